"""PDF: pages of glyphs and rules become the same drafts that the text of the document would give.

A page is read as a careful person reads it: furniture aside, columns in order, tables by their rules, breaks joined.
"""

import io
from collections.abc import Iterator

import pdfplumber

from pipeline.read.draft import Complaint, Reading
from pipeline.read.errors import Unreadable
from pipeline.read.grid import find_grids
from pipeline.read.page import Page, empty_page
from pipeline.read.plumber import sheet_of
from pipeline.read.sheet import Sheet
from pipeline.read.story import tell
from pipeline.read.words import find_words


def read_pdf(data: bytes, password: str | None = None) -> Reading:
    """What the file says; raises Unreadable where it is no PDF, needs a password, is damaged or has no pages."""
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("kein_pdf", "the file does not begin with a PDF header")
    complaints: list[Complaint] = []
    pages = [_page(sheet, complaints) for sheet in _sheets(data, password)]
    drafts = tell(pages)
    return Reading(drafts, complaints, len(pages), "application/pdf")


def _sheets(data: bytes, password: str | None) -> Iterator[Sheet]:
    with pdfplumber.open(io.BytesIO(data), password=password or "") as document:
        for page in document.pages:
            yield sheet_of(page)
            page.close()


def _page(sheet: Sheet, complaints: list[Complaint]) -> Page:
    words, doubled = find_words(sheet)
    page = empty_page(sheet.number, sheet.width, sheet.height)
    page.words, page.doubled = words, doubled
    page.rules, page.boxes, page.marks = sheet.rules, sheet.boxes, sheet.marks
    page.grids = find_grids(sheet.rules)
    return page
