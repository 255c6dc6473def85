"""Boxes that stand in a column: filled or framed, they hold lines that reach no further than their inside.

"gierung. Unter Telefon 089" / "122220 oder per E-Mail": in a box half as wide as the text below it the line is full.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

import numpy as np

from pipeline.read.pdf.flow.drawn import CORNER
from pipeline.read.pdf.sheets.sheet import Edge, Floats, rows
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.words.printed import Frame, Line
from pipeline.read.pdf.words.words import Words

LEAST_WIDTH, LEAST_HEIGHT = 40.0, 16.0  # points: no smaller one holds two lines
MOST = 200  # boxes of a page: more of them are a drawing
ACROSS = 0.9  # of the width of the text
PADDING = 3.0  # sizes of type: text further in has another box
LEAST = 2  # lines
SAME = 3.0  # points: fills and outlines of one box differ by less
LEAST_TILES, LEAST_CARDS, ALIKE = 3, 2, 1.3  # of a row; times the width of the narrowest
STRETCHED = 1.5  # sizes of type


def round_boxes(upright: Floats, lying: Sequence[Edge]) -> list[Edge]:
    """Boxes with round corners: two upright rules of one height, and lying ones a corner above and below, and between.

    Of `upright` rules the numbers are x, top and bottom.
    """
    sides: dict[tuple[int, int], list[float]] = {}
    for x, top, bottom in sorted(upright.tolist()):
        sides.setdefault((round(top), round(bottom)), []).append(x)
    found = []
    for (top, bottom), places in sides.items():
        for x0, x1 in pairwise(places):
            across = [e[1] for e in lying if 1 < e[0] - x0 < CORNER and 1 < x1 - e[2] < CORNER]
            above = [y for y in across if 1 < top - y < CORNER]
            below = [y for y in across if 1 < y - bottom < CORNER]
            if above and below:
                found.append((x0, max(above), x1, min(below)))
    return found


def cards(grids: Iterable[Grid]) -> list[Floats]:
    """Boxes with a head and a body, side by side, as high as each other: row by row, each from left to right."""
    return tiles(_headed(grids), LEAST_CARDS)


def cards_in_rows(grids: Iterable[Grid]) -> list[Floats]:
    """The cards; none in columns of which others stand side by side and are not as high: these are columns of text."""
    boxes = _headed(grids)
    found = tiles(boxes, LEAST_CARDS)
    told = {tuple(box) for row in found for box in row.tolist()}
    ragged = [row for row in _side_by_side(boxes) if len(row) > 1 and not told & {*map(tuple, row.tolist())}]
    return [row for row in found if not any(len(row) == len(other) and _are_alike(row, other) for other in ragged)]


def with_cards_whole(boxes: Floats, grids: Iterable[Grid]) -> Floats:
    """The boxes and those of cards, but not the heads and bodies of these: no head is a box beside the next."""
    whole = _headed(grids)
    parts = np.zeros(len(boxes), bool)
    for x0, top, x1, bottom in whole.tolist():
        wide = np.abs(boxes[:, (0, 2)] - (x0, x1)).max(axis=1) < SAME
        parts |= wide & (boxes[:, 1] > top - SAME) & (boxes[:, 3] < bottom + SAME)
    return np.concatenate([boxes[~parts], whole])


def _headed(grids: Iterable[Grid]) -> Floats:
    return rows([grid.box for grid in grids if len(grid.cells) > 1 and len({cell[0] for cell in grid.cells}) == 1])


def ends_across(boxes: Floats, words: Words) -> list[float]:
    """Where boxes begin and end that are as wide as the text of the page, with nothing beside them."""
    if not len(words) or not 0 < len(boxes) <= MOST:
        return []
    least, left, right = ACROSS * float(words.x1.max() - words.x0.min()), words.x0.min(), words.x1.max()
    found: set[float] = set()
    for x0, top, x1, bottom in boxes[boxes[:, 3] - boxes[:, 1] > LEAST_HEIGHT].tolist():
        level = (words.bottom > top) & (words.top < bottom)
        within = (words.x0 > x0 - 1) & (words.x1 < x1 + 1) & (words.top > top - 1) & (words.bottom < bottom + 1)
        if min(x1, right) - max(x0, left) >= least and level.any() and within[level].all() and not level.all():
            found |= {top, bottom}
    return sorted(found)


def tiles(boxes: Floats, least: int = LEAST_TILES) -> list[Floats]:
    """Boxes side by side, as high as each other and about as wide: row by row, each from left to right."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    found = boxes[(width > LEAST_WIDTH) & (height > LEAST_HEIGHT)]
    level: dict[tuple[int, int], dict[int, list[float]]] = {}
    for box in found.tolist() if len(found) <= MOST else ():
        level.setdefault((round(box[1] / 2), round(box[3] / 2)), {}).setdefault(round(box[0] / 2), box)
    return [row for beside in level.values() if _are_tiles(row := np.array(sorted(beside.values())), least)]


def boards(boxes: Floats) -> list[Floats]:
    """Boxes in rows and columns, each as high as its text: row by row, each from left to right.

    Every box of these columns stands in a row of them: of boxes in columns of text some stand at one height by chance.
    """
    rows = [row for row in _side_by_side(boxes) if _are_tiles(row, LEAST_CARDS)]
    return [row for row in rows if sum(_are_below(row, other) for other in rows) == _most_below(row, boxes)]


def level_boards(boxes: Floats) -> list[Floats]:
    """The boards of which boxes begin at one height though those above them end at others, as in no column of text."""
    rows = boards(boxes)
    uneven = [row for row in rows if _spread(row) > SAME and any(_begins_below(other, row) for other in rows)]
    return [row for row in rows if any(_are_below(row, other) or row is other for other in uneven)]


def _begins_below(row: Floats, above: Floats) -> bool:
    return _are_below(row, above) and bool(row[:, 1].min() > above[:, 3].max() - SAME)


def card_rows(boxes: Floats, words: Words) -> list[Floats]:
    """Rows of boxes side by side that begin and end together, and are not as high as other rows below them or above.

    Boxes in columns of text are as high as their text; a press makes those of a row equally high, and below the
    shorter text white is left. The last row may lack boxes on the right.
    """
    beside = _side_by_side(boxes)
    rows = []
    for row in beside:
        if not _are_tiles(row, LEAST_CARDS) or _spread(row) > SAME:
            continue
        others = [other for other in beside if len(other) <= len(row) and _are_alike(row[: len(other)], other)]
        heights = [float(other[0, 3] - other[0, 1]) for other in others if _spread(other) <= SAME]
        level = len(heights) == len(others) == 1 + _most_below(row, boxes)
        stretched = level and any(_is_stretched(other, words) for other in others)
        if level and (stretched or max(heights) - min(heights) > SAME):
            rows.append(row)
    return rows


def _is_stretched(row: Floats, words: Words) -> bool:
    """More white stands below the text of one box than below that of another."""
    owner = owners(words, row)
    ends = [float(words.bottom[owner == number].max(initial=row[number, 1])) for number in range(len(row))]
    return float(np.ptp(row[:, 3] - ends)) > STRETCHED * float(np.median(words.size)) if len(words) else False


def _side_by_side(boxes: Floats) -> list[Floats]:
    """The boxes by where they begin, from left to right."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    found = boxes[(width > LEAST_WIDTH) & (height > LEAST_HEIGHT)]
    level: list[dict[int, list[float]]] = []
    for box in sorted(found.tolist(), key=itemgetter(1)) if len(found) <= MOST else ():
        if not level or box[1] - next(iter(level[-1].values()))[1] > SAME:
            level.append({})
        level[-1].setdefault(round(box[0] / 2), box)
    return [np.array([places[x0] for x0 in sorted(places)]) for places in level]


def _spread(row: Floats) -> float:
    return float(np.ptp(row[:, 3]))


def _are_alike(row: Floats, other: Floats) -> bool:
    return bool((np.abs(row[:, (0, 2)] - other[:, (0, 2)]) < SAME).all())


def _are_below(row: Floats, other: Floats) -> bool:
    """Both begin and end at the same places, one below the other."""
    if len(row) != len(other):
        return False
    apart = other[:, 1].min() > row[:, 3].max() - SAME or row[:, 1].min() > other[:, 3].max() - SAME
    return bool(apart) and _are_alike(row, other)


def _most_below(row: Floats, boxes: Floats) -> int:
    """How many boxes stand above and below the one of the row that has most of them; 1 at least."""
    found = boxes[boxes[:, 3] - boxes[:, 1] > LEAST_HEIGHT]
    alike = [(np.abs(found[:, (0, 2)] - box[[0, 2]]) < SAME).all(axis=1) for box in row]
    return max(1, *(int((np.diff(np.sort(found[own, 1])) > SAME).sum()) for own in alike))


def _are_tiles(row: Floats, least: int) -> bool:
    width = row[:, 2] - row[:, 0]
    return len(row) >= least and bool((row[1:, 0] > row[:-1, 2] - 1).all() and width.max() < ALIKE * width.min())


def set_reaches(frames: Iterable[Frame], boxes: Floats) -> None:
    """Tells each line in a box how far it may reach; of boxes in each other the narrowest counts."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    found = boxes[(width > LEAST_WIDTH) & (height > LEAST_HEIGHT)]
    if not 0 < len(found) <= MOST:
        return
    found = found[np.argsort(found[:, 0] - found[:, 2], kind="stable")]
    for frame in frames:
        if len(frame.lines) >= LEAST:
            _set_reaches(frame.lines, found)


def _set_reaches(lines: Sequence[Line], boxes: Floats) -> None:
    x0, x1, middle = np.array([(line.x0, line.x1, (line.top + line.bottom) / 2) for line in lines]).T
    inside = (boxes[:, 1:2] < middle) & (middle < boxes[:, 3:4]) & (boxes[:, :1] < x0 + 1) & (x1 - 1 < boxes[:, 2:3])
    for number in np.flatnonzero(inside.sum(axis=1) >= LEAST).tolist():
        own = np.flatnonzero(inside[number])
        padding = float(x0[own].min() - boxes[number, 0])
        if padding < PADDING * lines[own[0]].size:
            reach = max(float(x1[own].max()), float(boxes[number, 2]) - padding)
            for n in own.tolist():
                lines[n].reach = reach
