"""A Document is one text, one block a line, in which every character knows the place it came from.

1 0.2.0  paragraph | 07/2020 bis 06/2025
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate, groupby
from typing import Literal

from extractors.model.place import Box, Offsets, Place, Span, Word, merged

__all__ = [
    "KINDS",
    "About",
    "Block",
    "Box",
    "Cell",
    "Document",
    "Ignored",
    "Issue",
    "Kind",
    "Offsets",
    "Place",
    "Span",
    "Word",
    "lines",
]

Kind = Literal["heading", "paragraph", "item", "furniture"]
KINDS: tuple[Kind, ...] = ("heading", "paragraph", "item", "furniture")
MID_SENTENCE = re.compile(r"(?:^| )[a-zäöüß]+$")  # "Sprechen Sie uns gern an"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """The address of a table cell, all from 0: which table of the document, row and column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text. An item may stand in a cell; furniture carries its name in `marker` ("seitenzahl")."""

    kind: Kind
    span: Span
    page: int = 1
    cell: Cell | None = None
    level: int = 0
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Text in scope that was not understood: the rule that says so, where, and a sentence for the reader."""

    rule: str
    span: Span
    message: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Text passed over on purpose: why (boilerplate, furniture, ghost …) and where."""

    why: str
    span: Span


@dataclass(frozen=True, slots=True)
class About:
    """What `about.toml` beside the source says of it; every line is optional."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    land: str | None = None
    stand: date | None = None


@dataclass(frozen=True)
class Document:
    """One text, one block a line: line *n* of `text` is block *n*.

    `id` is the first 12 hex digits of the file's SHA-256. `issues` are what the reader itself could not read.
    `pages` is None where the source has no pages; its blocks then say page 1.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    words: tuple[Word, ...] = ()
    about: About = field(default_factory=About)
    issues: tuple[Issue, ...] = ()
    pages: int | None = None
    media_type: str = "text/plain"

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.span.start for word in self.words]

    @property
    def span(self) -> Span:
        """The whole text."""
        return Span(0, len(self.text))

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def find(self, pattern: re.Pattern[str], within: Span | None = None) -> Iterator[re.Match[str]]:
        """Matches whose positions are positions of the text; never slice, then search."""
        where = self.span if within is None else within  # an empty span is false, and means nowhere
        return pattern.finditer(self.text, where.start, where.end)

    def block_number(self, offset: int) -> int:
        """The number of the block (= line, from 0) that holds the character at `offset`."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def block_at(self, offset: int) -> Block:
        return self.blocks[self.block_number(offset)]

    def section(self, title: re.Pattern[str]) -> Iterator[tuple[Block, tuple[Block, ...]]]:
        """Each heading that matches, with the blocks below it up to the next heading of its level or higher."""
        for number, block in enumerate(self.blocks):
            if block.kind == "heading" and title.search(self.quote(block.span)):
                yield block, tuple(self._below(number))

    def _below(self, number: int) -> Iterator[Block]:
        for block in self.blocks[number + 1 :]:
            if block.kind == "heading" and block.level <= self.blocks[number].level:
                return
            yield block

    @cached_property
    def _leads(self) -> list[int | None]:
        """For each block the number of the heading or lead-in it stands under."""
        leads: list[int | None] = []
        heading: int | None = None
        lead: int | None = None
        for number, block in enumerate(self.blocks):
            if block.kind in ("heading", "paragraph") and block.cell is None:
                leads.append(heading)
                heading = number if block.kind == "heading" else heading
                lead = number if self._announces(number) else heading
            else:
                leads.append(lead)
        return leads

    def _announces(self, number: int) -> bool:
        """A heading, a line that ends with a colon or dots, and one that ends in mid-sentence right above a list.

        Between items of two pages such a line is the foot of the first; a name at its end ("© Muster / Bild") leads
        on to nothing.
        """
        block, text = self.blocks[number], self.quote(self.blocks[number].span)
        if block.kind == "heading" or text.endswith((":", "…")):
            return True
        above, below = self._next(range(number - 1, -1, -1)), self._next(range(number + 1, len(self.blocks)))
        if below is None or below.kind != "item" or below.cell is not None or not MID_SENTENCE.search(text):
            return False
        return above is None or above.kind != "item" or below.page == block.page

    def _next(self, numbers: range) -> Block | None:
        return next((self.blocks[number] for number in numbers if self.blocks[number].kind != "furniture"), None)

    def lead(self, number: int) -> Block | None:
        """What block `number` stands under: for a list item the line that announces the list, else the heading."""
        found = self._leads[number]
        return None if found is None else self.blocks[found]

    def tables(self) -> Iterator[list[list[int]]]:
        """The tables, each as its rows of block numbers, in the order of the text; furniture stands in none."""
        cells = [(b.cell, n) for n, b in enumerate(self.blocks) if b.cell and b.kind != "furniture"]
        for _, table in groupby(cells, key=lambda pair: pair[0].table):
            yield [[n for _, n in row] for _, row in groupby(table, key=lambda pair: pair[0].row)]

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """One box for each line and page the span touches; for text one stretch for each unbroken run."""
        first = max(0, bisect_right(self._word_starts, span.start) - 1)
        last = bisect_left(self._word_starts, span.end)
        touched = [w for w in self.words[first:last] if w.span.overlaps(span)]
        return merged(touched, span)


def lines(blocks_text: list[str]) -> tuple[str, list[Span]]:
    """Joins one string a block into the document's text; gives each block's span."""
    starts = [0, *accumulate(len(text) + 1 for text in blocks_text)]
    spans = [Span(start, start + len(text)) for start, text in zip(starts, blocks_text, strict=False)]
    return "\n".join(blocks_text), spans
