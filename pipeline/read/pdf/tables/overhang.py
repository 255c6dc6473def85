"""Goals filled beside their measures, and taller than these: their cell ends lower than all that stand beside it.

█ Ziel 2: Die Stadt   █  01/2021 Planung      The fill of the measures ends in the midst of the goal, and its lower
█ hat einen Prozess   █____________________   edge seems to part two cells.
█ durchlaufen.        █
"""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Floats
from pipeline.read.pdf.tables.grid import Grid

SAME = 1.5  # points


def with_overhang(grid: Grid, boxes: Floats) -> Grid:
    """The grid, a last cell that stands alone in its row one with that above it where a single fill holds both."""
    last = grid.rows()[-1]
    if len(last) != 1 or not len(boxes):
        return grid
    (cell,) = last.values()
    above = next((c for c in grid.cells if c[0] == cell[0] and c[2] == cell[2] and c[3] == cell[1]), None)
    if above is None:
        return grid
    whole = (cell[0], above[1], cell[2], cell[3])
    if not (np.abs(boxes - np.array(whole)) < SAME).all(axis=1).any():
        return grid
    return Grid(tuple(whole if other == above else other for other in grid.cells if other != cell))
