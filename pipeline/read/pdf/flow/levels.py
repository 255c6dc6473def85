"""How deep items stand in each other, by the places of their bullets."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from pipeline.read.pdf.flow.paragraphs import Paragraph

SAME = 1.5  # points by which bullets of one level may stand apart
MOST = 20  # items of a column that tell its levels


class Open(NamedTuple):
    """A level that is open: where its bullets stand in their column and on their page, and what they are."""

    place: float
    x0: float
    marker: str


def set_levels(found: list[Paragraph], stack: Sequence[Open], left: float | None = None) -> list[Open]:
    """Items nest by the place of their bullet; `stack` holds the levels still open from the column before.

    `left` is where such columns begin: one that holds but the inside of boxes begins further right.
    """
    items = [p for p in takewhile(lambda p: not _is_heading(p), found) if p.marker is not None] if stack else []
    stack = _in_column(stack, items, left) if items else list(stack)
    for paragraph in found:
        place = _place(paragraph, left)
        if paragraph.marker is None:
            if stack and _ends_lists(paragraph, place, stack, found):
                stack = []
            continue
        while stack and place < stack[-1].place - 3:
            stack.pop()
        if not stack or place > stack[-1].place + 3:
            stack.append(Open(place, paragraph.lines[0].x0, paragraph.marker))
        paragraph.level = len(stack) - 1
    return stack


def _ends_lists(paragraph: Paragraph, place: float, stack: Sequence[Open], found: Sequence[Paragraph]) -> bool:
    """A heading ends all lists, wherever it stands; text as far left as they do, if it is no rest of an item."""
    rest = paragraph is found[0] and len(paragraph.lines) < 3
    return _is_heading(paragraph) or (place <= stack[0].place + 3 and not rest)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.marker is None and all(line.bold for line in paragraph.lines)


def _in_column(stack: Sequence[Open], items: Sequence[Paragraph], left: float | None) -> list[Open]:
    """The open levels as the next column has them: its first item stands where one of them does, or most items do.

    Else a column of nothing but items would begin further left than one with other text.
    """
    alike = [o for o in stack if abs(o.x0 - items[0].lines[0].x0) < SAME]
    if len(alike) == 1:
        shift = _place(items[0], left) - alike[0].place
    else:
        places = [(item.marker, _place(item, left)) for item in items[:MOST]]
        shifts = [place - o.place for marker, place in places for o in stack if o.marker == marker]
        fits = [sum(abs(other - shift) < SAME for other in shifts) for shift in shifts]
        most = min(place for _, place in places) - stack[0].place + SAME  # no item stands further left than all levels
        shift = min(
            ((shift > most, -fit, abs(shift), shift) for fit, shift in zip(fits, shifts, strict=True)), default=(0.0,)
        )[-1]
    return [Open(o.place + shift, o.x0, o.marker) for o in stack]


def _place(paragraph: Paragraph, left: float | None) -> float:
    return paragraph.lines[0].x0 - (paragraph.left if left is None else left)
