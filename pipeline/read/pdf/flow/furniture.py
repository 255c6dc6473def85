"""Running heads, feet and page numbers: named and kept apart, so that they never reach a record.

"Arbeitsplan 2021 – Seite 3 von 7": the same words at the same height on other pages, but for the page's own number.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from itertools import groupby, pairwise, takewhile

import numpy as np

from pipeline.read.pdf.flow.counted import counted
from pipeline.read.pdf.flow.outer_lines import NUMBER, Band, base_of, height_of, is_roman, members, outer_bands, shape
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Bools
from pipeline.read.pdf.words.bullets import BULLETS
from pipeline.read.pdf.words.printed import print_groups, with_bullets
from pipeline.read.pdf.words.words import Words

PAGE_NUMBER = re.compile(
    r"[-–—|•· ]{0,9}(?:Seite |S\. ?|Blatt )?([0-9]{1,4})(?: ?(?:von|/|of|\|) ?[0-9]{1,4})?[-–—|•· ]{0,9}"
)
HALVES = re.compile(r"(?:[-–—|•· ]{0,9}(?:Seite )?[0-9]{1,4}[-–—|•· ]{0,9}){1,2}")
FACING = 2  # pages from one left page to the next
HEAD_LINES = 5
HEAD_REACH = 12  # lines below one of them
SLIDES = 5  # of a selection whose feet show that they are one
HEAD_APART = 20.0  # points: columns begin no nearer to each other
TIGHT = 0.4  # of the size of type
GOES_ON = re.compile(
    r"[(\[–—.… ]{0,5}(?:Fortsetzung (?:folgt|umseitig|(?:auf )?(?:der )?(?:nächste|folgende)[nr]? Seite|(?:auf )?"
    r"(?:Seite|S\.) ?[0-9]{1,4})|(?:wird )?fortgesetzt|bitte wenden)[)\]–—.… ]{0,5}",
    re.IGNORECASE,
)
COMES_FROM = re.compile(
    r"[(\[–—…. -]{0,5}(?:Fortsetzung|Forts\.)(?: von (?:der )?(?:(?:Seite|S\.) ?[0-9]{1,4}|vorige[nr]? Seite))?"
    r"[)\]:–—…. -]{0,5}",
    re.IGNORECASE,
)
PERIOD = re.compile(r"(?<![0-9])[0-9]{1,2}[./][0-9]{4}(?![0-9])")  # "10.25815" of a DOI is none


def set_furniture_apart(pages: list[Page], gridded: dict[int, Bools]) -> None:
    """Moves furniture from each page's words to its `furniture`; `gridded` says which words stand in drawn tables."""
    bands = [band for page in pages for band in outer_bands(page, gridded.get(page.number))]
    found: dict[tuple[int, int], str] = {}
    halves = list(_halves(bands))
    for page in pages if halves else ():
        page.folded = page.width > page.height
    numbers = (*_numbers(bands, len(pages)), *counted(bands, len(pages)))
    for known in ((*_repeated(bands), *numbers, *halves), _facing(bands, found)):
        for page, number, side, text in known:
            told = PAGE_NUMBER.fullmatch(text) or HALVES.fullmatch(text) or is_roman(text, page.number)
            found.setdefault((page.number, number), "seitenzahl" if told else side)
    outer: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (number, _), run in groupby(bands, key=lambda band: (band[0].number, band[2])):
        for _, band, _, _ in takewhile(lambda band: (band[0].number, band[1]) in found, run):
            outer[number][band] = found[number, band]
    seen = {(band[0].number, band[2]) for band in bands}
    hidden = [page for page in pages if not {(page.number, "kopfzeile"), (page.number, "fusszeile")} <= seen]
    named = {_key(band): found[place] for band in bands if (place := (band[0].number, band[1])) in found and hidden}
    for page in hidden:
        outer[page.number] = _again(page, named) | outer[page.number]
    for page in pages:
        _take_out(page, outer[page.number])
        _take_out(page, dict.fromkeys([*_note_above(page), *_note_below(page)], "fortsetzung"))


def _again(page: Page, named: Mapping[tuple[str, ...], str]) -> dict[int, str]:
    """The foot of other pages is that of a page, too, whose table reaches down to the bar in which it stands."""
    outermost = {band[2]: band for band in reversed([*outer_bands(page, None)])}
    return {band[1]: named[_key(band)] for band in outermost.values() if _key(band) in named}


def _key(band: Band) -> tuple[str, ...]:
    return (band[2], str(height_of(band)), *sorted(map(shape, members(band[3]))))


def _note_above(page: Page) -> list[int]:
    """The first line of a page, but for the first, where it says that the text goes on here."""
    end = int(np.searchsorted(page.words.band, page.words.band[0], "right")) if len(page.words) else 0
    text = " ".join(page.words.text[:end])
    return [int(page.words.band[0])] if page.number > 1 and COMES_FROM.fullmatch(text) else []


def _note_below(page: Page) -> list[int]:
    """The last line of a page where it says that the text goes on: it may stand inside the frame of a table."""
    start = int(np.searchsorted(page.words.band, page.words.band[-1])) if len(page.words) else 0
    text = " ".join(page.words.text[start:])
    return [int(page.words.band[-1])] if GOES_ON.fullmatch(text) else []


def _repeated(bands: list[Band]) -> Iterable[Band]:
    """The same text at the same height on two pages; numbers may differ as the pages do, and facing pages mirror it."""
    groups: defaultdict[tuple[str, int, tuple[str, ...]], list[Band]] = defaultdict(list)
    for band in bands:
        groups[band[2], height_of(band), tuple(sorted(map(shape, members(band[3]))))].append(band)
    pages: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for (_, _, words), group in groups.items():
        pages[words].update(band[0].number for band in group)
    for (_, _, words), group in groups.items():
        if len({band[0].number for band in group}) < 2 or not _runs_on(pages[words]) or _is_of_text(group[0][3]):
            continue
        comes_again = len({band[3].replace(" ", "") for band in group}) == 1 or _counts_pages(group)
        if comes_again and not any(_heads_columns(band) for band in group):
            yield from group


def _runs_on(pages: set[int]) -> bool:
    """A running head stands on more than two pages, or on neighbours; two titles far apart may be the same."""
    return len(pages) > 2 or max(pages) - min(pages) <= FACING


def _is_of_text(text: str) -> bool:
    """Two pages may end with the same words of two lists: a bullet begins them, or a hyphen cuts their last.

    Or they begin with "Ziel 04:" and "Ziel 06:", and what follows is another text.
    """
    return text[0] in BULLETS or text[-1] == ":" or (text[-1:] == "-" and text[-2:-1].isalpha())


def _counts_pages(group: list[Band]) -> bool:
    """One of the numbers in the text grows with the page; at the foot of some slides of many, it may leave some out.

    Its days and periods ("Stand: 15.06.2020") stay the same.
    """
    if len({tuple(PERIOD.findall(text)) for _, _, _, text in group}) > 1:
        return False
    words = [(page.number, members(text)) for page, _, _, text in group]
    numbers = [[int(n) - page for word in own for n in NUMBER.findall(word)] for page, own in words]
    columns = list(zip(*numbers, strict=False))
    if any(len(set(column)) == 1 for column in columns):
        return True
    feet = len(group) >= SLIDES and all(side == "fusszeile" for _, _, side, _ in group)
    return feet and any(all(one <= other for one, other in pairwise(column)) for column in columns)


def _facing(bands: list[Band], found: Container[tuple[int, int]]) -> Iterable[Band]:
    """Running heads of two facing pages: short lines at one height, one at the left edge, the other at the right."""
    outer = {(band[0].number, band[2]): band for band in reversed(bands)}
    for (number, side), band in outer.items():
        other = outer.get((number + 1, side))
        if other is None or ((number, band[1]) in found and (number + 1, other[1]) in found):
            continue
        if abs(base_of(band) - base_of(other)) < 1 and {_flush(band), _flush(other)} == {"left", "right"}:
            yield from (band, other)


def _flush(band: Band) -> str:
    """The edge of the text at which a short line stands, far from all others and no larger; else nothing."""
    words, own = band[0].words, band[0].words.band == band[1]
    x0, x1 = float(words.x0[own].min()), float(words.x1[own].max())
    others, far = words.base[~own], 1.8 * float(words.size[own].max())
    if float(words.size[own].max()) > 1.05 * float(np.median(words.size)):
        return ""  # the heading of a chapter
    left, right = float(words.x0.min()), float(words.x1.max())
    if not len(others) or float(np.abs(others - words.base[own][0]).min()) < far or x1 - x0 > (right - left) / 3:
        return ""
    return "left" if x0 < left + 3 else "right" if x1 > right - 3 else ""


def _heads_columns(band: Band) -> bool:
    """The words stand above columns of a table: each group of them begins where lines below begin.

    So do those of a line just above such a line: of a tall head in the middle of its height, one column has more lines.
    On a folded sheet those are the heads of two pages.
    """
    page, number, side, _ = band
    if side == "fusszeile" or page.folded:
        return False
    first, after, last = np.searchsorted(page.words.band, [number, number + 1, number + 1 + HEAD_REACH]).tolist()
    if not bool((np.abs(page.words.x0[after:last] - page.words.x0[first]) < 2).any()):
        return False
    bands = np.unique(page.words.band[first:])[:HEAD_LINES].tolist()
    words = page.words.run(first, int(np.searchsorted(page.words.band, bands[-1] + HEAD_REACH, "right")))
    opens = np.ones(len(words), bool)
    opens[1:] = (np.diff(words.band) != 0) | (words.x0[1:] - words.x1[:-1] > 0.7 * words.size[1:])
    found: set[int] = set()
    for mine, below in zip(bands, [*bands[1:], None], strict=True):
        starts = words.x0[opens & (words.band == mine)]
        beneath = words.x0[opens & (words.band > mine) & (words.band <= mine + HEAD_REACH)]
        if not all(bool((np.abs(beneath - start) < 2).any()) for start in starts):
            return False
        found |= {round(start / HEAD_APART) for start in starts.tolist()}
        if len(found) > 1 or below is None or not _touches(words, mine, below):
            return len(found) > 1
    return False


def _touches(words: Words, number: int, below: int) -> bool:
    """Less white stands between the two lines than between two lines of text, or they overlap."""
    upper, lower = words.band == number, words.band == below
    white = float(words.top[lower].min() - words.bottom[upper].max())
    return white < TIGHT * float(words.size[upper].max()) and bool(words.bold[upper].all() == words.bold[lower].all())


def _numbers(bands: list[Band], pages: int) -> Iterable[Band]:
    """Page numbers that stand alone: "Seite 2", "2/7", "II", or the outermost line that counts as the pages do."""
    for band in bands:
        if is_roman(band[3], band[0].number) and _stands_off(*band[:2]):
            yield band
        match = PAGE_NUMBER.fullmatch(band[3])
        if not match:
            continue
        page, number, _, text = band
        says_so = "Seite" in text or "Blatt" in text or "von" in text or text.endswith(f"/{pages}")
        if says_so or (int(match[1]) == page.number and _stands_off(page, number)):
            yield band


def _halves(bands: list[Band]) -> Iterable[Band]:
    """The numbers of two pages printed side by side on each sheet; the last sheet may hold but one.

    White stands above them, or they are as high as others: the text of a sheet may reach down to its numbers.
    """
    counted: defaultdict[int, list[Band]] = defaultdict(list)
    for band in bands:
        numbers = [int(n) for n in NUMBER.findall(band[3])] if HALVES.fullmatch(band[3]) else []
        both = [2 * band[0].number - 1, 2 * band[0].number]
        if numbers and numbers == both[: len(numbers)]:
            counted[len(numbers)].append(band)
    heights = {height_of(band) for own in counted.values() for band in own if _stands_off(*band[:2])}
    counted = defaultdict(list, {n: [b for b in own if height_of(b) in heights] for n, own in counted.items()})
    if counted[2]:
        yield from (*counted[2], *counted[1])


def _stands_off(page: Page, number: int) -> bool:
    """The outermost line, with white of two lines between the number and the text."""
    words = page.words
    if number not in (words.band.min(), words.band.max()):
        return False
    mine, others = words.base[words.band == number], words.base[words.band != number]
    if not len(others):
        return False
    return float(np.abs(others - mine[0]).min()) > 1.8 * float(words.size.max(initial=0))


def _take_out(page: Page, named: dict[int, str]) -> None:
    if not named:
        return
    own = np.zeros(len(page.words), bool)
    for band in named:
        own |= page.words.band == band
    apart = page.words.keep(own)
    printed = print_groups(apart, apart.band, page.number)
    for band, name in named.items():
        page.furniture.extend((name, line) for line in with_bullets(printed.get(band, [])))
    page.words = page.words.keep(~own)
