"""Slides printed on pages: their numbers, and titles printed again where a list goes on."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.read.test_pdf_flow import drawn, items


@pytest.mark.parametrize("first", [5, 40])
def test_numbers_of_slides_make_no_table_of_a_handout(first: int) -> None:
    """000_2490f805fd367f64 as slides, two a page, each in a frame with its number at the foot on the right."""

    def draw(canvas: Canvas) -> None:
        for page in range(3):
            for half, top in enumerate((780, 420)):
                canvas.setFillGray(0.95)
                canvas.rect(60, top - 300, 470, 300, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.setFont("Helvetica-Bold", 14)
                canvas.drawString(75, top - 30, f"Titel {'abc'[page]}{half}")
                canvas.setFont("Helvetica", 10)
                for n in range(9):
                    canvas.drawString(
                        75, top - 60 - 16 * n, f"• {'abc'[page]}{half}{n} Die Stadt lädt alle Vereine ein"
                    )
                canvas.drawString(505, top - 285, str(first + 2 * page + half))
            canvas.showPage()

    document = drawn(draw)
    assert not any(block.cell for block in document.blocks)
    assert len(items(document)) == 54


@pytest.mark.parametrize("title", [["Gute Gründe"], ["Gute Gründe der Gesundheitsförde-", "rung"]])
def test_a_heading_that_a_slide_prints_again_heads_what_it_did(title: list[str]) -> None:
    """ "Gute Gründe (Fortsetzung)" parts no list; what nothing before it says is a heading."""
    again = "".join(line.rstrip("-") for line in title) + " (Fortsetzung)"

    def draw(canvas: Canvas) -> None:
        for lines, texts in ((title, "ab"), ([again], "cd"), (["Orte (Fortsetzung)"], "ef")):
            canvas.setFont("Helvetica-Bold", 16)
            for n, line in enumerate(lines):
                canvas.drawString(60, 780 - 19 * n, line)
            canvas.setFont("Helvetica", 10)
            for n, text in enumerate(texts):
                canvas.drawString(60, 730 - 16 * n, f"• {text} Die Stadt lädt alle Vereine ein")
            canvas.showPage()

    document = drawn(draw)
    told = [(block.kind, document.quote(block.span)) for block in document.blocks]
    assert ("furniture", again) in told and ("heading", "Orte (Fortsetzung)") in told
