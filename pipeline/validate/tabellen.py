"""Tables nobody read: told once each, passed over where they say nothing we look for; text set in columns is no table.

| Lfd.-Nr. | Gegenstand | EUR | of a schedule of fees | "4.1.2" beside a paragraph of a regulation
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Finding, Record
from pipeline.validate.claims import spans_said

READ = 0.2  # share of a table's characters that values say, from which the rest of it must be explained word by word
PROSE_WORDS = 12  # words from which a cell is a sentence and no entry
PROSE = 0.5
HEADER_WORDS = 6
NO_NAME = re.compile(r"[0-9]|[!?]$|[a-zäöüß]{4}\.$|…")  # "Lfd.-Nr." is a name
OTHER = "Tabelle anderer Art"
SHOWN = 100
TORN = 1  # lines
PARTS = 3  # short lines that may stand between the parts of one table
# heads of columns in plans, lists of communes, calendars and lists of contacts
SUBJECT = re.compile(
    r"(?<![a-zäöüß])(?:Kommune|Stadt|Städte|Gemeinde|Landkreis|Kreis|Jahr|Zeit|Termin|Datum|Wann|Was|Wer|Wo|Beginn|Start|Ende"
    r"|Frist|Laufzeit|Ziel|Ma(?:ß|ss)nahme|Handlung|Schwerpunkt|Thema|Themen|Veranstaltung|Ort|Kontakt|Ansprech|Telefon"
    r"|E-?Mail|Zuständig|Verantwort|Status|Stand|Umsetzung|Angebot|Projekt|Kurs|Anzahl|Beitritt|Mitglied|Teilnehm|Aktivität"
    r"|Akteur|Partner|Träger|Programm|Gesund|Präv|Beweg|Ernähr|Einwohner|Bevölkerung)",
    re.IGNORECASE,
)
# a cell that is nothing but a time: "ab Herbst 2021", "07/2020 bis 06/2025", "fortlaufend"
TIME = re.compile(
    r"(?:(?:ab|seit|bis|von|vom|zum|ca\.|im|in|am|und|Anfang|Mitte|Ende|Jahr|Quartal|Halbjahr|Schuljahr|KW|Q[1-4]|H[12]"
    r"|Frühjahr|Frühling|Sommer|Herbst|Winter|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    r"|Dezember|(?:fort)?laufend|jährlich|dauerhaft|sofort|geplant|(?<![0-9])[0-9]{1,4}(?![0-9]))[ .:/–-]{0,3}){1,12}",
    re.IGNORECASE,
)
DATED = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{1,2}/[0-9]{2}|[A-Za-zä]{4}")
FIGURE = re.compile(
    r"[+<>≥≤~ca. ]{0,5}[0-9][0-9 .,/–-]{0,20}(?:Euro|EUR|€|%|Prozent|[A-Za-zµ²³/]{1,4}|\([^()]{1,12}\))?|[-–]"
)
ADDRESS = re.compile(r"https?://|www\.")  # behind the name of a file it reads no table
FIGURES = 0.4  # of its cells: a table of figures
MARK = re.compile(r"ja|nein|[xX✓✔✗]|[-–]", re.IGNORECASE)
MARKS = 0.6  # of its cells: who may do what; more than a status
LABEL, EMPTY = re.compile(r"[:?]$"), 0.6  # of the cells of a form that nobody filled in
CONTENTS = re.compile(r"Inhalt(?:e|s.{0,20})?$|INHALT")


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


def unknown_tables(document: Document, findings: Iterable[Finding]) -> Iterator[Issue | Ignored]:
    """One finding a table whose cells no value speaks of; its next page, or its next part, goes with it.

    An Issue where the table has a header and may say something we look for; Ignored where it says nothing of ours.
    """
    last: Tabelle | None = None
    header, passed = "", False
    for table in unread_tables(document, findings):
        continued = last is not None and _follows(document, last, table) and table.columns > 1
        own = _header(document, table)
        if own or not (continued and header):
            header, passed = own, _says_nothing_of_ours(document, table, own)
        last = table if header or passed else None
        if passed:
            yield Ignored(f"{OTHER}{': ' if header else ''}{header[:SHOWN]}", table.span)
        elif header:
            message = f"Eine Tabelle, deren Art wir nicht lesen: {header[:SHOWN]}"
            yield Issue("tabelle_unbekannt", table.span, message)


def _says_nothing_of_ours(document: Document, table: Tabelle, header: str) -> bool:
    """A list of contents, an empty form, or a table with a header or of figures of which no head or cell is ours."""
    above = range(document.block_number(table.span.start) - 1, -1, -1)
    before = next((document.blocks[n] for n in above if document.blocks[n].kind != "furniture"), None)
    if before and CONTENTS.search(document.quote(before.span)):
        return True
    said = [document.quote(block.span) for block in table.blocks]
    if any(TIME.fullmatch(text) and DATED.search(text) for text in said):
        return False
    if sum(LABEL.search(text) is not None for text in said) >= EMPTY * len(said):
        return True
    if SUBJECT.search(header):
        return False
    figures, marks = (sum(of.fullmatch(text) is not None for text in said) for of in (FIGURE, MARK))
    return bool(header) or figures >= FIGURES * len(said) or marks >= MARKS * len(said)


def passed_over(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """The tables that say nothing we look for."""
    return tuple(f.span for f in findings if isinstance(f, Ignored) and f.why.startswith(OTHER))


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
        if isinstance(finding, Record) and getattr(finding, "massnahme", True) is not None:
            for span in spans_said(finding):
                if not ADDRESS.match(document.text, span.start, span.end):
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
    least = 1 if table.columns == 2 and 0 not in names else 2  # the first column may go without a name
    if len(names) < least or (len(rows) == 1 and len(names) == 2):
        return ""
    short = all(len(name.split()) <= HEADER_WORDS and not NO_NAME.search(name) for name in names.values())
    return " | ".join(names.values()) if short else ""


def _is_prose(document: Document, table: Tabelle) -> bool:
    if table.columns > 2:
        return False
    long = [block for block in table.blocks if len(document.quote(block.span).split()) >= PROSE_WORDS]
    return sum(len(block.span) for block in long) >= PROSE * sum(len(block.span) for block in table.blocks)


def _follows(document: Document, one: Tabelle, other: Tabelle) -> bool:
    """True for what a page break may have cut, or a title over the next part of a table with as many columns.

    Nothing but furniture and the torn end of a row, or such titles, stand between.
    """
    numbers = range(document.block_number(one.span.end) + 1, document.block_number(other.span.start))
    between = [document.blocks[number] for number in numbers if document.blocks[number].kind != "furniture"]
    if len(between) <= TORN and all(block.kind == "paragraph" for block in between):
        return True
    short = all(len(document.quote(block.span).split()) <= HEADER_WORDS for block in between)
    return short and len(between) <= PARTS and one.columns == other.columns > 2
