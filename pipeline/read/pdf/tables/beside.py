"""The printed lines beside a stack of heights, and how they stand to its columns: what parts rows without a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

import numpy as np

from pipeline.read.pdf.sheets.sheet import Edge, Floats, Ints
from pipeline.read.pdf.tables.crossing import lines_across
from pipeline.read.pdf.tables.strips import DIGIT, Strip
from pipeline.read.pdf.words.words import Words

MOST_GAP = 0.35  # of the size of type: white between the lines of one row may exceed the usual by so much
MANY = 3  # strips
NEAR = 4  # lines: no line reaches below so many others after it
MIDDLE = 1.5  # points by which the middles of lines differ that are set to one
BESIDE = -0.25  # of the size of type: lines that overlap by more stand beside each other, in two columns


@dataclass(slots=True)
class Stack:
    """Heights of rules or fill edges that share left and right ends.

    `columns` are the places of upright rules whose pieces give the heights; where there are none, lying ones do.
    `main` is as in Lines, once the lines beside the stack are known. `apart`: text stands between any two pieces.
    Where a first column reaches over several rows, `inner` is the place of its right border and `outer` the heights
    that part it. `drawn` are cells that are drawn on all sides.
    """

    x0: float
    x1: float
    heights: list[float]
    filled: bool = False
    columns: tuple[float, ...] = ()
    main: str = "R"
    apart: bool = False
    inner: float = 0.0
    outer: tuple[float, ...] = ()
    drawn: tuple[Edge, ...] = ()

    def is_table(self, least: int) -> bool:
        """So many heights; upright pieces have one more, and some of them touch: a rule between text columns stops
        for each heading across.
        """
        return len(self.heights) >= least + bool(self.columns) and not self.apart


@dataclass(frozen=True, slots=True)
class Lines:
    """The printed lines beside a stack, and how much white usually stands between two of them.

    `full` are those with text in each of many columns: two of them are hardly of one row. `inner` is what stands in
    columns between the first and the last, `ends_bold` tells of the last word of each line.
    """

    tops: Floats
    bottoms: Floats
    sides: list[str]
    bold: list[bool]
    left: list[str]
    right: list[str]
    sizes: list[float]
    size: float
    white: float
    full: list[bool]
    inner: list[str]
    ends_bold: list[bool]

    @property
    def within(self) -> float:
        """So much white stands at most between two lines of one row."""
        return self.white + MOST_GAP * self.size

    def is_entry(self, n: int) -> bool:
        """The line reads as others beside the long text but for its digits: the period of a row cut below it."""
        return _comes_again(self.entries, n)

    def enters(self, n: int) -> bool:
        """The line holds an entry, beside the long text or in a column between it and the other end."""
        return self.is_entry(n) or _comes_again(self.inner, n)

    def is_period(self, n: int) -> bool:
        """An entry that names a number, as no head does."""
        return bool(DIGIT.search(self.entries[n])) and self.is_entry(n)

    @property
    def entries(self) -> list[str]:
        """What stands beside the long text, line by line."""
        return self.left if self.main == "R" else self.right

    def padding(self, heights: list[float]) -> tuple[float, float]:
        """The usual white between a height and the line under it, and between it and the line over it."""
        under = sorted(float(self.tops[self.tops > h - 1].min()) - h for h in heights if (self.tops > h - 1).any())
        over = sorted(
            h - float(self.bottoms[self.bottoms < h + 1].max()) for h in heights if (self.bottoms < h + 1).any()
        )
        return (max(0.0, under[len(under) // 2]) if under else 0.0, max(0.0, over[len(over) // 2]) if over else 0.0)

    def gap(self, n: int) -> float:
        """The white between line `n` and the lowest of those before it."""
        return float(self.tops[n] - self.bottoms[max(0, n - NEAR) : n].max()) if n else 0.0

    def is_tight(self, n: int) -> bool:
        """The next line stands so near, or beside, that the two are of one cell or of two beside each other."""
        return n + 1 < len(self.tops) and float(self.tops[n + 1] - self.bottoms[n]) < MOST_GAP * self.size

    def parts_rows(self, n: int) -> bool:
        """A row begins with line `n`: text on the left or any below a row across, below much white; any below a bold
        head and some white; or this line and the one above fill all of many columns.
        """
        if self.turns(n) or (self.full[n - 1] and self.full[n]):
            return True
        if self._is_below_head(n):
            return self.ends_head(n)
        below_goal = self.sides[n - 1] == "S" and self.main == "R"
        return (self.sides[n] != self.main or below_goal) and float(self.tops[n] - self.bottoms[n - 1]) >= self.within

    def ends_head(self, n: int) -> bool:
        """Some white parts line `n` from the bold head of the columns above it."""
        return self._is_below_head(n) and float(self.tops[n] - self.bottoms[n - 1]) > self.white + 0.5

    def _is_below_head(self, n: int) -> bool:
        return n > 0 and self.bold[n - 1] and not self.bold[n] and self._heads_columns(n)

    def turns(self, n: int) -> bool:
        """A bold row across all columns begins or ends here, white or not: no cell of one column holds its lines.

        Its first words may be plain: "Ziel 01:".
        """
        if n and self._turns_bold(n - 1) and self.bold[n] and self.sides[n] == "S" and self.gap(n) < self.within:
            return False
        run = takewhile(lambda m: self.bold[m] and (self.sides[m] in "SL" or self._runs_across(m)), self._near(n))
        across = any(self.sides[m] == "S" for m in run)
        return (self.sides[n] == "S" and not across) if self.bold[n] else (across and self.sides[n] != "S")

    def _turns_bold(self, n: int) -> bool:
        return self.sides[n] == "S" and self.ends_bold[n] and not self.bold[n]

    def _runs_across(self, n: int) -> bool:
        """A line justified so wide that a blank stands between the columns, below one across."""
        return n > 0 and self.bold[n - 1] and self.sides[n - 1] == "S" and self.gap(n) < self.within

    def _near(self, n: int) -> Iterator[int]:
        """The lines above line `n`, up to the first that white parts from the next."""
        return takewhile(lambda m: m == n - 1 or self.gap(m + 1) < self.within, range(n - 1, -1, -1))

    def _heads_columns(self, n: int) -> bool:
        """The bold lines above line `n` are more than the title of a text in one column."""
        run = takewhile(lambda m: self.bold[m] and self.sides[m] != "S", self._near(n))
        return self.sides[n - 1] == "S" or any(self.sides[m] != self.main for m in run)

    def is_row(self, run: list[int]) -> bool:
        """These lines stand across the columns, or in the first and another."""
        sides = {self.sides[n] for n in run}
        return bool(sides & set("BS")) or {"L", "R"} <= sides

    @property
    def main(self) -> str:
        """The side on which most lines stand alone: that of the long text, right of its periods or left of them."""
        return "L" if self.sides.count("L") > self.sides.count("R") else "R"


def _comes_again(texts: list[str], n: int) -> bool:
    """Another text is the same but for its digits."""
    shapes = [DIGIT.sub("0", text) for text in texts]
    return bool(shapes[n]) and any(shape == shapes[n] for m, shape in enumerate(shapes) if m != n)


def lines_of(words: Words, strips: list[Strip]) -> Lines:
    """All lines, from the top; `strips` part the columns."""
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    tops, bottoms = np.minimum.reduceat(words.top, starts), np.maximum.reduceat(words.bottom, starts)
    sides = _sides(words, starts, strips)
    bold = np.logical_and.reduceat(words.bold, starts).tolist()
    sides = _with_centred(sides, bold, words, starts)
    runs = [range(*ends) for ends in pairwise([*starts.tolist(), len(words)])]
    before, behind = words.x1 < strips[0].left + 2, words.x0 > strips[0].right - 2
    within = behind & (words.x1 < strips[-1].left + 2)
    left, right, inner = (
        [" ".join([words.text[n] for n in run if side[n]]) for run in runs]
        for side in (before.tolist(), behind.tolist(), within.tolist())
    )
    ends_bold = words.bold[[run[-1] for run in runs]].tolist()
    size = float(np.median(words.size))
    apart = np.array([{above, below} != {"L", "R"} for above, below in pairwise(sides)], bool)
    gaps = tops[1:] - bottoms[:-1]
    gaps = np.sort(gaps[apart & (gaps > BESIDE * size)])
    white = float(gaps[len(gaps) // 4]) if len(gaps) else 0.0
    sizes = np.maximum.reduceat(words.size, starts).tolist()
    return Lines(
        tops, bottoms, sides, bold, left, right, sizes, size, white, _full(words, starts, strips), inner, ends_bold
    )


def _full(words: Words, starts: Ints, strips: list[Strip]) -> list[bool]:
    column = np.searchsorted([strip.edge for strip in strips], words.x0 + 1)
    held = [np.logical_or.reduceat(column == n, starts) for n in range(len(strips) + 1)]
    found: list[bool] = (np.all(held, axis=0) & (len(strips) >= MANY)).tolist()
    return found


def _sides(words: Words, starts: Ints, strips: list[Strip]) -> list[str]:
    """Where each line stands: on both sides of the first strip, on one, or in a strip."""
    left, right = (
        np.logical_or.reduceat(side, starts) for side in (words.x0 < strips[0].left, words.x1 > strips[0].right)
    )
    sides = np.where(left & right, "B", np.where(left, "L", "R"))
    found: list[str] = np.where(lines_across(words, strips, starts), "S", sides).tolist()
    return found


def _with_centred(sides: list[str], bold: list[bool], words: Words, starts: Ints) -> list[str]:
    """The sides; a short bold line in the middle of the bold one across, right above it or below, is across, too."""
    found = list(sides)
    left, right = words.x0[starts], np.maximum.reduceat(words.x1, starts)
    apart = np.abs(np.diff(left)) > words.size[starts[1:]]
    pairs = 1 + np.flatnonzero(apart & (np.abs(np.diff(left + right)) < 2 * MIDDLE))
    for n in pairs.tolist():
        if bold[n - 1] and bold[n] and "S" in sides[n - 1 : n + 1]:
            found[n - 1 : n + 1] = ["S", "S"]
    return found
