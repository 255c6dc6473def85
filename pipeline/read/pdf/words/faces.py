"""Which fonts of a page are of another face than most of its text: italics, another family, another weight.

Browsers cut a face into several fonts without a name, by the places of its letters in it: "Bayern" may be drawn in two.
"""

import re

import numpy as np

from pipeline.read.pdf.sheets.fonts import are_letters, beside
from pipeline.read.pdf.sheets.sheet import Bools, Sheet

SUBSET = re.compile(r"^[A-Z]{6}\+")
SHARED = 0.03  # of the letters of a font: in so many words it goes on in the other, where both are of one face


def other_faces(sheet: Sheet) -> Bools:
    """For each font of the sheet whether it is of another face than the one that most glyphs have."""
    if len(sheet.fonts) < 2 or not len(sheet.glyphs):
        return np.zeros(max(1, len(sheet.fonts)), bool)
    count = np.bincount(sheet.glyphs.font, minlength=len(sheet.fonts))
    usual = int(count.argmax())
    names = [SUBSET.sub("", name) for name in sheet.fonts]
    other = np.array([name != names[usual] for name in names])
    nameless = np.array([name in ("", "-bold") for name in names])
    if not nameless[usual]:
        return other
    shared = beside(sheet.glyphs, len(names), are_letters(sheet.glyphs.code)) * nameless
    same = np.zeros(len(names), bool)
    same[usual], grown = True, True
    while grown:
        more = same | (shared[same].sum(0) > SHARED * np.maximum(count, 1))
        grown, same = bool((more != same).any()), more
    return ~same
