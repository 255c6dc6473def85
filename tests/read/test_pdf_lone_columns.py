"""Boxes with a bar beside them are drawn as tables are, but all words stand in one column: they are read as text."""

from extractors.model.document import Document
from tests.read.test_pdf_drawn import items, rows
from tests.read.test_pdf_headed_rows import headings
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed

WORDS: list[Piece] = [
    (23, 15, "*Ziele der Stadt"),
    (23, 30, "• Wege sichern"),
    (23, 55, "• Parks öffnen"),
    (23, 70, "• Gera"),
]


def barred(*heights: float) -> list[Edge]:
    """The rules of boxes one above the other, and of the bar left of them."""
    lying = [(0.0, y, 300.0, y) for y in heights]
    return [*lying, *((x, heights[0], x, heights[-1]) for x in (0.0, 20.0, 300.0))]


def read(*pages: list[Piece]) -> Document:
    return printed(*(Sheet(page, rules=barred(0, 40, 80)) for page in pages))


def test_a_column_without_words_makes_no_table() -> None:
    document = read(WORDS)
    assert (headings(document), items(document)) == (["Ziele der Stadt"], ["Wege sichern", "Parks öffnen", "Gera"])
    assert not rows(document)


def test_the_rest_of_a_table_may_have_words_in_one_column_only() -> None:
    first: list[Piece] = [(3, 15, "1"), (23, 15, "Wege sichern"), (3, 55, "2"), (23, 55, "Parks öffnen und")]
    assert rows(read(first, [(23, 15, "pflegen."), (23, 55, "Rathaus")]))[-1][-1].endswith("Rathaus")
