"""PDF: pages of glyphs and rules become the same drafts that the text of the document would give.

A page is read as a careful person reads it: furniture aside, columns in order, tables by their rules, breaks joined.
"""

import io
from collections.abc import Iterator

import pdfplumber
from pdfplumber.page import Page as PrintedPage

from pipeline.read import limits, reasons, watch
from pipeline.read.draft import Complaint, Reading
from pipeline.read.errors import Unreadable, named
from pipeline.read.grid import find_grids
from pipeline.read.page import Page, empty_page
from pipeline.read.plumber import sheet_of
from pipeline.read.second import Second
from pipeline.read.story import tell
from pipeline.read.words import find_words


def read_pdf(data: bytes, password: str | None = None) -> Reading:
    """What the file says; raises Unreadable where it is no PDF, needs a password, is damaged or has no pages.

    A page that is damaged, hangs or crashes its reader is left out and told; the rest is kept.
    """
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("kein_pdf", "Die Datei beginnt nicht wie ein PDF.")
    complaints: list[Complaint] = []
    second = Second(data, password)
    try:
        with pdfplumber.open(io.BytesIO(data), password=password or "") as document:
            pages = list(_pages(document.pages, second, complaints))
    except Unreadable:
        raise
    except Exception as error:
        raise named(error) from error
    return Reading(tell(pages), complaints, len(pages), "application/pdf")


def _pages(printed: list[PrintedPage], second: Second, complaints: list[Complaint]) -> Iterator[Page]:
    if not printed:
        raise Unreadable("keine_seiten", "Das PDF hat keine Seiten.")
    if len(printed) > limits.PAGES:
        raise Unreadable("zu_viele_seiten", f"Das PDF hat mehr als {limits.PAGES} Seiten.")
    second.check_pages(len(printed), complaints)
    watch.pages(len(printed))
    lost: list[Unreadable] = []
    for page in printed:
        watch.page(page.page_number)
        try:
            yield _page(page, second, complaints)
        except Exception as error:
            lost.append(error if isinstance(error, Unreadable) else named(error))
            rule = lost[-1].rule if lost[-1].rule in reasons.PARTIAL else "seite_beschaedigt"
            complaints.append(Complaint(rule, reasons.message(rule), page=page.page_number))
            yield empty_page(page.page_number, 1.0, 1.0)
        page.close()
    watch.page(0)
    if len(lost) == len(printed):
        raise lost[0]


def _page(printed: PrintedPage, second: Second, complaints: list[Complaint]) -> Page:
    if rule := watch.left_out().get(printed.page_number):
        raise Unreadable(rule, reasons.message(rule))
    sheet = sheet_of(printed)
    second.check_page(sheet.number, int((sheet.glyphs.code > 0x20).sum()), complaints)
    words, doubled = find_words(sheet)
    page = empty_page(sheet.number, sheet.width, sheet.height)
    page.words, page.doubled = words, doubled
    page.rules, page.boxes, page.marks = sheet.rules, sheet.boxes, sheet.marks
    page.grids = find_grids(sheet.rules)
    return page
