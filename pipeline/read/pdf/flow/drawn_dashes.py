"""Dashes that are drawn before items: short lying lines in the middle of a line of text, on its left."""

from collections import Counter

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import ICON, Edge, Floats

SHORT, LONG = 0.3, 1.1  # sizes of type: how long a dash is
MIDDLE = 0.25  # of the height of its line: so far from head and foot it stands
FAR = 3.0  # sizes of type between a dash and its line
NEAR = 1.5  # points
MOST = 400  # short lines of a page: more of them are a drawing


def find_dashes(page: Page) -> Floats:
    """The dashes of a page as boxes of no height.

    None is the edge of a shape or one of a row of dashes, and none touches an upright line, as those of a scale do.
    Lines of one length most of which stand before no text are of a drawing.
    """
    short = [rule for rule in page.rules if rule[2] - rule[0] < ICON]
    if not 0 < len(short) <= MOST or not len(page.words):
        return np.empty((0, 4))
    rules, shapes = np.array(short), np.concatenate([page.marks, page.icons[:, :4], page.boxes])
    alone = [rule for rule in short if _is_alone(rule, rules, shapes, page)]
    hung = [rule for rule in alone if _hangs(rule, page)]
    drawn, told = Counter(map(_length, alone)), Counter(map(_length, hung))
    return np.array([rule for rule in hung if 2 * told[_length(rule)] > drawn[_length(rule)]]).reshape(-1, 4)


def _length(rule: Edge) -> int:
    return round(rule[2] - rule[0])


def _hangs(rule: Edge, page: Page) -> bool:
    """A line of text begins on its right, whose letters it is about as long as one of."""
    words, (x0, y, x1, _) = page.words, rule
    inset = MIDDLE * (words.bottom - words.top)
    level = (words.top + inset < y) & (y < words.bottom - inset)
    white = words.x0 - x1
    near = np.flatnonzero(level & (white > 0) & (white < FAR * words.size))
    if not len(near):
        return False
    size = float(words.size[near[white[near].argmin()]])
    return SHORT * size < x1 - x0 < LONG * size


def _is_alone(rule: Edge, rules: Floats, shapes: Floats, page: Page) -> bool:
    x0, y, x1, _ = rule
    level = (np.abs(rules[:, 1] - y) < NEAR) & (rules[:, 0] < x1 + FAR * ICON) & (rules[:, 2] > x0 - FAR * ICON)
    touched = (page.upright[:, 0] > x0 - NEAR) & (page.upright[:, 0] < x1 + NEAR)
    touched &= (page.upright[:, 1] < y + NEAR) & (page.upright[:, 2] > y - NEAR)
    edge = (np.abs(shapes[:, 0] - x0) < NEAR) & (np.abs(shapes[:, 2] - x1) < NEAR)
    edge &= (shapes[:, 1] < y + NEAR) & (shapes[:, 3] > y - NEAR)
    return int(level.sum()) == 1 and not touched.any() and not edge.any()
