"""Paragraphs that a column or page end cut become one again; both places are kept.

"Vereine und Schu-" at the foot of a column, "len laden ein" at the head of the next: grammar (open ends, cut words,
small initials) and geometry (a full last line) tell.
"""

import math
import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.document import Box
from pipeline.read.pdf.flow.line_ends import ends_sentence, fills, is_cut, is_open
from pipeline.read.pdf.flow.paragraphs import Paragraph
from pipeline.read.pdf.words.printed import Line, is_sign

INDENT = 0.4  # sizes of type by which an item hangs
SAME_SIZE = 0.05  # of the size of type: by no more do two lines of one paragraph differ
ADDRESS = re.compile(r"\w[.@]\w")
STRETCHED, EQUAL = 0.45, 0.1  # sizes of type: no font has so wide a blank; by so much those of a line may differ


def is_lost(page: int, following: int, lost: Container[int]) -> bool:
    """Whether a page between these two could not be read."""
    return any(number in lost for number in range(page + 1, following))


def join_flow(flow: list[list[Paragraph]], lost: Container[int]) -> None:
    """Paragraphs cut by a column or page end become one; `flow` holds the columns in reading order."""
    filled = [column for column in flow if column]
    for number, below in enumerate(filled):
        for above in filled[max(0, number - 2) : number][::-1]:
            if not above or not below:
                continue
            end, start = above[-1], below[0]
            beside = above is not filled[number - 1]  # a box stands between the two
            moves = _wraps(end.lines[-1], start.lines[0]) or (not beside and _moves_on(end.lines[-1], start.lines[0]))
            moves &= not is_lost(end.lines[-1].page, start.page, lost)
            moves &= not _enters_box(end.lines[-1], start.lines[0])
            if moves and (_paragraph_goes_on(end, start, below) or _is_of_item(end, below)):
                own = _hung(end, start)
                end.lines.extend(start.lines[:own])
                below[:] = [end, *([replace(start, lines=start.lines[own:])] if start.lines[own:] else []), *below[1:]]
                above.pop()
                break


def _enters_box(end: Line, start: Line) -> bool:
    """The next column begins with a box, the one before ended outside any: nothing goes on but a cut or open text."""
    boxed = math.isfinite(start.reach) and not math.isfinite(end.reach)
    return boxed and not (is_cut(end, start) or is_open(end))


def _hung(above: Paragraph, below: Paragraph) -> int:
    """How many lines an item goes on with in the next column: none of them stands further left than the first."""
    first, every = below.lines[0], len(below.lines)
    if above.marker is None:
        return every
    return next((n for n, line in enumerate(below.lines) if line.x0 < first.x0 - INDENT * first.size), every)


def _wraps(end: Line, start: Line) -> bool:
    """The text runs on below a box it went around: the next line is wider or narrower, at the usual step."""
    step = start.base - end.base
    return start.page == end.page and 0 < step < 1.6 * end.size and start.x0 < end.x1 and start.x1 > end.x0


def _moves_on(end: Line, start: Line) -> bool:
    """The text jumps to the head of another column or page; that of a low band may be as high as its foot."""
    beside = start.x0 > end.x1 and start.base < end.base + 1
    return start.page > end.page or start.base < end.base - 2 * end.size or beside


def _paragraph_goes_on(above: Paragraph, below: Paragraph, column: Sequence[Paragraph]) -> bool:
    end, start = above.lines[-1], below.lines[0]
    if (
        below.marker is not None
        or is_sign(start.marker or "")
        or above.margin
        or below.margin
        or abs(end.size - start.size) > SAME_SIZE * end.size
        or end.bold != start.bold
    ):
        return False
    if is_cut(end, start):
        return True
    first = next(line for line in above.lines if line is end or _is_above(line, end))
    hung = end.x0 > first.x0 + 0.8 * end.size and start.x0 < below.left + 1
    if ends_sentence(end):
        hangs = above.marker is not None and _stands_below_items(start, column)
        return _is_stretched(end, above.right) or (hangs and fills(end, start, above.right, above.left))
    if above.marker is not None and above.hung and below.hung and _stands_as_bullets(start, column):
        return False
    if is_open(end) or start.text[:1].islower():
        return True
    indent = max(0.0, start.x0 - below.left)
    if hung or (len(above.lines) == 1 and end.x0 - above.left > indent + 2 * end.size):
        return False  # nor does a line go on that is set to the right or the middle
    if _stands_out(above, below):
        return False
    if len(above.lines) == len(end.pieces) == 1 and (above.marker is not None or ADDRESS.search(end.text)):
        return False  # no noun follows a noun or an address
    return fills(end, start, above.right, above.left)


def _stands_out(above: Paragraph, below: Paragraph) -> bool:
    """In the same column of the next page the text stands left of the item's bullet."""
    same = abs(above.left - below.left) < INDENT * below.lines[0].size
    return same and above.marker is not None and below.lines[0].x0 < above.lines[0].x0 - INDENT * below.lines[0].size


def _is_of_item(above: Paragraph, below: list[Paragraph]) -> bool:
    """The column begins where the text of its next item does, without a bullet, and that item is like the one above."""
    end, start, item = above.lines[-1], below[0], below[1] if len(below) > 1 else None
    if item is None or above.marker is None or start.marker is not None or item.marker != above.marker:
        return False
    line, other = start.lines[0], item.lines[0]
    alike = abs(end.size - line.size) < SAME_SIZE * end.size and end.bold == line.bold
    return alike and not ends_sentence(end) and abs(line.x0 - other.indent) < 1 < other.indent - other.x0


def _is_above(line: Line, end: Line) -> bool:
    """In the same column: the paragraph may have begun in another one."""
    return line.page == end.page and line.base < end.base and line.x0 < end.x1 and line.x1 > end.x0


def _is_stretched(line: Line, right: float) -> bool:
    """Its blanks are drawn out to the edge, as those of no paragraph's last line are: "aller   Gemeinden.   Sie"."""
    places = [piece.place for piece in line.pieces if isinstance(piece.place, Box)]
    blanks = [after.x0 - before.x1 for before, after in pairwise(places)]
    if len(blanks) < 2 or right - line.x1 > EQUAL * line.size:
        return False
    return min(blanks) > STRETCHED * line.size and max(blanks) - min(blanks) < EQUAL * line.size


def _stands_as_bullets(line: Line, column: Sequence[Paragraph]) -> bool:
    """The line begins where the bullets of a column do, whose items hang: a title above the next list."""
    firsts = [paragraph.lines[0] for paragraph in column if paragraph.marker is not None]
    return any(abs(line.x0 - item.x0) < 1 for item in firsts)


def _stands_below_items(line: Line, column: Sequence[Paragraph]) -> bool:
    """The line begins where the text of a column's items does, right of their bullets."""
    firsts = [paragraph.lines[0] for paragraph in column if paragraph.marker is not None]
    return any(abs(line.x0 - item.indent) < 1.5 and item.x0 < line.x0 - INDENT * line.size for item in firsts)
