"""What was found of a table that draws nothing: its columns, its lines, and what parts its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.tables.entries import ByLeft
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.words.words import Words

AT = 3.0  # points by which a column may begin elsewhere on another page
WHITE = 0.55  # of the size of type: more than any blank between two words


@dataclass(frozen=True, slots=True)
class Found:
    """A table found on a page: its strips, its lines as a half-open range, and what tells where rows begin."""

    strips: tuple[Strip, ...]
    first: int
    last: int
    kind: type[ByLeft] = ByLeft


def same_strips(one: tuple[Strip, ...], other: tuple[Strip, ...]) -> bool:
    return len(one) == len(other) and all(abs(a.right - b.right) < 6 for a, b in zip(one, other, strict=True))


def fitting_starts(known: Sequence[Strip], words: Words) -> bool:
    """Words begin where each column of another page does; or, in two of them at least, no others behind white do."""
    at = np.abs(words.x0[:, None] - [strip.right for strip in known]) < AT
    told = at.any(axis=0)
    if told.all() or told.sum() < 2:
        return bool(told.all())
    opens = np.diff(words.band, prepend=-1) != 0
    opens[1:] |= words.x0[1:] - words.x1[:-1] > WHITE * words.size[1:]
    over = [(words.x0 < strip.left - AT) & (words.x1 > strip.right + AT) for strip in known]
    return bool((at.any(axis=1) | (words.x1 < known[0].right))[opens].all()) and not np.any(over)
