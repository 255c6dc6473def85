"""Which commune works on what: items, headings and tables; and lists of themes that name no commune."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document, Ignored, Issue
from extractors.model.records import Schwerpunkt
from extractors.schwerpunkte import extract

Text = Callable[..., Document]

HEAD = "### Schwerpunkte der Kommunen:\n\n"
SPORT, SLEEP, GOTHA = ("Jena", "Bewegung"), ("Jena", "Schlaf"), ("Gotha", "Essen")

CASES = [
    ("brochure: commas", HEAD + "- Jena: Bewegung, Schlaf", [SPORT, SLEEP]),
    ("brochure: semicolons", HEAD + "- Jena: Bewegung; Schlaf", [SPORT, SLEEP]),
    ("brochure: a commune in bold type", HEAD + "- **Jena:** Bewegung", [SPORT]),
    ("brochure: no bullets", HEAD + "Jena: Bewegung", [SPORT]),
    ("brochure: a dash", HEAD + "- Jena – Bewegung, Schlaf", [SPORT, SLEEP]),
    ("brochure: an art", HEAD + "- Landkreis Gotha: Essen", [GOTHA]),
    ("brochure: one theme of two words", HEAD + "- Jena: Essen und Schlaf", [("Jena", "Essen und Schlaf")]),
    (
        "brochure: commas in brackets",
        HEAD + "- Jena: Sport (Yoga, Judo), Schlaf",
        [("Jena", "Sport (Yoga, Judo)"), SLEEP],
    ),
    (
        "brochure: commas in a title",
        HEAD + "- Jena: „Essen, aber richtig“, Schlaf",
        [("Jena", "„Essen, aber richtig“"), SLEEP],
    ),
    ("page: items below a commune", HEAD + "- Jena:\n  - Bewegung\n  - Schlaf", [SPORT, SLEEP]),
    ("page: themes", "### Themen der Kommunen\n\n- Jena: Bewegung", [SPORT]),
    ("page: fields", "### Handlungsfelder in den Kommunen\n\n- Jena: Bewegung", [SPORT]),
    (
        "report: a heading for each",
        "## Schwerpunkte der Kommunen\n\n### Stadt Jena\n\n- Bewegung\n- Schlaf\n\n### Landkreis Gotha\n\n- Essen",
        [SPORT, SLEEP, GOTHA],
    ),
    (
        "report: a table",
        "| Kommune | Schwerpunkte |\n|---|---|\n| Stadt Jena | Bewegung, Schlaf |\n| Landkreis Gotha | Essen |",
        [SPORT, SLEEP, GOTHA],
    ),
    (
        "brochure: a table without a head",
        HEAD + "Jena:\tBewegung, Schlaf\nLandkreis Gotha:\tEssen",
        [SPORT, SLEEP, GOTHA],
    ),
    ("list: two communes", HEAD + "- Stadt Jena, Stadt Gera: Bewegung", [SPORT, ("Gera", "Bewegung")]),
    (
        "report: a heading for two",
        "## Schwerpunkte der Kommunen\n\n### Stadt Jena und Stadt Gera\n\n- Bewegung",
        [SPORT, ("Gera", "Bewegung")],
    ),
    ("list: a telephone number is no theme", HEAD + "- Jena: Tel. 03641 49-0", []),
    ("list: nor is an address on the web", HEAD + "- Jena: Bewegung, www.jena.example", [SPORT]),
    ("list: nor is one below", HEAD + "- Jena:\n  - Bewegung\n  - gesund@jena.example", [SPORT]),
    (
        "report: a table by themes",
        "| Handlungsfeld | Kommunen |\n|---|---|\n| Bewegung | Stadt Jena, Stadt Gera |",
        [SPORT, ("Gera", "Bewegung")],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_document_says_who_works_on_what(text: Text, source: str, expected: list[tuple[str, str]]) -> None:
    found = [finding for finding in extract(text(source, "Thüringen")) if isinstance(finding, Schwerpunkt)]
    assert [(one.kommune.value.name, one.thema.value) for one in found] == expected


SILENT = [
    ("concept: fields explained", "## Handlungsfelder\n\n- Bewegung: Sport für alle\n- Ernährung: Kochen"),
    ("letter: an address", "## Kontakt\n\n- Jena: Markt 3"),
    ("plan: a table of measures", "| Kommune | Schwerpunkt | Zeitraum |\n|---|---|---|\n| Jena | Sport | 2021 |"),
    ("report: prose below the heading", HEAD + "Alle haben eines gemeinsam: Sie arbeiten vor Ort."),
    ("report: sections of a concept", "## Schwerpunkte\n\n### Bewegung im Alter\n\n- Gymnastik"),
    ("concept: a table of fields", HEAD + "Bewegung:\tSport für alle\nErnährung:\tKochen\nJena:\tSchlaf"),
    ("club: a history", "## Schwerpunkt\n\n2014: Gründung"),
]


@pytest.mark.parametrize("source", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_themes_without_communes_give_nothing(text: Text, source: str) -> None:
    assert list(extract(text(source, "Thüringen"))) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (HEAD + "- Verein Nord: Bewegung\n- Jena: Schlaf", "Verein Nord"),
        (HEAD + "- Bewegung: Jena, Gera", "Bewegung"),
        ("| Kommune | Schwerpunkt |\n|---|---|\n| Verein Nord | Sport |", "Verein Nord"),
        (HEAD + "Stadt Jena:\tSchlaf\nStadt Gera:\tEssen\nVerein Nord:\tSport", "Verein Nord"),
    ],
    ids=["an entry that is no commune", "themes first", "a cell that is no commune", "a table without a head"],
)
def test_an_entry_that_names_no_commune_is_told(text: Text, source: str, words: str) -> None:
    document = text(source, "Thüringen")
    told = [(f.rule, document.quote(f.span)) for f in extract(document) if isinstance(f, Issue)]
    assert told == [("schwerpunkt_ohne_kommune", words)]


def test_the_head_of_a_table_is_passed_over_by_name(text: Text) -> None:
    document = text("| Kommune | Schwerpunkt |\n|---|---|\n| Jena | Sport |", "Thüringen")
    assert [f.why for f in extract(document) if isinstance(f, Ignored)] == ["tabellenkopf", "tabellenkopf"]
