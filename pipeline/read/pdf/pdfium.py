"""A sheet from PDFium: the same numbers as from pdfplumber, in a twentieth of the time.

Boxes are made as pdfminer makes them (origin, descent and size of the font), so that words, lines and tables agree.
"""

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from pipeline.read.pdf import native
from pipeline.read.pdf.dump import CHAR, IMAGE, TEXT, Records
from pipeline.read.pdf.paths import shapes
from pipeline.read.pdf.sheet import Bools, Codes, Floats, Glyphs, Ints, Sheet, lengths, no_glyphs
from pipeline.read.pdf.turned import turned_boxes

HYPHENS = (0x2, 0xFFFE)  # what PDFium gives for a hyphen at a line end
UNMAPPED = 0xFFFD

Layout = tuple[float, float, float, float, float, float]  # page space to points from the top left


def sheet_of(page: pypdfium2.PdfPage, number: int, *, turn: bool = True) -> Sheet:
    """A page whose text runs sideways is turned unless `turn` is false; PdfiumError where its text cannot be loaded."""
    layout, width, height = _layout(page)
    text = page.get_textpage()
    try:
        chars = native.chars(ctypes.cast(text.raw, ctypes.c_void_p), raw.FPDFText_CountChars(text.raw))
        drawn = native.drawn(ctypes.cast(page.raw, ctypes.c_void_p))
        runs = _runs(chars)
        fonts = _fonts(runs)
    finally:
        text.close()
    side = _sideways(runs, layout) if turn else 0
    if side:
        layout, width, height = _turned(layout, side, width, height)
    rules, boxes, marks = shapes(drawn.segments, layout)
    kinds = drawn.objects["kind"]
    return Sheet(
        number=number,
        width=width,
        height=height,
        glyphs=_glyphs(chars, runs, layout, list(fonts)),
        fonts=tuple(fonts.values()),
        rules=rules,
        boxes=boxes,
        marks=marks,
        pictures=int((kinds == IMAGE).sum()),
        unmapped=int((chars["flags"] & 1).sum()),
        hidden=_hidden(runs, drawn.objects[kinds == TEXT], layout),
        engine="pdfium",
        turn=side,
    )


@dataclass(frozen=True, slots=True)
class Runs:
    """Characters of one text object that follow each other share matrix, font and size: the first of each run."""

    first: Records
    length: Ints


def _runs(chars: Records) -> Runs:
    drawn = chars["object"]
    starts = np.ones(len(chars), bool)
    starts[1:] = drawn[1:] != drawn[:-1]
    first = np.flatnonzero(starts)
    whole = chars.view(f"V{CHAR.itemsize}")  # numpy copies records field by field, lumps of bytes at once
    return Runs(whole[first].view(CHAR), lengths(first, len(chars)))


def _layout(page: pypdfium2.PdfPage) -> tuple[Layout, float, float]:
    """The visible page turned upright, its top left corner at the origin."""
    left, bottom, right, top = page.get_bbox()  # knows boxes that pages inherit from the page tree
    width, height = right - left, top - bottom
    turns: dict[int, tuple[Layout, float, float]] = {
        0: ((1, 0, 0, -1, -left, top), width, height),
        90: ((0, 1, 1, 0, -bottom, -left), height, width),
        180: ((-1, 0, 0, 1, right, -bottom), width, height),
        270: ((0, -1, -1, 0, top, right), height, width),
    }
    return turns[page.get_rotation() % 360]


def _sideways(runs: Runs, layout: Layout) -> int:
    """1 where most text of the page runs upwards, -1 where it runs downwards, 0 for an upright page."""
    along_x = runs.first["a"] * layout[0] + runs.first["b"] * layout[2]
    along_y = runs.first["a"] * layout[1] + runs.first["b"] * layout[3]
    up, down = (int(runs.length[turned].sum()) for turned in (along_y < -abs(along_x), along_y > abs(along_x)))
    most = 0.6 * int(runs.length.sum())
    return 1 if up > most else -1 if down > most else 0


def _turned(layout: Layout, turn: int, width: float, height: float) -> tuple[Layout, float, float]:
    """The layout of a page whose text runs sideways, so that it reads upright."""
    a, b, c, d, e, f = layout
    if turn == 1:
        return (-b, a, -d, c, height - f, e), height, width
    return (b, -a, d, -c, f, width - e), height, width


def _glyphs(chars: Records, runs: Runs, layout: Layout, fonts: list[int]) -> Glyphs:
    if not len(chars):
        return no_glyphs()
    a, b, c, d = (runs.first[name].astype(float) for name in "abcd")
    size, down = runs.first["size"].astype(float), runs.first["descent"].astype(float) / 1000
    along_x, along_y = a * layout[0] + b * layout[2], a * layout[1] + b * layout[3]
    up_x, up_y = c * layout[0] + d * layout[2], c * layout[1] + d * layout[3]
    standing: Bools = (along_x > 0) & (up_y < 0) & (np.abs(along_y) < 0.02 * along_x) & (np.abs(up_x) < -0.5 * up_y)
    tall = np.where(standing, -up_y, np.hypot(up_x, up_y)) * size
    base = chars["x"] * layout[1] + chars["y"] * layout[3] + layout[5]
    height, upright = np.repeat(tall, runs.length), np.repeat(standing, runs.length)
    bottom = base - np.repeat(down * tall, runs.length)
    boxes = np.stack([chars["left"] + layout[4], bottom - height, chars["right"] + layout[4], bottom])
    level = (a > 0) & (b == 0) & (c == 0)
    if layout[0] != 1 or not level.all():
        lines = np.stack([along_x, along_y, np.where(standing, 0, up_x * size), up_y * size, down, level], axis=1)
        _lay(boxes, chars, np.repeat(lines, runs.length, axis=0), layout)
    x0, x1 = _shared(boxes[0], boxes[2], base, chars["object"])
    font: Ints = np.searchsorted(np.array(fonts, np.uint64), runs.first["font"]).astype(np.int64)
    font = np.repeat(font, runs.length)
    return Glyphs(_codes(chars), x0, boxes[1], x1, boxes[3], base, height, font, upright)


def _lay(boxes: Floats, chars: Records, lines: Floats, layout: Layout) -> None:
    """Gives characters drawn turned or shown on a turned page their boxes; `lines` as in `turned_boxes`, and level."""
    level = lines[:, 5] > 0
    which = np.flatnonzero(~level if layout[0] == 1 else np.ones(len(level), bool))
    found, level = chars[which], level[which]
    low, high = np.where(level, found["y"], found["tight_b"]), np.where(level, found["y"], found["tight_t"])
    left, right = np.where(level, found["left"], found["tight_l"]), np.where(level, found["right"], found["tight_r"])
    ends = np.ones(len(which), bool)
    ends[:-1] = level[:-1] | (found["object"][1:] != found["object"][:-1]) | (which[1:] != which[:-1] + 1)
    ink = np.hstack([_placed(left, low, layout), _placed(right, high, layout)])
    boxes[:, which] = turned_boxes(_placed(found["x"], found["y"], layout), ink, lines[which], ends).T


def _placed(x: Floats, y: Floats, layout: Layout) -> Floats:
    """Points of the page space on the visible page, as rows of x and y from its top left corner."""
    a, b, c, d, e, f = layout
    return np.stack([x * a + y * c + e, x * b + y * d + f], axis=1)


def _codes(chars: Records) -> Codes:
    code: Codes = chars["code"].astype(np.uint32)
    for hyphen in HYPHENS:
        code[code == hyphen] = ord("-")
    code[(code == 0) | ((chars["flags"] & 1) > 0)] = UNMAPPED
    return code


def _shared(x0: Floats, x1: Floats, base: Floats, drawn: Records | Floats) -> tuple[Floats, Floats]:
    """Letters of a ligature ("ff", "fl") come as characters of one box drawn in one go: each takes its part of it."""
    again = np.zeros(len(x0), bool)
    again[1:] = (x0[1:] == x0[:-1]) & (x1[1:] == x1[:-1])
    if not again.any():
        return x0, x1
    again[1:] &= (base[1:] == base[:-1]) & (drawn[1:] == drawn[:-1]) & (x1 > x0)[1:]
    run = np.cumsum(~again) - 1
    first = np.flatnonzero(~again)
    part = (x1 - x0) / np.bincount(run)[run]
    left = x0 + part * (np.arange(len(x0)) - first[run])
    return left, np.where(np.bincount(run)[run] > 1, left + part, x1)


def _fonts(runs: Runs) -> dict[int, str]:
    """Names by handle, in the order of the handles."""
    return {handle: _name(handle) for handle in sorted(set(runs.first["font"].tolist()))}


def _name(handle: int) -> str:
    font = ctypes.cast(handle, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    weight = raw.FPDFFont_GetWeight(font)
    return buffer.value.decode("utf-8", "replace") + ("-bold" if weight >= 600 else "")


def _hidden(runs: Runs, texts: Records, layout: Layout) -> Floats:
    """Boxes of text objects of which PDFium gives no character: printed a second time over the first."""
    known, handles = set(runs.first["object"].tolist()), texts["handle"].tolist()
    if known.issuperset(handles):
        return np.empty((0, 4))
    lost = texts[np.array([handle not in known for handle in handles]) & (texts["depth"] == 0)]
    xs = np.stack([lost["l"] * layout[0] + lost["b"] * layout[2], lost["r"] * layout[0] + lost["t"] * layout[2]])
    ys = np.stack([lost["l"] * layout[1] + lost["b"] * layout[3], lost["r"] * layout[1] + lost["t"] * layout[3]])
    xs, ys = xs + layout[4], ys + layout[5]
    return np.stack([xs.min(0), ys.min(0), xs.max(0), ys.max(0)], axis=1).astype(float)
