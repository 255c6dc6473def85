"""Bullets printed a little above or below the line of their text: presses set them smaller, or from another font.

They stand on a writing line of their own there; a reader sees them at the head of the line beside them.
"""

from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Ints
from pipeline.read.pdf.words.bullets import BULLETS
from pipeline.read.pdf.words.words import Words

DASHES = frozenset("-–—")
SIGNS = BULLETS | DASHES | {"·"}
FAR, NEAR = 4.0, 1.0  # sizes of type from a bullet to its text; from a dash, which may stand in a cell of its own


def with_bullets_in_line(words: Words) -> Words:
    """The words; a bullet with no text behind it on its own writing line stands on that of the text beside it."""
    bullets = np.array([n for n, text in enumerate(words.text) if text in SIGNS], np.int64)
    lonely = bullets[_are_lonely(bullets, words)].tolist() if len(bullets) else []
    if not lonely:
        return words
    texts = np.setdiff1d(np.arange(len(words)), bullets)
    band, base = words.band.copy(), words.base.copy()
    for n in lonely:
        beside = _beside(n, texts, words)
        if beside is not None:
            band[n], base[n] = words.band[beside], words.base[beside]
    if np.array_equal(band, words.band):
        return words
    _, band = np.unique(band, return_inverse=True)
    return replace(words, band=band, base=base).pick(np.lexsort((words.x0, band)))


def _are_lonely(bullets: Ints, words: Words) -> Bools:
    """Behind which of the bullets no word follows on the same line, or none near."""
    after = np.minimum(bullets + 1, len(words) - 1)
    white = words.x0[after] - words.x1[bullets]
    lonely: Bools = (words.band[after] != words.band[bullets]) | (after == bullets) | (white > FAR * words.size[after])
    return lonely


def _beside(n: int, texts: Ints, words: Words) -> int | None:
    """The first word behind the bullet, on the nearest line that has this height within its own."""
    middle, right = (words.top[n] + words.bottom[n]) / 2, words.x1[n]
    level = texts[(words.top[texts] <= middle) & (middle <= words.bottom[texts])]
    most = NEAR if words.text[n] in DASHES else FAR
    behind = level[(words.x0[level] >= right) & (words.x0[level] - right < most * words.size[level])]
    if not len(behind):
        return None
    return int(min(behind.tolist(), key=lambda m: (abs(words.base[m] - words.base[n]), words.x0[m])))
