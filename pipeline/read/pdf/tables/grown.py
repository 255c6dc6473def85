"""Rows that are neither filled nor ruled off: a stack of heights grows by them above its first and below its last.

In a zebra table every other row is unfilled, a head often too; at the top of a page the rest of a cut row has no rule.
"""

from collections.abc import Iterator

import numpy as np

from pipeline.read.pdf.tables.beside import MOST_GAP, Lines, Stack
from pipeline.read.pdf.words.bullets import is_bullet

LEAST_FILLED = 2
HEAD = 2.5  # sizes of type: the cells of a head may be set in the middle of its height, each on a line of its own
GOAL_LINES = 5  # a goal may stand between the head and the first row
LARGE = 1.1  # times the size of type of the table
LOOSE = 1.6  # sizes of type: so much white may stand over text in the middle of an unfilled row
FAR = 2.5  # sizes of type: no row of a table that goes on stands further from the next


def grow(lines: Lines, stack: Stack, goes_on: bool) -> None:
    """Adds heights for the rows outside; `goes_on` where the page before ends with the same table."""
    under, over = lines.padding(stack.heights)
    slack = MOST_GAP * lines.size
    below = _below(lines, stack, under + slack)
    between = _between(lines, below)
    steps = under + over + slack, _white_below_goals(lines, stack)
    last = below[-1] if below else _goal_at_end(lines, stack)
    for row in _later(lines, last, steps) if last is not None and tells_rows(lines, stack) else ():
        between += [_middle(lines, row[0]), *_between(lines, row)]
        below += row
    above = _above(lines, stack, (over + slack, under + over + slack, _white_over_goals(lines, stack)), goes_on)
    stack.heights += between + ([float(lines.bottoms[below].max()) + 1] if below else [])
    stack.heights[:0] = ([float(lines.tops[above[0]]) - 1] if above else []) + _between(lines, above)


def tells_rows(lines: Lines, stack: Stack) -> bool:
    """Rows are filled: two of them in columns, or one with a period; of one without it may be the head alone."""
    middle, sides = (lines.tops + lines.bottoms) / 2, np.array(lines.sides)
    rows = zip(stack.heights, stack.heights[1:], strict=False)
    held = [np.flatnonzero((middle > top) & (middle < bottom)).tolist() for top, bottom in rows if stack.filled]
    own = [row for row in held if "B" in sides[row] or {"L", "R"} <= {*sides[row].tolist()}]
    return len(own) >= LEAST_FILLED or any(lines.is_period(n) for row in own for n in row)


def runs_on(lines: Lines, stack: Stack) -> bool:
    """Whether lines in both columns follow below the last height: only the head is ruled off, not the rows."""
    end, across = stack.heights[-1], 0
    for n in np.flatnonzero(lines.tops > end - 1).tolist():
        across = across + 1 if lines.sides[n] != lines.main else 0
        if lines.tops[n] - end > FAR * lines.size or across > GOAL_LINES:
            return False
        if lines.sides[n] == "B" or lines.is_entry(n):
            return True
        end = float(lines.bottoms[n])
    return False


def _below(lines: Lines, stack: Stack, step: float) -> list[int]:
    """The row after the last height: text in columns, or a row across all columns of a filled table."""
    found: list[int] = []
    end = stack.heights[-1]
    following = np.flatnonzero(lines.tops >= end - 1).tolist()
    allowed = "SL" if following and lines.sides[following[0]] == "S" and stack.filled else "BRL"
    main = lines.main
    loose = LOOSE * lines.size if stack.filled else 0.0
    list_step = max(step, lines.size, min(FAR * lines.size, _most_white(lines, stack) + 0.5))
    for n in following:
        far = step if found else max(step, loose)
        if lines.sides[n] == main and found:
            far = list_step
        if lines.sides[n] in "LR" and lines.sides[n] != main:
            far = max(step, lines.size) if n == following[0] and lines.is_entry(n) else lines.within
        if found and lines.turns(n) and lines.sides[n] == "B" and lines.is_entry(n):
            allowed = "BRL"  # the row of the goal just passed
        if lines.tops[n] - end > far or lines.sides[n] not in allowed:
            break
        found.append(n)
        end = max(end, float(lines.bottoms[n]))
    if found and _heads_list(lines, range(found[0], found[-1] + 1)):
        return []
    near = bool(found) and lines.tops[found[0]] - stack.heights[-1] <= step
    return found if near or lines.is_row(found) else []


def _heads_list(lines: Lines, run: range) -> bool:
    """A heading and a list over all columns, which follow the table."""
    own = range(run.start, min(run.stop + 1, len(lines.tops)))
    items = any(lines.sides[n] == "S" and is_bullet(lines.left[n].partition(" ")[0]) for n in own)
    return items and all(lines.sides[n] in "SL" for n in run)


def _most_white(lines: Lines, stack: Stack) -> float:
    """The most white over a line of the long text within one row: lists may stand far below their titles."""
    middle = (lines.tops + lines.bottoms) / 2
    row = np.searchsorted(np.array(stack.heights), middle)
    inside = np.flatnonzero((row[1:] == row[:-1]) & (row[1:] > 0) & (row[1:] < len(stack.heights))) + 1
    return max((lines.gap(n) for n in inside.tolist() if lines.sides[n] == lines.main), default=0.0)


def _goal_at_end(lines: Lines, stack: Stack) -> int | None:
    """The last line of a row across all columns that ends the stack: what it heads is neither filled nor ruled off."""
    inside = np.flatnonzero(lines.bottoms < stack.heights[-1] + 1)
    return int(inside[-1]) if len(inside) and lines.sides[int(inside[-1])] == "S" else None


def _white_below_goals(lines: Lines, stack: Stack) -> float:
    """The most white between a row across all columns and what it heads, and a little more."""
    inside = np.flatnonzero((lines.tops[1:] > stack.heights[0]) & (lines.bottoms[1:] < stack.heights[-1])) + 1
    below = (n for n in inside.tolist() if lines.sides[n - 1] == "S" != lines.sides[n])
    return min(max((lines.gap(n) for n in below), default=0.0), FAR * lines.size) + 0.5


def _white_over_goals(lines: Lines, stack: Stack) -> float:
    """The most white between a row and the goal across all columns below it, and a little more."""
    inside = np.flatnonzero((lines.tops[1:] > stack.heights[0]) & (lines.bottoms[1:] < stack.heights[-1])) + 1
    over = (lines.gap(n) for n in inside.tolist() if lines.sides[n - 1] != "S" == lines.sides[n])
    return max(over, default=0.0) + 0.5


def _later(lines: Lines, last: int, steps: tuple[float, float]) -> Iterator[list[int]]:
    """The rows after line `last`: a goal across all columns and what it heads, which has an entry like others of the
    table or runs to the foot of the page. `steps` are the most white between two rows, and that below a goal.
    """
    while True:
        goal = _run(lines, last, steps[0], "SL") if lines.sides[last + 1 : last + 2] == ["S"] else []
        above = goal[-1] if goal else last
        row = _run(lines, above, steps[0], "BLR", max(steps) if lines.sides[above] == "S" else steps[0])
        cut = bool(row) and row[-1] + 1 == len(lines.tops) and all(lines.sides[n] == lines.main for n in row)
        if not (cut or (lines.is_row(row) and any(map(lines.enters, row)))):
            return
        yield from filter(None, (goal, row))
        last = row[-1]


def _run(lines: Lines, last: int, step: float, sides: str, first: float = 0.0) -> list[int]:
    """The lines below line `last` that stand so to the columns, none far from those before it; `first` is the most
    white above the first of them, where it may be more.
    """
    run: list[int] = []
    for n in range(last + 1, len(lines.tops)):
        loose = not run or lines.sides[n] == lines.main or lines.is_entry(n)
        most = max(step, first) if not run else step if loose else lines.within
        if lines.sides[n] not in sides or lines.gap(n) > most:
            break
        run.append(n)
    return run


def _above(lines: Lines, stack: Stack, steps: tuple[float, float, float], goes_on: bool) -> list[int]:
    """The rows before the first height, up to a line in two columns (a head) or the top of a page that goes on.

    `steps` are the most white over a height, that between two lines, who may be of two rows, and that over a goal; no
    title in larger type is a row, but for a goal as large as others.
    """
    found: list[int] = []
    inside = np.flatnonzero((lines.tops > stack.heights[0]) & (lines.bottoms < stack.heights[-1])).tolist()
    goals = [lines.sizes[n] for n in inside if lines.sides[n] == "S"]
    edge, sure = stack.heights[0], 0
    for n in np.flatnonzero(lines.bottoms <= edge + 1)[::-1].tolist():
        in_columns = lines.sides[n] in ("BRL" if goes_on else "BR")
        step = steps[1] if found else steps[0]
        far = max(step, FAR * lines.size) if goes_on and in_columns else step
        if goes_on and found and lines.sides[found[-1]] == "S":
            far = max(far, steps[2])
        alike = [lines.size, *(lines.sizes[m] for m in found), *(goals if lines.sides[n] == "S" and goes_on else ())]
        large = lines.sizes[n] > LARGE * max(alike)
        across = stack.filled or (lines.sides[n] == "S" and lines.bold[n])
        if edge - lines.bottoms[n] > far or large or not (in_columns or across):
            break
        found.append(n)
        edge = float(lines.tops[n])
        seen = {lines.sides[m] for m in found if lines.bold[m] and lines.tops[m] - edge < HEAD * lines.size}
        apart = lines.bold[n] or lines.gap(n) >= lines.within
        tall = apart and lines.sides[n] in "BRL" and sure == len(found) - 1 and lines.is_tight(n)
        if lines.sides[n] == "B" or {"L", "R"} <= seen or tall or (goes_on and n == 0):
            sure = len(found)
    return found[:sure][::-1]


def _between(lines: Lines, run: list[int]) -> list[float]:
    return [_middle(lines, n) for n in run[1:] if lines.parts_rows(n)]


def _middle(lines: Lines, n: int) -> float:
    """The middle of the white above line `n`."""
    return float(lines.tops[n]) - lines.gap(n) / 2
