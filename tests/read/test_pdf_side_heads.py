"""Headings in a margin, a rule over each of them and the text beside it; and cards with rules between their rows."""

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.flow.side_heads import are_side_heads
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.stacks import with_edges
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.words.words import Words
from tests.read.test_pdf_columns import PROSE
from tests.read.test_pdf_flow import kinds
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


def test_a_bar_from_edge_to_edge_of_the_sheet_is_a_row_between_rules() -> None:
    """A print bled off: goals stand in bars wider than the table, and the rule of the row above is far from them."""
    stack = Stack(40.5, 460.0, [48.0, 90.0, 190.5, 230.0])
    assert with_edges(stack, [(0.0, 110.0, 595.0, 160.0)]) == [48.0, 90.0, 110.0, 160.0, 190.5, 230.0]
    assert with_edges(stack, [(60.0, 110.0, 400.0, 160.0)]) == [48.0, 90.0, 190.5, 230.0]


@pytest.mark.parametrize(
    ("third", "heads"),
    [
        (part(180, ["Umsetzung"], []), True),
        (part(180, ["Umsetzung 2020"], []), False),
        (part(180, ["Umsetzung"], ["*Was wir tun"]), False),  # a head of two columns
    ],
)
def test_a_section_may_have_no_heading_and_a_heading_no_text(third: list[Piece], heads: bool) -> None:
    """A box for the address stands in the second section, an introduction was left out below the third heading."""
    words = part(20, ["Ziele der", "Stadt"], [*PROSE, *PROSE]) + part(120, [], PROSE[:4]) + third
    found, below = words_of(words + part(206, ["Schluss"], PROSE[:4])), words_of(words)
    strip, heights = Strip(60 + 70, 60 + 130), [48.0, 148.0, 208.0, 234.0]
    assert are_side_heads(found, heights, strip) == heads
    assert not are_side_heads(below, heights, strip)  # the last rule closes the third section
    alone = words_of(words[: 2 + 8] + part(120, [], PROSE[:4]) + part(206, [], PROSE[:4]))
    assert not are_side_heads(alone, heights, strip)  # one heading shows no style


def words_of(pieces: Sequence[Piece]) -> Words:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x, down, text in pieces:
        canvas.setFont("Helvetica-Bold" if text.startswith("*") else "Helvetica", 10)
        canvas.drawString(60 + x, 800 - down, text.removeprefix("*"))
    canvas.save()
    return page_of(next(sheets_of(buffer.getvalue()))).words


def test_a_heading_without_a_text_far_below_the_last_one_follows_that_text() -> None:
    words = part(20, [], [*PROSE, *PROSE]) + part(150, ["Bei Fragen:", "Rufen Sie", "uns an"], PROSE[:3])
    document = printed(Sheet(words + part(290, ["Die Partner", "der Stadt", "laden ein:"], [])))
    told = [document.quote(block.span) for block in document.blocks]
    assert [told[-3], told[-1]] == ["Bei Fragen: Rufen Sie uns an", "Die Partner der Stadt laden ein:"]


def test_headings_beside_lists_keep_their_margin_above_and_below_a_bar_over_both() -> None:
    """t2/000_06: above the bar one heading of two lines, below it another, too few to show a gutter each."""
    words: list[Piece] = [(200.0, 104.0, "^Machen Sie mit!")]
    for down, head in (
        (12.0, ("Gute Gründe", "für die Stadt")),
        (140.0, ("Wie werden wir alle", "Partner der Stadt?")),
    ):
        words += [(0.0, down + 13 * n, f"*{text}") for n, text in enumerate(head)]
        for n, text in enumerate(
            ("Einladung aller Vereine, die im Ort", "Bericht im Rat der Stadt und in den", "Termine")
        ):
            words.append((150.0, down + 26 * n, f"– {text}"))
            if n < 2:
                words.append((158.34, down + 26 * n + 13, "sind und gern dabei wären und es sagen"))
    found = kinds(printed(Sheet(words, [(0.0, 90.0, 420.0, 112.0)])))
    assert [text for kind, text in found if kind == "heading"] == [
        *("Gute Gründe für die Stadt", "Machen Sie mit!", "Wie werden wir alle Partner der Stadt?")
    ]
    assert sum(kind == "item" for kind, _ in found) == 6
