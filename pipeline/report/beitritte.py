"""Who joined when: columns a year, the sum as a line, and the totals the documents state as marks.

2014 ▮▮▮▮  2015 ▮▮▮▮▮  …   "bis Ende des Jahres 2019 achtzehn Kommunen" ◆
"""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import duckdb
from markupsafe import Markup

from pipeline.report.rows import Row, query
from pipeline.report.saeulen import saeulen
from pipeline.report.svg import plain
from pipeline.report.worte import ERGEBNIS, Cell, Column, Tabelle, german_day, kommune, title

MAX_ROWS = 1500  # of the table; all of them are in the database
CHARTS = 8  # documents with a chart of their own, those with the most joinings
JOINED = """
    SELECT coalesce(ags, kommune || coalesce(kommune_art, '')) AS wer, any_value(kommune) AS kommune,
        any_value(kommune_art) AS kommune_art, any_value(ags) AS ags, jahr, any_value(programm) AS programm,
        min(record_id) AS record_id, count(DISTINCT document_id) AS dokumente
    FROM (FROM beitritte ORDER BY document_id, record_id)
    GROUP BY ALL ORDER BY jahr, kommune, kommune_art, wer
"""
STATED = """
    SELECT z.record_id, z.document_id, z.wert, z.gegenstand, z.stichtag, a.gezaehlt, a.ergebnis, a.regel,
        d.name, d.title,
        (SELECT string_agg(quote, ' … ' ORDER BY start_char) FROM
            (SELECT DISTINCT quote, start_char FROM evidence AS e WHERE e.record_id = z.record_id)) AS zitat
    FROM abgleiche AS a JOIN zahlenangaben AS z ON z.record_id = a.zahlenangabe
    JOIN documents AS d ON d.document_id = z.document_id
    ORDER BY z.stichtag, z.wert, z.record_id
"""


BY_DOCUMENT = """
    SELECT b.document_id, any_value(d.name) AS name, any_value(d.title) AS title, list(b.jahr ORDER BY b.jahr) AS jahre
    FROM beitritte AS b JOIN documents AS d USING (document_id)
    GROUP BY b.document_id ORDER BY count(*) DESC, name, b.document_id LIMIT ?
"""


class Bild(NamedTuple):
    """Bild: the joinings one document lists, with the totals it states."""

    title: str
    href: str
    drawing: Markup


class Beitritte(NamedTuple):
    """Beitritte: the section: the chart, the sums by year, each document's own, and each joining."""

    chart: Markup
    own: list[Bild]
    years: Tabelle
    table: Tabelle
    stated: Tabelle | None


def beitritte(connection: duckdb.DuckDBPyConnection) -> Beitritte | None:
    """The section; None where nobody joined anything. One commune in one year counts once, whoever says it."""
    rows = query(connection, JOINED)
    if not rows:
        return None
    stated = [row for row in query(connection, STATED) if row.text("regel").startswith("Beitritte")]
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.text("wer"), row.number("jahr"))
    counts = Counter(first.values())
    own = list(_own(query(connection, BY_DOCUMENT, CHARTS), stated))
    return Beitritte(
        own[0].drawing if len(own) == 1 else saeulen("Beitritte nach Jahr, alle Dokumente", counts),
        own if len(own) > 1 else [],
        _years(counts),
        _table(rows),
        abgleiche(stated) if stated else None,
    )


def _own(documents: list[Row], stated: list[Row]) -> Iterator[Bild]:
    """A total is held against the list of its own document, so it is drawn there."""
    for row in documents:
        marks = [one for one in stated if one["document_id"] == row["document_id"]]
        counts = Counter(map(int, row.texts("jahre")))
        name = title(row, 80)
        yield Bild(name, f"#d-{row.text('document_id')}", saeulen(f"Beitritte nach {name}", counts, marks))


def _years(counts: Counter[int]) -> Tabelle:
    years = range(min(counts), max(counts) + 1)
    sums = accumulate(counts[year] for year in years)
    cells = [(Cell(str(year)), _number(counts[year]), _number(total)) for year, total in zip(years, sums, strict=True)]
    return Tabelle("Beitritte nach Jahr", (Column("Jahr"), Column("neu", True), Column("zusammen", True)), cells)


def abgleiche(rows: list[Row]) -> Tabelle:
    """What the documents state, and what was counted."""
    titles = ("Angabe im Dokument", "Stichtag", "genannt", "gezählt", "Abgleich", "gezählt wurde", "Dokument")
    cells = [
        (
            Cell(f"„{plain(row.text('zitat'), 160)}“", href=f"#r-{row.text('record_id')}"),
            Cell(german_day(row.day("stichtag")) if row["stichtag"] else "", row.text("stichtag")),
            _number(row.number("wert")),
            Cell(row.text("gezaehlt") or "–", row.number("gezaehlt")),
            Cell(" ".join(ERGEBNIS[row.text("ergebnis")])),
            Cell(row.text("regel")),
            Cell(title(row), href=f"#d-{row.text('document_id')}"),
        )
        for row in rows
    ]
    columns = tuple(Column(name, name in ("genannt", "gezählt")) for name in titles)
    return Tabelle("Genannte Zahlen und was gezählt wurde", columns, cells)


def _table(rows: list[Row]) -> Tabelle:
    cells = [
        (
            Cell(str(row["jahr"])),
            Cell(kommune(row), href=f"#r-{row.text('record_id')}"),
            Cell(row.text("ags") or "mehrdeutig"),
            Cell(row.text("programm")),
            _number(row.number("dokumente")),
        )
        for row in rows[:MAX_ROWS]
    ]
    titles = ("Jahr", "Kommune", "Schlüssel", "Programm", "Dokumente")
    columns = tuple(Column(name, name == "Dokumente") for name in titles)
    return Tabelle("Beitritte", columns, cells, max(0, len(rows) - MAX_ROWS))


def _number(number: int) -> Cell:
    return Cell(str(number), number)
