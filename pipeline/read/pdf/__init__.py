"""PDF: pages of glyphs and rules become the same drafts that the text of the document would give.

A page is read as a careful person reads it: furniture aside, columns in order, tables by their rules, breaks joined.
PDFium reads; pdfplumber reads a page again where PDFium fails, loses text or knows no characters.
"""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

import pdfplumber
import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from pipeline.read import limits, reasons, watch
from pipeline.read.draft import Complaint, Reading
from pipeline.read.errors import Unreadable, named
from pipeline.read.patience import Overdue, patience
from pipeline.read.pdf.health import complaints_of, gaps_of, is_sound
from pipeline.read.pdf.page import Page, page_of
from pipeline.read.pdf.sheets import pdfium, plumber
from pipeline.read.pdf.sheets.damage import damage_of
from pipeline.read.pdf.sheets.litter import resting_collector, working_collector
from pipeline.read.pdf.sheets.sheet import Sheet
from pipeline.read.pdf.story import tell
from pipeline.read.unseen import Unseen

HEADER = b"%PDF-"
ABSURD = re.compile(rb"/(?:Index\s{0,9}\[|Size\s)[^\]>]{0,80}[0-9]{8}")


def read_pdf(data: bytes, *passwords: str, unseen: Unseen | None = None) -> Reading:
    """What the file says; Unreadable with kein_pdf, verschluesselt, beschaedigt, keine_seiten or zu_viele_seiten.

    An encrypted file is opened without a password if that works, else with the first of `passwords` that fits.
    What is `unseen` takes no part in telling where tables are.
    """
    start = data.find(HEADER, 0, 4096)
    if start < 0:
        raise Unreadable("kein_pdf", "Die Datei beginnt nicht wie ein PDF.")
    with resting_collector():
        return _reading(data[start:], passwords, unseen)


def _reading(data: bytes, passwords: Sequence[str], unseen: Unseen | None) -> Reading:
    complaints: list[Complaint] = [*damage_of(data)]
    pages: list[Page] = []
    with _Source(data, passwords) as source:
        for sheet in source.sheets(complaints):
            complaints.extend(complaints_of(sheet))
            pages.append(page_of(sheet))
            if unseen and sheet.number in unseen.pages:
                pages[-1].overlook(unseen)
    drafts = tell(pages)
    complaints.extend(complaint for page in pages for complaint in gaps_of(page))
    return Reading(drafts, complaints, source.count, "application/pdf")


def sheets_of(data: bytes, *passwords: str) -> Iterator[Sheet]:
    """Its pages as they are read, each by the engine that knows more of it; Unreadable as in `read_pdf`."""
    with _Source(data, passwords) as source:
        yield from source.sheets([])


class _Source:
    """An open PDF: PDFium's view of it, and pdfplumber's where it is needed."""

    def __init__(self, data: bytes, passwords: Sequence[str]) -> None:
        self.data = data
        self.plumber: pdfplumber.PDF | None = None
        self.overdue = 0  # times the second engine found no end
        self.pdfium, self.password = _opened(data, passwords)
        self.count = len(self.pdfium) if self.pdfium else self._second_count()
        if not 0 < self.count <= limits.PAGES:
            self.__exit__()
            rule = "zu_viele_seiten" if self.count else "keine_seiten"
            raise Unreadable(rule, f"Das PDF nennt {self.count} Seiten; gelesen werden 1 bis {limits.PAGES}.")

    def __enter__(self) -> "_Source":
        return self

    def __exit__(self, *_: object) -> None:
        if self.pdfium:
            self.pdfium.close()
        if self.plumber and not self.overdue:
            with suppress(Exception):  # pdfplumber walks the page tree again, however broken, to forget it
                self.plumber.close()

    def sheets(self, complaints: list[Complaint]) -> Iterator[Sheet]:
        """One sheet a page; a page that no engine can read is complained of and left out."""
        read = 0
        watch.pages(self.count)
        for number in range(1, self.count + 1):
            if rule := watch.left_out().get(number):
                complaints.append(Complaint(rule, reasons.message(rule, f"Seite {number}"), page=number))
                continue
            watch.page(number)
            sheet = self._first_view(number)
            if sheet is None or not is_sound(sheet):
                sheet = _better(sheet, self._second_view(number))
            if sheet is None:
                complaints.append(Complaint("seite_unlesbar", f"Seite {number} ist beschädigt.", page=number))
                continue
            read += 1
            yield sheet
        watch.page(0)
        if not read:
            raise Unreadable("beschaedigt", "Keine Seite des PDF ist lesbar.")

    def _first_view(self, number: int) -> Sheet | None:
        return pdfium.sheet_at(self.pdfium, number) if self.pdfium else None

    def _second_view(self, number: int) -> Sheet | None:
        """pdfplumber's reading; on broken files pdfminer raises almost anything, and all of it means unreadable."""
        if self.overdue >= limits.LOST_PAGES:
            return None
        try:
            with working_collector(), patience(limits.SECOND_SECONDS):
                page = self._second().pages[number - 1]
                sheet = plumber.sheet_of(page)
                page.close()
        except Overdue:
            self.overdue += 1
            return None
        except (MemoryError, Exception):
            return None
        return sheet

    def _second_count(self) -> int:
        try:
            with working_collector(), patience(limits.SECOND_SECONDS):
                return len(self._second().pages)
        except Overdue as error:
            raise Unreadable("beschaedigt", "Die Verzeichnisse des PDF nehmen kein Ende.") from error
        except Unreadable:
            raise
        except (MemoryError, Exception) as error:
            raise named(error) from error

    def _second(self) -> pdfplumber.PDF:
        if self.plumber is None:
            if ABSURD.search(self.data):
                raise Unreadable("beschaedigt", "Die Verzeichnisse des PDF sind unsinnig groß.")
            try:
                self.plumber = pdfplumber.open(io.BytesIO(self.data), password=self.password)
            except (MemoryError, Exception) as error:
                raise named(error) from error
        return self.plumber


def _opened(data: bytes, passwords: Sequence[str]) -> tuple[pypdfium2.PdfDocument | None, str]:
    """PDFium's document, None where it finds the file too damaged to open; and the password that fits."""
    for password in ("", *passwords):
        try:
            return pypdfium2.PdfDocument(data, password=password or None), password
        except pypdfium2.PdfiumError as error:
            if error.err_code == FPDF_ERR_PASSWORD:
                continue
            if error.err_code == FPDF_ERR_SECURITY:
                told = "Das PDF ist mit einem unbekannten Verfahren verschlüsselt."
                raise Unreadable("verschluesselt", told) from error
            return None, password
    told = "Das Kennwort passt nicht." if passwords else "Das PDF ist verschlüsselt; bitte das Kennwort angeben."
    raise Unreadable("verschluesselt", told)


def _better(first: Sheet | None, second: Sheet | None) -> Sheet | None:
    """The view that knows more characters."""
    if first is None or second is None:
        return first or second
    known = [len(sheet.glyphs) - sheet.unmapped for sheet in (first, second)]
    return second if known[1] > known[0] else first
