"""What a font's name says of its letters, bold or pictures; and where it has none, how wide they are."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from pipeline.read.pdf.sheets.sheet import Floats, Glyphs

BY_CODE = ("noto", "segoe", "symbola", "dejavu")  # families whose pictures have characters of their own
SHARED, WIDER = 8, 1.02  # letters that two fonts share; times the width of the usual one
LARGER, MOSTLY = 1.05, 0.9  # times the usual size; of the letters
BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrab")

PLAIN = re.compile(r"[-,](?:regu|book|roman|normal|text|light|thin|medium|italic|oblique)", re.IGNORECASE)
HEAVY = 600  # of the weights from 100 to 900


def named(name: str, weight: int) -> str:
    """The name, one that tells of no weight with "-bold" where the font's stems do.

    Browsers give the stems of "NotoSans-Regular" as thick as those of a bold font.
    """
    return name if weight < HEAVY or PLAIN.search(name) else f"{name}-bold"


@lru_cache(maxsize=1024)
def is_bold(font: str) -> bool:
    """Whether the font's name says so: "LiberationSans-Bold", "ABCDEF+Calibri,Bold"."""
    return any(sign in font.lower() for sign in BOLD)


@lru_cache(maxsize=1024)
def is_symbol(font: str) -> bool:
    """Fonts whose letters are pictures: a Wingdings "n" is a bullet. What a picture of "Noto Sans Symbols" is, its
    character tells.
    """
    name = font.lower()
    return any(sign in name for sign in ("symbol", "dingbat", "wingding", "webding")) and not any(
        family in name for family in BY_CODE
    )


def with_weights(fonts: Sequence[str], glyphs: Glyphs) -> tuple[str, ...]:
    """The names, those of fonts without one (browsers draw some letter by letter) as "-bold" where letters are wider.

    They are held against the same small letters of the font that most of the page is set in. So is a font that sets
    nothing but lines in larger type: it is that of headings.
    """
    if all(fonts) or not len(glyphs):
        return tuple(fonts)
    main = int(np.bincount(glyphs.font).argmax())
    usual, size = _widths(glyphs, main), float(np.median(glyphs.size[glyphs.font == main]))
    return tuple(
        name or ("-bold" if _is_wider(_widths(glyphs, n), usual) or _is_larger(glyphs, n, size) else "")
        for n, name in enumerate(fonts)
    )


def _is_larger(glyphs: Glyphs, font: int, usual: float) -> bool:
    """All its letters are larger than the usual ones but for a few raised or lowered."""
    own = glyphs.size[glyphs.font == font]
    return len(own) >= SHARED and float((own > LARGER * usual).mean()) > MOSTLY


def _widths(glyphs: Glyphs, font: int) -> Floats:
    """How wide each small letter is, in sizes of the type; NaN where there is none."""
    own = (glyphs.font == font) & (glyphs.code >= ord("a")) & (glyphs.code <= ord("z"))
    letter, width = (
        glyphs.code[own].astype(int) - ord("a"),
        (glyphs.x1 - glyphs.x0)[own] / np.maximum(glyphs.size[own], 0.5),
    )
    count = np.bincount(letter, minlength=26)
    total = np.bincount(letter, width, minlength=26)
    return np.where(count, total / np.maximum(count, 1), np.nan)


def _is_wider(own: Floats, usual: Floats) -> bool:
    ratio = (own / usual)[~np.isnan(own + usual)]
    return len(ratio) >= SHARED and float(np.median(ratio)) > WIDER
