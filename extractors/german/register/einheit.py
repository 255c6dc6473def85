"""One unit of the register and the doors to its files.

09277,Rottal-Inn,Landkreis,09277,DE22A,2009-01-01,spaetestens,…
"""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import IO, NamedTuple

LAENDER = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}

# the year of the snapshot before a unit's oldest source: one that is in GeoNames (2023) only came after VG250 (2016)
VG250_YEAR, GEONAMES_YEAR = 2016, 2023
BEFORE = {"V": 0, "G": VG250_YEAR, "K": VG250_YEAR, "D": GEONAMES_YEAR}


class Einheit(NamedTuple):
    """Einheit: a Land (2 digits), Kreis (5) or Gemeinde (8), each field as in `kommunen.csv`: text, "" for unknown.

    `von` and `bis` are ISO days; `von_beleg` and `bis_beleg` say what a day means: "genau", or "spaetestens" where
    only a snapshot shows the unit there ("at the latest since") or gone ("at the latest until"). `quelle` holds one
    letter a source: V(G250), G(eoNames), K(orrekturen), D(estatis). A tuple and no dataclass: 11,800 are made at the
    start.
    """

    ags: str
    name: str
    art: str
    ars: str
    nuts3: str
    von: str
    von_beleg: str
    bis: str
    bis_beleg: str
    nachfolger: str
    lat: str
    lon: str
    einwohner: str
    quelle: str

    @property
    def land(self) -> str:
        """The key of its Land."""
        return self.ags[:2]

    @property
    def people(self) -> int:
        """Inhabitants of the seat, 0 where unknown."""
        return int(self.einwohner or 0)

    @property
    def is_kreisfrei(self) -> bool:
        """True for a city that is a Kreis of its own, in both its rows (5 and 8 digits)."""
        return self.art in ("Kreisfreie Stadt", "Stadtkreis") or (len(self.ags) == 8 and self.ags.endswith("000"))

    def may_exist(self, jahr: int) -> bool:
        """False where a source rules the unit out for the whole year.

        >>> [einheiten_by_ags()["03156"].may_exist(jahr) for jahr in (2015, 2016, 2017)]
        [True, True, False]
        """
        if self.bis and jahr > int(self.bis[:4]):
            return False
        if self.von_beleg == "genau":
            return jahr >= int(self.von[:4])
        return jahr >= next((year for source, year in BEFORE.items() if source in self.quelle), VG250_YEAR)


@cache
def einheiten() -> tuple[Einheit, ...]:
    """All units, sorted by key."""
    with _open("kommunen.csv") as lines:
        rows = csv.reader(lines)
        next(rows)
        return tuple(map(Einheit._make, rows))


@cache
def einheiten_by_ags() -> dict[str, Einheit]:
    return {einheit.ags: einheit for einheit in einheiten()}


@cache
def korrektur_quellen() -> dict[str, str]:
    """The act or announcement behind each corrected unit."""
    with _open("korrekturen.csv") as lines:
        return {row["ags"]: row["quelle"] for row in csv.DictReader(_rows(lines))}


@cache
def other_names() -> tuple[tuple[str, str], ...]:
    """Keys with former names and short forms."""
    with _open("namen.csv") as lines:
        return tuple((row["ags"], row["name"]) for row in csv.DictReader(_rows(lines)))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a one-column file ("mehrdeutig", "vornamen", "ortsteile")."""
    with _open(f"{name}.csv") as lines:
        return frozenset(word for line in _rows(lines) for word in line.split())


def kreise_geojson() -> str:
    """The shapes of the 400 Kreise of 2023 as GeoJSON text; each feature's `id` is the key."""
    with _open("kreise.geojson") as lines:
        return lines.read()


def land_key(land: str) -> str | None:
    """The two digits of a Land given by name or by key.

    >>> land_key("Bayern"), land_key("09"), land_key("Freistaat Bayern"), land_key("Tirol")
    ('09', '09', '09', None)
    """
    if land in LAENDER:
        return land
    words = land.casefold().removeprefix("freistaat ").removeprefix("land ").replace(" ", "-").strip()
    return next((key for key, name in LAENDER.items() if name.casefold() == words), None)


def _open(name: str) -> IO[str]:
    return resources.files(__package__).joinpath(name).open(encoding="utf-8")


def _rows(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith("#"))
