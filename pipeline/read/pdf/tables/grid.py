"""Tables that are drawn: rules that cross make cells, as pdfplumber's "lines" strategy finds them.

The steps and tolerances are pdfplumber's (snap, join, cross, cell, table), on plain tuples, so that both agree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter

from pipeline.read.pdf.sheets.sheet import Edge, Floats, Rules
from pipeline.read.pdf.tables.bridges import TOLERANCE, bridges, is_closed

MOST_RULES = 20_000

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


def overlap(one: Edge, other: Edge) -> bool:
    """Two boxes share more than their sides, which presses draw over each other."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 2 and down > 2


def find_grids(rules: Rules, lying: list[Edge], *, close: bool = True) -> list[Grid]:
    """All tables of a page, from the top; `lying` are the rules `joined_across`, `close` adds their missing ends."""
    down = [edge for edge in _edges(rules.down) if edge[3] - edge[1] >= 1]
    if not lying or not down or len(rules.across) + len(down) > MOST_RULES:
        return []
    upright = [e for e in _join(_snap(down, 0), 0) if e[3] - e[1] >= TOLERANCE]
    if close and upright and not is_closed(upright, lying) and (added := bridges(upright, lying)):
        lying = list(_join(_snap([*_long(rules.across), *added], 1), 1))
    lying = [e for e in lying if e[2] - e[0] >= TOLERANCE]
    if lying and upright and _is_plain(lying, upright):
        columns, rows = (list(pairwise(ends)) for ends in (sorted(e[0] for e in upright), sorted(e[1] for e in lying)))
        cells = tuple((x0, top, x1, bottom) for x0, x1 in columns for top, bottom in rows)
        return [Grid(cells)] if cells else []
    return [Grid(tuple(cells)) for cells in tables(list(_cells(_crossings(lying, upright))))]


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


def tables(cells: list[Edge]) -> list[list[Edge]]:
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
