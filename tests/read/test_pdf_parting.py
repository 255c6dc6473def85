"""Strips and ends of tables that draw nothing: the quick ways see what the search sees."""

import io
from itertools import accumulate

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables import parting
from pipeline.read.pdf.tables.sides import printed
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.tables.unruled import Found, Plan
from pipeline.read.pdf.words.words import Words

WIDTH = 400.0


def lines(seed: int) -> Words:
    """Lines of words with blanks of 2 to 4 points, some at half height; in every third seed in two columns."""
    random = np.random.default_rng(seed)
    places = []
    for band, top in enumerate(accumulate(random.choice([6.0, 12.0], 24, p=[0.1, 0.9]).tolist())):
        x = float(random.choice([30.0, 210.0], p=[0.9, 0.1]))
        while x < WIDTH - 60:
            wide = float(random.uniform(8, 45))
            places.append((x, top, x + wide, top + 10, top + 8, 10.0, band))
            x += wide + float(random.choice([*random.uniform(2, 4, 9), 9.0 if seed % 2 else 3.0]))
            x = 200.0 if seed % 3 == 0 and 120 < x < 200 else x
    x0, top, x1, bottom, base, size, bands = np.array(places).T
    none = np.zeros(len(x0), bool)
    return Words(["Wort"] * len(x0), x0, top, x1, bottom, base, size, none, none, bands.astype(np.int64), none, none)


@pytest.mark.parametrize("least", [2, 3])
def test_lines_that_leave_no_room_have_no_strips(least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [lines(seed) for seed in range(60)]
    quick = [parting.find_parting(words, WIDTH, least) for words in every]
    monkeypatch.setattr(parting, "_leave_room", lambda *_: True)
    assert quick == [parting.find_parting(words, WIDTH, least) for words in every]
    assert any(quick)


def test_a_table_reaches_as_far_as_its_lines_wherever_its_last_one_stands() -> None:
    """Words set sideways come last of a page, though they may stand above all others."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), invariant=1)
    canvas.drawString(60, 60, "07/2020")
    canvas.drawString(160, 60, "Planung")
    canvas.translate(300, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Entwurf")
    canvas.save()
    plan, strip = Plan(page_of(next(sheets_of(buffer.getvalue())))), Strip(120.0, 160.0)
    plan.lines = list(printed(plan.words, strip))
    assert [line.first for line in plan.lines] == ["07/2020", "Entwurf"]
    assert plan.ends(Found((strip,), 0, 2)) == (58.0, pytest.approx(302, abs=3))
