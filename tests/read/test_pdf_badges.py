"""Badges on cards: the period of a measure in a small box on the right of its title."""

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.flow.badges import badges
from pipeline.read.pdf.page import page_of
from tests.read.test_pdf_columns import file_of
from tests.read.test_pdf_flow import drawn, in_order, kinds

WIDER = "Pflege der Gärten und aller Bäume in den Quartieren der Stadt mit"  # it ends just before a badge
TITLES = (
    "Planung der Wege und Plätze für alle Kinder der Stadt,",
    "Ansprache der Vereine im Ort und in allen Quartieren,",
    WIDER,
)
MORE = "mit allen Ämtern der Stadt"
ITEM = "•  Projektgruppe, die sich regelmäßig im Rathaus und in allen Quartieren der Stadt treffen will"
SECOND = "•  Bericht"
WIDE, HIGH = 470.0, 80.0


def cards(radius: float, period: str) -> Document:
    """Cards with a badge whose corners have this radius; the period is on one line or two."""
    lines = period.split("|")

    def draw(canvas: Canvas) -> None:
        for n, title in enumerate(TITLES):
            top = A4[1] - 60 - n * (HIGH + 10)
            canvas.roundRect(60, top - HIGH, WIDE, HIGH, 6)
            canvas.setFillGray(0.8)
            canvas.roundRect(400, top - 9 - 16 * len(lines), 120, 16 * len(lines), radius, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(68, top - 15, title)
            canvas.drawString(68, top - 28, MORE)
            canvas.setFont("Helvetica", 10)
            for k, line in enumerate(lines):
                canvas.drawString(408, top - 20 - 13 * k, line.format(n + 1))
            canvas.drawString(68, top - 54, ITEM)
            canvas.drawString(68, top - 67, SECOND)

    return drawn(draw)


def told(n: int) -> list[str]:
    return [f"0{n + 1}/2021 bis 06/2025", f"{TITLES[n]} {MORE}", *(item.removeprefix("•  ") for item in (ITEM, SECOND))]


@pytest.mark.parametrize("radius", [0, 4, 8], ids=["square", "round corners", "round ends"])
@pytest.mark.parametrize("period", ["0{}/2021 bis 06/2025", "0{}/2021 bis|06/2025"], ids=["one line", "two lines"])
def test_a_badge_is_read_for_itself_before_the_title_beside_it(period: str, radius: float) -> None:
    assert [text for _, text in kinds(cards(radius, period))] == [text for n in range(3) for text in told(n)]


def test_words_with_a_colour_behind_them_are_no_badge() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.roundRect(60, 700, WIDE, HIGH, 6)
        canvas.setFillGray(0.8)
        canvas.rect(180, 757, 110, 13, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(68, 760, "Planung der Wege für")
        canvas.drawString(182, 760, "01/2021 bis 06/2025")
        canvas.drawString(68, 740, "Die Stadt lädt alle Vereine ein und hilft den Kindern in allen Orten beim Spielen.")

    assert kinds(drawn(draw))[0][1] == "Planung der Wege für 01/2021 bis 06/2025"


def test_a_badge_at_the_edge_of_its_card_may_stand_as_near_to_the_title_as_a_blank() -> None:
    """WeasyPrint breaks the title right before the badge; the fill of the pill tells where it begins."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.95)
        canvas.roundRect(60, 700, WIDE, HIGH, 6, stroke=0, fill=1)
        canvas.setFillGray(0.8)
        canvas.roundRect(400, 754, 120, 18, 4, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica-Bold", 10)
        title = "Pflege der Gärten und aller Bäume in den Quartieren und Orten"
        canvas.drawString(394 - stringWidth(title, "Helvetica-Bold", 10), 765, title)
        canvas.drawString(394 - stringWidth(title, "Helvetica-Bold", 10), 752, MORE)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(408, 760, "01/2021 bis 06/2025")
        canvas.drawString(70, 730, ITEM)

    assert kinds(drawn(draw))[0][1] == "01/2021 bis 06/2025"


def test_a_box_on_the_colour_of_the_sheet_is_no_badge() -> None:
    """A poster on a ground of cream: members of a list stand in white boxes of its last column."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(0, 0, *A4, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.rect(310, 694, 225, 18, stroke=0, fill=1)
        canvas.setFillGray(0)
        for n in range(8):
            canvas.drawString(60, 760 - 20 * n, f"a{n} Die Stadt lädt alle Vereine ein,")
            canvas.drawString(318, 760 - 20 * n, f"b{n} zu berichten, was sie tun")

    told = " ".join(text for _, text in kinds(drawn(draw)))
    assert in_order(told, "a0", "a7", "b0", "b3", "b7")


@pytest.mark.parametrize(("top", "found"), [(69.6, 1), (60.0, 1), (75.0, 0)])
def test_a_badge_may_stand_as_high_as_the_sides_of_its_card_begin(top: float, found: int) -> None:
    """Chromium draws the sides of a rounded card by themselves, from below its corners on: they close a lower box."""
    page = page_of(next(sheets_of(file_of([(68, 80, TITLES[0]), (408, 80, "01/2021"), (68, 93, MORE)]))))
    boxes = np.array([[60.0, top, 530.0, 142.0], [400.0, 70.0, 520.0, 86.0]])
    lying = [(400.0, 70.0, 520.0, 70.0), (400.0, 86.0, 520.0, 86.0)]
    assert len(list(badges(boxes, lying, page.words, np.zeros(len(page.words), bool)))) == found
