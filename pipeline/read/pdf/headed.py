"""Headings that cut a page of columns into bands, each with columns of its own.

A heading over both columns may be shorter than the left one; then nothing stands beside it, and below it both columns
begin at one height. Headings in a margin of their own belong each to the text at its height.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheet import Bools, Ints
from pipeline.read.pdf.words import Words

HEADING = 1.12  # times the size of the running text
DEEPEST = 3.5  # lines by which the columns above a heading may differ: columns of equal length do by few
MARGIN = 0.25  # of the words: no more stand in a margin
LEAST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One writing line: what stands left and right of a gutter."""

    left: Ints
    right: Ints


def bands_of(words: Words, which: Ints, row: Ints, on_left: Bools, rows: tuple[int, int]) -> Iterator[int]:
    """The numbers of the rows between `rows` that begin a band: with a heading over both columns or in the margin."""
    first, last = rows
    lines = [Row(*(which[(row == n) & side] for side in (on_left, ~on_left))) for n in range(first, last)]
    size = float(np.median(words.size[which]))
    starts = _margin_heads(words, lines) or _heads(words, lines, size)
    yield from (first + n for n in starts if first + n)


def _heads(words: Words, lines: list[Row], size: float) -> list[int]:
    """Where headings over both columns begin and end; one alone, only below columns of equal length."""
    gaps = {n: gap for n in range(1, len(lines)) if (gap := _beside(words, lines, n, size)) is not None}
    sure = len(gaps) >= LEAST or min(gaps.values(), default=np.inf) < DEEPEST * 1.4 * size
    return [m for n in gaps for m in (n, _end(words, lines, n, size))] if sure else []


def _end(words: Words, lines: list[Row], n: int, size: float) -> int:
    """The line below the large type that begins with line `n` and has nothing beside it."""
    while n < len(lines) and _is_large(words, lines[n], size) and not len(lines[n].right):
        n += 1
    return n


def _beside(words: Words, lines: list[Row], n: int, size: float) -> float | None:
    """How much more white stands on the right above the line below a heading; None if line `n` begins none.

    Nothing stands beside a heading, and both columns begin in the line below it.
    """
    end = _end(words, lines, n, size)
    if end == n or end == len(lines) or _is_large(words, lines[n - 1], size):
        return None
    above = [line.right for line in lines[:n] if len(line.right)]
    if not above or not len(lines[end].left) or not len(lines[end].right):
        return None
    left = [line.left for line in lines[:n] if len(line.left)]
    begin = float(words.top[lines[end].right].min())
    gaps = [begin - float(words.bottom[side[-1]].max()) for side in (left or above, above)]
    head = np.concatenate([line.left for line in lines[n:end]])
    others = np.concatenate([part for line in [*lines[:n], *lines[end:]] for part in (line.left, line.right)])
    top, bottom = float(words.top[head].min()), float(words.bottom[head].max())
    clear = not bool(((words.bottom[others] > top + 1) & (words.top[others] < bottom - 1)).any())
    at_edge = float(words.x0[head].min()) < float(words.x0[others].min()) + size
    return gaps[1] - gaps[0] if clear and at_edge else None


def _is_large(words: Words, line: Row, size: float) -> bool:
    return bool(len(line.left)) and float(words.size[line.left].min()) >= HEADING * size


def _margin_heads(words: Words, lines: list[Row]) -> list[int]:
    """The lines in which headings of a margin begin: few words, all bold, each at the height of a paragraph's start."""
    left = [n for n, line in enumerate(lines) if len(line.left)]
    held = np.concatenate([line.left for line in lines]) if left else np.empty(0, np.int64)
    count = sum(len(line.right) for line in lines)
    if not len(held) or len(held) > MARGIN * count or not bool(words.bold[held].all()):
        return []
    starts = [n for n, line in enumerate(lines) if len(line.left) and _begins(words, lines, n)]
    starts = [n - _is_beside(words, lines, n) for n in starts]
    beside = [n for n in starts if _parted(words, lines, n)]
    return starts if len(starts) >= LEAST and len(beside) == len(starts) else []


def _is_beside(words: Words, lines: list[Row], n: int) -> bool:
    """The line above is the text beside a heading in larger type, whose line stands a little lower."""
    own, above = lines[n], lines[n - 1] if n else None
    if above is None or len(above.left) or not len(above.right) or len(own.right):
        return False
    return float(words.base[own.left[0]] - words.base[above.right[0]]) < 0.5 * float(words.size[own.left[0]])


def _begins(words: Words, lines: list[Row], n: int) -> bool:
    """No line of the same heading stands just above."""
    above = next((line.left for line in lines[:n][::-1] if len(line.left)), None)
    own = lines[n].left
    return above is None or float(words.base[own[0]] - words.base[above[0]]) > 1.6 * float(words.size[own].max())


def _parted(words: Words, lines: list[Row], n: int) -> bool:
    """More than the usual white stands above the text beside it, or above the next where none is beside it."""
    steps = [float(words.top[b.right].min() - words.bottom[a.right].max()) for a, b in _texts(lines)]
    above = next((line.right for line in lines[:n][::-1] if len(line.right)), None)
    below = next((line.right for line in lines[n:] if len(line.right)), None)
    if above is None or below is None or not steps:
        return True
    white = float(words.top[below].min() - words.bottom[above].max())
    return white > sorted(steps)[len(steps) // 4] + 1.0


def _texts(lines: list[Row]) -> Iterator[tuple[Row, Row]]:
    yield from pairwise(line for line in lines if len(line.right))
