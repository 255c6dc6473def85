"""Glyphs in reading order: quick ways through ordinary pages see what the plain rule says."""

from dataclasses import fields, replace

import numpy as np
import pytest

from pipeline.read.pdf.dump import RUN, Chars
from pipeline.read.pdf.fonts import is_symbol
from pipeline.read.pdf.glyphs import bands, doubled, lowered, reading
from pipeline.read.pdf.pdfium import _codes
from pipeline.read.pdf.printed import is_sign
from pipeline.read.pdf.sheet import Glyphs, Ints, Rules, Sheet
from pipeline.read.pdf.words import find_words

LETTERS = "anm i"
GLYPH_COLUMNS = [field.name for field in fields(Glyphs)]


def row(places: list[float], text: str, base: float = 100.0) -> Glyphs:
    """Glyphs of 6 points that begin at these places, on one writing line."""
    x0 = np.array(places)
    code, flat = np.array([ord(letter) for letter in text], np.uint32), np.full(len(x0), base)
    size = np.full(len(x0), 10.0)
    none = np.zeros(len(x0), np.int64)
    return Glyphs(code, x0, flat - 8, x0 + 6, flat + 2, flat, size, none, np.ones(len(x0), bool))


def repeats(glyphs: Glyphs, band: Ints) -> list[bool]:
    """Whether the same letter stands less than 0.45 of the width to the left, or at the same place and earlier."""
    found = []
    for n, (letter, place, line) in enumerate(zip(glyphs.code, glyphs.x0, band, strict=True)):
        others = [
            glyphs.x0[k]
            for k in range(len(glyphs))
            if glyphs.code[k] == letter and band[k] == line and (glyphs.x0[k], k) < (place, n)
        ]
        found.append(chr(letter) != " " and any(place - other < 0.45 * 6 for other in others))
    return found


@pytest.mark.parametrize("step", [0.1, 1.0, 2.0, 5.0])
@pytest.mark.parametrize("ordered", [True, False])
def test_a_letter_printed_again_over_itself_is_doubled(step: float, ordered: bool) -> None:
    """Steps of a tenth of a point make a heap of letters, for which the quick way is left."""
    random = np.random.default_rng(round(step * 10))
    places = np.cumsum(random.uniform(0, step, 60)).round(3)
    glyphs = row(
        (places if ordered else random.permutation(places)).tolist(), "".join(random.choice(list(LETTERS), 60))
    )
    band = np.repeat(np.arange(3), 20)
    assert doubled(glyphs, band).tolist() == repeats(glyphs, band)


def test_glyphs_of_one_line_drawn_in_two_parts_are_read_from_left_to_right() -> None:
    glyphs = row([100, 106, 112, 20, 26, 32], "halSta")
    order = reading(glyphs, bands(glyphs.base, glyphs.size))
    assert "".join(map(chr, glyphs.code[order])) == "Stahal"


def test_a_line_drawn_in_turns_with_another_is_one_band() -> None:
    base = np.array([100, 130, 100.5, 130, 101, 160.0])
    assert bands(base, np.full(6, 10.0)).tolist() == [0, 1, 0, 1, 0, 2]


def test_a_soft_hyphen_is_printed_where_a_blank_follows_on_its_line() -> None:
    """Some programs write every hyphen as U+00AD."""
    text = "Kinder\xad und"
    glyphs = row([6.0 * n for n in range(len(text))], text)
    none = Rules(np.empty((0, 4)), np.empty((0, 4)))
    sheet = Sheet(1, 400, 400, glyphs, ("Helvetica",), none, np.empty((0, 4)), np.empty((0, 4)))
    assert find_words(sheet, np.ones(len(glyphs), bool))[0].text == ["Kinder-", "und"]


def test_a_picture_of_which_only_the_sign_that_chooses_it_is_told_is_kept_as_unknown() -> None:
    """A browser tells U+FE0F for the emoji before a line."""
    glyphs = row([0, 20, 26], "\ufe0fJa")
    none = Rules(np.empty((0, 4)), np.empty((0, 4)))
    sheet = Sheet(1, 400, 400, glyphs, ("Helvetica",), none, np.empty((0, 4)), np.empty((0, 5)))
    assert find_words(sheet, np.ones(3, bool))[0].text == ["\ufffd", "Ja"]


def test_a_soft_hyphen_within_a_ligature_is_not_printed() -> None:
    """ "Stoffe": the glyph of "ff" is told to be "f", soft hyphen, "f", each as wide as the others."""
    text = "Stof\xadfe"
    left = np.cumsum([0.0, 6, 4, 6, 2, 2, 2])
    right = np.append(left[1:], left[-1] + 6)
    none = np.zeros(len(text))
    code = np.array([ord(letter) for letter in text], np.uint32)
    chars = Chars(left, none, left, right, np.zeros((len(text), 4)), code, none.astype(bool), np.empty(0, RUN))
    assert "\xad" not in "".join(map(chr, _codes(chars)))


def test_raised_letters_are_letters() -> None:
    assert find_words(_sheet("GR\u1d56\u02e1\u1d58\u02e2"), np.ones(6, bool))[0].text == ["GRplus"]


def _sheet(text: str) -> Sheet:
    glyphs = row([6.0 * n for n in range(len(text))], text)
    none = Rules(np.empty((0, 4)), np.empty((0, 4)))
    return Sheet(1, 400, 400, glyphs, ("Helvetica",), none, np.empty((0, 4)), np.empty((0, 5)))


def test_text_beside_a_large_first_letter_keeps_its_writing_line() -> None:
    large, small = row([0], "D"), row([22, 28], "ie", base=84.0)
    both = Glyphs(*(np.concatenate([getattr(large, n), getattr(small, n)]) for n in GLYPH_COLUMNS))
    both = replace(both, size=np.array([30.0, 10.0, 10.0]))
    assert lowered(both).tolist() == [100.0, 84.0, 84.0]


@pytest.mark.parametrize(("font", "found"), [("ABCDEF+Wingdings-Regular", True), ("NotoSansSymbols2-Regular", False)])
def test_pictures_with_characters_of_their_own_are_no_letters_of_a_picture_font(font: str, found: bool) -> None:
    assert is_symbol(font) == found


@pytest.mark.parametrize(("text", "found"), [("\u279c", True), ("\u260e", True), ("\u2022", False), ("\u00a9", False)])
def test_a_picture_among_the_letters_is_a_sign(text: str, found: bool) -> None:
    assert is_sign(text) == found
