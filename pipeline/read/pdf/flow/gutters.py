"""Gutters: tall empty strips that have text on both sides, and the rivers of white in a paragraph that look like them.

Columns begin at one place, line by line; behind a river the words begin anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from pipeline.read.pdf.flow.overhangs import overhangs
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words.words import Words

STEP = 2.0  # points a bin of the map of covered places
FINE = 2.0  # times finer is the map on which narrow gutters are sought
GUTTER = 4  # bins: no narrower strip parts columns
WIDEST = 20_000.0  # points
TRIES = 8
LABEL, WIDE_LABEL = 0.35, 0.7  # of the width of the text behind labels; with a colon behind each
MOST_LABEL = 3  # words of one
EQUAL = 0.05  # of the size of type: by so much the blanks of a justified line may differ
EDGE = 0.4  # points by which lines that begin at one place may differ
ALIGNED = 0.5  # of the lines beside a narrow gutter begin at one of two places, with a bullet and without
NEAR = 1.15  # times the usual step between lines
MANY = 6  # lines that begin at one place in mid-page tell of a column


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


def area_of(words: Words, ends: Floats, which: Ints, width: float) -> Area:
    bands, row = np.unique(words.band[which], return_inverse=True)
    # a page of a billion points wide is no reason for a map of that size: beyond the last word there is nothing
    bins = int(min(width, float(ends[which].max(initial=0.0)) + 2 * STEP, WIDEST) / STEP) + 3
    first = np.clip((words.x0[which] / STEP).astype(np.int64), 0, bins - 2)
    last = np.clip(np.ceil(ends[which] / STEP).astype(np.int64), 1, bins - 1)
    begun, ended = (np.bincount(row * bins + place, minlength=len(bands) * bins) for place in (first, last))
    change = (begun - ended).reshape(len(bands), bins)
    base = np.zeros(len(bands))
    base[row] = words.base[which]
    return Area(which, row, np.cumsum(change, axis=1) > 0, base)


def find_gutter(area: Area, words: Words, ends: Floats, width: float) -> Run | None:
    """The best gutter among the words of an area, if there is one; on a finer map where columns may stand close."""
    if area.rows < 3:
        return None
    if not _has_second_edge(area, words):
        found = next(_gutters(area, words, ends), None)
        return found and _past_overhangs(found, area, words, ends)
    wide, wider = replace(words, x0=FINE * words.x0, x1=FINE * words.x1), FINE * ends
    found = next(_gutters(area_of(wide, wider, area.which, FINE * width), wide, wider), None)
    return found and _past_overhangs(replace(found, cut=found.cut / FINE), area, words, ends)


def _past_overhangs(run: Run, area: Area, words: Words, ends: Floats) -> Run:
    """The gutter goes on above and below rows that nothing but a word too long for its column holds.

    There it is sought close to the column behind it, for lines before it may be longer than those of the run.
    """
    x0, x1, row = words.x0[area.which], ends[area.which], area.row
    inside = (row >= run.first) & (row < run.last) & (x0 > run.cut)
    cut = max(run.cut, float(x0[inside].min(initial=np.inf)) - 2 * STEP)
    held = set(row[(x0 < cut + STEP) & (x1 > cut - STEP)].tolist())
    if not held & {run.first - 1, run.last}:
        return run
    long = overhangs(words, ends, area.which, row)
    over = {word.row for word in long if word.keep < cut < word.end + STEP}
    sides = row[x1 < cut], row[x0 > cut]
    first = max((n + 1 for n in held - over if n < run.first), default=0) if run.first - 1 in over else run.first
    last = min((n for n in held - over if n >= run.last), default=area.rows) if run.last in over else run.last
    above, below = (
        all(bool(((side >= start) & (side < end)).any()) for side in sides)
        for start, end in ((first, run.first), (run.last, last))
    )
    if not (above or below):
        return run
    return replace(run, cut=cut, first=first if above else run.first, last=last if below else run.last)


def _gutters(area: Area, words: Words, ends: Floats) -> Iterator[Run]:
    """The gutters of an area that are no rivers, the best first."""
    covered: Bools = area.covered
    filled: Ints = np.zeros((area.rows, covered.shape[1] + 1), np.int64)
    np.cumsum(covered, axis=1, out=filled[:, 1:])
    free: Bools = np.equal(filled[:, GUTTER:], filled[:, :-GUTTER])
    left: Bools = np.greater(filled[:, :-GUTTER], 0)
    right: Bools = np.less(filled[:, GUTTER:], filled[:, -1:])
    sides = (free & left).sum(axis=0), (free & right).sum(axis=0)
    candidates = np.flatnonzero((sides[0] >= 3) & (sides[1] >= 3))
    looks = (free + 2 * left.view(np.int8) + 4 * right.view(np.int8))[:, candidates]
    anew = np.append([True], (looks[:, 1:] != looks[:, :-1]).any(axis=0))[: len(candidates)]
    number = np.cumsum(anew) - 1  # most strips are free where the one before is
    strips = candidates[anew]
    found = _longest(*(look[:, strips] for look in (free, left, right)))
    runs = [(b, run) for b, n in zip(candidates.tolist(), number.tolist(), strict=True) if (run := found[n])]
    for _ in range(TRIES):
        if not runs:
            return
        best = max((run for _, run in runs), key=lambda run: run.score)
        same = _widest([b for b, run in runs if run == best])
        chosen = replace(best, cut=(same[len(same) // 2] + GUTTER / 2) * STEP)
        if not _is_river(chosen, (len(same) + GUTTER - 1) * STEP, area, words, ends):
            yield chosen
        runs = [(b, run) for b, run in runs if run != best or b not in same]


def _widest(strips: list[int]) -> range:
    """The most strips side by side: of two gutters of the same rows the wider one is sought first."""
    at = np.array(strips)
    parts = np.split(at, np.flatnonzero(np.diff(at) > 1) + 1)
    best = max(parts, key=len)
    return range(int(best[0]), int(best[-1]) + 1)


def _longest(free: Bools, left: Bools, right: Bools) -> list[Run | None]:
    """For each strip, a column, the stretch of rows in which it is free that has most text on both sides."""
    change = np.diff(free.T.astype(np.int8), axis=1, prepend=0, append=0)
    (strip, first), (_, last) = np.nonzero(change > 0), np.nonzero(change < 0)
    places = strip, first, last
    (on_left, top_left, end_left), (on_right, top_right, end_right) = (_within(side, *places) for side in (left, right))
    count, shared = np.minimum(on_left, on_right), np.minimum(end_left, end_right) - np.maximum(top_left, top_right)
    score = count * 100 + last - first
    best: list[Run | None] = [None] * free.shape[1]
    for n in np.flatnonzero((count >= 3) & (shared >= 2)).tolist():
        other = best[strip[n]]
        if other is None or score[n] > other.score:
            best[strip[n]] = Run(0.0, int(first[n]), int(last[n]), int(score[n]))
    return best


def _within(side: Bools, strip: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints, Ints]:
    """For each stretch of rows of a strip how many of them have text on this side, and the first and last of these."""
    rows = np.arange(len(side))[:, None]
    before = np.zeros((len(side) + 1, side.shape[1]), np.int64)
    np.cumsum(side, axis=0, out=before[1:])
    following = np.minimum.accumulate(np.where(side, rows, len(side))[::-1])[::-1]
    previous = np.maximum.accumulate(np.where(side, rows, -1))
    return before[last, strip] - before[first, strip], following[first, strip], previous[last - 1, strip]


def _is_river(run: Run, strip: float, area: Area, words: Words, ends: Floats) -> bool:
    """White that parts no columns: behind labels, or between words in some rows of one paragraph, by chance."""
    size = float(np.median(words.size[area.which]))
    beside = beside_of(run, area, words, ends)
    if are_labels(run, beside, area, words):
        return True
    if strip > 2 * size:
        return False
    if _are_blanks(beside, words, ends) or not _is_aligned(words.x0[beside[:, 1]], ends[beside[:, 0]]):
        return True
    rows = run.last - run.first
    if rows >= 8:
        return False
    near = max(1.5 * size, NEAR * float(np.median(np.diff(area.base))))
    near_above = run.first > 0 and area.base[run.first] - area.base[run.first - 1] < near
    near_below = run.last < area.rows and area.base[run.last] - area.base[run.last - 1] < near
    return bool(near_above and near_below) or (rows < 5 and strip < size and bool(near_above or near_below))


def beside_of(run: Run, area: Area, words: Words, ends: Floats) -> Ints:
    """For each line with text on both sides the last word before the gutter and the first behind it."""
    inside = (area.row >= run.first) & (area.row < run.last)
    which, row = area.which[inside], area.row[inside]
    order = np.lexsort((words.x0[which], row))
    which, row = which[order], row[order]
    behind = (words.x0[which] + ends[which]) / 2 >= run.cut
    last = np.flatnonzero((row[1:] == row[:-1]) & behind[1:] & ~behind[:-1])
    return np.stack([which[last], which[last + 1]], axis=1)


def are_labels(run: Run, beside: Ints, area: Area, words: Words) -> bool:
    """What stands left are labels of the lines they begin: "2012:  Augsburg", "Tel.  0911 123", below each other."""
    if not len(beside):
        return False
    first, last = int(words.band[beside[:, 0]].min()), int(words.band[beside[:, 0]].max())
    inside = area.which[(words.band[area.which] >= first) & (words.band[area.which] <= last)]
    left, right = inside[words.x1[inside] < run.cut], inside[words.x0[inside] > run.cut]
    if len(left) > MOST_LABEL * len(beside) or len(set(words.band[left].tolist())) > len(beside):
        return False
    wide = [float(words.x1[side].max() - words.x0[side].min()) for side in (left, right) if len(side)]
    ends = [words.text[n].endswith(":") for n in beside[:, 0].tolist()]
    marked = [end or any(map(str.isdigit, words.text[n])) for end, n in zip(ends, beside[:, 0].tolist(), strict=True)]
    most = WIDE_LABEL if all(ends) else LABEL
    return len(wide) == 2 and wide[0] < most * wide[1] and sum(marked) >= 0.5 * len(beside)


def _are_blanks(beside: Ints, words: Words, ends: Floats) -> bool:
    """In most lines the white is as wide as the other blanks: those of a justified line are equal."""
    equal = 0
    for before, after in beside.tolist():
        line = np.flatnonzero(words.band == words.band[before])
        line = line[np.argsort(words.x0[line], kind="stable")]
        blanks = words.x0[line[1:]] - words.x1[line[:-1]]
        own = words.x0[after] - words.x1[before]
        others = blanks[(line[:-1] != before) & (blanks > 0)]
        equal += len(others) > 1 and float(np.median(np.abs(others - own))) < EQUAL * float(words.size[before])
    return equal > 0 and equal >= 0.5 * len(beside)


def _is_aligned(starts: Floats, stops: Floats) -> bool:
    """Most lines behind the gutter begin at one place or two, or those before it end at one."""
    if not len(starts):
        return True
    first = _near(starts)
    rest = starts[~first]
    begin = int(first.sum() + (_near(rest).sum() if len(rest) else 0))
    return begin >= ALIGNED * len(starts) or int(_near(stops).sum()) >= ALIGNED * len(stops)


def _near(places: Floats) -> Bools:
    """Which of these are at the place where most are."""
    near: Bools = np.abs(places[:, None] - places[None, :]) < EDGE
    best: Bools = near[int(near.sum(axis=1).argmax())]
    return best


def _has_second_edge(area: Area, words: Words) -> bool:
    """Words begin one below the other, each behind some white, where no line does: there may be a narrow gutter."""
    x0, band = words.x0[area.which], words.band[area.which]
    order = np.lexsort((x0, band))
    which = area.which[order]
    gap = words.x0[which[1:]] - words.x1[which[:-1]]
    behind = which[1:][(np.diff(words.band[which]) == 0) & (gap > 0.4 * words.size[which[1:]])]
    if len(behind) < MANY:
        return False
    return int(np.bincount(np.round(words.x0[behind]).astype(np.int64).clip(0, int(WIDEST))).max()) >= MANY
