"""Words too long for their column: one that stands alone in its line and reaches into the gutter, or over it.

"Bayerische"              The lines above and below it, in the same type and at the same place, keep to the column.
"Kommunen/Gesundheitsregionen"
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.sheets.sheet import Floats, Ints
from pipeline.read.pdf.words.printed import Line
from pipeline.read.pdf.words.words import Words

LONG = 12  # letters
KEEP = 0.3  # of its width stands in its column
BLANK = 0.5  # of the size of type: no gutter is narrower
NEAR = 3  # rows: the lines of the column beside it may stand between its own
LINE = 1.7  # sizes of type from one of its lines to the next
MOST, EDGE = 4, 2.0  # more lines than these make an edge, where they end within so many sizes of type
SAME = 1.5  # points by which they may begin elsewhere


@dataclass(frozen=True, slots=True)
class Overhang:
    """A word that may hang over: its row, the place up to which it must keep to its column, and where it ends."""

    row: int
    keep: float
    end: float


def overhangs(words: Words, ends: Floats, which: Ints, row: Ints) -> Iterator[Overhang]:
    """The long words that begin a row of these words, next to a row that begins with the like of them."""
    order = np.lexsort((words.x0[which], row))
    starts = np.flatnonzero(np.diff(row[order], prepend=-1))
    first = which[order][starts].tolist()
    after = which[order][np.minimum(starts + 1, len(order) - 1)].tolist()
    for own, n in enumerate(first):
        if len(words.text[n]) < LONG or _goes_on(words, n, after[own]):
            continue
        near = [k for k in range(max(0, own - NEAR), min(len(first), own + NEAR + 1)) if k != own]
        if any(_are_alike(words, n, first[k]) for k in near):
            yield Overhang(own, float(words.x0[n] + KEEP * (ends[n] - words.x0[n])), float(ends[n]))


def _goes_on(words: Words, one: int, other: int) -> bool:
    """A word of the same type stands behind a blank: a title runs across the columns."""
    gap, size = float(words.x0[other] - words.x1[one]), float(words.size[one])
    alike = abs(size - words.size[other]) < 0.3 and words.bold[one] == words.bold[other]
    return bool(words.band[one] == words.band[other] and 0 < gap < BLANK * size and alike)


def _are_alike(words: Words, one: int, other: int) -> bool:
    size = float(words.size[one])
    near = abs(words.x0[one] - words.x0[other]) < SAME and abs(words.base[one] - words.base[other]) < LINE * size
    return bool(near and words.bold[one] == words.bold[other] and abs(size - words.size[other]) < 0.3)


def reach(lines: Sequence[Line]) -> float:
    """How far the lines of a column reach: a long word alone in its line may hang over the edge others keep to."""
    widest = max(lines, key=lambda line: line.x1)
    if len(widest.pieces) > 1 or len(widest.text) < LONG:
        return widest.x1
    return edge_of([line for line in lines if len(line.pieces) > 1], MOST) or widest.x1


def edge_of(lines: Sequence[Line], count: int) -> float:
    """The edge near which more than so many lines end; 0 where there is none: lines of an address end anywhere."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    return ends[0] if len(ends) > count and ends[0] - ends[count] < EDGE * lines[0].size else 0.0
