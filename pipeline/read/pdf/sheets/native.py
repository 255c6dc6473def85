"""A small C helper built where a compiler is found: it asks PDFium, and finds glyphs, rules, words and gutters.

Without it PDFium is asked through ctypes and all these are found with numpy alone, which takes about 3 ms more a page;
the numbers are the same. The helper is built once into the user's cache folder, never into the source tree;
PLANLESE_NATIVE=0 turns it off.
"""

import ctypes
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from pipeline.read.pdf.sheets import by_ctypes
from pipeline.read.pdf.sheets.building import built
from pipeline.read.pdf.sheets.dump import OBJECT, RUN, SEGMENT, Chars, Drawn, Records
from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats, Glyphs, Ints
from pipeline.read.pdf.words.blanks import BLANKS

ENTRIES = (
    "FPDFText_CountChars FPDFText_GetUnicode FPDFText_GetLooseCharBox FPDFText_GetFontSize FPDFText_GetTextObject",
    "FPDFText_IsGenerated FPDFText_GetMatrix FPDFTextObj_GetFont FPDFFont_GetDescent FPDFText_GetCharOrigin",
    "FPDFText_GetCharBox FPDFText_HasUnicodeMapError FPDFPage_CountObjects FPDFPage_GetObject FPDFPageObj_GetType",
    "FPDFPageObj_GetMatrix FPDFPath_CountSegments FPDFPath_GetPathSegment FPDFPathSegment_GetPoint",
    "FPDFPathSegment_GetType FPDFPathSegment_GetClose FPDFPath_GetDrawMode FPDFFormObj_CountObjects",
    "FPDFFormObj_GetObject FPDFPageObj_GetFillColor",
)

AT, INT = ctypes.c_void_p, ctypes.c_int
SIGNATURES: dict[str, tuple[type | None, tuple[type, ...]]] = {  # what the helper's functions give and take
    "init": (INT, (AT, INT)),
    "chars": (INT, (AT, AT, INT, AT)),
    "drawn": (None, (AT, AT, INT, AT, INT, AT)),
    "colours": (None, (AT, INT, AT)),
    "glyphs": (None, (AT, AT, AT, AT, INT, INT, AT, AT, AT, AT, AT)),
    "shapes": (INT, (AT, INT, AT, AT, AT, AT)),
    "words": (INT, (AT, INT, AT, AT, AT, AT, AT)),
    "owners": (None, (AT, AT, INT, AT, INT, AT)),
    "covered": (None, (AT, AT, AT, INT, INT, INT, AT, AT)),
    "strips": (INT, (AT, INT, INT, AT, AT, AT)),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a page: rows of `places` are x0, top, x1, bottom, base and size, those of `numbers` font and band.

    `letters` are the characters of all words, with line ends between them.
    """

    places: Floats
    numbers: Ints
    letters: Codes


@dataclass(frozen=True, slots=True)
class Helper:
    """The loaded C helper."""

    library: ctypes.CDLL

    def chars(self, text_page: ctypes.c_void_p, count: int) -> Chars:
        most = max(count, 1)
        places, code, unknown = np.empty((4, most)), np.empty(most, np.uint32), np.empty(most, bool)
        apart = np.empty(most, bool)
        runs, counts = np.empty(most, RUN), (ctypes.c_int * 2)()
        columns = (code, unknown, apart, runs)
        out = (ctypes.c_void_p * 6)(_at(places), None, *map(_at, columns))
        found = self.library.planlese_chars(text_page, out, most, counts)
        x, y, left, right = places[:, :found]
        tight = None
        if counts[1]:  # some text is turned: once more, with its ink
            ink = np.zeros((most, 4))
            out[1] = _at(ink)
            self.library.planlese_chars(text_page, out, most, counts)
            tight = ink[:found]
        return Chars(x, y, left, right, tight, code[:found], unknown[:found], apart[:found], runs[: counts[0]])

    def glyphs(self, chars: Chars, layout: Sequence[float], fonts: Sequence[int]) -> Glyphs:
        count = len(chars)
        lengths, font, code = np.empty((6, count)), np.empty(count, np.int64), np.empty(count, np.uint32)
        given = list(map(np.ascontiguousarray, (chars.x, chars.y, chars.left, chars.right)))
        self.library.planlese_glyphs(
            (ctypes.c_void_p * 4)(*map(_at, given)),
            _at(chars.code),
            _at(chars.unknown),
            _at(chars.runs),
            len(chars.runs),
            count,
            (ctypes.c_double * 6)(*layout),
            (ctypes.c_uint64 * len(fonts))(*fonts),
            _at(lengths),
            _at(font),
            _at(code),
        )
        x0, top, x1, bottom, base, size = lengths
        return Glyphs(code, x0, top, x1, bottom, base, size, font, np.ones(count, bool), chars.apart)

    def shapes(self, segments: Records, layout: Sequence[float]) -> list[Floats] | None:
        count = len(segments)
        rooms = (2 * count, 4), (2 * count, 4), (count, 4), (count, 4), (count, 5)
        rows = [np.empty(room) for room in rooms]
        points, counts = np.empty((count, 2)), (ctypes.c_int * len(rows))()
        left = self.library.planlese_shapes(
            _at(segments),
            count,
            (ctypes.c_double * 6)(*layout),
            _at(points),
            (ctypes.c_void_p * len(rows))(*map(_at, rows)),
            counts,
        )
        return None if left else [one[:found].copy() for one, found in zip(rows, counts, strict=True)]

    def words(self, glyphs: Glyphs, base: Floats) -> Found | None:
        most = len(glyphs)
        places, numbers, letters = np.empty((6, most)), np.empty((2, most), np.int64), np.empty(2 * most, np.uint32)
        lengths = glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom, base, glyphs.size
        given: list[npt.NDArray[np.generic]] = [np.ascontiguousarray(column, np.float64) for column in lengths]
        others = (glyphs.font, np.int64), (glyphs.code, np.uint32), (glyphs.apart, np.bool_)
        given += [np.ascontiguousarray(column, kind) for column, kind in others]
        taken = (ctypes.c_void_p * 9)(*map(_at, given))
        found, some = (_at(places), _at(numbers), _at(letters)), ctypes.c_int()
        count = self.library.planlese_words(taken, most, _at(BLANKS), *found, ctypes.byref(some))
        if count < 0:
            return None
        return Found(places[:, :count].copy(), numbers[:, :count].copy(), letters[: some.value])

    def colours(self, objects: Codes) -> npt.NDArray[np.uint32]:
        found = np.zeros((len(objects), 4), np.uint32)
        self.library.planlese_colours(_at(np.ascontiguousarray(objects)), len(objects), _at(found))
        return found

    def owners(self, x: Floats, y: Floats, cells: Floats) -> Ints:
        cells, owner = np.ascontiguousarray(cells), np.empty(len(x), np.int64)
        self.library.planlese_owners(_at(x), _at(y), len(x), _at(cells), len(cells), _at(owner))
        return owner

    def covered(self, row: Ints, first: Ints, last: Ints, size: tuple[int, int]) -> Bools:
        change, covered = np.zeros(size, np.int32), np.empty(size, bool)
        given = list(map(np.ascontiguousarray, (row, first, last)))
        self.library.planlese_covered(*map(_at, given), len(row), *size, _at(change), _at(covered))
        return covered

    def strips(self, covered: Bools) -> Ints | None:
        rows, bins = covered.shape
        found = np.zeros((3, bins), np.int64)
        count = self.library.planlese_strips(_at(covered), rows, bins, *map(_at, found))
        return found if count >= 0 else None

    def drawn(self, page: ctypes.c_void_p) -> Drawn:
        most = (4096, 2048)
        while True:
            segments: npt.NDArray[np.void] = np.empty(most[0], SEGMENT)
            objects: npt.NDArray[np.void] = np.empty(most[1], OBJECT)
            counts = (ctypes.c_int * 2)()
            self.library.planlese_drawn(page, _at(segments), most[0], _at(objects), most[1], counts)
            if counts[0] <= most[0] and counts[1] <= most[1]:
                return Drawn(segments[: counts[0]], objects[: counts[1]])
            most = max(most[0], counts[0]), max(most[1], counts[1])


def _at(column: npt.NDArray[np.generic]) -> int:
    """Where its numbers stand; to ask `column.ctypes` takes four times as long."""
    try:
        return ctypes.addressof(ctypes.c_char.from_buffer(column.data))
    except (TypeError, ValueError):  # read only, or empty
        return column.ctypes.data


def chars(text_page: ctypes.c_void_p, count: int) -> Chars:
    """The characters of a text page in the order drawn, blanks that PDFium made up left out."""
    loaded = helper()
    return loaded.chars(text_page, count) if loaded else by_ctypes.chars(text_page, count)


def drawn(page: ctypes.c_void_p) -> Drawn:
    """The path segments of a page, and its text and image objects."""
    loaded = helper()
    return loaded.drawn(page) if loaded else by_ctypes.drawn(page)


def colours(objects: Codes) -> npt.NDArray[np.uint32] | None:
    """Red, green, blue and opacity of these text objects, a row for each, up to 255; None without the helper."""
    loaded = helper()
    return loaded.colours(objects) if loaded else None


def glyphs(chars: Chars, layout: Sequence[float], fonts: Sequence[int]) -> Glyphs | None:
    """The glyphs of a page whose text stands upright, None where numpy must make them; `fonts` by number."""
    loaded = helper()
    return loaded.glyphs(chars, layout, fonts) if loaded else None


def shapes(segments: Records, layout: Sequence[float]) -> list[Floats] | None:
    """Lying and upright rules, filled boxes, marks and icons of path segments; None where numpy must find them."""
    loaded = helper()
    return loaded.shapes(segments, layout) if loaded else None


def words(glyphs: Glyphs, base: Floats) -> Found | None:
    """The words of glyphs on these writing lines, None where numpy must find them."""
    loaded = helper()
    return loaded.words(glyphs, base) if loaded else None


def owners(x: Floats, y: Floats, cells: Floats) -> Ints | None:
    """For each middle of a word the number of the last cell it stands in, -1 for none; None without the helper."""
    loaded = helper()
    return loaded.owners(x, y, cells) if loaded else None


def covered(row: Ints, first: Ints, last: Ints, size: tuple[int, int]) -> Bools | None:
    """The map of what words cover: rows of bins, each word in one row from one bin to another; None without it."""
    loaded = helper()
    return loaded.covered(row, first, last, size) if loaded else None


def strips(covered: Bools) -> Ints | None:
    """For each strip of such a map the first and the last row and the score of its best stretch; 0 for none."""
    loaded = helper()
    return loaded.strips(covered) if loaded else None


@cache
def helper() -> Helper | None:
    """The C helper, or None where it cannot be built or loaded."""
    if os.environ.get("PLANLESE_NATIVE") == "0":
        return None
    try:
        library = ctypes.CDLL(str(built()))
    except (OSError, subprocess.SubprocessError):
        return None
    for name, (result, given) in SIGNATURES.items():
        function = getattr(library, f"planlese_{name}")
        function.restype, function.argtypes = result, given
    names = " ".join(ENTRIES).split()
    addresses = [ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value for name in names]
    sizes = RUN.itemsize * 1_000_000 + SEGMENT.itemsize * 1000 + OBJECT.itemsize
    if library.planlese_init((ctypes.c_void_p * len(names))(*addresses), len(names)) != sizes:
        return None
    return Helper(library)
