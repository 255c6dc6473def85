"""Cells drawn over several columns whose text nevertheless keeps the columns: they are cut where the columns are.

"10/2021 bis | Prüfung der Datenlage": some printing programs forget the upright rule where a page end cuts a row.
"""

from collections.abc import Iterator

from pipeline.read.pdf.grid import Edge, Grid
from pipeline.read.pdf.sheet import Bools
from pipeline.read.pdf.words import Words

NEAR = 1.5  # points between the beginning of a line and that of its column


def cut_merged(grid: Grid, words: Words) -> Grid:
    """The grid with such cells cut; a goal printed over all columns crosses their borders and stays whole."""
    edges = sorted({cell[0] for cell in grid.cells})
    if not any(x0 + 1 < edge < x1 - 1 for x0, _, x1, _ in grid.cells for edge in edges):
        return grid
    starts = {edge: _start(edge, [c for c in grid.cells if c[0] == edge], words) for edge in edges[1:]}
    return Grid(tuple(part for cell in grid.cells for part in _parts(cell, starts, words)))


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


def _keeps(cell: Edge, edge: float, start: float, words: Words) -> bool:
    """Text on both sides of the border, none over it, and on the right it begins where the column begins."""
    inside = _inside(words, cell)
    x0, x1 = words.x0[inside], words.x1[inside]
    right = x0 >= edge
    if not right.any() or right.all() or bool(((x0 < edge) & (x1 > edge)).any()):
        return False
    return abs(float(x0[right].min()) - edge - start) < NEAR
