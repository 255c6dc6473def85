"""What a font's name says of its letters, bold or pictures; and where it is silent, how heavy or wide they are."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2.raw as raw

from pipeline.read.pdf.sheets.sheet import Bools, Codes, Floats, Glyphs, Ints

BY_CODE = ("noto", "segoe", "symbola", "dejavu")  # families whose pictures have characters of their own
SHARED, WIDER = 8, 1.005  # letters that two fonts share; times the width of the usual one
LARGER, MOSTLY = 1.05, 0.9  # times the usual size; of the letters
SUBSET = re.compile(r"^[A-Z]{6}\+")
NAMELESS = ("", "-bold")
SPLIT = 0.03  # of the characters of a font: so often a word goes on in the other, where both are of one face
CLOSE = 0.1  # times the size: so close stand letters of one word
HEAVY, HEAVIER = 600, 1.25  # the weight of bold letters; times that of the usual font
USUAL_NAME = 128  # bytes of a font's name
BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrab")
SHORT_BOLD = re.compile(  # the ways of TeX: CMBX10, SFSX1000, NimbusRomNo9L-Medi, LinLibertineOB
    r"^(?:cm|sf|ec)(?:x?bx|b|ssbx|sx|bi)(?:ti|sl)?[0-9]|-medi(?:ital)?$|^lin(?:libertine|biolinum)[a-z]?[bz]i?$",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[-,](?:regu|book|roman|normal|text|light|thin|medium|italic|oblique)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a page: its name, "" where it has none; its weight is PDFium's, often taken from a stem's width."""

    name: str
    weight: int = 0


def fonts_of(used: Codes) -> dict[int, Font]:
    """Fonts by handle, in the order of the handles; `used` are those of all runs."""
    anew = np.flatnonzero(used[1:] != used[:-1]) + 1
    return {handle: _font(handle) for handle in sorted({*used[:1].tolist(), *used[anew].tolist()})}


def _font(handle: int) -> Font:
    font = ctypes.cast(handle, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(USUAL_NAME)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, USUAL_NAME)
    if length > USUAL_NAME:
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return Font(buffer.value.decode("utf-8", "replace"), raw.FPDFFont_GetWeight(font))


@lru_cache(maxsize=1024)
def is_bold(font: str) -> bool:
    """Whether the font's name says so: "LiberationSans-Bold", "ABCDEF+Calibri,Bold", "ABCDEF+CMBX10"."""
    return any(sign in font.lower() for sign in BOLD) or bool(SHORT_BOLD.search(SUBSET.sub("", font)))


@lru_cache(maxsize=1024)
def is_symbol(font: str) -> bool:
    """Fonts whose letters are pictures: a Wingdings "n" is a bullet. What a picture of "Noto Sans Symbols" is, its
    character tells.
    """
    name = font.lower()
    return any(sign in name for sign in ("symbol", "dingbat", "wingding", "webding")) and not any(
        family in name for family in BY_CODE
    )


def with_weights(fonts: Sequence[Font], glyphs: Glyphs) -> tuple[str, ...]:
    """The names, with "-bold" behind those of fonts that are heavier than the one most of the page is set in.

    Letters of fonts without a name (browsers draw some letter by letter) are held against the same small letters of it.
    So is a font that sets nothing but lines in larger type: it is that of headings. One that sets few letters, as of
    quotation marks, is as heavy as most of what it is drawn beside.
    """
    if not len(glyphs) or all(font.name and font.weight < HEAVY for font in fonts):
        return tuple(font.name for font in fonts)
    usual = int(np.bincount(glyphs.font).argmax())
    heavy = [_is_heavier(font, fonts[usual]) for font in fonts]
    if not all(font.name for font in fonts):
        widths, size = _widths(glyphs, usual), float(np.median(glyphs.size[glyphs.font == usual]))
        same = of_usual_face([font.name for font in fonts], glyphs)
        heavy = [
            own
            or (
                not font.name and not same[n] and (_is_wider(_widths(glyphs, n), widths) or _is_larger(glyphs, n, size))
            )
            for n, (own, font) in enumerate(zip(heavy, fonts, strict=True))
        ]
        heavy = _with_signs(heavy, fonts, glyphs) if any(heavy) else heavy
    return tuple(font.name + "-bold" * own for own, font in zip(heavy, fonts, strict=True))


def of_usual_face(names: Sequence[str], glyphs: Glyphs) -> Bools:
    """Which fonts are of the face that most of the page is set in: they share its name or, without one, its words."""
    bare = [SUBSET.sub("", name) for name in names or ("",)]
    usual = int(np.bincount(glyphs.font).argmax())
    if bare[usual] in NAMELESS:
        return _with_parts(np.arange(len(bare)) == usual, [name in NAMELESS for name in bare], glyphs)
    return np.array([name == bare[usual] for name in bare])


def _with_parts(face: Bools, nameless: Sequence[bool], glyphs: Glyphs) -> Bools:
    """The fonts of a face, with those without a name that share words with them.

    Browsers cut a face into several fonts by the places of its letters in it: "Bayern" may be drawn in two.
    """
    count = np.maximum(np.bincount(glyphs.font, minlength=len(face)), 1)
    shared, found = beside(glyphs, len(face), are_letters(glyphs.code)) * np.array(nameless), face
    while (more := found | (shared[found].sum(0) > SPLIT * count)).sum() > found.sum():
        found = more
    return found


def beside(glyphs: Glyphs, fonts: int, which: Bools) -> Ints:
    """How often a glyph of each font stands in one word and size with one of each other font; only `which` count."""
    font, gap = glyphs.font, glyphs.x0[1:] - glyphs.x1[:-1]
    goes_on = which[1:] & which[:-1] & (font[1:] != font[:-1]) & (glyphs.base[1:] == glyphs.base[:-1])
    at = np.flatnonzero(goes_on & (np.abs(gap) < CLOSE * glyphs.size[1:]) & (glyphs.size[1:] == glyphs.size[:-1]))
    table = np.bincount(font[at] * fonts + font[at + 1], minlength=fonts * fonts).reshape(fonts, fonts)
    both: Ints = table + table.T
    return both


def are_letters(code: Codes) -> Bools:
    """Latin ones."""
    small = code | 0x20
    found: Bools = ((small >= ord("a")) & (small <= ord("z"))) | ((code >= 0xC0) & (code < 0x250))
    return found


def _with_signs(heavy: Sequence[bool], fonts: Sequence[Font], glyphs: Glyphs) -> list[bool]:
    """Which are bold, with the parts of their faces and fonts of too few letters to tell that stand beside them."""
    nameless = [not font.name for font in fonts]
    found = _with_parts(np.array(heavy), nameless, glyphs)
    few = np.array(nameless) & (np.bincount(glyphs.font[are_letters(glyphs.code)], minlength=len(fonts)) < SHARED)
    told = beside(glyphs, len(fonts), glyphs.code > ord(" "))
    signs: list[bool] = (found | (few & (2 * told[:, found].sum(1) > told.sum(1)))).tolist()
    return signs


def _is_heavier(font: Font, usual: Font) -> bool:
    """By its weight, where its name does not say that it is none of the bold ones.

    Browsers give the stems of "NotoSans-Regular" as thick as those of a bold font.
    """
    return font.weight >= max(HEAVY, HEAVIER * usual.weight) and not PLAIN.search(font.name)


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
