"""Tables of a browser that nobody styled: nothing drawn, each cell set to the middle of its row."""

from collections.abc import Sequence

import pytest

from tests.read.test_pdf_drawn import Piece, printed, rows

LINE, ABOVE_LIST, PADDING = 12.0, 10.0, 3.0  # points from line to line, above and below a list, and between two rows
Row = tuple[Sequence[str], Sequence[str], Sequence[str]]  # the lines of the period, of the title, and the list
PLAN: list[Row] = [
    (["01/2021 bis", "06/2025"], ["Wege durch den Wald planen", "und bauen"], ["Karten zeichnen", "Schilder malen"]),
    (["10/2020 bis", "03/2021"], ["Bänke aufstellen"], ["Holz kaufen", "Latten sägen", "Farbe mischen"]),
    (["07/2020 bis", "06/2025"], ["Ein Fest mit den Vereinen", "im Park feiern"], []),
    (["04/2022 bis", "06/2024"], ["Beete anlegen"], ["Erde holen", "Samen kaufen", "Gießen", "Ernten"]),
    (["01/2023 bis", "06/2023"], ["Einen Lauf für alle"], ["Strecke messen", "Helfer suchen"]),
]


def cell_heights(row: Row) -> tuple[float, float]:
    """The height of the period, and that of the text with the white that a list has above and below it."""
    period, title, items = row
    text = len(title) * LINE + (len(items) * LINE + 2 * ABOVE_LIST if items else 0.0)
    return len(period) * LINE, text


def set_in_the_middle(plan: Sequence[Row], start: float = 40.0) -> list[Piece]:
    pieces: list[Piece] = []
    y = start
    for period, title, items in plan:
        own, text = cell_heights((period, title, items))
        height = max(own, text)
        pieces += [(0, y + (height - own) / 2 + LINE * n, words) for n, words in enumerate(period)]
        top = y + (height - text) / 2
        pieces += [(120, top + LINE * n, words) for n, words in enumerate(title)]
        top += len(title) * LINE + ABOVE_LIST
        pieces += [(150, top + LINE * n, f"• {words}") for n, words in enumerate(items)]
        y += height + PADDING
    return pieces


def told(plan: Sequence[Row]) -> list[list[str]]:
    return [[" ".join(period), " ".join([*title, *items])] for period, title, items in plan]


def test_periods_in_the_middle_of_their_rows_belong_to_title_and_list() -> None:
    """No line has text on both sides of the columns, and the white above a list is wider than that between rows."""
    assert rows(printed(set_in_the_middle(PLAN))) == told(PLAN)


@pytest.mark.parametrize("period", [["07/2020", "bis", "06/2025"], ["07/2020 bis 06/2025"]], ids=len)
def test_a_period_may_be_broken_twice_or_not_at_all(period: list[str]) -> None:
    plan = [(period, title, items or ["Gäste einladen"]) for _, title, items in PLAN]
    assert rows(printed(set_in_the_middle(plan))) == told(plan)


# of three items the second stands level with the first line of the period, the third with the other
LEVEL: list[Row] = [
    ([f"0{n}/2020 bis", "06/2025"], [f"{title} pflegen"], ["Erde holen", "Samen kaufen", "Gießen"])
    for n, title in enumerate(["Beete", "Wege", "Bäume", "Höfe", "Gärten", "Dächer", "Plätze", "Ufer"], start=1)
]
LOOSE: list[Row] = [(period, title, items[:2]) for period, title, items in LEVEL[:2]]


def test_an_entry_level_with_an_item_begins_no_row_there() -> None:
    """Nothing but the middles of all rows tells: most periods stand as those do that begin theirs."""
    plan = [*LEVEL, *LOOSE]
    assert rows(printed(set_in_the_middle(plan))) == told(plan)


def test_a_page_of_few_rows_is_parted_as_its_neighbour_is_though_it_looks_otherwise() -> None:
    plan = [*LEVEL, *LOOSE]
    assert rows(printed(set_in_the_middle(plan), set_in_the_middle(LEVEL[3:6]))) == told([*plan, *LEVEL[3:6]])


def test_a_goal_ends_with_its_short_last_line() -> None:
    goal = ["Ziel 1: Wege und Plätze sind für alle in der Stadt da und werden von allen", "gepflegt."]
    pieces = set_in_the_middle(PLAN[:3])
    y = max(down for _, down, _ in pieces) + 30
    pieces += [(0, y + LINE * n, words) for n, words in enumerate(goal)]
    pieces += set_in_the_middle(PLAN[1:], start=y + 25)
    assert rows(printed(pieces)) == [*told(PLAN[:3]), [" ".join(goal)], *told(PLAN[1:])]


def test_the_period_of_a_row_that_the_page_end_cuts_may_stand_anywhere_in_it() -> None:
    """It is in the middle of the whole row, of which the next page shows the rest."""
    long = (["04/2021 bis", "03/2022"], ["Ein Haus für alle bauen"], [f"Raum {letter} malen" for letter in "abcdefgh"])
    pieces = set_in_the_middle([*PLAN, long])
    last = max(y for _, y, text in pieces if text == "03/2022")
    found = rows(printed([piece for piece in pieces if piece[1] <= last + 1]))
    assert found[:-1] == told(PLAN)
    assert found[-1][0] == "04/2021 bis 03/2022" and found[-1][1].startswith("Ein Haus für alle bauen Raum a")


def test_a_page_with_few_rows_has_them_parted_as_on_the_next() -> None:
    """A title page leaves room for two rows only."""
    first = [(0.0, 0.0, "Arbeitsplan"), *set_in_the_middle(PLAN[:2], start=600.0)]
    assert rows(printed(first, set_in_the_middle(PLAN))) == told([*PLAN[:2], *PLAN])
    again = set_in_the_middle(PLAN[2:4])
    assert rows(printed(first, again, set_in_the_middle(PLAN))) == told([*PLAN[:4], *PLAN])


def test_the_rest_of_a_row_that_a_page_end_cut_has_no_period_of_its_own() -> None:
    first = [*set_in_the_middle(PLAN), (150, 500, "• Preise kaufen")]
    second = [(150, 20, "• Saft ausschenken"), *set_in_the_middle(PLAN, start=45)]
    found = rows(printed(first, second))
    assert [row[0] for row in found if len(row) > 1] == [row[0] for row in told([*PLAN, *PLAN])]
    assert any("Saft ausschenken" in row[-1] for row in found)
    assert not any("Saft ausschenken" in row[-1] and PLAN[0][1][0] in row[-1] for row in found)


def test_entries_at_the_top_of_their_rows_are_none_in_the_middle() -> None:
    pieces: list[Piece] = []
    for n, (period, title, items) in enumerate(PLAN):
        y = 40.0 + 65 * n
        pieces += [(0, y + LINE * k, words) for k, words in enumerate(period)]
        lines = [*title, *(f"• {words}" for words in items)]
        pieces += [(120, y + LINE * k, words) for k, words in enumerate(lines)]
    assert rows(printed(pieces)) == told(PLAN)
