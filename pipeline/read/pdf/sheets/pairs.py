"""Characters that PDFium tells in two halves, as UTF-16 does: emoji and other pictures beyond the first 65,536."""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Glyphs

FIRST_HALF, SECOND_HALF = 0xD800 >> 10, 0xDC00 >> 10  # The Unicode Standard, 3.9, D91
BEYOND = 0x10000


def with_pairs_joined(glyphs: Glyphs) -> Glyphs:
    """The glyphs, each pair of halves as one in the place of both."""
    half = glyphs.code >> 10
    at = np.flatnonzero((half[:-1] == FIRST_HALF) & (half[1:] == SECOND_HALF))
    if not len(at):
        return glyphs
    kept = np.ones(len(glyphs), bool)
    kept[at + 1] = False
    joined = glyphs.pick(np.arange(len(glyphs)))
    joined.code[at] = BEYOND + ((glyphs.code[at] & 0x3FF) << 10) + (glyphs.code[at + 1] & 0x3FF)
    joined.x1[at] = np.maximum(glyphs.x1[at], glyphs.x1[at + 1])
    return joined.pick(kept)
