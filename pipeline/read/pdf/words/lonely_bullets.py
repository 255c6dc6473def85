"""Bullets printed a little above or below the line of their text: presses set them smaller, or from another font.

They stand on a writing line of their own there; a reader sees them at the head of the line beside them.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Ints
from pipeline.read.pdf.words.bullets import BULLETS
from pipeline.read.pdf.words.words import Words

DASHES = frozenset("-–—")
SIGNS = BULLETS | DASHES | {"·"}
FAR, NEAR = 4.0, 1.0  # sizes of type from a bullet to its text; from a dash, which may stand in a cell of its own
AT_ONCE = 64  # bullets: a page may hold thousands, and as many words


def with_bullets_in_line(words: Words) -> Words:
    """The words; a bullet with no text behind it on its own writing line stands on that of the text beside it."""
    bullets = np.array([n for n, text in enumerate(words.text) if text in SIGNS], np.int64)
    lonely = bullets[_are_lonely(bullets, words)] if len(bullets) else bullets
    if not len(lonely):
        return words
    texts = np.delete(np.arange(len(words)), bullets)
    band, base = words.band.copy(), words.base.copy()
    for n, text in _beside(lonely, texts, words):
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


def _beside(bullets: Ints, texts: Ints, words: Words) -> Iterator[tuple[int, int]]:
    """Bullets and the first words behind them, on the nearest lines that have their heights within their own."""
    near = np.array([NEAR if words.text[n] in DASHES else FAR for n in bullets.tolist()])
    middle = (words.top + words.bottom) / 2
    x0, top, bottom, size = words.x0[texts], words.top[texts], words.bottom[texts], words.size[texts]
    for some in np.split(np.arange(len(bullets)), range(AT_ONCE, len(bullets), AT_ONCE)):
        height, white = middle[bullets[some], None], x0 - words.x1[bullets[some], None]
        behind = (top <= height) & (height <= bottom) & (white >= 0) & (white < near[some, None] * size)
        for row in np.flatnonzero(behind.any(axis=1)).tolist():
            n = int(bullets[some[row]])
            level = texts[behind[row]].tolist()
            yield n, min(level, key=lambda m: (abs(words.base[m] - words.base[n]), words.x0[m]))
