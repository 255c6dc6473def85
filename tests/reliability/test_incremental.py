"""G9: what a run does depends on what there is, not on how it came; a run with nothing new costs next to nothing."""

import json
import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from pipeline import fingerprint, load
from pipeline.ingest import Options, Run, ingest, rebuild
from pipeline.read import limits
from tests.reliability.conftest import ROOT, Planlese, document, write_inbox

HEAVY = ("polars", "pandera", "spacy", "dateparser", "pdfplumber", "pypdfium2", "numpy", "extractors", "bs4")
ONE = Options(workers=1)
pytestmark = pytest.mark.usefixtures("warmed")


def again(inbox: Path, db: Path) -> str:
    """The content hash of a database built at once from all that lies in the inbox now."""
    fresh = db.with_name("fresh.duckdb")
    fresh.unlink(missing_ok=True)
    ingest([inbox], fresh, ONE)
    return load.content_hash(fresh)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, warmed: None) -> Path:
    """A folder with an inbox of four documents and their database; paths are stored as seen from there."""
    folder = tmp_path_factory.mktemp("base")
    write_inbox(folder / "inbox", 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert len(ingest([Path("inbox")], Path("db.duckdb"), ONE).neu) == 4
    return folder


@pytest.fixture
def inbox(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Path("inbox")


@pytest.fixture
def db(inbox: Path) -> Path:
    return Path("db.duckdb")


def test_a_life_of_changes_ends_where_one_full_run_ends(inbox: Path, db: Path) -> None:
    """New, changed, renamed, doubled, moved to a folder, rejected and mended, told apart, and equal to a rebuild."""
    (inbox / "neu.txt").write_text(document(77), encoding="utf-8")
    (inbox / "plan000.txt").write_text(document(78), encoding="utf-8")
    (inbox / "plan001.txt").rename(inbox / "umbenannt.txt")
    shutil.copy(inbox / "plan002.txt", inbox / "zweimal.txt")
    (inbox / "kaputt.pdf").write_bytes(b"%PDF-1.4 kaputt")
    run = ingest([inbox], db, ONE)
    names = {kind: sorted(Path(p).name for p in getattr(run, kind)) for kind in ("neu", "geaendert", "unveraendert")}
    assert names == {"neu": ["neu.txt"], "geaendert": ["plan000.txt"], "unveraendert": ["plan002.txt", "plan003.txt"]}
    assert {Path(new).name: Path(old).name for new, old in run.umbenannt.items()} == {"umbenannt.txt": "plan001.txt"}
    assert [Path(path).name for path in run.doppelt] == ["zweimal.txt"]
    assert [Path(path).name for path in run.abgelehnt] == ["kaputt.pdf"]
    assert run.exit_code == 1
    assert load.content_hash(db) == again(inbox, db)

    (inbox / "kaputt.pdf").unlink()
    (inbox / "kaputt.pdf").write_text(document(79), encoding="utf-8")
    (inbox / "plan002.txt").unlink()  # its double takes its place
    (inbox / "aaa.txt").write_text(document(77), encoding="utf-8")  # comes before neu.txt, with the same bytes
    run = ingest([inbox], db, ONE)
    assert [Path(path).name for path in run.doppelt] == ["neu.txt"]
    assert load.content_hash(db) == again(inbox, db)


def test_what_vanished_is_told_and_kept_until_pruned(inbox: Path, db: Path) -> None:
    (inbox / "plan001.txt").unlink()
    run = ingest([inbox], db, ONE)
    assert [Path(path).name for path in run.verschwunden] == ["plan001.txt"]
    assert len(load.known(db)) == 4
    run = ingest([inbox], db, Options(workers=1, prune=True))
    assert [Path(path).name for path in run.entfernt] == ["plan001.txt"]
    assert load.content_hash(db) == again(inbox, db)


def test_pruning_one_folder_leaves_the_files_of_others(tmp_path: Path, db: Path) -> None:
    other = write_inbox(tmp_path / "inbox2", 1)
    (other / "plan000.txt").write_text(document(50), encoding="utf-8")
    ingest([other], db, Options(workers=1, prune=True))
    assert len(load.known(db)) == 5


def test_about_toml_and_the_name_decide_rows_too(inbox: Path, db: Path) -> None:
    (inbox / "about.toml").write_text('["plan003.txt"]\ntitle = "Titel"\n', encoding="utf-8")
    assert len(ingest([inbox], db, ONE).geaendert) == 4
    with load.reading(db) as connection:
        told = connection.execute("SELECT title FROM documents WHERE name = 'plan003.txt'").fetchall()
    assert told == [("Titel",)]


def test_two_files_with_the_same_bytes_are_one_document_whatever_lies_beside_them(tmp_path: Path) -> None:
    for folder in ("b", "a"):
        write_inbox(tmp_path / folder, 1)
    (tmp_path / "a" / "about.toml").write_text('title = "A"\n', encoding="utf-8")
    db = tmp_path / "db.duckdb"
    ingest([tmp_path / "b"], db, ONE)
    ingest([tmp_path / "a", tmp_path / "b"], db, ONE)
    with load.reading(db) as connection:
        assert connection.execute("SELECT count(*), any_value(title) FROM documents").fetchall() == [(1, "A")]


def test_rebuild_from_what_the_database_knows_gives_the_same_hash(inbox: Path, db: Path) -> None:
    (inbox / "kaputt.pdf").write_bytes(b"%PDF-1.4 kaputt")
    ingest([inbox], db, ONE)
    before = load.content_hash(db)
    assert rebuild([], db, ONE).neu_gebaut
    assert load.content_hash(db) == before


def test_rebuild_refuses_to_lose_what_is_gone(inbox: Path, db: Path) -> None:
    (inbox / "plan001.txt").unlink()
    before = db.read_bytes()
    with pytest.raises(load.DatabaseError, match="plan001"):
        rebuild([], db, ONE)
    assert db.read_bytes() == before
    assert len(rebuild([], db, Options(workers=1, prune=True)).neu) == 3


def test_order_and_number_of_workers_change_nothing(inbox: Path, db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    files = sorted(inbox.iterdir(), reverse=True)
    for part in (files[:1], files[1:3], files):
        ingest(part, other, Options(workers=3))
    assert load.content_hash(other) == load.content_hash(db)


def test_a_rejected_file_is_not_read_again_until_asked(inbox: Path, db: Path) -> None:
    (inbox / "kaputt.pdf").write_bytes(b"%PDF-1.4 kaputt")
    heard: list[str] = []
    ingest([inbox], db, ONE, heard.append)
    run = ingest([inbox], db, ONE, heard.append)
    assert len(heard) == 1
    assert next(iter(run.abgelehnt.values())).startswith("beschaedigt")
    ingest([inbox], db, Options(workers=1, retry=True), heard.append)
    assert len(heard) == 2


def test_a_rejection_tells_under_which_limits_and_versions_it_was_tried(inbox: Path, db: Path) -> None:
    """G24: the row says what would have to change for another try, and a changed limit is one."""
    (inbox / "kaputt.pdf").write_bytes(b"%PDF-1.4 kaputt")
    ingest([inbox], db, ONE)
    with load.reading(db) as connection:
        told = connection.execute("SELECT row FROM quarantine WHERE path LIKE '%kaputt.pdf'").fetchall()
    assert len(told) == 1
    row = json.loads(told[0][0])
    assert row["grenzen"]["PAGES"] == limits.PAGES
    assert row["bibliotheken"]["pypdfium2"] == metadata.version("pypdfium2")
    assert Path(limits.__file__).is_relative_to(fingerprint.CODE[1]), "a limit that changes changes every fingerprint"


def test_another_spelling_of_a_path_is_the_same_file(inbox: Path, db: Path) -> None:
    run = ingest([Path("./inbox/../inbox"), inbox.absolute()], db, ONE)
    assert len(run.unveraendert) == 4


def test_a_path_that_is_not_there_is_told_and_nothing_is_written(tmp_path: Path, planlese: Planlese) -> None:
    outcome = planlese("ingest", "nirgends", "--db", "neu/db.duckdb", "--json")
    assert outcome.code == 3
    assert "nicht_gefunden" in str(outcome.run["abgelehnt"])
    assert load.known(tmp_path / "neu" / "db.duckdb") == []


def test_a_run_with_nothing_new_imports_nothing_heavy(inbox: Path, db: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.ingest import ingest;"
        f"run = ingest([Path({str(inbox)!r})], Path({str(db)!r})); assert len(run.unveraendert) == 4;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_run_says_how_it_ended() -> None:
    assert Run("db", neu=["a"]).exit_code == 0
    assert Run("db", neu=["a"], abgelehnt={"b": "leer"}).exit_code == 1
    assert Run("db", abgelehnt={"b": "leer"}).exit_code == 3
    assert Run("db", neu=["a"], zeilen_abgelehnt=1).exit_code == 1
