"""No text is lost, told twice or put into the wrong order without a word: what one engine misses the other reads."""

import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read import read_bytes
from pipeline.read.pdf import health, sheets_of
from pipeline.read.pdf.words.glyphs import on_page
from pipeline.read.pdf.words.words import find_words

Rule = tuple[float, float, float, float]


def drawn(texts: list[tuple[float, float, str]], rules: Sequence[Rule] = (), boxes: Sequence[Rule] = ()) -> bytes:
    """A page of strings at places, rules from point to point, and filled boxes behind words."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), invariant=1)
    canvas.setFillGray(0.9)
    for x, y, width, height in boxes:
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    for rule in rules:
        canvas.line(*rule)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    canvas.save()
    return file.getvalue()


def grid(xs: list[float], ys: list[float]) -> list[Rule]:
    return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


def read(data: bytes) -> Document:
    return read_bytes(data, "probe.pdf")


def test_a_point_that_comes_after_its_digits_stands_between_them() -> None:
    """Camelot's birdisland.pdf: of "1.9" printed twice PDFium gives "1", "9", "."; it was read as "19."."""
    (sheet,) = sheets_of(drawn([(72, 200, "1.9")]))
    torn = replace(sheet, glyphs=sheet.glyphs.pick(np.array([0, 2, 1])))
    words, _ = find_words(torn, on_page(torn))
    assert words.text == ["1.9"]


def test_vertical_text_that_pdfium_does_not_give_is_read_by_the_other_engine() -> None:
    """pdfminer's jo.pdf: the box of such text has no width, and 618 of 880 characters were missing without a word."""
    registerFont(UnicodeCIDFont("HeiseiMin-W3", isVertical=True))
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawString(72, 700, "Titel")
    canvas.setFont("HeiseiMin-W3", 12)
    canvas.drawString(300, 600, "\u732b\u304b\u3089\u75c5\u6c17")
    canvas.save()
    (sheet,) = sheets_of(file.getvalue())
    known = "".join(map(chr, sheet.glyphs.code.tolist()))
    assert "Titel" in known
    assert sorted("\u732b\u304b\u3089\u75c5\u6c17") == sorted(set(known) - set("Titel"))


def test_a_page_on_which_pdfium_sees_nothing_is_shown_to_the_other_engine() -> None:
    (sheet,) = sheets_of(drawn([]))
    assert not health.is_sound(sheet)
    assert sheet.engine == "pdfium", "nothing is there, so nothing is better"


def test_boxes_behind_words_of_a_cell_are_no_table_in_the_table() -> None:
    """An evaluation printed by a browser: words as code in a cell were told in the cell and in a table of their own."""
    words = [(100.0 + 50 * column, 200.0 - 20 * row, f"w{row}{column}") for row in (0, 1) for column in (0, 1)]
    behind = [(98.0 + 50 * column, 195.0 - 20 * row, 50.0, 20.0) for row in (0, 1) for column in (0, 1)]
    outer = [(20.0, 250.0, "Name"), (95.0, 250.0, "Werte"), (20.0, 200.0, "Land")]
    outer += [(20.0, 130.0, "Jahr"), (95.0, 130.0, "2020"), (270.0, 250.0, "Rest"), (270.0, 130.0, "viel")]
    data = drawn([*outer, *words], grid([10, 90, 260, 390], [270, 240, 150, 120]), behind)
    document = read(data)
    assert sorted(document.text.split()) == sorted(text for _, _, text in [*outer, *words])
    assert len({block.cell.table for block in document.blocks if block.cell}) == 1


@pytest.mark.parametrize("words", [["lose"], []])
def test_text_in_the_outline_of_a_table_that_no_cell_holds_is_an_issue(words: list[str]) -> None:
    """The lower right cell has no rule on its right: nothing says that it ends there."""
    rules = [(10.0, y, 300.0, y) for y in (250.0, 220.0)] + [(10.0, 190.0, 150.0, 190.0)]
    rules += [(10, 250, 10, 190), (150, 250, 150, 190), (300, 250, 300, 220)]
    texts = [(20.0, 230.0, "Zeitraum"), (160.0, 230.0, "Inhalt"), (20.0, 200.0, "2020")]
    document = read(drawn([*texts, *((200.0, 200.0, word) for word in words)], rules))
    told = [issue.message for issue in document.issues if issue.rule == "tabelle_lueckenhaft"]
    assert ["4 Zeichen" in message for message in told] == [True] * len(words)
    assert {*words} <= {*document.text.split()}, "beside the table, not lost"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\ue0e0ür", 1),  # some printing programs name the ligatures of a font so
        ("Au\ue030au", 1),
        ("\uf0b7Kurs", 0),  # a bullet of Wingdings that touches its text
        ("\ue0e0\ue0e0", 0),  # no word
        ("für", 0),
    ],
)
def test_characters_that_nobody_knows_within_words_are_an_issue(text: str, told: int) -> None:
    sheet = next(sheets_of(drawn([(60, 200, "x" * len(text))])))
    places = np.arange(len(text)) * 6.0
    glyphs = replace(sheet.glyphs, code=np.array([ord(letter) for letter in text], np.uint32), x0=places, x1=places + 6)
    found = [complaint.rule for complaint in health.complaints_of(replace(sheet, glyphs=glyphs))]
    assert found == ["zeichen_unbekannt"] * told
