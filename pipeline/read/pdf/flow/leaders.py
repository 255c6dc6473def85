"""Entries at the right end of a line, set off by white or a row of dots: the period of the measure on the left.

Bildung flexibler Arbeitsgruppen, um bestehende
individuelle Angebote zu erfassen ...............07/2020 bis 06/2025      The entry is told as a line of its own, below
• Festsetzung regelmäßiger Termine                                      the text that ends beside it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.model.document import Box
from pipeline.read.draft import Piece
from pipeline.read.pdf.flow.line_ends import is_open
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.words.printed import Frame, Line

DOTS = re.compile(r"[.…·_]{3,}")
LEAST = 3  # entries that are the same but for their digits
FAR = 1.2  # sizes of type of white
FLUSH = 2.0  # points that entries end apart
MOST_PIECES = 4  # of an entry
STEP = 1.5  # sizes of type from one line of a text to the next
LONGEST = 4  # digits of a page number


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a line from `at` on, after `dots` words of dots, and their shape: each digit as 0."""

    at: int
    dots: int
    shape: str


def set_entries_apart(pages: Sequence[Page]) -> None:
    """Makes lines of their own of entries that come again and again at the right end of lines outside tables."""
    frames = [(page, item) for page in pages for item in page.items if isinstance(item, Frame)]
    found = {id(line): entry for _, frame in frames for line in frame.lines if (entry := _entry(line, frame))}
    shapes = Counter(entry.shape for entry in found.values())
    usual = {shape for shape, count in shapes.items() if count >= LEAST}
    kept = {key: entry for key, entry in found.items() if entry.dots or entry.shape in usual}
    for page, frame in frames if usual else ():
        lines = [line for line in frame.lines if id(line) not in kept]
        kept |= {id(line): entry for line in lines if (entry := _near(line, frame, usual))}
        if any(id(line) in kept for line in frame.lines):
            _join_open(frame, kept)
            _go_on(frame.lines, kept)
            frame.lines = [part for n in range(len(frame.lines)) for part in _parts(frame, n, kept, page)]


def _entry(line: Line, frame: Frame) -> Entry | None:
    """What stands at the right end with a digit in it and more than a page number, behind white or dots."""
    pieces = line.pieces
    if not any(DIGIT.search(piece.text) for piece in pieces[-MOST_PIECES:]):
        return None
    for at in range(max(1, len(pieces) - MOST_PIECES), len(pieces)):
        dots = 0
        while dots < at and DOTS.fullmatch(pieces[at - 1 - dots].text):
            dots += 1
        white = box_of(pieces[at]).x0 - box_of(pieces[at - 1]).x1
        text = " ".join(piece.text for piece in pieces[at:])
        if not (dots or white > FAR * line.size) or DOTS.search(text) or not DIGIT.search(text):
            continue
        number = text.strip(".").isdigit() and len(text) <= LONGEST
        inside = not dots and line.x1 < frame.right - FLUSH
        in_sentence = text[-1] in ",;"  # "Kleinbus     40 Euro,"
        return None if number or inside or in_sentence else Entry(at, dots, DIGIT.sub("0", text))
    return None


def _join_open(frame: Frame, kept: dict[int, Entry]) -> None:
    """ "…01/2023 bis" and "06/2025" at the head of the next line are one entry."""
    for line, after in reversed([*pairwise(frame.lines)]):
        short = len(after.pieces) < MOST_PIECES and after.marker is None and id(after) not in kept
        if id(line) in kept and is_open(line) and short and DIGIT.search(after.text):
            line.pieces.extend(after.pieces)
            frame.lines = [other for other in frame.lines if other is not after]


def _go_on(lines: Sequence[Line], kept: dict[int, Entry]) -> None:
    """Tells the last line of a bold title that it had no room above: its first word does not part from the dots."""
    for above, line in pairwise(lines):
        dots = id(line) in kept and kept[id(line)].dots
        bold = above.bold and line.opens_bold and abs(above.size - line.opening) < 0.3
        if dots and bold and id(above) not in kept and line.base - above.base < STEP * line.size:
            line.first = line.x1 - line.x0


def _near(line: Line, frame: Frame, usual: Collection[str]) -> Entry | None:
    """An entry like others for whose row of dots hardly any room was left."""
    for at in range(max(1, len(line.pieces) - MOST_PIECES), len(line.pieces)):
        text = " ".join(piece.text for piece in line.pieces[at:])
        shape = DIGIT.sub("0", text.lstrip("."))
        if shape in usual and line.x1 > frame.right - FLUSH and (text[0] == "." or line.pieces[at - 1].text == "."):
            line.pieces[at] = Piece(line.pieces[at].text.lstrip("."), line.pieces[at].place)
            line.pieces[at - 1] = Piece(line.pieces[at - 1].text.rstrip(".") or ".", line.pieces[at - 1].place)
            return Entry(at, int(line.pieces[at - 1].text == "."), shape)
    return None


def box_of(piece: Piece) -> Box:
    assert isinstance(piece.place, Box), "pieces of a page have boxes"
    return piece.place


def _parts(frame: Frame, number: int, kept: dict[int, Entry], page: Page) -> Iterator[Line]:
    """The line, or its text, and its entry: below it where the text ends here, else above the text."""
    line = frame.lines[number]
    entry = kept.get(id(line))
    if entry is None:
        yield line
        return
    text, dots, own = (
        line.pieces[: entry.at - entry.dots],
        line.pieces[entry.at - entry.dots : entry.at],
        line.pieces[entry.at :],
    )
    if dots:
        page.furniture.append(("fuellpunkte", part_of(line, dots)))
    after = frame.lines[number + 1] if number + 1 < len(frame.lines) else None
    runs_on = not dots and after and not after.marker and abs(after.x0 - line.x0) < 1.5 and id(after) not in kept
    runs_on = runs_on and after is not None and after.base - line.base < 1.5 * line.size
    parts = [part_of(line, pieces) for pieces in (text, own) if pieces]
    parts[-1].apart = True
    yield from reversed(parts) if runs_on else parts


def part_of(line: Line, pieces: list[Piece]) -> Line:
    """The line with only these of its words; the first of them tells of the others whether they are bold."""
    first, last = box_of(pieces[0]), box_of(pieces[-1])
    if pieces[0] is line.pieces[0]:
        return replace(line, pieces=pieces, x1=last.x1, bold=line.bold or line.opens_bold, said="")
    width = first.x1 - first.x0
    own = replace(line, pieces=pieces, x0=first.x0, indent=first.x0, x1=last.x1, first=width, said="")
    own.marker, own.weak = None, False
    return own
