"""Numbers in words and digits, and the pattern that finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.german.zahl import ZAHL, parse_zahl

NUMBERS = [
    ("null", 0), ("ein", 1), ("eins", 1), ("eine", 1), ("einem", 1), ("zwei", 2), ("zwo", 2), ("elf", 11),
    ("zwölf", 12),
    ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("zwanzig", 20), ("einundzwanzig", 21), ("dreißig", 30),
    ("dreissig", 30), ("siebenundsiebzig", 77), ("neunundneunzig", 99), ("hundert", 100), ("einhundert", 100),
    ("hunderteins", 101), ("hundertundeins", 101), ("zweihundertdreiundfünfzig", 253), ("tausend", 1000),
    ("zweitausendelf", 2011), ("zweitausendundelf", 2011), ("neunzehnhundertneunzig", 1990), ("achtzehnhundert", 1800),
    ("dreihunderttausend", 300_000), ("zwölftausenddreihundertvier", 12_304), ("eine Million", 1_000_000),
    ("drei Millionen", 3_000_000), ("zwei Milliarden", 2_000_000_000), ("Achtzehn", 18),
    ("erste", 1), ("ersten", 1), ("zweiter", 2), ("dritte", 3), ("dritten", 3), ("vierte", 4), ("siebte", 7),
    ("achten", 8), ("zehnte", 10), ("zwölfter", 12), ("zwanzigste", 20), ("dreißigsten", 30), ("einunddreißigste", 31),
    ("hundertste", 100), ("0", 0), ("18", 18), ("3.", 3), ("2.000", 2000), ("2 000", 2000), ("2\u00a0000", 2000),
    ("12.345.678", 12_345_678), ("10978", 10978),
]  # fmt: skip

NO_NUMBERS = [
    "",
    "1,5",
    "2.00",
    "2.0000",
    "achtund",
    "undacht",
    "zwanzigzwei",
    "hundertmillionen",
    "drei Äpfel",
    "acht zehn",
    "x",
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_is_read(text: str, number: int) -> None:
    assert parse_zahl(text) == number


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_zahl(text) is None


FOUND = [
    ("achtzehn Kommunen traten bei", ["achtzehn"]),
    ("mehr als 2.000 Projekte, 60 Partner", ["2.000", "60"]),
    ("Achtung, wachte, Einheit, Dreieck", []),
    ("am 04.05.2017, 1,5 Prozent, 07/2020, A1, DIN-5", []),
    ("zweitausendelf und siebenundsiebzig", ["zweitausendelf", "siebenundsiebzig"]),
]


@pytest.mark.parametrize(("text", "numbers"), FOUND)
def test_whole_numbers_are_found_in_running_text(text: str, numbers: list[str]) -> None:
    assert [match[0] for match in ZAHL.finditer(text)] == numbers


@given(st.integers(0, 10**12))
def test_digits_are_read_with_and_without_dots(number: int) -> None:
    assert parse_zahl(str(number)) == number
    assert parse_zahl(f"{number:,}".replace(",", ".")) == number


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    parse_zahl(text)
