"""Rows drawn apart: each row is a line of boxes of its own, with white between them, and all are one table.

Style sheets draw tables so (border-spacing, rounded corners): every row has the same left and right ends.
"""

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.words.words import Words

SAME = 3.0  # points
BAR = 14.0  # points: no column of text is as narrow
APART = 1.4  # sizes of type of white between two rows


def pile_up(page: Page) -> None:
    """Makes one grid of those that stand close below each other, as wide as each other, with no word between."""
    if len(page.grids) < 2 or not len(page.words):
        return
    page.grids = [_without_bars(grid, page.words) for grid in page.grids]
    piles: list[list[Grid]] = []
    for grid in sorted(page.grids, key=lambda grid: grid.box[1]):
        pile = next((pile for pile in piles if _is_next(pile[-1].box, grid.box, page)), None)
        if pile:
            pile.append(grid)
        else:
            piles.append([grid])
    page.grids = [_united(pile) if _is_table(pile) else grid for pile in piles for grid in _kept(pile)]


def _without_bars(grid: Grid, words: Words) -> Grid:
    """The grid without bars at the sides of filled headings, where it is no table without them."""
    if not (bars := [cell for cell in grid.cells if cell[2] - cell[0] < BAR]):
        return grid
    kept = Grid(tuple(cell for cell in grid.cells if cell not in bars))
    if not kept.cells or kept.is_table:
        return grid
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    inside = (bool(((x > x0) & (x < x1) & (y > top) & (y < bottom)).any()) for x0, top, x1, bottom in bars)
    return grid if any(inside) else kept


def _is_table(pile: list[Grid]) -> bool:
    """Two rows of cells and more; a box below a table is none of its rows, and cards with a head are no rows at all."""
    rows = sum(len(grid.cells) > 1 for grid in pile)
    return rows > 1 and any(len({cell[0] for cell in grid.cells}) > 1 for grid in pile)


def _kept(pile: list[Grid]) -> list[Grid]:
    return pile[:1] if _is_table(pile) else pile


def _is_next(above: Edge, below: Edge, page: Page) -> bool:
    white = below[1] - above[3]
    if abs(above[0] - below[0]) > SAME or abs(above[2] - below[2]) > SAME:
        return False
    if not 0 <= white < APART * float(np.median(page.words.size)):
        return False
    x, y = (page.words.x0 + page.words.x1) / 2, (page.words.top + page.words.bottom) / 2
    return not bool(((x > above[0]) & (x < above[2]) & (y > above[3]) & (y < below[1])).any())


def _united(pile: list[Grid]) -> Grid:
    """The cells of all, each drawn to the middle of the white: round corners are cut short."""
    cells: list[Edge] = []
    for n, grid in enumerate(pile):
        _, top, _, bottom = grid.box
        start = (pile[n - 1].box[3] + top) / 2 if n else top
        end = (bottom + pile[n + 1].box[1]) / 2 if n + 1 < len(pile) else bottom
        cells.extend(
            (c[0], start if c[1] - top < 1 else c[1], c[2], end if bottom - c[3] < 1 else c[3]) for c in grid.cells
        )
    return Grid(_in_columns(cells))


def _in_columns(cells: list[Edge]) -> tuple[Edge, ...]:
    """Left ends that differ by less than two points are one column's."""
    edges: list[float] = []
    for x in sorted({cell[0] for cell in cells}):
        if not edges or x - edges[-1] > SAME:
            edges.append(x)
    return tuple((max(edge for edge in edges if edge <= x0), top, x1, bottom) for x0, top, x1, bottom in cells)
