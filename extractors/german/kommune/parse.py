"""Reads a whole string that names one commune or region, as a list entry or a table cell does.

"GR+ Erlangen-Höchstadt & Erlangen" is one Gesundheitsregion with two members; "Stadt Aschaffenburg" is a Stadt.
"""

import re

from extractors.german.kommune.arten import WORDS, art_of, is_union
from extractors.german.kommune.link import find_link, lookup
from extractors.german.kommune.namen import take_apart
from extractors.model.values import Kommune, KommuneArt

BEFORE = re.compile(rf"(?:(?:die|der|das|den|dem|des|im|in)\s+)?(?P<art>{WORDS})(?:(?<=[+>])\s*|[\s:]+)(?=\S)")
AFTER = re.compile(r"[\s,]{1,5}\(?(?P<art>Stadt|Landkreis|Kreis|Lkr\.?|LK|Markt|Gemeinde|GR\+)\)?$")
BOTH = re.compile(
    r"(?:der\s+|die\s+)?(?:Stadt\s+(?:und|&|/|u\.)\s+(?:der\s+)?(?:Land)?kreis|(?:Land)?kreis\s+(?:und|&|/|u\.)\s+(?:die\s+)?Stadt)\s+",
    re.IGNORECASE,
)
SECOND = re.compile(rf"(?<=[^\s,;])(?:[,;]|\s(?:&|und|sowie))\s+(?:(?:die|der|den|dem)\s+)?(?:{WORDS})\s+(?=[A-ZÄÖÜ])")
# what may stand as a name the register does not know: capitalised words, joined by small ones
PROPER = re.compile(
    r"[A-ZÄÖÜ][\w.\-’']+(?:[ -](?:[A-ZÄÖÜ(][\w.\-)]+|a\.|am|an|der|die|das|bei|im|in|ob|und|&|i\.d\.|a\.d\.)){0,5}"
)


def parse_kommune(text: str, jahr: int | None, land: str | None) -> Kommune | None:
    """The commune a whole string names, with its candidates; None where it names none, or two with an art each.

    >>> parse_kommune("Stadt Jena, Stadt Gera", 2014, None) is None
    True
    >>> parse_kommune("GR+ Nürnberg", 2014, "Bayern")
    Kommune(name='Nürnberg', art='Gesundheitsregion', ags_kandidaten=('09564',), regel='name + art + land')
    >>> parse_kommune("Landeshauptstadt Magdeburg", 2020, None).ags
    '15003000'
    >>> parse_kommune("Gesundheitsförderung", 2014, None) is None
    True
    """
    said = " ".join(text.replace("<sup>plus</sup>", "+").split()).strip(" .;:*_–-")
    if not said or len(said) > 120:
        return None
    if _names_two(said):
        return None
    after = AFTER.search(said)
    if after:
        return _after(said, after, jahr, land)
    if lookup(take_apart(said)):
        found = find_link(said, None, jahr, land)
        return Kommune(_as_printed(said), _art_in_name(said, found.ags_kandidaten), found.ags_kandidaten, found.regel)
    return _both(said, jahr, land) or _before(said, jahr, land) or _members(said, jahr, land)


def _names_two(said: str) -> bool:
    """ "Stadt Jena, Stadt Gera" is no one commune; "GR+ Landkreis und Stadt Coburg" is one region with two members."""
    second, first = SECOND.search(said), BEFORE.match(said)
    if not second or BOTH.match(said):
        return False
    union = first is not None and (is_union(first["art"]) or art_of(first["art"]) == "Gesundheitsregion")
    return not union and not lookup(take_apart(said))


def _after(said: str, after: re.Match[str], jahr: int | None, land: str | None) -> Kommune | None:
    """ "Fürth (Landkreis)"; "Aalen, Stadt" is an official form, which means the Gemeinde."""
    name, art = said[: after.start()].strip(), art_of(after["art"])
    official = art in ("Stadt", "Markt", "Gemeinde")
    found = find_link(said, None, jahr, land) if official else find_link(name, art, jahr, land)
    return Kommune(_as_printed(name), art, found.ags_kandidaten, found.regel) if found.ags_kandidaten else None


def _art_in_name(name: str, ags_kandidaten: tuple[str, ...]) -> KommuneArt | None:
    """ "Ilm-Kreis" and "Wetteraukreis" say in their names that they are Landkreise."""
    says_so = name.lower().endswith("kreis") and all(len(ags) == 5 for ags in ags_kandidaten)
    return "Landkreis" if says_so and ags_kandidaten else None


def _as_printed(name: str) -> str:
    """The name; one in capitals ("LH MAGDEBURG") as the register writes it."""
    if not name.isupper():
        return name
    units = lookup(take_apart(name))
    return units[0].name if units else name.title()


def _both(said: str, jahr: int | None, land: str | None) -> Kommune | None:
    """ "Stadt und Landkreis Bamberg": one name, both units."""
    match = BOTH.match(said)
    if not match:
        return None
    name = said[match.end() :]
    found = {ags for art in ("Stadt", "Landkreis") for ags in find_link(name, art, jahr, land).ags_kandidaten}
    return Kommune(name, None, tuple(sorted(found)), "Stadt und Landkreis") if found else None


def _before(said: str, jahr: int | None, land: str | None) -> Kommune | None:
    match = BEFORE.match(said)
    if not match:
        return None
    name = said[match.end() :].strip()
    if is_union(match["art"]):
        return Kommune(name, None, (), "Gemeindeverband") if PROPER.fullmatch(name) else None
    return _named(name, art_of(match["art"]), jahr, land)


def _named(name: str, art: KommuneArt | None, jahr: int | None, land: str | None) -> Kommune | None:
    found = find_link(name, art, jahr, land)
    if found.ags_kandidaten:
        return Kommune(_as_printed(name), art, found.ags_kandidaten, found.regel)
    return Kommune(name, art, (), "nicht im Register") if PROPER.fullmatch(name) else None


def _members(said: str, jahr: int | None, land: str | None) -> Kommune | None:
    """ "Erlangen-Höchstadt & Erlangen" without an art, or an addition of the writer's own."""
    found = find_link(said, None, jahr, land)
    return Kommune(_as_printed(said), None, found.ags_kandidaten, found.regel) if found.ags_kandidaten else None
