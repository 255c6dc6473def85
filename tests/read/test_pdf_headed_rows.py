"""Texts set as tables, bold headings on the left and what they head on the right, are read as the texts they are."""

import pytest

from extractors.model.document import Document
from tests.read.test_pdf_drawn import items, rows
from tests.read.test_pdf_labelled_lists import HIGH, grid
from tests.read.test_pdf_shaded import SECOND, WIDE, Edge, Piece, Sheet, printed

Entry = tuple[str, list[str]]  # a cell on the left, and the lines on the right

LISTS: list[Entry] = [("*Unsere Ziele", ["• Wege sichern", "• Parks öffnen"]), ("*Unsere Orte", ["• Jena", "• Gera"])]
SAID = ["Wege sichern", "Parks öffnen", "Jena", "Gera"]


def headed(entries: list[Entry], down: float = 0.0) -> list[Piece]:
    tops = [down + HIGH * n + 15 for n in range(len(entries))]
    left = [(3.0, top, head) for top, (head, _) in zip(tops, entries, strict=True)]
    right = [
        (SECOND, top + 12 * n, line)
        for top, (_, lines) in zip(tops, entries, strict=True)
        for n, line in enumerate(lines)
    ]
    return [*left, *right]


def headings(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind == "heading"]


def test_a_bold_cell_heads_the_list_beside_it() -> None:
    document = printed(Sheet(headed(LISTS), rules=grid(0, 2)))
    assert (headings(document), items(document), rows(document)) == (["Unsere Ziele", "Unsere Orte"], SAID, [])


def test_a_row_of_one_cell_is_text_or_a_heading_over_both_columns() -> None:
    box: list[Edge] = [(0.0, 0.0, WIDE, 0.0), (0.0, 0.0, 0.0, HIGH), (WIDE, 0.0, WIDE, HIGH)]
    document = printed(Sheet([(3.0, 15.0, "*Gesund in Thüringen"), *headed(LISTS, HIGH)], rules=[*box, *grid(HIGH, 2)]))
    assert headings(document) == ["Gesund in Thüringen", "Unsere Ziele", "Unsere Orte"]
    assert not rows(document)


def test_a_heading_may_have_lines_of_any_length() -> None:
    rest = [(3.0, 2 * HIGH + down, line) for down, line in ((27.0, "*Ansprechstellen der"), (39.0, "*Stadt"))]
    words = [*headed([*LISTS, ("*Alle", ["Rathaus, Markt 1"])]), *rest]
    document = printed(Sheet(words, rules=[*grid(0, 2), *grid(80, 2)]))
    assert headings(document)[-1] == "Alle Ansprechstellen der Stadt"


def test_the_text_of_a_row_goes_on_on_the_next_page() -> None:
    rest = [(SECOND, 15.0, "• Suhl"), (3.0, HIGH + 15, "*Kontakt"), (SECOND, HIGH + 15, "Rathaus")]
    document = printed(Sheet(headed(LISTS), rules=grid(0, 2)), Sheet(rest, rules=grid(0, 2)))
    assert (items(document), headings(document)[-1], rows(document)) == ([*SAID, "Suhl"], "Kontakt", [])


def test_headings_may_be_set_in_italics() -> None:
    """000_2490f805fd367f64 with its smaller headings in italics in the margin, a rule over each and below the last."""
    lists: list[Entry] = [("/Unsere Ziele", LISTS[0][1]), *LISTS[1:]]
    document = printed(Sheet(headed(lists), rules=grid(0, 2)))
    assert (items(document), rows(document)) == (SAID, [])
    other: list[Entry] = [(head, [f"/{line}" for line in lines]) for head, lines in lists]
    assert rows(printed(Sheet(headed(other), rules=grid(0, 2))))


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([(head[1:], lines) for head, lines in LISTS], id="nothing bold on the left"),
        pytest.param([("*Ziel", ["*Maßnahme"]), *LISTS], id="a head row"),
        pytest.param([("*Träger", ["Stadt Jena"]), ("*Thema", ["Bewegung"])], id="a short value in each row"),
        pytest.param([("*05/2025", LISTS[0][1]), ("*06/2025", LISTS[1][1])], id="periods on the left"),
        pytest.param([("*• " + head[1:], lines) for head, lines in LISTS], id="bullets on the left"),
        pytest.param(LISTS[:1], id="one row"),
    ],
)
def test_other_tables_stay_tables(entries: list[Entry]) -> None:
    assert rows(printed(Sheet(headed(entries), rules=grid(0, max(2, len(entries))))))


def test_three_columns_are_a_table() -> None:
    words = [*headed(LISTS), (300.0, 15.0, "Stadt"), (300.0, 55.0, "Land")]
    assert len(rows(printed(Sheet(words, rules=[*grid(0, 2), (296.0, 0.0, 296.0, 2 * HIGH)])))) == 2
