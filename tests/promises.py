"""What holds for every document, as functions that tests call: where words stand, lines, notation, the ledger."""

import html
import re
import unicodedata

from extractors.model.document import Document, Offsets
from extractors.model.notation import from_notation, to_notation

HIDDEN = re.compile("[\N{SOFT HYPHEN}\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f]")
AS_BROWSERS = {code: html.unescape(f"&#{code};") for code in range(0x80, 0xA0)}
MARKS = re.compile(r"[*_`\\\[\]!]")
TAGS = (re.compile(r"<[^<>]*>"), re.compile(r"<[^>]*>"), re.compile(r"(?!)"))  # the last: no tag at all


def line_n_is_block_n(document: Document) -> None:
    """Blocks are the lines of the text: none overlaps, none is empty, none begins or ends with a blank."""
    assert [document.quote(block.span) for block in document.blocks] == (
        document.text.split("\n") if document.text else []
    )
    assert all(text and text == text.strip() for text in document.text.split("\n") if document.blocks)


def words_stand_in_the_source(document: Document, source: str) -> None:
    """Each word's place says the word, entities, markup, invisible characters and hyphens at a line end set aside."""
    end = 0
    source = source.removeprefix("\ufeff")  # a byte order mark is no character of the file
    for word in document.words:
        assert end <= word.span.start < word.span.end <= len(document.text)
        assert isinstance(word.place, Offsets)
        end = word.span.end
        said = document.quote(word.span)
        raw = source[word.place.start : word.place.end]
        shown = {_bare(raw, tag) for tag in TAGS}
        assert {_bare(said, tag) for tag in TAGS} & (shown | {text.rstrip("-") for text in shown}), (raw, said)


def every_character_has_a_place(document: Document) -> None:
    covered = sum(len(word.span) for word in document.words)
    assert covered == sum(1 for character in document.text if character not in " \n")


def notation_goes_both_ways(document: Document) -> None:
    """The notation of a document is read as the same text and blocks, and written again as the same notation."""
    notation = to_notation(document)
    again = from_notation(notation)
    assert (again.text, again.blocks) == (document.text, document.blocks)
    assert to_notation(again) == notation


def _bare(text: str, tag: re.Pattern[str]) -> str:
    shown = html.unescape(HIDDEN.sub("", MARKS.sub("", tag.sub("", text.translate(AS_BROWSERS)))))
    return unicodedata.normalize("NFC", HIDDEN.sub("", MARKS.sub("", shown)))
