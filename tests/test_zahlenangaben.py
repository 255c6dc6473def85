"""Figures: what is counted, how exact, up to when, where; and the numbers that count nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.document import Document, Ignored, Issue
from extractors.model.notation import from_notation
from extractors.model.records import Zahlenangabe
from extractors.zahlenangaben import extract
from tests.growth import is_linear

Said = tuple[int, str, str]


def paragraphs(*lines: str) -> Document:
    return from_notation("\n".join(f"1 paragraph | {line}" for line in lines))


def figures(document: Document) -> list[Zahlenangabe]:
    return [finding for finding in extract(document) if isinstance(finding, Zahlenangabe)]


def said(line: str) -> list[Said]:
    return [(f.wert.value, f.genauigkeit.value, f.gegenstand.value) for f in figures(paragraphs(line))]


def test_a_total_with_its_day_and_area() -> None:
    (found,) = figures(paragraphs("In Bayern haben sich bis Ende des Jahres 2019 achtzehn Kommunen angeschlossen."))
    assert (found.wert.value, found.gegenstand.value) == (18, "Kommunen")
    assert found.stichtag and found.stichtag.value.ende == date(2019, 12, 31)
    assert found.gebiet and found.gebiet.value == "Bayern"


CASES = [
    pytest.param(
        "Das Netz zählt bereits 50 offizielle Partnerkommunen.",
        [(50, "genau", "Partnerkommunen")],
        id="brochure: an adjective before the noun",
    ),
    pytest.param(
        "Mehr als 2.000 Projekte, Vereine und Netzwerke sind dabei.",
        [(2000, "mindestens", "Projekte, Vereine und Netzwerke")],
        id="flyer: counted together",
    ),
    pytest.param("In vier Themenbereichen wird gearbeitet:", [(4, "genau", "Themenbereichen")], id="flyer: lead-in"),
    pytest.param("Die zwölf Kriterien guter Praxis", [(12, "genau", "Kriterien")], id="flyer: number word"),
    pytest.param("77 Ulmer Sportvereine", [(77, "genau", "Sportvereine")], id="city strategy: a town as adjective"),
    pytest.param("rund 300 Läden", [(300, "etwa", "Läden")], id="city strategy: rund"),
    pytest.param("bis zu zehn Fachleute", [(10, "hoechstens", "Fachleute")], id="handbook: bis zu"),
    pytest.param("über 140 verschiedene Kulturen", [(140, "mindestens", "Kulturen")], id="city strategy: über"),
    pytest.param(
        "Gruppen von 10 bis 15 Kindern",
        [(10, "mindestens", "Kindern"), (15, "hoechstens", "Kindern")],
        id="plan: from and up to",
    ),
    pytest.param(
        "Die Zahl stieg von 40 auf 90 Plätze",
        [(40, "genau", "Plätze"), (90, "genau", "Plätze")],
        id="city strategy: from one to the other",
    ),
    pytest.param("6 Millionen Gäste", [(6_000_000, "genau", "Gäste")], id="city strategy: a scale behind digits"),
    pytest.param("für 25 Bürger*innen", [(25, "genau", "Bürger*innen")], id="plan: a star in the noun"),
    pytest.param("rund 2000 Kinder, im Jahr 2019 Kinder", [(2000, "etwa", "Kinder")], id="plan: a year is no count"),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_figures(line: str, expected: list[Said]) -> None:
    assert said(line) == expected


IGNORED = [
    pytest.param("gemäß § 20 SGB V", "Nummer", id="plan: law"),
    pytest.param("siehe Seite 5 Tabellen", "Nummer", id="brochure: page"),
    pytest.param("NPI-Daten der Firma Muster 360 GmbH", "Nummer", id="data set: name of a firm"),
    pytest.param("2 Robert Muster", "Nummer", id="data set: footnote"),
    pytest.param("Projekt Ziel 3 Maßnahmen", "Nummer", id="plan: number of a goal"),
    pytest.param("innerhalb von fünf Monaten", "Dauer", id="bylaw: a term"),
    pytest.param("Kinder unter 6 Jahren", "Dauer", id="plan: an age"),
    pytest.param("mit 500 Euro gefördert", "Betrag", id="plan: money"),
    pytest.param("nahmen 70 Prozent teil", "Maß", id="city strategy: share"),
    pytest.param("zwei Drittel der Kommunen", "Anteil", id="city strategy: fraction"),
    pytest.param("nach DIN EN 1176", "Kennung", id="plan: a norm"),
    pytest.param("wegen COVID-19", "Kennung", id="report: a name with digits"),
    pytest.param("zu 70 % gefördert", "Anteil", id="plan: a share"),
    pytest.param("Stand 1,5 Stellen", "Maß", id="plan: a decimal"),
    pytest.param("offen ab 9:30 Uhr", "Uhrzeit", id="flyer: an hour"),
    pytest.param("die 3. Gesundheitskonferenz", "Nummer", id="plan: an order"),
    pytest.param("Vorlage 2021/BV/2114", "Kennung", id="imprint: a file number"),
    pytest.param("Kurse für 65-jährige", "Dauer", id="flyer: an age"),
    pytest.param("die Altersgruppe 60+", "Dauer", id="data set: an age and more"),
    pytest.param("das 0,4-fache der Bezugsgröße", "Anteil", id="administrative rule: a multiple"),
    pytest.param("verkündet in GBl. S. 512", "Fundstelle", id="law: a page of its gazette"),
    pytest.param("nach der Sport-Dienstvorschrift 3", "Kennung", id="administrative rule: a name with a hyphen"),
    pytest.param("Anna Muster (Stadt Weimar)1", "Fußnote", id="data set: a mark behind a bracket"),
    pytest.param("[^12:]: Sportamt Weimar", "Nummer", id="city strategy: a footnote with a slip"),
    pytest.param("der Bedarf[3 (https://example.org)", "Nummer", id="city strategy: a link in brackets"),
    pytest.param("der Antrag bis spätestens 31. März", "Tag ohne Jahr", id="grant guideline: a day each year"),
    pytest.param("Konzept Bewegung, 2. Auflage", "Nummer", id="city strategy: an edition"),
    pytest.param("Gruppe „lokale agenda 21“", "Kennung", id="city strategy: a name in quotes"),
    pytest.param("maxdepth: 2", "Kennung", id="city strategy: a setting of its page generator"),
    pytest.param("02_Ziele", "Kennung", id="city strategy: the name of a file"),
    pytest.param("Vorabdruck v1.0", "Kennung", id="handbook: a version"),
    pytest.param("die Mitteilung der Arbeitsgemeinschaft (LAGA) 18", "Kennung", id="handbook: a short form's number"),
    pytest.param("siehe [TRBA 130", "Kennung", id="handbook: a name in a bracket"),
    pytest.param("layout: page title: Anhang nav_order: 11", "Kennung", id="handbook: settings of its page generator"),
    pytest.param("Stadt Weimar, Agenda, 2020: Heft", "Quelle", id="city strategy: the year of a source"),
]


def test_digits_that_nobody_understands_are_an_issue() -> None:
    document = paragraphs("Dabei waren zuletzt wohl 18, später mehr.")
    assert [(type(f), document.quote(f.span)) for f in extract(document) if isinstance(f, Issue)] == [(Issue, "18")]


ROWS = [
    pytest.param("zwischen 50 und 70 Jahre alt", ["Dauer", "Dauer"], id="city strategy: a span of ages"),
    pytest.param("Wechsel alle 4 -6 Stunden", ["Dauer"], id="handbook: a dash between the two"),
    pytest.param("von 20 auf 30 % erhöht", ["Anteil", "Anteil"], id="city strategy: a share that grows"),
    pytest.param("1. Eltern fragen 2. Orte wählen 3. Kurse planen", ["Nummer"] * 3, id="slides: steps side by side"),
    pytest.param("Treffen am 11./12. Februar", ["Tag ohne Jahr"] * 2, id="slides: two days"),
]


@pytest.mark.parametrize(("line", "whys"), ROWS)
def test_numbers_told_by_their_neighbours(line: str, whys: list[str]) -> None:
    findings = list(extract(paragraphs(line)))
    assert [finding.why for finding in findings if isinstance(finding, Ignored)] == whys
    assert len(findings) == len(whys)


def test_the_pages_of_a_list_of_contents_may_stand_in_a_column_of_their_own() -> None:
    whys = [f.why for f in extract(paragraphs("15", "19", "29", "43")) if isinstance(f, Ignored)]
    assert whys == ["Seitenzahl"] * 4
    assert [type(f) for f in extract(paragraphs("15", "19", "7"))] == [Issue] * 3


def test_a_row_of_numbers_shares_its_reason() -> None:
    whys = [f.why for f in extract(paragraphs("nach §§ 5, 19 und 51, Seite 1 von 6")) if isinstance(f, Ignored)]
    assert whys == ["Nummer"] * 5


@pytest.mark.parametrize(("line", "why"), IGNORED)
def test_numbers_that_count_nothing_say_why(line: str, why: str) -> None:
    findings = list(extract(paragraphs(line)))
    assert [finding.why for finding in findings if isinstance(finding, Ignored)] == [why]
    assert len(findings) == 1


SILENT = [
    pytest.param("Marktstr. 3, 39104 Magdeburg, Tel. 089 6808-450", id="imprint: an address"),
    pytest.param("am 04. Mai 2017 und 07/2020 bis 06/2025", id="plan: dates"),
    pytest.param("eine Kommune, erste Schritte", id="plan: articles and orders"),
    pytest.param("- 2014: Musterstadt, 2015: Probedorf", id="brochure: years before a colon"),
]


@pytest.mark.parametrize("line", SILENT)
def test_what_others_read_is_no_figure(line: str) -> None:
    assert not list(extract(paragraphs(line)))


def test_a_legal_notice_holds_no_figures() -> None:
    """The notice about elections is boilerplate, whatever number stands in it."""
    line = "Die Druckschrift darf von Parteien nicht zur Wahlwerbung benutzt werden, auch nicht in 16 Bundesländern."
    assert not list(extract(paragraphs(line)))


def test_a_chapter_number_is_no_figure() -> None:
    document = from_notation("1 heading 1 | 3 Handlungsfelder\n1 heading 1 | Drei Handlungsfelder")
    assert [type(finding) for finding in extract(document)] == [Ignored, Zahlenangabe]


def test_what_is_named_of_those_counted_says_neither_day_nor_area() -> None:
    line = "Es beteiligen sich 14 Kommunen, darunter die Stadt Dessau-Roßlau (2018) und die Hansestadt Stendal (2020)."
    (found,) = figures(paragraphs(line))
    assert found.wert.value == 14 and found.stichtag is None and found.gebiet is None


def test_a_founding_year_is_no_day_of_reckoning() -> None:
    (found,) = figures(paragraphs("Der Verbund wurde 2003 gegründet und hat 60 Partnerorganisationen."))
    assert found.stichtag is None and found.gebiet is None


@given(st.text(alphabet="aeinK 0123456789.,/-:()ö§", max_size=80))
def test_spans_hold_what_they_say(text: str) -> None:
    document = paragraphs(text)
    for found in figures(document):
        assert document.quote(found.gegenstand.spans[0]) == found.gegenstand.value
        assert document.quote(found.wert.spans[0])


@pytest.mark.parametrize("unit", ["5 ", "5 a", "rund ", "zwei Kinder, ", "1."])
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str) -> None:
    assert is_linear(lambda d: list(extract(d)), lambda count: paragraphs(unit * count), 50_000 // len(unit))
