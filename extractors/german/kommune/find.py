"""Finds the communes that running text and lists name, with the words that say so.

"Beispiel: Der Partnerprozess im Landkreis Rottal-Inn"
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.german.kommune.arten import WORDS
from extractors.german.kommune.belege import OFFICES, Beleg, Umfeld, look_around, zusatz_end
from extractors.german.kommune.kontext import Kontext, kontext_of, resolve
from extractors.german.kommune.tokens import sentence_tokens
from extractors.german.kommune.treffer import BEZIRKE, LARGE, Treffer, find_treffer, is_clear, people_of
from extractors.german.register import word_list
from extractors.model.document import Document, Span
from extractors.model.values import Grounded, Kommune

# the stretch before a hit that is cut into tokens, where the line is longer
WINDOW = 120
HINT = re.compile(
    rf"(?:{WORDS}|{OFFICES.pattern}|\b(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei|[Zz]wischen|darunter)|\d{{5}}|[A-Z]{{4,}})\W*$"
)
HINT_REACH = 40
CITY = 100_000
JOINS = re.compile(r"\s{0,3}(?:[,;/&+]|\b(?:und|sowie|oder|bis)\b)\s{0,3}(?:und\s|sowie\s)?(?:(?:der|die|den|dem)\s)?")
ONE_REGION = re.compile(r"\s{0,3}(?:&|und|/)\s{0,3}")
DISTRICT = re.compile(r"-[A-ZÄÖÜ][\wäöüß-]*(?: Berg| Vorstadt)?")


@dataclass(frozen=True, slots=True)
class Erwaehnung:
    """Erwaehnung: a hit with what stands around it; `ends` is where its name ends."""

    hit: Treffer
    umfeld: Umfeld
    ends: int
    name: str
    district: bool = False


def find_kommunen(
    document: Document, within: Span | None = None, jahr: int | None = None
) -> Iterator[Grounded[Kommune]]:
    """Each mention of a commune in order; its spans are its name and, where printed, its art.

    The candidates are those of `jahr`; the Land and the Kreise the document speaks of narrow them.
    """
    where = document.span if within is None else within  # an empty span is falsy, and says nothing
    mentions = _accept(document.text, list(_mentions(document.text, where)))
    kontext = kontext_of(document, jahr, [(m.name, m.umfeld.art) for m in mentions])
    for mention in _merge_regions(document.text, mentions):
        yield _grounded(mention, kontext)


def _mentions(text: str, where: Span) -> Iterator[Erwaehnung]:
    ended = 0
    for hit in find_treffer(text, where.start, where.end):
        if hit.start < ended:
            continue  # "Berlin" in "Bernau bei Berlin"
        # most hits are ordinary words with nothing around them: those are never cut into tokens
        look = is_clear(hit.name) or HINT.search(text, max(0, hit.start - HINT_REACH), hit.start)
        mention = _mention(text, hit, _tokens_before(text, hit) if look else [])
        if mention:
            ended = mention.ends
            yield mention


def _tokens_before(text: str, hit: Treffer) -> list[tuple[int, int]]:
    """The tokens of the hit's sentence up to the hit."""
    line = text.rfind("\n", 0, hit.start) + 1
    first = max(line, hit.start - WINDOW)
    if first > line:
        first = text.find(" ", first, hit.start) + 1 or first
    return [(first + a, first + b) for a, b in sentence_tokens(text[first : hit.start], hit.start - first)]


def _mention(text: str, hit: Treffer, tokens: list[tuple[int, int]]) -> Erwaehnung | None:
    umfeld = look_around(text, hit, tokens)
    if hit.inflection not in ("", "s") and not (umfeld.art and hit.inflection):
        return None
    district = DISTRICT.match(text, hit.end)
    if district and f"{hit.name}{district[0]}".replace(" ", "_") in word_list("ortsteile"):
        return Erwaehnung(hit, umfeld, district.end(), hit.name + district[0], True)
    if district and not (is_clear(hit.name) and people_of(hit.name) >= CITY):
        return None  # of "Magdeburg-Stendal" and "Rostock-Lichtenhagen" the city is named, of "Berg-Tal" nothing
    ends = zusatz_end(text, hit)
    if ends > hit.end and umfeld.beleg is not Beleg.AGAINST:
        umfeld = replace(umfeld, beleg=Beleg.STRONG)
    return Erwaehnung(hit, umfeld, ends, " ".join((hit.name + text[hit.end : ends]).split()))


def _accept(text: str, mentions: list[Erwaehnung]) -> list[Erwaehnung]:
    """Those with evidence enough; a list takes on the evidence and plural art of its first member."""
    accepted: list[Erwaehnung] = []
    certain = {m.hit.name for m in mentions if m.umfeld.beleg is Beleg.STRONG}
    for mention in mentions:
        previous = accepted[-1] if accepted else None
        if previous and JOINS.fullmatch(text, previous.ends, mention.hit.start) and mention.umfeld.art is None:
            mention = _in_list(previous, mention)
        if _is_place(mention, mention.hit.name in certain):
            accepted.append(mention)
    return accepted


def _in_list(previous: Erwaehnung, mention: Erwaehnung) -> Erwaehnung:
    umfeld = mention.umfeld
    if umfeld.beleg is Beleg.AGAINST:
        return mention
    if previous.umfeld.plural:
        return replace(mention, umfeld=replace(previous.umfeld, both=False))
    return replace(mention, umfeld=replace(umfeld, beleg=max(umfeld.beleg, Beleg.WEAK)))


def _is_place(mention: Erwaehnung, certain: bool) -> bool:
    beleg, name = mention.umfeld.beleg, mention.hit.name
    if beleg is Beleg.AGAINST or mention.umfeld.art == "Land" or (name in BEZIRKE and mention.umfeld.art != "Bezirk"):
        return False
    if beleg is Beleg.STRONG or mention.district or is_clear(name):
        return True
    ordinary = name in word_list("mehrdeutig")
    if beleg is Beleg.WEAK:
        return not ordinary or certain or people_of(name) >= LARGE
    return certain and not ordinary


def _merge_regions(text: str, mentions: list[Erwaehnung]) -> Iterator[Erwaehnung]:
    """ "GR+ Erlangen-Höchstadt & Erlangen" is one region."""
    current: Erwaehnung | None = None
    for mention in mentions:
        if current and _one_region(text, current, mention):
            name = f"{current.name}{text[current.ends : mention.hit.start]}{mention.name}"
            current = replace(current, ends=mention.ends, name=" ".join(name.split()))
            continue
        if current:
            yield current
        current = mention
    if current:
        yield current


def _one_region(text: str, first: Erwaehnung, second: Erwaehnung) -> bool:
    region = first.umfeld.art == "Gesundheitsregion" and not first.umfeld.plural
    alone = second.umfeld.art is None
    return region and alone and bool(ONE_REGION.fullmatch(text, first.ends, second.hit.start))


def _grounded(mention: Erwaehnung, kontext: Kontext) -> Grounded[Kommune]:
    umfeld = mention.umfeld
    kommune = resolve(mention.name, umfeld, kontext, mention.district)
    named = Span(mention.hit.start, mention.ends)
    if umfeld.art_span is None:
        return Grounded(kommune, (named,))
    if umfeld.art_span.end <= named.start and not umfeld.plural:
        return Grounded(kommune, (Span(umfeld.art_span.start, named.end),))
    return Grounded(kommune, tuple(sorted((umfeld.art_span, named))))
