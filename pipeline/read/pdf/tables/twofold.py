"""Lists set in two columns within one cell: a second bullet stands behind white on the lines of the first.

│ • Einladung aller Vereine        • Auswahl der Orte      │      The left column is read first, as in a text.
│ • Bericht im Rat, der darüber    • Umsetzung             │
│   entscheidet                                            │
"""

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.words.bullets import BULLETS, DASHES
from pipeline.read.pdf.words.printed import Line
from pipeline.read.pdf.words.words import Words

WHITE = 0.9  # of the size of type: at least as much stands before the second bullet
MARKS = BULLETS | DASHES
SAME = 1.5  # points by which the bullets of one column may differ


def with_second_columns(words: Words, owner: Ints) -> tuple[Ints, dict[int, int]]:
    """The cell of each word, those of second columns numbered anew; and for each such cell the new number."""
    bullets = [n for n, text in enumerate(words.text) if text in MARKS]
    second = [n for n in bullets if n and owner[n] >= 0 and _goes_on(words, owner, n) and _is_listed(words, owner, n)]
    found: dict[int, int] = {}
    for cell in dict.fromkeys(owner[second].tolist()):
        mine = [n for n in second if owner[n] == cell]
        start = float(words.x0[mine].min()) - SAME
        own = np.flatnonzero((owner == cell) & (words.base > words.base[mine].min() - SAME))  # below a title
        if not ((words.x0[own] < start) & (words.x1[own] > start)).any():
            found[cell] = int(owner.max()) + 1
            owner = owner.copy()
            owner[own[words.x0[own] >= start]] = found[cell]
    return owner, found


def _goes_on(words: Words, owner: Ints, n: int) -> bool:
    """The word goes on in a line of its cell, behind white."""
    same = words.band[n] == words.band[n - 1] and owner[n] == owner[n - 1]
    return bool(same and words.x0[n] - words.x1[n - 1] > WHITE * words.size[n])


def _is_listed(words: Words, owner: Ints, n: int) -> bool:
    """The line begins with the same bullet."""
    first = n
    while first and words.band[first - 1] == words.band[n] and owner[first - 1] == owner[n]:
        first -= 1
    return words.text[first] == words.text[n]


def set_below(first: Sequence[Line], second: list[Line]) -> list[Line]:
    """The lines of the second column where those of the first begin: both are items of one list."""
    shift = min((line.x0 for line in second), default=0.0) - min((line.x0 for line in first), default=0.0)
    for line in second:
        line.x0, line.x1, line.indent = line.x0 - shift, line.x1 - shift, line.indent - shift
    return second
