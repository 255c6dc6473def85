"""Plans as time lines: periods on the left, a bar in colour beside the text of each measure, no other rule."""

import io
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from tests.read.test_pdf_shaded import GOAL, PLAN, SECOND, Edge, Piece, Sheet, edges, printed, rows, words

GOALS = GOAL, "Gesundheitsförderungsziel 02: Die Stadt hat Wege, auf denen alle gut gehen."


def test_the_ends_of_a_bar_are_no_box_around_its_measure() -> None:
    """Chromium fills the border left of a text: a box three points wide, which a goal above it runs across."""
    heights = edges(8)
    down = heights[-1] - heights[1]
    bars: list[Edge] = [(SECOND - 9, top + 3, SECOND - 6, bottom - 3) for top, bottom in pairwise(heights[2:])]
    bars += [(x0, top + down, x1, bottom + down) for x0, top, x1, bottom in bars]
    lines: list[Piece] = [*words(8), *((x, y + down, text.replace(*GOALS)) for x, y, text in words(8)[2:])]
    assert rows(printed(Sheet(lines, bars)))[-9:] == [*PLAN[2:], [GOALS[1]], *PLAN[2:]]


@pytest.mark.parametrize(("size", "goals"), [(12, 2), (10, 1)])
def test_goals_in_larger_type_above_measures_are_rows_though_periods_stand_in_the_margin(size: int, goals: int) -> None:
    """TeX sets them as sections of the text, and the periods as notes beside it; above all rows any text may stand."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    down = 60.0
    for n, title in enumerate(("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen")):
        if n % 2 == 0:
            canvas.setFont("Helvetica", size)
            canvas.drawString(160, 800 - down, f"Ziel 0{n}: Die Stadt ist für alle da,")
            canvas.drawString(160, 800 - down - 14, "die in ihr wohnen.")
            down += 38
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 800 - down, f"0{n + 1}/2021 bis 06/2025")
        canvas.drawString(160, 800 - down, f"{title} mit allen in der Stadt")
        for item in range(3):
            canvas.drawString(165, 800 - down - 16 - 12 * item, f"– Abschnitt {item} im Ort")
        down += 72
    canvas.save()
    found = rows(read_bytes(buffer.getvalue(), "randnoten.pdf"))
    assert sum(row == [row[0]] and row[0].startswith("Ziel") for row in found) == goals
