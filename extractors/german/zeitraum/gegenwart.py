"""Periods that count from the Stand of a document; without a Stand they stay unresolved, never from today.

im kommenden Jahr | seit drei Jahren | vor zwei Wochen | bis Ende dieses Jahres
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.german.zahl import parse_zahl
from extractors.german.zeitraum.angaben import TEILE, Angabe, Art, Teil
from extractors.german.zeitraum.bezug import shifted
from extractors.german.zeitraum.dauer import Timex3
from extractors.german.zeitraum.relativgrammatik import relative
from extractors.german.zeitraum.woerter import LUECKE

_WERT: tuple[tuple[re.Pattern[str], Art], ...] = (
    (re.compile(r"([0-9]{4})"), "jahr"),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), "monat"),
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), "tag"),
    (re.compile(r"([0-9]{4})-Q()()([1-4])"), "quartal"),
    (re.compile(r"([0-9]{4})-H()()([12])"), "halbjahr"),
    (re.compile(r"([0-9]{4})-W()()([0-9]{2})"), "woche"),
)
_DAUER = re.compile(r"P([0-9]{1,3})([DWMY])")
_EINHEIT = {"D": "tag", "W": "woche", "M": "monat", "Y": "jahr"}
_SEIT_VOR = re.compile(rf"(?<!\w)(seit|vor)(?:{LUECKE}(?:etwa|rund|ca\.))?{LUECKE}\Z", re.IGNORECASE)
_WOCHENTAG = re.compile(r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend")
_RICHTUNG = re.compile(r"(?i)(?:vergangen|letzt|vorig|kommend|nächst)")
_MEHR_ODER_WENIGER = re.compile(r"(?i:mehr als|über|gut|fast|knapp)")
_VOR_WAS = re.compile(rf"{LUECKE}(?:vor|nach)(?!\w)")


def relative_angaben(text: str, start: int, end: int, stand: date) -> Iterator[Angabe]:
    """What the words name, counted from the Stand; left out where only the tense would tell the direction."""
    for timex in relative(text, start, end, stand):
        angabe = _counted(text, timex, stand) if timex.type == "DURATION" else _named(text, timex)
        if angabe:
            yield angabe


def _named(text: str, timex: Timex3) -> Angabe | None:
    words = text[timex.start : timex.end]
    if timex.type != "DATE" or words.lower() == "heute" or (_WOCHENTAG.search(words) and not _RICHTUNG.search(words)):
        return None  # in a report "heute" is nowadays and no day
    found = _angabe(timex, timex.value)
    part: Teil | None = next((name for name in TEILE if words.title().startswith(name)), None)
    return replace(found, teil=part) if found and part else found


def _counted(text: str, timex: Timex3, stand: date) -> Angabe | None:
    """ "seit drei Jahren", "vor zwei Wochen"; not "fünf Monate vor einer Wahl" """
    length = _DAUER.fullmatch(timex.value)
    before = _SEIT_VOR.search(text, max(0, timex.start - 20), timex.start)
    if not length or not before or _VOR_WAS.match(text, timex.end) or _MEHR_ODER_WENIGER.match(text, timex.start):
        return None
    value = shifted(stand, _EINHEIT[length[2]], -int(length[1]))
    start = timex.start if before[1].lower() == "seit" else before.start()
    return _angabe(Timex3(start, timex.end, "DATE", value), value)


def _angabe(timex: Timex3, value: str) -> Angabe | None:
    for pattern, art in _WERT:
        match = pattern.fullmatch(value)
        if match:
            year, month, day, number = (
                parse_zahl(part) if part else None for part in (*match.groups(), "", "", "")[:4]
            )
            return Angabe(timex.start, timex.end, art, year, month, day, number or 0)
    return None
