"""Finds measures in tables set crosswise: each is a column, its period above its title and its list.

Zeitraum       | 07/2020 bis 06/2025   | 10/2020 bis 03/2021
Maßnahme       | Auftakt               | Bilanz
Arbeitspakete  | • Projektgruppe       | • Bericht
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.german.plankarten import is_goal_line
from extractors.german.plankopf import GOAL, Part, Role, Row, role_of
from extractors.german.planspalten import Cells, is_dated, parts_in, text_in
from extractors.model.document import Document


def crosswise_rows(document: Document, rows: Sequence[Cells], *, sure: bool) -> list[Row]:
    """The rows of a plan that these rows of a table make if it is set crosswise, else none.

    Every row is a goal or one of a band. One band at least says what its rows are or has two measures below a goal,
    unless it is `sure` that other tables of the document are set so.
    """
    found: list[Row] = []
    band: Band | None = None
    goal = any(is_goal_line(document, number) for number in range(min(rows[0][min(rows[0])])))
    for cells in rows:
        if begun := _band(document, cells):
            found += band.told() if band else []
            band = begun
            sure |= goal and len(band.measures) > 1
        elif len(cells) == 1 and GOAL.match(text_in(document, next(iter(cells.values())))):
            found += [*(band.told() if band else []), _goal(document, cells)]
            band, goal = None, True
        elif band and band.goes_on_in(cells):
            band.rows.append(cells)
            sure |= band.label is not None
        else:
            return []
    found += band.told() if band else []
    return found if sure else []


@dataclass(slots=True)
class Band:
    """The rows from one of periods to the next, the column of what they say of themselves, and those of measures."""

    document: Document
    rows: list[Cells]
    label: int | None
    measures: tuple[int, ...]

    def goes_on_in(self, cells: Cells) -> bool:
        """Below the periods stand the titles, one for each, and below them lists, or what a label in front says."""
        own = {column: numbers for column, numbers in cells.items() if column != self.label}
        items = [self.document.blocks[numbers[0]].kind == "item" for numbers in own.values()]
        if len(self.rows) == 1:
            return tuple(own) == self.measures and not any(items)
        return set(own) <= set(self.measures) and (all(items) or self._role(cells) != "sonstiges")

    def told(self) -> Iterator[Row]:
        """Labels as heads, each column as a measure; nothing where the titles are lacking."""
        if len(self.rows) < 2:
            return
        for cells in self.rows:
            if said := cells.get(self.label) if self.label is not None else None:
                yield Row("kopf", {"sonstiges": parts_in(self.document, said)}, tuple(said))
        for column in self.measures:
            parts: dict[Role, list[Part]] = {}
            for number, cells in enumerate(self.rows):
                role = "zeitraum" if number == 0 else self._role(cells) if self.label is not None else "massnahme"
                parts.setdefault(role, []).extend(parts_in(self.document, cells.get(column, ())))
            yield Row("massnahme", parts, tuple(n for cells in self.rows for n in cells.get(column, ())), first=True)

    def _role(self, cells: Cells) -> Role:
        """What the label of a row says it is for."""
        return role_of(text_in(self.document, cells.get(self.label, ()))) if self.label is not None else "sonstiges"


def _band(document: Document, cells: Cells) -> Band | None:
    """The band that this row begins: all its cells are periods, but for a first one that says so."""
    first, *others = sorted(cells)
    label = first if others and role_of(text_in(document, cells[first])) == "zeitraum" else None
    measures = tuple(others) if label is not None else (first, *others)
    texts = [text_in(document, cells[column]) for column in measures]
    dated = all(map(is_dated, texts))
    return Band(document, [cells], label, measures) if dated else None


def _goal(document: Document, cells: Cells) -> Row:
    numbers = tuple(next(iter(cells.values())))
    return Row("ziel", {"sonstiges": parts_in(document, numbers)}, numbers)
