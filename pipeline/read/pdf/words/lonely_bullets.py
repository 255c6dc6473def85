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
    lonely = bullets[_are_lonely(bullets, words)] if len(bullets) else bullets
    if not len(lonely):
        return words
    beside = _are_beside(lonely, words)
    beside[:, bullets] = False
    band, base = words.band.copy(), words.base.copy()
    for row in np.flatnonzero(beside.any(axis=1)).tolist():
        n = int(lonely[row])
        text = _nearest(n, np.flatnonzero(beside[row]), words)
        band[n], base[n] = words.band[text], words.base[text]
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


def _are_beside(bullets: Ints, words: Words) -> Bools:
    """Bullets × words: which words stand near behind the bullet, with its height within their own."""
    middle, right = ((words.top + words.bottom) / 2)[bullets, None], words.x1[bullets, None]
    near = np.array([NEAR if words.text[n] in DASHES else FAR for n in bullets.tolist()])[:, None]
    level = (words.top <= middle) & (middle <= words.bottom)
    beside: Bools = level & (words.x0 >= right) & (words.x0 - right < near * words.size)
    return beside


def _nearest(n: int, texts: Ints, words: Words) -> int:
    """The first word of the nearest line."""
    return int(min(texts.tolist(), key=lambda m: (abs(words.base[m] - words.base[n]), words.x0[m])))
