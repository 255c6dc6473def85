"""Finds measures in tables whose titles stand in a row of their own above each period and its list.

Auftakt
07/2020 bis 06/2025 | • Projektgruppe
Bilanz
10/2020 bis 03/2021 | • Bericht
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.german.plankarten import is_goal_line
from extractors.german.plankopf import GOAL, Part, Role, Row, is_head_line
from extractors.german.planspalten import Cells, is_dated, parts_in, text_in
from extractors.model.document import Document

LEAST = 2  # measures


@dataclass(slots=True)
class _Measure:
    """The blocks of a title, and of the period and items in the rows below it."""

    title: list[int]
    period: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)

    def row(self, document: Document) -> Row:
        said = parts_in(document, [*self.title, *self.items])
        parts: dict[Role, list[Part]] = {"zeitraum": parts_in(document, self.period), "massnahme": said}
        return Row("massnahme", parts, (*self.title, *self.period, *self.items), first=True)


def titled_rows(document: Document, rows: Sequence[Cells], *, sure: bool) -> list[Row]:
    """The rows of a plan that these rows of a table make if a title stands above each period, else none.

    There are two and a goal or a head, unless it is `sure` that other tables of the document are set so.
    """
    found: list[Row] = []
    measures: list[_Measure] = []
    for cells in rows:
        numbers = [n for column in sorted(cells) for n in cells[column]]
        if len(cells) == 1 and GOAL.match(text_in(document, numbers)):
            found.append(Row("ziel", {"sonstiges": parts_in(document, numbers)}, tuple(numbers)))
        elif len(cells) == 1 and _is_title(document, numbers):
            measures.append(_Measure(numbers))
        elif not measures or not _fills(document, measures[-1], cells):
            return []
    told = sum(bool(measure.period) for measure in measures)
    if any(not measure.items for measure in measures) or not (
        sure or (told >= LEAST and _is_plan(document, rows, found))
    ):
        return []
    return sorted([*found, *(measure.row(document) for measure in measures)], key=lambda row: row.numbers)


def _is_title(document: Document, numbers: Sequence[int]) -> bool:
    """One line of text that is no period."""
    text = text_in(document, numbers)
    return len(numbers) == 1 and document.blocks[numbers[0]].kind != "item" and not is_dated(text)


def _fills(document: Document, measure: _Measure, cells: Cells) -> bool:
    """Takes the items of a row for the measure, of its first row the period too; False where it holds anything else."""
    first = not measure.period and not measure.items
    for numbers in cells.values():
        text = text_in(document, numbers)
        if all(document.blocks[n].kind == "item" for n in numbers):
            measure.items += numbers
        elif first and not measure.period and is_dated(text):
            measure.period += numbers
        else:
            return False
    return True


def _is_plan(document: Document, rows: Sequence[Cells], found: Sequence[Row]) -> bool:
    """A goal stands among the rows, or a goal or the head of a plan right above them."""
    first = min(rows[0][min(rows[0])])
    above = next((n for n in range(first - 1, -1, -1) if document.blocks[n].kind != "furniture"), None)
    if found or above is None:
        return bool(found)
    return is_goal_line(document, above) or is_head_line(document.quote(document.blocks[above].span))
