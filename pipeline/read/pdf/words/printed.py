"""Printed lines: the words of one writing line in one column or cell, with their bullet set apart.

"•  Sammlung von Informationsmaterial" is a line with marker "•" whose text begins at `indent`.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import attrgetter
from unicodedata import category

import numpy as np

from extractors.model.document import Box
from pipeline.read.bullets import take_number
from pipeline.read.draft import Piece
from pipeline.read.pdf.sheets.sheet import Floats, Ints
from pipeline.read.pdf.words.bullets import BULLETS, DASHES, LETTERED, PRIVATE, SECOND
from pipeline.read.pdf.words.words import UNKNOWN, Words


@dataclass(slots=True)
class Line:
    """One printed line; `x0` is its left end with the bullet, `indent` without, `first` the width of its first word.

    `apart` says that nothing goes on in it, `reach` how far the box around it lets it go; `other` that all of it is of
    another face than most of the page. `opening` and `opens_bold` tell of its first word what `size` tells of most
    letters and `bold` of all.
    """

    page: int
    pieces: list[Piece]
    x0: float
    indent: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    first: float
    said: str = ""
    other: bool = False
    opening: float = 0.0
    opens_bold: bool = False
    marker: str | None = None
    weak: bool = False
    wide: bool = False
    apart: bool = False
    reach: float = math.inf

    @property
    def text(self) -> str:
        """The words with blanks between them; asked for often, so kept once the bullet is settled."""
        if not self.said:
            self.said = " ".join([piece.text for piece in self.pieces])
        return self.said


@dataclass(slots=True)
class Frame:
    """A column of a page or the inside of a cell: its lines from top to bottom, and how far a line may reach.

    `margin` tells of a heading beside a text: its lines are broken early. `tile` tells of a box beside others like it:
    its text goes on in none of them.
    """

    lines: list[Line]
    left: float
    right: float
    limit: float
    margin: bool = False
    tile: bool = False

    @property
    def hung(self) -> bool:
        """An item's second line stands below its text, not below its bullet."""
        for item, below in pairwise(self.lines):
            if item.marker and not below.marker and abs(below.x0 - item.indent) < 1.5 < item.indent - item.x0:
                return True
        return False


def print_lines(words: Words, page: int) -> list[Line]:
    """The lines of one column from top to bottom; words come band by band and from left to right."""
    if not len(words):
        return []
    return with_bullets(print_groups(words, np.zeros(len(words), np.int64), page).get(0, []))


def print_groups(words: Words, group: Ints, page: int) -> dict[int, list[Line]]:
    """The lines of each column or cell; `group` is its number for each word, -1 leaves the word out.

    All lines of a page are measured at once: a few calls for each of a hundred cells cost more than their words.
    """
    order = np.argsort(group, kind="stable")[int((group < 0).sum()) :]
    band, group = words.band[order], group[order]
    starts = np.ones(len(order), bool)
    starts[1:] = (band[1:] != band[:-1]) | (group[1:] != group[:-1])
    first = np.flatnonzero(starts)
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for number, line in zip(group[first].tolist(), _lines(words, order, first, page), strict=True):
        lines[number].append(line)
    by_base = attrgetter("base")
    for run in lines.values():
        run.sort(key=by_base)
    return dict(lines)


def with_bullets(lines: list[Line]) -> list[Line]:
    """The lines with the bullets that stand beside them on a writing line of their own."""
    alone = [line for line in lines if not line.pieces]
    return list(_with_lonely_bullets(lines)) if alone else lines


def _lines(words: Words, order: Ints, first: Ints, page: int) -> Iterator[Line]:
    """The words in this order: a line from each `first` to the next of them; places in hundredths of a point."""
    if not len(first):
        return
    places = np.array((words.x0, words.top, words.x1, words.bottom, words.base))[:, order].round(2)
    x0, top, x1, bottom, base = places
    size = words.size[order].round(1)
    texts = list(map(words.text.__getitem__, order.tolist()))
    # half the time of calling Box and Piece, which would only pass these tuples on
    boxes = map(tuple.__new__, repeat(Box), zip(repeat(page), *places[:4].tolist()))
    pieces = list(map(tuple.__new__, repeat(Piece), zip(texts, boxes, repeat(False))))
    mixed = np.minimum.reduceat(size, first) != np.maximum.reduceat(size, first)
    columns = (
        *(x0[first], np.minimum.reduceat(top, first), np.maximum.reduceat(x1, first)),
        *(np.maximum.reduceat(bottom, first), base[first], size[first]),
        *(np.logical_and.reduceat(words.bold[order], first), x1[first] - x0[first], words.symbol[order[first]], mixed),
        *(np.logical_and.reduceat(words.other[order], first), words.bold[order[first]]),
    )
    runs = zip(first.tolist(), [*first[1:].tolist(), len(order)], *(column.tolist() for column in columns), strict=True)
    for start, end, x, y, right, low, line, em, bold, wide, symbol, mixed, other, dark in runs:
        run = pieces[start:end]
        main = _main_size(run, size[start:end]) if mixed else em
        text = " ".join(texts[start:end])
        found = Line(page, run, x, x, y, right, low, line, main, bold, wide, text, other, em, dark)
        word = texts[start]
        if symbol or len(word) < 2 or not word[0].isalpha() or word[-1] in ".)":  # other words are no bullets
            _take_bullet(found, symbol)
        yield found


def _main_size(pieces: list[Piece], sizes: Floats) -> float:
    """The size most characters of the line have."""
    letters: dict[float, int] = {}
    for piece, size in zip(pieces, sizes.tolist(), strict=True):
        letters[size] = letters.get(size, 0) + len(piece.text)
    return max(letters, key=letters.__getitem__)


def _take_bullet(line: Line, symbol: bool) -> None:
    text = line.pieces[0].text
    alone = len(line.pieces) > 1
    if is_sign(text) and not symbol:
        line.marker, line.weak = text, True
        line.indent = _left(line.pieces[1]) if alone else line.x0
    elif len(text) == 1 and (text in BULLETS or symbol or PRIVATE.match(text)):
        bullet = "•" if symbol or PRIVATE.match(text) else text
        _mark(line, bullet, weak=text == "»" and not alone)
        while line.pieces and line.pieces[0].text == text:  # twice: the item stands deeper
            line.x0 = _left(line.pieces[0])
            _mark(line, f"{line.marker}{bullet}", line.weak)
    elif text[0] in BULLETS and text[0] not in "»›" and len(text) > 1:
        first = line.pieces[0]
        line.pieces[0] = Piece(text[1:].lstrip(), first.place)
        line.said = ""
        line.marker = "•" if PRIVATE.match(text) else text[0]
    elif alone and ((text in DASHES and not _is_paragraph_of_law(line)) or (text[-1] in ".)" and _is_number(line))):
        line.marker, line.weak = text, True
        line.indent = _left(line.pieces[1])
        line.wide = _is_wide(line)


def _is_number(line: Line) -> bool:
    """ "3." or "b)"; "b." only as browsers number lists, for "a. M." is part of a name: those below it will tell."""
    return take_number(line.pieces) is not None or bool(LETTERED.fullmatch(line.pieces[0].text))


def is_sign(text: str) -> bool:
    """A picture among the letters: a bullet where lines share it; alone it is an emoji, or a telephone."""
    return len(text) == 1 and text > "\u2000" and text not in BULLETS and category(text) in ("So", "Sm")


def _is_paragraph_of_law(line: Line) -> bool:
    """ "§ 20 SGB V" is no item."""
    number = line.pieces[1].text
    return line.pieces[0].text == "§" and number[:1].isdigit() and number[-1] != ":"


def _is_wide(line: Line) -> bool:
    """The gap behind the first word is wider than a blank, in a justified line than its other blanks."""
    others = sorted(_left(b) - _left(a) - _width(a) for a, b in pairwise(line.pieces[1:]))
    usual = others[len(others) // 2] if len(others) > 1 else 0.0
    return line.indent - line.x0 - line.first > max(0.4 * line.size, 1.3 * usual)


def _mark(line: Line, marker: str, weak: bool) -> None:
    """Sets the first word apart as the bullet, with another behind it; a line that is nothing else keeps no words."""
    line.marker, line.weak = marker, weak
    line.said = line.text[len(line.pieces[0].text) + 1 :]
    del line.pieces[0]
    if line.pieces and isinstance(place := line.pieces[0].place, Box):
        line.indent, line.first = place.x0, place.x1 - place.x0
    if len(line.pieces) > 1 and line.pieces[0].text in SECOND and line.pieces[0].text != marker:
        line.said = line.text[len(line.pieces[0].text) + 1 :]
        del line.pieces[0]


def accept_weak(line: Line) -> None:
    """A dash or number at the start of this line is its bullet after all; not where nothing stands behind it."""
    if line.weak and line.marker is not None and len(line.pieces) > 1:
        _mark(line, "•" if line.marker == UNKNOWN else line.marker, weak=False)
    elif line.weak:
        line.marker, line.weak = None, False


def _left(piece: Piece) -> float:
    return piece.place.x0 if isinstance(piece.place, Box) else 0.0


def _width(piece: Piece) -> float:
    return piece.place.x1 - piece.place.x0 if isinstance(piece.place, Box) else 0.0


def _with_lonely_bullets(lines: list[Line]) -> Iterator[Line]:
    """A bullet whose writing line differs a little from its text's is set before that text: the nearest to it.

    So is one whose text had no room beside it: a long address stands in the next line.
    """
    for bullet, below in zip(lines, [*lines[1:], None], strict=True):
        if bullet.pieces:
            continue
        middle = (bullet.top + bullet.bottom) / 2
        beside = [line for line in lines if line.top <= middle <= line.bottom and _hangs_on(bullet, line)]
        if not beside and below and below.base - bullet.base < 2.5 * below.size and _hangs_on(bullet, below):
            beside = [below]
        if beside:
            nearest = min(beside, key=lambda line: abs(line.base - bullet.base))
            nearest.marker, nearest.x0 = bullet.marker, bullet.x0
    yield from (line for line in lines if line.pieces)


def _hangs_on(bullet: Line, line: Line) -> bool:
    """The line has no bullet yet and begins just behind this one."""
    return bool(line.pieces) and line.marker is None and 0 < line.x0 - bullet.x1 < 4 * line.size
