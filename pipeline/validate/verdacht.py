"""Suspects slips that the document itself bears witness to; flagged as issues, never changed.

"Stadtsporthund" beside "Stadtsportbund" | "Erarbeitung eines" at the end of a bullet | "(Nach-" without its bracket
"""

import re
from collections.abc import Iterator

from extractors.model.document import Block, Document, Span
from pipeline.validate.reihe import NUMBER, Suspicion, leads_on, out_of_line
from pipeline.validate.rows import Row, where

WORD = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{9,39}|[a-zäöüß]{13,40}")
MIXED_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_./%=-])(?:[0-9]{1,6}[OolISB][0-9]{1,6}|[0-9]{2,6}[Oo]|[O][0-9]{2,6}|(?:19|20)[0-9][lISB]|[lI][09][0-9]{2})(?![A-Za-z0-9_])"
    r"|(?<=[0-9]-)(?:[0-9]{1,4}[OlISB][0-9]{0,4}|[OlISB][0-9]{1,4})(?![A-Za-z0-9_])"
)
SHORTEST_FREE = 13  # letters from which any one letter may be a slip; "Anmeldung" and "Abmeldung" are two words
ENDING = 2  # the last letters are inflection
# two words may begin so and be the same for the rest: "innerstädtisch", "innenstädtisch"; "Auf-", "Ausarbeitung"
SIBLINGS = ("inner innen", "außer außen", "ober oben", "unter unten", "hinter hinten", "an ab", "auf aus", "vor ver")
PREFIXES = frozenset(frozenset(pair.split()) for pair in SIBLINGS)
PAIRS = ("hb", "nu", "ce", "co", "li", "lt", "ft", "fs", "ij", "gq", "vy", "mn", "rn", "kh", "tr", "ki", "ao", "ae")
ALIKE = frozenset(map(frozenset, PAIRS))  # letters that scanners and tired eyes confuse
UMLAUTS = frozenset(frozenset(pair) for pair in ("aä", "oö", "uü"))
# words that want another behind them
OPEN_END = re.compile(
    r"(?:^| )(?:der|die|das|des|dem|den|eine?[mnrs]?|für|von|vom|zur|zum|im|durch|ohne|sowie|bzw\.|z\. ?B\."
    r"|(?:am|vom|bis|ab|[0-9]\. und) [0-9]{1,2}\.|inkl\.|ggf\.|bestehende[rnms]?|deren|dessen|sich|in|bei|beim|zwischen"
    r"|wegen|gegen|(?<!für )(?:jede[rnms]?|alle[rnms]?))$"  # "Gesundheit für alle" is whole
)
# in the nominal style of tables these are no verb's second half: "Übernahme in", "Auftakttreffen mit"
PREPOSITION_END = re.compile(r" (?:mit|an|auf|aus|nach|unter|über|um|vor|zu|als|gemeinsame|offene|neue|weitere)$")
# outside tables only where no word can be the verb: "Rollatortraining mit", not "Der Verein macht mit"
VERBLESS_END = re.compile(
    r"(?:[^:]{2,40}: )?(?:[a-zäöüß]{2,30}e[rs]? )?(?:[A-ZÄÖÜ][^ ]{1,40} ){1,3}"
    r"(?:mit|an|auf|nach|unter|über|um|vor|zu|als)"
)
LINK_TO_ITEM = re.compile(r" (?:und|oder|sowie)$")
HEAD_END = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,20} )?[A-ZÄÖÜ]?[a-zäöüß]{2,20} (?:ab|am|bis|seit|vom|von|zum)"
)  # "Gültig ab"
LINK_END = re.compile(r"(?:,| und| oder|-| &)$")
HALF_WORD = re.compile(r"- (?:und|oder|bzw\.)$")  # "Vor- und"
ADJECTIVE_END = re.compile(
    r" (?!aber|oder|über|unter|weiter|immer|hier|daher|wieder|später)[a-zäöüß]{4,40}(?:er|es|em|ige|liche|ische|ende)$"
)
# an adjective whose noun is lost: "Weimar: Seelische"; people are named by such words alone: "Jugendliche"
CAPITAL_ADJECTIVE_END = re.compile(
    r"(?:^|: )(?!Jugend|Freiwill|Angehör|Ehrenamt|Haupt|Deut|Sachverständ|Volljähr|Minderjähr)"
    r"(?:Gute|Neue|Gesunde|Gemeinsame|Offene|[A-ZÄÖÜ][a-zäöüß]{2,30}(?:ische|liche|same|bare|ige))[nrs]?$"
)
LABEL_ONLY = re.compile(r"[0-9/.–-]{4,21}(?: bis)?|[A-ZÄÖÜ][A-Za-zäöüß-]{1,30}:")


def suspicions(document: Document) -> list[Row]:
    """Rows of `issues`: words one letter away from a witness, and texts that break off."""
    found = [*_slips(document), *_broken_off(document), *_letters_in_numbers(document), *out_of_line(document)]
    once = {(span, rule): message for rule, span, message in reversed(found)}
    return [{"rule": rule, "message": said, **where(document, span)} for (span, rule), said in sorted(once.items())]


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
                alike = _is_slip(word[place].lower(), other[place].lower(), len(word))
                if alike and not _are_siblings(word, other):
                    yield word, other
            buckets[key].append(word)


def _are_siblings(one: str, other: str) -> bool:
    """Two words that differ in nothing but which of two prefixes they have."""
    return any(frozenset((one[:end].lower(), other[:end].lower())) in PREFIXES for end in (2, 3, 4, 5, 6))


def _is_slip(one: str, other: str, length: int) -> bool:
    pair = frozenset((one, other))
    return len(pair) == 2 and pair not in UMLAUTS and (pair in ALIKE or length >= SHORTEST_FREE)


def _letters_in_numbers(document: Document) -> Iterator[Suspicion]:
    """ "2O20": a letter that looks like a digit, between digits."""
    for block in document.blocks:
        for match in document.find(MIXED_NUMBER, block.span):
            yield "verdacht_ziffer", Span(*match.span()), "Ein Buchstabe zwischen Ziffern."


def _broken_off(document: Document) -> Iterator[Suspicion]:
    """Items, cells and headings whose last word wants another, and brackets that are never closed."""
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        text = document.quote(block.span)
        if _wants_more(block, text, following, document.quote(following.span) if following else ""):
            yield "abgebrochen", block.span, "Der Text bricht ab."
        elif _goes_on(block, following):
            continue
        elif text.count("(") > text.count(")"):
            yield "klammer_offen", block.span, "Eine Klammer wird nicht geschlossen."
        elif text.count("„") > text.count("“") + text.count("”") + text.count('"'):
            yield "anfuehrung_offen", block.span, "Eine Anführung wird nicht geschlossen."


def _wants_more(block: Block, text: str, following: Block | None, said: str) -> bool:
    """Whether the block ends in mid-phrase; `said` is the text of the one that follows."""
    if (block.kind == "paragraph" and block.cell is None) or leads_on(block, following):
        return False
    if LINK_TO_ITEM.search(text) and following is not None and following.kind == "item":
        return False
    if block.cell and block.cell.row == 0 and HEAD_END.fullmatch(text):
        return False
    if OPEN_END.search(text) or HALF_WORD.search(text) or CAPITAL_ADJECTIVE_END.search(text):
        return not _goes_on(block, following)
    if block.kind != "item":
        return False
    if LINK_END.search(text):
        closed = following is not None and (said[:1].islower() or NUMBER.fullmatch(said))
        return following is None or (following.kind != "item" and not closed)
    nominal = block.cell is not None and (ADJECTIVE_END.search(text) or PREPOSITION_END.search(text))
    return bool(nominal or VERBLESS_END.fullmatch(text)) or (
        LABEL_ONLY.fullmatch(text) is not None and not _has_children(block, following)
    )


def _has_children(block: Block, following: Block | None) -> bool:
    return following is not None and following.kind == "item" and following.level > block.level


def _goes_on(block: Block, following: Block | None) -> bool:
    """True where the next line may end this one: the same cell, or no cell and no new item."""
    if following is None or following.cell != block.cell:
        return False
    return following.kind == block.kind and block.kind != "item"
