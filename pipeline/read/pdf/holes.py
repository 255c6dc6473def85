"""Places of a drawn table that have text but no border: where only some cells are filled, the others stand between.

[ Planung    ] 07/2020     The left cells are filled, one below the other; beside the second nothing is drawn on
[ Prüfung    ] 10/2020     the right, yet its period stands in the row and the column of cells that are.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.grid import TOLERANCE, Edge, Grid
from pipeline.read.pdf.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words import Words


def with_holes_closed(grid: Grid, words: Words) -> Grid:
    """The grid with a cell wherever words stand inside it in none of its cells, between its rows and columns."""
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


def _holes(grid: Grid) -> Iterator[Edge]:
    """The places between all rows and columns that no cell takes any of."""
    tops, lefts = sorted({c[1] for c in grid.cells}), sorted({c[0] for c in grid.cells})
    rows = list(pairwise([*tops, grid.box[3]]))
    for left, right in pairwise([*lefts, grid.box[2]]):
        for top, bottom in rows:
            place = left, top, right, bottom
            if not any(_overlaps(place, cell) for cell in grid.cells):
                yield place


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
