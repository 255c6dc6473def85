"""Headings in a margin, a rule over each of them and the text beside it; and cards with rules between their rows."""

from collections.abc import Sequence

import pytest

from pipeline.read.pdf.tables.bands import with_edges
from pipeline.read.pdf.tables.beside import Stack
from tests.read.test_pdf_columns import PROSE
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed

WIDE = 420.0


def lying(*heights: float) -> list[Edge]:
    return [(0.0, y, WIDE, y) for y in heights]


def part(down: float, head: Sequence[str], text: Sequence[str], lower: float = 0.0) -> list[Piece]:
    """A bold heading of some lines, and beside it a text that begins so much lower."""
    pieces: list[Piece] = [(0.0, down + 12 * n, "*" + line) for n, line in enumerate(head)]
    return [*pieces, *((130.0, down + lower + 12 * n, line) for n, line in enumerate(text))]


@pytest.mark.parametrize("lower", [0.0, 7.0])
def test_a_rule_over_each_heading_in_a_margin_makes_no_rows(lower: float) -> None:
    """Years in the text beside them are no entries either; a text may begin a little lower than its heading."""
    text = ["Seit 2011 gibt es das Netz.", *PROSE[:3], "Im Jahr 2015 wuchs es."]
    words = part(20, ["Ziele der", "Stadt"], text) + part(110, ["Orte am", "See"], [*PROSE[:4], PROSE[0]], lower)
    words += part(210, ["Partner"], [*text, *PROSE[:3]])
    document = printed(Sheet(words, rules=lying(6, 95, 196)))
    assert not any(block.cell for block in document.blocks)
    told = [(block.kind, document.quote(block.span)) for block in document.blocks]
    heads = [n for n, (kind, _) in enumerate(told) if kind == "heading"]
    assert [told[n][1] for n in heads] == ["Ziele der Stadt", "Orte am See", "Partner"]
    assert told[heads[1] + 1][1].startswith(PROSE[0])


def test_a_rule_that_closes_the_last_of_them_makes_a_table_whose_rows_they_head() -> None:
    words = part(20, ["Ziele der", "Stadt"], PROSE[:4]) + part(90, ["Orte am", "See"], PROSE[:4])
    document = printed(Sheet(words, rules=lying(6, 75, 145)))
    heads = [document.quote(block.span) for block in document.blocks if block.kind == "heading"]
    assert heads == ["Ziele der Stadt", "Orte am See"]


def test_a_card_ends_where_its_frame_does_though_rules_part_the_rows_inside() -> None:
    """Round corners let the frame's own edges be shorter than the rules."""
    cards = ((40.0, 50.0, 460.0, 90.0), (40.0, 90.0, 460.0, 130.0), (40.0, 160.0, 460.0, 190.0))
    other = (60.0, 60.0, 200.0, 70.0)
    stack = Stack(40.5, 460.0, [48.0, 90.0, 190.5, 230.0], drawn=(*cards, other))
    assert with_edges(stack) == [48.0, 90.0, 130.0, 160.0, 190.5, 230.0]
