"""Rows of a table that draws nothing, whose entries stand in a margin beside bold titles, a little higher or lower.

             Planung der Steuerung und       A press sets the entry to the middle of the title, or hangs it below its
07/2020 bis                                  first line: no line has text on both sides, and the list below the title
06/2025      aller Ämter der Stadt           says nothing of the entry's place.
             • Projektgruppe
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from pipeline.read.pdf.tables.entries import ByLeft
from pipeline.read.pdf.tables.sides import Printed
from pipeline.read.pdf.tables.strips import DIGIT

RUN = 1.3  # times the pitch: lines of one entry
ALIKE = 0.6  # of the entries
LEAST = 3
SURE = 0.9  # of the titles have an entry, and of the entries a title


def may_have_titles(lines: Sequence[Printed]) -> bool:
    """Entries with a number stand alone on the left, and bold lines on the right."""
    entries = sum(line.side == "L" and DIGIT.search(line.entry) is not None for line in lines)
    return entries >= LEAST and sum(line.side == "R" and line.bold for line in lines) >= LEAST


class ByTitle(ByLeft):
    """Rows begin with a bold title, or with the entry beside it where that begins higher."""

    @cached_property
    def _titles(self) -> list[list[int]]:
        """The numbers of the lines of each bold title on the right."""
        right = [n for n, line in enumerate(self.lines) if line.side != "L"]
        runs = groupby(right, key=lambda n: self.lines[n].bold and self.lines[n].side == "R")
        return [list(run) for bold, run in runs if bold]

    @cached_property
    def _entries(self) -> list[list[int]]:
        """The numbers of the lines of each entry with a number; one begins below white."""
        found: list[list[int]] = []
        for n in [n for n, line in enumerate(self.lines) if line.side == "L"]:
            near = bool(found) and self.lines[n].base - self.lines[found[-1][-1]].base < RUN * self.pitch
            if near:
                found[-1].append(n)
            else:
                found.append([n])
        return [run for run in found if any(DIGIT.search(self.lines[n].entry) for n in run)]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the rows of titles with an entry begin."""
        return [min(title[0], entry[0]) for title in self._titles for entry in self._beside(title)]

    def _beside(self, title: list[int]) -> Iterator[list[int]]:
        """The entries that stand beside a line of the title, be it with their last one or their first."""
        top, bottom = self.lines[title[0]].top, self.lines[title[-1]].bottom
        for entry in self._entries:
            if self.lines[entry[0]].top < bottom and self.lines[entry[-1]].bottom > top:
                yield entry

    def both(self) -> list[int]:
        """The lines from the first row on, but for rows across."""
        return (
            [n for n in range(self._starts[0], len(self.lines)) if self.lines[n].side in "BLR"] if self._starts else []
        )

    def is_rest(self, n: int, first: int) -> bool:
        return self.lines[n].side in "LR"

    def starts_row(self, n: int, first: int) -> bool:
        return n == first or n in self._starts

    def is_table(self, first: int, last: int, least: int) -> bool:
        """Nearly each title has one entry and each entry one title, and the entries look alike but for their digits."""
        starts = len(set(self._starts))
        shapes = Counter(DIGIT.sub("0", " ".join(self.lines[n].entry for n in entry)) for entry in self._entries)
        if max(shapes.values(), default=0) < ALIKE * len(self._entries):
            return False
        return (
            starts >= least
            and starts == len(self._starts)
            and starts >= SURE * max(len(self._titles), len(self._entries))
        )
