"""What the C helper does, through ctypes: needs nothing but pypdfium2, and takes about twenty times as long.

Each question is put to all characters in one `map`, whose answers PDFium writes straight into numpy's memory: a loop in
Python costs three times the calls themselves.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from itertools import repeat
from typing import cast

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from pipeline.read.pdf.sheets import dump
from pipeline.read.pdf.sheets.dump import Chars, Drawn, Records
from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats, Ints, lengths

Matrix = tuple[float, float, float, float, float, float]
Numbers = npt.NDArray[np.float64] | npt.NDArray[np.float32]
ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PLAIN = (c_float * 6)(*ONE)
DEEPEST = 16
NO_CHARACTER = 0xFFFE  # stands in PDFium's text for what is none: a hyphen at a line end, U+0000
SOFT_HYPHEN = 0xAD
BLANK = 0x20  # PDFium makes up blanks and line ends, no other characters


def bare(name: str, result: type, *arguments: type) -> Callable[..., int]:
    """A PDFium function that takes addresses as numbers: half the cost of a call through typed pointers."""
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value or 0
    return cast(Callable[..., int], ctypes.PYFUNCTYPE(result, *arguments)(address))


TEXT_OBJECT = bare("FPDFText_GetTextObject", c_size_t, c_void_p, c_int)
GENERATED = bare("FPDFText_IsGenerated", c_int, c_void_p, c_int)
UNICODE = bare("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
TEXT_OF_PAGE = bare("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
LOOSE = bare("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
NO_UNICODE = bare("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
SIZE = bare("FPDFText_GetFontSize", c_double, c_void_p, c_int)
CHAR_MATRIX = bare("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
ORIGIN = bare("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
TIGHT = bare("FPDFText_GetCharBox", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
FONT = bare("FPDFTextObj_GetFont", c_size_t, c_void_p)
DESCENT = bare("FPDFFont_GetDescent", c_int, c_void_p, c_float, c_void_p)
COUNT_PAGE = bare("FPDFPage_CountObjects", c_int, c_void_p)
PAGE_OBJECT = bare("FPDFPage_GetObject", c_size_t, c_void_p, c_int)
COUNT_FORM = bare("FPDFFormObj_CountObjects", c_int, c_void_p)
FORM_OBJECT = bare("FPDFFormObj_GetObject", c_size_t, c_void_p, c_ulong)
TYPE = bare("FPDFPageObj_GetType", c_int, c_void_p)
MATRIX = bare("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
BOUNDS = bare("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
DRAW_MODE = bare("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
COUNT_SEGMENTS = bare("FPDFPath_CountSegments", c_int, c_void_p)
PATH_SEGMENT = bare("FPDFPath_GetPathSegment", c_size_t, c_void_p, c_int)
POINT = bare("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
KIND = bare("FPDFPathSegment_GetType", c_int, c_void_p)
CLOSE = bare("FPDFPathSegment_GetClose", c_int, c_void_p)


def chars(text_page: ctypes.c_void_p, count: int) -> Chars:
    """What the characters of a text object share is asked once for each run of them."""
    page = text_page.value or 0
    which, drawn, codes, apart = _printed(page, count)
    if not which:
        none = np.empty(0)
        return Chars(none, none, none, none, None, codes, apart, apart, np.empty(0, dump.RUN))
    starts = np.ones(len(which), bool)
    starts[1:] = drawn[1:] != drawn[:-1]
    runs = _runs(page, which, drawn, np.flatnonzero(starts))
    boxes = np.zeros((len(which), 4), np.float32)
    _ask(LOOSE, page, which, boxes)
    left, right = boxes[:, 0].astype(float), boxes[:, 2].astype(float)
    length = lengths(runs["first"], len(which))
    turned = np.repeat((runs["b"] != 0) | (runs["c"] != 0) | (runs["a"] <= 0), length)  # or mirrored
    odd = np.ones(len(which), bool) if turned.any() else _uneven(boxes, runs["first"])
    soft = codes == SOFT_HYPHEN  # within a ligature it has the origin of the letter before
    x, y = _places(page, which, left, runs["first"], odd | soft | np.append(soft[1:], False))
    unknown = _unknown(page, which, np.repeat(runs["font"], length).tolist(), codes.tolist())
    return Chars(x, y, left, right, _tight(page, which, turned), codes, unknown, apart, runs)


def _printed(page: int, count: int) -> tuple[list[int], npt.NDArray[np.uint64], Codes, Bools]:
    """The characters that a text object draws: numbers, objects and codes, and before which a blank is made up."""
    objects = np.fromiter(map(TEXT_OBJECT, repeat(page), range(count)), np.uint64, count)
    codes, kept = _codes(page, count), objects != 0
    blank = np.flatnonzero((codes <= BLANK) & kept)
    kept[blank[np.array([GENERATED(page, n) == 1 for n in blank.tolist()], bool)]] = False
    which = np.flatnonzero(kept)
    made_up = np.cumsum((codes == BLANK) & ~kept)[which]
    return which.tolist(), objects[which], codes[which], np.diff(made_up, prepend=0) > 0


def _codes(page: int, count: int) -> Codes:
    """The code of each character: from the page's text in one call, unless that leaves out or doubles any."""
    text = np.zeros(2 * count + 2, np.uint16)
    if TEXT_OF_PAGE(page, 0, count, text.ctypes.data) == count + 1:
        codes = text[:count].astype(np.uint32)
        for n in np.flatnonzero(codes == NO_CHARACTER).tolist():
            codes[n] = UNICODE(page, n)
        return codes
    return np.fromiter(map(UNICODE, repeat(page), range(count)), np.uint32, count)


def _ask(question: Callable[..., int], page: int, which: Iterable[int], out: Numbers, columns: int = 1) -> None:
    """Puts a question to each of these characters; its answer is a row of `out`, taken in so many parts."""
    start, step = out.ctypes.data, out.strides[0]
    rows = [range(start + n * out.itemsize, start + n * out.itemsize + step * len(out), step) for n in range(columns)]
    deque(map(question, repeat(page), which, *rows), maxlen=0)


def _runs(page: int, which: list[int], drawn: npt.NDArray[np.uint64], first: Ints) -> Records:
    """What each run shares: font, descent, size and matrix."""
    at = [which[n] for n in first.tolist()]
    matrix = np.tile(np.array(ONE, np.float32), (len(first), 1))
    _ask(CHAR_MATRIX, page, at, matrix)
    runs = np.zeros(len(first), dump.RUN)
    runs["first"], runs["object"] = first, drawn[first]
    runs["a"], runs["b"], runs["c"], runs["d"] = matrix[:, :4].T
    fonts = list(map(FONT, runs["object"].tolist()))
    descents = {font: _descent(font) for font in set(fonts)}
    runs["font"], runs["descent"] = np.array(fonts, np.uint64), [descents[font] for font in fonts]
    runs["size"] = np.fromiter(map(SIZE, repeat(page), at), np.float32, len(at))
    return runs


def _descent(font: int) -> float:
    descent = c_float()
    DESCENT(font, 1000.0, ctypes.addressof(descent))
    return descent.value


def _places(page: int, which: list[int], left: Floats, first: Ints, odd: Bools) -> tuple[Floats, Floats]:
    """The origins: ordinary text has one writing line a run, and its boxes begin at the origin."""
    line = np.zeros((len(first), 2))
    _ask(ORIGIN, page, [which[n] for n in first.tolist()], line, 2)
    x, y = left.copy(), np.repeat(line[:, 1], lengths(first, len(which)))
    if odd.any():
        places = np.zeros((int(odd.sum()), 2))
        _ask(ORIGIN, page, [which[n] for n in np.flatnonzero(odd).tolist()], places, 2)
        x[odd], y[odd] = places.T
    return x, y


def _uneven(boxes: npt.NDArray[np.float32], first: Ints) -> Bools:
    """Characters of runs whose boxes do not stand at one height: text set vertically."""
    low, high = np.minimum.reduceat(boxes[:, 1], first), np.maximum.reduceat(boxes[:, 1], first)
    return np.repeat(low != high, lengths(first, len(boxes)))


def _tight(page: int, which: list[int], turned: Bools) -> Floats | None:
    """The inked boxes of turned text, as left, bottom, right, top; PDFium tells them in another order."""
    if not turned.any():
        return None
    boxes, told = np.zeros((len(which), 4)), np.zeros((int(turned.sum()), 4))
    _ask(TIGHT, page, [which[n] for n in np.flatnonzero(turned).tolist()], told, 4)
    boxes[turned] = told[:, [0, 2, 1, 3]].astype(np.float32)
    return boxes


def _unknown(page: int, which: list[int], fonts: list[int], codes: list[int]) -> Bools:
    """Which characters have no known meaning; asked once for each code of each font."""
    first = dict(zip(zip(fonts, codes, strict=True), which, strict=True))
    unknown = {key: NO_UNICODE(page, n) == 1 for key, n in first.items()}
    return np.array([unknown[key] for key in zip(fonts, codes, strict=True)], bool)


def bounds(handles: list[int]) -> Numbers:
    """The boxes of these objects of a page: left, bottom, right, top."""
    box = np.zeros((len(handles), 4), np.float32)
    rows = (range(at, at + 16 * len(handles), 16) for at in range(box.ctypes.data, box.ctypes.data + 16, 4))
    deque(map(BOUNDS, handles, *rows), maxlen=0)
    return box


def drawn(page: ctypes.c_void_p) -> Drawn:
    """Rows of dump.SEGMENT and dump.OBJECT."""
    walk = _Walk()
    walk.children(page.value or 0, 0, ONE)
    return Drawn(walk.segments(), walk.objects())


class _Walk:
    """Collects the handles of what a page draws; what the segments of its paths are is asked at the end, at once."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, int]] = []  # kind, depth, handle
        self.handles: list[int] = []  # of segments
        self.paths: list[tuple[int, int, Matrix]] = []  # segments, paint, matrix
        self.one, self.two, self.matrix = c_int(), c_int(), (c_float * 6)()

    def children(self, parent: int, depth: int, ctm: Matrix) -> None:
        count, child = (COUNT_FORM(parent), FORM_OBJECT) if depth else (COUNT_PAGE(parent), PAGE_OBJECT)
        handles = list(map(child, repeat(parent), range(count)))
        for kind, handle in zip(map(TYPE, handles), handles, strict=True):
            if kind == dump.PATH:
                self._path(handle, ctm)
            elif kind == dump.FORM and depth < DEEPEST:
                self.children(handle, depth + 1, _times(self._matrix(handle), ctm))
            elif kind in (dump.TEXT, dump.IMAGE):
                self.found.append((kind, depth, handle))

    def _path(self, path: int, ctm: Matrix) -> None:
        DRAW_MODE(path, ctypes.addressof(self.one), ctypes.addressof(self.two))
        paint = (dump.STROKED if self.two.value else 0) | (dump.FILLED if self.one.value else 0)
        if paint:
            count = COUNT_SEGMENTS(path)
            self.handles.extend(map(PATH_SEGMENT, repeat(path), range(count)))
            self.paths.append((count, paint, _times(self._matrix(path), ctm)))

    def _matrix(self, child: int) -> Matrix:
        ctypes.memmove(self.matrix, PLAIN, ctypes.sizeof(PLAIN))
        MATRIX(child, ctypes.addressof(self.matrix))
        return cast(Matrix, tuple(self.matrix))

    def segments(self) -> Records:
        out = np.zeros(len(self.handles), dump.SEGMENT)
        if self.handles:
            points = np.zeros((len(out), 2), np.float32)
            rows = (range(at, at + 8 * len(out), 8) for at in (points.ctypes.data, points.ctypes.data + 4))
            deque(map(POINT, self.handles, *rows), maxlen=0)
            x, y = points.T
            counts, paint, matrices = zip(*self.paths, strict=True)
            number = np.repeat(np.arange(len(counts)), counts)
            a, b, c, d, e, f = np.array(matrices, np.float32)[number].T  # as C counts
            out["path"], out["x"], out["y"] = number + 1, a * x + c * y + e, b * x + d * y + f
            out["paint"] = np.array(paint)[number]
            out["kind"], out["closed"] = list(map(KIND, self.handles)), list(map(CLOSE, self.handles))
        return out

    def objects(self) -> Records:
        out = np.zeros(len(self.found), dump.OBJECT)
        if self.found:
            out["kind"], out["depth"], out["handle"] = zip(*self.found, strict=True)
        return out


def _times(m: Matrix, n: Matrix) -> Matrix:
    """In single precision, as C counts."""
    if n == ONE:
        return m
    a, b, c, d, e, f = np.array(m, np.float32)
    p, q, r, s, t, u = np.array(n, np.float32)
    product = a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
    return cast(Matrix, tuple(map(float, product)))
