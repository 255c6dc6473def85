"""Rules between columns of text: an upright line that nothing crosses says more than any white.

Die Stadt lädt alle | Anmelden kann sich jeder,      A flyer of two columns with a line between them.
Vereine ein.        | auch ohne Verein.
"""

import numpy as np

from pipeline.read.pdf.flow.areas import Area, Run
from pipeline.read.pdf.flow.rivers import are_labels, beside_of
from pipeline.read.pdf.sheets.sheet import Floats, rows
from pipeline.read.pdf.words.words import Words

LONG = 24.0  # points: no rule between columns is shorter than some lines of text
LEAST = 2  # lines on either side
MOST = 40  # of a page: more of them are a drawing
CORNER = 12.0  # points within which a round corner ends
SLACK = 4.0  # points by which a line may stand out over a rule, or over a bar at its edge
LEVEL = 0.5  # of the lines left of a rule: so many labels stand beside their text

Edge = tuple[float, float, float, float]


def long_upright(down: Floats, least: float = LONG) -> Floats:
    """Upright rules as long as that, x, top and bottom; none of a page with more of them than columns."""
    found: Floats = down[down[:, 3] - down[:, 1] >= least][:, [0, 1, 3]]
    return found if len(found) <= MOST else found[:0]


def without_corners(found: Floats, lying: list[Edge], boxes: Floats) -> Floats:
    """The rules without those that end at a corner of a box."""
    if not len(found):
        return found
    ends = np.concatenate([rows(lying), boxes[:, [0, 1, 2, 1]], boxes[:, [0, 3, 2, 3]]])
    x0, y, x1, _ = ends[ends[:, 2] - ends[:, 0] > CORNER].T
    x, top, bottom = found.T[:, :, None]
    level = np.minimum(np.abs(y - top), np.abs(y - bottom)) < CORNER
    corner = level & (np.minimum(np.abs(x0 - x), np.abs(x1 - x)) < CORNER)
    free: Floats = found[~corner.any(axis=1)]
    return free


def outside(upright: Floats, boxes: list[Edge]) -> Floats:
    """The rules without those that stand in these boxes of tables."""
    for x0, top, x1, bottom in boxes:
        x, y0, y1 = upright.T
        upright = upright[(x < x0 - 1) | (x > x1 + 1) | (y1 < top + 1) | (y0 > bottom - 1)]
    return upright


def drawn_gutter(area: Area, words: Words, rules: Floats) -> Run | None:
    """The gutter in which the longest upright rule stands that parts columns; `rules` are x, top and bottom."""
    middle = (words.top + words.bottom)[area.which] / 2
    runs = []
    for x, top, bottom in rules.tolist():
        beside = area.row[(middle > top) & (middle < bottom)]
        if len(np.unique(beside)) > LEAST:
            run = Run(x, int(beside.min()), int(beside.max()) + 1, drawn=True)
            if _parts_columns(run, area, words):
                runs.append(run)
    return max(runs, key=lambda run: run.last - run.first, default=None)


def _parts_columns(run: Run, area: Area, words: Words) -> bool:
    """All text that stands on both sides of the rule stands beside it, but for a running head; and no line crosses it.

    A bar beside a quotation parts no columns, nor the line of a chronicle.
    """
    left, right = words.x1[area.which] < run.cut + SLACK, words.x0[area.which] > run.cut - SLACK
    across = area.row[~(left | right)]
    above, below = across[across < run.first], across[across >= run.last]
    if len(above) + len(below) < len(across):
        return False
    reach = ((above.max(initial=-1) + 1, run.first), (run.last, below.min(initial=area.rows)))
    for first, last in reach:
        outside = (area.row >= first) & (area.row < last)
        if min(len(np.unique(area.row[outside & side])) for side in (left, right)) > 1:
            return False
    inside = (area.row >= run.first) & (area.row < run.last)
    if any(len(np.unique(area.row[inside & side])) < LEAST for side in (left, right)):
        return False
    beside = beside_of(run, area, words, words.x1)
    labels = len(beside) > LEVEL * len(np.unique(area.row[inside & left]))
    return not (labels and are_labels(run, beside, area, words))
