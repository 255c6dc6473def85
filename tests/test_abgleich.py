"""Does the document keep its word: its totals against its lists, and slips it bears witness to itself."""

from collections.abc import Callable

import pytest

from extractors import abkuerzungen, arbeitsplan, beitritte, zahlenangaben
from extractors.model.document import Document
from extractors.model.notation import from_notation
from pipeline.validate.abgleich import abgleiche
from pipeline.validate.folge import count_members
from pipeline.validate.rows import rows_of
from pipeline.validate.verdacht import suspicions

FINDERS = (beitritte.extract, arbeitsplan.extract, zahlenangaben.extract, abkuerzungen.extract)
Text = Callable[..., Document]


def verdicts(document: Document) -> list[tuple[str, int | None]]:
    findings = [finding for find in FINDERS for finding in find(document)]
    return [(str(row["ergebnis"]), row["gezaehlt"]) for row in abgleiche(document, rows_of(document, findings))]  # type: ignore[misc]


LIST = (
    "- 2014: Stadt Jena, Landkreis Gotha\n- 2017: GR+ Nordhausen & Kyffhäuserkreis, Stadt Suhl\n- 2019: Ilm-Kreis\n"
    "- 2020: Stadt Gera\n"
)
TOTAL = "In Thüringen sind bis Ende des Jahres 2019 {} Kommunen beigetreten.\n\n"
HEADING = "### Thüringer Kommunen, die beigetreten sind:\n\n"


def test_a_total_is_counted_up_to_its_day(text: Text) -> None:
    assert verdicts(text(TOTAL.format("fünf") + HEADING + LIST, land="Thüringen")) == [("stimmt", 5)]


def test_a_lost_entry_shows(text: Text) -> None:
    """Also where the lost one could be made up by counting "GR+ A & B" as two."""
    shorter = LIST.replace(", Stadt Suhl", "")
    assert verdicts(text(TOTAL.format("fünf") + HEADING + shorter, land="Thüringen")) == [("zu_wenig", 4)]


def test_an_entry_too_many_shows(text: Text) -> None:
    longer = LIST.replace("Ilm-Kreis", "Ilm-Kreis, Stadt Weimar")
    assert verdicts(text(TOTAL.format("fünf") + HEADING + longer, land="Thüringen")) == [("zu_viel", 6)]


def test_a_nationwide_total_is_not_held_against_the_list_of_a_land(text: Text) -> None:
    said = "Bundesweit sind 120 Kommunen dabei. Das Netz zählt 50 Partnerkommunen.\n\n"
    source = said + TOTAL.format("fünf") + HEADING + LIST
    assert [outcome for outcome, _ in verdicts(text(source, land="Thüringen"))] == [
        "nicht_vergleichbar",
        "nicht_vergleichbar",
        "stimmt",
    ]


def test_a_target_is_no_total(text: Text) -> None:
    said = "In Thüringen sollen bis Ende 2030 hundert Kommunen beitreten.\n\n"
    assert verdicts(text(said + HEADING + LIST, land="Thüringen")) == [("nicht_vergleichbar", None)]


def test_the_totals_of_a_plan_are_counted(text: Text) -> None:
    plan = (
        "Der Plan umfasst zwei Ziele und drei Maßnahmen.\n\n"
        "| Ziel | Maßnahme | Zeitraum |\n|---|---|---|\n| Ziel 1: Bewegung | Kurse | 2022 |\n| | Feste | 2023 |\n"
        "| Ziel 2: Ruhe | Räume | 2024 |\n"
    )
    assert verdicts(text(plan)) == [("stimmt", 2), ("stimmt", 3)]


LEAD_INS = [
    pytest.param("1 paragraph | Drei Felder sind wichtig: Sport, Kunst und Musik.", ("stimmt", 3), id="flyer: in line"),
    pytest.param(
        "1 paragraph | In drei Feldern:\n1 item 0 - | Sport\n1 item 1 - | Lauf\n1 item 0 - | Kunst\n1 item 0 - | Ruhe",
        ("stimmt", 3),
        id="brochure: items below, deeper ones belong to theirs",
    ),
    pytest.param(
        "1 paragraph | In vier Feldern arbeiten wir:\n1 paragraph | Sport,\n1 paragraph | Spiel für Kinder und Alte,\n"
        "1 paragraph | Kunst und\n1 paragraph | Ruhe.",
        ("stimmt", 4),
        id="flyer: an enumeration in lines",
    ),
    pytest.param(
        "1 paragraph | Zwei Ziele: (1) Ruhe, auch nachts (2) Sport, auch drinnen",
        ("stimmt", 2),
        id="strategy: numbered",
    ),
    pytest.param(
        "1 heading 2 | Vier Handlungsfelder\n1 item 0 - | Sport\n1 item 0 - | Kunst",
        ("zu_wenig", 2),
        id="plan: heading",
    ),
    pytest.param("1 paragraph | Die zwölf Kriterien gelten.", ("nicht_vergleichbar", None), id="flyer: no list"),
    pytest.param("1 paragraph | Es gibt mindestens zwei Wege: A, B und C.", ("stimmt", 3), id="plan: at least"),
]


@pytest.mark.parametrize(("notation", "expected"), LEAD_INS)
def test_a_lead_in_announces_its_list(notation: str, expected: tuple[str, int | None]) -> None:
    assert verdicts(from_notation(notation)) == [expected]


def test_members_of_an_enumeration() -> None:
    assert count_members("Sport bei Kindern und Jugendlichen, Sport bei Älteren und Sport im Quartier") == 3
    assert count_members("Sport; Musik, Tanz und Kunst; Ruhe") == 3


SUSPICIONS = [
    pytest.param(
        "1 item 0 - | Der Kreissportbund\n1 item 0 - | beim Kreissporthund",
        [("verdacht_schreibweise", "Kreissporthund")],
        id="workplan: a slip with a witness",
    ),
    pytest.param("1 item 0 - | Die Anmeldungen\n1 item 0 - | Die Abmeldungen", [], id="plan: two words"),
    pytest.param(
        "1 item 0 - | anschließende Wege im innerstädtischen Raum\n1 item 0 - | abschließende im innenstädtischen",
        [],
        id="strategy: two words that begin with prefixes of one length",
    ),
    pytest.param("1 item 0 - | die Maßnahmeplanung\n1 item 0 - | der Maßnahmeplanuns", [], id="plan: only an ending"),
    pytest.param(
        "1 0.1.1 item 0 • | Erstellung eines", [("abgebrochen", "Erstellung eines")], id="workplan: a bullet cut short"
    ),
    pytest.param(
        "1 0.1.1 item 0 • | Sammlung vorhandener",
        [("abgebrochen", "Sammlung vorhandener")],
        id="workplan: cut before the noun",
    ),
    pytest.param("1 item 0 - | Sport und\n1 item 0 - | Kunst", [], id="flyer: a list with its own und"),
    pytest.param(
        "1 item 0 (4) | Nicht erlaubt sind Medien, die\n1 item 0 1. | den Krieg verherrlichen,\n1 item 0 2. | schaden.",
        [],
        id="JuSchG: a list that counts in another way below its lead-in",
    ),
    pytest.param(
        "1 item 0 1. | die Schulen sowie\n1 item 0 2. | die Vereine", [], id="JuSchG: the last link of a list is sowie"
    ),
    pytest.param(
        "1 item 0 2. | der Kirchen,\n1 paragraph | auf Vorschlag der Gruppen.", [], id="JuSchG: the sentence ends below"
    ),
    pytest.param(
        "1 item 0 1. | die Planung,\n1 paragraph | 2.\n1 item 1 a) | die Warnung,\n1 item 1 b) | der Schutz",
        [],
        id="ZSKG: an item that is all sub-items",
    ),
    pytest.param("1 item 0 (3) | Dies gilt nach § 3 Absatz 1 und 2.", [], id="Funkrichtlinie: und 2. is no date"),
    pytest.param(
        "1 item 0 - | Feste am 3. und 4.", [("abgebrochen", "Feste am 3. und 4.")], id="plan: the month is lost"
    ),
    pytest.param("1 0.0.0 paragraph | Gültig ab\n1 0.1.0 paragraph | 01.01.2022", [], id="decree: a head ends in ab"),
    pytest.param("1 item 0 - | Sport und", [("abgebrochen", "Sport und")], id="flyer: the last item ends in und"),
    pytest.param("1 item 0 - | Kurse für pflegende Angehörige", [], id="plan: people named by an adjective"),
    pytest.param("1 item 0 - | Jena: Seelische", [("abgebrochen", "Jena: Seelische")], id="brochure: a noun is lost"),
    pytest.param("1 item 0 - | Jugendliche", [], id="plan: people"),
    pytest.param("1 heading 1 | Gesundheit für alle", [], id="brochure: alle names people after für"),
    pytest.param("1 item 0 - | Besuch alle", [("abgebrochen", "Besuch alle")], id="plan: alle wants its noun"),
    pytest.param(
        "1 0.1.1 item 0 • | (Nach-Prüfung der Wege",
        [("klammer_offen", "(Nach-Prüfung der Wege")],
        id="workplan: an open bracket",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), SUSPICIONS)
def test_slips_are_flagged_and_never_changed(notation: str, expected: list[tuple[str, str]]) -> None:
    document = from_notation(notation)
    assert [(row["rule"], row["quote"]) for row in suspicions(document)] == expected


def test_members_that_are_no_communes_count_among_members(text: Text) -> None:
    entries = (
        "Stadt Jena seit 2014",
        "Stadt Gera seit 2015",
        "Landkreis Gotha seit 2016",
        "Bürgerverein Nord seit 2017",
    )
    source = "## Unsere Mitgliedskommunen\n\n" + "\n\n".join(entries) + "\n\nVier Mitglieder sind dabei.\n"
    assert verdicts(text(source, land="Thüringen")) == [("stimmt", 4)]
    assert verdicts(text(source.replace(entries[0], ""), land="Thüringen")) == [("zu_wenig", 2)]
