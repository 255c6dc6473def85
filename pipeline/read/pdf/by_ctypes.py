"""What the C helper does, through ctypes: needs nothing but pypdfium2, and takes about fifty times as long."""

import ctypes
from collections.abc import Callable
from ctypes import byref, c_double, c_float, c_int, c_uint, c_void_p
from dataclasses import dataclass
from typing import cast

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.read.pdf.dump import CHAR, FILLED, FORM, IMAGE, OBJECT, PATH, SEGMENT, STROKED, TEXT, Drawn, Records

Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 16
NOWHERE = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Style:
    """What the characters of a text object share: `look` is matrix, size and descent, `y` the writing line."""

    look: tuple[float, ...]
    font: int
    y: float
    turned: bool


def _bare(name: str, result: type, *arguments: type) -> Callable[..., int]:
    """A PDFium function that takes addresses as numbers: half the cost of a call through typed pointers."""
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value or 0
    return cast(Callable[..., int], ctypes.CFUNCTYPE(result, *arguments)(address))


TEXT_OBJECT = _bare("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
GENERATED = _bare("FPDFText_IsGenerated", c_int, c_void_p, c_int)
UNICODE = _bare("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
LOOSE = _bare("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
NO_UNICODE = _bare("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)


def chars(text_page: ctypes.c_void_p, count: int) -> Records:
    """Rows of CHAR; what all characters of a text object share is asked once."""
    page = text_page.value or 0
    styles: dict[int, Style] = {}
    unknown: dict[tuple[int, int], bool] = {}
    box = (c_float * 4)()
    where, rows = ctypes.addressof(box), []
    for n in range(count):
        address = TEXT_OBJECT(page, n)
        if not address or GENERATED(page, n) == 1:
            continue
        style = styles.get(address) or styles.setdefault(address, _style(page, n, address))
        code = UNICODE(page, n)
        LOOSE(page, n, where)
        left, _, right, _ = box
        if (style.font, code) not in unknown:
            unknown[style.font, code] = NO_UNICODE(page, n) == 1
        tight = _tight(page, n) if style.turned else NOWHERE
        x, y = _origin(page, n) if style.turned else (left, style.y)
        flags = int(unknown[style.font, code])
        rows.append((x, y, left, right, *tight, *style.look, code, flags, style.font, address))
    return np.array(rows, CHAR)


def _style(page: int, n: int, address: int) -> Style:
    """Matrix, size, descent, font and writing line of a text object."""
    text_page = ctypes.cast(page, pdfium.FPDF_TEXTPAGE)
    font = pdfium.FPDFTextObj_GetFont(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT))
    descent, m = c_float(), pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFFont_GetDescent(font, 1000.0, byref(descent))
    pdfium.FPDFText_GetMatrix(text_page, n, byref(m))
    look = m.a, m.b, m.c, m.d, pdfium.FPDFText_GetFontSize(text_page, n), descent.value
    turned = bool(m.b or m.c or m.a <= 0)
    return Style(look, ctypes.cast(font, ctypes.c_void_p).value or 0, _origin(page, n)[1], turned)


def _origin(page: int, n: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(ctypes.cast(page, pdfium.FPDF_TEXTPAGE), n, byref(x), byref(y))
    return x.value, y.value


def _tight(page: int, n: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    text_page = ctypes.cast(page, pdfium.FPDF_TEXTPAGE)
    pdfium.FPDFText_GetCharBox(text_page, n, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, bottom.value, right.value, top.value


def drawn(page: ctypes.c_void_p) -> Drawn:
    """Rows of SEGMENT and OBJECT."""
    walk = _Walk()
    walk.children(ctypes.cast(page, pdfium.FPDF_PAGE), 0, ONE)
    return Drawn(np.array(walk.segments, SEGMENT), np.array(walk.objects, OBJECT))


class _Walk:
    def __init__(self) -> None:
        self.segments: list[tuple[float | int, ...]] = []
        self.objects: list[tuple[float | int, ...]] = []
        self.paths = 0

    def children(self, parent: ctypes.c_void_p, depth: int, ctm: Matrix) -> None:
        count = pdfium.FPDFFormObj_CountObjects(parent) if depth else pdfium.FPDFPage_CountObjects(parent)
        for n in range(count):
            child = pdfium.FPDFFormObj_GetObject(parent, n) if depth else pdfium.FPDFPage_GetObject(parent, n)
            kind = pdfium.FPDFPageObj_GetType(child)
            if kind == PATH:
                self._path(child, _times(_matrix(child), ctm))
            elif kind == FORM and depth < DEEPEST:
                self.children(child, depth + 1, _times(_matrix(child), ctm))
            elif kind in (TEXT, IMAGE):
                self.objects.append((kind, depth, *_bounds(child), ctypes.cast(child, ctypes.c_void_p).value or 0))

    def _path(self, path: ctypes.c_void_p, m: Matrix) -> None:
        fill, stroke, x, y = c_int(), c_int(), c_float(), c_float()
        pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
        paint = (STROKED if stroke.value else 0) | (FILLED if fill.value else 0)
        if not paint:
            return
        self.paths += 1
        for n in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, n)
            pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            point = m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5]
            kind, closed = pdfium.FPDFPathSegment_GetType(segment), pdfium.FPDFPathSegment_GetClose(segment)
            self.segments.append((kind, closed, self.paths, paint, *point))


def _matrix(child: ctypes.c_void_p) -> Matrix:
    m = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(child, byref(m))
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _bounds(child: ctypes.c_void_p) -> tuple[float, float, float, float]:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(child, byref(left), byref(bottom), byref(right), byref(top))
    return left.value, bottom.value, right.value, top.value
