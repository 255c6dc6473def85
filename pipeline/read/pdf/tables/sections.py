"""Tables of one width that stand below each other with headings between: what rules or fills show of all is one stack.

2018:   Stadt Suhl          Nothing drawn tells the heading from a row. Its type is larger than that of the rows, it
Themen der Kommunen         stands alone over all columns, and below it the columns begin elsewhere.
Stadt Suhl:   Schlaf
"""

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.words.words import Words

LARGE = 1.1  # times the size of type of the table
LEAST_ROWS = 2
SAME = 2.0  # points

Band = list[Edge]  # the cells of a row


def sections(grid: Grid, words: Words) -> list[Grid]:
    """The tables that a grid holds: itself, or those between its headings, each with columns of its own."""
    bands = [list(band) for _, band in groupby(sorted(grid.cells, key=lambda cell: cell[1]), key=lambda cell: cell[1])]
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    inside = words.keep((x > grid.box[0]) & (x < grid.box[2]) & (y > grid.box[1]) & (y < grid.box[3]))
    headings = [_is_heading(band, inside) for band in bands] if len(inside) else []
    if not any(headings):
        return [grid]
    parts = list(_between(bands, headings))
    starts = [_starts(part, inside) for part in parts]
    apart = all(one and one.isdisjoint(other) for n, one in enumerate(starts) for other in starts[:n])
    if len(parts) < 2 or not apart or any(len(part) < LEAST_ROWS for part in parts):
        return [grid]
    return [Grid(tuple(_own(part, kept))) for part, kept in zip(parts, starts, strict=True)]


def _is_heading(band: Band, words: Words) -> bool:
    """Its type is large, and all of it stands in the first cell."""
    (_, top, x1, bottom), middle = band[0], (words.top + words.bottom) / 2
    own = (middle > top) & (middle < bottom)
    large = own & (words.size > LARGE * float(np.median(words.size)))
    return bool(large.any()) and not bool((own & (words.x0 > x1 - SAME)).any())


def _between(bands: list[Band], headings: list[bool]) -> Iterator[list[Band]]:
    """The rows between headings; what follows a heading over all columns introduces the rows below it, as it does."""
    part: list[Band] = []
    heads = False
    for band, heading in zip(bands, headings, strict=True):
        heads = heading or (heads and len(band) == 1)  # text over all columns may follow the heading
        if heads and part:
            yield part
            part = []
        if not heads:
            part.append(band)
    if part:
        yield part


def _own(part: list[Band], starts: set[float]) -> Iterator[Edge]:
    """The cells of a part without the columns that only the others have."""
    for band in part:
        kept = [band[0], *(cell for cell in band[1:] if cell[0] in starts)]
        for cell, following in zip(kept, [*kept[1:], None], strict=True):
            yield cell[0], cell[1], following[0] if following else band[-1][2], cell[3]


def _starts(part: list[Band], words: Words) -> set[float]:
    """Where columns after the first begin: those of the cells in which a word does; heads may hang out of them."""
    found, near = set(), float(np.median(words.size))
    for left, top, _, bottom in (cell for band in part for cell in band[1:]):
        begins = (words.x0 > left - SAME) & (words.x0 < left + near)
        if bool((begins & (words.top > top - SAME) & (words.bottom < bottom + SAME)).any()):
            found.add(left)
    return found
