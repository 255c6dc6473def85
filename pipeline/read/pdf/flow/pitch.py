"""How far apart the lines of one paragraph stand, for each kind of type."""

import math
from collections.abc import Iterable
from itertools import pairwise
from statistics import median, quantiles

from pipeline.read.pdf.flow.line_ends import is_cut, is_open
from pipeline.read.pdf.words.printed import Frame, Line

CLOSE, DOUBLE = 1.7, 2.5  # times the size of type: lines set close; lines of a draft set at twice the distance
FEW, PROSE = 0.3, 0.3  # close steps to each double one; double steps within a sentence to all
USUAL = 1.25  # sizes of type from line to line
SLACK = 0.5  # points by which steps may differ: browsers round heights
SAMPLE = 3  # lines that tell nothing yet
EVEN, SURE = 1.0, 8  # points by which steps within sentences differ at most where they are even; so many tell
BLANK = 0.2  # sizes of type between two words
SURE_EDGE = 3  # broken lines tell where they end
Type = tuple[int, bool]  # twice the size, and whether it is bold


class Pitch:
    """How far apart the lines of one paragraph stand, for each size and weight of type: measured, not assumed.

    `body` is the size of the running text, `leading` how many sizes of its type apart a line stands of which nothing
    is measured: a title, as the text. Where `frames` have too few lines of a size and weight, what `other`
    measured counts.
    """

    def __init__(self, frames: Iterable[Frame], other: "Pitch | None" = None) -> None:
        frames = list(frames)
        close: dict[Type, list[float]] = {}
        double: dict[Type, list[tuple[float, bool]]] = {}
        under_way: dict[Type, list[float]] = {}
        for frame in frames:
            for above, below in pairwise(frame.lines):
                size, step = below.size, below.base - above.base
                if not (0.9 * size <= step <= DOUBLE * size and _is_alike(above, below)):
                    continue
                kind, goes_on = type_of(below), _is_under_way(above, below)
                if step <= CLOSE * size:
                    close.setdefault(kind, []).append(step)
                else:
                    double.setdefault(kind, []).append((step, goes_on))
                if goes_on:
                    under_way.setdefault(kind, []).append(step)
        sizes = [size for size in close | double if not other or len(close.get(size, double.get(size, []))) > SAMPLE]
        self.steps = {size: _usual(close.get(size, []), double.get(size, [])) for size in sizes}
        letters = letters_of(line for frame in frames for line in frame.lines)
        own = max(letters, key=letters.__getitem__, default=math.inf)
        self.body: float = other.body if other else own
        if other:
            self.steps = other.steps | self.steps
        self.edges = _edges_of_bold(frames)
        most = {kind: max(steps) for kind, steps in under_way.items() if len(steps) >= SURE}
        self.even = {kind for kind, step in most.items() if step < (self.steps.get(kind) or 0.0) + EVEN}
        text = self.steps.get((round(2 * self.body), False)) if self.body < math.inf else None
        self.leading = max(USUAL, text / self.body if text else 0.0)

    def of(self, line: Line) -> float:
        """Bold lines stand at least as far apart as others of their size: a title set close tells nothing of goals."""
        size, bold = type_of(line)
        own, other = self.steps.get((size, bold)) or 0.0, self.steps.get((size, not bold)) or 0.0
        return max(own, other if bold or not own else 0.0) or self.leading * line.size

    def had_no_room(self, last: Line, line: Line) -> bool:
        """Bold lines that begin here are broken before the end of their column, and this was: titles may be narrow.

        Below them may stand periods of the same type.
        """
        edge = self.edges.get((type_of(line), round(line.x0))) if line.text[:1].isalpha() else None
        return edge is not None and _is_alike(last, line) and _room(last, line) > edge

    def parts(self, last: Line, line: Line) -> bool:
        """More white than usual parts these lines: no sentence goes on, and where one does, lines are evenly set."""
        return type_of(last) == type_of(line) and type_of(line) in self.even and not _is_under_way(last, line)


def letters_of(lines: Iterable[Line]) -> dict[float, int]:
    """How many letters are set in each size of type."""
    letters: dict[float, int] = {}
    for line in lines:
        letters[line.size] = letters.get(line.size, 0) + len(line.text)
    return letters


def type_of(line: Line) -> Type:
    return round(2 * line.size), line.bold


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.3 and one.bold == other.bold


def _edges_of_bold(frames: Iterable[Frame]) -> dict[tuple[Type, int], float]:
    """Where broken bold lines of one type end at the latest that begin at one place: the next word had no room."""
    broken: dict[tuple[Type, int], list[float]] = {}
    reach: dict[tuple[Type, int], float] = {}
    for frame in frames:
        for above, below in pairwise(frame.lines):
            if below.bold and _is_alike(above, below) and 0.9 * below.size <= below.base - above.base:
                place = type_of(below), round(below.x0)
                reach[place] = max(reach.get(place, 0.0), above.x1, below.x1)
                if below.base - above.base <= CLOSE * below.size and _is_under_way(above, below):
                    broken.setdefault(place, []).append(_room(above, below))
    told = {place: [end for end in ends if end > reach[place]] for place, ends in broken.items()}
    return {place: min(ends) for place, ends in told.items() if len(ends) >= SURE_EDGE}


def _room(above: Line, below: Line) -> float:
    """How far the line above would reach with the first word of the next: no line does."""
    return above.x1 + BLANK * above.size + below.first


def _usual(close: list[float], double: list[tuple[float, bool]]) -> float | None:
    """The step within paragraphs: one of the smaller ones; of lines far apart only where they plainly are sentences.

    Items of a list, or paragraphs, may stand further apart than their lines: they say nothing against these.
    """
    most = median(on) + SLACK if (on := [step for step, goes_on in double if goes_on]) else 0.0
    far = [step for step, _ in double if step < most]
    text = sum(step < most for step in on) > PROSE * len(far) and len(close) < FEW * len(far)
    found = far if text else close
    return (quantiles(found, n=5)[0] if len(found) > 3 else min(found)) if found else None


def _is_under_way(last: Line, line: Line) -> bool:
    """A sentence goes on in the line; one that begins with an address ("www.netz.example") does not tell."""
    if line.marker is not None:
        return False
    return is_cut(last, line) or is_open(last) or (line.text[:1].islower() and "." not in line.pieces[0].text[:-1])


def is_other_type(last: Line, line: Line) -> bool:
    """Neither most letters of both nor their first words are of one size: a long address may be set in small type."""
    return abs(last.size - line.size) > 0.08 * last.size and abs(last.opening - line.opening) > 0.08 * last.opening
