"""Headings that cut a page of columns into bands, each with columns of its own.

A heading over both columns may be shorter than the left one; then nothing stands beside it, and below it both columns
begin at one height. Headings in a margin of their own belong each to the text at its height.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Ints
from pipeline.read.pdf.words.bullets import BULLETS
from pipeline.read.pdf.words.words import Words

HEADING = 1.12  # times the size of the running text
SAME = 1.0  # points by which columns differ that begin together, below a heading that nothing stands beside
ONE_HEIGHT = 0.9  # of the size of type: columns whose first lines differ by no more begin at one height
LISTED = 1.1  # of the size of type, where the lower column begins with a list
WHITE = 2.5  # times the size of type: so much white has a heading around it that is bold and no larger
TEXT = 0.9  # times the size of type: no smaller is the running text
DEEPEST = 3.5  # lines by which the columns above a heading may differ: columns of equal length do by few
FAR = 2.0  # sizes of its type: lines of one heading stand no further apart
MARGIN = 0.25  # of the words: no more stand in a margin
MOST_WORDS = 20  # of one heading there
LEAST = 2
IN = 0.5  # sizes of type: lines of one heading begin no further from each other


@dataclass(frozen=True, slots=True)
class Row:
    """One writing line: what stands left and right of a gutter."""

    left: Ints
    right: Ints


@dataclass(frozen=True, slots=True)
class Bands:
    """The numbers of the rows that begin bands, and whether headings in a margin stand left of the gutter there."""

    rows: tuple[int, ...] = ()
    margin: bool = False


def bands_of(words: Words, which: Ints, row: Ints, on_left: Bools, rows: tuple[int, int]) -> Bands:
    """The bands between `rows`: they begin with headings over both columns or in the margin."""
    first = rows[0]
    sides = (_by_row(which[side], row[side], rows) for side in (on_left, ~on_left))
    lines = [Row(left, right) for left, right in zip(*sides, strict=True)]
    if heads := _margin_heads(words, lines):
        return Bands(tuple(first + n for n in heads), margin=True)
    size = float(np.median(words.size[which]))
    return Bands(tuple(first + n for n in _heads(words, lines, size) if first + n))


def _by_row(which: Ints, row: Ints, rows: tuple[int, int]) -> list[Ints]:
    """The words of each of the rows."""
    order = np.argsort(row, kind="stable")
    ends = np.searchsorted(row[order], np.arange(rows[0], rows[1] + 1))
    return [which[order[start:end]] for start, end in pairwise(ends.tolist())]


def _heads(words: Words, lines: list[Row], size: float) -> list[int]:
    """Where headings over both columns begin and end; one alone, only below columns of equal length."""
    gaps = {n: gap for n in range(1, len(lines)) if (gap := _beside(words, lines, n, size)) is not None}
    if not (len(gaps) >= LEAST or min(gaps.values(), default=np.inf) < DEEPEST * 1.4 * size):
        return []
    return [m for n in gaps for m in (n, _end(words, lines, n, size))] + _last(words, lines, size)


def _last(words: Words, lines: list[Row], size: float) -> list[int]:
    """Where a heading begins that stands last of all, below both columns: what it heads is on the next page."""
    n = len(lines)
    while n > 1 and _end(words, lines, n - 1, size) == len(lines):
        n -= 1
    above = [side for line in lines[:n] for side in (line.left, line.right) if len(side)]
    if n == len(lines) or not any(len(line.right) for line in lines[:n]):
        return []
    white = float(words.top[lines[n].left].min()) - max(float(words.bottom[side].max()) for side in above)
    return [n] if white > size else []


def _end(words: Words, lines: list[Row], n: int, size: float) -> int:
    """The line below the large or bold type that begins with line `n` and has nothing beside it."""
    while n < len(lines) and _is_head(words, lines[n], size) and not len(lines[n].right):
        n += 1
    return n


def _beside(words: Words, lines: list[Row], n: int, size: float) -> float | None:
    """How much more white stands on the right above the line below a heading; None if line `n` begins none.

    Nothing stands beside a heading, and both columns begin in the line below it.
    """
    end = _end(words, lines, n, size)
    if end == n or end == len(lines) or _goes_on(words, lines, n, size):
        return None
    left, right = [line.left for line in lines[:n] if len(line.left)], [line.right for line in lines[:n]]
    above = [side for side in right if len(side)]
    begins = [_begin(words, [line.left for line in lines[end:]]), _begin(words, [line.right for line in lines[end:]])]
    listed = _begins_list(words, lines[end:], max(begins))
    if not above or not left or abs(begins[0] - begins[1]) > (LISTED if listed else ONE_HEIGHT) * size:
        return None
    if _is_large(words, next(line for line in lines[end:] if len(line.left)), size):
        return None  # the heading goes on beside the other column
    begin = begins[1]
    gaps = [begin - float(words.bottom[side[-1]].max()) for side in (left, above)]
    head = np.concatenate([line.left for line in lines[n:end]])
    others = np.concatenate([part for line in [*lines[:n], *lines[end:]] for part in (line.left, line.right)])
    top, bottom = float(words.top[head].min()), float(words.bottom[head].max())
    clear = not bool(((words.bottom[others] > top + 1) & (words.top[others] < bottom - 1)).any())
    at_edge = float(words.x0[head].min()) < float(words.x0[others].min()) + size
    large = all(_is_large(words, line, size) for line in lines[n:end])
    if not clear or not at_edge or not (large or (min(gaps) > WHITE * size and _goes_below(words, lines[end:], size))):
        return None
    return 0.0 if abs(begins[0] - begins[1]) < SAME else gaps[1] - gaps[0]


def _begins_list(words: Words, lines: list[Row], begin: float) -> bool:
    """A list begins at this height; browsers leave white above it, but not where a column breaks."""
    sides = (side for line in lines for side in (line.left, line.right) if len(side))
    return any(words.text[side[0]] in BULLETS and float(words.top[side].min()) == begin for side in sides)


def _goes_on(words: Words, lines: list[Row], n: int, size: float) -> bool:
    """Line `n` is the rest of a heading: the line above it on the left is of one, and stands no further off."""
    above = next((line for line in lines[:n][::-1] if len(line.left)), None)
    if above is None or not _is_head(words, above, size):
        return False
    own = lines[n].left[0]
    return bool(words.base[own] - words.base[above.left[0]] < FAR * words.size[own])


def _goes_below(words: Words, lines: list[Row], size: float) -> bool:
    """Both columns go on in the type of the text: two numbers of pages are no columns."""
    sides = ([line.left for line in lines], [line.right for line in lines])
    firsts = [next((part for part in side if len(part)), None) for side in sides]
    return all(part is not None and float(words.size[part].max()) > TEXT * size for part in firsts)


def _begin(words: Words, side: list[Ints]) -> float:
    """The height at which a column begins; beyond the page where it has no more lines."""
    return next((float(words.top[line].min()) for line in side if len(line)), np.inf)


def _is_large(words: Words, line: Row, size: float) -> bool:
    return bool(len(line.left)) and float(words.size[line.left].min()) >= HEADING * size


def _is_head(words: Words, line: Row, size: float) -> bool:
    """All of it is in large type, or bold."""
    return _is_large(words, line, size) or bool(len(line.left) and words.bold[line.left].all())


def _margin_heads(words: Words, lines: list[Row]) -> list[int]:
    """The lines in which headings of a margin begin: few words, each at the height of a paragraph's start.

    One alone stands beside a text that begins above it, for else it is the first line of a column.
    """
    left = [n for n, line in enumerate(lines) if len(line.left)]
    count = sum(len(line.right) for line in lines)
    if not left or sum(len(lines[n].left) for n in left) > MARGIN * count:
        return []
    heads = [n for n in left if _begins(words, lines, n)]
    for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        block = np.concatenate([line.left for line in lines[head:after]])
        if len(block) > MOST_WORDS or not _is_level(words, lines, head, block):
            return []
    starts = [n - _is_beside(words, lines, n) for n in heads]
    parted = [n for n in starts if _parted(words, lines, n)]  # one heading may stand just below another
    return parted if starts != [0] and parted[:1] == starts[:1] and len(parted) > 0.5 * len(starts) else []


def _is_level(words: Words, lines: list[Row], n: int, block: Ints) -> bool:
    """A line of text stands beside the first of the heading, or none at all beside it.

    Below white both may begin, one a little lower than the other.
    """
    base, size = float(words.base[block[0]]), float(words.size[block].max())
    bases = np.array([float(words.base[line.right[0]]) for line in lines if len(line.right)])
    inside = (bases > float(words.top[block].min())) & (bases < float(words.bottom[block].max()))
    near = 1.0 if _parted(words, lines, n) else 0.6
    return not inside.any() or bool(np.abs(bases - base).min() < near * size)


def _is_beside(words: Words, lines: list[Row], n: int) -> bool:
    """The line above is the text beside a heading in larger type, whose line stands a little lower."""
    own, above = lines[n], lines[n - 1] if n else None
    if above is None or len(above.left) or not len(above.right) or len(own.right):
        return False
    return float(words.base[own.left[0]] - words.base[above.right[0]]) < 0.5 * float(words.size[own.left[0]])


def _begins(words: Words, lines: list[Row], n: int) -> bool:
    """No line of the same heading stands just above, none in the same type that begins at the same place."""
    above = next((line.left for line in lines[:n][::-1] if len(line.left)), None)
    own = lines[n].left
    if above is None or float(words.base[own[0]] - words.base[above[0]]) > 1.6 * float(words.size[own].max()):
        return True
    one, other = own[0], above[0]
    set_in = abs(words.x0[own].min() - words.x0[above].min()) > IN * words.size[one]  # a bar stands before one of them
    return bool(set_in or abs(words.size[one] - words.size[other]) > 0.3 or words.bold[one] != words.bold[other])


def _parted(words: Words, lines: list[Row], n: int) -> bool:
    """More than the usual white stands above the text beside it, or above the next where none is beside it.

    So is a heading where a paragraph begins beside it: a word of that would have had room in the line above.
    """
    steps = [float(words.top[b.right].min() - words.bottom[a.right].max()) for a, b in _texts(lines)]
    above = next((line.right for line in lines[:n][::-1] if len(line.right)), None)
    below = next((line.right for line in lines[n:] if len(line.right)), None)
    if above is None or below is None or not steps:
        return True
    white = float(words.top[below].min() - words.bottom[above].max())
    return white > sorted(steps)[len(steps) // 4] + 1.0 or _begins_anew(words, lines, above, below)


def _begins_anew(words: Words, lines: list[Row], above: Ints, below: Ints) -> bool:
    """A sentence ends with the line above, that has room for the first word of the one below."""
    reach = max(float(words.x1[line.right].max()) for line in lines if len(line.right))
    last, first = int(above[words.x1[above].argmax()]), int(below[words.x0[below].argmin()])
    room = reach - float(words.x1[last]) - float(words.x1[first] - words.x0[first])
    return room > words.size[last] and words.text[last][-1] in ".!?" and words.text[first][0].isupper()


def _texts(lines: list[Row]) -> Iterator[tuple[Row, Row]]:
    yield from pairwise(line for line in lines if len(line.right))
