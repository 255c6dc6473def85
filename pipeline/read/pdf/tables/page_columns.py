"""Tables set in columns of the page: each column is read as a narrow page, and all of them as pages one after another.

01/2021  Auftakt     |  03/2022  Bilanz       The same columns come again, as far apart as the columns of the page, and
bis      • Einladung |  bis      • Umfrage    their rows begin at heights of their own. The cells of one table that
05/2021              |  08/2022               hold two periods begin at the same heights.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats, Ints
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.words.words import Words

LEAST = 3  # entries with a number that begin at one place
NEAR = 2.0  # points that they may begin apart
WHITE = 0.9  # of the size of type: less between two words of a line, and it runs over the gutter
LEVEL = 0.5  # of the entries of two columns of one table stand at the same heights
NARROW, WIDE = 60.0, 0.6  # points, and of the page's width: no column of a page is narrower or wider


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the first column of a page begins, and how far from it the next."""

    left: float
    step: float

    def starts(self, words: Words) -> list[float]:
        count = max(1, int((float(words.x0.max(initial=0.0)) - self.left + NEAR) // self.step) + 1)
        return [self.left + n * self.step for n in range(count)]


@dataclass(slots=True)
class Part:
    """A column of a page as a narrow page: as it stands there, and moved to where the first column stands."""

    page: Page
    moved: Page
    shift: float

    def settle(self) -> None:
        """Tells the column itself what was found of it where it was moved to."""
        if self.page is not self.moved:
            words = self.moved.words
            self.page.words = replace(words, x0=words.x0 + self.shift, x1=words.x1 + self.shift)
            self.page.grids = [_shifted(grid, self.shift) for grid in self.moved.grids]
            self.page.heads, self.page.repeats = self.moved.heads, self.moved.repeats


def parts_of(pages: Sequence[Page]) -> list[Part]:
    """The pages, those whose columns hold parts of a table column by column; numbered anew where there are any."""
    own = [None if _is_ruled(page) else _columns(page.words) for page in pages]
    known = next(filter(None, own), None)
    if not known:
        return [Part(page, page, 0.0) for page in pages]
    parts = [part for page, mine in zip(pages, own, strict=True) for part in _parted(page, mine or known)]
    for number, part in enumerate(parts, start=1):
        part.moved.number = number
    return parts


def _is_ruled(page: Page) -> bool:
    """A drawn table is wider than a column of the page."""
    return any(grid.is_table and grid.box[2] - grid.box[0] > WIDE * page.width for grid in page.grids)


def _columns(words: Words) -> Columns | None:
    """The columns in which entries with a number begin at two places or more, one below the other."""
    entries = _entries(words)
    places = _places(words.x0[entries])
    if len(places) < 2:
        return None
    step = places[1] - places[0]
    regular = all(abs((place - places[0]) / step - round((place - places[0]) / step)) * step < NEAR for place in places)
    first, second = (entries[np.abs(words.x0[entries] - place) < NEAR] for place in places[:2])
    level = np.abs(words.base[first, None] - words.base[second]).min(axis=0) < NEAR
    if step < NARROW or not regular or level.mean() >= LEVEL:
        return None
    if not all(_stand_beside(words, own, step) for own in (first, second)):
        return None
    return Columns(float(words.x0.min()), step)


def _stand_beside(words: Words, entries: Ints, step: float) -> bool:
    """Text of the same column begins behind most entries, one below the other; behind a heading there is none."""
    x0 = words.x0[entries, None]
    level = (words.top < words.bottom[entries, None] - 1) & (words.bottom > words.top[entries, None] + 1)
    behind = level & (words.x0 > words.x1[entries, None]) & (words.x0 < x0 + step - NEAR)
    opens = _opens(words)
    return bool((behind & opens).any(axis=1).mean() > LEVEL)


def _opens(words: Words) -> Bools:
    """Which words begin a line, or stand behind white."""
    opens: Bools = np.diff(words.band, prepend=-1) != 0
    opens[1:] |= words.x0[1:] - words.x1[:-1] > WHITE * words.size[1:]
    return opens


def _entries(words: Words) -> Ints:
    """The words with a number of two digits that begin a line, or stand behind white; no label as "2012:"."""
    opens = np.flatnonzero(_opens(words)).tolist() if len(words) else []
    return np.array([n for n in opens if "00" in DIGIT.sub("0", words.text[n]) and words.text[n][-1] != ":"], np.int64)


def _places(starts: Floats) -> list[float]:
    """Where so many of them begin, from the left."""
    ordered = np.sort(starts)
    groups = np.split(ordered, np.flatnonzero(np.diff(ordered) > NEAR) + 1)
    return [float(np.median(group)) for group in groups if len(group) >= LEAST]


def _parted(page: Page, columns: Columns) -> list[Part]:
    """The columns of the page; the page itself where lines or tables run over the white between them."""
    starts = columns.starts(page.words)
    cuts = [-np.inf, *(_before(page.words, start) for start in starts[1:]), np.inf]
    top = max((_end_of_title(page.words, cut) for cut in cuts[1:-1]), default=None)
    over = any(grid.box[0] < cut < grid.box[2] for grid in page.grids for cut in cuts[1:-1])
    if top is None or top == np.inf or over:
        return [Part(page, replace(page), 0.0)]
    title = page.words.bottom < top + NEAR
    parts = []
    for n, (left, right) in enumerate(pairwise(cuts)):
        centre = (page.words.x0 + page.words.x1) / 2
        own = (centre > left) & (centre < right) & ~title
        part = _within(page, page.words.keep(own | title if n == 0 else own), left, right)
        part.furniture = page.furniture if n == 0 else []
        part.doubled = page.doubled if n == 0 else page.doubled.keep(np.zeros(len(page.doubled), bool))
        parts.append(Part(part, _moved(part, n * columns.step), n * columns.step))
    return parts


def _before(words: Words, start: float) -> float:
    """The middle of the white before a column."""
    return (start + float(words.x1[words.x1 < start - NEAR].max(initial=0.0))) / 2


def _end_of_title(words: Words, cut: float) -> float:
    """Where the lines end that run over the gutter, all above the columns; inf where there are others."""
    over = (words.x0 < cut) & (words.x1 > cut)
    near = (np.diff(words.band) == 0) & (words.x1[:-1] <= cut) & (words.x0[1:] >= cut)
    near &= words.x0[1:] - words.x1[:-1] < WHITE * words.size[1:]
    over[1:] |= near
    bands = np.unique(words.band[over])
    top = float(words.bottom[over].max(initial=-np.inf))
    first = float(words.top[_entries(words)].min(initial=np.inf))
    return top if not len(bands) or top < first + NEAR else np.inf


def _within(page: Page, words: Words, left: float, right: float) -> Page:
    """What of a page stands between two places."""
    return replace(
        page,
        words=words,
        rules=[rule for rule in page.rules if left < rule[0] and rule[2] < right],
        upright=page.upright[_inside(page.upright[:, 0], page.upright[:, 0], left, right)],
        boxes=page.boxes[_inside(page.boxes[:, 0], page.boxes[:, 2], left, right)],
        grids=[grid for grid in page.grids if left < grid.box[0] and grid.box[2] < right],
        pieces=[piece for piece in page.pieces if left < piece[0] < right],
        folded=False,
        heads=[],
        repeats=[],
    )


def _inside(x0: Floats, x1: Floats, left: float, right: float) -> Bools:
    inside: Bools = (x0 > left) & (x1 < right)
    return inside


def _moved(page: Page, shift: float) -> Page:
    """The column where the first one stands."""
    words = page.words
    return replace(
        page,
        words=replace(words, x0=words.x0 - shift, x1=words.x1 - shift),
        rules=[_beside(rule, -shift) for rule in page.rules],
        upright=page.upright - np.array([shift, 0.0, 0.0]),
        boxes=page.boxes - np.array([shift, 0.0, shift, 0.0]),
        grids=[_shifted(grid, -shift) for grid in page.grids],
        pieces=[(x - shift, pieces) for x, pieces in page.pieces],
    )


def _shifted(grid: Grid, shift: float) -> Grid:
    return Grid(tuple(_beside(cell, shift) for cell in grid.cells))


def _beside(box: Edge, shift: float) -> Edge:
    x0, top, x1, bottom = box
    return x0 + shift, top, x1 + shift, bottom
