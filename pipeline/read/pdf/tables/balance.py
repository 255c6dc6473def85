"""Rows of a table that draws nothing, whose entries stand about the middle of what they belong to.

             Ausbau der Wege           Browsers set a cell to the middle of its row when nobody says otherwise. White
01/2021 bis                            below a list belongs to its cell, and is no less than that above it: white alone
06/2025      • Karten zeichnen         parts no rows, and no cell has quite the middle of its row. So rows are parted
             • Schilder malen          in that white where all entries together stand nearest to the middles.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.line_ends import OPEN_ENDS
from pipeline.read.pdf.tables.entries import ByLeft, keep_no_lines
from pipeline.read.pdf.tables.sides import Printed
from pipeline.read.pdf.tables.strips import DIGIT, Strip
from pipeline.read.pdf.words.bullets import is_bullet
from pipeline.read.pdf.words.words import Words

LOW = 0.6  # sizes of type by which an entry may stand below the middle, where white below a list counts
NEAR = 0.35  # sizes of type: entries stand no further from there on average
SURE = 0.2  # sizes of type, in rows with room
CUT = 0.3  # of the weight of others has a row that a page end may cut
BARE = 0.6  # sizes of type: as bad as that is text without an entry, the rest of a row that a page end cut
RUN = 1.3  # times the pitch: lines of one entry
WHITE = 0.15  # sizes of type more than between lines may part rows
MOST_WORDS, NARROW = 4, 0.5  # words of an entry's line, and its width to that of the text
LEAST = 3  # entries
SAME = 2.0  # points by which entries may begin apart
TALL = 2  # lines of text more than its entry has: there an entry in the middle is not one at the top
ALIKE = 0.6  # of the entries have numbers and look alike


@dataclass(frozen=True, slots=True)
class Entry:
    """The numbers of its lines, and where its middle is."""

    lines: tuple[int, ...]
    middle: float


@dataclass(frozen=True, slots=True)
class Parted:
    """How text beside entries was parted: with what cost, the first line of each row, and what tall rows cost."""

    cost: float
    starts: tuple[int, ...]
    tall: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """The numbers of the lines beside entries, where rows may end among them, and titles below lists, each with the
    last item above it.
    """

    lines: list[int]
    ends: list[int]
    titles: list[tuple[int, int]]

    def holds_title(self, start: int, end: int) -> bool:
        """A row would go on with a title below its list."""
        return any(start <= item and title < end for item, title in self.titles)


def beside_entries(words: Words) -> list[Strip]:
    """The strip between entries that look alike, each on a line of its own, and the text beside them; or none.

    Where no line has text on both sides, no line leaves a strip free.
    """
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    ends = np.append(starts, len(words))[1:]
    first, last = np.minimum.reduceat(words.x0, starts), np.maximum.reduceat(words.x1, starts)
    narrow = np.flatnonzero((ends - starts <= MOST_WORDS) & (last - first < NARROW * (last.max() - first.min())))
    texts = [" ".join(words.text[starts[n] : ends[n]]) for n in narrow.tolist()]
    shapes = [DIGIT.sub("0", text) for text in texts]
    seen = Counter(shapes)
    entries = narrow[[seen[shape] > 1 and "00" in shape for shape in shapes]]
    if len(entries) < LEAST or np.ptp(first[entries]) > SAME:
        return []
    left = float(last[entries].max())
    beside = first[first > left + 2]
    begins = beside[(np.abs(beside[:, None] - beside[None, :]) < 1).sum(axis=1) >= LEAST]
    return [Strip(left, float(begins.min()))] if len(begins) else []


class ByBalance(ByLeft):
    """Rows begin where white parts the text so that entries stand about their middle."""

    @cached_property
    def _rows(self) -> tuple[frozenset[int], list[float], list[float]]:
        """The lines with which rows begin, what each stretch between rows across costs a row, and what tall rows do."""
        begins: set[int] = set()
        costs, tall = list[float](), list[float]()
        for start, end in self._stretches():
            text = [n for n in range(start, end) if self.lines[n].side in "BR"]
            entries = [entry for entry in self._entries(start, end) if text and self._is_beside(entry, text)]
            found = self._parted(entries, text, start == 0, end == len(self.lines)) if entries else None
            if found:
                begins.update(found.starts)
                costs += [found.cost / len(entries)] * len(entries)
                tall += found.tall
        return frozenset(begins), costs, tall

    @cached_property
    def _across(self) -> list[int]:
        """The lines of rows across all columns, whose last line may be short."""
        across: list[int] = []
        for n, line in enumerate(self.lines):
            goes_on = bool(across) and across[-1] == n - 1 and line.side != "B" and not self.gap(n)
            alike = goes_on and line.bold == self.lines[n - 1].bold
            if line.side == "S" or (alike and (line.side == "L" or line.bold)):
                across.append(n)
        return across

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """The lines between rows across all columns."""
        yield from ((a + 1, b) for a, b in pairwise([-1, *self._across, len(self.lines)]) if b > a + 1)

    def _entries(self, start: int, end: int) -> Iterator[Entry]:
        """The entries of a stretch: one begins below white, or where a line looks like the first of the last one."""
        run: list[int] = []
        for n in [n for n in range(start, end) if self.lines[n].side in "BL"]:
            far = bool(run) and self.lines[n].base - self.lines[run[-1]].base > RUN * self.pitch
            again = bool(run) and _shape(self.lines[n]) == _shape(self.lines[run[0]])
            if run and (far or (again and self.lines[run[-1]].last.lower() not in OPEN_ENDS)):
                yield self._entry(run)
                run = []
            run.append(n)
        if run:
            yield self._entry(run)

    def _is_beside(self, entry: Entry, text: list[int]) -> bool:
        """A title above the text is no entry."""
        return self.lines[text[0]].top - self.size < entry.middle < self.lines[text[-1]].bottom + self.size

    def _entry(self, run: Sequence[int]) -> Entry:
        return Entry(tuple(run), (self.lines[run[0]].top + self.lines[run[-1]].bottom) / 2)

    def _parted(self, entries: list[Entry], text: list[int], is_first: bool, is_last: bool) -> Parted | None:
        """The best rows for the entries of a stretch; a rest of a row may have none."""
        cuts = [k for k in range(1, len(text)) if self._may_part(text[k - 1], text[k])]
        beside = Text(text, [*cuts, len(text)], self._titles(text, cuts))
        best = {0: Parted(0.0, ())}
        for number, entry in enumerate(entries):
            is_cut = is_first and number == 0, is_last and number + 1 == len(entries)
            best = self._next(_bare(best, beside), entry, beside, is_cut)
        return _bare(best, beside).get(len(text))

    def _titles(self, text: list[int], cuts: list[int]) -> list[tuple[int, int]]:
        """Where text at the left edge follows a list below white, each with the last item above it."""
        edge = min(self.lines[n].second_x0 for n in text)
        items = [k for k, n in enumerate(text) if is_bullet(self.lines[n].second)]
        starts = [k for k in cuts if k not in items and self.lines[text[k]].second_x0 < edge + SAME]
        return [(max(j for j in items if j < k), k) for k in starts if items and items[0] < k]

    def _next(self, best: dict[int, Parted], entry: Entry, text: Text, is_cut: tuple[bool, bool]) -> dict[int, Parted]:
        """The best way to each end of the row of one more entry; `best` has those to its beginning.

        `is_cut` says whether a page end may cut the row above or below: what is there of it may be anywhere.
        """
        found: dict[int, Parted] = {}
        for start, way in best.items():
            for end in (end for end in text.ends if end > start):
                off = self._off(entry, text.lines[start], text.lines[end - 1])
                cost = way.cost + (min(CUT, CUT * off) if is_cut[1] else CUT * off if is_cut[0] else off)
                cost += 2 * BARE * text.holds_title(start, end)
                if end not in found or cost < found[end].cost:
                    is_tall = not any(is_cut) and end - start >= len(entry.lines) + TALL
                    starts = *way.starts, min(text.lines[start], entry.lines[0])
                    found[end] = Parted(cost, starts, (*way.tall, off) if is_tall else way.tall)
        return found

    def _off(self, entry: Entry, first: int, last: int) -> float:
        """How far the entry stands from the middle of these lines of text, in sizes of type."""
        below = (entry.middle - (self.lines[first].top + self.lines[last].bottom) / 2) / self.size
        return max(-below, below - LOW, 0.0) + 0.1 * abs(below)

    def _may_part(self, above: int, below: int) -> bool:
        white = self.lines[below].top - self.lines[above].bottom
        return white > self._leading + WHITE * self.size

    @cached_property
    def _leading(self) -> float:
        """The white between two lines of the text: a low quantile."""
        text = [line for line in self.lines if line.side in "BR"]
        white = sorted(below.top - above.bottom for above, below in pairwise(text))
        return white[len(white) // 5] if white else 0.0

    def both(self) -> list[int]:
        """The lines between the first and the last row with an entry."""
        held = [n for n, line in enumerate(self.lines) if line.side in "BL" and n not in self._across]
        return [n for n in range(held[0], held[-1] + 1) if n not in self._across] if held else []

    def is_rest(self, n: int, first: int) -> bool:
        return self.lines[n].side in "LR"

    def starts_row(self, n: int, first: int) -> bool:
        return n == first or n in self._rows[0]

    def is_sure(self, first: int, last: int) -> bool:
        """Tall rows have their entry in the middle, and not by chance."""
        tall = self._rows[2]
        return len(tall) >= LEAST and sum(tall) <= SURE * len(tall) and self.is_table(first, last, LEAST)

    def is_table(self, first: int, last: int, least: int) -> bool:
        """Entries that look alike but for their digits stand about the middles of the rows."""
        entries = [entry for ends in self._stretches() for entry in self._entries(*ends)]
        shapes = Counter(_shape(self.lines[entry.lines[0]]) for entry in entries)
        alike = sum(count for shape, count in shapes.items() if "0" in shape and count > 1)
        costs = self._rows[1]
        if len(entries) < least or alike < ALIKE * len(entries) or len(costs) < ALIKE * len(entries):
            return False
        if keep_no_lines([line for line in self.lines if line.side in "BR"]):
            return False
        return sum(costs) <= NEAR * len(costs)


def _shape(line: Printed) -> str:
    return DIGIT.sub("0", line.entry)


def _bare(best: dict[int, Parted], text: Text) -> dict[int, Parted]:
    """The best ways, some of them with one more row that has no entry."""
    found = dict(best)
    for start, way in best.items():
        for end in (end for end in text.ends if end > start):
            if end not in found or way.cost + BARE < found[end].cost:
                found[end] = Parted(way.cost + BARE, (*way.starts, text.lines[start]), way.tall)
    return found
