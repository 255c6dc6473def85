"""Finds how to reach an office or a person; the lines of one block become one contact.

Gesundheitsamt Musterstadt | Erika Muster | Marktstr. 3, 39104 Magdeburg | Tel. 0391 5550-4506 | www.musterstadt.de
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extractors.german.kontaktzeile import ATOMS, NAMES, REACH, Art, Teil, find_teile
from extractors.german.rechtshinweis import find_boilerplate
from extractors.german.stelle import has_lead, parse_stelle
from extractors.german.telefon import find_vorwahl_ort
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Kontakt
from extractors.model.values import Grounded

SHORT_LINE = 60
MOST_NOTES = 1
WHY_IGNORED: dict[Art, str] = {
    "fax": "Telefax",
    "platzhalter": "Platzhalter in der Adresse",
    "strasse": "Anschrift ohne Stelle",
    "plz": "Anschrift ohne Stelle",
    "ort": "Anschrift ohne Stelle",
}


@dataclass(slots=True)
class Entwurf:
    """Entwurf: the parts of one contact while its lines are being read."""

    teile: list[Teil] = field(default_factory=list)

    def has(self, *arten: Art) -> bool:
        return any(teil.art in arten for teil in self.teile)

    def first(self, art: Art) -> Grounded[str] | None:
        return next((teil.wert for teil in self.teile if teil.art == art), None)

    def later(self, art: Art) -> list[Grounded[str]]:
        return [teil.wert for teil in self.teile if teil.art == art][1:]


def extract(document: Document) -> Iterator[Kontakt | Issue | Ignored]:
    """Contacts in order of the text; a web address that belongs to none is a Kontakt with only `url`."""
    for run in _runs(document):
        shared: Grounded[str] | None = None
        for entwurf in _entwuerfe(run):
            kontakt = _kontakt(document, entwurf)
            if entwurf.has("person") and kontakt.stelle is None and shared:
                kontakt = replace(kontakt, stelle=shared)
            shared = kontakt.stelle or shared
            yield from _findings(entwurf, kontakt)


def _runs(document: Document) -> Iterator[list[tuple[Block, list[Teil]]]]:
    """Neighbouring lines that can belong to one contact; prose with an address in it is a run of its own."""
    run: list[tuple[Block, list[Teil]]] = []
    notes = 0
    for block, teile in _lines(document):
        if run and not _same_row(run[-1][0], block):
            yield run
            run, notes = [], 0
        if _is_note(block, teile) and notes < MOST_NOTES:
            notes += 1
            continue
        if any(teil.art == "text" for teil in teile):
            yield run
            yield [(block, teile)]
            run = []
        else:
            run.append((block, teile))
        notes = 0
    yield run


def _lines(document: Document) -> Iterator[tuple[Block, list[Teil]]]:
    legal = [hinweis.span for hinweis in find_boilerplate(document)]
    end = 0
    for block in document.blocks:
        if block.kind == "furniture":
            continue
        teile = [t for t in find_teile(document, block) if t.start >= end and not _inside(t, legal)]
        end = max([end, *(teil.end for teil in teile)])
        yield block, teile


def _inside(teil: Teil, spans: Iterable[Span]) -> bool:
    return teil.art not in ATOMS and any(teil.wert.spans[0] in span for span in spans)


def _same_row(block: Block, following: Block) -> bool:
    if block.cell is None or following.cell is None:
        return block.cell is following.cell
    return (block.cell.table, block.cell.row) == (following.cell.table, following.cell.row)


def _is_note(block: Block, teile: list[Teil]) -> bool:
    """True for a short line inside a contact that we need not know: "Zugang über den Hof"."""
    if block.kind != "paragraph" or len(block.span) > SHORT_LINE:
        return False
    return not any(teil.art in ATOMS for teil in teile) and any(teil.art == "text" for teil in teile)


def _entwuerfe(run: list[tuple[Block, list[Teil]]]) -> Iterator[Entwurf]:
    """The run cut where a next contact begins."""
    current = Entwurf()
    before: Block | None = None
    for block, teile in run:
        if current.teile and _begins_anew(block, teile, current, before):
            yield current
            current = Entwurf()
        before = block
        for teil in teile:
            if _begins(current, teil):
                yield current
                current = Entwurf()
            if teil.art != "text":
                current.teile.append(teil)
    yield current


def _begins_anew(block: Block, teile: list[Teil], current: Entwurf, before: Block | None) -> bool:
    """True where a list item or heading opens with a name: the next entry of a list of contacts.

    Headings one below the other without an address yet are the lines of one contact, all in bold.
    """
    if block.kind == "heading" and before and before.kind == "heading" and not current.has(*ATOMS):
        return False
    return block.kind in ("item", "heading") and bool(teile) and teile[0].art in ("stelle", "teil")


def _begins(current: Entwurf, teil: Teil) -> bool:
    reached = current.has(*REACH)
    if teil.art == "text":
        return bool(current.teile)
    if teil.art in NAMES or teil.art == "stichwort":
        return reached or (teil.art == "stichwort" and current.has("plz"))
    if teil.art in ("strasse", "plz"):
        return current.has(teil.art) or (reached and current.has("plz"))
    return False


def _kontakt(document: Document, entwurf: Entwurf) -> Kontakt:
    return Kontakt(
        stelle=_stelle(document, entwurf),
        person=entwurf.first("person"),
        strasse=entwurf.first("strasse"),
        plz=entwurf.first("plz"),
        ort=entwurf.first("ort"),
        telefon=entwurf.first("telefon"),
        email=entwurf.first("email"),
        url=entwurf.first("url"),
    )


def _stelle(document: Document, entwurf: Entwurf) -> Grounded[str] | None:
    """The first office; one behind "im" or a mere department only where no other is named."""
    offices = [teil.wert for teil in entwurf.teile if teil.art == "stelle"]
    parts = [teil.wert for teil in entwurf.teile if teil.art == "teil"]
    ranked = sorted(offices, key=lambda wert: has_lead(wert.value)) + parts
    parsed = (parse_stelle(document, wert.spans[0]) for wert in ranked)
    return next((stelle for stelle in parsed if stelle), None)


def _findings(entwurf: Entwurf, kontakt: Kontakt) -> Iterator[Kontakt | Issue | Ignored]:
    addressed = kontakt.plz and (kontakt.stelle or kontakt.person or entwurf.has("stichwort"))
    reachable = bool(kontakt.telefon or kontakt.email or addressed)
    if reachable:
        yield kontakt
        yield from _further(entwurf, kontakt)
        yield from _hints(kontakt)
    elif kontakt.url:
        yield Kontakt(url=kontakt.url)
    yield from (Kontakt(url=url) for url in entwurf.later("url"))
    used = (kontakt.strasse, kontakt.plz, kontakt.ort) if reachable else ()
    for teil in entwurf.teile:
        if teil.art in WHY_IGNORED and teil.wert not in used:
            yield from (Ignored(WHY_IGNORED[teil.art], span) for span in teil.wert.spans)
        elif teil.art == "unmoeglich":
            yield Issue("telefon_unmoeglich", teil.wert.spans[0], "No such telephone number can exist in Germany.")


def _further(entwurf: Entwurf, kontakt: Kontakt) -> Iterator[Kontakt]:
    """A second number or mailbox of the same office or person: one row each."""
    who = Kontakt(stelle=kontakt.stelle, person=kontakt.person)
    yield from (replace(who, telefon=nummer) for nummer in entwurf.later("telefon"))
    yield from (replace(who, email=email) for email in entwurf.later("email"))


def _hints(kontakt: Kontakt) -> Iterator[Issue]:
    """An area code of another town is worth a look, never an error: offices keep numbers of their head office."""
    if not kontakt.telefon or not kontakt.ort:
        return
    place = find_vorwahl_ort(kontakt.telefon.value)
    if place and kontakt.ort.value.split()[0].split("-")[0] not in place:
        message = f"The area code belongs to {place}, the address says {kontakt.ort.value}."
        yield Issue("vorwahl_anderer_ort", kontakt.telefon.spans[0], message)
