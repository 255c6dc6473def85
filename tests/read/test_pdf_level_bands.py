"""Bands of two columns, each under a heading in the left one: white parts them over the width of the page."""

import numpy as np
import pytest

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.flow.headed import bands_of
from pipeline.read.pdf.page import page_of
from tests.read.test_pdf_columns import PROSE, Line, file_of, read, texts
from tests.read.test_pdf_gutters import BOLD, in_order

NAMES = ("ab", "cd", "ef")
BANDS = ("a0", "b3", "c0", "d3", "e0", "f3")
HEADED = ("a0", "c0", "e0", "Orte", "b1", "d1", "f3")
COLUMNS = ("a0", "c0", "e0", "b0", "d0", "f3")


WITHIN = ("a0", "b1", "c0", "Zeiten", "d1", "e0", "Kontakt", "f3")
HEADS = (("Ziele", "Orte"), ("Wege", "Zeiten"), ("Partner", "Kontakt"))


def banded(
    heights: tuple[float, ...], lower: float = 0.0, headed: int = 0, step: float = 13.0, size: int = 10
) -> list[Line]:
    """Bands that begin at these heights with headings of this size, the right column so much lower, or with a heading
    of its own of the size `headed`.
    """
    page: list[Line] = []
    for (left, right), heads, y in zip(NAMES, HEADS, heights, strict=True):
        page += [(60, y, heads[0], size, BOLD), *((60, y + step * (n + 1), f"{left}{n} {PROSE[n]}") for n in range(3))]
        page.append(
            (320, y - 2 * (size > headed), heads[1], headed, BOLD)
            if headed
            else (320, y + lower, f"{right}0 {PROSE[0]}")
        )
        page += [(320, y + lower + step * n, f"{right}{n} {PROSE[n]}") for n in range(1, 4)]
    return page


@pytest.mark.parametrize(
    ("page", "order"),
    [
        pytest.param(banded((80, 160, 240)), BANDS, id="flyer of a Land: balanced columns below each heading"),
        pytest.param(banded((80, 160, 240), lower=6), BANDS, id="a little lower than the heading"),
        pytest.param(banded((80, 160, 240), lower=-12), COLUMNS, id="a line higher"),
        pytest.param(banded((80, 132, 212)), COLUMNS, id="white in one place may be chance"),
        pytest.param(banded((80, 170, 260), lower=6, headed=10), HEADED, id="a heading in both"),
        pytest.param(
            banded((80, 170, 260), headed=10, size=13), WITHIN, id="magazine: the one in the right column is smaller"
        ),
        pytest.param(
            [*banded((80, 160, 240), lower=6), (320, 310, "Kontakt", 10, BOLD)],
            COLUMNS,
            id="plan in cards: the right column has headings of its own",
        ),
        pytest.param(banded((80, 176, 272), step=24), COLUMNS, id="as much white between all lines"),
    ],
)
def test_a_band_is_read_before_the_next(page: list[Line], order: tuple[str, ...]) -> None:
    assert in_order(" ".join(texts(read(page))), *order)


@pytest.mark.parametrize(
    ("hole", "said", "order"),
    [
        pytest.param(65, [], ("a4", "b1", "Wie werde ich Partner?", "c2", "d2"), id="balanced columns above and below"),
        pytest.param(
            65,
            [(60, 145, "Machen Sie mit!", 10, BOLD)],
            ("a4", "b1", "Machen", "Wie", "c2", "d2"),
            id="a statement, too",
        ),
        pytest.param(13, [], ("a4", "Wie werde ich Partner?", "c2", "b1", "d2"), id="no white on the right"),
        pytest.param(59, [], ("a4", "Wie werde ich Partner?", "c2", "b1", "d2"), id="white that ends at no heading"),
    ],
)
def test_below_a_hole_in_the_right_column_a_heading_on_the_left_begins_a_band(
    hole: float, said: list[Line], order: tuple[str, ...]
) -> None:
    page: list[Line] = [(60, 80 + 13 * n, f"a{n} {PROSE[n % 4]}") for n in range(5)]
    page += [(320, 80 + 13 * n, f"b{n} {PROSE[n % 4]}") for n in range(2)]
    page += [*said, (60, 158, "Wie werde ich Partner?", 10, BOLD)]
    page += [(60, 175 + 13 * n, f"c{n} {PROSE[n]}") for n in range(3)]
    page += [(320, 93 + hole + 13 * n, f"d{n} {PROSE[n]}") for n in range(3)]
    assert in_order(" ".join(texts(read(page))), *order)


def test_the_rest_of_a_larger_text_below_the_columns_beside_it_heads_no_band() -> None:
    """y1/004_10: a goal in larger type left of two cards, whose periods stand below its last line, at their feet."""
    page: list[Line] = [(60, 80 + 13 * n, f"Wege {n}", 12) for n in range(7)]
    for x in (190, 390):
        page += [(x, 81 + 11 * n, "Einladung aller Vereine", 9) for n in range(7)]
        page.append((x, 171, "01/2021 bis 06/2022", 9, BOLD))
    words = next(page_of(sheet) for sheet in sheets_of(file_of(page))).words
    rows = int(words.band.max()) + 1
    assert words.text[-8:-6] == ["Wege", "6"]
    assert not bands_of(words, np.arange(len(words)), words.band, words.x0 < 380, (0, rows), set()).rows
