"""Boxes that are read as wholes: cards and tiles side by side, boxes that text flows around, badges on cards."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.read.pdf.flow.badges import badges
from pipeline.read.pdf.flow.box_labels import box_labels
from pipeline.read.pdf.flow.boxes import boards, card_rows, cards_in_rows, level_boards, tiles, with_cards_whole
from pipeline.read.pdf.flow.insets import Inset, insets
from pipeline.read.pdf.flow.overhangs import reach
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools, Edge, Floats, rows
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.words.printed import Frame, Line, print_groups, print_lines
from pipeline.read.pdf.words.words import Words

MOST_LINES, FULLEST = 6, 60  # of a tile: more of them are a column; of a card
SHORT = 3  # lines of a box of a board: cards of equal height may as well be read column by column
FLUSH = 4  # lines that end at one place show the edge of a column
MANY = 10  # lines of text tell how far a column reaches below a title twice as wide
LARGE = 1.12  # times the size of the text: the type of a title


@dataclass(frozen=True, slots=True)
class Tiles:
    """Boxes side by side, each read as a whole; or one that text flows around, the `inset`, and where it is read."""

    box: Edge
    frames: list[Frame]
    inset: Edge | None = None


def tiles_of(page: Page, held: Bools) -> Iterator[Tiles]:
    """The boxes of a page that are read as wholes, of words that nothing `held` before; they hold them now."""
    boxes = with_cards_whole(boxes_of(page), page.grids)
    kinds = [(cards_in_rows(page.grids), FULLEST), (tiles(boxes), MOST_LINES), (level_boards(boxes), FULLEST)]
    kinds += [(boards(boxes), SHORT), (card_rows(boxes, page.words), FULLEST)]
    for found, most in kinds:
        yield from filter(None, [_tiles_of(page, row, held, most) for row in found])
    for (x0, top, x1, bottom), *parts in box_labels(boxes, page.words, held):
        held |= np.logical_or(*parts)
        yield Tiles((x0, top, x1, bottom), [_tile(page.words.keep(part), page, x1) for part in parts])
    yield from _insets_of(page, held)


def boxes_of(page: Page) -> Floats:
    """Filled boxes and framed ones."""
    framed = [cell for grid in page.grids if not grid.is_table for cell in grid.cells]
    return np.concatenate([page.boxes, rows(framed)])


def _tiles_of(page: Page, row: Floats, held: Bools, most: int) -> Tiles | None:
    """The boxes, their words now `held`; None where one holds none or more than `most` lines, or where words stand
    between them.
    """
    words = page.words
    owner = owners(words, row)
    box = float(row[0, 0]), float(row[0, 1]), float(row[-1, 2]), float(row[:, 3].max())
    inside = owners(words, np.array([box])) >= 0
    if held[inside].any() or words.turned[inside].any() or bool((owner[inside] < 0).any()):
        return None
    groups = print_groups(words, owner, page.number)
    if len(groups) < len(row) or any(len(lines) > most for lines in groups.values()):
        return None
    apart = [badge for badge in _badges_of(page, held) if (badge.inside <= inside).all()]
    held |= inside
    frames = []
    for number, (_, _, x1, _) in enumerate(row.tolist()):
        own = [badge.inside for badge in apart if (owner[badge.inside] == number).all()]
        frames += [_tile(words.keep(which), page, x1) for which in own]
        rest = (owner == number) & ~np.logical_or.reduce([np.zeros(len(words), bool), *own])
        frames.append(_tile(words.keep(rest), page, x1))
    return Tiles(box, [frame for frame in frames if frame.lines])  # not only a bullet


def _tile(words: Words, page: Page, limit: float) -> Frame:
    lines = print_lines(words, page.number)
    left = min((line.x0 for line in lines), default=0.0)
    return Frame(lines, left, reach_of(lines) if lines else limit, limit, tile=True)


def _insets_of(page: Page, held: Bools) -> Iterator[Tiles]:
    """The boxes that text flows around, their words now `held`."""
    found = [*insets(boxes_of(page), page.words, held)]
    around = np.logical_or.reduce([held, *(inset.inside for inset in found)])
    for inset in [*found, *_badges_of(page, around)]:
        held |= inset.inside
        frame = _tile(page.words.keep(inset.inside), page, inset.box[2])
        if frame.lines:  # not only a bullet
            yield Tiles(inset.place, [frame], inset.box)


def _badges_of(page: Page, held: Bools) -> Iterator[Inset]:
    boxes = boxes_of(page)
    within = boxes[(boxes[:, 0] > 1) | (boxes[:, 2] < page.width - 1)]  # a colour of the sheet is none
    yield from badges(within, page.rules, page.words, held)


def reach_of(lines: list[Line]) -> float:
    """How far the lines of a column reach; a long word of a title may stand out of it, alone in its line.

    A title across more columns says nothing where lines of text end at one place, further than others, or where it
    reaches more than twice as far as many of them.
    """
    usual = sorted(line.size for line in lines)[len(lines) // 2]
    text = sorted(line.x1 for line in lines if line.size < LARGE * usual)
    flush = len(text) >= FLUSH and text[-1] - text[-FLUSH] < 1
    across = len(text) >= MANY and max(line.x1 for line in lines) - text[-1] > text[-1] - min(line.x0 for line in lines)
    if flush or across:
        return text[-1]
    return reach([line for line in lines if len(line.pieces) > 1 or line.size < LARGE * usual] or lines)
