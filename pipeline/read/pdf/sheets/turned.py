"""Boxes of characters drawn turned (labels up the side of a table) or shown on a turned page, as pdfminer makes them.

PDFium gives such a character the tight box of its ink only. Its box here is what it takes up on its own writing line:
from its origin to that of the next character, and as far down and up as the font's descent and size.
"""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats

BEARING = 0.3  # sizes of the font: what lies between the ink of a character and the next is no more
BLANK = 0.13  # sizes of the font: by so much no kerning widens a character
LEVEL = 0.02  # of its length by which an upright line may rise
BESIDE = 0.1  # sizes of the font: beside the ink of most characters there is no more
LIGATURE = 3  # letters in one glyph at most: ffi
TINY = 1e-9  # no direction is shorter


def turned_boxes(origin: Floats, ink: Floats, lines: Floats, ends: Bools) -> Floats:
    """Rows of x0, top, x1, bottom for characters with this origin (x, y) and box of ink.

    `lines` has five columns (more are ignored): the direction of the writing line (x, y), that of the upward line
    (x, y; as long as the size of the font), the font's descent in sizes. A character of `ends` has none after it in its
    text object, or its ink is as wide as the character: it ends where its ink ends, as it does before a jump.
    """
    along = lines[:, :2] / np.maximum(np.hypot(lines[:, 0], lines[:, 1]), TINY)[:, None]
    upward, down = lines[:, 2:4], lines[:, 4:5]
    advance = np.zeros(len(origin))
    advance[:-1] = ((origin[1:] - origin[:-1]) * along[:-1]).sum(axis=1)
    advance[ends] = 0
    for _ in range(LIGATURE - 1):  # its letters have one origin: each is as wide as all of them
        joined = np.append((origin[1:] == origin[:-1]).all(axis=1), False)
        advance[joined] = advance[np.flatnonzero(joined) + 1]
    corners = np.stack([ink[:, pair] for pair in ([0, 1], [0, 3], [2, 1], [2, 3])])
    reach = ((corners - origin) * along).sum(axis=2).max(axis=0)
    beside = BEARING * np.hypot(upward[:, 0], upward[:, 1])
    known = (advance > 0) & (advance <= np.maximum(reach, 0) + beside)
    onward = along * np.where(known, advance, reach)[:, None]
    low = origin + upward * down
    points = np.stack([low, low + onward, low + upward, low + onward + upward])
    return np.hstack([points.min(axis=0), points.max(axis=0)])


def without_blanks(boxes: Floats, ink: Floats, lines: Floats, code: Codes) -> Floats:
    """The boxes, those of upright characters no wider than others of the same character, or than their ink, need be.

    Where no blank is printed between two words, a character seems to reach to the next word. The letters of a ligature
    share their box.
    """
    size = np.hypot(lines[:, 2], lines[:, 3])
    upright = (lines[:, 0] > 0) & (np.abs(lines[:, 1]) < LEVEL * lines[:, 0])
    wide = boxes[:, 2] - boxes[:, 0]
    again = np.append((boxes[1:] == boxes[:-1]).all(axis=1), False)
    alone = upright & ~again & ~np.roll(again, 1)
    _, kind = np.unique(np.stack([code, np.round(size, 1)]), axis=1, return_inverse=True)
    least = np.full(kind.max(initial=0) + 1, np.inf)
    np.minimum.at(least, kind.ravel(), np.where(alone & (wide > 0), wide, np.inf))
    own = np.maximum(ink[:, 0], ink[:, 2]) - boxes[:, 0] + BESIDE * size
    own[alone] = np.minimum(own, least[kind.ravel()])[alone]
    over = upright & (own > 0) & (wide > own + BLANK * size)
    found = boxes.copy()
    found[over, 2] = boxes[over, 0] + own[over]
    return found
