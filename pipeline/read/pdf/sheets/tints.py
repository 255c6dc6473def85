"""Lines in another colour than most of a page count as set in a font of their own: only colour may tell a heading."""

from collections import deque
from collections.abc import Sequence
from ctypes import c_int, c_void_p
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.by_ctypes import bare
from pipeline.read.pdf.sheets.sheet import Codes, Floats, Glyphs, Ints

FILL_COLOUR = bare("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
TINTED = "-tinted"  # behind the names of such fonts
FAR = 40  # of 255: shades of one colour differ less


def with_tints(glyphs: Glyphs, fonts: Sequence[str], drawn: Codes, length: Ints) -> tuple[Glyphs, tuple[str, ...]]:
    """The glyphs and fonts, those of lines in another colour apart; text objects are `drawn`, each for so many glyphs.

    A line has the colour that its first and its last object have: to ask all of them would take too long.
    """
    names = tuple(fonts)
    if len(drawn) < 2:
        return glyphs, names
    base = glyphs.base[np.cumsum(length) - length]
    first = np.flatnonzero(np.append(True, base[1:] != base[:-1]))
    shades = _shades(drawn[np.concatenate([first, np.append(first[1:], len(drawn)) - 1])])
    if (shades == shades[0]).all():
        return glyphs, names
    letters = np.add.reduceat(length, first)
    _, kind = np.unique(shades[: len(first)] @ (1e6, 1e3, 1.0), return_inverse=True)
    usual = shades[int((kind == np.bincount(kind, letters).argmax()).argmax())]
    tinted = (np.abs(shades - usual) > FAR).any(axis=1)
    both = tinted[: len(first)] & tinted[len(first) :]
    if not both.any():
        return glyphs, names
    font = glyphs.font + len(names) * np.repeat(both, letters)
    used = np.bincount(font, minlength=2 * len(names)) > 0
    names += tuple(name + TINTED for name in fonts)
    kept = tuple(names[n] for n in np.flatnonzero(used).tolist())
    return replace(glyphs, font=(np.cumsum(used) - 1)[font]), kept


def _shades(objects: Codes) -> Floats:
    """Red, green and blue of these text objects, up to 255."""
    colours = native.colours(objects)
    if colours is None:
        colours = np.zeros((len(objects), 4), np.uint32)
        at = colours.ctypes.data
        places = (range(part, part + 16 * len(objects), 16) for part in range(at, at + 16, 4))
        deque(map(FILL_COLOUR, objects.tolist(), *places), maxlen=0)
    return colours[:, :3].astype(np.float64)
