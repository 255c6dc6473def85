"""Finds which commune joined in which year: lists by year, lists by commune, tables, sentences.

2014: GR+ Nürnberg, GR+ Donau-Ries        Stadt Musterhausen seit 2015
"""

import re
from collections.abc import Iterator
from itertools import groupby

from extractors.german.aufzaehlung import split_at_commas, split_at_und
from extractors.german.kommune import find_kommunen, land_of, parse_kommune
from extractors.german.zeitraum import find_zeitraeume
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Beitritt, Finding
from extractors.model.values import Grounded, Kommune, Zeitraum, spans_of

CUE = re.compile(
    r"beigetreten|beitritt|beitrat|traten|trat (?:\w+ ){0,6}bei\b|partnerkommune|mitgliedskommune|mitglied seit"
    r"|teilnehmende (?:kommunen|städte)|angeschlossen|aufgenommen",
    re.I,
)
PROGRAMM = re.compile(
    r"\b(?:dem|der|zum|zur|des|im) (?P<programm>(?:[a-zäöü]+en )?[A-ZÄÖÜ][\w-]{4,40}(?: „[^“]{2,80}“)?)"
    r" (?:\w+ )?(?:bei\b|beigetreten|beitraten|angeschlossen|teilnehmen)"
)
YEAR_FIRST = re.compile(r"(?P<jahr>(?:19|20)[0-9]{2})(?: ?[:–—-]| ?\|)? (?=\S)")
YEAR_LAST = re.compile(
    r"[,:]? ?[–—(-]? ?(?:(?:dabei |Mitglied |Partnerkommune |Beitritt |beigetreten )?(?P<seit>seit|ab|im|am|Beitritt)?"
    r"(?: (?:dem )?(?:Jahr|Jahre))? ?)"
    r"(?P<jahr>(?:[0-9]{1,2}\.[0-9]{1,2}\.|[0-9]{1,2}/|(?:[0-9]{1,2}\. )?[A-ZÄÖÜ][a-zä]{2,8} )?(?:19|20)[0-9]{2})"
    r"\)?[.,;]?$"
)
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?=\S|[ ]?[a-z0-9])[^.!?]*)*[.!?]?")
JOINED = re.compile(r"\b(?:trat|traten|beigetreten|Beitritt|beitrat|(?:Partner|Mitglieds)kommunen?|Mitglied)\b")
KOMMUNE_HEAD = re.compile(r"\b(?:kommunen?|städte|stadt|gemeinden?|landkreise?|mitglied(?:er)?|partner)\b", re.I)
JAHR_HEAD = re.compile(r"\b(?:beitritt\w*|seit|jahr|dabei|mitglied seit|aufnahme)\b", re.I)


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
    for number, block in enumerate(document.blocks):
        if block.kind in ("furniture", "heading") or block.cell:
            continue
        text = document.quote(block.span)
        lead = document.lead(number)
        announced = lead is not None and bool(CUE.search(document.quote(lead.span)))
        if announced and (match := YEAR_FIRST.match(text)):
            year = Grounded(int(match["jahr"]), (_at(block, *match.span("jahr")),))
            yield from _entries(document, _at(block, match.end(), len(text)), year, lead, land)
        elif match := _year_last(document, number, announced):
            yield from _single(document, block, match, lead if announced else None, land)
        elif block.kind == "paragraph" and CUE.search(text):
            yield from _sentences(document, block)
    yield from _tables(document, land)


def _entries(
    document: Document, span: Span, year: Grounded[int], lead: Block | None, land: str | None
) -> Iterator[Finding]:
    """The communes of one year; "A & B" is one region, "A und B" are two where each is one."""
    for entry in split_at_commas(document, span):
        halves = split_at_und(document, entry)
        found = [_named(document, half, year.value, land) for half in halves] if halves else []
        if not found or None in found:
            found = [_named(document, entry, year.value, land)]
        for kommune in found:
            if kommune:
                yield Beitritt(kommune, year, _programm(document, lead))
            else:
                yield Issue("beitritt_ohne_kommune", entry, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _named(document: Document, span: Span, jahr: int, land: str | None) -> Grounded[Kommune] | None:
    kommune = parse_kommune(document.quote(span), jahr, land)
    return Grounded(kommune, (span,)) if kommune else None


def _year_last(document: Document, number: int, announced: bool) -> re.Match[str] | None:
    """A line "Stadt X seit 2015": under a heading that says so, or beside another line of its kind."""
    match = YEAR_LAST.search(document.quote(document.blocks[number].span))
    if not match or match.start() < 3 or announced:
        return match if match and match.start() >= 3 else None
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(document.blocks)]
    return match if match["seit"] == "seit" and any(_is_since(document, n) for n in beside) else None


def _is_since(document: Document, number: int) -> bool:
    match = YEAR_LAST.search(document.quote(document.blocks[number].span))
    return bool(match and match["seit"] == "seit" and match.start() <= 60)


def _single(
    document: Document, block: Block, match: re.Match[str], lead: Block | None, land: str | None
) -> Iterator[Finding]:
    name = _at(block, 0, match.start())
    year = int(match["jahr"][-4:])
    kommune = _named(document, name, year, land)
    if kommune:
        yield Beitritt(kommune, Grounded(year, (_at(block, *match.span("jahr")),)), _programm(document, lead))
    elif lead and not document.quote(block.span).endswith("."):  # a sentence below the list is no entry
        yield Issue("beitritt_ohne_kommune", block.span, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _sentences(document: Document, block: Block) -> Iterator[Finding]:
    """ "2014 trat die Stadt X dem Partnerprozess bei.": one point in time and communes in one sentence."""
    for match in document.find(SENTENCE, block.span):
        span = Span(match.start(), match.end())
        if not JOINED.search(match[0]):
            continue
        times = [t for t in find_zeitraeume(document, span) if isinstance(t, Grounded)]
        if len(times) != 1 or not (year := _year_of(times[0])):
            continue
        for kommune in find_kommunen(document, span, year.value):
            if kommune.value.art != "Land":
                yield Beitritt(kommune, year, _programm_in(document, span))


def _year_of(time: Grounded[Zeitraum]) -> Grounded[int] | None:
    """The year of joining: a date, month or year, or the start of "seit 2015"; "bis Ende 2019" is none."""
    begin, end = time.value.beginn, time.value.ende
    if begin and (end is None or end.year == begin.year):
        return time.map(lambda _: begin.year)
    return None


def _tables(document: Document, land: str | None) -> Iterator[Finding]:
    """Tables with a column of communes and a column of years of joining."""
    cells = [block for block in document.blocks if block.cell and block.kind != "furniture"]
    for _, table in groupby(cells, key=lambda block: block.cell.table if block.cell else -1):
        rows = [list(row) for _, row in groupby(table, key=lambda block: block.cell.row if block.cell else -1)]
        columns = _columns(document, rows[0])
        if columns is None:
            continue
        yield from (Ignored("tabellenkopf", block.span) for block in rows[0])
        for row in rows[1:]:
            yield from _table_row(document, row, columns, land)


def _columns(document: Document, head: list[Block]) -> tuple[int, int] | None:
    """The numbers of the columns of communes and of years."""
    texts = {block.cell.column: document.quote(block.span) for block in head if block.cell}
    jahr = [c for c, text in texts.items() if JAHR_HEAD.search(text) and len(text) < 40]
    kommune = [c for c, text in texts.items() if KOMMUNE_HEAD.search(text) and len(text) < 40 and c not in jahr[:1]]
    return (kommune[0], jahr[0]) if kommune and jahr else None


def _table_row(document: Document, row: list[Block], columns: tuple[int, int], land: str | None) -> Iterator[Finding]:
    named = [b.span for b in row if b.cell and b.cell.column == columns[0]]
    dated = [b.span for b in row if b.cell and b.cell.column == columns[1]]
    years = [match for span in dated for match in document.find(YEAR, span)]
    if not named or len(years) != 1:
        yield from (Issue("beitritt_ohne_jahr", span, "Die Zeile nennt kein eindeutiges Jahr.") for span in named)
        return
    year = Grounded(int(years[0][0]), (Span(years[0].start(), years[0].end()),))
    kommune = _named(document, named[0], year.value, land)
    if kommune:
        yield Beitritt(kommune, year, None)
    else:
        yield Issue("beitritt_ohne_kommune", named[0], "Die Zelle nennt keine Kommune, die wir erkennen.")
    yield from (Ignored("spalte_ohne_feld", b.span) for b in row if b.cell and b.cell.column not in columns)


def _programm(document: Document, lead: Block | None) -> Grounded[str] | None:
    return _programm_in(document, lead.span) if lead else None


def _programm_in(document: Document, span: Span) -> Grounded[str] | None:
    match = next(document.find(PROGRAMM, span), None)
    return Grounded(match["programm"], (Span(*match.span("programm")),)) if match else None


def _at(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)
