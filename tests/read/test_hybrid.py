"""The public page object: pdfplumber's own code on PDFium's characters and rules."""

import io
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.notation import from_notation
from pipeline.read.pdf.hybrid import SheetPage, open_page
from pipeline.read.pdf.sheets import pdfium
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


def printed_twice(canvas: Canvas) -> None:
    for shift in (0, 0.2):
        canvas.drawString(60 + shift, 605, "Bewegung")


def turned(canvas: Canvas) -> None:
    canvas.translate(80, 590)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Ziel")


def struck_through(canvas: Canvas) -> None:
    canvas.line(70, 580, 130, 630)


@pytest.mark.parametrize("drawn", [printed_twice, turned, struck_through])
def test_pages_on_which_the_engines_differ_are_those_of_pdfplumber(drawn: Callable[[Canvas], None]) -> None:
    """Fake bold, labels up the side of a table, cells struck out: birdisland.pdf, issue-192, diesel_engines.pdf."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 700), invariant=1)
    canvas.grid([50, 150, 250], [580, 630, 660])
    drawn(canvas)
    canvas.save()
    with pdfplumber.open(io.BytesIO(file.getvalue())) as pdf:
        theirs = pdf.pages[0]
        ours = open_page(file.getvalue(), 1)
        assert ours.extract_tables() == theirs.extract_tables()
        assert [c["text"] for c in ours.chars] == [c["text"] for c in theirs.chars]
        assert [sides(c) for c in ours.chars] == [pytest.approx(sides(c), abs=0.5) for c in theirs.chars]


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
    document = pypdfium2.PdfDocument(data)
    page = SheetPage(pdfium.sheet_of(document[0], 1, turn=False))
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
