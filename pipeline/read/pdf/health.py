"""Whether a page's text can be trusted: no text layer, unknown characters and lost text are said, never passed over."""

from collections.abc import Iterator

import numpy as np

from pipeline.read.draft import Complaint
from pipeline.read.pdf.sheet import Bools, Sheet

GARBLED = 0.05  # share of characters that nobody knows
LEAST = 8


def is_sound(sheet: Sheet) -> bool:
    """False where another engine should look: characters without a meaning, or text that left no character."""
    return not sheet.unmapped and not lost(sheet).any()


def lost(sheet: Sheet) -> Bools:
    """For each text object without characters of its own: whether no other text stands there either."""
    if not len(sheet.hidden):
        return np.zeros(0, bool)
    g = sheet.glyphs
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    box = sheet.hidden
    wide = (box[:, 2] - box[:, 0] > 2) & (box[:, 3] - box[:, 1] > 2)
    covered = np.array(
        [bool(((x > b[0]) & (x < b[2]) & (y > b[1] - 1) & (y < b[3] + 1)).any()) for b in box.tolist()], bool
    )
    inside = (box[:, 0] < sheet.width) & (box[:, 2] > 0) & (box[:, 1] < sheet.height) & (box[:, 3] > 0)
    found: Bools = wide & inside & ~covered
    return found


def complaints_of(sheet: Sheet) -> Iterator[Complaint]:
    """What is wrong with the page as a whole."""
    drawn = len(sheet.boxes) + len(sheet.marks) + len(sheet.rules.across)
    if not len(sheet.glyphs):
        if sheet.pictures or drawn > 50:
            what = "nur ein Bild" if sheet.pictures else "nur Gezeichnetes"
            yield Complaint("seite_ohne_text", f"Seite {sheet.number} ist {what}, ohne Text.", page=sheet.number)
        return
    code = sheet.glyphs.code
    strange = int(((code == 0xFFFD) | ((code >= 0xE000) & (code <= 0xF8FF))).sum())
    if strange >= LEAST and strange > GARBLED * len(code):
        told = f"Seite {sheet.number}: {strange} von {len(code)} Zeichen sind unbekannt."
        yield Complaint("zeichensalat", told, page=sheet.number)
