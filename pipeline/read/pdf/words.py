"""Glyphs become words: bands of one writing line, doubled glyphs set aside, ligatures and hyphens made plain.

"Gesundheitsregionen^plus" is one word: a small raised run belongs to the line of the glyph before it.
"""

import unicodedata
from dataclasses import dataclass, replace

import numpy as np

from pipeline.read.pdf.blanks import is_blank, stands_out
from pipeline.read.pdf.fonts import is_bold, is_symbol
from pipeline.read.pdf.sheet import Bools, Floats, Glyphs, Ints, Sheet

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
PLAIN = {**LIGATURES, 0x2010: "-", 0x2011: "-"} | dict.fromkeys(
    [*range(0x200B, 0x200F), 0x2060, 0xFEFF, 0xFE0E, 0xFE0F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
SHY = "\N{SOFT HYPHEN}"
TROUBLE = frozenset(map(chr, PLAIN)) | {SHY}


# text, x0, top, x1, bottom, base, size, bold, symbol, band
Row = tuple[str, float, float, float, float, float, float, bool, bool, int]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page, band by band from top to bottom and in a band from left to right."""

    text: list[str]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    base: Floats
    size: Floats
    bold: Bools
    symbol: Bools
    band: Ints
    turned: Bools

    def __len__(self) -> int:
        return len(self.text)

    def rows(self) -> list["Row"]:
        """One tuple a word, places rounded to hundredths of a point: quicker to walk than columns."""
        places = (np.round(column, 2).tolist() for column in (self.x0, self.top, self.x1, self.bottom, self.base))
        sizes = np.round(self.size, 1).tolist()
        return list(
            zip(self.text, *places, sizes, self.bold.tolist(), self.symbol.tolist(), self.band.tolist(), strict=True)
        )

    def pick(self, which: Ints) -> "Words":
        """The words at these positions, in this order."""
        return Words(
            [self.text[n] for n in which.tolist()],
            self.x0[which],
            self.top[which],
            self.x1[which],
            self.bottom[which],
            self.base[which],
            self.size[which],
            self.bold[which],
            self.symbol[which],
            self.band[which],
            self.turned[which],
        )


def find_words(sheet: Sheet) -> tuple[Words, Words]:
    """The words of the page, and those printed a second time over the first (fake bold, shadows)."""
    inside = _inside(sheet)
    upright = inside & sheet.glyphs.upright
    glyphs = sheet.glyphs if upright.all() else sheet.glyphs.pick(upright)
    turned = _turned(sheet.glyphs.pick(inside & ~sheet.glyphs.upright), sheet) if inside.sum() > len(glyphs) else None
    if not len(glyphs):
        return turned or no_words(), no_words()
    base = _lowered(glyphs)
    band = _bands(base, glyphs.size)
    order = _reading(glyphs, band)
    glyphs, base, band = glyphs.pick(order), base[order], band[order]
    double = _doubled(glyphs, band)
    words = _cut(glyphs.pick(~double), base[~double], band[~double], sheet)
    if turned:
        words = join(words, replace(turned, band=turned.band + int(words.band.max(initial=0)) + 1))
    return words, _cut(glyphs.pick(double), base[double], band[double], sheet) if double.any() else no_words()


def words_outside(sheet: Sheet) -> Words:
    """Words drawn outside the visible page, in the order drawn."""
    inside = _inside(sheet)
    return no_words() if inside.all() else _turned(sheet.glyphs.pick(~inside), sheet)


def no_words() -> Words:
    empty, none = np.empty(0), np.empty(0, bool)
    return Words([], empty, empty, empty, empty, empty, empty, none, none, np.empty(0, np.int64), none)


def join(one: Words, other: Words) -> Words:
    """The words of both, one after the other."""
    columns = ("x0", "top", "x1", "bottom", "base", "size", "bold", "symbol", "band", "turned")
    joined = (np.concatenate([getattr(one, name), getattr(other, name)]) for name in columns)
    x0, top, x1, bottom, base, size, bold, symbol, band, turned = joined
    return Words([*one.text, *other.text], x0, top, x1, bottom, base, size, bold, symbol, band, turned)


def _inside(sheet: Sheet) -> Bools:
    """Glyphs whose middle lies on the visible page."""
    g = sheet.glyphs
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    on_page: Bools = (x >= 0) & (x <= sheet.width) & (y >= 0) & (y <= sheet.height) & (g.size > 0.5)
    return on_page


def _lowered(glyphs: Glyphs) -> Floats:
    """The writing line of each glyph; a smaller raised or lowered run takes that of the glyph drawn before it."""
    size, base = glyphs.size, glyphs.base
    drops = np.flatnonzero(size[1:] < 0.85 * size[:-1]) + 1
    if not len(drops):
        return base
    base = base.copy()
    for start in drops.tolist():
        shift = abs(base[start] - base[start - 1])
        gap = glyphs.x0[start] - glyphs.x1[start - 1]
        if not (0.05 * size[start - 1] < shift < 0.7 * size[start - 1] and -2 < gap < 0.4 * size[start - 1]):
            continue
        end = start + 1
        while end < len(size) and size[end] == size[start] and glyphs.base[end] == glyphs.base[start]:
            end += 1
        base[start:end] = base[start - 1]
    return base


def _bands(base: Floats, size: Floats) -> Ints:
    """Which writing line a glyph stands on, numbered from the top; lines of two columns may share a band."""
    order = np.argsort(base, kind="stable")
    sorted_base = base[order]
    new = np.empty(len(base), bool)
    new[0] = False
    new[1:] = np.diff(sorted_base) > np.minimum(2.0, 0.2 * size[order][1:])
    band = np.empty(len(base), np.int64)
    band[order] = np.cumsum(new)
    return band


def _reading(glyphs: Glyphs, band: Ints) -> Ints:
    """Band by band, in a band from left to right; what was drawn in one go stays together where words overlap."""
    starts = np.ones(len(band), bool)
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    # 0.15: of "1.9" printed twice PDFium keeps "1", "9" and then the other "."; each must find its own place
    starts[1:] = (band[1:] != band[:-1]) | (gap > 0.15 * glyphs.size[1:]) | (gap < -0.5 * glyphs.size[1:])
    run = np.cumsum(starts) - 1
    return np.lexsort((np.arange(len(band)), run, glyphs.x0[starts][run], band))


def _doubled(glyphs: Glyphs, band: Ints) -> Bools:
    """True for a glyph that repeats the same character of its band within half its own width."""
    order = np.lexsort((glyphs.x0, glyphs.code, band))
    x0, code, row = glyphs.x0[order], glyphs.code[order], band[order]
    width = glyphs.x1[order] - x0
    again = np.zeros(len(order), bool)
    again[1:] = (code[1:] == code[:-1]) & (row[1:] == row[:-1]) & (np.diff(x0) < 0.45 * width[1:])
    again &= ~is_blank(code)
    double = np.zeros(len(order), bool)
    double[order] = again
    return double


def _cut(glyphs: Glyphs, base: Floats, band: Ints, sheet: Sheet) -> Words:
    """Words end at blanks and at gaps; glyphs come sorted by band and place."""
    blank = is_blank(glyphs.code)
    narrow = 0.25 if blank.mean() > 0.05 else 0.17
    ends_before = np.ones(len(blank), bool)
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    wide = np.maximum(glyphs.size[1:], glyphs.size[:-1])
    ends_before[1:] = (band[1:] != band[:-1]) | blank[:-1] | (gap > narrow * wide) | (gap < -0.3 * wide)
    ends_before[1:] |= stands_out(gap / wide)
    kept = np.flatnonzero(~blank)
    if not len(kept):
        return no_words()
    word = np.cumsum(ends_before)[kept]
    first = np.flatnonzero(np.diff(word, prepend=-1))
    g = glyphs.pick(kept)
    bold_fonts = np.array([is_bold(name) for name in sheet.fonts] or [False])
    symbol_fonts = np.array([is_symbol(name) for name in sheet.fonts] or [False])
    return Words(
        _texts(g, first),
        g.x0[first],
        np.minimum.reduceat(g.top, first),
        np.maximum.reduceat(g.x1, first),
        np.maximum.reduceat(g.bottom, first),
        base[kept][first],
        np.maximum.reduceat(g.size, first),
        bold_fonts[g.font[first]],
        symbol_fonts[g.font[first]],
        band[kept][first],
        np.zeros(len(first), bool),
    )


def _turned(glyphs: Glyphs, sheet: Sheet) -> Words:
    """Words set sideways, as a table's labels are, in the order drawn; each run of them is a line of its own."""
    blank = is_blank(glyphs.code)
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    far = np.ones(len(glyphs), bool)
    far[1:] = np.hypot(np.diff(x), np.diff(y)) > 2.5 * glyphs.size[1:]
    starts = far.copy()
    starts[1:] |= blank[:-1]
    kept = np.flatnonzero(~blank)
    if not len(kept):
        return no_words()
    first = np.flatnonzero(np.diff(np.cumsum(starts)[kept], prepend=-1))
    g, run = glyphs.pick(kept), np.cumsum(far)[kept][first]
    ends = np.maximum.reduceat(g.bottom, first)
    _, back = np.unique(run, return_inverse=True)
    left, base = np.full(back.max() + 1, np.inf), np.zeros(back.max() + 1)
    np.minimum.at(left, back, np.minimum.reduceat(g.x0, first))
    np.maximum.at(base, back, ends)
    bold = np.array([is_bold(name) for name in sheet.fonts] or [False])[g.font[first]]
    right, top, size = np.maximum.reduceat(g.x1, first), np.minimum.reduceat(g.top, first), g.size[first]
    no = np.zeros(len(first), bool)
    return Words(_texts(g, first), left[back], top, right, ends, base[back], size, bold, no, back, ~no)


def _texts(glyphs: Glyphs, first: Ints) -> list[str]:
    letters = glyphs.code.astype("<u4").tobytes().decode("utf-32-le", "replace")
    ends = [*first[1:].tolist(), len(letters)]
    texts = [letters[start:end] for start, end in zip(first.tolist(), ends, strict=True)]
    if letters.isascii() or (unicodedata.is_normalized("NFC", letters) and TROUBLE.isdisjoint(letters)):
        return texts
    return [_plain(text) for text in texts]


def _plain(text: str) -> str:
    """NFC without ligatures and invisible characters; a soft hyphen that is printed inside a word is a hyphen."""
    text = unicodedata.normalize("NFC", text.translate(PLAIN))
    return text[:-1].replace(SHY, "-") + text[-1:] if SHY in text else text
