"""Neighbours bear witness: an entry without a record where those beside it have one, an item no bullet covers.

- 2014: Stadt Jena, Landkreis Gotha / - 2O17: Stadt Suhl
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.model.document import Block, Document, Issue, Span
from extractors.model.records import Finding, Massnahme, Record, Stichpunkt
from pipeline.validate.claims import spans_said
from pipeline.validate.rows import TABLE_OF, Row, where

WITNESSES = ("beitritte", "schwerpunkte", "massnahmen")
OWN = {"beitritte": "kommune", "schwerpunkte": "thema", "stichpunkte": "text"}  # the field that is the entry itself
MOST = 0.6  # share of the neighbours that must have a record
FEWEST = 2
SPARE_LETTERS = 3

Named = dict[str, list[Span]]


def left_out(document: Document, findings: Iterable[Finding]) -> list[Row]:
    """Rows of `issues` for list entries and table rows that stand out by having no record, and for uncovered items."""
    findings = list(findings)
    said = _said(findings)
    found = [
        *(("stichpunkt_fehlt", span, "Die Maßnahme nennt ihn, die Stichpunkte nicht.") for span in _unlisted(findings)),
        *(
            ("nachbarn_haben_fund", span, f"Die Nachbarn stehen in {table}.")
            for table, span in _odd_ones(document, said)
        ),
        *(
            ("eintraege_fehlen", span, "Weniger Funde als Einträge zwischen den Kommas.")
            for span in _fewer(document, said)
        ),
        *(
            ("stichpunkt_unvollstaendig", span, "Kein Stichpunkt deckt den Eintrag.")
            for span in _uncovered(document, said)
        ),
    ]
    return [{"rule": rule, "message": message, **where(document, span)} for rule, span, message in found]


def _said(findings: Iterable[Finding]) -> Named:
    """The spans of all records by table; of members and themes only the names, one list entry each."""
    said: Named = defaultdict(list)
    for finding in findings:
        if isinstance(finding, Record):
            table = TABLE_OF[type(finding)]
            own = OWN.get(table)
            said[table] += getattr(finding, own).spans if own else spans_said(finding)
        elif isinstance(finding, Issue):
            said["issues"].append(finding.span)
    return said


def _unlisted(findings: Iterable[Finding]) -> Iterator[Span]:
    """Bullets of a measure that are no Stichpunkt of their own."""
    findings = list(findings)
    listed = {finding.text.spans for finding in findings if isinstance(finding, Stichpunkt)}
    for finding in findings:
        if isinstance(finding, Massnahme):
            yield from (bullet.spans[0] for bullet in finding.stichpunkte if bullet.spans not in listed)


def _odd_ones(document: Document, said: Named) -> Iterator[tuple[str, Span]]:
    for table in WITNESSES:
        starts = {document.block_number(span.start) for span in said.get(table, ())}
        doubted = {document.block_number(span.start) for span in said.get("issues", ())}
        for run in _runs(document):
            bearing = [bool(starts & set(entry)) for entry in run]
            if FEWEST <= sum(bearing) < len(run) and sum(bearing) >= MOST * len(run):
                silent = [entry for entry, has in zip(run, bearing, strict=True) if not has]
                yield from ((table, _span(document, entry)) for entry in silent if not doubted & set(entry))


def _runs(document: Document) -> Iterator[list[list[int]]]:
    """Entries that stand beside each other, as numbers of blocks: items with what is below them, or short lines."""
    run: list[list[int]] = []
    last: Block | None = None
    for number, block in enumerate(document.blocks):
        alone = block.cell is None and (block.kind == "item" or _is_line(document, block))
        if run and last and block.kind == "item" and alone and last.kind == "item" and block.level > last.level:
            run[-1].append(number)
            continue
        if not alone or last is None or (block.kind, block.level) != (last.kind, last.level):
            yield run
            run = []
        last = block if alone else None
        if alone:
            run.append([number])
    yield run


def _is_line(document: Document, block: Block) -> bool:
    """A paragraph that is an entry of a list and no sentence: "Stadt Marburg seit 2014"."""
    return block.kind == "paragraph" and not document.quote(block.span).endswith((".", ":", "!", "?"))


def _span(document: Document, entry: list[int]) -> Span:
    return Span(document.blocks[entry[0]].span.start, document.blocks[entry[-1]].span.end)


def _fewer(document: Document, said: Named) -> Iterator[Span]:
    """ "2014: Jena, Gotha" has two entries behind its colon; each must have its record."""
    for table in ("beitritte", "schwerpunkte"):
        counts: dict[int, int] = defaultdict(int)
        for span in said.get(table, ()):
            counts[document.block_number(span.start)] += 1
        for number, count in counts.items():
            block = document.blocks[number]
            _, colon, entries = document.quote(block.span).partition(": ")
            if block.kind == "item" and colon and "(" not in entries and count < len(entries.rstrip(", ").split(", ")):
                yield block.span


def _uncovered(document: Document, said: Named) -> Iterator[Span]:
    """Items that no bullet says to the end."""
    covered = bytearray(len(document.text))
    for table in ("stichpunkte", "massnahmen", "ziele", "issues"):
        for span in said.get(table, ()):
            covered[span.start : span.end] = b"\x01" * len(span)
    for block in document.blocks:
        if block.kind == "item":
            text = document.quote(block.span)
            left = [c for c, has in zip(text, covered[block.span.start : block.span.end], strict=True) if not has]
            if sum(character.isalnum() for character in left) > SPARE_LETTERS:
                yield block.span
