"""What was found of a table that draws nothing: its columns, its lines, and what parts its rows."""

from dataclasses import dataclass

from pipeline.read.pdf.tables.entries import ByLeft
from pipeline.read.pdf.tables.strips import Strip


@dataclass(frozen=True, slots=True)
class Found:
    """A table found on a page: its strips, its lines as a half-open range, and what tells where rows begin."""

    strips: tuple[Strip, ...]
    first: int
    last: int
    kind: type[ByLeft] = ByLeft


def same_strips(one: tuple[Strip, ...], other: tuple[Strip, ...]) -> bool:
    return len(one) == len(other) and all(abs(a.right - b.right) < 6 for a, b in zip(one, other, strict=True))
