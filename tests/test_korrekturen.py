"""Corrections stay while the words stand, in whatever layout; they expire with the words, and say so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.model.document import Document
from extractors.model.notation import from_notation
from pipeline.ingest import Options, ingest
from pipeline.journey import Source, tables_of, travel
from pipeline.korrekturen import Korrektur, corrected, korrekturen_of
from pipeline.read import Unreadable, read_bytes
from pipeline.validate import check
from pipeline.validate.rows import Row, Tables
from tests.conftest import ROOT
from tests.typeset import LAYOUTS, Layout, typeset

PLAN = from_notation((ROOT / "corpus/arbeitsplan/document.txt").read_text(encoding="utf-8"))
TITEL = Korrektur(
    "massnahmen", "titel", neu="Öffentlichkeitsarbeit zum Bündnis für Gesundheit", wer="M. Beispiel", warum="gekürzt",
    zitat="Öffentlichkeitsarbeit zum Bündnis", davor="09/2021 bis 08/2026", danach="Gestaltung einer Internetseite",
)  # fmt: skip
ZEIT = Korrektur(
    "massnahmen", "zeitraum", neu="11/2021 bis 06/2022", alt="11/2021 bis 04/2022", wer="M. Beispiel", warum="verlegt",
    zitat="11/2021 bis 04/2022", danach="Ansprache von Vereinen",
)  # fmt: skip
TEXT = """Kommunen, die dem Landesprogramm beigetreten sind:

- 2014: Stadt Jena, Landkreis Gotha
- 2015: Stadt Weimar, Sömmerda
"""


def told(document: Document, *korrekturen: Korrektur) -> Tables:
    return corrected(tables_of(document), document, korrekturen)


def applied(tables: Tables) -> list[tuple[object, object]]:
    return [(row["stand"], row["neu"]) for row in tables["korrekturen"]]


def measures(tables: Tables, column: str, value: object) -> list[Row]:
    return [row for row in tables["massnahmen"] if row[column] == value]


@pytest.mark.parametrize("layout", LAYOUTS[:12], ids=lambda layout: layout.name)
def test_a_correction_survives_any_layout(layout: Layout) -> None:
    tables = told(read_bytes(typeset(PLAN, layout), "plan.pdf"), TITEL, ZEIT)
    assert [stand for stand, _ in applied(tables)] == ["angewandt", "angewandt"]
    assert len(measures(tables, "titel", TITEL.neu)) == 1
    (moved,) = measures(tables, "zeitraum", ZEIT.neu)
    assert (str(moved["beginn"]), str(moved["ende"]), moved["edtf"]) == ("2021-11-01", "2022-06-30", "2021-11/2022-06")
    assert check(tables).quarantine == []


def test_the_value_as_read_is_kept() -> None:
    tables = told(read_bytes(typeset(PLAN, LAYOUTS[0]), "plan.pdf"), TITEL)
    (row,) = tables["korrekturen"]
    assert (row["alt"], row["neu"], row["wer"]) == ("Öffentlichkeitsarbeit zum Bündnis", TITEL.neu, "M. Beispiel")
    (record,) = measures(tables, "titel", TITEL.neu)
    quotes = [e["quote"] for e in tables["evidence"] if e["record_id"] == record["record_id"] and e["field"] == "titel"]
    assert quotes == ["Öffentlichkeitsarbeit zum Bündnis"]


@pytest.mark.parametrize(
    ("was", "wird"),
    [
        ("Öffentlichkeitsarbeit zum Bündnis", "Öffentlichkeitsarbeit zum Netzwerk"),
        ("Öffentlichkeitsarbeit zum Bündnis", "Werbung"),
    ],
)
def test_a_correction_expires_with_an_issue_when_the_words_change(was: str, wird: str) -> None:
    changed = from_notation((ROOT / "corpus/arbeitsplan/document.txt").read_text(encoding="utf-8").replace(was, wird))
    tables = told(read_bytes(typeset(changed, LAYOUTS[0]), "plan.pdf"), TITEL)
    assert applied(tables) == [("abgelaufen", TITEL.neu)]
    assert not measures(tables, "titel", TITEL.neu)
    assert [row["rule"] for row in tables["issues"]].count("korrektur_abgelaufen") == 1
    assert check(tables).quarantine == []


def test_a_correction_expires_when_its_neighbours_are_gone(text: Callable[..., Document]) -> None:
    elsewhere = Korrektur("beitritte", "jahr", neu=2016, wer="x", warum="y", zitat="2014", danach="Stadt Ulm")
    assert applied(told(text(TEXT, "Thüringen"), elsewhere)) == [("abgelaufen", "2016")]


def test_a_correction_is_unused_where_no_record_has_its_words(text: Callable[..., Document]) -> None:
    unused = Korrektur("massnahmen", "titel", neu="x", wer="x", warum="y", zitat="Landesprogramm")
    tables = told(text(TEXT, "Thüringen"), unused)
    assert applied(tables) == [("unbenutzt", "x")]
    assert "korrektur_unbenutzt" in [row["rule"] for row in tables["issues"]]


def test_a_correction_is_superfluous_where_the_value_is_read_so(text: Callable[..., Document]) -> None:
    same = Korrektur("beitritte", "jahr", neu=2014, wer="x", warum="y", zitat="2014", danach="Stadt Jena")
    tables = told(text(TEXT, "Thüringen"), same)
    assert {stand for stand, _ in applied(tables)} == {"ueberfluessig"}
    assert not [row for row in tables["issues"] if str(row["rule"]).startswith("korrektur")]


def test_a_correction_expires_when_the_value_read_is_no_longer_the_old_one(text: Callable[..., Document]) -> None:
    stale = Korrektur("beitritte", "jahr", neu=2016, alt=2013, wer="x", warum="y", zitat="2014", danach="Stadt Jena")
    assert {stand for stand, _ in applied(told(text(TEXT, "Thüringen"), stale))} == {"abgelaufen"}


def test_a_corrected_key_is_the_only_candidate(text: Callable[..., Document]) -> None:
    key = Korrektur("beitritte", "ags", neu="16068051", wer="x", warum="y", zitat="Sömmerda", davor="Stadt Weimar")
    tables = told(text(TEXT, "Thüringen"), key)
    (row,) = [row for row in tables["beitritte"] if row["kommune"] == "Sömmerda"]
    assert (row["ags"], row["ags_kandidaten"]) == ("16068051", ["16068051"])
    assert check(tables).quarantine == []


def test_a_record_named_by_its_id_needs_no_quote(text: Callable[..., Document]) -> None:
    document = text(TEXT, "Thüringen")
    record = str(tables_of(document)["beitritte"][0]["record_id"])
    tables = told(document, Korrektur("beitritte", "jahr", neu=2013, wer="x", warum="y", datensatz=record))
    assert tables["beitritte"][0]["jahr"] == 2013
    assert tables["beitritte"][0]["record_id"] == record


def test_nothing_changes_without_corrections(text: Callable[..., Document]) -> None:
    document = text(TEXT, "Thüringen")
    assert told(document) == tables_of(document)


ENTRY = '[[korrektur]]\ntabelle = "beitritte"\nfeld = "jahr"\nzitat = "2014"\nneu = 2016\nwer = "x"\nwarum = "y"\n'


@pytest.mark.parametrize(
    "broken",
    [
        "[[korrektur", ENTRY.replace('wer = "x"', 'wer = ""'), ENTRY.replace("neu = 2016", 'neu = "2016"'),
        ENTRY.replace('zitat = "2014"\n', ""), ENTRY + 'unbekannt = "z"\n', ENTRY.replace('"jahr"', '"record_id"'),
        ENTRY.replace("neu = 2016\n", ""), ENTRY + "streichen = true\n",
        ENTRY.replace("neu = 2016", 'streichen = "ja"'),
    ],
)  # fmt: skip
def test_a_file_of_corrections_that_cannot_be_understood_stops_the_document(tmp_path: Path, broken: str) -> None:
    (tmp_path / "korrekturen.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(Unreadable) as error:
        korrekturen_of(tmp_path / "a.txt")
    assert error.value.rule == "korrekturen_toml"


def test_a_correction_names_its_document_with_wildcards(tmp_path: Path) -> None:
    (tmp_path / "korrekturen.toml").write_text(ENTRY + 'dokument = "plan*.pdf"\n', encoding="utf-8")
    assert len(korrekturen_of(tmp_path / "plan 2.pdf")) == 1
    assert korrekturen_of(tmp_path / "anderes.pdf") == ()


def test_the_journey_applies_corrections_and_counts_with_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        TEXT + "\nBis Ende 2014 sind dem Landesprogramm zwei Kommunen beigetreten.\n", encoding="utf-8"
    )
    before = travel(Source(str(tmp_path / "a.txt"), "0" * 64))
    assert before.get("korrekturen", []) == []
    (tmp_path / "korrekturen.toml").write_text(ENTRY, encoding="utf-8")
    after = travel(Source(str(tmp_path / "a.txt"), "0" * 64))
    assert {row["jahr"] for row in after["beitritte"]} == {2015, 2016}
    assert [row["teil"] for row in after["herkunft"]].count("korrekturen.toml") == 1


def test_a_run_warns_of_corrections_that_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "korrekturen.toml").write_text(ENTRY.replace("2014", "2011"), encoding="utf-8")
    run = ingest([tmp_path / "a.txt"], tmp_path / "k.duckdb", Options(1))
    assert run.korrekturen_wirkungslos == [f"{tmp_path}/a.txt: beitritte.jahr = 2016 abgelaufen"]
    (tmp_path / "korrekturen.toml").write_text(ENTRY, encoding="utf-8")
    again = ingest([tmp_path / "a.txt"], tmp_path / "k.duckdb", Options(1))
    assert again.geaendert == [f"{tmp_path}/a.txt"]
    assert again.korrekturen_wirkungslos == []


STREICHUNG = Korrektur(
    "massnahmen", "titel", streichen=True, wer="M. Beispiel", warum="nur geplant",
    zitat="Öffentlichkeitsarbeit zum Bündnis", davor="09/2021 bis 08/2026",
)  # fmt: skip


def test_a_measure_is_struck_out_with_its_bullets_and_its_words() -> None:
    before, tables = told(PLAN), told(PLAN, STREICHUNG)
    (gone,) = measures(before, "titel", "Öffentlichkeitsarbeit zum Bündnis")
    assert [row for row in before["massnahmen"] if row != gone] == tables["massnahmen"]
    assert gone["stichpunkte"] and len(before["stichpunkte"]) - len(tables["stichpunkte"]) == len(
        [row for row in before["stichpunkte"] if row["massnahme"] == gone["record_id"]]
    )
    ids = {
        row["record_id"] for name, rows in tables.items() if name != "korrekturen" for row in rows if "record_id" in row
    }
    assert gone["record_id"] not in ids
    (row,) = tables["korrekturen"]
    assert (row["stand"], row["record_id"], row["alt"], row["neu"]) == (
        "angewandt", gone["record_id"], "Öffentlichkeitsarbeit zum Bündnis", None
    )  # fmt: skip
    assert check({**tables, "korrekturen": [row]}).quarantine == []


def test_a_strike_is_read_from_the_file(tmp_path: Path) -> None:
    struck = ENTRY.replace("neu = 2016", "streichen = true")
    (tmp_path / "korrekturen.toml").write_text(struck, encoding="utf-8")
    (korrektur,) = korrekturen_of(tmp_path / "a.txt")
    assert (korrektur.streichen, korrektur.neu) == (True, None)


def test_a_struck_bullet_leaves_the_list_of_its_measure() -> None:
    (bullet,) = [row for row in told(PLAN)["stichpunkte"] if row["text"] == "Gestaltung einer Internetseite"]
    strike = Korrektur("stichpunkte", "text", streichen=True, wer="x", warum="y", datensatz=str(bullet["record_id"]))
    (measure,) = [row for row in told(PLAN, strike)["massnahmen"] if row["record_id"] == bullet["massnahme"]]
    assert isinstance(measure["stichpunkte"], list) and bullet["text"] not in measure["stichpunkte"]


def test_a_strike_expires_with_its_words(text: Callable[..., Document]) -> None:
    gone = Korrektur("beitritte", "kommune", streichen=True, wer="x", warum="y", zitat="Stadt Ulm")
    assert applied(told(text(TEXT, "Thüringen"), gone)) == [("abgelaufen", None)]
