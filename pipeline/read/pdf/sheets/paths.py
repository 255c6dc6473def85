"""Path segments become rules, filled boxes and marks, classified as pdfminer does, without a loop over the paths."""

import numpy as np

from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.dots import dotted
from pipeline.read.pdf.sheets.dump import BEZIER_TO, FILLED, MOVE_TO, Records
from pipeline.read.pdf.sheets.sheet import ICON, MARK, Bools, Floats, Ints, Rules, lengths

LEAST = 2.0  # points: nothing thinner is an icon
CORNER = 14.0  # points: no rounder corner is one where rules meet
SLANT = 0.01  # points: rules and sides of boxes may lean so much


def shapes(
    segments: Records, layout: tuple[float, float, float, float, float, float]
) -> tuple[Rules, Floats, Floats, Floats]:
    """Rules, filled boxes, small marks (filled, or rings as browsers draw their bullets) and icons of a page."""
    none, no_icons = np.empty((0, 4)), np.empty((0, 5))
    if not len(segments):
        return Rules(none, none), none, none, no_icons
    if made := native.shapes(segments, layout):
        across, down, boxes, marks, icons = made
        return Rules(across, down), boxes, marks, icons
    x = segments["x"].astype(float) * layout[0] + segments["y"].astype(float) * layout[2] + layout[4]
    y = segments["x"].astype(float) * layout[1] + segments["y"].astype(float) * layout[3] + layout[5]
    first = np.ones(len(x), bool)
    first[1:] = (segments["kind"][1:] == MOVE_TO) | (segments["path"][1:] != segments["path"][:-1])
    starts = np.flatnonzero(first)
    sizes = lengths(starts, len(x))
    if sizes.max() < 3:  # lines only
        return _rules(segments, x, y, starts, np.zeros(len(starts), bool)), none, none, no_icons
    box = _boxes(x, y, starts)
    filled = (segments["paint"][starts] & FILLED > 0) & (sizes > 2)
    width, height = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    ring = (segments["kind"][np.append(starts, len(x))[1:] - 1] == BEZIER_TO) & (sizes > 8)
    small = (filled | ring) & (width > 1) & (width <= MARK) & (height > 1) & (height <= MARK)
    upright = _is_box(x, y, starts, sizes)
    icon = (width > LEAST) & (width <= ICON) & (height > LEAST) & (height <= ICON) & ~small
    icons = np.column_stack([box, sizes])[icon] if icon.any() else no_icons
    (across, lying), (down, standing) = (dotted(box, axis) for axis in (0, 1))
    whole = ~(lying | standing)
    if not whole.all():  # the sides of dots are no rules
        point, sizes = np.repeat(whole, sizes), sizes[whole]
        segments, x, y, starts = segments[point], x[point], y[point], np.cumsum(sizes) - sizes
    rules = _rules(segments, x, y, starts, (sizes == 4) & upright[whole]) if len(starts) else Rules(none, none)
    if not whole.all():
        rules = Rules(np.concatenate([rules.across, across]), np.concatenate([rules.down, down]))
    return rules, box[filled & upright & ~small & whole], box[small & whole], icons


def _boxes(x: Floats, y: Floats, starts: Ints) -> Floats:
    least, most = np.minimum.reduceat, np.maximum.reduceat
    return np.stack([least(x, starts), least(y, starts), most(x, starts), most(y, starts)], axis=1)


def _is_box(x: Floats, y: Floats, starts: Ints, sizes: Ints) -> Bools:
    """Four or five corners of which each shares a coordinate with the next."""
    found = (sizes == 4) | (sizes == 5)
    at = starts[found]
    straight = np.ones(len(at), bool)
    for n in range(3):
        dx, dy = np.abs(x[at + n] - x[at + n + 1]), np.abs(y[at + n] - y[at + n + 1])
        straight &= (dx < SLANT) | (dy < SLANT)
    box = np.zeros(len(starts), bool)
    box[found] = straight
    return box


def _pulled(segments: Records, x: Floats, y: Floats) -> Ints:
    """The pieces between the points of curves; they have two between their ends, and may be straight or tiny."""
    points = np.flatnonzero(segments["kind"] == BEZIER_TO)
    if not len(points) or len(points) % 3:
        return np.empty(0, np.int64)
    ends = points[2::3]
    ends = ends[(ends - points[::3] == 2) & (ends > 2)]
    wide, high = np.abs(x[ends] - x[ends - 3]), np.abs(y[ends] - y[ends - 3])
    curved = (wide > CORNER) & (high > CORNER)
    pieces: Ints = (ends[curved, None] - np.array([3, 2, 1])).ravel()
    return pieces


def _rules(segments: Records, x: Floats, y: Floats, starts: Ints, open_box: Bools) -> Rules:
    """Every straight piece of a path that lies or stands; a closed path has one more back to its start.

    The points that pull at a curve are none of its own; a small round corner is taken for a corner.
    """
    ends = np.append(starts, len(x))[1:] - 1
    inner = np.ones(len(x) - 1, bool)
    inner[ends[:-1]] = False
    inner[_pulled(segments, x, y)] = False
    one = np.flatnonzero(inner)
    closed = segments["closed"][ends] != 0
    back = closed | open_box
    from_point = np.concatenate([one, ends[back]])
    to_point = np.concatenate([one + 1, starts[back]])
    x0, x1 = np.minimum(x[from_point], x[to_point]), np.maximum(x[from_point], x[to_point])
    y0, y1 = np.minimum(y[from_point], y[to_point]), np.maximum(y[from_point], y[to_point])
    lying, standing = (y1 - y0 < SLANT) & (x1 - x0 >= 1), (x1 - x0 < SLANT) & (y1 - y0 >= 1)
    middle_y, middle_x = (y0 + y1) / 2, (x0 + x1) / 2
    across = np.stack([x0, middle_y, x1, middle_y], axis=1)[lying]
    down = np.stack([middle_x, y0, middle_x, y1], axis=1)[standing]
    return Rules(across, down)
