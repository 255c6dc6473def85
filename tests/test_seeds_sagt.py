"""Real documents beside this checkout: contacts, figures, short forms, and whether they keep their word."""

from collections.abc import Sequence

import pytest

from pipeline.journey import tables_of
from pipeline.read import read, read_bytes
from pipeline.validate.audit import unexplained
from pipeline.validate.rows import Row
from tests.conftest import shared
from tests.test_seeds import BROCHURE, FLYER, PLAN, case

CONTACT = ("stelle", "person", "strasse", "plz", "ort", "telefon", "email", "url")


def f1(found: Sequence[object], wanted: Sequence[object]) -> float:
    right = len([item for item in found if item in wanted])
    return 2 * right / (len(found) + len(wanted)) if found or wanted else 1.0


def said(row: Row, columns: Sequence[str]) -> dict[str, object]:
    return {column: row[column] for column in columns if row[column] is not None}


@pytest.mark.parametrize("name", [BROCHURE, FLYER])
def test_contacts(name: str) -> None:
    tables, gold = case(name)
    found = [said(row, CONTACT) for row in tables["kontakte"]]
    assert f1([row for row in found if set(row) != {"url"}], gold["kontakte"]) >= 0.95
    urls = sorted({str(row["url"]) for row in found if "url" in row})
    assert f1(urls, sorted(map(str, gold["urls"]))) >= 0.95


def test_short_forms() -> None:
    tables, gold = case(BROCHURE)
    assert f1([said(row, ("kurz", "lang")) for row in tables["abkuerzungen"]], gold["abkuerzungen"]) >= 0.95


@pytest.mark.parametrize("name", [BROCHURE, FLYER])
def test_figures_and_whether_the_list_agrees(name: str) -> None:
    tables, gold = case(name)
    outcome = {row["zahlenangabe"]: row for row in tables["abgleiche"]}
    found = sorted((row["wert"], outcome[row["record_id"]]["ergebnis"]) for row in tables["zahlenangaben"])  # type: ignore[type-var]
    assert found == sorted((row["wert"], row["abgleich"]) for row in gold["zahlenangaben"])  # type: ignore[type-var]
    for row in gold["zahlenangaben"]:
        (same,) = [z for z in tables["zahlenangaben"] if z["wert"] == row["wert"] and _fits(z, row)]
        assert same["genauigkeit"] == row.get("genauigkeit", "genau")
        assert outcome[same["record_id"]]["gezaehlt"] == row.get("gezaehlt")
        assert (str(same["stichtag"]) if same["stichtag"] else None) == row.get("stichtag")


def _fits(found: Row, wanted: dict[str, object]) -> bool:
    return str(found["gegenstand"]).split(" ")[0].rstrip(",") in str(wanted["text"])


def test_an_entry_removed_from_the_brochure_turns_the_total() -> None:
    source = next(shared("seeds").glob(f"{BROCHURE}_*.txt")).read_text(encoding="utf-8")
    for entry in (", GR+ Würzburg", ", GR+ Bamberg", "Ingolstadt, "):
        document = read_without(source, entry)
        assert ("zu_wenig", 17) in document


def read_without(source: str, words: str) -> list[tuple[object, object]]:
    assert words in source
    tables = tables_of(read_bytes(source.replace(words, "").encode(), "ohne.txt"))
    return [(row["ergebnis"], row["gezaehlt"]) for row in tables["abgleiche"]]


def test_a_legal_notice_gives_no_figures_and_no_periods() -> None:
    tables, gold = case(BROCHURE)
    ignored = " ".join(str(row["quote"]) for row in tables["ignored"] if str(row["why"]).startswith("boilerplate"))
    for words in map(str, gold["keine_zeitangabe"]):
        assert words in ignored
        assert all(words not in str(row["zeitraum"]) for row in tables["zeitangaben"])


def test_a_slip_with_a_witness_is_flagged_and_kept() -> None:
    tables, _ = case(PLAN)
    assert [row["quote"] for row in tables["issues"] if row["rule"] == "verdacht_schreibweise"] == ["Stadtsporthund"]
    assert any("Stadtsporthund" in str(row["text"]) for row in tables["stichpunkte"])


@pytest.mark.parametrize("name", [BROCHURE, FLYER, PLAN])
def test_nothing_of_the_seeds_is_unexplained(name: str) -> None:
    assert unexplained(case(name)[0]) == 0


REAL = ("de-06-krisenmanagement-oegd/chapter_5.md", "de-06-krisenmanagement-oegd/chapter_7.md")
PLANS = ("Gesundheit_und_Pflege", "Sicherheit", "Mobilitaet")


@pytest.mark.parametrize(
    "part", [*REAL, *(f"de-08-ulm-smartcity/03_Handlungsfelder/{plan}/index.md" for plan in PLANS)]
)
def test_little_of_other_real_documents_is_unexplained(part: str) -> None:
    tables = tables_of(read(shared("real") / part))
    total = sum(int(str(row["characters"])) for row in tables["ledger"])
    assert unexplained(tables) * 50 <= total
