"""Tables of which not all is drawn: found in the order of how sure their signs are, then parted at their entries."""

from pipeline.read.pdf.aligned import find_aligned
from pipeline.read.pdf.anchors import part_at_entries
from pipeline.read.pdf.bands import find_banded
from pipeline.read.pdf.centred import find_centred
from pipeline.read.pdf.page import Page


def find_undrawn(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables that no rules close."""
    drawn = {grid for page in pages for grid in page.grids}
    loose = find_centred(pages, 3)
    find_aligned(pages, find_banded(pages))
    find_centred(loose, 2)
    part_at_entries(pages, drawn)
