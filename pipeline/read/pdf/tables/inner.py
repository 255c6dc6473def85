"""Columns right of the first whose lines keep heights of their own: measures beside lists set in other type or leading.

07/2020 bis 06/2025   Planung, Organisation    • Projektgruppe     Hardly a line has text in all three columns; the rows
                      und Umsetzung            • Projektplan       that the first one begins do, and leave a strip free.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.areas import area_of
from pipeline.read.pdf.flow.right_ends import ends_with_text
from pipeline.read.pdf.tables.crossing import lines_across
from pipeline.read.pdf.tables.sides import BESIDE
from pipeline.read.pdf.tables.strips import Strip, find_strips, measure, rows_of, without_rivers
from pipeline.read.pdf.words.words import Words

BINS = 3
LEAST_ROWS = 3
SHARE = 0.8  # of the rows leave a strip free


def inner_strips(words: Words, first: Strip, width: float) -> list[Strip]:
    """The strips that part what stands right of the first strip, from the left; the first of all is `first` itself."""
    row = _rows(words, first)
    words, row = words.pick(np.flatnonzero(row >= 0)), row[row >= 0]
    if not len(words):
        return [first]
    ends = ends_with_text(words)
    area = area_of(words, ends, np.arange(len(words)), width)
    group = np.zeros(area.rows, np.int64)
    group[area.row] = row
    rows = rows_of(area, group, BINS)
    found = [measure(run, BINS, rows, words, ends, row) for run in find_strips(rows, LEAST_ROWS, SHARE)]
    return without_rivers([first, *(strip for strip in found if strip.left > first.right + 6)], words)


def _rows(words: Words, first: Strip) -> np.typing.NDArray[np.int64]:
    """For each word its row, which begins where the first column does; -1 for what runs across, to the next row."""
    found = np.full(len(words), -1, np.int64)
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    number, inside = -1, False
    crossed, entered = lines_across(words, [first], starts), np.logical_or.reduceat(words.x1 <= first.edge - 1, starts)
    lines = zip(pairwise([*starts.tolist(), len(words)]), crossed.tolist(), entered.tolist(), strict=True)
    for (start, end), across, enters in lines:
        if across or enters:
            number, inside = number + (not across), not across
        if inside:
            found[start:end] = number
    return found


def column_pitch(words: Words, strips: Sequence[Strip]) -> float:
    """The usual step from line to line in one column; a low quantile, for rows may stand further apart."""
    least = BESIDE * float(np.median(words.size)) if len(words) else 0.0
    edges = [0.0, *(strip.edge - 1.5 for strip in strips), np.inf]
    usual = []
    for left, right in pairwise(edges):
        bases = np.unique(words.base[(words.x0 >= left) & (words.x0 < right)])
        steps = np.sort(np.diff(bases))
        steps = steps[steps > least]
        usual.extend(steps[len(steps) // 5 : len(steps) // 5 + 1].tolist())
    return min(usual, default=12.0)
