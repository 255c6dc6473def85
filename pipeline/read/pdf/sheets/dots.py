"""Rules drawn as rows of dots or short dashes, each a filled shape of its own, as browsers draw dotted borders."""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints

THIN = 2.5  # points: the short side of a dot or dash
LONG = 9.0  # points: the long side of a dash
LEAST = 8  # dots that make a rule
WHITE = 1.3  # times its length is the white behind a dot
SAME = 0.1  # points: dots of a rule stand at one height


def dotted(filled: Floats, axis: int) -> tuple[Floats, Bools]:
    """The rules along an axis (0 lying, 1 upright) that rows of equal small boxes make, and which boxes those are.

    Rows of both are x0, top, x1, bottom; a rule lies in the middle of its dots.
    """
    start, end, low, high = axis, axis + 2, 1 - axis, 3 - axis
    used = np.zeros(len(filled), bool)
    sides = filled[:, 2:] - filled[:, :2]
    small = np.flatnonzero((sides[:, 1 - axis] <= THIN) & (sides[:, axis] <= LONG))
    if len(small) < LEAST:
        return np.empty((0, 4)), used
    line: Ints = np.round((filled[small, low] + filled[small, high]) / (2 * SAME)).astype(np.int64)
    order = np.lexsort((filled[small, start], line))
    small, line = small[order], line[order]
    dots = filled[small]
    length = dots[:, end] - dots[:, start]
    white = dots[1:, start] - dots[:-1, end]
    anew = (np.diff(line) != 0) | (white > WHITE * np.minimum(length[1:], length[:-1]))
    first = np.flatnonzero(np.append([True], anew))
    count = np.diff(np.append(first, len(dots)))
    kept = count >= LEAST
    used[small[np.repeat(kept, count)]] = True
    rules = dots[first[kept]]
    rules[:, end] = dots[(first + count - 1)[kept], end]
    rules[:, low] = rules[:, high] = (rules[:, low] + rules[:, high]) / 2
    return rules, used
