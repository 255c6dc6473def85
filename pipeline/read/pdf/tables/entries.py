"""Where rows begin in a table that draws nothing, and whether two columns of lines are a table at all.

One column holds short entries, a period or a number: a row begins where an entry does, or stands around its middle.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.flow.line_ends import OPEN_ENDS
from pipeline.read.pdf.tables.repeated import DATED
from pipeline.read.pdf.tables.sides import Printed
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.words.bullets import BULLETS, is_bullet

MOST_LINES = 5  # of an entry, on average
BESIDE = 0.25  # of the size of type: lines that overlap by more stand side by side
FAR = 4.0  # sizes of type: no entry of a column, set in or to the middle, begins so far right of another
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
            keep_no_lines(self.lines)
            or keep_no_lines(lines)
            or self._is_running_text(lines)
            or self._cuts_words(starts)
        ):
            return False
        if self._begins_anywhere(starts):
            return False
        return len(matched) >= 0.75 * len(starts) and left <= MOST_LINES * len(starts) and bullets < 0.5 * len(starts)

    def is_sure(self, first: int, last: int) -> bool:
        """Whether no other kind of table need be tried."""
        return False

    def _begins_anywhere(self, starts: list[int]) -> bool:
        """Most rows begin far right of another: boxes of a drawing, not the entries of a column."""
        begins = [self.lines[n].x0 for n in starts if self.lines[n].side in "BL"]
        far = [x0 for x0 in begins if x0 - min(begins) > FAR * self.size]
        return 2 * len(far) > len(begins)

    def starts_row(self, n: int, first: int) -> bool:
        """Whether a row begins with line `n` of a table that begins with line `first`."""
        line = self.lines[n]
        if n == first:
            return line.side in "BL"
        above = self.lines[n - 1]
        if line.side not in "BL":
            return False
        if (above.bold and not line.bold and self._is_head(first, n)) or (line.side == "B" and self._ends_row(n - 1)):
            return True
        if above.side == "S":
            return not (line.side == "L" and line.bold == above.bold and not self.gap(n))
        before = next((above for above in self.lines[first:n][::-1] if above.side != "R"), above)
        if before.side == "R" and first == 0:
            return True  # all above is the rest of a row that the page before breaks off
        if before.side in "BL" and before.last.lower() in OPEN_ENDS and (before is above or not self.gap(n)):
            return False
        if above.side == "R":
            return before.side == "S" or line.base - before.base > 1.12 * self.pitch + 0.5
        return self.gap(n)

    def _is_head(self, first: int, end: int) -> bool:
        """These lines, with which the table begins, are bold, stand in both columns and name no number."""
        head = self.lines[first:end]
        return head[0].side == "B" and all(line.bold and not DIGIT.search(line.entry) for line in head)

    def _ends_row(self, n: int) -> bool:
        """Line `n` is the short last one of a row across all columns; of many lines if bold, and the next is not."""
        line, above = self.lines[n], n - 1
        bold = line.bold and n + 1 < len(self.lines) and not self.lines[n + 1].bold
        while bold and above > 0 and self.lines[above].side == "L" and self._is_of_row(above):
            above -= 1
        short = (
            above >= 0 and line.side == "L" and self.lines[above].side == "S" and self.lines[above].bold == line.bold
        )
        return short and not self.gap(n) and not DIGIT.search(line.entry)

    def _is_of_row(self, n: int) -> bool:
        return self.lines[n].bold and not self.gap(n)

    def both(self) -> list[int]:
        """The lines of rows that have text on both sides."""
        return [n for n, line in enumerate(self.lines) if line.side == "B"]

    def is_rest(self, n: int, first: int) -> bool:
        """Line `n`, in one column only, goes on with the row above it."""
        return self.lines[n].side == "R" or (self.lines[n].side == "L" and not self.gap(n))

    def is_cut(self, n: int, first: int) -> bool:
        """Line `n` is an entry alone, like others but for its digits: the page end cuts its row below it."""
        shapes = [DIGIT.sub("0", line.entry) for line in self.lines[first : n + 1]]
        return self.lines[n].side == "L" and "0" in shapes[-1] and shapes[-1] in shapes[:-1]

    def gap(self, n: int) -> bool:
        """More than the usual step above line `n`; lines of a heading in larger type stand further apart."""
        above, line = self.lines[n - 1], self.lines[n]
        larger = max(1.0, min(above.size, line.size) / self.size)
        return line.base - above.base > 1.12 * self.pitch * larger + 0.5

    def top_of(self, n: int) -> int:
        """The first of the lines side by side with line `n`, where white parts it: an entry stands at half height."""
        top = n
        while top and self.lines[top].top < self.lines[top - 1].bottom - BESIDE * self.size:
            top -= 1
        return top if top == n or self.gap(top) or self.lines[top - 1].side == "S" else n

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
        """The text on the right begins anew in this line: after white, a bullet, a list, or a line with room left."""
        if n == first or self.gap(n) or self.lines[n].second in BULLETS or self.lines[n - 1].side == "S":
            return True
        if is_bullet(self.lines[n - 1].second) or self.lines[n - 1].second_x0 > self.lines[n].second_x0 + 3:
            return True
        reach = max(line.end for line in self.lines[first : n + 1])
        return self.lines[n - 1].end < 0.8 * reach


class ByRight(ByLeft):
    """Rows begin where an entry on the right does: the left column is the one with the running text."""

    def is_table(self, first: int, last: int, least: int) -> bool:
        """Nearly every entry begins where white or the end of a list parts the text beside it; none of it is alone."""
        lines = self.lines[first:last]
        starts = [n for n in range(first, last) if self.starts_row(n, first)]
        entries = [n for n in range(first, last) if self._is_entry(n, first)]
        if len(entries) < least or keep_no_lines(self.lines) or keep_no_lines(lines) or self._cuts_words(starts):
            return False
        right, left = (sum(line.side in sides for line in lines) for sides in ("BR", "BL"))
        beside = [n for n in entries if n in starts and (n == first or self._begins(n, first))]
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

    def _begins(self, n: int, first: int) -> bool:
        """Line `n` goes on with nothing above it: below white, a row across, the head, or a list."""
        return self.gap(n) or self.lines[n - 1].side == "S" or self._ends_row(n - 1) or self._is_out(n, first)

    def _is_out(self, n: int, first: int) -> bool:
        """The line stands left of the text above it, which belongs to a list."""
        line, above = self.lines[n], self.lines[n - 1]
        if is_bullet(line.first):
            return False
        item = next(
            (other for other in self.lines[first:n][::-1] if is_bullet(other.first) or other.side != "L"), above
        )
        if is_bullet(item.first):
            return line.x0 < item.x0 + 1.5 and (above is item or above.x0 > item.x0 + 3)
        return line.x0 < min(other.x0 for other in self.lines[first:n]) + 1.5 and above.x0 > line.x0 + 3


def keep_no_lines(lines: Sequence[Printed]) -> bool:
    """Both sides keep no common lines: columns of text."""
    return _apart(lines, {"LR", "RL", "BR", "RB", "BL", "LB"}) > APART * len(lines)


def both_hold_entries(lines: Sequence[Printed]) -> bool:
    """Periods begin lines on either side, alone or one beside the other: sections of a plan in two columns of the page.

    A period beside another one is whole: begin and end of one stand in two columns of a table.
    """
    dated = [line.side for line in lines if line.side in "LR" and DATED.match(line.first)]
    level = sum(
        line.side == "B" and len(DATED.findall(line.entry)) > 1 and bool(DATED.match(line.second)) for line in lines
    )
    return level + min(dated.count("L"), dated.count("R")) > 1


def interleaves(lines: Sequence[Printed]) -> bool:
    """Lines on the right stand between others there: of two columns, each with heights of its own."""
    return _apart(lines, {"RR", "BR", "RB"}) > APART * len(lines)


def _apart(lines: Sequence[Printed], sides: set[str]) -> int:
    pairs = [pair for pair in pairwise(lines) if pair[0].side + pair[1].side in sides]
    return sum(below.base - line.base < 0.8 * min(line.size, below.size) for line, below in pairs)
