"""Regulations, reports printed by a browser, schedules of fees: text that looks like a table and is none."""

import io
from collections.abc import Iterable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import About, Document
from pipeline.read.draft import assemble
from pipeline.read.pdf import read_pdf
from tests.read.test_pdf_columns import cells, read, texts

Line = tuple[float, float, str]
Box = tuple[float, float, float, float]
TEXT = (
    "Die Gemeinde fördert Vereine, die in den Ortsteilen Kurse",
    "für ältere Menschen anbieten und dafür keinen Beitrag von",
    "den Teilnehmenden verlangen.",
)
WIDE = tuple(f"{line} Sie tut dies im Rahmen des Haushalts" for line in TEXT)


def sections(*numbers: str, edge: float = 110) -> Iterable[Line]:
    """Sections one below the other, the number left of the text."""
    for place, number in enumerate(numbers):
        top = 80 + 60 * place
        yield 60, top, number
        yield from ((edge, top + 14 * n, line) for n, line in enumerate(TEXT))


HANGING = [
    pytest.param(("1", "1.1", "1.2", "2", "2.1"), id="administrative rule: sections of two depths"),
    pytest.param(("4.1.1", "4.1.2", "4.2"), id="grant guideline: the rest of a chapter"),
    pytest.param(("3", "4", "5"), id="administrative rule: its last page has no deeper section"),
]


@pytest.mark.parametrize("numbers", HANGING)
def test_numbers_of_sections_beside_the_text_are_no_column(numbers: Sequence[str]) -> None:
    document = read(sections(*numbers))
    assert not cells(document)
    assert texts(document) == [f"{number} {' '.join(TEXT)}" for number in numbers]


def test_numbers_beside_measures_and_periods_are_a_column() -> None:
    periods = [f"0{n}/2021 bis 12/2022" for n in range(1, 5)]
    lines = [*sections("1.1", "1.2", "1.3", "1.4"), *((450, 80.0 + 60 * n, text) for n, text in enumerate(periods))]
    assert [text for _, column, text in cells(read(lines)) if column == 2] == periods


def test_a_column_of_numbers_with_a_head_stays_one() -> None:
    lines = [(60.0, 60.0, "Nr."), (110.0, 60.0, "Was geplant ist"), *sections("1.1", "1.2", "1.3", "1.4")]
    assert (1, 0, "1.1") in cells(read(lines))


def test_amounts_that_end_the_items_of_a_sentence_are_no_column() -> None:
    """A schedule of fees: each item ends far on the right, with a comma; a plan's amounts do not."""
    items = ("Kleinbus", "Anhänger mit Plane", "Zelt", "Beschallung und Licht")
    entries = [(110.0, 100.0 + 30 * n, item) for n, item in enumerate(items)]
    markers = [(85.0, y, f"{n}.") for n, (_, y, _) in enumerate(entries, start=1)]
    for end, told in ((",", 0), ("", len(items))):
        amounts = [(440.0, y, f"{n}0 Euro{end if n < len(items) else '.'}") for n, (_, y, _) in enumerate(entries, 1)]
        document = read([*markers, *entries, *amounts])
        assert texts(document).count("Anhänger mit Plane 20 Euro,") == (not told)


def test_amounts_that_end_the_items_of_a_sentence_stand_in_their_lines_where_they_are_alike() -> None:
    """Three amounts of as many digits; a period at the end of a line would be an entry of its own."""
    items = ("je Stellplatz der ersten Halle", "je Stellplatz der zweiten Halle", "je Raum", "je Zelt")
    lines = [(90.0, 100.0 + 14 * n, f"{'abcd'[n]}) {item}") for n, item in enumerate(items)]
    amounts = [(440.0, y, f"{n}0 000 Euro{',,,.'[n - 1]}") for n, (_, y, _) in enumerate(lines, 1)]
    assert texts(read([*lines, *amounts])) == [
        f"{item} {n}0 000 Euro{',,,.'[n - 1]}" for n, item in enumerate(items, 1)
    ]


@pytest.mark.parametrize("end", ["gemäß der Ordnung über den Sport in Absatz", "seit dem Beschluss (ABl."])
def test_a_line_that_ends_in_a_reference_goes_on(end: str) -> None:
    """A law as the ministry prints it: the number that follows was bound to its word, and room is left."""
    document = read(
        [
            (60, 80, f"Ein Zuschuss ist möglich {end}"),
            (60, 94, "2 und 3) für alle Vereine, die sich am"),
            *[
                (60.0, 108.0 + 14 * n, "Programm beteiligen und den Antrag bis zum Ende des Jahres bei der Stadt")
                for n in range(6)
            ],
        ]
    )
    assert texts(document)[0].startswith(f"Ein Zuschuss ist möglich {end} 2 und 3)")


def test_raised_numbers_drawn_after_all_text_stand_in_their_lines() -> None:
    """A browser draws the marks of footnotes, which are links, in a pass of their own."""
    width = stringWidth("Kurse im Park", "Helvetica", 10)
    lines = [(60, 80, "Kurse im Park"), (60 + width + 6, 80, "gibt es im Sommer."), (66, 300, "Nur bei gutem Wetter.")]
    document = read([*lines, (60 + width + 0.2, 76, "1", 7), (60, 296, "1", 7)])
    assert texts(document) == ["Kurse im Park1 gibt es im Sommer.", "1 Nur bei gutem Wetter."]


@pytest.mark.parametrize(("raised", "found"), [([], 2), ([("plus", 7)], 1)])
def test_a_line_with_raised_letters_stands_further_from_the_one_above(
    raised: list[tuple[str, int]], found: int
) -> None:
    """000_2490f805fd367f64, "Gesundheitsregionen^plus": a browser makes the line higher."""
    words = "Gesundheitsregionen"
    lines = [
        *paragraph(80),
        (60, 300, "Wir laden alle ein, die in unserer Stadt oder in der Umgebung wohnen und in"),
        (60, 318.5, words),
    ]
    end = 60 + stringWidth(words, "Helvetica", 10)
    assert len(texts(read([*lines, *((end, 313.5, text, size) for text, size in raised)]))) == 1 + found


@pytest.mark.parametrize(("numbers", "feet"), [((4, 6, 13, 14, 25), 5), ((4, 6, 5, 14, 25), 0)])
def test_feet_that_count_the_slides_of_a_longer_deck_are_furniture(numbers: Sequence[int], feet: int) -> None:
    """A selection of slides: the numbers grow with the pages, but not in step with them."""
    pages = [[*paragraph(80), (380.0, 800.0, f"Sportamt | Folie {number}")] for number in numbers]
    assert sum(block.marker == "fusszeile" for block in read(*pages).blocks) == feet


def test_a_number_within_an_identifier_is_no_period_of_a_running_foot() -> None:
    """A handbook: its odd pages end with the same DOI and their own number."""
    pages = [[*paragraph(80), (60.0, 800.0, f"DOI 10.12345/abc {number}")] for number in (1, 2, 3)]
    assert sum(block.marker == "fusszeile" for block in read(*pages).blocks) == 3


def drawn(*pages: tuple[Sequence[Line], Sequence[Box], Sequence[Box]]) -> Document:
    """Pages of strings from the top left over filled boxes and outlined ones, each x0, top, x1, bottom."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for lines, filled, outlined in pages:
        for boxes, colour in ((filled, 0.97), (outlined, None)):
            for x0, top, x1, bottom in boxes:
                canvas.setFillGray(colour or 0)
                canvas.rect(x0, A4[1] - bottom, x1 - x0, bottom - top, stroke=not colour, fill=bool(colour))
        canvas.setFillGray(0)
        for x, top, text in lines:
            canvas.drawString(x, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return assemble("0" * 12, "test", About(), read_pdf(file.getvalue()))


def paragraph(top: float) -> list[Line]:
    return [(60, top + 14 * n, line) for n, line in enumerate(TEXT)]


def table(top: float, rows: int = 3) -> tuple[list[Line], list[Box]]:
    """Rows of three cells, each outlined."""
    edges = (50, 200, 350, 540)
    boxes = [(edges[c], top + 24 * r, edges[c + 1], top + 24 * r + 24) for r in range(rows) for c in range(3)]
    return [(box[0] + 5, box[1] + 16, f"Zelle {n}") for n, box in enumerate(boxes)], boxes


def test_the_ground_of_a_page_is_no_cell_around_its_text() -> None:
    """A browser fills the ground of an article; with the rules under its headings it would close cells."""
    lines, boxes = table(400)
    ground, rules = (50, 36, 540, 806), [(50.0, top, 540.0, top + 0.7) for top in (120.0, 220.0, 600.0)]
    document = drawn(([*paragraph(140), *paragraph(240), *lines, *paragraph(620)], [ground, *rules], boxes))
    assert [text for _, _, text in cells(document)] == [f"Zelle {n}" for n in range(9)]


def test_sides_that_run_off_the_page_are_no_cells() -> None:
    lines, boxes = table(400)
    rules = [(50.0, top, 540.0, top + 0.7) for top in (120.0, 220.0, 600.0)]
    document = drawn(
        ([*paragraph(140), *paragraph(240), *lines, *paragraph(620)], rules, [(50, 60, 540, 4000), *boxes])
    )
    assert [text for _, _, text in cells(document)] == [f"Zelle {n}" for n in range(9)]


def test_a_frame_that_begins_and_ends_on_other_pages_is_no_row_of_a_table() -> None:
    """A report printed by a browser: cells with a fill of their own, and one frame around the whole article."""
    lines, boxes = table(400, 7)
    text = [line for top in (360, 640, 700, 760) for line in paragraph(top)]
    document = drawn(([*text, *lines], boxes, [(50, -1480, 540, 3160), *boxes]))
    assert [text for _, _, text in cells(document)] == [f"Zelle {n}" for n in range(21)]


def test_a_bar_from_head_to_foot_of_the_sheet_stands_behind_the_first_column_of_a_table() -> None:
    goals = ["Ziel 1: Die Stadt hat Wege, auf denen alle Menschen gehen", "Ziel 2: Die Kinder gehen zu Fuß zur Schule"]
    lines, frames = list[Line](), list[Box]()
    for n in range(4):
        down = 180 + 60 * n + 50 * (n // 2)
        if n % 2 == 0:
            lines += [(40, down - 30, goals[n // 2])]
            frames += [(28, down - 45, 544, down - 20)]
        lines += [(40, down, f"0{n + 1}/2021 bis"), (40, down + 14, "06/2025"), (150, down, "Wege bauen und Bänke")]
        lines += [(158, down + 14, "• Beginn mit allen Vereinen"), (158, down + 28, "• Abschluss im Rathaus")]
    document = drawn((lines, [(0, 0, 136, 841.8)], frames))
    assert set(goals) < set(texts(document))
    assert [text for _, column, text in cells(document) if column == 0 and text not in goals] == [
        *(f"0{n + 1}/2021 bis 06/2025" for n in range(4))
    ]


def test_a_page_with_a_ground_is_no_rest_of_a_table_as_wide() -> None:
    lines, boxes = table(600)
    ground = (50, 60, 540, 800)
    document = drawn(([*paragraph(100), *lines], [], boxes), ([*paragraph(100), *paragraph(200)], [ground], []))
    assert len(cells(document)) == 9


def test_bars_beside_quotes_are_no_columns_of_a_table_between_them() -> None:
    """A report printed by a browser marks its citations with a bar, and code with a box behind its words."""
    lines, boxes = table(400, 7)
    bars = [(50.0, top, 52.1, top + 28.0) for top in (120.0, 260.0, 650.0)]
    quotes = [(60.0, bar[1] + down, line) for bar in bars for down, line in zip((10, 24), WIDE, strict=False)]
    document = drawn(([*quotes, *lines], [*bars, (204.0, 404.0, 250.0, 418.0)], boxes))
    assert [text for _, _, text in cells(document)] == [f"Zelle {n}" for n in range(21)]


def test_rules_that_underline_addresses_part_no_rows() -> None:
    """A book printed by a browser: its list of links is as wide as a table with rules on another page."""
    address = "https://example.org/" + "abcdefghij" * 5
    end = 60 + stringWidth(address, "Helvetica", 12)
    months = [(250.0, 100 + 30.0 * n, month) for n, month in enumerate(("im Mai", "im Juni", "im Juli", "im Herbst"))]
    names = [(60.0, y, name) for (_, y, _), name in zip(months, ("Frist", "Antrag", "Bericht", "Prüfung"), strict=True)]
    table = ([*names, *months], [(60, 85 + 30.0 * n, end, 85.6 + 30 * n) for n in range(5)], [])
    tops = [100.0 + 60 * n for n in range(4)]
    links = [(60.0, top + 14 * n, line) for top in tops for n, line in enumerate(("Merkblatt", address, "abc.html"))]
    document = drawn(table, (links, [(60, top + 16, end, top + 16.6) for top in tops], []))
    assert len(cells(document)) == len(names) + len(months)


def test_a_head_as_wide_as_a_table_on_another_page_is_no_rest_of_it_where_its_columns_begin_elsewhere() -> None:
    ruled = [[(60.0, top, 420.0, top + 0.6) for top in tops] for tops in ((85, 115, 145, 175, 205), (85, 110))]
    names, months = ("Frist", "Antrag", "Bericht", "Prüfung"), ("im Mai", "im Juni", "im Juli", "im Herbst")
    first = [(x, 100 + 30.0 * n, text) for x, own in ((60, names), (200, months)) for n, text in enumerate(own)]
    second: list[Line] = [(60, 100, "Wer"), (130, 100, "Was"), (60, 126, "Das Amt"), (130, 126, "lädt alle ein")]
    assert len(cells(drawn((first, ruled[0], []), (second, ruled[1], [])))) == len(first)


def test_captions_on_the_feet_of_pictures_are_no_rows() -> None:
    """A slide of four towns: each picture has a filled bar at its foot with a name and a motto."""
    corners = ((50.0, 250.0), (320.0, 250.0), (51.7, 450.0), (321.7, 450.0))
    bars = [(x, top, x + 220.0, top + 40.0) for x, top in corners]
    mottos = ("Stadt der kurzen Wege", "Spielen am Fluss", "Gärten für alle", "Parks in der Nähe")
    names = [(bar[0] + 80, bar[1] + 14, f"Musterstadt {n}") for n, bar in enumerate(bars)]
    lines = [(bar[0] + 30 + 7 * n, bar[1] + 28, motto) for n, (bar, motto) in enumerate(zip(bars, mottos, strict=True))]
    assert not cells(drawn(([(60, 90, "Vorbilder"), *names, *lines, (280, 505, "Bilder: Stadtarchiv")], bars, [])))
