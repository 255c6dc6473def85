"""Columns whose paragraphs begin further in than they go on, as those of books do.

   Das Landesprogramm wurde 2013     A block that is set in is none of them: its last line
gestartet.                           stands below another of it.
   Seither geht es um alle
"""

from pipeline.read.pdf.words.printed import Frame

LEAST, DEEPEST = 2, 4.0  # first lines that stand in; sizes of type


def indent_of(frame: Frame) -> float:
    """Where lines begin, more than once, that stand further in than the next, which is one of the column's edge.

    0 where no lines do.
    """
    found: dict[int, int] = {}
    for above, line, below in zip([None, *frame.lines], frame.lines, frame.lines[1:], strict=False):
        plain = not line.marker and not below.marker and below.x0 < frame.left + 1.5
        first = above is None or abs(above.x0 - line.x0) > 1
        if plain and first and 0.8 * line.size < line.x0 - frame.left < DEEPEST * line.size:
            found[round(line.x0)] = found.get(round(line.x0), 0) + 1
    place = max(found, key=found.__getitem__, default=0)
    return place if found and found[place] >= LEAST else 0.0
