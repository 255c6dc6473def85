"""Tables whose rows are drawn but whose columns are not: lying rules only, or filled zebra rows.

A stack of rules or fills of one width gives the rows; the empty strips between words give the columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.read.columns import area_of, ends_with_text
from pipeline.read.grid import Edge, Grid, joined_across
from pipeline.read.page import Page
from pipeline.read.sheet import Bools, Floats, Ints
from pipeline.read.strips import Strip, find_strips, measure, rows_of
from pipeline.read.words import Words

NARROWEST = 0.25  # of the page's width: a shorter rule underlines something
BINS = 2
SAME = 4.0


@dataclass(slots=True)
class Stack:
    """Heights of rules or fill edges that share left and right ends."""

    x0: float
    x1: float
    heights: list[float]
    filled: bool = False


def find_banded(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables outside its drawn grids; a rest of one is known by its other pages."""
    known: list[tuple[Stack, list[Strip]]] = []
    for page in pages:
        _add(page, 3, known, [])
    for page in pages:
        _add(page, 1, [], known)


def _add(
    page: Page, least: int, found: list[tuple[Stack, list[Strip]]], known: list[tuple[Stack, list[Strip]]]
) -> None:
    for stack in [*_rule_stacks(page), *_fill_stacks(page)]:
        boxes = [grid.box for grid in page.grids if grid.is_table]
        strips = next((s for other, s in known if _alike(other, stack)), [])
        if len(stack.heights) < least or (known and not strips) or any(_overlap(stack, box) for box in boxes):
            continue
        grid = _grid(page, stack, strips)
        if grid:
            page.grids.append(grid)
            found.append((stack, strips))


def _alike(one: Stack, other: Stack) -> bool:
    return abs(one.x0 - other.x0) < SAME and abs(one.x1 - other.x1) < SAME


def in_stacks(page: Page) -> Bools:
    """Which words stand between lying rules or on fills that may be rows."""
    words = page.words
    inside = np.zeros(len(words), bool)
    for stack in [*_rule_stacks(page), *_fill_stacks(page)]:
        if len(stack.heights) >= 3:
            inside |= (words.top > stack.heights[0] - 1) & (words.bottom < stack.heights[-1] + 1)
    return inside


def _overlap(stack: Stack, box: Edge) -> bool:
    return min(stack.heights[-1], box[3]) - max(stack.heights[0], box[1]) > 2 and min(stack.x1, box[2]) > max(
        stack.x0, box[0]
    )


def _rule_stacks(page: Page) -> list[Stack]:
    rules = [edge for edge in joined_across(page.rules) if edge[2] - edge[0] > NARROWEST * page.width]
    fills = _fill_stacks(page)
    stacks = _stacked([(x0, x1, [top]) for x0, top, x1, _ in rules])
    for stack in stacks:
        stack.filled = any(_alike(fill, stack) for fill in fills)
    return stacks


def _fill_stacks(page: Page) -> list[Stack]:
    """Filled rows: boxes side by side count as one, thin ones are rules."""
    rows: dict[tuple[int, int], Edge] = {}
    for x0, top, x1, bottom in page.boxes.tolist():
        if 6 < bottom - top < 0.7 * page.height:
            old = rows.get((round(top), round(bottom)), (x0, top, x1, bottom))
            rows[round(top), round(bottom)] = min(x0, old[0]), top, max(x1, old[2]), bottom
    wide = [row for row in rows.values() if row[2] - row[0] > NARROWEST * page.width]
    stacks = _stacked([(x0, x1, [top, bottom]) for x0, top, x1, bottom in wide])
    return [Stack(stack.x0, stack.x1, stack.heights, filled=True) for stack in stacks]


def _stacked(parts: list[tuple[float, float, list[float]]]) -> list[Stack]:
    stacks: list[Stack] = []
    for x0, x1, heights in sorted(parts, key=lambda part: part[2]):
        stack = next((s for s in stacks if abs(s.x0 - x0) < SAME and abs(s.x1 - x1) < SAME), None)
        if stack is None:
            stacks.append(Stack(x0, x1, list(heights)))
        else:
            stack.heights.extend(height for height in heights if height > stack.heights[-1] + 2)
    return stacks


def _grid(page: Page, stack: Stack, strips: list[Strip]) -> Grid | None:
    """The table between the first and the last height, grown by rows that are not filled; sets the strips found."""
    words = page.words
    centre = (words.top + words.bottom) / 2
    middle = (words.x0 + words.x1) / 2
    near = (middle > stack.x0 - SAME) & (middle < stack.x1 + SAME)
    which = np.flatnonzero(near & (centre > stack.heights[0]) & (centre < stack.heights[-1]))
    if len(which) < (1 if strips else 4):
        return None
    band = np.searchsorted(np.array(stack.heights), centre[which]) - 1
    if not strips:
        strips.extend(_strips(page, which, band))
    if not strips or _holds_rows(page, which, band, strips[0]):
        return None
    beside = words.pick(np.flatnonzero(near))
    _trim(beside, stack, strips)
    _grow(beside, stack, strips)
    cells = tuple(cells_of(beside, stack, strips))
    return Grid(cells) if cells else None


def _holds_rows(page: Page, which: Ints, band: Ints, strip: Strip) -> bool:
    """A band between two rules in which the first column begins three times is no row: only some rules are drawn."""
    words = page.words.pick(which)
    left = words.x0 < strip.left
    size = float(np.median(words.size))
    for number in np.unique(band).tolist():
        bases = np.unique(words.base[left & (band == number)])
        if int((np.diff(bases) > 1.9 * size).sum()) >= 2:
            return True
    return False


def _strips(page: Page, which: Ints, band: Ints) -> list[Strip]:
    words = page.words.pick(which)
    ends = ends_with_text(words)
    area = area_of(words, ends, np.arange(len(words)), page.width)
    group = np.zeros(area.rows, np.int64)
    group[area.row] = band
    rows = rows_of(area, group, BINS)
    least = 2 if int((rows.both.any(axis=1)).sum()) > 2 else 1
    runs = find_strips(rows, least, 0.4)
    return [measure(run, BINS, rows, words, ends, band) for run in runs]


def _trim(words: Words, stack: Stack, strips: list[Strip]) -> None:
    """Leaves out what a rule of the page's head or foot adds: a title in large type, text with much white around it."""
    size = float(np.median(words.size))
    centre = (words.top + words.bottom) / 2

    def is_row(top: float, bottom: float) -> bool:
        inside = (centre > top) & (centre < bottom)
        if not inside.any():
            return False
        if not any(_runs_across(words.x0[inside], words.x1[inside], strip) for strip in strips):
            return True
        white = max(float(words.top[inside].min()) - top, bottom - float(words.bottom[inside].max()))
        return white < 1.2 * size and float(words.size[inside].max()) < 1.1 * size

    while len(stack.heights) > 2 and not is_row(*stack.heights[:2]):
        del stack.heights[0]
    while len(stack.heights) > 2 and not is_row(*stack.heights[-2:]):
        del stack.heights[-1]


def _grow(words: Words, stack: Stack, strips: list[Strip]) -> None:
    """Rows without fill or rule above the first and below the last height, as close as the rows inside are."""
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    lines = np.split(np.arange(len(words)), starts[1:])
    tops = np.array([float(words.top[line].min()) for line in lines])
    bottoms = np.array([float(words.bottom[line].max()) for line in lines])
    size = float(np.median(words.size))
    gaps = [float(tops[tops > h - 1].min()) - h for h in stack.heights if (tops > h - 1).any()]
    step = min(gaps, default=0.0) + 0.35 * size
    sides = [_side(words.x0[line], words.x1[line], strips) for line in lines]
    end = stack.heights[-1]
    below = np.flatnonzero(tops >= end - 1).tolist()
    allowed = "SL" if below and sides[below[0]] == "S" and stack.filled else "BR"
    for n in below:
        if tops[n] - end > step or sides[n] not in allowed:
            break
        end = float(bottoms[n])
    start = edge = stack.heights[0]
    for n in np.flatnonzero(bottoms <= start + 1)[::-1].tolist():
        if edge - bottoms[n] > step or sides[n] not in "BR":
            break
        edge = float(tops[n])
        start = edge if sides[n] == "B" else start
    stack.heights += [end + 1] if end > stack.heights[-1] else []
    stack.heights[:0] = [start - 1] if start < stack.heights[0] else []


def _side(x0: Floats, x1: Floats, strips: list[Strip]) -> str:
    """Where a line stands: on both sides of the first strip, on one, or in a strip."""
    if any(_runs_across(x0, x1, strip) for strip in strips):
        return "S"
    left, right = bool((x0 < strips[0].left).any()), bool((x1 > strips[0].right).any())
    return "B" if left and right else "L" if left else "R"


def cells_of(words: Words, stack: Stack, strips: list[Strip]) -> Iterator[Edge]:
    """The cells between the heights of a stack; a row whose words stand in a strip has one cell over it."""
    centre = (words.top + words.bottom) / 2
    edges = [stack.x0, *(strip.right - 1 for strip in strips), stack.x1]
    for top, bottom in zip(stack.heights, stack.heights[1:], strict=False):
        inside = (centre > top) & (centre < bottom)
        if not inside.any():
            continue
        x0, x1 = words.x0[inside], words.x1[inside]
        kept = [0]
        for number, strip in enumerate(strips, start=1):
            if not _runs_across(x0, x1, strip):
                kept.append(number)
        for left, right in zip(kept, [*kept[1:], len(strips) + 1], strict=True):
            end = strips[right - 1].left + 1 if right <= len(strips) else stack.x1
            yield edges[left], top, end, bottom


def _runs_across(x0: Floats, x1: Floats, strip: Strip) -> bool:
    """A word of this row stands in the strip."""
    return bool(((x1 > strip.left + 2) & (x0 < strip.right - 2)).any())
