"""How good the data is: what became of the text, what was not understood, what the plans leave open."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import duckdb
from markupsafe import Markup

from pipeline.report.beitritte import STATED, abgleiche
from pipeline.report.karte import swatch
from pipeline.report.rows import Row, query
from pipeline.report.svg import plain, tag
from pipeline.report.worte import LUECKE, STATUS, Cell, Column, Tabelle, amount, field_name, record_name, title

MAX_ROWS = 300
ISSUES = """
    SELECT i.*, d.name, d.title FROM issues AS i JOIN documents AS d USING (document_id)
    ORDER BY i.rule, d.name, i.document_id, i.start_char
"""
RULES = "SELECT rule, count(*) AS n FROM issues GROUP BY rule ORDER BY n DESC, rule"
REJECTED = """
    SELECT q.*, coalesce(d.name, parse_filename(q.path)) AS name, d.title FROM quarantine AS q LEFT JOIN documents AS d
        ON d.document_id = q.document_id ORDER BY q.stage, q.rule, name, q.message
"""
GAPS = """
    SELECT l.*, d.name, d.title FROM plan_luecken AS l JOIN documents AS d USING (document_id)
    ORDER BY l.luecke, l.kommune, l.ziel, l.was, l.record_id
"""
CORRECTED = """
    SELECT k.*, d.name, d.title FROM korrekturen AS k JOIN documents AS d USING (document_id)
    ORDER BY k.stand, d.name, k.tabelle, k.feld, k.record_id
"""
LEDGER = """
    SELECT d.document_id, d.name, d.title, l.status, sum(l.characters)::BIGINT AS zeichen
    FROM ledger AS l JOIN documents AS d USING (document_id) GROUP BY ALL ORDER BY d.name, d.document_id, l.status
"""
STAND = {
    "angewandt": "angewandt",
    "abgelaufen": "abgelaufen: die Worte stehen nicht mehr da",
    "unbenutzt": "unbenutzt: kein Datensatz hat diese Worte",
    "ueberfluessig": "überflüssig: ohne sie richtig gelesen",
}


class Anteil(NamedTuple):
    """Anteil: what became of the text, one line of the legend."""

    words: str
    share: str
    swatch: Markup


class Qualitaet(NamedTuple):
    """Qualitaet: the section; tables that would be empty are None and said to be so."""

    strip: Markup
    shares: list[Anteil]
    ledger: Tabelle
    stated: Tabelle | None
    rules: list[tuple[str, int]]
    issues: Tabelle | None
    rejected: Tabelle | None
    gaps: Tabelle | None
    corrected: Tabelle | None


def qualitaet(connection: duckdb.DuckDBPyConnection) -> Qualitaet:
    """The section."""
    ledger = query(connection, LEDGER)
    totals = {status: sum(row.number("zeichen") for row in ledger if row["status"] == status) for status in STATUS}
    stated = query(connection, STATED)
    return Qualitaet(
        _strip(totals),
        [Anteil(words, _share(totals[s], sum(totals.values())), swatch("", s)) for s, words in STATUS.items()],
        _ledger_table(ledger),
        abgleiche(stated) if stated else None,
        [(_rule(row), row.number("n")) for row in query(connection, RULES)],
        _issues(query(connection, ISSUES)),
        _rejected(query(connection, REJECTED)),
        _gaps(query(connection, GAPS)),
        _corrected(query(connection, CORRECTED)),
    )


def _strip(totals: dict[str, int]) -> Markup:
    whole = max(1, sum(totals.values()))
    ends = list(accumulate(totals.values()))
    parts = [
        tag(
            "rect",
            class_=f"feld {status}",
            x=(end - number) * 1000 / whole,
            y=0,
            width=number * 1000 / whole,
            height=10,
        )
        for (status, number), end in zip(totals.items(), ends, strict=True)
        if number
    ]
    told = ", ".join(f"{STATUS[status]} {_share(number, whole)}" for status, number in totals.items())
    return tag("svg", *parts, class_="anteile", viewBox="0 0 1000 10", preserveAspectRatio="none", role="img",
               aria_label=f"Was aus den Zeichen wurde: {told}")  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %".replace(".", ",")


def _ledger_table(rows: list[Row]) -> Tabelle:
    documents: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for row in rows:
        documents.setdefault(row.text("document_id"), {})[row.text("status")] = row.number("zeichen")
        names[row.text("document_id")] = title(row)
    cells = []
    for document, told in documents.items():
        whole = sum(told.values())
        shares = [Cell(_share(told.get(s, 0), whole), round(told.get(s, 0) / max(1, whole), 6)) for s in STATUS]
        cells.append((Cell(names[document], href=f"#d-{document}"), Cell(amount(whole), whole), *shares))
    titles = (Column("Dokument"), Column("Zeichen", True), *(Column(words, True) for words in STATUS.values()))
    return Tabelle("Was aus den Zeichen wurde", titles, cells[:MAX_ROWS], max(0, len(cells) - MAX_ROWS))


def _tabelle(caption: str, titles: Sequence[str], cells: Sequence[tuple[Cell, ...]]) -> Tabelle | None:
    columns = tuple(Column(name) for name in titles)
    return Tabelle(caption, columns, cells[:MAX_ROWS], max(0, len(cells) - MAX_ROWS)) if cells else None


def _document(row: Row) -> Cell:
    return Cell(title(row), href=f"#d-{row.text('document_id')}" if row["document_id"] else None)


def _rule(row: Row) -> str:
    return row.text("rule").replace("_", " ")


def _issues(rows: list[Row]) -> Tabelle | None:
    cells = [
        (Cell(_rule(row)), Cell(f"„{plain(row.text('quote'), 160)}“" if row["quote"] else "–"),
         Cell(row.text("message")), _document(row), Cell(row.text("page"), row.number("page")))
        for row in rows
    ]  # fmt: skip
    return _tabelle("Nicht verstanden", ("Regel", "Zitat", "Was fehlt", "Dokument", "Seite"), cells)


def _rejected(rows: list[Row]) -> Tabelle | None:
    cells = [
        (Cell(f"{row.text('stage')}: {row.text('rule')}".replace("_", " ")), Cell(row.text("message")),
         Cell(plain(row.text("row"), 160) if row["document_id"] else ""), _document(row))
        for row in rows
    ]  # fmt: skip
    return _tabelle("Abgelehnt", ("Schritt und Regel", "Grund", "Zeile", "Datei"), cells)


def _gaps(rows: list[Row]) -> Tabelle | None:
    cells = [
        (Cell(LUECKE.get(row.text("luecke"), row.text("luecke"))), Cell(row.text("kommune") or "nicht genannt"),
         Cell(row.text("ziel"), row.number("ziel")),
         Cell(plain(row.text("was"), 200), href=f"#r-{row.text('record_id')}"), _document(row))
        for row in rows
    ]  # fmt: skip
    return _tabelle("Lücken der Pläne", ("Lücke", "Kommune", "Ziel", "Was", "Dokument"), cells)


def _corrected(rows: list[Row]) -> Tabelle | None:
    cells = [
        (Cell(STAND[row.text("stand")]), Cell(f"{record_name(row.text('tabelle'))}: {field_name(row.text('feld'))}",
         href=f"#r-{row.text('record_id')}" if row["record_id"] else None), Cell(row.text("alt") or "–"),
         Cell(row.text("neu")), Cell(row.text("wer")), Cell(row.text("warum")), _document(row))
        for row in rows
    ]  # fmt: skip
    return _tabelle("Korrekturen", ("Stand", "Feld", "gelesen", "korrigiert", "wer", "warum", "Dokument"), cells)
