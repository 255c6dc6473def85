"""What browsers, office programs and presses set in their own way, drawn line by line with our own words."""

import io
from collections.abc import Sequence

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read import read_bytes, watch
from pipeline.read.pdf.flow.joined import join_flow
from pipeline.read.pdf.flow.paragraphs import build
from pipeline.read.pdf.flow.pitch import Pitch
from pipeline.read.pdf.words.printed import Frame, print_lines
from pipeline.read.pdf.words.words import Words
from tests.read.test_pdf_drawn import HEAD, LEFT, TOP, Piece, across, items, printed, rows

Box = tuple[float, float, float, float]  # x0, top, x1, bottom, as in `printed`
PLANS = ("Wege planen", "Wege bauen", "Wege pflegen", "Wege feiern")
GOAL = "Ziel 1: Die Gemeinde bewegt sich in jedem Alter und an jedem Ort, den sie dafür findet."


def drawn(
    *pages: Sequence[Piece], fills: Sequence[Sequence[Box]] = (), frames: Sequence[Sequence[Box]] = ()
) -> Document:
    """Pages of words over grey boxes and in outlined ones."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, page in enumerate(pages):
        canvas.setFillGray(0.85)
        for x0, top, x1, bottom in fills[number] if number < len(fills) else ():
            canvas.rect(LEFT + x0, TOP - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        for x0, top, x1, bottom in frames[number] if number < len(frames) else ():
            canvas.rect(LEFT + x0, TOP - bottom, x1 - x0, bottom - top, stroke=1, fill=0)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 10)
        for x, down, words in page:
            canvas.drawString(LEFT + x, TOP - down, words)
        canvas.showPage()
    canvas.save()
    return read_bytes(buffer.getvalue(), "gezeichnet.pdf")


def plan(first: float, step: float, count: int = 4) -> list[Piece]:
    """Rows "ab 2022 | Wege planen" of two printed lines, from so many points below the top."""
    pieces: list[Piece] = []
    for n in range(count):
        down = first + step * n
        pieces += [
            (5, down, f"ab 202{n + 2}"),
            (115, down, f"{PLANS[n % 4]} und"),
            (115, down + 12, "allen davon erzählen"),
        ]
    return pieces


def spaced(down: float, words: str, blank: float) -> list[Piece]:
    """A justified line: one piece a word, all blanks as wide as each other."""
    pieces, x = [], 5.0
    for word in words.split():
        pieces.append((x, down, word))
        x += Canvas(io.BytesIO()).stringWidth(word, "Helvetica", 10) + blank
    return pieces


def test_a_justified_goal_runs_across_the_columns() -> None:
    """A browser sets "Ziel 01:  Die  Gemeinde" with wide blanks, one of which falls where the columns part."""
    goal = [
        *spaced(50, "Ziel 1: Die Gemeinden hier bewegen sich", 23),
        (5, 62, "an jedem Ort, den sie für sich finden."),
    ]
    found = rows(printed([*HEAD, *goal, *plan(90, 40)]))
    assert found[1] == ["Ziel 1: Die Gemeinden hier bewegen sich an jedem Ort, den sie für sich finden."]


def test_a_head_wider_than_its_column_still_heads_it() -> None:
    head = [(5.0, 20.0, "Zeitraum in Jahren"), (95.0, 20.0, "Maßnahme")]
    pages = [
        [*head, (5, 50, "ab 2022"), (95, 50, "Runden Tisch gründen"), (5, 80, "ab 2023"), (95, 80, "Wege planen und")],
        [*head, (95, 50, "überall Bänke bauen"), (5, 80, "ab 2024"), (95, 80, "Ein Fest feiern")],
    ]
    found = rows(printed(*pages, rules=[across(30, 60), across(30, 60, 90)]))
    assert ["ab 2023", "Wege planen und überall Bänke bauen"] in found


def test_rules_and_fills_of_one_table_are_one_table() -> None:
    """The filled head and the filled goal below it close a box of their own."""
    pieces = [*HEAD, (5.0, 45.0, GOAL), *plan(70, 40)]
    document = drawn(
        pieces,
        fills=[[(0, 5, 110, 30), (110, 5, 450, 30), (0, 30, 450, 55)]],
        frames=[[(0, y, 450, y + 0.4) for y in (90, 130, 170, 210)]],
    )
    assert [len(row) for row in rows(document)] == [2, 1, 2, 2, 2, 2]
    assert len({block.cell.table for block in document.blocks if block.cell}) == 1


def test_a_head_printed_again_tells_that_the_table_goes_on() -> None:
    """On the last page of a zebra table there may be an unfilled row and no fill at all."""
    fills = [(0.0, 28.0 + 80 * n, 450.0, 68.0 + 80 * n) for n in range(2)]
    second = [*HEAD, (115.0, 36.0, "• Karte zeichnen"), (115.0, 50.0, "• Karte verteilen")]
    document = drawn([*HEAD, *plan(40, 40)], second, fills=[fills])
    assert rows(document)[-1] == ["ab 2025", "Wege feiern und allen davon erzählen Karte zeichnen Karte verteilen"]


def test_a_period_in_the_middle_of_a_cut_row_belongs_to_the_whole_row() -> None:
    first = [
        *HEAD,
        (5, 50, "ab 2022"),
        (115, 50, "Wege planen"),
        (115, 62, "• Karte zeichnen"),
        (115, 74, "• Karte verteilen"),
    ]
    first += [(115, 100, "Feste feiern")]
    second = [*HEAD, (115, 50, "• Musik bestellen"), (5, 62, "ab 2023"), (115, 74, "• Zelte leihen")]
    lines = [
        [(x, 5.0, x, bottom) for x in (0.0, 110.0, 400.0)] + across(5, 30, bottom - 25, bottom)
        for bottom in (110.0, 84.0)
    ]
    lines[0] = [(x, 5.0, x, 110.0) for x in (0.0, 110.0, 400.0)] + across(5, 30, 84, 110)
    lines[1] = [(x, 5.0, x, 84.0) for x in (0.0, 110.0, 400.0)] + across(5, 30, 84)
    found = rows(printed(first, second, rules=lines))
    assert found[-1] == ["ab 2023", "Feste feiern Musik bestellen Zelte leihen"]


def test_tables_in_two_columns_that_end_together_are_closed_each() -> None:
    pieces: list[Piece] = []
    rules: list[Box] = []
    for left, bottom, year in ((0.0, 130.0, 2020), (230.0, 131.5, 2024)):
        for n in range(3):
            pieces += [(left + 5, 30 + 40 * n, f"ab {year + n}"), (left + 65, 30 + 40 * n, PLANS[n])]
            rules += [(left, 10 + 40 * n, left + 200, 10 + 40 * n)]
        rules += [(left + x, 10, left + x, bottom) for x in (0, 60, 200)]
    assert [len(row) for row in rows(printed(pieces, rules=[rules]))] == [2] * 6


def test_rows_drawn_apart_are_one_table() -> None:
    """Style sheets leave white between the boxes of a table."""
    pieces = [*HEAD, (5.0, 50.0, GOAL), *plan(80, 40)]
    frames = [(0.0, 6.0, 105.0, 32.0), (108.0, 6.0, 450.0, 32.0), (0.0, 36.0, 450.0, 62.0)]
    frames += [(x0, 68.0 + 40 * n, x1, 102.0 + 40 * n) for n in range(4) for x0, x1 in ((0.0, 105.0), (108.0, 450.0))]
    document = drawn(pieces, frames=[frames])
    assert [len(row) for row in rows(document)] == [2, 1, 2, 2, 2, 2]
    assert len({block.cell.table for block in document.blocks if block.cell}) == 1


def test_boxes_around_goals_say_nothing_of_the_rows_between() -> None:
    pieces = [*HEAD, (5.0, 45.0, GOAL), *plan(75, 40, 2), (5.0, 165.0, GOAL.replace("1", "2")), *plan(195, 40, 2)]
    document = drawn(pieces, frames=[[(0, 33, 450, 52), (0, 153, 450, 172)]])
    assert [len(row) for row in rows(document)] == [2, 1, 2, 2, 1, 2, 2]


def test_a_cell_reaches_as_far_as_its_words() -> None:
    """One line of the middle column is longer than all others of its page: its last word is the cell's."""
    pieces = [*HEAD, (360.0, 20.0, "Wer")]
    for n in range(4):
        pieces += [
            (5, 50 + 40 * n, f"ab 202{n}"),
            (115, 50 + 40 * n, f"{PLANS[n]} und allen"),
            (360, 50 + 40 * n, "Amt"),
        ]
        pieces += [(115, 62 + 40 * n, "davon erzählen")]
    pieces += [(5, 210, "ab 2026"), (115, 210, "Wege, Bänke, Karten und Feste gemeinsam bezahlen"), (360, 210, "Rat")]
    found = rows(printed(pieces, rules=[across(5, 30, 70, 110, 150, 190, 220)]))
    assert found[-1] == ["ab 2026", "Wege, Bänke, Karten und Feste gemeinsam bezahlen", "Rat"]


def test_the_rest_of_a_row_stands_in_its_column_though_the_cell_is_drawn_over_all() -> None:
    first = [*HEAD, (5, 50, "ab 2022"), (115, 50, "Wege planen"), (5, 80, "ab 2023"), (115, 80, "Wege bauen und")]
    second = [*HEAD, (115, 50, "überall Bänke aufstellen"), (5, 80, "ab 2024"), (115, 80, "Feste feiern")]
    down = [(x, 5.0, x, 90.0) for x in (0.0, 110.0, 400.0)]
    rules = [[*down, *across(5, 30, 60, 90)], [*across(5, 30, 60, 90), (0, 5, 0, 90), (400, 5, 400, 90)]]
    rules[1] += [(110, 5, 110, 30), (110, 60, 110, 90)]
    assert ["ab 2023", "Wege bauen und überall Bänke aufstellen"] in rows(printed(first, second, rules=rules))


def test_a_period_alone_at_the_foot_of_a_page_begins_its_row() -> None:
    first = [
        *HEAD,
        (5, 50, "ab 2022"),
        (115, 50, "Wege planen"),
        (5, 80, "ab 2023"),
        (115, 80, "Wege bauen"),
        (5, 108, "ab 2024"),
    ]
    second = [*HEAD, (115, 50, "Feste feiern"), (5, 80, "ab 2025"), (115, 80, "Feste pflegen"), (5, 110, "ab 2026")]
    second += [(115, 110, "Feste planen")]
    found = rows(printed(first, second, rules=[across(5, 30, 60, 90), across(5, 30, 60, 90, 120)]))
    assert ["ab 2024", "Feste feiern"] in found


def test_the_last_row_alone_on_a_page_is_a_row_of_the_table() -> None:
    wide = (115.0, 40.0, "Einen Runden Tisch gründen, der alle Wege der Gemeinde kennt")
    found = rows(
        printed([*HEAD, (5, 40, "ab 2021"), wide, *plan(70, 40)], [(5, 20, "ab 2026"), (115, 20, "Wege neu planen")])
    )
    assert found[-1] == ["ab 2026", "Wege neu planen"]


def test_text_runs_on_below_the_box_it_went_around() -> None:
    box = ["Gut zu wissen:", "Die Teilnahme", "kostet nichts.", "Alle dürfen", "gern kommen."]
    beside = [
        "Der Runde Tisch der Gemeinde trifft sich seit vielen",
        "Jahren im Rathaus und berät dort über die Wege, die",
        "Bänke und die Karten, die für ein bewegtes Leben in",
        "der Gemeinde nötig sind. Die Runde hat sich dafür in",
        "jedem Jahr mehr Zeit genommen und tagte bis Herbst",
    ]
    pieces = [(0.0, 13.0 * n, line) for n, line in enumerate(box)]
    pieces += [(110.0, 13.0 * n, line) for n, line in enumerate(beside)]
    pieces += [(0.0, 65.0, "2015 vor allem im alten Rathaus am Markt, das heute ein Museum der Gemeinde ist.")]
    assert "tagte bis Herbst 2015 vor allem im alten Rathaus" in printed(pieces).text


def test_a_bullet_stands_before_an_address_in_the_next_line() -> None:
    pieces = [
        (0.0, 0.0, "•"),
        (12.0, 0.0, "Wege zeigen"),
        (0.0, 13.0, "•"),
        (12.0, 26.0, "www.beispiel.de/wege-und-baenke/"),
    ]
    assert items(printed(pieces)) == ["Wege zeigen", "www.beispiel.de/wege-und-baenke/"]


def test_a_dash_before_a_wide_blank_of_a_justified_line_begins_no_item() -> None:
    first = spaced(0, "Die Runde trifft sich an jedem Montag im", 9)
    second = spaced(12.5, "– auch abends – im Haus am Markt und sonst", 9)
    assert items(printed([*first, *second, (5, 25, "an anderen Orten.")])) == []


def test_lines_printed_again_and_torn_are_set_apart() -> None:
    """Layers of an export: the text, and below it what is left of it."""
    text = ["Angebote, Kurse und Feste sind", "für alle da, die kommen wollen."]
    pieces = [*((0.0, 12.5 * n, line) for n, line in enumerate(text))]
    pieces += [(0.0, 80.0, "gebote, Kurse und Feste sind"), (0.0, 92.5, text[1])]
    document = printed(pieces)
    furniture = [document.quote(block.span) for block in document.blocks if block.marker == "ghost"]
    assert furniture == ["gebote, Kurse und Feste sind", text[1]]


@pytest.mark.parametrize(("without", "joined"), [({}, False), ({2: "seite_zeit"}, False)], ids=["read", "left out"])
def test_nothing_is_joined_over_a_page_left_out(without: dict[int, str], joined: bool) -> None:
    pages = [
        [(0.0, 0.0, "Die Runde trifft sich im Rathaus und")],
        [(0.0, 0.0, "Karten.")],
        [(0.0, 0.0, "im Haus am Markt.")],
    ]
    with watch.watched(lambda what, number: None, without):
        document = printed(*pages)
    assert ("Rathaus und im Haus" in document.text) is joined


def frame_of(*lines: str, page: int = 1) -> Frame:
    """A column of words 40 points wide, one each 50; a line that begins with a blank is a heading set in."""
    places = ((n, line, 50.0 * line.startswith(" ")) for n, line in enumerate(lines))
    words = [(word, n, x + 50.0 * k) for n, line, x in places for k, word in enumerate(line.split())]
    band, x0 = np.array([n for _, n, _ in words]), np.array([x for _, _, x in words])
    no, top = np.zeros(len(words), bool), 20.0 * band
    size = np.array([12.0 if lines[n].startswith(" ") else 10.0 for _, n, _ in words])
    told = Words([w for w, _, _ in words], x0, top, x0 + 40, top + 10, top + 8, size, no, no, band, no, no)
    return Frame(print_lines(told, page), 0, float(x0.max()) + 40, 400)


@pytest.mark.parametrize(("start", "joined"), [("\U0001f5e3 Machen Sie mit", False), ("Kindern und Eltern", True)])
def test_no_sentence_goes_on_with_a_picture_on_the_next_page(start: str, joined: bool) -> None:
    frames = [frame_of("Austausch mit anderen Städten und", "mit allen Vereinen und Schulen"), frame_of(start, page=2)]
    flow = [build(frame, Pitch(frames)) for frame in frames]
    join_flow(flow, ())
    assert sum(map(len, flow)) == (1 if joined else 2)


def test_a_character_without_a_glyph_is_a_bullet_only_among_its_like() -> None:
    """An emoji for which there is no font is printed as a box that stands for nothing.

    A heading below it may begin where its text does.
    """

    def markers(*lines: str) -> list[str | None]:
        frame = frame_of(*lines)
        return [paragraph.marker for paragraph in build(frame, Pitch([frame]))]

    assert markers("\ufffd Mach mit!") == [None]
    assert markers("\ufffd Mach mit!", " Wie werde ich Mitglied?") == [None, None]
    assert markers("\ufffd Wege planen", "\ufffd Wege bauen") == ["•", "•"]
    assert markers("\ufffd Wege planen", "\ufffd", "\ufffd Wege bauen") == ["•", None, "•"]  # text in an unknown font


def test_a_page_inherits_its_size_from_the_page_tree() -> None:
    """Words right of 612 points, the width of a page that tells none, stand on a page that inherits 842."""
    content = b"BT /F1 12 Tf 700 300 Td (Gemeinde) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 842 595] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, part) for n, part in enumerate(parts, start=1))
    document = read_bytes(data + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF", "geerbt.pdf")
    assert [block.kind for block in document.blocks] == ["paragraph"]
