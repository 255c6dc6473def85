"""Reading order: a page is cut along its gutters, the tall empty strips that have text on both sides.

A flyer of three columns under one title: the title, then each column from top to bottom, then what stands below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.bullets import NUMBER
from pipeline.read.pdf.hanging import before_amounts, hanging
from pipeline.read.pdf.headed import bands_of
from pipeline.read.pdf.printed import BULLETS, DASHES, PRIVATE
from pipeline.read.pdf.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words import Words

STEP = 2.0  # points a bin of the map of covered places
GUTTER = 4  # bins: no narrower strip parts columns
DEEPEST = 12
WIDEST = 20_000.0  # points
LONGEST = 5  # characters of a number that begins an item: "(12a)"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words (by number) of one column, and how far its lines may reach."""

    which: Ints
    left: float
    limit: float


@dataclass(frozen=True, slots=True)
class Run:
    """A gutter: the bin of its middle and the rows it parts, half-open."""

    bin: int
    first: int
    last: int
    score: int


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


def read_order(words: Words, width: float) -> Iterator[Leaf]:
    """The columns of a page in the order in which they are read."""
    ends = ends_with_text(words)
    yield from _split(words, ends, np.arange(len(words)), (0.0, width), 0)


def find_run(words: Words, ends: Floats, which: Ints, width: float) -> tuple[Area, Run | None]:
    """The best gutter among these words, if there is one."""
    area = area_of(words, ends, which, width)
    return area, _best_run(area, words)


def _split(words: Words, ends: Floats, which: Ints, bounds: tuple[float, float], depth: int) -> Iterator[Leaf]:
    if not len(which):
        return
    area, run = find_run(words, ends, which, max(bounds[1], float(ends.max(initial=0))) + STEP)
    if run is None or depth > DEEPEST:
        yield Leaf(which, *bounds)
        return
    middle = (words.x0[which] + ends[which]) / 2
    cut = (run.bin + GUTTER / 2) * STEP
    breaks = [*bands_of(words, which, area.row, middle < cut, (run.first, run.last))]
    if breaks:
        for start, end in pairwise([0, *breaks, area.rows]):
            yield from _split(words, ends, which[(area.row >= start) & (area.row < end)], bounds, depth + 1)
        return
    inside = (area.row >= run.first) & (area.row < run.last)
    left, right = inside & (middle < cut), inside & (middle >= cut)
    for part, part_bounds in (
        (area.row < run.first, bounds),
        (left, (bounds[0], float(words.x0[which[right]].min()))),
        (right, (cut, bounds[1])),
        (area.row >= run.last, bounds),
    ):
        yield from _split(words, ends, which[part], part_bounds, depth + 1)


def ends_with_text(words: Words) -> Floats:
    """Right ends of words; a bullet or a number of a section reaches as far as the word after it: no gutter parts them.

    A dash behind a word is no bullet: "– auch von Teilen –" may end the line of a column.
    """
    ends: Floats = words.x1.copy()
    for n in [n for n, text in enumerate(words.text[:-1]) if len(text) <= LONGEST or text[0] >= "\ue000"]:
        text = words.text[n]
        bullet = text in BULLETS or text in DASHES or PRIVATE.match(text) or NUMBER.fullmatch(text)
        behind = n > 0 and words.band[n - 1] == words.band[n] and words.x0[n] - words.x1[n - 1] < 0.7 * words.size[n]
        if bullet and not behind and words.band[n] == words.band[n + 1]:
            ends[n] = max(ends[n], words.x0[n + 1])
    for parted in (hanging(words), before_amounts(words)):
        ends[parted] = words.x0[parted + 1]
    return ends


def area_of(words: Words, ends: Floats, which: Ints, width: float) -> Area:
    bands, row = np.unique(words.band[which], return_inverse=True)
    # a page of a billion points wide is no reason for a map of that size: beyond the last word there is nothing
    bins = int(min(width, float(ends[which].max(initial=0.0)) + 2 * STEP, WIDEST) / STEP) + 3
    change = np.zeros((len(bands), bins), np.int32)
    first = np.clip((words.x0[which] / STEP).astype(np.int64), 0, bins - 2)
    last = np.clip(np.ceil(ends[which] / STEP).astype(np.int64), 1, bins - 1)
    np.add.at(change, (row, first), 1)
    np.add.at(change, (row, last), -1)
    base = np.zeros(len(bands))
    base[row] = words.base[which]
    return Area(which, row, np.cumsum(change, axis=1) > 0, base)


def _best_run(area: Area, words: Words) -> Run | None:
    if area.rows < 3:
        return None
    covered: Bools = area.covered
    filled: Ints = np.zeros((area.rows, covered.shape[1] + 1), np.int64)
    np.cumsum(covered, axis=1, out=filled[:, 1:])
    free: Bools = np.equal(filled[:, GUTTER:], filled[:, :-GUTTER])
    left: Bools = np.greater(filled[:, :-GUTTER], 0)
    right: Bools = np.less(filled[:, GUTTER:], filled[:, -1:])
    sides = (free & left).sum(axis=0), (free & right).sum(axis=0)
    candidates = np.flatnonzero((sides[0] >= 3) & (sides[1] >= 3))
    runs = [_longest(int(b), free[:, b], left[:, b], right[:, b], area) for b in candidates]
    best = max((run for run in runs if run), key=lambda run: run.score, default=None)
    if best is None:
        return None
    same = [run for run in runs if run and (run.first, run.last, run.score) == (best.first, best.last, best.score)]
    chosen = same[len(same) // 2] if same[-1].bin - same[0].bin < 2 * len(same) else same[0]
    return None if _is_river(chosen, len(same), area, words) else chosen


def _longest(number: int, free: Bools, left: Bools, right: Bools, area: Area) -> Run | None:
    """The stretch of rows in which this strip is free and has most text on both sides."""
    blocked = [-1, *np.flatnonzero(~free).tolist(), area.rows]
    best: Run | None = None
    for above, below in pairwise(blocked):
        first, last = above + 1, below
        if last - first < 3:
            continue
        on_left, on_right = np.flatnonzero(left[first:last]), np.flatnonzero(right[first:last])
        if len(on_left) < 3 or len(on_right) < 3:
            continue
        shared = min(on_left[-1], on_right[-1]) - max(on_left[0], on_right[0])
        score = int(min(len(on_left), len(on_right)) * 100 + last - first)
        if shared >= 2 and (best is None or score > best.score):
            best = Run(number, first, last, score)
    return best


def _is_river(run: Run, breadth: int, area: Area, words: Words) -> bool:
    """White between words that happens to line up in a few rows of one paragraph."""
    size = float(np.median(words.size[area.which]))
    strip = (breadth + GUTTER - 1) * STEP
    rows = run.last - run.first
    if strip > 2 * size or rows >= 8:
        return False
    near_above = run.first > 0 and area.base[run.first] - area.base[run.first - 1] < 1.5 * size
    near_below = run.last < area.rows and area.base[run.last] - area.base[run.last - 1] < 1.5 * size
    return bool(near_above and near_below) or (rows < 5 and strip < size and bool(near_above or near_below))
