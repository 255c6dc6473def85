"""What two databases say differently, record by record, and why: source, code, register, or a correction."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

import duckdb

from pipeline.report.rows import Row, query, quoted, record_tables
from pipeline.report.worte import field_name, record_name, summary

Art = Literal["neu", "verloren", "geaendert"]
IDS = ("record_id", "document_id", "massnahme")  # made of the bytes, not said by the page
URSACHEN = {
    "datei": "Quelle", "about.toml": "Angaben zur Quelle", "korrekturen.toml": "Korrektur", "code": "Code",
    "bibliotheken": "Code (Bibliotheken)", "register": "Register",
}  # fmt: skip
LINKED = frozenset({"ags", "ags_kandidaten"})


class Aenderung(NamedTuple):
    """Aenderung: a record gained, lost or changed; `felder` holds what each changed column said and says."""

    art: Art
    tabelle: str
    dokument: str
    text: str
    felder: dict[str, tuple[str, str]]
    ursache: str


class _Document(NamedTuple):
    """A document of one database with all that may differ."""

    row: Row
    parts: dict[str, str]
    corrected: frozenset[tuple[str, str, str]]
    rows: dict[str, list[Row]]


def diff(old: duckdb.DuckDBPyConnection, new: duckdb.DuckDBPyConnection) -> list[Aenderung]:
    """All records that differ, by document and table."""
    then, now = _documents(old), _documents(new)
    found: list[Aenderung] = []
    for before, after in _pairs(then, now):
        for table in dict.fromkeys([*(before.rows if before else ()), *(after.rows if after else ())]):
            found.extend(_compared(table, before, after))
    return found


def _documents(connection: duckdb.DuckDBPyConnection) -> list[_Document]:
    tables = record_tables(connection)
    rows: dict[str, dict[str, list[Row]]] = {}
    for table in tables:
        for row in query(connection, f"FROM {quoted(table)} ORDER BY ALL"):
            rows.setdefault(row.text("document_id"), {}).setdefault(table, []).append(row)
    parts: dict[str, dict[str, str]] = {}
    for row in query(connection, "FROM herkunft ORDER BY ALL"):
        parts.setdefault(row.text("document_id"), {})[row.text("teil")] = row.text("sha256")
    corrected: dict[str, set[tuple[str, str, str]]] = {}
    for row in query(connection, "FROM korrekturen WHERE stand = 'angewandt' ORDER BY ALL"):
        corrected.setdefault(row.text("document_id"), set()).add(
            (row.text("tabelle"), row.text("feld"), row.text("neu"))
        )
    return [
        _Document(
            row, parts.get(key := row.text("document_id"), {}), frozenset(corrected.get(key, ())), rows.get(key, {})
        )
        for row in query(connection, "SELECT document_id, path, name FROM documents ORDER BY path, document_id")
    ]


def _pairs(then: list[_Document], now: list[_Document]) -> Iterator[tuple[_Document | None, _Document | None]]:
    """The same bytes first, then the same path, then the same name."""
    left = list(then)
    waiting = list(now)
    for column in ("document_id", "path", "name"):
        for after in list(waiting):
            before = next((one for one in left if one.row[column] == after.row[column]), None)
            if before:
                left.remove(before)
                waiting.remove(after)
                yield before, after
    yield from ((None, after) for after in waiting)
    yield from ((before, None) for before in left)


def _compared(table: str, before: _Document | None, after: _Document | None) -> Iterator[Aenderung]:
    name = (after or before or _nothing()).row.text("name")
    lost = _only(before.rows.get(table, []) if before else [], after.rows.get(table, []) if after else [])
    gained = _only(after.rows.get(table, []) if after else [], before.rows.get(table, []) if before else [])
    for old in list(lost):
        new = max(gained, key=lambda row: _alike(old, row), default=None)
        if new is not None and _alike(old, new) >= 0.5:
            lost.remove(old)
            gained.remove(new)
            fields = {key: (_said(old.get(key)), _said(new[key])) for key in new if _differs(key, old, new)}
            yield Aenderung("geaendert", table, name, summary(table, new), fields, _cause(table, fields, before, after))
    for art, rows in (("neu", gained), ("verloren", lost)):
        for row in rows:
            kind: Art = "neu" if art == "neu" else "verloren"
            yield Aenderung(kind, table, name, summary(table, row), {}, _cause(table, {}, before, after))


def _nothing() -> _Document:
    raise ValueError("a pair holds at least one document")


def _only(rows: list[Row], others: list[Row]) -> list[Row]:
    """The rows whose content the others do not have, as often as they have it more."""
    spare = Counter(_content(row) for row in others)
    found = []
    for row in rows:
        content = _content(row)
        if spare[content]:
            spare[content] -= 1
        else:
            found.append(row)
    return found


def _content(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((key, _said(value)) for key, value in row.items() if key not in IDS)


def _alike(one: Row, other: Row) -> float:
    """The share of what either row says that both say."""
    keys = [key for key in one if key not in IDS and (_said(one[key]) or _said(other.get(key)))]
    return sum(_said(one[key]) == _said(other.get(key)) for key in keys) / max(1, len(keys))


def _differs(key: str, old: Row, new: Row) -> bool:
    return key not in IDS and _said(old.get(key)) != _said(new[key])


def _said(value: object) -> str:
    return "" if value is None or value == [] else str(value)


def _cause(table: str, fields: dict[str, tuple[str, str]], before: _Document | None, after: _Document | None) -> str:
    """What decides a record and is not the same in both; the narrowest that explains it where several are."""
    if before is None or after is None:
        return "Quelle neu" if before is None else "Quelle fehlt"
    parts = [part for part in URSACHEN if before.parts.get(part) != after.parts.get(part)]
    corrected = {field for told, field, _ in before.corrected ^ after.corrected if told == table}
    if corrected & set(fields):
        return URSACHEN["korrekturen.toml"]
    if fields and "register" in parts and set(fields) <= LINKED:
        return URSACHEN["register"]
    others = [part for part in parts if part not in ("korrekturen.toml", "register")] or parts
    return " oder ".join(URSACHEN[part] for part in others) or "unbekannt"


def told(change: Aenderung) -> str:
    """A change in one line."""
    fields = "; ".join(f"{field_name(key)}: {a or '–'} → {b or '–'}" for key, (a, b) in change.felder.items())
    return f"{record_name(change.tabelle)} {change.text}" + (f" [{fields}]" if fields else "")
