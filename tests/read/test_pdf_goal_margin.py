"""Plans that draw nothing, with their goals in a margin, which may be coloured down the whole sheet."""

from collections.abc import Sequence

import pytest

from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")
SHEET = (-60.0, -42.0, 75.0, 800.0)
HEAD = [(90.0, 10.0, "*Zeitraum"), (200.0, 10.0, "*Maßnahme der Stadt")]
HEADS = ["Zeitraum", "Maßnahme der Stadt"]
FILLS = pytest.mark.parametrize("fills", [[SHEET], []], ids=["coloured", "plain"])
GOAL = ("Die Stadt hilft", "allen, die auf", "ihren Wegen", "sicher gehen")


def row(number: int, top: float) -> list[Piece]:
    title = f"*{TITLES[number]} mit allen"
    return [
        (90.0, top, f"0{number + 1}/2021 bis 06/2025"),
        (200.0, top, title),
        (200.0, top + 12, "• Beginn"),
        (200.0, top + 24, "• Ende"),
    ]


def goal(number: int, top: float, lines: int) -> list[Piece]:
    said = [f"*Ziel {number}:", *GOAL[:lines]]
    return [(-50.0, top + 12 * n, text) for n, text in enumerate(said)]


def plan(*sizes: int, lines: int, step: float, fills: Sequence[Edge] = (SHEET,)) -> Sheet:
    """Goals of so many rows; the next row begins `step` below."""
    words, number = [*HEAD], 0
    for n, size in enumerate(sizes, start=1):
        words += goal(n, 30 + step * number, lines)
        for _ in range(size):
            words += row(number, 30 + step * number)
            number += 1
    return Sheet(words, fills)


def told(*sizes: int, lines: int) -> list[list[str]]:
    found, number = [HEADS], 0
    for n, size in enumerate(sizes, start=1):
        for k in range(size):
            name = [] if k else [" ".join((f"Ziel {n}:", *GOAL[:lines]))]
            found.append([*name, f"0{number + 1}/2021 bis 06/2025", f"{TITLES[number]} mit allen Beginn Ende"])
            number += 1
    return found


@FILLS
@pytest.mark.parametrize("sizes", [(3, 3), (2, 4), (4, 1)], ids=str)
def test_a_goal_in_the_margin_heads_the_rows_from_the_one_beside_it_on(
    sizes: tuple[int, ...], fills: Sequence[Edge]
) -> None:
    assert rows(printed(plan(*sizes, lines=2, step=44, fills=fills))) == told(*sizes, lines=2)


@FILLS
def test_the_white_below_a_row_with_a_long_goal_beside_it_parts_no_table(fills: Sequence[Edge]) -> None:
    assert rows(printed(plan(1, 1, 1, 1, lines=4, step=100, fills=fills))) == told(1, 1, 1, 1, lines=4)


def test_a_goal_goes_on_beside_the_rows_of_the_next_page_up_to_the_next_goal() -> None:
    first = plan(3, lines=2, step=44)
    second = Sheet([*row(3, 30), *row(4, 74), *row(5, 118), *goal(2, 118, 2)], [SHEET])
    expected = told(3, lines=2)
    rest = [[f"0{n + 1}/2021 bis 06/2025", f"{TITLES[n]} mit allen Beginn Ende"] for n in (3, 4, 5)]
    rest[-1].insert(0, "Ziel 2: Die Stadt hilft allen, die auf")
    assert rows(printed(first, second)) == [*expected, *rest]


def test_a_title_that_runs_over_the_edge_of_the_margin_stands_above_the_table() -> None:
    sheet = plan(3, 3, lines=2, step=44)
    sheet = Sheet([(-50.0, -16.0, "*Arbeitsplan der Stadt für die Jahre bis 2025"), *sheet.words], sheet.fills)
    document = printed(sheet)
    assert rows(document) == told(3, 3, lines=2)
    assert document.quote(document.blocks[0].span) == "Arbeitsplan der Stadt für die Jahre bis 2025"


@FILLS
def test_contacts_in_a_margin_beside_no_row_are_no_goals(fills: Sequence[Edge]) -> None:
    words = [*HEAD, *(piece for n in range(6) for piece in row(n, 30 + 44.0 * n))]
    contacts: list[Piece] = [(-50.0, 52.0 + 40 * n, text) for n, text in enumerate(("Rathaus", "Zimmer 12", "Suhl"))]
    document = printed(Sheet([*words, *contacts], fills))
    assert all("Rathaus" not in cell for cells in rows(document) for cell in cells)
