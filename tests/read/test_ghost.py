"""Ghosts: text that comes again torn is kept as furniture, so that nothing counts twice; mere repetition is none."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document
from pipeline.read.ghost import ghost_lines
from pipeline.read.wrapped import Line

PRINTED = "Projekte und Netzwerke sind gelistet\nund können gefunden werden."

CASES = [
    ("the torn copy at the end", f"{PRINTED}\n\nrojekte und Netzwerke sind gelistet", {4}),
    (
        "the torn copy with a whole line",
        f"{PRINTED}\n\nrojekte und Netzwerke sind gelistet\nund können gefunden werden.",
        {4, 5},
    ),
    ("the torn copy before the print", f"ekte und Netzwerke sind gelistet\n\n{PRINTED}", {1}),
    ("a repeated line that is whole", f"{PRINTED}\n\n{PRINTED}", set()),
    ("a torn line beside a new one", f"{PRINTED}\n\nrojekte und Netzwerke sind gelistet\nDas ist neu.", set()),
    ("short words tear by chance", "Haus und\n\naus und", set()),
    (
        "the start of one paragraph and the torn end of another, in lines of other lengths (a flyer set anew)",
        f"Alle Angebote stehen auf www.netz.example bereit.\n{PRINTED}\n\nAlle Angebote stehen\n"
        "auf www.netz.example rojekte und Netz-\nwerke sind gelistet",
        {5, 6, 7},
    ),
    ("a word that is the end of another one", "Wir haben kein Haus am Markt.\n\nein Haus am Markt\n\nein Hof", set()),
    ("a torn line inside the paragraph", f"{PRINTED}\nrojekte und Netzwerke sind gelistet", set()),
]


@pytest.mark.parametrize(("source", "numbers"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_these_lines_are_ghosts(source: str, numbers: set[int]) -> None:
    lines = [Line(raw, 0, number, 1) for number, raw in enumerate(source.split("\n"), start=1)]
    assert ghost_lines(lines) == numbers


def test_a_ghost_stays_in_the_document_as_furniture(text: Callable[..., Document]) -> None:
    document = text(f"{PRINTED}\n\nrojekte und Netzwerke sind gelistet\n")
    assert [(block.kind, block.marker) for block in document.blocks][-1] == ("furniture", "ghost")
