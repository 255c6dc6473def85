"""Rows of a table that draws nothing, whose entries stand beside the middle of what they belong to."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

from pipeline.read.pdf.tables.entries import ByLeft, keep_no_lines
from pipeline.read.pdf.tables.sides import Printed

MOST_MIDDLE = 3.5  # of an entry that stands beside the middle of its row: a period may be broken twice


class ByMiddle(ByLeft):
    """Rows are what white parts; entries stand beside the middle of what they belong to."""

    def __init__(self, lines: Sequence[Printed], pitch: float) -> None:
        super().__init__(lines, pitch)
        edge = 0.0
        self.white = [0.0] * len(lines)
        for n, line in enumerate(lines):
            self.white[n] = line.top - edge if n else 0.0
            edge = max(edge, line.bottom)
        self.within = min(_leading([line for line in lines if line.side in sides]) for sides in ("BL", "BR"))

    def both(self) -> list[int]:
        """The lines of what white parts, where it stands on both sides."""
        starts = [n for n in range(len(self.lines)) if self.starts_row(n, 0)]
        rows = [range(*ends) for ends in pairwise([*starts, len(self.lines)])]
        sides = [{self.lines[n].side for n in row} for row in rows]
        return [n for row, own in zip(rows, sides, strict=True) for n in row if "B" in own or {"L", "R"} <= own]

    def is_rest(self, n: int, first: int) -> bool:
        """Nothing that white parts from it."""
        return self.lines[n].side in "LR" and not self.gap(n)

    def gap(self, n: int) -> bool:
        """More white than usual between line `n` and all lines above it."""
        return self.white[n] > self.within

    def starts_row(self, n: int, first: int) -> bool:
        """Below white, and where a row across all columns ends or begins."""
        return n == first or self.gap(n)

    def is_table(self, first: int, last: int, least: int) -> bool:
        """Nearly every row holds one run of lines on either side, and both have one middle; some differ in height.

        A head in bold type may stand otherwise, and so may the rows that the page ends cut.
        """
        if any(keep_no_lines([line for line in self.lines if line.side in sides]) for sides in ("BL", "BR")):
            return False
        starts = [n for n in range(first, last) if self.starts_row(n, first)]
        rows = [self.lines[start:end] for start, end in pairwise([*starts, last])]
        rows = [row for row in rows if row[0] is not self.lines[0] and row[-1] is not self.lines[-1]]
        rows = [row for row in rows if not all(line.bold for line in row)]
        both = [row for row in rows if {line.side for line in row} & {"B", "L"} and _has_right(row)]
        if min(_count(both, "BL"), _count(both, "BR")) > MOST_MIDDLE * len(both) or self._cuts_words(starts):
            return False  # neither side holds entries
        centred = [row for row in both if _is_centred(row)]
        uneven = [row for row in centred if {"L", "R"} & {line.side for line in row}]
        alone = sum(all(line.side in "LR" for line in row) for row in rows if row not in both)
        return len(uneven) >= least and len(centred) >= 0.9 * len(both) and alone <= 0.1 * len(rows)


def _leading(lines: Sequence[Printed]) -> float:
    """So much white stands at most between two lines of one cell; endless where there are few lines."""
    white = [below.top - above.bottom for above, below in pairwise(lines)]
    return quantiles(white, n=5)[0] + 0.12 * lines[0].size + 0.5 if len(white) > 4 else float("inf")


def _count(rows: Sequence[Sequence[Printed]], sides: str) -> int:
    return sum(line.side in sides for row in rows for line in row)


def _has_right(row: Sequence[Printed]) -> bool:
    return any(line.side in "BR" for line in row)


def _is_centred(row: Sequence[Printed]) -> bool:
    """The middles of both sides, each from its first line to its last, are at one height."""
    middles = []
    for sides in ("BL", "BR"):
        bases = [line.base for line in row if line.side in sides]
        middles.append((bases[0] + bases[-1]) / 2)
    return abs(middles[0] - middles[1]) < 0.3 * row[0].size
