"""Tables of which not all is drawn: found in the order of how sure their signs are, then parted at their entries."""

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.aligned import find_aligned
from pipeline.read.pdf.tables.anchors import part_at_entries
from pipeline.read.pdf.tables.bands import find_banded
from pipeline.read.pdf.tables.centred import find_centred
from pipeline.read.pdf.tables.grid import Grid


def find_undrawn(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables that no rules close."""
    drawn = {grid for page in pages for grid in page.grids}
    loose = find_centred(pages, 3)
    find_aligned(pages, find_banded(pages))
    find_centred(loose, 2)
    for page in (page for page in pages if page.folded):
        page.grids = [grid for grid in page.grids if grid in drawn or not _crosses(grid, page.width / 2)]
    part_at_entries(pages, drawn)


def _crosses(grid: Grid, fold: float) -> bool:
    """Two pages are printed side by side: what stands on both sides of the fold is no row."""
    return grid.box[0] < fold < grid.box[2]
