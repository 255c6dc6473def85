"""Where the words of an HTML source stand: BeautifulSoup gives the structure, this finds each word's offsets again."""

import re

from extractors.model.document import Offsets
from pipeline.read.draft import BLANK, Piece, clean
from pipeline.read.traced import ENTITY, Traced

SILENT = ("script", "style", "template", "noscript", "head", "svg", "math", "object", "iframe", "select", "textarea")
TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
TAG_STOP = re.compile(r"[>\"']")
WINDOW = 50_000  # characters ahead in which a word is looked for
MASK = "\x00"


def mask_tags(source: str) -> str:
    """The source with every character of a tag, comment or silent element replaced by NUL; same length."""
    parts: list[str] = []
    position = 0
    while match := TAG_START.search(source, position):
        end = _end_of_markup(source, match.start())
        parts += [source[position : match.start()], MASK * (end - match.start())]
        position = end
    parts.append(source[position:])
    return "".join(parts)


def _end_of_markup(source: str, start: int) -> int:
    if source.startswith("<!--", start):
        return _after(source, "-->", start)
    end = _end_of_tag(source, start)
    name = re.compile(r"[A-Za-z]+").match(source, start + 1)
    if name and name[0].lower() in SILENT and source[end - 2 : end] != "/>":
        close = re.compile(f"</{name[0]}", re.I).search(source, end)
        return _end_of_tag(source, close.start()) if close else len(source)
    return end


def _end_of_tag(source: str, start: int) -> int:
    """One past the ">" of a tag, quoted attributes passed over; a tag never closed ends the text."""
    position = start
    while match := TAG_STOP.search(source, position):
        if match[0] == ">":
            return match.end()
        closing = source.find(match[0], match.end())
        if closing < 0:
            return _after(source, ">", match.end())
        position = closing + 1
    return len(source)


def _after(source: str, end: str, start: int) -> int:
    found = source.find(end, start)
    return len(source) if found < 0 else found + len(end)


class Locator:
    """Finds the words of text nodes, taken in document order, in the masked source."""

    def __init__(self, source: str, start: int) -> None:
        traced = Traced.of(mask_tags(source), start)
        self._masked = traced.unescape() if ENTITY.search(source) else traced
        self._text = self._masked.text.translate(BLANK)
        self._cursor = 0

    @property
    def characters(self) -> int:
        """How many characters other than blanks the source shows."""
        return sum(map(len, self._text.replace(MASK, " ").split(" ")))

    def pieces(self, node: str) -> list[Piece]:
        """The words of one text node."""
        words = node.replace(MASK, "").translate(BLANK).split(" ")
        return [Piece(cleaned, self._locate(word)) for word in words if word and (cleaned := clean(word))]

    def _locate(self, word: str) -> Offsets:
        at = self._search(word, self._cursor)
        if at < 0:  # lxml moved the text (a stray word inside <table>): look before the cursor, and keep the cursor
            at = self._search(word, max(0, self._cursor - WINDOW))
            return self._offsets(at, len(word)) if at >= 0 else self._here()
        self._cursor = at + len(word)
        return self._offsets(at, len(word))

    def _search(self, word: str, start: int) -> int:
        stop = min(len(self._text), start + WINDOW)
        at = self._text.find(word, start, stop)
        while at >= 0 and not self._stands_alone(at, len(word)):
            at = self._text.find(word, at + 1, stop)
        return at

    def _stands_alone(self, at: int, length: int) -> bool:
        before = self._text[at - 1] if at else " "
        after = self._text[at + length] if at + length < len(self._text) else " "
        return before in (" ", MASK) and after in (" ", MASK)

    def _offsets(self, at: int, length: int) -> Offsets:
        return Offsets(self._masked.starts[at], self._masked.ends[at + length - 1])

    def _here(self) -> Offsets:
        at = min(self._cursor, len(self._text) - 1)
        return Offsets(self._masked.starts[at], self._masked.starts[at])
