"""Rows that are neither filled nor ruled off: a stack of heights grows by them above its first and below its last.

In a zebra table every other row is unfilled, a head often too; at the top of a page the rest of a cut row has no rule.
"""

import re
from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.sheet import Floats, Ints
from pipeline.read.pdf.strips import Strip, runs_across
from pipeline.read.pdf.words import Words

DIGIT = re.compile("[0-9]")
MOST_GAP = 0.35  # of the size of type: white between the lines of one row may exceed the usual by so much
HEAD = 2.5  # sizes of type: the cells of a head may be set in the middle of its height, each on a line of its own
GOAL_LINES = 5  # a goal may stand between the head and the first row
LARGE = 1.1  # times the size of type of the table
FAR = 2.5  # sizes of type: no row of a table that goes on stands further from the next


@dataclass(slots=True)
class Stack:
    """Heights of rules or fill edges that share left and right ends.

    `columns` are the places of upright rules whose pieces give the heights; where there are none, lying ones do.
    """

    x0: float
    x1: float
    heights: list[float]
    filled: bool = False
    columns: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The printed lines beside a stack, and how much white usually stands between two of them."""

    tops: Floats
    bottoms: Floats
    sides: list[str]
    bold: list[bool]
    left: list[str]
    sizes: list[float]
    size: float
    white: float

    @property
    def within(self) -> float:
        """So much white stands at most between two lines of one row."""
        return self.white + MOST_GAP * self.size

    def is_entry(self, n: int) -> bool:
        """The line reads as others of the first column but for its digits: the period of a row cut below it."""
        shapes = [DIGIT.sub("0", text) for text in self.left]
        return bool(shapes[n]) and any(shape == shapes[n] for m, shape in enumerate(shapes) if m != n)

    def padding(self, heights: list[float]) -> tuple[float, float]:
        """The usual white between a height and the line under it, and between it and the line over it."""
        under = sorted(float(self.tops[self.tops > h - 1].min()) - h for h in heights if (self.tops > h - 1).any())
        over = sorted(
            h - float(self.bottoms[self.bottoms < h + 1].max()) for h in heights if (self.bottoms < h + 1).any()
        )
        return (max(0.0, under[len(under) // 2]) if under else 0.0, max(0.0, over[len(over) // 2]) if over else 0.0)

    def is_tight(self, n: int) -> bool:
        """The next line stands so near, or beside, that the two are of one cell or of two beside each other."""
        return n + 1 < len(self.tops) and float(self.tops[n + 1] - self.bottoms[n]) < MOST_GAP * self.size

    def parts_rows(self, n: int) -> bool:
        """A row begins with line `n`: text on the left below much white, or any below a bold head and some white."""
        gap = float(self.tops[n] - self.bottoms[n - 1])
        if self.bold[n - 1] and not self.bold[n]:
            return gap > self.white + 0.5
        return self.sides[n] != "R" and gap >= self.within


def grow(words: Words, stack: Stack, strips: list[Strip], goes_on: bool) -> None:
    """Adds heights for the rows outside; `goes_on` where the page before ends with the same table."""
    lines = _lines(words, strips)
    under, over = lines.padding(stack.heights)
    slack = MOST_GAP * lines.size
    below = _below(lines, stack, under + slack)
    above = _above(lines, stack, (over + slack, under + over + slack), goes_on)
    stack.heights += _between(lines, below) + ([float(lines.bottoms[below[-1]]) + 1] if below else [])
    stack.heights[:0] = ([float(lines.tops[above[0]]) - 1] if above else []) + _between(lines, above)


def rows_within(words: Words, stack: Stack, strips: list[Strip]) -> int:
    """How many rows begin between two heights of the stack: in both columns or across, below white over all of them."""
    lines = _lines(words, strips)
    count = 0
    for n in np.flatnonzero((lines.tops > stack.heights[0]) & (lines.bottoms < stack.heights[-1])).tolist():
        cut = any(lines.bottoms[n - 1] - 1 < height < lines.tops[n] + 1 for height in stack.heights)
        white = float(lines.tops[n] - lines.bottoms[n - 1]) if n else 0.0
        count += lines.sides[n] in "BS" and not cut and white >= lines.within
    return count


def runs_on(words: Words, stack: Stack, strips: list[Strip]) -> bool:
    """Whether lines in both columns follow below the last height: only the head is ruled off, not the rows."""
    lines, end = _lines(words, strips), stack.heights[-1]
    for n in np.flatnonzero(lines.tops > end - 1)[:GOAL_LINES].tolist():
        if lines.tops[n] - end > FAR * lines.size or lines.sides[n] == "B":
            return bool(lines.tops[n] - end <= FAR * lines.size)
        end = float(lines.bottoms[n])
    return False


def _lines(words: Words, strips: list[Strip]) -> Lines:
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    runs = np.split(np.arange(len(words)), starts[1:])
    tops = np.array([float(words.top[run].min()) for run in runs])
    bottoms = np.array([float(words.bottom[run].max()) for run in runs])
    sides = [_side(words, run, strips) for run in runs]
    bold = [bool(words.bold[run].all()) for run in runs]
    left = [" ".join(words.text[n] for n in run.tolist() if words.x1[n] < strips[0].left + 2) for run in runs]
    gaps = np.sort(tops[1:] - bottoms[:-1])
    white = float(gaps[len(gaps) // 4]) if len(gaps) else 0.0
    sizes = [float(words.size[run].max()) for run in runs]
    return Lines(tops, bottoms, sides, bold, left, sizes, float(np.median(words.size)), white)


def _side(words: Words, run: Ints, strips: list[Strip]) -> str:
    """Where a line stands: on both sides of the first strip, on one, or in a strip."""
    x0, x1 = words.x0[run], words.x1[run]
    if any(runs_across(words.pick(run), strip) for strip in strips):
        return "S"
    left, right = bool((x0 < strips[0].left).any()), bool((x1 > strips[0].right).any())
    return "B" if left and right else "L" if left else "R"


def _below(lines: Lines, stack: Stack, step: float) -> list[int]:
    """The row after the last height: text in columns, or a row across all columns of a filled table."""
    found: list[int] = []
    end = stack.heights[-1]
    following = np.flatnonzero(lines.tops >= end - 1).tolist()
    allowed = "SL" if following and lines.sides[following[0]] == "S" and stack.filled else "BRL"
    for n in following:
        far = step
        if lines.sides[n] == "R" and found:
            far = max(step, lines.size)
        if lines.sides[n] == "L":
            far = max(step, lines.size) if n == following[0] and lines.is_entry(n) else lines.within
        if lines.tops[n] - end > far or lines.sides[n] not in allowed:
            break
        found.append(n)
        end = float(lines.bottoms[n])
    return found


def _above(lines: Lines, stack: Stack, steps: tuple[float, float], goes_on: bool) -> list[int]:
    """The rows before the first height, up to a line in two columns (a head) or the top of a page that goes on.

    `steps` are the most white over a height, and that between two lines, who may be of two rows; no title in larger
    type is a row.
    """
    found: list[int] = []
    edge, sure = stack.heights[0], 0
    for n in np.flatnonzero(lines.bottoms <= edge + 1)[::-1].tolist():
        in_columns = lines.sides[n] in ("BRL" if goes_on else "BR")
        step = steps[1] if found else steps[0]
        far = max(step, FAR * lines.size) if goes_on and in_columns else step
        large = lines.sizes[n] > LARGE * max([lines.size, *(lines.sizes[m] for m in found)])
        if edge - lines.bottoms[n] > far or large or not (in_columns or stack.filled):
            break
        found.append(n)
        edge = float(lines.tops[n])
        seen = {lines.sides[m] for m in found if lines.bold[m] and lines.tops[m] - edge < HEAD * lines.size}
        tall = lines.bold[n] and in_columns and sure == len(found) - 1 and lines.is_tight(n)
        if lines.sides[n] == "B" or {"L", "R"} <= seen or tall or (goes_on and n == 0):
            sure = len(found)
    return found[:sure][::-1]


def _between(lines: Lines, run: list[int]) -> list[float]:
    return [float(lines.bottoms[n - 1] + lines.tops[n]) / 2 for n in run[1:] if lines.parts_rows(n)]
