"""What around a hit shows that a place is meant: the words before it, its addition, and what speaks against it.

"Stadt Essen" and "45127 Essen" are the city; "Essen und Trinken", "Thomas Essen" and "Essener Straße" are not.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from extractors.german.kommune.arten import PLURAL, WORDS, art_of, as_written, is_union
from extractors.german.kommune.link import lookup
from extractors.german.kommune.namen import OPENS_ZUSATZ, take_apart
from extractors.german.kommune.treffer import Treffer
from extractors.german.register import LAENDER, word_list
from extractors.model.document import Span
from extractors.model.values import KommuneArt


class Beleg(IntEnum):
    """Beleg: how much the surroundings show; AGAINST wins over all."""

    AGAINST = -1
    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Umfeld:
    """Umfeld: what stands around a hit. `art_span` are the words of its art, `both` says Stadt and Landkreis."""

    beleg: Beleg
    art: KommuneArt | None = None
    art_span: Span | None = None
    plural: bool = False
    both: bool = False
    union: bool = False


Tokens = list[tuple[int, int]]
ART = re.compile(WORDS)
PLZ = re.compile(r"(?:D-)?\d{5}")
OFFICES = re.compile(
    r"(?:Rathaus|Stadtrat|Stadtverwaltung|Stadtgebiet|Gemeinderat"
    r"|Gesundheitsamt|Klinikum|Universität|Hochschule|Großraum|Raum|Region|Standort|Volkshochschule|VHS|Amtsgericht"
    r"|Stadtteil|Sitz:?|Ort:|Kreisverband|Jobcenter|Messe|Flughafen|Hauptbahnhof)"
)
CITY_LAENDER = ("Berlin", "Bremen", "Hamburg")
_LAND = "|".join(re.escape(land) for land in LAENDER.values() if land not in CITY_LAENDER)
LAND_BEFORE = re.compile(rf"(?:{_LAND})\W{{1,4}}(?:und\s)?$")
LAND_AFTER = re.compile(rf"\W{{1,4}}(?:und\s)?(?:{_LAND})\b")
PREPOSITIONS = frozenset({"in", "aus", "nach", "bei", "zwischen", "darunter"})
PERSON = re.compile(r"Herrn?|Frau|Familie|Hrn\.|Fr\.|Dr\.|Prof\.|(?:Ober)?[Bb]ürgermeister(?:in)?|Landr(?:at|ätin)")
# towns take no article
DETERMINERS = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "im", "am", "vom",
     "zum", "zur", "ins", "beim", "kein", "keine", "jede", "jeder", "jedes", "diese", "dieser", "dieses", "diesem",
     "viele", "alle", "mein", "meine", "unser", "unsere", "ihr", "ihre", "sein", "seine"}
)  # fmt: skip
STREET = re.compile(r"[\s-]?(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|(?:Platz|Allee|Ring|Weg|Tor|Ufer|Damm|Chaussee)\s\d)")
ZUSATZ = re.compile(
    r"\s?\((?P<inner>[^()\n]{2,30})\)|\s?/\s?(?P<slash>[A-ZÄÖÜ][\w.]+)"
    r"|(?P<tail>\s(?:(?:a|b|i|o|u|v)\.\s?(?:d\.\s?)?|(?:am|an|auf|bei|im|in|ob|unter|vor|vorm)\s(?:der\s|den\s|dem\s)?)[A-ZÄÖÜ][\w.]*)"
)
ART_AFTER = re.compile(r"\s?\((Stadt|Landkreis|Lkr\.?|LK|Kreis|Markt)\)|,\s(Stadt)(?=[\s,.;)]|$)")


def zusatz_end(text: str, hit: Treffer) -> int:
    """Where the name ends with its addition, if the register knows a place of this name and addition."""
    match = ZUSATZ.match(text, hit.end)
    if not match or hit.inflection:
        return hit.end
    end = match.end()
    while end > hit.end and text[end - 1] == "." and not text[hit.end : end].rstrip(".").endswith(("OPf", "OFr")):
        end -= 1
    said = take_apart(" ".join((hit.name + text[hit.end : end]).split()))
    return end if said.zusatz and lookup(said) and OPENS_ZUSATZ.match(text, hit.end) else hit.end


def look_around(text: str, hit: Treffer, tokens: Tokens) -> Umfeld:
    """Judges the words around a hit; `tokens` are those of its sentence, as offsets of the text."""
    before = [token for token in tokens if token[1] <= hit.start]
    found = _art_before(text, before, hit)
    if found:
        return found
    after = ART_AFTER.match(text, hit.end)
    if after:
        word = after[1] or after[2]
        return Umfeld(Beleg.STRONG, art_of(word), Span(*after.span(1 if after[1] else 2)))
    return Umfeld(_beleg(text, hit, before))


def _art_before(text: str, before: Tokens, hit: Treffer) -> Umfeld | None:
    """The longest run of tokens right before the hit that is a word for an art."""
    for count in range(min(5, len(before)), 0, -1):
        start, end = before[-count][0], before[-1][1]
        word = " ".join(text[start:end].split())
        if text[end : hit.start].strip() or not ART.fullmatch(as_written(word)):
            continue
        both = _both(text, before[:-count], word)
        first = before[-count - 2][0] if both else start
        plural = bool(PLURAL.fullmatch(word))
        art = None if both else art_of(word)
        return Umfeld(Beleg.STRONG, art, Span(first, end), plural, both, is_union(word))
    return None


def _both(text: str, before: Tokens, word: str) -> bool:
    """True in "Stadt und Landkreis Bamberg"."""
    words = [text[start:end] for start, end in before[-2:]]
    return len(words) == 2 and words[1] in ("und", "&", "/", "u.") and {art_of(words[0]), art_of(word)} == BOTH


BOTH: set[KommuneArt | None] = {"Stadt", "Landkreis"}


def _beleg(text: str, hit: Treffer, before: Tokens) -> Beleg:
    if hit.inflection not in ("", "s") or STREET.match(text, hit.end) or _is_land(text, hit):
        return Beleg.AGAINST
    if not before:
        return Beleg.NONE
    last = text[slice(*before[-1])]
    if PERSON.fullmatch(last) or (last in word_list("vornamen") and not _ends_list(text, before)):
        return Beleg.AGAINST
    if last.lower() in DETERMINERS:
        return Beleg.NONE if _is_kreis(hit) else Beleg.AGAINST
    if PLZ.fullmatch(last) or OFFICES.fullmatch(last):
        return Beleg.STRONG
    ordinary = hit.name in word_list("mehrdeutig")
    return Beleg.WEAK if last.lower() in (("in", "darunter") if ordinary else PREPOSITIONS) else Beleg.NONE


def _is_kreis(hit: Treffer) -> bool:
    """True for a name only Kreise bear: those take an article, "der Ennepe-Ruhr-Kreis", "die Uckermark"."""
    return all(len(einheit.ags) == 5 for einheit in lookup(take_apart(hit.name)))


def _is_land(text: str, hit: Treffer) -> bool:
    """True for "Brandenburg" alone, and for "Berlin" beside another Land: "Bayern, Berlin und Hessen"."""
    if hit.name not in LAENDER.values() or zusatz_end(text, hit) > hit.end:
        return False
    near = text[max(0, hit.start - 30) : hit.start], text[hit.end : hit.end + 30]
    return hit.name not in CITY_LAENDER or bool(LAND_BEFORE.search(near[0]) or LAND_AFTER.match(near[1]))


def _ends_list(text: str, before: Tokens) -> bool:
    """A first name is none where the word before it is an art: "Stadt Hagen Fürth" does not occur, "Frank" does."""
    return len(before) > 1 and art_of(text[slice(*before[-2])]) is not None
