"""The database as pages to read: one HTML file, or an index and one file a document where there is much.

Same database, same bytes; no clock, no network, nothing that runs but a little sorting and highlighting.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.report import dokumente
from pipeline.report.beitritte import beitritte
from pipeline.report.karte import karte
from pipeline.report.qualitaet import qualitaet
from pipeline.report.quellen import quellen
from pipeline.report.rows import Row, query
from pipeline.report.seite import rendered
from pipeline.report.ueberblick import ueberblick
from pipeline.report.zeitplan import zeitplan

ONE_FILE = 1_250_000  # bytes it may be expected to have; above, each document has its own
DPI = (110, 90, 75)  # of the pages: the finest at which one file is small enough
TO_RECORD = re.compile(r'href="#r-([0-9a-f]{12}(?:-[0-9]+)?)"')
TO_DOCUMENT = re.compile(r'href="#d-([0-9a-f]{12})"')


class Written(NamedTuple):
    """What was written: the file to open, how many documents have their own, and all bytes together."""

    path: Path
    files: int
    bytes: int


def write(connection: duckdb.DuckDBPyConnection, out: Path, run: Path) -> Written:
    """Writes the report; the documents' own files, where there are any, stand in a folder beside it."""
    rows = dokumente.overview(connection)
    dpi = next((dpi for dpi in DPI if _expected(rows, dpi) <= ONE_FILE), None)
    sections = {
        "ueberblick": ueberblick(connection, run),
        "zeitplan": zeitplan(connection),
        "beitritte": beitritte(connection),
        "karte": karte(connection),
        "qualitaet": qualitaet(connection),
        "quellen": quellen(connection),
        "liste": dokumente.table(rows),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    inline = list(dokumente.dokumente(connection, rows, dpi)) if dpi else []
    html = rendered("bericht.html", {**sections, "dokumente": inline})
    if dpi:
        return Written(out, 0, _put(out, html))
    folder = out.with_name(f"{out.stem}-dokumente")
    folder.mkdir(exist_ok=True)
    sizes = list(_write_each(connection, rows, folder, out.name))
    return Written(out, len(sizes), sum(sizes) + _put(out, _elsewhere(connection, html, folder.name)))


def _expected(rows: list[Row], dpi: int) -> float:
    """Bytes of one file with all documents: pictures of letters, the text, and the marks."""
    total = 150_000.0
    for row in rows:
        letters = row.number("zeichen")
        pictured = row["pages"] is not None
        total += (20 * letters * dpi / 110 + 5000 * row.number("pages")) if pictured else 0
        total += 3 * letters + 500 * row.number("belege") + 2000
    return total


def _write_each(connection: duckdb.DuckDBPyConnection, rows: list[Row], folder: Path, index: str) -> Iterator[int]:
    """One file a document; files of documents that are gone are taken away."""
    names = {f"{row.text('document_id')}.html" for row in rows}
    for old in folder.glob("*.html"):
        if old.name not in names:
            old.unlink()
    for one in dokumente.dokumente(connection, rows, DPI[0], own_file=True):
        yield _put(folder / f"{one.id}.html", rendered("einzeln.html", {"dokument": one, "index": index}))


def _elsewhere(connection: duckdb.DuckDBPyConnection, html: str, folder: str) -> str:
    """The index with its links led to the documents' own files; only links of ours can look like this."""
    homes = {
        row.text("record_id"): row.text("document_id")
        for row in query(connection, "SELECT DISTINCT record_id, document_id FROM evidence")
    }
    html = TO_RECORD.sub(lambda m: f'href="{folder}/{homes.get(m[1], m[1][:12])}.html#r-{m[1]}"', html)
    return TO_DOCUMENT.sub(lambda m: f'href="{folder}/{m[1]}.html"', html)


def _put(path: Path, html: str) -> int:
    data = html.encode("utf-8")
    path.write_bytes(data)
    return len(data)
