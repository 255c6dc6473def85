"""Links a name to the keys the register allows: art, year and Land decide, and what is left open stays open.

"GR+ Fürth" is 09563 and 09573; "Markt Schierling" is 09375196.

A kreisfreie Stadt is one unit with two official keys, as a Kreis (09161) and as a Gemeinde (09161000). Which one a name
means follows from its words: what only a Gemeinde is called (Landeshauptstadt, Markt, Gemeinde, or an official title as
in "Aalen, Stadt") has the 8 digits; a Gesundheitsregion has the 5 of the Kreis, on which it stands. "Stadt X" and plain
"X" mean the Kreis in Bavaria, whose Gesundheitsregionen plus made Kreise and kreisfreie Städte the partners of each
other (the brochure of 2020 lists "Ingolstadt, Rottal-Inn"), and the Gemeinde everywhere else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.german.kommune.arten import WORDS, art_of, is_union
from extractors.german.kommune.namen import Name, agrees, kreis_alias, split_official, take_apart
from extractors.german.register import Einheit, einheiten, einheiten_by_ags, land_key, other_names

KREIS_LAENDER = frozenset({"09"})
LANDESHAUPTSTAEDTE = frozenset(
    {"01002000", "03241001", "05111000", "06414000", "07315000", "08111000", "09162000", "10041100", "12054000",
     "13004000", "14612000", "15003000", "16051000"}
)  # fmt: skip
WITH_ART = re.compile(rf"(?P<art>{WORDS})(?:(?<=[+>])\s*|\s+)(?=\S)")
LONGEST = 200
PARTS = re.compile(r"\s{1,3}(?:und|u\.|sowie)\s{1,3}|\s{0,3}[&+,/]\s{0,3}")
# an addition no official name has, so that none is the exact one
ANY_ZUSATZ = ("?",) * 9
NO_GEMEINDE = "Gemeindefreies Gebiet"
TOWN_ARTEN = ("Stadt", "Große Kreisstadt", "Kreisfreie Stadt", "Stadtkreis")


@dataclass(frozen=True, slots=True)
class Link:
    """The keys a name may mean, sorted, and the rule that left them."""

    ags_kandidaten: tuple[str, ...]
    regel: str


def link(name: str, art: str | None, jahr: int | None, land: str | None) -> tuple[str, ...]:
    """The keys that fit a name, sorted: one if certain, none if the register has none.

    `art` is a value of `KommuneArt` or None, `land` a Land's name or two digits.

    >>> link("Dillingen", "Gesundheitsregion", 2015, "Bayern"), link("Augsburg", None, 2012, "09")
    (('09773',), ('09761', '09772'))
    >>> link("Osterode am Harz", "Landkreis", 2015, None), link("Osterode am Harz", "Landkreis", 2017, None)
    (('03156',), ('03159',))
    """
    return find_link(name, art, jahr, land).ags_kandidaten


def find_link(name: str, art: str | None, jahr: int | None, land: str | None) -> Link:
    """As `link`, with the rule."""
    key = land_key(land) if land else None
    if (land and not key) or len(name) > LONGEST:
        return Link((), "land unbekannt" if land and not key else "zu lang für einen Namen")
    art = art_of(art) or art if art else None
    match = None if lookup(take_apart(name)) else WITH_ART.match(name)
    if not match:
        return _link_name(name, art, jahr, key)
    if is_union(match["art"]):
        return Link((), "Gemeindeverband")
    # "Stadt Eisenach" and "Landkreis Göttingen" in one string
    return _link_name(name[match.end() :], art or art_of(match["art"]), jahr, key)


def _link_name(name: str, art: str | None, jahr: int | None, land: str | None) -> Link:
    apart = take_apart(name)
    named = lookup(apart)
    if named:
        return _narrow(named, apart, art, jahr, land)
    return _link_parts(name, art, jahr, land) or _unlisted(apart, art, jahr, land)


def _link_parts(name: str, art: str | None, jahr: int | None, land: str | None) -> Link | None:
    """Each member of "Erlangen-Höchstadt & Erlangen"; None unless every one is known."""
    parts = [part for part in PARTS.split(name) if part.strip()]
    named = [(take_apart(part), lookup(take_apart(part))) for part in parts]
    if len(parts) < 2 or not all(units for _, units in named):
        return None
    links = [_narrow(units, apart, art, jahr, land) for apart, units in named]
    if not all(link.ags_kandidaten for link in links):
        return None
    return Link(tuple(sorted({ags for link in links for ags in link.ags_kandidaten})), "mehrere Glieder")


def _unlisted(said: Name, art: str | None, jahr: int | None, land: str | None) -> Link:
    """A name cut short, or with an addition the official name does not have."""
    named, regel = _cut_short(said), "abgekürzt"
    if not named and said.zusatz:
        # "Garding, Kirchspiel" is Kirchspiel Garding; of "Calau/Kalawa" all of that stem remain
        named, regel = lookup(Name(f"{' '.join(said.zusatz)} {said.stamm}", (), said.titel)), "umgestellt"
    if not named:
        named, regel = tuple(e for e, _ in index().get(said.stamm, ())), "ohne Zusatz"
        said = Name(said.stamm, ANY_ZUSATZ, said.titel)
    found = _narrow(named, said, art, jahr, land)
    return Link(found.ags_kandidaten, f"{found.regel}, {regel}") if found.ags_kandidaten else found


def _cut_short(said: Name) -> tuple[Einheit, ...]:
    """ "Bad Neuenahr-Ahrw." in a narrow column."""
    if not said.cut or len(said.stamm) < 6:
        return ()
    return tuple(e for stem, units in index().items() if stem.startswith(said.stamm) for e, _ in units)


def _narrow(named: tuple[Einheit, ...], said: Name, art: str | None, jahr: int | None, land: str | None) -> Link:
    inside = tuple(e for e in named if not land or e.land == land)
    fitting, regel = [e for e in inside if fits(e, art, said.titel)], "name"
    if not fitting and art in ("Stadt", "Markt"):
        # the register's Arten are those of 2016; a Gemeinde may have become Stadt or Markt since
        fitting, regel = [e for e in inside if fits(e, "Gemeinde", said.titel)], "name, art weicht ab"
    if not fitting and art is None:
        fitting = [e for e in inside if e.art == NO_GEMEINDE]
    alive, in_year = _in_year(_by_titel(fitting, said.titel), jahr)
    kept = _prefer_exact(alive, said)
    if named and not inside:
        return Link((), "nicht in diesem Land")
    words = [regel, "art" if art else "", in_year, "land" if land else ""]
    return Link(tuple(sorted({e.ags for e in kept})), " + ".join(word for word in words if word) if kept else "")


def _by_titel(candidates: list[Einheit], titel: str) -> list[Einheit]:
    """Those whose art is the title of "Altdorf, M" or "Amberg (Krfr. St)", where there are any."""
    if not titel:
        return candidates
    artenwort = titel.casefold()
    if artenwort.strip("(").startswith(("krfr", "kfr", "kreisfr")):
        wanted = [e for e in candidates if e.is_kreisfrei]
    elif artenwort in ("m", "markt"):
        wanted = [e for e in candidates if e.art == "Markt"]
    else:
        wanted = [e for e in candidates if e.art in TOWN_ARTEN]
    return wanted or candidates


def fits(einheit: Einheit, art: str | None, titel: str = "") -> bool:
    """True where a unit can be called so; of a kreisfreie Stadt only the row of the right level."""
    if einheit.is_kreisfrei:
        return len(einheit.ags) == _digits(einheit, art, titel) and art in (None, *TOWN_LIKE, "Gesundheitsregion")
    if art == "Land":
        return len(einheit.ags) == 2
    if art in ("Landkreis", "Gesundheitsregion"):
        return len(einheit.ags) == 5
    if art == "Landeshauptstadt":
        return einheit.ags in LANDESHAUPTSTAEDTE
    if art == "Bezirk" or len(einheit.ags) == 2 or einheit.art == NO_GEMEINDE:
        return False
    if art is None:
        return len(einheit.ags) == 8 or not titel
    unknown = einheit.quelle == "G"
    return len(einheit.ags) == 8 and (art == "Gemeinde" or unknown or art == einheit.art or einheit.art in _towns(art))


TOWN_LIKE = ("Stadt", "Landeshauptstadt", "Gemeinde")


def _towns(art: str) -> tuple[str, ...]:
    return TOWN_ARTEN if art == "Stadt" else ()


def _digits(einheit: Einheit, art: str | None, titel: str) -> int:
    if art == "Gesundheitsregion":
        return 5
    if art in ("Landeshauptstadt", "Gemeinde") or titel:
        return 8
    return 5 if einheit.land in KREIS_LAENDER else 8


def _in_year(candidates: list[Einheit], jahr: int | None) -> tuple[list[Einheit], str]:
    """Those that may have existed in the year, else the heirs of those that had gone."""
    if jahr is None:
        return candidates, ""
    alive = [e for e in candidates if e.may_exist(jahr)]
    if alive:
        return alive, "jahr" if len(alive) < len(candidates) else ""
    heirs = [heir for e in candidates if (heir := einheiten_by_ags().get(e.nachfolger)) and heir.may_exist(jahr)]
    return heirs, "nachfolger"


def _prefer_exact(candidates: list[Einheit], said: Name) -> list[Einheit]:
    """Inside one Land the name as printed wins over longer ones, unless a place not much smaller bears the longer name.

    "Kirchheim" in Bavaria is the one in Lower Franconia or Kirchheim b. München, which is six times as large.
    """
    kept: list[Einheit] = []
    for group in _by_land(candidates):
        exact = [e for e in group if len(split_official(e.name)[1]) == len(said.zusatz)]
        largest = max((e.people for e in exact), default=0)
        kept += exact + [e for e in group if e not in exact and (not exact or e.people * 2 > largest)]
    return kept


def _by_land(candidates: Iterable[Einheit]) -> Iterable[list[Einheit]]:
    groups: dict[str, list[Einheit]] = defaultdict(list)
    for einheit in candidates:
        groups[einheit.land].append(einheit)
    return groups.values()


def lookup(name: Name) -> tuple[Einheit, ...]:
    """The units whose stem is the same and whose addition agrees with what is said."""
    return tuple(e for e, zusatz in index().get(name.stamm, ()) if agrees(name.zusatz, zusatz))


@cache
def index() -> dict[str, list[tuple[Einheit, tuple[str, ...]]]]:
    """Each stem with its units and what their names add to it."""
    found: dict[str, list[tuple[Einheit, tuple[str, ...]]]] = defaultdict(list)
    for einheit in einheiten():
        stem, zusatz = split_official(einheit.name)
        found[stem].append((einheit, zusatz))
        if len(einheit.ags) == 5 and (alias := kreis_alias(stem)) != stem:
            found[alias].append((einheit, zusatz))
    for ags, other in other_names():
        stem, zusatz = split_official(other)
        found[stem].append((einheiten_by_ags()[ags], zusatz))
    return dict(found)
