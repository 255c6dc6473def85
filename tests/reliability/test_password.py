"""A password opens an encrypted PDF, and is found nowhere afterwards."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline import load
from tests.reliability.conftest import ROOT

SECRET = "Sühne-4711"
WRONG = "Falsch-0815"
SAID = "Fachtag am 04. Mai 2017 in Pfarrkirchen"
TOOLS = (sys.executable, "-m", "pipeline")


def locked(said: str = SAID, password: str = SECRET, owner: str = "Besitz-99") -> bytes:
    """A page that says something, of a PDF that wants a password."""
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password, owner, strength=128), invariant=True)
    canvas.drawString(72, 700, said)
    canvas.save()
    return file.getvalue()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "plan.pdf").write_bytes(locked())
    return tmp_path


def planlese(folder: Path, *words: str, told: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """`python -m pipeline` in a process of its own, with `told` on its stdin."""
    around = {name: value for name, value in os.environ.items() if name != "PLANLESE_PASSWORD"}
    return subprocess.run(
        [*TOOLS, *words],
        cwd=folder,
        env={**around, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **env},
        input=told,
        capture_output=True,
        text=True,
        timeout=300,
    )


def ingest(folder: Path, *words: str, told: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return planlese(folder, "ingest", "plan.pdf", "--db", "db.duckdb", "--workers", "1", *words, told=told, **env)


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with load.reading(folder / "db.duckdb") as connection:
        return connection.execute(sql).fetchall()


def test_without_a_password_the_file_is_set_aside_and_says_why(inbox: Path) -> None:
    done = ingest(inbox)
    assert done.returncode == 3
    assert "verschluesselt: Das PDF ist verschlüsselt; bitte das Kennwort angeben." in done.stderr
    assert rows(inbox, "SELECT path, stage, rule FROM quarantine") == [("plan.pdf", "read", "verschluesselt")]
    assert rows(inbox, "SELECT count(*) FROM documents") == [(0,)]


def test_a_password_given_later_opens_what_was_set_aside(inbox: Path) -> None:
    """Nothing about the file has changed; that a password is there now is reason enough to read it again."""
    assert ingest(inbox).returncode == 3
    assert "Das Kennwort passt nicht." in ingest(inbox, "--password", WRONG).stderr
    assert ingest(inbox, "--password", SECRET).returncode == 0
    assert rows(inbox, "SELECT art, ort FROM veranstaltungen") == [("Fachtag", "Pfarrkirchen")]
    assert rows(inbox, "SELECT count(*) FROM quarantine") == [(0,)]
    assert "plan.pdf" not in ingest(inbox).stderr, "read once, it stays without the password"
    assert rows(inbox, "SELECT count(*) FROM documents") == [(1,)]


@pytest.mark.parametrize("way", ["option", "environment", "file", "stdin"])
def test_a_password_may_come_by(way: str, inbox: Path) -> None:
    (inbox / "geheim.txt").write_text(f"{WRONG}\n{SECRET}\n", encoding="utf-8")
    done = {
        "option": lambda: ingest(inbox, "--password", SECRET),
        "environment": lambda: ingest(inbox, PLANLESE_PASSWORD=SECRET),
        "file": lambda: ingest(inbox, "--password-file", "geheim.txt"),
        "stdin": lambda: ingest(inbox, "--password-file", "-", told=f"{SECRET}\n"),
    }[way]()
    assert done.returncode == 0, done.stderr
    assert rows(inbox, "SELECT text FROM documents") == [(SAID,)]


def test_a_password_is_stored_and_told_nowhere(inbox: Path) -> None:
    """Neither the right one nor one that does not fit: not in the database, the run's report, the page or the log."""
    said = ""
    for words in (("--password", WRONG), ("--password", SECRET)):
        done = ingest(inbox, *words, "--json")
        said += done.stdout + done.stderr
    for command in ("rebuild", "report"):
        done = planlese(inbox, command, "--db", "db.duckdb", PLANLESE_PASSWORD=SECRET)
        assert done.returncode == 0, done.stderr
        said += done.stdout + done.stderr
    assert rows(inbox, "SELECT count(*) FROM documents") == [(1,)]
    left = {path.name: path.read_bytes() for path in inbox.iterdir() if path.is_file()}
    assert {"db.duckdb", "db.run.json", "report.html"} <= set(left)
    for secret in (SECRET, WRONG):
        assert secret not in said
        assert not [name for name, data in left.items() if secret.encode() in data]
    with load.reading(inbox / "db.duckdb") as connection:  # the file is compressed: look into the tables, too
        names = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        held = "".join(str(connection.table(name).fetchall()) for name in names)
    assert SAID in held
    assert SECRET not in held


def test_a_password_does_not_change_the_fingerprint(inbox: Path) -> None:
    """A hash of it in the database would let anyone who has the database guess it."""
    (inbox / "plan.pdf").write_bytes(locked(password=""))  # opens for everyone, only changing it wants the password
    marks = []
    for words in ((), ("--password", WRONG)):
        (inbox / "db.duckdb").unlink(missing_ok=True)
        assert ingest(inbox, *words).returncode == 0
        marks += rows(inbox, "SELECT fingerprint, text FROM documents")
    assert marks[0] == marks[1]


def test_show_wants_the_password_too(inbox: Path) -> None:
    refused = planlese(inbox, "show", "plan.pdf")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "verschluesselt" in refused.stderr
    shown = planlese(inbox, "show", "plan.pdf", PLANLESE_PASSWORD=SECRET)
    assert shown.returncode == 0
    assert SAID in shown.stdout


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00", b"x" * 70_000])
def test_what_is_no_file_of_passwords_is_a_wrong_argument(data: bytes | None, inbox: Path) -> None:
    if data is not None:
        (inbox / "geheim.txt").write_bytes(data)
    done = ingest(inbox, "--password-file", "geheim.txt")
    assert done.returncode == 2
    assert "--password-file" in done.stderr
    assert "Traceback" not in done.stderr
