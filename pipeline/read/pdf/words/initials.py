"""Initials: a large first letter beside two or more lines is the beginning of the first of them.

D ie Kommunen arbeiten        "Die Kommunen arbeiten an dem gemeinsamen Ziel"
- an dem gemeinsamen Ziel     A large quotation mark there is an ornament: the quotation has marks of its own, or none.
"""

import re
from dataclasses import replace

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools
from pipeline.read.pdf.words.words import Words

INITIAL = re.compile(r"[„“\"»«‚(]?[^\W\d_]")
ORNAMENT = re.compile(r"[„“”\"»«‚‘’]{1,2}")
LARGER = 1.7  # times the size of the text beside it
NEAR = 0.35  # of its size: the text begins no further right
LEAST_LINES = 2


def with_initials(words: Words) -> Words:
    """The words, each initial joined to the word it begins; that keeps its place, level with the lines below it."""
    if not len(words) or words.size.max() <= LARGER * words.size.min():
        return words
    usual = float(np.median(words.size))
    large = np.flatnonzero(words.size > LARGER * usual).tolist()
    text, gone = list(words.text), np.zeros(len(words), bool)
    for n in large:
        if INITIAL.fullmatch(text[n]) and (first := _first_beside(words, n)) is not None and text[first][0].isalpha():
            text[first] = text[n] + text[first]
            gone[n] = True
    return replace(words, text=text).pick(np.flatnonzero(~gone)) if gone.any() else words


def ornaments(words: Words) -> Bools:
    """Which words are quotation marks as high as two or more of the lines beside them."""
    found = np.zeros(len(words), bool)
    if len(words) and words.size.max() > LARGER * words.size.min():
        for n in np.flatnonzero(words.size > LARGER * float(np.median(words.size))).tolist():
            found[n] = ORNAMENT.fullmatch(words.text[n]) is not None and _first_beside(words, n) is not None
    return found


def _first_beside(words: Words, n: int) -> int | None:
    """The first word of the uppermost of the lines beside a letter that is as high as two of them."""
    middle = (words.top + words.bottom) / 2
    beside: Bools = (middle > words.top[n]) & (middle < words.bottom[n]) & (LARGER * words.size < words.size[n])
    gap = words.x0 - words.x1[n]
    beside &= (gap > -0.1 * words.size[n]) & (gap < NEAR * words.size[n])
    held = np.flatnonzero(beside)
    if not len(held):
        return None
    first = int(held[np.lexsort((words.x0[held], words.top[held]))][0])
    raised = words.band[first] == words.band[n]  # one that stands on the line it begins
    return first if raised or len(set(words.band[held].tolist())) >= LEAST_LINES else None
