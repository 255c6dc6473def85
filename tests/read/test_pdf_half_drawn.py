"""Plans of which only the goals are filled, beside rows that rules part: two columns stand in the one they close."""

from collections.abc import Sequence

import pytest

from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen")
PERIODS = ("01/2021 bis 06/2025", "02/2021 bis 06/2025", "03/2021 bis 06/2025", "04/2021 bis 06/2025")
HEAD = ["Zeitraum", "Maßnahme der Stadt"]


def plan(entries: Sequence[str], left: float = 110.0) -> Sheet:
    """Two goals, each beside two rows, whose entries stand on two lines."""
    words: list[Piece] = [(left, 15.0, "*Zeitraum"), (180.0, 15.0, "*Maßnahme der Stadt")]
    rules: list[Edge] = [(0.0, y, 400.0, y) for y in (2.0, 20.0)]
    fills: list[Edge] = []
    for n, (title, entry) in enumerate(zip(TITLES, entries, strict=True)):
        top = 20.0 + 46 * n
        if n % 2 == 0:
            fills.append((0.0, top, 100.0, top + 92))
            words += [(4.0, top + 14, f"*Ziel {n // 2}: Die Stadt"), (4.0, top + 26, "*ist für alle da")]
        first, _, second = entry.partition(" bis ")
        words += [(left, top + 14, f"{first} bis" if second else first), (left, top + 26, second)]
        words += [(180.0, top + 14, f"{title} mit allen in der Stadt"), (183.0, top + 26, "• Beginn am Hang")]
        words.append((183.0, top + 38, "• Abschluss am See"))
        rules.append((0.0 if n % 2 else 100.0, top + 46, 400.0, top + 46))
    return Sheet([word for word in words if word[2]], fills, rules)


def test_a_period_and_a_measure_behind_a_filled_goal_are_two_columns() -> None:
    found = rows(printed(plan(PERIODS)))
    assert found[0] == HEAD
    assert [row[-2] for row in found[1:]] == list(PERIODS)
    assert [row[-1].partition(" mit")[0] for row in found[1:]] == list(TITLES)
    assert [row[0] for row in found[1:] if len(row) > 2] == [f"Ziel {n}: Die Stadt ist für alle da" for n in (0, 1)]


@pytest.mark.parametrize(
    "entries", [("alle", "jede", "jeder", "wir"), ("2021", "alle", "jede", "wir"), ("1 2 3 4 5 6 7",) * 4]
)
def test_words_without_a_number_before_white_are_no_column(entries: Sequence[str]) -> None:
    assert all(len(row) < 3 for row in rows(printed(plan(entries))))


def test_rows_that_are_drawn_in_both_columns_are_left_as_they_are() -> None:
    words: list[Piece] = []
    for n, (title, period) in enumerate(zip(TITLES, PERIODS, strict=True)):
        words += [(4.0, 34.0 + 20 * n, f"Amt {n}"), (110.0, 34.0 + 20 * n, period[:7]), (180.0, 34.0 + 20 * n, title)]
    grid: list[Edge] = [(x, 20.0, x, 100.0) for x in (0.0, 100.0, 400.0)]
    grid += [(0.0, 20.0 + 20 * n, 400.0, 20.0 + 20 * n) for n in range(5)]
    assert rows(printed(Sheet(words, rules=grid)))[0] == ["Amt 0", "01/2021 Wege bauen"]
