"""Plans set in columns of the page, with and without rules: the columns of the page are none of the table."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.entries import ByLeft, both_hold_entries
from pipeline.read.pdf.tables.found import Found
from pipeline.read.pdf.tables.page_columns import parts_of
from pipeline.read.pdf.tables.sides import printed as printed_lines
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.tables.unruled import Plan
from tests.read.test_pdf_columns import PROSE, Line, file_of, read, texts
from tests.read.test_pdf_gutters import BOLD
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")
STEP = 250.0  # points from one column of the page to the next


def plan(step: float, first: float) -> list[Piece]:
    """Three rows in each column of the page; those of the second begin `first` points lower."""
    words: list[Piece] = []
    for n, title in enumerate(TITLES):
        x, down = step * (n // 3), 20.0 + 64 * (n % 3) + first * (n // 3)
        words += [(x, down, f"0{n + 1}/2021 bis"), (x, down + 12, "06/2025"), (x + 75, down, title)]
        words += [(x + 81, down + 12, "• Beginn am Hang"), (x + 81, down + 24, "• Abschluss am See")]
    return words


@pytest.mark.parametrize("first", [7.0, 15.0, 31.0])
def test_columns_of_a_page_are_read_one_after_the_other(first: float) -> None:
    found = rows(printed(Sheet(plan(STEP, first))))
    assert [row[0] for row in found] == [f"0{n}/2021 bis 06/2025" for n in range(1, 7)]
    assert [row[1] for row in found] == [f"{title} Beginn am Hang Abschluss am See" for title in TITLES]


def test_two_periods_in_each_row_are_columns_of_one_table() -> None:
    words: list[Piece] = []
    for n, title in enumerate(TITLES):
        down = 20.0 + 40 * n
        words += [(0.0, down, f"0{n + 1}/2021"), (80.0, down, title), (80.0, down + 12, "mit allen")]
        words += [(250.0, down, f"0{n + 1}/2025"), (330.0, down, "Stadt und"), (330.0, down + 12, "Vereine")]
    found = rows(printed(Sheet(words)))
    assert [row[0] for row in found] == [f"0{n}/2021" for n in range(1, 7)]
    assert [row[2] for row in found] == [f"0{n}/2025" for n in range(1, 7)]


@pytest.mark.parametrize(("label", "parts"), [("{} bis", 2), ("{}:", 1)])
def test_labels_of_a_list_are_no_entries_of_a_plan(label: str, parts: int) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x in (60.0, 320.0):
        for n in range(4):
            y = 780 - 40 * n - x / 60
            canvas.drawString(x, y, label.format(2012 + n))
            canvas.drawString(x + 75, y, "Augsburg")
    canvas.save()
    assert len(parts_of([page_of(next(sheets_of(buffer.getvalue())))])) == parts


@pytest.mark.parametrize("columns", [1, 2])
def test_periods_just_before_their_titles_are_a_column_though_no_white_parts_them(columns: int) -> None:
    words: list[Piece] = []
    rules: list[Edge] = []
    for n, title in enumerate(TITLES[:5] * columns):
        x, down = STEP * (n // 5), 20.0 + 60 * (n % 5) + 11 * (n // 5)
        words += [(x, down, f"0{n % 5 + 1}/202{n // 5 + 1} bis 06/2025"), (x + 95, down, f"*{title} und mehr")]
        words += [(x + 95, down + 12, "*mit allen:"), (x + 101, down + 24, "• Beginn am Hang")]
        rules += [(x, y, x + 230, y) for y in (down - 12, down + 48)]
    found = rows(printed(Sheet(words, rules=rules)))
    assert [row[0] for row in found] == [f"0{n + 1}/202{k + 1} bis 06/2025" for k in range(columns) for n in range(5)]
    assert [row[1][:10] for row in found] == [title[:10] for title in TITLES[:5] * columns]


def test_a_list_alone_in_the_last_column_of_a_page_is_the_rest_of_a_row() -> None:
    words = [*plan(STEP, 7.0)]
    rules: list[Edge] = [
        (STEP * k, 10.0 + 64 * n + 7 * k, STEP * k + 200, 10.0 + 64 * n + 7 * k) for k in (0, 1) for n in range(4)
    ]
    rest: list[Piece] = [(0.0, 20.0, "07/2021 bis"), (0.0, 32.0, "06/2025"), (75.0, 20.0, "Ufer säubern")]
    rest += [(STEP + 81, 20.0, "• Treffen am Bach")]
    ends: list[Edge] = [(STEP * k, down, STEP * k + 200, down) for k in (0, 1) for down in (10.0, 60.0 - 20 * k)]
    found = rows(printed(Sheet(words, rules=rules), Sheet(rest, rules=ends)))
    assert found[-1] == ["07/2021 bis 06/2025", "Ufer säubern Treffen am Bach"]


def test_the_rest_of_a_row_stands_above_the_first_rule_of_the_next_column_of_the_page() -> None:
    words: list[Piece] = [(0.0, 6.0, "*Ziel: Die Stadt ist für alle da.")]
    rules: list[Edge] = []
    for n in range(11):
        x, down = 170.0 * (n // 4), 28.0 + 66 * (n % 4) + (16 if n > 3 else 0)
        words += [(x, down, f"{n + 1:02}/2021"), (x, down + 12, "bis"), (x, down + 24, "06/2025")]
        words += [
            (x + 50, down, TITLES[n % 6]),
            (x + 56, down + 12, "• Beginn am Hang"),
            (x + 56, down + 24, "• Treffen"),
        ]
        rest = (x + 170, 28.0) if n in (3, 7) else (x, down + 36)
        words.append((rest[0] + 56, rest[1], "• Abschluss am See"))
        rules += [(rest[0], rest[1] + 6, rest[0] + 160, rest[1] + 6)]
    fills = [(0.0, -6.0, 160.0, 12.0)]
    found = [row for row in rows(printed(Sheet(words, fills, rules))) if len(row) > 1]
    assert [row[0] for row in found] == [f"{n:02}/2021 bis 06/2025" for n in range(1, 12)]
    assert all(row[1].endswith("Beginn am Hang Treffen Abschluss am See") for row in found)


@pytest.mark.parametrize("last", [4, 3], ids=["left column longer", "columns of one length"])
@pytest.mark.parametrize("level", [0.0, 7.0], ids=["periods side by side", "periods at other heights"])
def test_sections_of_a_plan_in_two_columns_are_no_table(level: float, last: int) -> None:
    """Panels of a browser: in both columns periods stand above the titles of measures with lists."""
    page: list[Line] = [
        (60, 40, "Zeitraum und Maßnahmen der Stadt, ihrer Ämter und aller Vereine, die hier helfen", 10, BOLD)
    ]
    for x, numbers in ((60, range(1, last + 1)), (320, range(last + 1, last + 4))):
        y = 90.0 + level * (x > 60)
        page.append((x, y - 24, "Ziel 1: Wege für alle", 10, BOLD))
        for n in numbers:
            page += [(x, y, f"0{n}/2021 bis 06/2025", 10, BOLD), (x, y + 13, f"Wege bauen im Ort {n}", 10, BOLD)]
            page += [(x + 4, y + 30 + 13 * k, f"» {PROSE[k]}") for k in range(2)]
            y += 69
    plan = Plan(page_of(next(iter(sheets_of(file_of(page))))))
    assert plan.find(1, Found(tuple(plan.strips_told(3)), 0, 8, ByLeft)) is None  # where another page has a table, too
    document = read(page)
    assert not any(block.cell for block in document.blocks)
    assert [text[:7] for text in texts(document) if "/2021" in text] == [f"0{n}/2021" for n in range(1, last + 4)]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        pytest.param((0, 1), (0, 1), True, id="two periods beside two"),
        pytest.param((0, 2), (1, 3), True, id="two on either side, each alone on its line"),
        pytest.param((0, 1, 2), (), False, id="periods on one side: a plan"),
        pytest.param((0, 2), (1,), False, id="a text that names one"),
    ],
)
def test_periods_on_both_sides_tell_two_columns_of_sections(
    left: tuple[int, ...], right: tuple[int, ...], found: bool
) -> None:
    page: list[Line] = [(60, 60 + 14 * n, "01/2021 bis 06/2025") for n in left]
    page += [(320, 60 + 14 * n, "02/2021 bis 06/2025") for n in right]
    page += [(x, 130, "Wege bauen mit allen") for x in (60, 320)]
    words = page_of(next(iter(sheets_of(file_of(page))))).words
    assert both_hold_entries([*printed_lines(words, Strip(260.0, 320.0))]) == found
