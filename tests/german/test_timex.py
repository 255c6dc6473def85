"""TIMEX3: spans without prepositions, values as in TimeML, relative words against the reference date only."""

from datetime import date

import pytest

from benchmarks.zeitraum import KRAUTS, _scorer, annotate, f1
from extractors.german.zeitraum import timex3
from tests.growth import is_linear

FRIDAY = date(2024, 3, 8)
ROWS = [
    # text, quote = type value …
    ("am 04. Mai 2017", "04. Mai 2017 = DATE 2017-05-04"),
    ("ab dem 20. April 2015", "dem 20. April 2015 = DATE 2015-04-20"),
    ("im Mai 2017", "Mai 2017 = DATE 2017-05"),
    ("Ende 2019", "Ende 2019 = DATE 2019"),
    ("Anfang September 2014", "Anfang September 2014 = DATE 2014-09"),
    ("von 2009-2011", "2009 = DATE 2009 | 2011 = DATE 2011"),
    ("2014 bis 2016", "2014 = DATE 2014 | 2016 = DATE 2016"),
    ("im Herbst 2015", "Herbst 2015 = DATE 2015-FA"),
    ("im 3. Quartal 2021", "3. Quartal 2021 = DATE 2021-Q3"),
    ("im zweiten Halbjahr 2021", "zweiten Halbjahr 2021 = DATE 2021-H2"),
    ("in den 1990er-Jahren", "den 1990er-Jahren = DATE 199"),
    ("im 15. Jahrhundert", "15. Jahrhundert = DATE 14"),
    ("in der Saison 2014/15", "der Saison 2014/15 = DATE XXXX-XX-XX"),
    ("am 3., 4. und 7. Oktober", "3. = DATE 2023-10-03 | 4. = DATE 2023-10-04 | 7. Oktober = DATE 2023-10-07"),
    ("am 15. März", "15. März = DATE 2024-03-15"),
    ("Im Oktober wurde gewählt", "Oktober = DATE 2023-10"),
    ("Gestern und heute", "Gestern = DATE 2024-03-07 | heute = DATE 2024-03-08"),
    ("morgen und übermorgen", "morgen = DATE 2024-03-09 | übermorgen = DATE 2024-03-10"),
    ("auch heute noch", "heute = DATE PRESENT_REF"),
    ("derzeit", "derzeit = DATE PRESENT_REF"),
    ("Am Montag wurde getagt", "Montag = DATE 2024-03-04"),
    ("Am Montag wird getagt", "Montag = DATE 2024-03-11"),
    ("am vergangenen Freitag", "vergangenen Freitag = DATE 2024-03-01"),
    ("am kommenden Samstag", "kommenden Samstag = DATE 2024-03-09"),
    ("im kommenden Jahr", "kommenden Jahr = DATE 2025"),
    ("im vergangenen Monat", "vergangenen Monat = DATE 2024-02"),
    ("in dieser Woche", "dieser Woche = DATE 2024-W10"),
    ("am vergangenen Wochenende", "vergangenen Wochenende = DATE 2024-W09-WE"),
    ("im Vorjahr", "Vorjahr = DATE 2023"),
    ("heuer", "heuer = DATE 2024"),
    ("im August vorigen Jahres", "August vorigen Jahres = DATE 2023-08"),
    ("im vergangenen Sommer", "vergangenen Sommer = DATE 2023-SU"),
    ("im kommenden Mai", "kommenden Mai = DATE 2024-05"),
    ("in diesem Herbst", "diesem Herbst = DATE 2024-FA"),
    ("Ende vergangenen Jahres", "Ende vergangenen Jahres = DATE 2023"),
    ("Anfang des kommenden Monats", "Anfang des kommenden Monats = DATE 2024-04"),
    ("seit drei Jahren", "drei Jahren = DURATION P3Y"),
    ("vor zwei Wochen", "zwei Wochen = DURATION P2W"),
    ("in den vergangenen fünf Jahren", "den vergangenen fünf Jahren = DURATION P5Y"),
    ("rund 200 Stunden", "rund 200 Stunden = DURATION PT200H"),
    ("ein 31 Jahre alter Mann ab 16 Jahren", ""),
    ("jährlich", "jährlich = SET P1Y"),
    ("jeden Montag", "jeden Montag = SET XXXX-WXX-01"),
    ("Am 9. Juli 2015 um 20.30 Uhr", "9. Juli 2015 = DATE 2015-07-09 | 20.30 Uhr = TIME 2015-07-09T20:30"),
    ("gestern Abend", "gestern Abend = TIME 2024-03-07TEV"),
    ("der Winter-Treff und der Montag-Treff", ""),
    ('die "Leitbild 2011-2015" der Stadt', ""),
    ("1400 Euro, 1000 Meter, 2000 bis 3000 Grad", ""),
    ("im Frequenzbereich 2347 bis 2385 MHz", ""),  # a guideline on radio of the Bund, 2024
    ("9. Jan Huber", ""),
]  # fmt: skip


def quoted(text: str, day: date | None) -> str:
    return " | ".join(f"{text[t.start : t.end]} = {t.type} {t.value}" for t in timex3(text, day))


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_an_expression_is_marked_as_timeml_marks_it(text: str, expected: str) -> None:
    assert quoted(text, FRIDAY) == expected


@pytest.mark.parametrize(
    "text", ["gestern", "am Montag", "am 15. März", "im Sommer", "im kommenden Jahr", "derzeit", "heuer", "Tag zuvor"]
)
def test_without_a_reference_date_relative_words_are_left_out(text: str) -> None:
    assert quoted(text, None) == ""


def test_a_line_break_inside_an_expression_does_not_part_it() -> None:
    assert quoted("am 04.\nMai 2017", None) == "04.\nMai 2017 = DATE 2017-05-04"


@pytest.mark.parametrize(
    "unit", ["der ", "1 ", "zwei ", "am Montag ", "letzten ", "2019-2020 ", "1., ", "jeden ", "Mai ", "20 Uhr "]
)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str) -> None:
    assert is_linear(lambda text: list(timex3(text, FRIDAY)), lambda count: unit * count, 80_000 // len(unit))


@pytest.mark.skipif(not KRAUTS.is_dir(), reason="the annotated news are not here")
@pytest.mark.parametrize(
    ("only", "explicit", "measure", "floor"),
    [("DATE", False, "val", 0.86), ("DATE", True, "val", 0.97), ("DATE", False, "strict", 0.87)],
)
def test_annotated_news_stay_above_the_floor(
    tmp_path_factory: pytest.TempPathFactory, only: str, explicit: bool, measure: str, floor: float
) -> None:
    folder = tmp_path_factory.mktemp("ours")
    annotate(_scorer(), folder)
    assert f1(_scorer(), folder, only, explicit)[measure] >= floor
