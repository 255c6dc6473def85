"""Tells whose plan it is: the commune that the plan's head, the headings or the document name.

ZEITRAUM | MAßNAHMEN … DER LANDESHAUPTSTADT MAGDEBURG        # Maßnahmenplan der Stadt Rheine
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.german.kommune import find_kommunen
from extractors.german.plankopf import Row
from extractors.model.document import Document, Span
from extractors.model.values import Grounded, Kommune

Owner = Grounded[Kommune] | None


@dataclass(frozen=True, slots=True)
class Owners:
    """The commune a whole document is about, or, where it holds several plans, that of each heading by offset."""

    whole: Owner
    starts: Sequence[int] = ()
    owners: Sequence[Owner] = ()

    @classmethod
    def of(cls, document: Document, rows: Iterable[Row]) -> "Owners":
        headings = [block.span for block in document.blocks if block.kind == "heading"]
        heads = [span for row in rows if row.sort == "kopf" for span in row.spans]
        for spans in (heads, headings):
            named = [_only(document, [span]) for span in spans]
            if whole := _agreed([owner for owner in named if owner]):
                return cls(whole)
            if len({owner.value.name for owner in named if owner}) > 1:
                told = [(span.start, owner) for span, owner in zip(spans, named, strict=True) if owner]
                return cls(None, [start for start, _ in told], [owner for _, owner in told])
        return cls(_only(document, [document.span]))

    def at(self, offset: int) -> Owner:
        """Whose plan the words at `offset` belong to."""
        number = bisect_right(self.starts, offset)
        return self.whole or (self.owners[number - 1] if number else None)


def _only(document: Document, spans: Iterable[Span]) -> Owner:
    named = [found for span in spans for found in find_kommunen(document, span) if found.value.art != "Land"]
    return _agreed(named)


def _agreed(named: Sequence[Grounded[Kommune]]) -> Owner:
    """The one commune that all name, as the one says it that says its art, too."""
    if len({found.value.name for found in named}) != 1:
        return None
    return next((found for found in named if found.value.art), named[0])
