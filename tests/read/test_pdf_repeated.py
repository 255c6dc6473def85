"""Heads that pages repeat, rows cut around them, and running heads that must not be taken for one."""

from collections.abc import Iterable, Sequence

import pytest

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.flow.furniture import set_furniture_apart
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.gridded import cut_off_furniture
from pipeline.read.pdf.tables.repeated import find_repeated
from tests.read.test_pdf_columns import MEASURES, PERIODS, PROSE, Line, cells, file_of, read
from tests.read.test_pdf_shaded import Edge, Piece, Sheet
from tests.read.test_pdf_shaded import printed as drawn
from tests.read.test_pdf_shaded import rows as tables

HEAD: list[Line] = [
    (60, 0, "Zeitraum", 10, "Helvetica-Bold"),
    (220, 0, "Maßnahmen der Stadt und", 10, "Helvetica-Bold"),
    (220, 13, "ihrer Partner im Quartier", 10, "Helvetica-Bold"),
]


def at(y: float, lines: Iterable[Line]) -> list[Line]:
    return [(line[0], line[1] + y, *line[2:]) for line in lines]  # type: ignore[misc]


def row(number: int, y: float, lists: int = 2) -> list[Line]:
    found: list[Line] = [(60, y, PERIODS[number]), (220, y, MEASURES[number])]
    for n in range(lists):
        found += [(224, y + 13 * (n + 1), "•"), (234, y + 13 * (n + 1), f"Schritt {number}.{n}")]
    return found


def test_a_head_of_two_lines_is_one_row_and_what_follows_goes_on_with_the_row_above() -> None:
    """Set without rules and with the same leading: only that it was printed before tells where the head ends."""
    first = [*at(60, [(60, 0, "Arbeitsplan", 16)]), *at(100, HEAD)]
    for n in range(3):
        first += row(n, 126 + 39 * n)
    rest: list[Line] = [(224, 86, "•"), (234, 86, "Schritt 2.2"), *row(3, 99), *row(0, 138), *row(1, 177)]
    told = cells(read(first, [*at(60, HEAD), *rest]))
    assert (3, 1, "Schritt 2.2") in told
    assert [text for _, column, text in told if column == 0] == ["Zeitraum", *PERIODS[:4], *PERIODS[:2]]


def test_a_period_alone_at_the_foot_of_a_page_belongs_to_the_text_at_the_head_of_the_next() -> None:
    first = [*at(60, [(60, 0, "Arbeitsplan", 16)]), *at(100, HEAD)]
    for n in range(3):
        first += row(n, 140 + 60 * n)
    first += [(60, 320, PERIODS[3])]
    rest: list[Line] = [(220, 90, MEASURES[3]), (224, 103, "•"), (234, 103, "Schritt 3.0")]
    for n in range(3):
        rest += row(n, 140 + 60 * n)
    told = cells(read(first, [*at(60, HEAD), *rest]))
    assert [text for number, _, text in told if number == 4] == [PERIODS[3], MEASURES[3], "Schritt 3.0"]


def test_a_running_foot_with_a_date_and_the_number_of_the_page_is_furniture() -> None:
    pages = [[*row(n, 100), (60.0, 800.0, f"Stand: 15.06.2020 Seite {n + 1}")] for n in range(3)]
    document = read(*pages)
    assert [document.quote(b.span) for b in document.blocks if b.kind == "furniture"] == [
        f"Stand: 15.06.2020 Seite {n}" for n in (1, 2, 3)
    ]


TWICE = [
    pytest.param(("07/2020 bis 06/2025", "ab 2020", "ab 2021"), id="its period, on the first line of both pages"),
    pytest.param(("laufend", "ab 2020", "ab 2021"), id="no month, but a list"),
    pytest.param(("ab 2020", "laufend", "ab 2021"), id="no month, below other rows"),
]


@pytest.mark.parametrize("keys", TWICE)
def test_two_measures_of_one_title_are_no_head_that_pages_repeat(keys: Sequence[str]) -> None:
    """The one begins the second page where the other stood on the first."""
    titles = ("Planung", "Bewegung", "Ernährung")
    twice = next(n for n, key in enumerate(keys) if key[:3] != "ab ")
    pages = []
    for order in ((0, 1, 2), (twice, 1 - twice, 2)):
        page: list[Line] = []
        for place, n in enumerate(order):
            y = 60 + 60 * place
            title = "Treffen der Vereine" if n == twice else f"{titles[n]} auf Seite {len(pages)}"
            page += [(60, y, keys[n]), (220, y, title), (224, y + 13, "•"), (234, y + 13, f"Schritt {len(pages)}.{n}")]
        pages.append(page)
    told = [text for _, _, text in cells(read(*pages))]
    assert told.count("Treffen der Vereine") == told.count(keys[twice]) == 2


def test_a_head_in_capitals_is_one_though_rows_stand_above_it_and_the_rest_of_a_list_below() -> None:
    """004_4517de3637648085 as a browser prints it: the heads of its old pages stand anywhere, and are not bold."""
    head: list[Line] = [(60, 0, "ZEITRAUM"), (220, 0, "MASSNAHMEN DER STADT")]
    first = [*row(0, 60), *row(1, 110), *at(160, head), *at(173, [(224, 0, "•"), (234, 0, "Rest 1")]), *row(2, 200)]
    second = [*at(60, head), *at(73, [(224, 0, "•"), (234, 0, "Rest 2")]), *row(3, 100), *row(0, 150)]
    told = cells(read(first, second))
    assert [(column, text) for number, column, text in told if "Rest" in text] == [(1, "Rest 1"), (1, "Rest 2")]
    assert [text for _, _, text in told].count("ZEITRAUM") == 1


def test_a_head_in_the_first_box_of_one_column_is_set_apart_where_pages_repeat_it() -> None:
    """Small screens stack the cells of a row; the list that a page end cuts goes on below the head."""
    head: list[Piece] = [(5, 20, "Zeitraum"), (5, 32, "Maßnahmen der Stadt")]
    first = [(5.0, 60.0, "*Titel"), *((x, y + 60, text) for x, y, text in head)]
    first += [(5, 114, "07/2020 bis 06/2025"), (5, 134, "Radwege bauen"), (9, 146, "• Wege planen")]
    second = [*head, (9, 54, "• Wege bauen"), (5, 74, "10/2020 bis 03/2021"), (5, 94, "Brunnen öffnen")]
    rules = [boxes(65, 98, 120, 152), boxes(5, 38, 60, 80, 100)]
    document = drawn(Sheet(first, rules=rules[0]), Sheet(second, rules=rules[1]))
    blocks = [(block.kind, document.quote(block.span)) for block in document.blocks if block.page == 2]
    assert blocks[:3] == [("furniture", "Zeitraum"), ("furniture", "Maßnahmen der Stadt"), ("item", "Wege bauen")]


def boxes(*heights: float) -> list[Edge]:
    """Boxes of one column below each other."""
    lying = [(0.0, y, 400.0, y) for y in heights]
    return [*lying, *((x, heights[0], x, heights[-1]) for x in (0.0, 400.0))]


def test_a_fill_at_the_foot_of_the_sheet_is_no_row_of_the_table_above() -> None:
    """A foot on fills left and right is the same on all pages, also on the one whose title is filled."""
    foot: list[Edge] = [(0, 772, 60, 802), (380, 772, 420, 802)]
    pages = [
        Sheet(
            [(5, 40, MEASURES[n]), (5, 90, MEASURES[n + 1]), (2, 785, "Stand: 15.06.2020"), (382, 785, f"Seite {n}")],
            foot,
        )
        for n in (1, 2)
    ]
    pages[0].fills = [(0, 8, 420, 28), *foot]
    document = drawn(*pages)
    found = [document.quote(b.span) for b in document.blocks if b.kind == "furniture"]
    assert found == ["Stand: 15.06.2020 Seite 1", "Stand: 15.06.2020 Seite 2"]


@pytest.mark.parametrize(("pages", "apart"), [((0, 4), False), ((0, 1), True), ((0, 2), True), ((0, 2, 4), True)])
def test_two_titles_far_from_each_other_are_no_running_head(pages: Sequence[int], apart: bool) -> None:
    """004_4517de3637648085 without rules: two measures of one title stood at the head of pages 2 and 5."""
    titles = ["Treffen der Vereine" if n in pages else f"Titel {'abcde'[n]}" for n in range(5)]
    document = read(*[[(60, 30, title), (60, 300, f"Wir planen Wege {n}.")] for n, title in enumerate(titles)])
    kinds = {block.kind for block in document.blocks if document.quote(block.span) == "Treffen der Vereine"}
    assert kinds == ({"furniture"} if apart else {"paragraph"})


def test_a_note_that_the_table_goes_on_is_furniture_though_it_stands_in_its_frame() -> None:
    """LaTeX sets it in the last row of the part on each page."""
    head: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme")]
    first = [*head, (5, 40, "ab 2022"), (115, 40, "Wege planen"), (119, 52, "• Karte zeichnen")]
    second = [*head, (119, 40, "• Karte verteilen"), (5, 60, "ab 2023"), (115, 60, "Feste feiern")]
    pages = [Sheet([*first, (200, 72, "Fortsetzung auf der nächsten Seite")], rules=cut(5, 26, 58, 78))]
    document = drawn(*pages, Sheet(second, rules=[*cut(5, 26, 46, 66), (110.0, 46.0, 110.0, 66.0)]))
    found = [(block.kind, document.quote(block.span)) for block in document.blocks]
    assert ("furniture", "Fortsetzung auf der nächsten Seite") in found
    assert found[-3:] == [("item", "Karte verteilen"), ("paragraph", "ab 2023"), ("paragraph", "Feste feiern")]


def cut(*heights: float) -> list[Edge]:
    """A table of two columns; its last row is one cell."""
    lying = [(0.0, y, 400.0, y) for y in heights]
    standing = [(x, heights[0], x, heights[-1]) for x in (0.0, 400.0)]
    return [*lying, *standing, (110.0, heights[0], 110.0, heights[-2])]


def test_a_line_set_to_the_right_at_the_foot_of_a_page_does_not_go_on() -> None:
    first = [(5.0, 700.0, "Wege bauen und Bänke an allen Orten stellen, die es"), (5, 712, "bald gibt")]
    first += [(182, 732, "Zeitraum: 07/2020")]
    second: list[Piece] = [(5, 20, "Feste feiern, zu denen alle in der Stadt gern kommen"), (5, 32, "mögen")]
    document = drawn(Sheet(first), Sheet(second))
    texts = [document.quote(block.span) for block in document.blocks]
    assert "Zeitraum: 07/2020" in texts


def test_the_rest_of_a_goal_is_no_row_though_it_is_so_short_that_it_does_not_stand_across() -> None:
    head: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme")]
    first = [
        *head,
        (5, 40, "ab 2022"),
        (115, 40, "Wege planen"),
        (5, 72, "Ziel 02: Alle Orte haben Wege (der Bericht liegt"),
    ]
    second: list[Piece] = [(5, 20, "vor)."), (5, 40, "ab 2023"), (115, 40, "Feste feiern")]
    below = [*cut(5, 26, 58), (110.0, 26.0, 110.0, 58.0)]
    document = drawn(Sheet(first, rules=cut(5, 26, 58, 78)), Sheet(second, rules=below))
    found = [document.quote(block.span) for block in document.blocks if block.cell]
    assert found[-3:] == ["Ziel 02: Alle Orte haben Wege (der Bericht liegt vor).", "ab 2023", "Feste feiern"]


@pytest.mark.parametrize(("down", "apart"), [(60.0, True), (41.0, True), (34.0, False)])
def test_a_row_of_two_cells_at_the_head_of_each_page_is_a_running_head_where_white_parts_it(
    down: float, apart: bool
) -> None:
    """Word lets people set a page's head as a table."""
    heights = [down + 22 * n for n in range(5)]
    rules: list[Edge] = [(0.0, y, 400.0, y) for y in (8.0, 26.0, *heights)]
    rules += [(x, 8.0, x, 26.0) for x in (0.0, 210.0, 400.0)]
    rules += [(x, heights[0], x, heights[-1]) for x in (0.0, 110.0, 400.0)]
    pages: list[list[Piece]] = []
    for first in (0, 1):
        page = [(5, 20, "Arbeitsplan der Stadt"), (215, 20, "Gesund im Park")]
        page += [(5, down + 13, "*Zeitraum"), (115, down + 13, "*Maßnahme")]
        for n, y in enumerate(heights[1:-1], first):
            page += [(5, y + 13, PERIODS[n]), (115, y + 13, MEASURES[n])]
        pages.append(page)
    told = drawn(*(Sheet(page, rules=rules) for page in pages))
    furniture = [told.quote(block.span) for block in told.blocks if block.marker == "kopfzeile"]
    assert any("Gesund im Park" in text for text in furniture) == apart


def test_a_foot_in_a_bar_that_the_last_row_of_a_page_touches_is_no_row() -> None:
    """Every other row is filled; the last of the second page reaches down to the bar, which has three cells."""

    def page(number: int, first: int, count: int) -> Sheet:
        words: list[Piece] = [(5, 575, "*Zeitraum"), (115, 575, "*Maßnahme")]
        for n in range(count):
            words += [(5, 595 + 40 * n, PERIODS[first + n]), (115, 595 + 40 * n, MEASURES[first + n])]
            words += [(119, 607 + 40 * n, f"• Schritt {n}")]
        words += [(5, 755, "Arbeitsplan"), (320, 755, f"Seite {number} von 3")]
        edges = ((0.0, 110.0), (110.0, 400.0))
        fills = [(x0, 580.0 + 40 * n, x1, 620.0 + 40 * n) for n in range(1, count, 2) for x0, x1 in edges]
        bar = [(x0, 740.0, x1, 762.0) for x0, x1 in ((0.0, 400.0), (300.0, 310.0))]
        return Sheet(words, [*fills, *bar])

    told = drawn(page(1, 0, 2), page(2, 2, 2), page(3, 0, 4))
    assert [row[0] for row in tables(told) if row[0][:1].isdigit()] == [*PERIODS, *PERIODS]
    feet = [told.quote(block.span) for block in told.blocks if block.kind == "furniture"]
    assert sum("Arbeitsplan" in text for text in feet) == 3


def test_the_bar_of_a_foot_is_cut_off_the_table_above() -> None:
    lines: list[list[Line]] = [[(60, 700, MEASURES[n]), (60, 790, f"Seite {n + 1} von 2")] for n in range(2)]
    page = page_of(next(sheets_of(file_of(*lines))))
    set_furniture_apart([page], {})
    row, empty, bar = (50.0, 680.0, 400.0, 710.0), (50.0, 710.0, 400.0, 770.0), (50.0, 770.0, 400.0, 800.0)
    page.grids = [Grid((row, empty, bar)), Grid((bar,))]
    cut_off_furniture(page)
    assert page.grids == [Grid((row, empty))]


@pytest.mark.parametrize("words", [("Ausbau", "aller", "Wege"), ("Ausbau", "Zeit", "Wege")])
def test_a_justified_line_that_comes_again_is_no_head(words: tuple[str, ...]) -> None:
    """Its blanks are drawn out in a narrow column; two measures may go on with the same words."""
    pages: list[list[Line]] = [
        [
            *((60 + 90 * n, 60, word) for n, word in enumerate(words)),
            *((60, 90 + 13 * k, f"{page} Orte {k}") for k in range(9)),
        ]
        for page in "ab"
    ]
    found = [page_of(sheet) for sheet in sheets_of(file_of(*pages))]
    find_repeated(found)
    assert bool(found[0].heads) == words[1][0].isupper()


@pytest.mark.parametrize(
    ("numbers", "aside"), [(("I", "II", "III"), 3), (("– i –", "– ii –", "– iii –"), 3), (("X", "V", "I"), 0)]
)
def test_roman_numbers_count_pages(numbers: tuple[str, ...], aside: int) -> None:
    pages = [
        [*((60.0, 80 + 13 * n, f"{number} {text}") for n, text in enumerate(PROSE)), (300.0, 790.0, number)]
        for number in numbers
    ]
    document = read(*pages)
    assert sum(block.kind == "furniture" for block in document.blocks) == aside


@pytest.mark.parametrize(("first", "second", "aside"), [("Ziel 04:", "Ziel 06:", 0), ("Ziel 04", "Ziel 04", 2)])
def test_a_line_that_ends_with_a_colon_is_no_running_head(first: str, second: str, aside: int) -> None:
    """Two pages begin with goals whose numbers differ as the pages do, by chance."""
    pages = []
    for n, head in enumerate((first, "", second)):
        page: list[Line] = [(60.0, 90 + 16 * k, f"{n}{k} {text}") for k, text in enumerate(PROSE)]
        pages.append([(60.0, 50.0, head), *page] if head else page)
    assert sum(block.kind == "furniture" for block in read(*pages).blocks) == aside
