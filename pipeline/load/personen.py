"""A copy of a database without names and personal numbers: every span stays, and says nothing.

"Erika Muster, Tel. 0391 540-0" becomes "████████████, Tel. ██████████"; an office's own number stays.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipeline.load import CONFIG, reading

MASK = "\N{FULL BLOCK}"
PERSONAL = """
SELECT e.document_id, e.start_char, e.end_char, e.quote
FROM evidence AS e JOIN kontakte AS k ON k.record_id = e.record_id
WHERE k.person IS NOT NULL AND e.field IN ('person', 'telefon', 'email')
ORDER BY ALL
"""
CORRECTED = """
SELECT k.document_id, k.neu FROM korrekturen AS k LEFT JOIN kontakte AS r ON r.record_id = k.record_id
WHERE k.tabelle = 'kontakte' AND k.neu <> ''
    AND (k.feld = 'person' OR (k.feld IN ('telefon', 'email') AND (r.person IS NOT NULL OR r.record_id IS NULL)))
ORDER BY ALL
"""


@dataclass(frozen=True, slots=True, order=True)
class Stelle:
    """Stelle: characters of a document that name a person or reach one."""

    document_id: str
    start: int
    end: int
    quote: str


def without_persons(db: Path, copy: Path) -> int:
    """Writes the copy; gives the number of masked places. Offsets, pages and boxes stay as they are.

    What a correction put in place of a name or number, and who made it, stands in no text and is masked as well.
    """
    with reading(db) as source:
        said = [Stelle(*row) for row in source.execute(PERSONAL).fetchall()]
        texts = dict(source.execute("SELECT document_id, text FROM documents").fetchall())
    places = sorted({found for place in said for found in _everywhere(place, texts.get(place.document_id, ""))})
    shutil.copyfile(db, copy)
    with duckdb.connect(str(copy), config=CONFIG) as connection:
        connection.execute("BEGIN")
        corrected = connection.execute(CORRECTED).fetchall()
        for place in places:
            _mask_text(connection, place)
            _mask_values(connection, place.document_id, place.quote)
        for document_id, new in corrected:
            _mask_values(connection, document_id, new)
        connection.execute("UPDATE korrekturen SET wer = repeat(?, length(wer))", [MASK])
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
    return len(places)


@contextmanager
def shown_as(db: Path, without: bool) -> Iterator[Path]:
    """The database itself, or while the context lasts a copy of it without persons."""
    if not without:
        yield db
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / db.name
        without_persons(db, copy)
        yield copy


def _everywhere(place: Stelle, text: str) -> Iterator[Stelle]:
    """The place and every other one of the document with the same words: a name comes back outside its contact."""
    yield place
    start = text.find(place.quote)
    while start >= 0:
        end = start + len(place.quote)
        yield Stelle(place.document_id, start, end, place.quote)
        start = text.find(place.quote, end)


def _mask_text(connection: duckdb.DuckDBPyConnection, place: Stelle) -> None:
    """The document's text, its blocks and every quote that touches the place, character for character."""
    connection.execute(
        "UPDATE documents SET text = substr(text, 1, ?) || repeat(?, ?) || substr(text, ?) WHERE document_id = ?",
        [place.start, MASK, place.end - place.start, place.end + 1, place.document_id],
    )
    for table, column in (("blocks", "text"), ("evidence", "quote"), ("issues", "quote"), ("ignored", "quote")):
        rows = connection.execute(
            f"SELECT start_char, end_char, {column} FROM {table}"  # noqa: S608 - names of our own
            " WHERE document_id = ? AND start_char < ? AND end_char > ?",
            [place.document_id, place.end, place.start],
        ).fetchall()
        for start, end, text in set(rows):
            connection.execute(
                f"UPDATE {table} SET {column} = ?"  # noqa: S608
                " WHERE document_id = ? AND start_char = ? AND end_char = ?",
                [_masked(text, start, place), place.document_id, start, end],
            )


def _masked(text: str, start: int, place: Stelle) -> str:
    first, last = max(0, place.start - start), min(len(text), place.end - start)
    return text[:first] + MASK * (last - first) + text[last:]


def _mask_values(connection: duckdb.DuckDBPyConnection, document_id: str, words: str) -> None:
    """The same words wherever a record of the document repeats them as a value."""
    for table, column, kind in _columns(connection):
        new = f'replace("{column}", ?, ?)'
        if kind == "VARCHAR[]":
            new = f'[replace(one, ?, ?) for one in "{column}"]'
        connection.execute(
            f'UPDATE "{table}" SET "{column}" = {new} WHERE document_id = ?',  # noqa: S608 - names of our own
            [words, MASK * len(words), document_id],
        )


def _columns(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str]]:
    """The text columns of the record tables, and the title of the document."""
    yield "documents", "title", "VARCHAR"
    rows = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE NOT internal AND data_type IN ('VARCHAR', 'VARCHAR[]')"
        " AND column_name NOT IN ('record_id', 'document_id', 'ags', 'ags_kandidaten', 'kommune_art', 'genauigkeit')"
        " AND table_name IN (SELECT table_name FROM duckdb_columns() WHERE column_name = 'record_id' AND NOT internal)"
        " AND table_name IN (SELECT table_name FROM duckdb_tables()) AND table_name <> 'evidence'"
        " ORDER BY ALL"
    ).fetchall()
    yield from ((str(table), str(column), str(kind)) for table, column, kind in rows)
