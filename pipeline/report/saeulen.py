"""Columns a year, their sum as a line, and stated totals as marks: filled where the count agrees, open where not."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from markupsafe import Markup

from pipeline.report.rows import Row
from pipeline.report.svg import joined, tag
from pipeline.report.worte import ERGEBNIS, german_day

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 440.0, 250.0, 30.0, 224.0, 16.0


def saeulen(title: str, counts: Counter[int], stated: Sequence[Row] = ()) -> Markup:
    """The chart of so many joinings a year; a stated total stands at the end of its year, undated at the end."""
    years = list(range(min(counts), max(counts) + 1))
    sums = list(accumulate(counts[year] for year in years))
    top = max([sums[-1], *(row.number("wert") for row in stated)])
    step = (WIDTH - LEFT) / len(years)
    scale = (BOTTOM - TOP) / top
    parts = [
        *_grid(top, scale),
        *(_column(n, year, counts[year], step, scale) for n, year in enumerate(years)),
        _sum_line(sums, step, scale),
        *(_mark(row, years, step, scale) for row in stated),
    ]
    told = f"{sums[-1]} Beitritte von {years[0]} bis {years[-1]}; dieselben Zahlen stehen in der Tabelle darunter."
    size = f"0 0 {WIDTH:.0f} {HEIGHT:.0f}"
    return tag(
        "svg", tag("title", title), tag("desc", told), *parts,
        viewBox=size, class_="saeulen", role="img", aria_label=f"{title}: {told}",
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
    x = LEFT + (years.index(_year(row, years)) + 1) * step
    y = BOTTOM - row.number("wert") * scale
    sign, words = ERGEBNIS[row.text("ergebnis")]
    told = f"{row.number('wert')} {row.text('gegenstand')} {_until(row)}: {words}"
    diamond = tag("path", tag("title", told), class_=f"marke {row.text('ergebnis').replace('_', '-')}",
                  d=f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z")  # fmt: skip
    anchor = "end" if x > WIDTH - 40 else "start"
    label = tag("text", f"{row.number('wert')} {sign}", x=x + (-9 if anchor == "end" else 9), y=y - 5,
                text_anchor=anchor, class_="stark")  # fmt: skip
    return joined([diamond, label])


def _year(row: Row, years: Sequence[int]) -> int:
    day = row.day("stichtag")
    return min(max(day.year, years[0]), years[-1]) if day else years[-1]


def _until(row: Row) -> str:
    return f"zum {german_day(row.day('stichtag'))}" if row["stichtag"] else "ohne Stichtag"
