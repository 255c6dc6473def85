"""Findings to rows: generic over the records, which it never names.

A field of type Kommune becomes four columns, a Zeitraum five; lists become lists; another record becomes its id.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from extractors.model.document import Box, Document, Ignored, Issue, Offsets, Place, Span
from extractors.model.records import TABLES, Finding, Record
from extractors.model.values import Grounded, Kommune, Zeitraum

Scalar = str | int | float | bool | date | None
Cell = Scalar | list[str] | list[dict[str, float | int | None]]
Row = dict[str, Cell]
Tables = dict[str, list[Row]]
Shape = Literal["kommune", "zeitraum", "tag", "liste", "verweis", "wert"]

TABLE_OF = {record: table for table, record in TABLES.items()}


def rows_of(document: Document, findings: Iterable[Finding]) -> Tables:
    """The rows of the record tables, `evidence`, `issues`, `ignored` and `blocks` of one document."""
    tables: Tables = {table: [] for table in (*TABLES, "evidence", "issues", "ignored")}
    ids: dict[Record, str] = {}
    seen: Counter[str] = Counter()
    for finding in _once(findings):
        if isinstance(finding, Issue):
            tables["issues"].append({"rule": finding.rule, "message": finding.message, **where(document, finding.span)})
        elif isinstance(finding, Ignored):
            tables["ignored"].append({"why": finding.why, **where(document, finding.span)})
        else:
            table = TABLE_OF[type(finding)]
            row = _record_row(document, finding, ids)
            ids[finding] = _record_id(document, table, row, seen)
            tables[table].append({"record_id": ids[finding], "document_id": document.id, **row})
            tables["evidence"].extend(_evidence(document, finding, ids[finding]))
    tables["blocks"] = list(_blocks(document))
    return tables


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding once: two extractors may complain of the same words by the same rule."""
    seen: set[tuple[str, Span] | Finding] = set()
    for finding in findings:
        key = (finding.rule, finding.span) if isinstance(finding, Issue) else finding
        if key not in seen:
            seen.add(key)
            yield finding


def where(document: Document, span: Span) -> Row:
    """The columns that say where a quote stands."""
    return {
        "document_id": document.id,
        "start_char": span.start,
        "end_char": span.end,
        "page": document.block_at(span.start).page if document.blocks else 1,
        "quote": document.quote(span),
    }


def places_of(document: Document, row: Row) -> Cell:
    """The column that says where the words of a row, told by `where`, stand in the source."""
    start, end = row["start_char"], row["end_char"]
    assert isinstance(start, int) and isinstance(end, int), "offsets are numbers"
    return [_place(place) for place in document.places_of(Span(start, end))]


def shapes_of(record: type[Record]) -> dict[str, Shape]:
    """How each field of a record becomes columns."""
    return SHAPES[TABLE_OF[record]]


def _shape(name: str, hint: object) -> Shape:
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is tuple:
        return "liste"
    if get_origin(hint) is not Grounded:
        return "verweis"
    (inner,) = get_args(hint)
    if inner is Kommune:
        return "kommune"
    if inner is Zeitraum:
        return "zeitraum" if name == "zeitraum" else "tag"
    return "wert"


def _shapes(record: type[Record]) -> dict[str, Shape]:
    hints = get_type_hints(record)
    return {field.name: _shape(field.name, hints[field.name]) for field in fields(record)}


SHAPES = {table: _shapes(record) for table, record in TABLES.items()}


def _record_row(document: Document, record: Record, ids: dict[Record, str]) -> Row:
    row: Row = {}
    for name, shape in shapes_of(type(record)).items():
        value = getattr(record, name)
        if shape == "kommune":
            row |= _kommune_columns(value)
        elif shape == "zeitraum":
            row |= _zeitraum_columns(document, value)
        elif shape == "liste":
            row[name] = [part.value for part in value]
        elif shape == "verweis":
            row[name] = None if value is None else ids[value]
        elif shape == "tag":
            row[name] = None if value is None else value.value.ende
        else:
            row[name] = None if value is None else value.value
    return row


def _kommune_columns(grounded: Grounded[Kommune] | None) -> Row:
    if grounded is None:
        return {"kommune": None, "kommune_art": None, "ags": None, "ags_kandidaten": []}
    kommune = grounded.value
    return {
        "kommune": kommune.name,
        "kommune_art": kommune.art,
        "ags": kommune.ags,
        "ags_kandidaten": list(kommune.ags_kandidaten),
    }


def _zeitraum_columns(document: Document, grounded: Grounded[Zeitraum] | None) -> Row:
    if grounded is None:
        return dict.fromkeys(("zeitraum", "beginn", "ende", "genauigkeit", "edtf"))
    zeit = grounded.value
    return {
        "zeitraum": " ".join(document.quote(span) for span in grounded.spans),
        "beginn": zeit.beginn,
        "ende": zeit.ende,
        "genauigkeit": zeit.genauigkeit,
        "edtf": zeit.edtf,
    }


def _record_id(document: Document, table: str, row: Row, seen: Counter[str]) -> str:
    """12 hex digits of the content; equal rows of one document are told apart by their order."""
    content = json.dumps([document.id, table, row], sort_keys=True, default=str, ensure_ascii=False)
    seen[content] += 1
    return hashlib.sha256(f"{content}#{seen[content]}".encode()).hexdigest()[:12]


def _evidence(document: Document, record: Record, record_id: str) -> Iterator[Row]:
    for name in shapes_of(type(record)):
        value = getattr(record, name)
        grounded = value if isinstance(value, tuple) else (value,)
        spans = [(span, part.value) for part in grounded if isinstance(part, Grounded) for span in part.spans]
        for part, (span, meant) in enumerate(spans):
            told = where(document, span)
            yield {
                "record_id": record_id,
                "field": name,
                "part": part,
                **told,
                "places": places_of(document, told),
                "regel": meant.regel or None if isinstance(meant, Kommune) else None,
            }


def _place(place: Place) -> dict[str, float | int | None]:
    empty: dict[str, float | int | None] = dict.fromkeys(
        ("page", "x0", "top", "x1", "bottom", "start_char", "end_char")
    )
    if isinstance(place, Box):
        box = {"x0": place.x0, "top": place.top, "x1": place.x1, "bottom": place.bottom}
        return empty | {"page": place.page} | {name: round(value, 2) for name, value in box.items()}
    assert isinstance(place, Offsets), "a Place is a Box or Offsets"
    return empty | {"start_char": place.start, "end_char": place.end}


def _blocks(document: Document) -> Iterator[Row]:
    for number, block in enumerate(document.blocks):
        yield {
            "document_id": document.id,
            "nr": number,
            "kind": block.kind,
            "page": block.page,
            "start_char": block.span.start,
            "end_char": block.span.end,
            "level": block.level,
            "marker": block.marker,
            "table": block.cell.table if block.cell else None,
            "row": block.cell.row if block.cell else None,
            "column": block.cell.column if block.cell else None,
            "text": document.quote(block.span),
        }
