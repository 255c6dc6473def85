"""Tables of which not all is drawn: found in the order of how sure their signs are, then parted at their entries."""

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.aligned import find_aligned
from pipeline.read.pdf.tables.anchors import part_at_entries
from pipeline.read.pdf.tables.bands import find_banded
from pipeline.read.pdf.tables.centred import find_centred
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.unruled import Plan
from pipeline.read.pdf.words.words import SHY, Words

HYPHENS = f"-{SHY}"
NOWHERE = (0.0, 0.0, 0.0, 0.0)
MOST_CUT = 0.1  # of the rows begin within a word that a hyphen cuts


def find_undrawn(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables that no rules close."""
    drawn = {grid for page in pages for grid in page.grids}
    plans = [Plan(page) for page in pages]
    loose = find_centred(plans, 3)
    banded = find_banded(pages)
    find_aligned([plan.renewed() for plan in plans], banded)
    find_centred([plan.renewed() for plan in loose], 2)
    for page in pages:
        page.grids = [grid for grid in page.grids if grid in drawn or not _is_of_text(grid, page)]
    part_at_entries(pages, drawn)


def _is_of_text(grid: Grid, page: Page) -> bool:
    """Two pages are printed side by side, and rows would go over the fold; or they would begin within cut words."""
    x0, _, x1, _ = grid.box
    return (page.folded and x0 < page.width / 2 < x1) or _cut_words(grid, page.words) > MOST_CUT * len(grid.rows())


def _cut_words(grid: Grid, words: Words) -> int:
    """How many words end with a hyphen in the last line of a cell and go on in the next one."""
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    count = 0
    for n in (n for n, text in enumerate(words.text) if len(text) > 1 and text[-1] in HYPHENS):
        x0, top, x1, bottom = next((c for c in grid.cells if c[0] <= x[n] < c[2] and c[1] <= y[n] < c[3]), NOWHERE)
        column = (x > x0) & (x < x1)
        ends = not (column & (words.band == words.band[n]) & (x > x[n])).any()
        below = np.flatnonzero(column & (words.base > words.base[n] + 1) & (y < grid.box[3])) if ends else ()
        if len(below):
            after = below[np.lexsort((words.x0[below], words.band[below]))[0]]
            count += words.text[after][:1].islower() and not top <= y[after] < bottom
    return count
