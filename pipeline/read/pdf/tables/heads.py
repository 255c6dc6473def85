"""Heads of tables: printed above the first rule, or printed again on the next page, the same words at the same places.

"ZEITRAUM | MASSNAHMEN" at the top of page 2 stands where it stood on page 1, whatever follows.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge, Floats, Ints
from pipeline.read.pdf.tables.beside import lines_of
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.repeated import equal, lines_told
from pipeline.read.pdf.tables.strips import DIGIT, Strip
from pipeline.read.pdf.words.words import Words

WIDE = 0.55  # of the size of type: more than a blank parts the heads of two columns


def heads_again(before: Words, words: Words) -> bool:
    """Whether the first line of a page heads columns, and a line of the page before is the same at the same place."""
    first = lines_told(words)[:1]
    if not first or len(first[0]) < 2:
        return False
    return any(equal(first[0], line) for line in lines_told(before))


def enters_again(before: Words, words: Words, strips: Sequence[Strip], main: str) -> bool:
    """Whether the first line of a page stands in the columns, its entry like one before but for its digits."""
    if not len(words):
        return False
    first = lines_of(words.keep(words.band == words.band[0]), list(strips))
    told = lines_of(before, list(strips))
    entries = (first.left, told.left) if main == "R" else (first.right, told.right)
    shape = DIGIT.sub("0", entries[0][0])
    return first.sides == ["B"] and "0" in shape and any(DIGIT.sub("0", entry) == shape for entry in entries[1])


def add_heads(page: Page) -> None:
    """Gives each drawn table the head that stands above its first rule: bold words, each over one of the columns."""
    page.grids = [headed(grid, page.words) if grid.is_table else grid for grid in page.grids]


def with_head_apart(grid: Grid, page: Page) -> Grid:
    """The grid, the head that pages repeat parted from the row below it, where nothing is drawn between the two."""
    for top, bottom in page.heads:
        within = [cell for cell in grid.cells if cell[1] < top + 1 and cell[3] > bottom + bottom - top]
        if within and all(cell[1] == grid.box[1] for cell in within):
            below = [(x0, bottom + 1, x1, end) for x0, _, x1, end in within]
            head = [(x0, start, x1, bottom + 1) for x0, start, x1, _ in within]
            return Grid((*head, *below, *(cell for cell in grid.cells if cell not in within)))
    return grid


def headed(grid: Grid, words: Words) -> Grid:
    """The grid with the head that stands above its first rule, if there is one."""
    x0, top, x1, _ = grid.box
    edges = np.array(sorted({cell[0] for cell in grid.cells}))
    middle = (words.x0 + words.x1) / 2
    above = np.flatnonzero((middle > x0) & (middle < x1) & (words.bottom < top + 1))
    head = _headlines_told(words, above, top)
    columns = np.searchsorted(edges, words.x0[head] + 1)
    if len(head) == 0 or len(set(columns.tolist())) < 2 or not _keep_columns(words, head, edges):
        return grid
    start = float(words.top[head].min()) - 1
    own = [words.x1[head[columns == n]] for n in range(1, len(edges) + 1)]
    ends = zip(edges.tolist(), [*edges[1:].tolist(), x1], own, strict=True)
    cells: list[Edge] = [(left, start, _end(grid, left, edge, reach), top) for left, edge, reach in ends]
    return Grid((*cells, *grid.cells))


def _end(grid: Grid, left: float, edge: float, reach: Floats) -> float:
    """Where the column ends that begins at `left`: as far as its cells or the words of its head reach, no further than
    the `edge` of the next; white may stand before that.
    """
    column = max((cell[2] for cell in grid.cells if cell[0] == left and cell[2] <= edge), default=edge)
    return min(edge, max(column, float(reach.max(initial=0.0)) + 1))


def _headlines_told(words: Words, above: Ints, top: float) -> Ints:
    """The words of the bold lines just above the table; no title in larger type."""
    found: list[int] = []
    edge = top
    for band in np.unique(words.band[above])[::-1].tolist():
        line = above[words.band[above] == band]
        size = float(words.size[line].max())
        near = edge - float(words.bottom[line].max()) < (1.0 if edge == top else 0.6) * size
        if not near or not bool(words.bold[line].all()) or (found and abs(size - words.size[found[0]]) > 0.5):
            break
        found.extend(line.tolist())
        edge = float(words.top[line].min())
    return np.array(sorted(found), dtype=np.int64)


def _keep_columns(words: Words, head: Ints, edges: Floats) -> bool:
    """No word of the head stands over a border, nor only a blank."""
    for edge in edges[1:].tolist():
        if bool(((words.x0[head] < edge - 1) & (words.x1[head] > edge + 1)).any()):
            return False
    close = (np.diff(words.band[head]) == 0) & (words.x0[head][1:] - words.x1[head][:-1] < WIDE * words.size[head][1:])
    parted = np.searchsorted(edges, words.x0[head] + 1)
    return not bool((close & (np.diff(parted) != 0)).any())
