"""Reading order: a page is cut along its gutters.

A flyer of three columns under one title: the title, then each column from top to bottom, then what stands below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

import numpy as np

from pipeline.read.pdf.flow.areas import STEP, Area, Run, area_of
from pipeline.read.pdf.flow.drawn import drawn_gutter
from pipeline.read.pdf.flow.gutters import find_gutter
from pipeline.read.pdf.flow.head_rows import HEADING
from pipeline.read.pdf.flow.headed import Type, bands_of, types_across
from pipeline.read.pdf.flow.right_ends import ends_with_text, without_blanks
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words.words import Words

DEEPEST = 12
LINE = 1.8  # sizes of type: no further apart stand the lines of a heading, however widely they are set
FAR = 5.5  # sizes of type from the last line of a column to one that stands below it and the other
INDENT = 18.0  # points by which items of a list may stand further in than other text
SURE = 2  # rows
MOST_KINDS = 6  # of gutters that other pages lend
SAME = 1.5  # points by which a column may begin elsewhere in another band of the page


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words (by number) of one column, and how far its lines may reach; `margin` tells of a heading beside a text."""

    which: Ints
    left: float
    limit: float
    margin: bool = False


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gutter found on the page: where the text left of it ends, and where the column right of it begins.

    `margin` tells that headings stand left of it.
    """

    left: float
    right: float
    margin: bool = False

    def is_like(self, other: "Gutter") -> bool:
        """The column right of both begins at one place."""
        return abs(self.right - other.right) < SAME


@dataclass(frozen=True, slots=True)
class Order:
    """The columns of a page in the order in which they are read, and the gutters found between them."""

    leaves: list[Leaf]
    gutters: list[Gutter]


def read_order(
    words: Words, width: float, rules: Floats, elsewhere: Sequence[Gutter], across: Sequence[float] = ()
) -> Order:
    """The columns of a page; `rules` are x, top and bottom of upright ones, `elsewhere` gutters of other pages.

    `across` are the ends of boxes over all columns: what stands above one is read before what stands in it.
    """
    page = _Cut(words, rules, elsewhere)
    leaves = list(page.leaves(np.arange(len(words)), (0.0, width), 0))
    if len(leaves) > 1 and across:
        margins = [gutter for gutter in page.known if gutter.margin]  # a band may have but one heading in it
        page = _Cut(words, rules, elsewhere, margins)
        part = np.searchsorted(np.sort(across), (words.top + words.bottom) / 2)
        bands = (np.flatnonzero(part == number) for number in range(len(across) + 1))
        leaves = [leaf for which in bands for leaf in page.leaves(which, (0.0, width), 0)]
    return Order(leaves, page.known)


def most_alike(gutters: Sequence[Gutter]) -> list[Gutter]:
    """One of each kind, of many kinds those found most often; one beside a margin where there is one."""
    kinds: dict[int, list[Gutter]] = {}
    for gutter in gutters:
        kinds.setdefault(round(gutter.right / SAME), []).append(gutter)
    return [max(kind, key=attrgetter("margin")) for kind in sorted(kinds.values(), key=len, reverse=True)[:MOST_KINDS]]


class _Cut:
    """The words of a page, and the gutters found so far: a band too short to tell has those of the others.

    So has a page, where a heading or two of its lines go on behind a gutter of another page.
    """

    def __init__(self, words: Words, rules: Floats, elsewhere: Sequence[Gutter], known: Sequence[Gutter] = ()) -> None:
        self.words = words
        self.rules = rules
        self.ends = without_blanks(words, ends_with_text(words))
        self.known = [*known]
        self.across: set[Type] = set()
        self.elsewhere = [*elsewhere, *known]

    def leaves(self, which: Ints, bounds: tuple[float, float], depth: int) -> Iterator[Leaf]:
        if not len(which):
            return
        width = max(bounds[1], float(self.ends.max(initial=0))) + STEP
        area = area_of(self.words, self.ends, which, width)
        run = drawn_gutter(area, self.words, self.rules)
        run = run or find_gutter(area, self.words, self.ends, width) or self._again(area)
        left = np.zeros(len(which), bool) if run is None else self._on_left(which, run)
        run = run and self._below_heading(area, run, left)
        run = run and replace(run, last=self._end_of_both(area, run, left))
        if run is None or depth > DEEPEST:
            yield Leaf(which, *bounds)
            return
        inside = (area.row >= run.first) & (area.row < run.last)
        gutter = self._learn(which[inside & left], which[inside & ~left])
        self.across |= types_across(self.words, area, run)
        known = any(other.margin and other.is_like(gutter) for other in self.elsewhere)
        bands = bands_of(self.words, which, area.row, left, (run.first, run.last), self.across, margin=known)
        if bands.margin:
            self.known[-1] = replace(gutter, margin=True)
        if bands.rows and (bands.margin or not run.drawn):
            below = [run.last] if bands.margin and run.last < area.rows else []  # a heading without a text
            for start, end in pairwise([0, *bands.rows, *below, area.rows]):
                part = (area.row >= start) & (area.row < end)
                if bands.margin and start in bands.rows:
                    yield Leaf(which[part & inside & left], bounds[0], gutter.right, margin=True)
                    part &= ~(inside & left)
                yield from self.leaves(which[part], bounds, depth + 1)
            return
        for part, part_bounds in (
            (area.row < run.first, bounds),
            (inside & left, (bounds[0], gutter.right)),
            (inside & ~left, (run.cut, bounds[1])),
            (area.row >= run.last, bounds),
        ):
            yield from self.leaves(which[part], part_bounds, depth + 1)

    def _on_left(self, which: Ints, run: Run) -> Bools:
        """Which words stand left of the gutter; a long one may hang over it, but not over a rule in it."""
        begins, ends = self.words.x0[which], self.words.x1[which]
        left: Bools = ((begins + ends) / 2 if run.drawn else begins) < run.cut
        return left

    def _below_heading(self, area: Area, run: Run, left: Bools) -> Run | None:
        """The gutter without the last, short lines of what runs across above it; None where it parts nothing else."""
        first = run.first
        while 0 < first < run.last and left[area.row == first].all() and self._goes_on(area, first):
            first += 1
        inside = (area.row >= first) & (area.row < run.last)
        return replace(run, first=first) if (inside & left).any() and (inside & ~left).any() else None

    def _goes_on(self, area: Area, row: int) -> bool:
        """The row stands just below the one above it, in the same type and at the same place."""
        words = self.words
        above, own = (area.which[area.row == n] for n in (row - 1, row))
        step, size = float(words.base[own[0]] - words.base[above[0]]), float(words.size[own[0]])
        same = abs(float(words.size[above[0]]) - size) < 0.3 and words.bold[above[0]] == words.bold[own[0]]
        return bool(same and step < LINE * size and abs(words.x0[own].min() - words.x0[above].min()) < SAME)

    def _end_of_both(self, area: Area, run: Run, left: Bools) -> int:
        """The row below both columns: text on the left that much white parts from its column, not from the page below
        the right one, follows both.
        """
        inside = (area.row >= run.first) & (area.row < run.last)
        end = 1 + int(area.row[inside & ~left].max())
        above, below = inside & left & (area.row < end), inside & left & (area.row >= end)
        if not (above.any() and below.any()):
            return run.last
        white = float(area.base[area.row[below].min()] - area.base[area.row[above].max()])
        return end if white > FAR * float(np.median(self.words.size[area.which])) else run.last

    def _learn(self, left: Ints, right: Ints) -> Gutter:
        begin = float(self.words.x0[right].min())
        ends = self.ends[left]
        found = Gutter(float(ends[ends < begin].max(initial=0.0)), begin)
        self.known.append(found)
        return found

    def _again(self, area: Area) -> Run | None:
        """A gutter of the page that goes on here, though a column or both have but a line or two."""
        runs = [run for gutter in self.known if (run := self._stretch(area, gutter))]
        runs = runs or [run for g in self.elsewhere if (run := self._stretch(area, g)) and self._is_sure(area, g, run)]
        return max(runs, key=lambda run: run.last - run.first, default=None)

    def _is_sure(self, area: Area, gutter: Gutter, run: Run) -> bool:
        """On the right text begins where that of other rows does, beside two rows of text on the left or a heading.

        Or all that stands below a title is parted there: the last lines of a flyer may stand at the head of its column,
        one alone where no title runs across.
        """
        words, inside = self.words, (area.row >= run.first) & (area.row < run.last)
        which, row = area.which[inside], area.row[inside]
        order = np.lexsort((words.x0[which], row))
        which, row = which[order], row[order]
        behind = words.x0[which] > run.cut
        opens = np.flatnonzero(behind & np.append(True, (row[1:] != row[:-1]) | ~behind[:-1]))
        place = words.x0[which[opens]]
        alike = (np.abs(place[:, None] - place[None, :]) < SAME).sum(axis=1) > 1
        beside = opens[alike & np.isin(row[opens], row[~behind])]
        if not (np.abs(place - gutter.right) < SAME).any():
            return False
        if run.last == area.rows and (alike.any() or run.first == 0) and self._begin_at_one_height(which, row, behind):
            return True
        return len(beside) >= SURE or any(self._is_heading(which[n - 1], which[n]) for n in beside.tolist())

    def _begin_at_one_height(self, which: Ints, row: Ints, behind: Bools) -> bool:
        """Both columns begin in the first two of these rows, less than a line apart."""
        left, right = which[~behind][row[~behind].argmin()], which[behind][row[behind].argmin()]
        first = max(int(row[~behind].min()), int(row[behind].min())) <= int(row.min()) + 1
        return first and abs(float(self.words.base[left] - self.words.base[right])) < self.words.size[left]

    def _is_heading(self, last: int, first: int) -> bool:
        """The word before the gutter is set in bolder or larger type than the one behind it."""
        words = self.words
        return bool(words.bold[last] > words.bold[first] or words.size[last] > HEADING * words.size[first])

    def _stretch(self, area: Area, gutter: Gutter) -> Run | None:
        """The most rows one below the other of which none has a word in the gutter, with text on both sides."""
        x0, x1 = self.words.x0[area.which], self.ends[area.which]
        behind = x0 > (gutter.left + gutter.right) / 2
        held = ~behind & (x1 > (gutter.left + gutter.right) / 2)
        blocked = area.rows_with(held)
        starts = area.rows_with(behind & (np.abs(x0 - gutter.right) < INDENT))
        before = area.rows_with(~behind)
        best: Run | None = None
        for above, below in pairwise([-1, *np.flatnonzero(blocked).tolist(), area.rows]):
            part = slice(above + 1, below)
            if (
                starts[part].any()
                and before[part].any()
                and (best is None or below - above - 1 > best.last - best.first)
            ):
                best = Run((gutter.left + gutter.right) / 2, above + 1, below)
        return best
