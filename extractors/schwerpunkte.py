"""Finds which commune works on which theme, one record a theme.

Augsburg: Gesundheitsförderung für Kinder und Jugendliche, Netzwerk Frühe Hilfen
"""

import re
from collections.abc import Iterator

from extractors.german.aufzaehlung import split_at_commas
from extractors.german.kommune import land_of, parse_kommune
from extractors.model.document import Block, Document, Issue, Span
from extractors.model.records import Finding, Schwerpunkt
from extractors.model.values import Grounded, Kommune

CUE = re.compile(r"schwerpunkt|themen(?:feld|bereich)?(?:er|e|n)?\b (?:der|unserer|in den) |handlungsfeld", re.I)
ENTRY = re.compile(r"(?P<kommune>[^:]{2,80}?) ?: ?(?P<themen>\S.*)?$")


def extract(document: Document) -> Iterator[Finding]:
    land = land_of(document)
    for number, block in enumerate(document.blocks):
        lead = document.lead(number)
        if block.kind not in ("item", "paragraph") or block.cell or lead is None or block.level:
            continue
        if not CUE.search(document.quote(lead.span)):
            continue
        if match := ENTRY.match(document.quote(block.span)):
            yield from _entry(document, number, match, land)


def _entry(document: Document, number: int, match: re.Match[str], land: str | None) -> Iterator[Finding]:
    block = document.blocks[number]
    name = Span(block.span.start + match.start("kommune"), block.span.start + match.end("kommune"))
    kommune = parse_kommune(match["kommune"], None, land)
    if not kommune:
        yield from _unknown(document, name, block)
        return
    if match["themen"]:
        themes = list(split_at_commas(document, Span(block.span.start + match.start("themen"), block.span.end)))
    else:
        themes = [item.span for item in _below(document, number)]
    who: Grounded[Kommune] = Grounded(kommune, (name,))
    yield from (Schwerpunkt(who, Grounded(document.quote(theme), (theme,))) for theme in themes)


def _unknown(document: Document, name: Span, block: Block) -> Iterator[Issue]:
    """An item that names someone we do not know is told; a paragraph with a colon is only prose."""
    if block.kind == "item":
        yield Issue("schwerpunkt_ohne_kommune", name, "Der Eintrag nennt keine Kommune, die wir erkennen.")


def _below(document: Document, number: int) -> Iterator[Block]:
    """The deeper items that follow an item."""
    for block in document.blocks[number + 1 :]:
        if block.kind != "item" or (block.level <= document.blocks[number].level and block.kind == "item"):
            return
        yield block
