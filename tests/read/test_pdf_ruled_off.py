"""Plans whose rows are ruled off and nothing more: goals with much white around them, rests of rows at page ends."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.beside import Stack
from pipeline.read.pdf.tables.grid import Grid
from pipeline.read.pdf.tables.loose_boxes import cuts_boxes, is_of_boxes
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

WIDE = 420.0
TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")
GOAL = "*Ziel 0{}: Die Stadt hat Plätze, an denen alle gern spielen, sitzen und lange reden."
PAD = 14.0


def lying(*heights: float) -> list[Edge]:
    return [(0.0, y, WIDE, y) for y in heights]


def measure(down: float, number: int) -> list[Piece]:
    """A row 36 points high below `down` and its padding: title and item, the period on the right in its middle."""
    down += PAD
    title = [(5.0, down + 8, "*" + TITLES[number]), (330.0, down + 15, f"0{number + 1}/2021 bis 06/2025")]
    return [*title, (9.0, down + 22, f"• {TITLES[number]} mit"), (15.28, down + 34, "allen")]


def sheet(down: float, *parts: int | str, cut: bool = False) -> Sheet:
    """Measures by their number and goals, each with a rule below but for one the page end cuts."""
    words: list[Piece] = []
    heights: list[float] = []
    for part in parts:
        if isinstance(part, str):
            words.append((5.0, down + PAD + 8, part))
            down += 10 + 2 * PAD
        else:
            words += measure(down, part)
            down += 36 + 2 * PAD
        heights.append(down)
    return Sheet(words, rules=lying(*(heights[:-1] if cut else heights)))


def test_goals_with_much_white_around_them_are_rows_at_both_ends_of_a_page() -> None:
    first = sheet(34, GOAL.format(1), 0, 1, GOAL.format(2), 2, 3, GOAL.format(3), 4, cut=True)
    first.words = [(5.0, 22.0, "*Maßnahme der Stadt"), (330.0, 22.0, "*Zeitraum"), *first.words]
    first.rules = [*lying(8, 34), *first.rules]
    second = sheet(0, GOAL.format(4), 5)
    found = rows(printed(first, second))
    assert [row[0][:8] for row in found] == [
        *("Maßnahme", "Ziel 01:", "Wege bau", "Bänke st", "Ziel 02:", "Feste fe", "Gärten p"),
        *("Ziel 03:", "Kurse pl", "Ziel 04:", "Brunnen "),
    ]


def test_the_rest_of_a_row_above_the_only_rule_of_a_page_belongs_to_the_table() -> None:
    first = sheet(34, 0, 1, 2, 3)
    first.words = [(5.0, 22.0, "*Maßnahme"), (330.0, 22.0, "*Zeitraum"), *first.words]
    first.words += [(5.0, 34 + 4 * 64 + PAD + 8, "*Brunnen öffnen und"), (330.0, 34 + 4 * 64 + PAD + 8, "05/2021 bis")]
    first.rules = [*lying(8, 34), *first.rules]
    rest: list[Piece] = [(5.0, 20.0, "*pflegen"), (330.0, 20.0, "06/2025"), (9.0, 36.0, "• Wasser prüfen")]
    found = rows(printed(first, Sheet(rest, rules=lying(56))))
    assert found[-1] == ["Brunnen öffnen und pflegen Wasser prüfen", "05/2021 bis 06/2025"]


def test_rules_above_rows_hold_the_last_ones_too_on_a_page_that_begins_in_a_cut_row() -> None:
    """A goal stands between the only two rules of the last page, and its measure below the second."""

    def row(down: float, number: int) -> list[Piece]:
        title = [(110.0, down, TITLES[number]), (5.0, down, f"0{number + 1}/2021"), (5.0, down + 14, "bis 06/2025")]
        return [*title, (120.0, down + 28, f"• {TITLES[number]} mit allen, die"), (126.28, down + 42, "hier leben")]

    first = [piece for number in range(4) for piece in row(16 + 60 * number, number)][:-1]
    last: list[Piece] = [(126.28, 12.0, "hier leben"), (5.0, 40.0, GOAL.format(2)), *row(64, 4)]
    found = rows(printed(Sheet(first, rules=lying(2, 62, 122, 182)), Sheet(last, rules=lying(26, 50))))
    assert found[3][1] == "Gärten pflegen Gärten pflegen mit allen, die hier leben"
    assert found[4] == [GOAL.format(2)[1:]] and found[5][:1] == ["05/2021 bis 06/2025"]


def card(x: float, top: float, number: int, items: int) -> tuple[list[Piece], list[Edge]]:
    """A box of its own, 15 points for each of its lines: title, period and items."""
    lines = ["*" + TITLES[number], f"0{number + 1}/2021 bis 06/2025"]
    lines += [f"– {title} mit allen" for title in TITLES[:items]]
    bottom = top + 15 * len(lines)
    words: list[Piece] = [(x + 5, top + 11 + 15 * n, line) for n, line in enumerate(lines)]
    sides = [(x, top, x, bottom), (x + 200, top, x + 200, bottom)]
    return words, [(x, top, x + 200, top), (x, bottom, x + 200, bottom), *sides]


def test_cards_in_two_columns_each_as_tall_as_its_text_are_no_rows() -> None:
    words: list[Piece] = []
    rules: list[Edge] = []
    for x, sizes in ((0.0, (3, 4, 1)), (215.0, (1, 3, 4))):
        top = 20.0
        for n, items in enumerate(sizes):
            own = card(x, top, n + (3 if x else 0), items)
            words += own[0]
            rules += own[1]
            top += 15 * (items + 3)
    document = printed(Sheet(words, rules=rules))
    titles = [document.quote(block.span) for block in document.blocks if document.quote(block.span) in TITLES]
    assert titles == list(TITLES)
    assert not rows(document)


def test_heights_that_run_through_a_box_are_no_rows_unless_it_ends_at_one() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(60, 700, "Karten")
    canvas.save()
    page = page_of(next(iter(sheets_of(buffer.getvalue()))))
    page.grids = [Grid(((10.0, 100.0, 200.0, 180.0),))]
    assert cuts_boxes(Stack(0.0, 400.0, [80.0, 120.0, 240.0]), page)
    assert not cuts_boxes(Stack(0.0, 400.0, [80.0, 120.0, 180.0]), page)
    assert not cuts_boxes(Stack(0.0, 400.0, [100.0, 120.0, 150.0]), page)  # a goal beside rows, to the page end
    assert cuts_boxes(Stack(0.0, 400.0, [100.0, 120.0, 240.0]), page)  # a card, shorter than the one beside it
    assert not cuts_boxes(Stack(210.0, 400.0, [80.0, 120.0, 240.0]), page)
    page.grids = [Grid(((10.0, 80.0, 200.0, 100.0), (10.0, 100.0, 200.0, 180.0)))]
    assert cuts_boxes(Stack(0.0, 400.0, [80.0, 120.0, 240.0]), page)
    assert not cuts_boxes(Stack(0.0, 400.0, [80.0, 120.0, 180.0]), page)
    page.grids = [Grid(((0.0, 80.0, 400.0, 120.0), (0.0, 120.0, 300.0, 150.0)))]  # fills of a goal and a title touch
    assert not cuts_boxes(Stack(0.0, 400.0, [60.0, 80.0, 120.0, 200.0]), page)


@pytest.mark.parametrize(("right", "cut"), [(200.0, True), (400.0, False)])
def test_the_frame_around_a_table_may_end_below_its_last_height(right: float, cut: bool) -> None:
    """The page end cuts the last row; a card that is narrower than the rows is cut by them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(60, 700, "Karten")
    canvas.save()
    page = page_of(next(iter(sheets_of(buffer.getvalue()))))
    page.grids = [Grid(((0.0, 80.0, right, 150.0), (0.0, 150.0, right, 260.0)))]
    assert cuts_boxes(Stack(0.0, 400.0, [80.0, 120.0, 240.0]), page) == cut


def test_a_row_with_a_period_is_no_rest_where_items_stand_in_rows_of_their_own() -> None:
    """The item above the page end fills its line; the title begins where bullets do."""
    full = "• Alle Wege der Stadt begehen, auch die am Fluss"
    first: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme"), (5, 40, "01/2021"), (115, 40, "Wege bauen")]
    first += [
        (115, 60 + 20 * n, full.replace("am Fluss", name)) for n, name in enumerate(("im Tal", "am Hang", "am See"))
    ]
    first += [(5, 120, "02/2021"), (115, 120, "Bänke bauen"), (115, 140, full), (115, 160, full)]
    second: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme"), (5, 40, "03/2021"), (115, 40, "Feste feiern")]
    sheets = [Sheet(first, rules=table(*range(5, 166, 20))), Sheet(second, rules=table(5, 25, 45))]
    found = rows(printed(*sheets))
    assert found[-1] == ["03/2021", "Feste feiern"]


def table(*heights: float) -> list[Edge]:
    """Two columns with a rule at each of the heights."""
    standing = [(x, heights[0], x, heights[-1]) for x in (0.0, 110.0, 345.0)]
    return [*((0.0, y, 345.0, y) for y in heights), *standing]


def test_a_line_that_nearly_reaches_the_period_beside_it_does_not_run_across() -> None:
    words: list[Piece] = [(5.0, 20.0, "*Maßnahme"), (330.0, 20.0, "*Zeitraum")]
    for n, title in enumerate(TITLES):
        text = f"{title} mit allen Schulen, Vereinen und Ämtern, die es nun gäbe" if n == 3 else title
        words += [
            (5.0, 45.0 + 30 * n, text),
            (5.0, 57.0 + 30 * n, "und allen"),
            (330.0, 45.0 + 30 * n, f"0{n + 1}/2021"),
        ]
    found = rows(printed(Sheet(words, rules=lying(8, 28, *(64.0 + 30 * n for n in range(6))))))
    assert [row[-1] for row in found] == ["Zeitraum", *(f"0{n}/2021" for n in range(1, 7))]


def test_rules_around_drawn_tables_with_more_columns_are_none_of_theirs() -> None:
    """Between the tables of two goals stands the second goal; the number and the period are set close."""
    words: list[Piece] = []
    rules: list[Edge] = []
    for top, numbers in ((20.0, (0, 1)), (120.0, (2,))):
        heights = [top + 30 * n for n in range(len(numbers) + 1)]
        rules += [*lying(*heights), *((x, heights[0], x, heights[-1]) for x in (0.0, 19.5, 120.0, WIDE))]
        for height, n in zip(heights, numbers, strict=False):
            words += [
                (4.0, height + 14, f"1.{n + 1}"),
                (21.0, height + 14, f"0{n + 1}/2021 bis"),
                (125.0, height + 14, TITLES[n]),
            ]
    words.append((4.0, 104.0, GOAL.format(2)))
    found = rows(printed(Sheet(sorted(words, key=lambda piece: piece[1]), rules=rules)))
    assert [len(row) for row in found] == [3, 3, 3]


def test_a_bold_goal_ends_above_a_period_though_no_white_parts_them() -> None:
    words: list[Piece] = [(5.0, 20.0, "*Zeitraum"), (110.0, 20.0, "*Maßnahmen der Stadt")]
    heights, down = [8.0, 28.0], 28.0
    for number in range(4):
        goals = [(5.0, down + 14, f"*Ziel 0{number}: Die Stadt hat Wege, auf denen alle Menschen gehen")] * (number < 2)
        down += 12 * len(goals)
        words += [*goals, (5.0, down + 14, f"0{number + 1}/2021 bis 06/2025"), (110.0, down + 14, TITLES[number])]
        words += [(115.0, down + 26 + 12 * n, f"– {item}") for n, item in enumerate(("Beginn", "Mitte", "Abschluss"))]
        down += 66
        heights.append(down)
    found = rows(printed(Sheet(words, rules=lying(*heights))))
    assert [row[0][:7] for row in found[1:]] == ["Ziel 00", "01/2021", "Ziel 01", "02/2021", "03/2021", "04/2021"]


@pytest.mark.parametrize("goes_on", [True, False], ids=["booklet with rules across the page", "two whole texts"])
def test_a_long_text_that_goes_on_in_the_next_column_is_no_row(goes_on: bool) -> None:
    """Rules above, between and below stretches of text in two columns."""
    full = "alle gern sitzen, spielen, reden, lesen und"
    words: list[Piece] = []
    for n, top in enumerate((20.0, 130.0, 240.0)):
        last = full if goes_on and n else "gehen heim."
        left = [f"{TITLES[n]} mit denen, die hier im Ort", *[full] * 4, last]
        first = "heute hier" if goes_on and n else "Heute hier"
        right = [f"{first} mit allen, die aus der Stadt", *[full] * 3, "Es ist schön."]
        words += [(0.0, top + 13 * k, line) for k, line in enumerate(left)]
        words += [(230.0, top + 13 * k, line) for k, line in enumerate(right)]
    rules: list[Edge] = [(0.0, y, 430.0, y) for y in (2.0, 112.0, 222.0, 330.0)]
    assert bool(rows(printed(Sheet(words, rules=rules)))) != goes_on


def test_a_goal_whose_first_words_are_plain_is_one_row() -> None:
    """004_4517de3637648085 in Typst: "Ziel 01:" is underlined and plain before a bold text of two lines."""
    words: list[Piece] = [(5.0, 18.0, "*Zeitraum"), (110.0, 18.0, "*Maßnahme")]
    words += [(5.0, 38.0, "Ziel 01:"), (48.0, 38.0, "*Die Stadt hat Plätze, an denen alle gern spielen, sitzen und")]
    words.append((5.0, 50.0, "*lange mit den Nachbarn reden, auch im Winter und wenn es regnet, und"))
    for n, title in enumerate(TITLES[:4]):
        words += [(5.0, 72.0 + 36 * n, f"0{n + 1}/2021 bis"), (5.0, 84.0 + 36 * n, "06/2025")]
        words += [(110.0, 72.0 + 36 * n, f"*{title} mit allen"), (114.0, 84.0 + 36 * n, "• Beginn mit den Vereinen")]
    rules = lying(5, 25, 58, *(94.0 + 36 * n for n in range(4)))
    found = rows(printed(Sheet(words, [(0.0, 25.0, WIDE, 58.0)], rules)))
    assert [row[0].split()[-1] for row in found[1:2]] == ["und"] and len(found) == 6


def test_rules_below_measures_may_end_a_little_before_those_around_goals() -> None:
    """x1/004_04, a plan of LaTeX: most rules run below three columns, the others end almost five points further."""
    own = sheet(34, GOAL.format(1), 0, 1, GOAL.format(2), 2, 3)
    own.words = [(5.0, 22.0, "*Maßnahme der Stadt"), (330.0, 22.0, "*Zeitraum"), *own.words]
    goals = {n for n, edge in enumerate(own.rules) if n in (0, 2, 3)}
    rules = [(x0, y, WIDE + (85 if n in goals else 80.5), y) for n, (x0, y, _, _) in enumerate(own.rules)]
    own.rules = [(0.0, 8.0, WIDE + 85, 8.0), (0.0, 34.0, WIDE + 85, 34.0), *rules]
    assert [row[0][:8] for row in rows(printed(own))] == [
        *("Maßnahme", "Ziel 01:", "Wege bau", "Bänke st", "Ziel 02:", "Feste fe", "Gärten p")
    ]


@pytest.mark.parametrize(
    ("ends", "loose"),
    [
        pytest.param((324.0, 390.0, 442.0), True, id="ad/001_01: statements, each as high as its text"),
        pytest.param((324.0, 376.0, 457.0), False, id="as high as those on the left: cells"),
        pytest.param((324.0, 390.0), False, id="fewer: goals beside measures"),
    ],
)
def test_boxes_beside_as_many_that_end_at_other_heights_are_no_rows(ends: tuple[float, ...], loose: bool) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for y in (300, 350, 420):
        canvas.drawString(60, 841.9 - y, "tauschen sich aus")
        canvas.drawString(320, 841.9 - y, "bündeln Ressourcen")
    canvas.save()
    page = page_of(next(iter(sheets_of(buffer.getvalue()))))
    left = [(57.0, top, 289.0, bottom) for top, bottom in ((267.0, 324.0), (333.0, 376.0), (385.0, 457.0))]
    tops = (267.0, 333.0, 399.0)
    right = [(306.0, top, 538.0, bottom) for top, bottom in zip(tops, ends, strict=False)]
    page.grids = [Grid((box,)) for box in (*left, *right)]
    page.rules = [(x0, y, x1, y) for x0, top, x1, bottom in (*left, *right) for y in (top, bottom)]
    stack = Stack(55.0, 396.0, [267.0, 324.0, 333.0, 376.0, 385.0, 457.0], columns=(57.0, 289.0))
    assert is_of_boxes(stack, page) == loose
