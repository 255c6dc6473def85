"""Labels: a colour or frame behind the first words of a line, as "Ziel 01:" before its text. They are no cells."""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Floats
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.words.words import Words

LOW, NARROW = 2.2, 12.0  # sizes of type: no higher, no wider
NEAR = 1.5  # sizes of type from the label to the rest of its line
SAME = 1.5  # points
LEAST = 3  # rows in line with a label


def find_labels(grids: list[Grid], words: Words) -> list[Grid]:
    """The boxes that hold one line, which goes on behind them."""
    single = [grid for grid in grids if len(grid.cells) == 1]
    if not single or not len(words):
        return []
    size = float(np.median(words.size))
    return [grid for grid in single if _is_label(grid, words, size)]


def _is_label(grid: Grid, words: Words, size: float) -> bool:
    x0, top, x1, bottom = grid.box
    if bottom - top > LOW * size or x1 - x0 > NARROW * size:
        return False
    y = (words.top + words.bottom) / 2
    level = (y > top) & (y < bottom)
    inside = level & (words.x0 > x0 - SAME) & (words.x1 < x1 + SAME)
    behind = level & (words.x0 > x1 - SAME) & (words.x0 < x1 + NEAR * size)
    return bool(inside.any() and behind.any())


def without_labels(down: Floats, labels: list[Grid]) -> Floats:
    """The upright rules without the sides of labels that stand in line with those of rows."""
    sides = np.zeros(len(down), bool)
    for x0, top, x1, bottom in (label.box for label in labels):
        within = (down[:, 1] > top - SAME) & (down[:, 3] < bottom + SAME)
        sides |= within & (np.minimum(np.abs(down[:, 0] - x0), np.abs(down[:, 0] - x1)) < SAME)
    others = np.unique(down[~sides], axis=0)
    beside = (np.abs(down[:, :1] - others[:, 0]) < SAME).sum(axis=1)
    kept: Floats = down[~(sides & (beside >= LEAST))]
    return kept
