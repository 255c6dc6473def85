"""What PDFium says of a page, as tables of numbers in page space: characters, path segments, objects."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats

Records = npt.NDArray[np.void]

SHARED = ("a", "b", "c", "d", "size", "descent")  # a to d are the matrix
RUN = np.dtype([("object", "u8"), ("font", "u8"), *((name, "f8") for name in SHARED), ("first", "i8")])
SEGMENT = np.dtype([("kind", "i4"), ("closed", "i4"), ("path", "i4"), ("paint", "i4"), ("x", "f4"), ("y", "f4")])
OBJECT = np.dtype([("kind", "i4"), ("depth", "i4"), ("handle", "u8")])
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2  # kinds of segments
STROKED, FILLED = 1, 2  # paint
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5  # kinds of objects


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a page in the order drawn, a column for each number.

    `x` and `y` are the origin on the writing line, `left` and `right` the ends of the advance box. Rows of `tight` are
    left, bottom, right and top of the inked box, 0 for text that is neither turned nor mirrored; there are none where
    all text of the page is so. `unknown` says that PDFium has no meaning for the character, `apart` that it made up a
    blank before it. Characters of one text object that follow each other share what RUN tells; `first` is the number of
    the first of them.
    """

    x: Floats
    y: Floats
    left: Floats
    right: Floats
    tight: Floats | None
    code: Codes
    unknown: Bools
    apart: Bools
    runs: Records

    def __len__(self) -> int:
        return len(self.code)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Path segments, and the text and image objects of a page."""

    segments: Records
    objects: Records
