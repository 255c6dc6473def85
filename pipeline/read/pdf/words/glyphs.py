"""Glyphs in the order in which they are read: writing lines, runs drawn in one go, and what is printed twice."""

from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Floats, Glyphs, Ints, Sheet, lengths
from pipeline.read.pdf.words.blanks import is_blank

MOST_MARKS = 200  # of a page
SWASH, OVER = 0.95, 0.25  # of the size of type: few letters are as wide, and none so far over the next but by a tail
RAISED, TOUCHING = 0.2, 0.12  # of the size of type: how far up a run stands at least, and how near to a letter
MOST_RAISED = 24  # glyphs of a run: more are a line of text beside a large number
INITIAL = 0.45  # of its size: text so much smaller stands beside the first letter of a chapter, not above or below it
MOST_NEAR = 8  # more glyphs within one glyph's width are no text, but a heap


def on_page(sheet: Sheet) -> Bools:
    """Glyphs whose middle lies on the visible page."""
    g = sheet.glyphs
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    inside: Bools = (x >= 0) & (x <= sheet.width) & (y >= 0) & (y <= sheet.height) & (g.size > 0.5)
    return inside


def lowered(glyphs: Glyphs) -> Floats:
    """The writing line of each glyph; a smaller raised or lowered run takes that of the glyph drawn before it.

    So does a raised one that is no larger and touches it.
    """
    size, base = glyphs.size, glyphs.base
    up = base[:-1] - base[1:]
    raised = np.flatnonzero((up > RAISED * size[:-1]) & (up < size[:-1]))
    raised = raised[np.abs(glyphs.x0[raised + 1] - glyphs.x1[raised]) < TOUCHING * size[raised]]
    smaller = (size[1:] < 0.85 * size[:-1]) & (size[1:] > INITIAL * size[:-1])
    smaller[raised] |= (size[raised + 1] <= size[raised]) & (size[raised + 1] > INITIAL * size[raised])
    drops = np.flatnonzero(smaller) + 1
    rises = np.flatnonzero(size[:-1] < 0.85 * size[1:])
    if not len(drops) and not len(rises):
        return base
    base = base.copy()
    for end in rises.tolist():
        _lower_mark(glyphs, base, end)
    for start in drops.tolist():
        shift = abs(base[start] - base[start - 1])
        gap = glyphs.x0[start] - glyphs.x1[start - 1]
        if not (0.05 * size[start - 1] < shift < 0.7 * size[start - 1] and -2 < gap < 0.4 * size[start - 1]):
            continue
        end = start + 1
        while end < len(size) and size[end] == size[start] and glyphs.base[end] == glyphs.base[start]:
            end += 1
        if end - start <= MOST_RAISED:
            base[start:end] = base[start - 1]
    _lower_apart(glyphs, base)
    return base


def _lower_apart(glyphs: Glyphs, base: Floats) -> None:
    """Small raised numbers drawn apart from their text, as browsers draw links, take the line they stand in."""
    digit = (glyphs.code >= 48) & (glyphs.code < 58) & (glyphs.size < 0.85 * np.median(glyphs.size)) & glyphs.upright
    starts = np.ones(len(digit), bool)
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    starts[1:] = ~digit[:-1] | (glyphs.base[1:] != glyphs.base[:-1]) | (np.abs(gap) > 0.3 * glyphs.size[1:])
    ends = np.append(starts[1:] | ~digit[1:], True)
    runs = list(zip(np.flatnonzero(digit & starts).tolist(), np.flatnonzero(digit & ends).tolist(), strict=True))
    text = np.flatnonzero(~digit)
    size, x0, x1, line = glyphs.size[text], glyphs.x0[text], glyphs.x1[text], base[text]
    for first, last in runs if len(runs) <= MOST_MARKS else ():
        shift, before, behind = line - base[first], glyphs.x0[first] - x1, x0 - glyphs.x1[last]
        beside = ((before > -1) & (before < 0.25 * size)) | ((behind >= 0) & (behind < 0.4 * size))
        near = np.flatnonzero((shift > 0.05 * size) & (shift < 0.7 * size) & beside)
        if len(near) and last - first < 3:
            base[first : last + 1] = line[near[0]]


def _lower_mark(glyphs: Glyphs, base: Floats, end: int) -> None:
    """A small raised number that begins a line, up to glyph `end`, takes the line of the text it is drawn before.

    So do letters that a line end cut from those raised before them: "Gesundheitsregionen^pl" / "^us (GR+)".
    """
    start = _start_of_run(glyphs, end)
    size, text = glyphs.size[end + 1], base[end + 1]
    near = 0 <= glyphs.x0[end + 1] - glyphs.x1[end] < 0.6 * size and 0.05 * size < text - base[end] < 0.7 * size
    alone = not start or abs(base[start - 1] - text) > 0.7 * size
    digits = all(48 <= code < 58 for code in glyphs.code[start : end + 1].tolist())
    if near and alone and end - start < 4 and (digits or _is_rest(glyphs, start, size)):
        base[start : end + 1] = text


def _start_of_run(glyphs: Glyphs, end: int) -> int:
    """The first glyph of those of one size and height that end with this one."""
    start = end
    while start and glyphs.base[start - 1] == glyphs.base[end] and glyphs.size[start - 1] == glyphs.size[end]:
        start -= 1
    return start


def _is_rest(glyphs: Glyphs, start: int, size: float) -> bool:
    """Just before, a run of the same small size stands raised behind text as large as that after this one."""
    if not start or glyphs.size[start - 1] != glyphs.size[start] or glyphs.x0[start] > glyphs.x0[start - 1]:
        return False
    before = _start_of_run(glyphs, start - 1)
    return before > 0 and glyphs.size[before - 1] == size and glyphs.base[before - 1] > glyphs.base[before]


def without_swashes(glyphs: Glyphs) -> Glyphs:
    """Letters wider than most, whose tail runs below those after them ("Qu"), end where the next one begins."""
    tails = np.flatnonzero((glyphs.x1 - glyphs.x0)[:-1] > SWASH * glyphs.size[:-1])
    if not len(tails):
        return glyphs
    after, size = tails + 1, glyphs.size[tails]
    over, step = glyphs.x1[tails] - glyphs.x0[after], glyphs.x0[after] - glyphs.x0[tails]
    same = (glyphs.base[after] == glyphs.base[tails]) & (glyphs.size[after] == size)  # the tail may be of a font apart
    cut = tails[same & (over > OVER * size) & (step > 0.2 * size)]
    x1 = glyphs.x1.copy()
    x1[cut] = glyphs.x0[cut + 1]
    return replace(glyphs, x1=x1)


def bands(base: Floats, size: Floats) -> Ints:
    """Which writing line a glyph stands on, numbered from the top; lines of two columns may share a band."""
    starts = np.ones(len(base), bool)
    starts[1:] = (base[1:] != base[:-1]) | (size[1:] != size[:-1])
    first = np.flatnonzero(starts)
    order = first[np.argsort(base[first], kind="stable")]
    new = np.zeros(len(order), bool)
    new[1:] = np.diff(base[order]) > np.minimum(2.0, 0.2 * size[order][1:])
    band = np.zeros(len(base), np.int64)
    band[order] = np.cumsum(new)
    bands: Ints = np.repeat(band[first], lengths(first, len(base)))
    return bands


def reading(glyphs: Glyphs, band: Ints) -> Ints:
    """Band by band, in a band from left to right; what was drawn in one go stays together where words overlap."""
    starts = np.ones(len(band), bool)
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    # 0.15: of "1.9" printed twice PDFium keeps "1", "9" and then the other "."; each must find its own place
    starts[1:] = (band[1:] != band[:-1]) | (gap > 0.15 * glyphs.size[1:]) | (gap < -0.5 * glyphs.size[1:])
    first = np.flatnonzero(starts)
    length = lengths(first, len(band))
    run = np.lexsort((glyphs.x0[first], band[first]))
    begins = np.cumsum(length[run]) - length[run]
    order: Ints = np.arange(len(band)) + np.repeat(first[run] - begins, length[run])
    return order


def doubled(glyphs: Glyphs, band: Ints) -> Bools:
    """True for a glyph that repeats the same character of its band within half its own width."""
    double = np.zeros(len(band), bool)
    step, same = np.diff(glyphs.x0), band[1:] == band[:-1]
    if bool(((step < 0) & same).any()):
        return _doubled_out_of_order(glyphs, band)
    near = np.flatnonzero(same & (step < 0.45 * (glyphs.x1 - glyphs.x0)[1:])) + 1
    back = 1
    while len(near):
        if back > MOST_NEAR:
            return _doubled_out_of_order(glyphs, band)
        double[near[glyphs.code[near] == glyphs.code[near - back]]] = True
        back += 1
        near = near[near >= back]
        close = glyphs.x0[near] - glyphs.x0[near - back] < 0.45 * (glyphs.x1[near] - glyphs.x0[near])
        near = near[close & (band[near] == band[near - back])]
    return double & ~is_blank(glyphs.code) if double.any() else double


def _doubled_out_of_order(glyphs: Glyphs, band: Ints) -> Bools:
    """The same where glyphs of a band do not stand one right of the other: sorted by character and place."""
    order = np.lexsort((glyphs.x0, glyphs.code, band))
    x0, code, row = glyphs.x0[order], glyphs.code[order], band[order]
    width = glyphs.x1[order] - x0
    again = np.zeros(len(order), bool)
    again[1:] = (code[1:] == code[:-1]) & (row[1:] == row[:-1]) & (np.diff(x0) < 0.45 * width[1:])
    again &= ~is_blank(code)
    double = np.zeros(len(order), bool)
    double[order] = again
    return double
