"""Plans of three columns, the first of them a number: what a page end leaves of a row, and columns set close."""

from tests.read.test_pdf_shaded import Edge, Piece, Sheet, printed, rows

WIDE, PERIOD, MEASURE, OFFICE = 470.0, 30.0, 130.0, 368.4
TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen")
REST: list[Piece] = [(MEASURE, 20.0, "• Sand holen und"), (MEASURE, 32.0, "verteilen")]


def row(down: float, number: int) -> list[Piece]:
    entries = [(3.0, down, str(number)), (PERIOD, down, f"0{number}/2021 bis 06/2025")]
    return [*entries, (MEASURE, down, f"{TITLES[number - 1]} mit"), (MEASURE, down + 12, "den Vereinen")]


def plan() -> list[Piece]:
    head = [(3.0, 15.0, "*Nr."), (PERIOD, 15.0, "*Zeitraum"), (MEASURE, 15.0, "*Maßnahme der Stadt")]
    return [*head, *(piece for n in range(1, 5) for piece in row(8 + 32.0 * n, n)), (MEASURE, 160.0, "• Steine setzen")]


def lying(*heights: float) -> list[Edge]:
    return [(0.0, y, WIDE, y) for y in heights]


def test_a_row_between_two_rules_that_goes_on_in_its_last_column_only_is_the_rest_of_the_one_before() -> None:
    rules = lying(5, 25, *(57.0 + 32 * n for n in range(3)), 166)
    found = rows(printed(Sheet(plan(), rules=rules), Sheet(REST, rules=lying(8, 38))))
    assert found[-1] == [
        *("4", "04/2021 bis 06/2025"),
        "Gärten pflegen mit den Vereinen Steine setzen Sand holen und verteilen",
    ]


def test_nothing_drawn_a_rest_in_the_last_of_three_columns_belongs_to_the_row_before() -> None:
    found = rows(printed(Sheet(plan()), Sheet(REST)))
    assert found[-1][-1] == "Gärten pflegen mit den Vereinen Steine setzen Sand holen und verteilen"


def test_between_two_rules_text_that_begins_where_no_column_does_is_none_of_the_table() -> None:
    rules = lying(5, 25, *(57.0 + 32 * n for n in range(3)), 166)
    apart = [(x + 40, down, text) for x, down, text in REST]
    document = printed(Sheet(plan(), rules=rules), Sheet(apart, rules=lying(8, 38)))
    assert rows(document)[-1][-1] == "Gärten pflegen mit den Vereinen Steine setzen"


def test_a_column_begins_behind_less_than_its_usual_white_where_that_is_more_than_a_blank_of_the_line() -> None:
    """The words before it end 3.8 points away, in type of 10 whose blanks are 2.8 wide."""
    words: list[Piece] = []
    for n in range(1, 5):
        words += [*row(8 + 32.0 * n, n), (OFFICE, 8 + 32.0 * n, "Amt für"), (OFFICE, 20 + 32.0 * n, "Sport")]
    near = "Feste feiern mit allen Vereinen, die gern dabei wären"
    words = [(x, y, near) if text == "Feste feiern mit" else (x, y, text) for x, y, text in words]
    fills = [(0.0, 29.0 + 64 * n, WIDE, 61.0 + 64 * n) for n in range(2)]
    found = rows(printed(Sheet(words, fills=fills)))
    assert found[2] == ["3", "03/2021 bis 06/2025", f"{near} den Vereinen", "Amt für Sport"]
