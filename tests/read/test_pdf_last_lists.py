"""Plans whose measures and periods are drawn as rows, and the list of each measure stands below its row."""

from types import SimpleNamespace

import pytest

from pipeline.read.pdf.tables.last_lists import add_last_lists
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.printed import Frame, Line
from tests.read.test_pdf_flow import kinds
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

WIDE, PERIOD, HIGH = 420.0, 300.0, 20.0
LONG = "Beginn mit allen Vereinen und Schulen, die in der Stadt sind und gern dabei wären"
TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen")


def strips(first: int, last: int, below: tuple[str, ...] = ()) -> Sheet:
    words: list[Piece] = []
    rules: list[Edge] = []
    y = 10.0
    for n in range(first, last):
        rules += [(x, y, x, y + HIGH) for x in (0.0, PERIOD, WIDE)]
        rules += [(0.0, y, WIDE, y), (0.0, y + HIGH, WIDE, y + HIGH)]
        words += [(3.0, y + 14, f"*{TITLES[n]}"), (PERIOD + 3, y + 14, f"0{n + 1}/2021 bis 06/2025")]
        words += [(10.0, y + HIGH + 14, f"• {LONG}"), (10.0, y + HIGH + 28, "• Ende für alle")]
        y += HIGH + 44
    words += [(0.0, y + 14 * n, text) for n, text in enumerate(below)]
    return Sheet(words, rules=rules)


def told(last: int) -> list[list[str]]:
    pairs = ([[TITLES[n], f"0{n + 1}/2021 bis 06/2025"], [f"{LONG} Ende für alle"]] for n in range(last))
    return [row for pair in pairs for row in pair]


def test_the_list_below_the_last_row_is_one_of_the_table_as_those_between_rows_are() -> None:
    assert rows(printed(strips(0, 4))) == told(4)


def test_a_row_alone_on_a_page_has_the_list_below_it_as_those_of_other_pages() -> None:
    assert rows(printed(strips(0, 3), strips(3, 4))) == told(4)


@pytest.mark.parametrize("below", ["Stand: Mai 2021", "• Kontakt: Rathaus, Zimmer 12"])
def test_what_stands_further_left_below_the_last_list_is_none_of_it(below: str) -> None:
    document = printed(strips(0, 4, below=(below,)))
    assert rows(document) == told(4)
    assert kinds(document)[-1][1] == below.removeprefix("• ")


def test_beside_the_last_list_may_stand_a_column_without_lines() -> None:
    """A column of nothing but a bullet that moved to its line: it is no second column of the list."""

    def frame(*marks: str | None) -> Frame:
        lines = [
            Line(1, [], 10.0, 16.0, 20.0 + 14 * n, 90.0, 30.0 + 14 * n, 28.0 + 14 * n, 10.0, False, 9.0, marker=mark)
            for n, mark in enumerate(marks)
        ]
        return Frame(lines, 10.0, 90.0, 90.0)

    entry = [Row({0: frame(None), 1: frame(None)}, 0.0, 9.0), Row({0: frame("•")}, 9.0, 18.0)]
    table = Table(1, (0.0, 0.0, 200.0, 90.0), (0.0, 100.0), [*entry, *entry, entry[0]])
    page = SimpleNamespace(items=[table, frame("•", "•"), frame()])
    add_last_lists([page])
    assert len(table.rows) == 6 and len(table.rows[-1].frames[0].lines) == 2
    assert page.items == [table]
