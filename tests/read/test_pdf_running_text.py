"""Booklets of running text: words, sentences and headings that go on, or do not, from column to column."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.undrawn import are_balanced, are_lists, cuts_words
from tests.read.test_pdf_columns import PROSE, Line, file_of, read, texts
from tests.read.test_pdf_flow import BOLD, in_order, items, justified


def filled(x: float, name: str, top: float = 80, lines: int = 12) -> list[Line]:
    return [(x, top + 13 * n, f"{name}{n} {PROSE[n % 4]}") for n in range(lines)]


def test_the_rest_of_a_word_cut_at_the_end_of_a_column_is_no_ghost() -> None:
    """Said before as "Vereine und Schulen": all of a booklet's sentences may come again, and columns cut them."""
    said = "Die Vereine und Schulen laden zum Fest ein."
    page: list[Line] = [(60, 60, said), *filled(60, "a"), (60, 240, "Am Sonntag kommen die Ver-")]
    page += [(320, 60, "eine und Schulen laden zum Fest ein."), *filled(320, "b")]
    assert any("die Vereine und Schulen laden zum Fest ein." in text for text in texts(read(page)))


def test_a_heading_of_one_column_begins_no_band_where_the_other_goes_on_with_its_like() -> None:
    """By chance nothing stands beside it, and in the line below both columns go on."""
    left = [*filled(60, "a", lines=10), (60, 222, "2 Bewegung im Alltag", 11, BOLD), *filled(60, "b", 240, 6)]
    right = [*filled(320, "c", lines=10), (320, 237, "3 Essen in der Schule", 11, BOLD), *filled(320, "d", 255, 5)]
    told = " ".join(texts(read([*left, *right])))
    assert in_order(told, "a0", "a9", "Bewegung", "b0", "b5", "c0", "c9", "Essen", "d0", "d4")


def spread(lines: list[str], steps: list[float]) -> list[str]:
    page: list[Line] = []
    y = 80.0
    for text, step in zip(lines, steps, strict=True):
        y += step
        page.append((60, y, text))
    return texts(read(page))


SENTENCE = ["Die Stadt lädt alle Vereine zum Fest auf dem Markt ein und", "hilft den Kindern in allen Orten und"]
PLACE = ["Stelle für die Gesundheit im Lande Hessen und Hamburg", "Vereinigung der Städte und Gemeinden"]


def test_in_a_column_evenly_set_a_little_more_white_parts_paragraphs() -> None:
    """Lines of a sentence stand 17 points apart and others 20; the first line has no room for the next word."""
    text = [*SENTENCE, *(f"spielen und lernen {n} und" for n in range(9)), "singen am See."]
    told = spread([*text, *PLACE], [17.0] * len(text) + [20.0, 20.0])
    assert told[-2:] == PLACE
    assert len(told) == 3


def test_where_sentences_are_set_unevenly_a_little_more_white_parts_none() -> None:
    text = [*SENTENCE, *(f"spielen und lernen {n} und" for n in range(9)), "singen am See."]
    told = spread([*text, *PLACE], [17.0, 20.0] * (len(text) // 2) + [20.0, 20.0])
    assert told[-1] == " ".join(PLACE)


def test_a_line_with_blanks_drawn_out_to_the_edge_is_no_last_one() -> None:
    """At the end of a column a sentence ends with a full line, and the next begins in the other column."""
    last = ["Alle", "Orte", "im", "Lande", "helfen."]
    page = [*filled(320, "b"), *filled(60, "a", lines=11)]
    width = max(stringWidth(line[2], "Helvetica", 10) for line in page[12:])
    page += justified(60, 80 + 13 * 11, last, width)
    assert any("helfen. b0" in text for text in texts(read(page)))
    page[-len(last) :] = [(60, 80 + 13 * 11, "a11 Alle Orte im Lande helfen gern mit.")]
    assert not any("mit. b0" in text for text in texts(read(page)))


def test_a_line_below_the_text_of_items_in_the_next_column_goes_on_with_the_last() -> None:
    """The item has ended in a colon, and what it tells of had no room."""
    page: list[Line] = []
    for x, first, rest in ((60, "Tagung der Städte und der Gemeinden", ""), (320, "", "„Gemeinschaftsverpflegung“")):
        if rest:
            page.append((x + 12, 80, rest))
        for n in range(6):
            page += [(x, 93 + 13 * n, "•"), (x + 12, 93 + 13 * n, f"Kurs {n} für alle Kinder im Ort und im Kreis")]
        if first:
            page += [(x, 171, "•"), (x + 12, 171, first), (x + 12, 184, "am Sonntag im Rathaus von Neustadt:")]
    told = texts(read(page))
    assert "Tagung der Städte und der Gemeinden am Sonntag im Rathaus von Neustadt: „Gemeinschaftsverpflegung“" in told


def test_a_heading_in_the_type_of_one_across_begins_a_band_though_its_text_fills_one_column() -> None:
    page: list[Line] = [(60, 60, "Was das Netz der Städte und Gemeinden den Kindern bringt und wie es hilft", 12, BOLD)]
    page += [*filled(60, "a", lines=6), *filled(320, "b", lines=6), (60, 180, "Wer dabei ist", 12, BOLD)]
    page += [
        *filled(60, "c", 200, 2),
        (60, 250, "Wo die Kurse für Kinder und Alte im Kreis stattfinden werden", 12, BOLD),
    ]
    page += [*filled(60, "d", 270, 4), *filled(320, "e", 270, 4)]
    told = " ".join(texts(read(page)))
    assert in_order(told, "a0", "a5", "b0", "b5", "Wer dabei ist", "c0", "c1", "Wo die Kurse", "d0", "e0")


def test_a_heading_below_the_left_column_alone_begins_no_band_in_another_type() -> None:
    page: list[Line] = [(60, 60, "Was das Netz der Städte und Gemeinden den Kindern bringt und hilft", 16, BOLD)]
    page += [*filled(60, "a", lines=6), *filled(320, "b", lines=6), (60, 180, "Wer dabei ist", 12, BOLD)]
    page += filled(60, "c", 200, 2)
    assert in_order(" ".join(texts(read(page))), "a0", "a5", "Wer dabei ist", "c1", "b0")


def test_the_last_line_of_a_heading_across_may_be_set_widely() -> None:
    """At 1.7 times the size of its type, as the text is, it stood at the head of the left column."""
    page: list[Line] = [(60, 60, "Was das Netz der Städte und Gemeinden den Kindern bringt und", 12, BOLD)]
    page += [(60, 80.6, "wie es hilft:", 12, BOLD), *filled(60, "a", 110, 8), *filled(320, "b", 110, 8)]
    assert texts(read(page))[0].endswith("bringt und wie es hilft:")


def test_words_drawn_out_to_the_edge_of_a_narrow_list_are_no_column() -> None:
    """One word or two stand at the end of each line, and no line of the list covers the white before them."""
    told = (
        "Aufnahme mit",
        "Koordinierungsstelle im Rathaus",
        "Besprechung des",
        "Schwerpunktes der",
        "Unterzeichnung von",
    )
    rest = ("Gesundheit", "am Markt", "Vorhabens", "Angebote.", "Urkunden.")
    page: list[Line] = list(justified(60, 60, ["Alle", "Vereine", "der", "Stadt", "laden", "zum", "Treffen"], 230))
    for n, (first, last) in enumerate(zip(told, rest, strict=True)):
        y = 80 + 26 * n
        page += [(60, y, "•"), *justified(75, y, first.split(), 215), (75, y + 13, last)]
    page += justified(60, 215, ["Sie", "zeigen", "dort", "gern", "ihre", "neuen", "Angebote"], 230)
    assert items(read(page)) == [f"{first} {last}" for first, last in zip(told, rest, strict=True)]


TEXT = [
    ("Seit 2013 treffen|sich die Gruppen|im Rathaus. Wer", "teilnimmt, darf|gern reden. Es", "gibt Tee und|Kuchen."),
    ("• Essen kochen|• Wege zeigen|• Spiele planen", "• Lieder singen", "• Feste feiern|• Beete pflegen"),
    ("Im Herbst und|im Winter sind|wir alle", "drinnen, dann|wieder", "im Park."),
]
PLAN = [("01/2021 bis|06/2022", "gemeinsame Wege|planen|und bauen", "alle Ämter"), ("07/2022", "Bilanz", "alle")]


@pytest.mark.parametrize(
    ("rows", "places", "found"),
    [
        (TEXT, (60, 220, 380), True),
        (TEXT, (60, 180, 380), False),  # columns of a text are equally wide
        ([row[:2] for row in TEXT], (60, 220), False),
        ([TEXT[1]] * 3, (60, 220, 380), True),  # lists in all of them
        ([("Ziele", "Wege", "Orte"), TEXT[1], TEXT[1]], (60, 220, 380), False),  # lists below a head
        (PLAN, (60, 220, 380), False),  # the second column is the longest
    ],
)
def test_bands_of_text_in_equal_columns_are_no_rows(
    rows: list[tuple[str, ...]], places: tuple[int, ...], found: bool
) -> None:
    """Browsers break what stands between two headings into columns of nearly one length."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    cells = []
    for number, row in enumerate(rows):
        for x, text in zip(places, row, strict=True):
            cells.append((x - 2.0, 60.0 + 80 * number, x + 110.0, 130.0 + 80 * number))
            for n, line in enumerate(text.split("|")):
                canvas.drawString(x, A4[1] - 80 - 80 * number - 14 * n, line)
    canvas.save()
    page = page_of(next(sheets_of(buffer.getvalue())))
    assert are_balanced(Grid(tuple(cells)), page.words) == found


LISTED = ["• Wege sichern|• Parks öffnen", "• Bäder bauen|• Beete pflegen"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([LISTED, LISTED], True),
        ([LISTED, ["• Wege", "am See"]], False),  # only one of them is a list
        ([["Wege", *LISTED], ["Orte", *LISTED]], False),  # the first is none: it may be of measures
        ([[*LISTED, "07/2020"], [*LISTED, "08/2021"]], False),  # periods beside lists are those of a plan
        ([[*LISTED, "Amt"], [*LISTED, "Kita"]], True),
    ],
)
def test_columns_that_hold_lists_are_text(rows: list[list[str]], found: bool) -> None:
    """Of three columns of a brochure the last may be all but empty."""
    words = [
        (60 + 150 * column, 80 + 80 * number + 14 * n, line)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
        for n, line in enumerate(text.split("|"))
    ]
    page = page_of(next(sheets_of(file_of(words))))
    cells = [
        (50.0 + 150 * column, 60.0 + 80 * number, 195.0 + 150 * column, 140.0 + 80 * number)
        for number, row in enumerate(rows)
        for column in range(len(row))
    ]
    assert are_lists(Grid(tuple(cells)), page.words) == found


CUT = [
    "Wir hilft|allen",
    "Alle sind in Zusam-",
    "Wir laden|ein",
    "menarbeit und tun Gu-",
    "Wir tun|das",
    "tes für alle",
]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (CUT, True),
        ([text.replace("Gu-", "Gutes") for text in CUT], False),  # one may be cut by a row found where none is
        ([text.replace("Wir", "07/2020") for text in CUT], False),  # periods
    ],
)
def test_rows_that_begin_inside_words_are_text(told: list[str], found: bool) -> None:
    """001_1dd8cd0ae0ea9294 in two columns: paragraphs on the left begin level with lines on the right, by chance."""
    words = [
        (60 + 200 * (n % 2), 80 + 40 * (n // 2) + 14 * k, line)
        for n, text in enumerate(told)
        for k, line in enumerate(text.split("|"))
    ]
    page = page_of(next(sheets_of(file_of(words))))
    cells = [
        (50.0 + 200 * (n % 2), 65.0 + 40 * (n // 2), 240.0 + 200 * (n % 2), 105.0 + 40 * (n // 2)) for n in range(6)
    ]
    assert cuts_words(Grid(tuple(cells)), page.words) == found
