"""Tables ruled inside only: their first and last column have no rule beside them, but all lying rules end together.

Nr. | Zeitraum | Maßnahme
----+----------+---------
 1  | ab 2022  | Wege planen
"""

from collections.abc import Iterator

from pipeline.read.pdf.sheets.sheet import Edge, Rules, rows
from pipeline.read.pdf.tables.bridges import TOLERANCE
from pipeline.read.pdf.tables.grid import MOST_RULES

CORNER = 14.0  # points within which a round corner ends
LEAST = 3  # lying rules that end together; upright ones, where one more is lacking


def with_sides(rules: Rules, lying: list[Edge]) -> Rules:
    """The rules, with upright ones added where lying rules that others cross begin or end together without one."""
    down: list[Edge] = [edge for edge in map(tuple, rules.down.tolist()) if edge[3] - edge[1] >= TOLERANCE]
    if not down or len(down) > MOST_RULES // 10:
        return rules
    added = list(_sides(lying, down))
    return Rules(rules.across, rows([*map(tuple, rules.down.tolist()), *added])) if added else rules


def _sides(across: list[Edge], down: list[Edge]) -> Iterator[Edge]:
    for group in _alike(across):
        x0, x1 = group[0][0], group[0][2]
        lacking = [x for x in (x0, x1) if not any(abs(e[0] - x) < TOLERANCE and _crosses(e, group) for e in down)]
        lacking = lacking or _open_below_head(group, down)
        if not lacking:
            continue
        inner = [edge for edge in down if x0 + TOLERANCE < edge[0] < x1 - TOLERANCE and _crosses(edge, group)]
        if any(_is_round(edge, down) for edge in group):
            inner = [edge for edge in inner if _joins(edge, group)]  # a line of time begins at one box alone
        if inner and (len(group) >= LEAST or _is_box(group, inner)):
            top, bottom = min(edge[1] for edge in inner), max(edge[3] for edge in inner)
            yield from ((x, top, x, bottom) for x in lacking)


def _is_round(edge: Edge, down: list[Edge]) -> bool:
    """Upright rules begin or end a corner further out on both sides: it is a side of a box with round corners."""
    near = [e[0] for e in down if min(abs(e[1] - edge[1]), abs(e[3] - edge[1])) < CORNER]
    left, right = (any(1 < way * (x - edge[side]) < CORNER for x in near) for side, way in ((0, -1), (2, 1)))
    return left and right


def _joins(edge: Edge, group: list[Edge]) -> bool:
    return all(any(abs(end - lying[1]) < TOLERANCE for lying in group) for end in edge[1::2])


def _open_below_head(group: list[Edge], down: list[Edge]) -> list[float]:
    """The right end, if only the fill of a head has a side there and all other upright rules reach to the last lying
    one.
    """
    x0, _, x1, _ = group[0]
    last = max(edge[1] for edge in group)
    sides = [edge[3] for edge in down if abs(edge[0] - x1) < TOLERANCE and _crosses(edge, group)]
    if len(group) < LEAST or not sides or max(sides) > last - TOLERANCE:
        return []
    ends: dict[int, float] = {}
    for x, _, _, bottom in (edge for edge in down if x0 - TOLERANCE < edge[0] < x1 - TOLERANCE):
        ends[round(x / TOLERANCE)] = max(ends.get(round(x / TOLERANCE), 0.0), bottom)
    return [x1] if len(ends) >= LEAST and min(ends.values()) > last - TOLERANCE else []


def _is_box(group: list[Edge], inner: list[Edge]) -> bool:
    """Two rules that an upright one joins: a box whose round corners part its sides from them."""
    ends = sorted(edge[1] for edge in group)
    return len(ends) == 2 and all(abs(e[1] - ends[0]) < TOLERANCE and abs(e[3] - ends[1]) < TOLERANCE for e in inner)


def _alike(across: list[Edge]) -> list[list[Edge]]:
    """Lying rules by their common ends."""
    groups: dict[tuple[int, int], list[Edge]] = {}
    for edge in across:
        groups.setdefault((round(edge[0] / TOLERANCE), round(edge[2] / TOLERANCE)), []).append(edge)
    return list(groups.values())


def _crosses(edge: Edge, group: list[Edge]) -> bool:
    """The upright rule touches one of the lying ones."""
    return any(edge[1] - TOLERANCE <= other[1] <= edge[3] + TOLERANCE for other in group)
