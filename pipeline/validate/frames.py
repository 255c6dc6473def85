"""Rows to checked frames: every table against its schema at once, failures to quarantine, nothing lost."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl
from pandera.errors import SchemaErrors

from pipeline.validate.kinds import Table
from pipeline.validate.rows import Row, Tables
from pipeline.validate.schemas import SCHEMAS

# columns that name a record of another table: (table, column)
REFERENCES = (("evidence", "record_id"), ("stichpunkte", "massnahme"), ("abgleiche", "zahlenangabe"))


@dataclass(frozen=True, slots=True)
class Checked:
    """Frames that keep every rule, by table, and the rows that do not, as rows of `quarantine`."""

    frames: Mapping[str, pl.DataFrame]
    quarantine: list[Row] = field(default_factory=list)


def check(tables: Tables) -> Checked:
    """Every table against its schema, lazily: all failures at once. A row that breaks a rule is set aside.

    What names a rejected record goes with it (its evidence), or loses the name (a bullet its measure); a record
    whose evidence is rejected goes, too.
    """
    frames: dict[str, pl.DataFrame] = {}
    quarantine: list[Row] = []
    gone: set[str] = set()
    for table, schema in SCHEMAS.items():
        frame = frame_of(tables.get(table, []), schema)
        broken = _broken(frame, schema) if len(frame) else {}
        rows = tables.get(table, [])
        for number, row in enumerate(rows):
            if gone and table != "evidence" and row.get("record_id") in gone:
                broken.setdefault(number, set()).add("evidence: rejected")
        frames[table] = frame.filter(~pl.int_range(pl.len()).is_in(list(broken)))
        quarantine.extend(_rejected(table, rows[number], rules) for number, rules in sorted(broken.items()))
        gone.update(str(rows[number]["record_id"]) for number in broken if "record_id" in rows[number])
    if gone:
        _forget(frames, gone)
    return Checked(frames, quarantine)


def frame_of(rows: list[Row], schema: type[Table]) -> pl.DataFrame:
    """The rows as a frame with the schema's columns and types; TypeError where a value is of another type.

    Column by column: from rows polars would take "2014" for a number without a word.
    """
    types = {name: column.dtype.type for name, column in schema.to_schema().columns.items()}
    return pl.DataFrame([pl.Series(name, [row.get(name) for row in rows], dtype) for name, dtype in types.items()])


def _broken(frame: pl.DataFrame, schema: type[Table]) -> dict[int, set[str]]:
    """Numbers of the rows that break a rule, with the rules; the frame is eager, so that data is checked."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        if cases["index"].null_count():
            raise  # the frame itself is wrong: our mistake, not the document's
        broken: dict[int, set[str]] = {}
        for number, column, rule in cases.select("index", "column", "check").iter_rows():
            broken.setdefault(number, set()).add(f"{column}: {str(rule).split('(')[0]}")
        return broken
    return {}


def _rejected(table: str, row: Row, rules: set[str]) -> Row:
    return {
        "document_id": row["document_id"],
        "path": None,
        "stage": "validate",
        "rule": table,
        "message": "; ".join(sorted(rules))[:200],
        "row": json.dumps(row, default=str, ensure_ascii=False, sort_keys=True),
    }


def _forget(frames: dict[str, pl.DataFrame], gone: set[str]) -> None:
    for table, column in REFERENCES:
        named = pl.col(column).is_in(list(gone)).fill_null(False)
        if column == "massnahme":
            without = pl.when(named).then(None).otherwise(pl.col(column)).alias(column)
            frames[table] = frames[table].with_columns(without)
        else:
            frames[table] = frames[table].filter(~named)


def quarantine_frame(rows: list[Row]) -> pl.DataFrame:
    """Rows of `quarantine`, which has no schema of its own: it takes what broke one."""
    names = ("document_id", "path", "stage", "rule", "message", "row")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row", strict=True)


def well_formed(tables: Tables, document_id: str) -> bool:
    """True where the rows fit their tables and are of this document: what a child sends is looked at before use."""
    try:
        for table, rows in tables.items():
            frame = quarantine_frame(rows) if table == "quarantine" else frame_of(rows, SCHEMAS[table])
            names = set(rows[0]) if rows else set(frame.columns)
            own = frame.get_column("document_id")
            if names != set(frame.columns) or not ((own == document_id) | own.is_null()).all():
                return False
    except (KeyError, TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
        return False
    return True


def merged(parts: Iterable[Tables]) -> Tables:
    """The rows of many documents in one set of tables."""
    tables: Tables = {}
    for part in parts:
        for table, rows in part.items():
            tables.setdefault(table, []).extend(rows)
    return tables
