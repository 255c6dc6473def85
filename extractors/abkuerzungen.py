"""Finds short forms where the text says what they stand for, in both directions.

Gesunde-Städte-Netzwerk (GSN) | BZgA (Bundeszentrale …) | Netzwerk Gesunde Kommune – kurz NGK
"""

import re
from collections.abc import Callable, Iterator

from extractors.german.kurzform import find_langform, is_langform, stem
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Abkuerzung
from extractors.model.values import Grounded

KURZ = r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß0-9&.+-]{1,11}(?: [A-ZÄÖÜ][a-zäöü]{2,20})?"
BRACKETED = re.compile(
    rf"[ \n]?\((?:(?:die|der|das|kurz:?|abgekürzt:?|sog\.) )?[„\"]?(?P<kurz>{KURZ})[“”\"]?(?=[),;/])"
)
EXPLAINED = re.compile(
    rf"(?<![A-Za-zÄÖÜäöüß0-9+-])(?P<kurz>{KURZ}) \((?:(?:die|der|das|=) )?(?P<lang>[^()\n]{{6,160}})\)"
)
NAMED = re.compile(
    r"[,–(-] ?(?:im Folgenden|im Weiteren|nachfolgend|kurz|abgekürzt|Abkürzung|Abk\.)(?: auch| nur)?(?: mit)?:? "
    rf"(?:die |der |das )?[„\"»]?(?P<kurz>{KURZ})"
)
LISTED = re.compile(rf"(?P<kurz>{KURZ})(?: ?[:=] ?| [–-] |\t)(?P<lang>[A-ZÄÖÜa-zäöü][^\n;(]{{5,160}})")
KURZ_ONLY = re.compile(KURZ)

Finding = Abkuerzung | Issue | Ignored


def extract(document: Document) -> Iterator[Finding]:
    """Each short form with its first long form; other inflections of the same words are not repeated."""
    seen: set[tuple[str, str]] = set()
    for number, block in enumerate(document.blocks):
        if block.kind == "furniture":
            continue
        for finding in _in_block(document, number, block):
            key = (finding.kurz.value, stem(finding.lang.value)) if isinstance(finding, Abkuerzung) else None
            if key is None or key not in seen:
                yield finding
            if key:
                seen.add(key)


def _in_block(document: Document, number: int, block: Block) -> Iterator[Finding]:
    ways: tuple[Callable[[Document, Block], Iterator[Finding]], ...] = (_bracketed, _explained, _named, _listed)
    for way in ways:
        yield from way(document, block)
    if block.cell and number + 1 < len(document.blocks):
        yield from _in_row(document, block, document.blocks[number + 1])


def _bracketed(document: Document, block: Block) -> Iterator[Finding]:
    """ "Zentrum für Prävention und Gesundheitsförderung (ZPG)" """
    for match in document.find(BRACKETED, block.span):
        kurz = Span(*match.span("kurz"))
        if not _is_short(match["kurz"]):
            continue
        lang = find_langform(document, match["kurz"], Span(block.span.start, match.start()))
        if lang:
            yield _record(document, kurz, lang)
        elif document.text[kurz.end] == ")":
            yield Ignored("Kurzform ohne Langform", kurz)


def _explained(document: Document, block: Block) -> Iterator[Finding]:
    """ "BZgA (Bundeszentrale für gesundheitliche Aufklärung)" """
    for match in document.find(EXPLAINED, block.span):
        lang = Span(*match.span("lang"))
        if _is_short(match["kurz"]) and is_langform(document, match["kurz"], lang):
            yield _record(document, Span(*match.span("kurz")), lang)


def _named(document: Document, block: Block) -> Iterator[Finding]:
    """ "Netzwerk Gesunde Kommune – kurz NGK": here the text promises a long form, so a missing one is an Issue."""
    for match in document.find(NAMED, block.span):
        kurz = _trimmed(match)
        short = document.quote(kurz)
        if not _is_short(short):
            continue
        lang = find_langform(document, short, Span(block.span.start, match.start()))
        if lang:
            yield _record(document, kurz, lang)
        else:
            yield Issue("kurzform_ohne_langform", kurz, "The words before it do not spell this short form.")


def _trimmed(match: re.Match[str]) -> Span:
    """Without the full stop of the sentence."""
    return Span(match.start("kurz"), match.start("kurz") + len(match["kurz"].rstrip(".-/")))


def _listed(document: Document, block: Block) -> Iterator[Finding]:
    """ "BZgA – Bundeszentrale für gesundheitliche Aufklärung", a line of a list of abbreviations"""
    match = LISTED.match(document.text, block.span.start, block.span.end)
    if match and _is_short(match["kurz"]):
        lang = Span(match.start("lang"), match.start("lang") + len(match["lang"].rstrip(" .,")))
        if is_langform(document, match["kurz"], lang):
            yield _record(document, Span(*match.span("kurz")), lang)


def _in_row(document: Document, block: Block, following: Block) -> Iterator[Finding]:
    """A table row with the short form in one cell and the long form in the next."""
    if not following.cell or not block.cell:
        return
    same_row = (block.cell.table, block.cell.row) == (following.cell.table, following.cell.row)
    kurz = document.quote(block.span)
    if same_row and KURZ_ONLY.fullmatch(kurz) and _is_short(kurz) and is_langform(document, kurz, following.span):
        yield _record(document, block.span, following.span)


def _record(document: Document, kurz: Span, lang: Span) -> Abkuerzung:
    return Abkuerzung(Grounded(document.quote(kurz), (kurz,)), Grounded(document.quote(lang), (lang,)))


def _is_short(kurz: str) -> bool:
    """Two capitals in the first word, or a plus: "BZgA", "GR+", "KiTa"; not "Evaluation", not the number "II"."""
    first = kurz.split()[0].rstrip(".")
    capitals = sum(character.isupper() for character in first)
    mostly = capitals * 2 >= sum(character.isalpha() for character in first)  # "Hess-KAG", not "Warn-App"
    plain = "-" not in first or (mostly and first[-1] != "-")
    return (capitals >= 2 or first.endswith("+")) and plain and not re.fullmatch(r"[IVX]{1,5}", first)
