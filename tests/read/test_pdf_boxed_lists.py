"""Lists whose members stand each in a box, and single boxes as wide as a table of another page."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from tests.read.test_pdf_columns import PROSE, cells, texts
from tests.read.test_pdf_flow import drawn, in_order, items

MEMBERS = ("Bewegung im Quartier,", "Ernährung in Kindertagesstätten,", "Ruhe im Alter und", "Treffen für alle.")


def boxes(canvas: Canvas, y: float, told: tuple[str, ...], across: int) -> float:
    """Framed boxes with white between them, so many side by side, from this height; returns where they end."""
    width = (480 - 12 * (across - 1)) / across
    for n, text in enumerate(told):
        x, top = 60 + (width + 12) * (n % across), y - 36 * (n // across)
        canvas.setFillGray(0.9)
        canvas.rect(x, top - 26, width, 26, stroke=1, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(x + 8, top - 16, text)
    return y - 36 * -(-len(told) // across)


def prose(canvas: Canvas, y: float, first: str = "") -> float:
    for n, line in enumerate(PROSE):
        canvas.drawString(60, y - 14 * n, f"{first}{line}")
    return y - 14 * len(PROSE) - 20


def boxed(lead_in: str, told: tuple[str, ...], across: int) -> Document:
    def draw(canvas: Canvas) -> None:
        y = prose(canvas, A4[1] - 60)
        canvas.drawString(60, y, lead_in)
        y = boxes(canvas, y - 12, told, across)
        prose(canvas, y - 20)

    return drawn(draw)


@pytest.mark.parametrize("across", [1, 2])
def test_members_of_a_sentence_in_boxes_are_a_list(across: int) -> None:
    assert items(boxed("In vier Bereichen sind wir aktiv:", MEMBERS, across)) == list(MEMBERS)


@pytest.mark.parametrize(
    ("lead_in", "told"),
    [
        ("Unsere Bereiche", MEMBERS),
        ("In vier Bereichen sind wir aktiv:", ("Bewegung", "Ernährung", "Ruhe", "Treffen")),
        ("In zwei Bereichen sind wir aktiv:", MEMBERS[2:]),
    ],
)
def test_other_boxes_are_no_list(lead_in: str, told: tuple[str, ...]) -> None:
    assert not items(boxed(lead_in, told, 2))


def test_a_box_as_wide_as_a_table_is_a_rest_of_it_only_next_to_it() -> None:
    def draw(canvas: Canvas, text_between: bool) -> None:
        prose(canvas, A4[1] - 60)
        boxes(canvas, 120, ("Der Verbund wurde im Jahr 2003 gegründet.",), 1)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        y = prose(canvas, A4[1] - 60, "Auch hier: ") if text_between else A4[1] - 60
        for row in range(4):
            for x, width, text in ((60, 120, f"0{row + 1}/2024"), (180, 360, f"Treffen der Gruppe {row}")):
                canvas.rect(x, y - 26 * row - 26, width, 26)
                canvas.drawString(x + 8, y - 26 * row - 16, text)

    apart = drawn(lambda canvas: draw(canvas, text_between=True))
    assert "Der Verbund wurde im Jahr 2003 gegründet." in texts(apart)
    assert all("Verbund" not in text for *_, text in cells(apart))
    joined = drawn(lambda canvas: draw(canvas, text_between=False))
    assert cells(joined)[0] == (0, 0, "Der Verbund wurde im Jahr 2003 gegründet.")


@pytest.mark.parametrize("pages_before", [0, 1])
def test_boxes_in_one_column_have_not_the_columns_of_boxes_on_another_page(pages_before: int) -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(pages_before):
            prose(canvas, A4[1] - 60, f"Vorwort {page}: ")
            canvas.showPage()
            canvas.setFont("Helvetica", 10)
        boxes(canvas, prose(canvas, A4[1] - 60), ("Bewegung für alle", "Ernährung", "Ruhe im Alter"), 1)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        told = ("Wir treffen uns im Rathaus", "Wir tauschen uns aus", "Wir bündeln alles", "Wir lernen gemeinsam")
        prose(canvas, boxes(canvas, prose(canvas, A4[1] - 60, "Auch hier: "), told, 2) - 30, "Danach: ")

    found = cells(drawn(draw))
    assert len(found) == 4 and all(text.startswith("Wir") for *_, text in found)


@pytest.mark.parametrize("high", [26, 38])
def test_members_in_boxes_of_a_board_are_read_row_by_row(high: float) -> None:
    """001_1dd8cd0ae0ea9294 with dark tiles in two rows; one is higher, for its text has two lines."""

    def draw(canvas: Canvas) -> None:
        y = prose(canvas, A4[1] - 60)
        canvas.drawString(60, y, "In vier Bereichen sind wir aktiv:")
        for n, text in enumerate(MEMBERS):
            x, top, own = 60 + 246 * (n % 2), y - 12 - 48 * (n // 2), high if n == 1 else 26
            canvas.setFillGray(0.9)
            canvas.rect(x, top - own, 234, own, stroke=0, fill=1)
            canvas.setFillGray(0)
            for k, line in enumerate(text.split(" in ") if n == 1 and high > 26 else [text]):
                canvas.drawString(x + 60 - 20 * k, top - 16 - 13 * k, f"in {line}" if k else line)
        prose(canvas, y - 140)

    assert items(drawn(draw)) == list(MEMBERS)


@pytest.mark.parametrize("rows", [1, 2])
def test_boxes_in_two_columns_of_text_are_no_board(rows: int) -> None:
    """Two of them stand at one height by chance, and another in one column only."""

    def draw(canvas: Canvas) -> None:
        for x, side in ((60, "a"), (310, "b")):
            y = A4[1] - 60
            for n in range(rows + (side == "b")):
                canvas.rect(x, y - 40, 226, 40)
                canvas.drawString(x + 8, y - 16, f"{side}{n} Die Stadt lädt alle Vereine ein,")
                canvas.drawString(x + 8, y - 29, "zu berichten, was sie tun.")
                y -= 52 if side == "a" or n else 40 + 12
            for n in range(12):
                canvas.drawString(x, y - 13 * n, f"{side}{n + 5} Die Stadt lädt alle Vereine ein,")

    told = " ".join(texts(drawn(draw)))
    assert in_order(told, "a0", "a5", "a16", "b0", "b1", "b5", "b16")


def test_a_text_across_all_columns_may_stand_below_the_members() -> None:
    """A table without rules around it: two rows of members, and a line over both columns."""

    def draw(canvas: Canvas) -> None:
        y = prose(canvas, A4[1] - 60)
        canvas.drawString(60, y, "In vier Bereichen sind wir aktiv:")
        y -= 12
        for n, text in enumerate(MEMBERS):
            canvas.rect(60 + 240 * (n % 2), y - 26 - 26 * (n // 2), 240, 26)
            canvas.drawString(68 + 240 * (n % 2), y - 16 - 26 * (n // 2), text)
        canvas.rect(60, y - 78, 480, 26)
        canvas.drawString(68, y - 68, "Mehr dazu steht im Netz")
        prose(canvas, y - 100)

    document = drawn(draw)
    assert items(document) == list(MEMBERS)
    assert "Mehr dazu steht im Netz" in texts(document)


def test_bars_before_the_members_of_a_list_part_no_rows() -> None:
    """Slides: a thin bar stands before each member, and white runs down between their words by chance."""

    def draw(canvas: Canvas) -> None:
        y = prose(canvas, A4[1] - 60)
        canvas.drawString(60, y, "In vier Bereichen sind wir aktiv:")
        told = ("Bewegung im Quartier,", "Gesundheit bei|Kindern und Eltern,", "Alter und", "Gesundheit bei|Älteren.")
        for n, text in enumerate(told):
            canvas.rect(62, y - 40 - 28 * n, 2, 20, stroke=0, fill=1)
            for x, part in zip((84, 158), text.split("|"), strict=False):
                canvas.drawString(x, y - 34 - 28 * n, part)

    assert not any(block.cell for block in drawn(draw).blocks)
