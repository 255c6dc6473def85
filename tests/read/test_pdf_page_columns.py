"""Plans set in columns of the page, with and without rules: the columns of the page are none of the table."""

import pytest

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
