"""Rows whose lists run below the next column: they are one cell, and yet an entry stands at the end of its line.

Spielplätze begehen                      01/2021 bis 06/2023      The period is that of a column all the same: others
– alle Plätze der Stadt, die großen und die kleinen, sehen      read like it but for digits, and white is before it.
"""

from collections import Counter
from collections.abc import Collection

from pipeline.read.pdf.flow.leaders import FAR, box_of, part_of
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.printed import Frame, Line

LEAST = 2  # entries that read alike
SAME = 2.0  # points by which entries of a column may begin, or end, elsewhere


def part_overrun(table: Table) -> None:
    """Gives the entries of cells that reach over a column back to it."""
    for column, left in enumerate(table.columns[1:], start=1):
        free = [row for row in table.rows if column not in row.frames and column - 1 in row.frames]
        over = [row for row in free if row.frames[column - 1].limit > left + SAME]
        if not over:
            continue
        own = [row.frames[column] for row in table.rows if column in row.frames]
        lines = [line for frame in own for line in frame.lines]
        shapes = Counter(_shape(line, 0) for line in lines)
        known = {shape for shape, count in shapes.items() if count >= LEAST and "0" in shape}
        for row in over if known else ():
            _part(row, column, known, lines)


def _part(row: Row, column: int, known: Collection[str], others: list[Line]) -> None:
    over = row.frames[column - 1]
    entries, text = list[Line](), list[Line]()
    for line in over.lines:
        at = _entry(line, known, others)
        if at is None:
            text.append(line)
            continue
        entries.append(part_of(line, line.pieces[at:]))
        text.append(part_of(line, line.pieces[:at]))
    if entries:
        over.lines = text
        row.frames[column] = Frame(entries, min(line.x0 for line in entries), over.limit, over.limit)


def _entry(line: Line, known: Collection[str], others: list[Line]) -> int | None:
    """The number of the word with which an entry begins behind white, at the place of one that reads alike."""
    for at in range(1, len(line.pieces)):
        shape = _shape(line, at)
        if shape in known and box_of(line.pieces[at]).x0 - box_of(line.pieces[at - 1]).x1 > FAR * line.size:
            x0 = box_of(line.pieces[at]).x0
            alike = (other for other in others if _shape(other, 0) == shape)
            if any(min(abs(other.x0 - x0), abs(other.x1 - line.x1)) < SAME for other in alike):
                return at
    return None


def _shape(line: Line, at: int) -> str:
    return DIGIT.sub("0", " ".join(piece.text for piece in line.pieces[at:]))
