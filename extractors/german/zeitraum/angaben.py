"""Angabe: the smallest piece of text that names a stretch of the calendar, complete or not.

Fachtag am 04. Mai 2017 | 07/2020 | 5. (bis 9. Juni 2000) | Anfang 2019 | I. Quartal 2021
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from extractors.german.zeitraum import kalender
from extractors.german.zeitraum.kalender import Einheit, Mehrdeutig, Unmoeglich
from extractors.german.zeitraum.woerter import FEIERTAGE, WOCHENTAGE

Art = Literal[
    "nummer", "teil", "tag", "woche", "feiertag", "jahreswechsel", "monat", "quartal", "halbjahr", "jahreszeit",
    "semester", "schuljahr", "jahr", "jahrespaar", "mehrdeutig", "jahrzehnt", "jahrhundert",
]  # fmt: skip
Teil = Literal["Anfang", "Mitte", "Ende"]
TEILE: tuple[Teil, ...] = ("Anfang", "Mitte", "Ende")


@dataclass(frozen=True, slots=True)
class Angabe:
    """Angabe: what the words name; what they leave open is None and may come from a neighbour ("5. bis 9. Juni").

    `nummer` is the number of the week, quarter, half, season or century, or the second year of a pair; `letzte` is the
    last of several weeks. A weak one ("7/20", "1170") counts only beside a word or another Angabe that says it is a
    time.
    """

    start: int
    end: int
    art: Art
    jahr: int | None = None
    monat: int | None = None
    tag: int | None = None
    nummer: int = 0
    letzte: int = 0
    teil: Teil | None = None
    wochentag: int | None = None
    name: str = ""
    schwach: bool = False

    @property
    def complete(self) -> bool:
        if self.art in ("nummer", "teil") or self.jahr is None:
            return False
        return self.art != "tag" or self.monat is not None

    def completed_by(self, other: "Angabe") -> "Angabe":
        """With the year, and for a day the month, that only the neighbour names."""
        if self.art == "nummer":
            return self._numbered_like(other)
        if self.art == "teil":
            return replace(other, start=self.start, end=self.end, teil=self.teil)
        year = other.jahr if self.jahr is None else self.jahr
        return replace(self, jahr=year)

    def _numbered_like(self, other: "Angabe") -> "Angabe":
        """ "5. bis 9. Juni 2000", "1. und 2. Quartal 2021" """
        if other.art == "tag":
            return replace(self, art="tag", tag=self.nummer, monat=other.monat, jahr=other.jahr, nummer=0)
        return replace(self, art=other.art, jahr=other.jahr)


def einheit(angabe: Angabe) -> Einheit:
    """The stretch of the calendar a complete Angabe names; Unmoeglich where there is none."""
    unit = _whole(angabe)
    if angabe.wochentag is not None and unit.beginn.weekday() != angabe.wochentag:
        raise Unmoeglich(f"Der {unit.beginn:%d.%m.%Y} ist ein {WOCHENTAGE[unit.beginn.weekday()]}.")
    return kalender.teil(unit, angabe.teil) if angabe.teil else unit


def _whole(angabe: Angabe) -> Einheit:
    year, number = angabe.jahr or 0, angabe.nummer
    match angabe.art:
        case "tag":
            return kalender.tag(year, angabe.monat or 0, angabe.tag or 0)
        case "monat":
            return kalender.monat(year, angabe.monat or 0)
        case "quartal":
            return kalender.quartal(year, number)
        case "halbjahr":
            return kalender.halbjahr(year, number)
        case "jahreszeit":
            return kalender.jahreszeit(year, number)
        case "jahrespaar":
            return span(kalender.jahr(year), kalender.jahr(number))
        case "jahrzehnt":
            return kalender.jahrzehnt(year)
        case "jahrhundert":
            return kalender.jahrhundert(number)
        case _:
            return _less_common(angabe, year)


def _less_common(angabe: Angabe, year: int) -> Einheit:
    match angabe.art:
        case "woche":
            first = kalender.woche(year, angabe.nummer)
            return span(first, kalender.woche(year, angabe.letzte)) if angabe.letzte else first
        case "jahreswechsel":
            return kalender.jahreswechsel(year)
        case "schuljahr":
            return kalender.schuljahr(year)
        case "semester":
            return kalender.semester(year, angabe.nummer)
        case "feiertag":
            return _feast(angabe.name, year)
        case "mehrdeutig":
            name = kalender.MONATE[angabe.nummer % 100 - 1]
            raise Mehrdeutig(f"Gemeint ist der {name} {year} oder die Zeit von {year} bis {angabe.nummer}.")
        case _:
            return kalender.jahr(year)


def _feast(name: str, year: int) -> Einheit:
    rule, days = FEIERTAGE[name]
    kalender.jahr(year)  # a year no calendar of ours holds is Unmoeglich
    first = rule(year)
    last = first + timedelta(days=days - 1)
    return Einheit(first, last, "tag", f"{first}/{last}" if days > 1 else f"{first}")


PRECISION = (
    "tag", "monat", "quartal", "jahreszeit", "halbjahr", "schuljahr", "jahr", "jahrzehnt", "jahrhundert",
)  # fmt: skip


def span(first: Einheit, last: Einheit) -> Einheit:
    """From the beginning of one to the end of the other, as precise as the coarser; Unmoeglich if that is backwards."""
    if first.beginn > last.ende:
        raise Unmoeglich(f"Das Ende ({last.ende:%d.%m.%Y}) liegt vor dem Beginn ({first.beginn:%d.%m.%Y}).")
    coarser = max(first.genauigkeit, last.genauigkeit, key=PRECISION.index)
    return Einheit(first.beginn, last.ende, coarser, f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}")
