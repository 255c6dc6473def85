"""Finds which commune joined in which year: lists by year, lists by commune, tables, sentences.

2014: GR+ Nürnberg, GR+ Donau-Ries        Stadt Musterhausen seit 2015
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from extractors.german.aufzaehlung import split_at_commas, split_at_und
from extractors.german.beitrittsjahr import (
    CUE,
    SELF,
    YEAR_FIRST,
    YEAR_LAST,
    YEAR_ONLY,
    YEARS,
    find_sentences,
    is_subject,
    years_in,
)
from extractors.german.beitrittstabelle import Columns, headed, unheaded
from extractors.german.kommune import find_kommunen, land_of, parse_kommune
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Beitritt, Finding
from extractors.model.values import Grounded, Kommune, spans_of

PROGRAMM = re.compile(
    r"\b(?:dem|der|zum|zur|des|im) (?P<programm>(?:[a-zäöü]+en )?[A-ZÄÖÜ][\w-]{4,40}(?: „[^“]{2,80}“)?)"
    r" (?:\w+ )?(?:bei\b|beigetreten|beitraten|angeschlossen|teilnehmen)"
)
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line stands under: the block that may announce joining, and the year of a subheading ("2014") below it."""

    block: Block | None = None
    jahr: Grounded[int] | None = None


def extract(document: Document) -> Iterator[Finding]:
    """One Beitritt a commune and year, with every place that says so: a sentence and a table may both."""
    joined: dict[tuple[str, str | None, int], Beitritt] = {}
    for found in _find(document):
        if not isinstance(found, Beitritt):
            yield found
            continue
        key = (found.kommune.value.name, found.kommune.value.art, found.jahr.value)
        joined[key] = _both(joined[key], found) if key in joined else found
    yield from joined.values()


def _both(first: Beitritt, second: Beitritt) -> Beitritt:
    kommune = Grounded(first.kommune.value, spans_of([first.kommune, second.kommune]))
    jahr = Grounded(first.jahr.value, spans_of([first.jahr, second.jahr]))
    return Beitritt(kommune, jahr, first.programm or second.programm)


def _find(document: Document) -> Iterator[Finding]:
    land = land_of(document)
    leads = _leads(document)
    for number, block in enumerate(document.blocks):
        if block.kind == "furniture" or block.cell:
            continue
        lead = leads[number] if block.kind != "heading" else Lead()  # a lone line may say all by itself
        announced = lead.block is not None and bool(CUE.search(document.quote(lead.block.span)))
        yield from _line(document, number, lead if announced else Lead(), land)
    yield from _tables(document, land)


def _leads(document: Document) -> list[Lead]:
    """For each block what it stands under; a line that is only a year passes on what stands above it."""
    leads: list[Lead] = []
    for number in range(len(document.blocks)):
        above = document.lead(number)
        year = YEAR_ONLY.fullmatch(document.quote(above.span)) if above else None
        if above and year:
            jahr = Grounded(int(year["jahr"][-4:]), (_at(above, *year.span("jahr")),))
            leads.append(Lead(leads[document.block_number(above.span.start)].block, jahr))
        else:
            leads.append(Lead(above))
    return leads


def _line(document: Document, number: int, lead: Lead, land: str | None) -> Iterator[Finding]:
    """What one line says; `lead` is empty where nothing announces joining."""
    block = document.blocks[number]
    text = document.quote(block.span)
    first, last = YEAR_FIRST.match(text), _year_last(document, number, lead.block is not None)
    if first and (lead.block or first["cue"]):
        year = Grounded(int(first["jahr"][-4:]), (_at(block, *first.span("jahr")),))
        yield from _entries(document, _at(block, first.end(), len(text)), year, lead)
    elif last:
        yield from _single(document, block, last, lead, land)
    elif lead.block and (years := YEARS.match(text)):
        yield Issue("beitritt_ohne_jahr", _at(block, 0, years.end()), "Der Eintrag nennt kein eindeutiges Jahr.")
    elif lead.block and block.kind == "item" and (only := YEAR_ONLY.fullmatch(text)):
        yield from _year_above(document, number, only, lead)
    elif lead.jahr and block.kind == "item":
        yield from _entries(document, block.span, lead.jahr, lead)
    elif block.kind == "paragraph":
        yield from _sentences(document, block)


def _year_above(document: Document, number: int, match: re.Match[str], lead: Lead) -> Iterator[Finding]:
    """ "2014:" above the deeper items that name the communes of that year; alone, a print has set them elsewhere."""
    block = document.blocks[number]
    year = Grounded(int(match["jahr"][-4:]), (_at(block, *match.span("jahr")),))
    below = list(takewhile(lambda b: b.kind == "item" and b.level > block.level, document.blocks[number + 1 :]))
    for item in below:
        yield from _entries(document, item.span, year, lead)
    if not below:
        yield Issue("beitritt_ohne_kommune", block.span, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _entries(document: Document, span: Span, year: Grounded[int], lead: Lead) -> Iterator[Finding]:
    """The communes of one year; "A & B" is one region, "A und B" are two where each is one."""
    land = land_of(document)
    for entry in split_at_commas(document, span):
        members = [_named(document, member, year.value, land) for member in split_at_und(document, entry)]
        found = members if None not in members else [_named(document, entry, year.value, land)]
        for kommune in found:
            if kommune:
                yield Beitritt(kommune, year, _programm(document, lead.block))
            elif lead.block:
                yield Issue("beitritt_ohne_kommune", entry, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _named(document: Document, span: Span, jahr: int, land: str | None) -> Grounded[Kommune] | None:
    kommune = parse_kommune(document.quote(span), jahr, land)
    return Grounded(kommune, (span,)) if kommune else None


def _year_last(document: Document, number: int, announced: bool) -> re.Match[str] | None:
    """A line "Stadt X seit 2015": where it or a heading says so, or beside another line of its kind."""
    text = document.quote(document.blocks[number].span)
    match = YEAR_LAST.search(text)
    if not match or match.start() < 3:
        return None
    if announced or SELF.search(text, match.start()):
        return match
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(document.blocks)]
    return match if match["seit"] == "seit" and any(_is_since(document, n) for n in beside) else None


def _is_since(document: Document, number: int) -> bool:
    match = YEAR_LAST.search(document.quote(document.blocks[number].span))
    return bool(match and match["seit"] == "seit" and match.start() <= 60)


def _single(document: Document, block: Block, match: re.Match[str], lead: Lead, land: str | None) -> Iterator[Finding]:
    year = int(match["jahr"][-4:])
    kommune = _named(document, _at(block, 0, match.start()), year, land)
    if kommune:
        yield Beitritt(kommune, Grounded(year, (_at(block, *match.span("jahr")),)), _programm(document, lead.block))
    elif document.quote(block.span).endswith("."):  # a sentence below the list is no entry
        yield from _sentences(document, block)
    elif lead.block:
        yield Issue("beitritt_ohne_kommune", block.span, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _sentences(document: Document, block: Block) -> Iterator[Finding]:
    """ "2014 trat die Stadt X dem Partnerprozess bei.": one point in time and communes in one sentence."""
    for sentence in find_sentences(document, block.span):
        years = years_in(document, sentence)
        named = find_kommunen(document, sentence, years[0].value if years and years[0] else None)
        joined = [kommune for kommune in named if is_subject(document, kommune, sentence)]
        if joined and years and (len(years) > 1 or years[0] is None):
            yield Issue("beitritt_ohne_jahr", sentence, "Der Satz nennt kein eindeutiges Jahr.")
        elif years and years[0]:
            yield from (Beitritt(kommune, years[0], _programm_in(document, sentence)) for kommune in joined)


def _tables(document: Document, land: str | None) -> Iterator[Finding]:
    """Tables with a column of communes and a column of years of joining."""
    for table in document.tables():
        rows = [[document.blocks[number] for number in row] for row in table]
        lead = document.lead(table[0][0])
        announced = bool(lead and CUE.search(document.quote(lead.span)))
        if columns := headed(document, rows[0], announced):
            yield from (Ignored("tabellenkopf", block.span) for block in rows[0])
            rows = rows[1:]
        elif not announced or not (columns := unheaded(document, [block for row in rows for block in row])):
            continue
        for row in rows:
            yield from _table_row(document, row, columns, lead)


def _table_row(document: Document, row: list[Block], columns: Columns, lead: Block | None) -> Iterator[Finding]:
    named, dated, arts = ([b for b in row if b.cell and b.cell.column == column] for column in columns)
    years = [match for block in dated for match in document.find(YEAR, block.span)]
    yield from (Ignored("spalte_ohne_feld", b.span) for b in row if b.cell and b.cell.column not in columns)
    if len(years) != 1:
        yield from (
            Issue("beitritt_ohne_jahr", b.span, "Die Zeile nennt kein eindeutiges Jahr.") for b in named or dated
        )
        return
    year = Grounded(int(years[0][0]), (Span(years[0].start(), years[0].end()),))
    if len(named) == len(arts) == 1 and (kommune := _with_art(document, named[0].span, arts[0].span, year.value)):
        yield Beitritt(kommune, year, _programm(document, lead))
        return
    yield from (finding for block in named for finding in _entries(document, block.span, year, Lead(lead or block)))


def _with_art(document: Document, name: Span, art: Span, jahr: int) -> Grounded[Kommune] | None:
    """ "Bautzen" in one column and "Landkreis" in another."""
    kommune = parse_kommune(f"{document.quote(art)} {document.quote(name)}", jahr, land_of(document))
    if not kommune or kommune.art is None or kommune.name not in document.quote(name):
        return None
    return Grounded(kommune, tuple(sorted((name, art))))


def _programm(document: Document, lead: Block | None) -> Grounded[str] | None:
    return _programm_in(document, lead.span) if lead else None


def _programm_in(document: Document, span: Span) -> Grounded[str] | None:
    match = next(document.find(PROGRAMM, span), None)
    return Grounded(match["programm"], (Span(*match.span("programm")),)) if match else None


def _at(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)
