"""The register of communes as tables, so that a database can be joined, mapped and read without our code.

09277,Rottal-Inn,Landkreis,Bayern,09277,DE22A,2009-01-01,…
"""

import json
from datetime import date
from functools import cache

import polars as pl

from extractors.german.register import LAENDER, Einheit, einheiten, kreise_geojson

KOMMUNEN = {
    **dict.fromkeys(("ags", "name", "art", "land", "kreis", "nuts3"), pl.String),
    **dict.fromkeys(("gueltig_von", "gueltig_bis"), pl.Date),
    **dict.fromkeys(("lat", "lon"), pl.Float64),
}


@cache
def frames() -> dict[str, pl.DataFrame]:
    """The tables `kommunen` and `kreise`, whole."""
    shapes = [(shape["id"], json.dumps(shape["geometry"])) for shape in json.loads(kreise_geojson())["features"]]
    return {
        "kommunen": pl.DataFrame([_row(unit) for unit in einheiten()], schema=KOMMUNEN, orient="row"),
        "kreise": pl.DataFrame(shapes, schema={"ags": pl.String, "form": pl.String}, orient="row"),
    }


def _row(unit: Einheit) -> tuple[str | date | float | None, ...]:
    kreis = unit.ags[:5] if len(unit.ags) >= 5 else None
    named = (unit.ags, unit.name, unit.art, LAENDER[unit.land], kreis, unit.nuts3 or None)
    return (*named, *map(_day, (unit.von, unit.bis)), *map(_degrees, (unit.lat, unit.lon)))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _degrees(text: str) -> float | None:
    return float(text) if text else None
