"""Whether a page's text can be trusted: no text layer, unknown characters and lost text are said, never passed over."""

from collections.abc import Iterator

import numpy as np

from pipeline.read.draft import Complaint
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Sheet

PRIVATE, UNKNOWN = (0xE000, 0xF8FF), 0xFFFD  # characters
PICTURES = 0xF000, 0xF0FF  # characters of Symbol, Wingdings and their like
TOUCHING = 0.1  # of the size of type
GARBLED = 0.05  # share of characters that nobody knows
LEAST = 8
LEAST_BOX, FLAT = 2.0, 0.5  # points: the longer side, and the height, of a text object that is more than blanks
FILLED = 0.5  # share of the length; text printed twice fills 0.95 and more


def is_sound(sheet: Sheet) -> bool:
    """False where another engine should look: characters without a meaning, text without characters, nothing at all.

    PDFium's own list of text objects is the witness: reading every page twice would cost twenty times as much, and
    `python -m benchmarks.engines` finds no real page on which PDFium is short of characters and this does not tell.
    """
    return not sheet.unmapped and not lost(sheet).any() and not _is_blank(sheet)


def _is_blank(sheet: Sheet) -> bool:
    """Nothing is drawn: the page is empty, or its content was damaged."""
    rules = len(sheet.rules.across) + len(sheet.rules.down)
    return not (len(sheet.glyphs) or sheet.pictures or rules or len(sheet.boxes) or len(sheet.marks))


def unseen(sheet: Sheet) -> Bools:
    """For each text object without characters of its own: whether it draws something on the page.

    Vertical text has a box without width, blanks have one without height.
    """
    box = sheet.hidden
    if not len(box):
        return np.zeros(0, bool)
    width, height = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    inside = (box[:, 0] < sheet.width) & (box[:, 2] > 0) & (box[:, 1] < sheet.height) & (box[:, 3] > 0)
    found: Bools = inside & (np.maximum(width, height) > LEAST_BOX) & (height > FLAT)
    return found


def lost(sheet: Sheet) -> Bools:
    """For each text object without characters of its own: whether other text does not fill its place either."""
    g, box, found = sheet.glyphs, sheet.hidden, unseen(sheet)
    if not found.any():
        return found
    width, height = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    for n in np.flatnonzero(found).tolist():
        x0, top, x1, bottom = box[n].tolist()
        here = (x > x0 - 1) & (x < x1 + 1) & (y > top - 1) & (y < bottom + 1)
        filled = (g.x1 - g.x0)[here].sum() if width[n] >= height[n] else (g.bottom - g.top)[here].sum()
        found[n] = filled < FILLED * max(width[n], height[n])
    return found


def complaints_of(sheet: Sheet) -> Iterator[Complaint]:
    """What is wrong with the page as a whole."""
    drawn = len(sheet.boxes) + len(sheet.marks) + len(sheet.rules.across)
    if not len(sheet.glyphs):
        if sheet.pictures or drawn > 50:
            what = "nur ein Bild" if sheet.pictures else "nur Gezeichnetes"
            yield Complaint("seite_ohne_text", f"Seite {sheet.number} ist {what}, ohne Text.", page=sheet.number)
        return
    high = sheet.glyphs.code[sheet.glyphs.code >= PRIVATE[0]]
    strange, count = int(((high <= PRIVATE[1]) | (high == UNKNOWN)).sum()), len(sheet.glyphs)
    if strange >= LEAST and strange > GARBLED * count:
        told = f"Seite {sheet.number}: {strange} von {count} Zeichen sind unbekannt."
        yield Complaint("zeichensalat", told, page=sheet.number)
    elif strange and (within := _within_words(sheet)):
        told = f"Seite {sheet.number}: {within} Zeichen in Wörtern kennt niemand: Die Schrift nennt sie nicht."
        yield Complaint("zeichen_unbekannt", told, page=sheet.number)


def _within_words(sheet: Sheet) -> int:
    """How many unknown characters touch a letter: "für" without its first one. Those of picture fonts are signs."""
    g = sheet.glyphs
    strange = ((g.code >= PRIVATE[0]) & (g.code < PICTURES[0])) | ((g.code > PICTURES[1]) & (g.code <= PRIVATE[1]))
    strange |= g.code == UNKNOWN
    near = (g.base[1:] == g.base[:-1]) & (np.abs(g.x0[1:] - g.x1[:-1]) < TOUCHING * g.size[1:])
    at = np.flatnonzero(near & (strange[1:] != strange[:-1]))
    letters = [chr(code).isalpha() for code in g.code[at + strange[at]].tolist()]
    return len({n + (not strange[n]) for n, letter in zip(at.tolist(), letters, strict=True) if letter})


def gaps_of(page: Page) -> Iterator[Complaint]:
    """Text in the outline of a table that no cell holds: it is told beside the table, and a rule may be missing."""
    if page.stray:
        told = f"Seite {page.number}: {page.stray} Zeichen stehen im Rahmen einer Tabelle, aber in keiner ihrer Zellen."
        yield Complaint("tabelle_lueckenhaft", told, page=page.number)
