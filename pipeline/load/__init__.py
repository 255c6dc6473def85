"""Tables to DuckDB: built beside the old file and renamed, so that a crash costs nothing and readers keep theirs.

Only what asks is imported at once; what writes, and the frames it writes, wait until there is something to write.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.load.database import CONFIG, FORMAT, DatabaseError, is_current, name_of, opened, reading
from pipeline.load.lock import locked

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "CONFIG",
    "FORMAT",
    "Change",
    "DatabaseError",
    "Held",
    "Known",
    "commit",
    "content_hash",
    "held",
    "known",
    "locked",
    "reading",
    "write",
]


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of a file: a document, or (`document_id` None) the rule by which it was rejected."""

    path: str
    fingerprint: str
    document_id: str | None
    sha256: str = ""
    rule: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """The files a database knows, and whether its tables are those of this version."""

    files: list[Known]
    current: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One commit: frames by table to add, after the rows of these documents and rejected paths are taken out."""

    frames: "Mapping[str, pl.DataFrame]"
    documents: Sequence[str] = ()
    paths: Sequence[str] = ()
    whole: "Mapping[str, pl.DataFrame]" = field(default_factory=dict)  # tables that are replaced entirely
    anew: bool = False  # in an empty database instead of a copy of the old one


def known(db: Path) -> list[Known]:
    """The files a database knows; none where there is no database."""
    return held(db).files


def held(db: Path) -> Held:
    """What a database holds, also one of an older format; DatabaseError where it cannot be used."""
    if not db.exists():
        return Held([], True)
    with opened(db) as connection:
        rows = connection.execute(
            "SELECT path, fingerprint, document_id, sha256, '', '' FROM documents"
            " UNION ALL SELECT path, coalesce(json_extract_string(row, '$.fingerprint'), ''), NULL,"
            " coalesce(json_extract_string(row, '$.sha256'), ''), rule, message"
            " FROM quarantine WHERE document_id IS NULL ORDER BY path"
        ).fetchall()
        return Held([Known(*row) for row in rows], is_current(connection))


def commit(db: Path, change: Change) -> None:
    """Makes the change, all of it or nothing; DatabaseError where another run writes or the disk does not let us."""
    with locked(db):
        write(db, change)


def write(db: Path, change: Change) -> None:
    """What `commit` does, for those who hold the lock already."""
    from pipeline.load.publish import write_beside

    write_beside(db.resolve(), change)


def content_hash(db: Path) -> str:
    """SHA-256 over all rows of all tables in a fixed order; paths of files do not count."""
    digest = hashlib.sha256()
    with reading(db) as connection:
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY table_name"
        ).fetchall()
        for (table,) in tables:
            names = ", ".join(name_of(name) for name in connection.table(table).columns if name != "path")
            digest.update(table.encode())
            connection.execute(f"SELECT {names} FROM {name_of(table)} ORDER BY ALL")  # noqa: S608 - names of our own
            while batch := connection.fetchmany(10_000):
                digest.update(repr(batch).encode())
    return digest.hexdigest()
