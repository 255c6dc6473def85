"""The words before a name that say what it is: "Landkreis Neumarkt", "GR+ Nürnberg", "LH Magdeburg".

`WORDS` is one alternation for use in other patterns; `art_of` gives the value for a word found.
"""

import re

from extractors.model.values import KommuneArt

# longest first inside each line; the order of the lines is the order of trial
ARTEN: tuple[tuple[KommuneArt | None, str], ...] = (
    (
        "Gesundheitsregion",
        r"(?:GR\s?\+|GR\s?plus\b|Gesundheitsregion(?:en)?(?:\s?\(GR\+\)|\s?\+|\s?(?:hoch\s?)?plus\b|\s?<sup>plus</sup>)?)"
        r"(?:\s(?:Landkreis|Stadt)(?!\w))?",
    ),
    ("Landeshauptstadt", r"Landeshauptst(?:adt|ädten?)|LHS?(?!\S)|LHM(?!\S)"),
    # a union of Gemeinden has a key of another kind: named, but never linked to the Gemeinde of the same name
    (None, r"(?:Samt|Verbands)gemeinden?|Verwaltungsgemeinschaft(?:en)?|VGem?\.?(?!\S)|Amt(?!\S)"),
    (
        "Stadt",
        r"(?:[Kk]reisfreien?\s|[Gg]roßen?\s)?(?:Universitäts-\sund\s)?(?:Kreis|Hanse|Universitäts|Luther|Klingen|Wissenschafts)?[Ss]t(?:adt|ädten?)"
        r"|Stadtkreis|Bundesstadt|Große\sKreisstadt",
    ),
    ("Markt", r"Markt(?:gemeinden?|es|s)?(?!\S)|Märkten?"),
    ("Gemeinde", r"(?:Orts|Einheits)?[Gg]emeinden?|Flecken|Kommunen?"),
    (
        "Landkreis",
        r"Landkreis(?:e[ns]?|es)?|Lkrs?\.?(?!\S)|LK(?!\S)|Kreis(?:e[ns]?|es)?|Landratsamt(?:es|s)?|LRA(?!\S)",
    ),
    ("Bezirk", r"(?:Regierungs|Stadt)?[Bb]ezirk(?:e[ns]?|es|s)?"),
    ("Land", r"Bundesl(?:and|ändern?|andes)|Freistaat(?:es|s)?|Land(?!\S)"),
)
WORDS = "|".join(f"(?:{words})" for _, words in ARTEN)
PLURAL = re.compile(
    r"(?:(?:Hanse|Kreis|Landeshaupt)?[Ss]tädten?|[Gg]emeinden|Märkten?|(?:Land)?[Kk]reisen?|Gesundheitsregionen.*|Kommunen)"
)
_EACH = tuple((art, re.compile(words)) for art, words in ARTEN)


def art_of(word: str) -> KommuneArt | None:
    """The art a word stands for; None for none, and for a union of Gemeinden.

    >>> art_of("Lkr."), art_of("Gesundheitsregionplus"), art_of("Verbandsgemeinde")
    ('Landkreis', 'Gesundheitsregion', None)
    """
    return next((art for art, pattern in _EACH if pattern.fullmatch(as_written(word))), None)


def as_written(word: str) -> str:
    """ "STADT" as "Stadt"; "LH" and "GR+" stay."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word


def is_union(word: str) -> bool:
    """True for a union of Gemeinden (Samtgemeinde, Verbandsgemeinde, Amt)."""
    return any(art is None and pattern.fullmatch(as_written(word)) for art, pattern in _EACH)
