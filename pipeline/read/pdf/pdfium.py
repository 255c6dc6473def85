"""A sheet from PDFium: the same numbers as from pdfplumber, in a twentieth of the time.

Boxes are made as pdfminer makes them (origin, descent and size of the font), so that words, lines and tables agree.
"""

import ctypes

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from pipeline.read.pdf import native
from pipeline.read.pdf.dump import IMAGE, TEXT, Records
from pipeline.read.pdf.paths import shapes
from pipeline.read.pdf.sheet import Bools, Floats, Glyphs, Ints, Sheet, no_glyphs

HYPHENS = (0x2, 0xFFFE)  # what PDFium gives for a hyphen at a line end
UNMAPPED = 0xFFFD

Layout = tuple[float, float, float, float, float, float]  # page space to points from the top left


def sheet_of(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """PdfiumError where PDFium cannot load the page's text."""
    layout, width, height = _layout(page)
    text = page.get_textpage()
    try:
        chars = native.chars(ctypes.cast(text.raw, ctypes.c_void_p), raw.FPDFText_CountChars(text.raw))
        drawn = native.drawn(ctypes.cast(page.raw, ctypes.c_void_p))
        fonts = _fonts(chars)
    finally:
        text.close()
    turn = _sideways(chars, layout)
    if turn:
        layout, width, height = _turned(layout, turn, width, height)
    rules, boxes, marks = shapes(drawn.segments, layout)
    kinds = drawn.objects["kind"]
    return Sheet(
        number=number,
        width=width,
        height=height,
        glyphs=_glyphs(chars, layout, list(fonts)),
        fonts=tuple(fonts.values()),
        rules=rules,
        boxes=boxes,
        marks=marks,
        pictures=int((kinds == IMAGE).sum()),
        unmapped=int((chars["flags"] & 1).sum()),
        hidden=_hidden(chars, drawn.objects[kinds == TEXT], layout),
        engine="pdfium",
        turn=turn,
    )


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


def _sideways(chars: Records, layout: Layout) -> int:
    """1 where most text of the page runs upwards, -1 where it runs downwards, 0 for an upright page."""
    along_x = chars["a"] * layout[0] + chars["b"] * layout[2]
    along_y = chars["a"] * layout[1] + chars["b"] * layout[3]
    up, down = int((along_y < -abs(along_x)).sum()), int((along_y > abs(along_x)).sum())
    return 1 if up > 0.6 * len(chars) else -1 if down > 0.6 * len(chars) else 0


def _turned(layout: Layout, turn: int, width: float, height: float) -> tuple[Layout, float, float]:
    """The layout of a page whose text runs sideways, so that it reads upright."""
    a, b, c, d, e, f = layout
    if turn == 1:
        return (-b, a, -d, c, height - f, e), height, width
    return (b, -a, d, -c, f, width - e), height, width


def _glyphs(chars: Records, layout: Layout, fonts: list[int]) -> Glyphs:
    if not len(chars):
        return no_glyphs()
    a, b, c, d = (chars[name].astype(float) for name in "abcd")
    size, down = chars["size"].astype(float), chars["descent"].astype(float) / 1000
    x = chars["x"] * layout[0] + chars["y"] * layout[2] + layout[4]
    base = chars["x"] * layout[1] + chars["y"] * layout[3] + layout[5]
    along_x, along_y = a * layout[0] + b * layout[2], a * layout[1] + b * layout[3]
    up_x, up_y = c * layout[0] + d * layout[2], c * layout[1] + d * layout[3]
    upright: Bools = (along_x > 0) & (up_y < 0) & (np.abs(along_y) < 0.02 * along_x) & (np.abs(up_x) < -0.5 * up_y)
    x0, x1 = _shared(*_ends(chars, layout, x, upright), base, chars["object"])
    height = np.where(upright, -up_y, np.hypot(up_x, up_y)) * size
    bottom = base - down * height
    code = np.where(np.isin(chars["code"], HYPHENS), ord("-"), chars["code"]).astype(np.uint32)
    code[(code == 0) | ((chars["flags"] & 1) > 0)] = UNMAPPED
    font: Ints = np.searchsorted(np.array(fonts, np.uint64), chars["font"]).astype(np.int64)
    return Glyphs(code, x0, bottom - height, x1, bottom, base, height, font, upright)


def _ends(chars: Records, layout: Layout, x: Floats, upright: Bools) -> tuple[Floats, Floats]:
    """Left and right ends: the advance box of ordinary text, the tight box of turned text."""
    if layout[0] == 1 and not (chars["tight_r"] > chars["tight_l"]).any():
        return chars["left"] + layout[4], chars["right"] + layout[4]
    plain = (chars["a"] > 0) & (chars["b"] == 0) & (chars["c"] == 0)
    left = np.where(plain & (layout[0] == 1), chars["left"], chars["tight_l"]).astype(float)
    right = np.where(plain & (layout[0] == 1), chars["right"], chars["tight_r"]).astype(float)
    low, high = chars["tight_b"].astype(float), chars["tight_t"].astype(float)
    one = left * layout[0] + low * layout[2] + layout[4]
    other = right * layout[0] + high * layout[2] + layout[4]
    x0, x1 = np.minimum(one, other), np.maximum(one, other)
    return np.where(upright, np.minimum(x0, x), x0), x1


def _shared(x0: Floats, x1: Floats, base: Floats, drawn: Records | Floats) -> tuple[Floats, Floats]:
    """Letters of a ligature ("ff", "fl") come as characters of one box drawn in one go: each takes its part of it."""
    again = np.zeros(len(x0), bool)
    again[1:] = (
        (np.diff(x0) == 0) & (np.diff(x1) == 0) & (np.diff(base) == 0) & (drawn[1:] == drawn[:-1]) & (x1 > x0)[1:]
    )
    if not again.any():
        return x0, x1
    run = np.cumsum(~again) - 1
    first = np.flatnonzero(~again)
    part = (x1 - x0) / np.bincount(run)[run]
    left = x0 + part * (np.arange(len(x0)) - first[run])
    return left, np.where(np.bincount(run)[run] > 1, left + part, x1)


def _fonts(chars: Records) -> dict[int, str]:
    """Names by handle, in the order of the handles."""
    return {int(handle): _name(int(handle)) for handle in np.unique(chars["font"])}


def _name(handle: int) -> str:
    font = ctypes.cast(handle, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, length))
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    weight = raw.FPDFFont_GetWeight(font)
    return buffer.value.decode("utf-8", "replace") + ("-bold" if weight >= 600 else "")


def _hidden(chars: Records, texts: Records, layout: Layout) -> Floats:
    """Boxes of text objects of which PDFium gives no character: printed a second time over the first."""
    lost = texts[~np.isin(texts["handle"], chars["object"]) & (texts["depth"] == 0)]
    xs = np.stack([lost["l"] * layout[0] + lost["b"] * layout[2], lost["r"] * layout[0] + lost["t"] * layout[2]])
    ys = np.stack([lost["l"] * layout[1] + lost["b"] * layout[3], lost["r"] * layout[1] + lost["t"] * layout[3]])
    xs, ys = xs + layout[4], ys + layout[5]
    return np.stack([xs.min(0), ys.min(0), xs.max(0), ys.max(0)], axis=1).astype(float)
