"""Periods in a document, a cell, a string; and the Stand of a document.

07/2020 bis 06/2025 | bis Ende des Jahres 2019 | Stand: 08.03.2024
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from extractors.german.zeitraum.spannen import Frage, Fund, find
from extractors.german.zeitraum.stand import STAND, STANDWORT
from extractors.model.document import Document, Issue, Span
from extractors.model.values import Grounded, Zeitraum


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
