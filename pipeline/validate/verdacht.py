"""Suspects slips that the document itself bears witness to; flagged as issues, never changed.

"Stadtsporthund" beside "Stadtsportbund" | "Erarbeitung eines" at the end of a bullet | "(Nach-" without its bracket
"""

import re
from collections.abc import Iterator

from extractors.model.document import Block, Document, Span
from pipeline.validate.rows import Row, where

WORD = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{9,39}|[a-zäöüß]{13,40}")
SHORTEST_FREE = 13  # letters from which any one letter may be a slip; "Anmeldung" and "Abmeldung" are two words
ENDING = 2  # the last letters are inflection
PAIRS = ("hb", "nu", "ce", "co", "li", "lt", "ft", "fs", "ij", "gq", "vy", "mn", "rn", "kh", "tr", "ki", "ao", "ae")
ALIKE = frozenset(map(frozenset, PAIRS))  # letters that scanners and tired eyes confuse
UMLAUTS = frozenset(frozenset(pair) for pair in ("aä", "oö", "uü"))
# words that want another behind them
OPEN_END = re.compile(
    r"(?:^| )(?:der|die|das|des|dem|den|eine?[mnrs]?|für|von|vom|zur|zum|im|durch|ohne|sowie|bzw\.|z\. ?B\."
    r"|inkl\.|ggf\.|bestehende[rnms]?|deren|dessen|sich)$"
)
LINK_END = re.compile(r"(?:,| und| oder|-| &)$")
ADJECTIVE_END = re.compile(
    r" (?!aber|oder|über|unter|weiter|immer|hier|daher|wieder|später)[a-zäöüß]{4,40}(?:er|es|em)$"
)


def suspicions(document: Document) -> list[Row]:
    """Rows of `issues`: words one letter away from a witness, and texts that break off."""
    found = sorted([*_slips(document), *_broken_off(document)], key=lambda suspicion: suspicion[1])
    return [{"rule": rule, "message": message, **where(document, span)} for rule, span, message in found]


Suspicion = tuple[str, Span, str]


def _slips(document: Document) -> Iterator[Suspicion]:
    """The rarer of two long words that differ in one inner letter; of two equally rare ones the later."""
    places: dict[str, list[Span]] = {}
    for block in document.blocks:
        if block.kind != "furniture":
            for match in document.find(WORD, block.span):
                places.setdefault(match[0], []).append(Span(*match.span()))
    for word, witness in _pairs(sorted(places)):
        ranked = sorted((word, witness), key=lambda w: (len(places[w]), -places[w][0].start))
        for span in places[ranked[0]]:
            yield "verdacht_schreibweise", span, f"Fast wie „{ranked[1]}“ im selben Dokument."


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of equal length with one other letter, by a bucket for each word with one letter left open."""
    buckets: dict[tuple[str, str], list[str]] = {}
    for word in words:
        for place in range(1, len(word) - ENDING):
            key = word[:place], word[place + 1 :]
            for other in buckets.setdefault(key, []):
                if _is_slip(word[place].lower(), other[place].lower(), len(word)):
                    yield word, other
            buckets[key].append(word)


def _is_slip(one: str, other: str, length: int) -> bool:
    pair = frozenset((one, other))
    return len(pair) == 2 and pair not in UMLAUTS and (pair in ALIKE or length >= SHORTEST_FREE)


def _broken_off(document: Document) -> Iterator[Suspicion]:
    """Items, cells and headings whose last word wants another, and brackets that are never closed."""
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        text = document.quote(block.span)
        if _wants_more(block, text, following):
            yield "abgebrochen", block.span, "Der Text bricht ab."
        elif text.count("(") > text.count(")") and not _goes_on(block, following):
            yield "klammer_offen", block.span, "Eine Klammer wird nicht geschlossen."


def _wants_more(block: Block, text: str, following: Block | None) -> bool:
    if block.kind == "paragraph" and block.cell is None:
        return False
    if OPEN_END.search(text):
        return not _goes_on(block, following)
    if block.kind != "item":
        return False
    if LINK_END.search(text):
        return following is None or following.kind != "item" or following.level != block.level
    return block.cell is not None and ADJECTIVE_END.search(text) is not None


def _goes_on(block: Block, following: Block | None) -> bool:
    """True where the next line may end this one: the same cell, or no cell and no new item."""
    if following is None or following.cell != block.cell:
        return False
    return following.kind == block.kind and block.kind != "item"
