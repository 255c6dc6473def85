"""Which printed lines are one paragraph, stand for themselves, or are headings; long texts cost little."""

import pytest

from pipeline.read.wrapped import Line, Manner, is_enumeration, is_heading, is_list_of_lines, paragraphs
from tests.growth import is_linear

PARAGRAPHS = [
    ("flyer: a sentence over two lines", "Gemeinden und Städte arbeiten hier mit\nvereinten Kräften.", 1),
    ("flyer: a noun begins the second line", "Alle Vorhaben stehen in der großen\nDatenbank für jede und jeden.", 1),
    (
        "flyer: two sentences, the first one short",
        "Das ist neu.\nGemeinden und Städte arbeiten hier mit vereinten Kräften.",
        2,
    ),
    (
        "flyer: a capitalised article begins a sentence",
        "Erfahrungen mit den anderen Orten teilen\nDie Beratungsstellen verbinden alle Fachleute der Bezirke.",
        2,
    ),
    (
        "flyer: capitals above prose",
        "GESUND AUFWACHSEN IM STADTTEIL UND DARUM HERUM\nNetzwerk für Kinder und Familien in der Stadt",
        2,
    ),
    (
        "brochure: an open comma goes on",
        "Bewegung, Ernährung,\nSchlaf und Entspannung für alle Menschen in der Stadt",
        1,
    ),
    ("letter: a line break by two blanks", "Amt für Gesundheit und Soziales im Kreis  \nund der Stadt", 2),
    ("list: communes since", "Stadt Jena seit 2014\nStadt Gera seit 2015\nLandkreis Gotha seit 2016", 3),
]


def lines(source: str) -> list[Line]:
    found, position = [], 0
    for number, raw in enumerate(source.split("\n"), start=1):
        found.append(Line(raw, position, number, 1))
        position += len(raw) + 1
    return found


@pytest.mark.parametrize(("source", "count"), [case[1:] for case in PARAGRAPHS], ids=[case[0] for case in PARAGRAPHS])
def test_lines_make_this_many_paragraphs(source: str, count: int) -> None:
    printed = lines(source)
    assert len(list(paragraphs(printed, Manner.of(printed), led_in=False))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unsere Ziele", True),
        ("GESUND AUFWACHSEN", True),
        ("Was wir wollen.", False),
        ("Felder:", False),
        ("ohne Großbuchstaben", False),
        ("Stand 2020", False),
        ("www.a.example", False),
        ("Post an amt@a.example", False),
        ("W" * 81, False),
    ],
)
def test_a_heading_is_short_and_has_no_end_mark(text: str, expected: bool) -> None:
    assert is_heading(text, followed=True, groups=2) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Amt für Soziales", "Markt 3", "07743 Jena"], True),
        (["Stadt Jena seit 2014", "Stadt Gera seit 2015"], True),
        (["Ein Satz, der in der", "Mitte bricht"], False),
        (["Präven-", "Tion"], False),
        (["klein", "Groß"], False),
        (["Nur eine"], False),
    ],
)
def test_lines_that_stand_for_themselves_are_closed_and_capitalised(texts: list[str], expected: bool) -> None:
    assert is_list_of_lines(texts) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Sport,", "Essen und", "Schlaf."], True),
        (["Sport;", "Essen"], True),
        (["Sport", "Essen"], False),
        (["a,"], False),
    ],
)
def test_an_enumeration_has_a_comma_or_und_at_each_line_end(texts: list[str], expected: bool) -> None:
    assert is_enumeration(texts) is expected


def test_time_grows_with_the_lines_of_a_paragraph_and_no_faster() -> None:
    def told(printed: list[Line]) -> None:
        assert len(list(paragraphs(printed, Manner.of(printed), led_in=False))) == 1

    line = "Alle Vorhaben stehen in der großen gemeinsamen,"
    assert is_linear(told, lambda count: lines("\n".join([line] * count)), 20_000)
