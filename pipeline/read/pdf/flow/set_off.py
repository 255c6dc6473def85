"""Headings neither bold nor large: short lines in a face of their own, underlined or a little larger, white above them.

"Beispiele aus den Gemeinden:" in italics above a list is one, where such lines stand above several lists or texts, and
no sentence and no item of the document is set so. From then on they read as bold ones do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.flow.line_ends import ends_sentence
from pipeline.read.pdf.flow.paragraphs import CONTACT, PARTED
from pipeline.read.pdf.flow.pitch import Pitch
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.words.printed import Frame, Line

Style = tuple[int, bool, bool]  # twice the size, whether it is of another face than the text, whether underlined
LEAST = 2  # headings of one style
MOST_LINES, LONGEST = 4, 160  # lines and characters of a heading
SMALLEST, LARGER = 0.95, 1.06  # times the size of the running text: so large a heading is, or differs by size alone
EQUAL = 0.1  # sizes of type by which heights may differ that are meant to be one
NEAR, UNDER = 1.5, 0.35  # points by which a rule may miss the ends of its line; sizes of type below the writing line


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of one style that follow each other, and what stands above and below them in their column."""

    style: Style
    lines: list[Line]
    above: Line | None
    below: Line | None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def set_headings_off(pages: Sequence[Page]) -> None:
    """Lets headings that only their face or a rule below them tells be read as bold ones."""
    frames = [(item, page) for page in pages for item in page.items if isinstance(item, Frame) and not item.margin]
    sizes = [line.size for frame, _ in frames for line in frame.lines]
    larger = LARGER * float(np.median(sizes)) if sizes else 0.0
    runs = [run for frame, page in frames for run in _runs(frame, page, larger)]
    if len(runs) < LEAST:
        return
    pitch = Pitch([frame for frame, _ in frames])
    heads: dict[Style, list[Run]] = {}
    for run in runs:
        if _is_head(run, pitch):
            heads.setdefault(run.style, []).append(run)
    texts = {run.style for run in runs if _is_text(run)}
    for style, alike in heads.items():
        if style not in texts and len({run.text for run in alike}) > max(LEAST - 1, len(alike) // 2):
            for run in alike:
                _set_bold(run)


def _set_bold(run: Run) -> None:
    """Lets the lines be read as bold ones, no rest of a bold line above them."""
    run.lines[0].apart |= run.above is not None and run.above.bold
    for line in run.lines:
        line.bold = True


def _runs(frame: Frame, page: Page, larger: float) -> Iterator[Run]:
    """Lines of a column in another face than its text, underlined or `larger`, as far as they are of one style."""
    styles = _styles(frame, page, larger)
    if not styles:
        return  # nothing but a bullet far from any text
    starts = [0, *(n for n, (one, two) in enumerate(pairwise(styles), 1) if one != two), len(styles)]
    for start, end in pairwise(starts):
        if style := styles[start]:
            above, below = frame.lines[start - 1] if start else None, frame.lines[end] if end < len(styles) else None
            yield Run(style, frame.lines[start:end], above, below)


def _styles(frame: Frame, page: Page, larger: float) -> list[Style | None]:
    """The style of each line, None where it is that of the text or bold."""
    under = _underlined(frame.lines, page)
    return [
        (round(2 * line.size), line.other, lined)
        if (line.other or lined or line.size >= larger) and not line.bold
        else None
        for line, lined in zip(frame.lines, under, strict=True)
    ]


def _underlined(lines: Sequence[Line], page: Page) -> list[bool]:
    """Under which of the lines a rule is drawn from their first letter to their last."""
    if not page.rules or not lines:
        return [False] * len(lines)
    x0, top, x1, _ = np.array(page.rules).T
    left, right, base, size = np.array([(line.x0, line.x1, line.base, line.size) for line in lines]).T[:, :, None]
    ends = (np.abs(x0 - left) < NEAR) & (np.abs(x1 - right) < NEAR)
    found: list[bool] = (ends & (top > base - 1) & (top < base + UNDER * size)).any(axis=1).tolist()
    return found


def _is_head(run: Run, pitch: Pitch) -> bool:
    """Short and no sentence, set above other text, with no less white above than below."""
    first, last, text = run.lines[0], run.lines[-1], run.text
    if run.below is None or len(run.lines) > MOST_LINES or len(text) > LONGEST or first.size < SMALLEST * pitch.body:
        return False
    if _is_text(run) or any(CONTACT.match(line.text) for line in run.lines) or not any(map(str.isalpha, text)):
        return False
    if run.above is None:
        return True
    over, under = first.base - run.above.base, run.below.base - last.base
    return over > max(under - EQUAL * first.size, pitch.of(run.below) + PARTED * first.size)


def _is_text(run: Run) -> bool:
    """A sentence, a long passage or an item that is more than a label."""
    last = run.lines[-1]
    stops = ends_sentence(last) and last.text[-1] not in ":?!"
    listed = any(line.marker and not line.weak and line.text[-1] != ":" for line in run.lines)
    return stops or listed or len(run.lines) > MOST_LINES
