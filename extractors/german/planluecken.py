"""What stands between the rows of a plan and belongs to none: its measure was lost, or never was.

Ziel 07: … / 07/2020 bis 06/2025 / • Prüfung der Bedarfe        A period alone in its line, and items after a row.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extractors.german.plankarten import is_goal_line
from extractors.german.plankopf import Row, role_of
from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Document, Span

MONTH = re.compile(r"[0-9]{1,2}[./][0-9]{4}")
LONGEST = 60  # characters of a line that is a period


def find_gaps(document: Document, rows: Sequence[Row]) -> Iterator[Span]:
    """Lines between two rows, or after a goal without measures, that a measure would have.

    They are periods of months alone in their lines, all items beside such a line, and what follows a row without a
    heading between: items, and lines that begin in the midst of a sentence.
    """
    if not any(row.sort == "massnahme" for row in rows):
        return
    taken = {n for row in rows for n in row.numbers}
    ends = [(max(row.numbers), row) for row in rows]
    open_end = [(len(document.blocks), rows[-1])] if rows[-1].sort == "ziel" else []
    for (first, row), (last, following) in pairwise([*ends, *open_end]):
        end = last if following is row else min(following.numbers)
        between = (n for n in range(first + 1, end) if n not in taken)
        yield from _of_gap(document, [n for n in between if document.blocks[n].kind != "furniture"])


def _of_gap(document: Document, numbers: Sequence[int]) -> Iterator[Span]:
    periods = {n for n in numbers if _is_period(document, n)}
    near = set(numbers) if periods else set(takewhile(lambda n: not _is_heading(document, n), numbers))
    for n in numbers:
        block = document.blocks[n]
        cut = not periods and block.kind == "paragraph" and document.text[block.span.start].islower()
        if n in periods or (n in near and (block.kind == "item" or cut)):
            yield block.span


def _is_period(document: Document, number: int) -> bool:
    text = document.quote(document.blocks[number].span)
    return len(text) <= LONGEST and bool(MONTH.search(text) and parse_zeitraum(text))


def _is_heading(document: Document, number: int) -> bool:
    """A heading, but for the head of the plan that a page repeats."""
    block = document.blocks[number]
    said = role_of(document.quote(block.span))
    return (block.kind == "heading" and said not in ("zeitraum", "massnahme")) or is_goal_line(document, number)
