"""Finds telephone and fax numbers in any German spelling; the only door to phonenumbers.

Tel. 0391 5550-4506 | +49 (0) 391 540-0 | 0 91 31 / 68 08 - 45 06
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import phonenumbers

from extractors.model.document import Document, Span
from extractors.model.values import Grounded

CUE = re.compile(
    r"(?<![A-Za-zÄÖÜäöüß])(?:(?P<fax>(?:Tele)?[Ff]ax)|Tel(?:efon)?|Fon|Phone|Ruf|Rufnummer|Mobil|Handy|Hotline"
    r"|Durchwahl|[A-Z][a-zäöü]{1,30}(?:telefon|hotline)|Behördennummer|☎|✆|📞)"
    r"(?:nummer|-?Nr)?(?:\.|:|,|/|\)| |\N{NO-BREAK SPACE}|unter|der|die){0,6}$"
)
DIGITS = re.compile(r"(?<![0-9A-Za-z.,/§-])(?:\+ ?|00)?\(?[0-9](?: ?[()/.–-]{0,2} ?[0-9]){2,17}(?![0-9A-Za-z%€])")
DATE = re.compile(
    r"[0-9]{1,2}\. ?[0-9]{1,2}\.|[0-9]{1,2}/(?:19|20)[0-9]{2}(?:$| ?[–/-])"
    r"|(?:19|20)[0-9]{2} ?[–/-] ?(?:19|20)?[0-9]{2}$"
)
EXTENSION = re.compile(r"(?:Tele)?[Ff]ax:? ?(?P<nr>[-–] ?[0-9]{1,5})(?![0-9/.-])")  # "Fax -199" behind a number
LOOK_BACK = 60
NO_CUE_DIGITS = 7
SERVICE = frozenset({"110", "112", "115", "116117", "116016", "116111"})


@dataclass(frozen=True, slots=True)
class Anschluss:
    """Anschluss: a line of the telephone network as printed; `gueltig` where such a number can exist."""

    nummer: str
    fax: bool
    gueltig: bool


def find_telefone(document: Document, within: Span | None = None) -> Iterator[Grounded[Anschluss]]:
    """Numbers behind "Tel.", "Fax" …, which may be impossible ones, and bare ones that begin with 0 or +49.

    A bare number needs an area code and seven digits, so that dates, file numbers and prices stay out.
    """
    scope = document.span if within is None else within
    fax = False
    last_end = -1
    for match in document.find(DIGITS, scope):
        cue = CUE.search(document.text, max(scope.start, match.start() - LOOK_BACK, last_end), match.start())
        chained = 0 <= match.start() - last_end <= 8 and document.text[last_end : match.start()].strip() in CHAIN
        fax = cue["fax"] is not None if cue else fax and chained
        printed = _possible(match[0], cued=cue is not None or chained)
        if printed:
            last_end = match.start() + len(printed)
            yield Grounded(Anschluss(printed, fax, True), (Span(match.start(), last_end),))
        elif cue and not DATE.match(match[0]):
            yield Grounded(Anschluss(match[0], fax, False), (Span(*match.span()),))
    for match in document.find(EXTENSION, scope):
        yield Grounded(Anschluss(match["nr"], True, True), (Span(*match.span("nr")),))


CHAIN = frozenset({"oder", "und", ",", "/", "bzw."})


def _possible(printed: str, cued: bool) -> str | None:
    """The longest beginning of the digits that can be a number: "0911 1234 12" may carry a stray table cell."""
    while len(printed) >= 3:
        if _is_number(printed, cued):
            return printed
        cut = re.search(r"[ ()/.–-]+[0-9]+$", printed)
        if not cut:
            return None
        printed = printed[: cut.start()]
    return None


def _is_number(printed: str, cued: bool) -> bool:
    digits = re.sub(r"[^0-9]", "", printed)
    if cued and digits in SERVICE:
        return True
    if DATE.match(printed):
        return False
    if not cued and not printed.startswith(("0", "(0", "+49", "+ 49")):
        return False
    number = _parse(printed)
    if number is None:
        return False
    if cued:
        reason = phonenumbers.is_possible_number_with_reason(number)
        possible = reason in (
            phonenumbers.ValidationResult.IS_POSSIBLE,
            phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY,
        )
        return possible and (phonenumbers.is_valid_number(number) or digits[0] != "0")
    return len(digits) >= NO_CUE_DIGITS and phonenumbers.is_valid_number(number)


def _parse(printed: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(printed.replace("(0)", ""), "DE")
    except phonenumbers.NumberParseException:
        return None


def find_vorwahl_ort(nummer: str) -> str | None:
    """The town of the area code, None for mobile, service and foreign numbers.

    >>> find_vorwahl_ort("0391 540-0")
    'Magdeburg'
    >>> find_vorwahl_ort("0171 1234567") is None
    True
    """
    number = _parse(nummer)
    if number is None or number.country_code != 49 or not phonenumbers.is_valid_number(number):
        return None
    if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.FIXED_LINE:
        return None
    return _describe(nummer)


@cache
def _describe(nummer: str) -> str | None:
    from phonenumbers import geocoder  # half a second and 30 MB of place names: only for documents with an address

    number = _parse(nummer)
    place = geocoder.description_for_number(number, "de") if number else ""
    return place if place and place != "Deutschland" else None
