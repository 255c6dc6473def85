"""A Document is one text, one block a line, in which every character knows the place it came from.

1 0.2.0  paragraph | 07/2020 bis 06/2025
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "furniture"]
KINDS: tuple[Kind, ...] = ("heading", "paragraph", "item", "furniture")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a document's text, half-open: never bytes, tokens or pages."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page of the source: PDF points, origin at the top left, page from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def shares_line(self, other: "Box") -> bool:
        """True where both lie on one page and overlap by half the smaller height."""
        overlap = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and overlap * 2 >= min(self.bottom - self.top, other.bottom - other.top)

    def __or__(self, other: "Box") -> "Box":
        return Box(
            self.page,
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Offsets:
    """Characters of the decoded source file, half-open."""

    start: int
    end: int


Place = Box | Offsets


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the text without blanks and where it stands in the source; a word cut at a line end is two."""

    span: Span
    place: Place


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
                announces = block.kind == "heading" or self.quote(block.span).endswith((":", "…"))
                lead = number if announces else heading
            else:
                leads.append(lead)
        return leads

    def lead(self, number: int) -> Block | None:
        """What block `number` stands under: for a list item the line that announces the list, else the heading."""
        found = self._leads[number]
        return None if found is None else self.blocks[found]

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """One box for each line and page the span touches; for text one stretch for each unbroken run."""
        first = max(0, bisect_right(self._word_starts, span.start) - 1)
        last = bisect_left(self._word_starts, span.end)
        touched = [w for w in self.words[first:last] if w.span.overlaps(span)]
        return tuple(_merge([_part(word, span) for word in touched]))


def _part(word: Word, span: Span) -> tuple[Span, Place]:
    """The part of a word inside the span; characters map one to one where lengths agree, else the whole word."""
    inner = Span(max(word.span.start, span.start), min(word.span.end, span.end))
    place = word.place
    if isinstance(place, Offsets) and place.end - place.start == len(word.span):
        place = Offsets(
            place.start + inner.start - word.span.start,
            place.end - (word.span.end - inner.end),
        )
    return inner, place


def _merge(parts: list[tuple[Span, Place]]) -> Iterator[Place]:
    current: tuple[Span, Place] | None = None
    for span, place in parts:
        if current is None:
            current = span, place
            continue
        merged = _union(*current, span, place)
        if merged is None:
            yield current[1]
            current = span, place
        else:
            current = Span(current[0].start, span.end), merged
    if current is not None:
        yield current[1]


def _union(span: Span, place: Place, next_span: Span, next_place: Place) -> Place | None:
    if isinstance(place, Box) and isinstance(next_place, Box):
        return place | next_place if place.shares_line(next_place) else None
    if isinstance(place, Offsets) and isinstance(next_place, Offsets):
        # the same distance in text and source: nothing but the blanks we see lies between
        same = next_place.start - place.end == next_span.start - span.end
        return Offsets(place.start, next_place.end) if same else None
    return None


def lines(blocks_text: list[str]) -> tuple[str, list[Span]]:
    """Joins one string a block into the document's text; gives each block's span."""
    starts = [0, *accumulate(len(text) + 1 for text in blocks_text)]
    spans = [Span(start, start + len(text)) for start, text in zip(starts, blocks_text, strict=False)]
    return "\n".join(blocks_text), spans
