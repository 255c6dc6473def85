"""Tables that draw nothing and whose rows are one line each: three columns or more, one of them of figures.

Stadt Hof      14   01.01.2025      Such lines stand as near to each other as those of a text; what tells them from the
Markt Roth      9   15.03.2025      columns of one is that each has a number or a date at the same place.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.cells import cells_of
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.tables.unruled import LEAST_ROWS, Plan
from pipeline.read.pdf.words.words import Words

FIGURE = re.compile(r"[0-9][0-9 .,:/–%€-]*(?:Euro|EUR|Uhr)?")
LEAST = 5  # lines
COLUMNS = 3
FEW = 3  # of them at one place: rounding may part those of a column
WHITE = 0.8  # of the size of type: columns stand no closer
NEAR = 2.2  # sizes of type: lines of one table stand no further apart


def find_listed(pages: Sequence[Page]) -> None:
    """Adds to the grids of each page the table of lines that have a figure each, where no other one stands."""
    for page in pages:
        if page.grids or not _has_figures(page.words):
            continue
        plan = Plan(page)
        strips = plan.strips_told(LEAST_ROWS)
        if len(strips) + 1 >= COLUMNS and (heights := _heights(plan.words, strips)):
            inside = plan.words.keep((plan.words.top > heights[0]) & (plan.words.bottom < heights[-1]))
            stack = Stack(float(inside.x0.min()) - 2, float(inside.x1.max()) + 2, heights)
            page.grids.append(Grid(tuple(cells_of(plan.words, stack, strips))))


def _has_figures(words: Words) -> bool:
    """Words that begin with a digit stand one below the other, each behind white: asked first, for it costs little."""
    behind = np.flatnonzero((np.diff(words.band) == 0) & (words.x0[1:] - words.x1[:-1] > WHITE * words.size[1:])) + 1
    own = np.array([n for n in behind.tolist() if words.text[n][:1].isdigit()], np.int64)
    places = (words.x0[own], words.x1[own], (words.x0[own] + words.x1[own]) / 2)
    return len(own) >= LEAST and any(int(np.unique(np.round(p), return_counts=True)[1].max()) >= FEW for p in places)


def _heights(words: Words, strips: Sequence[Strip]) -> list[float]:
    """What parts the lines of the longest run of rows, with the line above it where that heads their columns."""
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    lines = [words.pick(run) for run in np.split(np.arange(len(words)), starts[1:])]
    entries = [_entries(line, strips) for line in lines]
    near = [True, *(b.base[0] - a.base[0] < NEAR * b.size[0] for a, b in pairwise(lines))]
    first, last = max((_run(entries, near, column) for column in range(1, len(strips) + 1)), key=lambda r: r[1] - r[0])
    if last - first < LEAST:
        return []
    first -= first > 0 and len(entries[first - 1]) >= COLUMNS
    middle = [(float(a.bottom.max()) + float(b.top.min())) / 2 for a, b in pairwise(lines[first:last])]
    return [float(lines[first].top.min()) - 1, *middle, float(lines[last - 1].bottom.max()) + 1]


def _run(entries: Sequence[dict[int, str]], near: Sequence[bool], column: int) -> tuple[int, int]:
    """The most lines near each other that have a figure in this column and text in enough others, half-open."""
    best, first = (0, 0), 0
    for n, told in enumerate(entries):
        is_row = len(told) >= COLUMNS and FIGURE.fullmatch(told.get(column, "")) is not None
        if not is_row or not near[n]:
            first = n if is_row else n + 1
        best = max(best, (first, n + 1), key=lambda run: run[1] - run[0])
    return best


def _entries(line: Words, strips: Sequence[Strip]) -> dict[int, str]:
    """What a line has in each column; text that runs over a strip stands in the column where it begins."""
    column = np.searchsorted([strip.edge - 1.5 for strip in strips], line.x0, side="right")
    told: dict[int, list[str]] = {}
    for n, text in zip(column.tolist(), line.text, strict=True):
        told.setdefault(n, []).append(text)
    return {n: " ".join(texts) for n, texts in told.items()}
