"""The grammar of relative expressions, durations, repetitions and clock times.

gestern | am Montag | im kommenden Jahr | seit drei Jahren | jährlich | um 17.30 Uhr
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from extractors.german.zahl import ZAHLWORT
from extractors.german.zeitraum import dauer, relativ
from extractors.german.zeitraum.dauer import Match, Timex3
from extractors.german.zeitraum.woerter import JAHRESZEIT, KEINE, LUECKE, MONAT, WOCHENTAG, anchor

Rule = tuple[re.Pattern[str], Callable[[Match, date | None], Timex3 | None]]

_UNIT = (
    r"(?P<einheit>Sekunden?|Minuten?|Stunden?|Tage?[ns]?|(?:Arbeits|Werk)tagen?|Wochen?|Monate?[ns]?|Jahre?[ns]?"
    r"|Jahrzehnte?n?)(?!\w)"
)
_SPANNE = (
    r"(?P<einheit>Tag(?:e?s)?|Woche|Wochenendes?|Monat(?:e?s)?|Quartals?|Halbjahr(?:e?s)?|Jahr(?:e?s)?|Jahrzehnts?)"
    r"(?!\w)"
)
_ARTIKEL = rf"(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en|[Dd]em|[Dd]es){LUECKE})?"
_ZURUECK = r"(?:[Vv]ergangen|[Ll]etzt|[Vv]orig|[Vv]orherig)e[nrsm]?"
_VORAUS = r"(?:[Kk]ommend|[Nn]ächst|[Ff]olgend)e[nrsm]?"
_JETZT = r"(?:[Dd]iese[nrsm]?|[Ll]aufende[nrsm]?|[Hh]eurige[nrsm]?)"
_RICHTWORT = (
    rf"(?:(?P<zurueck>{_ZURUECK}|[Vv]orletzte[nrsm]?)|(?P<voraus>{_VORAUS}|[Üü]bernächste[nrsm]?)|(?P<jetzt>{_JETZT}))"
)
_UNGENAU = r"(?:einige[nr]?|mehrere[nr]?|wenige[nr]?|viele[nr]?|paar|etlichen?)"
_MENGE = (
    rf"(?P<menge>[0-9]{{1,4}}|(?i:{ZAHLWORT})|eine[mnrs]?|Eine[mnrs]?|(?i:{_UNGENAU})|eineinhalb|anderthalb"
    "|zweieinhalb|dreieinhalb)"
)
_ZAHL_UNIT = rf"(?:[0-9]{{1,4}}|(?i:{ZAHLWORT})){LUECKE}{_UNIT}"
_ETWA = rf"(?:(?:[Rr]und|[Ee]twa|[Gg]ut|[Gg]enau|[Cc]a\.|[Ff]ast|[Mm]ehr als){LUECKE})?"
_ZEITWORT = "[Ff]rüh|[Mm]orgen|[Vv]ormittag|[Mm]ittag|[Nn]achmittag|[Aa]bend|[Nn]acht"
_ZEIT = rf"(?P<zeit>{_ZEITWORT})s?(?!\w)"
VERWEIS = "|".join(relativ.VERWEISE.values()).replace("|Zukunft|der Zukunft", "|(?<=in )(?:der )?Zukunft")


def relative(text: str, start: int, end: int, bezug: date | None) -> Iterator[Timex3]:
    """All between two positions, from left to right, none overlapping another."""
    position = start
    while found := _ANKER.search(text, position, end):
        timex = _at(text, found.start(), end, bezug)
        position = timex.end if timex else found.end()
        if timex:
            yield timex


def _at(text: str, position: int, end: int, bezug: date | None) -> Timex3 | None:
    for pattern, reader in _NACH_ZEICHEN.get(text[position], ()):
        match = pattern.match(text, position, end)
        if match and (timex := reader(match, bezug)):
            return timex
    return None


def _rule(pattern: str, reader: Callable[[Match, date | None], Timex3 | None]) -> Rule:
    return re.compile(pattern), reader


_UHR = r"(?P<h>[0-9]{1,2})(?:[.:](?P<m>[0-5][0-9]))?"
_ZIFFER = "0123456789"
_ZAHL = _ZIFFER + "eEzZdDvVfFsSaAnNhHmMwWpP"
_RICHTUNG = "vVlLdDhHkKnNfFüÜ"
_REGELN: tuple[tuple[str, Rule], ...] = (
    (_ZIFFER, _rule(rf"{_UHR}{KEINE}Uhr(?!\w)", dauer.clock)),
    (
        _ZIFFER,
        _rule(
            rf"{_UHR}(?={KEINE}(?:bis|und|[-–/]){KEINE}[0-9]{{1,2}}(?:[.:][0-5][0-9])?{KEINE}Uhr(?!\w))", dauer.clock
        ),
    ),
    (
        "vVgGhHüÜmM",
        _rule(rf"(?P<tag>(?i:vorgestern|gestern|heute|übermorgen)|[Mm]orgen)(?:{LUECKE}{_ZEIT})?(?!\w)", relativ.day),
    ),
    ("jJdDzZgGmMhHkKuUnNvV", _rule(rf"(?i:{VERWEIS})(?!\w)", relativ.reference)),
    ("MDFS" + _RICHTUNG, _rule(rf"(?:{_RICHTWORT}{LUECKE})?(?P<name>{WOCHENTAG}){_ZEIT}", relativ.named_weekday)),
    (
        "MDFS" + _RICHTUNG,
        _rule(rf"(?:{_RICHTWORT}{LUECKE})?(?P<name>{WOCHENTAG})(?P<zeit>)(?![\w-])", relativ.named_weekday),
    ),
    ("dD" + _RICHTUNG, _rule(rf"{_ARTIKEL}(?:{_RICHTWORT}){LUECKE}(?:{_MENGE}{LUECKE}){_UNIT}", dauer.several)),
    (
        "dD" + _RICHTUNG,
        _rule(
            rf"{_ARTIKEL}(?:{_RICHTWORT}){LUECKE}(?P<menge>)(?P<einheit>Tagen?|Wochen|Monaten?|Jahren?|Jahrzehnten?)(?!\w)",
            dauer.several,
        ),
    ),
    (
        "TVFds",
        _rule(
            rf"(?:Tag{LUECKE}(?:zuvor|davor|danach|darauf)|Vortage?s?|Folgetage?s?|(?:diese[mn]|selben){LUECKE}Tage?)(?!\w)",
            relativ.from_last_day,
        ),
    ),
    (
        "JFMASONDHWfs",
        _rule(
            rf"(?P<monat>{MONAT}|{JAHRESZEIT}){LUECKE}(?:des{LUECKE})?{_RICHTWORT}{LUECKE}Jahre?s(?!\w)",
            relativ.month_of,
        ),
    ),
    (_RICHTUNG, _rule(rf"{_RICHTWORT}{LUECKE}(?P<monat>{MONAT}|{JAHRESZEIT})(?!\w)", relativ.named_stretch)),
    (
        "aAmMeE",
        _rule(
            rf"(?:[Aa]nfang|[Mm]itte|[Ee]nde){LUECKE}(?:(?:des|der){LUECKE})?{_RICHTWORT}{LUECKE}{_SPANNE}",
            relativ.shift,
        ),
    ),
    (_RICHTUNG, _rule(rf"{_RICHTWORT}{LUECKE}{_SPANNE}", relativ.shift)),
    ("VHh", _rule(r"(?:Vorjahr|Vormonat|Vorwoche)(?:e?s)?(?!\w)|[Hh]euer(?!\w)", relativ.named_shift)),
    ("W", _rule(r"(?:Wochenendes?)(?!\w)", relativ.weekend)),
    (
        "jJ",
        _rule(
            rf"[Jj]ede[nmrs]?{LUECKE}(?P<folge>(?:zweite|dritte|vierte|letzte|erste)[nmrs]?{LUECKE})?"
            rf"(?P<einheit>{WOCHENTAG}|Tag|Woche|Monat|Jahr)(?:{_ZEITWORT})?(?!\w)(?:{LUECKE}im{LUECKE}Monat)?",
            dauer.each,
        ),
    ),
    (
        "aAtTwWmMvVhHjJ",
        _rule(
            r"(?:[Aa]ll)?(?:[Tt]äglich|[Ww]öchentlich|[Mm]onatlich|[Vv]ierteljährlich|[Hh]albjährlich|[Jj]ährlich)(?:e[nrsm]?)?(?!\w)",
            dauer.repeated,
        ),
    ),
    (_ZAHL, _rule(rf"{_MENGE}(?={LUECKE}(?:bis|oder){LUECKE}{_ZAHL_UNIT})", dauer.length)),
    ("fFmMvVnNaA", _rule(rf"(?<=[Aa]m )(?:{_ZEIT})", dauer.part_of_day)),
    (_ZAHL + "rRgGcCfF", _rule(rf"{_ETWA}{_MENGE}{LUECKE}{_UNIT}(?!{LUECKE}(?:alt|jünger|älter))", dauer.length)),
)
_NACH_ZEICHEN = {
    first: tuple(rule for letters, rule in _REGELN if first in letters)
    for first in {first for letters, _ in _REGELN for first in letters}
}

# where a rule can begin, in small letters; a capital first letter too
_HEADS = """
    vorgestern, gestern, heut, übermorgen, morgen, jetzt, derzeit, zurzeit, gegenwärtig, momentan, damals, kürzlich,
    unlängst, neulich, jüngst, vor kurz, zukunft, zukünftig, montag, dienstag, mittwoch, donnerstag, freitag, samstag,
    sonnabend, sonntag, vergangen, letzt, vorig, vorletzt, vorherig, kommend, nächst, folgend, übernächst, dies,
    laufende, heurig, die , der , das , den , dem , des , heuer, vorjahr, vormonat, vorwoche, wochenende, jede, täglich,
    alltäglich,
    wöchentlich, monatlich, vierteljährlich, halbjährlich, jährlich, rund, etwa, gut, genau, fast, mehr als, ein, zwei,
    drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, zwanzig, dreißig, fünfzig, hundert, einige, mehrere,
    wenige, viele, paar, etliche, anderthalb, nachmittag, abend, vormittag, tag , vortag, folgetag, selben, jan, jän,
    feb,
    mär, apr, mai, jun, jul, aug, sep, okt, nov, dez, früh, sommer, herbst, winter, spät, anfang, mitte, ende
"""
_ANKER = anchor(s for head in _HEADS.strip("\n ").split(",") for s in (head.lstrip(), head.lstrip().capitalize()))
