"""Tables that are drawn: rules that cross make cells, as pdfplumber's "lines" strategy finds them.

The steps and tolerances are pdfplumber's (snap, join, cross, cell, table), on plain tuples, so that both agree.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter

from pipeline.read.pdf.sheets.sheet import Floats, Rules

TOLERANCE = 3.0
FLUSH = 0.25  # points that a rule may end before or behind the one it meets
MOST_RULES, LEAST_ROWS = 20_000, 3

Edge = tuple[float, float, float, float]  # x0, top, x1, bottom
Point = tuple[float, float]


@dataclass(frozen=True)
class Grid:
    """The cells of one table as x0, top, x1, bottom, row by row."""

    cells: tuple[Edge, ...]

    @cached_property
    def box(self) -> Edge:
        x0s, tops, x1s, bottoms = zip(*self.cells, strict=True)
        return min(x0s), min(tops), max(x1s), max(bottoms)

    @cached_property
    def is_table(self) -> bool:
        """A row of two cells and a column of two at least; less may be a box, or the rest of a table."""
        return all(len({cell[axis] for cell in self.cells}) < len(self.cells) for axis in (0, 1))

    def rows(self) -> list[dict[int, Edge]]:
        """For each row its cells by number of column; a merged cell stands where it begins."""
        columns = {x0: n for n, x0 in enumerate(sorted({cell[0] for cell in self.cells}))}
        by_row = groupby(sorted(self.cells, key=itemgetter(1, 0)), key=itemgetter(1))
        return [{columns[cell[0]]: cell for cell in row} for _, row in by_row]


def find_grids(rules: Rules, lying: list[Edge], *, close: bool = True) -> list[Grid]:
    """All tables of a page, from the top; `lying` are the rules `joined_across`, `close` adds their missing ends."""
    down = [edge for edge in _edges(rules.down) if edge[3] - edge[1] >= 1]
    if not lying or not down or len(rules.across) + len(down) > MOST_RULES:
        return []
    upright = [e for e in _join(_snap(down, 0), 0) if e[3] - e[1] >= TOLERANCE]
    bridges = () if not close or not upright or _is_closed(upright, lying) else (1, 3)
    if added := [edge for end in bridges for edge in _bridges(upright, end, lying)]:
        lying = list(_join(_snap([*_long(rules.across), *added], 1), 1))
    lying = [e for e in lying if e[2] - e[0] >= TOLERANCE]
    if lying and upright and _is_plain(lying, upright):
        columns, rows = (list(pairwise(ends)) for ends in (sorted(e[0] for e in upright), sorted(e[1] for e in lying)))
        cells = tuple((x0, top, x1, bottom) for x0, x1 in columns for top, bottom in rows)
        return [Grid(cells)] if cells else []
    return [Grid(tuple(cells)) for cells in _tables(list(_cells(_crossings(lying, upright))))]


def _is_closed(upright: list[Edge], lying: list[Edge]) -> bool:
    """All rules run from the first of the others to the last."""
    left, right = min(e[0] for e in upright), max(e[0] for e in upright)
    top, bottom = min(e[1] for e in lying), max(e[1] for e in lying)
    return all(abs(e[1] - top) < FLUSH and abs(e[3] - bottom) < FLUSH for e in upright) and all(
        abs(e[0] - left) < FLUSH and abs(e[2] - right) < FLUSH for e in lying
    )


def _is_plain(lying: list[Edge], upright: list[Edge]) -> bool:
    """All rules cross each other: what most tables draw needs no search for cells."""
    xs, ys = {edge[0] for edge in upright}, {edge[1] for edge in lying}
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return (
        (len(xs), len(ys)) == (len(upright), len(lying))
        and all(e[0] - TOLERANCE <= left and right <= e[2] + TOLERANCE for e in lying)
        and all(e[1] - TOLERANCE <= top and bottom <= e[3] + TOLERANCE for e in upright)
    )


def joined_across(rules: Rules) -> list[Edge]:
    """The lying rules of a page, touching pieces united; none where more are drawn than any table has."""
    across = _long(rules.across)
    return list(_join(_snap(across, 1), 1)) if 0 < len(across) <= MOST_RULES else []


def _long(across: Floats) -> list[Edge]:
    return [edge for edge in _edges(across) if edge[2] - edge[0] >= 1]


def _bridges(upright: list[Edge], end: int, lying: list[Edge]) -> Iterator[Edge]:
    """A lying rule over upright ones that end (3) or begin (1) at one height, where none is drawn.

    A page end cut a row there, or a cell that reaches over rows. Browsers draw the border of each cell for itself, so
    that only the joined pieces are as wide as the table.
    """
    widths = {(round(e[0]), round(e[2])): e for e in lying}
    count = Counter((round(e[0]), round(e[2])) for e in lying)
    rows = (widths[place] for place, number in count.items() if number >= LEAST_ROWS)
    every = [*widths.values(), *filter(None, (_with_open_first(width, upright) for width in rows))]
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


def _with_open_first(width: Edge, upright: list[Edge]) -> Edge | None:
    """The width with a first column that no rule of the page closes: its side runs along the rows from end to end."""
    ends = {edge[1::2] for edge in upright if abs(edge[0] - width[0]) < TOLERANCE}
    sides = [edge[0] for edge in upright if edge[0] < width[0] - TOLERANCE and edge[1::2] in ends]
    return (max(sides), *width[1:]) if sides else None


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


def _edges(boxes: Floats) -> list[Edge]:
    """To thousandths of a point: PDFium counts in single precision, and 3.00003 is no more than the tolerance."""
    return list(map(tuple, boxes.round(3).tolist()))


def _snap(edges: list[Edge], axis: int) -> list[Edge]:
    """Rules closer than the tolerance move to their common middle; `axis` 0 for upright rules, 1 for lying ones."""
    values = sorted({edge[axis] for edge in edges})
    cluster, clusters = 0, {values[0]: 0}
    for before, value in pairwise(values):
        cluster += value > before + TOLERANCE
        clusters[value] = cluster
    together: list[list[Edge]] = [[] for _ in range(cluster + 1)]
    for edge in edges:
        together[clusters[edge[axis]]].append(edge)
    moved = []
    for near in together:
        middle = sum(edge[axis] for edge in near) / len(near)
        for edge in near:
            shift = middle - edge[axis]
            moved.append(
                (edge[0] + shift, edge[1], edge[2] + shift, edge[3])
                if axis == 0
                else (edge[0], edge[1] + shift, edge[2], edge[3] + shift)
            )
    return moved


def _join(edges: list[Edge], axis: int) -> Iterator[Edge]:
    """Rules on one line that touch become one."""
    start, end = (1, 3) if axis == 0 else (0, 2)
    for _, group in groupby(sorted(edges, key=itemgetter(axis)), key=itemgetter(axis)):
        run = sorted(group, key=itemgetter(start))
        current = run[0]
        for edge in run[1:]:
            if edge[start] > current[end] + TOLERANCE:
                yield current
                current = edge
            elif edge[end] > current[end]:
                x0, top, x1, bottom = current
                current = (x0, top, x1, edge[3]) if axis == 0 else (x0, top, edge[2], bottom)
        yield current


def _crossings(across: list[Edge], down: list[Edge]) -> dict[Point, tuple[set[int], set[int]]]:
    """Where rules cross, with the numbers of the upright and the lying rules that meet there."""
    points: dict[Point, tuple[set[int], set[int]]] = {}
    numbered = sorted(enumerate(across), key=lambda pair: (pair[1][1], pair[1][0]))
    for number, (x, top, _, bottom) in enumerate(sorted(down, key=itemgetter(0, 1))):
        for other, (x0, y, x1, _) in numbered:
            if y > bottom + TOLERANCE:
                break
            if y >= top - TOLERANCE and x0 - TOLERANCE <= x <= x1 + TOLERANCE:
                met = points.setdefault((x, y), (set(), set()))
                met[0].add(number)
                met[1].add(other)
    return points


def _cells(points: dict[Point, tuple[set[int], set[int]]]) -> Iterator[Edge]:
    """The smallest rectangle to the right of and below each crossing whose four sides are drawn."""
    corners = sorted(points)
    below_of, right_of = _followers(corners, 0), _followers(sorted(corners, key=itemgetter(1, 0)), 1)
    for corner in corners:
        down, across = points[corner]
        right = [p for p in right_of[corner] if not across.isdisjoint(points[p][1])]
        for below in below_of[corner] if right else ():
            if not down.isdisjoint(points[below][0]) and (x1 := _closed(points, right, below)) is not None:
                yield (*corner, x1, below[1])
                break


def _closed(points: dict[Point, tuple[set[int], set[int]]], right: list[Point], below: Point) -> float | None:
    """How far to the right the rectangle reaches that these corners close."""
    for corner in right:
        met = points.get((corner[0], below[1]))
        if met and not met[0].isdisjoint(points[corner][0]) and not met[1].isdisjoint(points[below][1]):
            return corner[0]
    return None


def _followers(corners: Iterable[Point], axis: int) -> dict[Point, list[Point]]:
    """For each crossing those after it on the same upright (axis 0) or lying (axis 1) line."""
    found: dict[Point, list[Point]] = {}
    for _, group in groupby(corners, key=itemgetter(axis)):
        line = list(group)
        found.update((corner, line[n:]) for n, corner in enumerate(line, start=1))
    return found


def _tables(cells: list[Edge]) -> list[list[Edge]]:
    """Cells that share a corner are one table; a single cell may be a table's only row."""
    parent = list(range(len(cells)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    owner: dict[Point, int] = {}
    for n, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            if (other := owner.setdefault(corner, n)) != n:
                parent[root(n)] = root(other)
    groups: dict[int, list[Edge]] = {}
    for n, cell in enumerate(cells):
        groups.setdefault(root(n), []).append(cell)
    return sorted(groups.values(), key=lambda table: min((cell[1], cell[0]) for cell in table))
