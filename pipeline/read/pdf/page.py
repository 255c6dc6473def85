"""What is kept of one page once its sheet is closed: its words, rules, grids, and what is set apart."""

from dataclasses import dataclass, field

import numpy as np

from extractors.model.document import Box
from pipeline.read.pdf.flow.boxes import round_boxes
from pipeline.read.pdf.flow.drawn import LONG, long_upright, outside
from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats, Rules, Sheet
from pipeline.read.pdf.tables.grid import Grid, find_grids, joined_across, overlap
from pipeline.read.pdf.tables.grounds import without_grounds
from pipeline.read.pdf.tables.labels import find_labels, without_labels
from pipeline.read.pdf.tables.open_sides import with_sides
from pipeline.read.pdf.tables.pieces import Interval, cut_pieces
from pipeline.read.pdf.tables.table import Table
from pipeline.read.pdf.words.glyphs import on_page
from pipeline.read.pdf.words.initials import ornaments, with_initials
from pipeline.read.pdf.words.lonely_bullets import with_bullets_in_line
from pipeline.read.pdf.words.printed import Frame, Line, print_lines
from pipeline.read.pdf.words.words import Words, find_words, join, no_words, words_outside
from pipeline.read.unseen import Unseen

LOW = 8.0  # points: sides of boxes with round corners may be as short
LARGE = 2.0  # times the size of the text
SLOPE = 2.0  # sizes of type: a label up the side of a table is no wider, and one upside down no higher

Item = Frame | Table


@dataclass(slots=True)
class Page:
    """What is kept of a page once its sheet is closed.

    `rules` are the lying ones, touching pieces united, `upright` long ones that stand: x, top and bottom; `stray`
    counts characters that stand inside the outline of a table but in none of its cells. `heads` are from where to
    where a head stands that pages repeat, `repeats` those of them that were printed before. `folded` says that two
    pages are printed on it, side by side. `aside` are words of a margin, while a table is sought beside them.
    """

    number: int
    width: float
    height: float
    words: Words
    doubled: Words
    rules: list[Edge]
    upright: Floats
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
    aside: Words = field(default_factory=no_words)

    def place(self, box: Box) -> Box:
        """Where a box of the upright page stands on the page as it is printed."""
        if self.turn == 1:
            return Box(box.page, box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        if self.turn == -1:
            return Box(box.page, self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        return box

    def foot_aside(self, top: float) -> float:
        """Where the words aside end above this height: a row may be as tall as the goal in the margin beside it."""
        ends = self.aside.bottom
        return float(ends[ends < top].max(initial=0.0)) if len(ends) else 0.0

    def overlook(self, unseen: Unseen) -> None:
        """Takes off what a second reading does not see."""
        if unseen.cells:
            self.grids, self.pieces, self.boxes = [], [], self.boxes[:0]
        if unseen.rules:
            self.rules, self.upright = [], self.upright[:0]


def page_of(sheet: Sheet) -> Page:
    """What is kept of a sheet: its words and rules, and apart from them what was printed twice."""
    inside = on_page(sheet)
    words, doubled = find_words(sheet, inside)
    words = with_bullets_in_line(with_initials(words))
    marks = ornaments(words)
    aside = [("ausserhalb", words_outside(sheet, inside))]
    if marks.any():
        aside.append(("schmuckzeichen", words.keep(marks)))
        words = words.keep(~marks)
    if (across := _across_the_page(words)).any():
        aside.append(("gedreht", words.keep(across)))
        words = words.keep(~across)
    again = _again(words, sheet.hidden)
    drawn = without_grounds(sheet)
    rules = joined_across(drawn)
    upright = long_upright(drawn.down)
    grids, labels = _boxes_and_labels(drawn, rules, words)
    down = without_labels(drawn.down, labels) if labels else drawn.down
    return Page(
        sheet.number,
        sheet.width,
        sheet.height,
        words,
        join(doubled, again) if len(again) else doubled,
        rules,
        upright,
        sheet.boxes,
        sheet.marks,
        sheet.icons,
        grids,
        cut_pieces(down, (sheet.width, sheet.height), _drawn_cells(grids)),
        furniture=[(name, line) for name, own in aside for line in print_lines(own, sheet.number)],
        turn=sheet.turn,
    )


def _boxes_and_labels(drawn: Rules, rules: list[Edge], words: Words) -> tuple[list[Grid], list[Grid]]:
    """The tables and boxes that are drawn, those with round corners among them; and the boxes that are labels."""
    grids = find_grids(with_sides(drawn, rules), rules)
    loose = [outside(long_upright(drawn.down, least), [grid.box for grid in grids]) for least in (LONG, LOW)]
    for sides in loose:
        grids += [Grid((box,)) for box in round_boxes(sides, rules) if not any(overlap(box, g.box) for g in grids)]
    labels = find_labels(grids, words)
    return [grid for grid in grids if grid not in labels], labels


def _across_the_page(words: Words) -> Bools:
    """Large words that climb as they run: "ENTWURF" is printed over the page, and stands in no cell or column."""
    across: Bools = words.turned.copy()
    if across.any():
        least = SLOPE * words.size
        across &= (words.x1 - words.x0 > least) & (words.bottom - words.top > least)
        across &= words.size > LARGE * np.median(words.size)
    return across


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
