"""Cards with a tab in a corner: what is drawn of the card besides the tab has no four corners, and no cell is found.

┌──────────┬─────────────┐    The frame of the card is a box; below the fill that the tab stands on may be a rule.
│ 07/2020  │             │
├──────────┘             │
│ Planung der Steuerung  │
├────────────────────────┤
│ • Projektgruppe        │
└────────────────────────┘
"""

from collections.abc import Iterator
from operator import itemgetter

from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets.sheet import Edge
from pipeline.read.pdf.tables.grid import Grid

SAME = 2.0  # points
LEAST = 2  # cards of a page


def close_cards(page: Page) -> None:
    """Makes one grid of each card, a head and what stands below it, without its tab."""
    cards = {card: tab for tab in page.grids if (card := _card(page, tab))}
    if len(cards) < LEAST:
        return
    inside = {card: [grid for grid in page.grids if _holds(card, grid.box)] for card in cards}
    others = [grid for grid in page.grids if not any(grid in own for own in inside.values())]
    page.grids = [*others, *(Grid(tuple(_cells(card, inside[card], tab))) for card, tab in cards.items())]


def _card(page: Page, tab: Grid) -> Edge | None:
    """The tallest frame with this box in a corner above."""
    x0, top, x1, bottom = tab.box
    sides = [edge for edge in page.upright.tolist() if abs(edge[1] - top) < SAME and edge[2] > bottom + SAME]
    for near, _, foot in sorted(sides, key=itemgetter(2), reverse=True) if len(tab.cells) == 1 else ():
        level = [x for x, _, end in sides if abs(end - foot) < SAME]
        right, left = [x for x in level if x > x1 + SAME], [x for x in level if x < x0 - SAME]
        ends = (near, min(right)) if abs(near - x0) < SAME and right else None
        ends = (max(left), near) if abs(near - x1) < SAME and left else ends
        if ends and all(_is_ruled(page, ends, y) for y in (top, foot)):
            return ends[0], top, ends[1], foot
    return None


def _is_ruled(page: Page, ends: tuple[float, float], y: float) -> bool:
    return any(e[0] < ends[0] + SAME and e[2] > ends[1] - SAME and abs(e[1] - y) < SAME for e in page.rules)


def _holds(card: Edge, box: Edge) -> bool:
    across = card[0] - SAME < box[0] and box[2] < card[2] + SAME
    return across and card[1] - SAME < box[1] and box[3] < card[3] + SAME


def _cells(card: Edge, inside: list[Grid], tab: Grid) -> Iterator[Edge]:
    """The head down to the first rule across the card, and the cells below it."""
    x0, top, x1, bottom = card
    below = [cell for grid in inside if grid != tab for cell in grid.cells if cell[1] > tab.box[3] - SAME]
    left, foot = (min((cell[n] for cell in below), default=end) for n, end in ((0, x0), (1, bottom)))
    yield left, top, x1, foot  # its left end is as exact as theirs, so that both are of one column
    yield from below
