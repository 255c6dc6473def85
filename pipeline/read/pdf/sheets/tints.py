"""Type in another colour than most of a page counts as of a font of its own: only colour may tell a heading."""

from collections import deque
from collections.abc import Sequence
from ctypes import c_int, c_void_p
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets.by_ctypes import bare
from pipeline.read.pdf.sheets.sheet import Codes, Glyphs, Ints

FILL_COLOUR = bare("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
TINTED = "-tinted"  # behind the names of such fonts
FAR = 40  # of 255: shades of one colour differ less


def with_tints(glyphs: Glyphs, fonts: Sequence[str], drawn: Codes, length: Ints) -> tuple[Glyphs, tuple[str, ...]]:
    """The glyphs and fonts, those of another colour apart; text objects are `drawn`, each for so many glyphs."""
    if len(drawn) < 2:
        return glyphs, tuple(fonts)
    colour = np.zeros((len(drawn), 4), np.uint32)
    start = colour.ctypes.data
    deque(
        map(FILL_COLOUR, drawn.tolist(), *(range(at, at + 16 * len(drawn), 16) for at in range(start, start + 16, 4))),
        0,
    )
    shade = colour[:, :3].astype(np.int64)
    same, number = np.unique(shade @ (1 << 16, 1 << 8, 1), return_inverse=True)
    usual = shade[int((number == int(np.bincount(number, length).argmax())).argmax())]
    tinted = (np.abs(shade - usual) > FAR).any(axis=1)
    if len(same) < 2 or not tinted.any():
        return glyphs, tuple(fonts)
    font = np.where(np.repeat(tinted, length), glyphs.font + len(fonts), glyphs.font)
    used, font = np.unique(font, return_inverse=True)
    names = [*fonts, *(name + TINTED for name in fonts)]
    return replace(glyphs, font=font), tuple(names[n] for n in used.tolist())
