"""Gutters that a page or a column is too short to show by itself."""

import io
from collections.abc import Sequence

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import About
from pipeline.read.draft import assemble
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.flow.areas import _covered
from pipeline.read.pdf.flow.gutters import _stretches, _stretches_by_numpy
from pipeline.read.pdf.sheets import native
from pipeline.read.pdf.tables.undrawn import _is_cut
from tests.read.test_pdf_columns import PROSE, Line, read, texts
from tests.read.test_pdf_flow import BOLD, in_order, kinds


@pytest.mark.parametrize("before", [True, False])
def test_a_page_may_have_the_gutter_of_the_one_before(before: bool) -> None:
    """Two lines of a heading in the margin are too few to tell a gutter."""
    margin = [(60, 80 + 60 * n, text, 10, BOLD) for n, text in enumerate(("Umsetzung", "Beispiele", "Gründe", "Wege"))]
    first: list[Line] = [*margin, *((200, 80 + 13 * n, f"a{n} {PROSE[n % 4]}") for n in range(18))]
    second: list[Line] = [(200, 80, f"b {PROSE[0]}"), (60, 110, "Wie werde ich", 10, BOLD)]
    second += [(60, 123, "Partner der Stadt?", 10, BOLD)]
    second += [(200, 110 + 13 * n, f"c{n} {PROSE[n % 4]}") for n in range(6)]
    told = kinds(read(first, second) if before else read(second))
    assert (("heading", "Wie werde ich Partner der Stadt?") in told) == before
    assert in_order(" ".join(text for _, text in told), "b ", "Wie werde ich", "c1")


@pytest.mark.parametrize("before", [True, False])
def test_one_heading_may_stand_in_the_margin_of_a_page_as_many_do_on_the_one_before(before: bool) -> None:
    """000_2490f805fd367f64 with its headings in italics in the margin: the last page begins with one."""
    heads = ("Umsetzung im Ort", "Beispiele der Städte", "Gründe für alle")
    first: list[Line] = [(60, 80 + 78 * n, text, 10, "Helvetica-Oblique") for n, text in enumerate(heads)]
    first += [(200, 80 + 78 * n + 13 * k, f"{text} der Stadt") for n in range(3) for k, text in enumerate(PROSE)]
    question = ("Wie werde ich Partner", "der Stadt?")
    second: list[Line] = [(60, 80 + 13 * n, text, 10, "Helvetica-Oblique") for n, text in enumerate(question)]
    second += [(200, 80 + 13 * n, f"• b{n} {PROSE[n % 4]}") for n in range(6)]
    told = kinds(read(first, second) if before else read(second))
    assert (("heading", "Wie werde ich Partner der Stadt?") in told) == before


def test_the_last_line_of_an_item_may_stand_alone_at_the_head_of_a_column_found_above() -> None:
    bands: list[Line] = [
        (x, 80 + 13 * n, f"{side}{n} {PROSE[n]}") for x, side in ((60, "a"), (320, "b")) for n in range(4)
    ]
    bands += [(60, 160, "Ein Beispiel aus der Stadt", 12, BOLD), (64, 184, "• Fachtag am 4. Mai in der Halle der")]
    bands += [(74, 197, "Stadt mit dem Titel: „Gemeinsam essen,"), (334, 184, "gemeinsam wachsen“")]
    assert "Fachtag am 4. Mai in der Halle der Stadt mit dem Titel: „Gemeinsam essen, gemeinsam wachsen“" in texts(
        read(bands)
    )


@pytest.mark.parametrize("numbers", [("1", "2"), ("", "")])
def test_no_row_goes_over_the_fold_of_a_sheet_on_which_two_pages_are_printed(numbers: tuple[str, str]) -> None:
    """Entries of the left page stand at the heights of those of the right one, by chance."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=landscape(A4), invariant=1)
    canvas.setFont("Helvetica", 10)
    for n in range(5):
        canvas.drawString(60, 520 - 40 * n, f"{n + 1}/2021 bis 12/2021")
        canvas.drawString(480, 520 - 40 * n, f"Planung {n} der Wege")
        canvas.drawString(480, 507 - 40 * n, "und der Plätze in der Stadt")
    for x, number in zip((200, 620), numbers, strict=True):
        canvas.drawString(x, 30, number)
    canvas.save()
    document = assemble("0" * 12, "test", About(), read_pdf(file.getvalue()))
    assert any(block.cell for block in document.blocks) == (not numbers[0])


def test_a_list_below_a_short_heading_over_both_columns_goes_on_at_the_head_of_the_right_one() -> None:
    """000_2490f805fd367f64 in two columns: white stands above the list, but none where a column breaks."""
    words = [
        "Die Stadt lädt alle Vereine ein, sich",
        "an dem Fest im Park zu beteiligen und",
        "den Kindern zu zeigen, was sie tun,",
    ]
    lines: list[Line] = [
        (x, 60 + 14 * n, text) for x in (60, 320) for n, text in enumerate([*words, "und was sie mögen."])
    ]
    lines += [(60, 150, "Gute Gründe", 15, "Helvetica-Bold")]
    items = ["• Wandern im Wald mit den Kindern", "• Baden im See und im Fluss", "• Singen in der Halle mit den alten"]
    lines += [(80, 185 + 14 * n, text) for n, text in enumerate(items)]
    lines += [(346, 175, "und jungen Leuten aus dem Ort"), (340, 189, "• Tanzen"), (340, 203, "• Spielen im Hof")]
    told = texts(read(lines))
    assert told[told.index("Gute Gründe") :] == [
        "Gute Gründe",
        "Wandern im Wald mit den Kindern",
        "Baden im See und im Fluss",
        "Singen in der Halle mit den alten und jungen Leuten aus dem Ort",
        "Tanzen",
        "Spielen im Hof",
    ]


@pytest.mark.parametrize(
    ("last", "first", "found"),
    [
        ("gemein-", "samen", True),
        ("Vereine", "gehen", True),
        ("für", "Kinder", True),
        ("Orte,", "Wege", True),
        ("Kinder-", "Jugendliche", False),
        ("Wege.", "alle", False),
        ("Wege", "Planung", False),
        ("Wege", "•", False),
    ],
)
def test_rows_of_a_table_begin_no_rest_of_a_sentence(last: str, first: str, found: bool) -> None:
    assert _is_cut(last, first) == found


def test_columns_of_a_text_that_white_parts_at_equal_heights_are_no_table() -> None:
    """Notes in three columns: what stands beside each other are the middles of sentences."""
    starts = [f"{letter}uch" for letter in "abdefghklmnrstwzäö"]
    cells = [(60 + 130 * column, row, starts[6 * column + row]) for column in range(3) for row in range(6)]
    page: list[Line] = [(x, 80 + 34 * row, f"{start} die Stadt lädt") for x, row, start in cells]
    page += [(x, 92 + 34 * row, "2021 und") for x, row, _ in cells if row % 2]
    assert not any(block.cell for block in read(page).blocks)


@pytest.mark.parametrize("alone", [True, False])
def test_a_word_too_long_for_its_column_may_hang_over_the_gutter(alone: bool) -> None:
    """Its column goes on below it; where other words stand before it, the line runs across."""
    left = [f"a{n} Die Stadt lädt alle ein" for n in range(8)]
    left += [
        "Die Vereine im",
        "Kommunen/Gesundheitsregionen" if alone else "Alle Kommunen/Gesundheitsregionen",
        "tagen.",
    ]
    left += [f"b{n} Treffen im Rathaus" for n in range(8)]
    page: list[Line] = [(60, 80 + 13 * n, text) for n, text in enumerate(left)]
    page += [(205, 80 + 13 * n, f"c{n} zu berichten, was sie") for n in range(19)]
    told = " ".join(texts(read(page)))
    assert in_order(told, "a0", "Kommunen/", "tagen.", "b7", "c0", "c18") == alone


def test_a_long_word_of_a_title_that_runs_across_hangs_over_no_gutter() -> None:
    """A blank of the title stands just where the right column begins."""
    left = [*(f"a{n} Die Stadt lädt alle ein" for n in range(8)), *(f"b{n} Treffen im Rathaus" for n in range(9))]
    page: list[Line] = [(60, 80 + 13 * n + 60 * (n > 7), text) for n, text in enumerate(left)]
    page += [(205, 80 + 13 * n + 60 * (n > 7), f"c{n} zu berichten, was sie") for n in range(17)]
    page += [(60, 210, "Gesundheitsregionen der Länder", 14, BOLD), (60, 227, "Gesundheitsverbund", 14, BOLD)]
    told = " ".join(texts(read(page)))
    assert in_order(told, "a7", "c7", "Gesundheitsregionen der Länder Gesundheitsverbund", "b0", "b8", "c8", "c16")


def test_a_sentence_goes_on_at_the_head_of_the_column_beside_it_though_that_stands_no_higher() -> None:
    """A band of two lines: the second column begins but one line above the end of the first."""
    page: list[Line] = [(60, 80 + 13 * n, f"a{n} {PROSE[n % 4]}") for n in range(8)]
    page += [(320, 80 + 13 * n, f"c{n} {PROSE[n % 4]}") for n in range(8)]
    page += [(60, 210, "Die Orte des Landes", 14, BOLD), (60, 240, "Alle Orte im ganzen Lande sind"), (60, 253, "bis")]
    page += [(320, 240, "Ende 2019 dem Programm"), (320, 253, "beigetreten."), (60, 283, "Die Ziele", 14, BOLD)]
    page += [(x, 303 + 13 * n, f"e{n} {PROSE[n % 4]}") for x in (60, 320) for n in range(8)]
    assert "sind bis Ende 2019 dem Programm beigetreten." in " ".join(texts(read(page)))
    assert any("bis Ende 2019" in text for text in texts(read(page)))


def test_lines_of_an_address_reach_as_far_as_the_column_they_stand_in() -> None:
    """By themselves the longest of them would be full."""
    page: list[Line] = [(60, 80 + 13 * n, f"a{n} {PROSE[n % 4]}") for n in range(8)]
    page += [(320, 80 + 13 * n, f"c{n} {PROSE[n % 4]}") for n in range(8)]
    page += [(60, 210, "So erreichen Sie uns", 14, BOLD), (60, 240, "Amt für Gesundheit und Sport")]
    page += [
        (60, 253 + 13 * n, line)
        for n, line in enumerate(("Abteilung 4, Karla Muster", "Am Markt 2", "99084 Erfurt", "Tel. 0361 12"))
    ]
    page += [(320, 240 + 13 * n, f"d{n} {PROSE[n % 4]}") for n in range(8)]
    assert "Amt für Gesundheit und Sport" in texts(read(page))


def test_a_bold_heading_of_the_size_of_the_text_begins_a_band_where_both_columns_leave_white_for_it() -> None:
    def band(y: float, head: str, left: str, right: str) -> list[Line]:
        texts = [
            (x, y + 24 + 13 * n, f"{name}{n} {PROSE[n]}") for x, name in ((60, left), (320, right)) for n in range(4)
        ]
        return [(60, y, head, 10, BOLD), *texts]

    page = [*band(80, "Ziele", "a", "b"), *band(190, "Orte", "c", "d"), *band(300, "Zeiten", "e", "f")]
    page += [(60, 410, "Partner", 10, BOLD)]  # what it heads is on the next page
    told = " ".join(texts(read(page)))
    assert in_order(told, "Ziele", "a0", "b0", "Orte", "c0", "d0", "Zeiten", "e0", "f0", "f3", "Partner")


def test_a_sentence_may_run_through_three_columns() -> None:
    """It began in the first column, but hangs nowhere in the second."""
    page: list[Line] = [
        (x, 80 + 13 * n, f"{c}{n} Die Stadt lädt alle")
        for x, c in ((60, "a"), (220, "b"), (380, "c"))
        for n in range(8)
    ]
    page += [
        (60, 210, "Die Orte des Landes", 14, BOLD),
        (60, 240, "Bundesweit arbeiten"),
        (60, 253, "alle Orte im Lande"),
    ]
    page += [
        (220, 240, "daran. Auch sind sie"),
        (220, 253, "dabei seit Ende"),
        (380, 240, "des Jahres 2019 alle"),
        (380, 253, "zusammen."),
    ]
    assert any("Bundesweit" in text and "Ende des Jahres 2019" in text for text in texts(read(page)))


def test_of_two_gutters_beside_the_same_rows_the_wider_one_parts_columns() -> None:
    """In a band of three lines white stands by chance before "Netzwerk", over the ends of two short lines."""
    page: list[Line] = [(60, 80, "• Jena: Bewegung im Ort,"), (196, 80, "Netzwerk"), (70, 93, "der Familien")]
    page += [(60, 106, "• Weimar: Seelisches Alter"), (275, 80, "• Gera: Lotsen für alle"), (285, 93, "im Ort")]
    page += [(275, 106, "• Suhl: Wege für alle")]
    assert "Jena: Bewegung im Ort, Netzwerk der Familien" in texts(read(page))


def test_of_two_gutters_beside_the_same_rows_more_lines_begin_behind_the_true_one() -> None:
    """000_2490f805fd367f64 justified: the first line is drawn out so far that white runs down beside its last word."""
    left = [*(f"a{n} Die Stadt lädt alle ein" for n in range(4)), "a4 Rathaus, Markt 2"]
    page: list[Line] = [(60, 80, "Die Vereine und die Schulen"), (248, 80, "aller")]
    page += [(60, 93 + 13 * n, text) for n, text in enumerate(left)]
    page += [(300, 80 + 13 * n, f"b{n} zu berichten, was sie tun") for n in range(6)]
    assert in_order(" ".join(texts(read(page))), "Die Vereine", "aller", "a0", "a4", "b0", "b5")


@pytest.mark.parametrize("most", [1, 12])
def test_one_line_that_ends_with_a_colon_is_no_label_of_all_text_beside_it(most: int) -> None:
    """001_1dd8cd0ae0ea9294 in two columns whose lines stand at different heights, but for the first."""
    page: list[Line] = [(60, 80, "Ein Angebot von:")]
    page += [(60, 100 + 16 * n, f"a{n} Die Stadt lädt alle Vereine ein,") for n in range(12)]
    page += [(300, 80 + (n > most) * 8 + 16 * n, f"b{n} zu berichten, was sie tun") for n in range(12)]
    assert in_order(" ".join(texts(read(page))), "Ein Angebot von:", "a0", "a11", "b0", "b11")


@pytest.mark.parametrize("hyphen", [212, 217])
def test_a_hyphen_at_the_end_of_a_line_drawn_out_is_no_bullet_of_the_next_column(hyphen: float) -> None:
    """001_1dd8cd0ae0ea9294 justified: "und" and "-" stand far apart, and the text beside it a little higher."""
    page: list[Line] = [(60, 80 + 13 * n, f"a{n} Die Stadt lädt alle Vereine ein,") for n in range(10)]
    page[4] = (60, 132, "a4 Good Practice-Projekten und")
    page += [(hyphen, 132, "-")]
    page += [(240, 77 + 13 * n, f"b{n} zu berichten, was sie tun") for n in range(10)]
    assert in_order(" ".join(texts(read(page))), "a0", "a4", "-", "a9", "b0", "b9")


def test_a_day_at_the_end_of_a_line_drawn_out_is_no_number_of_the_item_beside_it() -> None:
    """000_2490f805fd367f64 justified: "am     12." ends a line, and in the next column an item begins."""
    page: list[Line] = [(60, 80, "- Fachtag"), (160, 80, "am"), (204, 80, "12.")]
    page += [(66, 93 + 13 * n, f"a{n} September im Saal der Stadt") for n in range(4)]
    page += [(240, 80, "- zu berichten, was sie")]
    page += [(246, 93 + 13 * n, f"b{n} tun, was sie wollen") for n in range(4)]
    assert in_order(" ".join(texts(read(page))), "12.", "a0", "a3", "zu berichten", "b0", "b3")


def test_a_heading_in_a_margin_may_hang_far_over_the_text_beside_it() -> None:
    """Less than half of its long word stands in the margin; a bar stands before the heading below it."""
    page: list[Line] = [(200, 80 + 13 * n, f"a{n} {PROSE[n % 4]} und auch") for n in range(8)]
    page += [
        (60, 210, "Bayerische", 11, BOLD),
        (60, 223, "Kommunen/Gesundheitsregionentagen", 11, BOLD),
        (60, 236, "Orte:", 11, BOLD),
    ]
    page += [(200, 215 + 13 * n, f"b{n} {PROSE[n % 4]} und auch") for n in range(8)]
    page += [(68, 350, "Umsetzung", 11, BOLD), (68, 363, "im Lande", 11, BOLD), (60, 376, "Beispiele", 11, BOLD)]
    page += [(200, 376 + 13 * n, f"c{n} {PROSE[n % 4]} und auch") for n in range(8)]
    told = kinds(read(page))
    assert ("heading", "Umsetzung im Lande") in told
    assert in_order(
        " ".join(text for _, text in told), "a7", "Bayerische", "Orte:", "b0", "b7", "Umsetzung", "Beispiele", "c0"
    )


def test_a_band_has_a_gutter_of_one_below_it_though_its_last_column_has_but_a_line() -> None:
    def band(y: float, head: str, *counts: int) -> list[Line]:
        texts = [
            (60 + 170 * k, y + 24 + 13 * n, f"{head[0]}{k}{n} die Wege und Plätze der")
            for k in range(3)
            for n in range(counts[k])
        ]
        return [(60, y, head, 13, BOLD), *texts]

    told = kinds(read([*band(80, "Ziele", 4, 4, 1), *band(200, "Orte", 6, 6, 5)]))
    assert in_order(
        " ".join(text for _, text in told), *("Z00", "Z03", "Z10", "Z13", "Z20", "O00", "O10", "O20", "O24")
    )


def test_a_heading_behind_a_bar_begins_a_band() -> None:
    page: list[Line] = [
        (x, y + 13 * n, f"{name}{n} {PROSE[n % 4]}")
        for x, y, name, count in ((60, 80, "a", 4), (320, 80, "b", 7), (60, 220, "c", 6), (320, 220, "d", 6))
        for n in range(count)
    ]
    told = kinds(read([*page, (75, 195, "Gute Gründe für die Städte", 13, BOLD)]))
    assert in_order(" ".join(text for _, text in told), "a0", "b6", "Gute Gründe", "c0", "d0")


@pytest.mark.parametrize(("down", "order"), [(250, ("a4", "b9", "Machen")), (170, ("a4", "Machen", "b9"))])
def test_text_far_below_the_left_column_and_below_the_right_one_follows_both(down: float, order: Sequence[str]) -> None:
    page: list[Line] = [
        (x, 80 + 13 * n, f"{name}{n} {PROSE[n % 4]}")
        for x, name, count in ((60, "a", 5), (320, "b", 10))
        for n in range(count)
    ]
    told = kinds(read([*page, (60, down, "Machen Sie mit und melden Sie sich!")]))
    assert in_order(" ".join(text for _, text in told), *order)


@pytest.mark.parametrize("seed", range(60))
def test_gutters_are_the_same_with_and_without_the_helper(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows, bins, count = (int(random.integers(least, most)) for least, most in ((1, 40), (5, 60), (0, 80)))
    row, first, length = random.integers(0, rows, count), random.integers(0, bins, count), random.integers(0, 9, count)
    words = row, first, np.minimum(first + length, bins - 1)
    slow = _covered(*words, (rows, bins))
    fast = native.covered(*words, (rows, bins))
    assert fast is None or np.array_equal(fast, slow)
    sparse = random.random((rows, bins)) < (0.02, 0.1, 0.3)[seed % 3]
    for covered in (slow, sparse):
        assert _stretches(covered) == _stretches_by_numpy(covered)
