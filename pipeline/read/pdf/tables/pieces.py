"""Tables of which only columns are drawn: upright rules, or fills, that come in pieces, one piece a cell.

07/2020 | Planung        The pieces end where the row ends, whatever stands in it; no rule lies between the rows.
10/2020 | Prüfung
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.grid import MOST_RULES
from pipeline.read.pdf.tables.spans import parts_of_first
from pipeline.read.pdf.words.words import Words

SHORTEST = 8.0  # points: shorter pieces are dashes, or the corners of a frame
SAME = 1.5  # points that the ends of two pieces of one row may differ
LEAST = 3  # pieces one below the other
FAR = 1.5  # times as long as all pieces is a rule between columns of text that stand beside them
MOST_LINES, BAR = 2, 6.0  # lines beside a bar; points: no bar is wider
MOST_ACROSS = 8  # lines between two pieces: no goal that runs across has more
SHARED = 0.5  # of its pieces: so many of another upright rule end where those of the first do

Interval = tuple[float, float]
Rule = tuple[float, list[Interval]]  # its place, and its pieces


def cut_pieces(down: Floats, size: tuple[float, float], cells: Sequence[Edge] = ()) -> list[Rule]:
    """The upright rules of a page that are drawn in pieces: the place of each, and its pieces from the top.

    What stands at the edge of a page of this `size` is the side of a bar across it or of a box for a running head.
    Where all pieces beside `cells` that are drawn on all sides are their own, or of boxes behind words in them, they
    tell nothing more.
    """
    if len(cells) and len(down):
        told, beyond = _told_by(down, cells)
        if bool(told.all()):
            return []
        down = down[beyond] if bool((told | beyond).all()) else down
    inside = (down[:, 0] > 1) & (down[:, 0] < size[0] - 1) & (down[:, 1] > 1) & (down[:, 3] < size[1] - 1)
    long = down[inside & (down[:, 3] - down[:, 1] >= SHORTEST)] if len(down) <= MOST_RULES else down[:0]
    if len(long) < LEAST:
        return []
    long = long[np.argsort(long[:, 0], kind="stable")]
    anew = np.flatnonzero(np.diff(long[:, 0], prepend=-99.0) > SAME)
    return [(float(part[0, 0]), _apart(part)) for part in np.split(long, anew[1:])]


def _told_by(down: Floats, drawn: Sequence[Edge]) -> tuple[Bools, Bools]:
    """Which pieces end where these cells do, or stand within one; and which stand above or below them all."""
    heights = np.array(sorted({end for cell in drawn for end in cell[1::2]}))
    told: Bools = (np.abs(down[:, 1::2, None] - heights) < SAME).any(axis=2).all(axis=1)
    if told.all():
        return told, ~told
    cells = np.array(drawn)
    beyond: Bools = (down[:, 3] < heights[0] + SAME) | (down[:, 1] > heights[-1] - SAME)
    for n in np.flatnonzero(~(told | beyond)).tolist():
        x, top, _, bottom = down[n]
        within = (cells[:, 0] < x) & (x < cells[:, 2]) & (cells[:, 1] < top) & (bottom < cells[:, 3])
        told[n] = bool(within.any())
        if not told[n]:
            break
    return told, beyond & ~told


def _apart(part: Floats) -> list[Interval]:
    """Pieces that do not overlap, the longer of two that do left out: the outline of a table goes around its rows."""
    found: list[Interval] = []
    for top, bottom in sorted({(round(t, 1), round(b, 1)) for t, b in part[:, 1::2].tolist()}, key=_length):
        if all(bottom < other[0] + SAME or top > other[1] - SAME for other in found):
            found.append((top, bottom))
    return sorted(found)


def _length(piece: Interval) -> float:
    return piece[1] - piece[0]


def piece_stacks(rules: list[Rule], words: Words, lying: Sequence[Edge] = ()) -> Iterator[Stack]:
    """The heights at which the pieces of rules side by side end, as wide as the text between them.

    Of the `lying` rules those below the first column alone part it: its text may run over the other heights.
    """
    rest = [rule for rule in rules if rule[1]]
    while rest:
        main = max(rest, key=lambda rule: len(rule[1]))
        group = [rule for rule in rest if rule is main or _goes_with(rule[1], main[1])]
        rest = [rule for rule in rest if rule not in group]
        heights = _heights([end for _, pieces in group for piece in pieces for end in piece])
        inner, outer = parts_of_first([x for x, _ in group], lying)
        stack = _as_wide_as_text(group, heights, words.keep(_between(words, group, heights, rules, lying)), inner)
        if stack:
            yield replace(_as_wide_as_rules(stack, lying), inner=inner, outer=outer)


def _goes_with(pieces: list[Interval], main: list[Interval]) -> bool:
    """Rules of one table: many pieces are as long as the main one's, and none runs over an end of those."""
    ends = [end for piece in main for end in piece]
    equal = sum(any(abs(t - a) < SAME and abs(b - c) < SAME for a, c in main) for t, b in pieces)
    across = any(t + SAME < end < b - SAME for t, b in pieces for end in ends)
    return equal >= SHARED * min(len(pieces), len(main)) and not across


def _heights(ends: list[float]) -> list[float]:
    ends = sorted(ends)
    return [ends[0]] + [end for before, end in pairwise(ends) if end - before > SAME]


def _between(words: Words, group: list[Rule], heights: list[float], rules: list[Rule], lying: Sequence[Edge]) -> Bools:
    """The words in the column of text that holds these pieces: rules on its sides run on far beyond them."""
    first, last = group[0][0], group[-1][0]
    if _are_boxes(words, group, heights, lying):
        boxed: Bools = (words.x1 > first) & (words.x0 < last)
        return boxed
    high = heights[-1] - heights[0]
    past = [(x, t, b) for x, pieces in rules for t, b in pieces if b - t > FAR * high]
    walls = [x for x, top, bottom in past if top <= heights[0] and heights[-1] <= bottom]
    left = max([x for x in walls if x < first], default=-np.inf)
    right = min([x for x in walls if x > last], default=np.inf)
    inside: Bools = (words.x1 > left) & (words.x0 < right)
    return inside


def _are_boxes(words: Words, group: list[Rule], heights: list[float], lying: Sequence[Edge]) -> bool:
    """Lying rules join the outer pieces, and white parts these: they are the sides of boxes in a column of the page.

    Filled cells touch each other, or goals stand between them.
    """
    first, last = group[0][0], group[-1][0]
    joined = [y for x0, y, x1, _ in lying if abs(x0 - first) < SAME and abs(x1 - last) < SAME]
    if last - first < SHORTEST or not any(abs(y - height) < SAME for y in joined for height in heights):
        return False
    apart = (pair for pair in pairwise(group[0][1]) if pair[1][0] - pair[0][1] > SAME)
    return any(not _lines_between(*pair, words) for pair in apart)


def _as_wide_as_text(group: list[Rule], heights: list[float], words: Words, inner: float) -> Stack | None:
    """From the first to the last word of the rows; None where lines of text right of `inner` run over the heights."""
    inside = (words.bottom > heights[0]) & (words.top < heights[-1])
    if not inside.any() or _are_bars(group, words.pick(np.flatnonzero(inside))):
        return None
    x0 = min(group[0][0], float(words.x0[inside].min()) - 2)
    x1 = max(group[-1][0], float(words.x1[inside].max()) + 2)
    parted = inside & (words.x1 > inner)
    top, bottom = words.top[parted], words.bottom[parted]
    third = (bottom - top) / 3
    if any(bool(((top + third < height) & (bottom - third > height)).any()) for height in heights):
        return None
    main = max(group, key=lambda rule: len(rule[1]))  # another may stand beside the heads alone
    between = [_lines_between(one, other, words) for one, other in pairwise(main[1])]
    # bars before headings, or a rule that stops for each of them; boxes around parts of a text
    apart = between.count(0) < 0.5 * len(between) or max(between, default=0) > MOST_ACROSS
    return Stack(x0, x1, heights, filled=True, columns=tuple(x for x, _ in group), apart=apart)


def _are_bars(group: list[Rule], words: Words) -> bool:
    """All text stands on their right, a line or two beside each: bars before the members of a list.

    So does a bar of two pieces beside more text, which would part but one row from others.
    """
    first, last = min(x for x, _ in group), max(x for x, _ in group)
    count = max(len(pieces) for _, pieces in group)
    lines = len(np.unique(words.band))
    few = lines <= MOST_LINES * count or (count < LEAST and last - first < BAR)
    return few and bool((words.x0 > last).all())


def _as_wide_as_rules(stack: Stack, lying: Sequence[Edge]) -> Stack:
    """Rules across all columns between the first and the last height end where the table does: goals are filled so."""
    within = stack.heights[0] - SAME, stack.heights[-1] + SAME
    across = [edge for edge in lying if within[0] < edge[1] < within[1]]
    across = [edge for edge in across if edge[0] < stack.columns[0] and edge[2] > stack.columns[-1]]
    x0 = min([stack.x0, *(edge[0] for edge in across)])
    return replace(stack, x0=x0, x1=max([stack.x1, *(edge[2] for edge in across)]))


def _lines_between(one: Interval, other: Interval, words: Words) -> int:
    """How many lines of text stand between the two pieces."""
    inside = (words.top > one[1] - 1) & (words.bottom < other[0] + 1)
    return len(np.unique(words.band[inside]))


def same_columns(one: Stack, other: Stack) -> bool:
    """All upright rules of the one stand where such of the other do: a page may show but the last row of a table."""
    return all(any(abs(x - y) < SAME for y in other.columns) for x in one.columns)


def level(pages: list[list[Stack]]) -> list[list[Stack]]:
    """The stacks of each page, those of one table as wide as its widest: a rest of it may hold but a few words."""
    every = [stack for stacks in pages for stack in stacks]
    ends = []
    for stack in every:
        alike = [other for other in every if same_columns(stack, other) or same_columns(other, stack)]
        ends.append((min(other.x0 for other in alike), max(other.x1 for other in alike)))
    for stack, (x0, x1) in zip(every, ends, strict=True):
        stack.x0, stack.x1 = x0, x1
    return pages
