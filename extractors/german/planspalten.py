"""The cells of a plan's tables, and what a column is for whose head says nothing: its cells tell it.

         | Zeitraum | Maßnahme
Ziel 01: … | 07/2020  | Planung …
"""

from collections.abc import Sequence
from itertools import groupby

from extractors.german.plankopf import DATED, GOAL, Part, Role
from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Block, Document

Cells = dict[int, list[int]]  # the numbers of the blocks in each column of a row


def cells_of(document: Document, row: Sequence[int]) -> Cells:
    return {column: list(numbers) for column, numbers in groupby(row, key=lambda n: _column(document.blocks[n]))}


def _column(block: Block) -> int:
    assert block.cell, "only blocks in cells come here"
    return block.cell.column


def text_in(document: Document, numbers: Sequence[int]) -> str:
    return " ".join(document.quote(document.blocks[n].span) for n in numbers)


def is_dated(text: str) -> bool:
    """The text is a period that names a year or a day."""
    return bool(DATED.search(text) and parse_zeitraum(text))


def parts_in(document: Document, numbers: Sequence[int], kind: str | None = None) -> list[Part]:
    """What a cell says, line by line; all of it of one `kind` where that is given."""
    blocks = [document.blocks[number] for number in numbers]
    return [Part(block.span, kind or block.kind, block.level) for block in blocks]


def told_by_cells(document: Document, below: Sequence[Cells], roles: dict[int, Role]) -> dict[int, Role]:
    """The roles of columns that have no head, or one that says nothing known; `below` are the rows of several cells."""
    told = _goals(document, below, roles)
    roles = roles | told
    return {**told, **_periods(document, below, roles), **_steps(document, below, roles)}


def _goals(document: Document, below: Sequence[Cells], roles: dict[int, Role]) -> dict[int, Role]:
    """The first column or the last, without a head, names goals; their texts may go on below a page end.

    The head of the measures may stand over the goals before them, too.
    """
    columns = {column for cells in below for column in cells}
    for column in (0, max(columns, default=0)) if "ziel" not in roles.values() else ():
        texts = [text_in(document, cells[column]) for cells in below if column in cells]
        named = [bool((goal := GOAL.match(text)) and goal["nummer"]) for text in texts]
        if named[:1] != [True] or sum(named) <= len(named) / 2:
            continue
        if not roles.get(column):
            return {column: "ziel"}
        if roles[column] == "massnahme" and column + 1 in columns - set(roles):
            return {column: "ziel", column + 1: "massnahme"}
    return {}


def _periods(document: Document, below: Sequence[Cells], roles: dict[int, Role]) -> dict[int, Role]:
    """A column whose head says nothing known is one of periods where every cell below is one.

    So is one without a head beside a column of periods: "07/2020 bis" and "06/2025" stand below one head.
    """
    known = {"zeitraum", "ende"} & set(roles.values())
    beside = [column for cells in below for column in cells if roles.get(column - 1) == "zeitraum"]
    free = [column for column, role in roles.items() if role == "sonstiges"]
    for column in [column for column in beside if column not in roles] if known else free:
        texts = [text_in(document, cells[column]) for cells in below if column in cells]
        if texts and all(map(parse_zeitraum, texts)):
            return {column: "zeitraum"}
    return {}


def _steps(document: Document, below: Sequence[Cells], roles: dict[int, Role]) -> dict[int, Role]:
    """Columns of lists right of the measures that have no head of their own, be it with the periods between."""
    first = min((column for column, role in roles.items() if role == "massnahme"), default=0)
    free = {column for row in below for column in row if column > first} - set(roles)
    found = (column for column in sorted(free) if all(_lists(document, row.get(column, [])) for row in below))
    return dict.fromkeys(found, "massnahme")


def _lists(document: Document, numbers: Sequence[int]) -> bool:
    return not numbers or document.blocks[numbers[0]].kind == "item"


def as_filled(document: Document, rows: Sequence[Cells], roles: dict[int, Role]) -> dict[int, Role]:
    """The roles that a line above says, those of two columns the other way round where only so periods are periods."""
    pairs = [cells for cells in rows if set(cells) == set(roles)]
    periods = {column: all(parse_zeitraum(text_in(document, cells[column])) for cells in pairs) for column in roles}
    said = [column for column in roles if roles[column] == "zeitraum"]
    if len(roles) != 2 or not pairs or len(said) != 1 or periods[said[0]]:
        return roles
    other = next(column for column in roles if column not in said)
    return {said[0]: roles[other], other: "zeitraum"} if periods[other] else roles
