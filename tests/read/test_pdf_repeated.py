"""Heads that pages repeat, rows cut around them, and running heads that must not be taken for one."""

from collections.abc import Iterable, Sequence

import pytest

from tests.read.test_pdf_columns import MEASURES, PERIODS, Line, cells, read

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
