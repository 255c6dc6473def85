"""Bad input from end to end: each file is refused by name or told of row by row, and everything else is loaded."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

PLAN = "Zeitraum\tMaßnahme\n"
LIST = "### Beigetreten sind:\n\n- 2014: Stadt Jena, Stadt Gera\n"

# file name -> its bytes; rule in `quarantine`
REFUSED: dict[str, tuple[bytes, str]] = {
    "leer.txt": (b"", "leer"),
    "blanks.md": (b" \r\n\t\x0c\n", "leer"),
    "programm.txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "binaer"),
    "nullen.txt": (b"2014: Stadt Jena\x00\n" * 30, "binaer"),
    "eine_zeile.txt": (b"wort " * 4_000_000, "zu_gross"),
    "eine_lange_zeile.txt": (b"wort " * 100_000, "zeile_zu_lang"),
    "halbes_zeichen.txt": (b"\xff\xfe" + "Stadt Jena".encode("utf-16-le") + b"x", "zeichensatz"),
    "surrogat.txt": (b"\xff\xfea\x00\x00\xd8b\x00", "zeichensatz"),
    "foto.txt": (b"\xff\xd8\xff\xe0 JFIF", "bild"),
    "plan.pdf": (b"PK\x03\x04 word/document.xml", "archiv"),
    "riesig.html": (b"<html><body>" + b"<p>wort</p>" * 200_000, "zu_gross"),
}
# file name -> its bytes; the rule of the Issue and the words it points at
TOLD: dict[str, tuple[bytes, str, str]] = {
    "unmoeglich.txt": (f"{PLAN}99/9999 bis 13/2020\tAuftakt\n".encode(), "zeitraum_unmoeglich", "99/9999 bis 13/2020"),
    "rueckwaerts.txt": (
        f"{PLAN}06/2025 bis 07/2020\tAbschluss\n".encode(),
        "zeitraum_unmoeglich",
        "06/2025 bis 07/2020",
    ),
    "unverstanden.txt": (f"{PLAN}wenn Zeit ist\tAuftakt\n".encode(), "zeitraum_unverstanden", "wenn Zeit ist"),
    "ragged.txt": (f"{PLAN}07/2020\tAuftakt\tmehr\n".encode(), "zeile_ungleich", "07/2020"),
    "fremde_orte.md": (
        b"### Beigetreten sind:\n\n- 2014: Sportverein Nord\n",
        "beitritt_ohne_kommune",
        "Sportverein Nord",
    ),
}
# file name -> its bytes; the commune that joined beside Gera
READ: dict[str, tuple[bytes, str]] = {
    "utf8.md": (LIST.encode(), "Jena"),
    "utf16_mit_bom.md": (LIST.replace("Jena", "Fürth").encode("utf-16"), "Fürth"),
    "utf16_ohne_bom.md": (LIST.replace("Jena", "Erfurt").encode("utf-16-le"), "Erfurt"),
    "cp1252.md": (LIST.replace("Jena", "Nürnberg").encode("windows-1252"), "Nürnberg"),
    "zeilenenden.md": (LIST.replace("\n\n", "\r\n\r").replace("Jena", "Kassel").encode(), "Kassel"),
    "seitenumbruch.md": (LIST.replace("\n\n", "\n\f").replace("Jena", "Weimar").encode(), "Weimar"),
    "name mit ’ und ; DROP TABLE.md": (LIST.replace("Jena", "Suhl").encode(), "Suhl"),
}


@dataclass(frozen=True)
class Outcome:
    """What one run over all files said and left behind."""

    code: int
    run: dict[str, object]
    errors: str
    db: Path

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.db), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    folder = tmp_path_factory.mktemp("bad")
    files = folder / "docs"
    files.mkdir()
    contents = {name: told[0] for name, told in (REFUSED | TOLD | READ).items()}
    for name, data in contents.items():
        (files / name).write_bytes(data)
    db = folder / "k.duckdb"
    command = [sys.executable, "-m", "pipeline", "ingest", str(files), "--db", str(db), "--json", "--workers", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    yield Outcome(done.returncode, json.loads(done.stdout), done.stderr, db)


def test_the_run_ends_with_1_and_no_traceback(outcome: Outcome) -> None:
    assert outcome.code == 1
    assert "Traceback" not in outcome.errors


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_by_name(outcome: Outcome, name: str) -> None:
    found = {
        Path(str(path)).name: (rule, message)
        for path, rule, message in outcome.rows("SELECT path, rule, message FROM quarantine")
    }
    rule, message = found[name]
    assert rule == REFUSED[name][1]
    assert str(message).endswith(".")
    refused = outcome.run["abgelehnt"]
    assert isinstance(refused, dict)
    assert any(Path(path).name == name and rule in reason for path, reason in refused.items())


def test_nothing_else_is_refused(outcome: Outcome) -> None:
    assert len(outcome.rows("FROM quarantine")) == len(REFUSED)
    assert len(outcome.rows("FROM documents")) == len(TOLD) + len(READ)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_not_understood_is_an_issue_with_its_place(outcome: Outcome, name: str) -> None:
    issues = outcome.rows(
        "SELECT d.name, i.rule, i.quote, substr(d.text, i.start_char + 1, i.end_char - i.start_char), i.page"
        " FROM issues i JOIN documents d USING (document_id)"
    )
    rule, words = TOLD[name][1:]
    assert (name, rule, words, words, 1) in issues


@pytest.mark.parametrize("name", ["unmoeglich.txt", "rueckwaerts.txt", "unverstanden.txt", "ragged.txt"])
def test_the_row_around_an_issue_is_loaded(outcome: Outcome, name: str) -> None:
    found = outcome.rows("SELECT name, titel, beginn FROM massnahmen JOIN documents USING (document_id)")
    (row,) = (row for row in found if row[0] == name)
    assert row[1] == ("Abschluss" if name == "rueckwaerts.txt" else "Auftakt")
    assert name == "ragged.txt" or row[2] is None


@pytest.mark.parametrize("name", READ)
def test_a_file_in_any_character_set_is_loaded(outcome: Outcome, name: str) -> None:
    found = outcome.rows("SELECT name, kommune, jahr FROM beitritte JOIN documents USING (document_id)")
    assert {row for row in found if row[0] == name} == {(name, "Gera", 2014), (name, READ[name][1], 2014)}
