"""Cells of drawn tables on real pages against plain pdfplumber: what differs has a reason computed from the page."""

from functools import cache

import pytest

from benchmarks.cells import Compared, compared
from tests.conftest import shared

SMALL = 40_000  # bytes


@cache
def pages(part: str, most: float = float("inf")) -> list[Compared]:
    paths = sorted(path for path in shared(f"real/{part}").rglob("*.pdf") if path.stat().st_size <= most)
    return [page for path in paths for page in compared(path)]


def told(found: list[Compared]) -> tuple[int, int, int]:
    """Pages with a drawn table, those equal as they stand, those that nothing explains."""
    return len(found), sum(page.by == () for page in found), sum(page.by is None for page in found)


def test_small_files_have_the_cells_of_plain_pdfplumber() -> None:
    assert told(pages("gt-03-camelot", SMALL)) == (11, 8, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("part", "want"), [("gt-03-camelot", (43, 31, 0)), ("gt-04-pdfplumber", (90, 64, 0))])
def test_drawn_tables_have_the_cells_of_plain_pdfplumber(part: str, want: tuple[int, int, int]) -> None:
    """All but those 133 pages where a word crosses a border, cells overlap, the page is turned and the like."""
    assert told(pages(part)) == want


def told_of_page_object(found: list[Compared]) -> tuple[int, int, int]:
    """Pages whose cells hold the same text, blanks aside; the same characters; anything else."""
    same = sum(page.page in ("", "selbst") for page in found)
    other = sum(page.page in ("namen", "folge") for page in found)
    return same, same + other, len(found) - same - other


def test_small_files_have_the_cells_of_plain_pdfplumber_on_the_page_object() -> None:
    assert told_of_page_object(pages("gt-03-camelot", SMALL)) == (11, 11, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("part", "want"), [("gt-03-camelot", (40, 43, 0)), ("gt-04-pdfplumber", (87, 90, 0))])
def test_drawn_tables_have_the_cells_of_plain_pdfplumber_on_the_page_object(
    part: str, want: tuple[int, int, int]
) -> None:
    """All but for the names of a few bullets and hyphens: diesel_engines.pdf, issue-71-duplicate-chars-2.pdf."""
    assert told_of_page_object(pages(part)) == want
