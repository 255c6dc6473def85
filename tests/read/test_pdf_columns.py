"""Pages on which nothing is drawn: columns of a plan, of a brochure, and what stands around them."""

import io
from collections.abc import Iterable
from itertools import chain

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import About, Document
from pipeline.read.draft import assemble
from pipeline.read.pdf import read_pdf
from tests.read.test_pdf_drawn import printed, rows

Line = tuple[float, float, str] | tuple[float, float, str, int] | tuple[float, float, str, int, str]
MEASURES = ("Planung der Steuerung", "Ansprache der Vereine", "Auswahl der Orte", "Befragung der Eltern")
PERIODS = ("07/2020 bis 06/2025", "10/2020 bis 03/2021", "01/2021 bis 06/2025", "07/2021 bis 12/2022")
ITEMS = ("Einladung", "Termine", "Bericht", "Auswahl", "Befragung", "Umsetzung")
PROSE = (
    "Die Stadt lädt alle Vereine ein, an den",
    "Treffen im Rathaus teilzunehmen und dort",
    "zu berichten, was sie in den Quartieren",
    "für die Gesundheit der Kinder tun wollen",
)


def file_of(*pages: Iterable[Line]) -> bytes:
    """Pages of strings at places from the top left: x, y, text and, if not 10 points, size, and a font."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for page in pages:
        for x, y, text, *style in page:
            canvas.setFont(str(style[1]) if len(style) > 1 else "Helvetica", int(style[0]) if style else 10)
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(*pages: Iterable[Line]) -> Document:
    return assemble("0" * 12, "test", About(), read_pdf(file_of(*pages)))


def cells(document: Document) -> list[tuple[int, int, str]]:
    return [(b.cell.row, b.cell.column, document.quote(b.span)) for b in document.blocks if b.cell]


def texts(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind != "furniture"]


def measure_first(first: int, last: int, y: float) -> Iterable[Line]:
    """Rows of a plan: the measure with a list on the left, its period on the right."""
    for number in range(first, last):
        yield 60, y, MEASURES[number]
        yield 420, y, PERIODS[number]
        for step, item in enumerate(ITEMS, start=1):
            yield 66, y + 13 * step, "–"
            yield 76, y + 13 * step, item
        y += 13 * len(ITEMS) + 22


def test_a_plan_may_print_its_periods_on_the_right() -> None:
    told = cells(read(measure_first(0, 4, 80)))
    assert [text for _, column, text in told if column == 1] == list(PERIODS)
    assert [text for _, column, text in told if column == 0][:3] == [MEASURES[0], "Einladung", "Termine"]


def tight(first: int, last: int, y: float) -> Iterable[Line]:
    """The same without white between the rows: a list ends, and a line begins left of it."""
    for number in range(first, last):
        yield 60, y, MEASURES[number]
        yield 420, y, PERIODS[number]
        yield 60, y + 13, "mit allen Partnern"
        for step, item in enumerate(ITEMS[:3], start=2):
            yield 62, y + 13 * step, "•"
            yield 74, y + 13 * step, item
        y += 13 * 5


def test_periods_on_the_right_need_no_white_between_the_rows_where_lists_end() -> None:
    told = cells(read(tight(0, 4, 80)))
    assert [text for _, column, text in told if column == 1] == list(PERIODS)
    assert [text for row, column, text in told if (row, column) == (2, 0)][:2] == [
        f"{MEASURES[2]} mit allen Partnern",
        *ITEMS[:1],
    ]


def test_a_row_begins_below_a_bold_goal_of_many_lines_without_white() -> None:
    """LaTeX: the period has two lines beside a title of one, right below the last, short line of the goal."""
    goal = ["Ziel 01: Die Stadt hat Wege, auf denen alle Menschen gut und sicher gehen, und", "sorgt für sie in allen"]
    goal += ["Quartieren der Stadt", "und im Umland."]
    page: list[Line] = [(60, 80, "Maßnahmen der Stadt"), (420, 80, "Zeitraum")]
    page += [(60, 106 + 12 * n, line, 10, "Helvetica-Bold") for n, line in enumerate(goal)]
    y = 154.0
    for number in range(4):
        page += [(60, y, MEASURES[number]), (420, y, PERIODS[number][:11]), (420, y + 12, PERIODS[number][12:])]
        page += [(66, y + 24 + 12 * n, f"– {item}") for n, item in enumerate(ITEMS[:3])]
        y += 68
    told = cells(read(page))
    assert [text for _, column, text in told if column == 1][1:] == list(PERIODS)
    assert next(row for row, _, text in told if text.startswith("Ziel")) + 1 == next(
        row for row, _, text in told if text == MEASURES[0]
    )


def test_a_goal_may_have_a_short_line_between_two_that_run_across() -> None:
    goal: list[Line] = [
        (
            60,
            314,
            "Ziel 01: Die Stadt hat Wege, auf denen alle Menschen gut und sicher gehen, und sorgt für sie in allen",
        ),
        (60, 327, "Quartieren (Innenstadt und Umland)"),
        (
            60,
            340,
            "mit Bänken, Licht und Bäumen, damit auch ältere Menschen unterwegs sein und sich dort treffen können.",
        ),
    ]
    told = cells(read([*tight(0, 3, 119), *goal, *tight(0, 4, 353)]))
    assert [row for row, _, text in told if "Quartieren" in text or "Bänken" in text] == [3, 3]


def test_a_row_begins_with_its_period_on_the_right_below_the_short_last_line_of_a_goal() -> None:
    """Browser print of a plan: no white parts goals and rows, and items stand as far apart as rows do."""
    page: list[Line] = []
    y = 80.0
    for n, (title, period) in enumerate(zip(MEASURES, PERIODS, strict=True), start=1):
        page.append(
            (60, y, f"Ziel 0{n}: Die Stadt hat Wege, auf denen alle Menschen gut und sicher gehen, und sorgt dort")
        )
        page += [(60, y + 12, "für Licht."), (60, y + 24, title), (420, y + 24, period)]
        page += [(64, y + 36 + 16 * k, f"• {item}") for k, item in enumerate(ITEMS[:3])]
        y += 36 + 16 * 3
    told = cells(read(page))
    assert [text for _, column, text in told if column == 1] == list(PERIODS)


def test_lists_beside_their_measures_may_keep_heights_of_their_own() -> None:
    """Hardly a line has text in all three columns; the rows that the first one begins do."""
    lines: list[Line] = []
    for n, y in enumerate(range(80, 480, 100)):
        lines += [(60, y, PERIODS[n])]
        lines += [(190, y + 16 * k, text) for k, text in enumerate((MEASURES[n], "mit den Ämtern und", "Partnern"))]
        lines += [(x, y + 3 + 23 * k, t) for k, item in enumerate(ITEMS[:4]) for x, t in ((310, "o"), (322, item))]
    told = cells(read(lines))
    assert [text for _, column, text in told if column == 0] == list(PERIODS)
    assert [text for row, column, text in told if (row, column) == (1, 1)] == [
        f"{MEASURES[1]} mit den Ämtern und Partnern"
    ]
    assert [text for row, column, text in told if (row, column) == (1, 2)] == list(ITEMS[:4])


def test_the_rest_of_a_row_may_stand_alone_at_the_head_of_a_page() -> None:
    rest: list[Line] = [(66, 60, "–"), (76, 60, "Bericht im Rat"), (66, 73, "–"), (76, 73, "Beschluss")]
    told = cells(read(measure_first(0, 4, 80), rest))
    assert (3, 0, "Bericht im Rat") in told and (3, 0, "Beschluss") in told


def middle(number: int, y: float, lines: int) -> Iterable[Line]:
    yield 60, y + 13 * (lines - 1) / 2, PERIODS[number % 4]
    for step in range(lines):
        yield 220, y + 13 * step, f"{MEASURES[number % 4]} {number}"


def test_periods_may_stand_beside_the_middle_of_their_row() -> None:
    heights, rows, y = (3, 2, 3, 4, 3, 5, 3), [], 80.0
    for number, lines in enumerate(heights):
        rows.append(middle(number, y, lines))
        y += 13 * lines + 12
    told = cells(read(chain(*rows)))
    assert [(row, text) for row, column, text in told if column == 0] == [
        (n, PERIODS[n % 4]) for n in range(len(heights))
    ]


def test_a_head_may_begin_left_of_the_periods_in_the_middle_of_their_column() -> None:
    lines: list[Line] = [(60, 60, "Nr."), (110, 60, "Zeitraum"), (300, 60, "Maßnahme")]
    for n, y in enumerate(range(90, 250, 40)):
        lines += [(60, y, str(n)), (150, y, PERIODS[n]), (300, y, MEASURES[n]), (300, y + 12, "im Jahr")]
    assert cells(read(lines))[:3] == [(0, 0, "Nr."), (0, 1, "Zeitraum"), (0, 2, "Maßnahme")]


def test_columns_of_text_that_meet_at_the_foot_of_a_page_are_no_table() -> None:
    apart: list[Line] = [(60, 80 + 13 * n, PROSE[n % 4]) for n in range(12)]
    apart += [(320, 86.5 + 13 * n, PROSE[n % 4]) for n in range(11)]
    meeting: list[Line] = [(x, 260 + 13 * n, PROSE[n % 4]) for n in range(6) for x in (60, 320)]
    assert not cells(read([*apart, *meeting]))


@pytest.mark.parametrize("space", [2.5, 4.0])
def test_letters_set_apart_are_words(space: float) -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.drawString(60, 760, "Beispiele für Themen der Kommunen", charSpace=space)
    canvas.drawString(60, 700, PROSE[0])
    canvas.save()
    assert (
        texts(assemble("0" * 12, "test", About(), read_pdf(file.getvalue())))[0] == "Beispiele für Themen der Kommunen"
    )


def test_running_heads_of_facing_pages_stand_at_their_outer_edges() -> None:
    body: list[Line] = [(60, 120 + 13 * n, PROSE[n % 4]) for n in range(8)]
    document = read([(60, 50, "Prozess"), *body], [(196, 50, "Gesundheit"), *body])
    aside = [document.quote(block.span) for block in document.blocks if block.kind == "furniture"]
    assert {"Prozess", "Gesundheit"} <= set(aside)


def test_two_pages_may_end_with_the_same_words_of_their_lists() -> None:
    body: list[Line] = [(60, 80 + 13 * n, PROSE[n % 4]) for n in range(8)]
    ends: list[Line] = [(60, 780, "•"), (70, 780, "Erweiterung des Kreises um Partner")]
    told = " ".join(texts(read([*body, *ends], [*body[1:], *ends])))
    assert told.count("Erweiterung des Kreises um Partner") == 2


def test_a_heading_over_all_columns_begins_a_band() -> None:
    def band(y: float, head: str, left: str, right: str) -> Iterable[Line]:
        yield 56, y, head, 14, "Helvetica-Bold"
        for n in range(4):
            yield 60, y + 24 + 13 * n, f"{left} {PROSE[n]}"
            yield 320, y + 24 + 13 * n, f"{right} {PROSE[n]}"

    told = " ".join(
        texts(read([*band(80, "Ziele", "A", "B"), *band(180, "Orte", "C", "D"), *band(280, "Zeiten", "E", "F")]))
    )
    order = [
        told.index(word) for word in ("Ziele", "A Die", "B Die", "Orte", "C Die", "D Die", "Zeiten", "E Die", "F Die")
    ]
    assert order == sorted(order)


def test_headings_in_a_margin_belong_to_the_text_beside_them() -> None:
    def part(y: float, head: str, mark: str) -> Iterable[Line]:
        yield 60, y, head, 10, "Helvetica-Bold"
        yield 60, y + 13, "im Überblick", 10, "Helvetica-Bold"
        for n in range(5):
            yield 200, y + 13 * n, f"{mark} {PROSE[n % 4]} und auch"

    told = " ".join(texts(read([*part(80, "Ziele", "A"), *part(170, "Orte", "B")])))
    order = [told.index(word) for word in ("Ziele", "A Die", "Orte", "B Die")]
    assert order == sorted(order)


def test_the_number_of_a_footnote_stands_in_its_line() -> None:
    body: list[Line] = [(60, 80 + 13 * n, PROSE[n % 4]) for n in range(8)]
    told = texts(read([*body, (60, 700, "1", 6), (65, 703, "Stand der Angaben", 8)]))
    assert told[-1] == "1 Stand der Angaben"


def test_two_columns_of_text_with_one_middle_are_no_table() -> None:
    """A brochure in two columns whose paragraphs happen to be parted by white at the same heights."""
    words = ["Die", "Gemeinde", "lädt", "alle", "Kinder", "und", "Eltern"]
    lines = [" ".join(words[n % 6 :] + words[: n % 6]) for n in range(9)]
    pieces, top = [], 0.0
    for left, right in ((7, 5), (5, 7), (8, 6), (6, 9), (7, 4), (5, 6)):
        height = 12.0 * max(left, right)
        for x, count in ((0.0, left), (230.0, right)):
            first = top + (height - 12 * count) / 2
            pieces += [(x, first + 12 * n, lines[n]) for n in range(count)]
        top += height + 16
    assert not any(block.cell for block in printed(pieces).blocks)


def test_the_rest_of_the_last_row_stands_alone_on_a_page_that_draws_nothing() -> None:
    first = [(5.0, 20.0, "Zeitraum"), (115.0, 20.0, "Maßnahme"), (5.0, 50.0, "ab 2022"), (115.0, 50.0, "Rat gründen")]
    first += [(5, 80, "ab 2023"), (115, 80, "Wege planen"), (5, 110, "ab 2024"), (115, 110, "Wege bauen")]
    first += [(125, 124, "• Karte zeichnen")]
    second = [(125.0, 20.0, "• Karte drucken"), (125.0, 34.0, "• Karte verteilen")]
    rules = [[(0, height, 400, height) for height in (8, 36, 66, 96)]]
    document = printed(first, second, rules=rules)
    assert rows(document)[-1] == ["ab 2024", "Wege bauen Karte zeichnen Karte drucken Karte verteilen"]


@pytest.mark.parametrize("form", ["{}", "– {} –"])
def test_two_pages_on_a_sheet_have_two_numbers_and_the_last_may_have_one(form: str) -> None:
    body: list[Line] = [(x, 120 + 13 * n, PROSE[n % 4]) for n in range(8) for x in (60, 320)]
    numbers = [form.format(number) for number in (1, 2, 3)]
    document = read([*body, (150, 790, numbers[0]), (410, 790, numbers[1])], [*body, (150, 790, numbers[2])])
    aside = [document.quote(block.span) for block in document.blocks if block.kind == "furniture"]
    assert " ".join(aside) == " ".join(numbers)


def test_two_pages_on_a_sheet_have_heads_of_their_own_and_the_text_may_reach_down_to_their_numbers() -> None:
    """000_2490f805fd367f64 as a booklet, two pages a sheet: the words of the heads stand where the columns begin."""
    sheets = []
    for sheet, lines in enumerate((46, 50), start=1):
        body: list[Line] = [(x, 90 + 13 * n, PROSE[n % 4]) for n in range(lines) for x in (40, 320)]
        numbers: list[Line] = [(x, 745, f"– {2 * sheet + n} –") for n, x in ((-1, 130), (0, 410))]
        sheets.append([(40, 60, "Partnerprozess"), (320, 60, "Partnerprozess"), *body, *numbers])
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 594), invariant=1)
    for page in sheets:
        for x, y, text in page:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(x, 594 - 0.75 * y, text)
        canvas.showPage()
    canvas.save()
    document = assemble("0" * 12, "test", About(), read_pdf(file.getvalue()))
    aside = [document.quote(block.span) for block in document.blocks if block.kind == "furniture"]
    assert [text for text in aside if "–" in text] == ["– 1 – – 2 –", "– 3 – – 4 –"]
    assert sum("Partnerprozess" in text for text in aside) == 2
    assert not any("Partnerprozess" in text or text.startswith("3") for text in texts(document))


def test_a_row_that_names_a_month_is_no_repeated_head() -> None:
    """A form whose first row is the period of its measure: that of the next page may be the same."""
    form = [(5.0, 20.0, "Zeitraum"), (115.0, 20.0, "ab 07/2020"), (5.0, 50.0, "Ort"), (115.0, 50.0, "Rathaus")]
    heights = [(0, height, 400, height) for height in (8, 36, 66)]
    sides = [(x, 8, x, 66) for x in (0, 110, 400)]
    document = printed(form, form, rules=[heights + sides] * 2)
    assert rows(document) == [["Zeitraum", "ab 07/2020"], ["Ort", "Rathaus"]] * 2


@pytest.mark.parametrize("sign", ["§", ">", "~"])
def test_signs_before_each_line_are_the_bullets_of_a_list(sign: str) -> None:
    document = printed([(0.0, 12.5 * n, f"{sign} {text}") for n, text in enumerate(ITEMS)])
    assert [block.marker for block in document.blocks] == [sign] * len(ITEMS)


def test_all_columns_of_a_row_may_be_set_to_its_middle() -> None:
    steps, lines, y = (3, 1, 2, 4, 1), list[Line](), 80.0
    for number, count in enumerate(steps):
        centre = y + 13 * (count - 1) / 2
        lines += [(60, centre, str(number + 1)), (420, centre, str(2021 + number))]
        lines += [(300, centre - 6.5, "Amt für Jugend"), (300, centre + 6.5, "und Sport")]
        lines += [(100, y + 13 * step, f"{MEASURES[step]} {number}") for step in range(count)]
        y += 13 * max(2, count) + 14
    told = cells(read(lines))
    assert [(row, text) for row, column, text in told if column == 3] == [(n, str(2021 + n)) for n in range(5)]
    assert (0, 1, f"{MEASURES[0]} 0 {MEASURES[1]} 0 {MEASURES[2]} 0") in told


def test_lines_of_a_title_stand_as_far_apart_as_those_of_the_text_in_sizes_of_their_type() -> None:
    title: list[Line] = [
        (60, 60, "Maßnahmen der Stadt", 17, "Helvetica-Bold"),
        (60, 90, "Rheine", 17, "Helvetica-Bold"),
    ]
    text: list[Line] = [(60, 130 + 17.5 * n, line) for n, line in enumerate(PROSE)]
    assert texts(read([*title, *text]))[0] == "Maßnahmen der Stadt Rheine"


def test_a_word_of_a_title_that_stands_out_of_its_column_tells_nothing_of_how_far_its_lines_reach() -> None:
    """A heading broken word by word in the narrow column of a flyer."""
    lines = ["Im Netz stehen mehr als 2000", "Projekte und Angebote bereit,", "die alle kennen."]
    page: list[Line] = [(60, 80, "GESUNDHEITSVERBUND", 18), (60, 100, "DER LÄNDER", 18)]
    page += [(60, 130 + 12.0 * n, line) for n, line in enumerate(lines)]
    assert texts(read(page))[-1] == " ".join(lines)


@pytest.mark.parametrize("figures", [("14", "9", "120", "7", "31"), ("viele", "wenige", "alle", "keine", "manche")])
def test_lines_with_a_figure_each_are_rows_however_near_they_stand(figures: Iterable[str]) -> None:
    """A list of communes set with tabs; without figures the same may be columns of text."""
    names = ("Stadt Hof", "Markt Roth", "Stadt Wismar", "Gemeinde Au", "Stadt Bonn")
    page: list[Line] = [(60, 80, "Wer"), (200, 80, "Kurse"), (300, 80, "Was")]
    for n, (name, figure) in enumerate(zip(names, figures, strict=True), start=1):
        page += [(60, 80 + 13 * n, name), (200, 80 + 13 * n, figure), (300, 80 + 13 * n, ITEMS[n])]
    rows_told = [text for _, column, text in cells(read(page)) if column == 0]
    assert rows_told == (["Wer", *names] if "14" in figures else [])


@pytest.mark.parametrize(
    ("title", "joined"), [("Gesund aufwachsen in der Stadt und im Kreis", True), ("Gesund in der Stadt", False)]
)
def test_a_title_twice_as_wide_says_nothing_of_how_far_the_lines_of_a_column_reach(title: str, joined: bool) -> None:
    """The others of three columns are empty on the last page of a flyer set in ragged lines."""
    words = ["Menschen", "in", "schwierigen", "Lagen", "brauchen", "gute", "Wege", "Orte"]
    lines = [f"{words[n % 7]} {words[(n + 3) % 7]} {words[(n + 5) % 7]}"[: 24 - 2 * (n % 5)] for n in range(14)]
    page: list[Line] = [(60, 60, title, 19), *((60, 100 + 13 * n, line) for n, line in enumerate(lines))]
    page += [(60, 290, "Aktiv sind die Vereine"), (60, 303, "Kreise und Orte.")]
    assert any("Vereine Kreise" in text for text in texts(read(page))) == joined
