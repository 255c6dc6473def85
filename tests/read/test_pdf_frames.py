"""Tables within a cell of another, as word processors draw them: a frame with a goal around the rows of the goal."""

from collections.abc import Sequence

import pytest

from tests.read.test_pdf_drawn import Piece, printed, rows

PERIODS = ("01/2021 bis 06/2025", "02/2021 bis 06/2025", "03/2021 bis 06/2025", "04/2021 bis 06/2025")
TITLES = ("Wege bauen mit allen", "Bänke stellen am See", "Feste feiern im Park", "Gärten pflegen im Ort")
WIDE, PAD = 412.0, 9.0
Rule = tuple[float, float, float, float]


def box(x0: float, top: float, x1: float, bottom: float) -> list[Rule]:
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def framed(goal: str, numbers: Sequence[int], *, closed: bool = True) -> tuple[list[Piece], list[Rule]]:
    """The goal, below it a table within the frame; where it is not `closed` both end together, at the page end."""
    words: list[Piece] = [(5.0, 34.0, goal)]
    rules: list[Rule] = []
    y = 40.0
    for n in numbers:
        rules += [*box(PAD, y, 130.0, y + 30), *box(130.0, y, WIDE - PAD, y + 30)]
        words += [(12.0, y + 12, PERIODS[n]), (135.0, y + 12, TITLES[n]), (135.0, y + 24, "und in der Stadt")]
        y += 30
    return words, [*rules, *box(0.0, 20.0, WIDE, 40.0), *box(0.0, 40.0, WIDE, y + 20 if closed else y)]


def row(n: int) -> list[str]:
    return [PERIODS[n], f"{TITLES[n]} und in der Stadt"]


@pytest.mark.parametrize("closed", [True, False])
def test_a_goal_around_a_table_is_a_row_of_it(closed: bool) -> None:
    words, rules = framed("Ziel 01: Wege für alle", (0, 1, 2), closed=closed)
    assert rows(printed(words, rules=[rules])) == [["Ziel 01: Wege für alle"], row(0), row(1), row(2)]


def test_a_frame_drawn_again_on_the_next_page_goes_on_with_its_table() -> None:
    words, rules = framed("Ziel 01: Wege für alle", (0, 1), closed=False)
    more, others = framed("Ziel 01: Wege für alle", (2, 3))
    document = printed(words, more, rules=[rules, others])
    assert rows(document) == [["Ziel 01: Wege für alle"], *(row(n) for n in range(4))]
    assert len({block.cell.table for block in document.blocks if block.cell}) == 1


def test_a_line_below_a_table_within_its_cell_stays_outside_it() -> None:
    words, rules = framed("Ziel 01: Wege für alle", (0, 1))
    assert rows(printed([*words, (12.0, 112.0, "Stand 2021")], rules=[rules])) == [row(0), row(1)]


def test_a_narrow_column_of_numbers_is_no_side_of_a_frame() -> None:
    words, rules = framed("Ziel 01: Wege für alle", (0, 1), closed=False)
    document = printed([*words, (1.5, 52.0, "1"), (1.5, 82.0, "2")], rules=[rules])
    assert rows(document)[1:] == [["1", *row(0)], ["2", *row(1)]]


def test_a_column_stands_where_it_does_on_a_page_that_closes_the_frame() -> None:
    words, rules = framed("Ziel 01: Wege für alle", (0, 1), closed=False)
    document = printed(words, rules=[rules])
    assert {block.cell.column for block in document.blocks if block.cell} == {0, 1}


@pytest.mark.parametrize("level", [False, True])
def test_cards_that_touch_a_bar_above_them_are_no_table(level: bool) -> None:
    """LaTeX draws them hardly a point below the goal, each as high as its text; rows of a table end together."""
    words: list[Piece] = [(5.0, 15.0, "Ziel 01: Wege für alle")]
    rules: list[Rule] = [*box(0.0, 0.0, WIDE, 20.0)]
    for x, numbers in ((0.0, (0, 1)), (216.0, (2, 3))):
        y = 22.0
        for n in numbers:
            deep = 46.0 if x and n == 2 and not level else 58.0
            rules += [*box(x, y, x + 196, y + 20), *box(x, y + 20, x + 196, y + 20 + deep)]
            words += [(x + 5, y + 14, TITLES[n]), (x + 5, y + 34, PERIODS[n]), (x + 5, y + 46, "• Einladung aller")]
            words += [(x + 5, y + 58, "• Bericht im Rat.")]
            y += 22 + deep
    document = printed(words, rules=[rules])
    assert any(block.cell for block in document.blocks) == level
    told = [document.quote(block.span) for block in document.blocks]
    wanted = [text for n in range(4) for text in (TITLES[n], PERIODS[n], "Einladung aller", "Bericht im Rat.")]
    assert level or told == ["Ziel 01: Wege für alle", *wanted]


def test_cards_beside_each_other_whose_corners_part_their_sides_from_their_edges_are_no_table() -> None:
    """Chromium draws the sides of rounded cards short; three rows of two, each with a rule above its foot."""
    words: list[Piece] = []
    rules: list[Rule] = []
    for n in range(6):
        x, y = 216.0 * (n % 2), 100.0 * (n // 2)
        rules += [(x + 5, y, x + 191, y), (x + 5, y + 80, x + 191, y + 80), (x, y + 60, x + 196, y + 60)]
        rules += [(x, y + 5, x, y + 75), (x + 196, y + 5, x + 196, y + 75)]
        words += [
            (x + 8, y + 20, f"{n} {TITLES[n % 4]}"),
            (x + 8, y + 40, "• Bericht im Rat."),
            (x + 8, y + 73, PERIODS[n % 4]),
        ]
    document = printed(words, rules=[rules])
    assert not any(block.cell for block in document.blocks)
    told = [document.quote(block.span) for block in document.blocks]
    assert [text[0] for text in told if text[1:2] == " "] == [*"012345"]
