"""Boxes that running text flows around: narrow lines beside them, and below them lines as wide as both.

Wie werde ich Partner?    ┌──────────────┐   A heading and two lines show no gutter. A reader takes the box for itself,
• Anruf bei der Stelle    │ Mach mit!    │   before the lines that stand beside it.
  im Rathaus              └──────────────┘
• Besprechung der Themen mit allen, die kommen
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.flow.boxes import LEAST_HEIGHT, LEAST_WIDTH
from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats
from pipeline.read.pdf.words.printed import Frame
from pipeline.read.pdf.words.words import Words

MOST, WIDEST = 20, 0.7  # boxes of a page: more are cells of a table; of the width of its text
BELOW = 3  # lines: one of them runs on under the box
FAR = 2.0  # sizes of type between two lines of one text
TITLE = 1.2  # times the size of the text beside the box: it ends above what is set so large
GAP = 1.5  # sizes of type: more white inside a line parts two columns
PADDING = 1.0  # sizes of type between the text and the box it flows around
LEAST = 2  # lines beside it: one alone has a period or a badge on its right


@dataclass(frozen=True, slots=True)
class Inset:
    """A box, which words it holds, and where it is read: a flat place above the lines beside it."""

    box: Edge
    inside: Bools
    place: Edge


def insets(boxes: Floats, words: Words, held: Bools) -> Iterator[Inset]:
    """The boxes with text to their left and running on below; none that holds words `held` elsewhere."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    widest = WIDEST * float(words.x1.max(initial=0.0) - words.x0.min(initial=np.inf)) if len(words) else 0.0
    found = boxes[(width > LEAST_WIDTH) & (height > LEAST_HEIGHT) & (width < widest)]
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    taken = np.zeros(len(words), bool)
    for x0, top, x1, bottom in found.tolist() if len(found) <= MOST else ():
        level = (y > top) & (y < bottom)
        inside = level & (x > x0) & (x < x1)
        beside = level & ~inside
        if not inside.any() or not beside.any() or (held | taken | words.turned)[level].any():
            continue
        padding = PADDING * float(words.size[beside].max())  # words with a colour behind them stand nearer
        if len(np.unique(words.band[beside])) < LEAST or words.x1[beside].max() > x0 - padding:
            continue
        if words.x0[inside].min() < x0 or words.x1[inside].max() > x1:
            continue
        if not _are_boxed(beside, found, words) and _runs_on_below(words, beside, (x0, bottom)):
            taken |= inside
            first = min(float(words.top[np.isin(words.band, words.band[beside])].min()), top)
            yield Inset((x0, top, x1, bottom), inside, (float(words.x0[beside].min()), first - 0.5, x1, first))


def _are_boxed(beside: Bools, boxes: Floats, words: Words) -> bool:
    """A box stands around the words beside: cards in two columns."""
    x0, top, x1, bottom = words.x0[beside].min(), words.top[beside], words.x1[beside].max(), words.bottom[beside]
    around = (boxes[:, 0] <= x0 + 1) & (boxes[:, 2] >= x1 - 1)
    around &= (boxes[:, 1] <= top.max() + 1) & (boxes[:, 3] >= bottom.min() - 1)
    return bool(around.any())


def _runs_on_below(words: Words, beside: Bools, corner: tuple[float, float]) -> bool:
    """One of the next lines begins where those beside the box do and reaches below it; no column parts any of them."""
    edge, bottom = corner
    left, size = float(words.x0[beside].min()), float(words.size[beside].max())
    y = (words.top + words.bottom) / 2
    below = np.unique(words.band[(y > bottom) & ~words.turned])[:BELOW]
    last = max(bottom, float(words.bottom[beside].max()))
    for band in below.tolist():
        row = np.flatnonzero(words.band == band)
        row = row[np.argsort(words.x0[row])]
        gaps = words.x0[row[1:]] - np.maximum.accumulate(words.x1[row])[:-1]
        crossing = (gaps > GAP * size) & (words.x0[row[1:]] > edge - size)
        if float(words.top[row].min()) - last > FAR * size or crossing.any() or words.x0[row[0]] > edge:
            return False
        if words.x1[row].max() > edge + size:
            return float(words.size[row].max()) < TITLE * size and float(words.x0[row[0]]) < left + GAP * size
        last = float(words.bottom[row].max())
    return False


def set_narrow(frames: Sequence[Frame], boxes: Sequence[Edge]) -> None:
    """Tells the lines beside such boxes that they reach no further than the white before them."""
    for x0, top, _, bottom in boxes:
        for line in (line for frame in frames for line in frame.lines):
            if line.x1 <= x0 and top < line.bottom and line.top < bottom:
                line.reach = min(line.reach, x0 - PADDING * line.size)
