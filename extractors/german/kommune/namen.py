"""What a name is made of, so that spellings meet: a stem, what tells it from its namesakes, and a title.

"Weiden i.d.OPf. (Krfr. St)" is the stem "weiden", the addition "opf" and a title that only a Gemeinde bears.
"""

import re
from dataclasses import dataclass
from functools import cache

FOLDED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ó": "o", "ś": "s", "\u00ad": None} | dict.fromkeys(".-‐‑–'’", " ")
)
SANKT = re.compile(r"^(?:sankt|skt)\b")

# "a.d.Donau", "an der Donau", "b. München", "im Breisgau": small words open the addition
OPENS_ZUSATZ = re.compile(
    r"\s{0,3}\(|\s{0,3}/\s{0,3}|,\s{0,3}|\s{1,3}(?:(?:a|b|i|o|u|v)\.\s?(?:d\.\s?)?|(?:am|an|auf|bei|im|in|ob|unter|vor|vorm|vom)\s)"
)
OPENER = re.compile(r"[ /(,]")
SMALL_WORDS = frozenset(
    {"a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "die", "i", "im", "in", "o", "ob", "u", "und",
     "unter", "v", "vom", "von", "vor", "vorm"}
)  # fmt: skip
ABBREVIATED = re.compile(r"\b([A-ZÄÖÜ])\.\s?([A-ZÄÖÜ])\.")
WORDS = re.compile(r"[^\W\d_]+")

# a title after a comma or in brackets belongs to a Gemeinde: "Aalen, Stadt", "Hof (Krfr.St)", "Mainz, kfr. St."
TITEL = re.compile(
    r"\s{0,3}(?:,\s{0,3}(?:(?:gr|kr?fr)\. ?(?:kr\. ?)?St\.?|St\.?|M|Markt|GKSt"
    r"|[\w. -]{0,40}(?:stadt|bad|kurort|gemeinde|flecken|kreis))"
    r"|\((?:krfr|kfr|kreisfr)[^()]*\)|\s(?:gr\. kr|kr?fr)\. ?St\.?)$",
    re.IGNORECASE,
)
KREIS_WORDS = re.compile(r"^(?:region|regionalverband|staedteregion|eifelkreis|altmarkkreis) (?=\w)|[ -]?kreis$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: stem and addition folded, so "Fürth" and "Fuerth" are one; `cut` if it ends in a dot."""

    stamm: str
    zusatz: tuple[str, ...]
    titel: str = ""
    cut: bool = False


def fold(text: str) -> str:
    """Lower case, umlauts and ß written out, hyphens and dots as blanks.

    >>> fold("Sankt Wendel") == fold("St. Wendel"), fold("Erlangen-Höchstadt")
    (True, 'erlangen hoechstadt')
    """
    words = " ".join(text.casefold().translate(FOLDED).split())
    return SANKT.sub("st", words) if "s" in words[:4] else words


@cache
def take_apart(text: str) -> Name:
    """
    >>> take_apart("Dillingen a.d.Donau")
    Name(stamm='dillingen', zusatz=('donau',), titel='', cut=False)
    >>> take_apart("Frankfurt/Main") == take_apart("Frankfurt am Main")
    True
    >>> take_apart("Kempten (Allgäu) (Krfr. St)")
    Name(stamm='kempten', zusatz=('allgaeu',), titel='(Krfr. St)', cut=False)
    """
    stripped, titel = " ".join(text.split()), ""
    while found := TITEL.search(stripped):
        stripped, titel = stripped[: found.start()], (found[0].strip(" ,") + " " + titel).strip()
    stem, zusatz = split_official(stripped)
    return Name(stem, zusatz, titel, stripped.endswith("."))


def split_official(name: str) -> tuple[str, tuple[str, ...]]:
    """Stem and addition, both folded, of a name that bears no title."""
    opened = OPENS_ZUSATZ.search(name, 1) if OPENER.search(name) else None
    if not opened:
        return fold(name), ()
    rest = ABBREVIATED.sub(r"\1\2 ", name[opened.start() :])
    words = (fold(word) for word in WORDS.findall(rest) if word not in SMALL_WORDS)
    return fold(name[: opened.start()]), tuple(word for word in words if word)


def agrees(said: tuple[str, ...], official: tuple[str, ...]) -> bool:
    """True where each word said abbreviates an official one, in order: ("opf",) and ("oberpfalz",)."""
    rest = iter(official)
    return all(any(_abbreviates(word, full) or _abbreviates(full, word) for full in rest) for word in said)


def _abbreviates(short: str, long: str) -> bool:
    """Same first letter, and all its letters in the order of the long word."""
    if short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def kreis_alias(stamm: str) -> str:
    """The name of a Kreis without the word for it: "region hannover" is "hannover", "rhein sieg kreis" "rhein sieg"."""
    return KREIS_WORDS.sub("", stamm).strip()
