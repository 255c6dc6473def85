"""Tables of which not all is drawn: found in the order of how sure their signs are, then parted at their entries."""

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.aligned import find_aligned
from pipeline.read.pdf.tables.anchors import part_at_entries
from pipeline.read.pdf.tables.bands import find_banded
from pipeline.read.pdf.tables.centred import find_centred
from pipeline.read.pdf.tables.unruled import Plan


def find_undrawn(pages: list[Page]) -> None:
    """Adds to the grids of each page the tables that no rules close."""
    drawn = {grid for page in pages for grid in page.grids}
    plans = [Plan(page) for page in pages]
    loose = find_centred(plans, 3)
    banded = find_banded(pages)
    find_aligned([plan.renewed() for plan in plans], banded)
    find_centred([plan.renewed() for plan in loose], 2)
    part_at_entries(pages, drawn)
