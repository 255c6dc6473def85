"""Rows on their way from a child to the run: JSON, because what a child sends is not to be trusted with pickle."""

import json
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.validate.rows import Cell, Row, Tables

DAY = "\x00day"  # the key of a date; no column is called so


class Torn(Exception):
    """What came is not what `pack` makes."""


def pack(tables: "Tables") -> bytes:
    """The tables as bytes: names of columns once a table, dates marked."""
    told = {name: _columnar(rows) for name, rows in tables.items() if rows}
    return json.dumps(told, default=_day, separators=(",", ":")).encode("ascii")


def _columnar(rows: "list[Row]") -> dict[str, list[object]]:
    names = list(rows[0])
    return {"columns": [*names], "rows": [[row[name] for name in names] for row in rows]}


def _day(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def unpack(data: bytes) -> "Tables":
    """The tables again; Torn for anything else."""
    try:
        told = json.loads(data, object_hook=_undo, parse_constant=_no_constant)
        return {str(name): _rows(table) for name, table in told.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Torn(type(error).__name__) from error


def _rows(table: dict[str, list[list["Cell"]]]) -> "list[Row]":
    names = [str(name) for name in table["columns"]]
    return [dict(zip(names, row, strict=True)) for row in table["rows"]]


def _undo(told: dict[str, object]) -> object:
    day = told.get(DAY)
    return date.fromisoformat(day) if isinstance(day, str) else told


def _no_constant(name: str) -> float:
    raise ValueError(name)
