"""What PDFium says of a page, as tables of numbers in page space: characters, path segments, objects."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Records = npt.NDArray[np.void]

CHAR = np.dtype(
    [("x", "f8"), ("y", "f8")]
    + [(name, "f4") for name in ("left", "right", "tight_l", "tight_b", "tight_r", "tight_t")]
    + [(name, "f4") for name in ("a", "b", "c", "d", "size", "descent")]
    + [("code", "u4"), ("flags", "u4"), ("font", "u8"), ("object", "u8")]
)
SEGMENT = np.dtype([("kind", "i4"), ("closed", "i4"), ("path", "i4"), ("paint", "i4"), ("x", "f4"), ("y", "f4")])
OBJECT = np.dtype(
    [("kind", "i4"), ("depth", "i4"), ("l", "f4"), ("b", "f4"), ("r", "f4"), ("t", "f4"), ("handle", "u8")]
)
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2  # kinds of segments
STROKED, FILLED = 1, 2  # paint
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5  # kinds of objects


@dataclass(frozen=True, slots=True)
class Drawn:
    """Path segments, and the text and image objects of a page."""

    segments: Records
    objects: Records
