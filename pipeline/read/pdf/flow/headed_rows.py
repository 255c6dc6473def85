"""Texts set as tables: each row holds a heading on the left and on the right the paragraphs and lists below it.

┌───────────────────────────────┐      Word lets people set a whole brochure so. A reader takes the bold cells on the
│ Gesund in Jena                │      left for headings in a margin and the rest for text, as if no rule were drawn.
├──────────────┬────────────────┤      A plan with bold goals on the left has a head row, bold in both columns.
│ Unsere Ziele │ • Wege sichern │
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.read.pdf.page import Item, Page
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.printed import Line

LEAST_ROWS = 2  # with a heading
MOST_LINES = 8  # of a heading
LEAST_LINES = 3  # of a text without bullets
SAME = 3.0  # points


def set_headed_rows_free(pages: Sequence[Page]) -> None:
    """Makes text of such tables, which go on from page to page."""
    places = [(item, page) for page in pages for item in page.items if isinstance(item, Table)]
    for _, run in groupby(places, key=lambda place: _edges(place[0])):
        parts = list(run)
        if not _is_text([row for table, _ in parts for row in table.rows]):
            continue
        for table, page in parts:
            number = next(n for n, item in enumerate(page.items) if item is table)
            page.items[number : number + 1] = _told(table)


def _edges(table: Table) -> tuple[int, int]:
    return round(table.box[0] / SAME), round(table.box[2] / SAME)


def _is_text(rows: Sequence[Row]) -> bool:
    """Wherever something stands on the left of something else, it heads it; most of what it heads is text or lists."""
    headed = [(left, right) for row in rows if (left := _lines(row, 0)) and (right := _lines(row, 1))]
    if len(headed) < LEAST_ROWS or any(column > 1 for row in rows for column in row.frames):
        return False
    told = sum(len(text) >= LEAST_LINES or any(line.marker for line in text) for _, text in headed)
    return 2 * told > len(headed) and all(_heads(left, right) for left, right in headed)


def _heads(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """A few lines, bold or in italics, without a bullet, more letters than digits in them, beside plain ones."""
    text = "".join(line.text for line in left)
    words = sum(map(str.isalpha, text)) > 4 * sum(map(str.isdigit, text))
    bold = all(line.bold for line in left)
    set_off = bold or (all(line.bold or line.other for line in left) and not all(line.other for line in right))
    plain = not all(line.bold for line in right) and all(line.marker is None for line in left)
    return words and set_off and plain and len(left) <= MOST_LINES


def _lines(row: Row, column: int) -> list[Line]:
    return row.frames[column].lines if column in row.frames else []


def _told(table: Table) -> Iterator[Item]:
    """The heading of each row, then its text; a row of one cell is one or the other."""
    for row in table.rows:
        left, right = _lines(row, 0), _lines(row, 1)
        if left:
            frame = row.frames[0]
            yield replace(frame, right=frame.left, margin=True) if right else frame
        if right:
            yield row.frames[1]
