"""Tables in which each cell stands in the middle of its row: rows are what white parts over all columns at once.

1   Ziel 1:    Ausbau der Wege     2022     Lines of different columns stand between each other; yet if white parts
    Mobil      • Planung  • Bau             the rows as they were set, all cells of nearly each have one middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.cells import cells_of, strips_of_rows
from pipeline.read.pdf.tables.crossing import lines_across
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.stacks import SAME, fill_stacks, held, rule_stacks
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.tables.unruled import LEAST_ROWS, Plan
from pipeline.read.pdf.words.words import Words

MOST_LINES = 3.5  # of the column with the fewest, on average
NEAR = 0.3  # of the size of type: middles of one row differ by less
SURE = 0.9  # of the rows of more than one line have one middle
UNEVEN = 0.5  # of the rows of two columns differ in lines: the columns of a text are often as long as each other
OPEN = 2  # places between rows where nothing is drawn: a zebra's goal and row may both be white
ALONE = 0.1  # of the rows: no more have text in but one column


@dataclass(frozen=True, slots=True)
class Bands:
    """The writing lines from the top: white above each, its base in each column or nan, whether it runs across."""

    tops: Floats
    bottoms: Floats
    white: Floats
    bases: Floats
    across: Bools


def find_centred(plans: Sequence[Plan], columns: int) -> list[Plan]:
    """Adds to the grids of each page the table of so many `columns` or more whose rows are set to their middles.

    Below the head that a page repeats fewer rows are enough. Returns the plans of pages that may still have one.
    """
    loose = [plan for plan in plans if len(plan.words) > 3 * LEAST_ROWS]
    known: list[Strip] = []
    for plan in loose:
        page = plan.page
        again = bool(known and page.repeats)
        strips = known if again else plan.strips_told(LEAST_ROWS)
        stacks = [*rule_stacks(page), *fill_stacks(page)] if strips else []
        if len(strips) > 1 or (columns <= len(strips) + 1 and stacks):
            drawn = np.array([height for stack in stacks for height in stack.heights])
            least = 1 if again else LEAST_ROWS
            heights = _heights(_bands(plan.words, strips), drawn, float(np.median(plan.words.size)), least)
            if heights and not _holds_others(page, heights):
                page.grids.append(_grid(plan.words, heights, strips, page.width))
                known = strips
    return loose


def _holds_others(page: Page, heights: list[float]) -> bool:
    """Some words at these heights are those of cells that are drawn."""
    others = page.words.keep(held(page, 1.0))
    return bool(((others.top > heights[0]) & (others.bottom < heights[-1])).any())


def _grid(words: Words, heights: list[float], strips: list[Strip], width: float) -> Grid:
    """The cells; whole rows show the strips between columns of which no line has text in both, too."""
    centre = (words.top + words.bottom) / 2
    which = (centre > heights[0]) & (centre < heights[-1])
    inside = words.keep(which)
    more = strips_of_rows(inside, np.searchsorted(heights, centre[which]) - 1, width)
    kept = all(any(abs(strip.right - other.right) < SAME for other in more) for strip in strips)
    stack = Stack(float(inside.x0.min()) - 2, float(inside.x1.max()) + 2, heights)
    return Grid(tuple(cells_of(words, stack, more if kept else strips)))


def _bands(words: Words, strips: Sequence[Strip]) -> Bands:
    starts = np.flatnonzero(np.diff(words.band, prepend=-1))
    tops, bottoms = np.minimum.reduceat(words.top, starts), np.maximum.reduceat(words.bottom, starts)
    edges = np.maximum.accumulate(bottoms)
    band = np.cumsum(np.diff(words.band, prepend=-1) != 0) - 1
    bases = np.full((len(starts), len(strips) + 1), np.nan)
    bases[band, np.searchsorted([strip.edge - 1.5 for strip in strips], words.x0)] = words.base
    white = tops - np.concatenate([[np.inf], edges[:-1]])
    return Bands(tops, bottoms, white, bases, lines_across(words, strips, starts))


def _heights(bands: Bands, drawn: Floats, size: float, least: int) -> list[float]:
    """What parts the rows: the white that lets most of them have one middle each, and nothing drawn inside any."""
    best: tuple[int, list[float]] = 0, []
    for white in np.unique(np.round(bands.white[1:], 1))[::-1].tolist():
        starts = np.concatenate([[0], 1 + np.flatnonzero(bands.white[1:] > white - 0.06)])
        count, first, last = _rows_with_one_middle(bands, starts, NEAR * size, least) if white > 0 else (0, 0, 0)
        if count > best[0]:
            inner = starts[first + 1 : last + 1]
            end = starts[last + 1] if last + 1 < len(starts) else len(bands.tops)
            top, bottom = float(bands.tops[starts[first]]) - 1, float(bands.bottoms[:end].max()) + 1
            heights = [top, *(bands.tops[inner] - bands.white[inner] / 2).tolist(), bottom]
            best = (count, heights) if _keeps_drawn(bands, heights, drawn, least) else best
    return best[1]


def _keeps_drawn(bands: Bands, heights: list[float], drawn: Floats, least: int) -> bool:
    """Each rule or edge of a fill stands in the white between two rows, and some rows have none between them.

    Two columns need one: those of a text may have their paragraphs at equal heights.
    """
    rows = np.searchsorted(heights, (bands.tops + bands.bottoms) / 2)
    within = np.unique(np.round(drawn[(drawn > heights[0] + 1) & (drawn < heights[-1] - 1)]))
    if bands.bases.shape[1] < 3 and not len(within):
        return False
    for height in within.tolist():
        row = rows == int(np.searchsorted(heights, height))
        if bool((row & (bands.bottoms < height + 1)).any() and (row & (bands.tops > height - 1)).any()):
            return False
    inner = np.array(heights[1:-1])
    parted = {int(np.abs(inner - height).argmin()) for height in within.tolist()} if len(inner) else set()
    return len(inner) - len(parted) >= min(OPEN, least)


def _rows_with_one_middle(bands: Bands, starts: Ints, near: float, least: int) -> tuple[int, int, int]:
    """How many rows have one middle, and the numbers of the first and the last in columns; 0 where they are no table.

    Rows across may stand between them, and the page ends may cut the first and the last. Some cells have fewer lines
    than others of their row: one middle is no chance there.
    """
    low, high = np.fmin.reduceat(bands.bases, starts), np.fmax.reduceat(bands.bases, starts)
    filled, across = np.isfinite(low), np.logical_or.reduceat(bands.across, starts)
    both = (filled.sum(axis=1) > 1) & ~across
    if both.sum() < least:
        return 0, 0, 0
    first, last = (int(n) for n in np.flatnonzero(both)[[0, -1]])
    alone = int((~both & ~across)[first : last + 1].sum())
    middle = (low + high) / 2
    spread = np.where(filled, middle, -np.inf).max(axis=1) - np.where(filled, middle, np.inf).min(axis=1)
    centred = both & (spread < near)
    lines = np.add.reduceat(np.isfinite(bands.bases), starts)
    tall = both & (lines.max(axis=1) > 1)
    tall[[0, -1]] &= centred[[0, -1]]
    lower = (filled & (lines < lines.max(axis=1)[:, None]))[centred]
    uneven = lower.sum() >= least and (lines.shape[1] > 2 or lower.any(axis=1).sum() >= UNEVEN * both.sum())
    short = np.where(filled, lines, 1000).min(axis=1)[both].mean() <= MOST_LINES
    sure = (centred & tall).sum() >= SURE * tall.sum() and alone <= ALONE * both.sum()
    return (int(centred.sum()), first, last) if sure and short and uneven else (0, 0, 0)
