"""Blanks between words: the characters that are one, and the gaps that stand for one.

"der Verein": the blank before the V may be set as a narrow gap and no character at all.
"""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats, Ints

BLANKS = np.zeros(0x3002, bool)
BLANKS[[*range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029]] = True
BLANKS[[0x202F, 0x205F, 0x3000]] = True


def is_blank(code: Codes) -> Bools:
    blank: Bools = BLANKS[np.minimum(code, 0x3001).astype(np.int64)]
    return blank


NARROWEST = 0.04  # of the size of type: no blank is narrower
AROUND = 4  # pairs of letters on both sides
OPENING = list(map(ord, "([{„‚"))  # no blank stands behind these, and none before the others
CLOSING = list(map(ord, ")]},;.:!?“‘-\u2010"))
WINDOW = 9  # pairs of letters
LEADER = 4  # dots
COLUMN = 1.0  # of the size of type: no gap between words of one line is wider
HYPHEN = 0x2010
MOSTLY = 0.7  # of them stand as far apart where a word is spaced out
WIDER = 1.5  # times that white parts two words


def spaced_out(gap: Floats, wide: Floats, far: Bools, pair: Ints, band: Ints) -> Bools:
    """Gaps that part no words: "B e i s p i e l e", letters set apart, as far from each other as all around.

    `gap`, the size `wide` and whether the gap is `far` belong to all pairs of neighbours, `pair` numbers those that
    are letters of one writing line; `band` is that of each glyph.
    """
    none = np.zeros(len(gap), bool)
    apart = far[pair] & (gap[pair] < wide[pair])
    if apart.sum() < WINDOW:
        return none
    near = np.convolve(apart, np.ones(WINDOW), "same") >= MOSTLY * WINDOW
    around = np.convolve(near, np.ones(WINDOW), "same") > 0  # the ends of the line too
    for line in np.unique(band[pair[near & apart]]).tolist():
        usual = float(np.median(gap[pair[near & apart & (band[pair] == line)]]))
        own = pair[around & (band[pair] == line)]
        none[own[gap[own] < WIDER * usual]] = True
    return none


def stands_out(gap: Floats, code: Codes) -> Bools:
    """A gap between letters that touch their other neighbours: a blank kerned narrow, as in "der Verein", "Stadt Jena".

    A neighbour in another column is none: the first letter may be a dash. Spaced-out headings have such gaps
    everywhere, so that none of them stands out; no hyphen that cuts a word begins one, however narrow the ligature
    before it is drawn. Gaps come in sizes of the type.
    """
    close = np.concatenate([[True], (gap < 0.06) | (gap > COLUMN), [True]])
    alone: Bools = (gap > 0.12) & close[:-2] & close[2:] & (code[1:] != HYPHEN)
    return alone


def made_up(gap: Floats, told: Bools, code: Codes, line: Ints) -> Bools:
    """Gaps of fonts without blanks, in sizes of the type, that an engine has `told` to be some: "elf Kommunen".

    It tells the same of letters set apart: most gaps around them are as wide. `line` is that of each pair of letters,
    -1 where the two are none or stand in two lines.
    """
    found: Bools = told & (line >= 0) & (gap > NARROWEST)
    found &= ~np.isin(code[:-1], OPENING) & ~np.isin(code[1:], CLOSING)
    if not found.any():
        return found
    pairs, wide, count = np.zeros(len(gap), int), np.zeros(len(gap), int), len(gap)
    lines, gaps = np.pad(line, AROUND, constant_values=-1), np.pad(gap, AROUND)
    for step in (step for step in range(2 * AROUND + 1) if step != AROUND):
        own = lines[step : step + count] == line
        pairs += own
        wide += own & (gaps[step : step + count] > 0.5 * gap)
    return found & (2 * wide <= pairs)


def ends_of_leaders(dot: Bools) -> Bools:
    """Where rows of dots begin and end: "Steuerung.......07/2020" is three words."""
    change = np.flatnonzero(np.diff(dot, prepend=False, append=False))
    ends: Bools = np.zeros(len(dot) + 1, bool)
    for start, end in zip(change[::2], change[1::2], strict=True):
        ends[[start, end]] |= end - start >= LEADER
    return ends[1:-1]
