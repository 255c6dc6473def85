"""First columns that reach over rows, and heads between tables: what only some of the rules part."""

from itertools import pairwise

import pytest

from tests.read.test_pdf_drawn import Piece, printed, rows

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
