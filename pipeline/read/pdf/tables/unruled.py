"""One page of a table that draws nothing: columns stand apart by a strip, rows begin where the first column does.

"01/2021 bis 06/2025   Bildung flexibler Arbeitsgruppen": text columns of a flyer also stand apart, but their
paragraphs do not begin at the same heights again and again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.flow.side_heads import has_entries
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.balance import ByBalance, beside_entries
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.cells import cells_of
from pipeline.read.pdf.tables.entries import ByLeft, ByRight, both_hold_entries, interleaves
from pipeline.read.pdf.tables.found import Found, fitting_starts, same_strips
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.inner import column_pitch, inner_strips
from pipeline.read.pdf.tables.middle import ByMiddle
from pipeline.read.pdf.tables.parting import find_parting
from pipeline.read.pdf.tables.sides import Printed, pitch_of, printed, with_heads_across, with_wide_rows
from pipeline.read.pdf.tables.stacks import OUTLINE, held, in_bands, is_row
from pipeline.read.pdf.tables.strips import Strip, common, with_reach
from pipeline.read.pdf.tables.titled import ByTitle, may_have_titles
from pipeline.read.pdf.words.bullets import is_bullet

KINDS = (ByLeft, ByMiddle, ByRight, ByTitle)
LEAST_ROWS = 3
MOST_ACROSS = 8  # lines of one row that runs across all columns
FAR = 4.0  # line heights of white end a table


class Plan:
    """The printed lines of one page and what they may say about a table."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: list[Printed] = []
        self.pitch = 12.0
        self.rows = ByLeft(self.lines, self.pitch)
        self._leave_out(1.0)

    def _leave_out(self, outline: float) -> None:
        """Looks at the words outside of drawn tables, and of boxes no wider than that share of the page."""
        self.grids, self.outline = list(self.page.grids), outline
        outside, bands = ~held(self.page, outline), in_bands(self.page)
        self.words = self.page.words.keep(outside)
        self.boxed = [grid.box[1::2] for grid in self.page.grids if is_row(grid, self.page)]
        self.free = self.page.words.keep(outside & ~bands) if bands.any() else self.words
        self.told: dict[Strip, list[Printed]] = {}
        self.strips: dict[int, list[Strip]] = {}

    def renewed(self) -> "Plan":
        """The same plan, or another one where tables were found on the page since."""
        return self if self.grids == self.page.grids and self.outline == 1.0 else Plan(self.page)

    def find(self, least: int, known: Found | None = None) -> Found | None:
        """The table with at least so many rows; `known` is that of the page before or after."""
        if known:
            self._leave_out(OUTLINE)
        if len(self.words) < 4:
            return None
        strips = self.strips_told(2 if known else LEAST_ROWS)
        if known:
            alike = bool(strips) and same_strips(tuple(strips), known.strips)
            strips = list(map(common, strips, known.strips)) if alike else self._fitting(known.strips)
        balanced = None if known else self._balanced(least)
        if balanced and self.rows.is_sure(balanced.first, balanced.last):
            return balanced
        found = self._of_kinds(strips, least, known) if strips else None
        return found or (self._balanced(least) if balanced else None)

    def _of_kinds(self, strips: list[Strip], least: int, known: Found | None) -> Found | None:
        """The table that these strips part."""
        if len(strips) == 1 and both_hold_entries(self._printed(strips[0])):
            return None
        if len(strips) == 1 and interleaves(self._printed(strips[0])):
            strips = inner_strips(self.words, strips[0], self.page.width)
        for kind in () if not strips else [known.kind] if known else KINDS:
            if kind is ByTitle and not (known or may_have_titles(self._printed(strips[0]))):
                continue
            if kind is ByRight:
                strips[0] = with_reach(strips[0], self.words)
            self._print(strips, kind)
            span = self._extent()
            if span and (known or (self.rows.is_table(*span, least) and self._enters(strips, *span))):
                return Found(tuple(strips), self._with_leading(*span), span[1], kind)
        return None

    def _balanced(self, least: int) -> Found | None:
        """The table whose entries stand beside the middle of the text, none on a line with it."""
        strips = beside_entries(self.words)
        if strips:
            self._print(strips, ByBalance)
            span = self._extent()
            if span and self.rows.is_table(*span, least):
                return Found(tuple(strips), self._with_leading(*span), span[1], ByBalance)
        return None

    def _enters(self, strips: list[Strip], first: int, last: int) -> bool:
        starts = sum(self.rows.starts_row(n, first) for n in range(first, last))
        return len(strips) > 1 or has_entries(self.lines[first:last], self.words, strips[0], starts)

    def _print(self, strips: Sequence[Strip], kind: type[ByLeft]) -> None:
        strip = strips[0]
        self.lines = list(self._printed(strip))
        self.pitch = column_pitch(self.words, strips) if len(strips) > 1 else pitch_of(self.lines)
        self.rows = kind(self.lines, self.pitch)
        self.lines[:] = with_wide_rows(self.lines, strip.left, self.rows.gap)
        self.lines[:] = with_heads_across(self.lines)

    def _printed(self, strip: Strip) -> list[Printed]:
        """The lines as this strip sees them; each kind of table asks for them anew."""
        if strip not in self.told:
            self.told[strip] = list(printed(self.words, strip)) if len(self.words) else []
        return self.told[strip]

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

    def strips_told(self, least: int) -> list[Strip]:
        """The strips that so many rows leave free."""
        if least not in self.strips:
            self.strips[least] = find_parting(self.free, self.page.width, least) if len(self.free) else []
        return list(self.strips[least])

    def _fitting(self, known: tuple[Strip, ...]) -> list[Strip]:
        """The strips of the page before, if the words of this page stand in its columns."""
        return list(known) if fitting_starts(known, self.words) else []

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
        white = max((b.top - max(a.bottom, self.page.foot_aside(b.top)) for a, b in pairwise(lines)), default=0.0)
        return across <= MOST_ACROSS and white < FAR * self.pitch

    def _with_rests(self, first: int, last: int) -> tuple[int, int]:
        """Lines in one column only belong to the row above, at the head of a page to the page before."""
        while first and self.lines[first - 1].side == "R" and self._near(first - 1, first):
            first -= 1
        while last + 1 < len(self.lines) and self._near(last, last + 1) and self.rows.is_rest(last + 1, first):
            last += 1
        if last + 2 == len(self.lines) and self.rows.is_cut(last + 1, first):
            last += 1
        return self.rows.top_of(first), last + 1

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
        self._print(known.strips, known.kind)
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
        first = self.lines[0]
        if main == "R":
            edge = max((s.right for s in known.strips if s.right - 3 < first.x0), default=known.strips[0].right)
            begins = is_bullet(first.first) or any(abs(line.x0 - edge) < 3 for line in self.lines)
            return begins and edge - 3 < first.x0 < edge + 3 * first.size
        return is_bullet(first.first) or first.first[:1].islower()

    def _place(self, line: Printed) -> tuple[bool, float]:
        """Whether the line belongs to the head that pages repeat, and where the box of one row begins around it."""
        boxed = (top for top, bottom in self.boxed if top < line.base < bottom)
        return any(t - 1 < line.top and line.bottom < b + 1 for t, b in self.page.heads), next(boxed, 0.0)

    def ends(self, found: Found) -> tuple[float, float]:
        """The left and right ends of the lines found."""
        lines = self.lines[found.first : found.last]  # the last of them may be turned and stand anywhere
        top, bottom = min(line.top for line in lines) - 1, max(line.bottom for line in lines) + 1
        inside = (self.words.top > top) & (self.words.bottom < bottom)
        return float(self.words.x0[inside].min()) - 2, float(self.words.x1[inside].max()) + 2

    def add(self, found: Found, ends: tuple[float, float]) -> None:
        heights = list(self._heights(found.first, found.last))
        cells = tuple(cells_of(self.words, Stack(*ends, heights), list(found.strips)))
        if cells:
            self.page.grids.append(Grid(cells))

    def _heights(self, first: int, last: int) -> Iterator[float]:
        starts = {self.rows.top_of(n) for n in range(first + 1, last) if self.rows.starts_row(n, first)}
        edge = self.lines[first].bottom
        yield self.lines[first].top - 1
        for n in range(first + 1, last):
            line, above = self.lines[n], self.lines[n - 1]
            enters = line.side == "S" and (above.side != "S" or self.rows.gap(n))
            place = self._place(line)
            if place != self._place(above) or (not any(place) and (enters or n in starts)):
                yield (edge + line.top) / 2
            edge = max(edge, line.bottom)
        yield edge + 1
