"""Small pages drawn line by line: what browsers and office programs draw differently from our own printing works."""

import io
from collections.abc import Sequence

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read import read_bytes
from pipeline.read.pdf.sheets.pdfium import _shared

TOP, LEFT = 800.0, 60.0
Piece = tuple[float, float, str]  # points from the left, points below the top, words


def printed(*pages: Sequence[Piece], rules: Sequence[Sequence[tuple[float, float, float, float]]] = ()) -> Document:
    """A PDF of these pages; rules are x0, top, x1, bottom, page by page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, page in enumerate(pages):
        canvas.setFont("Helvetica", 10)
        for x, down, words in page:
            canvas.drawString(LEFT + x, TOP - down, words)
        for x0, top, x1, bottom in rules[number] if number < len(rules) else ():
            canvas.line(LEFT + x0, TOP - top, LEFT + x1, TOP - bottom)
        canvas.showPage()
    canvas.save()
    return read_bytes(buffer.getvalue(), "gezeichnet.pdf")


def rows(document: Document) -> list[list[str]]:
    """The text of each table row, cell by cell."""
    found: dict[tuple[int, int], dict[int, list[str]]] = {}
    for block in document.blocks:
        if block.cell and block.kind != "furniture":
            cells = found.setdefault((block.cell.table, block.cell.row), {})
            cells.setdefault(block.cell.column, []).append(document.quote(block.span))
    return [[" ".join(cells[column]) for column in sorted(cells)] for cells in found.values()]


def items(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind == "item"]


def lying(y: float) -> list[tuple[float, float, float, float]]:
    """A rule over both columns, drawn cell by cell as browsers draw it."""
    return [(0, y, 110, y), (110, y, 400, y)]


def standing(top: float, bottom: float) -> list[tuple[float, float, float, float]]:
    return [(x, top, x, bottom) for x in (0.0, 110.0, 400.0)]


def test_a_row_cut_by_the_page_end_without_a_rule_goes_on() -> None:
    first = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme"), (5, 50, "03/2021 bis"), (115, 50, "Spielplätze begehen und")]
    second = [(5, 20, "09/2022"), (115, 20, "Mängel melden"), (5, 50, "ab 2023"), (115, 50, "Bänke aufstellen")]
    rules = [[*lying(5), *lying(30), *standing(5, 60)], [*lying(35), *lying(60), *standing(5, 60)]]
    assert rows(printed(first, second, rules=rules)) == [
        ["Zeitraum", "Maßnahme"],
        ["03/2021 bis 09/2022", "Spielplätze begehen und Mängel melden"],
        ["ab 2023", "Bänke aufstellen"],
    ]


@pytest.mark.parametrize(
    "marks", [("o", "o", "o"), ("–", "–", "–"), ("1.", "2.", "3."), ("a)", "b)", "c)")], ids=lambda marks: marks[0]
)
def test_a_bullet_below_its_like_begins_an_item(marks: Sequence[str]) -> None:
    """One blank behind it and no hanging second line: only its like above and below tell."""
    lines = ["Wege zeigen und beschildern", "Bänke aufstellen", "Licht prüfen"]
    pieces = [(0, 12.5 * n, f"{mark} {line}") for n, (mark, line) in enumerate(zip(marks, lines, strict=True))]
    assert items(printed(pieces)) == lines


def test_a_dash_in_running_text_begins_no_item() -> None:
    pieces = [(0, 0, "Die Runde trifft sich im Rathaus und"), (0, 12.5, "– auch abends – im Haus am Markt.")]
    assert items(printed(pieces)) == []
    assert items(printed([(0, 0, "Die Runde trifft sich im Rathaus und")], pieces[1:])) == []


def test_a_blank_kerned_narrow_still_parts_two_words() -> None:
    """A browser sets the blank before "V" or "A" as a gap of a fifth of the type's size, without a character."""
    pieces = [(0, 0, "Angebote im Quartier und in der"), (0, 20, "der"), (16.5, 20, "Verein"), (60, 20, "hilft")]
    assert "der Verein hilft" in printed(pieces).text


def test_rings_are_bullets() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    for n, words in enumerate(("Wege zeigen", "Licht prüfen")):
        canvas.circle(LEFT + 10, TOP - 20 * n + 3, 1.6, stroke=1, fill=0)
        canvas.drawString(LEFT + 18, TOP - 20 * n, words)
    canvas.save()
    assert items(read_bytes(buffer.getvalue(), "ringe.pdf")) == ["Wege zeigen", "Licht prüfen"]


HEAD = [(5.0, 20.0, "Zeitraum"), (115.0, 20.0, "Maßnahme")]


def across(*heights: float) -> list[tuple[float, float, float, float]]:
    return [(0, y, 400, y) for y in heights]


def test_the_rest_of_a_row_stands_above_the_first_rule_of_the_next_page() -> None:
    first = [*HEAD, (5, 50, "ab 2022"), (115, 50, "Runden Tisch gründen"), (5, 80, "ab 2023"), (115, 80, "Wege planen")]
    second = [
        (115, 20, "• Karte zeichnen"),
        (5, 50, "ab 2024"),
        (115, 50, "Wege bauen"),
        (5, 80, "2025"),
        (115, 80, "Fest"),
    ]
    document = printed(first, second, rules=[across(5, 30, 60, 90), across(30, 60, 90)])
    assert rows(document)[2:4] == [["ab 2023", "Wege planen Karte zeichnen"], ["ab 2024", "Wege bauen"]]


def test_the_column_with_the_text_goes_on_without_the_period_on_its_right() -> None:
    first = [(5.0, 20.0, "Maßnahme"), (300.0, 20.0, "Zeitraum"), (5.0, 50.0, "Einen Runden Tisch gründen, der tagt")]
    first += [(300, 50, "ab 2022"), (5, 80, "Wege für alle planen und"), (300, 80, "ab 2023")]
    second = [(5.0, 20.0, "überall Bänke aufstellen"), (5.0, 50.0, "Ein Straßenfest feiern, das verbindet")]
    second += [(300, 50, "ab 2024"), (5, 80, "Beim Fest die Karte der Wege verteilen"), (300, 80, "ab 2025")]
    document = printed(first, second, rules=[across(5, 30, 60, 90), across(30, 60, 90)])
    assert rows(document)[2] == ["Wege für alle planen und überall Bänke aufstellen", "ab 2023"]


def test_the_fill_of_a_goal_is_a_row_among_rows_without_fill() -> None:
    goal = (5.0, 50.0, "Ziel 1: Die Gemeinde bewegt sich in jedem Alter und an jedem Ort, den sie dafür findet.")
    pieces = [*HEAD, goal, (5, 80, "ab 2022"), (115, 80, "Wege planen"), (5, 110, "ab 2023"), (115, 110, "Wege bauen")]
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFillGray(0.85)
    canvas.rect(LEFT, TOP - 60, 450, 22, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 10)
    pieces += [(5, 140, "ab 2024"), (115, 140, "Wege pflegen"), (5, 170, "ab 2025"), (115, 170, "Wege feiern")]
    pieces += [(115, down + 12, "und der Gemeinde davon erzählen") for down in (80, 110, 140, 170)]
    for x, down, words in pieces:
        canvas.drawString(LEFT + x, TOP - down, words)
    canvas.save()
    found = rows(read_bytes(buffer.getvalue(), "ziel.pdf"))
    assert [len(row) for row in found] == [2, 1, 2, 2, 2, 2]


def test_a_river_in_justified_periods_is_no_column() -> None:
    pieces = [*HEAD]
    for n, words in enumerate(("Wege planen", "Wege bauen", "Wege pflegen", "Wege feiern")):
        down = 50.0 + 40 * n
        pieces += [(5, down, f"07/202{n}"), (85, down, "bis"), (5, down + 12, f"06/202{n + 2}"), (115, down, words)]
    assert rows(printed(pieces))[1] == ["07/2020 bis 06/2022", "Wege planen"]


def test_the_letters_of_a_ligature_share_its_box() -> None:
    """Else the second f of "Treff" is taken for one printed twice, and "flach" is cut behind its f."""
    x0, x1 = np.array([0.0, 6.0, 6.0, 14.0]), np.array([6.0, 14.0, 14.0, 20.0])
    left, right = _shared(x0, x1, np.zeros(4), np.ones(4))
    assert left.tolist() == [0, 6, 10, 14]
    assert right.tolist() == [6, 10, 14, 20]


def test_a_dash_at_the_end_of_a_line_does_not_bridge_the_gutter() -> None:
    left = [
        "Wir laden alle ein, die Wege",
        "der Gemeinde – auch die alten –",
        "mit uns zu gehen und danach",
        "im Saal zu essen",
    ]
    right = [
        "Beginn ist um zehn Uhr vor",
        "dem Rathaus, wo die Karte",
        "hängt, die alle Wege zeigt",
        "und jede Bank dazu",
    ]
    pieces = [(x, 12.5 * n, line) for x, lines in ((0.0, left), (180.0, right)) for n, line in enumerate(lines)]
    assert "auch die alten – mit uns zu gehen" in printed(pieces).text


def test_rules_between_columns_of_text_that_stop_for_a_heading_are_no_table() -> None:
    words = [
        "Gärten am Rand der Stadt",
        "brauchen Wasser und Licht",
        "und Leute mit Geduld, die",
        "auch im Winter graben.",
    ]
    words *= 2
    columns = [(x, 12.5 * n, text) for x in (0, 150, 300) for n, text in enumerate(words)]
    below = [(x, 150 + 12.5 * n, text) for x in (0, 150, 300) for n, text in enumerate(words)]
    pieces = [(x, top, x, top + 100) for x in (140, 290) for top in (-10, 140)]
    document = printed(
        [*columns, (0, 115, "Ein Abschnitt über alle Spalten, auch die letzte, mit Platz"), *below], rules=[pieces]
    )
    assert not rows(document)


@pytest.mark.parametrize(("dot", "step"), [(0.75, 1.5), (1.5, 3.0), (2.2, 3.7)])
def test_rows_of_dots_are_rules_and_no_bullets(dot: float, step: float) -> None:
    """A browser draws each dot of a dotted border as a square of its own."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    cells = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme"), (5, 45, "ab 2023"), (115, 45, "Bänke aufstellen")]
    for x, down, words in cells:
        canvas.drawString(LEFT + x, TOP - down, words)
    for x0, y in ((x0, y) for y in (5, 30, 60) for x0 in np.arange(0, 400, step)):
        canvas.rect(LEFT + x0, TOP - y - dot, dot, dot, stroke=0, fill=1)
    for x, y in ((x, y) for x in (0, 110, 400) for y in np.arange(5, 60, step)):
        canvas.rect(LEFT + x, TOP - y - dot, dot, dot, stroke=0, fill=1)
    canvas.save()
    document = read_bytes(buffer.getvalue(), "gepunktet.pdf")
    assert rows(document) == [["Zeitraum", "Maßnahme"], ["ab 2023", "Bänke aufstellen"]]
    assert not items(document)


def test_a_list_far_below_its_title_belongs_to_the_row_that_the_page_end_cuts() -> None:
    """The rule that would close the row stands on the next page; in other rows lists stand as far below."""
    first = [
        (5, 17, "Zeitraum"), (115, 17, "Maßnahme"),
        (5, 42, "ab 2022"), (115, 42, "Wege planen"), (125, 67, "• Karten zeichnen"), (125, 79, "• Schilder malen"),
        (5, 112, "ab 2023"), (115, 112, "Bänke aufstellen"), (125, 137, "• Holz kaufen"), (125, 149, "• Latten sägen"),
    ]  # fmt: skip
    second = [
        (125, 20, "• Farbe mischen"), (5, 42, "ab 2024"), (115, 42, "Feste feiern"), (125, 67, "• Gäste einladen"),
    ]  # fmt: skip
    rules = [[(0, y, 400, y) for y in (5, 30, 100)], [(0, y, 400, y) for y in (30, 90)]]
    assert rows(printed(first, second, rules=rules)) == [
        ["Zeitraum", "Maßnahme"],
        ["ab 2022", "Wege planen Karten zeichnen Schilder malen"],
        ["ab 2023", "Bänke aufstellen Holz kaufen Latten sägen Farbe mischen"],
        ["ab 2024", "Feste feiern Gäste einladen"],
    ]
