"""Plans of LaTeX whose goal stands in a column of its own beside its first measure, and every other one is striped."""

import io
from itertools import pairwise

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.page import page_of
from pipeline.read.pdf.tables.bands import find_banded
from pipeline.read.pdf.tables.cells import without_lists
from pipeline.read.pdf.tables.strips import Strip
from tests.read.test_pdf_shaded import LEFT, Edge, Piece, Sheet, file_of, printed, rows

COLUMNS = (0.0, 100.0, 200.0, 480.0)
HEAD = ["Ziel", "Zeitraum", "Maßnahme der Stadt"]
# no word more fits into their column
FULL = [
    "Kinder der Schulen malen, wo sie gern spielen und wo nicht",
    "Eltern erzählen an langen Abenden, was ihnen früher gefiel",
    "Nachbarn gehen mit und zählen, welche Bänke noch fehlen",
    "Vereine schreiben auf, wann sie Schlüssel und Hallen haben",
    "Ämter legen dar, wie viel Geld in zwei Jahren nötig wäre",
    "Fachleute prüfen die Geräte und sagen, welche sicher sind",
    "Gärtner pflanzen Hecken dort, wo der Wind am stärksten ist",
    "Freunde des Waldes sammeln Laub, Holz und alte Schilder",
]
TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen")
GUESTS = ("mit allen Ämtern", "für Kinder", "im ganzen Ort", "am See", "ohne Barrieren")
DRY = "Wasser im Sommer an alle Plätze bringen, die keines haben,"


def line(column: int, down: float, text: str) -> Piece:
    return COLUMNS[column] + 3 + (6.28 if text.startswith("+") else 0), down, text.removeprefix("+")


def head(down: float) -> list[Piece]:
    return [line(column, down, "*" + text) for column, text in enumerate(HEAD)]


def stripes(*heights: float) -> list[Edge]:
    """A fill for each cell of the rows between the heights."""
    return [(x0, top, x1, bottom) for top, bottom in pairwise(heights) for x0, x1 in pairwise(COLUMNS)]


def measure(down: float, month: int, title: str) -> list[Piece]:
    """Title and an item of two lines, the first of which leaves no room for a word."""
    item = [line(2, down + 14, "• " + FULL[month - 1]), line(2, down + 28, f"+mit {FULL[month - 1].split()[0]}")]
    return [line(1, down, f"0{month}/2021 bis 06/2025"), line(2, down, title), *item]


def plan() -> list[Sheet]:
    goals = [line(0, 34, "Ziel 01: Die"), line(0, 48, "Stadt spielt"), line(0, 62, "mit allen")]
    first = [*head(17), *goals, *measure(34, 1, "Spielorte suchen"), *measure(80, 2, "Spielorte zeigen")]
    first.append(line(2, 122, "• " + FULL[7]))
    later = [*head(17), *measure(34, 3, "Brunnen öffnen"), *measure(80, 4, "Feste feiern")]
    last = [*head(17), *measure(34, 5, "Bäume gießen"), line(0, 80, "Ziel 02: Alle"), line(0, 94, "gehen mit")]
    last += [*measure(80, 6, "Wege gehen"), *measure(126, 7, "Steige ausbessern")]
    fills = stripes(69, 83, 111, 126), stripes(69, 83, 111), [*stripes(23, 37, 65), *stripes(115, 129, 157)]
    return [Sheet(words, own) for words, own in zip((first, later, last), fills, strict=True)]


def test_a_goal_beside_rows_without_fill_has_the_column_that_the_filled_cells_draw() -> None:
    found = rows(printed(*plan()))
    assert found[:2] == [HEAD, ["Ziel 01: Die Stadt spielt mit allen", *found[1][1:]]]
    assert [row[:2] for row in found if row[0].startswith("Ziel 02")] == [
        ["Ziel 02: Alle gehen mit", "06/2021 bis 06/2025"]
    ]


def test_a_title_left_of_where_items_hang_begins_a_row_though_the_line_before_the_page_end_is_full() -> None:
    assert ["03/2021 bis 06/2025", "Brunnen öffnen"] in [[row[0], row[-1][:14]] for row in rows(printed(*plan()))]


def test_a_head_above_the_first_of_filled_rows_keeps_the_others_of_the_page() -> None:
    cells = [cell for row in rows(printed(*plan())) for cell in row]
    assert [cell for cell in cells if "/2021" in cell] == [f"0{month}/2021 bis 06/2025" for month in range(1, 8)]
    assert cells[:3] == HEAD and "Zeitraum" not in cells[3:]


def tight() -> Sheet:
    """No white at all between rows, every other measure filled, goals in bold across; the period on the right."""
    goal = "*Ziel 0{}: Die Stadt hat Plätze, an denen alle gern spielen, sitzen und lange mit anderen reden"
    words: list[Piece] = [(3.0, 10.0, "*Maßnahme der Stadt"), (363.0, 10.0, "*Zeitraum")]
    fills: list[Edge] = []
    down = 22.0
    for month in range(1, 6):
        if month in (1, 3, 5):
            words += [(3.0, down, goal.format(1 + month // 2)), (3.0, down + 12, "*und bleiben.")]
            down += 24
        words += [(3.0, down, f"Bänke {month} aufstellen"), (3.0, down + 12, f"• {FULL[month]}")]
        words.append((363.0, down, f"0{month}/2021 bis 06/2025"))
        if month in (2, 4):
            fills += [(0.0, down - 9.5, 360.0, down + 14.5), (360.0, down - 9.5, 480.0, down + 14.5)]
        down += 24
    return Sheet(words, fills)


def test_bold_rows_across_all_columns_are_rows_without_white_around_them() -> None:
    found = rows(printed(tight()))
    periods = [f"0{month}/2021 " for month in range(1, 6)]
    assert [row[-1][:8] for row in found] == [
        "Zeitraum",
        *("Ziel 01:", *periods[:2]),
        *("Ziel 02:", *periods[2:4]),
        *("Ziel 03:", periods[4]),
    ]
    assert all(row[0].endswith("und bleiben.") for row in found if row[0].startswith("Ziel"))


def test_goals_beside_striped_rows_part_where_a_text_begins_with_a_row_below_white() -> None:
    """A first column over rows has neither fills nor rules of its own below the head."""
    words = [*head(15), line(0, 40, "Ziel 01: Die"), line(0, 52, "Stadt spielt"), line(0, 104, "Ziel 02: Alle")]
    words += [line(0, 116, "gehen mit")]
    for n in range(5):
        down = 40 + 32.0 * n
        words += [line(1, down, f"0{n + 1}/2021"), line(2, down, f"Bänke {n} suchen und"), line(2, down + 12, "bauen")]
    fills = [(COLUMNS[0], 2.0, COLUMNS[3], 26.0), *((COLUMNS[1], y, COLUMNS[3], y + 32) for y in (60.0, 124.0))]
    found = rows(printed(Sheet(words, fills)))
    assert [row[0] for row in found if "Ziel 0" in row[0]] == ["Ziel 01: Die Stadt spielt", "Ziel 02: Alle gehen mit"]


def middling(*measures: tuple[int, bool] | str) -> Sheet:
    """Rows set to their middle: a bold title and two items beside the period of a month; of some the row is filled."""
    words: list[Piece] = [(3.0, 10.0, "*Zeitraum"), (103.0, 10.0, "*Maßnahme der Stadt")]
    fills: list[Edge] = []
    down = 24.0
    for measure in measures:
        if isinstance(measure, str):
            words.append((3.0, down + 10, "*" + measure))
            down += 28
            continue
        month, filled = measure
        words += [(103.0, down + 10, f"*Bänke {month} aufstellen"), (3.0, down + 32, f"0{month}/2021 bis 06/2025")]
        words += [(106.0, down + 25, f"• {FULL[month % 8]}"), (106.0, down + 39, f"• {FULL[month - 1]}")]
        fills += [(0.0, down - 6, 480.0, down + 49)] if filled else []
        down += 55
    return Sheet(words, fills)


def test_goals_and_rows_follow_below_the_last_filled_row() -> None:
    """The last goals of a plan may have one measure each, and none of these is filled."""
    goal = "Ziel 0{}: Die Stadt hat Plätze, an denen alle gern spielen, sitzen und lange reden."
    sheets = [
        middling(goal.format(1), (1, False), (2, True), (3, False), (4, True), goal.format(2), (5, False)),
        middling((6, True), goal.format(3), (7, False), goal.format(4), (8, False)),
    ]
    sheets[1].words = sheets[1].words[2:]
    found = rows(printed(*sheets))
    assert [row[0][:8] for row in found[1:]] == [
        *("Ziel 01:", *(f"0{month}/2021 " for month in range(1, 5)), "Ziel 02:", "05/2021 ", "06/2021 "),
        *("Ziel 03:", "07/2021 ", "Ziel 04:", "08/2021 "),
    ]
    assert all(f"Bänke {row[0][1]} aufstellen" in row[1] for row in found[1:] if len(row) == 2)


def test_below_each_goal_a_head_stands_apart_from_its_first_row_and_the_last_goal_has_its_rows_too() -> None:
    """Goals on bars, a head below each with white above it, and of the rows every second one filled."""
    words: list[Piece] = []
    fills: list[Edge] = []
    told: list[list[str]] = []
    for number, rows_below in enumerate((2, 2, 1)):
        down = 20.0 + 120 * number
        goal = f"Ziel 0{number + 1}: Wege und Plätze in der Stadt sind für alle da und werden gepflegt"
        words += [(5, down, f"*{goal}"), (5, down + 31, "*Zeitraum"), (115, down + 31, "*Maßnahme der Stadt")]
        fills.append((0, down - 12, 400, down + 6))
        told += [[goal], ["Zeitraum", "Maßnahme der Stadt"]]
        for row in range(rows_below):
            top = down + 49 + 32 * row
            words += [
                (5, top, f"0{row + 1}/2021"),
                (115, top, f"Bänke {number}{row}"),
                (119, top + 14, "• Holz kaufen"),
            ]
            told.append([f"0{row + 1}/2021", f"Bänke {number}{row} Holz kaufen"])
        fills.append((0, down + 69, 400, down + 99)) if rows_below > 1 else None
    assert rows(printed(Sheet(words, fills))) == told


def test_the_rest_of_a_list_stands_alone_below_a_head_whose_titles_are_set_to_the_middle() -> None:
    """The last page fills nothing but its head, and no title of that begins where a column does."""
    head = [(x0 + 30, 17.0, "*" + text) for x0, text in zip(COLUMNS, HEAD, strict=False)]
    first = [*head, *goal_and_rows()]
    last = [*head, line(2, 36, "• Bilanz ziehen")]
    fills = stripes(5, 23), stripes(5, 23)
    told = rows(printed(Sheet(first, [*fills[0], *stripes(69, 111), *stripes(157, 199)]), Sheet(last, fills[1])))
    assert told[-1][-1].endswith("Bilanz ziehen")


def goal_and_rows() -> list[Piece]:
    titles = ("Spielorte suchen", "Brunnen öffnen", "Feste feiern", "Bäume gießen")
    words = [piece for n, title in enumerate(titles) for piece in measure(36 + 44 * n, n + 1, title)]
    return [*words, *(line(0, 36 + 44 * n, f"Ziel 0{n + 1}") for n in range(4))]


def test_two_lines_that_fill_all_of_many_columns_are_two_rows_though_no_white_parts_them() -> None:
    """The head is neither bold nor filled; between the items of a list stands more white than between rows."""
    places, head = (3.0, 43.0, 203.0, 343.0), ["Nr.", "Maßnahme der Stadt", "Amt", "Zeitraum"]
    texts = ["Wege bauen", "Bänke aufstellen:", "Gärten pflegen", "Bäume gießen", "Feste feiern"]
    entries = [[str(n), text, f"Amt {n}", f"0{n}/2022"] for n, text in enumerate(texts, start=1)]
    words: list[Piece] = []
    tops = [0.0, 14.0, 28.0, 76.0, 90.0, 104.0, 118.0]
    for top, row in zip(tops, [head, *entries], strict=False):
        words += [(x, top + 10, text) for x, text in zip(places, row, strict=True)]
    words += [(49.0, 54.0 + 16 * n, f"• {text}") for n, text in enumerate(("Standort suchen", "bauen"))]
    fills = [(0.0, tops[n], 480.0, tops[n + 1]) for n in (2, 4)]
    found = rows(printed(Sheet(sorted(words, key=lambda piece: piece[1]), fills)))
    assert [row[0] for row in found] == [row[0] for row in [head, *entries]]


def test_two_lines_that_fill_all_of_three_columns_may_be_one_row() -> None:
    words = [line(column, 10 + 12 * n, text) for n in (0, 1) for column, text in enumerate(TALL[n])]
    words += [line(column, 38 + 14 * n, f"{text} {n}") for n in range(4) for column, text in enumerate(HEAD)]
    found = rows(printed(Sheet(words, [*stripes(28, 42), *stripes(56, 70)])))
    assert found[0] == [" ".join(pair) for pair in zip(*TALL, strict=True)] and len(found) == 5


TALL = ["Ziele der", "Beginn und", "Was die Stadt und ihre"], ["Stadt", "Ende", "Vereine tun wollen"]


def test_a_row_and_a_goal_in_larger_type_stand_above_the_first_filled_row_of_a_page_that_goes_on() -> None:
    """Browser print: every second row is filled, goals are bold, larger, and have more white above them than rows."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    number = 0
    for rows_above in ((True, None, False, True), (False, None, True, False, None, True)):
        y = 790.0
        for filled in rows_above:
            if filled is None:
                canvas.setFont("Helvetica-Bold", 12)
                canvas.drawString(
                    63, y - 24, "Ziel 02: Die Stadt hat Plätze, an denen alle gern sitzen und lesen, und Wege."
                )
                y -= 36
                continue
            canvas.setFillGray(0.9)
            canvas.rect(60, y - 48, 480, 48, stroke=0, fill=int(filled))
            canvas.setFillGray(0)
            canvas.setFont("Helvetica", 10)
            number += 1
            for down, text in ((14, f"{FULL[number % 8]}"), (26, "mit allen")):
                canvas.drawString(63, y - down, text)
            canvas.drawString(440, y - 14, f"0{number}/2021")
            y -= 48
        canvas.showPage()
    canvas.save()
    found = rows(read_bytes(buffer.getvalue(), "zebra.pdf"))
    assert [row[1] for row in found if len(row) > 1] == [f"0{n}/2021" for n in range(1, number + 1)]
    assert sum(row[0].startswith("Ziel 02") for row in found) == 3


def test_a_head_in_the_middle_of_its_column_may_be_wider_than_the_entries() -> None:
    """004_b6cae7a7d7a53b01 with the periods between measures and lists, each in the middle of its column."""
    titles = ("Wege bauen und", "Bänke aufstellen", "Feste im Park", "Gärten pflegen", "Kurse planen")
    words = [(3.0, 15.0, "*Titel der Wege"), (133.0, 15.0, "*Zeitraum"), (220.0, 15.0, "*Schritte")]
    for n, title in enumerate(titles):
        y = 50.0 + 40 * n
        words += [(3.0, y, title), (3.0, y + 12, "beginnen"), (140.0, y, f"0{n + 1}/2021"), (140.0, y + 12, "06/2025")]
        words += [(220.0, y, "• Einladung aller Vereine"), (220.0, y + 12, "• Bericht im Rat")]
    fills = [(0.0, 36.0 + 40 * n, 400.0, 76.0 + 40 * n) for n in (0, 2, 4)]
    found = rows(printed(Sheet(words, [(0.0, 0.0, 400.0, 36.0), *fills])))
    assert found[:2] == [
        ["Titel der Wege", "Zeitraum", "Schritte"],
        ["Wege bauen und beginnen", "01/2021 06/2025", "Einladung aller Vereine Bericht im Rat"],
    ]


def test_rows_and_goals_follow_between_the_fills_of_a_page_whose_table_goes_on() -> None:
    """Below each goal a table of its own: of two rows the first is filled, and then a goal and a head follow."""

    def sheet(*months: int) -> Sheet:
        words: list[Piece] = []
        fills, filled, y = [], True, 20.0
        for month in months:
            if not month:
                words += [
                    (3.0, y, "*Ziel 02: Die Stadt hat Plätze für alle, die in ihr wohnen, in ihr arbeiten und in ihr"),
                    (3.0, y + 14, "*spielen."),
                ]
                words += [(3.0, y + 60, "*Zeitraum"), (103.0, y + 60, "*Maßnahme der Stadt")]
                filled, y = True, y + 80
                continue
            fills += [(0.0, y - 11, 480.0, y + 47)] * filled
            words += [(3.0, y, f"0{month}/2021 bis"), (3.0, y + 14, "06/2025"), (103.0, y, "Planung der Wege")]
            words += [(103.0, y + 14, "• " + FULL[month - 1]), (109.28, y + 28, f"mit {FULL[month - 1].split()[0]}")]
            words.append((103.0, y + 42, "• Bericht im Rat"))
            filled, y = not filled, y + 58
        return Sheet(words, fills)

    pages = [page_of(own) for own in sheets_of(file_of(sheet(0, 1, 2, 3, 4, 5), sheet(0, 6, 7, 0, 8)))]
    find_banded(pages)
    assert [len(grid.rows()) for page in pages for grid in page.grids if grid.is_table] == [5, 6]


def test_a_period_in_the_middle_column_tells_the_row_below_a_goal_after_the_last_fill() -> None:
    """Neither the goal nor the row below it is filled."""
    ends = (0.0, 150.0, 260.0, 480.0)
    words = [(x + 3, 17.0, f"*{text}") for x, text in zip(ends, ("Maßnahme", "Zeitraum", "Schritte"), strict=False)]
    fills = [(a, 7.0, b, 23.0) for a, b in pairwise(ends)]
    tops = (23.0, 63.0, 103.0, 143.0, 210.0)
    for n, top in enumerate(tops):
        words += [(3.0, top + 14, TITLES[n]), (3.0, top + 26, GUESTS[n])]
        words += [
            (153.0, top + 14, f"0{n + 1}/2021 bis 06/2025"),
            (263.0, top + 14, "• Beginn"),
            (263.0, top + 28, "• Ende"),
        ]
        fills += [(a, top, b, top + 40) for a, b in pairwise(ends) if n in (1, 3)]
    words.append((3.0, 200.0, "*Ziel 02: Die Stadt hat Plätze, an denen alle gern spielen, sitzen und lange reden"))
    found = rows(printed(Sheet(words, fills)))
    assert found[-1] == [f"{TITLES[4]} {GUESTS[4]}", "05/2021 bis 06/2025", "Beginn Ende"]
    assert len(found) == 7


LISTS = (
    ("• Einladung aller Vereine, die", "im Ort sind", "• Bericht im Rat der Stadt"),
    ("• Auswahl der Orte für alle", "• Befragung der Eltern und der", "Kinder"),
    ("• Umsetzung in allen Orten,", "die es wollen", "• Termine für alle Schulen"),
)


def listed_below(*numbers: int) -> Sheet:
    """Below each filled row its list in two columns over the whole width; goals of two lines set to the middle."""
    words: list[Piece] = []
    fills: list[Edge] = []
    y = 14.0
    for number in numbers:
        if number < 0:
            for down, text in ((6, f"Ziel 0{-number}:"), (20, "Die Stadt hat Wege für alle Kinder und Eltern")):
                words.append((200 - stringWidth(text, "Helvetica-Bold", 10) / 2, y + down, f"*{text}"))
            y += 40
            continue
        fills.append((0.0, y - 11, 400.0, y + 5))
        words += [(3.0, y, f"*0{number}/2021 bis 06/2025"), (130.0, y, f"*{TITLES[number]} in der Stadt planen")]
        for x in (10.0, 210.0):
            down = y + 20
            for text in LISTS[(number + int(x)) % 3]:
                words.append((x if text[0] == "•" else x + 6.28, down, text))
                down += 12
        y += 72
    return Sheet(words, fills)


def test_lists_in_two_columns_below_each_filled_row_are_rows_over_the_whole_width() -> None:
    """s1/004_09: the strip between the lists is none of the table; the last list stands at the foot of its page."""
    found = rows(printed(listed_below(-1, 0, 1, -2, 2), listed_below(3, -3, 4)))
    titles = [row[1] for row in found if len(row) > 1]
    assert titles == [f"{title} in der Stadt planen" for title in TITLES]
    assert [row[0] for row in found if row[0].startswith("Ziel")] == [
        f"Ziel 0{n}: Die Stadt hat Wege für alle Kinder und Eltern" for n in (2, 3)
    ]
    lists = [row for row in found if len(row) == 1 and not row[0].startswith("Ziel")]
    own = [LISTS[(n + 10) % 3] + LISTS[(n + 210) % 3] for n in range(5)]
    assert lists == [[" ".join(list_).replace("• ", "")] for list_ in own]


@pytest.mark.parametrize(
    ("beside", "kept"),
    [
        pytest.param("•", [130.0], id="a list, where the one before it runs over the strip of the table"),
        pytest.param("Amt", [130.0, 210.0], id="text"),
    ],
)
def test_a_strip_between_two_lists_of_one_cell_is_none_of_the_table(beside: str, kept: list[float]) -> None:
    words: list[Piece] = []
    for n in range(3):
        y = 20.0 + 40 * n
        words += [(3.0, y, f"0{n}/2021 bis 06/2025"), (130.0, y, "Planung der Wege in allen Orten")]
        words += [(10.0, y + 20, "• Einladung aller Vereine im"), (210.0, y + 20, f"{beside} Bericht")]
    own = next(page_of(sheet) for sheet in sheets_of(file_of(Sheet(words)))).words
    strips = [Strip(105.0 + LEFT, 130.0 + LEFT), Strip(150.0 + LEFT, 210.0 + LEFT)]
    assert [strip.right - LEFT for strip in without_lists(strips, own, own.band)] == kept
