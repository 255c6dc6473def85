"""Boxes that stand in a text or side by side as cards: their heights and sides are no rows and columns of a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.stacks import SAME


def cuts_boxes(stack: Stack, page: Page) -> bool:
    """A height runs through a box that begins and ends at none of the heights: cards side by side, each as tall as its
    text, are no rows. Where a card has a box for its title, both its ends are those of rows, or it is none. A frame
    around the stack may end further down, where the page does, and a goal beside rows.
    """
    heights = np.array(stack.heights)
    one_column = (grid for grid in page.grids if len({cell[0] for cell in grid.cells}) == 1)
    for (x0, top, x1, bottom), cells in (part for grid in one_column for part in _boxes(grid, stack)):
        if max(abs(x0 - stack.x0), abs(x1 - stack.x1), abs(top - stack.heights[0])) < SAME:
            continue
        if stack.x0 < (x0 + x1) / 2 < stack.x1:
            ends = np.abs(heights[:, None] - (top, bottom)).min(axis=0) < SAME
            ends_within = bottom < heights[-1] - SAME and not ends[1]
            ends = ends.all() if cells > 1 or ends_within else ends.any()
            if not ends and bool(((heights > top) & (heights < bottom)).any()):
                return True
    return False


def _boxes(grid: Grid, stack: Stack) -> Iterator[tuple[Edge, int]]:
    """The box of a column with its number of cells; or boxes, where one is as wide as the stack: the fill of a goal,
    which touches that of a title.
    """
    if not any(abs(cell[0] - stack.x0) < SAME and abs(cell[2] - stack.x1) < SAME for cell in grid.cells):
        yield grid.box, len(grid.cells)
        return
    for _, run in groupby(sorted(grid.cells, key=itemgetter(1)), key=lambda cell: round(cell[2])):
        part = Grid(tuple(run))
        yield part.box, len(part.cells)


def is_of_boxes(stack: Stack, page: Page) -> bool:
    """All its upright rules are sides of boxes that stand alone, in two columns of a text: not as many in each, as
    cells would, and with text beside them.
    """
    every = [grid.box for grid in page.grids if len(grid.cells) == 1 and _is_closed(grid.box, page.rules)]
    boxes = [box for box in every if all(min(abs(x - other) for other in stack.columns) < SAME for x in box[::2])]
    sides = [x for box in boxes for x in box[::2]]
    if not sides or any(min(abs(x - side) for side in sides) > SAME for x in stack.columns):
        return False
    if len(set(Counter(round(box[0] / SAME) for box in boxes).values())) < 2 and not _are_ragged(boxes, every):
        return False
    x, y = (page.words.x0 + page.words.x1) / 2, (page.words.top + page.words.bottom) / 2
    inside, level = np.zeros(len(page.words), bool), np.zeros(len(page.words), bool)
    for x0, top, x1, bottom in boxes:
        beside = (y > top) & (y < bottom)
        level |= beside
        inside |= beside & (x > x0) & (x < x1)
    return bool((level & ~inside & (x > stack.x0) & (x < stack.x1)).any())


def _are_ragged(boxes: Sequence[Edge], every: Sequence[Edge]) -> bool:
    """As many boxes stand one below the other on their right, and end at other heights: each is as high as its text."""
    x1, top, bottom = (pick(box[n] for box in boxes) for pick, n in ((max, 2), (min, 1), (max, 3)))
    beside = [box for box in every if box[0] > x1 and box[1] < bottom and box[3] > top]
    if len(beside) != len(boxes) or max(box[0] for box in beside) - min(box[0] for box in beside) > SAME:
        return False
    pairs = zip(sorted(boxes, key=itemgetter(1)), sorted(beside, key=itemgetter(1)), strict=True)
    return any(abs(one[3] - other[3]) > SAME for one, other in pairs)


def _is_closed(box: Edge, rules: Sequence[Edge]) -> bool:
    """The rules above and below the box end where it does: none of a table whose columns it may be one of."""
    x0, top, x1, bottom = box
    own = [y for left, y, right, _ in rules if abs(left - x0) < SAME and abs(right - x1) < SAME]
    return all(any(abs(y - end) < SAME for y in own) for end in (top, bottom))
