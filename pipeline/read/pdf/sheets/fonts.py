"""What a font's name says of its letters, bold or pictures; and where it has none, how wide they are."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from pipeline.read.pdf.sheets.sheet import Floats, Glyphs

BY_CODE = ("noto", "segoe", "symbola", "dejavu")  # families whose pictures have characters of their own
SHARED, WIDER = 8, 1.02  # letters that two fonts share; times the width of the usual one
BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrab")


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

    They are held against the same small letters of the font that most of the page is set in.
    """
    if all(fonts) or not len(glyphs):
        return tuple(fonts)
    usual = _widths(glyphs, int(np.bincount(glyphs.font).argmax()))
    return tuple(name or ("-bold" if _is_wider(_widths(glyphs, n), usual) else "") for n, name in enumerate(fonts))


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
