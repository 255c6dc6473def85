"""The documents: which there are, and of each its sheets with every value where it stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.report import blatt
from pipeline.report.blatt import Blatt
from pipeline.report.funde import Fund, funde
from pipeline.report.rows import Row, by_document, query
from pipeline.report.seiten import bilder, original
from pipeline.report.worte import Cell, Column, Tabelle, amount, file_label, title
from pipeline.report.zeitplan import Zeitplan, own_plans

DOCUMENTS = """
    SELECT d.document_id, d.name, d.path, d.media_type, d.sha256, d.bytes, d.pages, d.title, d.publisher, d.url,
        d.status, length(d.text) AS zeichen,
        (SELECT count(DISTINCT record_id) FROM evidence AS e WHERE e.document_id = d.document_id) AS datensaetze,
        (SELECT count(*) FROM evidence AS e WHERE e.document_id = d.document_id) AS belege,
        (SELECT count(*) FROM issues AS i WHERE i.document_id = d.document_id) AS offen
    FROM documents AS d ORDER BY d.name, d.document_id
"""
BLOCKS = "FROM blocks WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id, nr"
BATCH = 40
MASK = "\N{FULL BLOCK}"  # stands for each letter of a person in a database without persons
MASKED = "Personen sind unkenntlich gemacht; statt der Seiten, die sie zeigen, steht hier der Text."
GONE = "Die Datei liegt nicht mehr, wo sie eingelesen wurde, oder ist nicht mehr dieselbe; gezeigt wird ihr Text."


class Dokument(NamedTuple):
    """Dokument: all that the report shows of one document."""

    row: Row
    facts: list[tuple[str, str]]
    link: str | None
    note: str
    sheets: list[Blatt]
    anchors: dict[str, str]
    plan: Zeitplan | None

    @property
    def id(self) -> str:
        return self.row.text("document_id")

    @property
    def title(self) -> str:
        return title(self.row, 160)


def overview(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """One row a document, with how much was found in it."""
    return query(connection, DOCUMENTS)


def table(rows: Sequence[Row]) -> Tabelle:
    """The list of the documents."""
    cells = [
        (
            Cell(title(row, 120), href=f"#d-{row.text('document_id')}"),
            Cell(file_label(row.text("path"))),
            Cell(row.text("pages") or "–", row.number("pages")),
            Cell(amount(row.number("datensaetze")), row.number("datensaetze")),
            Cell(amount(row.number("offen")), row.number("offen")),
        )
        for row in rows
    ]
    titles = ("Titel", "Datei", "Seiten", "Datensätze", "offen")
    return Tabelle("Dokumente", tuple(Column(name, name not in ("Titel", "Datei")) for name in titles), cells)


def dokumente(
    connection: duckdb.DuckDBPyConnection, rows: Sequence[Row], dpi: int, own_file: bool = False
) -> Iterator[Dokument]:
    """The documents, a batch at a time so that many cost no more memory; in its own file each has its plan."""
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        ids = [row.text("document_id") for row in batch]
        found = funde(connection, ids)
        blocks = by_document(query(connection, BLOCKS, ids))
        plans = own_plans(connection, ids) if own_file else {}
        for row, name in zip(batch, ids, strict=True):
            yield _dokument(row, found[name], blocks.get(name, []), dpi, plans.get(name))


def _dokument(row: Row, found: list[Fund], blocks: list[Row], dpi: int, plan: Zeitplan | None) -> Dokument:
    """One document; its file is looked for where it was read from."""
    if row["pages"] is None or row.text("media_type") != "application/pdf":
        sheets, note = _text_sheets(row.text("document_id"), blocks, found), ""
    else:
        masked = any(MASK in block.text("text") for block in blocks)
        data = None if masked else original(Path(row.text("path")), row.text("sha256"))
        sheets, note = _page_sheets(row, blocks, found, data, dpi), "" if data else MASKED if masked else GONE
    anchors: dict[str, str] = {}
    for sheet in reversed(sheets):
        anchors.update(sheet.anchors)
    for sheet in sheets:  # a record is led to its own words where its own sheet has some
        anchors.update({f.record_id: sheet.anchors[f.record_id] for f in sheet.funde if f.record_id in sheet.anchors})
    return Dokument(row, _facts(row), _link(row.text("url")), note, sheets, anchors, plan)


def _page_sheets(row: Row, blocks: list[Row], found: list[Fund], data: bytes | None, dpi: int) -> list[Blatt]:
    """Pages on which something was found are drawn; of the others the text is enough."""
    numbers = {box[0] for fund in found for beleg in fund.belege for box in beleg.boxes}
    pictures = bilder(data, numbers, dpi) if data else {}
    return [
        blatt.page_sheet(row.text("document_id"), number, pictures.get(number), _on_page(blocks, number), found)
        for number in range(1, row.number("pages") + 1)
    ]


def _on_page(blocks: list[Row], number: int) -> list[Row]:
    return [block for block in blocks if block["page"] == number]


def _text_sheets(document_id: str, blocks: list[Row], found: list[Fund]) -> list[Blatt]:
    sheets = []
    for first in range(0, len(blocks), blatt.LINES):
        part = blocks[first : first + blatt.LINES]
        start, end = part[0].number("start_char"), part[-1].number("end_char")
        own = [fund for fund in found if start <= fund.main.start <= end]
        title = f"Zeile {first + 1} bis {first + len(part)}"
        sheets.append(blatt.text_sheet(f"{document_id}-{first}", title, part, found, own))
    return sheets


def _facts(row: Row) -> list[tuple[str, str]]:
    facts = [
        ("Datei", file_label(row.text("path"))),
        ("Herausgeber", row.text("publisher")),
        ("Art", row.text("media_type")),
        ("Größe", f"{amount(row.number('bytes'))} Byte"),
        ("Seiten", row.text("pages")),
        ("Gelesen", "nur teilweise: Seiten fehlen" if row["status"] == "teilweise" else ""),
        ("SHA-256", row.text("sha256")),
    ]
    return [fact for fact in facts if fact[1]]


def _link(url: str) -> str | None:
    """The address where it is one of the web; all else is shown as text only."""
    return url if url.startswith(("https://", "http://")) else None
