"""Finds names of persons where a title, a salutation or a known first name vouches for them.

Aufgabenbereich 2 – Erika Muster | Frau Dr. Muster-Meyer
"""

import re

from extractors.german.register import word_list
from extractors.model.document import Document, Span
from extractors.model.values import Grounded

SALUTATION = r"(?:Frau|Herrn?)"
TITLE = (
    r"(?:Prof\.|Professor(?:in)?|PD|Drs?\.|med\.|dent\.|vet\.|phil\.|rer\.|nat\.|pol\.|oec\.|jur\.|h\.|c\.|Mag\."
    r"|Dipl\.-[A-ZÄÖÜ][a-zäöü]{1,12}\.?)"
)
NAME = r"[A-ZÄÖÜÇŞ][a-zäöüßéèçğışàáíóúñ]{1,24}(?:-[A-ZÄÖÜÇŞ][a-zäöüßéèçğışàáíóúñ]{1,24}){0,2}"
PARTICLE = r"(?:von|van|de|zu|zur|vom|der|den|di|da|Freiherr|Freifrau|Graf|Gräfin)"
SURNAME = re.compile(rf"(?: [A-ZÄÖÜ]\.){{0,2}}(?: {PARTICLE}){{0,3}} {NAME}(?![a-zäöüß-])")
GIVEN = re.compile(rf"(?<![A-Za-zÄÖÜäöüß-]){NAME}(?![a-zäöüß-])")
BEFORE = re.compile(rf"(?:(?P<anrede>{SALUTATION}) )?(?P<titel>(?:{TITLE} ?){{0,6}})$")
TITLED = re.compile(
    rf"(?<![A-Za-zÄÖÜäöüß])(?:{SALUTATION} (?P<titel>(?:{TITLE} ?){{0,6}})|(?P<nur>(?:{TITLE} ?){{1,6}}))"
)
AFTER = re.compile(rf"{NAME}(?: [A-ZÄÖÜ]\.){{0,2}}(?: {PARTICLE}){{0,3}}(?: {NAME})?(?![a-zäöüß-])")


def find_person(document: Document, within: Span) -> Grounded[str] | None:
    """The first person inside the span: title and name as printed, without "Frau" and "Herr"."""
    spans = sorted(span for span in (_by_title(document, within), _by_first_name(document, within)) if span)
    return Grounded(document.quote(spans[0]), (spans[0],)) if spans else None


def _by_title(document: Document, within: Span) -> Span | None:
    for match in document.find(TITLED, within):
        start = match.start("titel") if match["titel"] is not None else match.start("nur")
        name = AFTER.match(document.text, match.end(), within.end)
        if name:
            return Span(start, _end_of_name(document, name))
    return None


def _end_of_name(document: Document, name: re.Match[str]) -> int:
    """Two words where the first is a first name, else one: "Frau Dr. Muster Gesundheitsamt"."""
    first = GIVEN.match(document.text, name.start(), name.end())
    if not first or _is_first_name(first[0]):
        return name.end()
    return first.end()


def _by_first_name(document: Document, within: Span) -> Span | None:
    for match in document.find(GIVEN, within):
        end = match.end()
        if not _is_first_name(match[0]):
            continue
        second = re.compile(rf" {NAME}").match(document.text, end, within.end)
        if second and _is_first_name(second[0].strip()) and SURNAME.match(document.text, second.end(), within.end):
            end = second.end()  # "Anna Lena Muster"
        surname = SURNAME.match(document.text, end, within.end)
        if surname:
            before = BEFORE.search(document.text, within.start, match.start())
            titel = before.start("titel") if before and before["titel"] else match.start()
            return Span(titel, surname.end())
    return None


def _is_first_name(word: str) -> bool:
    """A witness inside a contact block, nothing more."""
    return all(part in word_list("vornamen") for part in word.split("-"))
