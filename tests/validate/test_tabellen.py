"""Tables nobody reads: told once with their columns, while text set in columns is running text and no table."""

from extractors import extract
from extractors.model.document import Document
from extractors.model.notation import from_notation
from pipeline.journey import tables_of
from pipeline.validate.audit import unexplained, unexplained_rows
from pipeline.validate.tabellen import unread_tables

FEES = """1 heading 2 | Gebühren
1 0.0.0 paragraph | Lfd.-Nr.
1 0.0.1 paragraph | Gegenstand
1 0.0.2 paragraph | EUR
1 0.1.0 paragraph | 1
1 0.1.1 paragraph | Beglaubigung von Abschriften
1 0.1.2 paragraph | 10,00
2 furniture fuss | Seite 2
2 1.0.0 paragraph | 2
2 1.0.1 paragraph | Einsicht in Akten
2 1.0.2 paragraph | 15,00"""
SENTENCE = "Die Zuwendung wird auf Antrag gewährt, sofern die Mittel im Haushalt des Landes dafür bereitstehen."
REGULATION = f"""1 heading 2 | Zuwendungen
1 0.0.0 paragraph | 4.1.2
1 0.0.1 paragraph | {SENTENCE}
1 0.1.0 paragraph | 4.2
1 0.1.1 paragraph | {SENTENCE}"""


def told(document: Document) -> list[tuple[object, object]]:
    return [(row["rule"], row["message"]) for row in tables_of(document)["issues"]]


def passed(document: Document) -> list[object]:
    return [row["why"] for row in tables_of(document)["ignored"] if str(row["why"]).startswith("Tabelle")]


def test_a_table_of_an_unknown_kind_is_told_once_a_page_with_its_columns() -> None:
    message = "Eine Tabelle, deren Art wir nicht lesen: Lfd.-Nr. | Angebot | EUR"
    document = from_notation(FEES.replace("Gegenstand", "Angebot"))
    assert told(document) == [("tabelle_unbekannt", message)] * 2
    assert unexplained(tables_of(document)) == 0


def test_a_table_that_says_nothing_of_ours_is_passed_over_with_its_columns() -> None:
    document = from_notation(FEES)
    assert told(document) == []
    assert passed(document) == ["Tabelle anderer Art: Lfd.-Nr. | Gegenstand | EUR"] * 2
    assert unexplained(tables_of(document)) == 0


def test_a_period_in_a_cell_keeps_a_table_at_issue() -> None:
    """What may be a plan whose head was lost is not passed over."""
    for period in ("07/2020 bis 06/2025", "ab Herbst 2021", "fortlaufend"):
        document = from_notation(FEES.replace("10,00", period))
        assert not passed(document)
        assert told(document)


def test_marks_in_several_columns_are_passed_over_and_a_status_behind_each_entry_is_not() -> None:
    """A decree on who may lead whom, below a head that was lost; a list of measures that are done or not."""
    for columns, passed_over in ((3, True), (1, False)):
        rows = [f"1 0.{n}.0 paragraph | Gruppe {n} vom Amt" for n in range(3)]
        marks = [f"1 0.{n}.{m} paragraph | {('ja', 'nein')[m % 2]}" for n in range(3) for m in range(1, columns + 1)]
        assert bool(passed(from_notation("\n".join(sorted([*rows, *marks]))))) == passed_over


def test_figures_without_a_row_of_names_are_passed_over_and_words_are_not() -> None:
    lines = [line for line in FEES.splitlines() if " 0.0." not in line and "furniture" not in line]
    assert passed(from_notation("\n".join(lines)))
    words = "\n".join(lines).replace("10,00", "auf Antrag").replace("15,00", "im Amt")
    assert {rule for rule, _ in told(from_notation(words))} == {"unerklaert"}


def test_a_list_of_contents_is_passed_over_with_its_dates() -> None:
    """A law as a portal prints it: each section with the day of its version."""
    lines = FEES.replace("Gebühren", "Inhaltsverzeichnis").replace("EUR", "Gültig ab").replace("10,00", "05.02.2018")
    assert len(passed(from_notation(lines))) == 2


def test_a_title_may_stand_over_the_next_part_of_a_table() -> None:
    """An annex of a decree: the columns are named once, and each part has a title of its own."""
    lines = FEES.replace("2 furniture fuss | Seite 2", "2 heading 3 | Für Vereine").replace("15,00", "auf Antrag")
    assert len(passed(from_notation(lines))) == 2


def test_addresses_read_no_table() -> None:
    """A data set: the names of its files are links."""
    links = FEES.replace("Beglaubigung von Abschriften", "lesen.R (https://example.org/muster/daten/lesen.R)")
    assert passed(from_notation(links))


def test_slips_are_not_sought_in_tables_passed_over() -> None:
    document = from_notation(FEES.replace("Einsicht in Akten", "Einsicht (in Akten"))
    assert told(document) == []


def test_text_beside_its_numbering_is_running_text() -> None:
    document = from_notation(REGULATION)
    assert told(document) == []
    counted = from_notation(REGULATION.replace("sofern", "sofern 23 davon"))
    assert {row["quote"] for row in unexplained_rows(counted, [])} == {"23"}


def test_a_table_that_is_read_is_none_of_these() -> None:
    plan = """1 0.0.0 paragraph | Ziel
1 0.0.1 paragraph | Maßnahme
1 0.0.2 paragraph | Zeitraum
1 0.1.0 paragraph | Ziel 1: Ruhe
1 0.1.1 paragraph | Räume öffnen
1 0.1.2 paragraph | 2022"""
    document = from_notation(plan)
    assert len(list(unread_tables(document, []))) == 1
    assert not list(unread_tables(document, list(extract(document))))


def test_an_empty_form_is_passed_over() -> None:
    """A handbook: the head of each checklist asks for title, readers and date."""
    form = """1 0.0.0 paragraph | Worum geht es?
1 0.0.1 paragraph | Sport im Park
1 0.1.0 paragraph | Für wen:
1 0.1.1 paragraph | Datum:"""
    assert len(passed(from_notation(form))) == 1
    assert told(from_notation(form)) == []


def test_items_alone_read_no_table() -> None:
    """A handbook: the duties of each function of a staff are lists in the cells."""
    duties = """1 0.0.0 paragraph | Funktion
1 0.0.1 paragraph | Pflichten
1 0.1.0 paragraph | S 1 (Personal)
1 0.1.1 item 0 • | Alarmieren der Kräfte, die im Dienst sind
1 0.1.1 item 0 • | Rufen der Kräfte, die in Freizeit sind"""
    assert passed(from_notation(duties)) == ["Tabelle anderer Art: Funktion | Pflichten"]
