"""Labels in boxes that stand a little lower than the first line of the text on their right, and are read before it.

█          Die Kommune hat eigene Strukturen, um      █     In the middle of its height, or in larger type.
█ Ziel 01:                                            █
█          die Gesundheit zu fördern und zu schützen. █
"""

from collections.abc import Iterator

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Floats
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.words.words import Words

WHITE = 0.8  # of the size of type: behind the label
MOST_WORDS, MOST_LINES = 3, 8  # of a label; of a text
MOST = 200  # boxes of a page: more of them are a drawing


def box_labels(boxes: Floats, words: Words, held: Bools) -> Iterator[tuple[Floats, Bools, Bools]]:
    """For each such box that holds words which nothing `held` before: which words are its label, which its text."""
    ends = [n for n, text in enumerate(words.text) if text.endswith(":")]
    if not 0 < len(boxes) <= MOST or not ends:
        return
    x, y = words.x1[ends], words.base[ends]
    holds = (boxes[:, :1] < x) & (x < boxes[:, 2:3]) & (boxes[:, 1:2] < y) & (y < boxes[:, 3:4])
    for box in boxes[holds.any(axis=1)]:
        inside = owners(words, box[None, :]) >= 0
        which = np.flatnonzero(inside & ~held)
        if len(which) <= MOST_WORDS or held[inside].any() or words.turned[inside].any():
            continue
        if (split := _split(words.pick(which))) is not None:
            label, text = np.zeros(len(words), bool), np.zeros(len(words), bool)
            label[which[split]], text[which[~split]] = True, True
            yield box, label, text


def _split(words: Words) -> Bools | None:
    """Which words are a label left of the white that parts all others from it; None where there is none."""
    order = np.argsort(words.x0, kind="stable")
    reach = np.maximum.accumulate(words.x1[order])
    gaps = np.flatnonzero(words.x0[order][1:] - reach[:-1] > WHITE * words.size[order][1:])
    if not len(gaps) or gaps[0] >= MOST_WORDS:
        return None
    left = np.zeros(len(words), bool)
    left[order[: gaps[0] + 1]] = True
    label, text = words.keep(left), words.keep(~left)
    lines = len(np.unique(text.band))
    if len(np.unique(label.band)) > 1 or lines > MOST_LINES:
        return None
    beside = text.top.min() < (label.top.min() + label.bottom.max()) / 2 < text.bottom.max()
    in_order = label.band[0] <= text.band.min()
    return left if beside and not in_order and label.text[-1].endswith(":") else None
