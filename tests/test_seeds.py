"""Three real documents, read from beside this checkout: what a careful reader finds in them is found, and no more."""

import json
from pathlib import Path

import pytest

from pipeline.journey import tables_of
from pipeline.read import read
from pipeline.validate.audit import unexplained
from pipeline.validate.frames import check
from pipeline.validate.rows import Row, Tables
from tests.conftest import shared

BROCHURE, FLYER, PLAN = "000", "001", "004"


def case(name: str) -> tuple[Tables, dict[str, list[dict[str, object]]]]:
    folder = shared("seeds")
    source = next(folder.glob(f"{name}_*.txt"))
    gold = json.loads(next((folder / "gold").glob(f"{name}_*.json")).read_text(encoding="utf-8"))
    return tables_of(read(source)), gold


def chosen(rows: list[Row], *columns: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(row[column]) for column in columns) for row in rows)


def wanted(rows: list[dict[str, object]], *columns: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(row[column]) for column in columns) for row in rows)


def test_the_brochure_names_twenty_members_with_art_year_and_keys() -> None:
    tables, gold = case(BROCHURE)
    columns = ("kommune", "kommune_art", "jahr", "ags_kandidaten")
    assert chosen(tables["beitritte"], *columns) == wanted(gold["beitritte"], *columns)
    assert len(tables["beitritte"]) == 20
    assert sum(int(str(row["jahr"])) <= 2019 for row in tables["beitritte"]) == 18


def test_the_brochure_names_the_themes_of_five_communes() -> None:
    tables, gold = case(BROCHURE)
    themes = sorted((str(s["kommune"]), str(thema)) for s in gold["schwerpunkte"] for thema in s["themen"])  # type: ignore[attr-defined]
    assert chosen(tables["schwerpunkte"], "kommune", "thema") == themes


def test_the_brochure_names_one_event() -> None:
    tables, gold = case(BROCHURE)
    columns = ("art", "beginn", "ende", "ort", "kommune", "titel")
    assert chosen(tables["veranstaltungen"], *columns) == wanted(gold["veranstaltungen"], *columns)


@pytest.mark.parametrize("name", [BROCHURE, FLYER])
def test_running_text_names_these_periods_and_no_others(name: str) -> None:
    tables, gold = case(name)
    assert chosen(tables["zeitangaben"], "beginn", "ende", "genauigkeit", "edtf") == wanted(
        gold["zeitangaben"], "beginn", "ende", "genauigkeit", "edtf"
    )


def test_the_flyer_has_no_members_and_no_plan() -> None:
    tables, _ = case(FLYER)
    for table in ("beitritte", "schwerpunkte", "ziele", "massnahmen", "veranstaltungen"):
        assert tables[table] == []


def test_the_flyers_cut_words_are_whole_again() -> None:
    tables, gold = case(FLYER)
    text = "\n".join(str(row["text"]) for row in tables["blocks"])
    assert not [word for word in gold["zusammengefuegt"] if word not in text]  # type: ignore[comparison-overlap]
    assert not [words for words in gold["nicht_zusammengefuegt"] if words not in text]  # type: ignore[comparison-overlap]


def test_the_plan_has_seven_goals() -> None:
    tables, gold = case(PLAN)
    assert chosen(tables["ziele"], "nummer", "text") == wanted(gold["ziele"], "nummer", "text")


def test_the_plan_has_23_measures_with_period_title_and_bullets() -> None:
    tables, gold = case(PLAN)
    columns = ("ziel", "zeitraum", "beginn", "ende", "titel", "stichpunkte")
    assert chosen(tables["massnahmen"], *columns) == wanted(gold["massnahmen"], *columns)
    assert {(row["kommune"], row["kommune_art"], row["ags"]) for row in tables["massnahmen"]} == {
        ("Magdeburg", "Landeshauptstadt", "15003000")
    }


def test_the_plans_65_bullets_stand_under_their_measures() -> None:
    tables, gold = case(PLAN)
    titles = {row["record_id"]: row["titel"] for row in tables["massnahmen"]}
    found = sorted((str(titles[row["massnahme"]]), str(row["text"])) for row in tables["stichpunkte"])
    told = sorted((str(m["titel"]), str(text)) for m in gold["massnahmen"] for text in m["stichpunkte"])  # type: ignore[attr-defined]
    assert found == told
    assert len(found) == 65


@pytest.mark.parametrize("name", [BROCHURE, FLYER, PLAN])
def test_every_row_keeps_its_schema_and_little_is_unexplained(name: str) -> None:
    tables, _ = case(name)
    assert check(tables).quarantine == []
    total = sum(int(str(row["characters"])) for row in tables["ledger"])
    assert unexplained(tables) * 50 <= total
    text_length = max(int(str(row["end_char"])) for row in tables["blocks"])
    assert total == text_length


def test_seeds_are_never_copied_into_the_corpus() -> None:
    corpus = Path(__file__).parent.parent / "corpus"
    ours = {line for source in corpus.glob("*/source.*") if source.suffix != ".pdf" for line in long_lines(source)}
    theirs = {line for path in shared("seeds").glob("*.txt") for line in long_lines(path)}
    assert not ours & theirs


def long_lines(path: Path) -> set[str]:
    return {line.strip() for line in path.read_text(encoding="utf-8").splitlines() if len(line.strip()) > 60}
