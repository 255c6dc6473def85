"""Rows that nothing drawn parts, told by their entries: two whole ones below each other in a cell are two rows.

07/2020 bis 06/2025   Auftakt         Where other rows of the column hold one entry, like these but for its digits,
                      • Einladung     and a title stands beside the second of them below a list or white, a row
10/2020 bis 03/2021   Bilanz          begins with it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.line_ends import OPEN_ENDS
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.tables.entries import is_bullet
from pipeline.read.pdf.tables.grid import Edge, Grid
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.words.words import Words

LEAST_SEEN = 2  # cells that hold one such entry
MOST_WORDS = 24  # of a cell of entries
WHITE = 0.35  # of the size of type: more than between two lines of one cell


def part_at_entries(pages: Sequence[Page], drawn: Collection[Grid]) -> None:
    """Cuts the rows of all tables but the `drawn` ones where an entry begins inside a cell that holds others."""
    told = {id(page): [grid for grid in page.grids if grid.is_table] for page in pages}
    if not any(grid not in drawn for grids in told.values() for grid in grids):
        return
    seen = Counter(
        _shape(page.words, inside)
        for page in pages
        for grid in told[id(page)]
        for cell in grid.cells
        if 0 < len(inside := _inside(page.words, cell)) <= MOST_WORDS
    )
    whole = [shape for shape, count in seen.items() if count >= LEAST_SEEN and shape[-1].lower() not in OPEN_ENDS]
    known = {shape for shape in whole if "0" in " ".join(shape)}
    for page in pages:
        page.grids = [
            _parted(grid, page.words, known) if grid in told[id(page)] and grid not in drawn else grid
            for grid in page.grids
        ]


def _parted(grid: Grid, words: Words, known: Collection[tuple[str, ...]]) -> Grid:
    cells: list[Edge] = []
    for row in grid.rows():
        own = list(row.values())
        heights = sorted({height for cell in own for height in _heights(cell, own, words, known)})
        for x0, top, x1, bottom in own:
            within = [height for height in heights if top < height < bottom]
            cells.extend((x0, start, x1, end) for start, end in pairwise([top, *within, bottom]))
    return Grid(tuple(cells)) if len(cells) > len(grid.cells) else grid


def _heights(cell: Edge, row: Sequence[Edge], words: Words, known: Collection[tuple[str, ...]]) -> Iterator[float]:
    """Where the second and each further entry of a cell begins, if a row does so beside it; a page may cut the last."""
    inside = _inside(words, cell)
    shape = _shape(words, inside) if len(inside) <= MOST_WORDS else ()
    for size in range(1, len(shape)):
        entry, count = shape[:size], -(-len(shape) // size)
        if entry in known and (entry * count)[: len(shape)] == shape and "0" in " ".join(shape[size * (count - 1) :]):
            heights = [_height(int(inside[n * size]), cell, row, words) for n in range(1, count)]
            yield from (height for height in heights if height is not None)
            return


def _height(first: int, cell: Edge, row: Sequence[Edge], words: Words) -> float | None:
    """The height above the entry that begins with word `first`, where the text beside it begins anew."""
    others = [_inside(words, other) for other in row if other != cell]
    near = 0.3 * float(words.size[first])
    beside = [np.flatnonzero(abs(words.base[other] - words.base[first]) < near) for other in others]
    begins = [_begins(other, at, words) for other, at in zip(others, beside, strict=True) if len(at)]
    if not begins or not all(begins):
        return None
    whole = np.concatenate([_inside(words, other) for other in row])
    above = whole[words.base[whole] < words.base[first] - near]
    below = whole[words.base[whole] >= words.base[first] - near]
    return float(words.bottom[above].max() + words.top[below].min()) / 2 if len(above) else None


def _begins(inside: Ints, at: Ints, words: Words) -> bool:
    """The line is no item, and a list or more than the usual white ends above it."""
    line, above = inside[at], inside[: at[0]]
    if not len(above) or is_bullet(words.text[line[0]]):
        return False
    bold = bool(words.bold[line].all()) and not words.bold[above[-1]]
    if words.text[line[0]][:1].islower() and not bold:
        return False
    anew = np.diff(words.band[above], prepend=-1) != 0
    bullets = [float(words.x0[n]) for n in above[anew].tolist() if is_bullet(words.text[n])]
    white = float(words.top[line].min() - words.bottom[above].max())
    return (bool(bullets) and words.x0[line[0]] < bullets[-1] + 1) or white > WHITE * float(words.size[line[0]])


def _inside(words: Words, cell: Edge) -> Ints:
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    return np.flatnonzero((x >= cell[0]) & (x < cell[2]) & (y >= cell[1]) & (y < cell[3]))


def _shape(words: Words, inside: Ints) -> tuple[str, ...]:
    return tuple(DIGIT.sub("0", words.text[n]) for n in inside.tolist())
