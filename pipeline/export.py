"""The tables as files that others read: CSV, Parquet or JSON, with `datapackage.json` to say what each column means.

CSV is for spreadsheets: a cell that one would take for a formula gets an apostrophe. Parquet and JSON are lossless.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import duckdb
import polars as pl

from pipeline.load import reading
from pipeline.load.database import name_of

Format = Literal["csv", "parquet", "json"]
Cell = object
TRIGGERS = tuple("=+-@|\uff1d\uff0b\uff0d\uff20")  # what starts a formula, full-width forms too
BLANKS = ' \u00a0\ufeff\u200b\u200c\u200d\u2060"'
BREAKS = ("\t", "\r", "\n")
BATCH = 10_000
TYPES = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number", "DATE": "date", "BOOLEAN": "boolean"}
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet", "json": "application/json"}


def export(db: Path, folder: Path, form: Format) -> list[Path]:
    """Writes every table to `folder`, the description last; DatabaseError where the database cannot be read.

    A file is written under another name and renamed, so that nobody finds half of one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    resources = []
    with reading(db) as connection:
        for table in _tables(connection):
            path = folder / f"{table}.{form}"
            _replace(path, lambda beside, table=table: WRITERS[form](connection, table, beside))  # type: ignore[misc]
            written.append(path)
            resources.append(_resource(connection, table, path, form))
    package = {"name": "planlese", "profile": "tabular-data-package", "resources": resources}
    told = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    _replace(folder / "datapackage.json", lambda beside: _write_text(beside, told))
    return [*written, folder / "datapackage.json"]


def guarded(text: str) -> str:
    """The text as a spreadsheet leaves it alone; what could be a formula gets an apostrophe before it.

    >>> guarded("=1+1"), guarded("07/2020")
    ("'=1+1", '07/2020')
    """
    risky = text.startswith(BREAKS) or text.lstrip(BLANKS).startswith((*TRIGGERS, *BREAKS))
    return f"'{text}" if risky else text


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()
    return [name for (name,) in rows if name != "planlese"]


def _replace(path: Path, write: Callable[[Path], None]) -> None:
    beside = path.with_name(f".{path.name}.neu")
    try:
        write(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[tuple[Cell, ...]]:
    columns = ", ".join(map(name_of, connection.table(table).columns))
    connection.execute(f"SELECT {columns} FROM {name_of(table)} ORDER BY ALL")  # noqa: S608 - names of our own
    while batch := connection.fetchmany(BATCH):
        yield from batch


def _write_csv(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(connection.table(table).columns)
        for row in _rows(connection, table):
            writer.writerow([_csv_cell(cell) for cell in row])


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return guarded(cell)
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, list | dict) else cell


def _write_json(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """One array, one row a line."""
    columns = connection.table(table).columns
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, row in enumerate(_rows(connection, table)):
            told = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_plain)
            file.write(f"{',' if number else ''}\n{told}")
        file.write("\n]\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _write_parquet(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    columns = ", ".join(map(name_of, connection.table(table).columns))
    sql = f"SELECT {columns} FROM {name_of(table)} ORDER BY ALL"  # noqa: S608 - names of our own
    pl.DataFrame(connection.sql(sql).to_arrow_table()).write_parquet(path)


WRITERS: dict[Format, Callable[[duckdb.DuckDBPyConnection, str, Path], None]] = {
    "csv": _write_csv,
    "parquet": _write_parquet,
    "json": _write_json,
}


def _resource(connection: duckdb.DuckDBPyConnection, table: str, path: Path, form: Format) -> dict[str, object]:
    said = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table]).fetchone()
    columns = connection.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [table],
    ).fetchall()
    fields = [{"name": name, "type": _type(kind), "description": comment or ""} for name, kind, comment in columns]
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table,
        "path": path.name,
        "description": (said and said[0]) or "",
        "profile": "tabular-data-resource",
        "format": form,
        "mediatype": MEDIA[form],
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {"fields": fields},
    }


def _type(kind: str) -> str:
    if kind.endswith("[]"):
        return "array"
    return TYPES.get(kind, "object" if kind in ("JSON",) or kind.startswith("STRUCT") else "string")
