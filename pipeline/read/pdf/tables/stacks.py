"""Stacks of what may part rows on a page: rules, or the edges of fills, that share their left and right ends."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Edge
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.pieces import same_columns
from pipeline.read.pdf.tables.spans import with_inner_rules
from pipeline.read.pdf.words.words import Words

NARROWEST = 0.25  # of the page's width: a shorter rule underlines something
SAME = 4.0  # points
ALIKE = 0.01  # of its width: a rule below a row may end so much before one below a goal
BLANK = 0.7  # of the size of type: so much white stands at most between two words of one line
UNDER = 0.45  # of the size of type: no lower stands the rule that underlines it
NEAR = 1.5  # points
PICTURE = 60.0  # points: no row stands further below another
ONE_ROW = 0.12  # of the page's height: no higher box is a row across all columns
OUTLINE = 0.6  # of the page's width: a box as wide goes around a table rather than stands beside text


def surest_first(page: Page, pieces: Sequence[Stack]) -> Iterator[Stack]:
    """Rules that know of a first column over rows, upright rules in pieces, which end at every row, and the others."""
    rules = rule_stacks(page)
    yield from (stack for stack in rules if stack.inner)
    yield from pieces
    yield from (stack for stack in rules if not stack.inner)
    yield from fill_stacks(page)


def rule_stacks(page: Page) -> list[Stack]:
    """Lying rules, no short ones; first those of tables whose first column reaches over rows."""
    wide = [edge for edge in page.rules if edge[2] - edge[0] > NARROWEST * page.width and not _bleeds(edge, page)]
    drawn = [grid.box for grid in page.grids if grid.is_table]
    loose = [edge for edge in wide if not any(stands_in(edge, box) for box in drawn)]
    under = {edge for edge, is_under in zip(loose, _underlines(loose, page.words), strict=True) if is_under}
    rules = [edge for edge in wide if edge not in under] if under else wide
    fills = fill_stacks(page)
    stacks = _stacked([(x0, x1, [top]) for x0, top, x1, _ in rules])
    stacks = [part for stack in stacks for part in _cut(stack, _overrun(stack, page.words))]
    for stack in stacks:
        stack.filled = any(alike(fill, stack) for fill in fills)
    return [*with_inner_rules(stacks), *stacks]


def fill_stacks(page: Page) -> list[Stack]:
    """Filled rows: boxes side by side count as one, thin ones are rules."""
    if not len(page.boxes):
        return []
    rows: dict[tuple[int, int], Edge] = {}
    for x0, top, x1, bottom in page.boxes.tolist():
        if 6 < bottom - top < 0.7 * page.height and x1 - x0 > 6:
            old = rows.get((round(top), round(bottom)), (x0, top, x1, bottom))
            rows[round(top), round(bottom)] = min(x0, old[0]), top, max(x1, old[2]), bottom
    wide = [row for row in rows.values() if row[2] - row[0] > NARROWEST * page.width and not _bleeds(row, page)]
    stacks = _stacked([(x0, x1, [top, bottom]) for x0, top, x1, bottom in wide])
    tables = [stack for stack in stacks if not _are_captions(stack, wide, page)]
    return [Stack(stack.x0, stack.x1, stack.heights, filled=True) for stack in tables]


def is_filled(grid: Grid, page: Page) -> bool:
    """Nothing is drawn of the grid but the fill of each cell."""
    if not len(page.boxes) and grid.cells:
        return False
    boxes = page.boxes[(page.boxes[:, 1] > grid.box[1] - 1) & (page.boxes[:, 3] < grid.box[3] + 1)]
    return all(bool((np.abs(boxes - np.array(cell)) < 1).all(axis=1).any()) for cell in grid.cells)


def _are_captions(stack: Stack, fills: list[Edge], page: Page) -> bool:
    """More white stands above the words of each fill than it is high: they lie at the feet of pictures."""
    own = [fill for fill in fills if abs(fill[0] - stack.x0) < SAME and abs(fill[2] - stack.x1) < SAME]
    bottoms = np.sort(page.words.bottom)
    for _, top, _, bottom in own:
        above = int(np.searchsorted(bottoms, top + 1))
        if top - (float(bottoms[above - 1]) if above else 0.0) < max(PICTURE, bottom - top):
            return False
    return len(own) > 1


def stands_in(edge: Edge, box: Edge) -> bool:
    """A lying rule of what is drawn in the box."""
    return box[0] - 1 < edge[0] and edge[2] < box[2] + 1 and box[1] - 1 < edge[1] < box[3] + 1


def _underlines(edges: list[Edge], words: Words) -> list[bool]:
    """Which stand just below a line of text, from its first letter to its last: others end where the table does."""
    if not edges or not len(words):
        return [False] * len(edges)
    x0, top, x1, _ = np.array(edges).T[:, :, None]
    above = (words.base < top + 1) & (words.base > top - UNDER * words.size) & (words.x1 > x0) & (words.x0 < x1)
    first = np.where(above, words.x0, np.inf).min(axis=1, keepdims=True)
    last = np.where(above, words.x1, -np.inf).max(axis=1, keepdims=True)
    found: list[bool] = ((np.abs(first - x0) < NEAR) & (np.abs(last - x1) < NEAR))[:, 0].tolist()
    return found


def _bleeds(edge: Edge, page: Page) -> bool:
    """From one edge of the sheet to the other, or off its head or foot: a bar or a background of the page, no row."""
    return (edge[0] < 1 and edge[2] > page.width - 1) or edge[1] < 1 or edge[3] > page.height - 1


def _stacked(parts: list[tuple[float, float, list[float]]]) -> list[Stack]:
    stacks: list[Stack] = []
    for x0, x1, heights in sorted(parts, key=itemgetter(2)):
        near = max(SAME, ALIKE * (x1 - x0))
        stack = next((s for s in stacks if abs(s.x0 - x0) < SAME and abs(s.x1 - x1) < near), None)
        if stack is None:
            stacks.append(Stack(x0, x1, list(heights)))
        else:
            for height in heights:
                if height > stack.heights[-1] + 2:
                    stack.heights.append(height)
    return stacks


def _overrun(stack: Stack, words: Words) -> list[float]:
    """Where a printed line runs over an end of the stack: a title of the page, between tables in one of its columns."""
    if len(stack.heights) < 3 or not ((words.x0 < stack.x0 - SAME) | (words.x1 > stack.x1 + SAME)).any():
        return []
    before, after = words.x0[:-1], words.x1[1:]
    over = np.logical_or.reduce([(before < end - SAME) & (after > end + SAME) for end in (stack.x0, stack.x1)])
    over &= (words.band[1:] == words.band[:-1]) & (words.x0[1:] - words.x1[:-1] < BLANK * words.size[:-1])
    found: list[float] = words.base[:-1][over].tolist()
    return found


def _cut(stack: Stack, lines: list[float]) -> list[Stack]:
    """The parts of a stack between these lines."""
    parts = np.searchsorted(np.sort(lines), stack.heights).tolist()
    return [
        Stack(stack.x0, stack.x1, [height for height, own in zip(stack.heights, parts, strict=True) if own == part])
        for part in dict.fromkeys(parts)
    ]


def alike(one: Stack, other: Stack) -> bool:
    """Stacks of one table; a stack of upright rules may show but some of those of the one."""
    if one.columns or other.columns:
        return bool(one.columns and other.columns) and same_columns(other, one)
    return abs(one.x0 - other.x0) < SAME and abs(one.x1 - other.x1) < SAME


def with_edges(stack: Stack, bars: Sequence[Edge] = ()) -> list[float]:
    """The heights, and where drawn rows as wide as the stack begin and end between them, or stand right above the
    first: cards with rules inside, or a filled head. So do `bars` as wide or wider, up to the edges of the sheet.
    """
    rows: dict[tuple[float, float], list[Edge]] = {}
    for cell in stack.drawn:
        rows.setdefault((cell[1], cell[3]), []).append(cell)
    ends = {row: (min(c[0] for c in cells), max(c[2] for c in cells)) for row, cells in rows.items()}
    wide = [row for row, (x0, x1) in ends.items() if abs(x0 - stack.x0) < SAME and abs(x1 - stack.x1) < SAME]
    wide += [bar[1::2] for bar in bars if max(abs(bar[0] - stack.x0), abs(bar[2] - stack.x1)) < SAME]
    heights = list(stack.heights)
    for top, bottom in sorted(wide, reverse=True):
        if abs(bottom - heights[0]) < SAME and top < heights[0] - SAME:
            heights.insert(0, top)
    wide += [bar[1::2] for bar in bars if bar[0] < stack.x0 - SAME and bar[2] > stack.x1 + SAME]
    edges = {edge for row in wide for edge in row if heights[0] < edge < heights[-1]}
    return sorted([*heights, *(e for e in edges if min(abs(e - height) for height in heights) > SAME)])


def held(page: Page, outline: float) -> Bools:
    """The words of drawn tables and boxes, without those of boxes wider than that share of the page."""
    held = np.zeros(len(page.words), bool)
    x, y = (page.words.x0 + page.words.x1) / 2, (page.words.top + page.words.bottom) / 2
    for grid in page.grids:
        x0, top, x1, bottom = grid.box
        wide = OUTLINE if len(grid.cells) > 1 else outline
        if is_row(grid, page) or (len({cell[0] for cell in grid.cells}) == 1 and x1 - x0 > wide * page.width):
            continue  # the fill of a goal or head, a row among rows that have none; or a box around table and goals
        held |= (x > x0) & (x < x1) & (y > top) & (y < bottom)
    return held


def in_bands(page: Page) -> Bools:
    """The words of low boxes of one cell each: goals that run across all columns and tell nothing of these."""
    x, y = (page.words.x0 + page.words.x1) / 2, (page.words.top + page.words.bottom) / 2
    inside = np.zeros(len(page.words), bool)
    for x0, top, x1, bottom in (grid.box for grid in page.grids if len(grid.cells) == 1 and is_row(grid, page)):
        inside |= (x > x0) & (x < x1) & (y > top) & (y < bottom)
    return inside


def is_row(grid: Grid, page: Page) -> bool:
    """The box of a goal or the cells of a head side by side: a row among others of which nothing may be drawn."""
    low = grid.box[3] - grid.box[1] < ONE_ROW * page.height
    return low and len({cell[1] for cell in grid.cells}) == 1
