"""Bullets on writing lines of their own, however many a page holds."""

import tracemalloc

import numpy as np
import pytest

from pipeline.read.pdf.words.lonely_bullets import with_bullets_in_line
from pipeline.read.pdf.words.words import Words


def listed(count: int, sign: str, right: float) -> Words:
    """So many items 12 points apart: a sign that begins at 60 and stands a point higher than its text at `right`."""
    none = np.zeros(2 * count, bool)
    base = np.repeat(100 + 12.0 * np.arange(count), 2) - np.tile([1.0, 0.0], count)
    x0 = np.tile([60.0, right], count)
    return Words(
        [sign, "Stadt"] * count,
        x0,
        base - 8,
        x0 + np.tile([4.0, 30.0], count),
        base + 2,
        base,
        np.full(2 * count, 10.0),
        none,
        none,
        np.arange(2 * count),
        none,
        none,
    )


@pytest.mark.parametrize("count", [1, 64, 65, 200])
@pytest.mark.parametrize(("sign", "right", "joined"), [("•", 90, True), ("-", 70, True), ("-", 90, False)])
def test_a_bullet_stands_on_the_line_of_the_text_beside_it(count: int, sign: str, right: float, joined: bool) -> None:
    """A dash so far from the text may be an empty cell."""
    words = with_bullets_in_line(listed(count, sign, right))
    assert words.text == [sign, "Stadt"] * count
    assert words.band.tolist() == ([n // 2 for n in range(2 * count)] if joined else [*range(2 * count)])


def test_thousands_of_bullets_ask_for_no_room_for_each_pair() -> None:
    words = listed(4000, "•", 90)
    tracemalloc.start()
    assert with_bullets_in_line(words).band.max() == 3999
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
