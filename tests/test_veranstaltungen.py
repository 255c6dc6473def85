"""What took place where and when: announcements, lists, sentences, tables; and days on which nothing took place."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document, Ignored, Issue
from extractors.model.records import Veranstaltung
from extractors.veranstaltungen import extract

Text = Callable[..., Document]
Told = tuple[str, str | None, str, str | None]  # kind, title, day, place

DAY, NEXT = "2017-05-04", "2018-06-05"
TABLE = "| Datum | Veranstaltung | Ort |\n|---|---|---|\n"

CASES: list[tuple[str, str, list[Told]]] = [
    (
        "announcement",
        "Fachtag am 04. Mai 2017 in Jena: „Kinder im Blick“",
        [("Fachtag", "Kinder im Blick", DAY, "Jena")],
    ),
    (
        "announcement: the title first",
        "„Kinder im Blick“, Fachtag am 4. Mai 2017 in Jena",
        [("Fachtag", "Kinder im Blick", DAY, "Jena")],
    ),
    (
        "announcement: the day first",
        "04.05.2017: Fachtag „Kinder im Blick“ in Jena",
        [("Fachtag", "Kinder im Blick", DAY, "Jena")],
    ),
    (
        "announcement: a weekday and hours",
        "Donnerstag, 4. Mai 2017, 9–16 Uhr: Fachtag im Rathaus Jena",
        [("Fachtag", None, DAY, "Rathaus Jena")],
    ),
    (
        "announcement: several days",
        "Netzwerktreffen vom 8. bis 9. Oktober 2021 in Plauen",
        [("Netzwerktreffen", None, "2021-10-08/2021-10-09", "Plauen")],
    ),
    (
        "announcement: a hall",
        "Tagung am 4. Mai 2017 in der Stadthalle Jena",
        [("Tagung", None, DAY, "Stadthalle Jena")],
    ),
    ("announcement: a comma", "Workshop, 4. Mai 2017, in Jena", [("Workshop", None, DAY, "Jena")]),
    (
        "announcement: a compound",
        "Gesundheitskonferenz am 4. Mai 2017 in Jena",
        [("Gesundheitskonferenz", None, DAY, "Jena")],
    ),
    (
        "list",
        "## Termine\n\n- 04.05.2017 Fachtag in Jena\n- 05.06.2018 Workshop in Gera",
        [("Fachtag", None, DAY, "Jena"), ("Workshop", None, NEXT, "Gera")],
    ),
    ("report: a sentence", "Am 4. Mai 2017 fand in Jena ein Fachtag statt.", [("Fachtag", None, DAY, "Jena")]),
    (
        "report: a month is no place",
        "Fachtag am 4. Mai 2017, im November 2018 folgt der Bericht",
        [("Fachtag", None, DAY, None)],
    ),
    (
        "report: fest, not a Fest (de-16, a grant rule)",
        "Die Förderung fest eingebauter Geräte endet zum 4. Mai 2017.",
        [],
    ),
    (
        "report: place and title of something else, far behind (de-12)",
        "Fachtag am 4. Mai 2017 mit Vorträgen, Gesprächen, Ständen, dem gemeinsamen Mittagessen und viel Zeit "
        "für Fragen an alle, die in der Prävention arbeiten, und mit Büchern wie „Kinder im Blick“ aus Läden in Jena",
        [("Fachtag", None, DAY, None)],
    ),
    ("report: no place", "Der Gesundheitstag am 4. Mai 2017 war gut besucht.", [("Gesundheitstag", None, DAY, None)]),
    (
        "report: two in a sentence",
        "Auf den Fachtag am 4. Mai 2017 in Jena folgte der Workshop am 5. Juni 2018 in Gera.",
        [("Fachtag", None, DAY, "Jena"), ("Workshop", None, NEXT, "Gera")],
    ),
    (
        "report: two sentences",
        "Der Fachtag am 4. Mai 2017 war in Jena. Der Workshop war am 5. Juni 2018 in Gera.",
        [("Fachtag", None, DAY, "Jena"), ("Workshop", None, NEXT, "Gera")],
    ),
    (
        "calendar",
        TABLE + "| 04.05.2017 | Fachtag „Kinder“ | Rathaus |\n| 5. Juni 2018 | Workshop | Gera |",
        [("Fachtag", "Kinder", DAY, "Rathaus"), ("Workshop", None, NEXT, "Gera")],
    ),
    (
        "calendar: kind and title in one",
        TABLE + "| 04.05.2017 | Fachtag Kinder | Jena |",
        [("Fachtag", "Fachtag Kinder", DAY, "Jena")],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_document_says_what_took_place(text: Text, source: str, expected: list[Told]) -> None:
    found = [finding for finding in extract(text(source)) if isinstance(finding, Veranstaltung)]
    assert [
        (
            one.art.value,
            one.titel.value if one.titel else None,
            one.zeitraum.value.edtf if one.zeitraum else "",
            one.ort.value if one.ort else None,
        )
        for one in found
    ] == expected


SILENT = [
    ("statute: where it was passed", "Der Rat hat in seiner Sitzung am 4. Mai 2017 diese Satzung beschlossen."),
    ("statute: a preamble", "Aufgrund des Beschlusses in der Sitzung vom 04.05.2017 wird bestimmt:"),
    ("statute: a law on fairs", "Das Gesetz vom 4. Mai 2017 über Messe und Markt gilt."),
    ("staff: a day of birth", "Hans Muster, geboren am 4. Mai 1967, leitet die Werkstatt."),
    ("notice: closed", "Die Werkstatt ist vom 4. bis 8. Mai 2017 geschlossen."),
    ("notice: called off", "Der Fachtag am 4. Mai 2017 entfällt."),
    ("notice: until when to register", "Anmeldung zum Fachtag bis 4. Mai 2017."),
    ("report: another clause", "Man traf sich am 4. Mai 2017, das Forum berät weiter."),
    ("report: a contract", "Am 4. Mai 2017 wurde im Forum der Vertrag unterzeichnet."),
    ("imprint", "Stand: 04.05.2017. Vortrag auf Anfrage."),
    ("programme: no day", "Fachtag im Mai 2017 in Jena"),
    ("hours", "Die Tagung der Gruppe: montags 9–12 Uhr"),
]


@pytest.mark.parametrize("source", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_days_of_other_things_give_nothing(text: Text, source: str) -> None:
    assert list(extract(text(source))) == []


def test_an_event_belongs_to_the_commune_its_heading_names(text: Text) -> None:
    (found,) = extract(text("## Beispiel aus dem Landkreis Gotha\n\n- Fachtag am 4. Mai 2017 in Waltershausen"))
    assert isinstance(found, Veranstaltung)
    assert found.kommune
    assert found.kommune.value.name == "Gotha"


@pytest.mark.parametrize("row", ["| 04.05.2017 | Yoga im Park | Jena |", "| Mai 2017 | Yoga im Park | Jena |"])
def test_a_row_of_a_calendar_that_names_no_kind_or_day_is_told(text: Text, row: str) -> None:
    document = text(TABLE + row)
    issues = [(f.rule, document.quote(f.span)) for f in extract(document) if isinstance(f, Issue)]
    assert issues == [("veranstaltung_unverstanden", "Yoga im Park")]
    assert [f.why for f in extract(document) if isinstance(f, Ignored)] == ["tabellenkopf"] * 3
