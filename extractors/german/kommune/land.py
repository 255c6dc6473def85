"""Which Land a document speaks of: its publisher's word, then its own words, then the towns it names.

"Bayerische Kommunen im bundesweiten Partnerprozess" speaks of Bavaria.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from extractors.german.kommune.link import lookup
from extractors.german.kommune.namen import take_apart
from extractors.german.kommune.treffer import find_treffer, is_clear
from extractors.german.register import LAENDER, land_key
from extractors.model.document import Document

# the beginnings of the adjectives; "sächsisch" is not the end of "niedersächsisch"
ADJECTIVES = {
    "schleswig-holsteinisch": "01",
    "hamburgisch": "02",
    "niedersächsisch": "03",
    "bremisch": "04",
    "nordrhein-westfälisch": "05",
    "hessisch": "06",
    "rheinland-pfälzisch": "07",
    "baden-württembergisch": "08",
    "bayerisch": "09",
    "saarländisch": "10",
    "brandenburgisch": "12",
    "mecklenburg-vorpommersch": "13",
    "sächsisch": "14",
    "sachsen-anhaltisch": "15",
    "sachsen-anhaltinisch": "15",
    "thüringisch": "16",
    "thüringer": "16",
}
# a Land is the document's own where it is named twice as often as all others together
MAJORITY = 2


def land_of(document: Document) -> str | None:
    """The name of the Land, None where the document does not settle it.

    `about.land` wins; then what title and publisher say; then the Länder the text names, then its communes: each only
    where one Land prevails.
    """
    about = document.about
    if about.land and (key := land_key(about.land)):
        return LAENDER[key]
    head = f"{about.title or ''} {about.publisher or ''}"
    key = _by_words(head) or _by_kommunen(head) or _of_text(document.text)
    return LAENDER[key] if key else None


@lru_cache(maxsize=4)
def _of_text(text: str) -> str | None:
    """Kept for the last texts: an extractor asks again for each cell."""
    return _by_words(text) or _by_kommunen(text)


def _by_words(text: str) -> str | None:
    return _prevailing(Counter(_key(match[1]) for match in _pattern().finditer(text)))


def _by_kommunen(text: str) -> str | None:
    """The Land of the towns named, as far as their names occur in one Land only and are no ordinary words."""
    counts: Counter[str] = Counter()
    for hit in find_treffer(text, 0, len(text)):
        if is_clear(hit.name) and hit.inflection in ("", "s"):
            laender = {einheit.land for einheit in lookup(take_apart(hit.name))}
            counts.update(laender if len(laender) == 1 else ())
    return _prevailing(counts)


def _prevailing(counts: Counter[str]) -> str | None:
    if not counts:
        return None
    key, count = counts.most_common(1)[0]
    return key if count >= MAJORITY * (counts.total() - count) else None


def _key(word: str) -> str:
    folded = word.casefold()
    return ADJECTIVES.get(folded) or next(key for key, name in LAENDER.items() if name.casefold() == folded)


@cache
def _pattern() -> re.Pattern[str]:
    # the city Länder name cities too often to speak for a document
    names = [name for key, name in LAENDER.items() if key not in ("02", "04", "11")]
    adjectives = [f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in ADJECTIVES]
    words = "|".join(sorted([*names, *adjectives], key=len, reverse=True))
    return re.compile(rf"\b(?<!-)({words})(?:e[nrsm]?|s)?(?!\w|-[A-Z])")
