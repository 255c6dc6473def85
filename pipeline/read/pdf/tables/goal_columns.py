"""Tables with a filled column of goals beside rows of which every other one is filled.

Ziel 01: Die Stadt │ 07/2020  Planung      Only every second row has a fill of its own, and it begins behind the goals:
hat Wege, auf      ├─────────────────────  the cells drawn are those of the goals, of the head and of these rows.
denen alle gehen   │ 10/2020  Ansprache
                   ├─────────────────────
                   │ 01/2021  Auswahl
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.grid import Grid

SAME = 2.0  # points


def set_beside_goals(page: Page) -> None:
    """Makes one table of a grid with a column of goals and the filled rows beside them, with the rows between these."""
    stripes = [grid for grid in page.grids if len(grid.cells) > 1 and len(grid.rows()) == 1]
    for outer in [grid for grid in page.grids if grid not in stripes]:
        own = [stripe for stripe in stripes if _is_beside(stripe, outer)]
        own = [stripe for stripe in own if _starts(stripe) == _starts(own[0])]
        if own:
            united = _united(outer, own)
            page.grids = [united if grid is outer else grid for grid in page.grids if grid not in own]
            stripes = [stripe for stripe in stripes if stripe not in own]


def _is_beside(stripe: Grid, outer: Grid) -> bool:
    """A taller cell ends where the row begins, and the grid has no other columns than the row."""
    left, top, _, bottom = stripe.box
    goals = [c for c in outer.cells if abs(c[2] - left) < SAME and c[1] < top + SAME and c[3] > bottom - SAME]
    others = {round(cell[0]) for cell in outer.cells if cell[0] > left - SAME}
    known = _starts(stripe)
    return bool(goals) and all(any(abs(x - y) < SAME for y in known) for x in others)


def _starts(stripe: Grid) -> tuple[int, ...]:
    return tuple(round(cell[0]) for cell in sorted(stripe.cells))


def _united(outer: Grid, stripes: Sequence[Grid]) -> Grid:
    """The cells of all, and those between them."""
    left, right = stripes[0].box[0], stripes[0].box[2]
    told = [*outer.cells, *(cell for stripe in stripes for cell in stripe.cells)]
    beside = [cell for cell in told if cell[0] > left - SAME]
    ends = [end for cell in told for end in cell[1::2]]
    columns = [*(cell[0] for cell in sorted(stripes[0].cells)), right]
    between = [(x0, top, x1, bottom) for top, bottom in _gaps(ends, beside) for x0, x1 in pairwise(columns)]
    return Grid(tuple(sorted([*told, *between], key=lambda cell: (cell[1], cell[0]))))


def _gaps(ends: Sequence[float], beside: Sequence[Edge]) -> Iterator[tuple[float, float]]:
    """The stretches between two of these heights that none of the cells covers."""
    places = np.sort(ends)
    heights = places[np.diff(places, prepend=-np.inf) > SAME].tolist()
    for top, bottom in pairwise(heights):
        if not any(cell[1] < top + SAME and cell[3] > bottom - SAME for cell in beside):
            yield top, bottom
