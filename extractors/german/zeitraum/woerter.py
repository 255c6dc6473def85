"""The words of the calendar, as pieces for patterns and with what they mean.

Okt. 2020 | Jänner 2010 | Herbst 2015 | Pfingsten 2021
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from extractors.german.zeitraum.kalender import ostern

LUECKE = r"[^\S\n]{1,3}"
"""Blanks between two words of a line."""
KEINE = r"[^\S\n]{0,2}"


def one_of(words: Iterable[str]) -> str:
    """An alternation, the longest first, each word as given and in capitals.

    >>> one_of(["Mai", "März"])
    '(?:März|MÄRZ|Mai|MAI)'
    """
    spellings = dict.fromkeys(s for word in sorted(words, key=len, reverse=True) for s in (word, word.upper()))
    return f"(?:{'|'.join(spellings)})"


MONATSNAMEN: dict[str, int] = {
    "januar": 1, "jänner": 1, "jan": 1, "jän": 1, "februar": 2, "feber": 2, "febr": 2, "feb": 2, "märz": 3,
    "maerz": 3, "mär": 3, "mrz": 3, "april": 4, "apr": 4, "mai": 5, "juni": 6, "juno": 6, "jun": 6, "juli": 7,
    "julei": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10,
    "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
MONATSKUERZEL = (
    "jan",
    "jän",
    "febr",
    "feb",
    "mär",
    "mrz",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "okt",
    "nov",
    "dez",
)
MONAT = (
    rf"(?:{one_of(name.title() for name in MONATSNAMEN if name not in MONATSKUERZEL)}(?!\w)"
    rf"|{one_of(name.title() for name in MONATSKUERZEL)}(?:\.|(?!\w)))"
)

QUARTAL = r"(?:Quartale?s?|QUARTAL|Vierteljahr(?:es)?|Trimester)"
HALBJAHR = r"(?:Halbjahr(?:es)?|HALBJAHR|HJ|Hj\.|Hj|Jahreshälfte|Hälfte)"

KALENDERJAHR = (
    r"(?:Kalender|Haushalts|Berichts|Förder|Geschäfts|Wirtschafts|Rechnungs|Bezugs|Basis|Gesamt)[Jj]ahr(?:es|s)?"
)
JAHRESZEITEN: dict[str, int] = {
    "frühjahr": 1, "frühling": 1, "sommer": 2, "herbst": 3, "winter": 4,
}  # fmt: skip
JAHRESZEIT = r"(?:Früh|Hoch|Spät|früh|spät|Mitt)?(?i:Frühjahr|Frühling|Sommer|Herbst|Winter)(?:s?monaten?)?s?"

WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
WOCHENTAGSNAMEN: dict[str, int] = {
    **{name.lower(): number for number, name in enumerate(WOCHENTAGE)},
    **{name[:2].lower(): number for number, name in enumerate(WOCHENTAGE)},
    "sonnabend": 5,
}
WOCHENTAG = one_of([*WOCHENTAGE, "Sonnabend"])
WOCHENTAG_KURZ = rf"(?:{one_of([*WOCHENTAGE, 'Sonnabend'])}|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|(?!\w)))"


def _advent(year: int) -> date:
    """The first Sunday of Advent: the fourth before Christmas."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() % 7 or 7) - timedelta(weeks=3)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: ostern(year) + timedelta(days=days)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


FEIERTAGE: dict[str, tuple[Callable[[int], date], int]] = {
    "Neujahr": (_fixed(1, 1), 1),
    "Heilige Drei Könige": (_fixed(1, 6), 1),
    "Dreikönig": (_fixed(1, 6), 1),
    "Rosenmontag": (_after_easter(-48), 1),
    "Faschingsdienstag": (_after_easter(-47), 1),
    "Aschermittwoch": (_after_easter(-46), 1),
    "Palmsonntag": (_after_easter(-7), 1),
    "Gründonnerstag": (_after_easter(-3), 1),
    "Karfreitag": (_after_easter(-2), 1),
    "Karsamstag": (_after_easter(-1), 1),
    "Ostern": (_after_easter(0), 2),
    "Ostersonntag": (_after_easter(0), 1),
    "Ostermontag": (_after_easter(1), 1),
    "Tag der Arbeit": (_fixed(5, 1), 1),
    "Christi Himmelfahrt": (_after_easter(39), 1),
    "Pfingsten": (_after_easter(49), 2),
    "Pfingstsonntag": (_after_easter(49), 1),
    "Pfingstmontag": (_after_easter(50), 1),
    "Fronleichnam": (_after_easter(60), 1),
    "Mariä Himmelfahrt": (_fixed(8, 15), 1),
    "Weltkindertag": (_fixed(9, 20), 1),
    "Tag der Deutschen Einheit": (_fixed(10, 3), 1),
    "Reformationstag": (_fixed(10, 31), 1),
    "Allerheiligen": (_fixed(11, 1), 1),
    "Allerseelen": (_fixed(11, 2), 1),
    "Martini": (_fixed(11, 11), 1),
    "Buß- und Bettag": (lambda year: _advent(year) - timedelta(days=11), 1),
    "Totensonntag": (lambda year: _advent(year) - timedelta(days=7), 1),
    "1. Advent": (_advent, 1),
    "2. Advent": (lambda year: _advent(year) + timedelta(days=7), 1),
    "3. Advent": (lambda year: _advent(year) + timedelta(days=14), 1),
    "4. Advent": (lambda year: _advent(year) + timedelta(days=21), 1),
    "Nikolaus": (_fixed(12, 6), 1),
    "Heiligabend": (_fixed(12, 24), 1),
    "Weihnachten": (_fixed(12, 25), 2),
    "Silvester": (_fixed(12, 31), 1),
}
"""Feasts with a rule: the first day in a given year and how many days."""

ORDNUNGSTAG = (
    r"(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Ss]iebte|[Aa]chte|(?:[Vv]ier|[Ff]ünf|[Ss]echs|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf"
    r"|[Dd]reizehn|[Vv]ierzehn|[Ff]ünfzehn|[Ss]echzehn|[Ss]iebzehn|[Aa]chtzehn|[Nn]eunzehn)te"
    r"|(?:(?:[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun)und)?(?:[Zz]wanzig|[Dd]reißig)ste)[nrs]?"
)
ROEMISCH = {"I": 1, "II": 2, "III": 3, "IV": 4}
ORDNUNG = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "letzt": 4}


def anchor(heads: Iterable[str]) -> re.Pattern[str]:
    """Finds where a word of the lexicon, or a digit, begins.

    A character class comes first so that the search skips quickly; then what must follow each letter.
    """
    by_letter: dict[str, set[str]] = {}
    for head in heads:
        by_letter.setdefault(head[0], set()).add(head[1:])
    branches = (
        f"(?<={letter})(?:{'|'.join(map(re.escape, sorted(rests, key=len)))})"
        for letter, rests in sorted(by_letter.items())
    )
    return re.compile(rf"[0-9{''.join(sorted(by_letter))}](?<!\w\w)(?:(?<=[0-9])|{'|'.join(branches)})")
