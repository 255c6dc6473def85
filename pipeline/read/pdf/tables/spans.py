"""First columns that reach over rows: a goal stands once beside all of its measures, whose rules end at its border.

Ziel 01: Die Kommune | 07/2020 | Planung      Some rules lie below all columns, others leave the first one out;
hat Strukturen       +---------+--------      or only the first one has rules, and white or the pieces of upright
                     | 10/2020 | Prüfung      ones part the others.
---------------------+---------+--------
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Edge
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.words.words import Words

SAME = 4.0  # points
LEAST_DRAWN = 2  # rows that draw a border between two columns
WIDEST = 0.5  # of the table: a first column


def with_inner_rules(stacks: list[Stack]) -> Iterator[Stack]:
    """Stacks of rules under all columns, with the heights of shorter ones that end on the right where those end."""
    for outer in stacks if len(stacks) > 1 else ():
        for inner in stacks:
            if len(outer.heights) > 1 and outer.heights[0] < inner.heights[0] and _leaves_first_out(inner, outer):
                heights = sorted([*outer.heights, *(h for h in inner.heights if _is_new(h, outer.heights))])
                yield replace(outer, heights=heights, inner=inner.x0, outer=tuple(outer.heights))


def _leaves_first_out(inner: Stack, outer: Stack) -> bool:
    first = inner.x0 - outer.x0
    return abs(inner.x1 - outer.x1) < SAME and 2 * SAME < first < WIDEST * (outer.x1 - outer.x0)


def _is_new(height: float, heights: list[float]) -> bool:
    return min(abs(height - other) for other in heights) > 2


def parts_of_first(columns: Sequence[float], lying: Sequence[Edge]) -> tuple[float, tuple[float, ...]]:
    """The second of the upright rules and the heights of the lying ones from the first to it; 0 where none ends there.

    No other lying rule may end between them. With only one column more, its rows may well be the rows of the table.
    """
    if len(columns) < 4:
        return 0.0, ()
    beside = [edge for edge in lying if edge[2] > columns[0] + SAME and edge[0] < columns[-1] - SAME]
    ends = [edge for edge in beside if edge[0] < columns[0] + SAME]
    alone = [edge for edge in ends if abs(edge[2] - columns[1]) < SAME]
    whole = [edge for edge in ends if edge[2] > columns[-1] - SAME]
    if not alone or not whole or len(alone) + len(whole) < len(beside):
        return 0.0, ()
    return columns[1], tuple(edge[1] for edge in ends)


def keeps_inner(stack: Stack, strips: Sequence[Strip]) -> bool:
    """The shorter rules begin between two columns."""
    return not stack.outer or any(strip.left - 2 < stack.inner < strip.edge + 2 for strip in strips)


def with_inner_strip(strips: list[Strip], words: Words, stack: Stack) -> list[Strip]:
    """The strips, and one at the border of the shorter rules where no word crosses it: few rows may have a goal."""
    left, right = words.x1 <= stack.inner + 1, words.x0 >= stack.inner - 1
    if keeps_inner(stack, strips) or not (left | right).all() or not left.any() or not right.any():
        return strips
    own = Strip(float(words.x1[left].max()), float(words.x0[right].min()))
    return sorted([*strips, own], key=attrgetter("right"))


def over_rows(cells: list[Edge], stack: Stack, words: Words) -> list[Edge]:
    """The cells, those of first columns that reach over rows united between the heights that part them."""
    if not stack.outer:
        return cells
    first = words.keep(words.x1 < stack.inner + SAME)
    parting = sorted({*stack.outer, *(height for height in stack.heights if _begins_below(first, height))})
    united: dict[tuple[float, int], Edge] = {}
    firsts = [cell for cell in cells if cell[2] < stack.inner + SAME]
    for cell in firsts:
        place = cell[0], bisect(parting, (cell[1] + cell[3]) / 2)
        old = united.get(place, cell)
        united[place] = old[0], old[1], max(old[2], cell[2]), cell[3]
    return [*united.values(), *(cell for cell in cells if cell[2] >= stack.inner + SAME)]


def _begins_below(first: Words, height: float) -> bool:
    """A text of the first column begins with a row, more than a line below the one above: fills part no goals there."""
    middle = (first.top + first.bottom) / 2
    above, below = first.bottom[middle < height], first.top[first.top > height - 1]
    if not len(above) or not len(below):
        return False
    size = float(np.median(first.size))
    return bool(below.min() - height < 0.6 * size and height - above.max() > 0.9 * size)


def with_drawn(strips: list[Strip], words: Words, stack: Stack) -> list[Strip]:
    """The strips, and those at the borders of cells drawn side by side that have text on both sides in other rows.

    A goal stands beside the first of its measures, in a row without a fill; the filled ones have nothing there.
    """
    middle = (words.top + words.bottom) / 2
    inside = words.keep((middle > stack.heights[0]) & (middle < stack.heights[-1]))
    own = [cell for cell in stack.drawn if cell[1] > stack.heights[0] - SAME and cell[3] < stack.heights[-1] + SAME]
    rights = [cell[2] for cell in own]
    found = list(strips)
    for border in sorted({cell[0] for cell in own}):
        rows = sum(abs(cell[0] - border) < 1 for cell in own)
        known = any(strip.left - SAME < border < strip.edge + SAME for strip in found)
        if known or min(rows, sum(abs(x - border) < 1 for x in rights)) < LEAST_DRAWN:
            continue
        left, right = inside.x1 <= border + 1, inside.x0 >= border - 1
        if (left | right).all() and _share_row(inside, left, right):
            found.append(Strip(float(inside.x1[left].max()), float(inside.x0[right].min())))
    return sorted(found, key=attrgetter("right"))


def _share_row(words: Words, left: Bools, right: Bools) -> bool:
    """Some line has text on both sides."""
    return bool(np.intersect1d(words.band[left], words.band[right]).size)
