"""Glyphs in reading order: quick ways through ordinary pages see what the plain rule says."""

import io
from dataclasses import astuple, fields, replace

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.sheets.dump import RUN, Chars
from pipeline.read.pdf.sheets.fonts import Font, is_bold, is_symbol, with_weights
from pipeline.read.pdf.sheets.pairs import with_pairs_joined
from pipeline.read.pdf.sheets.pdfium import _codes, _glyphs
from pipeline.read.pdf.sheets.sheet import Glyphs, Ints, Rules, Sheet, lengths
from pipeline.read.pdf.words.glyphs import bands, doubled, lowered, reading
from pipeline.read.pdf.words.printed import is_sign
from pipeline.read.pdf.words.words import find_words

LETTERS = "anm i"
GLYPH_COLUMNS = [field.name for field in fields(Glyphs)]


def row(places: list[float], text: str, base: float = 100.0) -> Glyphs:
    """Glyphs of 6 points that begin at these places, on one writing line."""
    x0 = np.array(places)
    code, flat = np.array([ord(letter) for letter in text], np.uint32), np.full(len(x0), base)
    size = np.full(len(x0), 10.0)
    none = np.zeros(len(x0), np.int64)
    upright = np.ones(len(x0), bool)
    return Glyphs(code, x0, flat - 8, x0 + 6, flat + 2, flat, size, none, upright, ~upright)


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
    assert find_words(sheet_of(glyphs), np.ones(len(glyphs), bool))[0].text == ["Kinder-", "und"]


TAILS = [
    ([0, 6, 12, 19.3, 25.3, 31.3], 6.0, ["Sta", "Jen"]),  # EB Garamond: the blank before a J is 0.13 of the size
    ([0, 6, 12, 18.7, 24.7, 30.7], 6.0, ["StaJen"]),  # behind a ligature "fl" that is set narrower than its box
    ([0, 6, 13, 19, 25, 31], 14.0, ["StaJen"]),  # the box of its Q ends below the second letter after it
    ([0, 6, 13, 19, 25, 31], 12.4, ["StaJen"]),  # that of an italic Q is narrower
    ([0, 6, 13, 19, 25, 31], 10.01, ["StaJen"]),  # Libertinus: the tail of its Q is 0.3 of the size
    ([0, 6, 12.5, 18.5, 24.5, 30.5], 10.0, ["StaJen"]),  # that of Libertinus no wider than an M
    ([0, 6, 10.8, 16.8, 22.8, 28.8], 8.1, ["StaJen"]),  # y1/004_04: the V of EB Garamond leans over the next letter
    ([0, 6, 8, 14, 20, 26], 6.0, ["St", "aJen"]),  # drawn over the letter before: another text
]


@pytest.mark.parametrize("helper", [True, False])
@pytest.mark.parametrize(("text", "told"), [("efi\u2010", ["efi-"]), ("efiJ", ["efi", "J"])])
def test_a_hyphen_behind_a_ligature_drawn_narrow_is_of_its_word(
    text: str, told: list[str], helper: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chromium draws the "fi" of Lato no wider than an i and a half, and the hyphen an eighth of the size behind it."""
    if not helper:
        monkeypatch.setattr(native, "helper", lambda: None)
    glyphs = row([0, 6, 12, 19.3], text)
    assert find_words(sheet_of(glyphs), np.ones(len(glyphs), bool))[0].text == told


@pytest.mark.parametrize("helper", [True, False])
@pytest.mark.parametrize(("places", "second", "told"), TAILS)
def test_kerned_blanks_part_words_and_tails_of_letters_do_not(
    places: list[float], second: float, told: list[str], helper: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not helper:
        monkeypatch.setattr(native, "helper", lambda: None)
    glyphs = row(places, "StaJen")
    glyphs.x1[1] = glyphs.x0[1] + second
    glyphs.font[1] = int(second > 12)  # browsers set a letter with a tail in a font of its own
    assert find_words(sheet_of(glyphs), np.ones(len(glyphs), bool))[0].text == told


@pytest.mark.parametrize("helper", [True, False])
@pytest.mark.parametrize(("beside", "told"), [(40.0, ["Am", "-", "Eta"]), (17.0, ["Am", "-Eta"])])
def test_a_blank_kerned_narrow_follows_a_dash_that_begins_its_column(
    beside: float, told: list[str], helper: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell of Calc set in a narrow font without blanks: "- Etablierung" beside the period of its row."""
    if not helper:
        monkeypatch.setattr(native, "helper", lambda: None)
    glyphs = row([0, 6, beside, beside + 7.5, beside + 13.5, beside + 19.5], "Am-Eta")
    assert find_words(sheet_of(glyphs), np.ones(len(glyphs), bool))[0].text == told


MADE_UP = [
    ([0, 6, 12, 18.5, 24.5, 30.5, 36.5], "elfKomm", ["elf", "Komm"]),  # EB Garamond of a font without blanks
    ([0, 6, 12, 18.3, 24.3, 30.3, 36.3], "elfKomm", ["elfKomm"]),  # narrower than any blank
    ([0, 6.5, 13, 19.5, 26, 32.5, 39], "elfKomm", ["elfKomm"]),  # letters set apart
    ([0, 6, 12, 18.5, 24.5, 30.5, 36.5], "se(jede", ["se(jede"]),
    ([0, 6, 12, 18.5, 24.5, 30.5, 36.5], "elf,das", ["elf,das"]),
]


@pytest.mark.parametrize("helper", [True, False])
@pytest.mark.parametrize(("places", "text", "told"), MADE_UP)
def test_blanks_that_pdfium_makes_up_part_words_where_letters_touch(
    places: list[float], text: str, told: list[str], helper: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not helper:
        monkeypatch.setattr(native, "helper", lambda: None)
    glyphs, inside = row(places, text), np.ones(len(text), bool)
    assert find_words(sheet_of(glyphs), inside)[0].text == [text]
    glyphs.apart[3] = True
    assert find_words(sheet_of(glyphs), inside)[0].text == told


@pytest.mark.parametrize("helper", [True, False])
def test_a_narrow_gap_parts_no_word_where_pdfium_tells_of_blanks_but_none_there(
    helper: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Browsers give some letters no more room than their ink: a bare "n" stands as far from "d" as words may stand."""
    if not helper:
        monkeypatch.setattr(native, "helper", lambda: None)
    glyphs, inside = row([0, 6, 14, 24, 32, 40], "undbis"), np.ones(6, bool)
    assert find_words(sheet_of(glyphs), inside)[0].text == ["un", "d", "b", "i", "s"]
    glyphs.apart[3] = True
    assert find_words(sheet_of(glyphs), inside)[0].text == ["und", "bis"]


@pytest.mark.parametrize("step", [2.5, 5.5, 6.0, 6.2, 7.2])
@pytest.mark.parametrize("seed", range(8))
def test_words_are_the_same_with_and_without_the_helper(
    step: float, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows in turns, sizes and fonts that change, letters set apart, printed twice and in heaps; and none of these."""
    random = np.random.default_rng(seed)
    count, rough = 160, seed % 2
    steps = step + random.choice([0, 0, 0, 0, 0, 0.4, 1.6, 4, -1.2 * rough, -5 * rough], count)
    glyphs = row(np.cumsum(steps).round(2).tolist(), "".join(random.choice([*"aanm•é ,(", "\u0308"], count)))
    line = np.sort(random.integers(0, 6, count))
    glyphs.x0[:] -= glyphs.x0[np.searchsorted(line, line)]
    glyphs.base[:] += 3 * (line ^ rough) + random.choice([0, 0, 0, 0.3], count)
    glyphs.x1[:], glyphs.font[:] = glyphs.x0 + 6, line // 2
    glyphs.size[:] = random.choice([10, 10, 10, 9.5], 6)[line]
    glyphs.apart[:] = random.random(count) < (0.3 if seed % 3 else 0.02)
    inside = np.ones(count, bool)
    fast = find_words(sheet_of(glyphs), inside)
    monkeypatch.setattr(native, "helper", lambda: None)
    for one, other in zip(fast, find_words(sheet_of(glyphs), inside), strict=True):
        for mine, theirs in zip(astuple(one), astuple(other), strict=True):
            assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("seed", range(6))
def test_glyphs_are_the_same_with_and_without_the_helper(seed: int) -> None:
    """Ligatures, hyphens at line ends and within ligatures, characters without a meaning; of seed 0 none of these."""
    random, count = np.random.default_rng(seed), 200
    runs = np.zeros(40, RUN)
    runs["first"][1:] = np.sort(random.choice(np.arange(1, count), 39, replace=False))
    runs["object"], runs["font"] = np.arange(40) // (1 + seed % 2), random.choice([7, 9, 2**40], 40)
    runs["a"], runs["d"], runs["size"] = 1, random.choice([1, 0.75], 40), random.choice([9, 10.5], 40)
    runs["descent"] = random.choice([-212, -250.5], 40)
    left = np.cumsum(random.choice([6.1, 0.0] if seed else [6.1], count))
    width = np.repeat(random.choice([6.0, 0.0], 40, p=[0.9, 0.1]), lengths(runs["first"], count))
    y = np.repeat(random.choice([500.25, 512.5], 40), lengths(runs["first"], count))
    code = random.choice([97, 102, 0xAD, 2, 0xFFFE, 0] if seed else [97, 98], count).astype(np.uint32)
    unknown = random.random(count) < 0.1 * (seed > 0)

    chars = Chars(left, y, left, left + width, None, code.copy(), unknown, unknown, runs)
    layout, fonts = (1.0, 0.0, 0.0, -1.0, -12.5, 842.0), [7, 9, 2**40]
    fast = native.glyphs(chars, layout, fonts)
    slow = _glyphs(chars, layout, fonts)
    for mine, theirs in zip(astuple(fast or slow), astuple(slow), strict=True):
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("turn", [0, 90, 270])
def test_words_of_a_turned_page_are_parted_where_no_blank_is_printed(turn: int) -> None:
    """TeX sets no blanks, and of a turned page the second engine tells but where each letter begins."""
    words, file = ["Steuerung", "und", "Kooperation", "pflegen,", "und", "stiften"], io.BytesIO()
    canvas = Canvas(file, pagesize=(700, 400) if not turn else (400, 700), invariant=1)
    canvas.setPageRotation(turn)
    if turn:
        canvas.rotate(90 if turn == 90 else -90)
    x, y = (60.0, 300.0) if not turn else (60.0, -100.0) if turn == 90 else (-640.0, 300.0)
    for line in range(4):
        text = canvas.beginText(x, y - 20 * line)
        text.setFont("Helvetica", 10)
        text._code.append(f"[{' -230 '.join(f'({word})' for word in words)}] TJ")
        canvas.drawText(text)
    canvas.save()
    (found,) = sheets_of(file.getvalue())
    assert find_words(found, np.ones(len(found.glyphs), bool))[0].text[: len(words)] == words


def test_a_soft_hyphen_within_a_ligature_is_not_printed() -> None:
    """A printing program that may break "öf-fentlich" says so within its "ff": three letters drawn at one place."""
    code = np.array([ord(letter) for letter in "f\xadfe\xad"], np.uint32)
    x, flat, none = np.array([10.0, 10, 10, 16, 22]), np.zeros(5), np.zeros(5, bool)
    chars = Chars(x, flat, x, x + 6, np.zeros((5, 4)), code, none, none, np.empty(0, RUN))
    assert [chr(letter) for letter in _codes(chars)] == ["f", "\u200b", "f", "e", "\xad"]


def test_a_picture_of_which_only_the_sign_that_chooses_it_is_told_is_kept_as_unknown() -> None:
    """A browser tells U+FE0F for the emoji before a line."""
    glyphs = row([0, 20, 26], "\ufe0fJa")
    assert find_words(sheet_of(glyphs), np.ones(3, bool))[0].text == ["\ufffd", "Ja"]


def test_raised_letters_are_letters() -> None:
    glyphs = row([6.0 * n for n in range(6)], "GR\u1d56\u02e1\u1d58\u02e2")
    assert find_words(sheet_of(glyphs), np.ones(6, bool))[0].text == ["GRplus"]


def test_text_beside_a_large_first_letter_keeps_its_writing_line() -> None:
    large, small = row([0], "D"), row([22, 28], "ie", base=84.0)
    both = Glyphs(*(np.concatenate([getattr(large, n), getattr(small, n)]) for n in GLYPH_COLUMNS))
    both = replace(both, size=np.array([30.0, 10.0, 10.0]))
    assert lowered(both).tolist() == [100.0, 84.0, 84.0]


@pytest.mark.parametrize(("count", "line"), [(24, 100.0), (25, 94.0)])
def test_a_line_of_text_beside_a_large_number_is_no_raised_run(count: int, line: float) -> None:
    """A poster prints years in large type, and the communes beside each in two small lines."""
    large, small = row([0, 9, 18, 27], "2014"), row([38.0 + 6 * n for n in range(count)], "x" * count, base=94.0)
    both = Glyphs(*(np.concatenate([getattr(large, n), getattr(small, n)]) for n in GLYPH_COLUMNS))
    both = replace(both, size=np.array([18.0] * 4 + [10.0] * count))
    assert lowered(both).tolist() == [100.0] * 4 + [line] * count


@pytest.mark.parametrize(
    ("apart", "up", "size", "line"),
    [
        (0.0, 4.5, 9.0, 100.0),  # WeasyPrint sets "smaller" type at nine tenths, raised by nearly half its size
        (0.0, 4.5, 10.0, 100.0),
        (0.0, 4.5, 11.0, 95.5),  # the first line of a title, above the last of a text
        (0.9, 4.5, 9.0, 100.0),  # a bold letter before it
        (1.5, 4.5, 9.0, 95.5),  # a blank before it: another text
        (0.0, 1.0, 10.0, 99.0),  # no higher than a scan has it by chance
    ],
)
def test_a_raised_run_no_larger_than_its_text_takes_its_line_where_it_touches_it(
    apart: float, up: float, size: float, line: float
) -> None:
    text, raised = row([0, 6, 12], "GR."), row([18 + apart, 24 + apart], "pl", base=100 - up)
    both = Glyphs(*(np.concatenate([getattr(text, n), getattr(raised, n)]) for n in GLYPH_COLUMNS))
    both = replace(both, size=np.array([10.0, 10.0, 10.0, size, size]))
    assert lowered(both).tolist() == [100.0, 100.0, 100.0, line, line]


@pytest.mark.parametrize(
    ("fonts", "found"),
    [
        ("LiberationSans-Bold ABCDEF+Calibri,Bold ABCDEF+LinLibertineOB LinBiolinumOBI LinLibertineOZ", True),
        ("CMBX10 ABCDEF+CMSSBX10 CMBXTI10 SFBX1000 ecsx1095 NimbusRomNo9L-Medi NimbusRomNo9L-MediItal", True),
        ("ABCDEF+LinLibertineO CMR10 CMSY10 SFRM1000 ABCBXT+CMTI10 Gotham-Medium Libertine", False),
    ],
)
def test_names_of_fonts_tell_bold_ones(fonts: str, found: bool) -> None:
    assert {name: is_bold(name) for name in fonts.split()} == dict.fromkeys(fonts.split(), found)


def test_halves_of_a_character_are_one_glyph() -> None:
    glyphs = row([0, 6, 6, 18, 24], "aXYbc")
    glyphs.code[1:3], glyphs.code[4] = (0xD83D, 0xDDE3), 0xD83D
    joined = with_pairs_joined(glyphs)
    assert [chr(code) for code in joined.code.tolist()] == ["a", "\U0001f5e3", "b", "\ud83d"]
    assert joined.x0.tolist() == [0, 6, 18, 24] and glyphs.code[1] == 0xD83D
    assert with_pairs_joined(row([0, 6], "ab")).code.tolist() == [97, 98]


@pytest.mark.parametrize(("font", "found"), [("ABCDEF+Wingdings-Regular", True), ("NotoSansSymbols2-Regular", False)])
def test_pictures_with_characters_of_their_own_are_no_letters_of_a_picture_font(font: str, found: bool) -> None:
    assert is_symbol(font) == found


@pytest.mark.parametrize(
    ("text", "found"), [("\u2603", True), ("\u279c", False), ("\u260e", True), ("\u2022", False), ("\u00a9", False)]
)
def test_a_picture_among_the_letters_is_a_sign(text: str, found: bool) -> None:
    assert is_sign(text) == found


@pytest.mark.parametrize(("wider", "found"), [(1.04, "-bold"), (1.007, "-bold"), (1.0, ""), (0.95, "")])
def test_a_font_without_a_name_is_bold_where_its_letters_are_wider(wider: float, found: str) -> None:
    """Browsers draw the letters of some fonts one by one, and tell no name of them; 1.007 is EB Garamond."""
    text = "abcdefghijabcdefghijklmnop"
    glyphs = row([8.0 * n for n in range(len(text))], text)
    glyphs.font[:10] = 1
    glyphs.x1[:10] = glyphs.x0[:10] + wider * 6
    assert with_weights([Font(""), Font("")], glyphs) == ("", found)
    assert with_weights([Font(""), Font("Lato-Regular")], glyphs) == ("", "Lato-Regular")
    joined = replace(glyphs, x0=glyphs.x0 - 2.0 * np.arange(len(text)), x1=glyphs.x1 - 2.0 * np.arange(len(text)))
    assert with_weights([Font(""), Font("")], joined) == ("", "")  # letters of both are drawn in one word: of one face


@pytest.mark.parametrize(("beside", "found"), [(1, "-bold"), (0, "")])
def test_a_nameless_font_of_few_letters_is_as_heavy_as_what_stands_beside_it(beside: int, found: str) -> None:
    """Browsers draw the quotation marks and umlauts of a face in a font of their own."""
    text = "abcdefghij\u201c abcdefghij klmno\u201c"
    glyphs = row([6.0 * n for n in range(len(text))], text)
    glyphs.font[:10] = 1
    glyphs.x1[:10] = glyphs.x0[:10] + 6.3
    glyphs.font[10 if beside else -1] = 2
    assert with_weights([Font("")] * 3, glyphs) == ("", "-bold", found)


def test_a_nameless_font_is_bold_where_one_that_shares_its_words_is() -> None:
    text = "abcdefghij ABCDEabcdefghij abcdefghij abcdefghij"
    glyphs = row([6.0 * n for n in range(len(text))], text)
    glyphs.font[:10], glyphs.font[11:16] = 1, 2
    glyphs.x1[:10] = glyphs.x0[:10] + 6.3
    assert with_weights([Font("")] * 3, glyphs)[2] == ""  # in one word with letters of the text
    glyphs.font[16:26] = 1
    glyphs.x1[16:26] = glyphs.x0[16:26] + 6.3
    assert with_weights([Font("")] * 3, glyphs) == ("", "-bold", "-bold")


@pytest.mark.parametrize(
    ("usual", "other", "found"),
    [
        (Font("Lato", 400), Font("LatoDisplay", 800), "LatoDisplay-bold"),
        (Font("CIDFont+F1", 3912), Font("CIDFont+F4", 1148), "CIDFont+F4"),
        (Font("Lato", 640), Font("LatoDisplay", 700), "LatoDisplay"),
        (Font("Lato", 400), Font("Lato-Italic", 1204), "Lato-Italic"),
    ],
)
def test_a_font_is_bold_by_its_weight_where_it_is_heavier_than_that_of_the_text(
    usual: Font, other: Font, found: str
) -> None:
    """PDFium takes the weight from how wide the file says a stem is: of a book in NotoSerif-Regular all was bold."""
    glyphs = row([8.0 * n for n in range(9)], "abcdefghi")
    glyphs.font[:3] = 1
    assert with_weights([usual, other], glyphs) == (usual.name, found)


@pytest.mark.parametrize(("larger", "found"), [(1.08, "-bold"), (1.0, "")])
def test_a_font_without_a_name_that_sets_larger_lines_only_is_that_of_headings(larger: float, found: str) -> None:
    text = "abcdefghijabcdefghijklmnop"
    glyphs = row([8.0 * n for n in range(len(text))], text)
    glyphs.font[:10] = 1
    glyphs.size[:10] *= larger
    assert with_weights([Font(""), Font("")], glyphs) == ("", found)


def sheet_of(glyphs: Glyphs) -> Sheet:
    none = np.empty((0, 4))
    return Sheet(1, 400, 400, glyphs, ("Helvetica", "Arial-Bold", "Wingdings"), Rules(none, none), none, none)
