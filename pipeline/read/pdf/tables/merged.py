"""Cells drawn over several columns whose text nevertheless keeps the columns: they are cut where the columns are.

"10/2021 bis | Prüfung der Datenlage": some printing programs forget the upright rule where a page end cuts a row.
"""

from collections.abc import Iterator

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Edge
from pipeline.read.pdf.tables.crossing import BLANK
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.words.bullets import BULLETS, DASHES
from pipeline.read.pdf.words.words import Words

NEAR = 1.5  # points between the beginning of a line and that of its column


def cut_merged(grid: Grid, words: Words) -> Grid:
    """The grid with such cells cut; a goal printed over all columns crosses their borders and stays whole."""
    edges = sorted({cell[0] for cell in grid.cells})
    if not any(x0 + 1 < edge < x1 - 1 for x0, _, x1, _ in grid.cells for edge in edges):
        return grid
    starts = {edge: _start(edge, [c for c in grid.cells if c[0] == edge], words) for edge in edges[1:]}
    parts = [list(_parts(cell, starts, words)) for cell in grid.cells]
    indents = {edge: _indents(edge, [c for cut in parts for c in cut if c[0] == edge], words) for edge in edges[1:]}
    return Grid(tuple(part for cut in parts for part in _last_parts(cut, indents, words)))


def _start(edge: float, cells: list[Edge], words: Words) -> float | None:
    """Where the lines of a column usually begin, from the border."""
    first = []
    for cell in cells:
        inside = _inside(words, cell)
        if inside.any():
            first.append(round(float(words.x0[inside].min()) - edge, 1))
    return max(set(first), key=first.count) if first else None


def _inside(words: Words, cell: Edge) -> Bools:
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    found: Bools = (x >= cell[0]) & (x < cell[2]) & (y >= cell[1]) & (y < cell[3])
    return found


def _parts(cell: Edge, starts: dict[float, float | None], words: Words) -> Iterator[Edge]:
    x0, top, x1, bottom = cell
    left = x0
    for edge, start in starts.items():
        if start is not None and x0 + 1 < edge < x1 - 1 and _keeps(cell, edge, start, words):
            yield left, top, edge, bottom
            left = edge
    yield left, top, x1, bottom


def _indents(edge: float, cells: list[Edge], words: Words) -> set[float]:
    """Where the lines of a column begin, from the border, and where the text of its items does."""
    found: set[float] = set()
    for cell in cells:
        inside = np.flatnonzero(_inside(words, cell))
        anew = np.diff(words.band[inside], prepend=-1) != 0
        anew[1:] |= anew[:-1] & np.array(
            [words.text[n] in BULLETS or words.text[n] in DASHES for n in inside[:-1]], bool
        )
        found.update((words.x0[inside][anew] - edge).tolist())
    return found


def _last_parts(cells: list[Edge], indents: dict[float, set[float]], words: Words) -> Iterator[Edge]:
    """A cell that nothing cut yet, its text all right of a border, as the lists of the last of such columns stand."""
    x0, top, x1, bottom = cells[0]
    inside = _inside(words, cells[0])
    start = float(words.x0[inside].min()) if len(cells) == 1 and inside.any() else 0.0
    edge = max((e for e in indents if x0 + 1 < e < min(start, x1 - 1)), default=None)
    if edge is None or not any(abs(start - edge - indent) < NEAR for indent in indents[edge]):
        yield from cells
        return
    yield x0, top, edge, bottom
    yield edge, top, x1, bottom


def _keeps(cell: Edge, edge: float, start: float, words: Words) -> bool:
    """Text on both sides of the border, none over it, and on the right it begins where the column begins.

    Text on the right alone does too. A goal over all columns may leave the border free, but only by a blank.
    """
    inside = _inside(words, cell)
    x0, x1, band = words.x0[inside], words.x1[inside], words.band[inside]
    right = x0 >= edge
    if not right.any() or bool(((x0 < edge) & (x1 > edge)).any()):
        return False
    blank = np.where(np.diff(band) == 0, x0[1:] - x1[:-1], np.inf)
    crossed = np.flatnonzero(np.isfinite(blank) & ~right[:-1] & right[1:])
    for n in crossed.tolist():
        others = np.delete(blank[band[:-1] == band[n]], n - int(np.argmax(band == band[n])))
        others = others[np.isfinite(others)]
        usual = float(np.median(others)) if len(others) > 1 else 0.0
        if blank[n] < max(BLANK * words.size[inside][n], 1.5 * usual):
            return False
    return abs(float(x0[right].min()) - edge - start) < NEAR
