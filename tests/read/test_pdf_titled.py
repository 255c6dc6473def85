"""Plans that draw nothing, with periods in a margin beside bold titles, on no line of theirs."""

import pytest

from tests.read.test_pdf_shaded import Piece, Sheet, printed, rows

TITLES = (
    ("Wege bauen mit allen", "Ämtern der Stadt"),
    ("Bänke stellen",),
    ("Feste feiern", "für alle Kinder", "im Park"),
    ("Gärten pflegen mit", "den Schulen"),
)
RIGHT = 90.0


def row(number: int, top: float, lower: float, *, bold: bool = True) -> list[Piece]:
    """A title of some lines, its period on two lines that begin so much lower, and a list of two items."""
    lines = TITLES[number]
    words: list[Piece] = [(RIGHT, top + 12 * n, "*" * bold + text) for n, text in enumerate(lines)]
    words += [(3.0, top + lower, f"0{number + 1}/2021 bis"), (3.0, top + lower + 12, "06/2025")]
    foot = top + 12 * len(lines) + (8 if len(lines) > 1 else 14)
    return [*words, (RIGHT + 4, foot, "• Beginn"), (RIGHT + 4, foot + 12, "• Ende mit allen")]


def plan(lower: float, *, bold: bool = True) -> Sheet:
    return Sheet([piece for n in range(4) for piece in row(n, 20 + 84.0 * n, lower, bold=bold)])


def told() -> list[list[str]]:
    return [[f"0{n + 1}/2021 bis 06/2025", f"{' '.join(TITLES[n])} Beginn Ende mit allen"] for n in range(4)]


@pytest.mark.parametrize("lower", [-5.0, 5.0, 7.0])
def test_a_period_beside_a_bold_title_begins_a_row_with_it_though_they_share_no_line(lower: float) -> None:
    assert rows(printed(plan(lower))) == told()


def test_beside_titles_that_are_not_bold_nothing_tells_the_rows() -> None:
    assert rows(printed(plan(7.0, bold=False))) == []


def test_two_periods_beside_one_title_make_no_rows() -> None:
    words = plan(7.0).words
    doubled = [(3.0, y - 19 if text.endswith("bis") else y, text) for _, y, text in words if text[0].isdigit()]
    others = [piece for piece in words if not piece[2][0].isdigit()]
    assert rows(printed(Sheet([*others, *doubled]))) == []


@pytest.mark.parametrize("boxed", [True, False])
def test_a_goal_in_a_box_at_the_head_of_a_page_is_no_rest_of_the_row_before(boxed: bool) -> None:
    """The goal stands where the text of items does; its words may go on, where no box is drawn around them."""
    level = [piece for n in range(4) for piece in row(n, 20 + 84.0 * n, 0.0)]
    goal = [(RIGHT + 10.1, 20.0, "damit alle in der Stadt"), (RIGHT + 10.1, 32.0, "gut wohnen können")]
    second = [piece for n in range(4) for piece in row(n, 60 + 84.0 * n, 0.0)]
    box = [(RIGHT, 4.0, RIGHT + 200, 40.0)] if boxed else []
    found = rows(printed(Sheet(level), Sheet([*goal, *second], box)))
    assert (["damit alle in der Stadt gut wohnen können"] in found) == boxed
    assert len(found) == 8 + boxed
