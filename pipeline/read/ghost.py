"""Ghosts: text that was printed before and comes again, torn inside a word, as PDF exporters leave it behind.

Projekte, Programme und Netzwerke sind … / rojekte, Programme und Netzwerke sind
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from pipeline.read.wrapped import Line

SHORTEST = 10  # letters: shorter runs come again by chance
SIGNS = re.compile(r"[\W_]+")
CUT = re.compile("[-\N{SOFT HYPHEN}](?<=\\S[-\N{SOFT HYPHEN}])\\s+([^\\W\\d_])")


def ghost_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines of stretches between blank lines that say nothing of their own, one word of them torn.

    A stretch is a ghost if runs of text printed elsewhere make it up, however the lines of either are broken: a torn
    copy often holds the start of one paragraph and, in mid-word, the end of another.
    """
    stretches = _stretches(lines)
    words = [_words(stretch) for stretch in stretches]
    torn = sorted(set(_torn(words)))
    squeezed = [SIGNS.sub("", "".join(own)) for own in words] if torn else []
    ghosts = (n for n in torn if _is_made_of(squeezed[n], [*squeezed[:n], *squeezed[n + 1 :]]))
    return frozenset(line.number for n in ghosts for line in stretches[n])


def says_nothing_new(text: str, others: Sequence[str]) -> bool:
    """Whether runs of the other texts make up this one."""
    return _is_made_of(SIGNS.sub("", text), [SIGNS.sub("", other) for other in others])


def _torn(stretches: Sequence[Sequence[str]]) -> Iterator[int]:
    """The stretches with a word that is the end of another one's, the same two words behind both.

    The word stands nowhere else: "ein Haus am Markt" is no torn "kein Haus am Markt".
    """
    often = Counter(chain.from_iterable(stretches))
    loose = {
        (word, pair): number
        for number, words in enumerate(stretches)
        for word, pair in zip(words, pairwise(words[1:]), strict=False)
        if often[word] == 1 and often[pair[0]] > 1 and often[pair[1]] > 1 and word[0].islower()
    }
    before: dict[tuple[str, str], set[str]] = {pair: set() for _, pair in loose}
    for words in stretches if loose else ():
        for word, pair in zip(words, pairwise(words[1:]), strict=False):
            if pair in before:
                before[pair].add(word)
    for (word, pair), number in loose.items():
        if any(other != word and other.endswith(word) for other in before[pair]):
            yield number


def _is_made_of(text: str, others: Sequence[str]) -> bool:
    """Whether runs of the other texts, each as long as it goes, make up the text."""
    printed, at = "\n".join(others), 0
    while at < len(text):
        least, most = at, len(text) + 1
        while most - least > 1:
            middle = (least + most) // 2
            least, most = (middle, most) if text[at:middle] in printed else (least, middle)
        if least - at < SHORTEST:
            return False
        at = least
    return bool(text)


def _words(stretch: Sequence[Line]) -> list[str]:
    """The words of a stretch, those cut at a line end whole."""
    text = " ".join([line.raw for line in stretch])
    return CUT.sub(lambda cut: cut[1] if cut[1].islower() else cut[0], text).split()


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line.raw.strip():
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]
