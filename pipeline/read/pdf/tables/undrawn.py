"""Tables of which not all is drawn: found in the order of how sure their signs are, then parted at their entries."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.leaders import DOTS
from pipeline.read.pdf.flow.line_ends import OPEN_ENDS, TERMINAL
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge, Ints
from pipeline.read.pdf.tables.aligned import find_aligned
from pipeline.read.pdf.tables.anchors import part_at_entries
from pipeline.read.pdf.tables.bands import find_banded
from pipeline.read.pdf.tables.centred import find_centred
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.heads import headed, with_head_apart
from pipeline.read.pdf.tables.listed import find_listed
from pipeline.read.pdf.tables.repeated import DATED
from pipeline.read.pdf.tables.sections import sections
from pipeline.read.pdf.tables.stacks import stands_in
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.tables.unruled import Plan
from pipeline.read.pdf.words.bullets import is_bullet
from pipeline.read.pdf.words.words import Words

LEAST_COLUMNS, LEAST_RUNS, EVEN = 3, 2, 2.0  # columns of a text; sentences that run on; points by which they differ
LEAST_LINES = 5  # of a text that goes on in the next column
LEAST_ITEMS = 4  # of a list in a column of text
LEAST_LED = 2  # entries
LEAST_SLIDES = 2  # on a page
LEAST_WORDS = 2  # cut between two cells of one column, where there are two
LEAST_CUT, MOST_CUT = 4, 0.25  # seams between cells that cut a sentence, and what share of all of them


def find_undrawn(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables that no rules close."""
    drawn = {grid for page in pages for grid in page.grids}
    plans = [Plan(page) for page in pages]
    loose = find_centred(plans, 3)
    banded = find_banded(pages)
    find_aligned([plan.renewed() for plan in plans], banded)
    find_centred([plan.renewed() for plan in loose], 2)
    find_listed(pages)
    led = {
        shape
        for page in pages
        for grid in page.grids
        if grid not in drawn
        for shape in entries_led_to(grid, page.words)
    }
    for page in pages:
        kept = [
            grid for grid in page.grids if grid in drawn or not (_is_of_text(grid, page) or ends_as(grid, page, led))
        ]
        page.grids = [grid if grid in drawn else headed(grid, page.words) for grid in kept]
        page.grids = [part for grid in page.grids for part in ([grid] if grid in drawn else sections(grid, page.words))]
        page.grids = [grid if grid in drawn else with_head_apart(grid, page) for grid in page.grids]
    part_at_entries(pages, drawn)


def _is_of_text(grid: Grid, page: Page) -> bool:
    """Two pages are printed side by side, and rows would go over the fold; or many would cut sentences and words.

    Of a table hardly one row does, and those that begin with "ab" are all periods of one column.
    """
    x0, _, x1, _ = grid.box
    if (page.folded and x0 < page.width / 2 < x1) or are_balanced(grid, page.words) or runs_over(grid, page.words):
        return True
    if counts_slides(grid, page) or cuts_words(grid, page.words):
        return True
    if are_lists(grid, page.words) and not any(stands_in(rule, grid.box) for rule in page.rules):
        return True
    columns = [list(_seams(grid, column, page.words)) for column in {cell[0] for cell in grid.cells}]
    begun = Counter(first for seams in columns for _, first in seams)
    cut = [sum(begun[first] == 1 and _is_cut(last, first) for last, first in seams) for seams in columns]
    return sum(cut) >= max(LEAST_CUT, MOST_CUT * sum(map(len, columns))) and sum(count > 0 for count in cut) > 1


def are_balanced(grid: Grid, words: Words) -> bool:
    """Columns of a text in bands: equally wide, the first the longest in each, and sentences run on in the next.

    Between headings browsers break each stretch of text into columns of nearly one length. Or lists stand in all.
    """
    starts = np.array(sorted({cell[0] for cell in grid.cells}))
    if len(starts) < LEAST_COLUMNS or float(np.ptp(np.diff(starts))) > EVEN:
        return False
    told = [[_held(cell, words) for _, cell in sorted(row.items())] for row in grid.rows()]
    bands = [[held for held in row if len(held)] for row in told if len(row) > 1]
    bands = [row for row in bands if len(row) > 1]
    if bands and all(any(is_bullet(words.text[n]) for n in held) for row in bands for held in row):
        return True
    lines = [[len(np.unique(words.band[held])) for held in row] for row in bands]
    if any(counts[0] < max(counts) for counts in lines):
        return False
    seams = [(words.text[one[-1]], words.text[other[0]]) for row in bands for one, other in pairwise(row)]
    many = sum(counts[0] > 1 for counts in lines) > len(lines) / 2
    return many and sum(_is_cut(last, first) for last, first in seams) >= LEAST_RUNS


def runs_over(grid: Grid, words: Words) -> bool:
    """A long text goes on at the head of the next column: its last line is full, as most above it are."""
    for row in grid.rows():
        told = [held for _, cell in sorted(row.items()) if len(held := _held(cell, words))]
        for one, other in pairwise(told):
            ends = np.maximum.reduceat(words.x1[one], np.flatnonzero(np.diff(words.band[one], prepend=-1)))
            full = np.abs(ends - ends.max()) < EVEN
            long = min(len(ends), len(np.unique(words.band[other]))) >= LEAST_LINES and 2 * full.sum() > len(full)
            if long and full[-1] and _is_cut(words.text[one[-1]], words.text[other[0]]):
                return True
    return False


def are_lists(grid: Grid, words: Words) -> bool:
    """Columns of lists: the first holds one, as no column of periods does, another does too, and none holds periods."""
    told = _columns(grid, words)
    items = [sum(_items(words, held) for held in column) for column in told]
    dated = (_is_dated(column, words) for column, count in zip(told, items, strict=True) if count < LEAST_ITEMS)
    return items[0] >= LEAST_ITEMS and sum(count >= LEAST_ITEMS for count in items) > 1 and not any(dated)


def cuts_words(grid: Grid, words: Words) -> bool:
    """Rows of two columns, none of periods, would begin inside words that a hyphen cuts."""
    columns = _columns(grid, words)
    seams = [seam for x in {cell[0] for cell in grid.cells} for seam in _seams(grid, x, words)]
    cut = sum(last[-1] == "-" and first[:1].islower() for last, first in seams)
    return len(columns) == 2 and cut >= LEAST_WORDS and not any(_is_dated(column, words) for column in columns)


def entries_led_to(grid: Grid, words: Words) -> set[str]:
    """The entries of the last column but for their digits, if rows of dots lead to most of them from their texts."""
    firsts = _last_entries(grid, words)
    led = [n for n in firsts if n and words.band[n - 1] == words.band[n] and DOTS.search(words.text[n - 1])]
    return {DIGIT.sub("0", words.text[n]) for n in led if len(led) >= LEAST_LED and 2 * len(led) > len(firsts)}


def ends_as(grid: Grid, page: Page, led: set[str]) -> bool:
    """The last column holds nothing but such entries: they stand at the ends of lines, and are no column."""
    return bool(led) and {DIGIT.sub("0", page.words.text[n]) for n in _last_entries(grid, page.words)} <= led


def _last_entries(grid: Grid, words: Words) -> list[int]:
    """The first word of each cell of the last column, but for those of heads."""
    last = max(cell[0] for cell in grid.cells)
    cells = (_held(cell, words) for cell in grid.cells if cell[0] == last)
    return [int(held[0]) for held in cells if len(held) and DIGIT.search(words.text[held[0]])]


def counts_slides(grid: Grid, page: Page) -> bool:
    """Slides, printed two or more on a page: the last column holds nothing but their numbers, each below its text."""
    words, rows = page.words, grid.rows()
    last = max(cell[0] for cell in grid.cells)
    told: dict[int, int] = {}
    for place, row in enumerate(rows):
        *texts, number = (_held(cell, words) for _, cell in sorted(row.items()))
        if max(cell[0] for cell in row.values()) < last or not len(number):
            continue
        if len(number) != 1 or not words.text[number[0]].isdigit():
            return False
        if any(len(held) and words.base[held].max() > words.base[number[0]] for held in texts):
            return False
        told[place] = int(words.text[number[0]]) - place
    first = len(rows) * (page.number - 1) + 1
    return len(rows) >= LEAST_SLIDES and len(set(told.values())) == 1 and (len(told) > 1 or first in told.values())


def _columns(grid: Grid, words: Words) -> list[list[Ints]]:
    """The words of each cell that holds some, column by column."""
    starts = sorted({cell[0] for cell in grid.cells})
    return [[h for cell in sorted(grid.cells) if cell[0] == x and len(h := _held(cell, words))] for x in starts]


def is_dated(grid: Grid, words: Words) -> bool:
    """A column of it holds periods."""
    return any(_is_dated(column, words) for column in _columns(grid, words))


def _is_dated(column: Sequence[Ints], words: Words) -> bool:
    """Most of its cells name a year, or a month of one."""
    return sum(any(DATED.search(words.text[n]) for n in held.tolist()) for held in column) > len(column) / 2


def _items(words: Words, held: Ints) -> int:
    """How many lines of a cell begin with a bullet."""
    starts = held[np.diff(words.band[held], prepend=-1) != 0]
    return sum(is_bullet(words.text[n]) for n in starts.tolist())


def _held(cell: Edge, words: Words) -> Ints:
    """The words of a cell as they are read."""
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    held = np.flatnonzero((x > cell[0]) & (x < cell[2]) & (y > cell[1]) & (y < cell[3]))
    return held[np.lexsort((words.x0[held], words.band[held]))]


def _seams(grid: Grid, column: float, words: Words) -> Iterator[tuple[str, str]]:
    """The last word of each cell of a column and the first of the next one below it that holds any."""
    last = ""
    for cell in sorted(cell for cell in grid.cells if cell[0] == column):
        held = _held(cell, words)
        if len(held):
            if last:
                yield last, words.text[held[0]]
            last = words.text[held[-1]]


def _is_cut(last: str, first: str) -> bool:
    """A word after which something must come ends the cell, or a small letter goes on below it."""
    goes_on = first[:1].islower() and len(first) > 1 and last[-1] not in TERMINAL
    return last.lower() in OPEN_ENDS or last[-1] == "," or goes_on
