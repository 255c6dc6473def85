"""Headings that only their face or a rule below them tells."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.fonts import of_usual_face
from pipeline.read.pdf.sheets.sheet import Glyphs
from tests.read.test_pdf_columns import PROSE
from tests.read.test_pdf_flow import drawn

ITALIC = "Helvetica-Oblique"
HEADS = ("Angebote der Vereine", "Wer hilft den Eltern?", "Orte der Treffen:")


def set_under(
    heads: Sequence[str],
    font: str,
    *,
    above: float = 20,
    below: float = 14,
    rule: bool = False,
    colour: str = "black",
    size: float = 10,
) -> Document:
    """Each head with white above and below, and under it a list or a sentence."""

    def draw(canvas: Canvas) -> None:
        y = A4[1] - 60
        for n, head in enumerate(heads):
            for line in (*PROSE, "und werden."):
                canvas.setFont("Helvetica", 10)
                canvas.drawString(60, y, line)
                y -= 13
            y += 13 - above
            canvas.setFont(font, size)
            canvas.setFillColor(colour)
            canvas.drawString(60, y, head)
            canvas.setFillColor("black")
            if rule:
                canvas.rect(60, y - 1.5, stringWidth(head, font, 10), 0.7, stroke=0, fill=1)
            y -= below
            canvas.setFont("Helvetica", 10)
            for item in ("Turnen im Park", "Schwimmen für Kinder") if n != 1 else ():
                canvas.drawString(60, y, f"•  {item}")
                y -= 13

    return drawn(draw)


def headings(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind == "heading"]


@pytest.mark.parametrize(("font", "rule"), [(ITALIC, False), ("Times-Roman", False), ("Helvetica", True)])
def test_short_lines_in_a_face_of_their_own_or_underlined_are_headings(font: str, rule: bool) -> None:
    assert headings(set_under(HEADS, font, rule=rule)) == list(HEADS)
    assert headings(set_under(HEADS[:1], font, rule=rule)) == []  # one alone shows no style


@pytest.mark.parametrize(("colour", "found"), [("navy", list(HEADS)), ("#101010", [])])
def test_short_lines_in_a_colour_of_their_own_are_headings(
    colour: str, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert headings(set_under(HEADS, "Helvetica", colour=colour)) == found
    monkeypatch.setattr(native, "helper", lambda: None)  # as where no compiler is found
    assert headings(set_under(HEADS, "Helvetica", colour=colour)) == found


@pytest.mark.parametrize(("size", "found"), [(11, list(HEADS)), (10.3, [])])
def test_short_lines_a_little_larger_than_the_text_are_headings(size: float, found: list[str]) -> None:
    assert headings(set_under(HEADS, "Helvetica", size=size)) == found


def test_a_label_before_an_item_in_the_face_of_headings_makes_them_no_text() -> None:
    assert headings(set_under(("•  Kinder:", *HEADS), ITALIC)) == list(HEADS)


def test_lines_in_the_face_of_the_text_are_no_headings() -> None:
    assert headings(set_under(HEADS, "Helvetica")) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Zeitraum:", "Ort:", "Zeitraum:", "Ort:", "Zeitraum:"),  # labels of cards
        ("Alle sind da.", *HEADS),  # a sentence
        ("•  Kinder", *HEADS),  # an item
        ("www.netz.example", "info@netz.example"),
    ],
)
def test_labels_sentences_items_and_addresses_are_no_headings(lines: Sequence[str]) -> None:
    assert headings(set_under(lines, ITALIC)) == []


def test_a_caption_with_more_white_below_it_than_above_is_no_heading() -> None:
    assert headings(set_under(HEADS, ITALIC, above=18, below=26)) == []
    assert headings(set_under(HEADS, ITALIC, above=13)) == []  # part of the paragraph above it


def words_of(parts: Iterable[tuple[str, int]]) -> Glyphs:
    """Letters drawn one behind the other, each part in the font of this number."""
    code = [ord(letter) for text, _ in parts for letter in text]
    font = np.array([number for text, number in parts for _ in text])
    x, even = 5.0 * np.arange(len(code)), np.full(len(code), 10.0)
    yes = np.ones(len(code), bool)
    return Glyphs(np.array(code, np.uint32), x, even - 8, x + 5, even + 2, even, even, font, yes, ~yes)


@pytest.mark.parametrize(
    ("fonts", "found"),
    [
        (("", "", ""), [True, True, False]),  # the first two share words
        (("ABCDEF+Lato", "GHIJKL+Lato", "ABCDEF+Lato-Italic"), [True, True, False]),
        (("Lato", "Lato-bold", "Lato"), [True, False, True]),
    ],
)
def test_fonts_are_of_one_face_that_share_a_name_or_words(fonts: tuple[str, ...], found: list[bool]) -> None:
    glyphs = words_of([("Die Gem", 0), ("ein", 1), ("den und Ver", 0), ("ein", 1), ("e Bay ", 0), ("Orte und", 2)])
    assert of_usual_face(fonts, glyphs).tolist() == found


def test_small_capitals_are_of_the_size_of_the_capitals_they_follow() -> None:
    """Most letters of the heading are no larger than the text."""

    def draw(canvas: Canvas) -> None:
        for top, head in ((60, "ZIELE der gemeinsamen STADT"), (200, "ANGEBOTE ihrer kleineren VEREINE")):
            x = 60.0
            for before, letter in pairwise(f" {head}"):
                size = 14 if before == " " and letter.isupper() else 10
                canvas.setFont("Helvetica", size)
                canvas.drawString(x, A4[1] - top, letter.upper())
                x += stringWidth(letter.upper(), "Helvetica", size)
            canvas.setFont("Helvetica", 10)
            for n in range(6):
                canvas.drawString(60, A4[1] - top - 24 - 13 * n, f"{PROSE[n % 4]} und")

    assert headings(drawn(draw)) == ["ZIELE DER GEMEINSAMEN STADT", "ANGEBOTE IHRER KLEINEREN VEREINE"]


def test_a_period_in_italics_below_a_bold_title_is_no_rest_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        y = A4[1] - 60
        for n, head in enumerate(HEADS):
            for font, text, step in (
                ("Helvetica-Bold", head.rstrip("?:"), 15.5),
                (ITALIC, f"Zeitraum: 0{n + 1}/2021 bis 06/2025", 13),
                ("Helvetica", "•  Turnen im Park", 13),
                ("Helvetica", "•  Schwimmen für Kinder", 24),
            ):
                canvas.setFont(font, 10)
                canvas.drawString(60, y, text)
                y -= step

    found = headings(drawn(draw))
    assert found == [
        text for n, head in enumerate(HEADS) for text in (head.rstrip("?:"), f"Zeitraum: 0{n + 1}/2021 bis 06/2025")
    ]


def test_a_column_of_nothing_but_bullets_has_no_headings() -> None:
    """Cards broken over columns: the bullet of an item stands at the foot of one, its text at the head of the next."""

    def draw(canvas: Canvas) -> None:
        for x in (60, 320):
            for n, line in enumerate(PROSE * 5):
                canvas.setFont(ITALIC if n % 5 == 2 else "Helvetica", 10)
                canvas.drawString(x, A4[1] - 60 - 13 * n, line)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(180, 60, "•")

    assert drawn(draw).blocks
