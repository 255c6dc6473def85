"""Lists set as tables, a bullet and a label in the first column, are read as the lists they are."""

from extractors.model.document import Document
from tests.read.test_pdf_drawn import items, rows
from tests.read.test_pdf_shaded import SECOND, WIDE, Edge, Piece, Sheet, printed

YEARS = (("2012:", "Stadt Jena"), ("2014:", "Stadt Gera, Landkreis Gotha"), ("2015:", "Stadt Suhl"))
HIGH = 40.0


def grid(first: float, count: int) -> list[Edge]:
    """The rules of so many rows of two columns."""
    last = first + count * HIGH
    lying = [(0.0, first + HIGH * n, WIDE, first + HIGH * n) for n in range(count + 1)]
    return [*lying, *((x, first, x, last) for x in (0.0, SECOND - 4, WIDE))]


def listed(mark: str, down: float = 0.0) -> list[Piece]:
    entries = enumerate(YEARS)
    return [
        piece
        for n, (label, said) in entries
        for piece in ((3.0, down + HIGH * n + 20, f"*{mark} {label}"), (SECOND, down + HIGH * n + 20, said))
    ]


def test_rows_of_a_bullet_and_a_label_are_items() -> None:
    document = printed(Sheet(listed("•"), rules=grid(0, 3)))
    assert items(document) == [" ".join(entry) for entry in YEARS]
    assert not rows(document)


def test_rows_without_bullets_are_rows() -> None:
    words = [(x, y, text.replace("*• ", "*")) for x, y, text in listed("•")]
    assert rows(printed(Sheet(words, rules=grid(0, 3)))) == [list(entry) for entry in YEARS]


def test_a_label_and_what_it_says_may_have_two_lines() -> None:
    words = [
        *listed("–"),
        (3.0, 140.0, "*– Saale-Orla-"),
        (15.0, 152.0, "*Kreis & Greiz:"),
        (SECOND, 140.0, "Wege für"),
    ]
    document = printed(Sheet([*words, (SECOND, 152.0, "alle Kinder")], rules=grid(0, 4)))
    assert items(document)[-1] == "Saale-Orla-Kreis & Greiz: Wege für alle Kinder"


def test_headings_across_and_in_boxes_of_its_width_belong_to_the_list() -> None:
    boxed: list[Piece] = [(3.0, 20.0, "*Diese Orte sind dabei:"), *listed("•", 60)]
    across = [(3.0, 60 + 3 * HIGH + 20, "*Und das sind ihre Themen:"), *listed("•", 60 + 4 * HIGH)]
    frame = [(0.0, 0.0, WIDE, 0.0), (0.0, HIGH, WIDE, HIGH), (0.0, 0.0, 0.0, HIGH), (WIDE, 0.0, WIDE, HIGH)]
    rules = [*frame, *grid(60, 3), *grid(60 + 4 * HIGH, 3)]
    rules += [(x, 60 + 3 * HIGH, x, 60 + 4 * HIGH) for x in (0.0, WIDE)]
    document = printed(Sheet([*boxed, *across], rules=rules))
    assert told(document) == [
        *("Diese Orte sind dabei:", *(" ".join(entry) for entry in YEARS)),
        *("Und das sind ihre Themen:", *(" ".join(entry) for entry in YEARS)),
    ]
    assert not rows(document)


def told(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks]
