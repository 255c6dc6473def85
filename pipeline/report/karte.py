"""Where it happens: Kreise filled, communes as dots, the year of joining in colour and in pattern."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

import duckdb
from markupsafe import Markup

from pipeline.report.rows import Row, query
from pipeline.report.svg import joined, tag
from pipeline.report.worte import Cell, Column, Tabelle, kommune

STEPS = 5  # kinds of filling at most; the style sheet knows as many
HEIGHT = 1000.0  # of the map, in its own units
NARROWING = cos(radians(51.0))  # a degree of longitude is so much shorter than one of latitude
PLACED = """
    SELECT b.ags, min(b.jahr) AS jahr, any_value(b.kommune) AS kommune, any_value(b.kommune_art) AS kommune_art,
        min(b.record_id) AS record_id, any_value(k.lat) AS lat, any_value(k.lon) AS lon
    FROM (
        SELECT ags, jahr, kommune, kommune_art, record_id FROM beitritte
        UNION ALL SELECT ags, NULL, kommune, kommune_art, record_id FROM massnahmen
    ) AS b
    LEFT JOIN (SELECT ags, any_value(lat) AS lat, any_value(lon) AS lon FROM kommunen GROUP BY ags) AS k USING (ags)
    WHERE b.ags IS NOT NULL GROUP BY b.ags ORDER BY jahr, kommune, b.ags
"""
UNPLACED = """
    SELECT kommune, kommune_art, min(jahr) AS jahr, count(DISTINCT kandidat) AS kandidaten,
        min(record_id) AS record_id
    FROM (SELECT *, unnest(CASE WHEN len(ags_kandidaten) = 0 THEN [NULL] ELSE ags_kandidaten END) AS kandidat
        FROM beitritte WHERE ags IS NULL)
    GROUP BY ALL ORDER BY kommune, kommune_art
"""


class Stufe(NamedTuple):
    """Stufe: years that share a filling."""

    number: int
    first: int
    last: int
    swatch: Markup

    @property
    def words(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} bis {self.last}"


class Karte(NamedTuple):
    """Karte: the section: the drawing, its legend, and the tables of what is on it and what is not."""

    drawing: Markup
    steps: list[Stufe]
    table: Tabelle
    unplaced: Tabelle | None


Ring = list[tuple[float, float]]


def karte(connection: duckdb.DuckDBPyConnection) -> Karte | None:
    """The section; None where no commune is known by its key, or the database holds no shapes."""
    placed = query(connection, PLACED)
    shapes = {row.text("ags"): _rings(row.text("form")) for row in query(connection, "FROM kreise ORDER BY ags")}
    if not placed or not shapes:
        return None
    steps = _steps(sorted({row.number("jahr") for row in placed if row["jahr"] is not None}))
    unplaced = query(connection, UNPLACED)
    cells = [
        (Cell(kommune(row), href=f"#r-{row.text('record_id')}"), Cell(row.text("ags")), Cell(row.text("jahr") or "–"))
        for row in placed
    ]
    titles = (Column("Kommune"), Column("Schlüssel"), Column("Beitritt"))
    return Karte(
        _drawing(placed, shapes, steps), steps, Tabelle("Kommunen auf der Karte", titles, cells),
        _unplaced_table(unplaced) if unplaced else None,
    )  # fmt: skip


def _rings(form: str) -> list[Ring]:
    geometry = json.loads(form)
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _steps(years: Sequence[int]) -> list[Stufe]:
    size = -(-len(years) // STEPS) if years else 1
    parts = [years[n : n + size] for n in range(0, len(years), size)]
    apart = (STEPS - 1) / max(1, len(parts) - 1)  # few steps are as far apart as many
    numbers = [1 + round(n * apart) for n in range(len(parts))]
    return [
        Stufe(number, part[0], part[-1], swatch(f"url(#jahr{number})", f"jahr{number}"))
        for number, part in zip(numbers, parts, strict=True)
    ]


def swatch(fill: str, class_: str) -> Markup:
    """A small field of a legend."""
    field = tag("rect", x=0.5, y=0.5, width=19, height=13, fill=fill, class_=f"feld {class_}")
    return tag("svg", field, class_="muster", viewBox="0 0 20 14", aria_hidden="true")


class _View(NamedTuple):
    """The window on the country: its corner in degrees, and map units a degree."""

    west: float
    north: float
    scale: float
    width: float

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        return round((lon - self.west) * NARROWING * self.scale), round((self.north - lat) * self.scale)


def _drawing(placed: list[Row], shapes: dict[str, list[Ring]], steps: list[Stufe]) -> Markup:
    laender = {row.text("ags")[:2] for row in placed}
    view = _view([point for ags, rings in shapes.items() if ags[:2] in laender for ring in rings for point in ring])
    filled = {row.text("ags")[:5]: row for row in placed if _is_kreis(row, shapes)}
    ground = joined(_path(shapes[ags], view) for ags in shapes if ags[:2] in laender and ags not in filled)
    around = joined(_path(shapes[ags], view) for ags in shapes if ags[:2] not in laender)
    return tag(
        "svg",
        tag("path", d=around, class_="umland"),
        tag("path", d=ground, class_="kreise"),
        *(_kreis(row, shapes[ags], view, steps) for ags, row in filled.items()),
        *(dot for row in placed if not _is_kreis(row, shapes) for dot in _dot(row, view, steps)),
        viewBox=f"0 0 {view.width:.0f} {HEIGHT:.0f}", class_="karte", role="group",
        aria_label="Karte der Kreise; dieselben Angaben stehen in der Tabelle darunter",
    )  # fmt: skip


def _view(points: Sequence[tuple[float, float]]) -> _View:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    margin = 0.15
    north, south = max(lats) + margin, min(lats) - margin
    west, east = min(lons) - margin, max(lons) + margin
    scale = HEIGHT / (north - south)
    return _View(west, north, scale, (east - west) * NARROWING * scale)


def _is_kreis(row: Row, shapes: dict[str, list[Ring]]) -> bool:
    """A Kreis, or a city that is one by itself."""
    ags = row.text("ags")
    return ags[:5] in shapes and (len(ags) == 5 or ags.endswith("000"))


def _path(rings: list[Ring], view: _View) -> str:
    """Whole map units, each point relative to the one before: half the bytes of coordinates."""
    return "".join(_ring([view.at(*point[:2]) for point in ring], view) for ring in rings)


def _ring(points: list[tuple[int, int]], view: _View) -> str:
    if not any(0 <= x <= view.width and 0 <= y <= HEIGHT for x, y in points):
        return ""
    told = [points[0]] + [b for a, b in pairwise(points) if a != b]
    if len(told) < 4:
        return ""
    moves = (f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(told))
    return f"M{told[0][0]} {told[0][1]}l{' '.join(moves)}z".replace(" -", "-")


def _filling(row: Row, steps: list[Stufe]) -> tuple[str, str]:
    """The filling and the class; a commune without a year of joining has a plan."""
    year = row["jahr"]
    number = next((step.number for step in steps if isinstance(year, int) and step.first <= year <= step.last), 0)
    return (f"url(#jahr{number})", f"jahr{number}") if number else ("none", "plan")


def _told(row: Row) -> str:
    return f"{kommune(row)}: {'Beitritt ' + row.text('jahr') if row['jahr'] is not None else 'Arbeitsplan'}"


def _kreis(row: Row, rings: list[Ring], view: _View, steps: list[Stufe]) -> Markup:
    fill, class_ = _filling(row, steps)
    shape = tag("path", tag("title", _told(row)), d=_path(rings, view), fill=fill, class_=f"kreis {class_}")
    return _link(row, shape)


def _dot(row: Row, view: _View, steps: list[Stufe]) -> Iterator[Markup]:
    lat, lon = row.real("lat"), row.real("lon")
    if lat is not None and lon is not None:
        x, y = view.at(lon, lat)
        fill, class_ = _filling(row, steps)
        circle = tag("circle", tag("title", _told(row)), cx=x, cy=y, r=11, fill=fill, class_=f"ort {class_}")
        yield _link(row, circle)


def _link(row: Row, shape: Markup) -> Markup:
    return tag("a", shape, href=f"#r-{row.text('record_id')}", tabindex=-1, aria_label=_told(row))


def _unplaced_table(rows: list[Row]) -> Tabelle:
    titles = (Column("Kommune"), Column("Beitritt"), Column("mögliche Einträge im Register", True))
    cells = [
        (
            Cell(kommune(row), href=f"#r-{row.text('record_id')}"),
            Cell(row.text("jahr")),
            Cell(row.text("kandidaten"), row.number("kandidaten")),
        )
        for row in rows
    ]
    return Tabelle("Nicht auf der Karte, weil nicht eindeutig", titles, cells)
