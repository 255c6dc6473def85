"""Headings that cut a page of columns into bands, each with columns of its own.

A heading over both columns may be shorter than the left one; then nothing stands beside it, and below it both columns
begin at one height. Those in a margin of their own are found in `margin_heads`.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.areas import Area, Row, Run
from pipeline.read.pdf.flow.head_rows import is_head, is_large
from pipeline.read.pdf.flow.level_bands import ONE_HEIGHT, below_holes, level_bands
from pipeline.read.pdf.flow.margin_heads import margin_heads
from pipeline.read.pdf.sheets.sheet import Bools, Ints
from pipeline.read.pdf.words.bullets import BULLETS
from pipeline.read.pdf.words.words import Words

SAME = 1.0  # points by which columns differ that begin together, below a heading that nothing stands beside
LISTED = 1.1  # of the size of type, where the lower column begins with a list
WHITE = 2.5  # times the size of type: so much white has a heading around it that is bold and no larger
TEXT = 0.9  # times the size of type: no smaller is the running text
DEEPEST = 3.5  # lines by which the columns above a heading may differ: columns of equal length do by few
BAR = 1.75  # sizes of type that a heading may stand further in: a bar is drawn before it
FAR = 2.0  # sizes of its type: lines of one heading stand no further apart
LEAST = 2

Type = tuple[int, bool]  # twice the size, and whether it is bold


@dataclass(frozen=True, slots=True)
class Bands:
    """The numbers of the rows that begin bands, and whether headings in a margin stand left of the gutter there."""

    rows: tuple[int, ...] = ()
    margin: bool = False


def types_across(words: Words, area: Area, run: Run) -> set[Type]:
    """The types of headings that run across a gutter just above it or below, without white as wide as one."""
    found = set()
    size = float(np.median(words.size[area.which]))
    for row in {run.first - 2, run.first - 1, run.last, run.last + 1} & {*range(area.rows)}:
        own = area.which[area.row == row]
        own = own[np.argsort(words.x0[own])]
        runs = words.x0[own[0]] < run.cut - size and words.x1[own].max() > run.cut + size
        white = float((words.x0[own[1:]] - words.x1[own[:-1]]).max(initial=0.0))
        if runs and white < size and is_head(words, Row(own, own), size):
            found.add(_type(words, own))
    return found


def _type(words: Words, line: Ints) -> Type:
    return round(2 * float(words.size[line].max())), bool(words.bold[line].all())


def bands_of(
    words: Words,
    which: Ints,
    row: Ints,
    on_left: Bools,
    rows: tuple[int, int],
    across: set[Type],
    *,
    margin: bool = False,
) -> Bands:
    """The bands between `rows`: they begin with headings over both columns or in the margin.

    A heading in the type of others that run `across` both columns is one over both. `margin` says that other pages
    have headings left of this gutter.
    """
    first = rows[0]
    sides = (_by_row(which[side], row[side], rows) for side in (on_left, ~on_left))
    lines = [Row(left, right) for left, right in zip(*sides, strict=True)]
    if heads := margin_heads(words, lines, known=margin):
        return Bands(tuple(first + n for n in heads), margin=True)
    size = float(np.median(words.size[which]))
    heads = level_bands(words, lines, size) or _heads(words, lines, size, across) or below_holes(words, lines, size)
    return Bands(tuple(first + n for n in heads if first + n))


def _by_row(which: Ints, row: Ints, rows: tuple[int, int]) -> list[Ints]:
    """The words of each of the rows."""
    order = np.argsort(row, kind="stable")
    ends = np.searchsorted(row[order], np.arange(rows[0], rows[1] + 1))
    return [which[order[start:end]] for start, end in pairwise(ends.tolist())]


def _heads(words: Words, lines: list[Row], size: float, across: set[Type]) -> list[int]:
    """Where headings over both columns begin and end; one alone, only below columns of equal length."""
    gaps = {n: gap for n in range(1, len(lines)) if (gap := _beside(words, lines, n, size)) is not None}
    if not (len(gaps) >= LEAST or min(gaps.values(), default=np.inf) < DEEPEST * 1.4 * size):
        return _like(words, lines, size, across)
    found = [m for n in gaps for m in (n, _end(words, lines, n, size))] + _last(words, lines, size)
    return sorted({*found, *_like(words, lines, size, across | {_type(words, lines[n].left) for n in gaps})})


def _like(words: Words, lines: list[Row], size: float, across: set[Type]) -> list[int]:
    """Where a heading in one of these types begins that stands below both columns, if these are about equally long.

    What it heads has room in the left column, or stands on the next page. No type is one of these that heads parts of
    the right column, too.
    """
    first = 1 + max((n for n, line in enumerate(lines) if len(line.right)), default=len(lines))
    heads = [n for n in range(first, len(lines)) if is_head(words, lines[n], size)]
    heads = [n for n in heads if _type(words, lines[n].left) in across]
    right = (line.right for line in lines if heads and is_head(words, Row(line.right, line.left), size))
    own = {_type(words, line) for line in right}
    n = next((n for n in heads if _type(words, lines[n].left) not in own), None)
    if n is None or _goes_on(words, lines, n, size):
        return []
    lefts = [line.left for line in lines[:n] if len(line.left)]
    ends = [float(words.bottom[side[-1]].max()) for side in (*lefts[-1:], lines[first - 1].right)]
    return [n] if lefts and abs(ends[0] - ends[1]) < DEEPEST * 1.4 * size else []


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
    while n < len(lines) and is_head(words, lines[n], size) and not len(lines[n].right):
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
    if is_large(words, next(line for line in lines[end:] if len(line.left)), size):
        return None  # the heading goes on beside the other column
    if _type(words, lines[end - 1].left) == _type(words, next(line.right for line in lines[end:] if len(line.right))):
        return None  # it heads its own column, as that one the other
    begin = begins[1]
    gaps = [begin - float(words.bottom[side[-1]].max()) for side in (left, above)]
    head = np.concatenate([line.left for line in lines[n:end]])
    others = np.concatenate([part for line in [*lines[:n], *lines[end:]] for part in (line.left, line.right)])
    top, bottom = float(words.top[head].min()), float(words.bottom[head].max())
    clear = not bool(((words.bottom[others] > top + 1) & (words.top[others] < bottom - 1)).any())
    at_edge = float(words.x0[head].min()) < float(words.x0[others].min()) + BAR * size
    large = all(is_large(words, line, size) for line in lines[n:end])
    if not clear or not at_edge or not (large or (min(gaps) > WHITE * size and _goes_below(words, lines[end:], size))):
        return None
    return 0.0 if abs(begins[0] - begins[1]) < SAME else gaps[1] - gaps[0]


def _begins_list(words: Words, lines: list[Row], begin: float) -> bool:
    """A list begins at this height; browsers leave white above it, but not where a column breaks."""
    sides = (side for line in lines for side in (line.left, line.right) if len(side))
    return any(words.text[side[0]] in BULLETS and float(words.top[side].min()) == begin for side in sides)


def _goes_on(words: Words, lines: list[Row], n: int, size: float) -> bool:
    """Line `n` is the rest of a heading: the line right above it is of one, and stands no further off."""
    own = lines[n].left
    over = (
        side[(words.x0[side] < words.x1[own].max()) & (words.x1[side] > words.x0[own].min())]
        for side in (line.left for line in lines[:n][::-1])
    )
    above = next((side for side in over if len(side)), None)
    if above is None or not is_head(words, Row(above, above), size):
        return False
    return bool(words.base[own[0]] - words.base[above[0]] < FAR * words.size[own[0]])


def _goes_below(words: Words, lines: list[Row], size: float) -> bool:
    """Both columns go on in the type of the text: two numbers of pages are no columns."""
    sides = ([line.left for line in lines], [line.right for line in lines])
    firsts = [next((part for part in side if len(part)), None) for side in sides]
    return all(part is not None and float(words.size[part].max()) > TEXT * size for part in firsts)


def _begin(words: Words, side: list[Ints]) -> float:
    """The height at which a column begins; beyond the page where it has no more lines."""
    return next((float(words.top[line].min()) for line in side if len(line)), np.inf)
