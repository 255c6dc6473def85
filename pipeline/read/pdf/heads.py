"""Heads of tables: printed above the first rule, or printed again on the next page, the same words at the same places.

"ZEITRAUM | MASSNAHMEN" at the top of page 2 stands where it stood on page 1, whatever follows.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

import numpy as np

from pipeline.read.pdf.beside import DIGIT, lines_of
from pipeline.read.pdf.grid import Edge, Grid
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheet import Floats, Ints
from pipeline.read.pdf.strips import Strip
from pipeline.read.pdf.words import Words

NEAR = 3.0  # points that a printing program may shift a head that it repeats
MOST_LINES = 6  # of a head
MOST_ABOVE = 5  # lines of running heads above it
APART = 20.0  # points: columns begin no nearer to each other
WIDE = 0.55  # of the size of type: more than a blank parts the heads of two columns


Runs = list[tuple[str, float]]  # of words of a line that wide blanks part, with where each begins


def find_moved(pages: Sequence[Page]) -> None:
    """Sets the place of heads that stand within the first page and at the top of others, below running heads."""
    known: list[Runs] = []
    for before, page in pairwise(pages):
        if not len(page.words) or _is_drawn(page):
            continue
        lines = _lines(page.words)
        for first in range(min(MOST_ABOVE, len(lines))):
            if known and lines[first : first + len(known)] and _count(known, lines[first:]) == len(known):
                page.head, page.again = _place(page.words, first, len(known)), True
                break
            if known or page.words.text[_start(page.words, first)] not in before.words.text:
                continue
            at, count = _again(_lines(before.words), lines[first:])
            if count and at > first + 1:
                known = lines[first : first + count]
                page.head, before.head = _place(page.words, first, count), _place(before.words, at, count)
                page.again = True
                break


def _start(words: Words, line: int) -> int:
    return int(np.flatnonzero(np.diff(words.band, prepend=-1))[line])


def find_repeated(pages: Sequence[Page]) -> None:
    """Sets the place of the head of columns with which a page begins as one of the two before it did, or had within."""
    for number, page in enumerate(pages):
        for before in pages[max(0, number - 2) : number][::-1]:
            if not len(page.words) or _is_drawn(page) or page.words.text[0] not in before.words.text:
                continue
            at, count = _again(_lines(before.words), _lines(page.words))
            if count:
                page.head, page.again = _place(page.words, 0, count), True
                before.head = before.head or _place(before.words, at, count)
                break


def _is_drawn(page: Page) -> bool:
    """The first words stand in a table with all its rules."""
    return any(grid.is_table and grid.box[1] < page.words.bottom[0] < grid.box[3] for grid in page.grids)


def _again(before: Sequence[Runs], lines: Sequence[Runs]) -> tuple[int, int]:
    """Where the first lines stand in those of the page before, and how many do, if they head two columns."""
    for at in range(len(before)) if lines else ():
        count = _count(before[at : at + MOST_LINES], lines)
        columns = {round(x0 / APART) for line in lines[:count] for _, x0 in line}
        if len(columns) > 1:
            return at, count
    return 0, 0


def _count(before: Sequence[Runs], lines: Sequence[Runs]) -> int:
    """How many lines are the same from the first on."""
    same = (_equal(one, other) for one, other in zip(before, lines, strict=False))
    return sum(takewhile(bool, same))


def _place(words: Words, first: int, count: int) -> tuple[float, float]:
    bands = np.unique(words.band)[first : first + count]
    own = np.isin(words.band, bands)
    return float(words.top[own].min()), float(words.bottom[own].max())


def heads_again(before: Words, words: Words) -> bool:
    """Whether the first line of a page heads columns, and a line of the page before is the same at the same place."""
    first = _lines(words)[:1]
    if not first or len(first[0]) < 2:
        return False
    return any(_equal(first[0], line) for line in _lines(before))


def enters_again(before: Words, words: Words, strips: Sequence[Strip], main: str) -> bool:
    """Whether the first line of a page stands in the columns, its entry like one before but for its digits."""
    if not len(words):
        return False
    first = lines_of(words.pick(np.flatnonzero(words.band == words.band[0])), list(strips))
    told = lines_of(before, list(strips))
    entries = (first.left, told.left) if main == "R" else (first.right, told.right)
    shape = DIGIT.sub("0", entries[0][0])
    return first.sides == ["B"] and "0" in shape and any(DIGIT.sub("0", entry) == shape for entry in entries[1])


def _lines(words: Words) -> list[Runs]:
    """The runs of words in each line that wide blanks part, with where each begins."""
    lines: list[Runs] = []
    for n, text in enumerate(words.text):
        anew = n == 0 or words.band[n] != words.band[n - 1]
        if anew:
            lines.append([])
        if anew or words.x0[n] - words.x1[n - 1] > WIDE * words.size[n]:
            lines[-1].append((text, float(words.x0[n])))
        else:
            lines[-1][-1] = f"{lines[-1][-1][0]} {text}", lines[-1][-1][1]
    return lines


def _equal(one: Runs, other: Runs) -> bool:
    return [text for text, _ in one] == [text for text, _ in other] and all(
        abs(a - b) < NEAR for (_, a), (_, b) in zip(one, other, strict=True)
    )


def add_heads(page: Page) -> None:
    """Gives each drawn table the head that stands above its first rule: bold words, each over one of the columns."""
    page.grids = [_headed(grid, page.words) if grid.is_table else grid for grid in page.grids]


def _headed(grid: Grid, words: Words) -> Grid:
    x0, top, x1, _ = grid.box
    edges = np.array(sorted({cell[0] for cell in grid.cells}))
    middle = (words.x0 + words.x1) / 2
    above = np.flatnonzero((middle > x0) & (middle < x1) & (words.bottom < top + 1))
    head = _head_lines(words, above, top)
    columns = np.searchsorted(edges, words.x0[head] + 1)
    if len(head) == 0 or len(set(columns.tolist())) < 2 or not _keep_columns(words, head, edges):
        return grid
    start = float(words.top[head].min()) - 1
    ends = [*edges[1:].tolist(), x1]
    cells: list[Edge] = [(left, start, right, top) for left, right in zip(edges.tolist(), ends, strict=True)]
    return Grid((*cells, *grid.cells))


def _head_lines(words: Words, above: Ints, top: float) -> Ints:
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
