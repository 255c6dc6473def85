"""Finds the rows of a workplan, in tables and in running text, and tells what each of their cells is for.

ZEITRAUM | MAßNAHMEN ZUR REALISIERUNG DES ZIELBILDS
Ziel 01: Die Kommune hat …
07/2020 bis 06/2025 | Planung der Steuerung: • Projektgruppe …
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from extractors.model.document import Block, Document, Span

Role = Literal["zeitraum", "massnahme", "ziel", "nr", "zustaendig", "status", "kommune", "sonstiges"]
Sort = Literal["kopf", "ziel", "massnahme"]

# what the head of a column says; the first that matches decides
HEADS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "zeitraum",
        re.compile(r"\b(?:umsetzungs|projekt|durchführungs)?(?:zeitraum|laufzeit|zeitplan|zeit|termine?)\b", re.I),
    ),
    ("status", re.compile(r"\b(?:umsetzungs)?(?:status|stand)\b|\bbearbeitungsstand\b", re.I)),
    ("zustaendig", re.compile(r"zuständig|verantwortlich|federführ|\bträger\b|\bakteure?\b|\bwer\b", re.I)),
    (
        "massnahme",
        re.compile(r"ma(?:ß|ss)nahme|arbeitspaket|aktivität|\bvorhaben\b|\bprojekte?\b|\baufgaben?\b|\bwas\b", re.I),
    ),
    ("ziel", re.compile(r"\b(?:teil|ober|unter|leit|handlungs)?ziele?\b|\bhandlungsfeld", re.I)),
    ("kommune", re.compile(r"\bkommunen?\b|\bstadt\b|\bgemeinde\b|\blandkreis\b", re.I)),
    ("nr", re.compile(r"(?:\bnr\b\.?|\bnummer\b|\blfd\b|^#$)", re.I)),
)
GOAL = re.compile(
    r"(?P<cue>(?:Teil|Ober|Unter|Leit|Handlungs)?[Zz]iel|ZIEL) {0,2}(?:Nr\. ?)?(?P<nummer>[0-9]{1,3}) ?[:.–—-]? ?"
)
HEAD_WORDS = 16  # a head is short; a cell with more words is text
TEXT_PLAN = re.compile(r"(?P<zeit>(?=[^:]{0,60}[0-9]{4})[^:]{4,60}?) ?: (?P<titel>\S)")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a cell: where it stands, and its kind and level as a block's."""

    span: Span
    kind: str
    level: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a plan: what sort it is and what each role says; `first` where it opens a table or page."""

    sort: Sort
    parts: Mapping[Role, Sequence[Part]]
    numbers: tuple[int, ...]
    first: bool = False

    def of(self, role: Role) -> Sequence[Part]:
        return self.parts.get(role, ())

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted(part.span for parts in self.parts.values() for part in parts))


def find_rows(document: Document) -> Iterator[Row]:
    """All rows of all plans, in order of the text: heads, goals and measures."""
    found = [*_table_rows(document), *_text_rows(document)]
    yield from sorted(found, key=lambda row: row.numbers)


def goal_of(text: str) -> re.Match[str] | None:
    """The "Ziel 01: " that begins a goal."""
    return GOAL.match(text)


Cells = dict[int, list[int]]


def _table_rows(document: Document) -> Iterator[Row]:
    """Rows of tables whose head names a column of measures, and of tables that go on without a head."""
    roles: dict[int, Role] = {}
    for _, numbers in groupby(_cell_numbers(document), key=lambda n: _address(document.blocks[n])[0]):
        rows = [list(row) for _, row in groupby(numbers, key=lambda n: _address(document.blocks[n])[:2])]
        head = _head(document, _cells(document, rows[0])) or _head_above(document, rows)
        if head:
            roles = head
        elif not _goes_on(document, roles, rows):
            roles = {}
        if roles:
            yield from _rows_of(document, rows, roles)


def _rows_of(document: Document, rows: list[list[int]], roles: dict[int, Role]) -> Iterator[Row]:
    first = True
    for row in rows:
        cells = _cells(document, row)
        if _head(document, cells):
            yield Row("kopf", _parts(document, cells, {}), tuple(row))
            continue
        sort: Sort = "ziel" if _is_goal(document, row, cells, roles) else "massnahme"
        yield Row(sort, _parts(document, cells, roles), tuple(row), first)
        first = False


def _cell_numbers(document: Document) -> Iterator[int]:
    return (n for n, block in enumerate(document.blocks) if block.cell and block.kind != "furniture")


def _address(block: Block) -> tuple[int, int, int]:
    assert block.cell, "only blocks in cells come here"
    return block.cell.table, block.cell.row, block.cell.column


def _cells(document: Document, row: list[int]) -> Cells:
    return {c: list(n) for c, n in groupby(row, key=lambda n: _address(document.blocks[n])[2])}


def _text(document: Document, numbers: Sequence[int]) -> str:
    return " ".join(document.quote(document.blocks[n].span) for n in numbers)


def _head(document: Document, cells: Cells) -> dict[int, Role] | None:
    """The roles of the columns where a row is a plan's head: it names measures and one thing more.

    A head whose titles run together in one cell ("ZEITRAUM MAßNAHMEN …") gives the columns in the order of the words.
    """
    texts = {column: _text(document, numbers) for column, numbers in cells.items()}
    if any(len(text.split()) > HEAD_WORDS or GOAL.match(text) for text in texts.values()):
        return None
    if len(texts) == 1:
        column, text = next(iter(texts.items()))
        found = sorted((m.start(), role) for role, pattern in HEADS[:4] if (m := pattern.search(text)))
        roles = {column + n: role for n, (_, role) in enumerate(found)}
    else:
        roles = {column: _role(text) for column, text in texts.items()}
    known = set(roles.values()) - {"sonstiges"}
    return roles if "massnahme" in known and len(known) > 1 else None


def _head_above(document: Document, rows: list[list[int]]) -> dict[int, Role] | None:
    """The head of a table that stands as a line above it, as in pages whose rows alone are framed or filled."""
    columns = {column for row in rows for column in _cells(document, row)}
    for number in range(rows[0][0] - 1, max(-1, rows[0][0] - 4), -1):
        block = document.blocks[number]
        if block.cell or block.kind == "item":
            return None
        roles = None if block.kind == "furniture" else _head(document, {0: [number]})
        if roles:
            return roles if columns <= set(roles) else None
    return None


def _role(text: str) -> Role:
    return next((role for role, pattern in HEADS if pattern.search(text)), "sonstiges")


def _goes_on(document: Document, roles: dict[int, Role], rows: list[list[int]]) -> bool:
    """A table without a head goes on with the plan before it where no cell lies outside the plan's columns."""
    columns = {column for row in rows for column in _cells(document, row)}
    return bool(roles) and columns <= set(roles) and len(columns) > 1


def _is_goal(document: Document, row: list[int], cells: Cells, roles: dict[int, Role]) -> bool:
    """ "Ziel 01: …" alone in its row, in one cell or with its text in the next; not a measure's own goal column."""
    filled_otherwise = {roles.get(column) for column in cells} & {"nr", "zustaendig", "status"}
    return not filled_otherwise and len(cells) <= 2 and bool(GOAL.match(_text(document, row)))


def _parts(document: Document, cells: Cells, roles: dict[int, Role]) -> dict[Role, list[Part]]:
    parts: dict[Role, list[Part]] = {}
    for column, numbers in cells.items():
        blocks = [document.blocks[n] for n in numbers]
        role = roles.get(column, "sonstiges")
        parts.setdefault(role, []).extend(Part(b.span, b.kind, b.level) for b in blocks)
    return parts


def _text_rows(document: Document) -> Iterator[Row]:
    """A plan without a table: "Ziel 1: …" above lines that begin with a period ("01/2021 bis 06/2022: Auftakt")."""
    open_goal = False
    open_measure: tuple[int, Block] | None = None
    for number, block in enumerate(document.blocks):
        if block.cell or block.kind == "furniture":
            continue
        text = document.quote(block.span)
        if goal := GOAL.match(text):
            open_goal, open_measure = len(text) > goal.end(), None
            if open_goal:
                yield Row("ziel", {"sonstiges": [Part(block.span, block.kind, block.level)]}, (number,))
        elif block.kind == "heading":
            open_goal, open_measure = False, None
        elif open_goal and (match := TEXT_PLAN.match(text)):
            open_measure = number, block
            yield Row("massnahme", _split(block, match), (number,), first=True)
        elif open_measure and _belongs(block, open_measure[1]):
            yield Row("massnahme", {"massnahme": [Part(block.span, "item", block.level)]}, (number,))


def _split(block: Block, match: re.Match[str]) -> dict[Role, list[Part]]:
    start = block.span.start
    period = Span(start + match.start("zeit"), start + match.end("zeit"))
    title = Span(start + match.start("titel"), block.span.end)
    return {"zeitraum": [Part(period, "paragraph", 0)], "massnahme": [Part(title, "paragraph", 0)]}


def _belongs(block: Block, measure: Block) -> bool:
    """An item below a measure: deeper than the measure's own item, or any where the measure is a paragraph."""
    return block.kind == "item" and (measure.kind != "item" or block.level > measure.level)
