"""Which columns of a table hold the communes that joined and the years: told by its head, or by its cells.

Kommune | Beitritt        2014: | Stadt Jena, Stadt Gera
"""

import re

from extractors.german.beitrittsjahr import CUE, YEAR_ONLY
from extractors.model.document import Block, Document

# heads of columns; the weak ones count only below words that announce who joined
KOMMUNE_HEAD = re.compile(r"kommunen?\b|\b(?:städte|stadt|gemeinden?|(?:land)?kreise?|mitglied(?:er)?|partner)\b", re.I)
JOIN_HEAD = re.compile(r"beitritt|beigetreten|\bdabei\b|mitglied seit|\baufnahme", re.I)
ART_HEAD = re.compile(r"^(?:art|form|typ|gebietskörperschaft)\b", re.I)
JAHR_HEAD = re.compile(r"\b(?:seit|jahr|ab)\b", re.I)
HEAD_LENGTH = 40  # characters: a longer cell is no head

Columns = tuple[int, int, int | None]  # of communes, of years, and of what sort of commune it is, where there is one


def headed(document: Document, head: list[Block], announced: bool) -> Columns | None:
    """The columns that a head names; `announced` says that the words above the table speak of joining."""
    texts = {block.cell.column: document.quote(block.span)[:HEAD_LENGTH] for block in head if block.cell}
    if any(_is_year(document, block) for block in head):
        return None
    announced = announced or any(CUE.search(text) or JOIN_HEAD.search(text) for text in texts.values())
    sorts = any(ART_HEAD.search(text) for text in texts.values())  # "Kommune | Art | seit" says it by itself
    announced = announced or (sorts and any(text.lower() == "seit" for text in texts.values()))
    jahr = [c for c, text in texts.items() if JOIN_HEAD.search(text) and not KOMMUNE_HEAD.search(text)]
    jahr += [c for c, text in texts.items() if announced and JAHR_HEAD.search(text)]
    kommune = [c for c, text in texts.items() if KOMMUNE_HEAD.search(text) and c not in jahr[:1]]
    if not kommune and len(texts) == len(jahr) == 2:  # "Jahr | neu dabei": who joined stands under the joining
        kommune, jahr = jahr[:1], [c for c in jahr[1:] if JAHR_HEAD.search(texts[c])]
    art = next((c for c, text in texts.items() if ART_HEAD.search(text) and c not in kommune[:1]), None)
    return (kommune[0], jahr[0], art) if kommune and jahr else None


def unheaded(document: Document, cells: list[Block]) -> Columns | None:
    """A list set as a table without a head, "2014: | Stadt Jena, Stadt Gera": one of two columns holds years only."""
    columns = {block.cell.column for block in cells if block.cell}
    jahr = [c for c in columns if all(_is_year(document, b) for b in cells if b.cell and b.cell.column == c)]
    return (next(iter(columns - set(jahr))), jahr[0], None) if len(columns) == 2 and len(jahr) == 1 else None


def _is_year(document: Document, block: Block) -> bool:
    return bool(YEAR_ONLY.fullmatch(document.quote(block.span)))
