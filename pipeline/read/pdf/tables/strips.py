"""Empty strips between the columns of a table that draws no upright rules.

"07/2020 bis 06/2025   Planung, Organisation": in most rows nothing is printed between the two; a goal may run across.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.read.pdf.flow.areas import STEP, Area
from pipeline.read.pdf.flow.line_ends import OPEN_ENDS
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words.bullets import is_bullet
from pipeline.read.pdf.words.words import Words

DIGIT = re.compile("[0-9]")
FAR = 1.2  # sizes of type of white: more than a justified line has between its words
BESIDE = 0.25  # of the size of type: lines that overlap by more stand side by side
LEAST_SHARE = 0.34  # of the rows that a strip parts: so many begin behind it where others do
NEAR = 1.0  # point that columns may begin apart on two pages
INDENT = 3.0  # sizes of type: a list stands no further in
LEAST_ENTRIES = 3  # rows with one entry

Counts = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Strip:
    """Where the text left of the strip ends and the text right of it begins, and what share of rows begins there.

    `lead` is how much further left the widest entry begins: a head over periods set to the middle of their column.
    `entries` are how words read, but for their digits, that begin the column in several rows.
    """

    left: float
    right: float
    share: float = 1.0
    lead: float = 0.0
    entries: frozenset[str] = frozenset()

    @property
    def edge(self) -> float:
        """Where the column right of the strip begins, with all its entries."""
        return self.right - self.lead


@dataclass(frozen=True, slots=True)
class Rows:
    """Groups of printed lines taken as rows: what each covers, and how many stand on both sides of each place."""

    covered: Bools
    free: Bools
    both: Bools


def rows_of(area: Area, group: Ints, bins: int) -> Rows:
    """The lines of an area united by their group number; -1 leaves a line out. `bins` is the least width."""
    covered = united(area, group)
    return rows_free(covered, filled_before(covered), bins)


def united(area: Area, group: Ints) -> Bools:
    """What each group of lines covers; -1 leaves a line out."""
    if np.array_equal(group, np.arange(area.rows)):
        return area.covered
    covered = np.zeros((int(group.max(initial=-1)) + 1, area.covered.shape[1]), bool)
    order = np.argsort(group, kind="stable")[int((group < 0).sum()) :]
    if len(order):
        numbers, first = np.unique(group[order], return_index=True)
        covered[numbers] = np.logical_or.reduceat(area.covered[order], first)
    return covered


def filled_before(covered: Bools) -> Counts:
    """How many places are covered in each row before each place, and in the whole row."""
    filled: Counts = np.zeros((len(covered), covered.shape[1] + 1), np.int32)
    np.cumsum(covered, axis=1, out=filled[:, 1:])
    return filled


def rows_free(covered: Bools, filled: Counts, bins: int) -> Rows:
    """The rows, and where each leaves so many places free that follow each other."""
    free: Bools = np.equal(filled[:, bins:], filled[:, :-bins])
    left: Bools = np.greater(filled[:, :-bins], 0)
    right: Bools = np.less(filled[:, bins:], filled[:, -1:])
    return Rows(covered, free, left & right)


def side_by_side(words: Words) -> Ints:
    """For each printed line the number of those it stands beside: a period at half height between two lines."""
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    tops, bottoms = np.minimum.reduceat(words.top, starts), np.maximum.reduceat(words.bottom, starts)
    overlap = np.maximum.accumulate(bottoms)[:-1] - tops[1:]
    return np.cumsum(np.append(0, overlap < BESIDE * float(np.median(words.size))))


def find_strips(rows: Rows, least: int, share: float) -> list[tuple[int, int]]:
    """Runs of bins that `least` rows leave free with text on both sides, and that share of the rows that reach it."""
    free = (rows.free & rows.both).sum(axis=0)
    reach = rows.both.sum(axis=0)
    good = (free >= least) & (free >= share * reach)
    return [_best_part(part, free) for run in _runs(good, 0) for part in _plateaus(run, free)]


def _runs(good: Bools, offset: int) -> list[tuple[int, int]]:
    """Unbroken runs of True, as first and last place."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], good.astype(np.int8), [0]])))
    return [(int(a) + offset, int(b) - 1 + offset) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _plateaus(run: tuple[int, int], free: Ints) -> list[tuple[int, int]]:
    """A column that is empty in many rows lies between two strips: what most rows leave free tells them apart."""
    part = free[run[0] : run[1] + 1]
    return _runs(part >= 0.8 * part.max(), run[0])


def _best_part(run: tuple[int, int], free: Ints) -> tuple[int, int]:
    """The part of a run that most rows leave free."""
    part = free[run[0] : run[1] + 1]
    best = np.flatnonzero(part == part.max())
    return run[0] + int(best[0]), run[0] + int(best[-1])


def measure(run: tuple[int, int], bins: int, rows: Rows, words: Words, ends: Floats, row: Ints) -> Strip:
    """The strip in points: `row` is the row number of each word."""
    middle = (run[0] + run[1] + bins) / 2 * STEP
    open_rows = np.flatnonzero(rows.free[:, (run[0] + run[1]) // 2])
    centre = (words.x0 + ends) / 2
    starts = np.full(len(rows.free), np.inf)
    np.minimum.at(starts, row[centre >= middle], words.x0[centre >= middle])
    shared = _is_shared(starts[open_rows])
    in_columns, share = open_rows[shared], float(shared.sum()) / max(1, int(np.isfinite(starts[open_rows]).sum()))
    inside = np.isin(row, in_columns if len(in_columns) else open_rows)
    left, right = inside & (centre < middle), inside & (centre >= middle)
    start = float(words.x0[right].min()) if right.any() else middle + STEP
    return Strip(float(ends[left].max(initial=0.0)), start, share, entries=_entries(words, start))


def _entries(words: Words, start: float) -> frozenset[str]:
    shapes = Counter(DIGIT.sub("0", words.text[n]) for n in np.flatnonzero(np.abs(words.x0 - start) < 1).tolist())
    return frozenset(shape for shape, count in shapes.items() if count >= LEAST_ENTRIES and "00" in shape)


def _is_shared(starts: Floats) -> Bools:
    """Which rows begin right of the strip where others do; a goal across all columns leaves it free by chance."""
    finite = np.isfinite(starts)
    near = np.abs(np.where(finite, starts, -99.0)[:, None] - starts[finite]) < 1.0
    shared: Bools = near.sum(axis=1) >= max(2.0, 0.1 * finite.sum())
    return shared


def with_leads(strips: list[Strip], words: Words, most: float = np.inf) -> list[Strip]:
    """The strips, each as narrow as the widest entry right of it leaves it: text within it, far from what is before.

    Such a row has text in the next column too, if there is one. The bullets of lists may hang out of their column. An
    entry begins at most so many sizes of type further left.
    """
    before = np.full(len(words), 0.0)
    before[1:] = np.where(np.diff(words.band) == 0, words.x0[1:] - words.x1[:-1], 0.0)
    previous = np.concatenate([[np.inf], words.x0[:-1]])
    opens, hung = before > FAR * words.size, np.zeros(len(words), bool)
    hung[[n for n in np.flatnonzero(np.diff(words.band, prepend=-1)).tolist() if is_bullet(words.text[n])]] = True
    found = []
    for strip, after in zip(strips, [*strips[1:], None], strict=False):
        leads = opens & (words.x0 > strip.left + 2) & (words.x0 < strip.right - 2) & (previous < strip.left + 2)
        if after:
            leads &= np.isin(words.band, words.band[opens & (np.abs(words.x0 - after.right) < 3)])
        leads |= (
            hung & (words.x0 > strip.left + 2) & (words.x0 < strip.right - 2) & (words.x0 > strip.right - words.size)
        )
        leads &= words.x0 > strip.right - most * words.size
        own = [n for n in np.flatnonzero(leads).tolist() if not _is_justified(n, before, words)]
        found.append(replace(strip, lead=strip.right - float(words.x0[own].min(initial=strip.right))))
    return found


def _is_justified(n: int, before: Floats, words: Words) -> bool:
    """Another blank of the line is as wide as the one before word `n`."""
    line = np.flatnonzero((words.band == words.band[n]) & (before > 0))
    return bool((np.abs(before[line[line != n]] - before[n]) < 0.3 * before[n]).any())


def fitting(strips: Sequence[Strip], words: Words) -> list[Strip]:
    """The strips of another page where words begin behind each here too, or where all stand in one column."""
    begins = [bool((np.abs(words.x0 - strip.right) < NEAR).any()) for strip in strips]
    return list(strips) if all(begins) or _in_one_column(strips, words) else []


def _in_one_column(strips: Sequence[Strip], words: Words) -> bool:
    """All words stand left of the first strip; or the first of them begins behind one, and none reach the next.

    The rest of a list may stand in from where its column begins.
    """
    first, last = float(words.x0.min(initial=np.inf)), float(words.x1.max(initial=0.0))
    ends = [*(strip.edge for strip in strips[1:]), np.inf]
    indent = INDENT * float(words.size.max()) if len(words) and is_bullet(words.text[int(words.x0.argmin())]) else NEAR
    own = any(-NEAR < first - s.right < indent and last < end for s, end in zip(strips, ends, strict=True))
    return own or not bool((words.x0 > strips[0].left).any())


def common(own: Strip, other: Strip) -> Strip:
    """What two pages leave free between the same columns: entries set to the middle of one begin here or there."""
    left, right = max(own.left, other.left), min(own.right, other.right)
    return replace(own, left=left, right=right, lead=right - min(own.edge, other.edge)) if left < right else own


def with_reach(strip: Strip, words: Words) -> Strip:
    """The strip as narrow as the lines left of it leave it that end before it, with nothing behind."""
    last = np.append(np.diff(words.band) != 0, True)
    ends = words.x1[last & ~words.bold & (words.x1 < strip.edge - 2)]
    return replace(strip, left=float(ends.max(initial=strip.left)))


def without_crossed(rows: Rows, strips: list[Strip]) -> Rows:
    """The rows without those that have text in one of the strips, as those across all columns have."""
    if not strips:
        return rows
    places = [int((strip.left + strip.right) / 2 / STEP) for strip in strips]
    parted = ~rows.covered[:, places].any(axis=1, keepdims=True)
    return replace(rows, free=rows.free & parted, both=rows.both & parted)


def without_rivers(strips: list[Strip], words: Words) -> list[Strip]:
    """The strips without the rivers of white that justified text leaves: before nothing but "bis", or before words
    that begin anywhere. Of two strips before one column the narrower is its own.
    """
    strips = [strip for strip in strips if strip.share > (LEAST_SHARE if len(strips) > 1 else 0.0)]
    strips = [s for s in strips if not any(abs(s.right - o.right) < 2 and o.left > s.left for o in strips)]
    ends = [strip.left for strip in strips[1:]] + [float("inf")] * bool(strips)
    return [strip for strip, end in zip(strips, ends, strict=True) if not _is_river(strip, end, words)]


def _is_river(strip: Strip, end: float, words: Words) -> bool:
    inside = np.flatnonzero((words.x0 > strip.right - 2) & (words.x1 < end + 2))
    texts = {words.text[n].lower() for n in inside.tolist()}
    return bool(texts) and texts <= OPEN_ENDS
