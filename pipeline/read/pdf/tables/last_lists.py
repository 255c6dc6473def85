"""Lists below the rows of a table, drawn only around each measure and its period: the last of a page has no rule below.

┌──────────────────────┬─────────┐     Between two drawn rows the list of the upper one is a row without sides. What
│ Planung der Steuerung│ 07/2020 │     follows the last drawn row looks like text below the table.
└──────────────────────┴─────────┘
  • Projektgruppe
  • Termine
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.tables.twofold import set_below
from pipeline.read.pdf.words.printed import Frame

LEAST = 2  # lists between rows, on all pages
HEADS = 1  # rows of a table that no list follows
SAME = 2.0  # points


def add_last_lists(pages: Sequence[Page]) -> None:
    """Adds to each table whose rows have lists below them the list that follows its last row."""
    tables = [item for page in pages for item in page.items if isinstance(item, Table)]
    places = [place for table in tables if _has_lists(table) for place in map(_place, table.rows) if place is not None]
    if len(places) < LEAST:
        return
    for page in pages:
        for table, frame, beside in zip(page.items, page.items[1:], [*page.items[2:], None], strict=False):
            if isinstance(table, Table) and isinstance(frame, Frame) and len(table.rows[-1].frames) > 1:
                _add(table, frame, [place for place in places if abs(place - _bullet(frame)) < SAME])
                if isinstance(beside, Frame) and beside.lines and not frame.lines and len(table.rows[-1].frames) == 1:
                    _add_second(table, beside)
        page.items = [item for item in page.items if isinstance(item, Table) or item.lines]


def _has_lists(table: Table) -> bool:
    """A list follows nearly every row of several cells, but for a head and the last."""
    rows = [len(row.frames) > 1 for row in table.rows]
    listed = sum(above and _place(below) is not None for above, below in zip(rows, table.rows[1:], strict=False))
    return sum(rows) - listed <= HEADS + (len(rows) > 0 and rows[-1])


def _place(row: Row) -> float | None:
    """Where the bullets of a row stand that is nothing but a list."""
    frame = row.frames.get(0)
    if frame is None or len(row.frames) > 1 or not frame.lines or frame.lines[0].marker is None:
        return None
    return frame.lines[0].x0


def _bullet(frame: Frame) -> float:
    return frame.lines[0].x0 if frame.lines and frame.lines[0].marker else -1.0


def _add(table: Table, frame: Frame, places: Sequence[float]) -> None:
    """The items at the head of the frame become the last row of the table."""
    if not places:
        return
    least = places[0]
    lines = list(takewhile(lambda line: line.x0 > (least - SAME if line.marker else least + SAME), frame.lines))
    frame.lines = frame.lines[len(lines) :]
    x0, top, x1, _ = table.box
    bottom = lines[-1].bottom
    table.rows.append(Row({0: replace(frame, lines=lines, left=x0, right=x1, limit=x1)}, lines[0].top, bottom))
    table.box = x0, top, x1, bottom


def _add_second(table: Table, frame: Frame) -> None:
    """The items at the head of the frame, level with the list that is now the last row, are its second column."""
    row = table.rows[-1]
    first = row.frames[0].lines
    begins = frame.lines[0]
    if begins.marker != first[0].marker or not first[0].top - SAME < begins.top < first[-1].bottom:
        return
    if not max(line.x1 for line in first) < begins.x0 < table.box[2]:
        return
    lines = list(takewhile(lambda line: line.x0 > begins.x0 - SAME, frame.lines))
    frame.lines = frame.lines[len(lines) :]
    row.bottom = max(row.bottom, lines[-1].bottom)
    table.box = (*table.box[:3], row.bottom)
    row.frames[0].lines = [*first, *set_below(first, lines)]
