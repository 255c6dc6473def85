"""The register as whole tables of the database, so that it can be joined, mapped and read without our code."""

import json
from collections.abc import Iterable
from functools import cache

import polars as pl

from extractors.german.register import kreise_geojson
from pipeline.register.rows import Row, kommunen_rows, verlauf_rows

DAY, DEGREES, NUMBER = pl.Date, pl.Float64, pl.Int32
TYPES: dict[str, type[pl.DataType]] = {
    "gueltig_von": DAY,
    "gueltig_bis": DAY,
    "datum": DAY,
    "lat": DEGREES,
    "lon": DEGREES,
    "einwohner": NUMBER,
}


@cache
def frames() -> dict[str, pl.DataFrame]:
    """The tables `kommunen`, `kommunen_verlauf` and `kreise`."""
    shapes = json.loads(kreise_geojson())["features"]
    return {
        "kommunen": _frame(kommunen_rows()),
        "kommunen_verlauf": _frame(verlauf_rows()),
        "kreise": _frame({"ags": shape["id"], "form": json.dumps(shape["geometry"])} for shape in shapes),
    }


def _frame(rows: Iterable[Row]) -> pl.DataFrame:
    held = list(rows)
    return pl.DataFrame(held, schema={name: TYPES.get(name, pl.String) for name in held[0]}, orient="row")
