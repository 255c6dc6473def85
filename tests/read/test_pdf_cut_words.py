"""Words longer than their column, cut at its edge without a hyphen."""

import pytest

from tests.read.test_pdf_columns import Line, read, texts
from tests.read.test_pdf_shaded import Piece, Sheet, rows
from tests.read.test_pdf_shaded import printed as drawn

LINES = ("Alle Vereine laden die", "Städte im Lande und", "alle Vereine ein, die")


@pytest.mark.parametrize(
    ("cut", "rest", "found"),
    [
        ("Orte/Gesundheitsregi", "onen und alle anderen", True),
        ("Orte/Gesundheit", "onen und alle anderen", False),  # there was room for a letter
        ("Vereinsheimplatzbe", "reit und alle anderen", False),  # no double name, and no word begins so
        ("Vereinsheimplatzbau", "n, alle Orte und Wege", True),  # no word is a letter
        ("orte.example/mitmachen", "melden wir uns alle an", False),  # an address, and a word the document has once
        ("Orte/Gesundheitsregi", "alle Vereine und Orte", False),  # a word that stands elsewhere, too
    ],
)
def test_a_word_longer_than_its_column_is_cut_without_a_hyphen(cut: str, rest: str, found: bool) -> None:
    page: list[Line] = [(60, 59 + 13 * n, text) for n, text in enumerate(LINES)]
    page += [(60, 98, cut), (60, 111, rest), (60, 124, "Orte der Stadt.")]
    assert any(cut + rest.split()[0] in text for text in texts(read(page))) == found


def test_a_cell_may_cut_its_longest_word_too() -> None:
    lines: list[Piece] = [(5, 20, "Ziel"), (115, 20, "Zeitraum"), (5, 45, "Alle Schwerpunkt"), (5, 57, "e der Stadt")]
    lines += [(5, 69, "Schwerpunktthem"), (5, 81, "a und Titel"), (115, 45, "02/2021"), (115, 57, "bis 06/2021")]
    rules = [*((0, y, 200, y) for y in (5, 30, 90)), *((x, 5, x, 90) for x in (0, 88, 200))]
    assert "Schwerpunktthema und Titel" in rows(drawn(Sheet(lines, rules=rules)))[1][0]


def test_raised_letters_cut_by_the_line_end_stand_in_the_next_line() -> None:
    page: list[Line] = [
        *((60.0, 80 + 13 * n, line) for n, line in enumerate(("Bayerische Städte und", "Orte/Regionen"))),
        (126, 88, "pl", 7),
        (60, 101, "us", 7),
        (70.5, 106, "und ihre Wege", 10),
    ]
    assert "Orte/Regionenpl" in texts(read(page))[0]
    assert texts(read(page))[0].endswith("us und ihre Wege")
