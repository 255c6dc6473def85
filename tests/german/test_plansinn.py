"""When one reading of a plan makes more sense than another, and plans that make sense line by line only."""

from collections.abc import Callable

import pytest

from extractors.german.plansinn import Sense, sense_of
from extractors.german.planwahl import find_rows
from extractors.model.document import Document, Span
from tests.test_arbeitsplan import told


def sense(goals: int, whole: int, undated: int, characters: int, faults: int) -> Sense:
    return Sense(goals, whole, undated, characters, tuple(Span(n, n) for n in range(faults)))


@pytest.mark.parametrize(
    ("other", "better"),
    [
        pytest.param(sense(2, 6, 0, 400, 0), True, id="fewer faults"),
        pytest.param(sense(2, 6, 0, 400, 2), False, id="as many faults"),
        pytest.param(sense(1, 6, 0, 400, 0), False, id="a goal is lost"),
        pytest.param(sense(2, 6, 0, 390, 0), False, id="words are lost"),
        pytest.param(sense(2, 6, 0, 398, 0), True, id="a hyphen is lost"),
        pytest.param(sense(2, 5, 0, 400, 0), False, id="two measures became one"),
        pytest.param(sense(2, 5, 0, 500, 0), True, id="items were measures, and their titles lost"),
        pytest.param(sense(2, 6, 1, 400, 1), False, id="more undated measures are parts of others than faults tell"),
        pytest.param(sense(2, 7, 1, 400, 1), True, id="they have their period now"),
    ],
)
def test_a_reading_is_better_that_has_fewer_faults_and_lacks_nothing(other: Sense, better: bool) -> None:
    assert other.exceeds(sense(goals=2, whole=6, undated=4, characters=400, faults=2)) == better


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        pytest.param("Ziel 1: Sport\n\n07/2020\tAuftakt: • eins\n2021\tBilanz\n", [], id="a plan"),
        pytest.param(
            "Ziel 1: Sport\n\n07/2020\tund der Steuerung\n2021\tBilanz\n", ["und der Steuerung"], id="mid-sentence"
        ),
        pytest.param("Ziel 1: Sport\n\n07/2020\tAuftakt\nnie\tBilanz\n", ["nie"], id="no period"),
        pytest.param("Ziel 1: Sport\n\n07/2020\tAuftakt\n\nZiel 2: Schlaf\n", ["Ziel 2: Schlaf"], id="no measure"),
    ],
)
def test_what_no_one_writes_is_a_fault(text: Callable[..., Document], source: str, faults: list[str]) -> None:
    document = text("Zeitraum\tMaßnahmen der Stadt\n" + source)
    found = sense_of(document, find_rows(document)).faults
    assert [document.quote(span) for span in found] == faults


SCATTERED = [
    (
        "z1/004_07: periods above the measures in one cell below both their heads, lists in the next",
        "<table><tr><td><p>Zeitraum<p>Maßnahmen der Stadt<td>und Arbeitspakete<tr><td colspan=2>Ziel 1: Sport"
        "<tr><td><p>07/2020<p>Auftakt<td><ul><li>eins<li>zwei</ul><tr><td><p>08/2021<p>Bilanz<td><ul><li>drei</ul></table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021-08 | Bilanz | drei"],
    ),
    (
        "z1/004_05: goals stand at the end of the cell above them",
        "<table><tr><td>Zeitraum<td><p>Maßnahmen der Stadt<p>Ziel 1: Sport<tr><td>07/2020<td><p>Auftakt"
        "<ul><li>eins</ul><tr><td>08/2021<td><p>Bilanz<ul><li>zwei</ul><p>Ziel 2: Schlaf"
        "<tr><td>09/2022<td><p>Kurs<ul><li>drei</ul></table>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021-08 | Bilanz | zwei"),
            *("2: Schlaf", "2/- 2022-09 | Kurs | drei"),
        ],
    ),
    (
        "cells that leave other text between the measures are no cards",
        "<h2>Ziel 1: Sport</h2><table><tr><td>07/2020<td>Auftakt<td>Amt<tr><td>08/2021<td>Bilanz<td>Verein</table>",
        ["1: Sport"],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in SCATTERED], ids=[case[0] for case in SCATTERED])
def test_a_plan_whose_cells_make_no_sense_is_read_line_by_line(
    text: Callable[..., Document], source: str, expected: list[str]
) -> None:
    assert told(text(f"<html><body>{source}</body></html>")) == expected
