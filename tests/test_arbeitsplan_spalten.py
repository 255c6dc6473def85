"""Columns of a workplan that have no head, and cards whose period stands at their foot."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document
from tests.test_arbeitsplan import told

CASES = [
    (
        "goals in a first column without a head",
        "<table><tr><td><td>Zeitraum<td>Maßnahme<tr><td rowspan=2>Ziel 1: Sport<td>07/2020<td>Auftakt"
        "<tr><td>2021<td>Bilanz<tr><td>Ziel 2: Schlaf<td>2022<td>Kurs</table>",
        ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz", "2: Schlaf", "2/- 2022 | Kurs"],
    ),
    (
        "numbered titles beside lists",
        "<table><tr><td>Nr. Maßnahmen der Stadt<td>und Arbeitspakete<td>Zeitraum"
        "<tr><td><ol><li>Auftakt</ol><td><ol><li>eins<li>zwei</ol><td>07/2020"
        "<tr><td><ol start=2><li>Bilanz</ol><td><ol><li>drei</ol><td>2021</table>",
        ["-/- 2020-07 | Auftakt | eins | zwei", "-/- 2021 | Bilanz | drei"],
    ),
    (
        "cards that end with their period",
        "<h2>Ziel 1: Sport</h2><p>Auftakt<ul><li>eins<li>zwei</ul><p>Zeitraum: 07/2020"
        "<p>Bilanz<ul><li>drei</ul><p>Zeitraum: 2021<h2>Ziel 2: Schlaf</h2><p>Kurs<ul><li>vier</ul><p>2022 bis 2023<h2>Kontakt</h2>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"),
            *("2: Schlaf", "2/- 2022/2023 | Kurs | vier"),
        ],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cells_tell_what_their_column_is_for(text: Callable[..., Document], source: str, expected: list[str]) -> None:
    assert told(text(f"<html><body>{source}</body></html>")) == expected
