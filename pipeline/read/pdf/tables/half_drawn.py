"""Columns that nothing draws within one that is drawn: filled goals stand beside rows that lying rules part.

█ Ziel 1: Wege █  07/2020   Planung       The fills close two columns, and the rules between the rows end at their
█ für alle     █ ---------------------    sides; but behind the goal stand a period, a measure and perhaps its list.
█              █  10/2020   Prüfung
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.cells import strips_of_rows
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.tables.strips import DIGIT, Strip

DATED = 0.7  # of the rows begin with an entry that names a number
MOST_WORDS = 6  # of an entry
MOST_STRIPS = 2  # behind a period: before the measure, and before its list


def part_columns(page: Page) -> None:
    """Cuts the cells of such columns of the drawn tables of a page."""
    page.grids = [_with_columns_parted(grid, page) if grid.is_table else grid for grid in page.grids]


def _with_columns_parted(grid: Grid, page: Page) -> Grid:
    """The grid, the rows behind goals that reach over several of them cut where each leaves a strip behind a period."""
    first = [cell for cell in grid.cells if cell[0] == grid.box[0]]
    rows = [cell for cell in grid.cells if cell[0] > grid.box[0]]
    if len({(cell[0], cell[2]) for cell in rows}) != 1 or len(first) >= len(rows):
        return grid
    strips = _strips(rows, page)
    return Grid((*first, *(part for cell in rows for part in _cut(cell, strips)))) if strips else grid


def _strips(rows: list[Edge], page: Page) -> list[Strip]:
    """The strips that the rows leave free, if short entries with a number stand before the first."""
    words = page.words
    owner = owners(words, np.array(rows))
    inside = words.keep(owner >= 0)
    row = owner[owner >= 0]
    strips = strips_of_rows(inside, row, page.width) if len(inside) else []
    if not 0 < len(strips) <= MOST_STRIPS:
        return []
    before = inside.x1 < strips[0].edge
    entries = [[inside.text[n] for n in np.flatnonzero(before & (row == k)).tolist()] for k in range(len(rows))]
    told = [entry for entry in entries if len(entry) <= MOST_WORDS and any(map(DIGIT.search, entry))]
    return strips if len(told) >= DATED * len(rows) else []


def _cut(cell: Edge, strips: list[Strip]) -> Iterator[Edge]:
    x0, top, x1, bottom = cell
    for left, right in pairwise([x0, *(strip.edge - 1 for strip in strips), x1]):
        yield left, top, right, bottom
