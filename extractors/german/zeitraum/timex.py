"""TIMEX3: the time expressions of a text as TimeML marks them, without prepositions, with their value.

am 04. Mai 2017 -> "04. Mai 2017", DATE, 2017-05-04
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from extractors.german.zeitraum.angaben import Angabe, einheit
from extractors.german.zeitraum.bezug import direction, with_year
from extractors.german.zeitraum.dauer import Timex3
from extractors.german.zeitraum.grammatik import read
from extractors.german.zeitraum.kalender import Unmoeglich
from extractors.german.zeitraum.relativ import SAISON, VOM_LETZTEN_TAG
from extractors.german.zeitraum.relativgrammatik import relative
from extractors.german.zeitraum.spannen import times
from extractors.german.zeitraum.woerter import KEINE, LUECKE

_ARTIKEL = re.compile(rf"(?<!\w)(?<!auf )(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em){LUECKE}\Z")
_BENANNT = re.compile(
    rf"(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em){LUECKE})?"
    rf"\w{{0,20}}(?:[Ss]aison|[Pp]eriode|[Ss]pielzeit|[Jj]ahrgang|[Jj]ahr){LUECKE}\Z"
)
_TRENNER = re.compile(rf"{KEINE}[/–-]{KEINE}")
_TAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TITEL = re.compile(r"[\"„»][A-ZÄÖÜ][^\"„“»«.!?]{2,70}\Z")
_WORT_DAVOR = re.compile(r"[^\W0-9_]-\Z")
_WORT_DANACH = re.compile(r"-[^\W0-9_]")
_JAHRESNAEHE = re.compile(r"(?:[1-9][0-9]{3}\s?[-–]|[(]|um |seit |anno )\Z")


def timex3(text: str, bezug: date | None) -> Iterator[Timex3]:
    """All time expressions of a text; those that need a reference date are left out without one.

    >>> [(t.start, t.end, t.type, t.value) for t in timex3("am 04. Mai 2017", None)]
    [(3, 15, 'DATE', '2017-05-04')]
    >>> [(t.value) for t in timex3("Gestern und im kommenden Jahr", date(2024, 3, 8))]
    ['2024-03-07', '2025']
    """
    flat = text.replace("\n", " ").replace("\r", " ")
    found = [*_absolute(flat, bezug), *relative(flat, 0, len(flat), bezug)]
    yield from _in_context(flat, sorted(found, key=lambda timex: (timex.start, -timex.end)), bezug)


def _in_context(text: str, found: list[Timex3], bezug: date | None) -> Iterator[Timex3]:
    """Without overlaps, the longest first; "Tag zuvor" and "20 Uhr" belong to the day the text named last."""
    position, last = 0, bezug
    for timex in found:
        if timex.start < position or not _stands_alone(text, timex):
            continue
        position = timex.end
        timex = _from_day(timex, last)
        if _TAG.fullmatch(timex.value):
            last = date.fromisoformat(timex.value)
        if not timex.value.startswith(VOM_LETZTEN_TAG):
            yield timex


def _from_day(timex: Timex3, last: date | None) -> Timex3:
    if last is None:
        return timex
    if timex.value.startswith(VOM_LETZTEN_TAG):
        return replace(timex, value=(last + timedelta(days=int(timex.value[1:]))).isoformat())
    return replace(timex, value=f"{last}{timex.value}") if timex.value.startswith("T") else timex


def _stands_alone(text: str, timex: Timex3) -> bool:
    """Not part of a compound: "Sonntag-Treff", "Winter-Treff"."""
    behind_word = _WORT_DAVOR.search(text, max(0, timex.start - 2), timex.start)
    before_word = text[timex.end - 1].isalpha() and _WORT_DANACH.match(text, timex.end)
    return not (text[timex.start].isalpha() and (behind_word or before_word))


def _absolute(text: str, bezug: date | None) -> Iterator[Timex3]:
    for angabe in times(text, list(read(text, 0, len(text)))):
        if _in_title(text, angabe) or (angabe.schwach and not _beside_a_year(text, angabe)):
            continue
        if angabe.art == "jahrespaar":
            yield from _pair(text, angabe)
        elif (resolved := _resolved(text, angabe, bezug)) and (value := _value(resolved)):
            whole_year = text.startswith("Gesamtjahr", angabe.start)
            yield Timex3(
                _with_article(text, angabe),
                angabe.end,
                "DURATION" if whole_year else "DATE",
                "P1Y" if whole_year else value,
            )


def _in_title(text: str, angabe: Angabe) -> bool:
    """The years that end a quoted title, as in die "Leitbild 2011-2015", name a thing and no time."""
    if angabe.art not in ("jahr", "jahrespaar") or text[angabe.end : angabe.end + 1] not in tuple('"“«'):
        return False
    return _TITEL.search(text, max(0, angabe.start - 80), angabe.start) is not None


def _resolved(text: str, angabe: Angabe, bezug: date | None) -> Angabe | None:
    if angabe.complete or angabe.art == "nummer":
        return angabe if angabe.complete else None
    return with_year(angabe, bezug, direction(text, angabe.start, angabe.end)) if bezug else None


def _pair(text: str, angabe: Angabe) -> Iterator[Timex3]:
    """ "2009-2011" is two years to TimeML; a season or term "2014/15" has a name but no value there."""
    named = _BENANNT.search(text, max(0, angabe.start - 48), angabe.start)
    if named:
        yield Timex3(named.start(), angabe.end, "DATE", "XXXX-XX-XX")
        return
    dividers = list(_TRENNER.finditer(text, angabe.start, angabe.end))
    if dividers and angabe.end - dividers[-1].end() == 4:
        yield Timex3(angabe.start, dividers[-1].start(), "DATE", f"{angabe.jahr}")
        yield Timex3(dividers[-1].end(), angabe.end, "DATE", f"{angabe.nummer}")


def _beside_a_year(text: str, angabe: Angabe) -> bool:
    """A year before 1900 needs company: "(1230", "um 1170", "1170-1230"."""
    return angabe.art == "jahrespaar" or _JAHRESNAEHE.search(text, max(0, angabe.start - 8), angabe.start) is not None


def _with_article(text: str, angabe: Angabe) -> int:
    article = _ARTIKEL.search(text, max(0, angabe.start - 6), angabe.start)
    return article.start() if article else angabe.start


def _value(angabe: Angabe) -> str | None:
    try:
        unit = einheit(angabe)
    except Unmoeglich:
        return None
    year, number = angabe.jahr or 0, angabe.nummer
    match angabe.art:
        case "monat":
            return f"{year:04}-{angabe.monat:02}"
        case "quartal":
            return f"{year:04}-Q{number}"
        case "halbjahr":
            return f"{year:04}-H{number}"
        case "jahreszeit":
            return f"{year:04}-{SAISON[number - 1]}"
        case "woche":
            return f"{year:04}-W{number:02}"
        case "jahrzehnt":
            return f"{year // 10:03}"
        case "jahrhundert":
            return f"{number - 1:02}"
        case "tag" | "feiertag":
            return unit.beginn.isoformat()
        case "jahr":
            return f"{year:04}"
        case _:
            return "XXXX-XX-XX"
