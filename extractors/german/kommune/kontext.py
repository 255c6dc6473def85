"""Resolves a mention by what else the document says: its Land, the Kreise it names, its year.

In a Bavarian list "Dillingen" is Dillingen a.d.Donau, and not the town in Saarland.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.german.kommune.belege import Umfeld
from extractors.german.kommune.land import land_of
from extractors.german.kommune.link import Link, find_link
from extractors.german.register import einheiten_by_ags, land_key
from extractors.model.document import Document
from extractors.model.values import Kommune, KommuneArt

# a namesake abroad of this size may be meant although the document speaks of another Land: Münster, Halle
KNOWN_EVERYWHERE = 100_000


@dataclass(frozen=True, slots=True)
class Kontext:
    """Kontext: the year asked for, the key of the document's Land, and the keys of the Kreise it names."""

    jahr: int | None
    land: str | None
    kreise: frozenset[str]


def kontext_of(document: Document, jahr: int | None, named: Iterable[tuple[str, KommuneArt | None]]) -> Kontext:
    land = land_of(document)
    key = land_key(land) if land else None
    links = {find_link(name, art, jahr, key).ags_kandidaten for name, art in set(named)}
    return Kontext(jahr, key, frozenset(ags[0] for ags in links if len(ags) == 1 and len(ags[0]) == 5))


def resolve(name: str, umfeld: Umfeld, kontext: Kontext, district: bool) -> Kommune:
    """The commune of a mention with its candidates; the rule says what narrowed them."""
    if umfeld.union:
        return Kommune(name, None, (), "Gemeindeverband")
    if umfeld.both:
        both = {ags for art in ("Stadt", "Landkreis") for ags in _find(name, art, kontext).ags_kandidaten}
        return Kommune(name, None, tuple(sorted(both)), "Stadt und Landkreis")
    if district:
        found = _find(name.split("-")[0], None, kontext)
        return Kommune(name, umfeld.art, found.ags_kandidaten, "Ortsteil")
    found = _by_kreis(_find(name, umfeld.art, kontext), kontext)
    return Kommune(name, umfeld.art, found.ags_kandidaten, found.regel)


def _find(name: str, art: str | None, kontext: Kontext) -> Link:
    """Inside the document's Land if there is such a place; a well-known namesake elsewhere stays a candidate."""
    everywhere = find_link(name, art, kontext.jahr, None)
    if not kontext.land or len(everywhere.ags_kandidaten) < 2:
        return everywhere
    inside = find_link(name, art, kontext.jahr, kontext.land)
    if not inside.ags_kandidaten:
        return everywhere
    known = {ags for ags in everywhere.ags_kandidaten if art is None and _people(ags) >= KNOWN_EVERYWHERE}
    both = known | set(inside.ags_kandidaten)
    return Link(tuple(sorted(both)), inside.regel) if len(both) > len(inside.ags_kandidaten) else inside


def _people(ags: str) -> int:
    """Inhabitants of a unit; of a kreisfreie Stadt those of its row as a Gemeinde."""
    units = einheiten_by_ags()
    return max(units[ags].people, units[city].people if (city := f"{ags:0<8}") in units else 0)


def _by_kreis(found: Link, kontext: Kontext) -> Link:
    """Of namesakes in several Kreise the one in a Kreis the document names."""
    keys = found.ags_kandidaten
    if len(keys) < 2 or any(len(ags) < 8 for ags in keys) or len({ags[:5] for ags in keys}) < len(keys):
        return found
    near = tuple(ags for ags in keys if ags[:5] in kontext.kreise)
    return Link(near, f"{found.regel} + kreis") if len(near) == 1 else found
