"""What the C helper does, through ctypes: needs nothing but pypdfium2, and takes about fifty times as long."""

import ctypes
from ctypes import byref, c_double, c_float, c_int

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.read.dump import CHAR, FILLED, FORM, IMAGE, OBJECT, PATH, SEGMENT, STROKED, TEXT, Drawn, Records

Matrix = tuple[float, float, float, float, float, float]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 16


def chars(text_page: ctypes.c_void_p, count: int) -> Records:
    """Rows of CHAR."""
    page = ctypes.cast(text_page, pdfium.FPDF_TEXTPAGE)
    styles: dict[int, tuple[float, float, float, float, float, float, int]] = {}
    rows = []
    for n in range(count):
        if pdfium.FPDFText_IsGenerated(page, n) == 1:
            continue
        handle = pdfium.FPDFText_GetTextObject(page, n)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if not address:
            continue
        if address not in styles:
            styles[address] = _style(page, n, handle)
        rows.append(_char(page, n, styles[address], address))
    return np.array(rows, CHAR)


def _style(
    page: ctypes.c_void_p, n: int, handle: ctypes.c_void_p
) -> tuple[float, float, float, float, float, float, int]:
    """Matrix, size, descent and font of a text object."""
    font, descent, matrix = pdfium.FPDFTextObj_GetFont(handle), c_float(), pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFFont_GetDescent(font, 1000.0, byref(descent))
    pdfium.FPDFText_GetMatrix(page, n, byref(matrix))
    size = pdfium.FPDFText_GetFontSize(page, n)
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    return matrix.a, matrix.b, matrix.c, matrix.d, size, descent.value, address


def _char(
    page: ctypes.c_void_p, n: int, style: tuple[float, float, float, float, float, float, int], address: int
) -> tuple[float | int, ...]:
    x, y, loose = c_double(), c_double(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetCharOrigin(page, n, byref(x), byref(y))
    pdfium.FPDFText_GetLooseCharBox(page, n, byref(loose))
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if style[1] or style[2] or style[0] <= 0:
        pdfium.FPDFText_GetCharBox(page, n, byref(left), byref(right), byref(bottom), byref(top))
    tight = (left.value, bottom.value, right.value, top.value)
    code, unknown = pdfium.FPDFText_GetUnicode(page, n), pdfium.FPDFText_HasUnicodeMapError(page, n)
    return (x.value, y.value, loose.left, loose.right, *tight, *style[:6], code, int(unknown == 1), style[6], address)


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
