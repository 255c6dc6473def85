"""Rules that a page end leaves out: upright ones end together, and nothing is drawn across them.

| 10/2020 bis | Wege bauen |      A row that is cut by the page end, or a cell that reaches over rows, has no rule below
|             | • Beginn   |      it on this page and none above it on the next.
"""

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from pipeline.read.pdf.sheets.sheet import Edge

TOLERANCE = 3.0
FLUSH = 0.25  # points that a rule may end before or behind the one it meets
LEAST_ROWS = 3


def is_closed(upright: list[Edge], lying: list[Edge]) -> bool:
    """All rules run from the first of the others to the last."""
    left, right = min(e[0] for e in upright), max(e[0] for e in upright)
    top, bottom = min(e[1] for e in lying), max(e[1] for e in lying)
    return all(abs(e[1] - top) < FLUSH and abs(e[3] - bottom) < FLUSH for e in upright) and all(
        abs(e[0] - left) < FLUSH and abs(e[2] - right) < FLUSH for e in lying
    )


def bridges(upright: list[Edge], lying: list[Edge]) -> list[Edge]:
    """The lying rules that are missing at the upper and the lower ends of upright ones."""
    return [edge for end in (1, 3) for edge in _bridges(upright, end, lying)]


def _bridges(upright: list[Edge], end: int, lying: list[Edge]) -> Iterator[Edge]:
    """A lying rule over upright ones that end (3) or begin (1) at one height, where none is drawn.

    A page end cut a row there, or a cell that reaches over rows. Browsers draw the border of each cell for itself, so
    that only the joined pieces are as wide as the table.
    """
    widths = {(round(e[0]), round(e[2])): e for e in lying}
    count = Counter((round(e[0]), round(e[2])) for e in lying)
    rows = (widths[place] for place, number in count.items() if number >= LEAST_ROWS)
    every = [*widths.values(), *filter(None, (_with_open_first(width, upright, lying) for width in rows))]
    for at_height in _at_one_height(upright, end):
        for left, _, right, _ in every:  # tables side by side may end together
            together = sorted(e for e in at_height if left - TOLERANCE < e[0] < right + TOLERANCE)
            if len(together) < 2:
                continue
            height, x0, x1 = max(e[end] for e in together), together[0][0], together[-1][0]
            if abs(left - x0) > TOLERANCE or abs(right - x1) > TOLERANCE:
                continue
            near = [edge for edge in lying if abs(edge[1] - height) <= TOLERANCE and edge[0] < x1 and edge[2] > x0]
            drawn = [edge for edge in near if _joins(edge, together)]
            if not drawn:
                yield x0, height, x1, height
            elif (first := _first_open(together, drawn)) is not None:
                yield x0, height, first, height


def _with_open_first(width: Edge, upright: list[Edge], lying: list[Edge]) -> Edge | None:
    """The width with a first column that no rule of the page closes: its side runs along the rows from end to end.

    Left of a card another may stand, with rules of its own: that is no column of the same table.
    """
    left = width[0]
    ends = {edge[1::2] for edge in upright if abs(edge[0] - left) < TOLERANCE}
    sides = [edge[0] for edge in upright if edge[0] < left - TOLERANCE and edge[1::2] in ends]
    beside = any(edge[2] < left - TOLERANCE and edge[2] > min(sides, default=left) for edge in lying)
    return (max(sides), *width[1:]) if sides and not beside else None


def _joins(edge: Edge, upright: list[Edge]) -> bool:
    """Begins or ends at one of the upright rules; what underlines the last line of a cell does neither."""
    return any(min(abs(edge[0] - other[0]), abs(edge[2] - other[0])) < TOLERANCE for other in upright)


def _first_open(together: list[Edge], drawn: list[Edge]) -> float | None:
    """The second upright rule, if a lying one runs from it to the last: a first column reaches over the rows there."""
    second = min((e[0] for e in together if e[0] > together[0][0] + TOLERANCE), default=0.0)
    begins, ends = min(edge[0] for edge in drawn), max(edge[2] for edge in drawn)
    closed = abs(begins - second) < TOLERANCE and abs(ends - together[-1][0]) < TOLERANCE
    return second if len(together) > 3 and closed else None


def _at_one_height(upright: list[Edge], end: int) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(upright, key=itemgetter(end)):
        if groups and edge[end] - groups[-1][-1][end] < TOLERANCE:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups
