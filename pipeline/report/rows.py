"""Rows of the database as the report reads them: by name, with a type, in an order that never changes."""

from collections.abc import Iterable, Sequence
from datetime import date

import duckdb

TECHNICAL = ("evidence", "korrekturen", "abgleiche")  # they name a record and are none


class Row(dict[str, object]):
    """One row by column; the accessors say what is expected there."""

    def text(self, name: str) -> str:
        """The value as text, "" for NULL."""
        value = self[name]
        return "" if value is None else str(value)

    def number(self, name: str) -> int:
        value = self[name]
        return value if isinstance(value, int) else 0

    def real(self, name: str) -> float | None:
        value = self[name]
        return float(value) if isinstance(value, int | float) else None

    def day(self, name: str) -> date | None:
        value = self[name]
        return value if isinstance(value, date) else None

    def texts(self, name: str) -> list[str]:
        value = self[name]
        return [str(part) for part in value] if isinstance(value, list) else []


def query(connection: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[Row]:
    """All rows of a query; it must say ORDER BY where the order is shown."""
    connection.execute(sql, list(values))
    names = [column[0] for column in connection.description or []]
    return [Row(zip(names, row, strict=True)) for row in connection.fetchall()]


def count(connection: duckdb.DuckDBPyConnection, sql: str, *values: object) -> int:
    """The single number a query gives."""
    (row,) = query(connection, sql, *values)
    (value,) = row.values()
    return value if isinstance(value, int) else 0


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, in their order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.text("document_id"), []).append(row)
    return found


def record_tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables that hold records, in the order of the schema."""
    found = query(
        connection,
        "SELECT t.table_name FROM duckdb_tables() AS t JOIN duckdb_columns() AS c USING (table_oid)"
        " WHERE t.schema_name = 'main' AND c.column_name = 'record_id' ORDER BY t.table_oid",
    )
    return [row.text("table_name") for row in found if row.text("table_name") not in TECHNICAL]


def records(connection: duckdb.DuckDBPyConnection, table: str, documents: Sequence[str]) -> list[Row]:
    """The rows of a record table for some documents, by id."""
    sql = (
        f"SELECT * FROM {quoted(table)} WHERE document_id IN (SELECT unnest(?))"  # noqa: S608 - a name of the schema
        " ORDER BY document_id, record_id"
    )
    return query(connection, sql, list(documents))


def quoted(name: str) -> str:
    """A table's name as SQL; only names that the schema itself gives come here."""
    if not name.isidentifier():
        raise ValueError(f"no table: {name!r}")
    return f'"{name}"'
