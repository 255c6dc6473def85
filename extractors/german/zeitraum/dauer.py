"""Durations, repetitions and clock times, which need no reference date, with their TimeML value.

seit drei Jahren | zwei Wochen | jährlich | jeden Montag | um 17.30 Uhr
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.german.zahl import parse_zahl
from extractors.german.zeitraum.woerter import WOCHENTAGSNAMEN

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Timex3:
    """A time expression of TimeML: characters of the text, half-open; what it is; its value."""

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


TAGESZEIT = {
    "früh": "MO", "morgen": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI",
}  # fmt: skip
_EINHEITEN = {
    "sekunde": "TS", "minute": "TM", "stunde": "TH", "tag": "D", "arbeitstag": "D", "werktag": "D", "woche": "W",
    "monat": "M", "quartal": "3M", "jahr": "Y", "jahrzehnt": "10Y", "jahrhundert": "100Y",
}  # fmt: skip
_HALBE = {"eineinhalb": "1.5", "anderthalb": "1.5", "zweieinhalb": "2.5", "dreieinhalb": "3.5"}
_AB = re.compile(r"(?<!\w)[Aa]b\s\Z")


def several(match: Match, bezug: date | None) -> Timex3 | None:
    """ "den vergangenen fünf Jahren", "den nächsten Jahren" """
    if not match["menge"]:
        if match["voraus"]:
            return None if bezug is None else Timex3(*match.span(), "DATE", "FUTURE_REF")
        return Timex3(*match.span(), "DURATION", _duration("X", match["einheit"]))
    return Timex3(*match.span(), "DURATION", _duration(amount(match["menge"]), match["einheit"]))


def length(match: Match, _: date | None) -> Timex3 | None:
    """ "zwei Wochen", "rund 200 Stunden"; not the ages "31 Jahre alt" and "ab 16 Jahren" """
    if match["einheit"].startswith("Jahr") and _AB.search(match.string, max(0, match.start() - 4), match.start()):
        return None
    return Timex3(*match.span(), "DURATION", _duration(amount(match["menge"]), match["einheit"]))


def each(match: Match, _: date | None) -> Timex3 | None:
    name = match["einheit"]
    if name.lower() in WOCHENTAGSNAMEN:
        return Timex3(*match.span(), "SET", f"XXXX-WXX-{WOCHENTAGSNAMEN[name.lower()] + 1:02}")
    return Timex3(*match.span(), "SET", _duration("1", name))


def repeated(match: Match, _: date | None) -> Timex3:
    word = match[0].lower()
    codes = {
        "täg": "P1D",
        "wöchentlich": "P1W",
        "monatlich": "P1M",
        "viertelj": "P3M",
        "halbj": "P6M",
        "jährlich": "P1Y",
    }
    return Timex3(*match.span(), "SET", next(code for part, code in codes.items() if part in word))


def part_of_day(match: Match, _: date | None) -> Timex3:
    """ "am Nachmittag": of the day the text named last"""
    return Timex3(*match.span(), "TIME", f"T{TAGESZEIT[match['zeit'].lower()]}")


def clock(match: Match, _: date | None) -> Timex3 | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    return Timex3(*match.span(), "TIME", f"T{hour:02}:{minute:02}") if hour <= 24 and minute < 60 else None


def amount(text: str) -> str:
    """How many, as TimeML writes it: "3", "1.5", and "X" for "einige"."""
    word = text.lower()
    number = 1 if word.startswith("eine") and word not in _HALBE else parse_zahl(word)
    return _HALBE.get(word) or (str(number) if number is not None else "X")


def _duration(amount: str, unit: str) -> str:
    name = unit.lower()
    code = next(_EINHEITEN[known] for known in sorted(_EINHEITEN, key=len, reverse=True) if name.startswith(known))
    if code[:-1].isdecimal():
        amount, code = (str(int(code[:-1]) * int(amount)) if amount.isdecimal() else "X"), code[-1]
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"
