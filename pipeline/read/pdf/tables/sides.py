"""Printed lines as a strip between columns sees them: on both sides of it, on one, or across."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.tables.crossing import lines_across
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.words.words import Words

LARGE = 1.1  # times the size of the text
BESIDE = 0.5  # sizes of type: lines of one column stand further apart
Columns = tuple[list[str], list[float], list[float]]  # of words: texts and both ends


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line of the page: what stands left and right of the main strip, or across it."""

    side: str  # "B"oth, "L"eft, "R"ight, "S"pan
    top: float
    bottom: float
    base: float
    bold: bool
    size: float
    x0: float
    end: float
    first: str
    last: str
    left_end: float
    second: str
    second_x0: float
    entry: str


def printed(words: Words, strip: Strip) -> Iterator[Printed]:
    """All lines, from the top."""
    words = words.pick(np.lexsort((words.x0, words.band)))
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    before, behind = (words.x1 <= strip.edge - 1).tolist(), (words.x0 >= strip.edge - 1.5).tolist()
    across = lines_across(words, [strip], starts).tolist()
    runs = pairwise([*starts.tolist(), len(words)])
    columns = words.text, words.x0.tolist(), words.x1.tolist()
    for (start, end), over, look in zip(runs, across, _looks(words, starts), strict=True):
        run = range(start, end)
        left, right = [n for n in run if before[n]], [n for n in run if behind[n]]
        over = over or len(left) + len(right) < len(run)
        side = "S" if over else "B" if left and right else "L" if left else "R"
        yield Printed(side, *look, *_sides(columns, start, left, right))


def with_wide_rows(lines: Sequence[Printed], end: float, gap: Callable[[int], float]) -> list[Printed]:
    """The lines; a narrow one is of a row across all columns where its widest lines stand around it with no `gap`."""
    found = list(lines)
    for n, (line, below) in reversed([*enumerate(pairwise(lines))]):
        goes_on = line.side == "L" and below.side == "S" and line.bold == below.bold and not gap(n + 1)
        above = found[n - 1] if n and not gap(n) else below
        within = n > 0 and above is not below and above.side == "S" and above.bold == line.bold
        if goes_on and (line.left_end > end + 2 or within):
            found[n] = replace(line, side="S")
    return found


def with_heads_across(lines: Sequence[Printed]) -> list[Printed]:
    """The lines; those on the right in larger type than the others there, above a line on both sides, head the rows
    below: a goal over measures whose periods stand in the margin.
    """
    found = list(lines)
    sizes = [line.size for line in lines if line.side == "R"]
    usual = median(sizes) if sizes else 0.0
    start = 0
    for n, line in enumerate(lines):
        if line.side == "R" and line.size > LARGE * usual:
            continue
        if 0 < start < n and line.side == "B":
            found[start:n] = [replace(head, side="S") for head in lines[start:n]]
        start = n + 1
    return found


def _looks(words: Words, starts: Ints) -> Iterator[tuple[float, float, float, bool, float, float, float]]:
    """The top, bottom and writing line of each line, whether it is bold, its size and both ends."""
    columns = (
        np.minimum.reduceat(words.top, starts),
        np.maximum.reduceat(words.bottom, starts),
        words.base[starts],
        np.logical_and.reduceat(words.bold, starts),
        np.maximum.reduceat(words.size, starts),
        words.x0[starts],
        np.maximum.reduceat(words.x1, starts),
    )
    return zip(*(column.tolist() for column in columns), strict=True)


def _sides(columns: Columns, first: int, left: list[int], right: list[int]) -> tuple[str, str, float, str, float, str]:
    """The first word, the last one of the left side and how far it reaches, where the right side begins, the left."""
    text, x0, x1 = columns
    entry = [text[n] for n in left]
    reach = max([x1[n] for n in left], default=0.0)
    head = right[0] if right else first
    return text[first], entry[-1] if left else "", reach, text[head], x0[head], " ".join(entry)


def pitch_of(lines: list[Printed]) -> float:
    """The usual step from line to line in one column: a low quantile, for rows may stand further apart.

    A bullet of another font may have a writing line of its own beside its text.
    """
    usual = []
    for sides in ("BLS", "BRS"):
        own = pairwise(line for line in lines if line.side in sides)
        steps = sorted(b.base - a.base for a, b in own if b.base - a.base > BESIDE * b.size)
        usual.extend(steps[len(steps) // 5 : len(steps) // 5 + 1])
    return min(usual, default=12.0)
