"""Places of a drawn table that have text but no border: where only some cells are filled, the others stand between.

[ Planung    ] 07/2020     The left cells are filled, one below the other; beside the second nothing is drawn on
[ Prüfung    ] 10/2020     the right, yet its period stands in the row and the column of cells that are.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats, Ints
from pipeline.read.pdf.tables.bridges import TOLERANCE
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.words.words import Words

FULL = 0.995  # of the box
LEAST_ROWS = 3  # of two rows the open one may end anywhere


def with_holes_closed(grid: Grid, words: Words) -> Grid:
    """The grid with a cell wherever words stand inside it in none of its cells, between its rows and columns."""
    if _is_full(grid) or len({cell[1] for cell in grid.cells}) < LEAST_ROWS:
        return grid
    cells = np.array(grid.cells)
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    x0, top, x1, bottom = grid.box
    near = np.flatnonzero((x > x0) & (x < x1) & (y > top) & (y < bottom))
    across = (x[near, None] >= cells[:, 0]) & (x[near, None] < cells[:, 2])
    down = (y[near, None] >= cells[:, 1]) & (y[near, None] < cells[:, 3])
    stray = near[~(across & down).any(axis=1)]
    if not len(stray):
        return grid
    found = [h for h in _holes(grid) if bool(_inside(x[stray], y[stray], h).any()) and not _is_cut(words, near, h)]
    return Grid((*grid.cells, *found)) if found else grid


def _is_full(grid: Grid) -> bool:
    """The cells cover the whole grid."""
    x0, top, x1, bottom = grid.box
    return sum((c[2] - c[0]) * (c[3] - c[1]) for c in grid.cells) > FULL * (x1 - x0) * (bottom - top)


def with_rows_parted(grid: Grid, words: Words) -> Grid:
    """The grid with a cell cut that reaches over rows and has a line at the head of each, as the cells beside it do.

    Between filled columns a white one is bordered only where a fill over all columns stands above and below.
    """
    tops = sorted({cell[1] for cell in grid.cells})
    reaches = {(cell[1] + TOLERANCE, cell[3] - TOLERANCE) for cell in grid.cells}
    after = ((tops[bisect_right(tops, start) :], end) for start, end in reaches)
    if not any(later and later[0] < end for later, end in after):
        return grid
    base = {cell: _bases(cell, words) for cell in grid.cells}
    return Grid(tuple(part for cell in grid.cells for part in _parted(cell, tops, base)))


def _parted(cell: Edge, tops: list[float], base: dict[Edge, Floats]) -> Iterator[Edge]:
    x0, top, x1, bottom = cell
    within = [height for height in tops if top + TOLERANCE < height < bottom - TOLERANCE]
    heights = [top, *within, bottom]
    if within and _runs_over(base[cell], within):
        yield cell
        return
    for start, end in pairwise(heights):
        own = base[cell][(base[cell] > start) & (base[cell] < end)]
        heads = [b.min() for other, b in base.items() if other != cell and abs(other[1] - start) < TOLERANCE and len(b)]
        if not within or not len(own) or not any(abs(own.min() - head) < 1 for head in heads):
            yield cell
            return
    yield from ((x0, start, x1, end) for start, end in pairwise(heights))


def _runs_over(base: Floats, within: list[float]) -> bool:
    """Lines of one text stand on both sides of a height, no further apart than the two above it."""
    lines = np.unique(base)
    lines = lines[np.diff(lines, prepend=-np.inf) > TOLERANCE]
    step, row = np.diff(lines), np.searchsorted(within, lines)
    over = row[1:] != row[:-1]
    return bool((over[1:] & ~over[:-1] & (step[1:] < step[:-1] + 1)).any())


def _bases(cell: Edge, words: Words) -> Floats:
    """The writing lines in a cell."""
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    found: Floats = words.base[_inside(x, y, cell)]
    return found


def _holes(grid: Grid) -> Iterator[Edge]:
    """The places between all rows and columns that no cell takes any of."""
    columns, rows = (list(pairwise(_ends(grid, axis))) for axis in (0, 1))
    for left, right in columns:
        for top, bottom in rows:
            place = left, top, right, bottom
            if not any(_overlaps(place, cell) for cell in grid.cells):
                yield place


def _ends(grid: Grid, axis: int) -> list[float]:
    """Where cells begin and end."""
    ends: list[float] = []
    for end in sorted({c[axis] for c in grid.cells} | {c[axis + 2] for c in grid.cells}):
        if not ends or end - ends[-1] > TOLERANCE:
            ends.append(end)
    return ends


def _overlaps(one: Edge, other: Edge) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > TOLERANCE and min(one[3], other[3]) - max(one[1], other[1]) > TOLERANCE


def _inside(x: Floats, y: Floats, place: Edge) -> Bools:
    found: Bools = (x >= place[0]) & (x < place[2]) & (y >= place[1]) & (y < place[3])
    return found


def _is_cut(words: Words, near: Ints, place: Edge) -> bool:
    """A word stands over a border of the place."""
    left, top, right, bottom = place
    y = (words.top[near] + words.bottom[near]) / 2
    beside = (y >= top) & (y < bottom)
    over = [(words.x0[near] < edge - 1) & (words.x1[near] > edge + 1) for edge in (left, right)]
    return bool((beside & (over[0] | over[1])).any())
