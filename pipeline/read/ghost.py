"""Ghosts: text that was printed before and comes again, torn inside a word, as PDF exporters leave it behind.

Projekte, Programme und Netzwerke sind … / rojekte, Programme und Netzwerke sind
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.read.wrapped import Line

SHORTEST = 10  # letters: shorter runs come again by chance
SIGNS = re.compile(r"[\W_]+")


def ghost_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines of stretches between blank lines that say nothing of their own, one word of them torn.

    A stretch is a ghost if runs of text printed elsewhere make it up, however the lines of either are broken: a torn
    copy often holds the start of one paragraph and, in mid-word, the end of another.
    """
    stretches = _stretches(lines)
    words = [_words(stretch) for stretch in stretches]
    squeezed = [SIGNS.sub("", "".join(own)) for own in words]
    ghosts = (n for n in sorted(set(_torn(words))) if _is_made_of(squeezed[n], [*squeezed[:n], *squeezed[n + 1 :]]))
    return frozenset(line.number for n in ghosts for line in stretches[n])


def says_nothing_new(text: str, others: Sequence[str]) -> bool:
    """Whether runs of the other texts make up this one."""
    return _is_made_of(SIGNS.sub("", text), [SIGNS.sub("", other) for other in others])


def _torn(stretches: Sequence[Sequence[str]]) -> Iterator[int]:
    """The stretches with a word that is the end of another one's, the same two words behind both.

    The word stands nowhere else: "ein Haus am Markt" is no torn "kein Haus am Markt".
    """
    often = Counter(word for words in stretches for word in words)
    followed: dict[tuple[str, str], dict[str, int]] = {}
    for number, words in enumerate(stretches):
        for word, *following in zip(words, words[1:], words[2:], strict=False):
            followed.setdefault((following[0], following[1]), {})[word] = number
    for alike in followed.values():
        if len(alike) > 1:
            torn = (word for word in alike if often[word] == 1 and word[0].islower())
            yield from (alike[word] for word in torn if any(o != word and o.endswith(word) for o in alike))


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
    words: list[str] = []
    for word in (word for line in stretch for word in line.raw.split()):
        cut = words and word[0].islower() and len(words[-1]) > 1 and words[-1][-1] in "-\N{SOFT HYPHEN}"
        if cut:
            words[-1] = words[-1][:-1] + word
        else:
            words.append(word)
    return words


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if line.raw.strip():
            stretches[-1].append(line)
        elif stretches[-1]:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]
