"""Entries that tell where rows begin in tables that draw no rule between them, and lines that go on in parentheses."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.beside import Stack, lines_of
from pipeline.read.pdf.tables.parted import part
from pipeline.read.pdf.tables.strips import Strip, common
from tests.read.test_pdf_drawn import LEFT, TOP, Piece, lying, printed, rows
from tests.read.test_pdf_shaded import WIDE, Sheet
from tests.read.test_pdf_shaded import printed as sheets
from tests.read.test_pdf_shaded import rows as cells

PERIODS = ("07/2020 bis 06/2025", "10/2020 bis 03/2021", "01/2021 bis 06/2025", "07/2021 bis 12/2022")
TITLES = ("Radwege bauen", "Brunnen öffnen", "Kurse planen", "Gärten anlegen")


def goals_ruled_off(step: int) -> list[Piece]:
    """Two goals between rules, each with two rows that nothing parts."""
    page: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme")]
    down = 40
    for number, (period, title) in enumerate(zip(PERIODS, TITLES, strict=True)):
        page += [(5, down, period), (115, down, title), (119, down + 12, "• Beginn"), (119, down + 24, "• Abschluss")]
        down += 36 + (step if number == 1 else 0)
    return page


def test_an_entry_below_another_begins_a_row_where_a_title_stands_below_a_list() -> None:
    rules = [[*lying(5), *lying(26), *lying(106), *lying(190)]]
    page = [*goals_ruled_off(14), (5, 200, "04/2023 bis 05/2023"), (115, 200, "Bilanz ziehen")]
    page += [(5, 220, "05/2023 bis 06/2023"), (115, 220, "Bericht vorlegen")]
    rules[0] += [*lying(206), *lying(226)]
    told = rows(printed(page, rules=rules))
    assert [row[0] for row in told[1:]] == [*PERIODS, "04/2023 bis 05/2023", "05/2023 bis 06/2023"]
    assert told[2] == [PERIODS[1], "Brunnen öffnen Beginn Abschluss"]


def test_the_end_of_a_period_is_no_entry_though_other_cells_lack_it() -> None:
    """Page ends cut those; beside the end of this one the second line of an item stands by chance."""
    page: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme"), (5, 40, "05/2021 bis"), (115, 40, "Spiele")]
    page += [(5, 60, "07/2021 bis"), (115, 60, "Feste"), (115, 80, "Radwege bauen"), (5, 92, "01/2021 bis")]
    page += [(119, 92, "• Beginn an allen"), (5, 104, "06/2025"), (127, 104, "Straßen zum See")]
    told = rows(printed(page, rules=[[*lying(5), *lying(26), *lying(46), *lying(66), *lying(110)]]))
    assert told[-1] == ["01/2021 bis 06/2025", "Radwege bauen Beginn an allen Straßen zum See"]


def test_a_period_in_parentheses_on_a_line_of_its_own_ends_the_title_above() -> None:
    lines: list[Piece] = [
        (0, 20, "Alle Vereine der Stadt werden nun zu einem"),
        (0, 32, "ersten Treffen im Rathaus gebeten,"),
    ]
    lines += [
        (0, 44, "und alle sind dabei"),
        (0, 56, "(07/2020 bis 06/2025)"),
        (0, 90, "(1) Am Ende steht ein Beschluss."),
    ]
    found = printed(lines)
    assert next(found.quote(block.span) for block in found.blocks).endswith("alle sind dabei (07/2020 bis 06/2025)")


def test_an_item_cut_by_the_page_end_goes_on_below_its_text() -> None:
    first = [(5, 20, "Maßnahme"), (315, 20, "Zeitraum"), (5, 50, "Feste planen"), (315, 50, "03/2021")]
    first += [(9, 62, "•"), (17, 62, "Sommer am See (für einmal")]
    second = [(17, 20, "Gästen aus Polen)"), (5, 50, "Wege bauen"), (315, 50, "ab 2023")]
    columns = [(x, x) for x in (0.0, 310.0, 400.0)]
    rules = [
        [(0, y, 400, y) for y in (5, 30, 70)] + [(x, 5, x, 70) for x, _ in columns],
        [(0, y, 400, y) for y in (5, 35, 60)] + [(x, 5, x, 60) for x, _ in columns],
    ]
    told = rows(printed(first, second, rules=rules))
    assert told[1:] == [
        ["Feste planen Sommer am See (für einmal Gästen aus Polen)", "03/2021"],
        ["Wege bauen", "ab 2023"],
    ]


def test_a_list_below_text_that_stands_near_the_place_of_a_list_before_is_no_deeper_one() -> None:
    first = [(0, 20, "Alle Vereine laden ein."), (9, 40, "•"), (17, 40, "Sommerfest"), (9, 52, "•"), (17, 52, "Lauf")]
    second = [(11, 20, "Im Herbst."), (11, 60, "Alle Schulen laden ein."), (20, 80, "•"), (28, 80, "Basar")]
    levels = [block.level for block in printed(first, second).blocks if block.kind == "item"]
    assert levels == [0, 0, 0]


def test_columns_that_only_the_head_draws_go_on_below_it() -> None:
    page: list[Piece] = [(5, 20, "Nr."), (65, 20, "Zeitraum"), (165, 20, "Maßnahmen")]
    rules = [(0.0, y, 400.0, y) for y in (5, 30, 80, 130, 180)]
    rules += [(x, 5.0, x, 180.0) for x in (0.0, 400.0)] + [(x, 5.0, x, 30.0) for x in (60.0, 160.0)]
    for number, (period, title) in enumerate(zip(PERIODS[:3], TITLES, strict=False)):
        down = 45 + 50 * number
        page += [(5, down, str(number + 1)), (65, down, period[:7]), (165, down, title), (165, down + 12, "für alle")]
        page += [(285, down, "• Beginn"), (285, down + 12, "• Abschluss")]
    told = rows(printed(page, rules=[rules]))
    assert told[1] == ["1", "07/2020", "Radwege bauen für alle", "Beginn Abschluss"]


@pytest.mark.parametrize("filled", [True, False])
def test_a_goal_in_larger_type_ends_above_the_row_in_columns_however_near_that_stands(filled: bool) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(LEFT, TOP - 20, "Ziel 2: Wege, auf denen alle gerne gehen")
    canvas.setFont("Helvetica", 10)
    for down, period in ((34, "07/2020"), (100, "03/2021")):
        canvas.drawString(LEFT, TOP - down, period)
        for step in range(3):
            canvas.drawString(LEFT + 100, TOP - down - 18 * step, "Radwege zwischen den Orten bauen")
    canvas.save()
    words = page_of(next(sheets_of(buffer.getvalue()))).words
    edge = float(words.top.min())
    stack = Stack(LEFT, LEFT + 400, [edge - 6, edge + 74, edge + 140], filled=filled)
    part(lines_of(words, [Strip(LEFT + 45, LEFT + 100)]), stack, 0.0)
    assert len(stack.heights) == 4 and edge + 14 < stack.heights[1] < edge + 20


def test_a_strip_is_what_both_pages_leave_free_between_two_columns() -> None:
    own, before = Strip(0.0, 103.0), Strip(57.0, 97.0, lead=4.0)
    assert (common(own, before).left, common(own, before).right, common(own, before).edge) == (57.0, 97.0, 93.0)
    assert common(own, Strip(110.0, 120.0)) == own


def test_an_entry_that_the_page_end_cuts_begins_a_row_too() -> None:
    page: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme")]
    heights = [5, 26, 46, 66, 86]
    for number in range(3):
        page += [(5, 40 + 20 * number, PERIODS[number]), (115, 40 + 20 * number, TITLES[number])]
    page += [(5, 100, PERIODS[3]), (115, 100, TITLES[3]), (119, 112, "• Beginn"), (119, 124, "• Abschluss")]
    page += [(5, 136, "04/2023 bis"), (115, 136, "Bilanz ziehen")]
    rules = [[piece for height in [*heights, 142] for piece in lying(height)]]
    assert rows(printed(page, rules=rules))[-1] == ["04/2023 bis", "Bilanz ziehen"]


def test_an_underlined_last_line_does_not_close_a_row_that_the_page_end_cuts() -> None:
    page: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme"), (5, 45, "07/2020"), (115, 45, "Wege bauen")]
    page += [(5, 70, "10/2020"), (115, 70, "Kurse planen")]
    rules = [*lying(5), *lying(30), *lying(55), (115, 72, 180, 72)]
    rules += [(x, 5, x, 73.5) for x in (0.0, 110.0, 400.0)]
    assert rows(printed(page, rules=[rules]))[-1] == ["10/2020", "Kurse planen"]


def beside_goals(goal: tuple[str, ...]) -> Document:
    """Two rows beside each of three goals, which stand in a first column without a head; a rule over each goal."""
    page: list[Piece] = [(100, 20, "*Zeitraum"), (215, 20, "*Maßnahme")]
    for n in range(6):
        page += [(100, 40 + 46 * n, PERIODS[n % 4]), (215, 40 + 46 * n, TITLES[n % 4])]
        page += [(219, 52 + 46 * n, "• Beginn"), (219, 64 + 46 * n, "• Abschluss")]
    page += [(3, 44 + 92 * n + 12 * step, line) for n in range(3) for step, line in enumerate(goal) if line]
    return sheets(Sheet(page, rules=[(0.0, y, WIDE, y) for y in (28.0, 120.0, 212.0)]))


def test_a_goal_beside_the_rows_of_its_measures_is_cut_by_none_of_them() -> None:
    document = beside_goals(
        ("Ziel 1: Die Stadt", "bewegt sich an je-", "dem Tag auf allen", "Wegen und spielt", "im Freien.")
    )
    goal = "Ziel 1: Die Stadt bewegt sich an jedem Tag auf allen Wegen und spielt im Freien."
    assert [row[0] for row in cells(document)] == ["Zeitraum", *(goal, PERIODS[1], goal, PERIODS[3], goal, PERIODS[1])]


@pytest.mark.parametrize(
    ("lines", "first", "second"),
    [
        (
            ("• Amt für Sport", "• Turnverein", "• Kitas", "• Jugendring", "• Bürger"),
            "Amt für Sport Turnverein Kitas Jugendring",
            "Bürger",
        ),
        (("Wege", "und Gassen", "", "", "Parks", "und Beete"), "Wege und Gassen", "Parks und Beete"),
    ],
)
def test_items_and_blocks_in_a_first_column_are_cut_where_rows_begin(
    lines: tuple[str, ...], first: str, second: str
) -> None:
    assert [row[0] for row in cells(beside_goals(lines))][1:3] == [first, second]


def test_rows_below_a_head_that_the_page_repeats_begin_where_entries_do_though_no_rule_parts_it_from_them() -> None:
    """typst draws the rule below the head over a cell that goes on only: entries stand in one cell with the head."""

    def sheet(*goals: str) -> list[Piece]:
        words: list[Piece] = [(105, 20, "*Maßnahme der Stadt"), (315, 20, "*Zeitraum")]
        for n in range(4):
            y = 50.0 + 44 * n
            words += [(5.0, y, goals[n // 2])] * (n % 2 == 0 and bool(goals[n // 2]))
            words += [(105, y, TITLES[n]), (315, y, PERIODS[n])]
            words += [(105, y + 12, "• Einladung aller"), (105, y + 24, "• Bericht im Rat")]
        return words

    first = Sheet(sheet("Ziel 01: Wege", "Ziel 02: Orte"), rules=[(0, y, 420, y) for y in (30, 130, 230)])
    second = Sheet(sheet("", "Ziel 03: Feste"), rules=[(0, 30, 100, 30), *((0, y, 420, y) for y in (130, 230))])
    told = [row[-1] for row in cells(sheets(first, second)) if row[-1] in PERIODS]
    assert told == [*PERIODS, *PERIODS]
