"""First columns that reach over rows, and heads between tables: what only some of the rules part."""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.beside import Stack, lines_of
from pipeline.read.pdf.tables.parted import holds_rows, rows_within
from pipeline.read.pdf.tables.spans import with_inner_strip
from pipeline.read.pdf.tables.strips import Strip
from pipeline.read.pdf.words.words import Words
from tests.read.test_pdf_drawn import LEFT, TOP, Piece, printed, rows

RIGHT = 440.0
BORDERS = (0.0, 120.0, 210.0, RIGHT)
STEP, LAST = 40.0, 265.0
MEASURES = [
    ("01/2021", "Wege"),
    ("02/2021", "Bänke"),
    ("03/2021", "Gärten"),
    ("04/2021", "Plätze"),
    ("05/2021", "Höfe"),
]
GOAL = [
    "Ziel 01: Die Stadt hat",
    "Wege, auf denen alle",
    "gerne gehen und mit",
    "Freude laufen, sitzen",
    "und auch spielen",
]
Rule = tuple[float, float, float, float]


def words() -> list[Piece]:
    """A head, a goal beside three measures and one beside two."""
    found = [(5.0, 18.0, "Ziel"), (125.0, 18.0, "Zeitraum"), (215.0, 18.0, "Maßnahme")]
    found += [(5.0, 40.0 + 17 * n, line) for n, line in enumerate(GOAL)] + [(5.0, 160.0, "Ziel 02: Ruhe")]
    for n, (period, title) in enumerate(MEASURES):
        found += [(125.0, 40 + STEP * n, period), (215.0, 40 + STEP * n, f"{title} im Quartier planen und")]
        found += [(215.0, 52 + STEP * n, "mit allen Ämtern abstimmen")]
    return found


def shorter() -> list[Rule]:
    """Rules below all columns around the goals, others from the second column on."""
    return [
        (0.0 if y in (5.0, 25.0, 145.0, LAST) else 120.0, y, RIGHT, y) for y in (5.0, 25.0, 65, 105, 145.0, 185, LAST)
    ]


def first_alone() -> list[Rule]:
    """Upright rules in pieces, row by row; lying ones below the head, and below the first goal in its column alone."""
    ends = [5.0, *(25 + STEP * n for n in range(len(MEASURES) + 1))]
    pieces = [(x, a, x, b) for a, b in pairwise(ends) for x in BORDERS]
    return [*pieces, (0.0, 5.0, RIGHT, 5.0), (0.0, 25.0, RIGHT, 25.0), (0.0, 145.0, 120.0, 145.0)]


@pytest.mark.parametrize("rules", [shorter(), first_alone()], ids=["shorter", "first alone"])
def test_a_goal_reaches_over_the_rows_of_its_measures(rules: list[Rule]) -> None:
    measures = [[period, f"{title} im Quartier planen und mit allen Ämtern abstimmen"] for period, title in MEASURES]
    measures[0].insert(0, " ".join(GOAL))
    measures[3].insert(0, "Ziel 02: Ruhe")
    assert rows(printed(words(), rules=[rules])) == [["Ziel", "Zeitraum", "Maßnahme"], *measures]


def test_a_head_between_two_framed_tables_belongs_to_neither() -> None:
    """It is wider than both, and its last word stands beyond their frames."""
    texts: list[Piece] = []
    rules: list[Rule] = []
    for top in (0.0, 120.0):
        texts += [
            (x, top + 15 + 25 * n, f"{word} {top:.0f} {n}")
            for n in range(3)
            for x, word in ((5.0, "Zeit"), (125.0, "Tat"))
        ]
        rules += [(0.0, top + 25 * n, 300.0, top + 25 * n) for n in range(4)]
        rules += [(x, top, x, top + 75) for x in (0.0, 120.0, 300.0)]
    head = (0.0, 102.0, "Ziel 02: Die Stadt hat schöne Wege, auf denen alle Menschen gerne gehen und")
    document = printed([*texts, head, (0.0, 114.0, "laufen.")], rules=[rules])
    loose = [document.quote(block.span) for block in document.blocks if not block.cell]
    assert loose == ["Ziel 02: Die Stadt hat schöne Wege, auf denen alle Menschen gerne gehen und laufen."]


def words_of(texts: list[Piece]) -> Words:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    for x, down, text in texts:
        canvas.drawString(LEFT + x, TOP - down, text)
    canvas.save()
    return page_of(next(sheets_of(buffer.getvalue()))).words


def test_a_goal_and_a_head_between_two_filled_rows_are_no_rows_of_a_band() -> None:
    """Three numbers in a band would be three rows that nothing drawn parts."""
    strip = Strip(LEFT + 9, LEFT + 30)
    goal = [
        (0.0, 10.0, "Ziel 02: Die Stadt hat Wege, auf denen alle gerne gehen und"),
        (0.0, 22.0, "spazierengehen, ruhen"),
    ]
    rest = [(x, 44.0 + 24 * n, text) for n, row in enumerate(("Nr.", "1")) for x, text in ((0.0, row), (30.0, "Wege"))]
    numbers = [(x, 44.0 + 24 * n, text) for n in range(3) for x, text in ((0.0, f"{n}"), (30.0, "Wege"))]
    band, other = (lines_of(words_of(texts), [strip]) for texts in ([*goal, *rest], numbers))
    assert not holds_rows(band, Stack(LEFT, LEFT + RIGHT, [0.0, TOP]))
    assert holds_rows(other, Stack(LEFT, LEFT + RIGHT, [0.0, TOP]))


ROWS = [  # how far below the first rule the lines of a title and its list stand, and those of its period
    ([15.0, 31.5, 48.0, 64.5, 81.0, 97.5], [48.0, 64.5]),
    ([120.5, 135.5, 152.0, 168.5], [137.7, 152.5]),
    ([191.5, 206.5, 223.0, 239.5, 256.0], [217.0, 232.0]),
    ([279.0, 295.5, 310.5], [288.0, 303.0]),
]


def test_a_period_in_the_middle_of_a_ruled_row_begins_no_row() -> None:
    """Its two lines stand beside lines of the list, or between them: these overlap, and tell no usual white."""
    texts = [(0.0, y, "Wege im Quartier") for left, _ in ROWS for y in left]
    texts += [(300.0, y, "06/2025") for _, right in ROWS for y in right]
    lines = lines_of(words_of(texts), [Strip(LEFT + 100, LEFT + 300)])
    assert lines.white > 4.0
    beside = replace(
        lines, sides=["L", "L", "B", "B", "L", "L"], tops=lines.tops[:6], bottoms=lines.bottoms[:6], white=0.0
    )
    assert rows_within(beside, Stack(LEFT, LEFT + RIGHT, [float(lines.tops[0]) - 5, float(lines.bottoms[5]) + 5])) == 1


def test_a_row_cut_above_its_period_goes_on_with_its_list() -> None:
    first, second = (
        [("Maßnahme", "Zeitraum"), ("Wege", "01/2021"), ("Bänke", "")],
        [("– Holz kaufen", "02/2021"), ("Höfe", "03/2021")],
    )
    pages = [
        [
            (x, 15 + 25.0 * n, text)
            for n, row in enumerate(page)
            for x, text in zip((5.0, 300.0), row, strict=True)
            if text
        ]
        for page in (first, second)
    ]
    drawn = [
        [
            *((0.0, 25.0 * n, RIGHT, 25.0 * n) for n in range(len(page) + 1)),
            *((x, 0.0, x, 25.0 * len(page)) for x in (0.0, 295.0, RIGHT)),
        ]
        for page in (first, second)
    ]
    assert rows(printed(*pages, rules=drawn)) == [
        ["Maßnahme", "Zeitraum"],
        ["Wege", "01/2021"],
        ["Bänke Holz kaufen", "02/2021"],
        ["Höfe", "03/2021"],
    ]


def test_a_first_column_goes_on_beyond_a_page_end_without_a_rule_of_its_own() -> None:
    """A spreadsheet rules the top of the next page only over the columns whose rows begin there."""
    pages: list[list[Piece]] = [
        [(x, 25.0 + STEP * k, text) for k, row in enumerate(own) for x, text in zip((125.0, 215.0), row, strict=True)]
        for own in (MEASURES[:3], MEASURES[3:])
    ]
    pages[0].append((5.0, 25.0, GOAL[0]))
    rules: list[list[Rule]] = []
    for count in (3, 2):
        inner = [(120.0, 5.0 + STEP * n, RIGHT, 5.0 + STEP * n) for n in range(count + 1)]
        rules.append([*inner, *((x, 5.0, x, 5.0 + STEP * count) for x in BORDERS)])
    rules[0].append((0.0, 5.0, RIGHT, 5.0))
    rules[1].append((0.0, 85.0, RIGHT, 85.0))
    told = rows(printed(*pages, rules=rules))
    assert told == [[GOAL[0], *MEASURES[0]], *map(list, MEASURES[1:])]


def test_a_row_with_all_its_keys_is_no_rest_of_the_row_before_the_page_end() -> None:
    """A goal that reaches over rows leaves the first column empty at the head of a page, too."""
    head = [(5.0, 25.0, "Ziel"), (125.0, 25.0, "Zeitraum"), (215.0, 25.0, "Maßnahme")]

    def page(numbers: range) -> list[Piece]:
        own = [MEASURES[n] for n in numbers]
        texts = [(x, 65.0 + STEP * k, t) for k, row in enumerate(own) for x, t in zip((125.0, 215.0), row, strict=True)]
        return [*head, *texts, *([(5.0, 65.0, GOAL[0])] if not numbers[0] else [])]

    def grid(count: int) -> list[Rule]:
        bottom = 5.0 + STEP * (count + 1)
        lying = [(0.0, y, RIGHT, y) for y in (5.0, 45.0, bottom)]
        return [*lying, *((120.0, 45 + STEP * n, RIGHT, 45 + STEP * n) for n in range(1, count)), *uprights(bottom)]

    told = rows(printed(page(range(3)), page(range(3, 5)), rules=[grid(3), grid(2)]))
    assert told[-2:] == [list(MEASURES[3]), list(MEASURES[4])]


def test_a_goal_over_two_columns_is_no_rest_of_the_item_in_a_row_of_its_own_above_the_page_end() -> None:
    """Periods and measures reach over the rows of their items, so that these have one cell."""

    def page(measures: list[tuple[str, str]], goal: str) -> tuple[list[Piece], list[Rule]]:
        texts = [(5.0, 20.0, goal), (105.0, 20.0, "Wege für alle")]
        rules = [(0.0, 5.0, RIGHT, 5.0), (0.0, 25.0, RIGHT, 25.0)]
        for n, (period, title) in enumerate(measures):
            y = 25.0 + 40 * n
            texts += [
                (5.0, y + 15, period),
                (105.0, y + 15, f"{title} für alle"),
                (245.0, y + 15, "• a"),
                (245.0, y + 35, "• b"),
            ]
            rules += [(240.0, y + 20, RIGHT, y + 20), (0.0, y + 40, RIGHT, y + 40)]
        bottom = 25.0 + 40 * len(measures)
        return texts, [*rules, *((x, 5.0, x, bottom) for x in (0.0, 100.0, RIGHT)), (240.0, 25.0, 240.0, bottom)]

    first, second = page(MEASURES[:4], "Ziel 1:"), page(MEASURES[4:], "Ziel 2:")
    told = rows(printed(first[0], second[0], rules=[first[1], second[1]]))
    assert told[-4:] == [["b"], ["Ziel 2:", "Wege für alle"], [MEASURES[4][0], "Höfe für alle", "a"], ["b"]]


@pytest.mark.parametrize("white", [0.0, 12.0])
def test_a_line_of_a_title_that_chance_sets_level_with_an_item_beside_it_begins_no_row(white: float) -> None:
    """A spreadsheet: titles reach over the rows of their items; below white the third line would be of another cell."""
    texts: list[Piece] = []
    rules: list[Rule] = [(0.0, 5.0, RIGHT, 5.0)]
    for n, (period, _) in enumerate(MEASURES[:3]):
        y = 5.0 + (48 + white) * n
        lines = ((12.0, "Wege für alle, die"), (24.0, "gern zu Fuß"), (36.0 + white, "und Rad fahren"))
        texts += [(5.0, y + 12, period), *((105.0, y + down, text) for down, text in lines)]
        texts += [(245.0, y + 12, "• erst"), (245.0, y + 36 + white, "• dann")]
        rules += [(240.0, y + 27 + white, RIGHT, y + 27 + white), (0.0, y + 48 + white, RIGHT, y + 48 + white)]
    sides: list[Rule] = [(x, 5.0, x, 5.0 + 3 * (48 + white)) for x in (0.0, 100.0, 240.0, RIGHT)]
    told = rows(printed(texts, rules=[[*rules, *sides]]))
    whole = ["Wege für alle, die gern zu Fuß und Rad fahren", "erst"]
    assert (told[0][1:] == whole) == (white == 0)


def uprights(bottom: float) -> list[Rule]:
    return [(x, 5.0, x, bottom) for x in BORDERS]


def test_a_box_with_round_corners_alone_on_a_page_is_a_row_of_those_before() -> None:
    """A ticket: its sides do not touch its rules, but the rule between its two cells does."""

    def tickets(numbers: range) -> tuple[list[Piece], list[Rule]]:
        texts: list[Piece] = []
        drawn: list[Rule] = []
        for k, n in enumerate(numbers):
            top = 5.0 + 60 * k
            texts += [(15.0, top + 22, MEASURES[n][1]), (305.0, top + 22, MEASURES[n][0])]
            drawn += [(6.0, top, 394.0, top), (6.0, top + 40, 394.0, top + 40), (300.0, top, 300.0, top + 40)]
            drawn += [(0.0, top + 6, 0.0, top + 34), (400.0, top + 6, 400.0, top + 34)]
        return texts, drawn

    pages = [tickets(range(4)), tickets(range(4, 5))]
    told = rows(printed(*(texts for texts, _ in pages), rules=[drawn for _, drawn in pages]))
    assert told[-1] == ["Höfe", "05/2021"]


def test_a_head_may_begin_a_little_left_of_the_lists_in_its_column() -> None:
    """Agency print: lists hang in by their bullets, their head does not."""
    told: list[Piece] = [
        (5.0, 18.0, "Maßnahme"),
        (150.0, 18.0, "Zeitraum"),
        (225.0, 18.0, "und Arbeitspakete der Stadt"),
    ]
    for n, (period, title) in enumerate(MEASURES):
        y = 40.0 + STEP * n
        told += [(5.0, y, f"{title} in der Stadt planen"), (150.0, y, period)]
        told += [(231.0, y, "– Beginn am Hang"), (231.0, y + 12, "– Abschluss am See")]
    lying = [(0.0, y, RIGHT, y) for y in (5.0, *(25.0 + STEP * n for n in range(len(MEASURES) + 1)))]
    assert rows(printed(told, rules=[lying]))[0] == ["Maßnahme", "Zeitraum", "und Arbeitspakete der Stadt"]


def test_a_line_of_a_goal_may_stand_on_the_height_of_a_rule_beside_it() -> None:
    """Its box reaches a little below the rule that parts the rows beside it, and the next line begins below."""
    first = [(5.0, 18.0, "Ziel"), (125.0, 18.0, "Zeitraum"), (215.0, 18.0, "Maßnahme")]
    first += [(5.0, 40.0 + 13.5 * n, line) for n, line in enumerate([*GOAL, "mit Kindern."])]
    for n, (period, title) in enumerate(MEASURES[:3]):
        first += [(125.0, 40.0 + 53 * n, period), (215.0, 40.0 + 53 * n, f"{title} im Quartier planen und")]
        first += [(215.0, 52.0 + 53 * n, "mit allen Ämtern abstimmen"), (215.0, 64.0 + 53 * n, "und bauen")]
    rules: list[Rule] = [(0, y, RIGHT, y) for y in (5, 25, 190)] + [
        (120, y, RIGHT, y) for y in (80.4 + 14.5, 133.4 + 14.5)
    ]
    found = rows(printed(first, rules=[rules]))
    assert found[1][0] == " ".join([*GOAL, "mit Kindern."])


@pytest.mark.parametrize(
    ("goal", "starts"),
    [
        pytest.param("Ziel 02: Ruhe", [120.0, 210.0], id="aa/004_05: one row of a page names a goal"),
        pytest.param("Ziel 02: Ruhe auf allen Plätzen", [210.0], id="over the border: no column"),
    ],
)
def test_the_border_of_shorter_rules_is_one_of_columns_though_few_rows_have_text_before_it(
    goal: str, starts: list[float]
) -> None:
    own = [(LEFT + 5, TOP - 40, goal)] + [(LEFT + x, TOP - y, text) for x, y, text in words() if x > 100]
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for x, y, text in own:
        canvas.drawString(x, y, text)
    canvas.save()
    found = next(page_of(sheet) for sheet in sheets_of(buffer.getvalue())).words
    stack = Stack(LEFT, LEFT + RIGHT, [0.0, 800.0], inner=LEFT + 120, outer=(0.0, 800.0))
    strips = with_inner_strip([Strip(LEFT + 170, LEFT + 210)], found, stack)
    assert [round((strip.right - LEFT) / 10) * 10 for strip in strips] == starts
