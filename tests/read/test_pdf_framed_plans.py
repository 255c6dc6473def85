"""Plans framed as a whole, with a rule between the columns and none between the rows: entries tell where rows begin."""

import pytest

from tests.read.test_pdf_drawn import Piece, lying, printed, rows, standing

PERIODS = ("07/2020 bis 06/2025", "10/2020 bis 03/2021", "01/2021 bis 06/2025", "07/2021 bis 12/2022")
TITLES = ("Radwege bauen", "Brunnen öffnen", "Kurse planen", "Gärten anlegen")
HEAD: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme")]


def row(down: float, number: int) -> list[Piece]:
    """A period on two lines, a title and two items, the second of which wraps; the next row begins 60 points below."""
    start, end = PERIODS[number].rsplit(" ", 1)
    entry = [(5, down, start), (5, down + 12, end)]
    items = [(119, down + 12, "• Beginn"), (119, down + 24, "• Abschluss mit"), (127, down + 36, "allen")]
    return [*entry, (115, down, TITLES[number]), *items]


def told(number: int, *rest: str) -> list[str]:
    return [PERIODS[number], " ".join((TITLES[number], "Beginn Abschluss mit allen", *rest))]


def frame(bottom: float) -> list[tuple[float, float, float, float]]:
    return [*lying(5), *lying(26), *lying(bottom), *standing(5, bottom)]


def test_each_of_several_periods_in_one_drawn_cell_begins_a_row_beside_a_title_below_a_list() -> None:
    page = [*HEAD, *(piece for n in range(4) for piece in row(40 + 60.0 * n, n))]
    assert rows(printed(page, rules=[frame(275)]))[1:] == [told(n) for n in range(4)]


def test_a_cell_that_begins_with_the_end_of_a_period_goes_on_with_rows_of_its_own() -> None:
    first = [*HEAD, *row(40, 0), (5, 100, "10/2020 bis"), (115, 100, TITLES[1]), (119, 112, "• Beginn")]
    second = [*HEAD, (5, 40, "03/2021"), (119, 40, "• Abschluss mit"), (127, 52, "allen"), *row(76, 2), *row(136, 3)]
    found = rows(printed(first, second, rules=[frame(125), frame(190)]))
    assert found[1:] == [told(n) for n in range(4)]


def test_below_the_rest_of_a_list_the_only_period_of_a_cell_begins_a_row() -> None:
    first = [*HEAD, *row(40, 0), *row(100, 1)]
    second = [*HEAD, (119, 40, "• Nachlese aller"), (127, 52, "Gäste"), *row(76, 2)]
    found = rows(printed(first, second, rules=[frame(145), frame(125)]))
    assert found[1:] == [told(0), told(1, "Nachlese aller Gäste"), told(2)]


@pytest.mark.parametrize("step", [12.0, 18.0])
def test_below_a_list_that_does_not_hang_a_line_beside_the_only_period_begins_a_row_only_below_white(
    step: float,
) -> None:
    """A browser set the period to the middle of its row; beside it the item before goes on at the place of bullets."""
    first = [*HEAD, *row(40, 0), *row(100, 1)]
    second = [*HEAD, (119, 40, "• Nachlese aller"), (119, 40 + step, "Gäste laden"), (5, 40 + step, PERIODS[2])]
    second.append((119, 52 + step, "• Abschluss"))
    found = rows(printed(first, second, rules=[frame(145), frame(90)]))
    assert (found[-1] == [PERIODS[2], "Gäste laden Abschluss"]) == (step > 12)


def test_two_years_beside_lines_of_one_text_are_one_cell() -> None:
    page: list[Piece] = [
        *HEAD,
        (5, 40, "2020"),
        (5, 52, "2021"),
        (5, 64, "2022"),
        (115, 40, "Wege bauen und"),
        (115, 52, "pflegen,"),
    ]
    page += [
        (115, 64, "Bänke stellen"),
        (5, 90, "2024"),
        (5, 102, "2025"),
        (115, 90, "Feste feiern"),
        (115, 102, "mit allen"),
    ]
    found = rows(printed(page, rules=[[*lying(5), *lying(26), *lying(74), *lying(110), *standing(5, 110)]]))
    assert [cells[0] for cells in found[1:]] == ["2020 2021 2022", "2024 2025"]
