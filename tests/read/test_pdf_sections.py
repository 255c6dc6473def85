"""Lists set as tables of one width below each other, with headings between: each is a table of its own."""

import io

from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read import read_bytes
from pipeline.read.pdf.sheets.sheet import Edge
from tests.read.test_pdf_columns import MEASURES, PERIODS, Line, read
from tests.read.test_pdf_shaded import LEFT, TOP, WIDE, Piece, Sheet, printed, rows

YEARS = [["2014:", "Stadt Jena"], ["2015:", "Stadt Gera"], ["2016:", "Landkreis Gotha"]]
THEMES = [["Stadt Jena und Umland:", "Schlaf"], ["Stadt Gera:", "Essen"], ["Landkreis Gotha:", "Bewegung"]]
LARGE = 13.0


def listed(entries: list[list[str]], down: float, second: float) -> list[Piece]:
    lines = [(down + 20 * n, entry) for n, entry in enumerate(entries)]
    return [piece for y, (key, text) in lines for piece in ((3.0, y, "*" + key), (second, y, text))]


def lying(down: float, count: int, x0: float = 0.0, x1: float = WIDE) -> list[Edge]:
    return [(x0, down + 20 * n, x1, down + 20 * n) for n in range(count)]


def with_heading(sheet: Sheet, *headings: Piece) -> Document:
    """One page, its headings in larger type."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x0, top, x1, bottom in sheet.fills:
        canvas.setFillGray(0.9)
        canvas.rect(LEFT + x0, TOP - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    canvas.setFillGray(0)
    for words, size in ((sheet.words, 10.0), (headings, LARGE)):
        for x, down, text in words:
            canvas.setFont("Helvetica-Bold" if text.startswith("*") else "Helvetica", size)
            canvas.drawString(LEFT + x, TOP - down, text.removeprefix("*"))
    for x0, top, x1, bottom in sheet.rules:
        canvas.line(LEFT + x0, TOP - top, LEFT + x1, TOP - bottom)
    canvas.save()
    return read_bytes(buffer.getvalue(), "Listen.pdf")


def tables(document: Document) -> list[int]:
    """How many rows each table has."""
    found = {(block.cell.table, block.cell.row) for block in document.blocks if block.cell}
    return [sum(table == number for number, _ in found) for table in sorted({table for table, _ in found})]


def headings(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind == "heading"]


def test_below_a_heading_in_larger_type_rows_with_other_columns_are_another_table() -> None:
    words = [*listed(YEARS, 20, 60), *listed(THEMES, 120, 150)]
    document = with_heading(Sheet(words, rules=[*lying(6, 4), *lying(106, 4)]), (0.0, 92.0, "*Themen der Orte"))
    assert rows(document) == [*YEARS, *THEMES]
    assert tables(document) == [3, 3]
    assert headings(document) == ["Themen der Orte"]


def test_a_goal_in_larger_type_between_rows_of_the_same_columns_is_a_row_of_the_table() -> None:
    words = [*listed(YEARS, 20, 150), *listed(THEMES, 120, 150)]
    document = with_heading(Sheet(words, rules=[*lying(6, 4), *lying(106, 4)]), (0.0, 92.0, "*Themen der Orte"))
    assert tables(document) == [7]


def test_filled_rows_that_leave_another_strip_free_than_the_table_before_them_do_not_go_on_with_it() -> None:
    """The last row of the first table stands above the heading of the second, on the next page and without a fill."""
    first = Sheet(listed(YEARS, 20, 60), fills=[(0.0, 6.0, WIDE, 26.0), (0.0, 46.0, WIDE, 66.0)])
    first.words = [*first.words, *listed([["2017:", "Stadt Suhl"], ["2018:", "Stadt Weimar"]], 80, 60)]
    first.fills = [*first.fills, (0.0, 86.0, WIDE, 106.0)]
    rest = listed([["2019:", "Stadt Eisenach"]], 20, 60)
    fills = [(0.0, 66.0, WIDE, 86.0), (0.0, 106.0, WIDE, 126.0)]
    second = Sheet([*rest, (0.0, 54.0, "*Themen der Orte"), *listed(THEMES, 80, 150)], fills=fills)
    assert rows(printed(first, second))[-3:] == THEMES


def test_a_heading_and_a_list_below_the_last_filled_row_are_none_of_its_table() -> None:
    fills = [(0.0, 6.0, WIDE, 26.0), (0.0, 46.0, WIDE, 66.0)]
    items = [(0.0, 94.0 + 14 * n, f"– {text} und lange für alle Leute im Land") for n, text in enumerate("abc")]
    document = printed(Sheet([*listed(THEMES, 20, 150), (0.0, 80.0, "*Beispiel in einem Ort"), *items], fills=fills))
    assert rows(document) == THEMES
    assert [block.marker for block in document.blocks if block.kind == "item"] == ["–"] * 3


def test_a_title_of_the_page_parts_the_rules_of_its_columns() -> None:
    """Above the title a box ruled off above and below; below it a table as wide as the box."""
    second = 260.0
    left: list[Piece] = [(0.0, y, "Wir laden alle ein, mit uns zu gehen.") for y in (20.0, 34.0, 90.0, 104.0, 118.0)]
    box: list[Piece] = [(second, 20.0, "Amt für Sport"), (second, 34.0, "Markt 3, 07743 Jena")]
    title = [(0.0, 64.0, "*Wer mit uns geht, wann und wohin, und wer gern mitgehen will")]
    table = [(second + x, y, text) for x, y, text in listed(YEARS, 94, 60)]
    rules = [
        *lying(6, 2, second, second + 180),
        *lying(44, 1, second, second + 180),
        *lying(80, 4, second, second + 180),
    ]
    document = with_heading(Sheet([*left, *box, *table], rules=rules), *title)
    assert rows(document) == YEARS
    assert headings(document) == [title[0][2].removeprefix("*")]


def test_a_table_that_a_title_of_the_page_runs_into_is_told_once() -> None:
    words: list[Piece] = [(0.0, y, "Wir laden alle ein, mit uns zu gehen.") for y in (20.0, 34.0, 48.0, 120.0, 134.0)]
    words += [(300.0, 20.0, "Wann"), (400.0, 20.0, "Wo"), (300.0, 134.0, "Jetzt"), (400.0, 134.0, "Hier")]
    rules = [(290.0, y, 470.0, y) for y in (6.0, 70.0, 100.0, 140.0)]
    rules += [(x, top, x, bottom) for x in (290.0, 390.0, 470.0) for top, bottom in ((6.0, 70.0), (100.0, 140.0))]
    rules += [(290.0, 70.0, 290.0, 100.0), (470.0, 70.0, 470.0, 100.0)]
    document = with_heading(Sheet(words, rules=rules), (0.0, 88.0, "*Wer mit uns geht, wann, wohin und warum so"))
    assert [row for row in rows(document) if len(row) > 1] == [["Wann", "Wo"], ["Jetzt", "Hier"]]


def test_a_page_of_rules_without_a_word_is_no_table() -> None:
    document = printed(Sheet(listed(YEARS, 20, 60)), Sheet([], rules=lying(6, 9)))
    assert tables(document) == []


def test_a_goal_in_larger_type_parts_no_plan_whose_head_hangs_out_of_its_column() -> None:
    def plan(first: int, down: float) -> list[Line]:
        titles = enumerate(MEASURES[first : first + 2])
        return [piece for n, title in titles for piece in _row(PERIODS[first + n], title, down + 60 * n)]

    head: list[Line] = [
        (60, 60, "Zeitraum", 10, "Helvetica-Bold"),
        (162, 60, "Maßnahmen der Stadt", 10, "Helvetica-Bold"),
    ]
    goal: Line = (60, 192, "Ziel 2: Die Kinder der Stadt bewegen sich jeden Tag", 12, "Helvetica-Bold")
    document = read([*head, *plan(0, 84), *plan(2, 204)], [*plan(0, 60), goal, *plan(2, 216)])
    found = [row for row in rows(document) if len(row) > 1 and row[0][0].isdigit()]
    assert [row[0] for row in found] == [*PERIODS, *PERIODS]
    assert [row[1].split(" Einl")[0] for row in found] == [*MEASURES, *MEASURES]


def _row(period: str, title: str, down: float) -> list[Line]:
    items = [(176.0, down + 14 + 12 * n, f"• {text}") for n, text in enumerate(("Einladung der Vereine", "Termine"))]
    return [(60.0, down, period), (168.0, down, title), *items]
