"""Finds the rows of a workplan, in tables and in running text, and tells what each of their cells is for.

ZEITRAUM | MAßNAHMEN ZUR REALISIERUNG DES ZIELBILDS
Ziel 01: Die Kommune hat …
07/2020 bis 06/2025 | Planung der Steuerung: • Projektgruppe …
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from extractors.german.plankarten import in_boxes, is_goal_line
from extractors.german.plankopf import (
    GOAL,
    HEAD_WORDS,
    Part,
    Role,
    Row,
    Sort,
    is_clock,
    is_plan,
    role_of,
    roles_in_line,
)
from extractors.german.planquer import crosswise_rows
from extractors.german.planspalten import Cells, as_filled, cells_of, is_dated, text_in, told_by_cells
from extractors.german.plansteckbrief import form_rows
from extractors.german.planstreifen import strip_rows
from extractors.german.plantitel import titled_rows
from extractors.german.planzeilen import find_lines
from extractors.model.document import Document

HEAD_ROWS = 3  # rows among which the head is: titles may stand above it


def printed_rows(document: Document) -> Iterator[Row]:
    """All rows of all plans, in order of the text: heads, goals and measures."""
    found = [*_table_rows(document), *find_lines(document)]
    yield from sorted(found, key=lambda row: row.numbers)


def _table_rows(document: Document) -> Iterator[Row]:
    """Rows of tables whose head names a column of measures, and of tables that go on without a head."""
    roles: dict[int, Role] = {}
    shapes: set[str] = set()
    boxed = in_boxes(document)
    for rows in document.tables():
        if rows[0][0] in boxed:  # cards, each with its period
            continue
        every = [cells_of(document, row) for row in rows]
        if told := _told_by_shape(document, every, shapes):
            yield from told
            continue
        head = _head_of(document, rows) or _headless(document, rows)
        if all(_is_numbered_goal(document, row) for row in rows):  # a band across the page, above the table
            yield from _rows_of(document, rows, {})
            continue
        if head and _is_timetable(document, rows, head):
            roles = {}
        elif head:
            roles = head
        elif not _goes_on(document, roles, rows):
            roles = {}
        if roles:
            yield from _rows_of(document, rows, roles)


def _told_by_shape(document: Document, rows: Sequence[Cells], shapes: set[str]) -> list[Row]:
    """The rows of a plan that needs no head; what a table tells of its shape goes to `shapes`, and holds for others."""
    for shape, find in (("quer", crosswise_rows), ("streifen", strip_rows), ("titel", titled_rows)):
        if told := find(document, rows, sure=shape in shapes):
            shapes.add(shape)
            return told
    return form_rows(document, rows)


def _head_of(document: Document, rows: list[list[int]]) -> dict[int, Role] | None:
    """The head of a table: its first row, one below a title or goal alone in its row, or a line above the table."""
    for row in rows[:HEAD_ROWS]:
        cells = cells_of(document, row)
        if roles := _head(document, cells):
            return roles | told_by_cells(document, _below(document, rows), roles)
        if len(cells) > 1:
            break
    return _head_above(document, rows)


def _below(document: Document, rows: list[list[int]]) -> list[Cells]:
    """The rows of several cells but for heads."""
    every = (cells_of(document, row) for row in rows)
    return [cells for cells in every if len(cells) > 1 and not _head(document, cells)]


def _headless(document: Document, rows: list[list[int]]) -> dict[int, Role] | None:
    """Columns without a head, one of periods, are a plan where numbered goals divide them or stand above.

    There are two, or three where one behind the measures holds nothing but their lists.
    """
    measures = [
        cells for row in rows if len(cells := cells_of(document, row)) > 1 and not _is_numbered_goal(document, row)
    ]
    columns = {column for cells in measures for column in cells}
    lists = {c for c in columns if len(columns) > 2 and all(_is_list(document, cells.get(c, [])) for cells in measures)}
    texts = columns - lists
    if len(measures) < 2 or len(texts) != 2 or len(lists) > 1 or any(not texts <= set(cells) for cells in measures):
        return None
    above = next((n for n in range(rows[0][0] - 1, -1, -1) if document.blocks[n].kind != "furniture"), None)
    if not any(_is_numbered_goal(document, row) for row in rows) and (
        above is None or not is_goal_line(document, above)
    ):
        return None
    for period, title in permutations(texts):
        told = [text_in(document, cells[period]) for cells in measures]
        dated = all(map(is_dated, told))
        if dated and title < min(lists, default=len(columns)):
            return {period: "zeitraum", title: "massnahme", **dict.fromkeys(lists, "massnahme")}
    return None


def _is_list(document: Document, numbers: Sequence[int]) -> bool:
    return all(document.blocks[n].kind == "item" for n in numbers)


def _is_numbered_goal(document: Document, row: list[int]) -> bool:
    cells = cells_of(document, row)
    goal = GOAL.match(text_in(document, row))
    return len(cells) == 1 and bool(goal and goal["nummer"] and goal["mark"])


def _is_timetable(document: Document, rows: list[list[int]], roles: dict[int, Role]) -> bool:
    cells = (cells_of(document, row) for row in rows)
    return any(
        roles.get(column) == "zeitraum" and is_clock(text_in(document, numbers))
        for row in cells
        for column, numbers in row.items()
    )


def _rows_of(document: Document, rows: list[list[int]], roles: dict[int, Role]) -> Iterator[Row]:
    first, above = True, 0
    head_at = _titles(document, rows)
    for number, row in enumerate(rows):
        cells = cells_of(document, row)
        goal = _is_goal(document, row, cells, roles)
        if _head(document, cells) or (number < head_at and not goal):
            yield Row("kopf", _parts(document, cells, {}), tuple(row))
            continue
        sort: Sort = "ziel" if goal else "massnahme"
        below = None if goal else _goal_below(document, cells, roles, above + 1)
        above = _goal_number(document, below or row[0]) if goal or below else above
        if below:
            cells = {column: [n for n in numbers if n != below] for column, numbers in cells.items()}
        yield Row(sort, _parts(document, cells, roles), tuple(n for n in row if n != below), first)
        if below:
            yield Row("ziel", _parts(document, {0: [below]}, {}), (below,))
        first = False


def _goal_below(document: Document, cells: Cells, roles: dict[int, Role], number: int) -> int | None:
    """The goal with this number that ends the text of a measure: a short one need not reach over the next column."""
    last = [numbers[-1] for column, numbers in cells.items() if roles.get(column) == "massnahme" and len(numbers) > 1]
    kinds = {document.blocks[n].kind for n in last}
    found = bool(last) and kinds == {"paragraph"} and number > 1 and is_goal_line(document, last[-1])
    return last[-1] if found and _goal_number(document, last[-1]) == number else None


def _goal_number(document: Document, block: int) -> int:
    goal = GOAL.match(document.quote(document.blocks[block].span))
    printed = goal["nummer"] if goal else None
    return int(printed) if printed and printed.isdigit() else 0


def _titles(document: Document, rows: list[list[int]]) -> int:
    """How many rows above the head are titles, each alone in its row; measures stand above one that a page repeats."""
    for number, row in enumerate(rows[:HEAD_ROWS]):
        cells = cells_of(document, row)
        if _head(document, cells):
            return number
        if len(cells) > 1:
            break
    return 0


def _head(document: Document, cells: Cells) -> dict[int, Role] | None:
    """The roles of the columns where a row is a plan's head: it names measures and one thing more.

    A head whose titles run together in one cell ("ZEITRAUM MAßNAHMEN …") gives the columns in the order of the words.
    """
    texts = {column: text_in(document, numbers) for column, numbers in cells.items()}
    if any(len(text.split()) > HEAD_WORDS or GOAL.match(text) for text in texts.values()):
        return None
    if len(texts) == 1:
        column, text = next(iter(texts.items()))
        roles = {column + n: role for n, role in roles_in_line(text).items()}
    else:
        roles = {column: role_of(text) for column, text in texts.items()}
    return roles if is_plan(roles, texts) else None


def _head_above(document: Document, rows: list[list[int]]) -> dict[int, Role] | None:
    """The head of a table that stands as a line above it, as in pages whose rows alone are framed or filled.

    A goal in a box of its own may stand between the two.
    """
    columns = {column for row in rows for column in cells_of(document, row)}
    for number in range(rows[0][0] - 1, max(-1, rows[0][0] - 4), -1):
        block = document.blocks[number]
        if block.cell and is_goal_line(document, number):
            continue
        if block.cell or block.kind == "item":
            return None
        roles = None if block.kind == "furniture" else _head(document, {0: [number]})
        if roles:
            if len(roles) == len(columns):  # the line of time stands in a column of its own
                roles = dict(zip(sorted(columns), roles.values(), strict=True))
            every = [cells_of(document, row) for row in rows]
            return as_filled(document, every, roles) if columns <= set(roles) else None
    return None


def _goes_on(document: Document, roles: dict[int, Role], rows: list[list[int]]) -> bool:
    """A table without a head goes on with the plan before it where no cell lies outside the plan's columns."""
    columns = {column for row in rows for column in cells_of(document, row)}
    return bool(roles) and columns <= set(roles) and len(columns) > 1


def _is_goal(document: Document, row: list[int], cells: Cells, roles: dict[int, Role]) -> bool:
    """ "Ziel 01: …" alone in its row, in one cell or with its text in the next; not a measure's own goal column."""
    filled_otherwise = {roles.get(column) for column in cells} & {"nr", "zustaendig", "status"}
    text = text_in(document, row)
    if len(cells) == 1:
        return text.startswith("Handlungsfeld ") or bool(GOAL.match(text))
    return len(cells) == 2 and not filled_otherwise and bool(GOAL.match(text))


def _parts(document: Document, cells: Cells, roles: dict[int, Role]) -> dict[Role, list[Part]]:
    """What each role says; a title that a number begins is no item of the list in the next column of measures."""
    parts: dict[Role, list[Part]] = {}
    measures = [column for column in cells if roles.get(column) == "massnahme"]
    for column, numbers in cells.items():
        blocks = [document.blocks[n] for n in numbers]
        role = roles.get(column, "sonstiges")
        if len(cells) == 1 and role == "zeitraum" and _is_list(document, numbers):
            role = "massnahme"  # the list runs over both columns, below the title
        title = len(blocks) == 1 and column in measures[:-1] and (blocks[0].marker or "")[:1].isdigit()
        kinds = ("paragraph" if title else block.kind for block in blocks)
        parts.setdefault(role, []).extend(Part(b.span, kind, b.level) for b, kind in zip(blocks, kinds, strict=True))
    return parts
