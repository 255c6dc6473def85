"""Every period the running text names, with its lead words.

2011 ins Leben gerufen | bis Herbst 2015
"""

import re
from collections.abc import Iterator, Sequence

from extractors.german.plankopf import Role
from extractors.german.planwahl import find_rows
from extractors.german.zeitraum import find_staende, find_zeitraeume
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Zeitangabe
from extractors.model.values import Grounded, Zeitraum

PERIODS: tuple[Role, ...] = ("zeitraum", "ende")
_DOPPELPUNKT = re.compile(r"[^\S\n]{0,2}:")


def extract(document: Document) -> Iterator[Zeitangabe | Issue | Ignored]:
    """Running text is every block outside a table and outside furniture; a Stand is Ignored, not a period.

    The year before the colon of "2014: GR+ Nürnberg" labels its entry: it belongs to the record of that entry. So does
    the period of a measure that stands in no table.
    """
    measures = _of_measures(document)
    for number, block in enumerate(document.blocks):
        if block.cell is None and block.kind != "furniture":
            yield from (Ignored("stand", stand.spans[0]) for stand in find_staende(document, block.span))
            yield from _periods(document, block, measures.get(number, ()))


def _of_measures(document: Document) -> dict[int, list[Span]]:
    """Where the periods of a plan's measures stand, by the numbers of the blocks."""
    found: dict[int, list[Span]] = {}
    for row in find_rows(document):
        for number in row.numbers:
            found.setdefault(number, []).extend(part.span for role in PERIODS for part in row.of(role))
    return found


def _periods(document: Document, block: Block, measures: Sequence[Span]) -> Iterator[Zeitangabe | Issue]:
    for found in find_zeitraeume(document, block.span):
        first = found.span if isinstance(found, Issue) else found.spans[0]
        if any(first.overlaps(measure) for measure in measures):
            continue
        if isinstance(found, Issue):
            yield found
        elif not _is_label(document, block, found):
            yield Zeitangabe(found)


def _is_label(document: Document, block: Block, found: Grounded[Zeitraum]) -> bool:
    span = found.spans[0]
    before = document.quote(Span(block.span.start, span.start))
    follows = _DOPPELPUNKT.match(document.text, span.end, block.span.end)
    return follows is not None and not any(character.isalnum() for character in before)
