"""Sets a Document as PDF in many layouts, so that each can be read back and compared: our own small printing works.

Lines are broken here and drawn one by one, so that hyphens, page breaks inside rows and columns fall where we say.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Block, Document

HYPHEN_POINT = re.compile(r"(?<=[a-zäöüß][aeiouäöü])(?=(?:sch|ch|ck|st|[bcdfghjklmnpqrstvwxzß])[aeiouäöü][a-zäöüß])")


@dataclass(frozen=True)
class Layout:
    """How a document is printed; all lengths in points."""

    name: str
    page: tuple[float, float] = A4
    margin: float = 60
    columns: int = 1
    gutter: float = 18
    font: str = "Helvetica"
    size: float = 10
    leading: float = 1.25
    space: float = 5
    table: str = "ruled"  # ruled, boxes, fills, across, zebra, none
    justify: bool = False
    hyphenate: bool = False
    split_rows: bool = False
    repeat_header: bool = True
    head: str = ""
    foot: str = ""
    bullet: str = "•"
    hang: bool = True
    labels: bool = False
    first: float = 110  # width of the first table column
    padding: float = 4
    bottom: float = 60


LAYOUTS = (
    Layout("ruled"),
    Layout("landscape_boxes", page=landscape(A4), table="boxes", size=9, bullet="–"),
    Layout("thin_fills", table="fills", font="Times-Roman", size=11),
    Layout("across_only", table="across", head="Arbeitsplan der Stadt", foot="Seite {page}"),
    Layout("zebra", table="zebra", bullet="•", foot="{page}"),
    Layout("borderless", table="none", padding=6),
    Layout("two_columns", columns=2, hyphenate=True, justify=True, size=9),
    Layout("three_columns", page=landscape(A4), columns=3, hyphenate=True, size=9, first=60),
    Layout("hyphenated_justified", justify=True, hyphenate=True, font="Times-Roman", size=11, margin=110),
    Layout("rows_cut", split_rows=True, page=landscape(A5), margin=40, bottom=40),
    Layout(
        "rows_cut_head_foot", split_rows=True, head="Kommunale Gesundheit – Bericht {page}", foot="- {page} -", size=9
    ),
    Layout(
        "rows_cut_no_rules", split_rows=True, table="across", repeat_header=False, page=A5, margin=40, size=8, first=70
    ),
    Layout("labels_bold", labels=True, bullet="»", hang=False, font="Times-Roman", size=10),
    Layout("large_type", size=13, leading=1.4, space=9, margin=50, table="fills"),
    Layout("draft", size=11, leading=2.0, space=16, margin=70),
    Layout("embedded_font", font="Vera", size=9, head="Gesundheit für alle", foot="Seite {page}", table="zebra"),
)


@dataclass(frozen=True)
class Printed:
    """One line to print: words with their fonts, at an indent, with the width it was broken for."""

    words: tuple[tuple[str, str], ...]
    indent: float
    width: float
    size: float
    bullet: str = ""
    bullet_at: float = 0.0
    last: bool = False
    above: float = 0.0


def typeset(document: Document, layout: Layout) -> bytes:
    """The document as PDF; furniture blocks are left out, layout furniture is added."""
    press = _Press(layout)
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    position = 0
    while position < len(blocks):
        cell = blocks[position].cell
        end = position + 1
        while end < len(blocks) and (blocks[end].cell and cell and blocks[end].cell.table == cell.table):  # type: ignore[union-attr]
            end += 1
        if cell:
            press.table(document, blocks[position:end])
        else:
            press.block(document, blocks[position])
        position = end
    return press.finish()


@cache
def _fonts() -> None:
    for name, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))


def bold(font: str) -> str:
    return {"Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")


def _width(words: Sequence[tuple[str, str]], size: float) -> float:
    blanks = sum(pdfmetrics.stringWidth(" ", font, size) for _, font in words[1:])
    return blanks + sum(pdfmetrics.stringWidth(word, font, size) for word, font in words)


def _broken(
    words: Sequence[tuple[str, str]], size: float, width: float, hyphenate: bool
) -> Iterator[list[tuple[str, str]]]:
    line: list[tuple[str, str]] = []
    for word, font in words:
        rest = word
        while _width([*line, (rest, font)], size) > width:
            head = next((h for h in _heads(rest, hyphenate) if _width([*line, (h, font)], size) <= width), None)
            if head:
                line.append((head, font))
                rest = (
                    rest[len(head.rstrip("-")) :].removeprefix("-")
                    if head.rstrip("-") != rest[: len(head)]
                    else rest[len(head) :]
                )
            elif not line:
                break
            yield line
            line = []
        line.append((rest, font))
    yield line


def _heads(word: str, hyphenate: bool) -> Iterator[str]:
    """What can stand before a line end of this word, longest first: up to a real hyphen, or to a syllable's end."""
    real = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]
    soft = [
        m.start()
        for m in HYPHEN_POINT.finditer(word)
        if hyphenate and word.isalpha() and 3 <= m.start() <= len(word) - 3
    ]
    for place in sorted({*real, *soft}, reverse=True):
        yield word[:place] if place in real else f"{word[:place]}-"


class _Press:
    def __init__(self, layout: Layout) -> None:
        _fonts()
        self.layout = layout
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=layout.page, invariant=1)
        self.number = 1
        self.column = 0
        self.top = layout.page[1] - layout.margin
        self.y = self.top
        self.fresh = True
        self.header: tuple[list[list[Printed]], list[float]] = ([], [])

    @property
    def column_width(self) -> float:
        layout = self.layout
        return (layout.page[0] - 2 * layout.margin - (layout.columns - 1) * layout.gutter) / layout.columns

    @property
    def left(self) -> float:
        return self.layout.margin + self.column * (self.column_width + self.layout.gutter)

    def finish(self) -> bytes:
        self._furniture()
        self.canvas.save()
        return self.file.getvalue()

    def block(self, document: Document, block: Block) -> None:
        text = document.quote(block.span)
        lines = self.set_lines(text, block, self.column_width)
        if block.kind == "heading" and self.y - 5 * lines[0].size < self.layout.bottom:
            self.next_column()
        for line in lines:
            step = line.size * self.layout.leading
            if self.y - step < self.layout.bottom:
                self.next_column()
            self.y -= step + (0 if self.fresh else line.above)
            self.fresh = False
            self.draw(line, self.left, self.y)

    def set_lines(self, text: str, block: Block, width: float) -> list[Printed]:
        """The printed lines of one block."""
        layout = self.layout
        size = layout.size * {1: 1.8, 2: 1.45, 3: 1.2}.get(block.level, 1.2) if block.kind == "heading" else layout.size
        font = bold(layout.font) if block.kind == "heading" or (block.cell and block.cell.row == 0) else layout.font
        words = [(word, font) for word in text.split(" ")]
        if layout.labels and block.kind == "item" and ":" in text:
            count = text[: text.index(":")].count(" ") + 1
            words = [(word, bold(font) if n < count else font) for n, (word, _) in enumerate(words)]
        bullet_at = 12.0 * block.level if block.kind == "item" else 0.0
        indent = bullet_at + 12 if block.kind == "item" and layout.hang else bullet_at
        if block.kind == "item" and not layout.hang:
            words.insert(0, (layout.bullet, layout.font))
        broken = list(_broken(words, size, width - indent - 1, layout.hyphenate and block.kind != "heading"))
        return [
            Printed(
                tuple(line),
                indent,
                width - indent,
                size,
                layout.bullet if block.kind == "item" and layout.hang and n == 0 else "",
                bullet_at,
                n == len(broken) - 1,
                (layout.space * (2 if block.kind == "heading" else 1) if n == 0 else 0.0),
            )
            for n, line in enumerate(broken)
        ]

    def draw(self, line: Printed, x: float, y: float) -> None:
        if line.bullet:
            self.canvas.setFont(self.layout.font, line.size)
            self.canvas.drawString(x + line.bullet_at, y, line.bullet)
        x += line.indent
        free = line.width - 1 - _width(line.words, line.size)
        gaps = len(line.words) - 1
        extra = free / gaps if self.layout.justify and not line.last and gaps and free < 0.35 * line.width else 0.0
        for word, font in line.words:
            self.canvas.setFont(font, line.size)
            self.canvas.drawString(x, y, word)
            x += pdfmetrics.stringWidth(f"{word} ", font, line.size) + extra

    def next_column(self) -> None:
        self.column += 1
        if self.column >= self.layout.columns:
            self.next_page()
        self.y, self.fresh = self.top, True

    def next_page(self) -> None:
        self._furniture()
        self.canvas.showPage()
        self.number += 1
        self.column, self.y, self.fresh = 0, self.top, True

    def _furniture(self) -> None:
        layout, (width, height) = self.layout, self.layout.page
        self.canvas.setFont(layout.font, 8)
        if layout.head:
            self.canvas.drawString(layout.margin, height - 28, layout.head.format(page=self.number))
        if layout.foot:
            self.canvas.drawCentredString(width / 2, 26, layout.foot.format(page=self.number))

    def table(self, document: Document, blocks: Sequence[Block]) -> None:
        """A table across the page, whatever the columns of the text."""
        self.y -= 12
        if self.column:
            self.next_page()
        width = self.layout.page[0] - 2 * self.layout.margin if self.layout.columns == 1 else self.column_width
        rows: dict[int, dict[int, list[Block]]] = {}
        for block in blocks:
            assert block.cell
            rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
        columns = 1 + max(block.cell.column for block in blocks if block.cell)
        ends = self._ends(document, blocks, columns, width)
        self.header = [], []
        for number, cells in sorted(rows.items()):
            spans = set(cells) == {0}
            edges = [0.0, width] if spans else ends
            printed = [
                [
                    line
                    for block in cells.get(n, [])
                    for line in self._cell_lines(document, block, edges[n + 1] - edges[n])
                ]
                for n in range(len(edges) - 1)
            ]
            if number == min(rows):
                self.header = printed, edges
            self._row(printed, edges, number)
        self.y -= 8

    def _ends(self, document: Document, blocks: Sequence[Block], columns: int, width: float) -> list[float]:
        """Column borders: room for the longest word of each, the rest by the length of its text."""
        if columns < 3:
            return [0.0, self.layout.first, width] if columns == 2 else [0.0, width]
        longest, length = [0.0] * columns, [1.0] * columns
        font, size = bold(self.layout.font), self.layout.size
        for block in blocks:
            text, column = document.quote(block.span), block.cell.column if block.cell else 0
            words = [pdfmetrics.stringWidth(word, font, size) for word in text.split(" ")]
            longest[column] = max(longest[column], max(words) + 14 + 2 * self.layout.padding)
            length[column] += len(text)
        free = width - sum(longest)
        if free < 0:
            raise ValueError("the page is too narrow for this table")
        widths = [least + free * part / sum(length) for least, part in zip(longest, length, strict=True)]
        return [sum(widths[:n]) for n in range(columns + 1)]

    def _cell_lines(self, document: Document, block: Block, width: float) -> list[Printed]:
        lines = self.set_lines(document.quote(block.span), block, width - 2 * self.layout.padding)
        return [replace(line, above=0.0) for line in lines]

    def _row(self, cells: list[list[Printed]], edges: list[float], number: int) -> None:
        step = self.layout.size * self.layout.leading
        while any(cells):
            room = int((self.y - self.layout.bottom - 2 * self.layout.padding) / step)
            need = max(map(len, cells))
            if need > room and not (self.layout.split_rows and room >= 1) and self.y < self.top - 60:
                self._break()
                continue
            count = min(need, room) if self.layout.split_rows else need
            self._draw_row([lines[:count] for lines in cells], edges, number)
            cells = [lines[count:] for lines in cells]
            if any(cells):
                self._break()

    def _break(self) -> None:
        self.next_page()
        if self.layout.repeat_header and self.header[0]:
            self._draw_row(*self.header, 0)

    def _draw_row(self, cells: list[list[Printed]], edges: list[float], number: int) -> None:
        layout, step = self.layout, self.layout.size * self.layout.leading
        height = max(map(len, cells)) * step + 2 * layout.padding
        bottom = self.y - height
        RULES[layout.table](self.canvas, [self.left + edge for edge in edges], (bottom, self.y), number)
        for edge, lines in zip(edges, cells, strict=False):
            y = self.y - layout.padding - 0.8 * layout.size
            for line in lines:
                self.draw(line, self.left + edge + layout.padding, y)
                y -= step
        self.y = bottom
        self.fresh = False


def _ruled(canvas: Canvas, edges: list[float], span: tuple[float, float], number: int) -> None:
    canvas.setLineWidth(0.5)
    for y in span:
        canvas.line(edges[0], y, edges[-1], y)
    for x in edges:
        canvas.line(x, span[0], x, span[1])


def _boxes(canvas: Canvas, edges: list[float], span: tuple[float, float], number: int) -> None:
    canvas.setLineWidth(0.5)
    for x0, x1 in pairwise(edges):
        canvas.rect(x0, span[0], x1 - x0, span[1] - span[0], stroke=1, fill=0)


def _fills(canvas: Canvas, edges: list[float], span: tuple[float, float], number: int) -> None:
    for y in span:
        canvas.rect(edges[0], y - 0.25, edges[-1] - edges[0], 0.5, stroke=0, fill=1)
    for x in edges:
        canvas.rect(x - 0.25, span[0], 0.5, span[1] - span[0], stroke=0, fill=1)


def _across(canvas: Canvas, edges: list[float], span: tuple[float, float], number: int) -> None:
    canvas.setLineWidth(0.5)
    for y in span:
        canvas.line(edges[0], y, edges[-1], y)


def _zebra(canvas: Canvas, edges: list[float], span: tuple[float, float], number: int) -> None:
    if number % 2 == 0:
        canvas.saveState()
        canvas.setFillGray(0.9)
        canvas.rect(edges[0], span[0], edges[-1] - edges[0], span[1] - span[0], stroke=0, fill=1)
        canvas.restoreState()


def _none(canvas: Canvas, edges: list[float], span: tuple[float, float], number: int) -> None:
    return


RULES: dict[str, Callable[[Canvas, list[float], tuple[float, float], int], None]] = {
    "ruled": _ruled,
    "boxes": _boxes,
    "fills": _fills,
    "across": _across,
    "zebra": _zebra,
    "none": _none,
}
