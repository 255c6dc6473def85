"""Search, explain, review and diff: what a person asks of the database on the command line."""

import json
import shutil
import tomllib
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from pipeline import load
from pipeline.__main__ import app
from pipeline.ingest import Options, ingest
from pipeline.report.diff import Aenderung, diff
from pipeline.report.explain import explain
from pipeline.report.review import review, skeleton
from pipeline.report.suche import search, stem
from tests.conftest import ROOT

RUN = CliRunner()


@pytest.mark.parametrize(
    "words",
    [
        ("Maßnahmen", "Massnahmen", "MASSNAHME", "Maßnahme"),
        ("Präventionsketten", "Praeventionskette"),
        ("Städte", "Stadt", "Staedten"),
        ("Bürgerbeteiligung", "Buergerbeteiligungen"),
        ("gesunde", "gesundes", "Gesunden"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_a_search_finds_all_forms_with_page_and_records(connection: duckdb.DuckDBPyConnection) -> None:
    found = [[(hit.document_id, hit.text) for hit in search(connection, word)] for word in ("Massnahmen", "maßnahme")]
    assert found[0] == found[1] != []
    (hit,) = search(connection, "Fahrdienste")
    assert hit.text == "ab Herbst 2023: Aufbau eines Fahrdienstes"
    assert [hit.text[a:b] for a, b in hit.marked] == ["Fahrdienstes"]
    assert hit.page == 1
    assert hit.records


def test_the_rarer_word_weighs_more(connection: duckdb.DuckDBPyConnection) -> None:
    hits = search(connection, "Kommunen Fahrdienst")
    assert "Fahrdienst" in hits[0].text
    assert hits == search(connection, "Kommunen Fahrdienst")


def test_unknown_words_and_signs_find_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    assert search(connection, "Quastenflosser") == []
    assert search(connection, "'; DROP TABLE documents; --") != [None]
    assert search(connection, "!?") == []


def test_a_record_is_explained_with_quote_page_and_rule(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("SELECT record_id FROM beitritte WHERE kommune = 'Jena' ORDER BY document_id LIMIT 1")
    ((record,),) = connection.fetchall()
    found = explain(connection, record)
    assert found
    values = {value.name: value for value in found.values}
    assert values["Jahr"].value == values["Jahr"].quotes[0] == "2014"
    assert values["Gemeindeschlüssel"].rule
    assert found.document
    assert explain(connection, "nichts") is None


def test_review_begins_with_what_does_not_add_up(connection: duckdb.DuckDBPyConnection) -> None:
    reasons = [one.why for one in review(connection)]
    assert reasons[0] == "Abgleich"
    assert "Kommune mehrdeutig" in reasons
    assert any(reason.startswith("nicht verstanden") for reason in reasons)


def test_the_skeleton_filled_in_is_a_correction_that_applies(database: Path, tmp_path: Path) -> None:
    with load.reading(database) as open_one:
        found = [one for one in review(open_one) if "Sömmerda" in one.what]
    entries = "".join(skeleton(found))
    tomllib.loads(entries)
    filled = entries.replace('neu = ""', 'neu = "16068051"').replace('wer = ""', 'wer = "W"')
    case = shutil.copytree(ROOT / "corpus/broschuere", tmp_path / "b")
    source = next(case.glob("source.*"))
    (case / "korrekturen.toml").write_text(filled.replace('warum = ""', 'warum = "Stadt"'), encoding="utf-8")
    ingest([source], tmp_path / "k.duckdb", Options(1))
    with load.reading(tmp_path / "k.duckdb") as open_one:
        open_one.execute("SELECT DISTINCT stand FROM korrekturen")
        assert open_one.fetchall() == [("angewandt",)]
        open_one.execute("SELECT DISTINCT ags FROM schwerpunkte WHERE kommune = 'Sömmerda'")
        assert open_one.fetchall() == [("16068051",)]


OLD = (
    "Kommunen, die dem Landesprogramm beigetreten sind:\n\n- 2014: Stadt Jena\n- 2015: Stadt Weimar, Landkreis Gotha\n"
)


def changes(folder: Path) -> list[Aenderung]:
    with load.reading(folder / "old.duckdb") as before, load.reading(folder / "new.duckdb") as after:
        return [change for change in diff(before, after) if change.tabelle == "beitritte"]


def build(folder: Path, name: str, text: str = OLD) -> None:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in/a.txt").write_text(text, encoding="utf-8")
    (folder / "in/about.toml").write_text('land = "Thüringen"\n', encoding="utf-8")
    ingest([folder / "in"], folder / f"{name}.duckdb", Options(1))


def test_diff_tells_gained_lost_and_changed_by_the_source(tmp_path: Path) -> None:
    build(tmp_path, "old")
    build(tmp_path, "new", OLD.replace("2014: Stadt Jena", "2016: Stadt Jena").replace(", Landkreis Gotha", ""))
    told = {(change.art, change.ursache) for change in changes(tmp_path)}
    assert told == {("geaendert", "Quelle"), ("verloren", "Quelle")}
    (changed,) = [change for change in changes(tmp_path) if change.art == "geaendert"]
    assert changed.felder == {"jahr": ("2014", "2016")}


def test_diff_says_nothing_of_what_is_the_same(tmp_path: Path) -> None:
    build(tmp_path, "old")
    build(tmp_path, "new", OLD + "\nEin Satz mehr.\n")
    assert changes(tmp_path) == []


def test_diff_knows_a_correction_the_code_and_the_register(tmp_path: Path) -> None:
    build(tmp_path, "old")
    (tmp_path / "in/korrekturen.toml").write_text(
        '[[korrektur]]\ntabelle = "beitritte"\nfeld = "jahr"\nzitat = "2014"\nneu = 2013\nwer = "x"\nwarum = "y"\n'
    )
    build(tmp_path, "new")
    assert [(c.art, c.ursache) for c in changes(tmp_path)] == [("geaendert", "Korrektur")]
    shutil.copyfile(tmp_path / "old.duckdb", tmp_path / "new.duckdb")
    with duckdb.connect(str(tmp_path / "new.duckdb")) as connection:
        connection.execute("UPDATE herkunft SET sha256 = repeat('0', 64) WHERE teil = 'register'")
        connection.execute(
            "UPDATE beitritte SET ags = '16000000', ags_kandidaten = ['16000000'] WHERE kommune = 'Jena'"
        )
    assert [c.ursache for c in changes(tmp_path)] == ["Register"]
    with duckdb.connect(str(tmp_path / "new.duckdb")) as connection:
        connection.execute("UPDATE herkunft SET sha256 = repeat('0', 64) WHERE teil = 'code'")
        connection.execute("UPDATE beitritte SET programm = 'anderes' WHERE kommune = 'Weimar'")
    assert {c.ursache for c in changes(tmp_path)} == {"Register", "Code"}


def test_the_commands_answer_in_words_and_in_json(database: Path, tmp_path: Path) -> None:
    db = ["--db", str(database)]
    hits = json.loads(RUN.invoke(app, ["search", "Fahrdienst", "--json", *db]).stdout)
    record = hits["treffer"][0]["records"][0]
    told = RUN.invoke(app, ["explain", record, *db])
    assert told.exit_code == 0
    assert "Fahrdienstes" in told.stdout
    assert RUN.invoke(app, ["explain", "nichts", *db]).exit_code == 1
    assert RUN.invoke(app, ["search", "Quastenflosser", *db]).exit_code == 1
    out = tmp_path / "v.toml"
    assert "Abgleich" in RUN.invoke(app, ["review", "--out", str(out), *db]).stdout
    assert tomllib.loads(out.read_text(encoding="utf-8"))["korrektur"]
    same = RUN.invoke(app, ["diff", str(database), str(database), "--json"])
    assert json.loads(same.stdout)["aenderungen"] == []
    made = RUN.invoke(app, ["report", "--out", str(tmp_path / "r.html"), *db])
    assert made.exit_code == 0
    assert (tmp_path / "r.html").stat().st_size > 100_000
