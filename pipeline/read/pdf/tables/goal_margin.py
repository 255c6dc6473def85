"""Tables that nothing draws, beside a margin in which their goals stand, without a head over them.

▒ Ziel 01: Die Stadt ▒  07/2020   Planung      The margin may have a colour of its own from the head of the sheet to its
▒ hat Wege, auf      ▒            • Einladung  foot, which is no cell. A goal begins where a row does and may reach
▒ denen alle gehen   ▒                         further down than the row; the white that it leaves there parts no table.
▒                    ▒  10/2020   Ansprache
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.repeated import DATED
from pipeline.read.pdf.tables.undrawn import find_undrawn, is_dated
from pipeline.read.pdf.words.words import Words

TALL = 0.8  # of the sheet's height
NARROW, WIDE = 0.1, 0.45  # of its width
SAME = 2.0  # points
APART = 0.9  # of the size of type: less between two words of a line, and it runs over the edge of the margin
WHITE = 0.35  # of the size of type: by so much more than the usual white stands above a goal
LEAST = 3  # periods one below the other
LEVEL = 0.7  # of the size of type, by which a goal may begin above or below the row beside it


def find_beside_goals(pages: Sequence[Page]) -> None:
    """Adds the tables that no rules close to the grids of each page, a cell for each goal before those beside a margin.

    A margin without a colour is one where no table with periods is found otherwise.
    """
    if _found(pages, [_edge_of_fill(page) for page in pages]):
        return
    plain = [replace(page, grids=[*page.grids]) for page in pages]
    find_undrawn(plain)
    if _dated(pages, plain) or not _found(pages, _edges_before_periods(pages)):
        for page, own in zip(pages, plain, strict=True):
            page.grids = own.grids


def _dated(pages: Sequence[Page], found: Sequence[Page]) -> bool:
    """One of the tables found has a column of periods."""
    return any(
        is_dated(g, own.words) for page, own in zip(pages, found, strict=True) for g in own.grids if g not in page.grids
    )


def _found(pages: Sequence[Page], edges: Sequence[float]) -> bool:
    """Whether tables with periods stand right of margins that end there; then all pages are read so."""
    if not any(edges):
        return False
    bare = [_bare(page, edge) for page, edge in zip(pages, edges, strict=True)]
    find_undrawn(bare)
    told = [
        [g for g in own.grids if g not in page.grids and len(own.aside)] for page, own in zip(pages, bare, strict=True)
    ]
    beside = [(own, grid) for own, new in zip(bare, told, strict=True) for grid in new]
    if not _dated(pages, bare) or not _are_level(beside):
        return False
    for page, own, new in zip(pages, bare, told, strict=True):
        page.grids = [_with_goals(grid, own) if grid in new else grid for grid in own.grids]
    return True


def _are_level(tables: Sequence[tuple[Page, Grid]]) -> bool:
    """Most of what stands in the margins beside the tables begins where rows do: not the contacts of a letterhead."""
    level = [
        any(_is_level(goal, row, page.words) for row in (grid.box[1], *_later_rows(grid)))
        for page, grid in tables
        for goal in _beside(grid, page)
    ]
    return 2 * sum(level) > len(level)


def _edge_of_fill(page: Page) -> float:
    """Where a filled margin on the left ends that holds words; 0 where none does, or a drawn table runs over it."""
    boxes = page.boxes[(page.boxes[:, 0] < SAME) & (page.boxes[:, 3] - page.boxes[:, 1] > TALL * page.height)]
    for edge in boxes[:, 2].tolist():
        over = any(grid.box[0] < edge - SAME and grid.box[2] > edge + SAME for grid in page.grids if grid.is_table)
        if NARROW * page.width < edge < WIDE * page.width and not over and _inside(page.words, edge).any():
            return float(edge)
    return 0.0


def _edges_before_periods(pages: Sequence[Page]) -> list[float]:
    """For each page where the first column of periods begins, on it or else on another page; 0 where on none.

    Pages with a drawn table tell nothing.
    """
    drawn = [any(grid.is_table for grid in page.grids) for page in pages]
    own = [0.0 if ruled else _before_periods(page.words) for page, ruled in zip(pages, drawn, strict=True)]
    known = next(filter(None, own), 0.0)
    return [edge or known for edge in own]


def _before_periods(words: Words) -> float:
    """Where so many periods begin behind white, one below the other; 0 where they do nowhere."""
    opens = np.flatnonzero(_opens(words)).tolist()
    places = np.sort(np.array([words.x0[n] for n in opens if DATED.search(words.text[n])]))
    for group in np.split(places, np.flatnonzero(np.diff(places) > SAME) + 1):
        if len(group) >= LEAST:
            return float(group[0]) - 0.5
    return 0.0


def _opens(words: Words) -> Bools:
    """Which words begin a line or stand behind white."""
    opens: Bools = np.diff(words.band, prepend=-1) != 0
    opens[1:] |= words.x0[1:] - words.x1[:-1] > APART * words.size[1:]
    return opens


def _inside(words: Words, edge: float) -> Bools:
    """The words in the margin, without those of lines that run over its edge, as a title may."""
    if not len(words) or not edge:
        return np.zeros(len(words), bool)
    opens = _opens(words)
    ends = np.maximum.reduceat(words.x1, np.flatnonzero(opens))
    inside: Bools = ends[np.cumsum(opens) - 1] < edge
    return inside


def _bare(page: Page, edge: float) -> Page:
    """The page without the words of its margin, which stand aside."""
    inside = _inside(page.words, edge)
    return replace(page, words=page.words.keep(~inside), grids=[*page.grids], aside=page.words.keep(inside))


def _with_goals(grid: Grid, page: Page) -> Grid:
    """The table with a first cell for each goal, down to the next; the one above the first goal is empty."""
    x0, top, _, bottom = grid.box
    goals = _beside(grid, page)
    starts = [top, *(row for row in _later_rows(grid) if any(_is_level(goal, row, page.words) for goal in goals))]
    end = max([bottom, *(float(goal.bottom.max()) + SAME for goal in goals)])
    return Grid((*grid.cells, *((0.0, above, x0, below) for above, below in pairwise([*starts, end]))))


def _beside(grid: Grid, page: Page) -> list[Words]:
    """The goals that begin beside the table."""
    _, top, _, bottom = grid.box
    return [goal for goal in _goals(page.aside) if top - SAME < goal.bottom[0] < bottom]


def _goals(words: Words) -> Iterator[Words]:
    """The words of each goal: more than the usual white parts it from the one above."""
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    tops, bottoms = np.minimum.reduceat(words.top, starts), np.maximum.reduceat(words.bottom, starts)
    white = tops[1:] - bottoms[:-1]
    parted = white > np.median(white) + WHITE * words.size[starts[1:]] if len(white) else white > 0
    begins = [0, *starts[1:][parted].tolist(), len(words)]
    yield from (words.run(start, end) for start, end in pairwise(begins))


def _later_rows(grid: Grid) -> list[float]:
    return sorted({cell[1] for cell in grid.cells})[1:]


def _is_level(goal: Words, row: float, words: Words) -> bool:
    """The goal begins where the row below this height does."""
    below = words.base[(words.top + words.bottom) / 2 > row]
    return bool(len(below)) and abs(float(below.min() - goal.base[0])) < LEVEL * float(goal.size[0])
