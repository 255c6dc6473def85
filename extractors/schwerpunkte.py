"""Finds which commune works on which theme, one record a theme.

Augsburg: Gesundheitsförderung für Kinder und Jugendliche, Netzwerk Frühe Hilfen
"""

import re
from collections.abc import Iterator

from extractors.german.aufzaehlung import split_at_commas, split_at_und
from extractors.german.kommune import land_of, parse_kommune
from extractors.german.netzadresse import find_emails, find_urls
from extractors.german.telefon import find_telefone
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Finding, Schwerpunkt
from extractors.model.values import Grounded, Kommune

CUE = re.compile(r"schwerpunkt|themen(?:feld|bereich)?(?:er|e|n)?\b (?:der|unserer|in den) |handlungsfeld", re.I)
COMMUNES = re.compile(r"kommune|städte|gemeinden|kreise|regionen|\borte\b", re.I)
ENTRY = re.compile(r"(?P<kommune>[^:]{2,80}?)(?: ?:| [–—](?= )) ?(?P<themen>\S.*)?$")
KOMMUNE_HEAD = re.compile(r"kommunen?\b|\b(?:stadt|gemeinde|(?:land)?kreis|region)\b", re.I)
THEMA_HEAD = re.compile(r"schwerpunkt|^themen?$|handlungsfeld", re.I)
HEAD_LENGTH = 40  # characters: a longer cell is no head


def extract(document: Document) -> Iterator[Finding]:
    land = land_of(document)
    above: list[Block] = []  # the headings a block stands under, the nearest last
    for number, block in enumerate(document.blocks):
        if block.kind == "heading":
            above = [*(heading for heading in above if heading.level < block.level), block]
        lead = document.lead(number)
        if block.kind not in ("item", "paragraph") or block.cell or lead is None or block.level:
            continue
        if CUE.search(document.quote(lead.span)):
            if match := ENTRY.match(document.quote(block.span)):
                yield from _entry(document, number, match, land)
        elif block.kind == "item" and lead in above[-1:] and any(CUE.search(document.quote(h.span)) for h in above):
            yield from _below_heading(document, block, lead, land)
    yield from _tables(document, land)


def _entry(document: Document, number: int, match: re.Match[str], land: str | None) -> Iterator[Finding]:
    block = document.blocks[number]
    name = Span(block.span.start + match.start("kommune"), block.span.start + match.end("kommune"))
    communes = _communes(document, name, land)
    if not communes:
        yield from _unknown(document, name, number)
        return
    if match["themen"]:
        themes = list(split_at_commas(document, Span(block.span.start + match.start("themen"), block.span.end)))
    else:
        themes = [item.span for item in _below(document, number)]
    yield from _schwerpunkte(document, communes, themes)


def _communes(document: Document, span: Span, land: str | None) -> list[Grounded[Kommune]]:
    """The one commune of a span, or each of "Stadt Jena, Stadt Gera"; empty where one of them is unknown."""
    whole = parse_kommune(document.quote(span), None, land)
    if whole:
        return [Grounded(whole, (span,))]
    entries = [part for entry in split_at_commas(document, span) for part in split_at_und(document, entry)]
    named = [(parse_kommune(document.quote(entry), None, land), entry) for entry in entries]
    return [Grounded(kommune, (entry,)) for kommune, entry in named if kommune] if all(k for k, _ in named) else []


def _schwerpunkte(document: Document, communes: list[Grounded[Kommune]], themes: list[Span]) -> Iterator[Schwerpunkt]:
    """Each theme of each commune; a telephone number or an address on the web is no theme."""
    themes = [theme for theme in themes if not _is_contact(document, theme)]
    yield from (Schwerpunkt(who, Grounded(document.quote(theme), (theme,))) for who in communes for theme in themes)


def _is_contact(document: Document, span: Span) -> bool:
    ways = (find_telefone(document, span), find_emails(document, span), find_urls(document, span))
    return any(next(iter(way), None) for way in ways)


def _below_heading(document: Document, item: Block, heading: Block, land: str | None) -> Iterator[Finding]:
    """An item under "### Stadt Jena" under "## Schwerpunkte der Kommunen"."""
    yield from _schwerpunkte(document, _communes(document, heading.span, land), [item.span])


def _tables(document: Document, land: str | None) -> Iterator[Finding]:
    """Tables with a column of communes and a column of themes."""
    for table in document.tables():
        rows = [[document.blocks[number] for number in row] for row in table]
        heads = {block.cell.column: document.quote(block.span)[:HEAD_LENGTH] for block in rows[0] if block.cell}
        themes = [column for column, text in heads.items() if THEMA_HEAD.search(text)]
        names = [column for column, text in heads.items() if KOMMUNE_HEAD.search(text) and column not in themes]
        if len(themes) == len(names) == 1 and len(heads) == 2:  # with more columns it is a plan or something else
            yield from (Ignored("tabellenkopf", block.span) for block in rows[0])
            rows = rows[1:]
        elif _names_communes(document, rows, document.lead(table[0][0]), land):
            names = [0]
        else:
            continue
        for row in rows:
            yield from _table_row(document, row, names[0], land)


def _names_communes(document: Document, rows: list[list[Block]], lead: Block | None, land: str | None) -> bool:
    """A list set as a table without a head, "Augsburg: | Frühe Hilfen", below words that announce themes."""
    if lead is None or not CUE.search(document.quote(lead.span)):
        return False
    if not all({block.cell.column for block in row if block.cell} == {0, 1} for row in rows):
        return False
    named = [_communes(document, _bare(document, row[0].span), land) for row in rows]
    return 2 * sum(map(bool, named)) > len(named)


def _bare(document: Document, span: Span) -> Span:
    """A name without the colon after it."""
    return Span(span.start, span.start + len(document.quote(span).rstrip(" :")))


def _table_row(document: Document, row: list[Block], name_column: int, land: str | None) -> Iterator[Finding]:
    named = [block.span for block in row if block.cell and block.cell.column == name_column]
    told = [block.span for block in row if block.cell and block.cell.column != name_column]
    themes = [theme for span in told for theme in split_at_commas(document, span)]
    for entry in (entry for span in named for entry in split_at_commas(document, span)):
        communes = _communes(document, entry, land)
        yield from _schwerpunkte(document, communes, themes)
        if not communes:
            yield Issue("schwerpunkt_ohne_kommune", entry, "Die Zelle nennt keine Kommune, die wir erkennen.")


def _unknown(document: Document, name: Span, number: int) -> Iterator[Issue]:
    """An item among communes that names someone we do not know is told; any other colon is only prose."""
    lead = document.lead(number)
    if document.blocks[number].kind == "item" and lead and COMMUNES.search(document.quote(lead.span)):
        yield Issue("schwerpunkt_ohne_kommune", name, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _below(document: Document, number: int) -> Iterator[Block]:
    """The deeper items that follow an item."""
    for block in document.blocks[number + 1 :]:
        if block.kind != "item" or (block.level <= document.blocks[number].level and block.kind == "item"):
            return
        yield block
