"""What stands inside drawn tables, or may: no running head does, nor a foot."""

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Edge
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.pieces import piece_stacks
from pipeline.read.pdf.tables.stacks import fill_stacks, rule_stacks, stands_in
from pipeline.read.pdf.words.words import Words

APART = 1.8  # sizes of type from a row at the head of the page to its text


def gridded(page: Page) -> Bools:
    """Which words stand inside a drawn table, between lying rules or on fills that may be rows.

    Boxes at the edge of the sheet hold heads and feet of the page, and so does a row that white parts from its text.
    """
    words = page.words
    if not len(words):
        return np.zeros(0, bool)
    inside, apart = np.zeros(len(words), bool), np.zeros(len(words), bool)
    for grid in page.grids:
        _, top, _, bottom = grid.box
        if len(grid.cells) > 1 and top > 1 and bottom < page.height - 1:
            inside |= _within(grid, words)
            apart |= _within(grid, words) & _stands_off(grid, words)
    if len(page.grids) == 1 and not len(page.boxes) and all(stands_in(rule, page.grids[0].box) for rule in page.rules):
        return inside & ~apart  # nothing else is drawn
    for stack in [*rule_stacks(page), *fill_stacks(page), *piece_stacks(page.pieces, words, page.rules)]:
        if stack.is_table(3):
            between = (words.x1 > stack.x0) & (words.x0 < stack.x1)
            inside |= between & (words.top > stack.heights[0] - 1) & (words.bottom < stack.heights[-1] + 1)
    return inside & ~apart


def cut_off_furniture(page: Page) -> None:
    """Takes the bars of running heads and feet off the tables that they touch: rows that hold nothing else."""
    heights = [(line.top + line.bottom) / 2 for _, line in page.furniture]
    touched = [grid for grid in page.grids if any(grid.box[1] < height < grid.box[3] for height in heights)]
    if not touched:
        return
    middle = (page.words.top + page.words.bottom) / 2

    def is_bar(cell: Edge) -> bool:
        own = any(cell[1] < height < cell[3] for height in heights)
        return own and not bool(((middle > cell[1]) & (middle < cell[3])).any())

    kept = (Grid(tuple(cell for cell in grid.cells if not is_bar(cell))) for grid in touched)
    page.grids = [*(grid for grid in page.grids if grid not in touched), *(grid for grid in kept if grid.cells)]


def _within(grid: Grid, words: Words) -> Bools:
    x0, top, x1, bottom = grid.box
    found: Bools = (words.x0 > x0 - 1) & (words.x1 < x1 + 1) & (words.top > top - 1) & (words.bottom < bottom + 1)
    return found


def _stands_off(grid: Grid, words: Words) -> bool:
    """It is one row, and no text stands near above it or below."""
    _, top, _, bottom = grid.box
    gaps = np.maximum(words.top - bottom, top - words.bottom)
    white = float(gaps[gaps > -1].min(initial=np.inf))
    return len(grid.rows()) == 1 and white > APART * float(np.median(words.size))
