"""A database of ours, opened for reading: no extension, no file but its own, and a clear word where it cannot be."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

import duckdb

FORMAT = 1
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
}
SCRIPTS = ("schema.sql", "views.sql", "zeit.sql", "luecken.sql")
HOLDER = re.compile(r"\(PID ([0-9]{1,10})\)")


class DatabaseError(Exception):
    """The database cannot be used: `rule` and why, in a sentence.

    gesperrt, neueres_format, aelteres_format, fremd, beschaedigt, offenes_wal, nicht_lesbar, nicht_schreibbar,
    kein_platz, nicht_geladen, verschwunden.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


@contextmanager
def reading(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a database of this version; DatabaseError says why there is none."""
    with opened(db) as connection:
        if not is_current(connection):
            raise DatabaseError("aelteres_format", f"{db} ist von einer älteren Version; `planlese rebuild` baut neu.")
        yield connection


@contextmanager
def opened(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a database of this or an older version; nothing is written, not even a stray log."""
    _check_files(db)
    try:
        connection = duckdb.connect(str(db), read_only=True, config=CONFIG)
    except duckdb.Error as error:
        raise _explained(db, error) from error
    try:
        _check_format(db, connection)
        yield connection
    except duckdb.Error as error:
        if _is_damage(error):  # a block whose checksum fails is found only when it is read
            raise _damaged(db) from error
        raise
    finally:
        connection.close()


def wal_of(db: Path) -> Path:
    """The log DuckDB keeps beside a file that is being written."""
    return db.with_name(f"{db.name}.wal")


def is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """True where the tables were made by the scripts of this version."""
    columns = connection.table("planlese").columns
    made_by = connection.execute("SELECT * FROM planlese").fetchone()
    return made_by == (FORMAT, schema_hash()) and columns == ["format", "schema"]


@cache
def script(name: str) -> str:
    return resources.files("pipeline.load").joinpath(name).read_text(encoding="utf-8")


@cache
def schema_hash() -> str:
    """SHA-256 of the scripts that make the tables."""
    return hashlib.sha256("\0".join(script(name) for name in SCRIPTS).encode()).hexdigest()


def name_of(thing: str) -> str:
    """The name of a table or column as SQL; only names of our own schema come here."""
    if not thing.isidentifier():
        raise ValueError(f"no name: {thing!r}")
    return f'"{thing}"'


def _check_files(db: Path) -> None:
    if db.exists() and not db.is_file():
        raise DatabaseError("fremd", f"{db} ist keine Datei.")
    if wal_of(db).exists():
        message = (
            f"Neben {db} liegt das Protokoll eines Schreibens, das nicht zu Ende kam ({wal_of(db).name})."
            " `planlese rebuild` baut die Datenbank neu."
        )
        raise DatabaseError("offenes_wal", message)


def _explained(db: Path, error: duckdb.Error) -> DatabaseError:
    text = str(error)
    if "Conflicting lock" in text or "Could not set lock" in text:
        holder = HOLDER.search(text)
        who = f"Prozess {holder[1]}" if holder else "einem anderen Programm"
        return DatabaseError("gesperrt", f"{db} ist von {who} zum Schreiben geöffnet.")
    if "not a valid DuckDB database" in text or "version number" in text or "sqlite" in text.lower():
        return DatabaseError("fremd", f"{db} ist keine Datenbank, die diese Version öffnen kann.")
    if not os.access(db, os.R_OK):
        return DatabaseError("nicht_lesbar", f"{db} darf nicht gelesen werden.")
    return _damaged(db)


def _is_damage(error: duckdb.Error) -> bool:
    kinds = (duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)
    return isinstance(error, kinds) or any(word in str(error) for word in ("orrupt", "checksum", "read enough"))


def _damaged(db: Path) -> DatabaseError:
    return DatabaseError("beschaedigt", f"{db} ist beschädigt; `planlese rebuild` baut sie neu.")


def _check_format(db: Path, connection: duckdb.DuckDBPyConnection) -> None:
    try:
        row = connection.execute("SELECT format FROM planlese").fetchone()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise DatabaseError("fremd", f"{db} ist keine Datenbank von Planlese.") from error
    if row and row[0] > FORMAT:
        raise DatabaseError("neueres_format", f"{db} hat Format {row[0]}, diese Version kennt {FORMAT}.")
