"""Heads of columns that pages repeat: the same lines, with the same words at the same places.

Where they stand nothing else of a row does: a row begins below them, and the row above goes on there. Two measures may
have one title: what names a month is no head, nor what has a list or stands below rows of its columns, but for bold
type and capitals.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools
from pipeline.read.pdf.words.bullets import BULLETS
from pipeline.read.pdf.words.printed import print_lines
from pipeline.read.pdf.words.words import Words

DATED = re.compile(r"[0-9]{1,2}[./][0-9]{4}")  # a row that names a day or month is no head
NEAR = 3.0  # points that a printing program may shift a head that it repeats
LONGEST_SHORT = 4  # letters: "OEGD" and the like begin rows, too
MOST_LINES = 6  # of a head
MOST_ABOVE = 5  # lines of running heads above it
APART = 20.0  # points: columns begin no nearer to each other
WIDE = 0.55  # of the size of type: more than a blank parts the heads of two columns

Runs = list[tuple[str, float]]  # of words of a line that wide blanks part, with where each begins
Lines = Callable[[Page], list[Runs]]


def find_moved(pages: Sequence[Page]) -> None:
    """Sets the places of heads that stand within one page and at the top of the next, below running heads."""
    told = _told_once()
    for before, page in pairwise(pages):
        lines = _new_lines(before, page, told) if not _is_drawn_at_top(page) else []
        for first in range(min(MOST_ABOVE, len(lines))):
            at, count = _again(before, told, lines[first:], before is pages[0]) if lines[first] else (0, 0)
            if count and at > first + 1:
                _mark(pages, lines[first : first + count])
                return


def find_repeated(pages: Sequence[Page]) -> None:
    """Sets the places of the head with which a page begins as one of the two before it did, or had within."""
    if any(page.heads for page in pages):
        return
    told = _told_once()
    for number, page in enumerate(pages):
        before_it = pages[max(0, number - 2) : number][::-1] if not _is_drawn_at_top(page) else ()
        for before in before_it:
            lines = _new_lines(before, page, told)[:MOST_LINES]
            _, count = _again(before, told, lines, before is pages[0]) if lines and lines[0] else (0, 0)
            if count:
                _mark(pages, lines[:count])
                return


def set_boxed_heads_apart(pages: Sequence[Page]) -> None:
    """Moves a head to the page's furniture that the first box of a table of one column holds, as on a page before."""
    seen: set[str] = set()
    for page in pages:
        words = page.words
        own = _in_first_box(page)
        text = " ".join(words.text[n] for n in np.flatnonzero(own).tolist())
        if text in seen and not words.top[~own].min(initial=np.inf) < words.top[own].min():
            page.furniture.extend(("tabellenkopf", line) for line in print_lines(words.keep(own), page.number))
            page.words = words.keep(~own)
        elif text and not any(letter.isdigit() for letter in text):
            seen.add(text)


def _in_first_box(page: Page) -> Bools:
    """The words in the first cell of the uppermost grid that has but one column."""
    words, single = page.words, [grid for grid in page.grids if len({cell[0] for cell in grid.cells}) == 1]
    tall = [min(grid.cells, key=itemgetter(1)) for grid in single if len(grid.cells) > 2]
    if not tall:
        return np.zeros(len(words), bool)
    x0, top, x1, bottom = min(tall, key=itemgetter(1))
    inside: Bools = (words.x0 > x0 - 1) & (words.x1 < x1 + 1) & (words.top > top - 1) & (words.bottom < bottom + 1)
    return inside


def _told_once() -> Lines:
    """The lines of pages, each told but once: that of the next page asks for them too."""
    known: dict[int, list[Runs]] = {}

    def told(page: Page) -> list[Runs]:
        if page.number not in known:
            known[page.number] = lines_told(page.words)
        return known[page.number]

    return told


def _is_drawn_at_top(page: Page) -> bool:
    """A table with all its rules stands at the top of the page, or nothing."""
    starts = _starts(page.words)
    return not starts or any(g.is_table and g.box[1] < page.words.bottom[starts[-1]] < g.box[3] for g in page.grids)


def _starts(words: Words) -> list[int]:
    """Where the first lines begin."""
    anew = np.flatnonzero(words.band[1:] != words.band[:-1])[: MOST_ABOVE - 1] + 1
    return [0, *anew.tolist()] if len(words) else []


def _new_lines(before: Page, page: Page, told: Lines) -> list[Runs]:
    """The lines of a page, [] for one of the first that does not stand on the page before."""
    words = page.words
    starts = _starts(words)
    known = set(before.words.text)
    if not any(words.text[n] in known for n in starts):
        return []
    return [line if n >= len(starts) or words.text[starts[n]] in known else [] for n, line in enumerate(told(page))]


def _again(page: Page, told: Lines, lines: Sequence[Runs], is_first: bool) -> tuple[int, int]:
    """Where the first lines stand in those of the page before, and how many do, if they head two columns."""
    before, first = told(page), lines[0][0][0]
    for at in [n for n, line in enumerate(before) if line[0][0] == first and equal(line, lines[0])]:
        count = _count(before[at : at + MOST_LINES], lines)
        if len({round(x0 / APART) for line in lines[:count] for _, x0 in line}) > 1:
            of_row = _is_of_row(before, at, count, is_first) and not _stands_out(page.words, at, count)
            return (0, 0) if of_row else (at, count)
    return 0, 0


def _is_of_row(lines: Sequence[Runs], at: int, count: int, is_first: bool) -> bool:
    """Rows of the same columns stand above, or a list below: one may go on below the head of any page but the first."""
    below = lines[at + count : at + count + 1] if is_first or at > MOST_ABOVE else []
    return any(_stands_in(line, lines[at]) for line in lines[:at]) or any(map(_is_item, below))


def _stands_out(words: Words, at: int, count: int) -> bool:
    """The lines are bold, or begin in capitals as no row does: "ZEITRAUM"."""
    own = np.flatnonzero(np.isin(words.band, np.unique(words.band)[at : at + count]))
    first = words.text[int(own[0])]
    return bool(words.bold[own].all()) or (len(first) > LONGEST_SHORT and first.isalpha() and first.isupper())


def _count(before: Sequence[Runs], lines: Sequence[Runs]) -> int:
    """How many lines are the same from the first on, up to one that is that of a row."""
    same = (
        equal(one, other) and not (_is_item(one) or _is_drawn_out(one) or any(DATED.search(text) for text, _ in one))
        for one, other in zip(before, lines, strict=False)
    )
    return sum(takewhile(bool, same))


def _is_item(line: Runs) -> bool:
    """A list stands in one of the columns."""
    return any(text.split(" ", 1)[0] in BULLETS for text, _ in line)


def _is_drawn_out(line: Runs) -> bool:
    """The blanks of a justified line are as wide as those between columns: a word begins small behind one of them."""
    return all(" " not in text for text, _ in line) and any(text[0].islower() for text, _ in line[1:])


def _stands_in(line: Runs, head: Runs) -> bool:
    """Text begins where two of the columns do."""
    return sum(any(abs(x0 - own) < NEAR for _, own in head) for _, x0 in line) > 1


def _mark(pages: Sequence[Page], head: Sequence[Runs]) -> None:
    """Tells each page where the head stands, and where it does not for the first time."""
    seen = False
    for page in pages:
        for place in _places(page.words, head):
            page.heads.append(place)
            if seen:
                page.repeats.append(place)
            seen = True


def _places(words: Words, head: Sequence[Runs]) -> Iterator[tuple[float, float]]:
    lines, bands = lines_told(words), np.unique(words.band)
    for at in range(len(lines)):
        if _count(lines[at : at + len(head)], head) == len(head):
            own = np.isin(words.band, bands[at : at + len(head)])
            yield float(words.top[own].min()), float(words.bottom[own].max())


def lines_told(words: Words) -> list[Runs]:
    """The runs of words in each line that wide blanks part, with where each begins."""
    anew = np.diff(words.band, prepend=-1) != 0
    apart = anew.copy()
    apart[1:] |= words.x0[1:] - words.x1[:-1] > WIDE * words.size[1:]
    first = np.flatnonzero(apart)
    runs = zip(pairwise([*first.tolist(), len(words)]), anew[first].tolist(), words.x0[first].tolist(), strict=True)
    lines: list[Runs] = []
    for (start, end), opens, x0 in runs:
        if opens:
            lines.append([])
        lines[-1].append((" ".join(words.text[start:end]), x0))
    return lines


def equal(one: Runs, other: Runs) -> bool:
    """The same runs at the same places."""
    return len(one) == len(other) and all(
        text == again and abs(a - b) < NEAR for (text, a), (again, b) in zip(one, other, strict=True)
    )
