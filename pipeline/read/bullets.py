"""Tells list items by the bullet or number they begin with.

• Zusammenstellung einer Projektgruppe
"""

import re
from collections.abc import Iterator

from extractors.model.document import Offsets
from pipeline.read.draft import Draft, Piece

# glyphs that are nothing but bullets; private-use ones are Symbol and Wingdings as PDF and Word leave them
GLYPHS = "•‣▪▫◦●○■□►▸▶➢➤✓✔❖∙\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
# begin items, too: geometric shapes, ticks, crosses, stars, hearts, heavy angles and arrows, but neither circled digits
# nor telephones
RANGES = (
    *((0x25A0, 0x25FF), (0x2713, 0x274B), (0x274F, 0x2752), (0x2756, 0x2756), (0x2764, 0x2767), (0x276F, 0x276F)),
    *((0x2771, 0x2771), (0x2794, 0x27BE), (0x2981, 0x2981), (0x29BE, 0x29BF), (0x2B12, 0x2B58), (0x2B9A, 0x2BB8)),
    (0x1F780, 0x1F7D8),
)
SHAPES = frozenset(chr(code) for first, last in RANGES for code in range(first, last + 1))
# only with a blank behind them: "»Zitat«" and "-20 Grad" are no items
DASHES = frozenset({"-", "–", "—", "*", "+", "o", "»", "⇒", "→", "·"})
NUMBER = re.compile(r"[0-9]{1,2}[a-z]?[.)]|(?P<letter>[a-z])(?P=letter)?\)|\((?:[0-9]{1,2}[a-z]?|[a-z]{1,2})\)")
AFTER_ORDINAL = frozenset(
    {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november"}
    | {"dezember", "quartal", "halbjahr", "jahrhundert"}
)


def itemise(draft: Draft) -> Draft:
    """The draft as an item where it begins with a bullet; an item keeps its kind and takes the printed bullet."""
    bullet = take_bullet(draft.pieces)
    if bullet is None or draft.kind not in ("paragraph", "item"):
        return draft
    marker, rest = bullet
    return Draft("item", rest, draft.page, draft.cell, draft.level, marker)


def take_bullet(pieces: list[Piece]) -> tuple[str, list[Piece]] | None:
    """The bullet and the pieces behind it, None where there is no bullet or nothing behind it."""
    if not pieces:
        return None
    first, rest = pieces[0], pieces[1:]
    if first.text in DASHES or first.text in SHAPES or (len(first.text) == 1 and first.text in GLYPHS):
        return (first.text, rest) if rest and not rest[0].glued else None
    if first.text[0] in GLYPHS:
        return first.text[0], [_behind(first), *rest]
    return None


def _behind(first: Piece) -> Piece:
    """A word without the bullet that sticks to it; its place shrinks too where characters map one to one."""
    place = first.place
    if isinstance(place, Offsets) and place.end - place.start == len(first.text):
        place = Offsets(place.start + 1, place.end)
    return Piece(first.text[1:], place)


def take_number(pieces: list[Piece]) -> tuple[str, list[Piece]] | None:
    """An ordinal that begins a list item: "3." or "b)"; "04. Mai 2017" is a date, not an item.

    A number with a colon behind the ordinal is a label, no part of a date: "3. 2015: Weidau".
    """
    if len(pieces) < 2 or pieces[0].text[-1:] not in ".)" or not NUMBER.fullmatch(pieces[0].text):
        return None
    following = pieces[1].text.lower().rstrip(".,")
    if following in AFTER_ORDINAL or (following[:1].isdigit() and following[-1] != ":"):
        return None
    return pieces[0].text, pieces[1:]


def split_at_bullets(draft: Draft) -> Iterator[Draft]:
    """A cell's line with bullets in mid-line ("Planung: • Auftakt • Bilanz") as a paragraph and its items."""
    begins = [number for number, piece in enumerate(draft.pieces) if number and piece.text[0] in GLYPHS]
    starts = [0, *begins]
    for start, stop in zip(starts, [*begins, len(draft.pieces)], strict=True):
        kind, level = (draft.kind, draft.level) if start == 0 else ("paragraph", 0)
        part = Draft(kind, draft.pieces[start:stop], draft.page, draft.cell, level, None if start else draft.marker)
        yield itemise(part)
