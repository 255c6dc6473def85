"""Rows that nothing drawn parts, told by their entries: two whole ones below each other in a cell are two rows.

07/2020 bis 06/2025   Auftakt         Where other rows hold one entry, like these but for its digits, or the cell
                      • Einladung     nothing but such ones, and a title stands beside the second of them below a list
10/2020 bis 03/2021   Bilanz          or white, a row begins with it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.line_ends import OPEN_ENDS
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge, Ints
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.tables.strips import DIGIT
from pipeline.read.pdf.words.bullets import is_bullet
from pipeline.read.pdf.words.words import Words

LEAST_SEEN = 2  # cells that hold one such entry
MOST_WORDS = 64  # of a cell of entries
LEAST_LINES = 3  # of a cell of two entries, one of which may have been cut to one line
LEAST_BESIDE = 3  # columns has a table whose first reaches over rows
MOST_A_LINE = 3  # words of an entry in a narrow column
WHITE = 0.35  # of the size of type: more than between two lines of one cell
EVEN = 0.1  # of the size of type, by which the white between lines of one block differs

Shape = tuple[str, ...]  # the words of an entry, but for their digits


def part_at_entries(pages: Sequence[Page], drawn: Collection[Grid]) -> None:
    """Cuts the rows of tables where an entry begins inside a cell that holds others, as few of the `drawn` ones do."""
    told = {id(page): [grid for grid in page.grids if grid.is_table] for page in pages}
    held = any(_may_hold_entries(grid, page.words) for page in pages for grid in told[id(page)] if grid in drawn)
    asked = [(page, grid) for page in pages for grid in told[id(page)] if held or grid not in drawn]
    if not asked:
        return
    known = _known(
        _shape(page.words, inside)
        for page in pages
        for grid in told[id(page)]
        for cell in grid.cells
        if 0 < len(inside := _inside(page.words, cell)) <= MOST_WORDS
    )
    for page, grid in asked:
        page.grids[page.grids.index(grid)] = _parted(grid, page.words, known, goes_on=page is not pages[0])


def _may_hold_entries(grid: Grid, words: Words) -> bool:
    """A cell has few words on more lines than one entry has."""
    owner = owners(words, np.array(grid.cells))
    inside, bands = owner >= 0, int(words.band.max(initial=0)) + 1
    cell_of_line = np.unique(owner[inside] * bands + words.band[inside]) // bands
    lines = np.bincount(cell_of_line, minlength=len(grid.cells))
    count = np.bincount(owner[inside], minlength=len(grid.cells))
    return bool(((lines >= LEAST_LINES) & (count <= MOST_WORDS) & (count <= MOST_A_LINE * lines)).any())


def _known(shapes: Iterable[Shape]) -> list[Shape]:
    """The entries with a number that several cells hold, or one cell several times; the shortest first."""
    seen: Counter[Shape] = Counter()
    for shape in shapes:
        unit, count = _unit(shape)
        seen[unit] += count
    return sorted((s for s, n in seen.items() if n >= LEAST_SEEN and _is_whole(s) and "0" in " ".join(s)), key=len)


def _unit(shape: Shape) -> tuple[Shape, int]:
    """What a cell repeats, the page may have cut it at both ends, and how often it begins; else the cell itself."""
    for size in range(1, len(shape) - 1):
        if shape[size:] == shape[:-size]:
            turned = (shape[n : n + size] for n in range(min(size, len(shape) - size + 1)))
            return next(filter(_is_whole, turned), shape[:size]), -(-len(shape) // size)
    return shape, 1


def _is_whole(entry: Shape) -> bool:
    return entry[0].lower() not in OPEN_ENDS and entry[-1].lower() not in OPEN_ENDS


def _parted(grid: Grid, words: Words, known: Collection[Shape], *, goes_on: bool) -> Grid:
    """The grid with a row for each entry; where it may go on from another page, the first may stand below a rest."""
    cells: list[Edge] = []
    for row in grid.rows():
        own = [cell for _, cell in sorted(row.items())]
        if len(own) >= LEAST_BESIDE and _is_goal(own[0], words):
            cells.append(own.pop(0))
        rest = goes_on and any(_is_rest(cell, words) for cell in own)
        goes_on &= not any(_shape(words, _inside(words, cell)) in known for cell in own)
        heights = sorted({height for cell in own for height in _heights(cell, own, words, known, lone=rest)})
        for x0, top, x1, bottom in own:
            within = [height for height in heights if top < height < bottom]
            cells.extend((x0, start, x1, end) for start, end in pairwise([top, *within, bottom]))
    return Grid(tuple(cells)) if len(cells) > len(grid.cells) else grid


def _is_goal(cell: Edge, words: Words) -> bool:
    """A text in one block without items, in the first of more columns: it stands once beside all rows that it heads."""
    inside = _inside(words, cell)
    starts = inside[np.diff(words.band[inside], prepend=-1) != 0].tolist()
    if len(starts) < LEAST_LINES or any(is_bullet(words.text[n]) for n in starts):
        return False
    gaps = [words.top[below] - words.bottom[above] for above, below in pairwise(starts)]
    return bool(max(gaps) - min(gaps) < EVEN * words.size[starts[0]])


def _is_rest(cell: Edge, words: Words) -> bool:
    """It begins with an item or a small letter."""
    inside = _inside(words, cell)
    return bool(len(inside)) and (is_bullet(words.text[inside[0]]) or words.text[inside[0]][:1].islower())


def _heights(cell: Edge, row: Sequence[Edge], words: Words, known: Collection[Shape], *, lone: bool) -> Iterator[float]:
    """Where an entry of a cell begins, if a row does so beside it; a page may cut the first and the last."""
    inside = _inside(words, cell)
    shape = _shape(words, inside) if len(inside) <= MOST_WORDS else ()
    for entry in known:
        starts = _starts(shape, entry)
        if len(starts) > 1 or (starts and (lone or starts[0])):
            heights = [_height(int(inside[n]), cell, row, words, lone=len(starts) == 1) for n in starts]
            yield from (height for height in heights if height is not None)
            return


def _starts(shape: Shape, entry: Shape) -> list[int]:
    """Where the entry begins in a cell of nothing else, of which a page may have cut the first and the last."""
    size = len(entry)
    for rest in range(min(size, len(shape))):
        own, many = shape[rest:], -(-(len(shape) - rest) // size)
        last = own[size * (many - 1) :]
        if shape[:rest] == entry[size - rest :] and (entry * many)[: len(own)] == own and "0" in " ".join(last):
            return [rest + n * size for n in range(many)]
    return []


def _height(first: int, cell: Edge, row: Sequence[Edge], words: Words, *, lone: bool) -> float | None:
    """The height above the entry that begins with word `first`, where the text beside it begins anew.

    A `lone` entry may stand in the middle of its row: white must part the text.
    """
    others = [_inside(words, other) for other in row if other != cell]
    near = 0.3 * float(words.size[first])
    beside = [np.flatnonzero(abs(words.base[other] - words.base[first]) < near) for other in others]
    begins = [_begins(other, at, words, lone) for other, at in zip(others, beside, strict=True) if len(at)]
    if not begins or not all(begins):
        return None
    whole = np.concatenate([_inside(words, other) for other in row])
    above = whole[words.base[whole] < words.base[first] - near]
    below = whole[words.base[whole] >= words.base[first] - near]
    return float(words.bottom[above].max() + words.top[below].min()) / 2 if len(above) else None


def _begins(inside: Ints, at: Ints, words: Words, lone: bool) -> bool:
    """The line is no item, and a list or more than the usual white ends above it: both, above a small letter.

    Beside a `lone` entry a line below a list may be of its last item, unless items hang or white parts the two.
    """
    line, above = inside[at], inside[: at[0]]
    if not len(above) or is_bullet(words.text[line[0]]):
        return False
    starts = inside[np.diff(words.band[inside], prepend=-1) != 0].tolist()
    bullets = [float(words.x0[n]) for n in starts if is_bullet(words.text[n]) and words.base[n] < words.base[line[0]]]
    below = bool(bullets) and bool(words.x0[line[0]] < bullets[-1] + 1)
    white = float(words.top[line].min() - words.bottom[above].max()) > WHITE * float(words.size[line[0]])
    bold = bool(words.bold[line].all()) and not words.bold[above[-1]]
    if words.text[line[0]][:1].islower() and not bold:
        return below and white
    hang = not lone or any(words.x0[n] > bullets[-1] + 2 for n in starts if bullets and not is_bullet(words.text[n]))
    return (below and hang) or (white and (below or not lone))


def _inside(words: Words, cell: Edge) -> Ints:
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    return np.flatnonzero((x >= cell[0]) & (x < cell[2]) & (y >= cell[1]) & (y < cell[3]))


def _shape(words: Words, inside: Ints) -> Shape:
    return tuple(DIGIT.sub("0", words.text[n]) for n in inside.tolist())
