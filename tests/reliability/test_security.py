"""G10, G12, G14, G16, G17, G19, G21, G23, G24: text is data, never code; patterns are linear; known holes stay shut."""

import ast
import csv
import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path

import polars as pl
import pytest

import extractors
import pipeline
from extractors.german.zeitraum import parse_zeitraum
from pipeline import load
from pipeline.doctor import FLOORS, examine, is_at_least
from pipeline.export import export, guarded
from pipeline.inbox import seen
from pipeline.ingest import Options, ingest
from pipeline.journey import tables_of
from pipeline.read import read_bytes
from pipeline.read.reasons import REASONS, message
from pipeline.validate.frames import check, quarantine_frame
from tests.growth import TRIES
from tests.hostile.markup import pages
from tests.hostile.payloads import FORMULAS, LOG, SQL, XSS, formulas_in
from tests.reliability.conftest import ROOT, command, write_inbox

SOURCES = sorted(path for root in ("extractors", "pipeline") for path in (ROOT / root).rglob("*.py"))
LENGTH = 10_000
ATTACKS = (
    *("1", "9 ", "a", " ", "a.", "1.1.", "A", "Aa ", "-", "<", "(", "07/2020 bis ", "\t", "a@", "*", "#", ". ", "„a "),
    *("ä", "1234 ", "!--", "Str. 1 ", "= ", "|", "und ", "1,", "Ziel 1: "),
)


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Every compiled pattern that a module of ours holds once, named by the module and what it looks for."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str] | re.Pattern[bytes]]] = {}
    for package in (extractors, pipeline):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                for value in vars(importlib.import_module(module.name)).values():
                    for one in inside(value):
                        found.setdefault((str(one.pattern), one.flags), (module.name, one))
    ordered = sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    return {f"{name} {number}": one for number, (_, (name, one)) in enumerate(ordered)}


def inside(value: object, depth: int = 3) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict) and depth:
        for one in (*value.keys(), *value.values()):
            yield from inside(one, depth - 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth:
        for one in value:
            yield from inside(one, depth - 1)


def cost(pattern: re.Pattern[str] | re.Pattern[bytes], attack: str, length: int) -> float:
    """Seconds of this process's own time to look through so many hostile characters."""
    text: str | bytes = (attack * length)[:length] + "\x00"
    if isinstance(pattern.pattern, bytes):
        text = str(text).encode()
    began = time.process_time()
    for _ in pattern.finditer(text):  # type: ignore[arg-type]
        pass
    return time.process_time() - began


PATTERNS = patterns()


@pytest.mark.parametrize("where", PATTERNS)
def test_a_pattern_is_linear_on_hostile_text(where: str) -> None:
    """Twice the text may cost little more than twice the time; a small text first, for cubes would never end.

    One quiet moment is enough: on a busy machine any single look may take long.
    """
    pattern = PATTERNS[where]
    for attack in ATTACKS:
        assert any(cost(pattern, attack, LENGTH // 10) < 0.1 for _ in range(TRIES)), f"{attack!r} costs too much"
        if cost(pattern, attack, LENGTH) > 0.1:
            pairs = ((cost(pattern, attack, LENGTH), cost(pattern, attack, 2 * LENGTH)) for _ in range(TRIES))
            assert any(twice < 3 * once for once, twice in pairs), f"{attack!r} costs more than its length"


def test_many_patterns_are_looked_at() -> None:
    assert len(PATTERNS) > 100


def test_digits_are_those_of_ascii_where_a_value_is_made() -> None:
    """`int("٣")` is 3: no pattern that feeds a number may take it."""
    assert parse_zeitraum("٠٧/٢٠٢٠") is None
    assert parse_zeitraum("０７/２０２０") is None


# -- SQL ---------------------------------------------------------------------------------------------------------------


def test_sql_is_made_of_constants_and_names_of_our_own() -> None:
    """Whatever is put into a statement goes through `name_of`, which takes identifiers only."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and re.match(
                r"\s*(SELECT|DELETE|INSERT|UPDATE|COPY|CREATE|DROP)\b", _text(node)
            ):
                parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
                told = [ast.unparse(part) for part in parts]
                safe = [p.startswith(("name_of(", "quoted(")) or p in SAFE_PARTS for p in told]
                assert all(safe), f"{path.name}:{node.lineno}: {told}"


SAFE_PARTS = {"names", "columns", "table", "column", "new"}  # made of names from the catalogue, a line above


def _text(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))


def test_hostile_text_goes_round_through_the_database_unchanged(tmp_path: Path) -> None:
    payloads = [text.replace("\0", "") for text in (*SQL, *XSS, *FORMULAS)]
    rows = [
        {"document_id": f"{number:012x}", "path": None, "stage": "x", "rule": "x", "message": text, "row": None}
        for number, text in enumerate(payloads)
    ]
    frames = {**check({}).frames, "quarantine": quarantine_frame(rows)}
    db = tmp_path / "db.duckdb"
    load.commit(db, load.Change(frames=frames))
    with load.reading(db) as connection:
        told = connection.execute("SELECT message FROM quarantine ORDER BY document_id").fetchall()
        tables = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone()
    assert [text for (text,) in told] == payloads
    assert tables and tables[0] > 15
    load.commit(db, load.Change(frames={}, documents=payloads, paths=payloads))
    with pytest.raises((ValueError, load.DatabaseError)):
        load.commit(db, load.Change(frames={}, whole={'x"; DROP TABLE documents;--': pl.DataFrame()}))


# -- export ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory, warmed: None) -> Path:
    """Formulas as the items of a list: they become rows."""
    folder = tmp_path_factory.mktemp("formeln")
    items = "".join(f"<li>{text}</li>" for text in FORMULAS if "\0" not in text)
    page = f"<!doctype html><h1>=1+1</h1><p>Liste:</p><ul>{items}</ul><p>2014: Stadt Fürth</p>"
    (folder / "formeln.html").write_text(page, encoding="utf-8")
    ingest([folder / "formeln.html"], folder / "db.duckdb", Options(workers=1))
    return folder / "db.duckdb"


def test_no_cell_of_a_csv_is_a_formula(hostile_db: Path, tmp_path: Path) -> None:
    files = export(hostile_db, tmp_path, "csv")
    told = {path.stem: path.read_text(encoding="utf-8") for path in files if path.suffix == ".csv"}
    assert {table: formulas_in(text) for table, text in told.items() if formulas_in(text)} == {}
    assert "'=1+1" in told["stichpunkte"]
    widths = {len(row) for row in csv.reader(told["stichpunkte"].splitlines())}
    assert len(widths) == 1


@pytest.mark.parametrize("text", FORMULAS)
def test_a_guarded_cell_starts_no_formula(text: str) -> None:
    assert guarded(text) == text or guarded(text) == f"'{text}"
    assert not formulas_in('"' + guarded(text).replace('"', '""') + '"')


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_an_export_says_what_is_in_it(hostile_db: Path, tmp_path: Path, form: str) -> None:
    outcome = command(tmp_path, "export", tmp_path / "aus", f"--{form}", "--db", hostile_db)
    assert outcome.code == 0
    package = json.loads((tmp_path / "aus" / "datapackage.json").read_text(encoding="utf-8"))
    with load.reading(hostile_db) as connection:
        for resource in package["resources"]:
            count = connection.execute(f'SELECT count(*) FROM "{resource["name"]}"').fetchone()  # noqa: S608
            path = tmp_path / "aus" / resource["path"]
            rows = len(pl.read_parquet(path)) if form == "parquet" else None
            rows = len(json.loads(path.read_text(encoding="utf-8"))) if form == "json" else rows
            assert rows in (None, count and count[0])
            assert resource["bytes"] == path.stat().st_size
            assert all(field["description"] for field in resource["schema"]["fields"])
    assert not list((tmp_path / "aus").glob(".*"))


def test_an_export_wants_one_form(hostile_db: Path, tmp_path: Path) -> None:
    assert command(tmp_path, "export", tmp_path, "--db", hostile_db).code == 2
    assert command(tmp_path, "export", tmp_path, "--csv", "--json", "--db", hostile_db).code == 2
    assert command(tmp_path, "export", tmp_path, "--csv", "--db", tmp_path / "keine.duckdb").code == 5


# -- logs and reasons --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [text for text in LOG if text != "\ud800"])
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    assert seen(text).isprintable()
    assert seen("Straße/Ärzte 1.pdf") == "Straße/Ärzte 1.pdf"


def test_every_reason_that_code_gives_is_in_the_closed_list() -> None:
    given = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Unreadable":
                given |= {c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant)}
    assert given <= set(REASONS)
    for reason in REASONS.values():
        assert reason.german and reason.english
    assert len(message("intern", "x" * 500)) == 200


def test_persons_are_in_no_log_no_error_text_and_no_quarantine(tmp_path: Path) -> None:
    """A damaged page, a broken toml and a row that breaks a rule, all with a person's data in them."""
    (tmp_path / "inbox").mkdir()
    person = "Erika Musterfrau, Tel. 0911 1234567, e.musterfrau@example.org"
    (tmp_path / "inbox" / "a.pdf").write_bytes(b"%PDF-1.4 " + person.encode())
    (tmp_path / "inbox" / "b.txt").write_bytes(person.encode() + b"\0\0")
    (tmp_path / "inbox" / "c").mkdir()
    (tmp_path / "inbox" / "c" / "about.toml").write_text(f"title = {person}")
    (tmp_path / "inbox" / "c" / "d.txt").write_text("Text")
    outcome = command(tmp_path, "ingest", "inbox", "--db", "db.duckdb", "--json")
    assert outcome.code == 3
    with load.reading(tmp_path / "db.duckdb") as connection:
        kept = str(connection.execute("SELECT * FROM quarantine").fetchall())
    for words in ("Musterfrau", "1234567", "example.org"):
        assert words not in outcome.err + outcome.out + kept
    assert kept.count("fingerprint") == 3


# -- parsers -----------------------------------------------------------------------------------------------------------


def test_no_parser_reaches_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """External entities, remote DTDs and entity bombs: no socket, no other file, no blow-up."""
    import socket

    def no_network(*_: object) -> None:
        raise AssertionError("a parser opened a socket")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    made = pages()
    for name in ("xxe.html", "xxe_remote_dtd.html", "billion_laughs.html", "utf7.html"):
        text = read_bytes(made[name], name).text
        assert "root:" not in text
        assert len(text) < 1000
        assert "<script" not in text


def test_html_is_parsed_by_lxml_only() -> None:
    """html.parser is quadratic below Python 3.11.14 (CVE-2025-6069); html5lib always was."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "BeautifulSoup":
                assert isinstance(node.args[1], ast.Constant) and node.args[1].value == "lxml"
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert "html5lib" not in ast.unparse(node)
                assert "html.parser" not in ast.unparse(node)


@pytest.mark.parametrize("name", FLOORS)
def test_no_library_is_older_than_its_known_holes(name: str) -> None:
    assert is_at_least(metadata.version(name), FLOORS[name])
    assert not is_at_least("0.0.1", FLOORS[name])


def test_the_lock_pins_everything_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = [line for line in lock.splitlines() if line and line[0] not in " #-"]
    assert len(entries) > 30
    assert all(re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+", line) for line in entries)
    assert lock.count("--hash=sha256:") >= len(entries)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Kontakt \u202egro.elpmaxe\u202c heute", "schreibrichtung"),
        ("Kom\u200bmune und Ge\u2060sundheit", "unsichtbare_zeichen"),
        ("<html><p>Kom\u200dmune</p>", "unsichtbare_zeichen"),
        ("<html><p>\u2066Kommune\u2069</p>", "schreibrichtung"),
    ],
)
def test_characters_that_deceive_the_eye_are_left_out_and_told(text: str, rule: str) -> None:
    document = read_bytes(text.encode(), "probe")
    assert rule in [issue.rule for issue in document.issues]
    assert document.text.isprintable()
    assert all(letter.isprintable() for letter in document.text)


# -- dates -------------------------------------------------------------------------------------------------------------

BAD_DATES = [
    "99/9999",
    "00/0000",
    "01/0001",
    "13/2020",
    "02/30/2020",
    "31.02.2021",
    "32.13.99999",
    "29.02.1900",
    "00.00.2020",
    "heute",
    "morgen",
    "Mai",
    "Mo",
    "20",
    "Januar 0",
    "1. Quartal 999999999999",
    "5. Mai -4",
    "99999999999999999999.99.9999",
    "2020-W60",
    "1e400",
    "vor 10000000000 Jahren",
    "in 999999999999999999 Tagen",
    "vor 9e99 Jahren",
    "0000-01-01",
    "2020-13-01",
    "2020-00-10",
    "30.02.2020",
    "24:00",
    "1.1.",
    "Mai 20000",
    "Herbst 0",
    "Q5 2020",
    "0. Quartal 2020",
    "5. Quartal 2020",
    "3. Halbjahr 2020",
    "-1/2020",
    "1/-2020",
    "07/2020\u200b0",
    "Ⅶ/2020",
    "12345678",
    "2020/2019/2018",
    "07//2020",
    "..2020",
    "/2020",
    "//",
    "--",
    "2020-",
    "NaN",
    "inf",
    "None",
    "null",
    "0x7e4",
    "2e3",
    "1_0/2020",
]


@pytest.mark.parametrize("text", BAD_DATES)
def test_no_date_is_invented(text: str) -> None:
    zeit = parse_zeitraum(text)
    if zeit:
        for day in (zeit.beginn, zeit.ende):
            assert day is None or date(1000, 1, 1) <= day <= date(2999, 12, 31)
            assert day is None or str(day.year) in text, f"{text!r} became {day}"


def test_today_and_the_time_zone_change_nothing(tmp_path: Path) -> None:
    """The whole journey under two zones and two locales, and with a clock that stands elsewhere."""
    inbox = write_inbox(tmp_path / "inbox", 1)
    code = (
        "import sys, time, datetime; from pathlib import Path; from pipeline.journey import travel, Source;"
        "print(sorted((k, str(v)) for k, v in travel(Source(sys.argv[1], '')).items()))"
    )
    told = set()
    for zone in ("Pacific/Kiritimati", "America/Anchorage"):
        env = {**os.environ, "TZ": zone, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
        words = [sys.executable, "-c", code, str(inbox / "plan000.txt")]
        told.add(subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout)
    assert len(told) == 1


# -- provenance, health ------------------------------------------------------------------------------------------------


def test_every_record_is_found_again_where_it_says_it_stands() -> None:
    text = "# Plan\n\n2014: Stadt Fürth, GR+ Nürnberg\n\n07/2020 bis 06/2025\tPlanung: • Projektgruppe\n"
    document = read_bytes(text.encode(), "plan.txt")
    tables = tables_of(document)
    records = {row["record_id"] for name, rows in tables.items() for row in rows if "record_id" in row}
    assert records
    assert records == {row["record_id"] for row in tables["evidence"]}
    for row in tables["evidence"]:
        assert document.text[row["start_char"] : row["end_char"]] == row["quote"]  # type: ignore[misc]
        assert row["places"]
        for place in row["places"]:  # type: ignore[union-attr]
            assert text[place["start_char"] : place["end_char"]] in str(row["quote"])  # type: ignore[index]


def test_the_doctor_finds_a_sound_house_and_a_broken_one(hostile_db: Path, tmp_path: Path) -> None:
    assert [finding for finding in examine(hostile_db) if not finding.well] == []
    (tmp_path / "kaputt.duckdb").write_bytes(b"x" * 10_000)
    assert [finding.what for finding in examine(tmp_path / "kaputt.duckdb") if not finding.well] == ["Datenbank"]
    outcome = command(tmp_path, "doctor", "--db", hostile_db, "--json")
    assert outcome.code == 0
    assert {"was" not in finding for finding in json.loads(outcome.out)["befunde"]}
