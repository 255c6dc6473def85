"""What was found in one document: each record with its quotes, and each place on the page once, whoever claims it."""

from collections.abc import Iterable
from typing import NamedTuple

import duckdb

from pipeline.report.rows import Row, query, record_tables, records
from pipeline.report.svg import plain
from pipeline.report.worte import FARBE, field_name, record_name, summary

MAIN = ("titel", "text", "thema", "jahr", "zeitraum", "wert", "kurz")  # the field a record is looked for at
COUNTED = frozenset({"position", "ebene", "genauigkeit"})  # their words are those of another field


class Beleg(NamedTuple):
    """Beleg: the words behind one field, and the box in PDF points where there is one."""

    record_id: str
    field: str
    start: int
    end: int
    quote: str
    page: int
    boxes: list[tuple[int, float, float, float, float]]

    @property
    def colour(self) -> str:
        return "offen" if self.field == "issue" else FARBE.get(self.field, "was")

    @property
    def name(self) -> str:
        return field_name(self.field)


class Fund(NamedTuple):
    """Fund: a record or an Issue as the reader of the report meets it."""

    record_id: str
    table: str
    name: str
    text: str
    belege: list[Beleg]
    corrections: list[Row]

    @property
    def main(self) -> Beleg:
        """Where it stands: its own words, not the commune's in the heading above."""
        by_field = {beleg.field: beleg for beleg in reversed(self.belege)}
        return next((by_field[field] for field in MAIN if field in by_field), self.belege[0])

    @property
    def minor(self) -> bool:
        """Folded away at first: the bullets, which their measure already shows."""
        return self.table in ("stichpunkte", "zeitangaben")


def funde(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[Fund]:
    """All records and Issues of a document, as they stand in the text."""
    belege: dict[str, list[Beleg]] = {}
    for row in query(connection, "FROM evidence WHERE document_id = ? ORDER BY start_char, field, part", document_id):
        if row.text("field") not in COUNTED:
            belege.setdefault(row.text("record_id"), []).append(_beleg(row))
    corrections: dict[str, list[Row]] = {}
    told = "FROM korrekturen WHERE document_id = ? AND stand = 'angewandt' ORDER BY feld"
    for row in query(connection, told, document_id):
        corrections.setdefault(row.text("record_id"), []).append(row)
    found = [
        Fund(name, table, record_name(table), plain(summary(table, row), 240), belege[name], corrections.get(name, []))
        for table in record_tables(connection)
        for row in records(connection, table, [document_id])
        if (name := row.text("record_id")) in belege
    ]
    return sorted([*found, *_issues(connection, document_id)], key=lambda fund: (fund.main.start, fund.record_id))


def _beleg(row: Row) -> Beleg:
    places = row["places"]
    boxes = [_box(place) for place in places if isinstance(place, dict)] if isinstance(places, list) else []
    where = (row.number("start_char"), row.number("end_char"), row.text("quote"), row.number("page"))
    return Beleg(row.text("record_id"), row.text("field"), *where, [box for box in boxes if box])


def _box(place: dict[str, float | None]) -> tuple[int, float, float, float, float] | None:
    page, *sides = (place[name] for name in ("page", "x0", "top", "x1", "bottom"))
    x0, top, x1, bottom = (0.0 if side is None else side for side in sides)
    return (int(page), x0, top, x1, bottom) if page is not None and None not in sides else None


def _issues(connection: duckdb.DuckDBPyConnection, document_id: str) -> Iterable[Fund]:
    rows = query(connection, "FROM issues WHERE document_id = ? ORDER BY start_char, rule", document_id)
    for number, row in enumerate(rows):
        name = f"{document_id}-{number}"
        where = (row.number("start_char"), row.number("end_char"), row.text("quote"), row.number("page"))
        yield Fund(name, "issues", "Nicht verstanden", row.text("message"), [Beleg(name, "issue", *where, [])], [])
