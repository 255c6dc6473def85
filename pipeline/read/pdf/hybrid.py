"""A pdfplumber page whose objects come from PDFium: for people who want to look at a page with pdfplumber's own means.

`open_page(data, 1).extract_tables()` is pdfplumber's code on PDFium's characters and rules. Where PDFium's characters
are not pdfplumber's – it leaves out text printed twice, has no letter for a glyph, ends turned text with its ink – or a
slanted line is drawn, which pdfplumber takes for a rule, the page is pdfplumber's own: far slower, and equal.
"""

import ctypes
import io
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import pdfplumber
import pypdfium2
from pdfplumber.page import Page

from pipeline.read.pdf.health import unseen
from pipeline.read.pdf.sheets import native, pdfium
from pipeline.read.pdf.sheets.dump import MOVE_TO
from pipeline.read.pdf.sheets.paths import SLANT
from pipeline.read.pdf.sheets.sheet import Sheet, lengths

HAIR = 1e-3  # points: a character that pdfminer calls not upright is as wide as its font is high

Value = str | float | bool | int
Shape = dict[str, Value]


class SheetPage(Page):  # type: ignore[misc]
    """A pdfplumber.Page over a sheet; it has characters and lines, no images, annotations or colours."""

    def __init__(self, sheet: Sheet, above: float = 0.0) -> None:
        self.sheet = sheet
        self.pdf = None
        self.root_page = self
        self.page_number, self.rotation, self.initial_doctop = sheet.number, 0, above
        self.mediabox = self.cropbox = self.bbox = (0.0, 0.0, sheet.width, sheet.height)
        self.get_textmap = lru_cache()(self._get_textmap)
        self._objects: dict[str, list[Shape]] = {}

    @property
    def objects(self) -> dict[str, list[Shape]]:
        """Characters and lines as pdfplumber's dicts, made when first asked for."""
        if not self._objects:
            made = {"char": list(self._chars()), "line": list(self._lines())}
            self._objects = {kind: shapes for kind, shapes in made.items() if shapes}
        return self._objects

    def close(self) -> None:
        self._objects = {}
        self.get_textmap.cache_clear()

    def _chars(self) -> Iterator[Shape]:
        g = self.sheet.glyphs
        places = zip(g.x0.tolist(), g.top.tolist(), g.x1.tolist(), g.bottom.tolist(), strict=True)
        upright = g.upright | (np.abs(g.x1 - g.x0 - g.size) > HAIR)
        looks = zip(g.code.tolist(), (g.bottom - g.top).tolist(), g.font.tolist(), upright.tolist(), strict=True)
        for place, (code, size, font, upright) in zip(places, looks, strict=True):
            yield self._shape("char", place) | {
                "text": chr(code),
                "size": size,
                "fontname": self.sheet.fonts[font],
                "upright": upright,
            }

    def _lines(self) -> Iterator[Shape]:
        for rule in (*self.sheet.rules.across.tolist(), *self.sheet.rules.down.tolist()):
            yield self._shape("line", rule) | {"stroke": True, "fill": False}

    def _shape(self, kind: str, place: Sequence[float]) -> Shape:
        x0, top, x1, bottom = place
        height = self.sheet.height
        return {
            "object_type": kind,
            "page_number": self.page_number,
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "y0": height - bottom,
            "y1": height - top,
            "width": x1 - x0,
            "height": bottom - top,
            "doctop": self.initial_doctop + top,
        }


def open_page(data: bytes, number: int, password: str | None = None) -> Page:
    """Page `number` (from 1) of the PDF; PdfiumError where it cannot be read."""
    document = pypdfium2.PdfDocument(data, password=password)
    page = document[number - 1]
    try:
        sheet = pdfium.sheet_of(page, number, turn=False)
        same = _has_plumbers_characters(sheet) and not _has_slanted_lines(page)
    finally:
        page.close()
        document.close()
    return SheetPage(sheet) if same else pdfplumber.open(io.BytesIO(data), password=password).pages[number - 1]


def _has_plumbers_characters(sheet: Sheet) -> bool:
    return bool(not sheet.unmapped and sheet.glyphs.upright.all() and not unseen(sheet).any())


def _has_slanted_lines(page: pypdfium2.PdfPage) -> bool:
    """Whether a path of two points neither lies nor stands, such as the cross of a check box."""
    points = native.drawn(ctypes.cast(page.raw, ctypes.c_void_p)).segments
    starts = np.flatnonzero(points["kind"] == MOVE_TO)
    lines = starts[lengths(starts, len(points)) == 2]
    across, down = (abs(points[axis][lines + 1] - points[axis][lines]) for axis in ("x", "y"))
    return bool(((across > SLANT) & (down > SLANT)).any())
