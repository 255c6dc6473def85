"""The pages of a document told in one order: tables and paragraphs joined, headings found, drafts made."""

from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.model.document import Box, Cell
from pipeline.read.draft import Draft, Piece, join_lines, vocabulary
from pipeline.read.pdf.bands import gridded
from pipeline.read.pdf.enumerations import part_enumerations
from pipeline.read.pdf.furniture import set_furniture_apart
from pipeline.read.pdf.ghosts import set_ghosts_apart
from pipeline.read.pdf.grid import Edge, Grid
from pipeline.read.pdf.heads import add_heads
from pipeline.read.pdf.holes import with_holes_closed, with_rows_parted
from pipeline.read.pdf.leaders import set_entries_apart
from pipeline.read.pdf.levels import set_levels
from pipeline.read.pdf.marks import set_bullets
from pipeline.read.pdf.merged import cut_merged
from pipeline.read.pdf.page import Item, Page, lay_out, table_of
from pipeline.read.pdf.paragraphs import Paragraph, Pitch, build, ends_sentence, settle_bullets
from pipeline.read.pdf.piles import pile_up
from pipeline.read.pdf.printed import Frame, Line, print_lines
from pipeline.read.pdf.repeated import find_moved, find_repeated
from pipeline.read.pdf.seams import join_flow, join_tables
from pipeline.read.pdf.sheet import Ints
from pipeline.read.pdf.table import Table
from pipeline.read.pdf.undrawn import find_undrawn

HEADING = 1.12  # times the size of the running text
INSET = 20.0  # points: so far boxes stand in from the text around them
LONGEST_HEADING = 200  # characters


def tell(pages: list[Page]) -> list[Draft]:
    """The drafts of all pages."""
    set_bullets(pages)
    find_moved(pages)
    set_furniture_apart(pages, {page.number: gridded(page) for page in pages})
    find_repeated(pages)
    for page in pages:
        pile_up(page)
        add_heads(page)
    find_undrawn(pages)
    whole = [grid for page in pages for grid in page.grids if grid.is_table]
    for page in pages:
        lay_out(page, [_table(grid, page) for grid in _kept(page, whole)])
    set_ghosts_apart(pages)
    set_entries_apart(pages)
    items = [item for page in pages for item in page.items]
    frames = [frame for item in items for frame in _frames(item)]
    pitch = Pitch(frames)
    told = _Told(frames, Pitch([item for item in items if isinstance(item, Frame)], pitch))
    for item in items:
        if isinstance(item, Table):
            _fill_cells(item, pitch)
    headers: list[Line] = []
    lost = frozenset(range(1, max((page.number for page in pages), default=0))) - {page.number for page in pages}
    joined = join_tables(items, headers, lost)
    told.flow(joined, lost)
    drafts = list(told.drafts(joined, pages, headers))
    turned = {page.number: page for page in pages if page.turn}
    return [_placed(draft, turned) for draft in drafts] if turned else drafts


def _table(grid: Grid, page: Page) -> tuple[Table, Ints]:
    whole = with_rows_parted(with_holes_closed(grid, page.words), page.words)
    return table_of(cut_merged(whole, page.words), page)


def _placed(draft: Draft, turned: dict[int, Page]) -> Draft:
    """The draft with places on the page as it is printed, where we had turned it."""
    draft.pieces = [
        Piece(piece.text, turned[piece.place.page].place(piece.place), piece.glued)
        if isinstance(piece.place, Box) and piece.place.page in turned
        else piece
        for piece in draft.pieces
    ]
    return draft


def _kept(page: Page, whole: list[Grid]) -> list[Grid]:
    """Grids that are tables: two rows and two columns, or a rest of a `whole` one that another page shows.

    No two of them overlap: the boxes that a browser draws behind words of a cell make grids of their own.
    """
    tables = [g for g in page.grids if g.is_table]
    rests = [g for g in page.grids if not g.is_table and any(_is_rest_of(g, other) for other in whole)]
    kept: list[Grid] = []
    for grid in (g for part in (tables, rests) for g in sorted(part, key=lambda g: -len(g.cells))):
        if not any(_overlaps(grid.box, other.box) for other in kept):
            kept.append(grid)
    return sorted(kept, key=page.grids.index)


def _overlaps(one: Edge, other: Edge) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 2 and down > 2


def _is_rest_of(grid: Grid, other: Grid) -> bool:
    """As wide as the whole one and cut at no other places."""
    own = {cell[0] for cell in grid.cells}
    edges = {cell[0] for cell in other.cells}
    same_box = abs(grid.box[0] - other.box[0]) < 3 and abs(grid.box[2] - other.box[2]) < 3
    return same_box and all(any(abs(x - y) < 3 for y in edges) for x in own)


def _frames(item: Item) -> Iterator[Frame]:
    if isinstance(item, Frame):
        yield item
    else:
        for row in item.rows:
            yield from row.frames.values()


def _fill_cells(table: Table, pitch: Pitch) -> None:
    """Paragraphs of each cell; how far lines may reach is learnt from all cells of the same width."""
    shapes: dict[tuple[int, int], list[Frame]] = {}
    for frame in _frames(table):
        shapes.setdefault((round(frame.left), round(frame.limit)), []).append(frame)
    for alike in shapes.values():
        lines = [line for frame in alike for line in frame.lines]
        reach = max((line.x1 for line in lines), default=0.0)
        padding = min((line.x0 - frame.left for frame in alike for line in frame.lines), default=0.0)
        for frame in alike:
            frame.right = min(reach, frame.limit - padding) if len(lines) > 5 else frame.limit - padding
        settle_bullets(alike)
    for row in table.rows:
        row.cells = {column: build(frame, pitch) for column, frame in row.frames.items()}
        for paragraphs in row.cells.values():
            set_levels(paragraphs, [])


class _Told:
    """What the whole document tells about itself: its running text, its heading styles, its words."""

    def __init__(self, frames: list[Frame], pitch: Pitch) -> None:
        lines = [line for frame in frames for line in frame.lines]
        letters: Counter[float] = Counter()
        for line in lines:
            letters[_style(line)[0]] += len(line.text)
        self.body = max(letters, key=letters.__getitem__) if letters else 10.0
        self.known = vocabulary({piece.text for line in lines for piece in line.pieces})
        self.pitch = pitch
        self.columns: dict[int, list[Paragraph]] = {}
        self.levels: dict[tuple[float, bool], int] = {}

    def flow(self, items: list[Item], lost: frozenset[int]) -> None:
        """Builds the paragraphs outside tables, joins them over columns and pages, ranks the headings."""
        reach: dict[int, float] = {}
        for frame in (item for item in items if isinstance(item, Frame)):
            reach[round(frame.left / 8)] = max(reach.get(round(frame.left / 8), 0.0), frame.right)
        settle_bullets([item for item in items if isinstance(item, Frame)], indent=2.0)
        lefts = {(item.limit, item.left) for item in items if isinstance(item, Frame)}
        stretch: list[list[Paragraph]] = []
        stack: list[float] = []
        for item in items:
            if isinstance(item, Table):
                join_flow(stretch, lost)
                stretch = []
                continue
            if len(item.lines) < 5:
                item.right = max(item.right, min(item.limit, reach[round(item.left / 8)]))
            self.columns[id(item)] = build(item, self.pitch)
            left = min(other for limit, other in lefts if limit == item.limit and item.left - other < INSET)
            stack = set_levels(self.columns[id(item)], stack, left)
            stretch.append(self.columns[id(item)])
        join_flow(stretch, lost)
        part_enumerations(self.columns.values())
        styles = {_style(p.lines[0]) for column in self.columns.values() for p in column if self.is_heading(p)}
        ranked = sorted(styles, key=lambda style: (-style[0], not style[1]))
        self.levels = {style: min(6, rank) for rank, style in enumerate(ranked, start=1)}

    def is_heading(self, paragraph: Paragraph) -> bool:
        if paragraph.marker is not None or len(paragraph.lines) > 4:
            return False
        text = " ".join(line.text for line in paragraph.lines)
        if len(text) > LONGEST_HEADING or not any(letter.isalpha() for letter in text):
            return False
        if paragraph.lines[0].size >= HEADING * self.body:
            return True
        bold = all(line.bold for line in paragraph.lines) and paragraph.lines[0].size >= 0.95 * self.body
        return bold and not (ends_sentence(paragraph.lines[-1]) and text[-1] not in ":?!")

    def drafts(self, items: list[Item], pages: list[Page], headers: list[Line]) -> Iterator[Draft]:
        """All drafts; the furniture of a page stands before its first and after its last block."""
        furniture = _Furniture(pages, headers)
        table = 0
        for item in items:
            if isinstance(item, Frame):
                for paragraph in self.columns[id(item)]:
                    yield from furniture.up_to(paragraph.page)
                    yield self._draft(paragraph, None)
                continue
            for number, row in enumerate(item.rows):
                for column in sorted(row.cells):
                    cell = Cell(table, number, column)
                    for paragraph in row.cells[column]:
                        yield from furniture.up_to(paragraph.page)
                        yield self._draft(paragraph, cell)
            table += 1
        yield from furniture.up_to(len(pages) + 1)

    def _draft(self, paragraph: Paragraph, cell: Cell | None) -> Draft:
        pieces = join_lines([line.pieces for line in paragraph.lines], self.known)
        if paragraph.marker is not None:
            return Draft("item", pieces, paragraph.page, cell, paragraph.level, paragraph.marker or None)
        if cell is None and self.is_heading(paragraph):
            return Draft("heading", pieces, paragraph.page, None, self.levels.get(_style(paragraph.lines[0]), 6))
        return Draft("paragraph", pieces, paragraph.page, cell)


def _style(line: Line) -> tuple[float, bool]:
    return round(line.size * 2) / 2, line.bold


class _Furniture:
    """Furniture by page, handed out as the story passes the page."""

    def __init__(self, pages: list[Page], headers: list[Line]) -> None:
        self.heads: dict[int, list[Draft]] = {}
        self.feet: dict[int, list[Draft]] = {}
        self.page = 0
        for page in pages:
            for name, line in page.furniture:
                side = self.feet if line.top > page.height / 2 else self.heads
                side.setdefault(page.number, []).append(_aside(name, line))
            for line in print_lines(page.doubled, page.number):
                self.feet.setdefault(page.number, []).append(_aside("doppeldruck", line))
        for line in headers:
            self.heads.setdefault(line.page, []).append(_aside("tabellenkopf", line))

    def up_to(self, page: int) -> Iterable[Draft]:
        """What stands between the last block and the first of this page."""
        return self._before(page) if self.page < page else ()

    def _before(self, page: int) -> Iterator[Draft]:
        while self.page < page:
            yield from self.feet.pop(self.page, [])
            self.page += 1
            yield from self.heads.pop(self.page, [])


def _aside(name: str, line: Line) -> Draft:
    return Draft("furniture", line.pieces, line.page, marker=name)
