"""Cells of drawn tables: the quick ways through plain grids see what the search sees."""

from itertools import pairwise

import numpy as np
import pytest

from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.dump import BEZIER_TO, LINE_TO, MOVE_TO, SEGMENT
from pipeline.read.pdf.sheets.paths import shapes
from pipeline.read.pdf.sheets.sheet import Rules, rows
from pipeline.read.pdf.tables import grid
from pipeline.read.pdf.tables.owners import owners
from pipeline.read.pdf.words.words import Words


def drawn(seed: int) -> Rules:
    """Upright and lying rules over the whole table, drawn in pieces; of odd seeds one lying rule ends early."""
    random = np.random.default_rng(seed)
    xs, ys = (np.cumsum(random.uniform(20, 60, random.integers(2, 6))).round(2).tolist() for _ in "xy")
    across = [(x0, y, x1, y) for y in ys for x0, x1 in pairwise(xs)]
    down = [(x, y0, x, y1) for x in xs for y0, y1 in pairwise(ys)]
    return Rules(rows(across[: len(across) - seed % 2]), rows(down))


@pytest.mark.parametrize("seed", range(20))
def test_a_plain_grid_has_the_cells_that_the_search_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = drawn(seed)
    found = grid.find_grids(rules, grid.joined_across(rules), close=False)
    monkeypatch.setattr(grid, "_is_plain", lambda *_: False)
    assert found == grid.find_grids(rules, grid.joined_across(rules), close=False)


@pytest.mark.parametrize("seed", range(12))
def test_shapes_are_the_same_with_and_without_the_helper(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines, boxes, rings and ticks of all sizes, open and closed, upright and askew; of even seeds lines only."""
    random = np.random.default_rng(seed)
    size = random.integers(1, 3, 120) if seed % 2 == 0 else random.integers(3, 12, 120)
    first, count = np.cumsum(size) - size, int(size.sum())
    segments = np.zeros(count, SEGMENT)
    segments["kind"] = random.choice([LINE_TO, BEZIER_TO], count)
    segments["kind"][first[: 120 - 30 * (seed % 2)]] = MOVE_TO
    segments["path"] = np.repeat(np.cumsum(random.random(120) < 0.5), size)
    segments["paint"], segments["closed"] = random.integers(1, 4, count), random.random(count) < 0.3
    segments["x"], segments["y"] = random.choice([0, 0.004, 4, 6.9, 13, 60], (2, count))
    segments["x"][1 : count // 2 : 2] = segments["x"][: count // 2 - 1 : 2]
    segments["y"][2 : count // 2 : 2] = segments["y"][1 : count // 2 - 1 : 2]
    segments["x"][random.random(count) < 0.01 * (seed > 8)] = np.nan
    layout = (1, 0, 0, -1, -12.5, 842) if seed % 3 else (0, 1, 1, 0, -3.1, 0)

    def found() -> list[list[list[float]]]:
        rules, boxes, marks, icons = shapes(segments, layout)
        return [one.tolist() for one in (rules.across, rules.down, boxes, marks, icons)]

    fast = found()
    assert not native.helper() or native.shapes(segments, layout)
    monkeypatch.setattr(native, "helper", lambda: None)
    assert str(fast) == str(found())  # no number is equal to nan
    assert fast[0] and fast[1] and sum(map(bool, fast)) > 2 * (seed % 2) + 1


@pytest.mark.parametrize("seed", range(5))
def test_words_stand_in_the_same_cells_with_and_without_the_helper(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells that overlap, words on their borders and outside."""
    random = np.random.default_rng(seed)
    corner = random.integers(0, 20, (90, 2)).astype(float)
    cells = np.hstack([corner, corner + random.integers(1, 8, (90, 2))])
    x, y = random.integers(-2, 24, (2, 200)).astype(float)
    none, numbers = np.zeros(200, bool), np.arange(200)
    words = Words([""] * 200, x, y, x, y, y, y, none, none, numbers, none, none)
    fast = owners(words, cells).tolist()
    monkeypatch.setattr(native, "helper", lambda: None)
    assert fast == owners(words, cells).tolist()
    assert -1 in fast and max(fast) > 0
