"""Workplans as municipalities lay them out: columns in any order, goals anywhere, rows cut by pages; and no plans."""

from collections.abc import Callable

import pytest

from extractors.arbeitsplan import extract
from extractors.model.document import Document, Ignored, Issue
from extractors.model.records import Massnahme, Ziel
from tests.growth import is_linear

Text = Callable[..., Document]

HEAD = "Zeitraum\tMaßnahme\n"
PAGE = "\n\nZeitraum\tMaßnahme\n"  # where a page ends the head comes again


def pipes(*rows: str) -> str:
    """A Markdown table; cells between semicolons, the first row its head."""
    lines = ["| " + " | ".join(row.split(";")) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * (rows[0].count(";") + 1), *lines[1:]])


def told(document: Document) -> list[str]:
    """Goals as "1: text", measures as "goal/nr period | title | bullets", in order of the text."""
    lines = []
    for finding in extract(document):
        if isinstance(finding, Ziel):
            lines.append(f"{finding.nummer.value if finding.nummer else '-'}: {finding.text.value}")
        elif isinstance(finding, Massnahme):
            goal, nr = (number.value if number else "-" for number in (finding.ziel, finding.nr))
            period = finding.zeitraum.value.edtf if finding.zeitraum else "-"
            lines.append(
                " | ".join([f"{goal}/{nr} {period}", finding.titel.value, *(s.value for s in finding.stichpunkte)])
            )
    return lines


GOALS = [
    (
        "in a row of its own",
        HEAD + "Ziel 1: Mehr Sport\t\n07/2020\tAuftakt",
        ["1: Mehr Sport", "1/- 2020-07 | Auftakt"],
    ),
    ("in two cells", HEAD + "Ziel 1:\tMehr Sport\n07/2020\tAuftakt", ["1: Mehr Sport", "1/- 2020-07 | Auftakt"]),
    (
        "cut by a page end above the head that comes again",
        HEAD + "Ziel 1: Mehr Sport, mehr Wege" + PAGE + "\tund mehr Spiel.\n07/2020\tAuftakt",
        ["1: Mehr Sport, mehr Wege und mehr Spiel.", "1/- 2020-07 | Auftakt"],
    ),
    (
        "in two cells without a colon",
        HEAD + "Ziel 01\tMehr Sport\n07/2020\tAuftakt",
        ["1: Mehr Sport", "1/- 2020-07 | Auftakt"],
    ),
    (
        "with a dash",
        HEAD + "Handlungsziel 3 – Mehr Sport\t\n07/2020\tAuftakt",
        ["3: Mehr Sport", "3/- 2020-07 | Auftakt"],
    ),
    ("with a dot", HEAD + "Ziel 3. Mehr Sport\t\n07/2020\tAuftakt", ["3: Mehr Sport", "3/- 2020-07 | Auftakt"]),
    ("Teilziel", HEAD + "Teilziel 2: Mehr Sport\t\n07/2020\tAuftakt", ["2: Mehr Sport", "2/- 2020-07 | Auftakt"]),
    ("Handlungsfeld", HEAD + "Handlungsfeld 2: Sport\t\n07/2020\tAuftakt", ["2: Sport", "2/- 2020-07 | Auftakt"]),
    (
        "Leitziel without a number",
        HEAD + "Leitziel: Alle leben gesund\t\n07/2020\tAuftakt",
        ["-: Alle leben gesund", "-/- 2020-07 | Auftakt"],
    ),
    (
        "Ziel 1.2 has no whole number",
        HEAD + "Ziel 1: A b\t\nZiel 1.2: C d\t\n07/2020\tAuftakt",
        ["1: A b", "-: C d", "-/- 2020-07 | Auftakt"],
    ),
    (
        "in a column",
        pipes("Ziel;Maßnahme;Zeitraum", "Ziel 1: Sport;Auftakt;07/2020", ";Bilanz;08/2020"),
        ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2020-08 | Bilanz"],
    ),
    (
        "in a column, no numbers",
        pipes("Ziel;Maßnahme;Zeitraum", "Sport;Auftakt;07/2020", "Schlaf;Bilanz;08/2020"),
        ["-: Sport", "-/- 2020-07 | Auftakt", "-: Schlaf", "-/- 2020-08 | Bilanz"],
    ),
    (
        "in a column, numbers alone",
        pipes("Ziel;Maßnahme;Zeitraum", "1;Auftakt;07/2020", "2;Bilanz;08/2020"),
        ["1/- 2020-07 | Auftakt", "2/- 2020-08 | Bilanz"],
    ),
    (
        "in a column, in every row",
        pipes("Ziel;Maßnahme;Zeitraum", "Ziel 1: Sport;Auftakt;07/2020", "Ziel 1: Sport;Bilanz;08/2020"),
        ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2020-08 | Bilanz"],
    ),
    (
        "above the head, and goals of its own in a column",
        pipes(
            "Handlungsfeld 1: Frühe Kindheit;;",
            "Maßnahme;Ziel;Bis wann?",
            "Auftakt;Alle kommen;31.12.2023",
            "Handlungsfeld 2: Schule;;",
            "Bilanz;Alle lesen;II/2024",
        ),
        [
            "1: Frühe Kindheit",
            "-: Alle kommen",
            "1/- ../2023-12-31 | Auftakt",
            "2: Schule",
            "-: Alle lesen",
            "2/- ../2024-34 | Bilanz",
        ],
    ),
    (
        "a title above the head",
        pipes("Umsetzungsplan 2023;;", "Maßnahme;Ziel;Zeitraum", "Auftakt;Alle kommen;2023"),
        ["-: Alle kommen", "-/- 2023 | Auftakt"],
    ),
]

COLUMNS = [
    ("two", HEAD + "07/2020 bis 06/2021\tAuftakt planen", ["-/- 2020-07/2021-06 | Auftakt planen"]),
    ("five", pipes("Nr.;Maßnahme;Zuständig;Zeitraum;Status", "1;Auftakt;Amt;07/2020;läuft"), ["-/1 2020-07 | Auftakt"]),
    (
        "five in another order",
        pipes("Status;Laufzeit;Verantwortlich;Maßnahmen;Nr.", "läuft;07/2020;Amt;Auftakt;1"),
        ["-/1 2020-07 | Auftakt"],
    ),
    (
        "numbers with a letter",
        pipes("Nr.;Maßnahme;Laufzeit", "M1;Auftakt;07/2020", "M 2;Bilanz;2021"),
        ["-/1 2020-07 | Auftakt", "-/2 2021 | Bilanz"],
    ),
    ("Was, Wer, Wann", pipes("Was?;Wer?;Wann?", "Auftakt;Amt;07/2020"), ["-/- 2020-07 | Auftakt"]),
    (
        "a column of periods by another name",
        pipes("Maßnahme;Zuständig;Etappe", "Auftakt;Amt;07/2020", "Bilanz;Amt;laufend"),
        ["-/- 2020-07 | Auftakt", "-/- ../.. | Bilanz"],
    ),
    ("Zeitrahmen", pipes("Maßnahme;Zeitrahmen", "Auftakt;07/2020"), ["-/- 2020-07 | Auftakt"]),
    ("Vorhaben and Termin", pipes("Vorhaben;Termin", "Auftakt;07/2020"), ["-/- 2020-07 | Auftakt"]),
    ("Beginn and Ende", pipes("Maßnahme;Beginn;Ende", "Auftakt;07/2020;06/2021"), ["-/- 2020-07/2021-06 | Auftakt"]),
    ("Beginn without Ende", pipes("Maßnahme;Beginn;Ende", "Auftakt;07/2020;"), ["-/- 2020-07 | Auftakt"]),
    ("a deadline", pipes("Maßnahme;Frist;Verantwortung", "Auftakt;06/2021;Amt"), ["-/- ../2021-06 | Auftakt"]),
    ("Umsetzung bis", pipes("Maßnahme;Umsetzung bis", "Auftakt;bis 06/2021"), ["-/- ../2021-06 | Auftakt"]),
    (
        "the number in the title, under that of the goal",
        pipes("Maßnahme;Zeitraum", "Maßnahme 1.2: Auftakt;07/2020"),
        ["-/2 2020-07 | Auftakt"],
    ),
    ("the number in the title", pipes("Maßnahme;Zeitraum", "Maßnahme 3: Auftakt;07/2020"), ["-/3 2020-07 | Auftakt"]),
    ("no period at all", pipes("Nr.;Maßnahme;Zuständig", "1;Auftakt;Amt"), ["-/1 - | Auftakt"]),
    ("always", HEAD + "fortlaufend\tBeratung", ["-/- ../.. | Beratung"]),
    ("bullets in mid-line", HEAD + "2021\tPlan: • eins • zwei", ["-/- 2021 | Plan: | eins | zwei"]),
    (
        "bullets alone are measures",
        HEAD + "07/2020\t• Auftakt • Bilanz",
        ["-/- 2020-07 | Auftakt", "-/- 2020-07 | Bilanz"],
    ),
    (
        "no head, goals between the rows",
        "Ziel 1: Mehr Sport\t\n07/2020\tAuftakt\n2021\tBilanz",
        ["1: Mehr Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz"],
    ),
    (
        "no head, the period last, a goal above",
        "Ziel 1: Mehr Sport\n\nAuftakt\t07/2020\nBilanz\t2021",
        ["1: Mehr Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz"],
    ),
    (
        "forms: labels on the left, one form a measure",
        "Ziel 1: Sport\n\nZeitraum\t07/2020 bis 06/2021\nMaßnahme\tAuftakt\nArbeitspakete\tRaum mieten\nOrt\tSaal"
        "\nZeitraum\t2022\nMaßnahme\tBilanz\nOrt\tRathaus",
        ["1: Sport", "1/- 2020-07/2021-06 | Auftakt | Raum mieten", "1/- 2022 | Bilanz"],
    ),
    (
        "a head of two columns is no form",
        pipes("Maßnahme;Zeitraum", "Auftakt;07/2020", "Bilanz;2021"),
        ["-/- 2020-07 | Auftakt", "-/- 2021 | Bilanz"],
    ),
    (
        "a period of two columns below one head",
        pipes("Zeitraum;;Maßnahme", "07/2020 bis;06/2021;Auftakt", "01/2021 bis;06/2022;Bilanz"),
        ["-/- 2020-07/2021-06 | Auftakt", "-/- 2021-01/2022-06 | Bilanz"],
    ),
    ("a head in one cell", "ZEITRAUM  MAßNAHMEN ZUM ZIEL\t\n07/2020\tAuftakt", ["-/- 2020-07 | Auftakt"]),
]

CUT_ROWS = [
    ("at bis", f"07/2020 bis\tAuftakt{PAGE}06/2021\t", ["-/- 2020-07/2021-06 | Auftakt"]),
    ("at a dash", f"07/2020 –\tAuftakt{PAGE}06/2021\t", ["-/- 2020-07/2021-06 | Auftakt"]),
    (
        "at bis and in the title",
        f"07/2020 bis\tAuftakt mit{PAGE}06/2021\tallen Ämtern",
        ["-/- 2020-07/2021-06 | Auftakt mit allen Ämtern"],
    ),
    (
        "in the title before a small letter",
        f"07/2020\tAuftakt mit{PAGE}\tallen Ämtern",
        ["-/- 2020-07 | Auftakt mit allen Ämtern"],
    ),
    ("in the title before a noun", f"07/2020\tAuftakt mit den{PAGE}\tÄmtern", ["-/- 2020-07 | Auftakt mit den Ämtern"]),
    ("in the title at a comma", f"07/2020\tSchulen,{PAGE}\tKitas", ["-/- 2020-07 | Schulen, Kitas"]),
    ("in a word", f"07/2020\tGesundheits-{PAGE}\tförderung", ["-/- 2020-07 | Gesundheitsförderung"]),
    ("between title and bullets", f"07/2020\tPlan:{PAGE}\t• eins", ["-/- 2020-07 | Plan: | eins"]),
    ("between bullets", f"07/2020\tPlan: • eins{PAGE}\t• zwei", ["-/- 2020-07 | Plan: | eins | zwei"]),
    ("in a bullet", f"07/2020\tPlan: • eins mit{PAGE}\tallen • zwei", ["-/- 2020-07 | Plan: | eins mit allen | zwei"]),
    (
        "in a bullet before a noun",
        f"07/2020\tPlan: • eins für die{PAGE}\tStadt • zwei",
        ["-/- 2020-07 | Plan: | eins für die Stadt | zwei"],
    ),
    (
        "nowhere: a new measure without a period",
        f"07/2020\tAuftakt{PAGE}\tBilanz",
        ["-/- 2020-07 | Auftakt", "-/- - | Bilanz"],
    ),
    (
        "without a head on the next page",
        "07/2020\tAuftakt\f08/2020\tBilanz",
        ["-/- 2020-07 | Auftakt", "-/- 2020-08 | Bilanz"],
    ),
]

LINES = [
    (
        "period first",
        "Ziel 1: Mehr Sport\n\n01/2021 bis 06/2021: Auftakt\n\n2022: Bilanz",
        ["1: Mehr Sport", "1/- 2021-01/2021-06 | Auftakt", "1/- 2022 | Bilanz"],
    ),
    (
        "items below items",
        "## Ziel 1: Mehr Sport\n\n- 2021: Auftakt\n  - eins\n- 2022: Bilanz",
        ["1: Mehr Sport", "1/- 2021 | Auftakt | eins", "1/- 2022 | Bilanz"],
    ),
    (
        "Maßnahme 1, period in brackets",
        "## Ziel 1: Mehr Sport\n\nMaßnahme 1: Auftakt (07/2020)\n\nMaßnahme 2: Bilanz (2022)",
        ["1: Mehr Sport", "1/1 2020-07 | Auftakt", "1/2 2022 | Bilanz"],
    ),
    (
        "Maßnahme 1 with fields below",
        "### Maßnahme 1: Auftakt\n\nLaufzeit: 07/2020 bis 06/2021\n\nZuständig: Amt\n\n- eins",
        ["-/1 2020-07/2021-06 | Auftakt | eins"],
    ),
    (
        "Maßnahme without a number, below a goal",
        "ZIEL 1: Hitzeschutz\n\nMaßnahme: Plan erstellen\nZeitraum: 03/2024 - 06/2024\n\nMaßnahme: Schulung",
        ["1: Hitzeschutz", "1/- 2024-03/2024-06 | Plan erstellen", "1/- - | Schulung"],
    ),
    (
        "items that end with a period",
        "## Ziel 2: Impfquote\n\n1. Impftag (September 2024)\n2. Plakate (ab Oktober 2024)\n3. Brief (an 2024 Eltern)",
        ["2: Impfquote", "2/- 2024-09 | Impftag", "2/- 2024-10/.. | Plakate"],
    ),
    (
        "cards: the period above the title",
        "## Ziel 1: Mehr Sport\n\nZEITRAUM 07/2020 bis 06/2021\n\n### Auftakt\n\n- eins\n\nZEITRAUM 2022\n\n### Bilanz",
        ["1: Mehr Sport", "1/- 2020-07/2021-06 | Auftakt | eins", "1/- 2022 | Bilanz"],
    ),
    (
        "an outline: the period below the title",
        "## Ziel 1: Sport\n\n### Auftakt\n\nLaufzeit: 07/2020\n\n- eins\n\n### Bilanz\n\nLaufzeit: 2022\n\n## Kontakt",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2022 | Bilanz"],
    ),
    (
        "an outline without labels, two goals",
        "## Ziel 1: Sport\n\n2021 bis 2022\n\nAuftakt\n\n## Ziel 2: Ruhe\n\nBilanz\n\nab 03/2023\n\n- eins",
        ["1: Sport", "1/- 2021/2022 | Auftakt", "2: Ruhe", "2/- 2023-03/.. | Bilanz | eins"],
    ),
    (
        "years alone in their lines",
        "## Ziel 1: Sport\n\nWir wollen mehr.\n\n2014\n\nGründung\n\n2015\n\nUmzug",
        ["1: Sport"],
    ),
    ("a heading without a colon", "## Ziel 2 Mehr Sport\n\n2021: Auftakt", ["2: Mehr Sport", "2/- 2021 | Auftakt"]),
]
CUTS = [(f"cut {name}", HEAD + rows, expected) for name, rows, expected in CUT_ROWS]
ALL = [*GOALS, *COLUMNS, *CUTS, *LINES]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])
def test_a_plan_says_what_is_done_when_and_why(text: Text, source: str, expected: list[str]) -> None:
    document = text(source)
    assert told(document) == expected


PAGES = [
    (
        "goals over two columns",
        "<tr><th>Zeitraum<th>Maßnahme<tr><td colspan=2>Ziel 1: Sport"
        "<tr><td>07/2020<td>Auftakt<ul><li>eins<li>zwei</ul>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins | zwei"],
    ),
    (
        "goals over several rows",
        "<tr><th>Ziel<th>Maßnahme<th>Zeitraum<tr><td rowspan=2>Ziel 1: Sport<td>Auftakt<td>07/2020"
        "<tr><td>Bilanz<td>2021<tr><td>Ziel 2: Schlaf<td>Kurs<td>2022",
        ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz", "2: Schlaf", "2/- 2022 | Kurs"],
    ),
    (
        "a section over two columns",
        "<tr><th>Zeitraum<th>Maßnahme<tr><td colspan=2>Handlungsfeld Bewegung<tr><td>07/2020<td>Auftakt",
        ["-: Handlungsfeld Bewegung", "-/- 2020-07 | Auftakt"],
    ),
    (
        "cards two abreast in boxes",
        "<tr><td colspan=2>Ziel 1: Sport"
        "<tr><td><p>07/2020<p>Auftakt<ul><li>eins</ul><td><p>01/2021<p>Bilanz<ul><li>zwei</ul>"
        "<tr><td><p>ab 2022<p>Kurs<td><p>seit 2023<p>Fest",
        [
            "1: Sport",
            "1/- 2020-07 | Auftakt | eins",
            "1/- 2021-01 | Bilanz | zwei",
            "1/- 2022/.. | Kurs",
            "1/- 2023/.. | Fest",
        ],
    ),
    (
        "lists in a column of their own below the head of the measures",
        "<tr><th>Zeitraum<th>Maßnahme<tr><td>07/2020<td>Auftakt<td><ul><li>eins<li>zwei</ul>"
        "<tr><td>2021<td>Bilanz<td><ul><li>drei</ul>",
        ["-/- 2020-07 | Auftakt | eins | zwei", "-/- 2021 | Bilanz | drei"],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_a_plan_on_a_page_says_the_same(text: Text, rows: str, expected: list[str]) -> None:
    assert told(text(f"<html><body><table>{rows}</table></body></html>")) == expected


def test_a_measure_above_the_head_that_a_page_repeats_is_none_of_its_titles(text: Text) -> None:
    """One row of a table at the foot of a page, the head again at the top of the next: a spreadsheet's print."""
    head, one = "<tr><td>Zeitraum<td>Maßnahme", "<tr><td>{}<td>{}"
    tables = [
        [head, one.format("07/2020", "Auftakt")],
        [one.format("2021", "Bilanz"), head, one.format("2022", "Kurs")],
    ]
    html = "<p>Ziel 1: Sport</p>".join(f"<table>{''.join(rows)}</table>" for rows in tables)
    found = told(text(f"<html><body>{html}</body></html>"))
    assert [line for line in found if "|" in line][1:] == ["1/- 2021 | Bilanz", "1/- 2022 | Kurs"]


def test_periods_stand_where_the_cells_have_them_whatever_the_line_above_says(text: Text) -> None:
    """Tickets with the period on the right below a line "Zeitraum  Maßnahmen"."""
    table = "<table><tr><td>Auftakt<td>07/2020<tr><td>Bilanz<td>2021</table>"
    found = told(text(f"<html><body><p>Zeitraum Maßnahmen der Stadt</p><p>Ziel 1: Sport</p>{table}</body></html>"))
    assert found == ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz"]


def test_points_before_the_periods_of_a_time_line_change_nothing(text: Text) -> None:
    source = "# Ziel 1: Sport\n\n- 07/2020 bis 12/2020\n\nAuftakt\n\n- 2021 bis 2022\n\nBilanz\n"
    assert told(text(source)) == ["1: Sport", "1/- 2020-07/2020-12 | Auftakt", "1/- 2021/2022 | Bilanz"]


def test_the_other_columns_are_kept_too(text: Text) -> None:
    source = pipes("Nr.;Maßnahme;Zuständig;Zeitraum;Status;Kosten", "1;Auftakt;Amt für Sport;07/2020;in Arbeit;500 €")
    document = text(source)
    (measure,) = (finding for finding in extract(document) if isinstance(finding, Massnahme))
    assert measure.zustaendig
    assert measure.status
    assert (measure.zustaendig.value, measure.status.value) == ("Amt für Sport", "in Arbeit")
    passed = [(f.why, document.quote(f.span)) for f in extract(document) if isinstance(f, Ignored)]
    assert ("spalte_ohne_feld", "500 €") in passed


@pytest.mark.parametrize(
    "source",
    [
        "## Ziel 1:\n\nDie Stadt hat Wege.\n\n### 07/2020 bis 12/2020\n\n### Auftakt\n\n- eins\n",
        "## Ziel 1:\n\n### Die Stadt hat Wege.\n\n### Auftakt\n\nZeitraum: 07/2020 bis 12/2020\n\n- eins\n",
        "## Ziel 1:\n\nDie Stadt hat Wege.\n\n07/2020 bis 12/2020 Auftakt\n\n- eins\n",
    ],
    ids=["magazine: cards", "poster: the period below the title", "gazette: the period run in"],
)
def test_the_line_below_the_number_of_a_goal_says_what_it_is(text: Text, source: str) -> None:
    assert told(text(source)) == ["1: Die Stadt hat Wege.", "1/- 2020-07/2020-12 | Auftakt | eins"]


def test_an_item_with_a_period_is_one_of_its_measure(text: Text) -> None:
    source = "## Ziel 1: Sport\n\n07/2020 bis 12/2020 Auftakt\n\n- 07/2020 bis 08/2020 Einladung\n"
    assert told(text(source)) == ["1: Sport", "1/- 2020-07/2020-12 | Auftakt | 07/2020 bis 08/2020 Einladung"]


def test_a_number_without_a_colon_says_nothing_of_the_line_below_it(text: Text) -> None:
    assert told(text("## Ziel 1\n\n### Auftakt\n\nZeitraum: 07/2020 bis 12/2020\n\n- eins\n")) == [
        "-/- 2020-07/2020-12 | Auftakt | eins"
    ]


@pytest.mark.parametrize("note", ["(Fortsetzung)", "[Forts.]", "– Fortsetzung", "Fortsetzung von Seite 1"])
@pytest.mark.parametrize("goal", ["", "Sport "], ids=["slide of a council", "head of a page that repeats the goal"])
def test_a_goal_that_goes_on_is_no_other_goal(text: Text, goal: str, note: str) -> None:
    again = f"## Ziel 1: {goal}{note}" if goal else f"## Ziel 1 {note}"
    document = text(f"## Ziel 1: Sport\n\n{HEAD}07/2020\tAuftakt\n\n{again}\n\n{HEAD}2021\tBilanz")
    assert told(document) == ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz"]
    found = list(extract(document))
    passed = [document.quote(f.span) for f in found if isinstance(f, Ignored) and f.why == "fortsetzung"]
    assert passed in ([note], [note.removeprefix("– ")])
    assert not [f for f in found if isinstance(f, Issue)]


@pytest.mark.parametrize(
    ("heading", "art", "name"),
    [
        ("# Arbeitsplan des Landkreises Gotha", "Landkreis", "Gotha"),
        ("# Maßnahmenplan der Gemeinde Nesse-Apfelstädt", "Gemeinde", "Nesse-Apfelstädt"),
        ("# Plan des Marktes Eckental", "Markt", "Eckental"),
        ("# Plan der Stadt Jena", "Stadt", "Jena"),
    ],
)
def test_a_plan_belongs_to_whom_its_heading_names(text: Text, heading: str, art: str, name: str) -> None:
    (measure,) = (f for f in extract(text(f"{heading}\n\n{HEAD}07/2020\tAuftakt")) if isinstance(f, Massnahme))
    assert measure.kommune
    assert (measure.kommune.value.art, measure.kommune.value.name) == (art, name)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ZEITRAUM | MAßNAHMEN UND ARBEITSPAKETE DER STADT JENA", "Jena"),
        ("Zeitraum und Maßnahmen der Stadt Jena stehen fest.", None),
        ("Die Stadt Jena hilft mit.", None),
    ],
    ids=["poster of cards", "a sentence", "no head"],
)
def test_cards_belong_to_whom_the_line_above_them_names_not_a_foot(text: Text, line: str, name: str | None) -> None:
    document = text(f"{line}\n\n## Ziel 1: Sport\n\n### Auftakt\n\n07/2020\n\n- eins\n\nStadt Gera\n", "Thüringen")
    found = list(extract(document))
    assert [f.kommune.value.name if f.kommune else None for f in found if isinstance(f, Massnahme)] == [name]
    heads = [document.quote(f.span) for f in found if isinstance(f, Ignored) and f.why == "tabellenkopf"]
    assert heads == ([line] if name else [])


def test_two_plans_in_one_document_belong_to_two_communes(text: Text) -> None:
    source = f"# Plan der Stadt Jena\n\n{HEAD}07/2020\tAuftakt\n\n# Plan der Stadt Gera\n\n{HEAD}08/2020\tBilanz"
    measures = [finding for finding in extract(text(source, "Thüringen")) if isinstance(finding, Massnahme)]
    assert [(m.kommune.value.name if m.kommune else None, m.titel.value) for m in measures] == [
        ("Jena", "Auftakt"),
        ("Gera", "Bilanz"),
    ]


def test_a_column_of_communes_wins_over_the_heading(text: Text) -> None:
    source = "# Plan des Landkreises Gotha\n\n" + pipes("Kommune;Maßnahme;Zeitraum", "Stadt Waltershausen;Auftakt;2021")
    (measure,) = (finding for finding in extract(text(source, "Thüringen")) if isinstance(finding, Massnahme))
    assert measure.kommune
    assert measure.kommune.value.name == "Waltershausen"


TOLD = [
    (
        "a period of a card that cannot be",
        "## Ziel 1: Sport\n\nZeitraum: 13/2020 bis 06/2021\n\n### Auftakt",
        "zeitraum_unmoeglich",
        "13/2020 bis 06/2021",
    ),
    ("a period that cannot be", HEAD + "13/2020\tAuftakt", "zeitraum_unmoeglich", "13/2020"),
    ("a period backwards", HEAD + "06/2025 bis 07/2020\tAuftakt", "zeitraum_unmoeglich", "06/2025 bis 07/2020"),
    ("words that are no period", HEAD + "nach Bedarf\tAuftakt", "zeitraum_unverstanden", "nach Bedarf"),
    ("a period without a measure", pipes("Zeitraum;Maßnahme", "07/2020;"), "massnahme_ohne_titel", "07/2020"),
    ("a goal without words", HEAD + "Ziel 4\t\n07/2020\tAuftakt", "ziel_ohne_text", "4"),
    ("a goal of a goal", HEAD + "Ziel 1.2: Sport\t\n07/2020\tAuftakt", "nummer_gegliedert", "1.2"),
    (
        "a line behind the bullets",
        HEAD + "2021\tPlan <ul><li>eins</li></ul> Danach mehr",
        "text_nach_stichpunkten",
        "Danach mehr",
    ),
]


@pytest.mark.parametrize(("source", "rule", "words"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_a_plan_says_and_we_do_not_understand_is_told(text: Text, source: str, rule: str, words: str) -> None:
    document = text(source)
    assert [(f.rule, document.quote(f.span)) for f in extract(document) if isinstance(f, Issue)] == [(rule, words)]


SILENT = [
    ("a budget", pipes("Posten;2020;2021", "Personal;1.000;2.000")),
    ("opening hours", "Tag\tZeit\nMontag\t8-12 Uhr"),
    ("an agenda", pipes("Zeit;Was", "9:00;Begrüßung", "10:00;Vortrag")),
    ("a timetable", pipes("Zeit;Aktivität;Ort", "10:00 Uhr;Yoga;Park")),
    ("a list of projects", pipes("Projekt;Stadt", "Radweg;Jena")),
    ("who does what", pipes("Aufgabe;Zuständig", "Müll;Bauhof")),
    ("a club's aim in prose", "Ziel 1 des Vereins ist Spaß.\n\n2014: Gründung"),
    ("a club's history", "# Unser Verein\n\n2014: Gründung\n\n2015: Umzug"),
    ("a curriculum vitae", "# Ziele\n\n2014: Studium\n\n2015: Beruf"),
    ("years of a town", "1848\tBau der Bahn\n1919\tBau der Schule"),
    ("an imprint", "Impressum\n\nStand: 07/2020\n\nVerantwortlich: Amt"),
]


@pytest.mark.parametrize("source", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_what_is_no_plan_gives_nothing(text: Text, source: str) -> None:
    assert list(extract(text(source))) == []


@pytest.mark.parametrize(
    ("start", "unit"), [("", "Ziel 1"), ("Maßnahme 1: ", "(2020 "), ("Ziel 1: a\n\n", "1"), ("", "a")]
)
def test_time_grows_with_the_length_of_hostile_lines_and_no_faster(text: Text, start: str, unit: str) -> None:
    count = 60_000 // len(unit)
    assert is_linear(lambda document: list(extract(document)), lambda n: text(start + unit * n), count)


def test_a_heading_or_a_line_above_a_list_that_ends_with_its_period_is_a_measure(text: Text) -> None:
    words = "<h2>Ziel 1: Mehr Sport</h2><h3>Hallen (auch kleine) öffnen (07/2020 bis 06/2021)</h3>"
    words += "<ul><li>Schlüssel</li></ul><p>Vereine einladen (ab 2022)</p>"
    words += "<ul><li>Brief</li></ul><p>Der Rat hat es so gewollt (2019)</p>"
    assert told(text(words)) == [
        "1: Mehr Sport",
        "1/- 2020-07/2021-06 | Hallen (auch kleine) öffnen | Schlüssel",
        "1/- 2022/.. | Vereine einladen | Brief",
    ]


def test_the_head_of_the_measures_may_stand_over_the_goals_before_them(text: Text) -> None:
    """One table for each goal below one head, as word processors set them; the last column holds the periods."""
    plan = "MASSNAHMEN\t\tZEITRAUM\nZiel 1: Mehr Sport\tAuftakt\t07/2020\n\tBilanz\t2021"
    assert told(text(plan)) == ["1: Mehr Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz"]
    assert told(text(plan.replace("Ziel 1: Mehr Sport", "Sport"))) != told(text(plan))


def test_a_line_of_time_may_stand_between_the_columns_that_a_line_above_names(text: Text) -> None:
    """A bar with dots drawn between periods and measures: its column holds no words."""
    table = "<table><tr><td>07/2020<td><td>Auftakt<tr><td>2021<td><td>Bilanz</table>"
    found = told(text(f"<html><body><p>Zeitraum Maßnahmen der Stadt</p><p>Ziel 1: Sport</p>{table}</body></html>"))
    assert found == ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz"]


PARENTHESES = [
    ("below the title", "### Auftakt\n\n(07/2020)\n\n- eins\n\n### Bilanz\n\n(2021)\n"),
    ("behind the first title", "### Auftakt (07/2020)\n\n- eins\n\n### Bilanz\n\n(2021)\n"),
    ("behind the last title", "### Auftakt\n\n(07/2020)\n\n- eins\n\n### Bilanz (2021)\n"),
]


@pytest.mark.parametrize(("where", "source"), PARENTHESES, ids=[where for where, _ in PARENTHESES])
def test_periods_in_parentheses_stand_below_titles_where_these_are_full(text: Text, where: str, source: str) -> None:
    """A gazette in two columns: "(07/2020 bis 06/2025)" has no room behind some titles."""
    document = text(f"# Ziel 1: Sport\n\n{source}")
    ends = [line.replace(" (07/2020) |", " |").removesuffix(" (2021)") for line in told(document)]
    assert ends == ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021 | Bilanz"]
    measures = [finding for finding in extract(document) if isinstance(finding, Massnahme)]
    assert [document.quote(m.zeitraum.spans[0]) for m in measures if m.zeitraum] == ["07/2020", "2021"]


def test_the_text_of_a_goal_may_stand_in_the_row_below_its_number(text: Text) -> None:
    """Posters of boxes that a column of the page parts there."""
    plan = HEAD + "\tZiel 4:\n\tDie Stadt hat Wege.\n2021\tBilanz"
    assert told(text(plan)) == ["4: Die Stadt hat Wege.", "4/- 2021 | Bilanz"]
    assert told(text(plan.replace("Ziel 4:", "Ziel 4: Sport."))) != told(text(plan))


@pytest.mark.parametrize(("below", "goals"), [("Die Stadt hat Wege.\t", 1), ("07/2021\tKurs", 0)])
def test_the_text_of_a_goal_may_stand_where_periods_do(text: Text, below: str, goals: int) -> None:
    """A clerk breaks the line behind "Ziel 4:", and the column of periods is the first one."""
    found = told(text(HEAD + f"Ziel 4:\t\n{below}\n2021\tBilanz"))
    assert sum(line.startswith("4: ") for line in found) == goals
    assert found[-1] == "4/- 2021 | Bilanz"


def test_the_head_of_the_measures_may_stand_over_goals_and_lists(text: Text) -> None:
    """A3 of a children's network: goal, measure and steps below one head, the period last."""
    rows = [
        "<td>Ziel 1: Sport<td>Auftakt<td><ul><li>eins<li>zwei</ul><td>07/2020",
        "<td><td>Bilanz<td><ul><li>drei</ul><td>2021",
    ]
    head = "<th>MASSNAHMEN UND ARBEITSPAKETE<th><th><th>ZEITRAUM"
    table = f"<table><tr>{head}<tr>{'<tr>'.join(rows)}</table>"
    found = told(text(f"<html><body>{table}</body></html>"))
    assert found == ["1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"]


def test_a_period_beside_a_title_of_one_line_is_read_behind_it(text: Text) -> None:
    """A long leaflet: the period floats at the right in two lines, and most titles have two lines and more."""
    source = "# Ziel 1: Sport\n\n07/2020\n\n### Auftakt\n\n- eins\n\n### Bilanz\n\n07/2021\n\n- zwei\n"
    assert told(text(source)) == ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021-07 | Bilanz | zwei"]


def test_a_goal_in_a_box_may_stand_between_a_table_and_the_line_that_is_its_head(text: Text) -> None:
    words = "<p>Zeitraum Maßnahmen</p><table><tr><td>Ziel 1: Mehr Sport</td></tr></table>"
    words += "<table><tr><td>07/2020</td><td>Auftakt</td></tr><tr><td>bald</td><td>Bilanz</td></tr></table>"
    assert told(text(words)) == ["1: Mehr Sport", "1/- 2020-07 | Auftakt", "1/- - | Bilanz"]


def test_the_next_goal_may_end_the_text_of_a_measure_whose_column_it_does_not_leave(text: Text) -> None:
    words = "<table><tr><th>Maßnahme</th><th>Zeitraum</th></tr><tr><td colspan=2>Ziel 1: Mehr Sport</td></tr>"
    words += "<tr><td>Auftakt<ul><li>Brief</li></ul><p>Ziel 2: Ruhe</p></td><td>07/2020</td></tr>"
    words += "<tr><td>Bilanz<ul><li>Saal</li></ul><p>Ziel 9: Fernes</p></td><td>2022</td></tr></table>"
    assert told(text(words)) == [
        "1: Mehr Sport",
        "1/- 2020-07 | Auftakt | Brief",
        "2: Ruhe",
        "2/- 2022 | Bilanz | Saal",
    ]
