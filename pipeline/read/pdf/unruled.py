"""One page of a table that draws nothing: columns stand apart by a strip, rows begin where the first column does.

"01/2021 bis 06/2025   Bildung flexibler Arbeitsgruppen": text columns of a flyer also stand apart, but their
paragraphs do not begin at the same heights again and again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

import numpy as np

from pipeline.read.pdf.bands import cells_of
from pipeline.read.pdf.beside import Stack
from pipeline.read.pdf.columns import ends_with_text
from pipeline.read.pdf.entries import ByLeft, ByMiddle, ByRight, is_bullet
from pipeline.read.pdf.grid import Grid
from pipeline.read.pdf.gutters import STEP, area_of
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheet import Bools
from pipeline.read.pdf.side_heads import has_entries
from pipeline.read.pdf.sides import Printed, pitch_of, printed
from pipeline.read.pdf.strips import Rows, Strip, find_strips, measure, rows_of, with_leads, with_reach, without_rivers

# the least width of a strip, and how many rows and what share of them leave one so narrow free
BINS = {4: (0, 0.4), 3: (0, 0.8), 2: (5, 0.9)}
KINDS = (ByLeft, ByMiddle, ByRight)
LEAST_ROWS = 3
ONE_ROW = 0.12  # of the page's height: no higher box is a row across all columns
OUTLINE = 0.6  # of the page's width: a box as wide goes around a table rather than stands beside text
MOST_ACROSS = 8  # lines of one row that runs across all columns
FAR = 4.0  # line heights of white end a table


@dataclass(frozen=True, slots=True)
class Found:
    """A table found on a page: its strips, its lines as a half-open range, and what tells where rows begin."""

    strips: tuple[Strip, ...]
    first: int
    last: int
    kind: type[ByLeft] = ByLeft


def same_strips(one: tuple[Strip, ...], other: tuple[Strip, ...]) -> bool:
    return len(one) == len(other) and all(abs(a.right - b.right) < 6 for a, b in zip(one, other, strict=True))


class Plan:
    """The printed lines of one page and what they may say about a table."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words.pick(np.flatnonzero(~_held(page, 1.0)))
        self.lines: list[Printed] = []
        self.pitch = 12.0
        self.rows = ByLeft(self.lines, self.pitch)

    def find(self, least: int, known: Found | None = None) -> Found | None:
        """The table with at least so many rows; `known` is that of the page before or after."""
        if known:
            self.words = self.page.words.pick(np.flatnonzero(~_held(self.page, OUTLINE)))
        if len(self.words) < 4:
            return None
        strips = self._strips(2 if known else LEAST_ROWS)
        if known:
            strips = strips if strips and same_strips(tuple(strips), known.strips) else self._fitting(known.strips)
        if not strips:
            return None
        for kind in [known.kind] if known else KINDS:
            if kind is ByRight:
                strips[0] = with_reach(strips[0], self.words)
            self._print(strips[0], kind)
            span = self._extent()
            if span and (known or (self.rows.is_table(*span, least) and self._enters(strips, *span))):
                return Found(tuple(strips), self._with_leading(*span), span[1], kind)
        return None

    def _enters(self, strips: list[Strip], first: int, last: int) -> bool:
        starts = sum(self.rows.starts_row(n, first) for n in range(first, last))
        return len(strips) > 1 or has_entries(self.lines[first:last], self.words, strips[0], starts)

    def _print(self, strip: Strip, kind: type[ByLeft]) -> None:
        self.lines = list(printed(self.words, strip)) if len(self.words) else []
        self.pitch = pitch_of(self.lines)
        self.rows = kind(self.lines, self.pitch)
        for n, (line, below) in reversed([*enumerate(pairwise(self.lines))]):
            across = line.side == "L" and line.left_end > strip.left + 2 and below.side == "S"
            if across and line.bold == below.bold and not self.rows.gap(n + 1):
                self.lines[n] = replace(line, side="S")  # a row across all columns that has its widest line below

    def _with_leading(self, first: int, last: int) -> int:
        """Rows across all columns above the first: they stand as far from it as the rows from each other."""
        gaps = sorted(
            self._white(n) for n in range(first + 1, last) if self.rows.starts_row(n, first) and self.rows.gap(n)
        )
        if not gaps or not any(line.side == "S" for line in self.lines[first:last]):
            return first
        usual = gaps[len(gaps) // 2]
        while first and abs(self._white(first) - usual) < 0.15 * usual + 0.5 and self._may_lead(first):
            first -= 1
            while first and not self.rows.gap(first) and self._may_lead(first):
                first -= 1
        return first

    def _may_lead(self, n: int) -> bool:
        """The line above stands across the columns, in type no larger than the table's."""
        above, line = self.lines[n - 1], self.lines[n]
        return above.side in "SL" and above.size < 1.1 * line.size

    def _white(self, n: int) -> float:
        return self.lines[n].top - self.lines[n - 1].bottom

    def _strips(self, least: int) -> list[Strip]:
        words = self.words
        ends = ends_with_text(words)
        area = area_of(words, ends, np.arange(len(words)), self.page.width)
        strips: list[Strip] = []
        for bins, (many, share) in BINS.items():
            rows = _without(rows_of(area, np.arange(area.rows), bins), strips)
            found = [
                measure(run, bins, rows, words, ends, area.row) for run in find_strips(rows, max(least, many), share)
            ]
            strips += [strip for strip in found if not any(abs(strip.right - wide.right) < 6 for wide in strips)]
        return with_leads(without_rivers(sorted(strips, key=attrgetter("right")), words), words)

    def _fitting(self, known: tuple[Strip, ...]) -> list[Strip]:
        """The strips of the page before, if words of this page begin where each of its columns begins."""
        starts = [bool((np.abs(self.words.x0 - strip.right) < 3).any()) for strip in known]
        return list(known) if all(starts) else []

    def _extent(self) -> tuple[int, int] | None:
        """From the first line with both sides to the last; spans and far gaps may end it."""
        both = self.rows.both()
        if not both:
            return None
        best: tuple[int, int] | None = None
        first = last = both[0]
        for n in [*both[1:], None]:
            if n is None or not self._bridged(last, n):
                if best is None or last - first > best[1] - best[0]:
                    best = first, last
                first = n if n is not None else first
            last = n if n is not None else last
        return self._with_rests(*best) if best else None

    def _bridged(self, last: int, following: int) -> bool:
        between = self.lines[last + 1 : following]
        across = sum(line.side == "S" for line in between)
        lines = self.lines[last : following + 1]
        white = max((b.top - a.bottom for a, b in pairwise(lines)), default=0.0)
        return across <= MOST_ACROSS and white < FAR * self.pitch

    def _with_rests(self, first: int, last: int) -> tuple[int, int]:
        """Lines in one column only belong to the row above, at the head of a page to the page before."""
        while first and self.lines[first - 1].side == "R" and self._near(first - 1, first):
            first -= 1
        while last + 1 < len(self.lines) and self._near(last, last + 1) and self.rows.is_rest(last + 1, first):
            last += 1
        return first, last + 1

    def _near(self, above: int, below: int) -> bool:
        return self.lines[below].top - self.lines[above].bottom < 1.5 * self.pitch

    def stretched(self, own: Found, before: Found | None, after: Found | None) -> Found:
        """Rows across all columns at the head or foot of a page belong to the table that goes on over the break."""
        first, last = own.first, own.last
        if before and same_strips(before.strips, own.strips) and self._stretches(self.lines[:first]):
            first = 0
        if after and same_strips(after.strips, own.strips) and self._stretches(self.lines[last:]):
            last = len(self.lines)
        return replace(own, first=first, last=last)

    def _stretches(self, lines: list[Printed]) -> bool:
        """Few lines, but for the running text of a row that a page end cuts."""
        main = self.rows.main
        return sum(line.side not in main for line in lines) <= MOST_ACROSS and all(line.side != "B" for line in lines)

    def rest(self, known: Found, main: str) -> Found | None:
        """The end of a row that the page before breaks off: nothing but running text, on the side `main`."""
        self._print(known.strips[0], known.kind)
        count = 0
        while (
            count < len(self.lines) and self.lines[count].side == main and (not count or self._near(count - 1, count))
        ):
            count += 1
        if not count or not self._goes_on(known, main):
            return None
        return Found(known.strips, 0, count, known.kind)

    def _goes_on(self, known: Found, main: str) -> bool:
        """The first line stands where the column of the running text does, or as its lists do."""
        first, edge = self.lines[0], known.strips[0].right
        if main == "R":
            begins = is_bullet(first.first) or any(abs(line.x0 - edge) < 3 for line in self.lines)
            return begins and edge - 3 < first.x0 < edge + 3 * first.size
        return is_bullet(first.first) or first.first[:1].islower()

    def ends(self, found: Found) -> tuple[float, float]:
        """The left and right ends of the lines found."""
        top, bottom = self.lines[found.first].top - 1, self.lines[found.last - 1].bottom + 1
        inside = (self.words.top > top) & (self.words.bottom < bottom)
        return float(self.words.x0[inside].min()) - 2, float(self.words.x1[inside].max()) + 2

    def add(self, found: Found, ends: tuple[float, float]) -> None:
        heights = list(self._heights(found.first, found.last))
        cells = tuple(cells_of(self.words, Stack(*ends, heights), list(found.strips)))
        if cells:
            self.page.grids.append(Grid(cells))

    def _heights(self, first: int, last: int) -> Iterator[float]:
        edge = self.lines[first].bottom
        yield self.lines[first].top - 1
        for n in range(first + 1, last):
            line, above = self.lines[n], self.lines[n - 1]
            enters = line.side == "S" and (above.side != "S" or self.rows.gap(n))
            if enters or self.rows.starts_row(n, first):
                yield (edge + line.top) / 2
            edge = max(edge, line.bottom)
        yield edge + 1


def _without(rows: Rows, strips: list[Strip]) -> Rows:
    """The rows without those that have text in one of the strips, as those across all columns have."""
    places = [int((strip.left + strip.right) / 2 / STEP) for strip in strips]
    parted = ~rows.covered[:, places].any(axis=1, keepdims=True)
    return replace(rows, free=rows.free & parted, both=rows.both & parted)


def _held(page: Page, outline: float) -> Bools:
    """The words of drawn tables and boxes, without those of boxes wider than that share of the page."""
    held = np.zeros(len(page.words), bool)
    x, y = (page.words.x0 + page.words.x1) / 2, (page.words.top + page.words.bottom) / 2
    for grid in page.grids:
        x0, top, x1, bottom = grid.box
        one_row, wide = len({cell[1] for cell in grid.cells}) == 1, OUTLINE if len(grid.cells) > 1 else outline
        low = one_row and bottom - top < ONE_ROW * page.height
        if low or (len({cell[0] for cell in grid.cells}) == 1 and x1 - x0 > wide * page.width):
            continue  # the fill of a goal or of a head among rows that have none; or a box around table and goals
        held |= (x > x0) & (x < x1) & (y > top) & (y < bottom)
    return held
