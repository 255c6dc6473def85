"""Small plans of which little is drawn: fills of some rows or cells, or only upright rules, each in pieces."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from pipeline.read import read_bytes

TOP, LEFT = 800.0, 60.0
WIDE, SECOND = 420.0, 112.0  # of the table; where its second column begins

FACES = {"*": "Helvetica-Bold", "/": "Helvetica-Oblique"}
Piece = tuple[
    float, float, str
]  # points from the left, points below the top, words; "*…" is bold, "/…" in italics, "^…" larger
Edge = tuple[float, float, float, float]


@dataclass
class Sheet:
    """What one page prints, fills and rules."""

    words: Sequence[Piece]
    fills: Sequence[Edge] = ()
    rules: Sequence[Edge] = field(default_factory=list)


def file_of(*sheets: Sheet) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for sheet in sheets:
        for x0, top, x1, bottom in sheet.fills:
            canvas.setFillGray(0.9)
            canvas.rect(LEFT + x0, TOP - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x, down, words in sheet.words:
            canvas.setFont(FACES.get(words[:1], "Helvetica"), 11.5 if words[0] == "^" else 10)
            canvas.drawString(LEFT + x, TOP - down, words.lstrip("*/^"))
        for x0, top, x1, bottom in sheet.rules:
            canvas.line(LEFT + x0, TOP - top, LEFT + x1, TOP - bottom)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def printed(*sheets: Sheet) -> Document:
    return read_bytes(file_of(*sheets), "gefüllt.pdf")


def rows(document: Document) -> list[list[str]]:
    """The text of each table row, cell by cell."""
    found: dict[tuple[int, int], dict[int, list[str]]] = {}
    for block in document.blocks:
        if block.cell and block.kind != "furniture":
            cells = found.setdefault((block.cell.table, block.cell.row), {})
            cells.setdefault(block.cell.column, []).append(document.quote(block.span))
    return [[" ".join(cells[column]) for column in sorted(cells)] for cells in found.values()]


HEAD = [(3.0, 15.0, "*Zeitraum"), (SECOND, 15.0, "*Maßnahme der Stadt")]
TITLES = ("Spielplätze begehen und", "Bänke im Park aufstellen und", "Radwege neu anlegen und", "Gärten pflegen und")
GOAL = "Ziel 01: Die Stadt hat Wege, auf denen alle Menschen gut und sicher gehen."
PLAN = [["Zeitraum", "Maßnahme der Stadt"], [GOAL]]
PLAN += [[f"0{n}/2021 bis 06/2025", f"{title} erhalten"] for n, title in enumerate(TITLES, start=1)]


def words(step: float = 14.0) -> list[Piece]:
    """The plan below its title: head, goal and rows of two lines, `step` above and below each row boundary."""
    found = [*HEAD, (3.0, 15.0 + 2 * step, "*" + GOAL)]
    for n, title in enumerate(TITLES):
        at = 15 + 4 * step + n * (12 + 2 * step)
        found += [(3.0, at, PLAN[n + 2][0]), (SECOND, at, title), (SECOND, at + 12, "erhalten")]
    return found


def edges(step: float = 14.0) -> list[float]:
    """The heights between the rows of `words`, the upper end of the head first."""
    first = [15 - 4 - step, 15 - 4 + step, 15 - 4 + 3 * step]
    return [*first, *(15 - 4 + 3 * step + n * (12 + 2 * step) for n in range(1, len(TITLES) + 1))]


def test_upright_rules_in_pieces_tell_the_rows_no_lying_rule_parts() -> None:
    heights = edges(6)
    outer = [(x, a, x, b) for a, b in pairwise(heights) for x in (0.0, WIDE)]
    inner = [(108.0, a, 108.0, b) for n, (a, b) in enumerate(pairwise(heights)) if n != 1]
    closed = [(0.0, heights[0], WIDE, heights[0]), (0.0, heights[-1], WIDE, heights[-1])]
    assert rows(printed(Sheet(words(6), rules=[*outer, *inner, *closed]))) == PLAN


def test_filled_heads_and_goals_are_rows_of_a_table_whose_upright_rule_comes_in_pieces() -> None:
    heights, at, head = edges(4.5), SECOND - 4, "Maßnahmen zur Umsetzung der Ziele der Stadt Gera"
    down = heights[-1] - heights[1]  # the plan goes on with a second goal
    longer = [
        HEAD[0],
        (SECOND, 15.0, "*" + head),
        *words(4.5)[2:],
        *((x, y + down, text) for x, y, text in words(4.5)[2:]),
    ]
    fills = [(0.0, heights[0], at, heights[1]), (at, heights[0], WIDE, heights[1])]
    fills += [(0.0, heights[1] + more, WIDE, heights[2] + more) for more in (0.0, down)]
    rules = [(at, top + more, at, bottom + more) for top, bottom in pairwise(heights[2:]) for more in (0.0, down)]
    assert rows(printed(Sheet(longer, fills, rules))) == [["Zeitraum", head], *PLAN[1:], *PLAN[1:]]


def test_an_upright_rule_tells_the_rows_below_a_goal_that_stand_far_apart() -> None:
    """Chromium print: head and goals are filled, the rows below them are parted by the ends of the rule alone."""
    at = SECOND - 4
    lines: list[Piece] = [(3.0, 16.0, HEAD[0][2]), (SECOND, 16.0, HEAD[1][2]), (3.0, 122.0, "*Ziel")]
    fills: list[Edge] = [(0.0, 4.0, at, 22.0), (at, 4.0, WIDE, 22.0), (0.0, 110.0, WIDE, 128.0)]
    heights = [22.0, 110.0, *(128.0 + 104 * n for n in range(4))]
    tops = [heights[0], *heights[2:-1]]
    for n, top in enumerate(tops):
        lines += [
            (3.0, top + 16, f"0{n + 1}/2021 bis"),
            (3.0, top + 30, "06/2025"),
            (SECOND, top + 16, TITLES[n % 4] + " mehr"),
        ]
        lines += [(SECOND + 6, top + 34 + 22 * k, f"• {name}") for k, name in enumerate(("Hof", "Rehau", "Selb"))]
    rules = [(at, top, at, top + (88 if top < 110 else 104)) for top in tops]
    found = rows(printed(Sheet(lines, fills, rules)))
    assert [row[0] for row in found if len(row) > 1] == ["Zeitraum", *(f"0{n}/2021 bis 06/2025" for n in range(1, 5))]


def test_an_upright_rule_may_part_the_heads_alone_where_those_of_the_frame_come_in_pieces() -> None:
    """Chromium draws the frame of a table row by row; the goals stand between the tables of a plan."""
    lines: list[Piece] = []
    rules: list[Edge] = []
    for top, numbers in ((40.0, (0, 1)), (270.0, (2, 3))):
        lines += [(3.0, top - 15, "*Ziel: Wege für alle"), (3.0, top + 15, HEAD[0][2]), (SECOND, top + 15, HEAD[1][2])]
        heights = [top, top + 20]
        rules.append((108.0, top, 108.0, top + 20))
        for n in numbers:
            at = heights[-1]
            lines += [(3.0, at + 45, f"0{n + 1}/2021"), (SECOND, at + 12, TITLES[n] + " mehr")]
            lines += [
                (SECOND, at + 26 + 14 * k, f"• {name}") for k, name in enumerate(("Hof", "Rehau", "Selb", "Naila"))
            ]
            heights.append(at + 76)
        rules += [(x, a, x, b) for a, b in pairwise(heights) for x in (0.0, WIDE)]
        rules += [(0.0, y, WIDE, y) for y in (heights[0], heights[1], heights[-1])]
    found = [row[0] for row in rows(printed(Sheet(lines, rules=rules))) if len(row) > 1]
    assert found == ["Zeitraum", "01/2021", "02/2021", "03/2021", "04/2021"]


def test_one_filled_column_tells_the_rows() -> None:
    heights = edges(6)
    pairs = [(a, b) for n, (a, b) in enumerate(pairwise(heights)) if n != 1]
    assert rows(printed(Sheet(words(6), fills=[(0.0, a, 108.0, b) for a, b in pairs]))) == PLAN


def test_the_filled_cells_of_a_head_are_a_row_of_a_table_that_draws_nothing_else() -> None:
    """A web page printed in a browser fills each cell of the head; `python -m benchmarks.layouts --seeds 15`."""
    heights = edges(6)
    fills = [(x0, heights[0], x1, heights[1]) for x0, x1 in ((0.0, 108.0), (108.0, WIDE))]
    assert rows(printed(Sheet(words(6), fills=fills))) == PLAN


def test_a_goal_and_a_row_between_two_filled_rows_are_two() -> None:
    heights = edges()
    fills = [(0.0, heights[n], WIDE, heights[n + 1]) for n in (0, 3, 5)]
    assert rows(printed(Sheet(words(), fills=fills))) == PLAN


def test_head_and_goal_above_the_first_fill_are_rows() -> None:
    heights = edges(20)
    fills = [(0.0, heights[n], WIDE, heights[n + 1]) for n in (2, 4)]
    tall = [(SECOND, 9.0, "*Maßnahme"), (3.0, 15.0, "*Zeitraum"), (SECOND, 21.0, "*der Stadt")]
    title = [(3.0, -30.0, "*Der Plan der Stadt und was er sagt")]
    assert rows(printed(Sheet([*title, *tall, *words(20)[2:]], fills=fills))) == PLAN


def test_a_tall_head_is_repeated_and_no_running_head() -> None:
    """Its first line stands over one column only; the same words head the next page."""
    heights = edges()
    fills = [(0.0, heights[n], WIDE, heights[n + 1]) for n in (2, 4)]
    tall = [(SECOND, 9.0, "*Maßnahme"), (3.0, 15.0, "*Zeitraum"), (SECOND, 21.0, "*der Stadt")]
    following = [(x, down, text.replace("2021", "2022").replace("01:", "02:")) for x, down, text in words()[2:]]
    document = printed(Sheet([*tall, *words()[2:]], fills=fills), Sheet([*tall, *following], fills=fills))
    again = [[GOAL.replace("01", "02")], *([entry.replace("2021", "2022"), title] for entry, title in PLAN[2:])]
    assert rows(document) == [*PLAN, *again]
    assert {block.marker for block in document.blocks if block.kind == "furniture"} == {"tabellenkopf"}


def test_the_last_row_alone_on_a_page_is_one_of_the_table() -> None:
    heights = edges()
    fills = [(0.0, heights[n], WIDE, heights[n + 1]) for n in (0, 3, 5)]
    last = [(3.0, 15.0, "09/2022 bis 06/2025"), (SECOND, 15.0, "Brunnen bauen und"), (SECOND, 27.0, "pflegen")]
    document = printed(Sheet(words(), fills=fills), Sheet(last))
    assert rows(document) == [*PLAN, ["09/2022 bis 06/2025", "Brunnen bauen und pflegen"]]


def test_cells_without_fill_beside_filled_ones_are_cells() -> None:
    """Only the first cells are filled, and every other second one: the others stand in the row all the same."""
    heights = edges(6)
    pairs = list(pairwise(heights))
    fills = [(0.0, a, WIDE if n == 1 else 108.0, b) for n, (a, b) in enumerate(pairs)]
    fills += [(108.0, a, WIDE, b) for n, (a, b) in enumerate(pairs) if n in (0, 2, 4)]
    assert rows(printed(Sheet(words(6), fills=fills))) == PLAN


def test_a_column_between_filled_ones_keeps_their_rows() -> None:
    """The fill of a goal closes the white column above, its own edge below: one cell for all periods."""
    heights = edges(6)
    pairs = list(pairwise(heights))
    moved = [(x + 40, down, text) for x, down, text in words(6)]
    numbers = [(3.0, 15 + 24 + 24 * n, str(n + 1)) for n in range(len(TITLES))]
    fills = [(a, top, b, bottom) for top, bottom in pairs[2:] for a, b in ((0.0, 30.0), (148.0, WIDE))]
    over = [(0.0, *pairs[1][:1], WIDE, pairs[1][1]), (0.0, heights[-1], WIDE, heights[-1] + 14)]
    goal = [(3.0, heights[-1] + 10, "*Ziel 02: Die Stadt hat Plätze, auf denen alle Menschen gerne sitzen.")]
    found = rows(printed(Sheet([*moved[2:], *numbers, *goal], fills=[*fills, *over])))
    assert [row[1:] for row in found if len(row) > 1] == PLAN[2:]


def test_a_goal_below_the_last_row_before_the_next_rule_is_a_row() -> None:
    """Rules stand over the rows only: the goal has none above it."""
    heights = edges()
    later = [(x, down + heights[-1] - 25, text.replace("Ziel 01", "Ziel 02")) for x, down, text in words()[2:]]
    below = [height + heights[-1] - 25 for height in heights[2:]]
    rules = [(0.0, y, WIDE, y) for y in [*heights[2:-1], *below]]
    second = [[GOAL.replace("01", "02")], *PLAN[2:]]
    assert rows(printed(Sheet([*words(), *later], rules=rules))) == [*PLAN, *second]


def test_the_rest_of_a_list_in_a_merged_cell_stands_in_its_column() -> None:
    """A rule is missing where the page end cut the row: the item begins where items begin, not where titles do."""
    heights = [0.0, 22.0, 60.0, 84.0]
    first = [*HEAD, (3.0, 36.0, "01/2021"), (SECOND, 36.0, "Wege"), (SECOND, 50.0, "•"), (SECOND + 12, 50.0, "planen")]
    first += [(3.0, 74.0, "02/2021"), (SECOND, 74.0, "Bänke")]
    second = [*HEAD, (SECOND + 12, 36.0, "und aufstellen"), (3.0, 74.0, "03/2021"), (SECOND, 74.0, "Gärten")]
    second += [(SECOND, 88.0, "•"), (SECOND + 12, 88.0, "pflegen")]
    sheets = []
    for page, texts in enumerate(([*first, (SECOND, 88.0, "•"), (SECOND + 12, 88.0, "kaufen")], second)):
        ends = [*heights[:-1], 96.0]
        lying = [(0.0, y, WIDE, y) for y in ends]
        inner = [(108.0, a, 108.0, b) for n, (a, b) in enumerate(pairwise(ends)) if not page or n != 1]
        sheets.append(Sheet(texts, rules=[*lying, *inner, *((x, 0.0, x, 96.0) for x in (0.0, WIDE))]))
    assert rows(printed(*sheets))[1:] == [
        ["01/2021", "Wege planen"],
        ["02/2021", "Bänke kaufen und aufstellen"],
        ["03/2021", "Gärten pflegen"],
    ]


def test_a_bar_over_the_whole_sheet_is_no_row() -> None:
    bars = [(-LEFT, y, 595.3 - LEFT, y + 30) for y in (0.0, 60.0)]
    texts = [(x, y + 18, f"{text} {y:.0f}") for y in (0, 60) for x, text in ((3.0, "Bericht"), (250.0, "Stadt"))]
    assert rows(printed(Sheet(texts, fills=bars))) == []


def test_the_drawn_cells_of_a_head_part_words_that_stand_near_each_other() -> None:
    """Below it only rules part the rows: the words of "Maßnahme der Stadt" reach to those of the next head."""
    ends = (0.0, SECOND, 312.0, WIDE)
    words: list[Piece] = [
        (3, 15, "*Zeitraum"),
        (SECOND + 3, 15, "*Maßnahme der Stadt und ihrer Partner im"),
        (314, 15, "*erl."),
    ]
    rules: list[Edge] = [(0, 5, WIDE, 5), (0, 22, WIDE, 22)]
    for n, title in enumerate(TITLES):
        words += [(3, 37.0 + 30 * n, f"0{n + 1}/2022"), (SECOND + 3, 37.0 + 30 * n, title), (320, 37.0 + 30 * n, "ja")]
        rules.append((0, 52.0 + 30 * n, WIDE, 52.0 + 30 * n))
    fills = [(left, 5.0, right, 22.0) for left, right in pairwise(ends)]
    told = rows(printed(Sheet(words, fills, rules)))
    assert told[0] == ["Zeitraum", "Maßnahme der Stadt und ihrer Partner im", "erl."]


def test_a_goal_justified_so_wide_that_a_line_leaves_the_strip_free_is_one_row() -> None:
    heights = edges(20)
    goal = [(3.0, 42.0, "*Ziel 01: Die Stadt hat eigene ressort- und träger-"), (3.0, 54.0, "*übergreifende")]
    goal += [(SECOND + 60, 54.0, "*Steuerungsstrukturen"), (3.0, 66.0, "*entwickelt, um die Gesundheit zu fördern.")]
    lines = [*HEAD, *goal, *words(20)[3:]]
    fills = [(0.0, top, WIDE, bottom) for top, bottom in pairwise(heights)][1::2]
    text = "Ziel 01: Die Stadt hat eigene ressort- und trägerübergreifende Steuerungsstrukturen entwickelt, um die "
    assert rows(printed(Sheet(lines, fills))) == [PLAN[0], [text + "Gesundheit zu fördern."], *PLAN[2:]]


def test_a_head_of_two_lines_in_the_first_column_alone_begins_above_the_others() -> None:
    """x1/004_10, a print of a web page: nothing is drawn of the head, which ends where a filled goal begins."""
    heights = edges(20)
    fills = [(0.0, heights[n], WIDE, heights[n + 1]) for n in (2, 4)]
    head = [(3.0, 9.0, "*Zeitraum der"), (3.0, 21.0, "*Umsetzung"), (SECOND, 21.0, "*Maßnahme der Stadt")]
    title = [(3.0, -30.0, "*Der Plan der Stadt und was er sagt")]
    found = rows(printed(Sheet([*title, *head, *words(20)[2:]], fills=fills)))
    assert found == [["Zeitraum der Umsetzung", "Maßnahme der Stadt"], *PLAN[1:]]
