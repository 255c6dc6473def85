"""Ghosts: text that was printed before and comes again, torn inside a word, as PDF exporters leave it behind.

Projekte, Programme und Netzwerke sind … / rojekte, Programme und Netzwerke sind
"""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.wrapped import Line

FIRST_WORD = re.compile(r"[^\W0-9_]{2,40}(?=[,;: ])")
SHORTEST = 10  # characters: shorter lines repeat by chance


def ghost_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of lines that repeat another line, in stretches between blank lines where at least one is torn."""
    texts = [line.raw.strip() for line in lines]
    often = Counter(texts)
    torn = _torn_forms(texts)
    ghosts: set[int] = set()
    for stretch in _stretches(lines):
        printed = [line.raw.strip() for line in stretch]
        if any(text in torn for text in printed) and all(text in torn or often[text] > 1 for text in printed):
            ghosts.update(line.number for line in stretch)
    return frozenset(ghosts)


def _torn_forms(texts: Sequence[str]) -> frozenset[str]:
    """The lines that are what is left of another when its first word is torn."""
    printed = frozenset(texts)
    torn: set[str] = set()
    for text in printed:
        first = FIRST_WORD.match(text)
        if first and SHORTEST < len(text) <= 300:
            torn.update(left for cut in range(1, first.end()) if (left := text[cut:]) in printed)
    return frozenset(torn)


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line.raw.strip():
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]
