"""Bullets that are drawn: icons as large as a letter, in cells and columns; and drawings that are none."""

import io
from collections.abc import Callable, Sequence

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read import read_bytes
from tests.read.test_pdf_drawn import items, rows

Draw = Callable[[Canvas, float, float, int], None]
ENTRIES = ("Wege begehen", "Bänke aufstellen", "Gärten pflegen", "Radwege bauen")
SIZE = 9.0


def page(draw: Draw, step: float = 30.0, lines: Sequence[float] = (), *, filled: bool = True) -> Document:
    """Entries with something drawn before each; `lines` are places of upright lines, drawn as boxes or as strokes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(80, 780, "Was die Stadt vorhat:")
    for n, entry in enumerate(ENTRIES):
        y = 750 - step * n
        draw(canvas, 80, y - 1, n)
        canvas.drawString(96, y, entry)
    for x in lines:
        if filled:
            canvas.rect(x, 640, 1, 130, stroke=0, fill=1)
        else:
            canvas.line(x, 640, x, 770)
    canvas.save()
    return read_bytes(buffer.getvalue(), "zeichen.pdf")


def box(canvas: Canvas, x: float, y: float, _: int) -> None:
    canvas.rect(x, y, SIZE, SIZE)


def tick(canvas: Canvas, x: float, y: float, _: int) -> None:
    canvas.circle(x + SIZE / 2, y + SIZE / 2, SIZE / 2, fill=1)
    canvas.lines([(x + 2, y + 4, x + 4, y + 2), (x + 4, y + 2, x + 7, y + 6)])


def disc(canvas: Canvas, x: float, y: float, n: int) -> None:
    """One of them a point less high: a browser sets its ends to whole points of the screen."""
    canvas.ellipse(x, y, x + SIZE, y + SIZE - (n == 1), fill=1)


def picture(canvas: Canvas, x: float, y: float, _: int) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (12, 12), "green")), x, y, SIZE, SIZE)


def various(canvas: Canvas, x: float, y: float, n: int) -> None:
    """A telephone, a letter, a globe: none like the other."""
    path = canvas.beginPath()
    path.moveTo(x, y)
    for corner in range(n + 2):
        path.lineTo(x + SIZE, y + SIZE * (corner + 1) / (n + 2))
    path.lineTo(x, y + SIZE)
    canvas.drawPath(path, fill=1)


def dash(canvas: Canvas, x: float, y: float, _: int) -> None:
    """y1/000_08: a line as long as a letter in the middle of the line of text."""
    canvas.line(x + 4, y + 4, x + 10, y + 4)


@pytest.mark.parametrize(
    "draw", [box, tick, picture, disc, dash], ids=["boxes", "ticks", "pictures", "discs", "dashes"]
)
def test_an_icon_that_comes_again_before_each_entry_is_a_bullet(draw: Draw) -> None:
    assert items(page(draw)) == list(ENTRIES)


def test_different_icons_at_one_place_say_what_follows_and_are_no_bullets() -> None:
    assert items(page(various)) == []


@pytest.mark.parametrize("filled", [True, False])
def test_the_points_of_a_time_line_are_no_bullets(filled: bool) -> None:
    assert items(page(tick, lines=[84.5], filled=filled)) == []


def test_dashes_that_touch_the_line_of_a_scale_are_no_bullets() -> None:
    assert items(page(dash, lines=[84], filled=False)) == []


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([(86, 90, 4), (92, 96, 4)], id="two of a dashed line"),
        pytest.param([(84, 90, 9)], id="above the letters"),
        pytest.param([(84, 90, 0)], id="at their feet"),
        pytest.param([(72, 90, 4)], id="longer than a dash"),
        pytest.param([(84, 90, 4), (300, 306, 4)], id="as many of a drawing"),
    ],
)
def test_other_short_lines_before_entries_are_no_dashes(drawn: Sequence[tuple[float, float, float]]) -> None:
    def lines(canvas: Canvas, _: float, y: float, n: int) -> None:
        for x0, x1, up in drawn:
            canvas.line(x0, y + up, x1, y + up)

    assert items(page(lines)) == []


def test_a_bar_beside_a_heading_is_no_bullet() -> None:
    def bar(canvas: Canvas, x: float, y: float, _: int) -> None:
        canvas.rect(x + 6, y - 2, 3, 11, stroke=0, fill=1)

    assert items(page(bar)) == []


@pytest.mark.parametrize(("count", "found"), [(1, 0), (2, 2)])
def test_a_small_shape_without_its_like_is_no_bullet(count: int, found: int) -> None:
    """The tail of a speech bubble before "Machen Sie mit!"."""

    def shape(canvas: Canvas, x: float, y: float, n: int) -> None:
        if n < count:
            canvas.circle(x + 8, y + 4, 2, stroke=0, fill=1)

    assert len(items(page(shape))) == found


def test_an_icon_before_headings_whose_text_goes_on_below_it_is_no_bullet() -> None:
    def heading(canvas: Canvas, x: float, y: float, n: int) -> None:
        box(canvas, x, y, n)
        canvas.drawString(x, y - 14, "Die Stadt lädt alle Vereine ein, an den Treffen")

    assert items(page(heading, step=40)) == []


def test_drawn_bullets_belong_to_the_column_of_their_text() -> None:
    """Where only rules part the rows, columns are told by their words: the bullet must be one of them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    for n, entry in enumerate(ENTRIES):
        y = 760 - 40 * n
        canvas.line(60, y + 12, 480, y + 12)
        canvas.drawString(62, y, f"{n + 1}/2021 Auftakt")
        for line in (0, 13):
            canvas.circle(206, y + 3 - line, 2, fill=1)
            canvas.drawString(214, y - line, f"{entry} {line}")
    canvas.line(60, 612, 480, 612)
    canvas.save()
    document = read_bytes(buffer.getvalue(), "spalten.pdf")
    assert items(document)[:2] == [f"{ENTRIES[0]} 0", f"{ENTRIES[0]} 13"]
    assert len(rows(document)) == len(ENTRIES) and len(items(document)) == 2 * len(ENTRIES)


@pytest.mark.parametrize(("size", "found"), [(10, 5), (12, 4)])
def test_a_number_before_a_line_in_larger_type_than_the_items_of_other_columns_is_no_bullet(
    size: int, found: int
) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for entries, lead in (
        (ENTRIES, "Was die Stadt vorhat:"),
        (["Tag der Vereine"], "Wer mitmachen will, ist willkommen."),
    ):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(80, 780, lead)
        for n, entry in enumerate(entries):
            canvas.setFont("Helvetica", 10 if entry in ENTRIES else size)
            canvas.drawString(90, 750 - 14 * n, f"{n + 1}.")
            canvas.drawString(108 if entry in ENTRIES else 104, 750 - 14 * n, entry)
        canvas.showPage()
    canvas.save()
    assert len(items(read_bytes(buffer.getvalue(), "zeichen.pdf"))) == found
