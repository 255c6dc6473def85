"""One pass over an HTML tree: the state that turns tags and text nodes into drafts."""

import re
from dataclasses import dataclass, field

from bs4 import Tag

from extractors.german.trennung import HYPHENS
from extractors.model.document import Cell, Kind
from pipeline.read import limits
from pipeline.read.bullets import itemise
from pipeline.read.draft import BLANK, Draft, Piece, join_lines
from pipeline.read.markup import Locator

HEADING = re.compile(r"h([1-6])")
LISTS = frozenset({"ul", "ol", "menu", "dir"})
# tags that end the line before and after them
LINES = frozenset(
    {"p", "div", "section", "article", "main", "blockquote", "address", "figure", "figcaption", "dl", "dt", "dd"}
    | {"caption", "legend", "fieldset", "pre", "hr", "details", "summary", "center", "body", "html", "tbody", "thead"}
)
FURNITURE = {"nav": "navigation", "header": "kopf", "footer": "fuss", "aside": "seitenleiste", "form": "formular"}
ARTICLES = frozenset({"article", "main", "section"})
ROLES = {"navigation": "navigation", "banner": "kopf", "contentinfo": "fuss", "search": "formular"}
HINTS = re.compile(
    r"\b(?:(?P<cookie>cookie)|(?P<navigation>breadcrumbs?|nav(?:igation|bar)?|menue?|skip-?link))\b", re.I
)
HIDDEN = re.compile(r"display: ?none|visibility: ?hidden", re.I)


@dataclass
class Table:
    """Where we are in a table: number and row, the column a cell begins in, and the first one free behind it."""

    number: int
    row: int = -1
    begin: int = -1
    free: int = 0
    covers: dict[int, tuple[int, int]] = field(default_factory=dict)  # begin of a tall cell -> its end, the row below

    def next_row(self) -> None:
        self.row += 1
        self.begin, self.free = -1, 0

    def next_cell(self, colspan: int, rowspan: int) -> None:
        self.begin = self.free
        while (cover := self.covers.get(self.begin)) and self.row < cover[1]:
            self.begin = cover[0]
        self.free = self.begin + colspan
        if rowspan > 1 and self.begin < limits.SPAN:
            self.covers[self.begin] = self.free, self.row + rowspan


@dataclass
class Item:
    """An open list item: its depth, its number in an <ol>, and whether its first line is already out."""

    level: int
    marker: str | None
    told: bool = False


class Walk:
    """Call `start`, `text` and `end` in document order, then `finish`."""

    def __init__(self, locator: Locator, first_table: int) -> None:
        self._locator = locator
        self._drafts: list[Draft] = []
        self._line: list[Piece] = []
        self._blank = False
        self._heading = 0
        self._lists: list[int | None] = []
        self._items: list[Item] = []
        self._tables: list[Table] = []
        self._next_table = first_table
        self._furniture: list[str] = []
        self._open: list[str | None] = []  # for each open tag what part of the frame it is
        self._articles = 0
        self.characters = 0

    def start(self, tag: Tag) -> None:
        name = furniture_name(tag, bool(self._articles))
        self._open.append(name)
        self._articles += tag.name in ARTICLES
        if name:
            self._flush()
            self._furniture.append(name)
        if tag.name == "br":
            self._break()
        elif tag.name in LISTS:
            self._flush()
            self._lists.append(_number(tag, "start") if tag.name == "ol" else None)
        elif tag.name == "li":
            self._flush()
            self._items.append(Item(max(0, len(self._lists) - 1), self._next_number()))
        elif tag.name in ("table", "tr", "td", "th"):
            self._flush()
            self._start_table_part(tag)
        elif heading := HEADING.fullmatch(tag.name):
            self._flush()
            self._heading = int(heading[1])
        elif tag.name in LINES:
            self._flush()

    def _start_table_part(self, tag: Tag) -> None:
        if tag.name == "table":
            self._tables.append(Table(self._next_table))
            self._next_table += 1
        elif self._tables and tag.name == "tr":
            self._tables[-1].next_row()
        elif self._tables:
            self._tables[-1].next_cell(_span(tag, "colspan"), _span(tag, "rowspan"))

    def end(self, tag: Tag) -> None:
        if tag.name in LINES or tag.name in LISTS or tag.name in ("li", "table", "tr", "td", "th"):
            self._flush()
        if tag.name in LISTS and self._lists:
            self._lists.pop()
        elif tag.name == "li" and self._items:
            self._items.pop()
        elif tag.name == "table" and self._tables:
            self._tables.pop()
        elif HEADING.fullmatch(tag.name):
            self._flush()
            self._heading = 0
        self._articles -= tag.name in ARTICLES
        if self._open.pop():
            self._flush()
            self._furniture.pop()

    def text(self, node: str) -> None:
        pieces = self._locator.pieces(node)
        if not pieces:
            self._blank = self._blank or bool(node)
            return
        self.characters += sum(len(piece.text) for piece in pieces)
        if not self._blank and node[0].translate(BLANK) != " ":
            pieces[0] = Piece(pieces[0].text, pieces[0].place, glued=True)
        self._line.extend(pieces)
        self._blank = node[-1].translate(BLANK) == " "

    def finish(self) -> list[Draft]:
        self._flush()
        return self._drafts

    def _break(self) -> None:
        """A <br> ends the line, unless it stands in a heading or the word goes on behind it."""
        if self._heading:
            self._blank = True
        elif not self._line or self._line[-1].text[-1:] not in (*HYPHENS,):
            self._flush()
        else:
            self._line.append(Piece("", self._line[-1].place))

    def _flush(self) -> None:
        line, self._line, self._blank = self._line, [], False
        if not line:
            return
        kind, level, marker = self._kind()
        draft = Draft(kind, _rejoin(line), cell=self._cell(), level=level, marker=marker)
        self._drafts.append(draft if kind == "furniture" else itemise(draft))

    def _kind(self) -> tuple[Kind, int, str | None]:
        if self._furniture:
            return "furniture", 0, self._furniture[-1]
        if self._heading:
            return "heading", self._heading, None
        if self._items and not self._items[-1].told:
            self._items[-1].told = True
            return "item", self._items[-1].level, self._items[-1].marker
        return "paragraph", 0, None

    def _cell(self) -> Cell | None:
        if not self._tables or self._tables[-1].row < 0 or self._tables[-1].begin < 0:
            return None
        table = self._tables[-1]
        return Cell(table.number, table.row, table.begin)

    def _next_number(self) -> str | None:
        if not self._lists or self._lists[-1] is None:
            return None
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}."


def furniture_name(tag: Tag, in_article: bool) -> str | None:
    """What part of the page's frame a tag is; None for content. An article's own header is content."""
    if tag.has_attr("hidden") or HIDDEN.search(str(tag.get("style", ""))[:500]):
        return "verborgen"
    role = str(tag.get("role", "")).lower()
    if role in ROLES:
        return ROLES[role]
    if tag.name in ("header", "footer") and in_article:
        return None
    if tag.name in FURNITURE:
        return FURNITURE[tag.name]
    if tag.name in ("div", "ul", "ol", "section", "a", "p"):
        hint = HINTS.search(" ".join(str(tag.get(name, "")) for name in ("id", "class"))[:500])
        return hint.lastgroup if hint else None
    return None


def _span(tag: Tag, name: str) -> int:
    """How many columns or rows a cell covers, as far as we follow it."""
    return min(_number(tag, name), limits.SPAN)


def _number(tag: Tag, name: str) -> int:
    """A positive whole number in an attribute; 1 where there is none."""
    value = str(tag.get(name, "")).strip()[:9]
    return int(value) if value.isascii() and value.isdigit() and int(value) > 0 else 1


def _rejoin(line: list[Piece]) -> list[Piece]:
    """A word cut by a hyphen and <br> (an empty piece marks the spot) is rejoined by the rules for line ends."""
    printed: list[list[Piece]] = [[]]
    for piece in line:
        if piece.text:
            printed[-1].append(piece)
        else:
            printed.append([])
    return join_lines(printed, ())
