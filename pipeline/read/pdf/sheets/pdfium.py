"""A sheet from PDFium: the same numbers as from pdfplumber, in a twentieth of the time.

Boxes are made as pdfminer makes them (origin, descent and size of the font), so that words, lines and tables agree.
"""

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from pipeline.read.pdf.sheets import by_ctypes, native
from pipeline.read.pdf.sheets.dump import IMAGE, TEXT, Chars, Records
from pipeline.read.pdf.sheets.fonts import fonts_of, with_weights
from pipeline.read.pdf.sheets.pairs import with_pairs_joined
from pipeline.read.pdf.sheets.paths import shapes
from pipeline.read.pdf.sheets.pictures import small_pictures
from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats, Glyphs, Ints, Sheet, lengths, no_glyphs
from pipeline.read.pdf.sheets.tints import with_tints
from pipeline.read.pdf.sheets.turned import turned_boxes, without_blanks

HYPHENS = (0x2, 0xFFFE)  # what PDFium gives for a hyphen at a line end
UNMAPPED = 0xFFFD
SHY, NOTHING = 0xAD, 0x200B  # within a ligature ("f", soft hyphen, "f" drawn at one place) no hyphen is printed

Boxes = tuple[Floats, Floats, Floats, Floats]  # x0, top, x1, bottom
Layout = tuple[float, float, float, float, float, float]  # page space to points from the top left


def sheet_at(document: pypdfium2.PdfDocument, number: int) -> Sheet | None:
    """Page `number` (from 1), opened and closed without pypdfium2's book of pages; None where it cannot be loaded."""
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return None
    try:
        return _sheet(page, number, turn=True)
    except pypdfium2.PdfiumError:
        return None
    finally:
        raw.FPDF_ClosePage(page)


def sheet_of(page: pypdfium2.PdfPage, number: int, *, turn: bool = True) -> Sheet:
    """A page whose text runs sideways is turned unless `turn` is false; PdfiumError where its text cannot be loaded."""
    return _sheet(page.raw, number, turn=turn)


def _sheet(page: raw.FPDF_PAGE, number: int, *, turn: bool) -> Sheet:
    layout, width, height = _layout(page)
    text = raw.FPDFText_LoadPage(page)
    if not text:
        raise pypdfium2.PdfiumError("no text page")
    try:
        chars = native.chars(ctypes.cast(text, ctypes.c_void_p), raw.FPDFText_CountChars(text))
        drawn = native.drawn(ctypes.cast(page, ctypes.c_void_p))
        fonts = fonts_of(chars.runs["font"])
    finally:
        raw.FPDFText_ClosePage(text)
    plain = _is_plain(chars)
    side = 0 if not turn or (plain and layout[0] == 1) else _sideways(_runs(chars), layout)
    if side:
        layout, width, height = _turned(layout, side, width, height)
    rules, boxes, marks, icons = shapes(drawn.segments, layout)
    pictures = int((drawn.objects["kind"] == IMAGE).sum())
    glyphs = native.glyphs(chars, layout, list(fonts)) if plain and layout[0] == 1 and len(chars) else None
    glyphs = glyphs or _glyphs(chars, layout, list(fonts))
    names = with_weights([*fonts.values()], glyphs)
    glyphs, names = with_tints(glyphs, names, chars.runs["object"], lengths(chars.runs["first"], len(chars)))
    return Sheet(
        number=number,
        width=width,
        height=height,
        glyphs=with_pairs_joined(glyphs),
        fonts=names,
        rules=rules,
        boxes=boxes,
        marks=marks,
        pictures=pictures,
        unmapped=int(chars.unknown.sum()),
        icons=np.concatenate([icons, small_pictures(drawn.objects, layout)]) if pictures else icons,
        hidden=_hidden(chars.runs["object"], drawn.objects, layout),
        engine="pdfium",
        turn=side,
    )


@dataclass(frozen=True, slots=True)
class Runs:
    """Characters of one text object that follow each other, a column for what they share; `a` to `d` is the matrix."""

    length: Ints
    a: Floats
    b: Floats
    c: Floats
    d: Floats
    size: Floats
    descent: Floats
    font: Codes
    drawn: Codes


def _is_plain(chars: Chars) -> bool:
    """No text of the page is turned, slanted or mirrored, as on most pages."""
    a, d = chars.runs["a"], chars.runs["d"]
    return chars.tight is None and bool(((d > 0) & (a + d < np.inf)).all())


def _runs(chars: Chars) -> Runs:
    runs, length = chars.runs, lengths(chars.runs["first"], len(chars))
    a, b, c, d = (runs[name] for name in ("a", "b", "c", "d"))
    return Runs(length, a, b, c, d, runs["size"], runs["descent"] / 1000, runs["font"], runs["object"])


def _layout(page: raw.FPDF_PAGE) -> tuple[Layout, float, float]:
    """The visible page turned upright, its top left corner at the origin."""
    box = raw.FS_RECTF()  # knows boxes that pages inherit from the page tree
    if not raw.FPDF_GetPageBoundingBox(page, box):
        raise pypdfium2.PdfiumError("no box")
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    width, height = right - left, top - bottom
    quarters: tuple[tuple[Layout, float, float], ...] = (
        ((1, 0, 0, -1, -left, top), width, height),
        ((0, 1, 1, 0, -bottom, -left), height, width),
        ((-1, 0, 0, 1, right, -bottom), width, height),
        ((0, -1, -1, 0, top, right), height, width),
    )
    return quarters[raw.FPDFPage_GetRotation(page) % 4]


def _sideways(runs: Runs, layout: Layout) -> int:
    """1 where most text of the page runs upwards, -1 where it runs downwards, 0 for an upright page."""
    along_x = runs.a * layout[0] + runs.b * layout[2]
    along_y = runs.a * layout[1] + runs.b * layout[3]
    up, down = (int(runs.length[turned].sum()) for turned in (along_y < -abs(along_x), along_y > abs(along_x)))
    most = 0.6 * int(runs.length.sum())
    return 1 if up > most else -1 if down > most else 0


def _turned(layout: Layout, turn: int, width: float, height: float) -> tuple[Layout, float, float]:
    """The layout of a page whose text runs sideways, so that it reads upright."""
    a, b, c, d, e, f = layout
    if turn == 1:
        return (-b, a, -d, c, height - f, e), height, width
    return (b, -a, d, -c, f, width - e), height, width


def _glyphs(chars: Chars, layout: Layout, fonts: list[int]) -> Glyphs:
    if not len(chars):
        return no_glyphs()
    runs = _runs(chars)
    lines, standing, tall = _lines(runs, layout)
    base = chars.x * layout[1] + chars.y * layout[3] + layout[5]
    height, upright = np.repeat(tall, runs.length), np.repeat(standing, runs.length)
    bottom = base - np.repeat(runs.descent * tall, runs.length)
    boxes = chars.left + layout[4], bottom - height, chars.right + layout[4], bottom
    drawn = np.repeat(runs.drawn, runs.length)
    if lines is not None:
        boxes = _laid(boxes, chars, np.repeat(lines, runs.length, axis=0), drawn, layout)
    x0, x1 = _shared(boxes[0], boxes[2], base, drawn)
    font: Ints = np.repeat(np.searchsorted(np.array(fonts, np.uint64), runs.font), runs.length)
    return Glyphs(_codes(chars), x0, boxes[1], x1, boxes[3], base, height, font, upright, chars.apart)


def _lines(runs: Runs, layout: Layout) -> tuple[Floats | None, Bools, Floats]:
    """The writing lines as in `_laid`, None where all are level; which runs are upright, how high their type is."""
    along_x, along_y = runs.a * layout[0] + runs.b * layout[2], runs.a * layout[1] + runs.b * layout[3]
    up_x, up_y = runs.c * layout[0] + runs.d * layout[2], runs.c * layout[1] + runs.d * layout[3]
    standing: Bools = (along_x > 0) & (up_y < 0) & (np.abs(along_y) < 0.02 * along_x) & (np.abs(up_x) < -0.5 * up_y)
    tall = np.where(standing, -up_y, np.hypot(up_x, up_y)) * runs.size
    level = (runs.a > 0) & (runs.b == 0) & (runs.c == 0)
    if layout[0] == 1 and level.all():
        return None, standing, tall
    upward = np.where(standing, 0, up_x * runs.size), up_y * runs.size
    return np.stack([along_x, along_y, *upward, runs.descent, level], axis=1), standing, tall


def _laid(boxes: Boxes, chars: Chars, lines: Floats, drawn: Codes, layout: Layout) -> Boxes:
    """The boxes, those of characters drawn turned or shown on a turned page as `turned_boxes` gives them.

    `lines` has its columns, and whether the character is level.
    """
    level = lines[:, 5] > 0
    which = np.flatnonzero(~level if layout[0] == 1 else np.ones(len(level), bool))
    level, one, x, y = level[which], drawn[which], chars.x[which], chars.y[which]
    tight_l, tight_b, tight_r, tight_t = chars.tight[which].T if chars.tight is not None else np.zeros((4, len(which)))
    low, high = np.where(level, y, tight_b), np.where(level, y, tight_t)
    left, right = np.where(level, chars.left[which], tight_l), np.where(level, chars.right[which], tight_r)
    ends = np.ones(len(which), bool)
    ends[:-1] = level[:-1] | (one[1:] != one[:-1]) | (which[1:] != which[:-1] + 1)
    ink = np.hstack([_placed(left, low, layout), _placed(right, high, layout)])
    found = np.stack(boxes)
    laid = turned_boxes(_placed(x, y, layout), ink, lines[which], ends)
    found[:, which] = without_blanks(laid, ink, lines[which], chars.code[which]).T
    x0, top, x1, bottom = found
    return x0, top, x1, bottom


def _placed(x: Floats, y: Floats, layout: Layout) -> Floats:
    """Points of the page space on the visible page, as rows of x and y from its top left corner."""
    a, b, c, d, e, f = layout
    return np.stack([x * a + y * c + e, x * b + y * d + f], axis=1)


def _codes(chars: Chars) -> Codes:
    """The characters, a hyphen for one at a line end and UNMAPPED for one without a meaning.

    A soft hyphen within a ligature ("Schif-" where "f", hyphen and "f" share one glyph) is not printed.
    """
    code = chars.code
    odd = np.flatnonzero((code <= HYPHENS[0]) | (code >= HYPHENS[1]) | chars.unknown)
    if len(odd):
        told = code[odd]
        told[np.isin(told, HYPHENS)] = ord("-")
        told[(told == 0) | chars.unknown[odd]] = UNMAPPED
        code[odd] = told
    if len(soft := np.flatnonzero(code[1:] == SHY) + 1):
        within = (chars.x[soft] == chars.x[soft - 1]) & (chars.y[soft] == chars.y[soft - 1])
        code[soft[within]] = NOTHING
    return code


def _shared(x0: Floats, x1: Floats, base: Floats, drawn: Codes | Floats) -> tuple[Floats, Floats]:
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


def _hidden(shown: Codes, objects: Records, layout: Layout) -> Floats:
    """Boxes of text objects of which PDFium gives no character: printed a second time over the first."""
    handles = objects["handle"][(objects["kind"] == TEXT) & (objects["depth"] == 0)]
    if np.array_equal(handles, shown):
        return np.empty((0, 4))
    told = set(shown.tolist())
    again = [handle for handle in handles.tolist() if handle not in told]
    if not again:
        return np.empty((0, 4))
    left, bottom, right, top = by_ctypes.bounds(again).T
    xs = np.stack([left * layout[0] + bottom * layout[2], right * layout[0] + top * layout[2]])
    ys = np.stack([left * layout[1] + bottom * layout[3], right * layout[1] + top * layout[3]])
    xs, ys = xs + layout[4], ys + layout[5]
    return np.stack([xs.min(0), ys.min(0), xs.max(0), ys.max(0)], axis=1).astype(float)
