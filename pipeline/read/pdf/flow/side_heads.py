"""What tells two columns of a table that draws no columns from headings in a margin beside their text.

"07/2020 bis 06/2025 | Planung" has a number in each row; "Ziele | Wir stärken …" has none, nor a head over it. Years
that a long text names here and there are none either.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.tables.entries import MOST_LINES
from pipeline.read.pdf.tables.sides import Printed
from pipeline.read.pdf.tables.strips import DIGIT, Strip
from pipeline.read.pdf.words.words import Words

NUMBERED = 0.4  # lines with a number to each row, or to two lines of it
TALL = 4.0  # lines of text to each heading
LEAST = 2  # sections with a heading: others go on with a box, or an imprint
NEAR = 2.5  # sizes of type from a rule to what it stands over


def has_entries(lines: Sequence[Printed], words: Words, strip: Strip, rows: int) -> bool:
    """One of the two columns holds numbers, as that of the periods does, or a bold head stands over both."""
    if lines[0].bold and lines[0].side == "B" and not all(line.bold for line in lines):
        return True
    inside = (words.top > lines[0].top - 1) & (words.bottom < lines[-1].bottom + 1)
    numbers = np.array([bool(DIGIT.search(text)) for text in words.text])
    for side in (words.x1 < strip.edge - 1, words.x0 > strip.edge - 1.5):
        held, numbered = (len(set(words.band[inside & side & which].tolist())) for which in (True, numbers))
        if held <= MOST_LINES * rows and numbered >= NUMBERED * max(rows, held / 2):
            return True
    return False


def are_side_heads(words: Words, heights: Sequence[float], strip: Strip) -> bool:
    """A rule stands over each heading and the long text beside it, the last as well: none closes a last row.

    All headings are bold and none has a number; no head of two columns stands over them.
    """
    centre = (words.top + words.bottom) / 2
    row = np.searchsorted(heights, centre)
    left = words.x1 < strip.edge - 1
    rows = [(row == n) & (centre < heights[-1] + NEAR * words.size) for n in range(1, len(heights) + 1)]
    lines = sum(len(set(words.band[held & ~left].tolist())) for held in rows[:-1])
    if lines < TALL * (len(heights) - 1):
        return False
    heads = [(held & left, held & ~left) for held in rows if (held & left).any()]
    return (
        len(heads) >= LEAST
        and bool(rows[-1].any())
        and all(words.bold[head].all() and not (text.any() and words.bold[text].all()) for head, text in heads)
        and not any(DIGIT.search(words.text[n]) for head, _ in heads for n in np.flatnonzero(head).tolist())
    )
