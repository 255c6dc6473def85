"""Passes over what surrounds the content: furniture of the page and legal boilerplate, each with its reason.

Alle Rechte vorbehalten. | Seite 3 von 12
"""

from collections.abc import Iterator

from extractors.german.rechtshinweis import find_boilerplate
from extractors.model.document import Document, Ignored


def extract(document: Document) -> Iterator[Ignored]:
    """One Ignored a furniture block (its marker says why) and one a sentence of a notice (with its usage rights)."""
    for block in document.blocks:
        if block.kind == "furniture" and len(block.span):
            yield Ignored(block.marker or "furniture", block.span)
    for hinweis in find_boilerplate(document):
        yield Ignored(hinweis.why, hinweis.span)
