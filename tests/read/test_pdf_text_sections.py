"""Brochures whose sections stand in two columns between bars, rules and boxes: no rows of a table."""

import numpy as np
import pytest

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.tables.text_sections import holds_sections
from tests.read.test_pdf_columns import PROSE
from tests.read.test_pdf_shaded import LEFT, Piece, Sheet, file_of

SECTIONS = ("*Beigetreten", "*Beispiele")


@pytest.mark.parametrize(
    ("right", "lines", "found"),
    [
        pytest.param(SECTIONS, 4, True, id="ac/000_07: sections below a bar with a title over both columns"),
        pytest.param(("2021 bis 2022", "2023 bis 2024"), 4, False, id="entries beside titles"),
        pytest.param(("*Beigetreten", "2023 bis 2024"), 4, False, id="one entry"),
        pytest.param(SECTIONS, 1, False, id="a bold entry above hardly any text"),
    ],
)
def test_columns_of_a_band_are_sections_where_each_begins_with_a_heading(
    right: tuple[str, str], lines: int, found: bool
) -> None:
    words: list[Piece] = [(10.0, 24.0, "^Der Partnerprozess in unserer Stadt und in allen ihren Orten heute")]
    for down, left, head in ((60.0, "*Ziele der Stadt", right[0]), (180.0, "*Orte der Stadt", right[1])):
        words += [(5.0, down, left), (220.0, down, head)]
        words += [(5.0, down + 20 + 13 * n, line) for n, line in enumerate(PROSE)]
        words += [(220.0, down + 20 + 13 * n, f"• Wege {n} bauen und") for n in range(lines)]
    own = next(page_of(sheet) for sheet in sheets_of(file_of(Sheet(words)))).words
    heights = np.unique(own.base).min() + np.array([20.0, 140.0])
    band = np.searchsorted(heights, own.base)
    assert holds_sections(own, band, [Strip(LEFT + 200.0, LEFT + 220.0)]) == found
