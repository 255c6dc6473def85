"""Tables of which not all is drawn: found in the order of how sure their signs are, then parted at their entries."""

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.aligned import find_aligned
from pipeline.read.pdf.tables.anchors import part_at_entries
from pipeline.read.pdf.tables.bands import find_banded
from pipeline.read.pdf.tables.centred import find_centred
from pipeline.read.pdf.tables.listed import find_listed


def find_undrawn(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables that no rules close."""
    drawn = {grid for page in pages for grid in page.grids}
    loose = find_centred(pages, 3)
    find_aligned(pages, find_banded(pages))
    find_centred(loose, 2)
    find_listed(pages)
    part_at_entries(pages, drawn)
