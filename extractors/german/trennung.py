"""Rejoins words cut at a line end, and keeps the hyphens that belong there.

"Präven-/tionsketten" becomes one word; "Bundes-/und Landesebene" keeps both hyphen and blank;
"Erlangen-/Höchstadt" keeps its hyphen.
"""

import re
from collections.abc import Collection
from enum import Enum

HYPHENS = "-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"


class Join(Enum):
    """What stands between the last word of a line and the first of the next."""

    BLANK = " "
    WORD = ""
    HYPHEN = "-"


# after a hyphen these words announce a second member: "Bundes- und Landesebene", "Vor- bzw. Nachbereitung"
CONJUNCTIONS = frozenset(
    {"und", "oder", "bzw.", "bzw", "sowie", "als", "wie", "bis", "noch", "&", "u.", "u", "o.", "statt", "aber", "auch"}
)


def join_at_line_end(last: str, first: str, following: str, known: Collection[str]) -> Join:
    """How the last word of a line and the first of the next belong together.

    >>> join_at_line_end("Präven-", "tionsketten“", "für", ())
    <Join.WORD: ''>
    >>> join_at_line_end("Bundes-", "und", "Landesebene", ())
    <Join.BLANK: ' '>
    >>> join_at_line_end("Erlangen-", "Höchstadt", "", ())
    <Join.HYPHEN: '-'>
    """
    if not last or last[-1] not in HYPHENS or len(last) < 2:
        return Join.BLANK
    if last[-1] == "\N{SOFT HYPHEN}":
        return Join.WORD
    if first.lower().rstrip(",;") in CONJUNCTIONS or first[:1] in "-–—(":
        return Join.BLANK
    stem = re.sub(r"^\W+", "", last[:-1])
    if not stem or not stem[-1].isalpha():
        return Join.HYPHEN
    if _is_address(last) or _is_address(last[:-1] + first):
        return Join.HYPHEN
    return Join.WORD if first[:1].islower() and not _hyphen_known(stem, first, known) else Join.HYPHEN


def _is_address(text: str) -> bool:
    return "www." in text or "://" in text or "@" in text


def _hyphen_known(stem: str, first: str, known: Collection[str]) -> bool:
    bare = first.rstrip(".,;:!?)“”\"'").lower()
    return f"{stem}-{bare}".lower() in known and f"{stem}{bare}".lower() not in known
