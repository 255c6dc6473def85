"""Drawn plans of which the presses leave something out: sides, rules below cells that reach over rows, and labels."""

import io

from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from tests.read.test_pdf_drawn import items
from tests.read.test_pdf_shaded import LEFT, TOP, Edge, Piece, Sheet, printed, rows

WIDE = 470.0
TITLES = (("Wege bauen mit", "allen Ämtern"), ("Bänke stellen",), ("Feste feiern für", "alle Kinder der", "Stadt"))
FIRST = "Einladung mit allen Bericht mit allen"
ITEMS = ("Einladung", "Bericht", "Auswahl")


def test_periods_and_titles_reach_over_the_ruled_rows_of_their_items() -> None:
    """004_4517de3637648085 in Writer: rules below each item in its column, and below all columns at each measure."""
    words: list[Piece] = [(3.0, 14.0, "*Zeitraum"), (100.0, 14.0, "*Maßnahme der Stadt")]
    rules: list[Edge] = [(0.0, y, WIDE, y) for y in (2.0, 20.0)]
    y = 20.0
    for n, title in enumerate(TITLES):
        words += [(3.0, y + 12, f"0{n + 1}/2021 bis"), (3.0, y + 24, "06/2025")]
        words += [(100.0, y + 12 + 12 * k, f"*{line}") for k, line in enumerate(title)]
        for item in ITEMS:
            words.append((228.0, y + 12, f"• {item} mit allen im Ort"))
            y += 18
            rules.append((0.0 if item == ITEMS[-1] else 220.0, y, WIDE, y))
    document = printed(Sheet(words, rules=rules))
    heads = [row[:2] for row in rows(document)[1:] if len(row) > 1]
    assert heads == [[f"0{n + 1}/2021 bis 06/2025", " ".join(title)] for n, title in enumerate(TITLES)]
    assert items(document) == [f"{item} mit allen im Ort" for _ in TITLES for item in ITEMS]


def test_a_table_whose_head_alone_has_a_side_on_the_right_is_closed_below_it() -> None:
    """004_4517de3637648085 in Writer: the cells of the head and the goals are filled, lying rules run to the end."""
    xs = (0.0, 100.0, 200.0)
    words: list[Piece] = [(203.0, 14.0, "*Maßnahme"), (103.0, 14.0, "*Zeitraum"), (3.0, 34.0, "Ziel 7: Wege")]
    words += [(103.0, 34.0, "07/2020 bis 06/2025"), (203.0, 34.0, "*Wege bauen"), (207.0, 48.0, "• Beginn")]
    rules: list[Edge] = [(0.0, y, WIDE, y) for y in (2.0, 20.0, 60.0)]
    rules += [(x, 2.0, x, 60.0) for x in xs]
    found = rows(printed(Sheet(words, [(200.0, 2.0, WIDE, 20.0)], rules)))
    assert found[1] == ["Ziel 7: Wege", "07/2020 bis 06/2025", "Wege bauen Beginn"]


def test_the_colour_behind_the_first_words_of_a_goal_parts_it_in_no_rows() -> None:
    """004_4517de3637648085 as a page of the web: "Ziel 01:" stands in a badge, in line with the filled rows below."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)

    def text(x: float, down: float, said: str) -> None:
        canvas.drawString(LEFT + x, TOP - down, said)

    y = 0.0
    for goal in (1, 2):
        canvas.setFillGray(0.6)
        canvas.rect(LEFT, TOP - y - 16, 52, 14, stroke=0, fill=1)
        for n in range(3):
            for x0, x1 in ((0.0, 340.0), (340.0, WIDE)):
                canvas.rect(LEFT + x0, TOP - y - 82 - 80 * n, x1 - x0, 40, stroke=0, fill=1)
            for down in (82, 122):
                canvas.rect(LEFT + 339, TOP - y - down - 80 * n, 2, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        text(4, y + 13, f"Ziel 0{goal}:")
        text(60, y + 13, "Die Stadt hat Wege, auf denen alle gern gehen, und baut viele")
        text(0, y + 29, "davon mit Bänken aus")
        for n in range(6):
            text(4, y + 54 + 40 * n, f"{TITLES[n % 3][0]} {ITEMS[n // 3]}")
            text(4, y + 66 + 40 * n, "• Beginn mit allen")
            text(344, y + 54 + 40 * n, f"0{n + 1}/2021 bis 06/2025")
        y += 300
    canvas.save()
    document = read_bytes(buffer.getvalue(), "goal.pdf")
    places = {document.quote(block.span)[:8]: block.cell for block in document.blocks if block.cell}
    assert places["Ziel 02:"] == places["davon mi"]


def test_behind_filled_goals_a_period_a_measure_and_its_list_are_three_columns() -> None:
    """004_4517de3637648085 as a poster: a fill for each goal and one for each row beside it, and none for a column."""
    words: list[Piece] = [(103.0, 14.0, "*Zeitraum"), (200.0, 14.0, "*Maßnahme der Stadt")]
    fills: list[Edge] = [(0.0, 2.0, WIDE, 20.0), (0.0, 20.0, 100.0, 140.0)]
    words += [(3.0, 34.0, "*Ziel 1: Wege"), (3.0, 46.0, "*für alle")]
    for n, title in enumerate(TITLES):
        y = 20.0 + 40 * n
        fills.append((100.0, y, WIDE, y + 40))
        words += [(103.0, y + 12, f"0{n + 1}/2021 bis"), (103.0, y + 24, "06/2025")]
        words += [(200.0, y + 12 + 12 * k, f"*{line}") for k, line in enumerate(title)]
        words += [(310.0, y + 12 + 14 * k, f"• {item} mit allen") for k, item in enumerate(ITEMS[:2])]
    found = rows(printed(Sheet(words, fills)))
    assert found[1] == ["Ziel 1: Wege für alle", "01/2021 bis 06/2025", " ".join(TITLES[0]), FIRST]
    assert found[2:] == [[f"0{n + 1}/2021 bis 06/2025", " ".join(TITLES[n]), FIRST] for n in (1, 2)]


def test_a_goal_on_a_bar_above_the_first_rule_is_a_row_though_its_type_is_larger() -> None:
    """004_4517de3637648085 with dotted rules between rows, the period in the middle."""
    words: list[Piece] = [(3.0, 8.0, "*Maßnahmen zur"), (150.0, 8.0, "*Zeitraum"), (260.0, 8.0, "*und Schritte")]
    words.append((3.0, 20.0, "*Umsetzung"))
    words.append((3.0, 40.0, "^Ziel 1: Die Stadt hat Wege, auf denen alle gern gehen, und baut viele"))
    rules: list[Edge] = []
    for n, title in enumerate(TITLES):
        y = 52.0 + 46 * n
        rules.append((0.0, y + 46, WIDE, y + 46))
        words += [(3.0, y + 14 + 12 * k, line) for k, line in enumerate(title)]
        words += [(150.0, y + 14, f"0{n + 1}/2021 bis"), (150.0, y + 26, "06/2025")]
        words += [(260.0, y + 14 + 14 * k, f"• {item} mit allen") for k, item in enumerate(ITEMS[:2])]
    document = printed(Sheet(words, [(0.0, 26.0, WIDE, 52.0)], rules))
    found = rows(document)
    assert len({block.cell.table for block in document.blocks if block.cell}) == 1
    assert found[-4][0].startswith("Ziel 1: Die Stadt hat Wege") and len(found[-4]) == 1
    assert found[-3:] == [[" ".join(t), f"0{n + 1}/2021 bis 06/2025", FIRST] for n, t in enumerate(TITLES)]


def test_the_sides_of_round_banners_close_no_cells_around_the_line_of_time_between_them() -> None:
    """004_4517de3637648085 as a line of time: goals on banners with round corners, periods left of the line."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for goal in (0, 1):
        top = TOP - 340 * goal
        canvas.setFillGray(0.8)
        canvas.roundRect(LEFT, top - 40, WIDE, 40, 12, stroke=0, fill=1)
        for n in range(4):
            canvas.rect(LEFT + 105, top - 100 - 60 * n, 2, 60, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(LEFT + 10, top - 24, f"Ziel {goal + 1}: Die Stadt hat Wege, auf denen alle gern gehen")
        for n in range(4):
            y = top - 54 - 60 * n
            canvas.drawString(LEFT + 4, y, f"0{n + 1}/202{goal} bis 06/2025")
            canvas.drawString(LEFT + 120, y, f"{TITLES[n % 3][0]} {n}")
            for k, item in enumerate(ITEMS[:2]):
                canvas.drawString(LEFT + 124, y - 14 - 13 * k, f"• {item} mit allen im ganzen Ort")
    canvas.save()
    page = page_of(next(iter(sheets_of(buffer.getvalue()))))
    assert [grid.box for grid in page.grids if grid.is_table] == []
