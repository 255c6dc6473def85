"""Paragraphs broken for a narrower column than they stand in: text put on the page with the line ends of another print.

… ist die bundes-                       "weite" had room on the line above, so that the lines around it reach no
weite Praxisdatenbank. Mehr als 2.000   further than they do, and the sentence goes on below "2.000".
Projekte, Programme und Netzwerke sind
"""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from pipeline.read.pdf.flow.line_ends import is_cut
from pipeline.read.pdf.flow.pitch import Pitch
from pipeline.read.pdf.words.printed import Frame, Line

SYLLABLE = 1.0  # sizes of type: so much shorter than others may a line be that ends in a cut word


def set_measures(frame: Frame, pitch: Pitch) -> None:
    """Tells lines how far they reach where cut words among them say that they reach no further."""
    for run in _runs(frame.lines, pitch):
        for n, (last, line) in enumerate(pairwise(run)):
            if is_cut(last, line) and line.text[0].islower() and _has_room(last, line, frame.right):
                own = _around(run, n)
                measure = max(other.x1 for other in own)
                for other in own:
                    other.reach = min(other.reach, measure)


def _runs(lines: list[Line], pitch: Pitch) -> Iterator[list[Line]]:
    """Lines without white or a bullet between them, of one size."""
    run: list[Line] = []
    for line in lines:
        near = bool(run) and line.base - run[-1].base < 1.18 * pitch.of(line) + 0.5
        if run and (not near or (line.marker and not line.weak) or abs(line.size - run[-1].size) > 0.08 * line.size):
            yield run
            run = []
        run.append(line)
    yield run


def _has_room(last: Line, line: Line, right: float) -> bool:
    """The rest of the cut word would have stood on the line where its beginning does."""
    return right - last.x1 > line.first + 0.25 * line.size


def _around(run: list[Line], n: int) -> list[Line]:
    """Line `n` of the run and those around it that are no longer."""

    def is_short(line: Line) -> bool:
        return line.x1 < run[n].x1 + SYLLABLE * line.size

    above = [*takewhile(is_short, reversed(run[:n]))]
    return [*reversed(above), *takewhile(is_short, run[n:])]
