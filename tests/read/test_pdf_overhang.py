"""Goals filled beside their measures that end lower than these, and labels in boxes beside their text."""

import numpy as np
import pytest

from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.overhang import with_overhang
from tests.read.test_pdf_flow import kinds
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed

GOAL, REST = (0.0, 0.0, 140.0, 100.0), (0.0, 100.0, 140.0, 124.0)
BESIDE = (140.0, 0.0, 500.0, 100.0)
WHOLE = (0.0, 0.0, 140.0, 124.0)


@pytest.mark.parametrize(
    ("cells", "boxes", "found"),
    [
        pytest.param([GOAL, BESIDE, REST], [WHOLE], [WHOLE, BESIDE], id="z1/004_08: one fill"),
        pytest.param([GOAL, BESIDE, REST], [GOAL, REST], [GOAL, BESIDE, REST], id="two fills"),
        pytest.param([GOAL, BESIDE, REST], [], [GOAL, BESIDE, REST], id="none"),
        pytest.param(
            [GOAL, BESIDE, REST, (140.0, 100.0, 500.0, 124.0)],
            [WHOLE],
            [GOAL, BESIDE, REST, (140.0, 100.0, 500.0, 124.0)],
            id="a column with a ground of its own: the last row has other cells",
        ),
    ],
)
def test_a_fill_joins_a_last_cell_that_stands_alone_to_the_one_above(
    cells: list[Edge], boxes: list[Edge], found: list[Edge]
) -> None:
    assert with_overhang(Grid(tuple(cells)), np.array(boxes).reshape(-1, 4)).cells == tuple(found)


@pytest.mark.parametrize(
    ("label", "down", "lines", "first"),
    [
        pytest.param("^Ziel 01:", 22, 2, True, id="z1/004_03: in the middle of two lines"),
        pytest.param("^Ziel 01:", 19, 1, True, id="z1/004_03: in larger type, a little lower than one line"),
        pytest.param("^Ziel 01:", 28, 3, True, id="level with the second of three lines"),
        pytest.param("Seite 1", 22, 2, False, id="no label"),
    ],
)
def test_a_label_in_a_box_is_read_before_the_text_on_its_right(
    label: str, down: float, lines: int, first: bool
) -> None:
    text = (
        "Die Stadt hat eigene Strukturen, um die Gesundheit",
        "zu fördern und zu schützen, und sie hat",
        "Wege gebaut.",
    )
    words: list[Piece] = [(10.0, down, label)]
    words += [(75.0, 15.0 + 13 * n, line) for n, line in enumerate(text[:lines])]
    words += [(0.0, 80.0 + 13 * n, "Danach steht der Text der Seite, der lang ist") for n in range(4)]
    said = [said for _, said in kinds(printed(Sheet(words, [(0.0, 0.0, 420.0, 50.0)])))]
    assert (said[0] == label.lstrip("^") and said[1].startswith(" ".join(text[: min(lines, 2)]))) == first
