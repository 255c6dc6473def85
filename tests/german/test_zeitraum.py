"""German periods: a table of wordings, running text with its false friends, and what holds for every text."""

import csv
import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.german import zeitraum
from extractors.german.zeitraum import find_stand, find_zeitraeume, kalender, parse_zeitraum, timex3, warum_unmoeglich
from extractors.german.zeitraum.edtf import bounds
from extractors.german.zeitraum.zelle import read_whole
from extractors.model.document import About, Document, Issue, Span
from extractors.model.notation import from_notation
from extractors.model.values import Zeitraum
from tests.growth import is_linear

TABLE = Path(__file__).with_name("zeitraum.tsv")
RUNNING_TEXT = Path(__file__).with_name("zeitraum_im_text.tsv")
SHAPES = Path(__file__).parents[3] / "shared/real/register/period_shapes.tsv"


def rows(table: Path = TABLE) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def document(text: str, stand: date | None = None) -> Document:
    plain = from_notation("".join(f"1 paragraph | {line}\n" for line in text.splitlines()))
    return Document(plain.id, plain.name, plain.text, plain.blocks, about=About(stand=stand))


def found(text: str, stand: date | None = None) -> list[tuple[str, str]]:
    """What is quoted, and its EDTF or the rule of the Issue."""
    doc = document(text, stand)
    return [
        (doc.quote(f.span), f.rule) if isinstance(f, Issue) else (doc.quote(f.spans[0]), f.value.edtf)
        for f in find_zeitraeume(doc)
    ]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_every_wording_of_the_table_says_its_period_or_why_there_is_none(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    if not row["edtf"]:
        reason = row["grund"]
        assert parse_zeitraum(text) is None
        assert warum_unmoeglich(text) == (None if reason.startswith("- ") else reason)
        return
    begin, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("beginn", "ende"))
    expected = Zeitraum(begin, end, row["genauigkeit"] or None, row["edtf"], row["status"] or None)  # type: ignore[arg-type]
    assert parse_zeitraum(text) == expected
    assert bounds(row["edtf"]) == (begin, end)


def test_the_table_is_large_and_says_nothing_twice() -> None:
    texts = [row["text"] for row in rows()]
    assert len(texts) == len(set(texts)) >= 400


@pytest.mark.skipif(not SHAPES.exists(), reason="the shapes of real documents are not here")
def test_every_shape_of_real_documents_is_in_the_table() -> None:
    shapes = {line.split("\t")[1].strip() for line in SHAPES.read_text(encoding="utf-8").splitlines()[1:] if line}
    sources = {source.removeprefix("Form ").strip() for row in rows() for source in row["herkunft"].split(" | ")}
    assert shapes - sources == set()


@pytest.mark.parametrize("row", rows(RUNNING_TEXT), ids=lambda row: row["text"])
def test_running_text_gives_its_periods_and_no_false_friends(row: dict[str, str]) -> None:
    assert [" = ".join(find) for find in found(row["text"])] == [f for f in row["funde"].split(" | ") if f]


RELATIVE = [
    ("Im kommenden Jahr beginnt der Bau.", [("Im kommenden Jahr", "2025")]),
    ("Das Netz gibt es seit drei Jahren.", [("seit drei Jahren", "2021/..")]),
    ("vor zwei Wochen", [("vor zwei Wochen", "2024-02-19/2024-02-25")]),
    ("gestern, heute", [("gestern", "2024-03-07")]),  # "heute" is nowadays
    ("seit mehr als 20 Jahren", []),
    ("bis zum vergangenen Monat", [("bis zum vergangenen Monat", "../2024-02")]),
    ("bis Ende dieses Jahres", [("bis Ende dieses Jahres", "../2024-12-31")]),
    ("seit Anfang vergangenen Jahres", [("seit Anfang vergangenen Jahres", "2023-33~/..")]),
    ("am letzten Montag", [("am letzten Montag", "2024-03-04")]),
    ("am Montag", []),  # only the tense would tell which
    ("fünf Monate vor einer Wahl", []),
    ("derzeit und bald", []),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_relative_words_count_from_the_stand_of_the_document_only(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, stand=date(2024, 3, 8)) == expected
    assert found(f"{text}\nStand: 08.03.2024") == expected
    assert found(text) == []


def test_the_stand_of_a_document_is_kept_as_such() -> None:
    doc = document("Übersicht\nStand: 08.03.2024")
    stand = find_stand(doc)
    assert stand is not None
    assert (stand.value, doc.quote(stand.spans[0])) == (date(2024, 3, 8), "Stand: 08.03.2024")
    assert find_stand(document("Verstand 2019, Standort 2020")) is None


def test_a_search_within_a_span_sees_nothing_outside_it() -> None:
    doc = document("2019 bis 2021")
    assert [f.value.edtf for f in find_zeitraeume(doc, Span(0, 4)) if not isinstance(f, Issue)] == ["2019"]
    assert list(find_zeitraeume(doc, Span(4, 4))) == []


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONTHS = kalender.MONATE
WRITTEN: list[Callable[[date], str]] = [
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day:%d}. {MONTHS[day.month - 1]} {day.year}",
    lambda day: day.isoformat(),
]


@given(DAYS, st.sampled_from(WRITTEN))
def test_every_day_is_read_in_every_spelling(day: date, write: Callable[[date], str]) -> None:
    assert parse_zeitraum(write(day)) == Zeitraum(day, day, "tag", day.isoformat())


@given(DAYS, DAYS, st.sampled_from(WRITTEN), st.sampled_from([" bis ", " - ", " – ", "–", " bis zum "]))
def test_two_days_are_a_period_or_impossible(one: date, two: date, write: Callable[[date], str], joint: str) -> None:
    text = write(one) + joint + write(two)
    if one <= two:
        assert parse_zeitraum(text) == Zeitraum(one, two, "tag", f"{one}/{two}")
    else:
        assert parse_zeitraum(text) is None
        assert warum_unmoeglich(text) is not None


YEARS = st.integers(1900, 2099)
SEASONS = ("Frühjahr", "Sommer", "Herbst", "Winter")
NAMED = st.one_of(
    st.builds("{:02}/{}".format, st.integers(1, 12), YEARS),
    st.builds("{} {}".format, st.sampled_from([*MONTHS, *SEASONS]), YEARS),
    st.builds("{}. Quartal {}".format, st.integers(1, 4), YEARS),
    st.builds("{}. Halbjahr {}".format, st.integers(1, 2), YEARS),
    st.builds("{} {}".format, st.sampled_from(["Anfang", "Mitte", "Ende", "Schuljahr", "Ostern"]), YEARS),
)


@given(NAMED, st.sampled_from(["", "seit ", "ab ", "bis ", "vor ", "nach ", "ca. ", "voraussichtlich "]))
def test_the_exact_form_leads_back_to_the_same_days(text: str, lead: str) -> None:
    period = parse_zeitraum(lead + text)
    assert period is not None
    assert bounds(period.edtf) == (period.beginn, period.ende)


PIECES = """
2019 2020 07/2020 bis – - / , . und am 4. Mai 04.05.2017 Herbst Ende des Jahres seit Stand: 13/2020 99 § Q3 von an 1:10
zweitausendelf Schuljahr 20/21 der letzten zwei Jahre gestern Uhr 12 ( )
"""
FRAGMENTS = st.sampled_from(re.findall(r"\S+", PIECES))


@given(st.lists(FRAGMENTS, max_size=12), st.sampled_from(["", " "]))
def test_finds_quote_what_they_say_in_order_and_without_overlap(parts: list[str], joint: str) -> None:
    doc = document(joint.join(parts) or "-")
    position = 0
    for find in find_zeitraeume(doc):
        span = find.span if isinstance(find, Issue) else find.spans[0]
        assert position <= span.start < span.end <= len(doc.text)
        assert doc.quote(span) == doc.quote(span).strip()
        position = span.end
        if not isinstance(find, Issue):
            assert bounds(find.value.edtf) == (find.value.beginn, find.value.ende)


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    list(timex3(text, date(2024, 3, 8)))
    assert parse_zeitraum(text) is None or warum_unmoeglich(text) is None


def test_nothing_asks_for_the_clock() -> None:
    for path in Path(zeitraum.__file__).parent.glob("*.py"):
        assert not re.search(
            r"\b(?:today|now|localtime)\(|import time\b|from time\b", path.read_text(encoding="utf-8")
        ), path.name


def test_the_timezone_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["1. Marz 2020", "2017 Mai 4", "04. Mai 2017", "bis Ende 2019", "13/2020"]
    answers = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        answers.append([read_whole.__wrapped__(text) for text in texts])
    monkeypatch.undo()
    time.tzset()
    assert answers[0] == answers[1]


HOSTILE = [
    "1", ".", "bis ", "1.1.", "2019-", "2019/20 ", "2019 bis ", "1. bis ", "Mai ", "seit ab bis ", " ", "1/", "zwei",
    "3., ", "Ende der ", "Mo, ", "12.3.2019 bis 99 . 4 / ", '"A 2019', "Stand ", "hundert",
    "im Zeitraum von den Jahren ",
]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "length"), [*((unit, 120_000) for unit in HOSTILE), ("12.3.2019 bis 99 . 4 / ", 1_000_000)]
)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str, length: int) -> None:
    def hostile(count: int) -> Document:
        return Document("0" * 12, "hostile", unit * count, ())

    assert is_linear(lambda document: list(find_zeitraeume(document)), hostile, length // len(unit))


def test_a_day_after_the_last_is_the_first_of_the_next() -> None:
    period = parse_zeitraum("nach dem 31.12.2019")
    assert period is not None
    assert period.beginn == date(2019, 12, 31) + timedelta(days=1)
