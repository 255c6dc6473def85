"""What holds for every document for ever: quotes, lines, notation, the ledger; and nothing outside changes a row.

Every document of the corpus, and the real ones where they lie beside this checkout.
"""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import duckdb
import pytest

from extractors import EXTRACTORS, extract
from extractors.model.document import Box, Document, Offsets
from extractors.model.records import Finding
from pipeline import corpus
from pipeline.journey import tables_of
from pipeline.load import content_hash
from pipeline.read import read
from pipeline.read.decode import decode
from pipeline.validate.audit import misquoted, unexplained
from pipeline.validate.claims import spans_said
from pipeline.validate.frames import check
from pipeline.validate.rows import Tables, rows_of
from tests.conftest import ROOT, SHARED
from tests.promises import (
    every_character_has_a_place,
    line_n_is_block_n,
    notation_goes_both_ways,
    words_stand_in_the_source,
)

OURS = [corpus.source_of(case) for case in corpus.cases(ROOT / "corpus")]
REAL = sorted((SHARED / "seeds").glob("*.txt"))
DOCUMENTS = [*OURS, *REAL]


def name_of(path: Path) -> str:
    return path.parent.name if path in OURS else path.stem[:3]


every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)


@cache
def document(path: Path) -> Document:
    return read(path)


@cache
def tables(path: Path) -> Tables:
    return tables_of(document(path))


@every_document
def test_line_n_is_block_n(path: Path) -> None:
    line_n_is_block_n(document(path))


@every_document
def test_notation_goes_both_ways(path: Path) -> None:
    notation_goes_both_ways(document(path))


@every_document
def test_every_character_has_a_place_on_its_page_or_in_its_file(path: Path) -> None:
    read_now = document(path)
    every_character_has_a_place(read_now)
    if any(isinstance(word.place, Offsets) for word in read_now.words):
        words_stand_in_the_source(read_now, decode(path.read_bytes())[0])
    for word in read_now.words:
        if isinstance(word.place, Box):
            block = read_now.block_at(word.span.start)
            first = word.span.start == block.span.start
            assert word.place.page == block.page or (not first and word.place.page > (block.page or 0))  # a page end


@every_document
def test_every_value_has_words_and_every_quote_is_the_stored_text(path: Path) -> None:
    assert list(misquoted(document(path), tables(path))) == []
    assert all(str(row["quote"]).strip() for row in tables(path)["evidence"])
    for finding in extract(document(path)):
        if finding.__class__.__name__ not in ("Issue", "Ignored"):
            assert all(len(span) for span in spans_said(finding))  # type: ignore[arg-type]


@every_document
def test_the_ledger_sums_to_the_text(path: Path) -> None:
    assert sum(int(str(row["characters"])) for row in tables(path)["ledger"]) == len(document(path).text)


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_nothing_of_the_corpus_is_unexplained(path: Path) -> None:
    assert unexplained(tables(path)) == 0


@every_document
def test_every_row_keeps_its_schema(path: Path) -> None:
    assert check(tables(path)).quarantine == []


@every_document
def test_every_id_is_unique(path: Path) -> None:
    ids = [
        row["record_id"]
        for name, rows in tables(path).items()
        if name != "evidence"
        for row in rows
        if "record_id" in row
    ]
    assert len(set(ids)) == len(ids)


@every_document
def test_the_order_of_extractors_changes_nothing(path: Path) -> None:
    read_now = document(path)
    backwards: list[Finding] = [finding for find in reversed(EXTRACTORS) for finding in find(read_now)]
    usual, other = rows_of(read_now, extract(read_now)), rows_of(read_now, [*read_now.issues, *backwards])
    for table, rows in usual.items():
        assert sorted(map(str, other[table])) == sorted(map(str, rows))


@every_document
def test_reading_twice_gives_the_same_document(path: Path) -> None:
    assert read(path) == document(path)


def ingest(db: Path, paths: list[Path], workers: int, **environment: str) -> None:
    """One run of the command line in a process and environment of its own; a row told of changes nothing here."""
    command = [sys.executable, "-m", "pipeline", "ingest", *map(str, paths), "--db", str(db), "--workers", str(workers)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300
    )
    assert done.returncode in (0, 1), done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("built") / "k.duckdb"
    ingest(db, DOCUMENTS, workers=1, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    return db


def test_workers_locale_timezone_hash_seed_and_order_of_files_change_nothing(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "4711"}
    ingest(other, DOCUMENTS[::-1], workers=2, **elsewhere)
    assert content_hash(other) == content_hash(built)


def test_ingesting_twice_equals_once(built: Path) -> None:
    once = content_hash(built)
    ingest(built, DOCUMENTS, workers=2)
    assert content_hash(built) == once


def test_a_database_built_in_two_runs_is_one_built_at_once(built: Path, tmp_path: Path) -> None:
    db = tmp_path / "parts.duckdb"
    ingest(db, DOCUMENTS[::2], workers=2)
    ingest(db, DOCUMENTS, workers=2)
    assert content_hash(db) == content_hash(built)


def test_no_row_names_a_record_or_document_that_is_not_there(built: Path) -> None:
    with duckdb.connect(str(built), read_only=True) as connection:
        tables = {name for (name,) in connection.execute("SELECT DISTINCT table_name FROM duckdb_tables()").fetchall()}
        records = [name for name in sorted(tables) if {"record_id", "document_id"} <= columns_of(connection, name)]
        records.remove("evidence")
        ids = " UNION ALL ".join(f'SELECT record_id FROM "{name}"' for name in records)  # noqa: S608 - our own names
        orphans = connection.execute(f"SELECT count(*) FROM evidence ANTI JOIN ({ids}) USING (record_id)").fetchone()  # noqa: S608
        assert orphans == (0,)
        for name in sorted(tables):
            if "document_id" in columns_of(connection, name) and name not in ("documents", "quarantine"):
                sql = f'SELECT count(*) FROM "{name}" ANTI JOIN documents USING (document_id)'  # noqa: S608
                assert connection.execute(sql).fetchone() == (0,), name


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    return set(connection.table(table).columns)


ON_A_DAY = """
import datetime, json, sys
year, *paths = int(sys.argv[1]), *sys.argv[2:]

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls(year, 7, 1)

class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(year, 7, 1, tzinfo=tz)
    utcnow = today = now

datetime.date, datetime.datetime = Day, Moment  # before anything else can take hold of them
from pipeline.journey import tables_of
from pipeline.read import read, read_bytes
rare = "Fachtag am 1. Marz 2020 in Jena. Im kommenden Jahr, seit drei Jahren, gestern, bis heute. Ab Mai, im Herbst."
told = [tables_of(read_bytes(rare.encode(), "a.txt")), *(tables_of(read(path)) for path in paths)]
assert datetime.date.today().year == datetime.datetime.now().year == year
print(json.dumps(told, default=str, sort_keys=True))
"""


def test_no_row_depends_on_today() -> None:
    """G10: the same rows on a day long before the documents and on one long after."""
    told = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", ON_A_DAY, str(year), *map(str, DOCUMENTS)],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for year in (1999, 2051)
    ]  # fmt: skip
    assert told[0] == told[1] and "2020-03-01" in told[0]
