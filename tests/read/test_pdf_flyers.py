"""Flyers: few pages, narrow columns, rules and boxes between them, and a foot that no other page repeats."""

from collections.abc import Iterable

import pytest

from tests.read.test_pdf_columns import PROSE, Line, read, texts


def column(x: float, y: float, name: str, count: int, step: float = 13) -> Iterable[Line]:
    """Lines of one column, each with a sign of its own."""
    return ((x, y + step * n, f"{name}{n} {PROSE[n % 4][:30]}") for n in range(count))


@pytest.mark.parametrize("number", ["Seite 1 von 1", "Seite 1", "1/1"])
def test_a_small_foot_that_counts_the_only_page_is_its_foot(number: str) -> None:
    page = [*column(60, 80, "a", 30), (60, 790.0, "Amt für Gesundheit", 7), (60, 799.0, "am Markt", 7)]
    told = texts(read([*page, (500, 795.0, number, 7)]))
    assert "a29" in told[-1]
    assert "Markt" in texts(read(page))[-1]
    assert "Markt" in texts(read([*page, (500, 795.0, "Seite 3", 7)]))[-1]


def test_text_as_large_as_the_others_is_no_foot_beside_a_number() -> None:
    page = [*column(60, 80, "a", 30), (60, 790.0, "Alle Angebote sind frei."), (500, 790.0, "Seite 1 von 1")]
    assert any("frei." in text for text in texts(read(page)))
