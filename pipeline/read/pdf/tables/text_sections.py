"""Sections of a text in columns between bars and rules: each column of each begins with a heading of its own.

▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
Kommunen in Bayern    Beigetreten sind       In a row of a table a bold title stands beside an entry, and the heads of
Der Prozess wird …    • 2012: Augsburg       columns stand above no text in their row.
────────────────────────────────────
"""

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.tables.crossing import runs_across
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.words.words import Words

LARGE = 1.12  # times the size of the text below it
LEAST_LINES = 3  # below a heading


def holds_sections(words: Words, band: Ints, strips: Sequence[Strip]) -> bool:
    """Whether in all bands of these words with text in several columns each column is a section with its heading."""
    edges, beside = [strip.edge for strip in strips], []
    for number in np.unique(band).tolist():
        row = words.keep(band == number)
        column = np.searchsorted(edges, row.x0 + 1)
        held = np.unique(column)
        if len(held) > 1 and not any(runs_across(row, strip) for strip in strips):
            beside += [row.keep(column == own) for own in held.tolist()]
    return bool(beside) and all(map(_is_section, beside))


def _is_section(words: Words) -> bool:
    """Its first line is bold or larger than the lines below it, of which there are some that are neither."""
    bands = np.unique(words.band)
    first = words.band == bands[0]
    plain = np.array([not words.bold[words.band == n].all() for n in bands])
    head = bool(words.bold[first].all()) or float(words.size[first].min()) >= LARGE * float(np.median(words.size))
    return head and int(plain[1:].sum()) >= LEAST_LINES
