"""The register as rows for the tables `kommunen` and `kommunen_verlauf`, and what `register info` shows."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.german.register import LAENDER, Einheit, einheiten, korrektur_quellen, kreise_geojson

Row = dict[str, str | int | float | date | None]

QUELLEN = {
    "V": "VG250, Stand 2016-01-01, © GeoBasis-DE / BKG 2016 (Daten verändert)",
    "G": "GeoNames, Stand 2023-03-02, CC BY 4.0",
    "K": "eigene Korrekturen mit Quelle",
    "D": "Gemeindeverzeichnis, © Statistisches Bundesamt (Destatis)",
}


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """RegisterInfo: how many units of each level are valid and former, and where they come from."""

    laender: int
    kreise: int
    gemeinden: int
    ehemalige: int
    quellen: dict[str, int]
    hinweis: str


def kommunen_rows() -> Iterator[Row]:
    """One row a unit, columns as in the table `kommunen`, sorted by key."""
    for einheit in einheiten():
        yield {
            "ags": einheit.ags,
            "name": einheit.name,
            "art": einheit.art,
            "land": LAENDER[einheit.land],
            "kreis": einheit.ags[:5] if len(einheit.ags) > 2 else None,
            "nuts3": einheit.nuts3 or None,
            "gueltig_von": _day(einheit.von),
            "gueltig_bis": _day(einheit.bis),
            "lat": float(einheit.lat) if einheit.lat else None,
            "lon": float(einheit.lon) if einheit.lon else None,
            "einwohner": einheit.people or None,
            "ars": einheit.ars or None,
        }


def verlauf_rows() -> Iterator[Row]:
    """One row for each beginning and end that a source shows, columns as in `kommunen_verlauf`."""
    for einheit in einheiten():
        for ereignis, datum, beleg in (
            ("beginn", einheit.von, einheit.von_beleg),
            ("ende", einheit.bis, einheit.bis_beleg),
        ):
            if datum:
                yield {
                    "ags": einheit.ags,
                    "name": einheit.name,
                    "ereignis": ereignis,
                    "datum": _day(datum),
                    "beleg": beleg,
                    "nachfolger": (einheit.nachfolger or None) if ereignis == "ende" else None,
                    "quelle": _quelle(einheit, beleg),
                }


def kreise_rows() -> Iterator[Row]:
    """One row a shape, columns as in the table `kreise`, sorted by key."""
    shapes = {shape["id"]: shape["geometry"] for shape in json.loads(kreise_geojson())["features"]}
    for ags, geometry in sorted(shapes.items()):
        yield {"ags": ags, "form": json.dumps(geometry, separators=(",", ":"))}


def register_info() -> RegisterInfo:
    valid = Counter(len(einheit.ags) for einheit in einheiten() if not einheit.bis)
    sources = Counter(letter for einheit in einheiten() for letter in einheit.quelle)
    return RegisterInfo(
        laender=valid[2],
        kreise=valid[5],
        gemeinden=valid[8],
        ehemalige=sum(1 for einheit in einheiten() if einheit.bis),
        quellen={QUELLEN[letter]: count for letter, count in sorted(sources.items())},
        hinweis="Ohne ein neueres Gemeindeverzeichnis reicht das Register bis 2023: planlese register update DATEI",
    )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _quelle(einheit: Einheit, beleg: str) -> str:
    """The act behind an exact day where one is noted, of the unit or of the Kreis that took it along."""
    noted = korrektur_quellen()
    act = noted.get(einheit.ags) or noted.get(einheit.nachfolger) or noted.get(einheit.ags[:5])
    if beleg == "genau" and act:
        return act
    return "; ".join(QUELLEN[letter] for letter in einheit.quelle)
