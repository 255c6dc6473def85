"""Which lines run across a strip between columns rather than leave it free, as a goal over all columns does."""

from collections.abc import Sequence
from itertools import takewhile

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.tables.strips import DIGIT, Strip
from pipeline.read.pdf.words.words import Words

BLANK = 0.55  # of the size of type: more than any blank between two words
SMALL, AT = 0.4, 0.6  # of the size of type where the next word begins within so many points of where the column does
MANY, ALIKE = 6, 0.03  # more blanks that differ by no more of the size of type are one line's, whatever stands below
OFF = 3.0  # times most blanks of its line
WIDER = 1.25  # times the blanks of a ragged line: more white parts columns where the next word begins as its column
EQUAL = 0.1  # of the size of type: blanks of a justified line differ by less
CENTRED = 1.0  # of the size of type: behind more white begins a head in the middle of its column, wider than entries
LEAST_WHITE = 0.2  # sizes of type of white before an entry


def runs_across(words: Words, strip: Strip) -> bool:
    """Whether a line of these words, band by band, runs over the strip rather than leaves it free.

    A head wider than its column still leaves more than a blank before the next; a full line before an entry need not.
    One in the middle of its column may begin over the strip, behind much white.
    """
    over, near, blank = _crossing(words, strip)
    behind = over[1:] & (words.x1[:-1] < strip.left + 2) & (blank[:-1] > CENTRED * words.size[1:])
    behind &= (words.x0 + words.x1)[1:] > 2 * strip.edge
    for n in np.flatnonzero(behind).tolist():
        over[n + 1] = not _stands_off(n, blank, words)
    return bool(over.any()) or any(_is_blank(n, blank, words, strip) for n in near)


def lines_across(words: Words, strips: Sequence[Strip], starts: Ints) -> Bools:
    """Which lines, each from one of these words to the next, run across one of the strips; titles may hold white."""
    found = np.zeros(len(words), bool)
    for strip in strips:
        over, near, blank = _crossing(words, strip)
        over[near] = [_is_blank(n, blank, words, strip) for n in near]
        found |= over
    across: Bools = np.logical_or.reduceat(found, starts)
    return across


def _crossing(words: Words, strip: Strip) -> tuple[Bools, list[int], Floats]:
    """Which words stand over the strip, and which before it with text behind it; the white behind each word."""
    blank = np.full(len(words), np.inf)
    blank[:-1] = np.where(words.band[1:] == words.band[:-1], words.x0[1:] - words.x1[:-1], np.inf)
    for n in np.flatnonzero(np.abs(words.x0[1:] - strip.right) < 1).tolist() if strip.entries else ():
        if blank[n] > LEAST_WHITE * words.size[n] and DIGIT.sub("0", words.text[n + 1]) in strip.entries:
            blank[words.band == words.band[n]] = np.inf
    least, begins = np.full(len(words), BLANK), np.abs(words.x0[1:] - strip.right) < AT
    least[:-1][begins] = SMALL
    for n in np.flatnonzero(begins & (words.x1[:-1] > strip.left + 2)).tolist():
        if WIDER * _usual(n, blank, words) < blank[n] < BLANK * words.size[n]:
            blank[words.band == words.band[n]] = np.inf
    over: Bools = (words.x1 > strip.left + 2) & (words.x0 < strip.edge - 2)
    over &= (words.x1 > strip.edge - 1) | (blank < least * words.size)
    before = (words.x1 <= strip.edge - 1) & (words.x1 + blank >= strip.edge - 2) & np.isfinite(blank) & ~over
    return over, np.flatnonzero(before).tolist(), blank


def _stands_off(n: int, blank: Floats, words: Words) -> bool:
    """The white behind a word is no blank: most blanks of its line are much narrower, as in ragged text."""
    first, end = words.band.searchsorted((words.band[n], words.band[n] + 1)).tolist()
    others = [white for at, white in enumerate(blank[first : end - 1].tolist(), start=first) if at != n]
    return len(others) > 1 and float(blank[n]) > OFF * float(np.median(others)) and bool(np.isfinite(blank[n]))


def _usual(n: int, blank: Floats, words: Words) -> float:
    """The widest blank of its line before it, of two or more that are all alike, as in ragged text; else no end."""
    first = int(words.band.searchsorted(words.band[n]))
    own = list(takewhile(lambda white: white < BLANK * words.size[n], blank[first:n][::-1].tolist()))
    alike = len(own) > 1 and max(own) - min(own) < ALIKE * words.size[n]
    return max(own) if alike else np.inf


def _is_blank(n: int, blank: Floats, words: Words, strip: Strip) -> bool:
    """What stands free is one of the equal blanks of a justified line, and no column begins behind it."""
    first, end = words.band.searchsorted((words.band[n], words.band[n] + 1)).tolist()
    own = blank[first : end - 1].tolist()
    spread = (max(own) - min(own)) / float(words.size[n])
    if len(own) > MANY and spread < ALIKE:
        return True  # a word of it may begin where a column does, by chance
    return len(own) > 2 and spread < EQUAL and abs(float(words.x0[n + 1]) - strip.edge) > 0.6
