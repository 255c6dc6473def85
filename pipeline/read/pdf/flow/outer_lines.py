"""The lines at the head and foot of a page, from its edge inwards, and what tells two of them to be the same."""

import re
from collections.abc import Iterable

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools

ZONE, MOST_LINES = 0.14, 4  # of the page height, at the top and at the bottom; lines there
NUMBER = re.compile(r"[0-9]{1,4}")
ROMAN = (("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
SIGN = re.compile(r"[·•|–—]")  # the blanks beside it may be too narrow to be seen in one of the lines

Band = tuple[Page, int, str, str]  # page, band, side, text


def outer_bands(page: Page, gridded: Bools | None) -> Iterable[Band]:
    """The outermost lines at head and foot, from the edge inwards up to a table."""
    words = page.words
    for side in ("kopfzeile", "fusszeile"):
        near = words.base < ZONE * page.height if side == "kopfzeile" else words.base > (1 - ZONE) * page.height
        bands = sorted(set(words.band[near].tolist()), reverse=side == "fusszeile")[:MOST_LINES]
        firsts, lasts = (np.searchsorted(words.band, bands, end).tolist() for end in ("left", "right"))
        for number, first, last in zip(bands, firsts, lasts, strict=True):
            if any(top - 1 < words.top[first] < bottom for top, bottom in page.heads):
                break
            if gridded is not None and gridded[first:last].any():
                break
            yield page, number, side, " ".join(words.text[first:last])


def height_of(band: Band) -> int:
    """In steps of five points."""
    return round(base_of(band) / 5)


def base_of(band: Band) -> float:
    """The writing line, in points from the top."""
    page, number, _, _ = band
    return float(page.words.base[np.searchsorted(page.words.band, number)])


def members(text: str) -> list[str]:
    """The words, in an order that does not change where facing pages mirror them; a sign between two is one."""
    return sorted(SIGN.sub(r" \g<0> ", text).split(), key=shape)


def shape(word: str) -> str:
    """The word without its numbers."""
    return NUMBER.sub("#", word)


def is_roman(text: str, number: int) -> bool:
    """A page number in Roman numerals: "II", "– iv –"."""
    printed = ""
    for sign, value in ROMAN:
        printed += sign * (number // value)
        number %= value
    return text.strip("-–—|•· ").lower() == printed
