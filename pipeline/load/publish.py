"""The one place that writes a database: a copy beside the old one is changed, put on disk, and renamed."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from pipeline.load.database import CONFIG, FORMAT, SCRIPTS, DatabaseError, name_of, opened, schema_hash, script, wal_of

if TYPE_CHECKING:
    from pipeline.load import Change

STORAGE = "v1.5.0"  # so that today's tools open the file


def write_beside(db: Path, change: "Change") -> None:
    """Makes the change for a caller who holds the lock; DatabaseError where it fails, and the old file is untouched."""
    beside = db.with_name(f".{db.name}.neu")
    try:
        _clear(beside)
        if db.exists() and not change.anew:
            _copy(db, beside)
        _apply(beside, change)
        _publish(beside, db)
    except OSError as error:
        rule = "kein_platz" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else "nicht_schreibbar"
        raise DatabaseError(rule, f"{db}: {error.strerror}.") from error
    except duckdb.Error as error:
        raise _failed(db, error) from error
    finally:
        with suppress(OSError):
            _clear(beside)


def _clear(beside: Path) -> None:
    """What a run left that was killed: the copy, and the log of its transaction, which fits no other file."""
    for path in (beside, wal_of(beside)):
        path.unlink(missing_ok=True)


def _copy(db: Path, beside: Path) -> None:
    with opened(db):  # refuses what is not ours before anything is copied
        pass
    shutil.copyfile(db, beside)
    shutil.copymode(db, beside)


def _apply(beside: Path, change: "Change") -> None:
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
    for name in SCRIPTS:
        connection.execute(script(name))
    connection.execute("CREATE TABLE planlese (format INTEGER NOT NULL, schema VARCHAR NOT NULL)")
    connection.execute("INSERT INTO planlese VALUES (?, ?)", [FORMAT, schema_hash()])


def _delete(connection: duckdb.DuckDBPyConnection, table: str, change: "Change") -> None:
    if change.documents:
        sql = f"DELETE FROM {name_of(table)} WHERE document_id IN (SELECT unnest(?))"  # noqa: S608 - a name of our own
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
    connection.execute(f"DELETE FROM {name_of(table)}")  # noqa: S608 - a name of our own
    _insert(connection, table, frame)


def _publish(beside: Path, db: Path) -> None:
    """On disk first, then under its name: a power cut leaves the old file or the new one."""
    if wal_of(beside).exists():
        raise DatabaseError("nicht_geladen", f"{db}: Das Schreiben kam nicht zu Ende.")
    _sync(beside)
    wal_of(db).unlink(missing_ok=True)  # of a file that is built anew; else there is none, or we were refused
    beside.replace(db)
    _sync(db.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _failed(db: Path, error: duckdb.Error) -> DatabaseError:
    """DuckDB's own texts quote values, so only their kind is told."""
    text = str(error)
    if "No space left" in text or "File too large" in text or "could not write" in text.lower():
        return DatabaseError("kein_platz", f"{db}: Auf dem Datenträger ist kein Platz; nichts wurde geändert.")
    return DatabaseError("nicht_geladen", f"{db}: {type(error).__name__} beim Laden; nichts wurde geändert.")
