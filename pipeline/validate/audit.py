"""The ledger: what became of every character, and the check that every quote is what the text says."""

from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Finding, Record
from extractors.model.values import Grounded
from pipeline.validate.rows import Row, Tables

STATUSES = ("value", "context", "ignored", "issue", "unexplained")


def ledger(document: Document, findings: Iterable[Finding]) -> list[Row]:
    """Characters a page and status; the line break behind a block belongs to the block's page, as context.

    Where claims meet, a value wins over an issue, an issue over what was passed over.
    """
    status = bytearray(len(document.text))
    for rank, spans in enumerate(_claims(findings), start=1):
        for span in spans:
            status[span.start : span.end] = bytes([rank]) * len(span)
    counts: Counter[tuple[int, str]] = Counter()
    for number, block in enumerate(document.blocks):
        for name, characters in _tally(document, block, status).items():
            counts[block.page, name] += characters
        counts[block.page, "context"] += number + 1 < len(document.blocks)
    return [
        {"document_id": document.id, "page": page, "status": name, "characters": characters}
        for (page, name), characters in sorted(counts.items())
        if characters
    ]


def _claims(findings: Iterable[Finding]) -> tuple[list[Span], list[Span], list[Span]]:
    """Spans ignored, at issue, and said by values: later ones win."""
    ignored: list[Span] = []
    issues: list[Span] = []
    values: list[Span] = []
    for finding in findings:
        if isinstance(finding, Ignored):
            ignored.append(finding.span)
        elif isinstance(finding, Issue):
            issues.append(finding.span)
        else:
            values.extend(spans_said(finding))
    return ignored, issues, values


def spans_said(record: Record) -> Iterator[Span]:
    """All spans that say a record's own values."""
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Grounded):
                yield from part.spans


def _tally(document: Document, block: Block, status: bytearray) -> Counter[str]:
    ranks = status[block.span.start : block.span.end]
    counts = Counter({"ignored": ranks.count(1), "issue": ranks.count(2), "value": ranks.count(3)})
    rest = ranks.count(0)
    untouched = rest == len(ranks)
    counts["unexplained" if untouched and in_scope(document, block) else "context"] += rest
    return counts


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
