"""Rows of a table in a text: cells between tabs or bars, with plain words, bullets or HTML in them.

10/2020 bis 03/2021<TAB>Ansprache von Partnern <ul> <li>• Auftakt</li> </ul>
"""

import re
from collections.abc import Sequence

from extractors.model.document import Cell
from pipeline.read.bullets import split_at_bullets
from pipeline.read.draft import Complaint, Draft, Reading
from pipeline.read.html import read_markup
from pipeline.read.markdown import TAG, plain
from pipeline.read.traced import Traced
from pipeline.read.wrapped import Line

TAB = re.compile(r"\t")
FIELD = {";": re.compile(";"), ",": re.compile(",")}
LEAST = 3  # lines and fields of a file of nothing but rows
BAR = re.compile(r"(?<!\\)\|")
RULER = re.compile(r"[|: -]+")  # the line under the head of a Markdown table


def separator(lines: Sequence[Line]) -> str:
    """What parts the fields of a file that is nothing but rows (CSV); nothing for any other text.

    All lines have as many fields as the first, and no blank stands behind a semicolon or comma, as in any sentence.
    """
    rows = [line.raw for line in lines if line.raw.strip()]
    for mark in FIELD if len(rows) >= LEAST else ():
        fields = rows[0].count(mark)
        if fields + 1 >= LEAST and all(row.count(mark) == fields and f"{mark} " not in row for row in rows):
            return mark
    return ""


def read_rows(lines: Sequence[Line], table: int, reading: Reading, mark: str = "") -> None:
    """Adds the drafts of one table, and a complaint for each row whose cells do not match the head's."""
    columns = 0
    row = 0
    for line in lines:
        cells = list(Traced.of(line.raw, line.start).split(FIELD[mark])) if mark else _cells(line)
        if not cells:
            continue
        columns = columns or len(cells)
        first = len(reading.drafts)
        filled = 0
        for column, cell in enumerate(cells):
            drafts, lost = _drafts(cell, Cell(table, row, column), line.page)
            filled += bool(drafts)
            if lost:
                message = f"{lost} Zeichen des HTML in Zeile {line.number} wurden nicht gelesen."
                reading.complaints.append(Complaint("text_verloren", message, len(reading.drafts), line.page))
            reading.drafts.extend(drafts)
        if len(cells) != columns and filled > 1:
            message = f"Zeile {line.number} hat {len(cells)} Zellen, der Kopf der Tabelle {columns}."
            reading.complaints.append(Complaint("zeile_ungleich", message, first, line.page))
        row += 1


def _cells(line: Line) -> list[Traced]:
    traced = Traced.of(line.raw, line.start)
    if "\t" in line.raw:
        return list(traced.split(TAB))
    if RULER.fullmatch(line.raw.strip()):
        return []
    cells = list(traced.split(BAR))[1:]  # before the first bar there is nothing
    return cells if cells[-1].text.strip() else cells[:-1]


def _drafts(cell: Traced, address: Cell, page: int) -> tuple[list[Draft], int]:
    """The lines of a cell, and how many of its characters were lost."""
    lost = 0
    if TAG.search(cell.text):
        drafts, lost = read_markup(cell.text, cell.starts[0])
    else:
        drafts = [Draft("paragraph", plain(cell).pieces())]
    for draft in drafts:
        draft.cell, draft.page = address, page
    return [part for draft in drafts if draft.pieces for part in split_at_bullets(draft)], lost
