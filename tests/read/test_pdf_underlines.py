"""Rules that underline headings over columns of text, as browsers draw them, are no rows of a table."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.flow.underlines import underline_headings
from pipeline.read.pdf.page import page_of
from tests.read.test_pdf_columns import PROSE, texts
from tests.read.test_pdf_flow import in_order
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed

HEADS = ("Ziele der Stadt", "Orte im Kreis", "Zeiten im Jahr", "Partner im Land")


def sections(heads: tuple[str, ...], rules: int) -> Document:
    """Below each heading a list in two columns; so many headings have a rule below them."""
    words: list[Piece] = []
    for n, head in enumerate(heads):
        words.append((0.0, 20.0 + 75 * n, head))
        for x, name in ((0.0, "a"), (250.0, "b")):
            words += [(x, 45.0 + 75 * n + 13 * k, f"• {name}{n}{k} {PROSE[k][:24]}") for k in range(3)]
    lines: list[Edge] = [(0.0, 24.0 + 75 * n, 480.0, 24.0 + 75 * n) for n in range(rules)]
    return printed(Sheet(words, rules=lines))


def test_a_rule_below_each_heading_parts_no_rows() -> None:
    document = sections(tuple("*" + head for head in HEADS), rules=4)
    assert not any(block.cell for block in document.blocks)
    told = " ".join(texts(document))
    assert in_order(told, "Ziele", "a00", "a02", "b00", "b02", "Orte", "a10", "b12", "Zeiten", "b22", "Partner", "b32")


@pytest.mark.parametrize("bold", [0, 3])
def test_rules_of_which_not_all_stand_below_headings_are_those_of_a_table(bold: int) -> None:
    heads = (*("*" + head for head in HEADS[:bold]), *HEADS[bold:])
    assert any(block.cell for block in sections(heads, rules=4).blocks)


@pytest.mark.parametrize(
    ("text", "sizes", "found"),
    [
        ("Ziele der Stadt", (14, 10, 14, 14), True),
        ("Ziele der Stadt", (14, 10, 14, 10), False),
        ("» Ziele der Stadt", (14, 14, 14, 14), False),  # the items of a table may be larger than most of it
    ],
)
def test_most_of_the_rules_below_larger_type_are_enough(text: str, sizes: tuple[int, ...], found: bool) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for n, size in enumerate(sizes):
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, 700 - 75 * n, text)
        canvas.setFont("Helvetica", 10)
        for k in range(3):
            canvas.drawString(60, 675 - 75 * n - 13 * k, PROSE[k])
    canvas.save()
    words = page_of(next(sheets_of(file.getvalue()))).words
    rules = [A4[1] - 696 + 75 * n for n in range(4)]
    assert underline_headings(words, rules) == found


def test_rules_below_bold_rows_in_columns_are_those_of_a_table() -> None:
    """A plan whose measures are bold: white parts the words of each line."""
    words: list[Piece] = [
        (x, 20.0 + 30 * n, f"*{word} {n}") for n in range(4) for x, word in ((0.0, "Wege"), (150.0, "Amt"))
    ]
    document = printed(Sheet(words, rules=[(0.0, 26.0 + 30 * n, 480.0, 26.0 + 30 * n) for n in range(4)]))
    assert any(block.cell for block in document.blocks)
