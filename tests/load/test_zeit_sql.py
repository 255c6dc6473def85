"""The period macros against a real DuckDB: certain and possible are never mixed up, and Python and SQL agree."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from extractors.german.zeitraum import parse_zeitraum
from extractors.german.zeitraum.edtf import bounds

SQL = files("pipeline.load")


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(SQL.joinpath("schema.sql").read_text(encoding="utf-8"))
        connection.execute(SQL.joinpath("zeit.sql").read_text(encoding="utf-8"))
        yield connection


def insert(db: duckdb.DuckDBPyConnection, *rows: tuple[str, str]) -> None:
    """Rows of document and period as printed, measured by our own reader."""
    db.execute("DELETE FROM massnahmen")
    for number, (document, printed) in enumerate(rows):
        period = parse_zeitraum(printed)
        assert period is not None, printed
        db.execute(
            "INSERT INTO massnahmen (record_id, document_id, ags_kandidaten, zeitraum, beginn, ende, genauigkeit, edtf,"
            " titel, stichpunkte) VALUES (?, ?, [], ?, ?, ?, ?, ?, ?, [])",
            [f"m{number}", document, printed, period.beginn, period.ende, period.genauigkeit, period.edtf, printed],
        )


@pytest.mark.parametrize(
    "printed",
    [
        "2019", "07/2020", "04. Mai 2017", "Herbst 2015", "Winter 2019", "Winter 2020", "Q3/2021", "2. Halbjahr 2021",
        "Anfang 2019", "Mitte 2019", "Ende 2019", "Schuljahr 2020/21", "1990er Jahre", "19. Jahrhundert", "ca. 2015",
        "07/2020 bis 06/2025", "Mitte 2016 bis Anfang 2018", "bis Herbst 2015", "seit 2014", "Ende Mai 2017", "laufend",
    ],
)  # fmt: skip
def test_sql_reads_edtf_as_python_does(db: duckdb.DuckDBPyConnection, printed: str) -> None:
    period = parse_zeitraum(printed)
    assert period is not None
    found = db.execute("SELECT beginn_frueh($e), ende_spaet($e)", {"e": period.edtf}).fetchone()
    assert found == bounds(period.edtf) == (period.beginn, period.ende)


OVERLAPS = [
    # period, from, to, certain, possible, why
    ("07/2020 bis 06/2025", "2021-09-01", "2021-11-30", True, True, "inside"),
    ("07/2020 bis 06/2025", "2020-07-10", "2020-07-20", False, True, "it may begin on the 31st"),
    ("07/2020 bis 06/2025", "2020-07-10", "2020-07-31", True, True, "by the 31st it has begun"),
    ("07/2020 bis 06/2025", "2025-06-01", "2025-06-01", True, True, "it ends on the first of June at the earliest"),
    ("07/2020 bis 06/2025", "2025-06-02", "2025-06-30", False, True, "it may have ended"),
    ("07/2020 bis 06/2025", "2025-07-01", "2025-07-31", False, False, "behind its end"),
    ("07/2020 bis 06/2025", "2020-01-01", "2020-06-30", False, False, "before its beginning"),
    ("2021", "2021-12-31", "2021-12-31", False, True, "a year is possible until its last day"),
    ("2021", "2021-01-01", "2021-12-31", True, True, "the whole year holds it"),
    ("04. Mai 2017", "2017-05-04", "2017-05-04", True, True, "a day is a day"),
    ("seit 2014", "2014-01-01", "2014-12-31", True, True, "it begins in that year"),
    ("seit 2014", "2014-12-31", "2020-01-01", False, True, "it may have ended within its first year"),
    ("seit 2014", "2020-01-01", "2020-12-31", False, True, "nothing says that it still runs"),
    ("seit 2014", "2013-01-01", "2013-12-31", False, False, "before"),
    ("bis Herbst 2015", "2000-01-01", "2000-12-31", False, True, "nothing says when it began"),
    ("bis Herbst 2015", "2015-09-01", "2015-11-30", True, True, "it ends in this autumn"),
    ("bis Herbst 2015", "2015-12-01", "2015-12-31", False, False, "behind its end"),
    ("2019 bis 2021", "2020-06-01", "2020-06-30", True, True, "between the years"),
    ("2019 bis 2021", "2021-06-01", "2021-06-30", False, True, "it may have ended in January"),
]


@pytest.mark.parametrize(("printed", "von", "bis", "certain", "possible", "why"), OVERLAPS)
def test_overlap_is_certain_only_where_every_reading_agrees(
    db: duckdb.DuckDBPyConnection, printed: str, von: str, bis: str, certain: bool, possible: bool, why: str
) -> None:
    period = parse_zeitraum(printed)
    assert period is not None
    row = db.execute("SELECT sicher_im(?, ?, ?), moeglich_im(?, ?, ?)", [period.edtf, von, bis] * 2).fetchone()
    assert row == (certain, possible), why


def test_a_period_without_bounds_is_possible_always_and_certain_never(db: duckdb.DuckDBPyConnection) -> None:
    row = db.execute("SELECT coalesce(sicher_am('../..', '2021-01-01'), false), moeglich_am('../..', '2021-01-01')")
    assert row.fetchone() == (False, True)


@pytest.mark.parametrize(
    ("outer", "inner", "certain", "possible"),
    [
        ("2019/2021", "2020", True, True),
        ("2019/2021", "2021-06", False, True),
        ("2019/2021", "2022", False, False),
        ("2014/..", "2020", False, True),
        ("../2015-23", "2015-12", False, False),
        ("2020-01-01/2020-12-31", "2020-05", True, True),
    ],
)
def test_containment_is_certain_or_possible(
    db: duckdb.DuckDBPyConnection, outer: str, inner: str, certain: bool, possible: bool
) -> None:
    row = db.execute("SELECT sicher_enthaelt(?, ?), moeglich_enthaelt(?, ?)", [outer, inner] * 2).fetchone()
    assert row == (certain, possible)


@pytest.mark.parametrize(
    ("one", "two", "certain", "possible"),
    [
        ("2020-07/2025-06", "2021-01/2023-06", True, True),
        ("2020-07/2021-03", "2021-03/2022-06", False, True),
        ("2020-07/2021-02", "2021-03/2022-06", False, False),
        ("2014/..", "2010/2020", True, True),
        ("2014/..", "../2013", False, False),
    ],
)
def test_two_periods_overlap_certainly_or_possibly(
    db: duckdb.DuckDBPyConnection, one: str, two: str, certain: bool, possible: bool
) -> None:
    row = db.execute("SELECT sicher_zugleich(?, ?), moeglich_zugleich(?, ?)", [one, two] * 2).fetchone()
    assert row == (certain, possible)
    turned = db.execute("SELECT sicher_zugleich(?, ?), moeglich_zugleich(?, ?)", [two, one] * 2).fetchone()
    assert turned == row


def test_measures_of_autumn_2021_say_whether_they_are_certain(db: duckdb.DuckDBPyConnection) -> None:
    insert(
        db, ("a", "07/2020 bis 06/2025"), ("a", "seit 2014"), ("a", "10/2021 bis 06/2022"), ("a", "01/2022 bis 03/2023")
    )
    found = db.execute("SELECT titel, sicher FROM massnahmen_im('2021-09-01', '2021-11-30') ORDER BY titel").fetchall()
    assert found == [("07/2020 bis 06/2025", True), ("10/2021 bis 06/2022", True), ("seit 2014", False)]


def test_measures_as_of_a_day(db: duckdb.DuckDBPyConnection) -> None:
    insert(db, ("a", "07/2020 bis 06/2025"), ("a", "2021"), ("a", "bis 2019"), ("a", "laufend"))
    found = db.execute("SELECT titel, sicher FROM massnahmen_am('2021-03-15') ORDER BY titel").fetchall()
    assert found == [("07/2020 bis 06/2025", True), ("2021", False), ("laufend", False)]


def test_gaps_lie_between_the_measures_of_a_document(db: duckdb.DuckDBPyConnection) -> None:
    insert(
        db,
        ("a", "01/2020 bis 03/2020"), ("a", "02/2020"), ("a", "06/2020 bis 08/2020"), ("a", "09/2020 bis 12/2020"),
        ("b", "01/2020 bis 03/2020"), ("b", "seit 2018"), ("b", "06/2022"),
    )  # fmt: skip
    assert db.execute("SELECT * FROM luecken()").fetchall() == [("a", date(2020, 4, 1), date(2020, 5, 31), 61)]


def test_months_without_any_measure(db: duckdb.DuckDBPyConnection) -> None:
    insert(db, ("a", "01/2020 bis 03/2020"), ("a", "06/2020 bis 12/2020"), ("b", "seit 2014"))
    found = db.execute("SELECT * FROM monate_ohne_massnahme('2020-02-15', '2020-07-31')").fetchall()
    assert found == [("a", date(2020, 4, 1)), ("a", date(2020, 5, 1))]


def test_every_macro_is_tested_here_or_used_by_one_that_is(db: duckdb.DuckDBPyConnection) -> None:
    source = SQL.joinpath("zeit.sql").read_text(encoding="utf-8")
    tests = Path(__file__).read_text(encoding="utf-8")
    rows = db.execute("SELECT DISTINCT function_name FROM duckdb_functions() WHERE NOT internal").fetchall()
    names = {name for (name,) in rows}
    assert len(names) == source.count("CREATE OR REPLACE MACRO")
    assert [name for name in names if source.count(f"{name}(") < 2 and f"{name}(" not in tests] == []
