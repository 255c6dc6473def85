"""Lists that stand in two columns within one cell of a drawn table."""

import pytest

from tests.read.test_pdf_flow import kinds
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed

WIDE, FIRST = 440.0, 60.0
ALL = "mit allen Ämtern, Vereinen und Schulen der Stadt und des Kreises"
TITLES = ("Wege", "Bänke", "Feste")


def plan(second: str = "• Auswahl", wide: str = "") -> Sheet:
    words: list[Piece] = []
    rules: list[Edge] = [(x, 0.0, x, 150.0) for x in (0.0, FIRST, WIDE)]
    rules += [(0.0, 50.0 * n, WIDE, 50.0 * n) for n in range(4)]
    for n, title in enumerate(TITLES):
        y = 50.0 * n
        words += [(3.0, y + 14, title), (FIRST + 5, y + 14, "• Einladung aller"), (FIRST + 13, y + 27, "Vereine")]
        words += [(FIRST + 5, y + 40, f"• Bericht{wide}"), (260.0, y + 14, second), (260.0, y + 27, "• Umsetzung")]
    return Sheet(words, rules=rules)


def test_the_first_column_of_a_list_is_read_before_the_second_and_both_are_of_one_level() -> None:
    document = printed(plan())
    items = [(document.quote(b.span), b.level) for b in document.blocks if b.kind == "item"]
    assert items == [(text, 0) for text in ("Einladung aller Vereine", "Bericht", "Auswahl", "Umsetzung")] * 3
    assert len({b.cell.column for b in document.blocks if b.cell}) == 2


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(plan(second="– Auswahl"), id="another mark in the midst of a line"),
        pytest.param(plan(wide=" über alles, was in diesen Jahren geschehen ist"), id="a line runs over the gutter"),
    ],
)
def test_a_mark_within_a_line_begins_no_second_column(sheet: Sheet) -> None:
    told = [text for kind, text in kinds(printed(sheet)) if kind == "item"]
    assert told[0].startswith("Einladung aller") and "Auswahl" in told[0]


def test_a_title_above_such_a_list_may_run_over_the_gutter() -> None:
    """004_4517de3637648085: long lists stand in two columns below the title of their measure."""
    words: list[Piece] = []
    rules: list[Edge] = [(x, 0.0, x, 150.0) for x in (0.0, FIRST, WIDE)]
    rules += [(0.0, 50.0 * n, WIDE, 50.0 * n) for n in range(4)]
    for n in range(3):
        y = 50.0 * n
        words += [(3.0, y + 14, f"0{n + 1}/2021"), (FIRST + 5, y + 14, f"{TITLES[n]} {ALL}")]
        words += [(FIRST + 5, y + 28, "• Einladung"), (FIRST + 5, y + 41, "• Bericht")]
        words += [(260.0, y + 28, "• Auswahl"), (260.0, y + 41, "• Umsetzung")]
    told = [text for kind, text in kinds(printed(Sheet(words, rules=rules))) if kind == "item"]
    assert told == ["Einladung", "Bericht", "Auswahl", "Umsetzung"] * 3
