"""The register as frames, so that a database can be joined, mapped and read without our code."""

from functools import cache

import polars as pl

from pipeline.register.rows import kommunen_rows, kreise_rows, verlauf_rows

NOT_TEXT = {
    **dict.fromkeys(("gueltig_von", "gueltig_bis", "datum"), pl.Date),
    **dict.fromkeys(("lat", "lon"), pl.Float64),
    "einwohner": pl.Int32,
}


@cache
def frames() -> dict[str, pl.DataFrame]:
    """The tables `kommunen`, `kommunen_verlauf` and `kreise`, whole."""
    tables = {"kommunen": kommunen_rows(), "kommunen_verlauf": verlauf_rows(), "kreise": kreise_rows()}
    return {table: pl.DataFrame(list(rows), schema_overrides=dict(NOT_TEXT), infer_schema_length=None)
            for table, rows in tables.items()}  # fmt: skip
