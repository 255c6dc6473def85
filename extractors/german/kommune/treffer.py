"""Finds every stretch of text that is spelt like a place of the register; whether it means one is judged later.

"Fuerth", "FÜRTH" and "Erlangen-/Höchstadt" over a line break are hits; "Fürther" is one only after "Stadt".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.german.kommune.namen import OPENS_ZUSATZ, fold
from extractors.german.register import einheiten, word_list

LARGE = 20_000
# from this length on a name in capitals is looked for whatever its place's size: "LINSENGERICHT"
LONG = 8
# the Bezirke of Bavaria have no key of 8, 5 or 2 digits; only "Bezirk X" means one
BEZIRKE = frozenset(
    {"Oberbayern", "Niederbayern", "Oberpfalz", "Oberfranken", "Mittelfranken", "Unterfranken", "Schwaben"}
)
NO_GEMEINDE = "Gemeindefreies Gebiet"
CUT_WORD = re.compile(r"(?<=[a-zäöüß])-\n(?=[a-zäöüß])")
AROUND = 40
ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Treffer:
    """Treffer: a hit; `name` is what the document calls the place, without its inflection."""

    start: int
    end: int
    name: str
    inflection: str = ""


@cache
def stems() -> dict[str, int]:
    """The stem of every name as printed, and the inhabitants of the largest place so called.

    A Kreis and a name of several words count as large: they cannot be mistaken for a word or a surname.
    """
    found = dict.fromkeys(BEZIRKE, 0)
    for einheit in einheiten():
        if len(einheit.ags) == 2 or einheit.art == NO_GEMEINDE:
            continue
        opened = OPENS_ZUSATZ.search(einheit.name, 1)
        stem = einheit.name[: opened.start()] if opened else einheit.name
        large = len(einheit.ags) == 5 or " " in stem or "-" in stem
        found[stem] = max(found.get(stem, 0), LARGE if large else 0, einheit.people)
    return found


def people_of(name: str) -> int:
    """Inhabitants of the largest place of that name, however it is spelt."""
    return stems().get(name) or _folded().get(fold(name), 0)


def is_clear(name: str) -> bool:
    """True for a name that needs no evidence around it."""
    return people_of(name) >= LARGE and name not in word_list("mehrdeutig")


@cache
def _folded() -> dict[str, int]:
    return {fold(stem): people for stem, people in stems().items()}


def find_treffer(text: str, start: int, end: int) -> Iterator[Treffer]:
    """Hits in a stretch of the text, in order; the characters around it are looked at too."""
    # a line break inside a name is a blank to us, and the offsets stay
    area = text[start:end].replace("\n", " ")
    names, automaton = _automaton()
    hits = [(number, start + a, start + b) for number, a, b in automaton.find_matches_as_indexes(area)]
    found = [hit for number, a, b in hits if (hit := _whole_word(text, a, b, names[number]))]
    yield from sorted([*found, *_cut_words(text, start, end)], key=lambda hit: hit.start)


def _whole_word(text: str, start: int, end: int, name: str) -> Treffer | None:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or before in ("-", "@", "_") or (before == "." and text[start - 2 : start - 1].isalnum()):
        return None
    beyond = text[end + 1 : end + 2]
    if after in ("@", "_") or (after == "." and beyond.isalpha()) or (after == "-" and beyond.islower()):
        return None
    if not after.isalnum():
        return Treffer(start, end, name)
    for inflection in ("s", "er", "ern", "ers"):
        stop = end + len(inflection)
        if text[end:stop] == inflection and not text[stop : stop + 1].isalnum():
            return Treffer(start, stop, name, inflection)
    return None


def _cut_words(text: str, start: int, end: int) -> Iterator[Treffer]:
    """Names cut at a line end that no reader has joined: "Nürn-/berg"."""
    names, automaton = _automaton()
    for cut in CUT_WORD.finditer(text, start, end):
        first = max(start, cut.start() - AROUND)
        joined = text[first : cut.start()] + text[cut.end() : min(end, cut.end() + AROUND)]
        at = cut.start() - first
        for number, a, b in automaton.find_matches_as_indexes(joined):
            hit = _whole_word(joined, a, b, names[number])
            if hit and hit.start < at < hit.end:
                yield Treffer(first + hit.start, first + hit.end + 2, hit.name, hit.inflection)


@cache
def _automaton() -> tuple[list[str], AhoCorasick]:
    """The name behind each spelling, and the machine that finds all spellings in one pass."""
    spellings: dict[str, str] = {}
    for stem in stems():
        for spelling in _spellings(stem, is_clear(stem)):
            spellings.setdefault(spelling, stem if spelling.isupper() else spelling.replace("- ", "-"))
    machine = AhoCorasick(list(spellings), matchkind=MatchKind.LeftmostLongest)
    return list(spellings.values()), machine


def _spellings(stem: str, clear: bool) -> Iterator[str]:
    yield stem
    if "-" in stem:
        yield stem.replace("-", "- ")
    if stem.startswith("St. "):
        yield f"Sankt {stem[4:]}"
    elif stem.startswith("Sankt "):
        yield f"St. {stem[6:]}"
    plain = stem.translate(ASCII)
    if plain != stem:
        yield plain
        yield stem.replace("ß", "ss")
    if (clear and len(stem) > 3) or len(stem) >= LONG:
        yield stem.upper().replace("ß", "SS")
        yield stem.upper()
