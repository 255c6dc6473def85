"""What was found in one document: each record with its quotes, and each place on the page once, whoever claims it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import duckdb

from pipeline.report.rows import Row, by_document, query, record_tables, records
from pipeline.report.svg import plain
from pipeline.report.worte import FARBE, field_name, record_name, summary

MAIN = ("titel", "text", "thema", "jahr", "zeitraum", "wert", "kurz")  # the field a record is looked for at
COUNTED = frozenset({"position", "ebene", "genauigkeit"})  # their words are those of another field

EVIDENCE = (
    "FROM evidence WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id, start_char, field, part, record_id"
)
ISSUES = "FROM issues WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id, start_char, rule, message"
CORRECTIONS = """
    FROM korrekturen WHERE document_id IN (SELECT unnest(?)) AND stand = 'angewandt' ORDER BY document_id, feld, neu
"""


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


def funde(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> dict[str, list[Fund]]:
    """All records and Issues of some documents, as they stand in the text."""
    belege: dict[str, list[Beleg]] = {}
    for row in query(connection, EVIDENCE, list(documents)):
        if row.text("field") not in COUNTED:
            name = row.text("record_id")
            belege.setdefault(name, []).append(_beleg(row, name, row.text("field")))
    corrections: dict[str, list[Row]] = {}
    for row in query(connection, CORRECTIONS, list(documents)):
        corrections.setdefault(row.text("record_id"), []).append(row)
    found: dict[str, list[Fund]] = {document: [] for document in documents}
    for table in record_tables(connection):
        for row in records(connection, table, documents):
            if said := belege.get(name := row.text("record_id")):
                told = plain(summary(table, row), 240)
                fund = Fund(name, table, record_name(table), told, said, corrections.get(name, []))
                found[row.text("document_id")].append(fund)
    for document, rows in by_document(query(connection, ISSUES, list(documents))).items():
        found[document].extend(_issues(document, rows))
    for told_of in found.values():
        told_of.sort(key=lambda fund: (fund.main.start, fund.record_id))
    return found


def _beleg(row: Row, record_id: str, field: str) -> Beleg:
    places = row["places"]
    boxes = [_box(place) for place in places if isinstance(place, dict)] if isinstance(places, list) else []
    where = (row.number("start_char"), row.number("end_char"), row.text("quote"), row.number("page"))
    return Beleg(record_id, field, *where, [box for box in boxes if box])


def _box(place: dict[str, float | None]) -> tuple[int, float, float, float, float] | None:
    page, *sides = (place[name] for name in ("page", "x0", "top", "x1", "bottom"))
    x0, top, x1, bottom = (0.0 if side is None else side for side in sides)
    return (int(page), x0, top, x1, bottom) if page is not None and None not in sides else None


def _issues(document_id: str, rows: Sequence[Row]) -> Iterator[Fund]:
    for number, row in enumerate(rows):
        name = f"{document_id}-{number}"
        yield Fund(name, "issues", "Nicht verstanden", row.text("message"), [_beleg(row, name, "issue")], [])
