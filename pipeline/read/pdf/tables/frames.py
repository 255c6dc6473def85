"""Frames around tables, tabs on cards, cards below a bar: a cell that holds others is none beside them.

A word processor draws a table within a cell of another, often no further in than a pad. The cells of the outer one that
stand above and below the inner one are rows across it; those beside it hold nothing.
"""

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.grid import Grid, tables
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.words.words import Words

PAD = 14.0  # points: no column of text is as narrow
APART = 6.0  # points of white between cards side by side; the columns of one table touch
CARD = 2  # cells: its head and its body


def take_frames_off(page: Page) -> None:
    """Takes off the sides of tables that hold nothing, and makes one grid of a table and the cells around it."""
    page.grids = [_without_tabs(part) for grid in page.grids for part in _cards(grid)]
    page.grids = [_without_sides(grid, page.words) if grid.is_table else grid for grid in page.grids]
    for outer in [grid for grid in page.grids if len(grid.cells) > 1 and len({cell[0] for cell in grid.cells}) == 1]:
        inner = [grid for grid in page.grids if grid.is_table and any(_holds(cell, grid.box) for cell in outer.cells)]
        if len(inner) == 1 and (framed := _united(outer, inner[0], page.words)):
            page.grids = [framed if grid is inner[0] else grid for grid in page.grids if grid is not outer]


def _cards(grid: Grid) -> list[Grid]:
    """The grid, or a bar and the cards that touch it from below: white parts their columns, whose rows differ."""
    x0, _, x1, _ = grid.box
    across = [cell for cell in grid.cells if cell[0] == x0 and cell[2] == x1]
    if not across or len(across) == len(grid.cells):
        return [grid]
    columns: list[list[Edge]] = []
    for cell in sorted(set(grid.cells) - set(across)):
        if columns and cell[0] < max(other[2] for other in columns[-1]) + APART:
            columns[-1].append(cell)
        else:
            columns.append([cell])
    heights = [{cell[1] for cell in column} for column in columns]
    if len(columns) < 2 or all(other == heights[0] for other in heights):
        return [grid]
    return [Grid(tuple(cells)) for part in (across, *columns) for cells in tables(part)]


def _without_tabs(grid: Grid) -> Grid:
    """The grid of a box, or of one with a head, without the cell that lies in a corner of it: the tab of a card."""
    if len(grid.cells) > CARD + 1:
        return grid
    kept = [cell for cell in grid.cells if not any(other != cell and _holds(other, cell) for other in grid.cells)]
    return Grid(tuple(kept)) if len(kept) == len(grid.cells) - 1 else grid


def _without_sides(grid: Grid, words: Words) -> Grid:
    """The grid without a narrow first or last column that holds no word; cells across begin and end where others do."""
    x0, _, x1, _ = grid.box
    left = {cell for cell in grid.cells if cell[0] == x0 and cell[2] - x0 < PAD}
    right = {cell for cell in grid.cells if cell[2] == x1 and x1 - cell[0] < PAD}
    sides = [side for side in (left, right) if side and not (owners(words, np.array(sorted(side))) >= 0).any()]
    cells = [cell for cell in grid.cells if not any(cell in side for side in sides)]
    if not sides or not cells:
        return grid
    start = max(cell[2] for cell in left) if left in sides else x0
    end = min(cell[0] for cell in right) if right in sides else x1
    return Grid(tuple((max(start, a), top, min(end, b), bottom) for a, top, b, bottom in cells))


def _united(outer: Grid, inner: Grid, words: Words) -> Grid | None:
    """The rows of both; None where other words stand in the cell around the inner table."""
    around = next(cell for cell in outer.cells if _holds(cell, inner.box))
    if bool(((owners(words, np.array([around])) >= 0) & (owners(words, np.array([inner.box])) < 0)).any()):
        return None
    x0, _, x1, _ = inner.box
    return Grid((*((x0, top, x1, bottom) for _, top, _, bottom in outer.cells if top != around[1]), *inner.cells))


def _holds(cell: Edge, box: Edge) -> bool:
    return cell[0] - 1 < box[0] and box[2] < cell[2] + 1 and cell[1] - 1 < box[1] and box[3] < cell[3] + 1
