"""Members of a sentence set side by side in rows: "Bewegung im Quartier,   Bewegung im Alter und" and two below.

They may run on row by row or column by column: "und" stands before the last of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from pipeline.read.pdf.flow.leaders import box_of, part_of
from pipeline.read.pdf.flow.paragraphs import Paragraph
from pipeline.read.pdf.words.printed import Line

COMMA, AND = (",", ";"), (" und", " oder", " sowie")
WHITE = 1.5  # sizes of type between two members
SAME = 2.0  # points by which those of a column begin apart
LEAST_ROWS = 2


def members_of_grid(column: Sequence[Paragraph]) -> tuple[int, list[Paragraph]]:
    """How many paragraphs at the head of the column are rows of members, and an item for each of these in order."""
    first = [*_cells(column[0].lines[0])]
    told = [*takewhile(lambda paragraph: _is_row(paragraph, first), column)] if len(first) > 1 else []
    rows = [[*_cells(line)] for paragraph in told for line in paragraph.lines]
    if len(rows) < LEAST_ROWS:
        return 0, []
    orders = [*chain(*rows)], [*chain(*zip(*rows, strict=True))]
    lines = next(filter(_is_sentence, orders), [])
    for line in lines:
        line.marker = ""
    return len(told) if lines else 0, [replace(told[0], lines=[line], level=0) for line in lines]


def _is_row(paragraph: Paragraph, first: Sequence[Line]) -> bool:
    """Its lines have as many cells as the first, which begin at the same places."""
    cells = [[*_cells(line)] for line in paragraph.lines]
    return paragraph.marker is None and all(
        len(row) == len(first) and all(abs(a.x0 - b.x0) < SAME for a, b in zip(row, first, strict=True))
        for row in cells
    )


def _cells(line: Line) -> Iterator[Line]:
    """The parts of the line between wide white."""
    start = 0
    for n in range(1, len(line.pieces) + 1):
        far = n == len(line.pieces) or (box_of(line.pieces[n]).x0 - box_of(line.pieces[n - 1]).x1 > WHITE * line.size)
        if far:
            yield part_of(line, line.pieces[start:n])
            start = n


def _is_sentence(lines: Sequence[Line]) -> bool:
    """ "a, b, c und d.": commas, then "und", and a full stop at the end."""
    texts = [line.text for line in lines]
    return texts[-1][-1:] == "." and texts[-2].endswith(AND) and all(text.endswith(COMMA) for text in texts[:-2])
