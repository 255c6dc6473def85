"""One sheet of a document: its page as a picture or its lines as text, with every value marked, and what was found.

A place that several records claim is marked once; the mark names them all.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from pipeline.report.funde import Beleg, Fund
from pipeline.report.rows import Row
from pipeline.report.seiten import Bild
from pipeline.report.svg import joined, plain, tag

LINES = 40  # of text on a sheet, so that what was found stands beside it
MARGIN = 1.0  # points around the words

Rect = tuple[float, float, float, float]


class Blatt(NamedTuple):
    """Blatt: a page or a stretch of text, what it shows, and what was found there."""

    title: str
    picture: Markup | None
    lines: Markup
    funde: list[Fund]
    anchors: dict[str, str]  # for each record the first mark on this sheet

    @property
    def major(self) -> list[Fund]:
        return [fund for fund in self.funde if not fund.minor]

    @property
    def minor(self) -> list[Fund]:
        return [fund for fund in self.funde if fund.minor]


def page_sheet(document_id: str, number: int, bild: Bild | None, blocks: Sequence[Row], all_: Sequence[Fund]) -> Blatt:
    """A page of a PDF; where it has no picture its lines carry the marks."""
    own = [fund for fund in all_ if fund.main.page == number]
    title = f"Seite {number}"
    if bild is None:
        return text_sheet(f"{document_id}-{number}", title, blocks, all_, own)
    places = _places(number, all_)
    marks, anchors = _rects(f"{document_id}-{number}", places)
    picture = tag(
        "svg",
        tag("image", href=bild.url, x=bild.left, y=0, width=bild.width, height=bild.height),
        *marks,
        viewBox=f"{bild.left:g} 0 {bild.width:g} {bild.height:g}", class_="bogen", role="group",
        aria_label=f"{title}, {len(marks)} markierte Stellen; ihr Wortlaut steht in der Liste daneben",
    )  # fmt: skip
    return Blatt(title, picture, _lines(blocks, []), own, anchors)


def text_sheet(prefix: str, title: str, blocks: Sequence[Row], all_: Sequence[Fund], own: list[Fund]) -> Blatt:
    """A stretch of text with its values marked."""
    if not blocks:
        return Blatt(title, None, Markup(), own, {})
    start, end = blocks[0].number("start_char"), blocks[-1].number("end_char")
    here = [b for fund in all_ for b in fund.belege if b.start < end and b.end > start]
    anchors: dict[str, str] = {}
    return Blatt(title, None, _lines(blocks, here, prefix, anchors), own, anchors)


def _places(number: int, all_: Sequence[Fund]) -> dict[Rect, list[Beleg]]:
    """Each rectangle of the page with the values that stand in it."""
    places: dict[Rect, list[Beleg]] = {}
    for fund in all_:
        for beleg in fund.belege:
            for page, *sides in beleg.boxes:
                if page == number:
                    x0, top, x1, bottom = sides
                    places.setdefault((x0, top, x1, bottom), []).append(beleg)
    return places


def _rects(prefix: str, places: dict[Rect, list[Beleg]]) -> tuple[list[Markup], dict[str, str]]:
    """The larger below the smaller, so that each can be clicked."""
    marks: list[Markup] = []
    anchors: dict[str, str] = {}
    order = sorted(places, key=lambda rect: (-(rect[2] - rect[0]) * (rect[3] - rect[1]), rect))
    for number, rect in enumerate(order):
        x0, top, x1, bottom = rect
        belege = places[rect]
        shape = tag("rect", tag("title", _label(belege)), x=x0 - MARGIN, y=top - MARGIN, rx=1.5,
                    width=x1 - x0 + 2 * MARGIN, height=bottom - top + 2 * MARGIN)  # fmt: skip
        marks.append(
            tag("a", shape, id=f"b-{prefix}-{number}", href=f"#r-{belege[0].record_id}", tabindex=-1,
                class_=f"k {belege[0].colour}", data_r=_ids(belege), aria_label=_label(belege))
        )  # fmt: skip
    for number, rect in sorted(enumerate(order), key=lambda pair: (pair[1][1], pair[1][0])):
        for beleg in places[rect]:
            anchors.setdefault(beleg.record_id, f"b-{prefix}-{number}")
    return marks, anchors


def _label(belege: Sequence[Beleg]) -> str:
    names = ", ".join(dict.fromkeys(beleg.name for beleg in belege))
    return f"{names}: {plain(belege[0].quote, 80)}"


def _ids(belege: Sequence[Beleg]) -> str:
    return " ".join(dict.fromkeys(beleg.record_id for beleg in belege))


def _lines(
    blocks: Sequence[Row], here: Sequence[Beleg], prefix: str = "", anchors: dict[str, str] | None = None
) -> Markup:
    anchors = {} if anchors is None else anchors
    told = []
    for row in blocks:
        start, end = row.number("start_char"), row.number("end_char")
        inside = [beleg for beleg in here if beleg.start < end and beleg.end > start]
        content = joined(_segments(row, inside, prefix, anchors))
        bullet = f"{row.text('marker') or '•'} " if row["kind"] == "item" else ""
        told.append(tag("p", bullet, content, class_=_class(row)))
    return joined(told)


def _class(row: Row) -> str:
    cell = " zelle" if row["table"] is not None else ""
    return f"{row.text('kind')}{cell}"


def _segments(row: Row, inside: Sequence[Beleg], prefix: str, anchors: dict[str, str]) -> list[object]:
    """The line cut wherever a value begins or ends; pieces that values claim are marked."""
    start, text = row.number("start_char"), row.text("text")
    ends = {0, len(text)} | {min(max(side - start, 0), len(text)) for b in inside for side in (b.start, b.end)}
    cuts = sorted(ends)
    pieces: list[object] = []
    for left, right in pairwise(cuts):
        claims = [b for b in inside if b.start <= start + left and b.end >= start + right]
        if not claims:
            pieces.append(text[left:right])
            continue
        claims.sort(key=lambda b: (b.end - b.start, b.field))
        name = f"b-{prefix}-{start + left}"
        fresh = [claim.record_id for claim in claims if claim.record_id not in anchors]
        anchors.update(dict.fromkeys(fresh, name))
        pieces.append(
            tag(
                "mark",
                text[left:right],
                id=name if fresh else None,
                class_=f"k {claims[0].colour}",
                data_r=_ids(claims),
            )
        )
    return pieces
