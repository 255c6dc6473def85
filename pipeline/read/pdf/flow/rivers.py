"""Rivers: white between the words of some lines, by chance, that looks like a gutter but parts no columns.

Columns begin at one place, line by line; behind a river the words begin anywhere.
"""

import numpy as np

from pipeline.read.pdf.flow.areas import Area, Run
from pipeline.read.pdf.sheets.sheet import Bools, Floats, Ints
from pipeline.read.pdf.words.words import Words

LABEL, WIDE_LABEL = 0.35, 0.7  # of the width of the text behind labels; with a colon behind each
MOST_LABEL = 3  # words of one
LABELLED = 0.3  # of the lines on the left have a text beside them
EQUAL = 0.05  # of the size of type: by so much the blanks of a justified line may differ
EDGE = 0.4  # points by which lines that begin at one place may differ
ALIGNED = 0.5  # of the lines beside a narrow gutter begin at one of two places, with a bullet and without
FLUSH, LEAST_ENDS, MOST_ENDS = 0.8, 2, 2.0  # of the lines end at one place; lines; words behind the white in each
FEW = 8  # rows: so many have no wide white in one place by chance
NEAR = 1.15  # times the usual step between lines


def is_river(run: Run, strip: float, area: Area, words: Words, ends: Floats) -> bool:
    """White that parts no columns: behind labels, or between words in some rows of one paragraph, by chance."""
    size = float(np.median(words.size[area.which]))
    beside = beside_of(run, area, words, ends)
    lines = area.row[(area.row >= run.first) & (area.row < run.last) & (ends[area.which] < run.cut)]
    if len(beside) > LABELLED * len(np.unique(lines)) and are_labels(run, beside, area, words):
        return True
    if _are_line_ends(beside, area, words, ends):
        return True
    rows = run.last - run.first
    if strip > 2 * size and rows >= FEW:
        return False
    if _are_blanks(beside, area, words):
        return True
    if strip > 2 * size:
        return False
    if not _is_aligned(words.x0[beside[:, 1]], ends[beside[:, 0]]):
        return True
    if rows >= FEW:
        return False
    near = max(1.5 * size, NEAR * float(np.median(np.diff(area.base))))
    near_above = run.first > 0 and area.base[run.first] - area.base[run.first - 1] < near
    near_below = run.last < area.rows and area.base[run.last] - area.base[run.last - 1] < near
    return bool(near_above and near_below) or (rows < 5 and strip < size and bool(near_above or near_below))


def beside_of(run: Run, area: Area, words: Words, ends: Floats) -> Ints:
    """For each line with text on both sides the last word before the gutter and the first behind it."""
    inside = (area.row >= run.first) & (area.row < run.last)
    which, row = area.which[inside], area.row[inside]
    order = np.lexsort((words.x0[which], row))
    which, row = which[order], row[order]
    behind = (words.x0[which] + ends[which]) / 2 >= run.cut
    last = np.flatnonzero((row[1:] == row[:-1]) & behind[1:] & ~behind[:-1])
    return np.stack([which[last], which[last + 1]], axis=1)


def are_labels(run: Run, beside: Ints, area: Area, words: Words) -> bool:
    """What stands left are labels of the lines they begin: "2012:  Augsburg", "Tel.  0911 123", below each other."""
    if not len(beside):
        return False
    first, last = int(words.band[beside[:, 0]].min()), int(words.band[beside[:, 0]].max())
    inside = area.which[(words.band[area.which] >= first) & (words.band[area.which] <= last)]
    left, right = inside[words.x1[inside] < run.cut], inside[words.x0[inside] > run.cut]
    if len(left) > MOST_LABEL * len(beside) or len(set(words.band[left].tolist())) > len(beside):
        return False
    wide = [float(words.x1[side].max() - words.x0[side].min()) for side in (left, right) if len(side)]
    ends = [words.text[n].endswith(":") for n in beside[:, 0].tolist()]
    marked = [end or any(map(str.isdigit, words.text[n])) for end, n in zip(ends, beside[:, 0].tolist(), strict=True)]
    most = WIDE_LABEL if all(ends) else LABEL
    return len(wide) == 2 and wide[0] < most * wide[1] and sum(marked) >= 0.5 * len(beside)


def _are_line_ends(beside: Ints, area: Area, words: Words, ends: Floats) -> bool:
    """Behind the white stand a word or two a line, all flush right: so far are lines of a narrow column drawn out."""
    if len(beside) < LEAST_ENDS or not any(words.text[n].isalpha() for n in beside[:, 1].tolist()):
        return False
    starts = dict(zip(words.band[beside[:, 1]].tolist(), words.x0[beside[:, 1]].tolist(), strict=True))
    own = [n for n in area.which.tolist() if words.x0[n] >= starts.get(int(words.band[n]), np.inf)]
    stops = dict.fromkeys(starts, 0.0)
    for n in own:
        stops[int(words.band[n])] = max(stops[int(words.band[n])], float(ends[n]))
    begin, end = (float(_near(np.array([*places.values()])).mean()) for places in (starts, stops))
    return len(own) <= MOST_ENDS * len(beside) and end >= FLUSH and begin < ALIGNED


def _are_blanks(beside: Ints, area: Area, words: Words) -> bool:
    """In most lines the white is as wide as the other blanks: those of a justified line are equal."""
    equal, told, band = 0, 0, words.band[area.which]
    for before, after in beside.tolist():
        line = area.which[band == words.band[before]]
        line = line[np.argsort(words.x0[line], kind="stable")]
        blanks = words.x0[line[1:]] - words.x1[line[:-1]]
        own = words.x0[after] - words.x1[before]
        others = np.sort(np.abs(blanks[(line[:-1] != before) & (blanks > 0)] - own))
        told += len(others) > 0
        middle = others[:1] if len(others) < 3 else others  # behind a bullet the white is another
        equal += len(others) > 0 and float(np.median(middle)) < EQUAL * float(words.size[before])
    return equal > 0 and equal >= 0.5 * told


def _is_aligned(starts: Floats, stops: Floats) -> bool:
    """Most lines behind the gutter begin at one place or two, or those before it end at one."""
    if not len(starts):
        return True
    first = _near(starts)
    rest = starts[~first]
    begin = int(first.sum() + (_near(rest).sum() if len(rest) else 0))
    return begin >= ALIGNED * len(starts) or int(_near(stops).sum()) >= ALIGNED * len(stops)


def _near(places: Floats) -> Bools:
    """Which of these are at the place where most are."""
    near: Bools = np.abs(places[:, None] - places[None, :]) < EDGE
    best: Bools = near[int(near.sum(axis=1).argmax())]
    return best
