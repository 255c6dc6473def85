"""The measures of the plans over the years: solid where the words are precise, pale as far as they are not.

07/2020 bis 06/2025  ▒████████▒      ab 2021  ░░████▶      bis Herbst 2015  ◀████░
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

import duckdb
from markupsafe import Markup

from pipeline.report.rows import Row, by_document, count, query
from pipeline.report.svg import plain, tag
from pipeline.report.worte import GENAU, Cell, Column, Tabelle, amount, german_day, kommune, title

MANY = 300  # measures; above, the overview shows one line a plan
WIDTH = 1000.0
YEARS = 40  # drawn at most
PALE = {
    "monat": 1 / 12, "quartal": 1 / 4, "halbjahr": 1 / 2, "jahreszeit": 1 / 4, "schuljahr": 1.0, "jahr": 1.0,
    "jahrzehnt": 10.0, "jahrhundert": 100.0,
}  # fmt: skip
MEASURES = """
    SELECT m.*, d.name, d.title, z.text AS zieltext
    FROM massnahmen AS m JOIN documents AS d USING (document_id)
    LEFT JOIN (SELECT document_id, nummer, min(text) AS text FROM ziele GROUP BY ALL) AS z
        ON z.document_id = m.document_id AND z.nummer = m.ziel
    WHERE ? OR m.document_id IN (SELECT unnest(?))
    ORDER BY m.kommune, d.name, m.document_id, m.ziel, m.nr, m.beginn, m.ende, m.titel, m.record_id
"""
PLANS = """
    SELECT m.document_id, any_value(d.name) AS name, any_value(d.title) AS title, m.kommune, m.kommune_art,
        min(m.beginn) AS beginn, max(m.ende) AS ende, count(*) AS anzahl, count(DISTINCT m.ziel) AS ziele
    FROM massnahmen AS m JOIN documents AS d USING (document_id)
    GROUP BY m.document_id, m.kommune, m.kommune_art ORDER BY m.kommune, name, m.document_id
"""


class Zeile(NamedTuple):
    """Zeile: one line of the plan: what, when in the words of the document, and the drawn strip."""

    text: str
    href: str
    wann: str
    strip: Markup


class Gruppe(NamedTuple):
    """Gruppe: the lines of one goal."""

    title: str
    lines: list[Zeile]


class Plan(NamedTuple):
    """Plan: whose measures, by goal."""

    title: str
    groups: list[Gruppe]


class Zeitplan(NamedTuple):
    """Zeitplan: the section: years along the top, the plans, and the same as a table."""

    years: list[int]
    plans: list[Plan]
    table: Tabelle
    condensed: bool


class _Axis(NamedTuple):
    first: int
    years: int

    def at(self, day: date) -> float:
        """Years are equally wide; a day lies where its year is so far over."""
        length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days if day.year < 9999 else 365
        over = (day - date(day.year, 1, 1)).days / length
        return min(WIDTH, max(0.0, (day.year - self.first + over) * WIDTH / self.years))


def zeitplan(connection: duckdb.DuckDBPyConnection) -> Zeitplan | None:
    """The section; None where there are no measures."""
    number = count(connection, "SELECT count(*) FROM massnahmen")
    if number > MANY:
        return _condensed(query(connection, PLANS))
    return _drawn(query(connection, MEASURES, True, [])) if number else None


def own_plans(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> dict[str, Zeitplan]:
    """The plans of those documents that have measures, each by itself."""
    rows = query(connection, MEASURES, False, list(documents))
    return {document: _drawn(told) for document, told in by_document(rows).items()}


def _drawn(rows: list[Row]) -> Zeitplan:
    axis = _axis(rows)
    plans = []
    for name, told in groupby(rows, key=_plan_title):
        groups = [Gruppe(ziel, [_line(row, axis) for row in lines]) for ziel, lines in groupby(told, key=_ziel)]
        plans.append(Plan(name, groups))
    return Zeitplan(_years(axis), plans, _table(rows), False)


def _condensed(rows: list[Row]) -> Zeitplan:
    axis = _axis(rows)
    lines = [
        Zeile(
            _plan_title(row),
            f"#d-{row.text('document_id')}",
            f"{amount(row.number('anzahl'))} Maßnahmen, {_bounds(row)}",
            _strip(row.day("beginn"), row.day("ende"), None, axis),
        )
        for row in rows
    ]
    cells = [
        (Cell(line.text, href=line.href), Cell(str(row["ziele"]), row.number("ziele")),
         Cell(str(row["anzahl"]), row.number("anzahl")), *_days(row))
        for line, row in zip(lines, rows, strict=True)
    ]  # fmt: skip
    titles = (Column("Plan"), Column("Ziele", True), Column("Maßnahmen", True), Column("Beginn"), Column("Ende"))
    return Zeitplan(_years(axis), [Plan("", [Gruppe("", lines)])], Tabelle("Pläne", titles, cells), True)


def _plan_title(row: Row) -> str:
    told = title(row, 90)
    return f"{kommune(row)}: {told}" if row["kommune"] else told


def _ziel(row: Row) -> str:
    if row["ziel"] is None:
        return "Ohne Ziel"
    return f"Ziel {row['ziel']}: {plain(row.text('zieltext'), 200)}".removesuffix(": ")


def _axis(rows: Sequence[Row]) -> _Axis:
    days = [day for row in rows for day in (row.day("beginn"), row.day("ende")) if day]
    first, last = (min(days).year, max(days).year) if days else (2000, 2000)
    first = max(first, last - YEARS + 1)
    return _Axis(first, last - first + 1)


def _years(axis: _Axis) -> list[int]:
    return list(range(axis.first, axis.first + axis.years))


def _line(row: Row, axis: _Axis) -> Zeile:
    wann = row.text("zeitraum") or "kein Zeitraum genannt"
    strip = _strip(row.day("beginn"), row.day("ende"), row.text("genauigkeit"), axis)
    return Zeile(plain(row.text("titel"), 160), f"#r-{row.text('record_id')}", wann, strip)


def _strip(begin: date | None, end: date | None, precision: str | None, axis: _Axis) -> Markup:
    """The line of one measure: pale ends as wide as the words are vague, fading where an end is open."""
    pieces = _pieces(begin, end, precision, axis) if begin or end else []
    bars = [
        tag("rect", class_=kind, x=x0, y=1, width=max(x1 - x0, 1.5), height=8) for kind, x0, x1 in pieces if x1 > x0
    ]
    grid = "".join(f"M{WIDTH * n / axis.years:.0f} 0V10" for n in range(axis.years + 1))
    label = f"{german_day(begin)} bis {german_day(end)}" if pieces else "kein Zeitraum"
    told = f", genau {GENAU[precision]}" if precision in GENAU and pieces else ""
    return tag(
        "svg", tag("path", class_="raster", d=grid), *bars, class_="streifen", viewBox="0 0 1000 10",
        preserveAspectRatio="none", role="img", aria_label=label + told,
    )  # fmt: skip


def _pieces(begin: date | None, end: date | None, precision: str | None, axis: _Axis) -> list[tuple[str, float, float]]:
    """Kind and bounds of the parts of a bar, from left to right."""
    left = axis.at(begin) if begin else 0.0
    right = axis.at(end + timedelta(days=1)) if end and end < date.max else WIDTH
    pale = PALE.get(precision or "", 0.0) * WIDTH / axis.years
    head = pale if begin else min(120.0, (right - left) / 2)
    tail = pale if end else min(120.0, (right - left) / 2)
    if head + tail >= right - left:
        if begin and end:
            return [("blass", left, right)]
        head = tail = (right - left) / 2
    return [
        ("blass" if begin else "offen-links", left, left + head),
        ("voll", left + head, right - tail),
        ("blass" if end else "offen-rechts", right - tail, right),
    ]


def _bounds(row: Row) -> str:
    return f"{german_day(row.day('beginn'))} bis {german_day(row.day('ende'))}"


def _days(row: Row) -> tuple[Cell, Cell]:
    begin, end = row.day("beginn"), row.day("ende")
    return Cell(german_day(begin), str(begin or "")), Cell(german_day(end), str(end or "9999"))


def _table(rows: list[Row]) -> Tabelle:
    titles = ("Kommune", "Ziel", "Maßnahme", "Zeitraum", "Beginn", "Ende", "zuständig")
    cells = [
        (
            Cell(kommune(row) or "nicht genannt"),
            Cell(row.text("ziel"), row.number("ziel")),
            Cell(plain(row.text("titel"), 200), href=f"#r-{row.text('record_id')}"),
            Cell(row.text("zeitraum") or "nicht genannt"),
            *(_days(row) if row["edtf"] else (Cell("", ""), Cell("", ""))),
            Cell(row.text("zustaendig")),
        )
        for row in rows
    ]
    return Tabelle("Maßnahmen", tuple(Column(name, name == "Ziel") for name in titles), cells)
