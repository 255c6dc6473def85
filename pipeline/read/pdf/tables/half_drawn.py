"""Columns that nothing draws within one that is drawn: filled goals stand beside rows that lying rules part.

█ Ziel 1: Wege █  07/2020   Planung       The fills close two columns, and the rules between the rows end at their
█ für alle     █ ---------------------    sides; but behind the goal stand a period and a measure.
█              █  10/2020   Prüfung
"""

from collections.abc import Iterator

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.cells import strips_of_rows
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.tables.strips import DIGIT, Strip

DATED = 0.7  # of the rows begin with an entry that names a number
MOST_WORDS = 6  # of an entry


def part_columns(page: Page) -> None:
    """Cuts the cells of such columns of the drawn tables of a page."""
    page.grids = [_with_columns_parted(grid, page) if grid.is_table else grid for grid in page.grids]


def _with_columns_parted(grid: Grid, page: Page) -> Grid:
    """The grid, the rows behind goals that reach over several of them cut where each leaves a strip behind a period."""
    first = [cell for cell in grid.cells if cell[0] == grid.box[0]]
    rows = [cell for cell in grid.cells if cell[0] > grid.box[0]]
    if len({(cell[0], cell[2]) for cell in rows}) != 1 or len(first) >= len(rows):
        return grid
    strip = _strip(rows, page)
    return Grid((*first, *(part for cell in rows for part in _cut(cell, strip)))) if strip else grid


def _strip(rows: list[Edge], page: Page) -> Strip | None:
    """The only strip that the rows leave free, if short entries with a number stand before it."""
    words = page.words
    owner = owners(words, np.array(rows))
    inside = words.keep(owner >= 0)
    row = owner[owner >= 0]
    strips = strips_of_rows(inside, row, page.width) if len(inside) else []
    if len(strips) != 1:
        return None
    before = inside.x1 < strips[0].edge
    entries = [[inside.text[n] for n in np.flatnonzero(before & (row == k)).tolist()] for k in range(len(rows))]
    told = [entry for entry in entries if len(entry) <= MOST_WORDS and any(map(DIGIT.search, entry))]
    return strips[0] if len(told) >= DATED * len(rows) else None


def _cut(cell: Edge, strip: Strip) -> Iterator[Edge]:
    x0, top, x1, bottom = cell
    yield x0, top, strip.edge - 1, bottom
    yield strip.edge - 1, top, x1, bottom
