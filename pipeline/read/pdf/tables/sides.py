"""Printed lines as a strip between columns sees them: on both sides of it, on one, or across."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.tables.strips import Strip, runs_across
from pipeline.read.pdf.words.words import Words


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line of the page: what stands left and right of the main strip, or across it."""

    side: str  # "B"oth, "L"eft, "R"ight, "S"pan
    top: float
    bottom: float
    base: float
    bold: bool
    size: float
    first: str
    last: str
    end: float
    left_end: float
    second: str
    second_x0: float
    entry: str
    x0: float


def printed(words: Words, strip: Strip) -> Iterator[Printed]:
    order = np.lexsort((words.x0, words.band))
    starts = np.flatnonzero(np.diff(words.band[order], prepend=-1))
    for run in np.split(order, starts[1:]):
        yield _one(words, run, strip)


def _one(words: Words, run: Ints, strip: Strip) -> Printed:
    left = run[words.x1[run] <= strip.edge - 1]
    right = run[words.x0[run] >= strip.edge - 1.5]
    across = len(left) + len(right) < len(run) or runs_across(words.pick(run), strip)
    side = "S" if across else "B" if len(left) and len(right) else "L" if len(left) else "R"
    head = right if len(right) else run
    return Printed(
        side,
        float(words.top[run].min()),
        float(words.bottom[run].max()),
        float(words.base[run[0]]),
        bool(words.bold[run].all()),
        float(words.size[run].max()),
        words.text[run[0]],
        words.text[left[-1]] if len(left) else "",
        float(words.x1[run].max()),
        float(words.x1[left].max()) if len(left) else 0.0,
        words.text[head[0]],
        float(words.x0[head[0]]),
        " ".join(words.text[n] for n in left.tolist()),
        float(words.x0[run].min()),
    )


def pitch_of(lines: list[Printed]) -> float:
    """The usual step from line to line in one column: a low quantile, for rows may stand further apart."""
    usual = []
    for sides in ("BLS", "BRS"):
        steps = sorted(b.base - a.base for a, b in pairwise(line for line in lines if line.side in sides))
        usual.extend(steps[len(steps) // 5 : len(steps) // 5 + 1])
    return min(usual, default=12.0)
