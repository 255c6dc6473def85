"""Relative expressions, resolved against a reference date, with their TimeML value.

gestern | am Montag | im kommenden Jahr | am vergangenen Wochenende | heuer
"""

import re
from datetime import date, timedelta

from extractors.german.zeitraum import kalender
from extractors.german.zeitraum.bezug import Richtung, direction, shifted, weekday
from extractors.german.zeitraum.dauer import TAGESZEIT, Match, Timex3
from extractors.german.zeitraum.woerter import JAHRESZEITEN, MONATSNAMEN, WOCHENTAGSNAMEN

VOM_LETZTEN_TAG = "@"
"""Begins a value that counts from the last day the text named."""
SAISON = ("SP", "SU", "FA", "WI")
TAGE = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
VERWEISE = {
    "PRESENT_REF": "jetzt|derzeit|zurzeit|gegenwärtig|momentan|heutzutage|heutige[nrsm]?",
    "PAST_REF": "damals|kürzlich|unlängst|neulich|jüngst|vor kurzem",
    "FUTURE_REF": "Zukunft|der Zukunft|zukünftige?[nrsm]?",
}
_HEUTE_NOCH = re.compile(r"(?:auch|bis|noch|wir)\s{1,2}[Hh]eute|[Hh]eute\s{1,2}(?:noch|wissen)")


def reference(match: Match, bezug: date | None) -> Timex3 | None:
    if bezug is None:
        return None
    word = match[0]
    name = next(name for name, words in VERWEISE.items() if re.fullmatch(words, word, re.IGNORECASE))
    return _date(match, name)


def day(match: Match, bezug: date | None) -> Timex3 | None:
    """ "gestern", "heute Abend"; "auch heute noch" means our days"""
    if bezug is None:
        return None
    day = bezug + timedelta(days=TAGE[match["tag"].lower()])
    if match["zeit"]:
        return Timex3(*match.span(), "TIME", f"{day}T{TAGESZEIT[match['zeit'].lower()]}")
    still = match["tag"].lower() == "heute" and _HEUTE_NOCH.search(
        match.string, max(0, match.start() - 12), match.end() + 7
    )
    return _date(match, "PRESENT_REF" if still else day.isoformat())


def named_weekday(match: Match, bezug: date | None) -> Timex3 | None:
    """ "am Montag", "vergangenen Freitag", "Donnerstagabend" """
    if bezug is None:
        return None
    if match["zurueck"] or match["voraus"]:
        way: Richtung = "zurueck" if match["zurueck"] else "voraus"
    else:
        way = direction(match.string, *match.span())
    day = weekday(WOCHENTAGSNAMEN[match["name"].lower()], bezug, way)
    if match["zeit"]:
        return Timex3(*match.span(), "TIME", f"{day}T{TAGESZEIT[match['zeit'].lower()]}")
    return _date(match, day.isoformat())


def shift(match: Match, bezug: date | None) -> Timex3 | None:
    """ "im kommenden Jahr", "diese Woche", "am vergangenen Wochenende" """
    if bezug is None:
        return None
    word = match[0].lower()
    steps = -1 if match["zurueck"] else 1 if match["voraus"] else 0
    steps *= 2 if "vorletzt" in word or "übernächst" in word else 1
    return _date(match, shifted(bezug, _unit_name(match["einheit"]), steps))


def _unit_name(word: str) -> str:
    name = word.lower()
    known = ("wochenende", "woche", "monat", "quartal", "halbjahr", "jahrzehnt", "jahr", "tag")
    return next(unit for unit in known if name.startswith(unit))


def weekend(match: Match, bezug: date | None) -> Timex3 | None:
    if bezug is None:
        return None
    steps = 0 if direction(match.string, *match.span()) == "voraus" else -1
    return _date(match, shifted(bezug, "wochenende", steps))


def named_shift(match: Match, bezug: date | None) -> Timex3 | None:
    """ "Vorjahr", "Vormonat", "heuer" """
    if bezug is None:
        return None
    word = match[0].lower()
    if word == "heuer":
        return _date(match, shifted(bezug, "jahr", 0))
    return _date(match, shifted(bezug, _unit_name(word.removeprefix("vor")), -1))


def from_last_day(match: Match, _: date | None) -> Timex3:
    """ "Tag zuvor", "Vortag", "diesem Tag": steps from the last day the text named; `timex3` knows it."""
    word = match[0].lower()
    steps = -1 if word.startswith("vortag") or "vor" in word else 0 if word.startswith(("die", "sel")) else 1
    return _date(match, f"{VOM_LETZTEN_TAG}{steps}")


def named_stretch(match: Match, bezug: date | None) -> Timex3 | None:
    """ "vergangenen Sommer", "kommenden Mai", "diesem Herbst": the last one over, the next to come, this year's"""
    if bezug is None:
        return None
    month = MONATSNAMEN.get(match["monat"].lower().rstrip("."))
    season = next((n for name, n in JAHRESZEITEN.items() if name in match["monat"].lower()), 0)
    unit = kalender.monat if month else kalender.jahreszeit
    years = [unit(year, month or season) for year in (bezug.year - 1, bezug.year, bezug.year + 1)]
    found = years[1]
    if match["zurueck"]:
        found = [stretch for stretch in years if stretch.ende < bezug][-1]
    elif match["voraus"]:
        found = next(stretch for stretch in years if stretch.beginn > bezug)
    year = found.beginn.year
    return _date(match, f"{year:04}-{month:02}" if month else f"{year:04}-{SAISON[season - 1]}")


def month_of(match: Match, bezug: date | None) -> Timex3 | None:
    """ "August vorigen Jahres", "Sommer des kommenden Jahres" """
    if bezug is None:
        return None
    year = bezug.year + (-1 if match["zurueck"] else 1 if match["voraus"] else 0)
    month = MONATSNAMEN.get(match["monat"].lower().rstrip("."))
    if month:
        return _date(match, f"{year:04}-{month:02}")
    number = next(n for name, n in JAHRESZEITEN.items() if name in match["monat"].lower())
    return _date(match, f"{year:04}-{SAISON[number - 1]}")


def _date(match: Match, value: str, start: int | None = None) -> Timex3:
    return Timex3(match.start() if start is None else start, match.end(), "DATE", value)
