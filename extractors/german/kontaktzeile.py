"""Reads one line as a row of contact parts: names, address, numbers, and the words between them.

Aufgabenbereich 2 – Erika Muster | Tel. 0391 5550-4506, E-Mail: muster(at)stadt.de
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.german.anschrift import find_orte, find_strassen
from extractors.german.netzadresse import find_emails, find_urls
from extractors.german.person import find_person
from extractors.german.stelle import is_stelle, is_teil
from extractors.german.telefon import find_telefone
from extractors.model.document import Block, Document, Span
from extractors.model.values import Grounded

Art = Literal[
    "stichwort", "stelle", "teil", "person", "strasse", "plz", "ort", "telefon", "fax", "email", "url",
    "platzhalter", "unmoeglich", "text",
]  # fmt: skip
NAMES: frozenset[Art] = frozenset({"stelle", "teil", "person"})
REACH: frozenset[Art] = frozenset({"telefon", "email", "url", "fax"})
ATOMS: frozenset[Art] = REACH | {"strasse", "plz", "ort", "platzhalter", "unmoeglich"}


@dataclass(frozen=True, slots=True)
class Teil:
    """Teil: one part of a contact line, or the words between two parts."""

    art: Art
    wert: Grounded[str]

    @property
    def start(self) -> int:
        return self.wert.spans[0].start

    @property
    def end(self) -> int:
        return self.wert.spans[-1].end


CUT = re.compile(r" ?[,;|·•] ?| [–—-] |: |(?<=[)]) |(?<=[a-zäöüß“”][a-zäöüß“”)][.!?]) (?=[A-ZÄÖÜ„])")
ABBREVIATED = re.compile(r"(?<![A-Za-zÄÖÜäöü])(?:Prof|Dipl|med|rer|nat|phil|bzw|ggf|inkl|Tel|Str|Nr|St|Abt|Ref)\.$")
STICHWORT = re.compile(
    r"(?:(?:Ihre?|Unsere?) )?(?:Ansprechpart(?:ner|nerin)(?:[*:/_-]{0,2}[Ii]n(?:nen)?)?|Ansprechperson(?:en)?"
    r"|Kontakt(?:daten|person|personen|adresse|aufnahme)?|Anschrift|Postanschrift|Impressum|Herausgeber(?:in)?|Redaktion"
    r"|Auskunft|Auskünfte|Informationen?|Anmeldung|Rückfragen|Leitung|Projektleitung|Koordination|Verantwortlich"
    r"|V\. ?i\. ?S\. ?d\. ?P\.|Adresse|Besucheradresse|Geschäftsführung|Vorsitz|Büro)"
    r"(?: (?:zu|zum|zur|für|bei|und|über|im|in)(?: [^:,;]{1,60})?)?$"
)
LABELS = re.compile(
    r"(?:E-?Mail(?:-?Adresse)?|e-?mail|Mail|Telefon(?:nummer)?|Tel|Fon|Phone|Ruf|(?:Tele)?[Ff]ax|Mobil|Handy|Hotline|Durchwahl"
    r"|Behördennummer|Internet|Web(?:site|seite)?|Homepage|Online|Adresse|Anschrift|URL|[Oo]der|[Uu]nd|sowie|[Pp]er|[Uu]nter"
    r"|[Aa]n|die|der|Nr|auch|telefonisch|im|auf|Haus|bzw|siehe|zentral|[A-ZÄÖÜ][a-zäöü]{1,30}(?:telefon|hotline)|D|T|F|M|E|W)"
)
ONLY_LABELS = re.compile(rf"(?:{LABELS.pattern}|[^A-Za-zÄÖÜäöüß0-9]){{0,40}}")


def find_teile(document: Document, block: Block) -> list[Teil]:
    """All parts of the block in order of the text; labels ("Tel.:", "oder per") leave none."""
    atoms = _apart(sorted(_atoms(document, block.span), key=lambda t: (t.start, -t.end)))
    parts: list[Teil] = []
    position = block.span.start
    for atom in atoms:
        parts.extend(_between(document, Span(position, max(position, atom.start))))
        parts.append(atom)
        position = max(position, min(atom.end, block.span.end))
    parts.extend(_between(document, Span(position, block.span.end)))
    return parts


def _atoms(document: Document, span: Span) -> Iterator[Teil]:
    # an address may run on in the next line, so the search does not end with the block
    beyond = Span(span.start, min(len(document.text), span.end + 200))
    yield from (Teil("email", mail) for mail in find_emails(document, beyond) if mail.spans[0].start < span.end)
    for url in find_urls(document, beyond):
        first = url if isinstance(url, Span) else url.spans[0]
        if first.start < span.end:
            yield Teil("platzhalter", Grounded("", (url,))) if isinstance(url, Span) else Teil("url", url)
    for found in find_telefone(document, span):
        art: Art = "unmoeglich" if not found.value.gueltig else "fax" if found.value.fax else "telefon"
        yield Teil(art, Grounded(found.value.nummer, found.spans))
    yield from (Teil("strasse", strasse) for strasse in find_strassen(document, span))
    for plz, ort in find_orte(document, span):
        yield Teil("plz", plz)
        yield Teil("ort", ort)


def _apart(parts: list[Teil]) -> list[Teil]:
    """Overlaps resolved: what begins first, then what is longer; e-mail and web before numbers inside them."""
    kept: list[Teil] = []
    for part in parts:
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
        elif kept[-1].art not in ("email", "url") and part.art in ("email", "url"):
            kept[-1] = part
    return kept


def _between(document: Document, span: Span) -> Iterator[Teil]:
    """Names, cue words and other words in a stretch without numbers and addresses."""
    start = span.start
    for cut in document.find(CUT, span):
        if not ABBREVIATED.search(document.text, start, cut.start()):
            yield from _phrase(document, Span(start, cut.start()), ends_with_colon=cut[0] == ": ")
            start = cut.end()
    yield from _phrase(document, Span(start, span.end), document.quote(span).rstrip().endswith(":"))


def _phrase(document: Document, raw: Span, ends_with_colon: bool) -> Iterator[Teil]:
    span = _bare(document, raw)
    text = document.quote(span)
    if not text or ONLY_LABELS.fullmatch(text):
        return
    if STICHWORT.fullmatch(text) and (ends_with_colon or len(text) < 60):
        yield Teil("stichwort", Grounded(text, (span,)))
        return
    person = find_person(document, span)
    if person and not is_stelle(document.quote(person.spans[0])):
        yield from _phrase(document, Span(span.start, person.spans[0].start), ends_with_colon=False)
        yield Teil("person", person)
        yield from _phrase(document, Span(person.spans[0].end, span.end), ends_with_colon=False)
        return
    art: Art = "stelle" if is_stelle(text) else "teil" if is_teil(text) else "text"
    if art != "text" or not _in_brackets(document, span):
        yield Teil(art, Grounded(text, (span,)))


TRIM_END = re.compile(
    r"(?: ?(?:Tel(?:efon)?|Fon|(?:Tele)?[Ff]ax|Mobil|E-?[Mm]ail|Internet|Web|Frau|Herrn?|[Uu]nter|oder|und)?"
    r"[ .:,;|·•–/(-]{0,9})$"
)


def _bare(document: Document, span: Span) -> Span:
    """The phrase without labels and punctuation at its ends; prepositions of a name stay."""
    text = document.quote(span)
    lead = 0
    if match := re.match(r"[ .:,;|·•–/)*-]+", text):
        lead = match.end()
    end = len(text)
    while match := TRIM_END.search(text, lead, end):
        if match.start() >= end:
            break
        end = match.start()
    return Span(span.start + lead, span.start + max(lead, end))


def _in_brackets(document: Document, span: Span) -> bool:
    """True for an aside: "(Mo–Fr 8–12 Uhr)"."""
    text = document.text
    return (
        text[span.start] == "("
        or text[max(0, span.start - 1)] == "("
        or text[max(0, span.start - 2) : span.start] == " ("
    )
