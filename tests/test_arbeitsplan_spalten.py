"""Columns of a workplan that have no head, cards whose period stands at their foot, and lines that no row has."""

from collections.abc import Callable

import pytest

from extractors.arbeitsplan import extract
from extractors.model.document import Document, Issue
from tests.test_arbeitsplan import told

CASES = [
    (
        "goals in a first column without a head",
        "<table><tr><td><td>Zeitraum<td>Maßnahme<tr><td rowspan=2>Ziel 1: Sport<td>07/2020<td>Auftakt"
        "<tr><td>2021<td>Bilanz<tr><td>Ziel 2: Schlaf<td>2022<td>Kurs</table>",
        ["1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz", "2: Schlaf", "2/- 2022 | Kurs"],
    ),
    (
        "lists in a third column, without a head, below goals that stand between the tables",
        "<h2>Ziel 1: Sport</h2><table><tr><td>07/2020<td>Auftakt<td><ul><li>eins<li>zwei</ul>"
        "<tr><td>2021<td>Bilanz<td></table><h2>Ziel 2: Schlaf</h2>"
        "<table><tr><td>2022<td>Kurs<td><ul><li>drei</ul><tr><td>2023<td>Fest<td><ul><li>vier</ul></table>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz"),
            *("2: Schlaf", "2/- 2022 | Kurs | drei", "2/- 2023 | Fest | vier"),
        ],
    ),
    (
        "lists between measures and periods, whose head names two columns",
        "<p>Maßnahmen der Stadt Zeitraum<h2>Ziel 1: Sport</h2><table>"
        "<tr><td>Auftakt<td><ul><li>eins<li>zwei</ul><td>07/2020"
        "<tr><td>Bilanz<td><ul><li>drei</ul><td>2021</table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"],
    ),
    (
        "004_4517de3637648085: lists behind the periods, in a column without a head",
        "<table><tr><td>Maßnahme<td>Zeitraum<tr><td colspan=3>Ziel 1: Sport"
        "<tr><td>Auftakt<td>07/2020<td><ul><li>eins<li>zwei</ul><tr><td>Bilanz<td>2021<td><ul><li>drei</ul></table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"],
    ),
    (
        "004_4517de3637648085 set crosswise: each measure is a column, in bands below their goals",
        "<table><tr><td colspan=3>Ziel 1: Sport<tr><td>Zeitraum<td>07/2020<td>2021"
        "<tr><td>Maßnahmen<td>Auftakt<td>Bilanz"
        "<tr><td>Arbeitspakete<td><ul><li>eins<li>zwei</ul><td><ul><li>drei</ul>"
        "<tr><td>Zeitraum<td>2022<tr><td>Maßnahmen<td>Kurs<tr><td>Arbeitspakete<td><ul><li>vier</ul>"
        "<tr><td colspan=3>Ziel 2: Schlaf<tr><td>Zeitraum<td>2023<tr><td>Maßnahmen<td>Fest</table>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei", "1/- 2022 | Kurs | vier"),
            *("2: Schlaf", "2/- 2023 | Fest"),
        ],
    ),
    (
        "crosswise without labels, the last goal with one measure",
        "<h2>Ziel 1: Sport</h2><table><tr><td>07/2020<td>2021<tr><td>Auftakt im Projekt<td>Bilanz"
        "<tr><td><ul><li>eins</ul><td><ul><li>zwei</ul></table>"
        "<h2>Ziel 2: Schlaf</h2><table><tr><td>2022<tr><td>Kurs<tr><td><ul><li>drei</ul></table>",
        [
            "1: Sport",
            "1/- 2020-07 | Auftakt im Projekt | eins",
            "1/- 2021 | Bilanz | zwei",
            "2: Schlaf",
            "2/- 2022 | Kurs | drei",
        ],
    ),
    (
        "crosswise without labels and below no goal is a table of years",
        "<table><tr><td>2021<td>2022<tr><td>Auftakt<td>Bilanz</table>",
        [],
    ),
    (
        "004_4517de3637648085 with each period in a row of its own above its measure",
        "<table><tr><td colspan=2>Zeitraum<tr><td>Maßnahmen<td>Arbeitspakete<tr><td colspan=2>Ziel 1: Sport"
        "<tr><td colspan=2>07/2020<tr><td>Auftakt<td><ul><li>eins<li>zwei</ul><tr><td colspan=2>2021<tr><td>Bilanz<td>"
        "<tr><td colspan=2>Ziel 2: Schlaf<tr><td colspan=2>2022<tr><td>Kurs<td><ul><li>drei</ul></table>"
        "<table><tr><td colspan=2>2023<tr><td>Fest<td><ul><li>vier</ul></table>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz"),
            *("2: Schlaf", "2/- 2022 | Kurs | drei", "2/- 2023 | Fest | vier"),
        ],
    ),
    (
        "periods beside their goals, above each measure, the first of them above the table",
        "<p>07/2020 Ziel 1: Sport<table><tr><td>Auftakt<td><ul><li>eins</ul><tr><td>2021<td>Ziel 1 (Fortsetzung)"
        "<tr><td>Bilanz<td><tr><td>2022<td>Ziel 2: Schlaf<tr><td>Kurs<td><ul><li>zwei</ul></table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021 | Bilanz", "2: Schlaf", "2/- 2022 | Kurs | zwei"],
    ),
    (
        "y1/004_09: titles in rows of their own above each period and its list, the last goes on in another table",
        "<h2>Ziel 1: Sport</h2><table><tr><td colspan=2>Auftakt<tr><td>07/2020<td><ul><li>eins<li>zwei</ul>"
        "<tr><td colspan=2>Bilanz<tr><td>2021<td><ul><li>drei</ul><tr><td colspan=2>Ziel 2: Schlaf"
        "<tr><td colspan=2>Kurs<tr><td>2022<td><ul><li>vier</ul></table>"
        "<table><tr><td colspan=2>Fest<tr><td><td><ul><li>fünf</ul></table>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"),
            *("2: Schlaf", "2/- 2022 | Kurs | vier", "2/- - | Fest | fünf"),
        ],
    ),
    (
        "titles above periods that stand behind their lists",
        "<table><tr><td colspan=2>Ziel 1: Sport<tr><td colspan=2>Auftakt<tr><td><ul><li>eins</ul><td>07/2020"
        "<tr><td colspan=2>Bilanz<tr><td><ul><li>zwei</ul><td>2021<tr><td><ul><li>drei</ul><td></table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021 | Bilanz | zwei | drei"],
    ),
    (
        "titles above dates and lists, without a goal or head, are events",
        "<p>Was war<table><tr><td colspan=2>Auftakt<tr><td>07/2020<td><ul><li>eins</ul>"
        "<tr><td colspan=2>Bilanz<tr><td>2021<td><ul><li>zwei</ul></table>",
        [],
    ),
    (
        "s1/004_09: each list stands in a row over both columns below its period and title",
        "<table><tr><td>Zeitraum<td>Maßnahmen der Stadt<tr><td colspan=2>Ziel 1: Sport<tr><td>07/2020<td>Auftakt"
        "<tr><td colspan=2><ul><li>eins<li>zwei</ul><tr><td>2021<td>Bilanz<tr><td colspan=2><ul><li>drei</ul></table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"],
    ),
    (
        "years in rows of their own over events, without a goal or head, are a chronicle",
        "<table><tr><td colspan=2>2020<tr><td>Auftakt<td><ul><li>eins</ul>"
        "<tr><td colspan=2>2021<tr><td>Bilanz<td></table>",
        [],
    ),
    (
        "the head of the plan stands below its first goal, above its cards",
        "<h2>Ziel 1: Sport</h2><p>Maßnahmen der Stadt Zeitraum<h3>Auftakt</h3><p>07/2020<ul><li>eins</ul>"
        "<h3>Bilanz</h3><p>2021 bis 2022<ul><li>zwei</ul>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021/2022 | Bilanz | zwei"],
    ),
    (
        "columns of years over amounts are no measures",
        "<table><tr><td>Maßnahmen<td>2021<td>2022<tr><td>Kurse<td>drei<td>vier</table>",
        [],
    ),
    (
        "cards in boxes beside a bar, below a box that names columns",
        "<table><tr><td>Zeitraum Maßnahmen der Stadt</table><table><tr><td colspan=2>Ziel 1: Sport"
        "<tr><td><td><p>07/2020<p>Auftakt<ul><li>eins</ul><tr><td><td><p>08/2021<p>Bilanz<ul><li>zwei</ul></table>",
        ["1: Sport", "1/- 2020-07 | Auftakt | eins", "1/- 2021-08 | Bilanz | zwei"],
    ),
    (
        "lists before their measures tell no plan",
        "<h2>Ziel 1: Sport</h2><table><tr><td>07/2020<td><ul><li>eins</ul><td>Auftakt"
        "<tr><td>2021<td><ul><li>zwei</ul><td>Bilanz</table>",
        ["1: Sport"],
    ),
    (
        "a third column of something else tells no plan",
        "<h2>Ziel 1: Sport</h2><table><tr><td>07/2020<td>Auftakt<td>Amt"
        "<tr><td>2021<td>Bilanz<td><ul><li>eins</ul></table>",
        ["1: Sport"],
    ),
    (
        "numbered titles beside lists",
        "<table><tr><td>Nr. Maßnahmen der Stadt<td>und Arbeitspakete<td>Zeitraum"
        "<tr><td><ol><li>Auftakt</ol><td><ol><li>eins<li>zwei</ol><td>07/2020"
        "<tr><td><ol start=2><li>Bilanz</ol><td><ol><li>drei</ol><td>2021</table>",
        ["-/- 2020-07 | Auftakt | eins | zwei", "-/- 2021 | Bilanz | drei"],
    ),
    (
        "a period in the middle of a row, beside the rest of its list",
        "<table><tr><td>Maßnahme<td>Zeitraum<tr><td>Auftakt<ul><li>eins</ul><td>"
        "<tr><td><ul><li>zwei<li>drei</ul><td>07/2020<tr><td>Bilanz<td>2021<tr><td><ul><li>vier</ul><td>2022</table>",
        ["-/- 2020-07 | Auftakt | eins | zwei | drei", "-/- 2021 | Bilanz", "-/- 2022 | vier"],
    ),
    (
        "goals in the last column, each beside its rows, below no head",
        "<table><tr><td>Maßnahme<td>Zeitraum<td><tr><td>Auftakt<td>07/2020<td rowspan=2>Ziel 1: Sport"
        "<tr><td>Bilanz<td>2021<tr><td>Kurs<td>2022<td>Ziel 2: Schlaf</table>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt", "1/- 2021 | Bilanz", "2: Schlaf", "2/- 2022 | Kurs"),
        ],
    ),
    (
        "cards that end with their period",
        "<h2>Ziel 1: Sport</h2><p>Auftakt<ul><li>eins<li>zwei</ul><p>Zeitraum: 07/2020"
        "<p>Bilanz<ul><li>drei</ul><p>Zeitraum: 2021"
        "<h2>Ziel 2: Schlaf</h2><p>Kurs<ul><li>vier</ul><p>2022 bis 2023<h2>Kontakt</h2>",
        [
            *("1: Sport", "1/- 2020-07 | Auftakt | eins | zwei", "1/- 2021 | Bilanz | drei"),
            *("2: Schlaf", "2/- 2022/2023 | Kurs | vier"),
        ],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cells_tell_what_their_column_is_for(text: Callable[..., Document], source: str, expected: list[str]) -> None:
    assert told(text(f"<html><body>{source}</body></html>")) == expected


ROW = "<table><tr><td>Zeitraum<td>Maßnahme<tr><td>07/2020<td>Auftakt</table>"
GAPS: list[tuple[str, str, list[str]]] = [
    ("items under the title of a lost measure", "<p>Ziel 1: Sport<h3>Bilanz</h3><ul><li>Brief</ul>", []),
    (
        "a period and its items after a goal",
        "<p>Ziel 1: Sport<p>Alle gehen.<h3>Bilanz</h3><ul><li>Brief</ul><p>01/2021 bis 03/2021",
        ["Brief", "01/2021 bis 03/2021"],
    ),
    ("items below the head that a page repeats", f"<h3>Maßnahme</h3><ul><li>Brief</ul>{ROW}", ["Brief"]),
    ("the end of a title", f"<p>an allen Orten<p>Ziel 1: Sport{ROW}", ["an allen Orten"]),
    ("a chapter between two plans", f"<h2>Wir</h2><ul><li>Amt</ul>{ROW}", []),
    ("what follows a plan", "<p>ab 2022 mehr<ul><li>Amt</ul><p>01/2021 bis 03/2021", []),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in GAPS], ids=[case[0] for case in GAPS])
def test_what_a_measure_would_have_and_none_has_is_told(
    text: Callable[..., Document], source: str, expected: list[str]
) -> None:
    document = text(f"<html><body>{ROW}{source}</body></html>")
    issues = [finding for finding in extract(document) if isinstance(finding, Issue)]
    assert [(issue.rule, document.quote(issue.span)) for issue in issues] == [("ohne_massnahme", t) for t in expected]


def test_a_period_in_a_title_that_has_none_beside_it_is_told(text: Callable[..., Document]) -> None:
    source = ROW.replace("</table>", "<tr><td><td>Kurs 01/2021 bis 03/2021</table>")
    document = text(f"<html><body>{source}</body></html>")
    issues = [finding for finding in extract(document) if isinstance(finding, Issue)]
    assert [(issue.rule, document.quote(issue.span)) for issue in issues] == [
        ("zeitraum_im_titel", "Kurs 01/2021 bis 03/2021")
    ]
