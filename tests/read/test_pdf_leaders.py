"""Entries at the right end of lines: periods behind rows of dots, and page numbers, which are none."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.undrawn import ends_as, entries_led_to
from tests.read.test_pdf_columns import MEASURES, PERIODS, Line, file_of, read, texts
from tests.read.test_pdf_flow import BOLD, kinds

RIGHT = 520.0  # where lines end
DOT = stringWidth(".", "Helvetica", 10)


def led(y: float, text: str, entry: str) -> list[Line]:
    """The text, dots up to the entry, and the entry flush right, all drawn in one go."""
    room = RIGHT - 60 - stringWidth(text + entry, "Helvetica", 10)
    dots = "." * int(room / DOT)
    return [(60 + room - len(dots) * DOT, y, f"{text}{dots}{entry}")]


def test_a_period_behind_dots_stands_below_the_text_that_ends_beside_it() -> None:
    lines: list[Line] = []
    for n, (measure, period) in enumerate(zip(MEASURES, PERIODS, strict=True)):
        lines += [(60, 80 + 60 * n, f"{measure}, mit allen Ämtern und den"), *led(93 + 60 * n, "Partnern", period)]
        lines += [(60, 106 + 60 * n, "–"), (70, 106 + 60 * n, f"Schritt {n}")]
    told = texts(read(lines))
    assert told[:3] == [f"{MEASURES[0]}, mit allen Ämtern und den Partnern", PERIODS[0], "Schritt 0"]
    assert [text for text in told if text in PERIODS] == list(PERIODS)


def test_the_end_of_an_open_period_may_stand_in_the_next_line() -> None:
    lines: list[Line] = [line for n in range(3) for line in led(80 + 30 * n, MEASURES[n], PERIODS[n])]
    lines += [*led(170, MEASURES[3], "07/2021 bis"), (60, 183, "12/2022"), (60, 196, "–"), (70, 196, "Schritt 3")]
    assert texts(read(lines))[-3:] == [MEASURES[3], "07/2021 bis 12/2022", "Schritt 3"]


def test_dots_are_told_and_the_numbers_of_pages_stay_in_their_line() -> None:
    lines: list[Line] = [line for n in range(3) for line in led(80 + 30 * n, MEASURES[n], PERIODS[n])]
    contents: list[Line] = [line for n in range(3) for line in led(200 + 13 * n, MEASURES[n], str(3 + n))]
    document = read([*lines, *contents])
    assert sum(b.marker == "fuellpunkte" for b in document.blocks) == 3
    told = " ".join(texts(document))
    assert not {"3", "4", "5"} & set(texts(document)) and f".. 3 {MEASURES[1]} .." in told


def test_the_last_word_of_a_bold_title_goes_on_from_a_line_that_had_room_for_it_but_not_for_the_dots() -> None:
    """004_4517de3637648085 with periods behind the dots of bold titles; dots and periods are plain."""
    lines: list[Line] = []
    for n, (measure, period) in enumerate(zip(MEASURES, PERIODS, strict=True)):
        y = 80 + 70 * n
        lines += [(60, y, f"{measure} mit allen Ämtern und Vereinen, die", 10, BOLD)]
        lines += [(60, y + 12, "es in der Stadt und im Kreis gibt, für", 10, BOLD), (60, y + 24, "Kinder", 10, BOLD)]
        room = RIGHT - 100 - stringWidth(period, "Helvetica", 10)
        lines.append((100 + room - int(room / DOT) * DOT, y + 24, "." * int(room / DOT) + period))
        lines += [(64, y + 37, "–"), (74, y + 37, f"Schritt {n}")]
    told = kinds(read(lines))
    whole = "mit allen Ämtern und Vereinen, die es in der Stadt und im Kreis gibt, für Kinder"
    assert [text for kind, text in told if kind == "heading"] == [f"{measure} {whole}" for measure in MEASURES]


@pytest.mark.parametrize("dotted", [4, 3, 2, 1])
def test_rows_of_dots_make_no_column_of_the_entries_to_which_most_lead(dotted: int) -> None:
    """004_4517de3637648085: titles whose dots end at the period; some had no room left for dots."""
    lines: list[Line] = []
    for n, (measure, period) in enumerate(zip(MEASURES, PERIODS, strict=True)):
        x = RIGHT - stringWidth(period, "Helvetica", 10)
        lines += [(60, 80 + 40 * n, measure), (x, 80 + 40 * n, period)]
        lines += [(x - 4 - 60 * DOT, 80 + 40 * n, "." * 60)] if n < dotted else []
    page = page_of(next(iter(sheets_of(file_of(lines)))))
    middle = RIGHT - stringWidth(PERIODS[0], "Helvetica", 10) - 2
    rows = [(60.0 + 40 * n, 100.0 + 40 * n) for n in range(4)]
    grid = Grid(tuple((x0, top, x1, end) for top, end in rows for x0, x1 in ((50.0, middle), (middle, 540.0))))
    led = entries_led_to(grid, page.words)
    assert led == ({"00/0000"} if dotted > 2 else set())
    assert ends_as(grid, page, led) == bool(led)
