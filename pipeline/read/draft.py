"""Drafts: what a reader has understood of one line before offsets exist, and how drafts become a Document."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.german.trennung import Join, join_at_line_end
from extractors.model.document import About, Block, Cell, Document, Issue, Kind, Offsets, Place, Span, Word, lines

JOINING = frozenset({"und", "oder", "bzw.", "sowie"})
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
INVISIBLE = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"))
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # turn what is seen away from what is stored
WITHIN_WORDS = re.compile(r"(?<=\w)[\u200b-\u200d\u2060\ufeff]{1,9}(?=\w)")
# every blank and every line end: a block is one line
BLANK = dict.fromkeys(
    [9, 10, 11, 12, 13, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000], " "
)


class Piece(NamedTuple):
    """A run of characters without blanks, and its place; `glued` where no blank stood before it."""

    text: str
    place: Place
    glued: bool = False


@dataclass(slots=True)
class Draft:
    """One future block; the fields are those of Block."""

    kind: Kind
    pieces: list[Piece]
    page: int = 1
    cell: Cell | None = None
    level: int = 0
    marker: str | None = None

    @property
    def text(self) -> str:
        """The pieces as one line, before `assemble` gives it a place in the text."""
        return "".join([piece.text if piece.glued else f" {piece.text}" for piece in self.pieces]).lstrip(" ")


@dataclass(slots=True)
class Reading:
    """All a reader hands over: drafts in reading order, and its complaints."""

    drafts: list[Draft]
    complaints: list["Complaint"] = field(default_factory=list)
    pages: int | None = None
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Complaint:
    """An Issue before offsets exist: about draft number `draft`, or, where None, about `page` as a whole."""

    rule: str
    message: str
    draft: int | None = None
    page: int = 1


def clean(text: str) -> str:
    """NFC, ordinary blanks, nothing invisible; may become empty."""
    return unicodedata.normalize("NFC", text.translate(INVISIBLE).translate(BLANK)).strip(" ")


def hidden(source: str) -> list[Complaint]:
    """Complains of characters that are not seen inside words: they are left out of the text, and told."""
    count = len(WITHIN_WORDS.findall(source))
    return [Complaint("unsichtbare_zeichen", f"{count} unsichtbare Zeichen stehen in Wörtern.")] if count else []


def words_of(text: str, start: int) -> list[Piece]:
    """The blank-separated words of a stretch of source that begins at offset `start`."""
    pieces = []
    position = 0
    for raw in text.translate(BLANK).split(" "):
        if cleaned := clean(raw):
            pieces.append(Piece(cleaned, Offsets(start + position, start + position + len(raw))))
        position += len(raw) + 1
    return pieces


def join_lines(printed: Iterable[Sequence[Piece]], known: Collection[str]) -> list[Piece]:
    """Printed lines of one paragraph as one run of pieces; words cut at a line end are rejoined by rule.

    `known` is the vocabulary of the whole document: the best witness for a compound's hyphen.
    """
    joined: list[Piece] = []
    for line in printed:
        if joined and line:
            joined[-1:], line = _seam(joined, line, known)
        joined.extend(line)
    return joined


def _seam(
    joined: Sequence[Piece], line: Sequence[Piece], known: Collection[str]
) -> tuple[list[Piece], Sequence[Piece]]:
    last = joined[-1]
    if last.text == "-" and len(joined) > 1 and _shares_a_stem(joined[-2].text) and line[0].text[:1].isalpha():
        return [last], [Piece(line[0].text, line[0].place, glued=True), *line[1:]]  # "-kriterien und -" / "prozesse"
    following = line[1].text if len(line) > 1 and not line[1].glued else ""
    join = join_at_line_end(_word_at_end(joined), line[0].text, following, known)
    if join is Join.BLANK:
        return [last], line
    first = Piece(line[0].text, line[0].place, glued=True)
    if join is Join.WORD:
        shorter = last.text[:-1].rstrip(SOFT_HYPHEN)
        kept = [Piece(shorter, last.place, last.glued)] if shorter else []
        return kept, [first, *line[1:]]
    return [last], [first, *line[1:]]


def _shares_a_stem(word: str) -> bool:
    """What a hyphen of its own begins behind this word is the end of another: "Praxis-Projekten, -" / "Programmen"."""
    return word in JOINING or (word.endswith(",") and "-" in word)


def _word_at_end(joined: Sequence[Piece]) -> str:
    """The last word with all its pieces: an address may be broken more than once."""
    first = next(n for n in range(len(joined) - 1, -1, -1) if n == 0 or not joined[n].glued)
    return "".join([piece.text for piece in joined[first:]])


def vocabulary(words: Iterable[str]) -> frozenset[str]:
    """The words of a document bare of punctuation, in lower case and with the capitals they have, for `join_lines`."""
    bare = [word.strip(".,;:!?()[]„“”\"'‚‘»«") for word in words]
    return frozenset(bare).union([word.lower() for word in bare])


def assemble(identity: str, name: str, about: About, reading: Reading) -> Document:
    """The Document of a reading; drafts without a character are left out."""
    turned = _without_bidi(reading.drafts)
    kept = [(number, draft) for number, draft in enumerate(reading.drafts) if any(p.text for p in draft.pieces)]
    layouts = [_layout(draft.pieces) for _, draft in kept]
    text, spans = lines([line for line, _ in layouts])
    blocks = tuple(
        Block(draft.kind, span, draft.page, draft.cell, draft.level, draft.marker)
        for (_, draft), span in zip(kept, spans, strict=False)
    )
    words = tuple(
        Word(Span(span.start + inner.start, span.start + inner.end), place)
        for (_, parts), span in zip(layouts, spans, strict=False)
        for inner, place in parts
    )
    where = {number: span for (number, _), span in zip(kept, spans, strict=False)}
    issues = tuple(Issue(c.rule, _issue_span(c, where, blocks), c.message) for c in (*reading.complaints, *turned))
    return Document(identity, name, text, blocks, words, about, issues, reading.pages, reading.media_type)


def _without_bidi(drafts: Iterable[Draft]) -> list[Complaint]:
    """Takes marks of writing direction out of the pieces; a complaint where there are any."""
    count = 0
    for draft in drafts:
        if any(BIDI.search(piece.text) for piece in draft.pieces):
            count += sum(len(BIDI.findall(piece.text)) for piece in draft.pieces)
            draft.pieces = [Piece(BIDI.sub("", piece.text), piece.place, piece.glued) for piece in draft.pieces]
    return [Complaint("schreibrichtung", f"{count} Zeichen verdrehen die Schreibrichtung.")] if count else []


def _layout(pieces: Iterable[Piece]) -> tuple[str, list[tuple[Span, Place]]]:
    line = ""
    parts: list[tuple[Span, Place]] = []
    for piece in pieces:
        if not piece.text:
            continue
        if line and not piece.glued:
            line += " "
        text = piece.text.rstrip(SOFT_HYPHEN)
        parts.append((Span(len(line), len(line) + len(text)), piece.place))
        line += text
    return line, parts


def _issue_span(complaint: Complaint, where: dict[int, Span], blocks: Sequence[Block]) -> Span:
    """The block complained of; for a page without text the empty span where its text would stand."""
    if complaint.draft is not None and complaint.draft in where:
        return where[complaint.draft]
    later = next((block.span.start for block in blocks if block.page >= complaint.page), None)
    end = blocks[-1].span.end if blocks else 0
    return Span(later, later) if later is not None else Span(end, end)
