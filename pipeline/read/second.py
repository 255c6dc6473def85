"""The second reader: PDFium counts pages and letters, so that one engine's silence or lie does not pass unseen."""

from pypdfium2 import PdfDocument, PdfiumError

from pipeline.read import limits
from pipeline.read.draft import Complaint
from pipeline.read.errors import Unreadable

TOLERANCE = 40  # characters by which the two may differ on any page: PDFium counts blanks and line ends of its own


class Second:
    """What PDFium says of a file; silent where PDFium cannot read it."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self.document: PdfDocument | None = None
        try:
            self.document = PdfDocument(data, password=password)
        except PdfiumError as error:
            if "password" in str(error).lower():
                raise Unreadable("verschluesselt", "Das PDF ist mit einem Kennwort geschützt.") from error
        if self.document and len(self.document) > limits.PAGES:
            raise Unreadable("zu_viele_seiten", f"Das PDF hat mehr als {limits.PAGES} Seiten.")

    def check_pages(self, first: int, complaints: list[Complaint]) -> None:
        """Complains where PDFium counts another number of pages than the first reader."""
        if self.document and len(self.document) != first:
            message = f"Zwei Leseprogramme zählen verschiedene Seiten: {first} und {len(self.document)}."
            complaints.append(Complaint("seitenzahl_uneinig", message))

    def check_page(self, page: int, letters: int, complaints: list[Complaint]) -> None:
        """Complains where PDFium finds less than half, or more than double the letters of the first reader."""
        other = self._letters(page)
        if other is not None and min(letters, other) * 2 < max(letters, other) - TOLERANCE:
            message = f"Zwei Leseprogramme finden verschieden viele Zeichen: {letters} und {other}."
            complaints.append(Complaint("text_uneinig", message, page=page))

    def _letters(self, page: int) -> int | None:
        try:
            text = self.document[page - 1].get_textpage().get_text_range() if self.document else None
        except (PdfiumError, IndexError, UnicodeError):
            return None
        return None if text is None else sum(not letter.isspace() for letter in text)
