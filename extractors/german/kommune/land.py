"""Which Land a document speaks of: its publisher's word, then its own words.

"Bayerische Kommunen im bundesweiten Partnerprozess" speaks of Bavaria.
"""

import re
from collections import Counter
from functools import cache

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

    `about.land` wins; then what title and publisher say; then the words of the text, where one Land prevails.
    """
    about = document.about
    if about.land and (key := land_key(about.land)):
        return LAENDER[key]
    for source in (f"{about.title or ''} {about.publisher or ''}", document.text):
        key = _prevailing(source)
        if key:
            return LAENDER[key]
    return None


def _prevailing(text: str) -> str | None:
    counts = Counter(_key(match[1]) for match in _pattern().finditer(text))
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
    words = sorted([*names, *ADJECTIVES], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?:e[nrsm]?|s)?(?!\w|-[A-Z])", re.IGNORECASE)
