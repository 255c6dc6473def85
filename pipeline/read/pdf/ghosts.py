"""Ghosts on pages: lines printed before that come again, torn inside a word; the rule is that of `pipeline.read.ghost`.

"rojekte, Programme und Netzwerke sind" beside "Projekte, Programme und Netzwerke sind".
"""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.read.ghost import ghost_lines
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.printed import Frame, Line
from pipeline.read.wrapped import Line as Text

FAR = 1.12  # times the usual step from line to line: further apart stand two paragraphs


def set_ghosts_apart(pages: list[Page]) -> None:
    """Moves ghosts outside tables from the columns to the furniture of their page; empty columns go."""
    columns = [(page, item) for page in pages for item in page.items if isinstance(item, Frame)]
    printed = [line for _, frame in columns for line in frame.lines]
    ghosts = ghost_lines(list(_texts([frame for _, frame in columns])))
    if not ghosts:
        return
    torn = {id(line) for number, line in enumerate(printed) if number in ghosts}
    for page, frame in columns:
        page.furniture.extend(("ghost", line) for line in frame.lines if id(line) in torn)
        frame.lines = [line for line in frame.lines if id(line) not in torn]
    for page in pages:
        page.items = [item for item in page.items if not isinstance(item, Frame) or item.lines]


def _texts(frames: list[Frame]) -> Iterator[Text]:
    """The lines as those of a text, numbered from 0, with blank ones where columns and paragraphs end."""
    number = 0
    for frame in frames:
        above: Line | None = None
        steps = sorted(below.base - line.base for line, below in pairwise(frame.lines) if below.base > line.base)
        usual = steps[len(steps) // 4] if steps else 0.0
        for line in frame.lines:
            if above and line.base - above.base > FAR * usual + 0.5:
                yield Text("", 0, -1, line.page)
            yield Text(line.text, 0, number, line.page)
            number, above = number + 1, line
        yield Text("", 0, -1, 0)
