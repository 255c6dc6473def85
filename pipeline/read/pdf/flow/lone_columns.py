"""Boxes one above the other that a bar beside them makes a table of: all words stand in one of its columns."""

from collections.abc import Sequence

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.printed import Frame

SAME = 3.0  # points


def set_lone_columns_free(pages: Sequence[Page]) -> None:
    """Makes columns of text of the cells, but where another table of that width has words in more columns: a rest."""
    tables = [item for page in pages for item in page.items if isinstance(item, Table)]
    whole = [table for table in tables if len(_columns(table)) > 1]
    for page in pages:
        for number in range(len(page.items) - 1, -1, -1):
            item = page.items[number]
            if isinstance(item, Table) and not any(_are_alike(item, other) for other in whole):
                page.items[number : number + 1] = [frame for row in item.rows for _, frame in _filled(row)]


def _columns(table: Table) -> set[int]:
    return {column for row in table.rows for column, _ in _filled(row)}


def _filled(row: Row) -> list[tuple[int, Frame]]:
    return [(column, row.frames[column]) for column in sorted(row.frames) if row.frames[column].lines]


def _are_alike(one: Table, other: Table) -> bool:
    return abs(one.box[0] - other.box[0]) < SAME and abs(one.box[2] - other.box[2]) < SAME
