"""Where rows begin in a table that draws nothing, and whether two columns of lines are a table at all.

One column holds short entries, a period or a number: a row begins where an entry does, or stands around its middle.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median, quantiles

from pipeline.read.pdf.line_ends import OPEN_ENDS
from pipeline.read.pdf.printed import BULLETS, DASHES
from pipeline.read.pdf.sides import Printed

MOST_LINES = 5  # of an entry, on average
MOST_MIDDLE = 3.5  # of an entry that stands beside the middle of its row: a period may be broken twice
APART = 0.2  # of the lines: where more stand between the lines of the other column, the two have nothing in common


class ByLeft:
    """Rows begin where the left column does."""

    def __init__(self, lines: Sequence[Printed], pitch: float) -> None:
        self.lines = lines
        self.pitch = pitch
        self.size = median(line.size for line in lines) if lines else 1.0

    @property
    def main(self) -> str:
        """The side of the running text."""
        alone = [line.side for line in self.lines]
        return "L" if alone.count("L") > alone.count("R") else "R"

    def is_table(self, first: int, last: int, least: int) -> bool:
        """Rows begin on both sides at one height, and the left side is no running text or list."""
        lines = self.lines[first:last]
        starts = [n for n in range(first, last) if self.starts_row(n, first)]
        if len(starts) < least:
            return False
        left = sum(line.side in "BL" for line in lines)
        bullets = sum(is_bullet(self.lines[n].first) for n in starts)
        matched = [n for n in starts if self.lines[n].side == "B" and self._right_starts(n, first)]
        if (
            _keep_no_lines(self.lines)
            or _keep_no_lines(lines)
            or self._is_running_text(lines)
            or self._cuts_words(starts)
        ):
            return False
        return len(matched) >= 0.75 * len(starts) and left <= MOST_LINES * len(starts) and bullets < 0.5 * len(starts)

    def starts_row(self, n: int, first: int) -> bool:
        """Whether a row begins with line `n` of a table that begins with line `first`."""
        line = self.lines[n]
        if n == first:
            return line.side in "BL"
        above = self.lines[n - 1]
        if line.side not in "BL":
            # a repeated header over a row that goes on: the header is bold, the row is not
            return line.side == "R" and self.gap(n) and above.bold and not line.bold
        if above.side == "S":
            return not (line.side == "L" and line.bold == above.bold and not self.gap(n))
        before = next((above for above in self.lines[first:n][::-1] if above.side != "R"), above)
        if before.side in "BL" and before.last.lower() in OPEN_ENDS and (before is above or not self.gap(n)):
            return False
        if above.side == "R":
            return before.side == "S" or line.base - before.base > 1.12 * self.pitch + 0.5
        return self.gap(n)

    def both(self) -> list[int]:
        """The lines of rows that have text on both sides."""
        return [n for n, line in enumerate(self.lines) if line.side == "B"]

    def is_rest(self, n: int, first: int) -> bool:
        """Line `n`, in one column only, goes on with the row above it."""
        return self.lines[n].side == "R" or (self.lines[n].side == "L" and not self.gap(n))

    def gap(self, n: int) -> bool:
        """More than the usual step above line `n`; lines of a heading in larger type stand further apart."""
        above, line = self.lines[n - 1], self.lines[n]
        larger = max(1.0, min(above.size, line.size) / self.size)
        return line.base - above.base > 1.12 * self.pitch * larger + 0.5

    def _cuts_words(self, starts: list[int]) -> bool:
        """Rows would begin inside words that a hyphen cuts: these are columns of a text."""
        cut = 0
        for n in starts:
            above = next((line for line in self.lines[:n][::-1] if line.side in "BL"), None)
            line = self.lines[n]
            if above and line.side in "BL" and len(above.last) > 1 and above.last[-1] in "-\N{SOFT HYPHEN}":
                cut += line.first[:1].islower()
        return cut > 0.1 * len(starts)

    def _is_running_text(self, lines: Sequence[Printed]) -> bool:
        """Most lines on the left are full and go on in the next."""
        left = [line for line in lines if line.side in "BL"]
        start = min((line.x0 for line in left), default=0.0)
        reach = max((line.left_end for line in left), default=0.0) - start
        full = [
            line.left_end - start > 0.8 * reach
            and below.side in "BL"
            and below.base - line.base < 1.12 * self.pitch + 0.5
            for line, below in pairwise(lines)
            if line.side in "BL"
        ]
        return sum(full) > 0.55 * max(1, len(left))

    def _right_starts(self, n: int, first: int) -> bool:
        """The text on the right begins anew in this line: after white, a bullet, or a line with room left."""
        if n == first or self.gap(n) or self.lines[n].second in BULLETS or self.lines[n - 1].side == "S":
            return True
        reach = max(line.end for line in self.lines[first : n + 1])
        return self.lines[n - 1].end < 0.8 * reach


class ByRight(ByLeft):
    """Rows begin where an entry on the right does: the left column is the one with the running text."""

    def is_table(self, first: int, last: int, least: int) -> bool:
        """Nearly every entry begins where white parts the text on its left, and none of that text is left alone."""
        lines = self.lines[first:last]
        starts = [n for n in range(first, last) if self.starts_row(n, first)]
        entries = [n for n in range(first, last) if self._is_entry(n, first)]
        if len(entries) < least or _keep_no_lines(self.lines) or _keep_no_lines(lines) or self._cuts_words(starts):
            return False
        right, left = (sum(line.side in sides for line in lines) for sides in ("BR", "BL"))
        beside = [n for n in entries if n in starts and (n == first or self.gap(n) or self.lines[n - 1].side == "S")]
        bullets = sum(is_bullet(self.lines[n].second) for n in entries)
        sure = len(beside) >= 0.9 * len(entries) and len(beside) >= 0.75 * len(starts) and not bullets
        return sure and right <= MOST_LINES * len(entries) and right < left

    def starts_row(self, n: int, first: int) -> bool:
        """With an entry; below white also without one, where neither a list nor a row across goes on."""
        line = self.lines[n]
        if n == first:
            return line.side in "BL"
        if line.side not in "BL":
            return self._is_entry(n, first) and self.gap(n)
        above = self.lines[n - 1]
        if above.side == "S":
            return not (line.side == "L" and line.bold == above.bold and not self.gap(n))
        if line.side == "B":
            return self._is_entry(n, first)
        return self.gap(n) and not is_bullet(line.first) and (line.bold > above.bold or self._is_out(n, first))

    def is_rest(self, n: int, first: int) -> bool:
        """The running text goes on, with a list too, to where white parts it from other text."""
        hangs = is_bullet(self.lines[n].first) or self.lines[n].x0 > self.lines[first].x0 + 3
        return self.lines[n].side == "R" or (self.lines[n].side == "L" and (hangs or not self.gap(n)))

    def _is_entry(self, n: int, first: int) -> bool:
        """Text on the right that goes on from none above it."""
        return self.lines[n].side in "BR" and (n == first or self.lines[n - 1].side not in "BR" or self.gap(n))

    def _is_out(self, n: int, first: int) -> bool:
        """The line stands left of the one above it, which belongs to a list."""
        edge = min(line.x0 for line in self.lines[first : n + 1])
        return self.lines[n].x0 < edge + 1.5 and self.lines[n - 1].x0 > edge + 3


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
        if any(_keep_no_lines([line for line in self.lines if line.side in sides]) for sides in ("BL", "BR")):
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


def is_bullet(text: str) -> bool:
    """A word that may be the bullet of a list."""
    return text in BULLETS or text in DASHES


def _keep_no_lines(lines: Sequence[Printed]) -> bool:
    """Both sides keep no common lines: columns of text."""
    apart = sum(below.base - line.base < 0.8 * min(line.size, below.size) for line, below in pairwise(lines))
    return apart > APART * len(lines)
