"""Cells of rows that heights part, where nothing drawn parts the columns: most rows leave strips free between them."""

from collections.abc import Iterator

import numpy as np

from pipeline.read.pdf.flow.areas import Area, area_of
from pipeline.read.pdf.flow.right_ends import ends_with_text
from pipeline.read.pdf.sheets.sheet import Edge, Floats, Ints
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.crossing import runs_across
from pipeline.read.pdf.tables.stacks import SAME
from pipeline.read.pdf.tables.strips import DIGIT, Strip, find_strips, measure, rows_of, with_leads, without_rivers
from pipeline.read.pdf.words.bullets import is_bullet
from pipeline.read.pdf.words.words import Words

BINS = 2
HANG = 1.0  # sizes of type by which a head may stand left of the lists in its column
LEAST_NARROW, SURE, BLANK = 4, 0.7, 0.35  # rows, and their share, that show a strip of one bin; no blank is so wide


def strips_of_rows(words: Words, band: Ints, width: float) -> list[Strip]:
    """The strips that most rows leave free; `band` is the row number of each word."""
    ends = ends_with_text(words)
    area = area_of(words, ends, np.arange(len(words)), width)
    group = np.zeros(area.rows, np.int64)
    group[area.row] = band
    rows = rows_of(area, group, BINS)
    least = 2 if int((rows.both.any(axis=1)).sum()) > 2 else 1
    runs = find_strips(rows, least, 0.4)
    found = without_rivers([measure(run, BINS, rows, words, ends, band) for run in runs], words)
    return with_leads(found, words, HANG) or _narrow_strips(area, group, words, ends, band)


def _narrow_strips(area: Area, group: Ints, words: Words, ends: Floats, band: Ints) -> list[Strip]:
    """Strips hardly wider than a blank, which no line of most rows crosses, behind a number in each: "06/2025"."""
    rows = rows_of(area, group, 1)
    runs = find_strips(rows, LEAST_NARROW, SURE)
    strips = without_rivers([measure(run, 1, rows, words, ends, band) for run in runs], words)
    numbers = np.array(["00" in DIGIT.sub("0", text) for text in words.text])
    dated = [len(np.unique(band[numbers & (words.x1 < strip.edge)])) for strip in strips]
    told = (strip for strip, own in zip(strips, dated, strict=True) if strip.share > SURE and own >= LEAST_NARROW)
    return [strip for strip in told if strip.right - strip.left > BLANK * float(np.median(words.size))]


def without_lists(strips: list[Strip], words: Words, band: Ints) -> list[Strip]:
    """The strips but for those between two columns of lists, in rows that run over another strip: "• Termine   • Orte"
    in one cell below "07/2020   Planung".
    """
    return [
        strip
        for strip in strips
        if not _parts_lists(strip, [other for other in strips if other is not strip], words, band)
    ]


def _parts_lists(strip: Strip, others: list[Strip], words: Words, band: Ints) -> bool:
    behind = words.x0 > strip.right - 2
    rows = [words.keep(band == n) for n in np.unique(band[behind]).tolist()]
    rows = [row for row in rows if (row.x1 < strip.left + 2).any() and not runs_across(row, strip)]
    return bool(rows) and all(_holds_lists(row, strip) and any(runs_across(row, o) for o in others) for row in rows)


def _holds_lists(row: Words, strip: Strip) -> bool:
    """A list begins on either side of the strip."""
    sides = row.keep(row.x1 < strip.left + 2), row.keep(row.x0 > strip.right - 2)
    return all(len(side) and is_bullet(side.text[int(np.lexsort((side.x0, side.band))[0])]) for side in sides)


def cells_of(words: Words, stack: Stack, strips: list[Strip]) -> Iterator[Edge]:
    """The cells between the heights of a stack; a row whose words stand in a strip has one cell over it."""
    centre = (words.top + words.bottom) / 2
    edges = [stack.x0, *(strip.edge - 1 for strip in strips), stack.x1]
    for top, bottom in zip(stack.heights, stack.heights[1:], strict=False):
        inside = (centre > top) & (centre < bottom)
        if not inside.any():
            continue
        row, kept = words.keep(inside), [0]
        for number, strip in enumerate(strips, start=1):
            if not runs_across(row, strip) or _is_bordered(strip, stack, (top, bottom)):
                kept.append(number)
        for left, right in zip(kept, [*kept[1:], len(strips) + 1], strict=True):
            end = _end(row, strips[right - 1]) if right <= len(strips) else stack.x1
            yield edges[left], top, end, bottom


def _is_bordered(strip: Strip, stack: Stack, row: tuple[float, float]) -> bool:
    """A cell drawn in this row begins in the strip, however near the words of the two columns stand."""
    return any(
        row[0] - SAME < cell[1] and cell[3] < row[1] + SAME and strip.left < cell[0] < strip.edge
        for cell in stack.drawn
    )


def _end(row: Words, strip: Strip) -> float:
    """How far a cell before a strip reaches: as far as its column on this page, or further where its words do."""
    return max(strip.left, float(row.x1[row.x0 < strip.edge - 2].max(initial=0.0))) + 1
