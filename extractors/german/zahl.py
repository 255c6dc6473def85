"""Numbers as German writes them: words, ordinals, digits with the blanks and dots of thousands.

bis Ende des Jahres 2019 achtzehn Kommunen
"""

import re
from functools import lru_cache

_EINER = {"ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_KLEIN = {
    **_EINER,
    "null": 0, "eins": 1, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_ZEHNER = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_ORDNUNG = {"erst": "ein", "dritt": "drei", "siebt": "sieben", "acht": "acht"}
_GROSS = {"million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9}

_STUECK = "|".join(sorted({*_KLEIN, *_ZEHNER, "hundert", "tausend"}, key=len, reverse=True))

ZAHLWORT = rf"(?:{_STUECK})(?:und|{_STUECK}){{0,12}}"
"""A number word as a piece for other patterns; ignore case, and ask `parse_zahl` what it says ("achtund" is none)."""

ZIFFERN = r"(?:[1-9][0-9]{0,2}(?:[.\u00a0\u202f ][0-9]{3}){1,4}|[0-9]{1,15})(?![0-9])"

ZAHL = re.compile(rf"(?<![\w.,/-])(?:{ZIFFERN}|(?:{ZAHLWORT}|eine[mnrs]?)(?!\w))(?![\w/]|[.,][0-9])", re.IGNORECASE)
"""Finds whole numbers in running text, in digits ("2.000") or words ("achtzehn"); not decimals, dates or IDs."""

_ZIFFERN = re.compile(ZIFFERN)
_ZWEISTELLIG = re.compile(rf"(?:({'|'.join(_EINER)})und)?({'|'.join(_ZEHNER)})")
_FLEXION = re.compile(r"(?:(st|t)e|(?<=ein)e)[nrms]?$|(?<=acht)e[nrms]?$")


@lru_cache(maxsize=4096)
def parse_zahl(text: str) -> int | None:
    """The whole number that a string says, None where it says none.

    >>> parse_zahl("achtzehn"), parse_zahl("zweitausendelf"), parse_zahl("dreißigsten"), parse_zahl("2.000")
    (18, 2011, 30, 2000)
    >>> parse_zahl("1,5"), parse_zahl("achtund")
    (None, None)
    """
    word = text.strip().lower()
    if word[:1].isdecimal():
        digits = word.removesuffix(".")
        return int(re.sub(r"[^0-9]", "", digits)) if _ZIFFERN.fullmatch(digits) else None
    return _words(word)


def _words(word: str) -> int | None:
    first, _, rest = word.partition(" ")
    if rest:
        return _large(first, rest)
    value = _cardinal(word)
    return value if value is not None else _ordinal(word)


def _large(first: str, rest: str) -> int | None:
    """ "drei Millionen" """
    factor = _cardinal(first.removesuffix("e"))
    return factor * _GROSS[rest] if factor is not None and rest in _GROSS else None


def _ordinal(word: str) -> int | None:
    """ "dreißigsten", "erste", "eine" """
    ending = _FLEXION.search(word)
    if not ending:
        return None
    stem = word[: ending.start()]
    for irregular, regular in _ORDNUNG.items():
        if word[: ending.start() + len(ending[1] or "")].endswith(irregular):
            stem = word[: ending.start() + len(ending[1] or "")].removesuffix(irregular) + regular
            break
    return _cardinal(stem)


def _cardinal(word: str) -> int | None:
    """ "zweitausendelf", "neunzehnhundertneunzig" """
    thousands, found, rest = word.rpartition("tausend")
    if not found:
        return _below_thousand(word)
    factor = _below_thousand(thousands) if thousands else 1
    remainder = _below_thousand(rest.removeprefix("und")) if rest else 0
    return None if factor is None or remainder is None else factor * 1000 + remainder


def _below_thousand(word: str) -> int | None:
    """Also the hundreds of years: "neunzehnhundert"."""
    hundreds, found, rest = word.rpartition("hundert")
    if not found:
        return _below_hundred(word)
    factor = _below_hundred(hundreds) if hundreds else 1
    remainder = _below_hundred(rest.removeprefix("und")) if rest else 0
    return None if factor is None or remainder is None else factor * 100 + remainder


def _below_hundred(word: str) -> int | None:
    if word in _KLEIN:
        return _KLEIN[word]
    match = _ZWEISTELLIG.fullmatch(word)
    return _EINER.get(match[1] or "", 0) + _ZEHNER[match[2]] if match else None
