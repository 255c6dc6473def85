"""The first look: how much there is, what is new since the last run, and what is still open."""

import json
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipeline.report.rows import count, quoted, record_tables
from pipeline.report.worte import Cell, Column, Tabelle, amount, file_label, record_name

OPEN = (  # what is asked, where it is told, what is counted
    ("Stellen nicht verstanden", "#qualitaet", "SELECT count(*) FROM issues"),
    ("Dateien oder Zeilen abgelehnt", "#qualitaet", "SELECT count(*) FROM quarantine"),
    ("Kommunen mehrdeutig", "#karte", "SELECT count(DISTINCT kommune) FROM beitritte WHERE ags IS NULL"),
    ("Lücken in Plänen", "#qualitaet", "SELECT count(*) FROM plan_luecken"),
    (
        "Zahlen, die nicht stimmen",
        "#qualitaet",
        "SELECT count(*) FROM abgleiche WHERE ergebnis IN ('zu_wenig', 'zu_viel')",
    ),
    (
        "Korrekturen, die nicht mehr greifen",
        "#qualitaet",
        "SELECT count(*) FROM korrekturen WHERE stand <> 'angewandt'",
    ),
)
COMMUNES = """
    SELECT count(DISTINCT kommune) FROM (SELECT kommune FROM beitritte
    UNION ALL SELECT kommune FROM massnahmen UNION ALL SELECT kommune FROM schwerpunkte)
"""
OUTCOMES = {
    "neu": "neu", "geaendert": "geändert", "umbenannt": "umbenannt", "teilweise": "nur teilweise gelesen",
    "verschwunden": "nicht mehr da, aber noch in der Datenbank", "entfernt": "entfernt", "abgelehnt": "abgelehnt",
    "unveraendert": "unverändert",
}  # fmt: skip
ALWAYS = ("neu", "geaendert", "abgelehnt", "unveraendert")
LISTED = 30  # names of files; the rest is counted


class Lauf(NamedTuple):
    """Lauf: one outcome of the last run, with the files it met."""

    words: str
    number: int
    names: list[str]


class Ueberblick(NamedTuple):
    """Ueberblick: the section."""

    figures: list[tuple[str, str]]
    run: list[Lauf]
    open: list[tuple[str, str, str]]
    records: Tabelle


def ueberblick(connection: duckdb.DuckDBPyConnection, run: Path) -> Ueberblick:
    """The section; `run` is the run.json of the last ingest, nothing is said of it where it is missing."""
    tables = {
        table: count(connection, f"SELECT count(*) FROM {quoted(table)}")  # noqa: S608 - a name of the schema
        for table in record_tables(connection)
    }
    documents = count(connection, "SELECT count(*) FROM documents")
    pages = count(connection, "SELECT coalesce(sum(coalesce(pages, 0)), 0)::BIGINT FROM documents")
    communes = count(connection, COMMUNES)
    figures = [("Dokumente", documents), ("Seiten in PDF", pages), ("Datensätze", sum(tables.values())),
               ("Kommunen genannt", communes), ("Maßnahmen", tables.get("massnahmen", 0))]  # fmt: skip
    told = [(words, href, number) for words, href, sql in OPEN if (number := count(connection, sql))]
    cells = [(Cell(record_name(table, 2)), Cell(amount(n), n), Cell(table)) for table, n in tables.items() if n]
    return Ueberblick(
        [(words, amount(number)) for words, number in figures],
        _run(run),
        [(words, href, amount(number)) for words, href, number in told],
        Tabelle("Datensätze", (Column("Art"), Column("Anzahl", True), Column("Tabelle in DuckDB")), cells),
    )


def _run(path: Path) -> list[Lauf]:
    """What the last run did; names with one folder, the others are nobody else's business."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    runs = []
    for key, words in OUTCOMES.items():
        names = [file_label(name) for name in told.get(key, [])]
        if names or key in ALWAYS:
            runs.append(Lauf(words, len(names), [] if key == "unveraendert" else names[:LISTED]))
    return runs
