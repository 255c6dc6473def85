"""Small capitals are of the size of the capitals among them: "ZIELE DER STADT" is a heading of one size, not of two.

Word processors and browsers draw them as capitals of smaller type, where the face has none of its own.
"""

from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets.fonts import are_letters
from pipeline.read.pdf.sheets.sheet import Bools, Glyphs

SMALLEST, LARGEST = 0.62, 0.88  # times the size of capitals: usual are 0.7 to 0.8
SAME = 0.02  # times the size: sizes no further apart are one
LEAST = 2  # words that begin so
CLOSE = 0.15  # sizes of type between letters of one word


def with_small_capitals(glyphs: Glyphs) -> Glyphs:
    """The glyphs, small capitals of the size of the capitals on their line."""
    at = np.flatnonzero(_begin(glyphs))
    if len(at) < LEAST:
        return glyphs
    size = glyphs.size.copy()
    for big, small in {(round(float(glyphs.size[n]), 1), round(float(glyphs.size[n + 1]), 1)) for n in at.tolist()}:
        own = at[np.abs(glyphs.size[at] - big) + np.abs(glyphs.size[at + 1] - small) < SAME * big]
        if len(own) >= LEAST:
            size[np.isin(glyphs.base, glyphs.base[own]) & (np.abs(glyphs.size - small) < SAME * big)] = big
    return replace(glyphs, size=size)


def _begin(glyphs: Glyphs) -> Bools:
    """After which glyphs a word goes on in smaller letters of the same font, on the same writing line."""
    size, letter, found = glyphs.size, are_letters(glyphs.code), np.zeros(len(glyphs), bool)
    ratio = size[1:] / np.maximum(size[:-1], 0.1)
    found[:-1] = (ratio > SMALLEST) & (ratio < LARGEST) & letter[1:] & letter[:-1]
    found[:-1] &= (glyphs.font[1:] == glyphs.font[:-1]) & (glyphs.base[1:] == glyphs.base[:-1])
    found[:-1] &= np.abs(glyphs.x0[1:] - glyphs.x1[:-1]) < CLOSE * size[:-1]
    return found
