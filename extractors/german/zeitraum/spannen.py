"""From single expressions to periods: ranges, shared parts, open ends.

07/2020 bis 06/2025 | 5. bis 9. Juni 2000 | Mai/Juni 2021 | zwischen 1990 und 2011 | bis Herbst 2015 | seit 2014
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.german.zeitraum import kalender
from extractors.german.zeitraum.angaben import Angabe, einheit, span
from extractors.german.zeitraum.gegenwart import relative_angaben
from extractors.german.zeitraum.grammatik import read
from extractors.german.zeitraum.kalender import Einheit, Mehrdeutig, Unmoeglich
from extractors.german.zeitraum.umfeld import Einleitung, is_time, lead_in, open_end
from extractors.german.zeitraum.woerter import KEINE, LUECKE
from extractors.model.document import Span
from extractors.model.values import Zeitraum

_BIS = re.compile(
    rf"{KEINE}(?:,{LUECKE})?(?:bis(?:{LUECKE}(?:zum|zur|einschließlich|einschl\.|inkl\.|spätestens|voraussichtlich|in|den|dem)){{0,2}}|[-–—−])"
    rf"{KEINE}"
)
_UND = re.compile(rf"{KEINE}(?:[/&+]|und|sowie|u\.|bzw\.){KEINE}(?:(?:dem|den|der){LUECKE})?")
# "am 16. und 17. sowie am 23. Januar": what stands between the parts of an enumeration
_REIHE = re.compile(
    rf"{KEINE}(?:,{KEINE}(?:(?:und|sowie){LUECKE})?|(?:und|sowie|oder|bzw\.|u\.){LUECKE})"
    rf"(?:(?:am|im|vom|zum|den|dem|der){LUECKE}){{0,2}}"
)
_ISO_SPANNE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?/[0-9]{4}-[0-9]{2}(?(1)-[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Fund:
    """Fund: an expression with its lead words, and the period it says or the reason why there is none."""

    start: int
    end: int
    zeitraum: Zeitraum | None
    grund: str = ""
    regel: str = "zeitraum_unmoeglich"


@dataclass(frozen=True, slots=True)
class Frage:
    """Frage: what is known of the text: nothing but a period (so that "7/20" is one), and its Stand."""

    whole: bool = False
    stand: date | None = None


def find(text: str, start: int, end: int, frage: Frage = Frage()) -> Iterator[Fund]:
    """All periods between two positions, from left to right."""
    angaben = _angaben(text, start, end, frage.stand)
    position, number = start, 0
    while number < len(angaben):
        taken = _group(text, angaben, number)
        fund = _fund(text, taken, Span(position, end), frage)
        if fund:
            position = fund.end
            yield fund
        number += len(taken)


def _angaben(text: str, start: int, end: int, stand: date | None) -> list[Angabe]:
    found = times(text, list(read(text, start, end)))
    if stand is None:
        return found
    taken = [angabe for angabe in found if angabe.complete]
    counted = _beside(taken, relative_angaben(text, start, end, stand))
    return sorted([*taken, *counted], key=lambda angabe: angabe.start)


def _beside(taken: list[Angabe], counted: Iterable[Angabe]) -> Iterator[Angabe]:
    """Those that overlap none already taken; both in the order of the text."""
    number = 0
    for angabe in counted:
        while number < len(taken) and taken[number].end <= angabe.start:
            number += 1
        if number == len(taken) or angabe.end <= taken[number].start:
            yield angabe


def times(text: str, found: list[Angabe]) -> list[Angabe]:
    """Without the false friends, and with what a neighbour says for both."""
    kept: list[Angabe] = []
    before: Angabe | None = None
    for angabe, after in zip(found, [*found[1:], None], strict=False):
        before = angabe if is_time(text, angabe, before, after) else None
        if before:
            kept.append(before)
    return _completed(text, kept)


def _completed(text: str, angaben: list[Angabe]) -> list[Angabe]:
    """What a neighbour says for both: the year at the end of "5. bis 9. Juni 2000" or "1. Mai 2020 bis 30. Juni"."""
    done = list(angaben)
    for number in range(len(done) - 2, -1, -1):
        left, right = done[number], done[number + 1]
        if not left.complete and right.art != "nummer" and _joint(text, left, right):
            done[number] = _earlier(left.completed_by(right), right)
    for number in range(1, len(done)):
        left, right = done[number - 1], done[number]
        if left.complete and _BIS.fullmatch(text, left.end, right.start):
            done[number] = _second_half(left, right)
    return done


def _second_half(left: Angabe, right: Angabe) -> Angabe:
    """ "Schuljahre 2020/21 bis 2022/23" ends with a school year; "Mai 2020 bis Juni" in the June of that year."""
    if left.art == "schuljahr" and right.art == "jahrespaar" and right.nummer == (right.jahr or 0) + 1:
        return replace(right, art="schuljahr", nummer=0)
    if right.jahr is None and right.art not in ("nummer", "teil"):
        return _later(left, right.completed_by(left))
    return right


def _joint(text: str, left: Angabe, right: Angabe) -> bool:
    return any(joint.fullmatch(text, left.end, right.start) for joint in (_BIS, _UND, _REIHE))


def _earlier(left: Angabe, right: Angabe) -> Angabe:
    """In "Oktober bis März 2021" the October is that of 2020."""
    if (
        left.art == right.art
        and (left.monat or 0, left.tag or 0) > (right.monat or 0, right.tag or 0)
        and left.monat != right.monat
    ):
        return replace(left, jahr=(left.jahr or 0) - 1)
    return left


def _later(left: Angabe, right: Angabe) -> Angabe:
    if left.art == right.art and left.monat and right.monat and left.monat > right.monat:
        return replace(right, jahr=(right.jahr or 0) + 1)
    return right


def _group(text: str, angaben: list[Angabe], number: int) -> list[Angabe]:
    """One expression, or two that a word or sign makes a range."""
    left, right = angaben[number], angaben[number + 1] if number + 1 < len(angaben) else None
    if right is None or not (left.complete and right.complete):
        return [left]
    if _BIS.fullmatch(text, left.end, right.start) or _ISO_SPANNE.fullmatch(text, left.start, right.end):
        return [left, right]
    if not _UND.fullmatch(text, left.end, right.start):
        return [left]
    lead = lead_in(text, left, 0)
    if (lead and lead.sinn == "zwischen") or _adjacent(left, right):
        return [left, right]
    return [left]


def _adjacent(left: Angabe, right: Angabe) -> bool:
    """True where one follows the other without a gap: "2021 und 2022", "Mai/Juni 2021", "Ende 2016/Anfang 2017"."""
    try:
        first, second = einheit(left), einheit(right)
    except Unmoeglich:
        return left.art == right.art
    return first.ende + timedelta(days=1) == second.beginn


def _fund(text: str, taken: list[Angabe], frame: Span, frage: Frage) -> Fund | None:
    if not all(angabe.complete for angabe in taken):
        return None
    lead = lead_in(text, taken[0], frame.start)
    if not frage.whole and len(taken) == 1 and taken[0].schwach and not _vouched(text, taken[0], lead):
        return None
    start, end = lead.start if lead else taken[0].start, taken[-1].end
    tail = open_end(text, end, frame.end, lead)
    try:
        return Fund(start, tail or end, _zeitraum(taken, lead, tail))
    except Mehrdeutig as reason:
        return Fund(start, end, None, str(reason), "zeitraum_mehrdeutig")
    except Unmoeglich as reason:
        return Fund(start, end, None, str(reason))


def _vouched(text: str, angabe: Angabe, lead: Einleitung | None) -> bool:
    """A word that only times have stands before: "ab 7/20", "seit 1170"; but not "im Juni 30", which may be a count."""
    if angabe.art == "monat" and text[angabe.start].isalpha():
        return False
    words = (
        ("seit", "anno")
        if angabe.art == "jahr"
        else ("seit", "ab", "bis", "im", "vom", "von", "frühestens", "spätestens")
    )
    return lead is not None and lead.wort in words


def _zeitraum(taken: list[Angabe], lead: Einleitung | None, tail: int | None) -> Zeitraum:
    sinn = lead.sinn if lead else "genau"
    if len(taken) == 2:
        unit = span(einheit(taken[0]), _until(taken[1]))
        return Zeitraum(unit.beginn, unit.ende, unit.genauigkeit, unit.edtf)
    unit = _until(taken[0]) if sinn == "bis" and tail is None else einheit(taken[0])
    if tail is not None or sinn == "ab":
        return Zeitraum(unit.beginn, None, unit.genauigkeit, f"{unit.edtf.partition('/')[0]}/..")
    match sinn:
        case "bis":
            return Zeitraum(None, unit.ende, unit.genauigkeit, f"../{unit.edtf.rpartition('/')[2]}")
        case "vor":
            before = _neighbour(unit, -1)
            return Zeitraum(None, before.ende, before.genauigkeit, f"../{before.edtf}")
        case "nach":
            after = _neighbour(unit, 1)
            return Zeitraum(after.beginn, None, after.genauigkeit, f"{after.edtf}/..")
        case "etwa" | "vielleicht":
            return _unsure(unit, "~" if sinn == "etwa" else "?")
        case _:
            return Zeitraum(unit.beginn, unit.ende, unit.genauigkeit, unit.edtf)


def _until(angabe: Angabe) -> Einheit:
    """As the end of a period, "Ende 2019" is the last day of the year."""
    if angabe.teil != "Ende":
        return einheit(angabe)
    last = einheit(replace(angabe, teil=None)).ende
    return kalender.tag(last.year, last.month, last.day)


def _neighbour(unit: Einheit, step: int) -> Einheit:
    """The unit before or after: "vor 2015" ends with 2014; of anything but years, months and days it is a day."""
    day = unit.beginn - timedelta(days=1) if step < 0 else unit.ende + timedelta(days=1)
    if unit.genauigkeit == "jahr" and len(unit.edtf) == 4:
        return kalender.jahr(day.year)
    if unit.genauigkeit == "monat" and len(unit.edtf) == 7:
        return kalender.monat(day.year, day.month)
    return kalender.tag(day.year, day.month, day.day)


def _unsure(unit: Einheit, sign: str) -> Zeitraum:
    edtf = "/".join(part if part[-1] in "~?" else part + sign for part in unit.edtf.split("/"))
    return Zeitraum(unit.beginn, unit.ende, unit.genauigkeit, edtf)
