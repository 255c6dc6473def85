"""Splits what a line enumerates, keeping each member's place.

"GR+ Nürnberg, GR+ Donau-Ries und Landkreis Fürth"
"""

import re
from collections.abc import Iterator

from extractors.model.document import Document, Span

# "Jena, Stadt" is one official name
COMMA = re.compile(r"[,;](?= )(?! (?:Stadt|Landkreis|Kreis|Markt|Gemeinde)(?:[,;.]|$))|;$|,$")
UND = re.compile(r" (?:und|sowie) ")


def split_at_commas(document: Document, span: Span) -> Iterator[Span]:
    """The members between commas and semicolons; a comma inside brackets or quotation marks separates nothing."""
    start = span.start
    for match in document.find(COMMA, span):
        if not _inside_brackets(document.text[start : match.start()]):
            yield from _stripped(document, Span(start, match.start()))
            start = match.end()
    yield from _stripped(document, Span(start, span.end))


def split_at_und(document: Document, span: Span) -> list[Span]:
    """The members between "und" and "sowie"; the whole where there is none."""
    matches = list(document.find(UND, span))
    starts = [span.start, *(match.end() for match in matches)]
    return [Span(*ends) for ends in zip(starts, [*(match.start() for match in matches), span.end], strict=True)]


def _inside_brackets(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("„") > text.count("“")


def _stripped(document: Document, span: Span) -> Iterator[Span]:
    text = document.quote(span)
    bare = text.strip(" .,;:")
    if bare:
        start = span.start + text.index(bare)
        end = start + len(bare) + (text[text.index(bare) + len(bare) :].startswith(".") and _is_abbreviated(bare))
        yield Span(start, end)


def _is_abbreviated(text: str) -> bool:
    """ "Neumarkt i.d.OPf." ends with a dot of its own."""
    return bool(re.search(r"(?:\b[a-zA-Z]|\bOPf|\bOb|\bSt)$", text)) and "." in text[-8:]
