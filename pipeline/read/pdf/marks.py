"""Small pictures beside lines: drawn bullets, icons. A ring with a tick in it is one picture.

An icon before a heading, or a telephone before its number, is no bullet; the same arrow before each of four lines is.
"""

from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheet import ICON, Floats
from pipeline.read.pdf.words import Words

MOST = 2000  # parts of pictures: a page with more shows a map
TOUCHING = 0.5  # points between parts of one picture
SAME = 0.7  # points by which one picture differs from another like it
FAR = 3.0  # sizes of type from a bullet to its text
LARGE = 1.08  # times the size of the running text


def pictures(parts: Floats) -> Floats:
    """Rows of x0, top, x1, bottom and a number for the look: 0 for a plain dot or square, else how much is drawn.

    `parts` are such rows for what is drawn, in the order drawn: parts that overlap are one picture.
    """
    found: list[list[float]] = []
    for x0, top, x1, bottom, look in parts.tolist() if len(parts) <= MOST else parts[parts[:, 4] == 0].tolist():
        last = found[-1] if found else None
        if last and x0 < last[2] + TOUCHING and x1 > last[0] - TOUCHING and _level(last, top, bottom):
            last[:4] = min(last[0], x0), min(last[1], top), max(last[2], x1), max(last[3], bottom)
            last[4] += max(1.0, look)
        else:
            found.append([x0, top, x1, bottom, look])
    kept = [mark for mark in found if 1 < mark[2] - mark[0] <= ICON and 1 < mark[3] - mark[1] <= ICON]
    return np.array(kept, dtype=np.float64).reshape(-1, 5)


def _level(last: list[float], top: float, bottom: float) -> bool:
    return top < last[3] + TOUCHING and bottom > last[1] - TOUCHING


def bullets_of(marks: Floats, words: Words) -> Floats:
    """The boxes of the marks that are bullets: dots, and pictures that stand before more than one line of text."""
    plain = marks[:, 4] == 0
    if plain.all() or not len(words):
        return marks[plain, :4]
    body = float(np.median(words.size))
    leading = np.array([not own and _leads(mark, words, body) for own, mark in zip(plain, marks, strict=True)])
    alike = (np.abs(_look(marks)[:, None] - _look(marks)[None, :]) < SAME).all(axis=2)
    twins = (alike & leading[None, :]).sum(axis=1)
    return marks[plain | (leading & (twins > 1)), :4]


def _look(marks: Floats) -> Floats:
    """Width, height and how much is drawn."""
    return np.stack([marks[:, 2] - marks[:, 0], marks[:, 3] - marks[:, 1], marks[:, 4]], axis=1)


def _leads(mark: Floats, words: Words, body: float) -> bool:
    """Text begins just right of the picture, no heading: it is neither bold as a whole nor in larger type."""
    x0, top, x1, bottom = mark[:4].tolist()
    middle = (top + bottom) / 2
    level = np.flatnonzero((words.top < middle) & (words.bottom > middle))
    level = level[np.argsort(words.x0[level], kind="stable")]
    after = level[words.x0[level] > (x0 + x1) / 2]
    before = level[words.x0[level] <= (x0 + x1) / 2]
    if not len(after) or words.x0[after[0]] - x1 > FAR * words.size[after[0]]:
        return False
    if len(before) and x0 - float(words.x1[before].max()) < words.size[after[0]]:
        return False
    line = [int(after[0])]
    for n, m in pairwise(after.tolist()):
        if words.x0[m] - words.x1[n] > words.size[n]:
            break
        line.append(m)
    return not bool(words.bold[line].all()) and float(words.size[line].max()) < LARGE * body
