"""Gutters that a page or a column is too short to show by itself."""

import pytest

from tests.read.test_pdf_columns import PROSE, Line, read
from tests.read.test_pdf_flow import BOLD, in_order, kinds


@pytest.mark.parametrize("before", [True, False])
def test_a_page_may_have_the_gutter_of_the_one_before(before: bool) -> None:
    """Two lines of a heading in the margin are too few to tell a gutter."""
    margin = [(60, 80 + 60 * n, text, 10, BOLD) for n, text in enumerate(("Umsetzung", "Beispiele", "Gründe", "Wege"))]
    first: list[Line] = [*margin, *((200, 80 + 13 * n, f"a{n} {PROSE[n % 4]}") for n in range(18))]
    second: list[Line] = [(200, 80, f"b {PROSE[0]}"), (60, 110, "Wie werde ich", 10, BOLD)]
    second += [(60, 123, "Partner der Stadt?", 10, BOLD)]
    second += [(200, 110 + 13 * n, f"c{n} {PROSE[n % 4]}") for n in range(6)]
    told = kinds(read(first, second) if before else read(second))
    assert (("heading", "Wie werde ich Partner der Stadt?") in told) == before
    assert in_order(" ".join(text for _, text in told), "b ", "Wie werde ich", "c1")
