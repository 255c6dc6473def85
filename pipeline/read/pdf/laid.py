"""Pages laid out: columns of lines and tables in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.read.pdf.flow.boxes import ends_across, set_reaches
from pipeline.read.pdf.flow.columns import Gutter, Leaf, most_alike, read_order
from pipeline.read.pdf.flow.drawn import outside, without_corners
from pipeline.read.pdf.flow.insets import set_narrow
from pipeline.read.pdf.flow.tiled import Tiles, boxes_of, reach_of, tiles_of
from pipeline.read.pdf.page import Item, Page
from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats, Ints
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.tables.twofold import set_below, with_second_columns
from pipeline.read.pdf.words.printed import Frame, print_groups, print_lines, with_bullets
from pipeline.read.pdf.words.words import Words, join, no_words

RUNGS = 5  # empty words that stand for a table where the gutters are sought


@dataclass(frozen=True, slots=True)
class Loose:
    """What is to be put in order on a page: words outside tables, `count` of them, and after them those of tables."""

    words: Words
    count: int
    tables: list[Table | Tiles]


def lay_out(pages: list[Page], tables: list[list[tuple[Table, Ints]]]) -> None:
    """Sets the items of all pages: the `tables` of each come with the numbers of the words they hold.

    A page too short to show its gutters has those of others, a band of it those of the other bands.
    """
    loose = [_loose(page, own) for page, own in zip(pages, tables, strict=True)]
    found = [_put_in_order(page, own, ()) for page, own in zip(pages, loose, strict=True)]
    known = most_alike([gutter for gutters in found for gutter in gutters])
    for page, own, gutters in zip(pages, loose, found, strict=True):
        others = [gutter for gutter in known if not any(gutter.is_like(mine) for mine in gutters)]
        if len(kinds := most_alike(gutters)) > 1:
            others += kinds  # a band above may have but a line in its last column
        if others:
            _put_in_order(page, own, others)
        if frames := [item for item in page.items if isinstance(item, Frame)]:
            set_reaches(frames, boxes_of(page))
            set_narrow(frames, [unit.inset for unit in own.tables if isinstance(unit, Tiles) and unit.inset])


def _loose(page: Page, tables: list[tuple[Table, Ints]]) -> Loose:
    held = np.zeros(len(page.words), bool)
    for _, which in tables:
        held[which] = True
    if len(tables) == 1 and held.all():
        return Loose(no_words(), 0, [tables[0][0]])
    page.stray = sum(len(page.words.text[n]) for n in np.flatnonzero(_enclosed(page.words, tables) & ~held).tolist())
    sideways = page.words.keep(~held & page.words.turned)
    page.furniture.extend(("gedreht", line) for line in print_lines(sideways, page.number))
    own: list[Table | Tiles] = [*(table for table, _ in tables), *tiles_of(page, held)]
    loose = page.words.keep(~held & ~page.words.turned)
    return Loose(_with_places_of(loose, [table.box for table in own]), len(loose), own)


def _put_in_order(page: Page, loose: Loose, known: Sequence[Gutter]) -> list[Gutter]:
    """Sets the items; the gutters found between them."""
    if not loose.count and len(loose.tables) == 1:
        page.items = [*_parts(loose.tables[0])]
        return []
    upright = outside(page.upright, [table.box for table in loose.tables])
    rules = without_corners(upright, page.rules, page.boxes)
    found = read_order(loose.words, page.width, rules, known, ends_across(boxes_of(page), loose.words))
    page.items = [item for leaf in found.leaves for item in _items(leaf, loose, page)]
    return found.gutters


def _enclosed(words: Words, tables: list[tuple[Table, Ints]]) -> Bools:
    if not tables:
        return np.zeros(len(words), bool)
    return owners(words, np.array([table.box for table, _ in tables])) >= 0


def table_of(grid: Grid, page: Page) -> tuple[Table, Ints]:
    """The table of a grid, with the numbers of the words that stand in its cells."""
    owner = owners(page.words, np.array(grid.cells))
    parted, second = with_second_columns(page.words, owner)
    inside = print_groups(page.words, parted, page.number)
    number = {cell: n for n, cell in enumerate(grid.cells)}
    table: list[Row] = []
    for across in grid.rows():
        frames = {}
        for column, cell in across.items():
            n = number[cell]
            lines = with_bullets(inside.get(n, []))
            lines += set_below(lines, with_bullets(inside.get(second.get(n, -1), [])))
            frames[column] = Frame(lines, cell[0], cell[2], cell[2])
        tops, bottoms = [c[1] for c in across.values()], [c[3] for c in across.values()]
        table.append(Row(frames, min(tops), min(bottoms)))
        table[-1].again = bool(page.repeats) and _is_repeated(table[-1], page)
    boxes = [own.box for own in page.grids if len(own.cells) == 1]
    for row in (table[0], table[-1]):
        row.boxed = _is_boxed(row, boxes)
    columns = tuple(sorted({cell[0] for cell in grid.cells}))
    return Table(page.number, grid.box, columns, table), np.flatnonzero(owner >= 0)


def _is_boxed(row: Row, boxes: Sequence[Edge]) -> bool:
    """All its lines stand in one of these boxes, which ends where the row does or before."""
    lines = [line for frame in row.frames.values() for line in frame.lines]
    inside = (
        all(x0 < line.x0 and line.x1 < x1 and top < line.top and line.bottom < bottom for line in lines)
        for x0, top, x1, bottom in boxes
        if bottom < row.bottom + 1
    )
    return bool(lines) and any(inside)


def _is_repeated(row: Row, page: Page) -> bool:
    """All lines of the row are those of a head that was printed before."""
    lines = [line for frame in row.frames.values() for line in frame.lines]
    heads = [(top - 1, bottom + 1) for top, bottom in page.repeats]
    return any(all(top < line.top and line.bottom < bottom for line in lines) for top, bottom in heads)


def _with_places_of(words: Words, boxes: list[Edge]) -> Words:
    """The words, and after them a ladder of empty words for each table: it takes part in the reading order."""
    if not boxes:
        return words
    rungs = [
        (x0, top + step * (bottom - top) / RUNGS, x1, top + (step + 1) * (bottom - top) / RUNGS)
        for x0, top, x1, bottom in boxes
        for step in range(RUNGS)
    ]
    x0, top, x1, bottom = (np.array(column) for column in zip(*rungs, strict=True))
    none, next_band = np.zeros(len(rungs), bool), int(words.band.max(initial=0)) + 1
    bands = next_band + np.arange(len(rungs))
    places = Words([""] * len(rungs), x0, top, x1, bottom, top, np.full(len(rungs), 1.0), none, none, bands, none, none)
    both = join(words, places)
    order = np.argsort(both.base, kind="stable")
    band = np.empty(len(order), np.int64)
    _, renumbered = np.unique(_first_base(both)[order], return_inverse=True)
    band[order] = renumbered
    return replace(both, band=band)


def _first_base(words: Words) -> Floats:
    """The height of each word's band: that of the band's first word."""
    _, first, inverse = np.unique(words.band, return_index=True, return_inverse=True)
    base: Floats = words.base[first][inverse]
    return base


def _items(leaf: Leaf, loose: Loose, page: Page) -> Iterator[Item]:
    """A column as frames between its tables; one that a heading of the page seems to cut stands where it begins."""
    words, count = loose.words, loose.count
    order = leaf.which[np.lexsort((words.x0[leaf.which], words.band[leaf.which]))]
    begins = np.flatnonzero((order >= count) & ((order - count) % RUNGS == 0))
    for part in np.split(order, begins):
        if len(part) and part[0] >= count and (part[0] - count) % RUNGS == 0:
            yield from _parts(loose.tables[(int(part[0]) - count) // RUNGS])
        if len(run := part[part < count]):
            yield _frame(leaf, words.pick(run), page)


def _parts(unit: Table | Tiles) -> list[Item]:
    return [*unit.frames] if isinstance(unit, Tiles) else [unit]


def _frame(leaf: Leaf, words: Words, page: Page) -> Frame:
    lines = print_lines(words, page.number)
    left = min(line.x0 for line in lines) if lines else leaf.left
    right = reach_of(lines) if lines else leaf.limit
    return Frame(lines, left, left if leaf.margin else right, leaf.limit, margin=leaf.margin)
