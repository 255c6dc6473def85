"""Where text stands: spans of a document's text, and places of its source, a box on a page or characters of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


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


class Box(NamedTuple):
    """A rectangle on a page of the source: PDF points, origin at the top left, page from 1.

    A tuple because a file has one for every word, and a frozen dataclass takes four times as long to make.
    """

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


def merged(words: Sequence[Word], span: Span) -> tuple[Place, ...]:
    """The places of the parts of words inside a span: one box a line and page, one stretch for each unbroken run."""
    return tuple(_merge([_part(word, span) for word in words]))


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
