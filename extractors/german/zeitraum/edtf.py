"""EDTF (ISO 8601-2), the part of it we write: from the exact form back to the first and last day.

../2015-23
"""

import re
from datetime import date

from extractors.german.zeitraum import kalender

_EINHEIT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?|([0-9]{3})X[~?%]?")


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day, both inclusive, None where open; ValueError for what we never write.

    >>> bounds("../2015-23")
    (None, datetime.date(2015, 11, 30))
    """
    first, _, last = edtf.partition("/")
    begin, end = _bounds(first), _bounds(last or first)
    return begin[0], end[1]


def _bounds(part: str) -> tuple[date | None, date | None]:
    if part == "..":
        return None, None
    match = _EINHEIT.fullmatch(part)
    if not match:
        raise ValueError(f"no EDTF of ours: {part!r}")
    unit = kalender.jahrzehnt(int(match[4]) * 10) if match[4] else _unit(*(int(g or 0) for g in match.groups()[:3]))
    return unit.beginn, unit.ende


def _unit(year: int, month: int, day: int) -> kalender.Einheit:
    if not month:
        return kalender.jahr(year)
    if day:
        return kalender.tag(year, month, day)
    if month <= 12:
        return kalender.monat(year, month)
    return _part(year, month)


def _part(year: int, number: int) -> kalender.Einheit:
    """The numbers beyond 12: 21 to 24 seasons, 33 to 36 quarters, 38 the middle of a year, 40 and 41 halves."""
    if 21 <= number <= 24:
        return kalender.jahreszeit(year, number - 20)
    if 33 <= number <= 36:
        return kalender.quartal(year, number - 32)
    if number == 38:
        return kalender.teil(kalender.jahr(year), "Mitte")
    return kalender.halbjahr(year, number - 39)
