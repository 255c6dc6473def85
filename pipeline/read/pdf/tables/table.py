"""A table of a page, or of several once its parts are joined: rows of cells, and what each column holds."""

from collections import Counter
from dataclasses import dataclass, field

from pipeline.read.pdf.flow.paragraphs import Paragraph
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.words.printed import Frame


@dataclass(slots=True)
class Row:
    """A table row: what stands in each column, first as lines, then as paragraphs.

    `again` tells of a head printed before, `boxed` of a row in a box of its own.
    """

    frames: dict[int, Frame]
    top: float
    bottom: float
    cells: dict[int, list[Paragraph]] = field(default_factory=dict)
    said: dict[int, str] | None = None
    told: str = ""
    again: bool = False
    boxed: bool = False

    @property
    def texts(self) -> dict[int, str]:
        """The text of each cell that has one; asked for at every page break, so kept until the cells change."""
        if self.said is None:
            texts = {n: " ".join([paragraph.text for paragraph in cell]) for n, cell in self.cells.items()}
            self.said = {n: text for n, text in texts.items() if text}
            self.told = " ".join([self.said[n] for n in sorted(self.said)])
        return self.said

    @property
    def start(self) -> str:
        """Its first printed line that has text, without asking for the rest."""
        lines = (line.text for n in sorted(self.cells) for paragraph in self.cells[n] for line in paragraph.lines)
        return next(filter(None, lines), "")

    @property
    def whole(self) -> str:
        """All text of the row, whatever cells it stands in: a header may be printed over all columns once."""
        return self.told if self.texts else ""


@dataclass(slots=True)
class Tally:
    """How many rows of more than one cell a table has, and for each column its letters and the rows that fill it.

    `beside` counts rows of one cell beside one of the first column that reaches over them.
    """

    seen: int = 0
    rows: int = 0
    beside: int = 0
    letters: Counter[int] = field(default_factory=Counter)
    filled: Counter[int] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        self.seen += 1
        self.beside += len(row.frames) == 1 and 0 not in row.frames
        if len(row.frames) > 1:
            self.rows += 1
            for n, text in row.texts.items():
                self.letters[n] += len(text)
                self.filled[n] += 1


@dataclass(slots=True)
class Table:
    """A table, or the part of one that stands on a page; `columns` are the left ends of its columns."""

    page: int
    box: Edge
    columns: tuple[float, ...]
    rows: list[Row]
    joined: list[tuple[int, Edge]] = field(default_factory=list)
    closed: Tally = field(default_factory=Tally)

    def tally(self) -> Tally:
        """Of all rows so far. Only the last one may still grow: those before it are counted but once."""
        for row in self.rows[self.closed.seen : -1]:
            self.closed.add(row)
        own = self.closed
        whole = Tally(own.seen, own.rows, own.beside, own.letters.copy(), own.filled.copy())
        whole.add(self.rows[-1])
        return whole
