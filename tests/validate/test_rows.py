"""Findings become rows: ids that stay, columns for each shape, quotes for each span, a ledger that sums."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import EXTRACTORS, extract
from extractors.model.document import Box, Ignored, Issue, Span, Word
from extractors.model.notation import from_notation
from extractors.model.records import Beitritt, Finding, Massnahme, Stichpunkt, Zeitangabe, Ziel
from extractors.model.values import Grounded, Kommune, Zeitraum
from pipeline.validate.audit import STATUSES, ledger, misquoted, unexplained
from pipeline.validate.rows import rows_of

PLAN = from_notation(
    """1 heading 1 | Plan der Stadt Jena
1 0.0.0 paragraph | Zeitraum
1 0.0.1 paragraph | Maßnahme
1 0.1.0 paragraph | 07/2020 bis 06/2021
1 0.1.1 paragraph | Auftakt:
1 0.1.1 item 0 • | Sammlung
1 0.1.1 item 0 • | Sammlung
2 furniture seitenzahl | 2
2 item 0 • | ein Punkt
2 paragraph | Ein Satz.
"""
)


def where(text: str) -> Span:
    start = PLAN.text.index(text)
    return Span(start, start + len(text))


def said(text: str) -> Grounded[str]:
    return Grounded(text, (where(text),))


JENA = Grounded(Kommune("Jena", "Stadt", ("16053000",), "name"), (where("Stadt Jena"),))
JULY = Zeitraum(date(2020, 7, 1), date(2021, 6, 30), "monat", "2020-07/2021-06")
MEASURE = Massnahme(JENA, None, None, Grounded(JULY, (where("07/2020 bis"), where("06/2021"))), said("Auftakt:"))


def test_a_commune_is_four_columns_and_a_period_five() -> None:
    (row,) = rows_of(PLAN, [MEASURE])["massnahmen"]
    assert {name: row[name] for name in ("kommune", "kommune_art", "ags", "ags_kandidaten")} == {
        "kommune": "Jena",
        "kommune_art": "Stadt",
        "ags": "16053000",
        "ags_kandidaten": ["16053000"],
    }
    assert {name: row[name] for name in ("zeitraum", "beginn", "ende", "genauigkeit", "edtf")} == {
        "zeitraum": "07/2020 bis 06/2021",
        "beginn": date(2020, 7, 1),
        "ende": date(2021, 6, 30),
        "genauigkeit": "monat",
        "edtf": "2020-07/2021-06",
    }


def test_what_is_not_said_is_null_and_no_candidates_are_an_empty_list() -> None:
    (row,) = rows_of(PLAN, [Ziel(None, None, said("Auftakt:"))])["ziele"]
    assert (row["kommune"], row["ags"], row["ags_kandidaten"], row["nummer"]) == (None, None, [], None)


def test_each_span_of_a_value_is_a_row_of_evidence() -> None:
    rows = [row for row in rows_of(PLAN, [MEASURE])["evidence"] if row["field"] == "zeitraum"]
    assert [(row["part"], row["quote"], row["page"]) for row in rows] == [(0, "07/2020 bis", 1), (1, "06/2021", 1)]


def test_a_bullet_names_its_measure_and_equal_bullets_are_told_apart() -> None:
    first = Stichpunkt(
        None, MEASURE, Grounded(1, (where("Sammlung"),)), Grounded(0, (where("Sammlung"),)), said("Sammlung")
    )
    later = Span(where("Sammlung").end + 1, where("Sammlung").end + 9)
    second = replace(first, text=Grounded("Sammlung", (later,)))
    tables = rows_of(PLAN, [MEASURE, first, second])
    ids = [row["record_id"] for row in tables["stichpunkte"]]
    assert len(set(ids)) == 2
    assert {row["massnahme"] for row in tables["stichpunkte"]} == {tables["massnahmen"][0]["record_id"]}


def test_the_same_finding_twice_is_one_row() -> None:
    issue = Issue("zeitraum_unverstanden", where("Zeitraum"), "so")
    tables = rows_of(PLAN, [MEASURE, MEASURE, issue, replace(issue, message="anders")])
    assert (len(tables["massnahmen"]), len(tables["issues"])) == (1, 1)


def test_ids_stay_when_nothing_said_changes_and_differ_between_documents() -> None:
    first = rows_of(PLAN, [MEASURE])["massnahmen"][0]["record_id"]
    assert rows_of(PLAN, [MEASURE])["massnahmen"][0]["record_id"] == first
    assert rows_of(replace(PLAN, id="f" * 12), [MEASURE])["massnahmen"][0]["record_id"] != first
    assert rows_of(PLAN, [replace(MEASURE, titel=said("Sammlung"))])["massnahmen"][0]["record_id"] != first


def test_a_place_on_a_page_is_points_and_one_in_a_file_characters() -> None:
    box = replace(PLAN, words=(Word(where("Auftakt:"), Box(1, 10.004, 20, 30, 40)),))
    (row,) = (row for row in rows_of(box, [Ziel(None, None, said("Auftakt:"))])["evidence"])
    assert row["places"] == [
        {"page": 1, "x0": 10.0, "top": 20, "x1": 30, "bottom": 40, "start_char": None, "end_char": None}
    ]


def test_a_value_wins_over_an_issue_and_an_issue_over_what_was_passed_over() -> None:
    cell = where("Auftakt:")
    findings: list[Finding] = [
        Ignored("x", cell),
        Issue("y", Span(cell.start, cell.start + 4)),
        Ziel(None, None, said("Auf")),
    ]
    counts = {row["status"]: row["characters"] for row in ledger(PLAN, findings) if row["page"] == 1}
    assert (counts["value"], counts["issue"], counts["ignored"]) == (3, 1, 4)


def test_cells_and_items_must_be_explained_and_prose_and_furniture_need_not() -> None:
    left = unexplained({"ledger": ledger(PLAN, [])})
    cells = [b for b in PLAN.blocks if (b.cell or b.kind == "item") and b.kind != "furniture"]
    assert left == sum(len(block.span) for block in cells)
    assert unexplained({"ledger": ledger(PLAN, list(extract(PLAN)))}) == 0


spans = st.tuples(st.integers(0, len(PLAN.text)), st.integers(0, len(PLAN.text))).map(lambda ends: Span(*sorted(ends)))
findings = st.lists(
    st.one_of(
        spans.map(lambda span: Ignored("grund", span)),
        spans.map(lambda span: Issue("regel", span)),
        spans.map(lambda span: Zeitangabe(Grounded(JULY, (span,)))),
        st.tuples(spans, spans).map(lambda two: Ziel(None, None, Grounded("text", two))),
    )
)


@given(findings)
def test_the_ledger_sums_to_the_text_whatever_is_found(found: list[Finding]) -> None:
    rows = ledger(PLAN, found)
    assert sum(int(str(row["characters"])) for row in rows) == len(PLAN.text)
    assert {row["status"] for row in rows} <= set(STATUSES)
    assert len({(row["page"], row["status"]) for row in rows}) == len(rows)


@given(findings)
def test_quotes_are_slices_of_the_text_whatever_is_found(found: list[Finding]) -> None:
    tables = rows_of(PLAN, found)
    assert list(misquoted(PLAN, tables)) == []
    ids = [row["record_id"] for table in ("ziele", "zeitangaben") for row in tables[table]]
    assert len(set(ids)) == len(ids)


def test_a_row_that_misquotes_is_found_with_its_table() -> None:
    tables = rows_of(PLAN, [MEASURE, Issue("regel", where("Zeitraum"))])
    tables["issues"][0]["quote"] = "Zeitreise"
    tables["evidence"][0]["end_char"] = 1
    assert [table for table, _ in misquoted(PLAN, tables)] == ["evidence", "issues"]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_extractors_changes_no_row(seed: int) -> None:
    order = list(EXTRACTORS)
    random.Random(seed).shuffle(order)
    usual = rows_of(PLAN, extract(PLAN))
    other = rows_of(PLAN, [finding for find in order for finding in find(PLAN)])
    for table, rows in usual.items():
        assert sorted(map(str, other[table])) == sorted(map(str, rows))


def test_a_record_of_two_statements_has_all_its_spans_in_evidence() -> None:
    twice = Beitritt(replace(JENA, spans=(where("Jena"), where("Stadt Jena"))), Grounded(2020, (where("2020"),)))
    rows = rows_of(PLAN, [twice])["evidence"]
    assert [(row["field"], row["part"]) for row in rows] == [("kommune", 0), ("kommune", 1), ("jahr", 0)]
