"""Rows between two heights of a stack: a goal and the row after it may both be unfilled, between two filled ones.

The white between them is that of two cells, which the drawn rows show; and each has text where a row has its text.
"""

from itertools import groupby, pairwise, takewhile

import numpy as np

from pipeline.read.pdf.tables.beside import Lines, Stack
from pipeline.read.pdf.words.bullets import BULLETS

TOP = 0.6  # of the rows: where so many begin in all columns at once, a new one does so too
FAR = 1.9  # sizes of type from the line of one entry to that of the next
LARGE = 1.1  # times the size of type of the table
SOME = 0.75  # of the white above and below the text of a cell


def part(lines: Lines, stack: Stack, head: float) -> None:
    """Adds the heights between rows that nothing drawn parts: of ruled tables only those beside a bold row across.

    `head` is where a head ends that pages repeat; below it a row may go on.
    """
    under, over = lines.padding(stack.heights)
    least = max(lines.within, SOME * (under + over))
    bands = [_inside(lines, top, bottom) for top, bottom in zip(stack.heights, stack.heights[1:], strict=False)]
    tall = [band for band in bands if len(band) > 1]
    at_top = sum(lines.sides[band[0]] in "BS" for band in tall) >= TOP * len(tall)
    for band in tall:
        if lines.tops[band[0]] >= head - 1 and (n := _end_of_rest(lines, band, head, least)):
            stack.heights.append(float(lines.tops[n]) - lines.gap(n) / 2)
            band = band[band.index(n) :]
        stack.heights.extend(_parts(lines, band, least, at_top) if stack.filled else _around_goals(lines, band))
    stack.heights.sort()


def _end_of_rest(lines: Lines, band: list[int], head: float, least: float) -> int | None:
    """The line below white with which the first row begins, where the band below the head goes on with one before."""
    if not head or int(np.searchsorted(lines.tops, head - 1)) != band[0]:
        return None
    rest = list(takewhile(lambda n: lines.sides[n] == lines.main, band))
    n = rest[-1] + 1 if rest else band[0]
    return n if rest and n <= band[-1] and lines.sides[n] == "B" and lines.gap(n) >= least else None


def rows_within(lines: Lines, stack: Stack) -> int:
    """How many rows begin between two heights of the stack: in both columns or across, below white over all of them.

    Lines of one column above are no row: the period stands in the middle of its row. So may those of two such rows.
    """
    count = 0
    for top, bottom in zip(stack.heights, stack.heights[1:], strict=False):
        band = _inside(lines, top, bottom)
        begins = (k for k in range(1, len(band)) if lines.sides[band[k]] in "BS" or lines.is_row(band[k:]))
        count += sum(lines.gap(band[k]) >= lines.within and lines.is_row(band[:k]) for k in begins)
    return count


def holds_rows(lines: Lines, stack: Stack) -> bool:
    """A band between two rules in which the column of entries begins three times is no row: only some rules are drawn.

    A goal that runs across does not count.
    """
    entries = "BL" if lines.main == "R" else "BR"
    for top, bottom in zip(stack.heights, stack.heights[1:], strict=False):
        ends = [float(lines.bottoms[n]) for n in _inside(lines, top, bottom) if lines.sides[n] in entries]
        if sum(below - above > FAR * lines.size for above, below in pairwise(ends)) >= 2:
            return True
    return False


def lists_on_both(lines: Lines) -> bool:
    """Both columns hold lists, as columns of text do."""
    return all(sum(text[:1] in BULLETS for text in texts if text) > 1 for texts in (lines.left, lines.right))


def _inside(lines: Lines, top: float, bottom: float) -> list[int]:
    middle = (lines.tops + lines.bottoms) / 2
    return [int(n) for n in ((middle > top) & (middle < bottom)).nonzero()[0]]


def _around_goals(lines: Lines, band: list[int]) -> list[float]:
    """The middles of white above and below the bold or large lines of a band that run across, unlike the others.

    No white need stand above an entry.
    """
    found: list[float] = []
    for (bold, _), run in groupby(band, key=lambda n: (lines.bold[n], round(lines.sizes[n]))):
        goal = list(run)
        large = lines.sizes[goal[0]] > LARGE * lines.size
        if not (bold or large) or not any(lines.sides[n] == "S" for n in goal) or len(goal) == len(band):
            continue
        least = 0.0 if large else lines.white + 0.5  # the lists of a table may be set wider than its goals stand
        edges = [n for n in (goal[0], goal[-1] + 1) if band[0] < n <= band[-1]]
        parted = (n for n in edges if lines.gap(n) > least or (lines.turns(n) and lines.is_period(n)))
        found.extend(float(lines.tops[n]) - lines.gap(n) / 2 for n in parted)
    return found


def _parts(lines: Lines, band: list[int], least: float, at_top: bool) -> list[float]:
    """The middles of white between two rows of a band, each with text across or in the first and another column."""
    found: list[float] = []
    first = 0
    for k in range(1, len(band)):
        n = band[k]
        turns = (lines.sides[n] == "S") != (lines.sides[band[k - 1]] == "S")
        begins = not at_top or turns or lines.sides[n] in "BS"
        other = turns and abs(lines.sizes[n] - lines.sizes[band[k - 1]]) > (LARGE - 1) * lines.size
        if (
            begins
            and (lines.gap(n) >= (0.0 if other else least) or lines.turns(n) or lines.ends_head(n))
            and lines.is_row(band[first:k])
            and lines.is_row(band[k:])
        ):
            found.append(float(lines.tops[n]) - lines.gap(n) / 2)
            first = k
    return found
