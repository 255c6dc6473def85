"""Gutters: tall empty strips that have text on both sides."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.flow.areas import STEP, WIDEST, Area, Run, area_of
from pipeline.read.pdf.flow.overhangs import overhangs
from pipeline.read.pdf.flow.rivers import is_river
from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words.words import Words

FINE = 2.0  # times finer is the map on which narrow gutters are sought
GUTTER = 4  # bins: no narrower strip parts columns
TRIES = 8
FEW = 0.5  # of the words that begin behind the gutter behind which most do
MANY = 6  # lines that begin at one place in mid-page tell of a column


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
    runs = _stretches(area.covered)
    begins = (words.x0[area.which] / STEP).astype(np.int64)
    for _ in range(TRIES):
        if not runs:
            return
        best = max((run for _, run in runs), key=lambda run: run.score)
        same = _likeliest([b for b, run in runs if run == best], begins)
        chosen = replace(best, cut=(same[len(same) // 2] + GUTTER / 2) * STEP)
        if not is_river(chosen, (len(same) + GUTTER - 1) * STEP, area, words, ends):
            yield chosen
        runs = [(b, run) for b, run in runs if run != best or b not in same]


def _stretches(covered: Bools) -> list[tuple[int, Run]]:
    """The strips that may be gutters, by number of their first bin, each with its best stretch of rows."""
    found = native.strips(covered)
    if found is None:
        return _stretches_by_numpy(covered)
    strips = np.flatnonzero(found[2])
    return [(b, Run(0.0, *stretch)) for b, *stretch in zip(strips.tolist(), *found[:, strips].tolist(), strict=True)]


def _stretches_by_numpy(covered: Bools) -> list[tuple[int, Run]]:
    filled: Ints = np.zeros((len(covered), covered.shape[1] + 1), np.int64)
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
    return [(b, run) for b, n in zip(candidates.tolist(), number.tolist(), strict=True) if (run := found[n])]


def _likeliest(strips: list[int], begins: Ints) -> range:
    """The most strips side by side behind which words begin, if two gutters part the same rows: few do by chance."""
    at = np.array(strips)
    parts = np.split(at, np.flatnonzero(np.diff(at) > 1) + 1)
    if len(parts) > 1:
        behind = [int((np.abs(begins - part[-1] - GUTTER) <= 1).sum()) for part in parts]
        parts = [part for part, count in zip(parts, behind, strict=True) if count >= FEW * max(behind)]
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
