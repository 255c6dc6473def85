"""Boxes in brochures: what stands in them, beside them and around them."""

import io

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.flow.insets import MOST, insets
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.pieces import piece_stacks
from pipeline.read.pdf.tables.piles import pile_up
from pipeline.read.pdf.words.words import Words
from tests.read.test_pdf_columns import PROSE
from tests.read.test_pdf_flow import drawn, kinds

NARROW = ("Das Amt der Stadt ist", "für Sie da. Telefon 036", "122220 oder schreiben", "Sie uns einen Brief.")


@pytest.mark.parametrize(
    ("fill", "corner", "found"), [(1, 0, True), (0, 0, True), (1, 10, True), (0, 10, True), (None, 0, False)]
)
def test_lines_in_a_box_reach_as_far_as_its_inside(fill: int | None, corner: float, found: bool) -> None:
    """Where no box stands around them, the line before a number has room left."""

    def draw(canvas: Canvas) -> None:
        if fill is not None:
            canvas.setFillGray(0.9)
            canvas.roundRect(54, 715, 120, 60, corner, stroke=1 - fill, fill=fill)
            canvas.setFillGray(0)
        for n, line in enumerate(NARROW):
            canvas.drawString(60, 760 - 13 * n, line)
        for n, line in enumerate(PROSE):
            canvas.drawString(60, 690 - 13 * n, line)

    assert (" ".join(NARROW) in [text for _, text in kinds(drawn(draw))]) == found


def test_boxes_around_parts_of_a_column_are_no_rows_with_the_column_beside_it() -> None:
    """Two of them touch; between the second and the third stands more text than that of a goal."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for top in (771, 732, 563):
            canvas.rect(310, top - 39, 220, 39, stroke=0, fill=1)
        canvas.setFillGray(0)
        for n in range(19):
            canvas.drawString(60, 760 - 13 * n, f"a{n} {PROSE[n % 4]}")
            canvas.drawString(316, 760 - 13 * n, f"b{n} {PROSE[n % 4]}")

    assert not any(block.cell for block in drawn(draw).blocks)


def test_circles_of_a_picture_make_no_cells() -> None:
    """The points that pull at their curves lie on squares around them, side by side with a bar before a heading."""

    def draw(canvas: Canvas) -> None:
        for x, y in ((150, 700), (190, 700), (150, 660), (190, 660)):
            canvas.circle(x, y, 20, stroke=1, fill=0)
        for n, (x, y) in enumerate(((135, 700), (175, 700), (135, 660), (175, 660))):
            canvas.drawString(x, y, f"Wort{n}")

    assert not any(block.cell for block in drawn(draw).blocks)


def flowed(canvas: Canvas, low: int, size: float = 10) -> None:
    """A heading and three narrow lines beside a box, wide lines below; `low` points further down the box ends.

    The first of the wide lines is of this size.
    """
    canvas.setFillGray(0.9)
    canvas.rect(222, 722 - low, 240, 36 + low, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(240, 740, "Mach mit!")
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(60, 750, "Wie wird man Partner?")
    canvas.setFont("Helvetica", 10)
    for n, line in enumerate(("Die Stadt lädt alle ein, an den", "Treffen teilzunehmen und dort")):
        canvas.drawString(60, 737 - 13 * n, line)
    for n in range(8):
        canvas.setFont("Helvetica", size if n == 0 else 10)
        canvas.drawString(60, 711 - 13 * n, f"{PROSE[2]} {PROSE[3]} und {PROSE[1]}"[:90])


@pytest.mark.parametrize("low", [0, 4])
def test_a_box_that_text_flows_around_is_read_before_the_lines_beside_it(low: int) -> None:
    told = kinds(drawn(lambda canvas: flowed(canvas, low)))
    assert [text for _, text in told[:2]] == ["Mach mit!", "Wie wird man Partner?"]
    assert told[2][1].startswith("Die Stadt lädt alle ein, an den Treffen teilzunehmen und dort zu berichten")


def test_text_flows_around_no_box_above_a_title_over_both() -> None:
    """Columns of a brochure end there, and the box stands in the last of them."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    flowed(canvas, 0, size=13)
    canvas.save()
    page = page_of(next(sheets_of(file.getvalue())))
    assert not [*insets(page.boxes, page.words, np.zeros(len(page.words), bool))]


def test_a_colour_behind_the_last_words_of_a_line_makes_no_box_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(66 + stringWidth(PROSE[0], "Helvetica", 10), 738, 180, 26, stroke=0, fill=1)
        canvas.setFillGray(0)
        for n, line in enumerate(lines):
            canvas.drawString(60, 754 - 13 * n, line)

    lines = [f"{line} am Abend und {PROSE[3]}" for line in (PROSE[0], PROSE[2], PROSE[1], PROSE[0])]
    assert kinds(drawn(draw)) == [("paragraph", " ".join(lines))]


@pytest.mark.parametrize(("times", "found"), [(1, 1), (MOST, 1), (MOST + 1, 0)])
def test_of_many_boxes_on_a_page_text_flows_around_none(times: int, found: int) -> None:
    """They are the cells of a table; a box drawn several times counts as often."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for n in range(8):
        canvas.drawString(60, A4[1] - 80 - 14 * n, "Die Stadt lädt ein" if n < 4 else f"{PROSE[0]} {PROSE[1]}")
    canvas.drawString(310, A4[1] - 100, "Machen Sie mit!")
    canvas.save()
    words = page_of(next(sheets_of(file.getvalue()))).words
    boxes = np.array([(300.0, 70.0, 420.0, 126.0)] * times)
    assert len([*insets(boxes, words, np.zeros(len(words), bool))]) == found


@pytest.mark.parametrize(("gap", "wide"), [(6.0, False), (0.0, True)])
def test_the_sides_of_boxes_that_white_parts_hold_no_text_beside_them(gap: float, wide: bool) -> None:
    """Two boxes in the left column of a page; cells that are filled one below the other have text beside them."""
    tops = np.array([110.0, 110.0, 150.0, 150.0])
    x0 = np.array([60.0, 310.0, 60.0, 310.0])
    no, band = np.zeros(4, bool), np.array([0, 0, 1, 1])
    told = Words(["Wege"] * 4, x0, tops, x0 + 40, tops + 10, tops + 8, np.full(4, 10.0), no, no, band, no, no)
    pieces = [(100.0, 130.0), (130.0 + gap, 170.0), (170.0, 200.0)]
    lying = [(50.0, y, 280.0, y) for y in (100.0, 130.0, 170.0, 200.0)]
    (stack,) = piece_stacks([(50.0, pieces), (280.0, pieces)], told, lying)
    assert (stack.x1 > 310) == wide


def test_a_foot_beside_rules_is_none_of_their_rows() -> None:
    """The last box of a column is clipped at the foot of the page; the number of the page stands right of it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n in range(5):
            canvas.line(60, 145 - 30 * n, 210, 145 - 30 * n)
            canvas.drawString(66, 158 - 30 * n, f"Die Stadt lädt ein {n}")
        for n in range(30):
            canvas.drawString(60, 700 - 13 * n, f"a{n} {PROSE[n % 4]}")
        canvas.drawString(500, 30, "Seite 1")

    document = drawn(draw)
    assert [document.quote(block.span) for block in document.blocks if block.kind == "furniture"] == ["Seite 1"]


def test_cards_with_round_corners_side_by_side_are_read_one_by_one() -> None:
    """Their periods stand at one height, as entries of a table do; each is as tall as its own text."""
    cards = ((2, 5), (3, 2), (2, 4), (3, 3), (3, 3), (1, 1))  # lines and items of each

    def draw(canvas: Canvas) -> None:
        for n, (count, items) in enumerate(cards):
            x, top = 40 + 175 * (n % 3), A4[1] - 60 - 190 * (n // 3)
            high = 33 + 13 * count + 11 * items
            canvas.roundRect(x, top - high, 165, high, 10)
            for k, line in enumerate((f"0{n + 1}/2021 bis 06/2025", *PROSE[:count])):
                canvas.setFont("Helvetica-Bold" if k == 0 else "Helvetica", 8)
                canvas.drawString(x + 6, top - 14 - 13 * k, line)
            for k in range(items):
                canvas.drawString(x + 8, top - 27 - 13 * count - 11 * k, "•")
                canvas.drawString(x + 16, top - 27 - 13 * count - 11 * k, f"Abschnitt {k} von {n}")

    document = drawn(draw)
    assert not any(block.cell for block in document.blocks)
    told = [text for _, text in kinds(document)]
    for n, (count, items) in enumerate(cards):
        first = told.index(f"0{n + 1}/2021 bis 06/2025")
        assert told[first + 1 :][: items + 1] == [
            " ".join(PROSE[:count]),
            *(f"Abschnitt {k} von {n}" for k in range(items)),
        ]


def test_the_frame_of_a_table_with_round_corners_is_no_other_box() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.roundRect(60, 500, 300, 180, 10)
    for y in (560, 620):
        canvas.line(60, y, 360, y)
    canvas.line(160, 500, 160, 680)
    canvas.drawString(70, 640, "Karte")
    canvas.save()
    grids = page_of(next(sheets_of(file.getvalue()))).grids
    assert [grid.is_table for grid in grids] == [True]


def test_boxes_of_equal_height_in_two_columns_are_no_rows_with_the_column_beside_them() -> None:
    """Lines of the first column happen to stand between the heights of the boxes."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for x, top in ((210, 700), (375, 700), (375, 645)):
            canvas.rect(x, top - 51, 150, 51, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 7)
        for n in range(20):
            for x in (45, 215, 380):
                canvas.drawString(x, 768 - 13 * n, f"{PROSE[(n + x) % 4]}"[: 36 - n % 3])

    assert not any(block.cell for block in drawn(draw).blocks)


@pytest.mark.parametrize(("number", "cells"), [("", [1, 2]), ("1", [4])])
def test_a_bar_beside_a_filled_heading_makes_no_table_of_it_and_those_below(number: str, cells: list[int]) -> None:
    """Two more headings, one touching the other; a number in the bar makes it a column."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for x, low, wide, shade in ((60, 740, 12, 0.5), (72, 740, 340, 0.9), (60, 704, 352, 0.6), (60, 674, 352, 0.8)):
        canvas.setFillGray(shade)
        canvas.rect(x, low, wide, 30, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(63, 751, number)
    for low, title in ((751, "Was die Stadt vorhat"), (715, "Zeitraum und Maßnahme"), (685, "Ziel: Alle gehen mit")):
        canvas.drawString(80, low, title)
    canvas.save()
    page = page_of(next(sheets_of(file.getvalue())))
    pile_up(page)
    assert [len(grid.cells) for grid in page.grids] == cells


@pytest.mark.parametrize(
    ("width", "order"),
    [
        pytest.param(480, "a0 b0 k0 k1 c0 d0", id="over both"),
        pytest.param(210, "a0 k0 c0 b0 k1 d0", id="in one column"),
        pytest.param(210, "a0 k0 c0 b0 d0", id="in one column, beside a picture"),
    ],
)
def test_a_box_over_all_columns_parts_what_stands_above_it_from_its_own_columns(width: int, order: str) -> None:
    """Magazine: below two columns of text a grey box with two addresses side by side."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(54, 590, width, 70, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x, names in ((60, "ac"), (320, "bd")):
            for name, top in zip(names, (760, 570), strict=True):
                for n in range(6 + (name == "b")):
                    canvas.drawString(x, top - 13 * n, f"{name}{n} {PROSE[n % 4]}")
        for x, own in ((60, "k0"), (320, "k1")):
            for n, line in (
                enumerate((f"{own} Amt für Gesundheit", "Am Markt 1", "Rathaus, Zimmer 3")) if own in order else ()
            ):
                canvas.drawString(x, 640 - 13 * n, line)

    told = " ".join(text for _, text in kinds(drawn(draw)))
    assert sorted(order.split(), key=told.index) == order.split()


@pytest.mark.parametrize("fill", [True, False])
def test_no_item_goes_on_in_a_box_at_the_head_of_the_next_column(fill: bool) -> None:
    """004_4517de3637648085 in two columns: each goal stands in a box, where the text of items does."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(314, 738, 200, 40, stroke=0, fill=int(fill))
        canvas.setFillGray(0)
        for n, line in enumerate(PROSE[:3]):
            canvas.drawString(60, 760 - 13 * n, f"• a{n} {line}")
        for n, line in enumerate(("Die Stadt hat Plätze für Kinder", "an denen sie spielen")):
            canvas.drawString(320, 760 - 13 * n, line)
        for n, line in enumerate(PROSE[:3]):
            canvas.drawString(312, 720 - 13 * n, f"• b{n} {line}")

    told = [text for _, text in kinds(drawn(draw))]
    assert (f"a2 {PROSE[2]}" in told) == fill


@pytest.mark.parametrize("high", [28.0, 40.0])
def test_boxes_with_round_corners_side_by_side_may_be_as_low_as_a_line(high: float) -> None:
    """001_c112b68d8598aab6: four themes in boxes of the web, one of two lines."""
    told = ("Bewegung im Quartier,", "Bewegung der Kinder in", "Bewegung im Alter und", "Ernährung.")

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "In vier Bereichen ist der Verbund aktiv:")
        for n, text in enumerate(told):
            x, top = 60 + 250 * (n % 2), 740 - 50 * (n // 2)
            canvas.roundRect(x, top - (40 if n < 2 else high), 240, 40 if n < 2 else high, 8)
            canvas.drawString(x + 8, top - 17, text)
        canvas.drawString(318, 740 - 30, "den Schulen,")
        canvas.drawString(60, 600, "Alle Städte des Landes sind dabei.")

    found = [text for kind, text in kinds(drawn(draw)) if kind == "item"]
    assert found == [told[0], "Bewegung der Kinder in den Schulen,", *told[2:]]
