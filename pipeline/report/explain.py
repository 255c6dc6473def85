"""One record, explained: each value with the words, the page and the rule that say so.

jahr = 2014   „2014"   S. 3
"""

from typing import NamedTuple
from urllib.parse import quote

import duckdb

from pipeline.report.rows import Row, query, quoted, record_tables
from pipeline.report.worte import field_name, record_name, summary

HIDDEN = ("record_id", "document_id")
FIELD_OF = {
    **dict.fromkeys(("kommune_art", "ags", "ags_kandidaten"), "kommune"),
    **dict.fromkeys(("beginn", "ende", "genauigkeit", "edtf"), "zeitraum"),
}  # columns made of another field's words


class Wert(NamedTuple):
    """Wert: a column of the record, and the words behind it."""

    name: str
    value: str
    quotes: list[str]
    pages: list[int]
    rule: str


class Erklaerung(NamedTuple):
    """Erklaerung: all that is known of a record."""

    record_id: str
    kind: str
    text: str
    document: str
    link: str
    values: list[Wert]
    corrections: list[str]


def explain(connection: duckdb.DuckDBPyConnection, record_id: str) -> Erklaerung | None:
    """The record with this id; None where there is none."""
    for table in record_tables(connection):
        sql = f"SELECT * FROM {quoted(table)} WHERE record_id = ?"  # noqa: S608 - a name of the schema
        for row in query(connection, sql, record_id):
            return _explained(connection, table, row)
    return None


def _explained(connection: duckdb.DuckDBPyConnection, table: str, row: Row) -> Erklaerung:
    record_id = row.text("record_id")
    evidence = query(connection, "FROM evidence WHERE record_id = ? ORDER BY field, part", record_id)
    sql = "SELECT name, title, path, url, pages FROM documents WHERE document_id = ?"
    (document,) = query(connection, sql, row.text("document_id"))
    values = [_value(name, value, evidence) for name, value in row.items() if name not in HIDDEN and value is not None]
    page = min((beleg.number("page") for beleg in evidence), default=1)
    return Erklaerung(
        record_id,
        record_name(table),
        summary(table, row),
        document.text("title") or document.text("name"),
        _link(document, page),
        values,
        [
            _correction(told)
            for told in query(connection, "FROM korrekturen WHERE record_id = ? ORDER BY feld", record_id)
        ],
    )


def _value(name: str, value: object, evidence: list[Row]) -> Wert:
    told = [row for row in evidence if row["field"] == FIELD_OF.get(name, name)]
    own = [] if name in FIELD_OF else told
    return Wert(
        field_name(name),
        ", ".join(map(str, value)) if isinstance(value, list) else str(value),
        [row.text("quote") for row in own],
        sorted({row.number("page") for row in own}),
        next((row.text("regel") for row in told if row["regel"]), ""),
    )


def _link(document: Row, page: int) -> str:
    """Where to look: the address or the file, at the page where it has pages."""
    place = document.text("url") or quote(document.text("path"), safe="/:")
    return f"{place}#page={page}" if document["pages"] is not None else place


def _correction(row: Row) -> str:
    told = f"{field_name(row.text('feld'))}: gelesen {row.text('alt') or 'nichts'}, korrigiert {row.text('neu')}"
    return f"{told} ({row.text('wer')}: {row.text('warum')})"
