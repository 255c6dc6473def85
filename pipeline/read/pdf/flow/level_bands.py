"""Bands of two columns told by white: below it the right column begins level with a heading on the left."""

from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.areas import Row
from pipeline.read.pdf.flow.head_rows import is_head
from pipeline.read.pdf.words.words import Words

LEAST = 2
ONE_HEIGHT = 0.9  # of the size of type: columns whose first lines differ by no more begin at one height
HOLE, LEVEL = 4.0, 0.3  # sizes of type of white in a column; by which what stands below differs in height
SMALLER = 0.95  # times the size of headings that begin bands: so large are those within them


def level_bands(words: Words, lines: list[Row], size: float) -> list[int]:
    """Where more white than usual parts both columns, and a heading on the left begins level with text on the right.

    Nothing but a band that begins there leaves such white above text without a heading; once, it may be chance. The
    right column goes on with what the left one begins: it has no headings of its own, or but smaller ones.
    """
    whole = [np.concatenate([line.left, line.right]) for line in lines]
    begins = np.minimum.accumulate([float(words.top[line].min()) for line in whole[::-1]])[::-1]
    ends = np.maximum.accumulate([float(words.bottom[line].max()) for line in whole])
    rights = [line.right for line in lines if len(line.right)]
    usual = np.median([words.top[b].min() - words.bottom[a].max() for a, b in pairwise(rights)] or [0.0])
    parted = 1 + np.flatnonzero(begins[1:] - ends[:-1] > max(size, 2 * float(usual)))
    found = [n for n in parted.tolist() if _begins_band(words, lines[n:], size)]
    if len(found) < LEAST:
        return []
    heads = [float(words.size[next(line.left for line in lines[n:] if len(line.left))].max()) for n in found]
    right = (line.right for line in lines if is_head(words, Row(line.right, line.left), size))
    return found if all(words.size[head].max() < SMALLER * min(heads) for head in right) else []


def _begins_band(words: Words, lines: list[Row], size: float) -> bool:
    """Both columns begin at one height, the left one with a heading."""
    left = next((line.left for line in lines if len(line.left)), None)
    right = next((line.right for line in lines if len(line.right)), None)
    if left is None or right is None or abs(words.top[left].min() - words.top[right].min()) > ONE_HEIGHT * size:
        return False
    return is_head(words, Row(left, right), size)


def below_holes(words: Words, lines: list[Row], size: float) -> list[int]:
    """Where the right column goes on below white of several lines, just as high as a heading begins on the left.

    Columns of one length leave it where a heading over both begins below the left one, as may what is set off above it.
    """
    held = [n for n, line in enumerate(lines) if len(line.right)]
    found = []
    for above, n in pairwise(held):
        left, right = lines[n].left, lines[n].right
        hole = len(left) and words.top[right[0]] - words.bottom[lines[above].right[0]] > HOLE * size
        level = hole and abs(words.base[right[0]] - words.base[left[0]]) < LEVEL * size
        if level and is_head(words, lines[n], size) and not is_head(words, Row(right, left), size):
            while n and not len(lines[n - 1].right) and is_head(words, lines[n - 1], size):
                n -= 1
            found.append(n)
    return found
