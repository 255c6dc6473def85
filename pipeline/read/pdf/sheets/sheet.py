"""A sheet is one page as columns of numbers: one row a glyph, one row a drawn rule; no dict a character.

All lengths are PDF points with the origin at the top left of the visible page.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Edge = tuple[float, float, float, float]  # x0, top, x1, bottom
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]

MARK = 7.0  # points: a filled shape no larger is a bullet rather than a box
ICON = 14.0  # points: no larger picture or drawing is a bullet


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Printed characters in the order in which the page draws them; `base` is the height of the writing line.

    `apart` says that the engine made up a blank before the character, because none is drawn.
    """

    code: Codes
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    base: Floats
    size: Floats
    font: Ints
    upright: Bools
    apart: Bools

    def __len__(self) -> int:
        return len(self.code)

    def pick(self, which: Ints | Bools) -> "Glyphs":
        """The glyphs at these positions, in this order."""
        return Glyphs(
            self.code[which],
            self.x0[which],
            self.top[which],
            self.x1[which],
            self.bottom[which],
            self.base[which],
            self.size[which],
            self.font[which],
            self.upright[which],
            self.apart[which],
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """What can border a cell: rows of x0, top, x1, bottom, as pdfplumber makes edges of lines, boxes and curves."""

    across: Floats
    down: Floats


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: glyphs, rules, filled boxes, small filled marks (drawn bullets), icons and text printed twice (hidden).

    Rows of `icons` are a box and a number that icons which look the same share.

    `pictures` counts images, `unmapped` glyphs without a known character. `turn` says that the text runs sideways
    (1 upwards, -1 downwards) and that all places are those of the page turned upright.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    fonts: tuple[str, ...]
    rules: Rules
    boxes: Floats
    marks: Floats
    pictures: int = 0
    unmapped: int = 0
    hidden: Floats = field(default_factory=lambda: np.empty((0, 4)))
    icons: Floats = field(default_factory=lambda: np.empty((0, 5)))
    engine: str = ""
    turn: int = 0


def no_glyphs() -> Glyphs:
    empty, none = np.empty(0), np.empty(0, bool)
    return Glyphs(np.empty(0, np.uint32), empty, empty, empty, empty, empty, empty, np.empty(0, np.int64), none, none)


def lengths(first: Ints, total: int) -> Ints:
    """How many rows each run has that begins with these, the last of them ending at `total`."""
    found = np.empty(len(first), np.int64)
    np.subtract(first[1:], first[:-1], out=found[:-1])
    if len(first):
        found[-1] = total - first[-1]
    return found


def rows(values: list[tuple[float, float, float, float]]) -> Floats:
    """A table of boxes; of shape (0, 4) where there is none."""
    return np.array(values, dtype=np.float64).reshape(-1, 4)
