"""Where the words of an HTML source stand: BeautifulSoup gives the structure, this finds each word's offsets again."""

import html
import re

from extractors.model.document import Offsets
from pipeline.read.draft import BLANK, Piece, clean
from pipeline.read.traced import ENTITY, Traced

SILENT = ("script", "style", "template", "noscript", "head", "svg", "math", "object", "iframe", "select", "textarea")
ENDLESS = ("script", "style")  # what is never closed ends the source
TAG_START = re.compile(r"<(?=[A-Za-z!?]|/.)", re.S)
TAG_NAME = re.compile(r"</?[A-Za-z]")
COMMENT = re.compile(r"<!--(?P<empty>-?>)?")
COMMENT_END = re.compile(r"--!?>")
TAG_STOP = re.compile(r"[>\"']")
WINDOW = 50_000  # characters ahead in which a word is looked for
SEARCHES = 2_000  # words of one source that are looked for away from the cursor: hostile pages move all of theirs
CANDIDATES = 100  # places one such search looks at
MASK = "\x00"
BYTE_ORDER_MARK = "\ufeff"
# what a reference to a control character stands for: lxml gives the character itself, browsers show windows-1252
AS_BROWSERS = {n: html.unescape(f"&#{n};") for n in (*range(1, 9), *range(14, 32), *range(127, 160))} | {0: ""}
AS_SHOWN = {code: shown for code, shown in AS_BROWSERS.items() if len(shown) == 1}
GAP = re.compile("[ \\x00]*")
TAG_IN_WORD = re.compile("\\x00{0,300}")


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
    if comment := COMMENT.match(source, start):
        return comment.end() if comment["empty"] else _after_comment(source, comment.end())
    if not TAG_NAME.match(source, start):
        return _after(source, ">", start)
    end = _end_of_tag(source, start)
    name = re.compile(r"[A-Za-z]+").match(source, start + 1)
    if name and name[0].lower() in SILENT and source[end - 2 : end] != "/>":
        close = re.compile(f"</{name[0]}", re.I).search(source, end)
        if close:
            return _end_of_tag(source, close.start())
        return len(source) if name[0].lower() in ENDLESS else end  # others end with what they stand in
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


def _after_comment(source: str, start: int) -> int:
    end = COMMENT_END.search(source, start)
    return end.end() if end else len(source)


def _after(source: str, end: str, start: int) -> int:
    found = source.find(end, start)
    return len(source) if found < 0 else found + len(end)


class Locator:
    """Finds the words of text nodes, taken in document order, in the masked source."""

    def __init__(self, source: str, start: int) -> None:
        traced = Traced.of(mask_tags(source), start)
        self._masked = traced.unescape() if ENTITY.search(source) else traced
        self._text = self._masked.text.translate(AS_SHOWN).translate(BLANK)
        if self._text.startswith(BYTE_ORDER_MARK):  # libxml2 drops one before the first word, and only there
            self._text = MASK + self._text[1:]
        self._start = start
        self._cursor = 0
        self._searches = 0

    @property
    def characters(self) -> int:
        """How many characters other than blanks the source shows."""
        return sum(len(clean(word)) for word in self._text.replace(MASK, " ").split())

    def pieces(self, node: str) -> list[Piece]:
        """The words of one text node."""
        words = node.translate(AS_BROWSERS).translate(BLANK).split(" ")
        placed = [(word, self._locate(word)) for word in words if word]  # an invisible word moves the cursor, too
        return [Piece(cleaned, place) for word, place in placed if (cleaned := clean(word))]

    def _locate(self, word: str) -> Offsets:
        gap = GAP.match(self._text, self._cursor)
        self._cursor = gap.end() if gap else self._cursor
        end = self._end_of(word, self._cursor)
        if end is not None:
            begin, self._cursor = self._cursor, end
            return self._offsets(begin, end)
        return self._elsewhere(word)

    def _end_of(self, word: str, at: int) -> int | None:
        """Where a word that begins at `at` ends, a tag without effect inside it passed over; None where it is not."""
        if self._text.startswith(word, at):
            return at + len(word)
        for character in word:
            gap = TAG_IN_WORD.match(self._text, at)
            at = gap.end() if gap else at
            if not self._text.startswith(character, at):
                return None
            at += 1
        return at

    def _elsewhere(self, word: str) -> Offsets:
        """The next such word; or, where lxml moved it (a stray word inside <table>), one before; the cursor stays."""
        self._searches += 1
        if self._searches > SEARCHES:
            return self._here()
        at = self._search(word, self._cursor)
        if at >= 0:
            self._cursor = at + len(word)
        else:
            at = self._search(word, max(0, self._cursor - WINDOW))
        return self._offsets(at, at + len(word)) if at >= 0 else self._here()

    def _search(self, word: str, start: int) -> int:
        stop = min(len(self._text), start + WINDOW)
        at = self._text.find(word, start, stop)
        for _ in range(CANDIDATES):
            if at < 0 or self._stands_alone(at, len(word)):
                return at
            at = self._text.find(word, at + 1, stop)
        return -1

    def _stands_alone(self, at: int, length: int) -> bool:
        before = self._text[at - 1] if at else " "
        after = self._text[at + length] if at + length < len(self._text) else " "
        return before in (" ", MASK) and after in (" ", MASK)

    def _offsets(self, begin: int, end: int) -> Offsets:
        return Offsets(self._masked.starts[begin], self._masked.ends[end - 1])

    def _here(self) -> Offsets:
        """The spot that is reached, without extent: the word stands nowhere in the source as it is shown."""
        at = self._masked.starts[self._cursor] if self._cursor < len(self._text) else self._start
        return Offsets(at, at)
