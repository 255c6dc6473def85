"""The calendar: named stretches of days (a month, a quarter, a school year) with their exact form in EDTF.

bis Herbst 2015 | 3. Quartal 2021 | Schuljahr 2020/21
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.model.values import Genauigkeit

FRUEHESTES_JAHR, SPAETESTES_JAHR = 1000, 2199
MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


class Unmoeglich(ValueError):
    """Words in the shape of a period that no calendar holds; the message is the reason, in German, for the reader."""


class Mehrdeutig(Unmoeglich):
    """Words that two readers would understand as two periods, such as "2009-11"."""


@dataclass(frozen=True, slots=True)
class Einheit:
    """Einheit: a named stretch of the calendar, first and last day, how precise its name is, and its EDTF form."""

    beginn: date
    ende: date
    genauigkeit: Genauigkeit
    edtf: str


def tag(jahr: int, monat: int, tag_: int) -> Einheit:
    """A day; Unmoeglich for 31.02.

    >>> tag(2017, 5, 4).edtf
    '2017-05-04'
    """
    _check_monat(jahr, monat)
    if not 1 <= tag_ <= monthrange(jahr, monat)[1]:
        raise Unmoeglich(f"Der {MONATE[monat - 1]} {jahr} hat keinen {tag_}. Tag.")
    day = date(jahr, monat, tag_)
    return Einheit(day, day, "tag", day.isoformat())


def monat(jahr: int, monat_: int) -> Einheit:
    _check_monat(jahr, monat_)
    return _months(jahr, (monat_, 1), "monat", f"{jahr:04}-{monat_:02}")


def woche(jahr: int, nummer: int) -> Einheit:
    """A week by ISO 8601, Monday to Sunday; EDTF has no weeks, so its form names the days."""
    _check_jahr(jahr)
    if not 1 <= nummer <= date(jahr, 12, 28).isocalendar().week:
        raise Unmoeglich(f"Das Jahr {jahr} hat keine {nummer}. Kalenderwoche.")
    monday, sunday = date.fromisocalendar(jahr, nummer, 1), date.fromisocalendar(jahr, nummer, 7)
    return Einheit(monday, sunday, "tag", f"{monday}/{sunday}")


def quartal(jahr: int, nummer: int) -> Einheit:
    """EDTF 33 to 36 are the quarters."""
    if not 1 <= nummer <= 4:
        raise Unmoeglich(f"Ein Jahr hat kein {nummer}. Quartal.")
    return _months(jahr, (nummer * 3 - 2, 3), "quartal", f"{jahr:04}-{32 + nummer}")


def halbjahr(jahr: int, nummer: int) -> Einheit:
    """EDTF 40 and 41 are the half-years."""
    if not 1 <= nummer <= 2:
        raise Unmoeglich(f"Ein Jahr hat kein {nummer}. Halbjahr.")
    return _months(jahr, (nummer * 6 - 5, 6), "halbjahr", f"{jahr:04}-{39 + nummer}")


def jahreszeit(jahr: int, nummer: int) -> Einheit:
    """Seasons as the weather services count them, 1 spring to 4 winter; a winter ends in the following year.

    >>> jahreszeit(2020, 4).ende
    datetime.date(2021, 2, 28)
    """
    return _months(jahr, (nummer * 3, 3), "jahreszeit", f"{jahr:04}-{20 + nummer}")


def schuljahr(jahr: int) -> Einheit:
    """1 August to 31 July (Hamburger Abkommen, § 1)."""
    return _months(jahr, (8, 12), "schuljahr", f"{jahr:04}-08/{jahr + 1:04}-07")


def semester(jahr: int, nummer: int) -> Einheit:
    """1 is summer, April to September; 2 is winter, October to March."""
    if nummer == 2:
        return _months(jahr, (10, 6), "halbjahr", f"{jahr:04}-10/{jahr + 1:04}-03")
    return _months(jahr, (4, 6), "halbjahr", f"{jahr:04}-04/{jahr:04}-09")


def jahreswechsel(jahr_: int) -> Einheit:
    """The last day of a year and the first of the next, vague."""
    first, last = tag(jahr_, 12, 31), tag(jahr_ + 1, 1, 1)
    return Einheit(first.beginn, last.ende, "tag", f"{first.edtf}~/{last.edtf}~")


def jahr(jahr_: int) -> Einheit:
    return _months(jahr_, (1, 12), "jahr", f"{jahr_:04}")


def jahrzehnt(jahr_: int) -> Einheit:
    """ "die 1990er-Jahre" """
    return _years(jahr_, jahr_ + 9, "jahrzehnt", f"{jahr_ // 10:03}X")


def jahrhundert(nummer: int) -> Einheit:
    """The 19th century begins in 1801 and ends in 1900."""
    first, last = nummer * 100 - 99, nummer * 100
    return _years(first, last, "jahrhundert", f"{first:04}/{last:04}")


def teil(einheit: Einheit, name: str) -> Einheit:
    """Anfang, Mitte or Ende of a month or a year, vague ("~"): a third of a month, a quarter of a year.

    The middle of a year is May to August, in EDTF the second of three parts (38).

    >>> teil(jahr(2019), "Ende")
    Einheit(beginn=datetime.date(2019, 10, 1), ende=datetime.date(2019, 12, 31), genauigkeit='quartal', edtf='2019-36~')
    """
    if einheit.genauigkeit == "monat":
        return _part_of_month(einheit, name)
    if einheit.genauigkeit != "jahr":
        return Einheit(einheit.beginn, einheit.ende, einheit.genauigkeit, einheit.edtf + "~")
    year = einheit.beginn.year
    if name == "Mitte":
        return _months(year, (5, 4), "halbjahr", f"{year:04}-38~")
    found = quartal(year, 1 if name == "Anfang" else 4)
    return Einheit(found.beginn, found.ende, "quartal", found.edtf + "~")


def _part_of_month(einheit: Einheit, name: str) -> Einheit:
    first, last = {"Anfang": (1, 10), "Mitte": (11, 20), "Ende": (21, einheit.ende.day)}[name]
    begin, end = einheit.beginn.replace(day=first), einheit.beginn.replace(day=last)
    return Einheit(begin, end, "monat", f"{begin}~/{end}~")


@lru_cache(maxsize=512)
def ostern(jahr_: int) -> date:
    """Easter Sunday, by the anonymous Gregorian rule (Meeus, Jones, Butcher).

    >>> ostern(2021)
    datetime.date(2021, 4, 4)
    """
    a, (b, c) = jahr_ % 19, divmod(jahr_, 100)
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * (b % 4) + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(jahr_, month, (h - m + r + month + 19) % 32)


def _check_monat(jahr_: int, monat_: int) -> None:
    _check_jahr(jahr_)
    if not 1 <= monat_ <= 12:
        raise Unmoeglich(f"Ein Jahr hat keinen {monat_}. Monat.")


def _check_jahr(jahr_: int) -> None:
    if not FRUEHESTES_JAHR <= jahr_ <= SPAETESTES_JAHR:
        raise Unmoeglich(f"Das Jahr {jahr_} liegt nicht zwischen {FRUEHESTES_JAHR} und {SPAETESTES_JAHR}.")


def _months(jahr_: int, months: tuple[int, int], genauigkeit: Genauigkeit, edtf: str) -> Einheit:
    """A number of months from a first one on."""
    _check_jahr(jahr_)
    first, count = months
    years, last = divmod(first + count - 2, 12)
    end = date(jahr_ + years, last + 1, monthrange(jahr_ + years, last + 1)[1])
    return Einheit(date(jahr_, first, 1), end, genauigkeit, edtf)


def _years(first: int, last: int, genauigkeit: Genauigkeit, edtf: str) -> Einheit:
    return Einheit(date(first, 1, 1), date(last, 12, 31), genauigkeit, edtf)
