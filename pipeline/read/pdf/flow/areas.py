"""The words of an area of a page as a map of what they cover, and the gutters that part it."""

from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words.words import Words

STEP = 2.0  # points a bin of the map of covered places
WIDEST = 20_000.0  # points


@dataclass(frozen=True, slots=True)
class Run:
    """A gutter: the place of its middle, and the rows it parts, half-open; `drawn` where a rule stands in it."""

    cut: float
    first: int
    last: int
    score: int = 0
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """Which words, in which writing lines (numbered from 0), and what they cover."""

    which: Ints
    row: Ints
    covered: Bools
    base: Floats

    @property
    def rows(self) -> int:
        return len(self.covered)

    def rows_with(self, words: Bools) -> Bools:
        """Which rows hold some of these of its words."""
        found = np.zeros(self.rows, bool)
        found[self.row[words]] = True
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """One writing line: what stands left and right of a gutter."""

    left: Ints
    right: Ints


def area_of(words: Words, ends: Floats, which: Ints, width: float) -> Area:
    bands, row = np.unique(words.band[which], return_inverse=True)
    # a page of a billion points wide is no reason for a map of that size: beyond the last word there is nothing
    bins = int(min(width, float(ends[which].max(initial=0.0)) + 2 * STEP, WIDEST) / STEP) + 3
    first = np.clip((words.x0[which] / STEP).astype(np.int64), 0, bins - 2)
    last = np.clip(np.ceil(ends[which] / STEP).astype(np.int64), 1, bins - 1)
    base = np.zeros(len(bands))
    base[row] = words.base[which]
    covered = native.covered(row, first, last, (len(bands), bins))
    return Area(which, row, _covered(row, first, last, (len(bands), bins)) if covered is None else covered, base)


def _covered(row: Ints, first: Ints, last: Ints, size: tuple[int, int]) -> Bools:
    """Which bins of each row some word covers."""
    rows, bins = size
    begun, ended = (np.bincount(row * bins + place, minlength=rows * bins) for place in (first, last))
    covered: Bools = np.cumsum((begun - ended).reshape(rows, bins), axis=1) > 0
    return covered
