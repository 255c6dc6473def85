"""The library: text in, findings out; no file, clock, log, frame or database.

`EXTRACTORS` is the register: every extractor sees every document and is silent where its cues are missing.
"""

from collections.abc import Callable, Iterator

from extractors import (
    abkuerzungen,
    arbeitsplan,
    beitritte,
    beiwerk,
    kontakte,
    schwerpunkte,
    stichpunkte,
    veranstaltungen,
    zahlenangaben,
    zeitangaben,
)
from extractors.model.document import Document
from extractors.model.records import Finding

Extractor = Callable[[Document], Iterator[Finding]]

EXTRACTORS: tuple[Extractor, ...] = (
    beitritte.extract,
    schwerpunkte.extract,
    arbeitsplan.extract,
    stichpunkte.extract,
    veranstaltungen.extract,
    zeitangaben.extract,
    kontakte.extract,
    abkuerzungen.extract,
    zahlenangaben.extract,
    beiwerk.extract,
)


def extract(document: Document) -> Iterator[Finding]:
    """All that is found in a document, what the reader could not read first."""
    yield from document.issues
    for find in EXTRACTORS:
        yield from find(document)
