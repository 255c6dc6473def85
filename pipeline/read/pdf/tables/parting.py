"""The strips that part the columns of a page that draws nothing, the wide ones first."""

from operator import attrgetter

import numpy as np

from pipeline.read.pdf.flow.areas import STEP, Area, area_of
from pipeline.read.pdf.flow.right_ends import ends_with_text
from pipeline.read.pdf.sheets.sheet import Floats, Ints
from pipeline.read.pdf.tables.strips import (
    Strip,
    filled_before,
    find_strips,
    measure,
    rows_free,
    side_by_side,
    united,
    with_leads,
    without_crossed,
    without_rivers,
)
from pipeline.read.pdf.words.words import Words

# the least width of a strip, and how many rows and what share of them leave one so narrow free
BINS = {4: (0, 0.4), 3: (0, 0.8), 2: (5, 0.9)}


def find_parting(words: Words, width: float, least: int) -> list[Strip]:
    """The strips that printed lines leave free; or lines side by side, where hardly one has text on both sides."""
    ends, beside = ends_with_text(words), side_by_side(words)
    apart, room = int(beside[-1]) + 1 == len(beside), _leave_room(words, ends, least)
    if apart and not room:
        return []
    area = area_of(words, ends, np.arange(len(words)), width)
    strips = _parting(words, ends, area, np.arange(area.rows), least) if room else []
    return strips if strips or apart else _parting(words, ends, area, beside, least)


def _leave_room(words: Words, ends: Floats, least: int) -> bool:
    """Enough lines have as much white between two words as a strip is wide; most pages of running text have none."""
    level, gap = np.diff(words.band) == 0, words.x0[1:] - ends[:-1]
    if bool((level & (words.x0[1:] < words.x0[:-1])).any()):
        return True  # words do not come from left to right
    rows = {bins: len(np.unique(words.band[1:][level & (gap >= bins * STEP)])) for bins in BINS}
    return any(rows[bins] >= max(least, many) for bins, (many, _) in BINS.items())


def _parting(words: Words, ends: Floats, area: Area, group: Ints, least: int) -> list[Strip]:
    """The strips of these groups of lines; `least` rows leave each of them free."""
    strips: list[Strip] = []
    covered = united(area, group)
    filled = filled_before(covered)
    for bins, (many, share) in BINS.items():
        rows = without_crossed(rows_free(covered, filled, bins), strips)
        runs = find_strips(rows, max(least, many), share)
        found = [measure(run, bins, rows, words, ends, group[area.row]) for run in runs]
        strips += [strip for strip in found if not any(abs(strip.right - wide.right) < 6 for wide in strips)]
    return with_leads(without_rivers(sorted(strips, key=attrgetter("right")), words), words)
