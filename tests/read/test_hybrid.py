"""The public page object: pdfplumber's own code on PDFium's characters and rules."""

import io
from pathlib import Path

import pdfplumber
import pytest

from extractors.model.notation import from_notation
from pipeline.read.pdf.hybrid import open_page
from tests.typeset import LAYOUTS, typeset

PLAN = Path(__file__).parents[2] / "corpus" / "arbeitsplan-html" / "document.txt"


@pytest.fixture(scope="module")
def ruled() -> bytes:
    return typeset(from_notation(PLAN.read_text(encoding="utf-8")), LAYOUTS[0])


def bare(tables: list[list[list[str | None]]]) -> list[list[list[str]]]:
    """Cells without blanks; pdfminer has no letter for the bullet of this font, PDFium has."""
    return [[["".join((cell or "").replace("(cid:127)", "•").split()) for cell in row] for row in t] for t in tables]


def test_a_ruled_plan_has_the_same_cells_as_with_plain_pdfplumber(ruled: bytes) -> None:
    with pdfplumber.open(io.BytesIO(ruled)) as pdf:
        theirs = [page.extract_tables() for page in pdf.pages]
    ours = [open_page(ruled, number).extract_tables() for number in range(1, len(theirs) + 1)]
    assert [bare(tables) for tables in ours] == [bare(tables) for tables in theirs]
    assert sum(len(table) for tables in ours for table in tables) == 15  # the head, four goals, ten measures


def test_a_closed_page_makes_its_objects_again(ruled: bytes) -> None:
    page = open_page(ruled, 1)
    before = len(page.chars)
    page.close()
    assert len(page.chars) == before > 1000
