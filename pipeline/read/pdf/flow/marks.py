"""Drawn bullets become words: small filled shapes, and icons as large as a letter that come again before their lines.

A tick or a box drawn before each item says no more than "•" does; a telephone and a letter, one below the other, say
what follows, and are no bullets.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.read.pdf.flow.drawn_dashes import find_dashes
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import ICON, Floats, Ints
from pipeline.read.pdf.words.bullets import BULLETS, DASHES
from pipeline.read.pdf.words.words import Words, join

LEAST = 3  # times an icon comes again
FAR, ICON_FAR = 3.0, 2.0  # sizes of type between a mark, or an icon, and its line
APART = 0.6  # sizes of type: text as near on the left makes the mark one of the line
HEADS = 0.6  # of its places: an icon that stands before so many headings is none of a list
COLUMN = 1.5  # sizes of type of white before the next column
BELOW = 3.0  # sizes of type from a line to the next
THIN = 3.0  # points: a line that is drawn as a filled box
TALL = 2.5  # times as high as wide: a bar beside a heading
MOST = 400  # small shapes of a page: more of them are a drawing

Look = tuple[int, int, int]


def set_bullets(pages: Sequence[Page]) -> None:
    """Adds to the words of each page a bullet for every mark and icon that is one."""
    icons = {page.number: _whole(_off_lines(page.icons, page)) for page in pages if 0 < len(page.icons) <= MOST}
    hung = {page.number: _hung(page.words, icons[page.number], ICON_FAR) for page in pages if page.number in icons}
    seen, heads = Counter[Look](), Counter[Look]()
    for page in (page for page in pages if page.number in icons):
        own = icons[page.number]
        for n, (look, word) in enumerate(zip(_looks(own), hung[page.number].tolist(), strict=True)):
            seen[look] += word >= 0
            heads[look] += word >= 0 and _heads_text(page.words, own[n], word)
    usual = {look for look in seen if _comes_again(look, seen, heads)}
    marked = _marked(pages)
    for page in (page for page in pages if page.number in marked or page.number in icons):
        marks, before = page.marks, marked.get(page.number, np.empty(0, np.int64))
        if page.number in icons:
            own, words = icons[page.number], hung[page.number]
            kept = [k for k, look in enumerate(_looks(own)) if look in usual and _is_alone(own, words, k)]
            marks, before = np.concatenate([marks, own[kept, :4]]), np.concatenate([before, words[kept]])
        if bool((before >= 0).any()):
            page.words = _with_bullets(page.words, marks, before)


def _comes_again(look: Look, seen: Counter[Look], heads: Counter[Look]) -> bool:
    """Icons of one look may differ by a point: browsers set the ends of each to whole points of the screen."""
    alike = [(*size, look[2]) for size in _like(look[:2])]
    count = sum(seen[other] for other in alike)
    return count >= LEAST and sum(heads[other] for other in alike) < HEADS * count


def _marked(pages: Sequence[Page]) -> dict[int, Ints]:
    """For each mark of the pages the word that it stands before, -1 for none: it has its like before another word.

    One alone is a part of a drawing; one before a heading is a sign, as those of a margin have.
    """
    for page in pages:
        page.marks = np.concatenate([page.marks, find_dashes(page)])
    found = {page.number: _hung(page.words, page.marks, FAR) for page in pages if len(page.marks)}
    seen = Counter[tuple[int, int]]()
    for page in (page for page in pages if page.number in found):
        marks, before = page.marks, found[page.number]
        for n in np.flatnonzero(before >= 0).tolist():
            if _is_bold(page.words, before[n]) and _heads_text(page.words, marks[n], before[n]):
                before[n] = -1
        seen.update(_sizes(marks[before >= 0]))
    for page in (page for page in pages if page.number in found):
        alone = np.array([sum(seen[other] for other in _like(size)) < 2 for size in _sizes(page.marks)], bool)
        found[page.number][alone] = -1
    return found


def _like(size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The sizes that are the same but for rounding."""
    width, height = size
    yield from ((w, h) for w in range(width - 1, width + 2) for h in range(height - 1, height + 2))


def _sizes(marks: Floats) -> list[tuple[int, int]]:
    """Width and height in points."""
    return [(w, h) for w, h in np.round(marks[:, 2:4] - marks[:, :2]).astype(int).tolist()]


def _off_lines(icons: Floats, page: Page) -> Floats:
    """The icons without bars beside a line and the points of a time line: an upright line runs through these."""
    icons = icons[icons[:, 3] - icons[:, 1] < TALL * (icons[:, 2] - icons[:, 0])]
    boxes = page.boxes[(page.boxes[:, 2] - page.boxes[:, 0] < THIN) & (page.boxes[:, 3] - page.boxes[:, 1] > ICON)]
    bars = np.stack([(boxes[:, 0] + boxes[:, 2]) / 2, boxes[:, 1], boxes[:, 3]], axis=1)
    x, top, bottom = np.concatenate([bars, page.upright]).T
    y = (icons[:, 1:2] + icons[:, 3:4]) / 2
    through = (icons[:, :1] < x) & (x < icons[:, 2:3]) & (top < y) & (y < bottom)
    found: Floats = icons[~through.any(axis=1)]
    return found


def _looks(icons: Floats) -> list[Look]:
    sizes = np.round(icons[:, 2:4] - icons[:, :2]).astype(int)
    return [(w, h, look) for (w, h), look in zip(sizes.tolist(), icons[:, 4].astype(int).tolist(), strict=True)]


def _whole(icons: Floats) -> Floats:
    """Icons drawn in several strokes or colours as one: what lies within another shape belongs to it."""
    area = (icons[:, 2] - icons[:, 0]) * (icons[:, 3] - icons[:, 1])
    found: list[list[float]] = []
    for box in icons[np.argsort(-area, kind="stable")].tolist():
        outer = next((o for o in found if _holds(o, box)), None)
        if outer:
            outer[4] += box[4]
        else:
            found.append(box)
    return np.array(found).reshape(-1, 5)


def _holds(outer: Sequence[float], box: Sequence[float]) -> bool:
    return all(a < b + 1 for a, b in zip(outer[:2], box[:2], strict=True)) and all(
        a > b - 1 for a, b in zip(outer[2:4], box[2:4], strict=True)
    )


def _is_alone(icons: Floats, words: Ints, number: int) -> bool:
    """All icons that stand at this place before lines of the page look the same."""
    beside = (words >= 0) & (np.abs(icons[:, 0] - icons[number, 0]) < 2)
    return bool((icons[beside, 4] == icons[number, 4]).all())


def _heads_text(words: Words, icon: Floats, marked: int) -> bool:
    """Text goes on below the icon rather than below the words that it marks: it stands before a heading."""
    size = float(words.size[marked])
    below = (words.base > words.base[marked] + 0.5 * size) & (words.base < words.base[marked] + BELOW * size)
    below &= (words.x1 > icon[0]) & (words.x0 < words.x0[marked] + size)
    if not below.any():
        return False
    first = int(np.flatnonzero(below)[words.base[below].argmin()])
    return bool(words.x0[first] < icon[0] + 0.5 * (icon[2] - icon[0]))


def _is_bold(words: Words, marked: int) -> bool:
    """All words behind the mark are, up to the next column."""
    line = words.run(marked, int(np.searchsorted(words.band, words.band[marked], "right")))
    ends = np.flatnonzero(line.x0[1:] - line.x1[:-1] > COLUMN * line.size[1:]) + 1
    return bool(line.bold[: ends[0] if len(ends) else None].all())


def _hung(words: Words, marks: Floats, far: float) -> Ints:
    """For each mark the word that it stands before, at the height of its letters; -1 where it stands before none."""
    found = np.full(len(marks), -1, np.int64)
    if not len(words) or not len(marks):
        return found
    before = np.full(len(words), -np.inf)
    before[1:] = np.where(np.diff(words.band) == 0, words.x1[:-1], -np.inf)
    for number, (x0, top, x1, bottom) in enumerate(marks[:, :4].tolist()):
        middle, white = (top + bottom) / 2, words.x0 - x1
        near = (words.top < middle) & (middle < words.bottom) & (white > 0) & (white < far * words.size)
        near &= (before < x0 - APART * words.size) & ~words.turned
        if near.any():
            nearest = int(np.flatnonzero(near)[white[near].argmin()])
            text = words.text[nearest]
            found[number] = -1 if text in BULLETS or text in DASHES else nearest
    return found


def _with_bullets(words: Words, marks: Floats, before: Ints) -> Words:
    """The words with a bullet before each of those marked; of two marks before one word the outer one counts."""
    outer: dict[int, int] = {}
    for number in np.argsort(marks[:, 0], kind="stable").tolist():
        if before[number] >= 0:
            outer.setdefault(int(before[number]), number)
    at = np.array(sorted(outer))
    boxes = marks[[outer[n] for n in at.tolist()]]
    own = words.pick(at)
    no = np.zeros(len(at), bool)
    places = boxes[:, 0], own.top, boxes[:, 2], own.bottom, own.base, own.size
    bullets = Words(["•"] * len(at), *places, own.bold, no, own.band, no, own.other)
    both = join(words, bullets)
    return both.pick(np.argsort(np.concatenate([np.arange(len(words)), at - 0.5]), kind="stable"))
