"""Tables to DuckDB: built beside the old file and renamed, so that a crash costs nothing and readers keep theirs."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

import duckdb
import polars as pl

FORMAT = 1
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
}
STORAGE = "v1.5.0"  # so that today's tools open the file
SCRIPTS = ("schema.sql", "views.sql", "zeit.sql", "luecken.sql")


class DatabaseError(Exception):
    """The database cannot be used: `rule` (gesperrt, neueres_format, fremd, beschaedigt, nicht_schreibbar) and why."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of a file: its path, fingerprint, and its document, None where it was rejected."""

    path: str
    fingerprint: str
    document_id: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One commit: frames by table to add, after the rows of these documents and rejected paths are taken out."""

    frames: Mapping[str, pl.DataFrame]
    documents: Sequence[str] = ()
    paths: Sequence[str] = ()
    whole: Mapping[str, pl.DataFrame] = field(default_factory=dict)  # tables that are replaced entirely


def known(db: Path) -> list[Known]:
    """The files a database knows; none where there is no database."""
    if not db.exists():
        return []
    with reading(db) as connection:
        return [
            Known(path, fingerprint or "", document_id)
            for path, fingerprint, document_id in connection.execute(
                "SELECT path, fingerprint, document_id FROM documents"
                " UNION ALL SELECT path, json_extract_string(row, '$.fingerprint'), NULL FROM quarantine"
                " WHERE document_id IS NULL ORDER BY path"
            ).fetchall()
        ]


@contextmanager
def reading(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a database of ours; DatabaseError says why there is none."""
    try:
        connection = duckdb.connect(str(db), read_only=True, config=CONFIG)
    except duckdb.Error as error:
        raise _explained(db, error) from error
    try:
        _check_format(db, connection)
        yield connection
    finally:
        connection.close()


def _explained(db: Path, error: duckdb.Error) -> DatabaseError:
    text = str(error)
    if "Conflicting lock" in text or "Could not set lock" in text:
        return DatabaseError("gesperrt", f"{db} ist in einem anderen Programm zum Schreiben geöffnet.")
    if "not a valid DuckDB database" in text or "version number" in text:
        return DatabaseError("fremd", f"{db} ist keine Datenbank, die diese Version öffnen kann.")
    return DatabaseError("beschaedigt", f"{db} kann nicht geöffnet werden; `planlese rebuild` baut sie neu.")


def _check_format(db: Path, connection: duckdb.DuckDBPyConnection) -> None:
    try:
        row = connection.execute("SELECT format FROM planlese").fetchone()
    except duckdb.CatalogException as error:
        raise DatabaseError("fremd", f"{db} ist keine Datenbank von Planlese.") from error
    if row and row[0] > FORMAT:
        raise DatabaseError("neueres_format", f"{db} hat Format {row[0]}, diese Version kennt {FORMAT}.")


def commit(db: Path, change: Change) -> None:
    """Makes the change in a copy beside the database and renames it: all of it, or nothing."""
    beside = db.with_name(f".{db.name}.neu")
    try:
        db.parent.mkdir(parents=True, exist_ok=True)
        with _locked(db):
            _prepare(db, beside)
            _apply(beside, change)
            _rename(beside, db)
    except OSError as error:
        raise DatabaseError("nicht_schreibbar", f"{db}: {error.strerror}.") from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _locked(db: Path) -> Iterator[None]:
    """Held while one process commits; a second is told, not queued. The system frees it when the process dies."""
    with db.with_name(f".{db.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DatabaseError("gesperrt", f"Ein anderer Lauf schreibt gerade {db}.") from error
        yield


def _prepare(db: Path, beside: Path) -> None:
    beside.unlink(missing_ok=True)
    if db.exists():
        with reading(db):  # refuses what is not ours before anything is copied
            pass
        shutil.copyfile(db, beside)


def _apply(beside: Path, change: Change) -> None:
    new = not beside.exists()
    config = CONFIG | {"storage_compatibility_version": STORAGE}
    with duckdb.connect(str(beside), config=config) as connection:
        connection.execute("BEGIN")
        if new:
            _create(connection)
        for table in change.frames:
            _delete(connection, table, change)
        for table, frame in change.frames.items():
            _insert(connection, table, frame)
        for table, frame in change.whole.items():
            _replace(connection, table, frame)
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    for script in SCRIPTS:
        connection.execute(_script(script))
    connection.execute("CREATE TABLE planlese (format INTEGER NOT NULL)")
    connection.execute("INSERT INTO planlese VALUES (?)", [FORMAT])


@cache
def _script(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _delete(connection: duckdb.DuckDBPyConnection, table: str, change: Change) -> None:
    if change.documents:
        sql = f"DELETE FROM {_name(table)} WHERE document_id IN (SELECT unnest(?))"  # noqa: S608 - a name of our own
        connection.execute(sql, [[*change.documents]])
    if table == "quarantine" and change.paths:
        connection.execute("DELETE FROM quarantine WHERE path IN (SELECT unnest(?))", [[*change.paths]])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    columns = connection.table(table).columns
    if len(frame):
        connection.from_arrow(frame.select(columns).to_arrow()).insert_into(table)


def _replace(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """A table as a whole; nothing is written where it already holds these rows."""
    held = connection.table(table)
    frame = frame.select(held.columns)
    if frame.equals(pl.DataFrame(held.to_arrow_table(), schema=frame.schema)):
        return
    connection.execute(f"DELETE FROM {_name(table)}")  # noqa: S608 - a name of our own
    _insert(connection, table, frame)


def _name(table: str) -> str:
    """A table's name as SQL; only names of our own schema come here."""
    if not table.isidentifier():
        raise ValueError(f"no table: {table!r}")
    return f'"{table}"'


def _rename(beside: Path, db: Path) -> None:
    """On disk first, then under its name: a power cut leaves the old file or the new one."""
    for path in (beside, None, db.parent):
        if path is None:
            beside.replace(db)
            continue
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def content_hash(db: Path) -> str:
    """SHA-256 over all rows of all tables in a fixed order; paths of files do not count."""
    digest = hashlib.sha256()
    with reading(db) as connection:
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name"
        ).fetchall()
        for (table,) in tables:
            names = ", ".join(_name(name) for name in connection.table(table).columns if name != "path")
            digest.update(table.encode())
            connection.execute(f"SELECT {names} FROM {_name(table)} ORDER BY ALL")  # noqa: S608 - names of our own
            while batch := connection.fetchmany(10_000):
                digest.update(repr(batch).encode())
    return digest.hexdigest()
