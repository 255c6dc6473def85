"""Heads and feet that count the pages, though nothing repeats them: a flyer of one page has them too.

"Gesund im Quartier                Seite 1 von 1": lines that stand together at the edge of the page, small and apart
from its text, are its head or foot where a number of theirs is that of the page. A bare number all pages must have.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

import numpy as np

from pipeline.read.pdf.flow.outer_lines import Band
from pipeline.read.pdf.words.words import Words

NUMBER = re.compile(r"(?:(?:Seite|S\.|Blatt) ?([0-9]{1,4}))?(?:(?(1)| ?([0-9]{1,4})) ?(?:von|/|of) ?([0-9]{1,4}))?")
SAYS_SO = re.compile(r"Seite|S\.|Blatt|von|/|of")
WHITE = 2.0  # sizes of type between the parts of a line
APART = 1.8  # sizes of type between the foot and the text
EQUAL = 2.0  # points by which the heads of pages differ in height
SMALL = 0.95  # of the usual size of type


def counted(bands: Iterable[Band], pages: int) -> Iterator[Band]:
    """The lines of such heads and feet; of each page and side `bands` come from the edge inwards."""
    outer: dict[str, list[Band]] = {}
    for (_, side), run in groupby(bands, key=lambda band: (band[0].number, band[2])):
        lines = list(run)
        told = [n for n, band in enumerate(lines) if _tells(band, pages)]
        together = _together(lines) if told else []
        if told and told[0] < len(together):
            yield from together
        outer.setdefault(side, []).append(lines[0])
    for lines in outer.values():
        if len(lines) == pages > 1 and all(map(_ends_in_number, lines)) and _have_one_height(lines):
            yield from lines


def _ends_in_number(band: Band) -> bool:
    """The outermost line of a page has the number of the page at one of its ends, apart from its words."""
    parts = list(_parts(_words(band)))
    return len(parts) > 1 and str(band[0].number) in (parts[0], parts[-1]) and bool(_together([band]))


def _have_one_height(lines: list[Band]) -> bool:
    return float(np.ptp([float(_words(band).base[0]) for band in lines])) < EQUAL


def _tells(band: Band, pages: int) -> bool:
    """A part of the line counts as the pages do; most lines lack the number or the word before it."""
    if str(band[0].number) not in band[3] or not SAYS_SO.search(band[3]):
        return False
    return any(_counts(part, band[0].number, pages) for part in _parts(_words(band)))


def _together(run: list[Band]) -> list[Band]:
    """The outermost lines up to white; none where there is no white, or they are no smaller than other text."""
    words = run[0][0].words
    for count, band in enumerate(run, start=1):
        own = _words(band)
        others = words.base[~np.isin(words.band, [number for _, number, _, _ in run[:count]])]
        if not len(others) or float(np.abs(others - own.base[0]).min()) > APART * float(own.size.max()):
            usual = float(np.median(words.size))
            small = all(float(_words(one).size.max()) < SMALL * usual for one in run[:count])
            return run[:count] if small else []
    return []


def _words(band: Band) -> Words:
    first, last = np.searchsorted(band[0].words.band, (band[1], band[1] + 1))
    return band[0].words.run(int(first), int(last))


def _parts(words: Words) -> Iterator[str]:
    starts = np.flatnonzero(np.append(True, words.x0[1:] - words.x1[:-1] > WHITE * words.size[1:])).tolist()
    for start, end in pairwise([*starts, len(words)]):
        yield " ".join(words.text[start:end])


def _counts(text: str, number: int, pages: int) -> bool:
    """ "Seite 1" on the first page, "1/2" on the first of two."""
    match = NUMBER.fullmatch(text)
    if not text or not match:
        return False
    named, bare, total = match.groups()
    return int(named or bare or 0) == number and (total is None or int(total) == pages)
