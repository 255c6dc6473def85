"""What the document tells about itself, and its drafts: paragraphs joined, headings found, furniture beside them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from extractors.model.document import Cell
from pipeline.read.draft import Draft, join_lines, vocabulary
from pipeline.read.pdf.flow.cut_words import mark_cut_words
from pipeline.read.pdf.flow.enumerations import list_labelled, part_enumerations
from pipeline.read.pdf.flow.joined import join_flow
from pipeline.read.pdf.flow.levels import Open, set_levels
from pipeline.read.pdf.flow.line_ends import ends_sentence, is_cut_off
from pipeline.read.pdf.flow.measures import set_measures
from pipeline.read.pdf.flow.overhangs import edge_of
from pipeline.read.pdf.flow.paragraphs import Paragraph, build
from pipeline.read.pdf.flow.pitch import Pitch, letters_of
from pipeline.read.pdf.flow.weak_bullets import settle_bullets
from pipeline.read.pdf.page import Item, Page
from pipeline.read.pdf.tables.table import Table
from pipeline.read.pdf.words.printed import Frame, Line, print_lines

HEADING = 1.12  # times the size of the running text
BOLD = 0.9  # times that size: sans serifs beside a serif text are set a little smaller
NOTE = 0.8  # times that size: what stands in a margin in smaller type names a source
LONGEST_HEADING = 200  # characters
SIDEBAR, LARGE = 5, 0.1  # lines of smaller type, hardly one as large as the text: what is bold among them heads them
INSET = 20.0  # points: so far boxes stand in from the text around them
FULL = 2  # more lines than these end near the edge of their column
MOST_LINES = 4  # of a heading; one in a margin, or in large type of a narrow column, may have twice as many


class Told:
    """What the whole document tells about itself: its running text, its heading styles, its words."""

    def __init__(self, frames: list[Frame], pitch: Pitch) -> None:
        lines = [line for frame in frames for line in frame.lines]
        self.printed = [line.text for line in lines]  # before any word is known to be cut, or a dash to be a bullet
        letters: Counter[float] = Counter()
        for size, count in letters_of(lines).items():
            letters[_rounded(size)] += count
        self.body = max(letters, key=letters.__getitem__) if letters else 10.0
        self.pitch = pitch
        self.columns: dict[int, list[Paragraph]] = {}
        self.levels: dict[tuple[float, bool], int] = {}

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of the document; only where a paragraph has a second line does anyone ask for them."""
        return vocabulary(_whole_words(self.printed))

    def flow(self, items: list[Item], lost: frozenset[int]) -> None:
        """Builds the paragraphs outside tables, joins them over columns and pages, ranks the headings."""
        frames = [item for item in items if isinstance(item, Frame)]
        _set_rights([frame for frame in frames if not frame.margin])
        settle_bullets(frames, indent=2.0)
        mark_cut_words([frame for frame in frames if frame.lines])
        lefts = {(frame.limit, frame.left) for frame in frames}
        stretch: list[list[Paragraph]] = []
        stack: list[Open] = []
        for item in items:
            if isinstance(item, Table):
                join_flow(stretch, lost)
                stretch = []
                continue
            set_measures(item, self.pitch)
            self.columns[id(item)] = build(item, Pitch([item]) if item.margin else self.pitch)
            _set_bodies(self.columns[id(item)], item, self.body)
            left = min(other for limit, other in lefts if limit == item.limit and item.left - other < INSET)
            stack = set_levels(self.columns[id(item)], stack, left)
            if not item.tile:
                stretch.append(self.columns[id(item)])
        join_flow(stretch, lost)
        part_enumerations(self.columns.values())
        list_labelled(self.columns.values())
        styles = {_style(p.lines[0]) for column in self.columns.values() for p in column if self.is_heading(p)}
        ranked = sorted(styles, key=lambda style: (-style[0], not style[1]))
        self.levels = {style: min(6, rank) for rank, style in enumerate(ranked, start=1)}

    def is_heading(self, paragraph: Paragraph) -> bool:
        lines, size = paragraph.lines, paragraph.lines[0].size
        large = size >= HEADING * self.body
        title = large and lines[-1].text[-1:] != "."
        if paragraph.marker is not None or len(lines) > MOST_LINES * (1 + (paragraph.margin or title)):
            return False
        text = paragraph.text
        if len(text) > LONGEST_HEADING or not any(letter.isalpha() for letter in text):
            return False
        if large or (paragraph.margin and size >= NOTE * self.body):
            return True
        bold = all(line.bold for line in lines) and size >= BOLD * min(self.body, paragraph.body)
        return bold and not (ends_sentence(lines[-1]) and text[-1] not in ":?!")

    def drafts(self, items: list[Item], pages: list[Page], headers: list[Line]) -> Iterator[Draft]:
        """All drafts; the furniture of a page stands before its first and after its last block."""
        furniture = _Furniture(pages, headers)
        table = 0
        for item in items:
            if isinstance(item, Frame):
                for paragraph in self.columns[id(item)]:
                    if paragraph.page > furniture.page:
                        yield from furniture.up_to(paragraph.page)
                    yield self._draft(paragraph, None)
                continue
            for number, row in enumerate(item.rows):
                for column in sorted(row.cells):
                    cell = Cell(table, number, column)
                    for paragraph in row.cells[column]:
                        if paragraph.page > furniture.page:
                            yield from furniture.up_to(paragraph.page)
                        yield self._draft(paragraph, cell)
            table += 1
        yield from furniture.up_to(len(pages) + 1)

    def _draft(self, paragraph: Paragraph, cell: Cell | None) -> Draft:
        first, pieces = paragraph.lines[0], paragraph.lines[0].pieces
        if len(paragraph.lines) > 1:
            pieces = join_lines([line.pieces for line in paragraph.lines], self.known)
        marker = paragraph.marker
        if marker is not None:
            return Draft("item", pieces, first.page, cell, paragraph.level, marker or None)
        if cell is None and self.is_heading(paragraph):
            return Draft("heading", pieces, first.page, None, self.levels.get(_style(first), 6))
        return Draft("paragraph", pieces, first.page, cell)


def _set_bodies(column: Sequence[Paragraph], frame: Frame, body: float) -> None:
    """Tells the paragraphs of a sidebar the size of its text, which is smaller than that of most text."""
    text = [line for line in frame.lines if not line.bold]
    large = sum(line.size >= BOLD * body for line in text)
    if len(text) < SIDEBAR or large > LARGE * len(text):
        return
    letters = letters_of(text)
    for paragraph in column:
        paragraph.body = max(letters, key=letters.__getitem__)


def _set_rights(frames: Sequence[Frame]) -> None:
    """Lets columns whose lines form no edge reach as far as others that begin there; best, those of the same width, of
    which one has an edge, or all of them together.
    """
    widest: dict[int, float] = {}
    edges: dict[tuple[int, int], float] = {}
    together: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    within = [[line for line in frame.lines if line.x1 <= frame.right] for frame in frames]
    formed = [bool(edge_of(lines, FULL)) for lines in within]
    for frame, lines, edge in zip(frames, within, formed, strict=True):
        left, limit = _place(frame)
        widest[left] = max(widest.get(left, 0.0), frame.right)
        edges[left, limit] = max(edges.get((left, limit), 0.0), frame.right * edge)
        together[left, limit] += lines
    for frame in (frame for frame, edge in zip(frames, formed, strict=True) if not edge):
        left, limit = _place(frame)
        reach = max(edges.get((left, near), 0.0) for near in (limit - 1, limit, limit + 1))
        reach = reach or edge_of(together[left, limit], FULL) or widest[left]
        frame.right = max(frame.right, min(frame.limit, reach))


def _place(frame: Frame) -> tuple[int, int]:
    return round(frame.left / 8), round(frame.limit / 16)


def _whole_words(printed: Iterable[str]) -> set[str]:
    """What is printed, without the rests of words that a hyphen cut."""
    whole: list[str] = []
    cut = False
    for text in printed:
        if text:
            whole.append(text.partition(" ")[2] if cut else text)
        cut = is_cut_off(text)
    return set(" ".join(whole).split(" "))


def _style(line: Line) -> tuple[float, bool]:
    return _rounded(line.size), line.bold


def _rounded(size: float) -> float:
    return round(size * 2) / 2


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

    def up_to(self, page: int) -> Iterator[Draft]:
        """What stands between the last block and the first of this page."""
        while self.page < page:
            yield from self.feet.pop(self.page, [])
            self.page += 1
            yield from self.heads.pop(self.page, [])


def _aside(name: str, line: Line) -> Draft:
    return Draft("furniture", line.pieces, line.page, marker=name)
