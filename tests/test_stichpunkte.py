"""Every list item under its heading or lead-in, with its depth and its position among its siblings."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document
from extractors.model.notation import from_notation
from extractors.model.records import Stichpunkt
from extractors.stichpunkte import extract

Text = Callable[..., Document]
Told = tuple[str | None, int, int, str]  # heading, depth, position, text

CASES: list[tuple[str, str, list[Told]]] = [
    ("below a heading", "## Ziele\n\n- eins\n- zwei", [("Ziele", 0, 1, "eins"), ("Ziele", 0, 2, "zwei")]),
    ("below a lead-in", "## Ziele\n\nWir wollen:\n\n- eins", [("Wir wollen:", 0, 1, "eins")]),
    ("below a lead-in with dots", "Wer mitmacht, …\n\n- lernt", [("Wer mitmacht, …", 0, 1, "lernt")]),
    (
        "below a sentence that the list ends",
        "## Fragen\n\nRufen Sie uns an\n\n- im Amt",
        [("Rufen Sie uns an", 0, 1, "im Amt")],
    ),
    ("below a name", "## Mitmachen\n\n© Ada Muster / BILDSTELLE\n\n- im Amt", [("Mitmachen", 0, 1, "im Amt")]),
    ("below prose that leads in nothing", "## Ziele\n\nEin Satz.\n\n- eins", [("Ziele", 0, 1, "eins")]),
    ("below nothing", "- eins", [(None, 0, 1, "eins")]),
    (
        "deeper",
        "- a\n  - b\n  - c\n- d\n  - e",
        [(None, 0, 1, "a"), (None, 1, 1, "b"), (None, 1, 2, "c"), (None, 0, 2, "d"), (None, 1, 1, "e")],
    ),
    ("numbered", "1. eins\n2. zwei", [(None, 0, 1, "eins"), (None, 0, 2, "zwei")]),
    ("two lists count anew", "- eins\n\nEin Satz.\n\n- zwei", [(None, 0, 1, "eins"), (None, 0, 1, "zwei")]),
    ("lettered by hand", "• eins\n• zwei", [(None, 0, 1, "eins"), (None, 0, 2, "zwei")]),
    (
        "enumerated below a lead-in",
        "Felder:\n\nSport,\nEssen und\nSchlaf.",
        [("Felder:", 0, 1, "Sport,"), ("Felder:", 0, 2, "Essen und"), ("Felder:", 0, 3, "Schlaf.")],
    ),
    ("in a cell", "a\tPlan: • eins • zwei", [("Plan:", 0, 1, "eins"), ("Plan:", 0, 2, "zwei")]),
    ("in a cell of its own beside a label", "Lage\t• eins • zwei", [("Lage", 0, 1, "eins"), ("Lage", 0, 2, "zwei")]),
    ("a plan's bullets belong to its measures", "Zeitraum\tMaßnahme\n2021\tPlan: • eins", []),
    ("no list at all", "Ein Satz.\n\nNoch einer.", []),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_items_stand_under_their_heading_in_order(text: Text, source: str, expected: list[Told]) -> None:
    found = [finding for finding in extract(text(source)) if isinstance(finding, Stichpunkt)]
    assert [
        (one.ueberschrift.value if one.ueberschrift else None, one.ebene.value, one.position.value, one.text.value)
        for one in found
    ] == expected


def test_the_foot_of_a_page_between_two_items_announces_none() -> None:
    document = from_notation(
        """1 heading 1 | Ziele
1 item 0 • | eins
1 paragraph | Ein Heft der Stadt
2 item 0 • | zwei
"""
    )
    found = [one.ueberschrift.value for one in extract(document) if isinstance(one, Stichpunkt) and one.ueberschrift]
    assert found == ["Ziele", "Ziele"]


@pytest.mark.parametrize("frame", ["<nav><ul><li>Start</ul></nav>", "<footer><ul><li>Impressum</ul></footer>"])
def test_items_of_the_pages_frame_are_none(text: Text, frame: str) -> None:
    found = list(extract(text(f"<html><body>{frame}<ul><li>eins</ul></body></html>")))
    assert [one.text.value for one in found if isinstance(one, Stichpunkt)] == ["eins"]
