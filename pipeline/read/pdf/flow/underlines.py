"""Rules that underline headings, over all columns of a text: they part no rows of a table."""

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.words.bullets import is_bullet
from pipeline.read.pdf.words.words import Words

LARGER = 1.1  # times the usual size of type
NEAR = 1.0  # sizes of type from the writing line of a heading to its rule
WHITE = 2.0  # sizes of type: more than a blank of a justified heading
LARGE, BOLD = 0.6, 0.8  # of the rules: so many stand below larger type, or below bold lines; goals are bold, too


def underline_headings(words: Words, heights: Sequence[float]) -> bool:
    """Above most of these heights stands a line in larger type or bold, with nothing beside it."""
    usual = float(np.median(words.size)) if len(words) else 0.0
    lines = [_line_above(words, height) for height in heights]
    large = sum(bool(len(line)) and float(words.size[line].min()) > LARGER * usual for line in lines)
    bold = sum(bool(len(line)) and bool(words.bold[line].all()) for line in lines)
    return large >= LARGE * len(heights) or bold >= BOLD * len(heights)


def _line_above(words: Words, height: float) -> Ints:
    """The words of the writing line just above a height; none of an item, nor where white parts them into columns."""
    above = np.flatnonzero((words.base < height + 1) & (height - words.base < NEAR * words.size))
    line: Ints = above[words.band[above] == words.band[above].max(initial=-1)]
    line = line[np.argsort(words.x0[line])]
    parted = bool((words.x0[line[1:]] - words.x1[line[:-1]] > WHITE * words.size[line[1:]]).any())
    return line[:0] if parted or (len(line) and is_bullet(words.text[line[0]])) else line
