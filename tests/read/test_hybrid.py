"""The public page object: pdfplumber's own code on PDFium's characters and rules."""

import io
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

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


def sides(char: dict[str, float]) -> list[float]:
    return [char[side] for side in ("x0", "top", "x1", "bottom")]


@pytest.mark.parametrize("rotated", [0, 90, 180, 270])
def test_turned_characters_have_the_boxes_of_plain_pdfplumber(rotated: int) -> None:
    """Within what the engines differ by in the descent of Helvetica; the last of a run ends with its ink."""
    data = turned_page(rotated)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        theirs = pdf.pages[0].chars
        size = pdf.pages[0].bbox
    page = open_page(data, 1)
    ours = page.chars
    assert page.bbox == pytest.approx(size)
    assert len(ours) == len(theirs)
    for n, other in enumerate(theirs):
        one = min((c for c in ours if c["text"] == other["text"]), key=lambda c: distance(c, other))
        assert one["upright"] == other["upright"], (n, other["text"])
        assert sides(one) == pytest.approx(sides(other), abs=3.0 if n % len(LABEL) == len(LABEL) - 1 else 0.25)


def distance(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(abs(a - b) for a, b in zip(sides(one), sides(other), strict=True))


ANGLES = (0, 90, 180, 270, 30)
LABEL = "Handlungsfeld"


def turned_page(rotated: int) -> bytes:
    """The same label five times at its own angle each, on a page that is shown turned."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 700), invariant=1)
    canvas.setPageRotation(rotated)
    for number, angle in enumerate(ANGLES):
        canvas.saveState()
        canvas.translate(200, 100 + 100 * number)
        canvas.rotate(angle)
        canvas.drawString(0, 0, LABEL)
        canvas.restoreState()
    canvas.save()
    return file.getvalue()
