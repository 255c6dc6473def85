"""The ledger: what became of every character, and the check that every quote is what the text says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.model.document import Block, Document, Span
from extractors.model.records import Finding
from pipeline.validate.claims import claims
from pipeline.validate.rows import Row, Tables, where
from pipeline.validate.tabellen import running_tables

STATUSES = ("value", "context", "ignored", "issue", "unexplained")
NAMES = ("context", "ignored", "issue", "value", "unexplained")  # by rank: later claims win over earlier ones
UNEXPLAINED = NAMES.index("unexplained")
LONGEST_LABEL = 8  # letters of a cell or item that may stay unsaid beside what is said: "Ziel", "ab", "zum Beispiel"
DIGITS = re.compile(r"(?<![\w/%.-])(?<![0-9]:)[0-9]+(?![\w/])")  # not "CO2", which is a word, nor the "30" of "8:30"

NUMBERING = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}[.)]?(?= |$)")  # of the paragraphs of a regulation


def ledger(document: Document, findings: Iterable[Finding]) -> list[Row]:
    """Characters a page and status; the line break behind a block belongs to the block's page, as context.

    Where claims meet, a value wins over an issue, an issue over what was passed over.
    """
    status = _statuses(document, findings)
    counts: Counter[tuple[int, str]] = Counter()
    for number, block in enumerate(document.blocks):
        end = block.span.end + (number + 1 < len(document.blocks))
        for rank, characters in Counter(status[block.span.start : end]).items():
            counts[block.page, NAMES[rank]] += characters
    return [
        {"document_id": document.id, "page": page, "status": name, "characters": characters}
        for (page, name), characters in sorted(counts.items())
    ]


def unexplained_rows(document: Document, findings: Iterable[Finding]) -> list[Row]:
    """Each unexplained stretch as a row of `issues`, so that a steward can read the rest and not the whole document.

    Neighbouring lines are one stretch: a table nobody understood is told once, not cell by cell.
    """
    status = _statuses(document, findings)
    stretches: list[Span] = []
    for span in (span for block in document.blocks for span in _runs(status, block.span)):
        if stretches and span.start == stretches[-1].end + 1:
            stretches[-1] = Span(stretches[-1].start, span.end)
        else:
            stretches.append(span)
    message = "Kein Fund sagt etwas zu diesen Worten."
    return [{"rule": "unerklaert", "message": message, **where(document, span)} for span in stretches]


def _runs(status: bytearray, within: Span) -> Iterator[Span]:
    start = within.start
    while (start := status.find(UNEXPLAINED, start, within.end)) >= 0:
        end = start
        while end < within.end and status[end] == UNEXPLAINED:
            end += 1
        yield Span(start, end)
        start = end


def _statuses(document: Document, findings: Iterable[Finding]) -> bytearray:
    """One rank a character, in the order of NAMES."""
    findings = list(findings)
    status = bytearray(len(document.text))
    for rank, spans in enumerate(claims(findings), start=1):
        for span in spans:
            status[span.start : span.end] = bytes([rank]) * len(span)
    running = running_tables(document, findings)
    for block in document.blocks:
        for span in _unsaid(document, block, status, running):
            for place in range(span.start, span.end):
                status[place] = status[place] or UNEXPLAINED
    return status


def _unsaid(document: Document, block: Block, status: bytearray, running: frozenset[int]) -> Iterator[Span]:
    """What of a block should have been explained and was not: a cell or item, or the digits of running text."""
    if block.kind == "furniture":
        return
    is_running = block.kind == "paragraph" and block.cell is not None and block.cell.table in running
    if in_scope(document, block) and not is_running:
        yield from _long_gaps(document, block.span, status)
        return
    numbering = NUMBERING.match(document.text, block.span.start, block.span.end) if is_running else None
    after = Span(numbering.end() if numbering else block.span.start, block.span.end)
    for match in document.find(DIGITS, after):
        if not any(status[match.start() : match.end()]):
            yield Span(*match.span())


def _long_gaps(document: Document, within: Span, status: bytearray) -> Iterator[Span]:
    """Unclaimed stretches with more letters than a label has ("Ziel", "ab", "z. B.")."""
    start = within.start
    while start < within.end:
        end = start
        while end < within.end and bool(status[end]) == bool(status[start]):
            end += 1
        letters = sum(character.isalnum() for character in document.text[start:end])
        if not status[start] and (letters >= LONGEST_LABEL or (start, end) == (within.start, within.end)):
            yield Span(start, end)
        start = end


def in_scope(document: Document, block: Block) -> bool:
    """What must be explained: cells of tables and list items with a word in them; prose is context of its heading."""
    has_word = any(character.isalnum() for character in document.quote(block.span))
    return has_word and block.kind != "furniture" and (block.cell is not None or block.kind == "item")


def misquoted(document: Document, tables: Tables) -> Iterator[tuple[str, Row]]:
    """Rows whose quote is not the slice of the text they name, with the table: our own mistake, never loaded."""
    for table in ("evidence", "issues", "ignored"):
        for row in tables[table]:
            start, end = row["start_char"], row["end_char"]
            if not (isinstance(start, int) and isinstance(end, int) and row["quote"] == document.text[start:end]):
                yield table, row


def unexplained(tables: Tables) -> int:
    """Characters nobody has explained."""
    return sum(int(str(row["characters"])) for row in tables["ledger"] if row["status"] == "unexplained")
