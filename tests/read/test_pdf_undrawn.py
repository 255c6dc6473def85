"""Plans that draw nothing between their rows: where their heads and goals end, and what goes on on the next page."""

import io
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.centred import find_centred
from pipeline.read.pdf.tables.found import fitting_starts
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.heads import headed
from pipeline.read.pdf.tables.parting import find_parting
from pipeline.read.pdf.tables.pieces import piece_stacks
from pipeline.read.pdf.tables.repeated import find_repeated
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.tables.unruled import Plan
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, file_of, printed, rows

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")


def test_a_head_that_leaves_little_white_before_the_next_column_is_a_row_of_its_own() -> None:
    words: list[Piece] = [(0.0, 20.0, "*Nr."), (19.0, 20.0, "*Zeitraum"), (120.0, 20.0, "*Maßnahme der Stadt")]
    for n, title in enumerate(TITLES):
        down = 36.0 + 32 * n
        words += [(0.0, down, str(n + 1)), (19.0, down, f"0{n + 1}/2021"), (120.0, down, f"{title} mit allen")]
        words.append((120.0, down + 12, "aus dem Ort"))
    found = rows(printed(Sheet(words)))
    assert found[0] == ["Nr.", "Zeitraum", "Maßnahme der Stadt"]
    assert [row[1] for row in found[1:]] == [f"0{n}/2021" for n in range(1, 7)]


def test_the_short_last_line_of_a_goal_ends_it_though_little_white_follows() -> None:
    goal = "Ziel 02: Die Stadt hat Plätze, an denen alle gern spielen, sitzen und lange reden, und sie pflegt"
    words: list[Piece] = []
    down = 20.0
    for n, title in enumerate(TITLES):
        if n == 3:
            words += [(0.0, down, goal), (0.0, down + 12, "diese.")]
            down += 25.5
        words += [(0.0, down, f"0{n + 1}/2021 bis"), (120.0, down, f"{title} mit allen"), (0.0, down + 12, "06/2025")]
        words += [(124.0, down + 12, "• Beginn"), (124.0, down + 26, "• Abschluss")]
        down += 44
    found = rows(printed(Sheet(words)))
    assert [goal + " diese."] in found
    assert [row[0] for row in found if len(row) > 1] == [f"0{n}/2021 bis 06/2025" for n in range(1, 7)]


def test_a_period_stays_in_its_column_where_the_list_below_it_runs_on_under_it() -> None:
    words: list[Piece] = []
    for n, title in enumerate(TITLES):
        down = 20.0 + 60 * n
        words += [(0.0, down, f"*{title} mit allen aus der Stadt"), (360.0, down, f"0{n + 1}/2021 bis 06/2025")]
        words += [(4.0, down + 12, "– Beginn am Hang"), (4.0, down + 24, "– Abschluss am See")]
    bars = [(-6.0, 10.0 + 60 * n, -6.0, 50.0 + 60 * n) for n in range(len(TITLES))]
    words[6] = (
        4.0,
        92.0,
        "– Beginn am Hang, am See, am Wald und an allen Orten, an denen die Menschen gern sitzen",
    )
    found = rows(printed(Sheet(words, rules=bars)))
    assert [row[1] for row in found] == [f"0{n}/2021 bis 06/2025" for n in range(1, 7)]


def test_goals_in_bands_of_their_own_say_nothing_against_the_little_white_between_columns() -> None:
    goal = (
        "Ziel 02: Die Stadt hat Plätze, an denen alle gern sitzen,",
        "und Wege, auf denen alle gern und sicher gehen.",
    )
    words: list[Piece] = []
    rules: list[Edge] = []
    for down, numbers in ((20.0, (0,)), (118.0, (1, 2))):
        words += [(3.0, down + 12 * n, line) for n, line in enumerate(goal)]
        rules += [(0.0, y, 260.0, y) for y in (down - 11, down + 18)]
        rules += [(x, down - 11, x, down + 18) for x in (0.0, 260.0)]
        for n, at in zip(numbers, (down + 36, down + 92), strict=False):
            words += [(3.0, at, f"0{n + 1}/2021 bis"), (63.6, at, f"*{TITLES[n]} mit allen"), (3.0, at + 12, "06/2025")]
            words += [(63.6, at + 12, "*aus der Stadt"), (70.0, at + 26, "• Beginn"), (70.0, at + 38, "• Abschluss")]
    found = rows(printed(Sheet(words, rules=rules)))
    assert [row[0] for row in found if len(row) > 1] == [f"0{n}/2021 bis 06/2025" for n in (1, 2, 3)]


def three_columns(numbers: Iterable[int], down: float) -> list[Piece]:
    """Rows of bold type, each of two lines, one below the other."""
    words: list[Piece] = []
    for n in numbers:
        words += [(3.0, down, f"*{n + 1}"), (45.0, down, f"*Ziel {n + 1}: Die"), (45.0, down + 12, "*Stadt hilft")]
        words += [(150.0, down, f"*{TITLES[n]} mit"), (150.0, down + 12, "*allen"), (300.0, down, f"*0{n + 1}/2021")]
        down += 25.0
    return words


def test_the_filled_cells_of_a_head_are_a_row_though_all_rows_are_bold() -> None:
    head: list[Piece] = [(3, 20, "*Nr."), (45, 20, "*Ziel"), (150, 20, "*Maßnahme"), (300, 20, "*Zeitraum")]
    fills = [(a, 10.0, b, 24.0) for a, b in pairwise((0.0, 42.0, 147.0, 297.0, 400.0))]
    found = rows(printed(Sheet([*head, *three_columns(range(6), 32.5)], fills=fills)))
    assert found[0] == ["Nr.", "Ziel", "Maßnahme", "Zeitraum"]
    assert found[1] == ["1", "Ziel 1: Die Stadt hilft", "Wege bauen mit allen", "01/2021"]


def test_a_row_begins_with_its_number_below_the_rest_of_the_goal_that_the_page_before_breaks_off() -> None:
    second = [(x, down, text) for x, down, text in three_columns([5], 45.0) if x != 45.0]
    found = rows(
        printed(
            Sheet(three_columns(range(5), 34.5)), Sheet([(45.0, 20.0, "*bei allem,"), (45.0, 32.0, "*gern."), *second])
        )
    )
    assert found[-2][1] == "Ziel 5: Die Stadt hilft bei allem, gern."
    assert found[-1] == ["6", "Brunnen öffnen mit allen", "06/2021"]


def test_a_word_printed_across_the_page_stands_in_no_cell() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    for n, title in enumerate(TITLES):
        for x, text in ((60, f"0{n + 1}/2021 bis 06/2025"), (200, title), (330, "• Beginn am Hang")):
            canvas.drawString(x, 780 - 40 * n, text)
        canvas.drawString(330, 766 - 40 * n, "• Abschluss am See")
    canvas.setFont("Helvetica", 60)
    canvas.translate(120, 560)
    canvas.rotate(35)
    canvas.drawString(0, 0, "ENTWURF")
    canvas.save()
    told = read_bytes(buffer.getvalue(), "entwurf.pdf")
    assert [row[1] for row in rows(told)] == list(TITLES)
    assert [told.quote(block.span) for block in told.blocks if block.marker == "gedreht"] == ["ENTWURF"]


def centred(down: float, number: int, items: int) -> tuple[list[Piece], float]:
    """A row set to its middle: title and items, 12 points a line, the period beside the middle of them."""
    lines = [f"{TITLES[number % 6]} mit allen aus der ganzen Stadt", *(f"• {title} im Ort" for title in TITLES[:items])]
    words: list[Piece] = [(120.0, down + 12 * n, line) for n, line in enumerate(lines)]
    return [*words, (0.0, down + 6 * items, f"0{number + 1}/2021 bis 06/2025")], down + 12 * len(lines) + 14


def rows_of_centred(*sheets: tuple[Sequence[int], Sequence[float]]) -> list[int]:
    """How many rows each table has that is found on pages of these numbers, with rules at these heights from its end
    (below zero) or from the top.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for numbers, heights in sheets:
        words: list[Piece] = [(0.0, 20.0, "*Zeitraum"), (120.0, 20.0, "*Maßnahme der Stadt")]
        down = 44.0
        for number in numbers:
            own, down = centred(down, number, 2 + number % 3)
            words += own
        canvas.setFont("Helvetica", 10)
        for x, y, text in words:
            canvas.drawString(60 + x, 800 - y, text)
        for y in heights:
            canvas.line(60, 800 - y % down, 480, 800 - y % down)
        canvas.showPage()
    canvas.save()
    pages = [page_of(sheet) for sheet in sheets_of(buffer.getvalue())]
    find_repeated(pages)
    find_centred([Plan(page) for page in pages], 2)
    return [len(grid.rows()) for page in pages for grid in page.grids]


def test_two_rows_set_to_their_middles_are_known_below_the_head_that_a_page_repeats() -> None:
    assert rows_of_centred((range(6), (8, 26, -10)), ((7, 8), (8, 26, -10))) == [7, 3]


def test_two_columns_between_which_only_a_frame_is_drawn_are_none_of_one_middle() -> None:
    """A brochure with a bar down the page: the lines of both columns stand on one grid."""
    assert rows_of_centred((range(6), (8, -4))) == []


def test_a_goal_column_and_a_list_go_on_together_where_the_period_stands_above_the_page_end() -> None:
    first: list[Piece] = [(5, 20, "Ziel"), (115, 20, "Zeitraum"), (215, 20, "Maßnahme"), (5, 45, "Ziel 1: Sport")]
    first += [(115, 45, "02/2021"), (215, 45, "Kurse"), (5, 70, "Ziel 2: Wege"), (115, 70, "03/2021")]
    first += [(215, 70, "Bänke bauen"), (219, 82, "• Beginn am Hang")]
    second: list[Piece] = [(5, 20, "für alle sind da."), (219, 20, "• Abschluss am See")]
    columns = (0.0, 110.0, 210.0, 400.0)
    rules = [
        [*((0.0, y, 400.0, y) for y in heights), *((x, heights[0], x, heights[-1]) for x in columns)]
        for heights in ((5, 30, 55, 90), (5, 30))
    ]
    found = rows(printed(Sheet(first, rules=rules[0]), Sheet(second, rules=rules[1])))
    assert found[-1] == ["Ziel 2: Wege für alle sind da.", "03/2021", "Bänke bauen Beginn am Hang Abschluss am See"]


def test_bullets_that_hang_out_of_their_column_belong_to_it() -> None:
    """The head over the periods ends 9 points before the bullets, and these begin 2.4 points before the text."""
    second = stringWidth("Zeitraum der Stadt", "Helvetica-Bold", 10) + 11.6
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(60, 800, "Zeitraum der Stadt")
    canvas.drawString(60 + second, 800, "Maßnahme")
    canvas.setFont("Helvetica", 10)
    for number, title in enumerate(TITLES):
        down = 780 - 60 * number
        for x, y, text in (
            *((0, 0, f"0{number + 1}/2021 bis"), (0, 12, "06/2025"), (second, 0, title)),
            *((second - 2.4, 28, "•"), (second + 12, 28, "Beginn"), (second - 2.4, 42, "•"), (second + 12, 42, "Ende")),
        ):
            canvas.drawString(60 + x, down - y, text)
    canvas.save()
    page = page_of(next(sheets_of(buffer.getvalue())))
    strips = find_parting(page.words, page.width, 3)
    assert [round(strip.edge - 60 - second, 1) for strip in strips] == [-2.4]


def test_a_goal_that_goes_on_from_page_to_page_has_no_rule_above_or_below_it_on_the_one_between() -> None:
    columns, end = (0.0, 110.0, 210.0, 400.0), 180.0
    first: list[Piece] = [(5, 20, "Ziel"), (115, 20, "Zeitraum"), (215, 20, "Maßnahme"), (5, 45, "Ziel 1: Die Stadt")]
    second: list[Piece] = [(5, 20, "Orte für alle"), (5, 32, "Menschen."), (219, 20, "• Abschluss am See")]
    third: list[Piece] = [(115, 20, "08/2021"), (215, 20, TITLES[0])]
    for page, down, numbers in ((first, 45.0, (1, 2, 3, 4)), (second, 45.0, (5, 6, 7))):
        for n in numbers:
            page += [(115, down, f"0{n}/2021"), (215, down, TITLES[n % 6])]
            down += 30
    first += [(5, 57, "schafft immer mehr"), (219, 147, "• Beginn am Hang")]
    sides = [(x, 5.0, x, end) for x in columns]
    rows_of = [
        [(0.0, 5.0, 400.0, 5.0), (0.0, 30.0, 400.0, 30.0), *((110.0, y, 400.0, y) for y in (60, 90, 120)), *sides],
        [*((110.0, y, 400.0, y) for y in (30, 60, 90, end)), *sides],
        [*((x, 5.0, x, 30.0) for x in columns), (0.0, 30.0, 400.0, 30.0)],
    ]
    found = rows(printed(*(Sheet(page, rules=r) for page, r in zip((first, second, third), rows_of, strict=True))))
    assert found[1][0] == "Ziel 1: Die Stadt schafft immer mehr Orte für alle Menschen."
    assert found[4] == ["04/2021", "Kurse planen Beginn am Hang Abschluss am See"]
    assert [row[0] for row in found[5:]] == ["05/2021", "06/2021", "07/2021", "08/2021"]


def test_a_goal_at_the_head_of_a_page_is_no_rest_of_an_item_in_a_row_of_its_own() -> None:
    columns = (0.0, 110.0, 210.0, 400.0)
    first: list[Piece] = []
    rules: list[Edge] = [(0.0, y, 400.0, y) for y in (5, 45, 85, 125)]
    for n, y in enumerate((20.0, 60.0, 100.0)):
        first += [
            (5, y, f"0{n + 1}/2021"),
            (115, y, TITLES[n]),
            (215, y, "• Beginn am Hang"),
            (215, y + 18, "• Abschluss"),
        ]
        rules.append((210.0, y + 7, 400.0, y + 7))
    second: list[Piece] = [(5, 20, "Ziel 02: Die Stadt hat Orte."), (5, 45, "04/2021"), (115, 45, TITLES[3])]
    below = [*((0.0, y, 400.0, y) for y in (5, 30, 55)), *((x, 30.0, x, 55.0) for x in columns)]
    below += [(x, 5.0, x, 30.0) for x in (0.0, 400.0)]
    rules += [(x, 5.0, x, 125.0) for x in columns]
    found = rows(printed(Sheet(first, rules=rules), Sheet(second, rules=below)))
    assert found[-2:] == [["Ziel 02: Die Stadt hat Orte."], ["04/2021", TITLES[3]]]


@pytest.mark.parametrize("third", [False, True])
def test_bullets_on_writing_lines_of_their_own_tell_no_step_from_line_to_line(third: bool) -> None:
    """Those of another font stand four points above their text; the white around goals is none that ends a table."""
    words: list[Piece] = []
    down = 20.0
    for n, title in enumerate(TITLES):
        if n % 2 == 0:
            words += [(0.0, down + 8, f"*Ziel 0{n}: Die Stadt hat Wege und Plätze, an denen alle gern gehen")]
            down += 30
        words += [(0.0, down, f"0{n + 1}/2021 bis 06/2025"), (130.0, down, f"{title} mit allen")]
        words += [(330.0, down, f"Amt {n}")] * third
        for item in range(4):
            words += [(132.0, down + 8 + 12 * item, "•"), (142.0, down + 12 + 12 * item, f"Abschnitt {item} im Ort")]
        down += 68
    found = rows(printed(Sheet(sorted(words, key=lambda piece: piece[1]))))
    assert [row[0] for row in found if len(row) > 1] == [f"0{n}/2021 bis 06/2025" for n in range(1, 7)]
    assert sum(row[0].startswith("Ziel") for row in found) >= 2


def test_the_head_of_a_column_reaches_no_further_than_its_cells() -> None:
    """White stands before the next column: the last word of the head had no room in a cell as wide as the others."""
    cells = tuple(
        (x0, 100.0 + 20 * n, x1, 120.0 + 20 * n) for n in range(3) for x0, x1 in ((60.0, 200.0), (220.0, 400.0))
    )
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(62, 750, "Zeitraum")
    canvas.drawString(222, 750, "Maßnahme")
    canvas.save()
    words = page_of(next(sheets_of(buffer.getvalue()))).words
    assert [cell[::2] for cell in headed(Grid(cells), words).cells[:2]] == [(60.0, 200.0), (220.0, 400.0)]
    narrow = tuple((x0, top, min(x1, 90.0) if x0 < 200 else x1, bottom) for x0, top, x1, bottom in cells)
    assert headed(Grid(narrow), words).cells[0][2] > 100  # the head stands out of its column


@pytest.mark.parametrize(
    ("words", "fit"),
    [
        ([(0.0, "7"), (140.0, "Kurse"), (330.0, "07/2021")], True),  # the goal stands on the page before
        ([(0.0, "7"), (30.0, "Ziel"), (140.0, "Kurse"), (330.0, "07/2021")], True),
        ([(0.0, "7"), (140.0, "Kurse"), (260.0, "mit allen"), (330.0, "07/2021")], False),  # in no column
        ([(0.0, "Sieben weitere Kurse für alle Kinder"), (330.0, "07/2021")], False),  # over columns
        ([(0.0, "7"), (330.0, "07/2021")], False),  # in one column but the first
    ],
)
def test_a_page_may_have_the_columns_of_the_one_before_though_some_are_empty(
    words: list[tuple[float, str]], fit: bool
) -> None:
    known = (Strip(80.0, 90.0), Strip(150.0, 200.0), Strip(330.0, 390.0))
    page = page_of(next(sheets_of(file_of(Sheet([(x, 20.0, text) for x, text in words])))))
    assert fitting_starts(known, page.words) == fit


@pytest.mark.parametrize(("cuts", "rows"), [((95.0, 151.0), 0), ((95.0, 151.0, 207.0), 1)])
def test_a_bar_of_two_pieces_beside_a_text_parts_no_rows_of_all_columns(cuts: tuple[float, ...], rows: int) -> None:
    """001_1dd8cd0ae0ea9294 in four columns: white cuts the bar beside the statements of the first."""
    words = [(x, 50.0 + 14 * n, f"{n} Die Stadt lädt alle") for x in (10.0, 240.0) for n in range(12)]
    ends = [39.0, *cuts]
    bars = [(0.0, top + 1, 2.0, bottom - 1) for top, bottom in pairwise(ends)]
    page = page_of(next(sheets_of(file_of(Sheet(words, fills=bars)))))
    assert len(list(piece_stacks(page.pieces, page.words, page.rules))) == rows
