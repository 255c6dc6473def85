"""Lists set as tables: each row begins with a bullet and a label, and what it says stands in the second column.

• 2012:   Augsburg                     A reader takes these for the items "2012: Augsburg" and "2014: Fürth", as if no
• 2014:   Fürth                        rule or fill were drawn; a heading above may stand in a box of their width.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.read.pdf.page import Item, Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.printed import Frame, Line, accept_weak

LEAST_ROWS = 2
SAME = 3.0  # points


def set_labelled_lists_free(pages: Sequence[Page]) -> None:
    """Makes columns of text of such tables, and of boxes of one cell as wide as they that are of no other table."""
    freed: list[Edge] = []
    for page in pages:
        for number in range(len(page.items) - 1, -1, -1):
            item = page.items[number]
            if isinstance(item, Table) and _is_list(item):
                page.items[number : number + 1] = _listed(item)
                freed.append(item.box)
    kept = [item.box for page in pages for item in page.items if isinstance(item, Table) and len(item.columns) > 1]
    loose = [box for box in freed if not any(_are_alike(box, other) for other in kept)]
    for page in pages if loose else ():
        page.items = [part for item in page.items for part in _unboxed(item, loose)]


def _are_alike(one: Edge, other: Edge) -> bool:
    return abs(one[0] - other[0]) < SAME and abs(one[2] - other[2]) < SAME


def _unboxed(item: Item, loose: Sequence[Edge]) -> list[Item]:
    """The cells of a table of one column that is as wide as one of these."""
    if not isinstance(item, Table) or len(item.columns) > 1 or not any(_are_alike(item.box, box) for box in loose):
        return [item]
    return [_frame(frame.lines, item) for row in item.rows for frame in row.frames.values()]


def _is_list(table: Table) -> bool:
    """All rows in two columns are items, but for the rest of one that the page before breaks off."""
    if len(table.columns) != 2:
        return False
    rows = [row for row in table.rows if _lines(row, 1)]
    rest = bool(rows) and rows[0] is table.rows[0] and not _lines(rows[0], 0)
    items = rows[rest:]
    return len(items) >= LEAST_ROWS and all(map(_is_item, items))


def _is_item(row: Row) -> bool:
    label = _lines(row, 0)
    return bool(label) and label[0].marker is not None and label[-1].text.endswith(":")


def _lines(row: Row, column: int) -> list[Line]:
    return row.frames[column].lines if column in row.frames else []


def _listed(table: Table) -> list[Item]:
    """The items between two headings are one column of text."""
    parts: list[list[Row]] = []
    for in_columns, run in groupby(table.rows, key=lambda row: bool(_lines(row, 1))):
        rows = list(run)
        parts += [rows] if in_columns else [[row] for row in rows]
    return [_frame([line for row in rows for line in _item(row)], table) for rows in parts]


def _item(row: Row) -> list[Line]:
    """The label, with the first line of what it says in its last, and the lines that follow: one below the other."""
    label, said = _lines(row, 0), _lines(row, 1)
    if not (label and said):
        return [*label, *said]
    accept_weak(label[0])
    step = next((below.base - line.base for column in (label, said) for line, below in pairwise(column)), 0.0)
    last = replace(
        label[-1],
        pieces=[*label[-1].pieces, *said[0].pieces],
        said=f"{label[-1].text} {said[0].text}",
        x1=said[0].x1,
        reach=label[0].x1,
    )
    lines = [*(replace(line, reach=label[0].x1) for line in label[:-1]), last, *said[1:]]
    return [replace(line, base=label[0].base + n * step, bold=False) for n, line in enumerate(lines)]


def _frame(lines: list[Line], table: Table) -> Frame:
    left = min((line.x0 for line in lines), default=table.box[0])
    return Frame(lines, left, max((line.x1 for line in lines), default=table.box[2]), table.box[2])
