"""Strings that are a period and nothing else, as the cells of a plan are.

07/2020 bis 06/2025 | laufend | 2021–2024 (3 Jahre) | kurzfristig (bis 2022) | Beginn: März 2021, Ende: Juni 2022
"""

import re
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from extractors.german.zeitraum.angaben import PRECISION
from extractors.german.zeitraum.datum import parse_datum
from extractors.german.zeitraum.spannen import Frage, Fund, find
from extractors.model.values import Zeitraum

_STATUS = re.compile(
    r"(?i:laufend|fortlaufend|dauerhaft|kontinuierlich|wiederkehrend|unbefristet|regelmäßig|jährlich|halbjährlich"
    r"|vierteljährlich|quartalsweise|monatlich|wöchentlich|täglich|Daueraufgabe|bis auf Weiteres|seit Beginn|einmalig"
    r"|ständig|ab sofort|ganzjährig|geplant|in Planung|kurzfristig|mittelfristig|langfristig"
    r"|(?:ein|zwei|drei|vier|[1-9])(?:mal|-mal|x| x| Mal) (?:jährlich|monatlich|wöchentlich|im Jahr|pro Jahr|im Monat))"
)
_VORWORT = re.compile(
    r"(?i:der|den|dem|das|die|des|(?:Zeitraum|Laufzeit|Projektlaufzeit|Förderzeitraum|Förderperiode|Termin|Datum):?"
    r"|Monate?|ganzes|das ganze|geplant (?:für|ab)|voraussichtlich)"
)
_DAUER = re.compile(r"[0-9]{1,2} (?:Jahre?|Monate?|Wochen?|Tage?)")
_BEGINN = re.compile(r"(?:Projekt)?(?:[Ss]tart:?|[Bb]eginn:|[Bb]eginn(?= [0-9]{1,2}[./])) ?")
_ENDE = re.compile(r" ?[,;–-]? ?(?:und )?(?:Projekt)?[Ee]nde:? ")
_REIHE = re.compile(r" ?[,+/&] ?| und | u\. |, und ")
_TAG_UND_JAHR = re.compile(
    r"(?:[12][0-9]{3}(?![0-9])[0-9A-Za-zäöüß., -]{3,30}|[0-9A-Za-zäöüß., -]{3,30}(?<![0-9])[12][0-9]{3})(?<=[0-9])"
)
_UHRZEIT = re.compile(
    r"(?:um |ab |von )?[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?(?:-|–|bis) ?[0-9]{1,2}(?:[:.][0-9]{2})?)? ?Uhr"
)
LAENGSTE = 200
"""Characters beyond which a string is not only a period, whatever it says."""
_RAND = " \t\r\n\u00a0\u202f.,;:()[]"


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
    if (named := _BEGINN.match(flat)) and (period := _from_beginning(flat[named.end() :])):
        return period, None
    funde = list(find(flat, 0, len(flat), Frage(whole=True)))
    if not funde:
        return _status_only(flat) or _rare(flat), None
    if len(funde) > 1:
        return _without_gaps(flat, funde), None
    fund = funde[0]
    rest = [words.strip(_RAND) for words in (flat[: fund.start], flat[fund.end :])]
    if not all(map(_says_no_more, rest)):
        return _rare(flat), None
    if fund.zeitraum is None:
        return None, fund.grund
    return replace(fund.zeitraum, status=next(filter(_STATUS.fullmatch, rest), None)), None


def _says_no_more(words: str) -> bool:
    """Words beside a period that leave it as it is: a status, a clock time, how long it takes, what it is called."""
    return not words or any(kind.fullmatch(words) for kind in (_STATUS, _UHRZEIT, _DAUER, _VORWORT))


def _from_beginning(text: str) -> Zeitraum | None:
    """ "03/2021", "März 2021, Ende: Dezember 2022" after the word for beginning"""
    beginning, *end = _ENDE.split(text)
    first, last = read_whole(beginning)[0], read_whole(end[0])[0] if len(end) == 1 else None
    if first is None or first.beginn is None or (end and last is None):
        return None
    if last is None:
        return replace(first, ende=None, edtf=f"{first.edtf.partition('/')[0]}/..")
    return _joined(first, last)


def _without_gaps(text: str, funde: list[Fund]) -> Zeitraum | None:
    """ "April, Mai, Juni 2022", "2021 + 2022": an enumeration in which each follows the one before."""
    periods = [fund.zeitraum for fund in funde if fund.zeitraum and fund.zeitraum.beginn and fund.zeitraum.ende]
    between = [text[left.end : right.start] for left, right in pairwise(funde)]
    if len(periods) < len(funde) or text[: funde[0].start] or text[funde[-1].end :]:
        return None
    follows = [a.ende and a.ende + timedelta(days=1) == b.beginn for a, b in pairwise(periods)]
    return _joined(periods[0], periods[-1]) if all(follows) and all(map(_REIHE.fullmatch, between)) else None


def _joined(first: Zeitraum, last: Zeitraum) -> Zeitraum | None:
    if first.beginn is None or last.ende is None or first.beginn > last.ende:
        return None
    known = [z.genauigkeit for z in (first, last) if z.genauigkeit]
    edtf = f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}"
    return Zeitraum(first.beginn, last.ende, max(known, key=PRECISION.index), edtf)


def _status_only(text: str) -> Zeitraum | None:
    return Zeitraum(None, None, None, "../..", text) if _STATUS.fullmatch(text) else None


def _rare(text: str) -> Zeitraum | None:
    """A full date in a spelling the grammar does not list, with dateparser behind it."""
    day = parse_datum(text) if _TAG_UND_JAHR.fullmatch(text) else None
    return Zeitraum(day, day, "tag", day.isoformat()) if day else None
