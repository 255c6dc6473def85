"""Chooses how the rows of a plan are read: as the tables of the page set them, or line by line as in cards.

Planung der Steuerung | 07/2020        Where the cells make no sense as columns of a plan, goals, periods, titles and
• Projektgruppe                        lists may do so in the order of the text, whatever cells they stand in.
"""

from dataclasses import replace

from extractors.german.plan import printed_rows
from extractors.german.plankopf import HEAD_WORDS, Row, role_of
from extractors.german.plansinn import sense_of
from extractors.model.document import Document

MOST_LEFT = 0.05  # lines of no row, to those of rows


def find_rows(document: Document) -> list[Row]:
    """All rows of all plans, in order of the text: heads, goals and measures."""
    rows = list(printed_rows(document))
    if not any(block.cell for block in document.blocks) or not (sense := sense_of(document, rows)).faults:
        return rows
    flat = replace(document, blocks=tuple(replace(block, cell=None) for block in document.blocks))
    others = list(printed_rows(flat))
    if not others or not sense_of(flat, others).exceeds(sense) or not _covers(flat, others):
        return rows
    taken = {number for row in others for number in row.numbers}
    heads = [row for row in rows if row.sort == "kopf" and taken.isdisjoint(row.numbers)]
    return sorted([*others, *heads], key=lambda row: row.numbers)


def _covers(document: Document, rows: list[Row]) -> bool:
    """Hardly a line between the first row and the last is of none, but for heads of columns: no cells are mixed up."""
    taken = {number for row in rows for number in row.numbers}
    left = [n for n in range(min(taken), max(taken)) if n not in taken and document.blocks[n].kind != "furniture"]
    return sum(not _is_head(document, n) for n in left) <= MOST_LEFT * len(taken)


def _is_head(document: Document, number: int) -> bool:
    text = document.quote(document.blocks[number].span)
    return role_of(text) != "sonstiges" and len(text.split()) <= HEAD_WORDS
