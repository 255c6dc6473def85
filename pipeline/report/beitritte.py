"""Who joined when: columns a year, the sum as a line, and the totals the documents state as marks.

2014 ▮▮▮▮  2015 ▮▮▮▮▮  …   "bis Ende des Jahres 2019 achtzehn Kommunen" ◆
"""

from collections import Counter
from itertools import accumulate
from typing import NamedTuple

import duckdb
from markupsafe import Markup

from pipeline.report.rows import Row, query
from pipeline.report.svg import joined, plain, tag
from pipeline.report.worte import ERGEBNIS, Cell, Column, Tabelle, german_day, kommune, title

MAX_ROWS = 1500  # of the table; all of them are in the database
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 440.0, 250.0, 30.0, 224.0, 16.0
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


class Beitritte(NamedTuple):
    """Beitritte: the section: the chart, the sums by year, each joining, and the totals held against them."""

    chart: Markup
    years: Tabelle
    table: Tabelle
    stated: Tabelle | None


def beitritte(connection: duckdb.DuckDBPyConnection) -> Beitritte | None:
    """The section; None where nobody joined anything. One commune in one year counts once, whoever says it."""
    rows = query(connection, JOINED)
    if not rows:
        return None
    stated = query(connection, STATED)
    first: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.text("wer"), row.number("jahr"))
    counts = Counter(first.values())
    years = list(range(min(counts), max(counts) + 1))
    sums = list(accumulate(counts[year] for year in years))
    cells = [(Cell(str(year)), _number(counts[year]), _number(total)) for year, total in zip(years, sums, strict=True)]
    titles = (Column("Jahr"), Column("neu", True), Column("zusammen", True))
    return Beitritte(
        _chart(years, [counts[year] for year in years], sums, stated),
        Tabelle("Beitritte nach Jahr", titles, cells),
        _table(rows),
        abgleiche(stated) if stated else None,
    )


def abgleiche(rows: list[Row]) -> Tabelle:
    """What the documents state, and what was counted."""
    titles = ("Angabe im Dokument", "Stichtag", "genannt", "gezählt", "Abgleich", "Dokument")
    cells = [
        (
            Cell(f"„{plain(row.text('zitat'), 160)}“", href=f"#r-{row.text('record_id')}"),
            Cell(german_day(row.day("stichtag")) if row["stichtag"] else "", row.text("stichtag")),
            _number(row.number("wert")),
            Cell(row.text("gezaehlt") or "–", row.number("gezaehlt")),
            Cell(" ".join(ERGEBNIS[row.text("ergebnis")])),
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


def _chart(years: list[int], counts: list[int], sums: list[int], stated: list[Row]) -> Markup:
    marks = [row for row in stated if row.day("stichtag") and _year(row) in years]
    top = max(sums[-1], *(row.number("wert") for row in marks), 1)
    step = (WIDTH - LEFT) / len(years)
    scale = (BOTTOM - TOP) / top
    parts = [
        *_grid(top, scale),
        *(_column(n, year, counts[n], step, scale) for n, year in enumerate(years)),
        _sum_line(sums, step, scale),
        *(_mark(row, years, step, scale) for row in marks),
    ]
    told = f"{sums[-1]} Beitritte von {years[0]} bis {years[-1]}; dieselben Zahlen stehen in der Tabelle darunter."
    size = f"0 0 {WIDTH:.0f} {HEIGHT:.0f}"
    return tag(
        "svg", tag("title", "Beitritte nach Jahr"), tag("desc", told), *parts,
        viewBox=size, class_="saeulen", role="img", aria_label=f"Beitritte nach Jahr: {told}",
    )  # fmt: skip


def _grid(top: int, scale: float) -> list[Markup]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, top) if top / step <= 5 or step == top)
    lines = []
    for value in range(0, top + 1, step):
        y = BOTTOM - value * scale
        lines.append(tag("path", class_="raster", d=f"M{LEFT:.0f} {y:.1f}H{WIDTH:.0f}"))
        lines.append(tag("text", str(value), x=LEFT - 6, y=y + 4, text_anchor="end"))
    return lines


def _column(number: int, year: int, count: int, step: float, scale: float) -> Markup:
    x, height = LEFT + number * step + step * 0.2, count * scale
    bar = tag("rect", tag("title", f"{year}: {count} neu"), class_="saeule", x=x, y=BOTTOM - height,
              width=step * 0.6, height=height)  # fmt: skip
    every = max(1, round(34 / step + 0.4))
    label = tag("text", str(year), x=x + step * 0.3, y=BOTTOM + 16, text_anchor="middle") if number % every == 0 else ""
    return joined([bar if count else "", label])


def _sum_line(sums: list[int], step: float, scale: float) -> Markup:
    path = f"M{LEFT:.1f} {BOTTOM:.1f}"
    for number, total in enumerate(sums):
        path += f"V{BOTTOM - total * scale:.1f}H{LEFT + (number + 1) * step:.1f}"
    return tag("path", tag("title", f"zusammen {sums[-1]}"), class_="summe", d=path)


def _mark(row: Row, years: list[int], step: float, scale: float) -> Markup:
    """A diamond at the end of the year: filled where the count agrees, open where not."""
    x = LEFT + (years.index(_year(row)) + 1) * step
    y = BOTTOM - row.number("wert") * scale
    sign, words = ERGEBNIS[row.text("ergebnis")]
    told = f"{row.number('wert')} {row.text('gegenstand')} zum {german_day(row.day('stichtag'))}: {words}"
    diamond = tag("path", tag("title", told), class_=f"marke {row.text('ergebnis').replace('_', '-')}",
                  d=f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z")  # fmt: skip
    anchor = "end" if x > WIDTH - 40 else "start"
    label = tag("text", f"{row.number('wert')} {sign}", x=x + (-9 if anchor == "end" else 9), y=y - 5,
                text_anchor=anchor, class_="stark")  # fmt: skip
    return joined([diamond, label])


def _year(row: Row) -> int:
    day = row.day("stichtag")
    return day.year if day else 0
