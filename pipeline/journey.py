"""file -> Tables: one pure function of the bytes, what lies beside the file, and the code version."""

import hashlib
import importlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors import extract
from extractors.model.document import Document, Span
from extractors.model.records import Finding
from pipeline.fingerprint import libraries, of_code, parts_of_file
from pipeline.korrekturen import corrected, korrekturen_of
from pipeline.read import Unreadable, about_of, bytes_of, limits, read_bytes, reasons, watch
from pipeline.second_look import read_bytes_twice
from pipeline.validate.abgleich import abgleiche
from pipeline.validate.audit import ledger, misquoted, unexplained_rows
from pipeline.validate.beleg import unfounded
from pipeline.validate.geschwister import left_out
from pipeline.validate.rows import Row, Tables, places_of, rows_of
from pipeline.validate.tabellen import passed_over, unknown_tables
from pipeline.validate.verdacht import suspicions
from pipeline.validate.zeitfolge import untimely

WARM = """# Arbeitsplan der Stadt Fürth in Bayern

2014: Stadt Fürth, GR+ Nürnberg; Hof (Saale). Die achtzehn Kommunen traten bis Ende 2019 bei, z. B. Markt Roth.

Ziel 01: Bewegung fördern in der Gemeinde Au

07/2020 bis 06/2025\tPlanung der Steuerung: • Projektgruppe • Fachtag am 04. Mai 2017 in Pfarrkirchen

Kontakt: Gesundheitsamt (GA), Pfarrstr. 3, 91052 Erlangen, Tel. 0911 1234567, info@example.org, www.example.org
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path as given, the fingerprint of all that decides its rows, and what may unlock it."""

    path: str
    fingerprint: str
    sha256: str = ""
    passwords: Sequence[str] = field(default=(), repr=False)


def travel(source: Source) -> Tables:
    """The rows a file gives; one row of `quarantine` where it cannot be read."""
    path = Path(source.path)
    try:
        data = bytes_of(path, limits.FILE)
        if source.sha256 not in ("", hashlib.sha256(data).hexdigest()):
            raise Unreadable("im_wandel", "Die Datei änderte sich, während sie gelesen wurde.")
        document = read_bytes_twice(data, path.name, about_of(path), source.passwords)
        korrekturen = korrekturen_of(path)
        parts = parts_of_file(path)
    except Unreadable as error:
        return {"quarantine": [rejection(source, "read", error.rule, error.message)]}
    watch.pages(document.pages or 1 + len(document.text) // limits.CHARACTERS)
    watch.extracting()
    tables = tables_of(document)
    if korrekturen:
        tables = corrected(tables, document, korrekturen)
        tables["abgleiche"] = abgleiche(document, tables)
    tables["documents"] = [_document_row(document, source, data)]
    tables["herkunft"] = [
        {"document_id": document.id, "teil": part, "sha256": digest} for part, digest in parts.items()
    ]
    return tables


def warm() -> None:
    """Loads what reading and finding need, so that a process forked from this one has it."""
    for reader in ("pdf", "html", "text"):
        importlib.import_module(f"pipeline.read.{reader}")
    importlib.import_module("pipeline.read.pdf.sheets.native").helper()
    of_code()
    tables_of(read_bytes(WARM.encode(), "warm.txt"))


def tables_of(document: Document) -> Tables:
    """All rows of a document but its own in `documents`; a row that misquotes goes to `quarantine`."""
    return tables_from(document, list(extract(document)))


def tables_from(document: Document, findings: list[Finding]) -> Tables:
    """The rows that these findings of a document give, checked against it."""
    findings = [*findings, *unknown_tables(document, findings)]
    tables = rows_of(document, findings)
    tables["abgleiche"] = abgleiche(document, tables)
    tables["issues"].extend([*doubts(document, findings), *untimely(document, tables)])
    for row in tables["issues"]:
        row["places"] = places_of(document, row)
    tables["ledger"] = ledger(document, findings)
    wrong = list(misquoted(document, tables))
    tables["quarantine"] = [_misquote(document, table) for table, _ in wrong]
    for table, row in wrong:
        tables[table].remove(row)
    return tables


def doubts(document: Document, findings: list[Finding]) -> list[Row]:
    """What validation says of a document without gold, as rows of `issues`."""
    passed = passed_over(findings)
    slips = [row for row in suspicions(document) if not _within(row, passed)]
    return [
        *unfounded(document, findings),
        *left_out(document, findings),
        *slips,
        *unexplained_rows(document, findings),
    ]


def _within(row: Row, spans: Sequence[Span]) -> bool:
    return any(span.start <= int(str(row["start_char"])) < span.end for span in spans)


def rejection(source: Source, stage: str, rule: str, message: str) -> Row:
    """The row of `quarantine` for a whole file; its fingerprint lets the next run skip it.

    The limits and libraries under which it was tried are part of the fingerprint: it is tried again when one changes.
    When it was tried is told by `run.json`: a date here would make two builds of one inbox differ.
    """
    tried = {"grenzen": limits.all_limits(), "bibliotheken": libraries()}
    return {
        "document_id": None,
        "path": source.path,
        "stage": stage,
        "rule": rule,
        "message": message[:200],
        "row": json.dumps({"fingerprint": source.fingerprint, "sha256": source.sha256, **tried}),
    }


def _misquote(document: Document, table: str) -> Row:
    return {
        "document_id": document.id,
        "path": None,
        "stage": "validate",
        "rule": "falsches_zitat",
        "message": f"Eine Zeile von {table} zitiert etwas anderes, als der Text sagt.",
        "row": None,
    }


def _document_row(document: Document, source: Source, data: bytes) -> Row:
    heading = next((block for block in document.blocks if block.kind == "heading"), None)
    return {
        "document_id": document.id,
        "name": document.name,
        "path": source.path,
        "media_type": document.media_type,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "pages": document.pages,
        "title": document.about.title or (document.quote(heading.span) if heading else None),
        "publisher": document.about.publisher,
        "url": document.about.url,
        "text": document.text,
        "fingerprint": source.fingerprint,
        "status": "teilweise" if any(i.rule in reasons.PARTIAL for i in document.issues) else "vollstaendig",
    }
