"""Rows in a database of their own, as an ingest would write them, for benchmarks that ask the macros."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline import load
from pipeline.validate.frames import check, quarantine_frame
from pipeline.validate.rows import Tables


@contextmanager
def loaded(tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a database of these rows, checked; it is gone with the block."""
    done = check(tables)
    frames = {**done.frames, "quarantine": quarantine_frame([*done.quarantine, *tables["quarantine"]])}
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "rows.duckdb"
        load.commit(db, load.Change(frames))
        with duckdb.connect(str(db), read_only=True, config=load.CONFIG) as connection:
            yield connection
