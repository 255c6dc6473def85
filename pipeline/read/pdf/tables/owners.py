"""Which words stand in which cells."""

import numpy as np

from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.sheet import Floats, Ints
from pipeline.read.pdf.words.words import Words


def owners(words: Words, cells: Floats) -> Ints:
    """For each word the number of the cell its middle stands in, -1 for none."""
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    owner = native.owners(x, y, cells)
    if owner is not None:
        return owner
    owner = np.full(len(words), -1, np.int64)
    for first in range(0, len(cells), 64):
        x0, top, x1, bottom = cells[first : first + 64, :, None].transpose(1, 0, 2)
        cell, word = np.nonzero((x >= x0) & (x < x1) & (y >= top) & (y < bottom))
        owner[word] = cell + first
    return owner
