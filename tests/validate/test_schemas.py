"""Schemas: each bad row is set aside with its rule, all at once; what names it goes along; the rest stays."""

import json
from collections.abc import Callable

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from extractors.model.document import Document
from pipeline.journey import tables_of
from pipeline.validate.frames import check, frame_of, merged, quarantine_frame
from pipeline.validate.rows import Row, Tables
from pipeline.validate.schemas import SCHEMAS

Text = Callable[..., Document]

SOURCE = """# Plan der Stadt Jena

Zeitraum\tMaßnahme
07/2020 bis 06/2021\tAuftakt: • eins • zwei
08/2021\tBilanz

### Beigetreten sind:

- 2014: Stadt Jena, Stadt Gera

Mehr dazu von der Arbeitsgruppe Sport (AGS).
Fachtag am 4. Mai 2017 in Jena
"""


@pytest.fixture
def tables(text: Text) -> Tables:
    return tables_of(text(SOURCE, "Thüringen"))


def test_what_the_journey_makes_keeps_every_rule(tables: Tables) -> None:
    checked = check(tables)
    assert checked.quarantine == []
    assert {table: len(frame) for table, frame in checked.frames.items() if len(frame)} == {
        table: len(rows) for table, rows in tables.items() if rows
    }


# table, column, a value that breaks a rule, a word of the rule
BROKEN: list[tuple[str, str, object, str]] = [
    ("massnahmen", "document_id", "x" * 12, "document_id: str_matches"),
    ("massnahmen", "record_id", "kurz", "record_id: str_matches"),
    ("massnahmen", "titel", "a", "titel: str_length"),
    ("massnahmen", "ziel", -1, "ziel: greater_than_or_equal_to"),
    ("massnahmen", "genauigkeit", "minute", "genauigkeit: isin"),
    ("massnahmen", "ags", "160530", "ags: str_matches"),
    ("massnahmen", "edtf", "", "edtf: str_length"),
    ("beitritte", "kommune", None, "kommune: not_nullable"),
    ("beitritte", "kommune", "X" * 121, "kommune: str_length"),
    ("beitritte", "kommune_art", "Dorf", "kommune_art: isin"),
    ("beitritte", "jahr", 1066, "jahr: in_range"),
    ("beitritte", "ags_kandidaten", ["16053000", "16052000"], "ags_is_the_only_candidate"),
    ("stichpunkte", "position", 0, "position: greater_than_or_equal_to"),
    ("veranstaltungen", "art", "", "art: str_length"),
    ("blocks", "kind", "fussnote", "kind: isin"),
    ("blocks", "text", "", "text: str_length"),
    ("ledger", "status", "vergessen", "status: isin"),
    ("ledger", "characters", 0, "characters: greater_than_or_equal_to"),
]


@pytest.mark.parametrize(("table", "column", "value", "rule"), BROKEN, ids=[f"{case[0]}.{case[1]}" for case in BROKEN])
def test_a_row_that_breaks_a_rule_is_set_aside_with_the_rule(
    tables: Tables, table: str, column: str, value: object, rule: str
) -> None:
    before = len(tables[table])
    tables[table][0][column] = value  # type: ignore[assignment]
    checked = check(tables)
    assert len(checked.frames[table]) == before - 1
    (told,) = checked.quarantine
    assert (told["stage"], told["rule"]) == ("validate", table)
    assert rule in str(told["message"])
    assert json.loads(str(told["row"]))[column] == value


def test_a_period_that_ends_before_it_begins_is_set_aside(tables: Tables) -> None:
    row = tables["massnahmen"][0]
    row["beginn"], row["ende"] = row["ende"], row["beginn"]
    assert "begins_before_it_ends" in str(check(tables).quarantine[0]["message"])


def test_bounds_that_no_words_say_are_set_aside(tables: Tables) -> None:
    tables["massnahmen"][0]["zeitraum"] = None
    assert "bounds_need_words" in str(check(tables).quarantine[0]["message"])


def test_all_rules_a_row_breaks_are_told_at_once_and_all_rows(tables: Tables) -> None:
    tables["massnahmen"][0].update(titel="", genauigkeit="minute")
    tables["massnahmen"][1].update(titel="")
    tables["beitritte"][0].update(jahr=0)
    told = [(row["rule"], row["message"]) for row in check(tables).quarantine]
    assert len(told) == 3
    assert "genauigkeit" in str(dict(told[::-1])["massnahmen"])
    assert "titel" in str(dict(told[::-1])["massnahmen"])


def test_two_records_of_one_id_are_both_set_aside(tables: Tables) -> None:
    tables["beitritte"][1]["record_id"] = tables["beitritte"][0]["record_id"]
    checked = check(tables)
    assert len(checked.quarantine) == 2
    assert len(checked.frames["beitritte"]) == 0


def test_a_record_whose_evidence_is_rejected_goes_with_it(tables: Tables) -> None:
    (row, *_) = (row for row in tables["evidence"] if row["record_id"] == tables["beitritte"][0]["record_id"])
    row["end_char"] = 0
    checked = check(tables)
    told = {(row["rule"], row["message"]) for row in checked.quarantine}
    assert told == {("evidence", "Evidence: quote_is_as_long_as_its_span"), ("beitritte", "evidence: rejected")}
    assert tables["beitritte"][0]["record_id"] not in checked.frames["evidence"]["record_id"].to_list()


def test_what_names_a_rejected_record_goes_with_it_or_loses_the_name(tables: Tables) -> None:
    gone = tables["massnahmen"][0]["record_id"]
    tables["massnahmen"][0]["titel"] = ""
    checked = check(tables)
    assert gone not in checked.frames["evidence"]["record_id"].to_list()
    assert set(checked.frames["stichpunkte"]["massnahme"]) == {None}
    assert len(checked.frames["stichpunkte"]) == len(tables["stichpunkte"])
    assert len(checked.frames["evidence"]) < len(tables["evidence"])


@pytest.mark.parametrize(("column", "value"), [("jahr", "2014"), ("jahr", 2014.5), ("kommune", 7)])
def test_values_are_never_coerced(tables: Tables, column: str, value: str | float) -> None:
    tables["beitritte"][0][column] = value
    with pytest.raises(TypeError):
        check(tables)


def test_a_frame_with_a_column_too_many_is_our_mistake_and_not_the_documents() -> None:
    frame = frame_of([], SCHEMAS["ziele"]).with_columns(neu=pl.lit(None, pl.String))
    with pytest.raises(SchemaErrors):
        SCHEMAS["ziele"].validate(frame, lazy=True)


def test_data_is_checked_because_frames_are_eager(tables: Tables) -> None:
    assert all(isinstance(frame, pl.DataFrame) for frame in check(tables).frames.values())


@pytest.mark.parametrize("table", SCHEMAS)
def test_an_empty_table_is_a_frame_with_all_its_columns(table: str) -> None:
    frame = check({}).frames[table]
    assert len(frame) == 0
    assert set(frame.columns) == set(SCHEMAS[table].to_schema().columns)


def test_quarantine_takes_what_broke_a_schema() -> None:
    row: Row = {"document_id": None, "path": "a", "stage": "read", "rule": "leer", "message": "", "row": None}
    assert quarantine_frame([row]).rows() == [(None, "a", "read", "leer", "", None)]


def test_the_rows_of_many_documents_come_together() -> None:
    parts: list[Tables] = [{"ziele": [{"a": 1}]}, {"ziele": [{"a": 2}], "issues": []}]
    assert merged(iter(parts)) == {"ziele": [{"a": 1}, {"a": 2}], "issues": []}
