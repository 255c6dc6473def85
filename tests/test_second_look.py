"""A plan that makes no sense as it was read first is read again, without what is drawn on its pages."""

from collections.abc import Sequence

import pytest

from extractors.model.document import Document
from pipeline.journey import tables_of
from pipeline.read import Unseen, limits, read_bytes
from pipeline.second_look import best_of, plan_of, read_bytes_twice
from tests.read.test_pdf_shaded import Edge, Piece, Sheet, file_of, rows

WIDE = 420.0
TITLES = ("Wege", "Bänke", "Feste", "Gärten", "Kurse", "Brunnen")
GOALS = (
    "*Ziel 01: Die Stadt hat Wege, auf denen alle Menschen gut und sicher gehen.",
    "*Ziel 02: Die Stadt hat Plätze, an denen alle Menschen gern und lange sitzen.",
)


def told(document: Document) -> tuple[int, int, int, int]:
    """Goals, measures with a period and without, and faults."""
    sense, _ = plan_of(document)
    return sense.goals, sense.whole, sense.undated, len(sense.faults)


WHOLE = (2, 6, 0, 0)


def plan() -> list[Piece]:
    """Two goals of three measures each, title and period of two lines, with two items."""
    words: list[Piece] = [(3.0, 15.0, "*Zeitraum"), (112.0, 15.0, "*Maßnahme der Stadt")]
    down = 42.0
    for number, title in enumerate(TITLES):
        if number % 3 == 0:
            words.append((3.0, down, GOALS[number // 3]))
            down += 24
        words += [(3.0, down, f"0{number + 1}/2021 bis"), (3.0, down + 12, "06/2025")]
        words += [(112.0, down, f"*{title} planen und mit allen Ämtern der Stadt"), (112.0, down + 12, "*abstimmen")]
        words += [(112.0, down + 26, "• Einladung aller Vereine"), (112.0, down + 38, "• Bericht im Rat, der darüber")]
        words.append((118.3, down + 50, "entscheidet"))
        down += 72
    return words


def lined(step: float) -> list[Edge]:
    return [(0.0, 5 + step * n, WIDE, 5 + step * n) for n in range(int(520 // step))]


def barred(step: float) -> list[Edge]:
    return [(0.0, 5 + 2 * step * n, WIDE, 5 + step * (2 * n + 1)) for n in range(int(260 // step))]


def said(document: Document) -> list[tuple[object, object, int]]:
    tables = tables_of(document)
    return [(row["titel"], row["zeitraum"], len(row["stichpunkte"])) for row in tables["massnahmen"]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fills", "rules"),
    [
        pytest.param([], lined(16), id="lined paper"),
        pytest.param([], lined(36), id="lines far apart"),
        pytest.param(barred(36), [], id="listing paper with bars"),
    ],
)
def test_lines_and_bars_of_the_paper_tell_no_rows(fills: Sequence[Edge], rules: Sequence[Edge]) -> None:
    data = file_of(Sheet(plan(), fills=fills, rules=rules))
    misread = read_bytes(data, "plan.pdf")
    assert told(misread)[3]
    document = read_bytes_twice(data, "plan.pdf")
    assert told(document) == WHOLE
    assert said(document) == [
        (f"{title} planen und mit allen Ämtern der Stadt abstimmen", f"0{n}/2021 bis 06/2025", 2)
        for n, title in enumerate(TITLES, start=1)
    ]


def test_a_plan_that_makes_sense_is_read_once() -> None:
    def again(unseen: Unseen) -> Document:
        raise AssertionError("read again")

    first = read_bytes(file_of(Sheet(plan())), "plan.pdf")
    assert told(first) == WHOLE and plan_of(first)[1] == range(1, 2)
    assert best_of(first, again) is first


def test_a_plan_on_too_many_pages_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    data = file_of(Sheet(plan(), rules=lined(16)))
    monkeypatch.setattr(limits, "PLAN_PAGES", 0)
    assert told(read_bytes_twice(data, "plan.pdf"))[3]
    monkeypatch.setattr(limits, "PLAN_PAGES", 1)
    assert not told(read_bytes_twice(data, "plan.pdf"))[3]


def test_a_text_is_read_once_whatever_it_says() -> None:
    def again(unseen: Unseen) -> Document:
        raise AssertionError("read again")

    first = read_bytes("Ziel 01: Bewegung fördern\n\nZiel 02: Wege bauen\n".encode(), "plan.txt")
    assert told(first)[3] == 2  # no measure serves them
    assert best_of(first, again) is first


def test_the_first_reading_stays_where_no_other_makes_more_sense() -> None:
    """The fault is one of the document: a row names a period and no measure."""
    words = [piece for piece in plan() if not piece[2].startswith(("*Bänke", "*abstimmen"))]
    words = [piece for piece in words if not 138 < piece[1] < 210 or piece[0] < 100]
    data = file_of(Sheet(words))
    first = read_bytes(data, "plan.pdf")
    assert told(first)[3]
    assert best_of(first, lambda unseen: read_bytes(data, "plan.pdf", unseen=unseen)) is first


def test_what_is_unseen_is_left_out_on_its_pages_alone() -> None:
    ruled = Sheet(plan(), rules=lined(36))
    both = file_of(ruled, ruled)
    seen = rows(read_bytes(both, "plan.pdf"))
    half = rows(read_bytes(both, "plan.pdf", unseen=Unseen(range(2, 3), rules=True)))
    none = rows(read_bytes(both, "plan.pdf", unseen=Unseen(range(1, 3), rules=True)))
    assert len(seen) > len(half) > len(none)
