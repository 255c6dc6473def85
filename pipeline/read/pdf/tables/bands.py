"""Tables whose rows are drawn but whose columns are not: lying rules only, or filled zebra rows.

A stack of rules or fills of one width gives the rows; the empty strips between words give the columns.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.read.pdf.flow.boxes import cards
from pipeline.read.pdf.flow.side_heads import are_side_heads
from pipeline.read.pdf.flow.underlines import underline_headings
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Edge
from pipeline.read.pdf.tables.beside import Lines, Stack, lines_of
from pipeline.read.pdf.tables.cells import cells_of, strips_of_rows, without_lists
from pipeline.read.pdf.tables.crossing import runs_across
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.grown import grow, runs_on, tells_rows
from pipeline.read.pdf.tables.loose_boxes import cuts_boxes, is_of_boxes
from pipeline.read.pdf.tables.parted import holds_rows, lists_on_both, part, rows_within
from pipeline.read.pdf.tables.pieces import level, piece_stacks
from pipeline.read.pdf.tables.spans import keeps_inner, over_rows, with_drawn, with_inner_strip
from pipeline.read.pdf.tables.stacks import (
    SAME,
    alike,
    is_filled,
    is_row,
    surest_first,
    with_edges,
)
from pipeline.read.pdf.tables.strips import Strip, fitting
from pipeline.read.pdf.tables.text_sections import holds_sections
from pipeline.read.pdf.words.words import Words

LARGE_GOAL = 1.25  # times the size of type of the table
MOST_WITHIN = 0.25  # rows that begin inside a band, to the bands: where more do, only the goals are boxed


@dataclass(frozen=True, slots=True)
class Known:
    """A table found; `ends` is the page it runs to the foot of, 0 where text follows it."""

    stack: Stack
    strips: list[Strip]
    ends: int

    def goes_on_in(self, stack: Stack, page: int) -> bool:
        """It runs to the foot of a column of this page, and the stack stands in another to its right."""
        wide = self.stack.x1 - self.stack.x0
        return self.ends == page and self.stack.x1 < stack.x0 + SAME and abs(stack.x1 - stack.x0 - wide) < SAME


def find_banded(pages: list[Page]) -> dict[int, Known]:
    """Adds to the grids of each page the tables outside its drawn grids; a rest of one is known by its other pages.

    Returns the table that goes on to the foot of a page, by the number of the page.
    """
    known: list[Known] = []
    pieces = level([list(piece_stacks(page.pieces, page.words, page.rules)) for page in pages])
    stacks = [(page, list(surest_first(page, own))) for page, own in zip(pages, pieces, strict=True)]
    for page, own in stacks:
        known.extend(_added(page, own, 3, known, None))
    for page, own in stacks if known else ():
        known.extend(_added(page, own, 1, known, list(known)))
    return {other.ends: other for other in known if other.ends}


def _added(
    page: Page, stacks: list[Stack], least: int, before: Sequence[Known], rest_of: Sequence[Known] | None
) -> Iterator[Known]:
    beside_each_other = [tuple(box) for row in cards(page.grids) for box in row.tolist()]
    for stack in [replace(stack, heights=list(stack.heights)) for stack in stacks]:  # a stack grows
        within = page.words.keep(_beside(page.words, stack, stack.heights)) if rest_of else page.words
        told = (fitting(other.strips, within) for other in rest_of or [] if alike(other.stack, stack))
        own = [other for other in before if 0 < other.ends == page.number - 1 and alike(other.stack, stack)]
        goes_on = bool(own) or any(other.goes_on_in(stack, page.number) for other in before)
        beside = page.words.keep(_beside(page.words, stack))
        strips = next(filter(None, told), [])
        if own and not strips and len(own[-1].stack.heights) > len(stack.heights):
            strips = _goes_on_with(own[-1].strips, beside, stack, page)
        if not (strips or (rest_of is None and stack.is_table(least))):
            continue
        if rest_of and not goes_on and not (within.x0 > strips[0].left).any():
            continue  # boxes as wide as the table, of one column
        drawn = [grid for grid in page.grids if grid.is_table and _overlap(stack, grid.box)]
        mine = all(_holds(stack, grid, drawn) or _may_replace(stack, grid, page) for grid in drawn)
        if not mine or any(_overlap(stack, box) for box in beside_each_other):
            continue
        if underline_headings(beside, stack.heights):
            continue
        if stack.columns and is_of_boxes(stack, page):
            continue
        stack.drawn = tuple(cell for other in page.grids if len(other.cells) > 1 for cell in other.cells)
        stack.heights[:] = with_edges(stack, [grid.box for grid in page.grids if is_row(grid, page)])
        if cuts_boxes(stack, page):
            continue
        grid = _grid(page, beside, stack, strips, goes_on)
        if grid and all(_knows_more(grid, other) for other in drawn):
            page.grids = [*(other for other in page.grids if other not in drawn), grid]
            ended = bool((beside.top > stack.heights[-1]).any())
            yield Known(stack, strips, 0 if ended else page.number)


def _goes_on_with(strips: list[Strip], beside: Words, stack: Stack, page: Page) -> list[Strip]:
    """The strips of the page before, but where the rows drawn here leave others free: another table of its width.

    The cells of a head, drawn again, have their borders in these strips wherever its words stand.
    """
    borders = [sorted({cell[0] for cell in grid.cells})[1:] for grid in page.grids if _overlap(stack, grid.box)]
    if any(len(own) == len(strips) and all(map(_is_within, own, strips)) for own in borders):
        return strips
    told = fitting(strips, beside)
    within = page.words.keep(_beside(page.words, stack, stack.heights)) if told else beside
    return told if told and (fitting(strips, within) or not _own_strips(within, stack, page.width)) else []


def _is_within(border: float, strip: Strip) -> bool:
    return strip.left - SAME < border < strip.right + SAME


def _own_strips(inside: Words, stack: Stack, width: float) -> list[Strip]:
    centre = (inside.top + inside.bottom) / 2
    return strips_of_rows(inside, np.searchsorted(stack.heights, centre) - 1, width)


def _holds(stack: Stack, grid: Grid, drawn: list[Grid]) -> bool:
    """A drawn grid that is only part of the stack: a filled head and goal close cells among rows that are ruled off.

    Where all rules are of drawn grids, what stands between two of these belongs to neither.
    """
    x0, _, x1, _ = grid.box
    boxes = [other.box for other in drawn]
    outside = [h for h in stack.heights if not any(top - SAME < h < bottom + SAME for _, top, _, bottom in boxes)]
    rows = len({cell[1] for cell in grid.cells})
    return abs(x0 - stack.x0) < SAME and abs(x1 - stack.x1) < SAME and len(outside) >= max(2, rows)


def _may_replace(stack: Stack, grid: Grid, page: Page) -> bool:
    """The stack knows all rows of the grid and may know more.

    Upright rules in pieces part rows where the grid draws none. Of filled rows two may stand together and be a grid,
    with the head that stands above the first of them.
    """
    grid = Grid(tuple(cell for cell in grid.cells if cell[3] > stack.heights[0] + SAME))
    drawn = {height for cell in grid.cells for height in (cell[1], cell[3])}
    if any(min(abs(height - other) for other in stack.heights) >= SAME for height in drawn.difference(stack.heights)):
        return False
    more = stack.columns and any(all(abs(height - other) > SAME for other in drawn) for height in stack.heights)
    return bool(more) or is_filled(grid, page) or _is_headed(grid)


def _is_headed(grid: Grid) -> bool:
    """The columns are drawn in the head only; below it each row is one cell across."""
    rows = Counter(cell[1] for cell in grid.cells)
    return rows.pop(min(rows)) > 1 and len(rows) > 1 and max(rows.values()) == 1


def _knows_more(grid: Grid, drawn: Grid) -> bool:
    """The grid has more rows, or as many with more cells; and no fewer columns."""
    rows, others = len(grid.rows()), len(drawn.rows())
    fewer = len({cell[0] for cell in grid.cells}) < len({cell[0] for cell in drawn.cells})
    more = rows > others or (rows == others and _is_headed(drawn) and len(grid.cells) > len(drawn.cells))
    return more and not fewer


def _beside(words: Words, stack: Stack, heights: Sequence[float] = (-np.inf, np.inf)) -> Bools:
    """Words that stand between the ends of a stack, and between the first and the last of these heights."""
    middle = (words.x0 + words.x1) / 2
    beside: Bools = (middle > stack.x0 - SAME) & (middle < stack.x1 + SAME)
    return beside & (words.top > heights[0] - SAME) & (words.bottom < heights[-1] + SAME)


def _overlap(stack: Stack, box: Edge) -> bool:
    down = min(stack.heights[-1], box[3]) - max(stack.heights[0], box[1])
    return down > 2 and min(stack.x1, box[2]) > max(stack.x0, box[0])


def _grid(page: Page, words: Words, stack: Stack, strips: list[Strip], goes_on: bool) -> Grid | None:
    """The table between the first and the last height, grown by rows that are not filled; sets the strips found."""
    centre = (words.top + words.bottom) / 2
    which = (centre > stack.heights[0]) & (centre < stack.heights[-1])
    inside = words.keep(which)
    if len(inside) < (1 - goes_on if strips else 4):  # below the rest of a cut row there may be the last rule
        return None
    band = np.searchsorted(stack.heights, centre[which]) - 1
    if not strips:
        strips.extend(without_lists(strips_of_rows(inside, band, page.width), inside, band))
        strips[:] = with_inner_strip(strips, inside, stack)
        if len(strips) == 1 and not (stack.filled or stack.columns) and are_side_heads(words, stack.heights, strips[0]):
            return None
    if not strips or not keeps_inner(stack, strips) or holds_sections(inside, band, strips):
        return None
    lines = lines_of(words, strips)
    between = holds_rows(lines, stack) and not (goes_on and stack.filled)  # the rows below a goal, if every other is
    if between or _stand_beside(lines, stack, strips[0]):
        return None
    stack.main = lines.main
    part(lines, stack, page.heads[0][1] if page.heads else 0.0)
    if rows_within(lines, stack) >= max(1.0, MOST_WITHIN * len(np.unique(band))):
        return None
    usual = 0.0 if stack.filled else max(lines.padding(stack.heights))  # filled tables grow by such rows again
    bars = [grid.box for grid in page.grids if is_row(grid, page)]
    _trim(words, stack, strips, bars, min(1.2 * max(lines.size, usual), 2 * lines.size))
    alone = not tells_rows(lines, stack)
    grow(lines, stack, goes_on)
    strips[:] = with_drawn(strips, words, stack)
    if alone and runs_on(lines, stack):
        return None
    cells = tuple(over_rows(list(cells_of(words, stack, strips)), stack, words))
    return Grid(cells) if cells else None


def _stand_beside(lines: Lines, stack: Stack, strip: Strip) -> bool:
    """Pieces of rules stand beside headings of text columns, both with lists, not around cells on either side."""
    between = sum(strip.left - SAME < x < strip.edge + SAME for x in stack.columns)
    return bool(stack.columns) and between < 2 and lists_on_both(lines)


def _trim(words: Words, stack: Stack, strips: list[Strip], bars: Sequence[Edge], most: float) -> None:
    """Leaves out what a rule of the page's head or foot adds: a title in large type, text with more white around it.

    A goal on a bar of its own may be set a little larger.
    """
    size = float(np.median(words.size))
    centre = (words.top + words.bottom) / 2

    def is_row(top: float, bottom: float) -> bool:
        inside = (centre > top) & (centre < bottom)
        if not inside.any():
            return False
        row = words.keep(inside)
        if not any(runs_across(row, strip) for strip in strips):
            return True
        white = max(float(row.top.min()) - top, bottom - float(row.bottom.max()))
        on_bar = any(abs(bar[1] - top) < SAME and abs(bar[3] - bottom) < SAME for bar in bars)
        return white < most and float(row.size.max()) < (LARGE_GOAL if on_bar else 1.1) * size

    while len(stack.heights) > 2 and not is_row(*stack.heights[:2]):
        del stack.heights[0]
    while len(stack.heights) > 2 and not is_row(*stack.heights[-2:]):
        del stack.heights[-1]
