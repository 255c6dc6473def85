"""Cards with a head and a body, side by side: each is read as a whole, row by row, as a person reads a board."""

from collections.abc import Iterator

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from tests.read.test_pdf_flow import drawn, in_order, kinds

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")
ITEMS = ("Einladung aller Vereine", "Treffen im Rathaus", "Bericht im Rat", "Auswahl der Orte", "Bau", "Feier")
WIDE, HIGH, HEAD = 150.0, 120.0, 20.0


def card(canvas: Canvas, number: int, x: float, top: float, *, items: int, high: float = HIGH) -> None:
    """A period in the head of a card, below it the measure and its list."""
    canvas.setFillGray(0.8)
    canvas.rect(x, top - HEAD, WIDE, HEAD, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.rect(x, top - HEAD, WIDE, HEAD)
    canvas.rect(x, top - high, WIDE, high - HEAD)
    canvas.drawString(x + 5, top - 14, f"0{number + 1}/2021 bis 06/2025")
    canvas.drawString(x + 5, top - HEAD - 14, TITLES[number])
    for n, item in enumerate(ITEMS[:items]):
        canvas.drawString(x + 5, top - HEAD - 28 - 12 * n, f"• {item}")


def board(*rows: int, items: int = 5) -> Document:
    """Goals on bars, below each so many cards side by side."""

    def draw(canvas: Canvas) -> None:
        top, number = 780.0, 0
        for goal, count in enumerate(rows, start=1):
            canvas.setFillGray(0.8)
            canvas.rect(60, top - 24, 3 * WIDE + 20, 24, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(65, top - 15, f"Ziel 0{goal}: Die Stadt hat Plätze für alle")
            for n in range(count):
                card(canvas, number + n, 60 + (WIDE + 10) * n, top - 34, items=items)
            top, number = top - HIGH - 50, number + count

    return drawn(draw)


def told(*rows: int, items: int = 5) -> Iterator[str]:
    number = 0
    for goal, count in enumerate(rows, start=1):
        yield f"Ziel 0{goal}: Die Stadt hat Plätze für alle"
        for n in range(number, number + count):
            yield from (f"0{n + 1}/2021 bis 06/2025", TITLES[n], *ITEMS[:items])
        number += count


@pytest.mark.parametrize("rows", [(3, 3), (3, 1, 2), (2, 2, 2)], ids=str)
@pytest.mark.parametrize("items", [2, 5])
def test_a_card_is_read_as_a_whole(rows: tuple[int, ...], items: int) -> None:
    document = board(*rows, items=items)
    assert [text for _, text in kinds(document)] == list(told(*rows, items=items))
    assert not any(block.cell for block in document.blocks)


def test_the_tab_of_a_card_with_its_period_is_no_cell_beside_its_text() -> None:
    """A parameter grid of a press: rounded cards in two columns, a tab at the right end of each upper edge."""

    def draw(canvas: Canvas) -> None:
        for n, (x, top) in enumerate(((60, 700), (60, 560), (310, 700), (310, 560))):
            canvas.setFillGray(0.95)
            canvas.roundRect(x, top - HIGH, 220, HIGH, 5, stroke=1, fill=1)
            canvas.setFillGray(0.8)
            canvas.rect(x + 110, top - 16, 110, 16, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(x + 115, top - 12, f"0{n + 1}/2021 bis 06/2025")
            canvas.drawString(x + 6, top - 32, TITLES[n])
            for k, item in enumerate(ITEMS[:4]):
                canvas.drawString(x + 6, top - 48 - 13 * k, f"• {item}")

    document = drawn(draw)
    wanted = [text for n in range(4) for text in (f"0{n + 1}/2021 bis 06/2025", TITLES[n], *ITEMS[:4])]
    assert [text for _, text in kinds(document)] == wanted
    assert not any(block.cell for block in document.blocks)


@pytest.mark.parametrize(("last", "order"), [(HIGH, (0, 1, 2, 3)), (100.0, (0, 2, 1, 3))])
def test_cards_are_in_columns_of_text_where_some_side_by_side_differ_in_height(
    last: float, order: tuple[int, ...]
) -> None:
    def draw(canvas: Canvas) -> None:
        for n, (x, top) in enumerate(((60, 700), (230, 700), (60, 570), (230, 570))):
            card(canvas, n, x, top, items=4, high=last if n == 3 else HIGH)

    titles = [text for _, text in kinds(drawn(draw)) if text in TITLES]
    assert titles == [TITLES[n] for n in order]


@pytest.mark.parametrize("right", [False, True])
def test_a_tab_in_a_corner_of_a_framed_card_is_no_cell_of_a_table(right: bool) -> None:
    """004_4517de3637648085 as a wall of cards: a frame, a fill behind the title, and on it the tab with the period."""

    def draw(canvas: Canvas) -> None:
        for n, (x, top) in enumerate(((60, 700), (310, 700), (60, 560), (310, 560))):
            at = x + 90 * right
            canvas.setFillGray(0.9)
            canvas.rect(x, top - 40, 220, 40, stroke=0, fill=1)
            canvas.setFillGray(0.6)
            canvas.rect(at, top - 16, 130, 16, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.rect(x, top - HIGH, 220, HIGH)
            canvas.drawString(at + 5, top - 12, f"0{n + 1}/2021 bis 06/2025")
            canvas.drawString(x + 6, top - 32, TITLES[n])
            for k, item in enumerate(ITEMS[: 4 - n % 2]):
                canvas.drawString(x + 6, top - 54 - 13 * k, f"• {item}")

    document = drawn(draw)
    wanted = [text for n in range(4) for text in (f"0{n + 1}/2021 bis 06/2025", TITLES[n], *ITEMS[: 4 - n % 2])]
    assert [text for _, text in kinds(document)] == wanted
    assert not any(block.cell for block in document.blocks)


def wall(heights: tuple[float, float], count: int, items: tuple[int, int]) -> list[str]:
    """Cards of one cell in two columns, those of a row equally high; what is read of them."""

    def draw(canvas: Canvas) -> None:
        top = 780.0
        for n in range(count):
            x, high = (60, 310)[n % 2], heights[n // 2 % 2]
            canvas.rect(x, top - high, 230, high)
            canvas.drawString(x + 5, top - 14, f"0{n + 1}/2021 bis 06/2025")
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(x + 5, top - 36, TITLES[n])
            canvas.setFont("Helvetica", 10)
            for k, item in enumerate(ITEMS[: items[n // 2 % 2]]):
                canvas.drawString(x + 5, top - 50 - 12 * k, f"• {item}")
            top -= (high + 10) * (n % 2)

    return [text for _, text in kinds(drawn(draw))]


@pytest.mark.parametrize("count", [3, 4, 5])
def test_cards_as_high_as_the_one_beside_them_are_read_row_by_row(count: int) -> None:
    """A grid of a browser: rows differ in height, not the cards of one; the last row may lack one."""
    wanted = [
        text for n in range(count) for text in (f"0{n + 1}/2021 bis 06/2025", TITLES[n], *ITEMS[: (4, 3)[n // 2 % 2]])
    ]
    assert wall((110, 96), count, (4, 3)) == wanted


def test_cards_of_one_height_with_white_below_the_shorter_texts_are_read_row_by_row() -> None:
    """ab/004_04: a press made all four equally high, as no column of text does."""
    items = (4, 2, 4, 2)

    def draw(canvas: Canvas) -> None:
        for n, count in enumerate(items):
            x, top = (60, 310)[n % 2], (780, 660)[n // 2]
            canvas.rect(x, top - 110, 230, 110)
            canvas.drawString(x + 5, top - 14, f"0{n + 1}/2021 bis 06/2025")
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(x + 5, top - 36, TITLES[n])
            canvas.setFont("Helvetica", 10)
            for k, item in enumerate(ITEMS[:count]):
                canvas.drawString(x + 5, top - 50 - 12 * k, f"• {item}")

    wanted = [text for n in range(4) for text in (f"0{n + 1}/2021 bis 06/2025", TITLES[n], *ITEMS[: items[n]])]
    assert [text for _, text in kinds(drawn(draw))] == wanted


def test_cards_of_one_height_may_stand_in_columns_of_text() -> None:
    assert in_order(" ".join(wall((110, 110), 4, (4, 4))), *(f"0{n}/2021 bis 06/2025" for n in (1, 3, 2, 4)))


@pytest.mark.parametrize(("grid", "badge"), [(True, True), (True, False), (False, True)])
def test_cards_that_begin_at_one_height_below_uneven_ones_are_read_row_by_row(grid: bool, badge: bool) -> None:
    """004_4517de3637648085 as cards of Typst, each as high as its text, periods in pills; columns would close up."""
    items = (5, 2, 3, 2)
    heights = [52.0 + 12 * count for count in items]
    second = 700 - heights[0] - 10, 700 - (heights[0] if grid else heights[1]) - 10

    def draw(canvas: Canvas) -> None:
        for n, (x, top) in enumerate(((60, 700), (310, 700), (60, second[0]), (310, second[1]))):
            canvas.roundRect(x, top - heights[n], 230, heights[n], 4)
            if badge:
                canvas.roundRect(x + 110, top - 20, 114, 14, 7)
            canvas.drawString(x + 115 if badge else x + 5, top - (17 if badge else 12), f"0{n + 1}/2021 bis 06/2025")
            canvas.drawString(x + 5, top - (17 if badge else 31), TITLES[n])
            for k, item in enumerate(ITEMS[: items[n]]):
                canvas.drawString(x + 5, top - 44 - 12 * k, f"• {item}")

    order = range(4) if grid else (0, 2, 1, 3)
    wanted = [text for n in order for text in (f"0{n + 1}/2021 bis 06/2025", TITLES[n], *ITEMS[: items[n]])]
    assert [text for _, text in kinds(drawn(draw))] == wanted
