"""Rows of tables in texts: cells between tabs and bars, bullets and HTML in cells, rows of unequal length."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document

Text = Callable[..., Document]

# kind of table; source; "row.column text" of each block
CASES = [
    ("tabs", "a\tb\nc\td", ["0.0 a", "0.1 b", "1.0 c", "1.1 d"]),
    ("tabs: an empty first cell", "a\tb\n\td", ["0.0 a", "0.1 b", "1.1 d"]),
    ("tabs: a goal alone in its row", "Ziel 1: x\t\nc\td", ["0.0 Ziel 1: x", "1.0 c", "1.1 d"]),
    ("tabs: a bullet in a cell", "a\tPlan: • x • y", ["0.0 a", "0.1 Plan:", "0.1 x", "0.1 y"]),
    ("tabs: HTML in a cell", "a\tPlan <ul><li>• x</li></ul>", ["0.0 a", "0.1 Plan", "0.1 x"]),
    ("tabs: an entity in a cell", "a\tR&amp;D", ["0.0 a", "0.1 R&D"]),
    ("tabs: comparison in a cell", "a\tKinder < 6", ["0.0 a", "0.1 Kinder < 6"]),
    ("tabs: a gap to fill in", "a\t<Name der Kommune>", ["0.0 a", "0.1 <Name der Kommune>"]),
    ("CSV: semicolons", "a;b;c\nd;e;f\ng;;i", ["0.0 a", "0.1 b", "0.2 c", "1.0 d", "1.1 e", "1.2 f", "2.0 g", "2.2 i"]),
    (
        "CSV: commas",
        "a,b,c\nd,e,f\ng,h,i",
        [f"{r}.{c} {w}" for r, row in enumerate(("abc", "def", "ghi")) for c, w in enumerate(row)],
    ),
    ("CSV: sentences are none", "a, b, c\nd, e, f\ng, h, i", []),
    ("CSV: lines of unequal length are none", "a;b;c\nd;e;f\ng;h", []),
    ("Markdown", "| a | b |\n|---|:-:|\n| c | d |", ["0.0 a", "0.1 b", "1.0 c", "1.1 d"]),
    ("Markdown: an empty cell", "| a | | b |", ["0.0 a", "0.2 b"]),
    ("Markdown: a bar in a cell", r"| a\|b | c |", ["0.0 a|b", "0.1 c"]),
    ("Markdown: an escaped bar at the end", r"| a \|", ["0.0 a |"]),
    ("Markdown: line ends in a cell", "| a<br>b | c |", ["0.0 a", "0.0 b", "0.1 c"]),
    ("Markdown: emphasis in a cell", "| **a** | c |", ["0.0 a", "0.1 c"]),
]


@pytest.mark.parametrize(("source", "cells"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_rows_give_these_cells(text: Text, source: str, cells: list[str]) -> None:
    document = text(source)
    told = [(b.cell.row, b.cell.column, document.quote(b.span)) for b in document.blocks if b.cell]
    assert [f"{row}.{column} {words}" for row, column, words in told] == cells
    assert document.issues == ()


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("a\tb\nc\td\te", [2]),
        ("a\tb\tc\nd\te\nf\tg\th\ni\tj\tk\tl", [2, 4]),
        ("| a | b |\n|---|---|\n| c |\n| d | e | f |", [4]),
    ],
    ids=["a cell too many", "one too few, one too many", "Markdown"],
)
def test_a_ragged_row_is_told_with_its_line_and_kept(text: Text, source: str, numbers: list[int]) -> None:
    document = text(source)
    assert [issue.rule for issue in document.issues] == ["zeile_ungleich"] * len(numbers)
    assert [int(issue.message.split()[1]) for issue in document.issues] == numbers
    letters = [character for character in source if character.isalpha()]
    assert document.text.split() == letters
    lines = source.splitlines()
    assert all(document.quote(issue.span) in lines[int(issue.message.split()[1]) - 1] for issue in document.issues)


def test_a_row_with_one_filled_cell_is_not_ragged(text: Text) -> None:
    assert text("a\tb\tc\nZiel 1: x\t\n").issues == ()


@pytest.mark.parametrize("source", ["\tEingerückt ist kein Feld.", "- a\tb", "1.\tEin Punkt"])
def test_a_tab_that_only_indents_makes_no_row(text: Text, source: str) -> None:
    assert not any(block.cell for block in text(source).blocks)
