"""Badges on cards: a small box with a line or two in it, most often the period, on the right of the title of its card.

┌───────────────────────────────────────┐
│ Planung der Steuerung  (07/2020–2025) │   The title goes on below its first line, and a list runs on under both. A
│ mit allen Ämtern                      │   reader takes the badge for itself, before the title beside it.
│ • Projektgruppe, die sich regelmäßig… │
└───────────────────────────────────────┘
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.insets import PADDING, Inset
from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats
from pipeline.read.pdf.words.words import Words

LOW = 3.5  # sizes of type: no higher is a badge of one line or two
MOST = 40  # badges of a page
SAME = 1.0  # points
EDGE, NEAR = 3.0, 0.2  # sizes of type from the right edge of the card: there a badge may stand as near to the title
HIGHER = 1.5  # times as high as its badge is a card
INSIDE = 1.0  # points by which a badge stands within its card


def badges(boxes: Floats, lying: Sequence[Edge], words: Words, held: Bools) -> Iterator[Inset]:
    """Small boxes on the right of what stands beside them in one of the `boxes`; none holds words `held` elsewhere."""
    if not len(boxes) or not len(words):
        return
    small = [*_small_boxes(lying, LOW * float(np.median(words.size)))]
    taken = held.copy()
    for box in small if len(small) <= MOST else ():
        badge = _on_card(box, boxes, words, taken)
        if badge:
            taken |= badge.inside
            yield badge


def _small_boxes(lying: Sequence[Edge], most: float) -> Iterator[Edge]:
    """Between two lying rules with the same ends, so near each other; half circles may stand out on both sides."""
    for above, below in pairwise(sorted(lying, key=lambda rule: (round(rule[0]), round(rule[2]), rule[1]))):
        height = below[1] - above[1]
        if max(abs(above[0] - below[0]), abs(above[2] - below[2])) < SAME and 0 < height < most:
            yield above[0], above[1], above[2], below[1]


def _on_card(box: Edge, boxes: Floats, words: Words, held: Bools) -> Inset | None:
    x0, top, x1, bottom = box
    # round corners part the sides of a card from its upper edge: only those may be known
    around = (boxes[:, :2] < (x0 - INSIDE, top + INSIDE)) & (boxes[:, 2:] > (x1 + INSIDE, bottom - INSIDE))
    cards = boxes[around.all(axis=1) & (boxes[:, 3] - boxes[:, 1] > HIGHER * (bottom - top))]
    if not len(cards):
        return None
    left, _, right, _ = cards[np.argmin(cards[:, 2] - cards[:, 0])].tolist()
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    level: Bools = (y > top) & (y < bottom) & (x > left) & (x < right)
    side = (bottom - top) / 2
    inside = level & (x > x0 - side) & (x < x1 + side)
    beside = level & ~inside
    if not inside.any() or not beside.any() or (held | words.turned)[level].any():
        return None
    size = float(words.size[beside].max())
    at_edge = right - x1 - side < EDGE * size
    fills = boxes[(np.abs(boxes[:, (1, 3)] - (top, bottom)) < SAME).all(axis=1) & (np.abs(boxes[:, 0] - x0) < side)]
    begins = float(fills[:, 0].min()) if at_edge and len(fills) else x0 - side
    if words.x1[beside].max() > begins - (NEAR if at_edge else PADDING) * size:
        return None  # words with a colour behind them go on in their line
    first = float(words.top[level].min())
    return Inset(box, inside, (float(words.x0[beside].min()), first - 0.5, x1, first))
