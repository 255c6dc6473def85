"""Periods in a document, a cell, a string; and the Stand of a document.

07/2020 bis 06/2025 | bis Ende des Jahres 2019 | Stand: 08.03.2024
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from extractors.german.zeitraum.datum import parse_datum
from extractors.german.zeitraum.spannen import Frage, Fund, find
from extractors.german.zeitraum.stand import STAND, STANDWORT
from extractors.model.document import Document, Issue, Span
from extractors.model.values import Grounded, Zeitraum

_STATUS = re.compile(
    r"(?i:laufend|fortlaufend|dauerhaft|kontinuierlich|wiederkehrend|unbefristet|regelmäßig|jährlich|halbjährlich"
    r"|vierteljährlich|monatlich|wöchentlich|täglich|Daueraufgabe|bis auf Weiteres|seit Beginn|einmalig|ständig"
    r"|ab sofort)"
)
_ARTIKEL = re.compile(r"\A(?i:der|den|dem|das|die|des|(?:Zeitraum|Laufzeit|Termin|Datum):?)\Z")
_TAG_UND_JAHR = re.compile(
    r"(?:[12][0-9]{3}(?![0-9])[0-9A-Za-zäöüß., -]{3,30}|[0-9A-Za-zäöüß., -]{3,30}(?<![0-9])[12][0-9]{3})(?<=[0-9])"
)
_UHRZEIT = re.compile(
    r"(?:um |ab |von )?[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?(?:-|–|bis) ?[0-9]{1,2}(?:[:.][0-9]{2})?)? ?Uhr"
)
LAENGSTE = 200
"""Characters beyond which a string is not only a period, whatever it says."""
_RAND = " \t\r\n\u00a0\u202f.,;:()[]"


def find_zeitraeume(document: Document, within: Span | None = None) -> Iterator[Grounded[Zeitraum] | Issue]:
    """Every period the words name, with its lead words ("bis Herbst 2015").

    An Issue says what no calendar holds (`zeitraum_unmoeglich`) and what two readers would understand as two periods
    (`zeitraum_mehrdeutig`, "2009-11").

    A Stand is not among them (see `find_stand`). Relative words ("im kommenden Jahr") count from the Stand that
    `about` or the text states to the day, else they are left out.
    """
    where = document.span if within is None else within
    frage = Frage(stand=document.about.stand or _stand_of(document.text))
    for fund in find(document.text, where.start, where.end, frage):
        if _is_stand(document.text, fund):
            continue
        place = Span(fund.start, fund.end)
        yield Grounded(fund.zeitraum, (place,)) if fund.zeitraum else Issue(fund.regel, place, fund.grund)


def find_stand(document: Document) -> Grounded[date] | None:
    """The first Stand a document states: its last day where it names only a month or a year."""
    return next(find_staende(document), None)


def find_staende(document: Document, within: Span | None = None) -> Iterator[Grounded[date]]:
    """Every Stand, in order of the text; the span holds the word and the date."""
    where = document.span if within is None else within
    if not STANDWORT.search(document.text, where.start, where.end):
        return
    for fund in find(document.text, where.start, where.end):
        lead = _is_stand(document.text, fund)
        if lead and fund.zeitraum and fund.zeitraum.ende:
            yield Grounded(fund.zeitraum.ende, (Span(lead.start(), fund.end),))


@lru_cache(maxsize=16)
def _stand_of(text: str) -> date | None:
    """The first Stand of a text that names a day; asked once a document, however many blocks are searched."""
    for word in STANDWORT.finditer(text):
        fund = next(find(text, word.end(), min(len(text), word.end() + 40)), None)
        if fund and fund.zeitraum and fund.zeitraum.genauigkeit == "tag" and _is_stand(text, fund):
            return fund.zeitraum.ende
    return None


def _is_stand(text: str, fund: Fund) -> re.Match[str] | None:
    return STAND.search(text, max(0, fund.start - 60), fund.start)


def parse_zeitraum(text: str) -> Zeitraum | None:
    """The period that a whole string says, such as a table cell; None where it says none or something else besides.

    >>> parse_zeitraum("10/2020 bis 06/2025").edtf
    '2020-10/2025-06'
    >>> parse_zeitraum("laufend")
    Zeitraum(beginn=None, ende=None, genauigkeit=None, edtf='../..', status='laufend')
    >>> parse_zeitraum("im Zeitraum von fünf Monaten vor einer Wahl")
    """
    return read_whole(text)[0] if len(text) <= LAENGSTE else None


def warum_unmoeglich(text: str) -> str | None:
    """Why a whole string in the shape of a period is none; None where it is one, or nothing like one.

    >>> warum_unmoeglich("31.02.2021")
    'Der Februar 2021 hat keinen 31. Tag.'
    """
    return read_whole(text)[1] if len(text) <= LAENGSTE else None


@lru_cache(maxsize=8192)
def read_whole(text: str) -> tuple[Zeitraum | None, str | None]:
    """The period and, where there is none, the reason."""
    flat = " ".join(text.split()).strip(_RAND)
    funde = list(find(flat, 0, len(flat), Frage(whole=True)))
    if not funde:
        return _status_only(flat) or _rare(flat), None
    if len(funde) > 1:
        return None, None
    fund = funde[0]
    rest = _ARTIKEL.sub("", flat[: fund.start].strip(_RAND)).strip(_RAND), flat[fund.end :].strip(_RAND)
    if not all(not words or _STATUS.fullmatch(words) or _UHRZEIT.fullmatch(words) for words in rest):
        return _rare(flat), None
    if fund.zeitraum is None:
        return None, fund.grund
    return _with_status(fund.zeitraum, next(filter(_STATUS.fullmatch, rest), None)), None


def _status_only(text: str) -> Zeitraum | None:
    return Zeitraum(None, None, None, "../..", text) if _STATUS.fullmatch(text) else None


def _rare(text: str) -> Zeitraum | None:
    """A full date in a spelling the grammar does not list, with dateparser behind it."""
    day = parse_datum(text) if _TAG_UND_JAHR.fullmatch(text) else None
    return Zeitraum(day, day, "tag", day.isoformat()) if day else None


def _with_status(zeitraum: Zeitraum, status: str | None) -> Zeitraum:
    return Zeitraum(zeitraum.beginn, zeitraum.ende, zeitraum.genauigkeit, zeitraum.edtf, status)
