"""G11, G13: a database is the old one or the new one; who cannot use it is told why, and nothing is touched."""

import errno
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline import load
from pipeline.ingest import Options, ingest
from pipeline.load import DatabaseError, publish
from pipeline.load.database import CONFIG, schema_hash, wal_of
from tests.reliability.conftest import ROOT, Planlese, document, write_inbox

ONE = Options(workers=1)
pytestmark = pytest.mark.usefixtures("warmed")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, warmed: None) -> Path:
    """A folder with an inbox of three documents and their database."""
    folder = tmp_path_factory.mktemp("base")
    write_inbox(folder / "inbox", 3)
    ingest([folder / "inbox"], folder / "db.duckdb", ONE)
    return folder


@pytest.fixture
def db(base: Path, tmp_path: Path) -> Path:
    shutil.copy(base / "db.duckdb", tmp_path / "db.duckdb")
    return tmp_path / "db.duckdb"


def change() -> load.Change:
    """A change that shows: all documents go."""
    return load.Change(frames=_frames(), documents=_documents())


def _frames() -> dict[str, object]:
    from pipeline.validate.frames import check

    return dict(check({}).frames)


def _documents() -> list[str]:
    return [f"{number:012x}" for number in range(3)]


def test_what_is_no_database_of_ours_is_refused_and_not_touched(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "fremd.duckdb")) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")
    (tmp_path / "text.duckdb").write_text("Das ist Text, und er ist lang genug für einen Kopf." * 100)
    (tmp_path / "leer.duckdb").write_bytes(b"")
    (tmp_path / "sqlite.duckdb").write_bytes(b"SQLite format 3\0" + bytes(4080))
    (tmp_path / "ordner.duckdb").mkdir()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    for name in (*before, "ordner.duckdb"):
        with pytest.raises(DatabaseError) as caught:
            load.known(tmp_path / name)
        assert caught.value.rule in ("fremd", "beschaedigt"), name
        with pytest.raises(DatabaseError):
            load.commit(tmp_path / name, change())
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file() and path.suffix == ".duckdb"}
    assert left == before


def test_a_newer_format_is_refused_and_an_older_schema_is_rebuilt(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path / "base")
    db = tmp_path / "base" / "db.duckdb"
    wanted = load.content_hash(db)
    with duckdb.connect(str(db)) as connection:
        connection.execute("UPDATE planlese SET schema = 'früher'")
        connection.execute("ALTER TABLE documents DROP status")
    with pytest.raises(DatabaseError, match="älteren"), load.reading(db):
        pass
    run = ingest([base / "inbox"], db, ONE)
    assert run.neu_gebaut
    assert load.content_hash(db) == wanted
    with duckdb.connect(str(db)) as connection:
        connection.execute("UPDATE planlese SET format = 99")
    before = db.read_bytes()
    with pytest.raises(DatabaseError, match="99") as caught:
        ingest([base / "inbox"], db, ONE)
    assert caught.value.rule == "neueres_format"
    assert db.read_bytes() == before


def test_the_first_format_had_no_schema_column_and_is_older(db: Path) -> None:
    with duckdb.connect(str(db)) as connection:
        connection.execute("ALTER TABLE planlese DROP schema")
    assert not load.held(db).current
    assert len(schema_hash()) == 64


def test_a_damaged_file_is_told_and_never_gives_wrong_rows(db: Path) -> None:
    whole = db.read_bytes()
    wanted = load.content_hash(db)
    chance = random.Random(7)
    for _ in range(25):
        torn = bytearray(whole)
        torn[chance.randrange(len(torn))] ^= 1 << chance.randrange(8)
        db.write_bytes(torn)
        try:
            assert load.content_hash(db) == wanted  # the flipped bit lies in a block nobody uses
        except DatabaseError as error:
            assert error.rule in ("beschaedigt", "fremd")
    for length in (len(whole) // 2, 5000, 100):
        db.write_bytes(whole[:length])
        with pytest.raises(DatabaseError):
            load.content_hash(db)


def test_a_torn_log_beside_the_file_is_told_and_rebuilt_to_the_same_hash(
    base: Path, tmp_path: Path, planlese: Planlese
) -> None:
    db = tmp_path / "db.duckdb"
    shutil.copy(base / "db.duckdb", db)
    wanted = load.content_hash(db)
    wal_of(db).write_bytes(os.urandom(300))
    outcome = planlese("ingest", base / "inbox", "--db", db)
    assert outcome.code == 5
    assert "planlese rebuild" in outcome.err
    assert planlese("rebuild", "--db", db).code == 5, "without paths it must know what to read"
    assert planlese("rebuild", base / "inbox", "--db", db).code == 0
    assert load.content_hash(db) == wanted
    assert not wal_of(db).exists()


def test_leftovers_of_a_killed_run_do_not_disturb_the_next(base: Path, db: Path) -> None:
    beside = db.with_name(f".{db.name}.neu")
    beside.write_bytes(b"halb")
    wal_of(beside).write_bytes(os.urandom(300))
    load.commit(db, change())
    assert not beside.exists()
    assert not wal_of(beside).exists()


FAILURES: list[tuple[str, Callable[..., None], str]] = [
    ("copyfile", lambda *a: _raise(errno.ENOSPC), "kein_platz"),
    ("_sync", lambda *a: _raise(errno.EIO), "nicht_schreibbar"),
    ("_sync", lambda *a: _raise(errno.EDQUOT), "kein_platz"),
    ("_apply", lambda *a: _raise(errno.EROFS), "nicht_schreibbar"),
]


def _raise(number: int) -> None:
    raise OSError(number, os.strerror(number))


@pytest.mark.parametrize(("name", "failing", "rule"), FAILURES)
def test_a_disk_that_fails_is_told_and_the_old_file_stays(
    db: Path, monkeypatch: pytest.MonkeyPatch, name: str, failing: Callable[..., None], rule: str
) -> None:
    before = db.read_bytes()
    monkeypatch.setattr(publish.shutil if name == "copyfile" else publish, name, failing)
    with pytest.raises(DatabaseError) as caught:
        load.commit(db, change())
    assert caught.value.rule == rule
    assert db.read_bytes() == before
    assert sorted(path.name for path in db.parent.iterdir()) == [".db.duckdb.lock", "db.duckdb"]


@pytest.mark.parametrize("share", [0.3, 0.7, 0.97])
def test_a_disk_that_fills_up_costs_no_row(base: Path, db: Path, share: float) -> None:
    """RLIMIT_FSIZE stands for the full disk: every write past it fails."""
    size = int(db.stat().st_size * share)
    before = load.content_hash(db)
    code = (
        "import resource, signal, sys; from pathlib import Path; from pipeline.ingest import ingest, Options;"
        "from pipeline.load import DatabaseError; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
        f"try: ingest([Path({str(base / 'inbox')!r})], Path({str(db)!r}), Options(workers=1, retry=True, prune=True))\n"
        "except DatabaseError as error: print(error.rule)"
    )
    (base / "inbox" / "plan900.txt").write_text(document(900), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    (base / "inbox" / "plan900.txt").unlink()
    assert done.stdout.strip() in ("kein_platz", "nicht_geladen"), done.stderr[-2000:]
    assert load.content_hash(db) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody without rights")
def test_a_folder_that_may_not_be_written_is_told(db: Path) -> None:
    before = db.read_bytes()
    for parent in (*db.parents, db):
        if parent.stat().st_uid == 0 and parent.is_relative_to("/tmp"):
            parent.chmod(parent.stat().st_mode | 0o055)
    for_nobody = multiprocessing.get_context("fork").Process(target=_as_nobody, args=(db,))
    for_nobody.start()
    for_nobody.join(30)
    assert for_nobody.exitcode == 0
    assert db.read_bytes() == before


def _as_nobody(db: Path) -> None:
    os.setgid(65534)
    os.setuid(65534)
    try:
        load.commit(db, load.Change(frames={}))
    except DatabaseError as error:
        os._exit(0 if error.rule == "nicht_schreibbar" else 2)
    os._exit(1)


def test_a_second_run_is_refused_at_once_and_told_who(
    base: Path, db: Path, planlese: Planlese, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    with load.locked(db):
        with pytest.raises(DatabaseError, match=str(os.getpid())) as caught:
            load.commit(db, change())
        assert not waits
        monkeypatch.undo()
        outcome = planlese("ingest", base / "inbox", "--db", db)
    assert caught.value.rule == "gesperrt"
    assert outcome.code == 5
    assert str(os.getpid()) in outcome.err


def test_a_refused_run_leaves_the_copy_of_the_other_alone(db: Path) -> None:
    beside = db.with_name(f".{db.name}.neu")
    with load.locked(db):
        beside.write_bytes(b"Arbeit des anderen")
        with pytest.raises(DatabaseError):
            load.commit(db, change())
        assert beside.read_bytes() == b"Arbeit des anderen"
    beside.unlink()


READER = """
import duckdb, sys
connection = duckdb.connect(sys.argv[1], read_only=True)
print(connection.execute("SELECT count(*) FROM documents").fetchone()[0], flush=True)
sys.stdin.readline()
print(connection.execute("SELECT count(*), sum(length(text)) > 0 FROM documents").fetchall(), flush=True)
"""


def test_a_reader_does_not_block_a_run_and_keeps_its_snapshot(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base / "inbox", tmp_path / "inbox")
    db = tmp_path / "db.duckdb"
    ingest([tmp_path / "inbox"], db, ONE)
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin and reader.stdout
        assert reader.stdout.readline() == "3\n"
        (tmp_path / "inbox" / "neu.txt").write_text(document(99), encoding="utf-8")
        assert len(ingest([tmp_path / "inbox"], db, ONE).neu) == 1
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "[(3, True)]\n"
    assert len(load.known(db)) == 4


def test_a_writer_elsewhere_is_told_by_its_number(db: Path) -> None:
    code = f"import duckdb,sys; c = duckdb.connect({str(db)!r}); print('da', flush=True); sys.stdin.readline()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin and other.stdout
        other.stdout.readline()
        with pytest.raises(DatabaseError, match=str(other.pid)) as caught:
            load.known(db)
        other.stdin.write("\n")
    assert caught.value.rule == "gesperrt"


ESCAPES = [
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "COPY (SELECT 1) TO 'pwn.csv'",
    "ATTACH 'pwn.duckdb' AS pwn",
    "INSTALL httpfs",
    "LOAD httpfs",
    "EXPORT DATABASE 'pwn'",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "CREATE SECRET s (TYPE s3)",
    "SELECT * FROM sqlite_scan('pwn', 'pwn')",
]


@pytest.mark.parametrize("statement", ESCAPES)
def test_sql_finds_no_way_out_of_a_connection_of_ours(db: Path, statement: str) -> None:
    with load.reading(db) as connection, pytest.raises(duckdb.Error):
        connection.execute(statement).fetchall()
    assert CONFIG["lock_configuration"] is True


@pytest.fixture(autouse=True)
def nothing_left_behind(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.rglob("*.neu"))
