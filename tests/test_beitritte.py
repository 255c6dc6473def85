"""Who joined when: lists, tables and sentences as people write them; and documents that only look like it."""

from collections.abc import Callable

import pytest

from extractors.beitritte import extract
from extractors.model.document import Document, Ignored, Issue
from extractors.model.records import Beitritt
from tests.growth import is_linear

Text = Callable[..., Document]
Joined = list[tuple[str | None, str, int]]

HEAD = "### Diese Kommunen sind dem Programm beigetreten:\n\n"
JENA, GERA, GOTHA = ("Stadt", "Jena", 2014), ("Stadt", "Gera", 2015), ("Landkreis", "Gotha", 2016)
GERA_TOO = ("Stadt", "Gera", 2014)

LISTS: list[tuple[str, str, Joined]] = [
    ("years, communes between commas", HEAD + "- 2014: Stadt Jena, Stadt Gera", [JENA, GERA_TOO]),
    ("years, und", HEAD + "- 2014: Stadt Jena und Stadt Gera", [JENA, GERA_TOO]),
    ("years, sowie", HEAD + "- 2014: Stadt Jena sowie Stadt Gera", [JENA, GERA_TOO]),
    (
        "years, und twice",
        HEAD + "- 2014: Stadt Jena und Stadt Gera und Stadt Suhl",
        [JENA, GERA_TOO, ("Stadt", "Suhl", 2014)],
    ),
    ("years, semicolons", HEAD + "- 2014: Stadt Jena; Stadt Gera", [JENA, GERA_TOO]),
    (
        "years, one region of two members",
        HEAD + "- 2014: GR+ Jena & Gotha",
        [("Gesundheitsregion", "Jena & Gotha", 2014)],
    ),
    ("years in bold type", HEAD + "- **2014:** Stadt Jena", [JENA]),
    ("years, a colon outside the bold type", HEAD + "- **2014**: Stadt Jena", [JENA]),
    ("years and dashes, no bullets", HEAD + "2014 – Stadt Jena\n2015 – Stadt Gera", [JENA, GERA]),
    ("years without a mark", HEAD + "- 2014 Stadt Jena\n- 2015 Stadt Gera", [JENA, GERA]),
    ("Seit", HEAD + "- Seit 2014: Stadt Jena", [JENA]),
    ("seit, no colon", HEAD + "- seit 2014 Stadt Jena", [JENA]),
    ("Im Jahr", HEAD + "- Im Jahr 2014: Stadt Jena, Stadt Gera", [JENA, GERA_TOO]),
    (
        "months and days",
        HEAD + "- 05/2014: Stadt Jena\n- Mai 2015: Stadt Gera\n- 1. Juli 2016: Landkreis Gotha",
        [JENA, GERA, GOTHA],
    ),
    ("Beitritt in the list", HEAD + "- Beitritt 2014 – Stadt Jena", [JENA]),
    ("Beitritt in lines of their own", "Beitritt 2014 – Stadt Jena\n\nBeitritt 2015 – Stadt Gera", [JENA, GERA]),
    (
        "years as headings",
        "## Beigetretene Kommunen\n\n### 2014\n\n- Stadt Jena\n\n### 2015\n\n- Stadt Gera",
        [JENA, GERA],
    ),
    ("years as lead-ins", HEAD + "2014:\n\n- Stadt Jena\n- Stadt Gera\n", [JENA, GERA_TOO]),
    ("who takes part", "## Welche Kommunen sind dabei?\n\n- 2014: Stadt Jena", [JENA]),
    ("communes, years in brackets", HEAD + "- Stadt Jena (2014)\n- Stadt Gera (seit 2015)", [JENA, GERA]),
    ("communes, months in brackets", HEAD + "– Stadt Jena (07/2014)\n– Stadt Gera (2015)", [JENA, GERA]),
    (
        "members of a network",
        "Mitglieder im Netzwerk:\n\n– Stadt Jena (07/2014)\n– Stadt Gera (03/2015)",
        [JENA, GERA],
    ),
    ("communes, years behind a comma", HEAD + "- Stadt Jena, 2014\n- Stadt Gera, 2015", [JENA, GERA]),
    ("communes, years behind a colon", HEAD + "- Stadt Jena: 2014\n- Stadt Gera: seit 2015", [JENA, GERA]),
    (
        "communes, days",
        HEAD + "- Stadt Jena (Beitritt 01.07.2014)\n- Stadt Gera, beigetreten im Mai 2015",
        [JENA, GERA],
    ),
    ("communes since, announced by their like", "Stadt Jena seit 2014\nStadt Gera seit 2015", [JENA, GERA]),
    ("communes, members since", "Stadt Jena – Mitglied seit 2014", [JENA]),
    ("a commune and its Beitritt", "Stadt Jena (Beitritt: 2014)", [JENA]),
    ("who belongs to it", "Dem Netz gehören an:\n\n- Stadt Jena (07/2014)\n- Stadt Gera, seit 2015", [JENA, GERA]),
    ("who has a part", "## Beteiligte Kommunen\n\n2014: Stadt Jena\n2015: Stadt Gera", [JENA, GERA]),
    ("members of a network", "## Mitglieder im Landesnetz\n\n– Stadt Jena (2014)\n– Stadt Gera (2015)", [JENA, GERA]),
    ("the same twice", HEAD + "- 2014: Stadt Jena\n\nDie Stadt Jena trat dem Programm 2014 bei.", [JENA]),
]

TABLES: list[tuple[str, str, Joined]] = [
    (
        "commune, year",
        "| Kommune | Beitritt |\n|---|---|\n| Stadt Jena | 2014 |\n| Landkreis Gotha | 05/2016 |",
        [JENA, GOTHA],
    ),
    (
        "an Art of its own",
        "| Kommune | Art | seit |\n|---|---|---|\n| Jena | Stadt | 2014 |\n| Gotha | Landkreis | 05/2016 |",
        [JENA, GOTHA],
    ),
    (
        "an Art that is none leaves the name",
        "| Kommune | Art | Beitritt |\n|---|---|---|\n| Jena | neu | 2014 |",
        [(None, "Jena", 2014)],
    ),
    ("year, commune", "| Beitrittsjahr | Mitgliedskommune |\n|---|---|\n| 2014 | Stadt Jena |", [JENA]),
    (
        "years, several communes",
        "| Jahr | Beigetretene Kommunen |\n|---|---|\n| 2014 | Stadt Jena, Stadt Gera |",
        [JENA, GERA_TOO],
    ),
    (
        "a column of its own for the sort of commune",
        "| Kommune | Art | Beitritt |\n|---|---|---|\n| Jena | Stadt | 2014 |\n| Gotha | Landkreis | 03/2016 |",
        [JENA, GOTHA],
    ),
    (
        "a list set as a table without a head",
        HEAD + "2014:\tStadt Jena, Stadt Gera\n2016:\tLandkreis Gotha",
        [JENA, GERA_TOO, GOTHA],
    ),
    ("a list set as a table, the years behind", HEAD + "Stadt Jena\tseit 2014\nStadt Gera\tseit 2015", [JENA, GERA]),
    ("who is new by year", "Jahr\tneu dabei\n2014\tStadt Jena, Stadt Gera", [JENA, GERA_TOO]),
    ("dabei seit", "Stadt/Landkreis\tdabei seit\nStadt Jena\t2014\nLandkreis Gotha\t2016", [JENA, GOTHA]),
    ("official names", "Gemeinde\tAufnahme\nJena, Stadt\t2014", [JENA]),
    ("weak heads below a heading that says it", HEAD + "| Stadt | Jahr |\n|---|---|\n| Stadt Jena | 2014 |", [JENA]),
    (
        "a column for something else",
        "| Nr. | Kommune | Kontakt | Beitritt |\n|---|---|---|---|\n| 1 | Stadt Jena | Amt | 2014 |",
        [JENA],
    ),
]

SENTENCES: list[tuple[str, str, Joined]] = [
    ("trat bei", "Die Stadt Jena trat dem Programm 2014 bei.", [JENA]),
    ("ist beigetreten", "Im Jahr 2014 ist die Stadt Jena dem Landesprogramm beigetreten.", [JENA]),
    ("several", "2014 traten die Städte Jena und Gera dem Netzwerk bei.", [JENA, GERA_TOO]),
    ("ist Mitglied", "Seit 2014 ist die Stadt Jena Mitglied im Netzwerk.", [JENA]),
    ("wurde aufgenommen", "2014 wurde die Stadt Jena in das Netzwerk aufgenommen.", [JENA]),
    ("Partnerkommune since a day", "Die Stadt Jena ist seit dem 1. Januar 2014 Partnerkommune.", [JENA]),
]


def joined(document: Document) -> Joined:
    found = [finding for finding in extract(document) if isinstance(finding, Beitritt)]
    return [(one.kommune.value.art, one.kommune.value.name, one.jahr.value) for one in found]


ALL = [*LISTS, *TABLES, *SENTENCES]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])
def test_a_document_says_who_joined_when(text: Text, source: str, expected: Joined) -> None:
    document = text(source, "Thüringen")
    assert sorted(joined(document), key=str) == sorted(expected, key=str)
    for finding in extract(document):
        if isinstance(finding, Beitritt):
            assert all(str(finding.jahr.value) in document.quote(span) for span in finding.jahr.spans)
            assert all(document.quote(span).strip() for span in finding.kommune.spans)


SILENT = [
    (
        "a club's history",
        "# Unser Verein\n\n- 1990: Gründung\n- 1995: Stadt Jena verleiht den Preis\n- 2001: Umzug nach Gera",
    ),
    ("a club's members", "# Mitglieder\n\n- Hans Muster seit 2014\n- Eva Beispiel seit 2015"),
    ("opening hours", "Öffnungszeiten\n\nMontag: 8–12 Uhr\nDienstag: 14–18 Uhr"),
    ("a budget", "# Haushalt der Stadt Jena\n\n| Jahr | Stadt | Betrag |\n|---|---|---|\n| 2014 | Jena | 1.000 |"),
    ("a table without a head below other words", "# Besuche des Ministers\n\n2014:\tStadt Jena\n2015:\tStadt Gera"),
    ("a table without a head, not all years", "# Beigetreten\n\n2014:\tStadt Jena\nspäter:\tStadt Gera"),
    ("people counted", "| Stadt | Jahr | Einwohner |\n|---|---|---|\n| Jena | 2014 | 100.000 |"),
    ("mayors", "| Stadt | im Amt seit |\n|---|---|\n| Jena | 2014 |"),
    (
        "a curriculum vitae",
        "# Lebenslauf\n\n2014: Mitglied im Rat der Stadt Jena\n2015: Studium in Gera\nseit 2018 Amtsleiter in Suhl",
    ),
    ("an imprint", "Impressum\n\nStadt Jena, Stand 2014\nDruckerei Gera, Auflage 2015"),
    ("a treaty", "1973 traten Dänemark und Irland der Gemeinschaft bei."),
    ("a federation", "1990 traten die Länder Thüringen und Sachsen dem Bund bei."),
    ("a citizen's club", "Hans Muster ist seit 2014 Mitglied der Feuerwehr der Stadt Jena."),
    ("an office as member", "Das Gesundheitsamt der Stadt Jena ist seit 2014 Mitglied im Netzwerk."),
    ("who comes from there", "Eine Gruppe aus Jena wurde 2014 in das Programm aufgenommen."),
    ("who refused", "2014 lehnte die Stadt Jena den Beitritt ab."),
    ("who did not", "Die Stadt Jena ist 2014 dem Programm nicht beigetreten."),
    ("who wants to", "Die Stadt Jena will 2026 dem Programm beitreten."),
    ("how many", "Bis Ende 2019 sind dem Programm elf Kommunen beigetreten."),
]


@pytest.mark.parametrize("source", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_what_only_looks_like_joining_gives_nothing(text: Text, source: str) -> None:
    assert list(extract(text(source, "Thüringen"))) == []


def test_a_year_above_its_communes_lacks_none(text: Text) -> None:
    found = list(extract(text(HEAD + "- 2014:\n  - Stadt Jena\n  - Stadt Gera\n- 2015: Stadt Suhl", "Thüringen")))
    assert [type(finding).__name__ for finding in found] == ["Beitritt"] * 3


TOLD = [
    ("an entry that is no commune", HEAD + "- 2014: Sportverein Nord", "beitritt_ohne_kommune", "Sportverein Nord"),
    (
        "one entry of three",
        HEAD + "- 2014: Stadt Jena, Verein Nord, Stadt Gera",
        "beitritt_ohne_kommune",
        "Verein Nord",
    ),
    (
        "years whose communes a print sets elsewhere",
        HEAD + "- 2014:\n- 2015: Stadt Jena",
        "beitritt_ohne_kommune",
        "2014:",
    ),
    ("two years", HEAD + "- 2014/2015: Stadt Jena", "beitritt_ohne_jahr", "2014/2015: "),
    ("an open year", "| Kommune | Beitritt |\n|---|---|\n| Stadt Jena | offen |", "beitritt_ohne_jahr", "Stadt Jena"),
    (
        "two years in a cell",
        "| Kommune | Beitritt |\n|---|---|\n| Stadt Jena | 2014/2015 |",
        "beitritt_ohne_jahr",
        "Stadt Jena",
    ),
    (
        "a table without a head, a cell without its year",
        HEAD + "2014:\tStadt Jena\n\tStadt Gera",
        "beitritt_ohne_jahr",
        "Stadt Gera",
    ),
    (
        "no commune in its column",
        "| Kommune | Beitritt |\n|---|---|\n| Verein Nord | 2014 |",
        "beitritt_ohne_kommune",
        "Verein Nord",
    ),
    (
        "years for two in a sentence",
        "2014 trat die Stadt Jena bei, 2015 die Stadt Gera.",
        "beitritt_ohne_jahr",
        "2014 trat die Stadt Jena bei, 2015 die Stadt Gera.",
    ),
]


@pytest.mark.parametrize(("source", "rule", "words"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_is_announced_and_not_understood_is_told(text: Text, source: str, rule: str, words: str) -> None:
    document = text(source, "Thüringen")
    told = [(f.rule, document.quote(f.span)) for f in extract(document) if isinstance(f, Issue)]
    assert told == [(rule, words)]


def test_heads_and_other_columns_of_a_table_are_passed_over_by_name(text: Text) -> None:
    document = text("| Kommune | Beitritt | Kontakt |\n|---|---|---|\n| Stadt Jena | 2014 | Amt |")
    passed = [(f.why, document.quote(f.span)) for f in extract(document) if isinstance(f, Ignored)]
    assert passed == [
        ("tabellenkopf", "Kommune"),
        ("tabellenkopf", "Beitritt"),
        ("tabellenkopf", "Kontakt"),
        ("spalte_ohne_feld", "Amt"),
    ]


def test_the_programme_is_named_where_the_announcement_names_it(text: Text) -> None:
    (found,) = extract(text("### Wer dem Landesprogramm „Gesund vor Ort“ beigetreten ist:\n\n- 2014: Stadt Jena"))
    assert isinstance(found, Beitritt)
    assert found.programm
    assert found.programm.value == "Landesprogramm „Gesund vor Ort“"


@pytest.mark.parametrize("before", [HEAD, f"{HEAD}- 2014: "])
@pytest.mark.parametrize("unit", ["trat ", "2014 ", "ist Stadt ", "1. ", "Jena und "])
def test_time_grows_with_the_length_of_hostile_lines_and_no_faster(text: Text, before: str, unit: str) -> None:
    assert is_linear(lambda document: list(extract(document)), lambda count: text(before + unit * count), 8_000)


def test_time_grows_with_the_number_of_years_under_each_other_and_no_faster(text: Text) -> None:
    years = text("# Beigetreten\n\n" + "## 2014\n\n" * 100)
    assert list(extract(years)) == []
    many = "## 2014\n\n"
    assert is_linear(lambda d: list(extract(d)), lambda count: text("# Beigetreten\n\n" + many * count), 20_000)
