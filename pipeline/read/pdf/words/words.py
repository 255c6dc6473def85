"""Glyphs become words: bands of one writing line, doubled glyphs set aside, ligatures and hyphens made plain.

"Gesundheitsregionen^plus" is one word: a small raised run belongs to the line of the glyph before it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.fonts import is_bold, is_symbol, of_usual_face
from pipeline.read.pdf.sheets.native import Found
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Glyphs, Ints, Sheet
from pipeline.read.pdf.words.blanks import LEADER, WINDOW, ends_of_leaders, is_blank, made_up, spaced_out, stands_out
from pipeline.read.pdf.words.glyphs import INITIAL, bands, doubled, lowered, reading, without_swashes
from pipeline.read.pdf.words.small_capitals import with_small_capitals
from pipeline.read.pdf.words.spelling import SHY, letters_of, plainly

COLUMNS = ("x0", "top", "x1", "bottom", "base", "size", "bold", "symbol", "band", "turned", "other")
UNKNOWN = "\ufffd"  # printed, but nobody knows which character
WIDE, NARROW = 0.25, 0.17  # of the size: gaps between words; where no blanks are drawn nor told of, they may be narrow
OFTEN = 0.05  # of the characters of a page are blanks, or are told to stand behind one
OVER, HALF = 0.3, 0.5  # of the size, and of the letter over which another begins: that one is of another text
INK = 0.1  # of the size of type: what is no wider shows nothing


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page, band by band from top to bottom and in a band from left to right.

    `other` are those of another face than most of the page.
    """

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
    other: Bools

    def __len__(self) -> int:
        return len(self.text)

    def keep(self, which: Bools) -> "Words":
        """The words of which this is true; those that follow each other are not copied."""
        kept = np.flatnonzero(which)
        if len(kept) == len(self):
            return self
        if not len(kept) or kept[-1] - kept[0] >= len(kept):
            return self.pick(kept)
        return self.run(int(kept[0]), int(kept[-1]) + 1)

    def run(self, start: int, end: int) -> "Words":
        """The words from one position to another."""
        columns = (getattr(self, name)[start:end] for name in COLUMNS)
        return Words(self.text[start:end], *columns)

    def pick(self, which: Ints) -> "Words":
        """The words at these positions, in this order."""
        texts = list(map(self.text.__getitem__, which.tolist()))
        columns = (getattr(self, name)[which] for name in COLUMNS)
        return Words(texts, *columns)


def find_words(sheet: Sheet, inside: Bools) -> tuple[Words, Words]:
    """The words of the page, and those printed a second time over the first (fake bold, shadows)."""
    upright = inside & sheet.glyphs.upright
    glyphs, turned = sheet.glyphs, None
    if not upright.all():
        glyphs, aside = glyphs.pick(upright), inside & ~glyphs.upright
        turned = _turned(sheet.glyphs.pick(aside), sheet) if aside.any() else None
    if not len(glyphs):
        return turned or no_words(), no_words()
    glyphs = with_small_capitals(without_swashes(glyphs))
    base = lowered(glyphs)
    found = native.words(glyphs, base)
    words, again = (_made(found, sheet), no_words()) if found else _printed(glyphs, base, sheet)
    if turned:
        words = join(words, replace(turned, band=turned.band + int(words.band.max(initial=0)) + 1))
    return words, again


def words_outside(sheet: Sheet, inside: Bools) -> Words:
    """Words drawn outside the visible page, in the order drawn."""
    return no_words() if inside.all() else _turned(sheet.glyphs.pick(~inside), sheet)


def no_words() -> Words:
    empty, none = np.empty(0), np.empty(0, bool)
    return Words([], empty, empty, empty, empty, empty, empty, none, none, np.empty(0, np.int64), none, none)


def join(one: Words, other: Words) -> Words:
    """The words of both, one after the other."""
    joined = (np.concatenate([getattr(one, name), getattr(other, name)]) for name in COLUMNS)
    return Words([*one.text, *other.text], *joined)


def _made(found: Found, sheet: Sheet) -> Words:
    """The words that the C helper found."""
    x0, top, x1, bottom, base, size = found.places
    font, band = found.numbers
    letters = letters_of(found.letters)
    texts = plainly(letters.split("\n"), found.letters, letters) if letters else []
    bold, symbol = _looks(is_bold, sheet)[font], _looks(is_symbol, sheet)[font]
    none, other = np.zeros(len(font), bool), ~of_usual_face(sheet.fonts, sheet.glyphs)[font]
    words = Words(texts, x0, top, x1, bottom, base, size, bold, symbol, band, none, other)
    return _seen(words) if "" in texts else words


def _printed(glyphs: Glyphs, base: Floats, sheet: Sheet) -> tuple[Words, Words]:
    """The words of glyphs on these writing lines, and those printed a second time."""
    band = bands(base, glyphs.size)
    order = reading(glyphs, band)
    glyphs, base, band = glyphs.pick(order), base[order], band[order]
    double = doubled(glyphs, band)
    if not double.any():
        return _cut(glyphs, base, band, sheet), no_words()
    once, again = (_cut(glyphs.pick(which), base[which], band[which], sheet) for which in (~double, double))
    return once, again


def _cut(glyphs: Glyphs, base: Floats, band: Ints, sheet: Sheet) -> Words:
    """Words end at blanks and at gaps; glyphs come sorted by band and place."""
    blank = is_blank(glyphs.code)
    if blank.all():
        return no_words()
    part = np.flatnonzero(_starts(glyphs, band, blank))  # a word or a blank
    word = ~blank[part]
    first = part[word]
    texts = _texts(glyphs, first, np.append(part[1:], len(blank))[word])
    ends = np.maximum.reduceat(glyphs.x1, part)[word]
    if (glyphs.code == ord(SHY)).any():
        near = (glyphs.x0[first[1:]] - ends[:-1] < glyphs.size[first[:-1]]) & (np.diff(band[first]) == 0)
        for n in [n for n, text in enumerate(texts[:-1]) if text[-1:] == SHY and len(text) > 1 and near[n]]:
            texts[n] = texts[n][:-1] + "-"  # a soft hyphen before a blank is printed: no line ends there
    words = Words(
        texts,
        glyphs.x0[first],
        np.minimum.reduceat(glyphs.top, part)[word],
        ends,
        np.maximum.reduceat(glyphs.bottom, part)[word],
        base[first],
        np.maximum.reduceat(glyphs.size, part)[word],
        _looks(is_bold, sheet)[glyphs.font[first]],
        _looks(is_symbol, sheet)[glyphs.font[first]],
        band[first],
        np.zeros(len(first), bool),
        ~of_usual_face(sheet.fonts, sheet.glyphs)[glyphs.font[first]],
    )
    return _seen(words) if "" in texts else words


def _starts(glyphs: Glyphs, band: Ints, blank: Bools) -> Bools:
    """Which glyphs begin a word or a blank."""
    narrow = WIDE if blank.mean() > OFTEN else NARROW
    untold = WIDE if glyphs.apart.mean() > OFTEN else narrow
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    wide = np.maximum(glyphs.size[1:], glyphs.size[:-1])
    starts = np.ones(len(blank), bool)
    inner = (band[1:] == band[:-1]) & ~(blank[:-1] | blank[1:])
    far = gap > np.where(glyphs.apart[1:], narrow, untold) * wide
    label = (glyphs.code[:-1] == ord(":")) & (glyphs.font[1:] != glyphs.font[:-1])  # "2014:" in bold, and the entry
    initial = glyphs.size[1:] < INITIAL * glyphs.size[:-1]
    over = gap < -np.maximum(OVER * wide, HALF * (glyphs.x1 - glyphs.x0)[:-1])
    starts[1:] = label | initial | ~inner | far | over | stands_out(gap / wide, glyphs.code)
    if glyphs.apart.any():
        starts[1:] |= made_up(gap / wide, glyphs.apart[1:], glyphs.code, np.where(inner, band[1:], -1))
    dot = glyphs.code == ord(".")
    if np.count_nonzero(dot) >= LEADER:
        starts[1:] |= ends_of_leaders(dot)
    if np.count_nonzero(far & inner) >= WINDOW:
        starts[1:] &= ~spaced_out(gap, wide, far, np.flatnonzero(inner), band)
    return starts


def _seen(words: Words) -> Words:
    """The words without those of invisible characters only; of a picture but the sign that chooses it may be told."""
    seen = np.array([bool(text) for text in words.text]) | (words.x1 - words.x0 > INK * words.size)
    kept = words.pick(np.flatnonzero(seen))
    return replace(kept, text=[text or UNKNOWN for text in kept.text])


def _looks(test: Callable[[str], bool], sheet: Sheet) -> Bools:
    """What a test says of each font of the sheet."""
    return np.array([test(name) for name in sheet.fonts] or [False])


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
    bold = _looks(is_bold, sheet)[g.font[first]]
    right, top, size = np.maximum.reduceat(g.x1, first), np.minimum.reduceat(g.top, first), g.size[first]
    texts, no = _texts(g, first, np.append(first[1:], len(g))), np.zeros(len(first), bool)
    words = Words(texts, left[back], top, right, ends, base[back], size, bold, no, back, ~no, no)
    return _seen(words) if "" in texts else words


def _texts(glyphs: Glyphs, first: Ints, after: Ints) -> list[str]:
    letters = letters_of(glyphs.code)
    texts = [letters[start:end] for start, end in zip(first.tolist(), after.tolist(), strict=True)]
    return plainly(texts, glyphs.code, letters)
