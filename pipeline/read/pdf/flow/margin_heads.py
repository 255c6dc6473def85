"""Headings in a margin of their own: each stands at the height of the text it heads."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.areas import Row
from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.words.words import Words

MARGIN = 0.25  # of the words: no more stand in a margin
MOST_WORDS = 20  # of one heading there
IN = 0.5  # sizes of type: lines of one heading begin no further from each other


def margin_heads(words: Words, lines: list[Row], *, known: bool = False) -> list[int]:
    """The lines in which headings of a margin begin: few words, each at the height of a paragraph's start.

    One alone stands beside a text that begins above it, for else it is the first line of a column, if no margin is
    `known` to be there.
    """
    left = [n for n, line in enumerate(lines) if len(line.left)]
    count = sum(len(line.right) for line in lines)
    if not left or sum(len(lines[n].left) for n in left) > MARGIN * count:
        return []
    heads = [n for n in left if _begins(words, lines, n)]
    for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        block = np.concatenate([line.left for line in lines[head:after]])
        if len(block) > MOST_WORDS or not _is_level(words, lines, head, block):
            return []
    starts = [n - _is_beside(words, lines, n) for n in heads]
    parted = [n for n in starts if _parted(words, lines, n)]  # one heading may stand just below another
    return parted if (known or starts != [0]) and parted[:1] == starts[:1] and len(parted) > 0.5 * len(starts) else []


def _is_level(words: Words, lines: list[Row], n: int, block: Ints) -> bool:
    """A line of text stands beside the first of the heading, or none at all beside it.

    Below white both may begin, one a little lower than the other.
    """
    base, size = float(words.base[block[0]]), float(words.size[block].max())
    bases = np.array([float(words.base[line.right[0]]) for line in lines if len(line.right)])
    inside = (bases > float(words.top[block].min())) & (bases < float(words.bottom[block].max()))
    near = 1.0 if _parted(words, lines, n) else 0.6
    return not inside.any() or bool(np.abs(bases - base).min() < near * size)


def _is_beside(words: Words, lines: list[Row], n: int) -> bool:
    """The line above is the text beside a heading in larger type, whose line stands a little lower."""
    own, above = lines[n], lines[n - 1] if n else None
    if above is None or len(above.left) or not len(above.right) or len(own.right):
        return False
    return float(words.base[own.left[0]] - words.base[above.right[0]]) < 0.5 * float(words.size[own.left[0]])


def _begins(words: Words, lines: list[Row], n: int) -> bool:
    """No line of the same heading stands just above, none in the same type that begins at the same place."""
    above = next((line.left for line in lines[:n][::-1] if len(line.left)), None)
    own = lines[n].left
    if above is None or float(words.base[own[0]] - words.base[above[0]]) > 1.6 * float(words.size[own].max()):
        return True
    one, other = own[0], above[0]
    ends = ((words.x0[side].min(), words.x1[side].max()) for side in (own, above))
    left, right = (abs(a - b) > IN * words.size[one] for a, b in zip(*ends, strict=True))
    set_in = left and right  # a bar stands before one of them; lines flush right are of one heading
    return bool(set_in or abs(words.size[one] - words.size[other]) > 0.3 or words.bold[one] != words.bold[other])


def _parted(words: Words, lines: list[Row], n: int) -> bool:
    """More than the usual white stands above the text beside it, or above the next where none is beside it.

    So is a heading where a paragraph begins beside it: a word of that would have had room in the line above.
    """
    steps = [float(words.top[b.right].min() - words.bottom[a.right].max()) for a, b in _texts(lines)]
    above = next((line.right for line in lines[:n][::-1] if len(line.right)), None)
    below = next((line.right for line in lines[n:] if len(line.right)), None)
    if above is None or below is None or not steps:
        return True
    white = float(words.top[below].min() - words.bottom[above].max())
    return white > sorted(steps)[len(steps) // 4] + 1.0 or _begins_anew(words, lines, above, below)


def _begins_anew(words: Words, lines: list[Row], above: Ints, below: Ints) -> bool:
    """A sentence ends with the line above, that has room for the first word of the one below."""
    reach = max(float(words.x1[line.right].max()) for line in lines if len(line.right))
    last, first = int(above[words.x1[above].argmax()]), int(below[words.x0[below].argmin()])
    room = reach - float(words.x1[last]) - float(words.x1[first] - words.x0[first])
    return room > words.size[last] and words.text[last][-1:] in tuple(".!?") and words.text[first][:1].isupper()


def _texts(lines: list[Row]) -> Iterator[tuple[Row, Row]]:
    yield from pairwise(line for line in lines if len(line.right))
