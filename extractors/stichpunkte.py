"""Finds every list item under its heading or lead-in; a workplan's bullets come from `arbeitsplan`.

Ziele des Partnerprozesses / - Die Zusammenarbeit stärken
"""

from collections.abc import Iterator

from extractors.german.planwahl import find_rows
from extractors.model.document import Block, Document
from extractors.model.records import Finding, Stichpunkt
from extractors.model.values import Grounded


def extract(document: Document) -> Iterator[Finding]:
    taken = {number for row in find_rows(document) for number in row.numbers}
    counts: dict[int, int] = {}
    previous: Block | None = None
    for number, block in enumerate(document.blocks):
        if block.kind == "item" and number not in taken:
            if previous is None or previous.kind != "item" or previous.cell != block.cell:
                counts = {}
            yield _stichpunkt(document, number, counts)
        if block.kind != "furniture":
            previous = block


def _stichpunkt(document: Document, number: int, counts: dict[int, int]) -> Stichpunkt:
    """The item with its position among its siblings; `counts` holds how many each open level has."""
    block = document.blocks[number]
    for level in [level for level in counts if level > block.level]:
        del counts[level]
    counts[block.level] = counts.get(block.level, 0) + 1
    lead = _lead_in_table(document, number) or document.lead(number)
    where = (block.span,)
    return Stichpunkt(
        ueberschrift=Grounded(document.quote(lead.span), (lead.span,)) if lead else None,
        massnahme=None,
        position=Grounded(counts[block.level], where),
        ebene=Grounded(block.level, where),
        text=Grounded(document.quote(block.span), where),
    )


def _lead_in_table(document: Document, number: int) -> Block | None:
    """For an item in a cell the paragraph above its list there, else the one that stands alone in its row's first cell.

    | S 5 (Presse) | Medienarbeit • Informationen sammeln | and | S 4 (Logistik) | • Hilfsmittel heranziehen |
    """
    cell = document.blocks[number].cell
    if cell is None:
        return None
    above = number - 1
    label: list[Block] = []
    while above >= 0:
        block = document.blocks[above]
        if block.cell == cell and block.kind != "item":
            return block
        if block.kind != "furniture" and (
            block.cell is None or (block.cell.table, block.cell.row) != (cell.table, cell.row)
        ):
            break
        label += [block] if block.cell and block.cell.column == 0 < cell.column else []
        above -= 1
    return label[0] if len(label) == 1 else None
