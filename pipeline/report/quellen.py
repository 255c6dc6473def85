"""Where it all comes from: the documents with their publishers, and the data that is not ours, with its terms."""

from typing import NamedTuple

import duckdb

from pipeline.report.rows import Row, query
from pipeline.report.worte import Cell, Column, Tabelle, title

TERMS = (
    ("Kreise, Gemeinden und ihre Grenzen", "© GeoBasis-DE / BKG 2016 (Daten verändert)",
     "Verwaltungsgebiete 1:250 000, Bundesamt für Kartographie und Geodäsie; GeoNutzV"),
    ("Lage, Einwohner und neuere Schlüssel", "GeoNames (geonames.org), CC BY 4.0, verändert",
     "cities500, Stand 2. März 2023"),
)  # fmt: skip
SOURCES = """
    SELECT document_id, name, title, publisher, url FROM documents ORDER BY publisher NULLS LAST, name, document_id
"""


class Quellen(NamedTuple):
    """Quellen: the section."""

    documents: Tabelle
    terms: Tabelle


def quellen(connection: duckdb.DuckDBPyConnection) -> Quellen:
    """The section; an address leads on only where it is one of the web."""
    titles = (Column("Herausgeber"), Column("Dokument"), Column("Fundort"))
    rows = [_row(row) for row in query(connection, SOURCES)]
    terms = [tuple(Cell(words) for words in line) for line in TERMS]
    columns = (Column("Daten"), Column("Vermerk"), Column("Herkunft und Bedingungen"))
    return Quellen(Tabelle("Dokumente und ihre Herkunft", titles, rows), Tabelle("Fremde Daten", columns, terms))


def _row(row: Row) -> tuple[Cell, ...]:
    url = row.text("url")
    web = url if url.startswith(("https://", "http://")) else None
    return (
        Cell(row.text("publisher") or "nicht angegeben"),
        Cell(title(row, 120), href=f"#d-{row.text('document_id')}"),
        Cell(url or "nicht angegeben", href=web),
    )
