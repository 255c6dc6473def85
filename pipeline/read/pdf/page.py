"""One page laid out: columns of lines and tables in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from extractors.model.document import Box
from pipeline.read.pdf.flow.boxes import set_reaches
from pipeline.read.pdf.flow.columns import Gutter, Leaf, most_alike, read_order
from pipeline.read.pdf.flow.overhangs import reach
from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints, Sheet, rows
from pipeline.read.pdf.tables.grid import Edge, Grid, find_grids, joined_across
from pipeline.read.pdf.tables.grounds import without_grounds
from pipeline.read.pdf.tables.open_sides import with_sides
from pipeline.read.pdf.tables.pieces import Interval, cut_pieces
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.glyphs import on_page
from pipeline.read.pdf.words.initials import with_initials
from pipeline.read.pdf.words.printed import Frame, Line, print_groups, print_lines, with_bullets
from pipeline.read.pdf.words.words import Words, find_words, join, no_words, words_outside

Item = Frame | Table
RUNGS = 5  # empty words that stand for a table where the gutters are sought


@dataclass(slots=True)
class Page:
    """What is kept of a page once its sheet is closed.

    `rules` are the lying ones, touching pieces united; `stray` counts characters that stand inside the outline of a
    table but in none of its cells. `heads` are from where to where a head stands that pages repeat, `repeats`
    those of them that were printed before. `folded` says that two pages are printed on it, side by side.
    """

    number: int
    width: float
    height: float
    words: Words
    doubled: Words
    rules: list[Edge]
    boxes: Floats
    marks: Floats
    icons: Floats
    grids: list[Grid] = field(default_factory=list)
    pieces: list[tuple[float, list[Interval]]] = field(default_factory=list)
    furniture: list[tuple[str, Line]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    turn: int = 0
    folded: bool = False
    stray: int = 0
    heads: list[Interval] = field(default_factory=list)
    repeats: list[Interval] = field(default_factory=list)

    def place(self, box: Box) -> Box:
        """Where a box of the upright page stands on the page as it is printed."""
        if self.turn == 1:
            return Box(box.page, box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        if self.turn == -1:
            return Box(box.page, self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        return box


@dataclass(frozen=True, slots=True)
class Loose:
    """What is to be put in order on a page: words outside tables, `count` of them, and after them those of tables."""

    words: Words
    count: int
    tables: list[Table]


def lay_out(pages: list[Page], tables: list[list[tuple[Table, Ints]]]) -> None:
    """Sets the items of all pages: the `tables` of each come with the numbers of the words they hold.

    A page too short to show its gutters has those of others.
    """
    loose = [_loose(page, own) for page, own in zip(pages, tables, strict=True)]
    found = [_put_in_order(page, own, ()) for page, own in zip(pages, loose, strict=True)]
    known = most_alike([gutter for gutters in found for gutter in gutters])
    for page, own, gutters in zip(pages, loose, found, strict=True):
        if others := [gutter for gutter in known if not any(gutter.is_like(mine) for mine in gutters)]:
            _put_in_order(page, own, others)
        framed = [cell for grid in page.grids if not grid.is_table for cell in grid.cells]
        boxes = np.concatenate([page.boxes, rows(framed)])
        set_reaches((item for item in page.items if isinstance(item, Frame)), boxes)


def _loose(page: Page, tables: list[tuple[Table, Ints]]) -> Loose:
    held = np.zeros(len(page.words), bool)
    for _, which in tables:
        held[which] = True
    page.stray = sum(len(page.words.text[n]) for n in np.flatnonzero(_enclosed(page.words, tables) & ~held).tolist())
    sideways = page.words.keep(~held & page.words.turned)
    page.furniture.extend(("gedreht", line) for line in print_lines(sideways, page.number))
    loose = page.words.keep(~held & ~page.words.turned)
    own = [table for table, _ in tables]
    return Loose(_with_places_of(loose, [table.box for table in own]), len(loose), own)


def _put_in_order(page: Page, loose: Loose, known: Sequence[Gutter]) -> list[Gutter]:
    """Sets the items; the gutters found between them."""
    if not loose.count and len(loose.tables) == 1:
        page.items = [*loose.tables]
        return []
    found = read_order(loose.words, page.width, known)
    page.items = [item for leaf in found.leaves for item in _items(leaf, loose, page)]
    return found.gutters


def _enclosed(words: Words, tables: list[tuple[Table, Ints]]) -> Bools:
    if not tables:
        return np.zeros(len(words), bool)
    return _owners(words, np.array([table.box for table, _ in tables])) >= 0


def table_of(grid: Grid, page: Page) -> tuple[Table, Ints]:
    """The table of a grid, with the numbers of the words that stand in its cells."""
    owner = _owners(page.words, np.array(grid.cells))
    inside = print_groups(page.words, owner, page.number)
    number = {cell: n for n, cell in enumerate(grid.cells)}
    table: list[Row] = []
    for across in grid.rows():
        frames = {}
        for column, cell in across.items():
            lines = with_bullets(inside.get(number[cell], []))
            frames[column] = Frame(lines, cell[0], cell[2], cell[2])
        tops, bottoms = [c[1] for c in across.values()], [c[3] for c in across.values()]
        table.append(Row(frames, min(tops), min(bottoms)))
        table[-1].again = bool(page.repeats) and _is_repeated(table[-1], page)
    columns = tuple(sorted({cell[0] for cell in grid.cells}))
    return Table(page.number, grid.box, columns, table), np.flatnonzero(owner >= 0)


def _is_repeated(row: Row, page: Page) -> bool:
    """All lines of the row are those of a head that was printed before."""
    lines = [line for frame in row.frames.values() for line in frame.lines]
    heads = [(top - 1, bottom + 1) for top, bottom in page.repeats]
    return any(all(top < line.top and line.bottom < bottom for line in lines) for top, bottom in heads)


def _owners(words: Words, cells: Floats) -> Ints:
    """For each word the number of the cell its middle stands in, -1 for none."""
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    owner = native.owners(x, y, cells)
    if owner is not None:
        return owner
    owner = np.full(len(words), -1, np.int64)
    for first in range(0, len(cells), 64):
        x0, top, x1, bottom = cells[first : first + 64, :, None].transpose(1, 0, 2)
        cell, word = np.nonzero((x >= x0) & (x < x1) & (y >= top) & (y < bottom))
        owner[word] = cell + first
    return owner


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
    places = Words([""] * len(rungs), x0, top, x1, bottom, top, np.full(len(rungs), 1.0), none, none, bands, none)
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
    """A column as frames between its tables."""
    words, count = loose.words, loose.count
    order = leaf.which[np.lexsort((words.x0[leaf.which], words.band[leaf.which]))]
    run: list[int] = []
    for n in [*order.tolist(), None]:
        if n is not None and n < count:
            run.append(n)
            continue
        if run and (n is None or (n - count) % RUNGS == 0):
            yield _frame(leaf, words.pick(np.array(run)), page)
            run = []
        if n is not None and (n - count) % RUNGS == 0:
            yield loose.tables[(n - count) // RUNGS]


def _frame(leaf: Leaf, words: Words, page: Page) -> Frame:
    lines = print_lines(words, page.number)
    left = min(line.x0 for line in lines) if lines else leaf.left
    right = reach(lines) if lines else leaf.limit
    return Frame(lines, left, left if leaf.margin else right, leaf.limit, margin=leaf.margin)


def page_of(sheet: Sheet) -> Page:
    """What is kept of a sheet: its words and rules, and apart from them what was printed twice."""
    inside = on_page(sheet)
    words, doubled = find_words(sheet, inside)
    words = with_initials(words)
    again = _again(words, sheet.hidden)
    beyond = print_lines(words_outside(sheet, inside), sheet.number)
    drawn = without_grounds(sheet)
    rules = joined_across(drawn)
    grids = find_grids(with_sides(drawn, rules), rules)
    return Page(
        sheet.number,
        sheet.width,
        sheet.height,
        words,
        join(doubled, again) if len(again) else doubled,
        rules,
        sheet.boxes,
        sheet.marks,
        sheet.icons,
        grids,
        cut_pieces(drawn.down, (sheet.width, sheet.height), _drawn_cells(grids)),
        furniture=[("ausserhalb", line) for line in beyond],
        turn=sheet.turn,
    )


def _drawn_cells(grids: list[Grid]) -> list[Edge]:
    """The cells that are drawn on all sides; filled ones one below the other are no table yet."""
    return [cell for grid in grids if len({cell[0] for cell in grid.cells}) > 1 for cell in grid.cells]


def _again(words: Words, hidden: Floats) -> Words:
    """The words under text that PDFium left out because it repeats them in place."""
    if not len(hidden):
        return no_words()
    x, y = (words.x0 + words.x1) / 2, (words.top + words.bottom) / 2
    under = []
    for first in range(0, len(hidden), 64):
        x0, top, x1, bottom = hidden[first : first + 64, :, None].transpose(1, 0, 2)
        under.append(np.nonzero((x > x0) & (x < x1) & (y > top - 2) & (y < bottom + 2))[1])
    return words.pick(np.concatenate(under))
