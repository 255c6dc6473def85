"""The pages of a document told in one order: tables and paragraphs joined, headings found, drafts made."""

from collections.abc import Iterator

from extractors.model.document import Box
from pipeline.read.draft import Draft, Piece
from pipeline.read.pdf.flow.boxed_lists import set_lists_free
from pipeline.read.pdf.flow.continued import name_continuations
from pipeline.read.pdf.flow.cut_words import mark_cut_words
from pipeline.read.pdf.flow.furniture import set_furniture_apart
from pipeline.read.pdf.flow.ghosts import name_ghosts, set_ghosts_apart
from pipeline.read.pdf.flow.headed_rows import set_headed_rows_free
from pipeline.read.pdf.flow.labelled_lists import set_labelled_lists_free
from pipeline.read.pdf.flow.leaders import set_entries_apart
from pipeline.read.pdf.flow.levels import set_levels
from pipeline.read.pdf.flow.lone_columns import set_lone_columns_free
from pipeline.read.pdf.flow.marks import set_bullets
from pipeline.read.pdf.flow.paragraphs import build
from pipeline.read.pdf.flow.pitch import Pitch
from pipeline.read.pdf.flow.set_off import set_headings_off
from pipeline.read.pdf.flow.told import Told
from pipeline.read.pdf.flow.weak_bullets import settle_bullets
from pipeline.read.pdf.laid import lay_out, table_of
from pipeline.read.pdf.page import Item, Page
from pipeline.read.pdf.sheets.sheet import Ints
from pipeline.read.pdf.tables.frames import take_frames_off
from pipeline.read.pdf.tables.goal_columns import set_beside_goals
from pipeline.read.pdf.tables.goal_margin import find_beside_goals
from pipeline.read.pdf.tables.grid import Grid, overlap
from pipeline.read.pdf.tables.gridded import cut_off_furniture, gridded
from pipeline.read.pdf.tables.half_drawn import part_columns
from pipeline.read.pdf.tables.heads import add_heads
from pipeline.read.pdf.tables.holes import with_holes_closed, with_rows_parted
from pipeline.read.pdf.tables.last_lists import add_last_lists
from pipeline.read.pdf.tables.merged import cut_merged
from pipeline.read.pdf.tables.overhang import with_overhang
from pipeline.read.pdf.tables.overrun import part_overrun
from pipeline.read.pdf.tables.page_columns import parts_of
from pipeline.read.pdf.tables.piles import pile_up
from pipeline.read.pdf.tables.repeated import find_moved, find_repeated, set_boxed_heads_apart
from pipeline.read.pdf.tables.seams import join_tables
from pipeline.read.pdf.tables.table import Table
from pipeline.read.pdf.tables.tabs import close_cards
from pipeline.read.pdf.words.printed import Frame, Line


def tell(pages: list[Page]) -> list[Draft]:
    """The drafts of all pages."""
    set_bullets(pages)
    find_moved(pages)
    set_furniture_apart(pages, {page.number: gridded(page) for page in pages})
    for page in pages:
        cut_off_furniture(page)
    whole_pages, pages = pages, _with_tables(pages)
    whole = [(grid, page) for page in pages for grid in page.grids if grid.is_table]
    lay_out(pages, [[_table(grid, page) for grid in _kept(page, whole)] for page in pages])
    add_last_lists(pages)
    set_lists_free(pages)
    set_labelled_lists_free(pages)
    set_headed_rows_free(pages)
    set_lone_columns_free(pages)
    set_ghosts_apart(pages)
    set_entries_apart(pages)
    set_headings_off(pages)
    items = [item for page in pages for item in page.items]
    for item in items:
        if isinstance(item, Table):
            part_overrun(item)
    frames = [frame for item in items for frame in _frames(item)]
    pitch = Pitch([frame for frame in frames if not frame.margin])
    told = Told(frames, Pitch([item for item in items if isinstance(item, Frame) and not item.margin], pitch))
    for item in items:
        if isinstance(item, Table):
            _fill_cells(item, pitch)
    headers: list[Line] = []
    lost = frozenset(range(1, max((page.number for page in pages), default=0))) - {page.number for page in pages}
    joined = join_tables(items, headers, lost)
    told.flow(joined, lost)
    drafts = list(told.drafts(joined, pages, headers))
    name_ghosts(drafts)
    name_continuations(drafts)
    for page in whole_pages:
        page.stray = sum(part.stray for part in pages if part.number == page.number)
    turned = {page.number: page for page in pages if page.turn}
    return [_placed(draft, turned) for draft in drafts] if turned else drafts


def _with_tables(pages: list[Page]) -> list[Page]:
    """The pages with the tables of which not all is drawn; a column that holds a part of one is a page by itself."""
    for page in pages:
        close_cards(page)
        take_frames_off(page)
        set_beside_goals(page)
    parts = parts_of(pages)
    moved = [part.moved for part in parts]
    find_repeated(moved)
    set_boxed_heads_apart([part.page for part in parts if part.page is part.moved])
    for page in moved:
        part_columns(page)
        pile_up(page)
        add_heads(page)
    find_beside_goals(moved)
    for part in parts:
        part.settle()
    return [part.page for part in parts]


def _table(grid: Grid, page: Page) -> tuple[Table, Ints]:
    whole = with_rows_parted(with_holes_closed(with_overhang(grid, page.boxes), page.words), page.words)
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


def _kept(page: Page, whole: list[tuple[Grid, Page]]) -> list[Grid]:
    """Grids that are tables: two rows and two columns, or a rest of a `whole` one that another page shows.

    No two of them overlap: the boxes that a browser draws behind words of a cell make grids of their own.
    """
    tables = [g for g in page.grids if g.is_table]
    rests = [g for g in page.grids if not g.is_table and any(_is_rest_of(g, page, *other) for other in whole)]
    kept: list[Grid] = []
    for grid in (g for part in (tables, rests) for g in sorted(part, key=lambda g: -len(g.cells))):
        if not any(overlap(grid.box, other.box) for other in kept):
            kept.append(grid)
    return sorted(kept, key=page.grids.index)


def _is_rest_of(grid: Grid, page: Page, other: Grid, others: Page) -> bool:
    """As wide as the whole one and cut at no other places; a single box of another page is so only next to it."""
    own = {cell[0] for cell in grid.cells}
    edges = {cell[0] for cell in other.cells}
    same_box = abs(grid.box[0] - other.box[0]) < 3 and abs(grid.box[2] - other.box[2]) < 3
    if not (same_box and all(any(abs(x - y) < 3 for y in edges) for x in own)):
        return False
    parts = ((others, other), (page, grid)) if others.number < page.number else ((page, grid), (others, other))
    return len(grid.cells) > 1 or page is others or _go_on(*parts)


def _go_on(one: tuple[Page, Grid], other: tuple[Page, Grid]) -> bool:
    """No text stands between the end of the one grid and the begin of the other, on the next page."""
    (before, above), (after, below) = one, other
    white = not (before.words.top > above.box[3]).any() and not (after.words.bottom < below.box[1]).any()
    return after.number == before.number + 1 and white


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
        mark_cut_words([frame for frame in alike if frame.lines])
    for row in table.rows:
        row.cells = {column: build(frame, pitch) for column, frame in row.frames.items()}
        for paragraphs in row.cells.values():
            set_levels(paragraphs, [])
