"""Finds figures with the noun they count, and how exact the words are.

mehr als 2.000 Projekte, Programme und Netzwerke | achtzehn Kommunen | rund 50 offizielle Partnerkommunen
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.german.mengenwoerter import keine_menge
from extractors.german.zahl import ZAHL, parse_zahl
from extractors.model.document import Document, Span
from extractors.model.records import ZahlGenauigkeit
from extractors.model.values import Grounded

NOUN = (
    r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{1,60}(?:[*:_/]?[Ii]nnen)?"
    r"(?:-[A-ZÄÖÜa-zäöü][A-Za-zÄÖÜäöüß]{1,40}){0,4}(?:[*:_]innen)?"
)
# "weitere", "Bayerische" before a noun, "Ulmer" before a noun
ADJECTIVE = (
    r"(?:[a-zäöüß-]{2,40}(?:e|en|er|es|em)|[A-ZÄÖÜ][a-zäöüß]{1,30}(?:isch(?:e|en|er)|lich(?:e|en|er)|er)(?= [A-ZÄÖÜ]))"
)
SCALES = {"Tausend": 10**3, "Millionen": 10**6, "Mio.": 10**6, "Milliarden": 10**9, "Mrd.": 10**9}
SCALE = re.compile(r" (Tausend|Millionen|Mio\.|Milliarden|Mrd\.)(?= )")
# "10 bis 15 Kurse": both count what the second does
JOINT = r"(?: (?P<joint>bis |auf |oder |und |[–-] ?)[0-9][0-9.]{0,8})?"
COUNTED = re.compile(rf"{JOINT} (?:von (?:den |insgesamt )?[0-9.]{{1,9}} )?(?:{ADJECTIVE},? ){{0,3}}(?P<noun>{NOUN})")
MORE = re.compile(rf"(?:, {NOUN}(?<=[enrs])){{0,8}}(?:,? (?:und|oder|sowie|bzw\.) )(?P<last>{NOUN})(?![A-Za-zäöüß-])")
PLURAL = re.compile(r"(?:e|n|r|s|innen)$")
MANY = re.compile(r"(?:[enrsai]|el)$")

BETWEEN = (
    r"(?: (?:inzwischen|bereits|insgesamt|jeweils|aktuell|derzeit|schon|nun|heute|allein|die|den|der|etwa|rund)){0,4}"
)
MINDESTENS = r"mehr als|über|mindestens|wenigstens|nicht weniger als|ab"
HOECHSTENS = r"bis zu|höchstens|maximal|weniger als|unter|nicht mehr als|bis"
ETWA = r"rund|etwa|circa|zirka|ca\.|ungefähr|knapp|fast|gut|annähernd|schätzungsweise|gegen|nahezu|um die"
QUALIFIER = re.compile(
    rf"(?<![A-Za-zÄÖÜäöüß])(?:(?P<mindestens>{MINDESTENS})|(?P<hoechstens>{HOECHSTENS})|(?P<etwa>{ETWA})){BETWEEN} $",
    re.IGNORECASE,
)
LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Menge:
    """Menge: a number, how exact it is meant, and what it counts."""

    wert: Grounded[int]
    genauigkeit: Grounded[ZahlGenauigkeit]
    gegenstand: Grounded[str]

    @property
    def span(self) -> Span:
        return Span(min(self.genauigkeit.spans[0].start, self.wert.spans[0].start), self.gegenstand.spans[-1].end)


@dataclass(frozen=True, slots=True)
class KeineMenge:
    """KeineMenge: a number that counts nothing of ours, and why: page 5, five months, 5 Euro."""

    why: str
    span: Span


def find_mengen(document: Document, within: Span) -> Iterator[Menge | KeineMenge]:
    """Figures with their noun, in order of the text; "eine" is an article and "erste" an order, both are no figure."""
    for match in document.find(ZAHL, within):
        number, value = _scaled(document, match, within)
        counted = COUNTED.match(document.text, number.end, within.end)
        if value is None or counted is None or _is_article(match[0]):
            continue
        noun = Span(*counted.span("noun"))
        if why := _why_not(document, within, number, noun):
            yield KeineMenge(why, Span(number.start, noun.end))
            continue
        if counted["joint"] and counted["joint"] not in ("bis ", "auf "):  # "im Saal 3 und 20 Gäste"
            continue
        noun = _with_more(document, noun, within)
        genauigkeit = _genauigkeit(document, number, within)
        if counted["joint"] == "bis ":
            genauigkeit = Grounded("mindestens", (Span(counted.start("joint"), counted.end("joint") - 1),))
        yield Menge(Grounded(value, (number,)), genauigkeit, Grounded(document.quote(noun), (noun,)))


def _why_not(document: Document, within: Span, number: Span, noun: Span) -> str | None:
    """ "1 Schriftliche Auskünfte" is the first row of a table, and "2 Robert Muster" a footnote."""
    before = Span(max(within.start, number.start - LOOK_BACK), number.start)
    if why := keine_menge(document.quote(before), document.quote(noun)):
        return why
    one = document.quote(number) == "1"
    if one and number.start == within.start:
        return "Nummer"
    return None if one or MANY.search(document.quote(noun)) else "Nummer"


def _scaled(document: Document, match: re.Match[str], within: Span) -> tuple[Span, int | None]:
    """ "6 Millionen Übernachtungen": the scale belongs to the number."""
    value = parse_zahl(match[0])
    scale = SCALE.match(document.text, match.end(), within.end)
    if scale is None or value is None:
        return Span(*match.span()), value
    return Span(match.start(), scale.end()), value * SCALES[scale[1]]


def _is_article(word: str) -> bool:
    lower = word.lower()
    return re.fullmatch(r"eine?[mnrs]?", lower) is not None or re.search(r"te[nrms]?$", lower) is not None


def _with_more(document: Document, noun: Span, within: Span) -> Span:
    """ "Projekte, Programme und Netzwerke" are counted together; "Kommunen und Kultur" are not."""
    more = MORE.match(document.text, noun.end, within.end)
    if more and PLURAL.search(document.quote(noun)) and PLURAL.search(more["last"]):
        return Span(noun.start, more.end())
    return noun


def _genauigkeit(document: Document, number: Span, within: Span) -> Grounded[ZahlGenauigkeit]:
    match = QUALIFIER.search(document.text, max(within.start, number.start - LOOK_BACK), number.start)
    if not match:
        return Grounded("genau", (number,))
    kinds: tuple[ZahlGenauigkeit, ...] = ("mindestens", "hoechstens", "etwa")
    kind = next(kind for kind in kinds if match[kind])
    return Grounded(kind, (Span(*match.span(kind)),))
