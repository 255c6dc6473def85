"""Plans with a filled column of goals, and fills of every second row that begin behind it."""

from itertools import pairwise

import pytest

from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")
COLUMNS = (0.0, 110.0, 200.0, 420.0)
HEAD = ["Ziel", "Zeitraum", "Maßnahme der Stadt"]
HIGH = 44.0


def row(number: int, top: float) -> list[Piece]:
    words: list[Piece] = [(113.0, top + 12, f"0{number + 1}/2021 bis"), (113.0, top + 24, "06/2025")]
    words += [
        (203.0, top + 12, f"{TITLES[number]} mit allen"),
        (203.0, top + 24, "• Beginn"),
        (203.0, top + 36, "• Ende"),
    ]
    return words


def plan(sizes: tuple[int, ...], first: int, *, head: bool = True) -> Sheet:
    """Goals of so many rows; of the rows every second one is filled, from the one with the number `first` on."""
    words: list[Piece] = []
    fills: list[Edge] = []
    y = 10.0
    if head:
        words = [(x + 3, 21.0, f"*{text}") for x, text in zip(COLUMNS, HEAD, strict=False)]
        fills = [(a, 10.0, b, 26.0) for a, b in pairwise(COLUMNS)]
        y = 26.0
    number = 0
    for goal, size in enumerate(sizes, start=1):
        fills.append((0.0, y, 110.0, y + HIGH * size))
        words += [(3.0, y + 12, f"Ziel {goal}: Die"), (3.0, y + 24, "Stadt hilft allen")]
        for n in range(number, number + size):
            words += row(n, y)
            if n % 2 == first:
                fills += [(a, y, b, y + HIGH) for a, b in pairwise(COLUMNS[1:])]
            y += HIGH
        number += size
    return Sheet(words, fills)


def told(sizes: tuple[int, ...]) -> list[list[str]]:
    found, number = [], 0
    for goal, size in enumerate(sizes, start=1):
        for n in range(size):
            name = [f"Ziel {goal}: Die Stadt hilft allen"] if n == 0 else []
            found.append([*name, f"0{number + 1}/2021 bis 06/2025", f"{TITLES[number]} mit allen Beginn Ende"])
            number += 1
    return found


@pytest.mark.parametrize("sizes", [(3, 3), (2, 4), (4, 1)], ids=str)
@pytest.mark.parametrize("first", [0, 1], ids=["first row filled", "second row filled"])
@pytest.mark.parametrize("head", [True, False], ids=["head", "no head"])
def test_rows_between_filled_ones_are_rows_beside_their_goal(sizes: tuple[int, ...], first: int, head: bool) -> None:
    assert rows(printed(plan(sizes, first, head=head))) == [*([HEAD] if head else []), *told(sizes)]
