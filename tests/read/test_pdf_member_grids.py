"""Members of a sentence set side by side in rows below its lead-in."""

import pytest

from tests.read.test_pdf_columns import Line, read
from tests.read.test_pdf_flow import items, kinds

LEAD = "In vier Bereichen ist der Verbund aktiv:"
MEMBERS = ["Bewegung im Quartier,", "Bewegung der Kinder,", "Bewegung im Alter und", "Ernährung."]


def page(*texts: str, steps: tuple[float, float] = (240.0, 240.0)) -> list[Line]:
    """Two rows of two members each; how far right the second of each row stands."""
    found: list[Line] = [(60, 80, LEAD)]
    for n, text in enumerate(texts):
        found.append((60 + steps[n // 2] * (n % 2), 100 + 20 * (n // 2), text))
    return [*found, (60, 170, "Alle Städte des Landes sind dabei und laden ein.")]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)], ids=["row by row", "column by column"])
def test_each_member_is_an_item_in_the_order_of_the_sentence(order: tuple[int, ...]) -> None:
    """001_c112b68d8598aab6: the four themes of a flyer in two columns, or in boxes."""
    assert items(read(page(*(MEMBERS[n] for n in order)))) == MEMBERS


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(page(*MEMBERS[:3], "Ernährung"), id="no full stop"),
        pytest.param(page("Bewegung", *MEMBERS[1:]), id="no comma"),
        pytest.param(page(*MEMBERS, steps=(240.0, 200.0)), id="no columns"),
    ],
)
def test_other_words_side_by_side_are_no_members(lines: list[Line]) -> None:
    assert not [text for text in items(read(lines)) if text in MEMBERS and text == "Ernährung."]
    assert LEAD in [text for _, text in kinds(read(lines))]
