"""Finds measures in tables whose periods stand in a row of their own above each, alone or with the goal.

07/2020 bis 06/2025
Auftakt                | • Projektgruppe
10/2020 bis 03/2021    | Ziel 01 (Fortsetzung)
Bilanz                 | • Bericht
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.german.plankopf import GOAL, Part, Role, Row, role_of
from extractors.german.planspalten import Cells, is_dated, parts_in, text_in
from extractors.model.document import Document, Span

LEAST = 2  # periods


@dataclass(slots=True)
class _Strip:
    """A period with its block, and the rows of the measure below it once they are found."""

    zeit: list[Part]
    block: int
    rows: list[Cells] = field(default_factory=list)

    def row(self, document: Document) -> Row:
        numbers = [n for cells in self.rows for column in sorted(cells) for n in cells[column]]
        parts: dict[Role, list[Part]] = {"zeitraum": self.zeit, "massnahme": parts_in(document, numbers)}
        return Row("massnahme", parts, (*numbers, self.block), first=True)  # after the goal beside its period


def strip_rows(document: Document, rows: Sequence[Cells], *, sure: bool) -> list[Row]:
    """The rows of a plan that these rows of a table make if a period stands above each measure, else none.

    There are two and a goal or head, unless it is `sure` that other tables of the document are set so. The first may
    stand above the table, in a line with its goal.
    """
    found, strip = _above(document, min(rows[0][min(rows[0])]))
    strips = int(strip is not None)
    for cells in rows:
        period, goal = _period(document, cells), _goal(document, cells)
        if period or goal:
            if strip and not strip.rows:
                return []
            found += [strip.row(document)] if strip else []
            found += [Row("ziel", {"sonstiges": parts_in(document, goal)}, tuple(goal))] if goal else []
            strip = _Strip(parts_in(document, period), period[0]) if period else None
            strips += bool(period)
        elif strip and _is_of_measure(document, cells, first=not strip.rows):
            strip.rows.append(cells)
        elif not strip and _is_head(document, cells):
            numbers = [n for column in cells for n in cells[column]]
            found.append(Row("kopf", {"sonstiges": parts_in(document, numbers)}, tuple(numbers)))
        else:
            return []
    found += [strip.row(document)] if strip and strip.rows else []
    told = strips >= LEAST and any(row.sort != "massnahme" for row in found)
    return found if strips and (sure or told) else []


def _above(document: Document, first: int) -> tuple[list[Row], _Strip | None]:
    """The goal and the period in the line above a table: "07/2020 bis 06/2025 Ziel 01: Die Stadt …"."""
    free = (n for n in range(first - 1, -1, -1) if document.blocks[n].kind != "furniture")
    number = next(free, None)
    if number is None or document.blocks[number].cell:
        return [], None
    block, text = document.blocks[number], document.quote(document.blocks[number].span)
    goal = GOAL.search(text)
    period = text[: goal.start()].rstrip() if goal else ""
    if not goal or not is_dated(period):
        return [], None
    start = block.span.start
    said, zeit = Span(start + goal.start(), block.span.end), Span(start, start + len(period))
    row = Row("ziel", {"sonstiges": [Part(said, block.kind, block.level)]}, (number,))
    return [row], _Strip([Part(zeit, block.kind, block.level)], number)


def _period(document: Document, cells: Cells) -> Sequence[int]:
    """The cell of a period that stands alone in its row, or beside a goal."""
    told = [numbers for numbers in cells.values() if not GOAL.match(text_in(document, numbers))]
    dated = len(told) == 1 and is_dated(text_in(document, told[0]))
    return told[0] if dated else ()


def _goal(document: Document, cells: Cells) -> Sequence[int]:
    """The cell of a goal that stands alone in its row, or beside a period."""
    goals = [numbers for numbers in cells.values() if GOAL.match(text_in(document, numbers))]
    return goals[0] if len(goals) == 1 and (len(cells) == 1 or _period(document, cells)) else ()


def _is_of_measure(document: Document, cells: Cells, *, first: bool) -> bool:
    """The first row begins with the title, others go on with the list; none holds another period."""
    items = [document.blocks[cells[column][0]].kind == "item" for column in sorted(cells)]
    texts = [text_in(document, numbers) for numbers in cells.values()]
    dated = any(map(is_dated, texts))
    return not dated and (not items[0] and all(items[1:]) if first else all(items))


def _is_head(document: Document, cells: Cells) -> bool:
    return all(role_of(text_in(document, numbers)) in ("zeitraum", "massnahme", "ziel") for numbers in cells.values())
