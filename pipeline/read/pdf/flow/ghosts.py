"""Ghosts on pages: lines printed before that come again, torn inside a word; the rule is that of `pipeline.read.ghost`.

"rojekte, Programme und Netzwerke sind" beside "Projekte, Programme und Netzwerke sind".
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from pipeline.read.draft import Draft
from pipeline.read.ghost import ghost_lines, says_nothing_new
from pipeline.read.pdf.flow.line_ends import is_cut
from pipeline.read.pdf.flow.pitch import type_of
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.words.printed import Frame, Line
from pipeline.read.wrapped import Line as Text

SHORTEST = 4  # letters of a word that may be torn
LONGEST = 120  # letters of a paragraph that may be a ghost
LEFT = 1.5  # points
FAR = 1.12  # times the usual step from line to line: further apart stand two paragraphs


def set_ghosts_apart(pages: list[Page]) -> None:
    """Moves ghosts outside tables from the columns to the furniture of their page; empty columns go."""
    columns = [(page, item) for page in pages for item in page.items if isinstance(item, Frame)]
    printed = [line for _, frame in columns for line in frame.lines]
    texts = list(_texts([frame for _, frame in columns]))
    ghosts = ghost_lines(texts)
    if not ghosts:
        return
    ghosts |= frozenset(number for n in _firsts(columns, printed, ghosts) for number in _begun_above(texts, n))
    torn = {id(line) for number, line in enumerate(printed) if number in ghosts}
    for page, frame in columns:
        page.furniture.extend(("ghost", line) for line in frame.lines if id(line) in torn)
        frame.lines = [line for line in frame.lines if id(line) not in torn]
    for page in pages:
        page.items = [item for item in page.items if not isinstance(item, Frame) or item.lines]


def _firsts(columns: Sequence[tuple[Page, Frame]], printed: Sequence[Line], ghosts: frozenset[int]) -> list[int]:
    """The numbers of ghost lines with which columns begin, or that stand below others in the same type."""
    starts = {*accumulate((len(frame.lines) for _, frame in columns), initial=0)}
    begins = [n for n in sorted(ghosts) if n - 1 not in ghosts]
    return [n for n in begins if n in starts or (n and type_of(printed[n - 1]) == type_of(printed[n]))]


def _begun_above(texts: list[Text], number: int) -> list[int]:
    """The lines that end the column before, if they say nothing new: there the ghost may begin."""
    at = next(n for n, text in enumerate(texts) if text.number == number)
    end = next((n for n in range(at - 1, -1, -1) if texts[n].raw), -1)
    begin = next((n for n in range(end, -1, -1) if not texts[n].raw), -1)
    own = texts[begin + 1 : end + 1]
    others = " ".join(text.raw for text in [*texts[: begin + 1], *texts[at:]])
    new = not own or not says_nothing_new(" ".join(text.raw for text in own), [others])
    return [] if new else [text.number for text in own]


def _texts(frames: list[Frame]) -> Iterator[Text]:
    """The lines as those of a text, numbered from 0, with blank ones where columns, paragraphs and items end.

    A word that a hyphen cuts at the end of a column goes on in the next: its rest is no torn copy.
    """
    number, above = 0, None
    for frame in frames:
        if above and frame.lines and not _is_rest(above, frame.lines[0]):
            above = None
            yield Text("", 0, -1, 0)
        item: Line | None = None
        steps = sorted(below.base - line.base for line, below in pairwise(frame.lines) if below.base > line.base)
        usual = steps[len(steps) // 4] if steps else 0.0
        for line in frame.lines:
            if above and not is_cut(above, line) and (line.base - above.base > FAR * usual + 0.5 or _parts(line, item)):
                yield Text("", 0, -1, line.page)
                item = None
            item = line if line.marker else item
            yield Text(line.text, 0, number, line.page)
            number, above = number + 1, line


def _is_rest(above: Line, line: Line) -> bool:
    """The first word of the line is the rest of one that was cut at the end of the column before."""
    return is_cut(above, line) and line.text[0].islower() and abs(above.size - line.size) < 0.3


def _parts(line: Line, item: Line | None) -> bool:
    """An item begins, or the line stands left of the text of the last one."""
    return bool(line.marker) or (item is not None and line.x0 < item.indent - LEFT)


def name_ghosts(drafts: Sequence[Draft]) -> None:
    """Paragraphs that are ghosts become furniture: no white may part their lines from what stands above them."""
    if not any(draft.kind == "paragraph" and draft.cell is None for draft in drafts):
        return
    told = [(n, draft) for n, draft in enumerate(drafts) if draft.kind != "furniture"]
    words = {piece.text for _, draft in told for piece in draft.pieces}
    if words.isdisjoint(
        word[cut:] for word in words if len(word) > SHORTEST and word[0].isupper() for cut in (1, 2, 3)
    ):
        return
    texts = {n: Text(draft.text, 0, n, draft.page) for n, draft in told}
    for number in sorted(ghost_lines([line for text in texts.values() for line in (text, Text("", 0, -1, 0))])):
        for n in (number, number - 1):  # the ghost may begin in the paragraph above
            others = [text.raw for other, text in texts.items() if other not in (n, number)]
            if n == number or (n in texts and says_nothing_new(texts[n].raw, others)):
                _set_apart(drafts[n])


def _set_apart(draft: Draft) -> None:
    short = sum(len(piece.text) for piece in draft.pieces) < LONGEST  # plans say much again and again
    if draft.kind == "paragraph" and draft.cell is None and short:
        draft.kind, draft.marker = "furniture", "ghost"
