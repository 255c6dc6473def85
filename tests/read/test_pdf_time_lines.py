"""Plans as time lines: periods on the left, a bar in colour beside the text of each measure, no other rule."""

from itertools import pairwise

from tests.read.test_pdf_shaded import GOAL, PLAN, SECOND, Edge, Piece, Sheet, edges, printed, rows, words

GOALS = GOAL, "Gesundheitsförderungsziel 02: Die Stadt hat Wege, auf denen alle gut gehen."


def test_the_ends_of_a_bar_are_no_box_around_its_measure() -> None:
    """Chromium fills the border left of a text: a box three points wide, which a goal above it runs across."""
    heights = edges(8)
    down = heights[-1] - heights[1]
    bars: list[Edge] = [(SECOND - 9, top + 3, SECOND - 6, bottom - 3) for top, bottom in pairwise(heights[2:])]
    bars += [(x0, top + down, x1, bottom + down) for x0, top, x1, bottom in bars]
    lines: list[Piece] = [*words(8), *((x, y + down, text.replace(*GOALS)) for x, y, text in words(8)[2:])]
    assert rows(printed(Sheet(lines, bars)))[-9:] == [*PLAN[2:], [GOALS[1]], *PLAN[2:]]
