"""Resolves what has no year of its own against a reference date, with the tense of the sentence where it helps.

am 15. März | am Montag | im Sommer | Ende Juli | gestern
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from extractors.german.zeitraum.angaben import Angabe, einheit
from extractors.german.zeitraum.kalender import Unmoeglich

Richtung = Literal["zurueck", "voraus", "offen"]

_SATZENDE = re.compile(r"[.!?:;](?=\s{1,3}[A-ZÄÖÜ„\"»(])(?<![0-9]\.)")
_VORAUS = re.compile(
    r"(?<!\w)(?:wird|werden|soll|sollen|will|wollen|möchte|kann|können|geplant|vorgesehen|findet|finden|beginnt|startet"
    r"|gastiert|steht|stehen|nächste[nrs]?|kommende[nrs]?|künftig|voraussichtlich|bald|anmelden|Anmeldung(?:en)?"
    r"|Termine?|naht|bevorstehende[nrs]?)(?!\w)"
)
_ZURUECK = re.compile(
    r"(?<!\w)(?:war|waren|wäre|wären|hätte|hätten|wurde|wurden|hatte|hatten|fand|fanden|kam|kamen|ging|gingen|gab|gaben|konnte|konnten|musste"
    r"|mussten|ließ|stand|standen|lag|lagen|nahm|nahmen|traf|trafen|lud|luden|sprach|sah|hat|haben|habe|sei|seien"
    r"|vergangene[nrs]?|letzte[nrs]?|vorige[nrs]?|bereits|schon|worden|gewesen|\w{3,20}(?:ierte|[dgklmnprstz]ete)n?)(?!\w)"
)


def direction(text: str, start: int, end: int) -> Richtung:
    """Whether the sentence around an expression tells of what was or of what is to come."""
    begin, stop = _sentence(text, start, end)
    back, ahead = (_nearest(cue, text, (begin, start), (end, stop)) for cue in (_ZURUECK, _VORAUS))
    if back is None and ahead is None:
        return "offen"
    return "zurueck" if ahead is None or (back is not None and back <= ahead) else "voraus"


def _nearest(cue: re.Pattern[str], text: str, before: tuple[int, int], after: tuple[int, int]) -> int | None:
    """Characters between the expression and the nearest word that tells the tense."""
    found = [before[1] - match.end() for match in cue.finditer(text, *before)]
    following = cue.search(text, *after)
    return min([*found, *([following.start() - after[0]] if following else [])], default=None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    earliest = max(0, start - 300)
    ends = [match.end() for match in _SATZENDE.finditer(text, earliest, start)]
    following = _SATZENDE.search(text, end, min(len(text), end + 300))
    return ends[-1] if ends else earliest, following.start() if following else min(len(text), end + 300)


NAHE = 100
"""Days within which the nearest year is the one meant, whatever the tense."""


def with_year(angabe: Angabe, bezug: date, richtung: Richtung) -> Angabe | None:
    """The nearest year; farther away the one before or after, as the tense says; None where no year fits."""
    found = [replace(angabe, jahr=year) for year in (bezug.year - 1, bezug.year, bezug.year + 1)]
    possible = [(_distance(unit, bezug), unit, option) for option in found if (unit := _possible(option))]
    if not possible:
        return None
    if min(distance for distance, _, _ in possible) > NAHE and richtung != "offen":
        back = richtung == "zurueck"
        possible = [p for p in possible if (p[1][0] <= bezug if back else p[1][1] >= bezug)]
    return min(possible, key=lambda p: p[0])[2]


def _possible(angabe: Angabe) -> tuple[date, date] | None:
    try:
        unit = einheit(replace(angabe, wochentag=None))
    except Unmoeglich:
        return None
    return unit.beginn, unit.ende


def _distance(bounds: tuple[date, date], bezug: date) -> int:
    """Days from the reference date to the period, 0 inside it."""
    first, last = bounds
    if first <= bezug <= last:
        return 0
    return (first - bezug).days if first > bezug else (bezug - last).days


def weekday(number: int, bezug: date, richtung: Richtung) -> date:
    """The last day of that name before the reference date, or the next one."""
    if richtung == "voraus":
        return bezug + timedelta(days=(number - bezug.weekday()) % 7 or 7)
    return bezug - timedelta(days=(bezug.weekday() - number) % 7 or 7)


def shifted(bezug: date, unit: str, steps: int) -> str:
    """The TimeML value of a day, week, month, quarter, half, year or decade so many steps away."""
    month = bezug.year * 12 + bezug.month - 1
    match unit:
        case "tag":
            return (bezug + timedelta(days=steps)).isoformat()
        case "woche" | "wochenende":
            year, week, _ = (bezug + timedelta(weeks=steps)).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "wochenende" else "")
        case "monat":
            return "{:04}-{:02}".format(*_carry(month + steps, 12))
        case "quartal":
            return "{:04}-Q{}".format(*_carry(month // 3 + steps, 4))
        case "halbjahr":
            return "{:04}-H{}".format(*_carry(month // 6 + steps, 2))
        case "jahrzehnt":
            return f"{bezug.year // 10 + steps:03}"
        case _:
            return f"{bezug.year + steps:04}"


def _carry(number: int, base: int) -> tuple[int, int]:
    return number // base, number % base + 1
