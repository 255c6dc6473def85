"""Tables nobody read: those of a kind we do not know are told once each, and running text set in columns is no table.

| Lfd.-Nr. | Gegenstand | EUR | of a schedule of fees | "4.1.2" beside a paragraph of a regulation
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.model.document import Block, Document, Issue, Span
from extractors.model.records import Finding, Record
from pipeline.validate.claims import spans_said

READ = 0.2  # share of a table's characters that values say, from which the rest of it must be explained word by word
PROSE_WORDS = 12  # words from which a cell is a sentence and no entry
PROSE = 0.5
HEADER_WORDS = 6
NO_NAME = re.compile(r"[0-9]|[!?]$|[a-zäöüß]{4}\.$|…")  # "Lfd.-Nr." is a name
SHOWN = 100
TORN = 1  # lines


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Tabelle: the blocks of a table in the order of the text."""

    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)

    @property
    def columns(self) -> int:
        return len({block.cell.column for block in self.blocks if block.cell})


def unknown_tables(document: Document, findings: Iterable[Finding]) -> list[Issue]:
    """One Issue a table that has a header and whose cells no value speaks of; its next page goes with it."""
    issues: list[Issue] = []
    last: Tabelle | None = None
    header = ""
    for table in unread_tables(document, findings):
        continued = last is not None and _follows(document, last, table) and table.columns > 1
        own = _header(document, table)
        if own or (continued and header):
            header, last = own or header, table
            message = f"Eine Tabelle, deren Art wir nicht lesen: {header[:SHOWN]}"
            issues.append(Issue("tabelle_unbekannt", table.span, message))
    return issues


def running_tables(document: Document, findings: Iterable[Finding]) -> frozenset[int]:
    """Numbers of the tables that are text in a frame, or beside its numbering, and not read as anything else."""
    return frozenset(
        table.blocks[0].cell.table
        for table in unread_tables(document, findings)
        if table.blocks[0].cell and not _header(document, table) and _is_prose(document, table)
    )


def unread_tables(document: Document, findings: Iterable[Finding]) -> Iterator[Tabelle]:
    said = bytearray(len(document.text))
    for finding in findings:
        if isinstance(finding, Record):
            for span in spans_said(finding):
                said[span.start : span.end] = b"\x01" * len(span)
    for table in _tables(document):
        length = sum(len(block.span) for block in table.blocks)
        if sum(sum(said[block.span.start : block.span.end]) for block in table.blocks) < READ * length:
            yield table


def _tables(document: Document) -> Iterator[Tabelle]:
    blocks: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.cell:
            blocks.setdefault(block.cell.table, []).append(block)
    yield from (Tabelle(tuple(of)) for of in blocks.values())


def _header(document: Document, table: Tabelle) -> str:
    """The names of the columns; empty where the first row is no row of names."""
    rows = sorted({block.cell.row for block in table.blocks if block.cell})
    names: dict[int, str] = {}
    for block in table.blocks:
        if block.cell and block.cell.row == rows[0]:
            names[block.cell.column] = f"{names.get(block.cell.column, '')} {document.quote(block.span)}".strip()
    if len(names) < 2 or (len(rows) == 1 and len(names) == 2):
        return ""
    short = all(len(name.split()) <= HEADER_WORDS and not NO_NAME.search(name) for name in names.values())
    return " | ".join(names.values()) if short else ""


def _is_prose(document: Document, table: Tabelle) -> bool:
    if table.columns > 2:
        return False
    long = [block for block in table.blocks if len(document.quote(block.span).split()) >= PROSE_WORDS]
    return sum(len(block.span) for block in long) >= PROSE * sum(len(block.span) for block in table.blocks)


def _follows(document: Document, one: Tabelle, other: Tabelle) -> bool:
    """True for what a page break may have cut: nothing but furniture and the torn end of a row stands between."""
    numbers = range(document.block_number(one.span.end) + 1, document.block_number(other.span.start))
    between = [document.blocks[number] for number in numbers if document.blocks[number].kind != "furniture"]
    return len(between) <= TORN and all(block.kind == "paragraph" for block in between)
