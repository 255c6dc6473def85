"""The house rules as tests: who may import whom, how long things may be, and that code, SQL and schemas agree."""

import ast
import re
from pathlib import Path

import duckdb
import pytest

from extractors.model.records import TABLES
from pipeline.validate.rows import SHAPES
from pipeline.validate.schemas import SCHEMAS

ROOT = Path(__file__).parent.parent
FILES = sorted(path for root in ("extractors", "pipeline") for path in (ROOT / root).rglob("*.py"))
CLOSED = {"os", "io", "pathlib", "random", "logging", "time", "subprocess", "socket", "urllib"}
STANDARD = __import__("sys").stdlib_module_names

# path prefix (the longest that fits decides) -> what it may import besides the standard library
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "extractors/model": ("extractors.model",),
    "extractors/german": ("extractors.model", "extractors.german"),
    "extractors/german/kommune": ("extractors.model", "extractors.german", "spacy", "ahocorasick_rs"),
    "extractors/german/zeitraum": ("extractors.model", "extractors.german", "dateparser"),
    "extractors/german/telefon.py": ("extractors.model", "phonenumbers"),
    "extractors": ("extractors.model", "extractors.german"),
    "extractors/__init__.py": ("extractors",),
    "pipeline/read": (
        *("pipeline.read", "extractors.model", "extractors.german.trennung"),
        *("bs4", "lxml", "pdfplumber", "pdfminer", "pypdfium2", "numpy"),
    ),
    "pipeline/validate": ("pipeline.validate", "extractors.model", "pandera", "polars"),
    "pipeline/load": ("pipeline.load", "duckdb", "polars", "pyarrow"),
    "pipeline/report": ("pipeline.report", "duckdb", "jinja2", "markupsafe", "pypdfium2", "snowballstemmer"),
    "pipeline/engines": ("pipeline.engines", "pipeline.journey", "pipeline.read", "pipeline.validate"),
    "pipeline/journey.py": (
        *("pipeline.read", "pipeline.second_look", "pipeline.validate", "pipeline.korrekturen"),
        *("pipeline.fingerprint", "extractors"),
    ),
    "pipeline": ("pipeline", "extractors", "typer", "rich", "polars", "duckdb"),
}
PACKAGES_OF_THE_CARD = ("pdfplumber", "bs4", "spacy", "dateparser", "pandera", "duckdb")


def names(path: Path) -> list[tuple[str, int]]:
    """Every module a file imports, and the line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module in ("pipeline", "extractors"):
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, node.lineno))
    return found


def allowed(path: Path) -> tuple[str, ...]:
    where = path.relative_to(ROOT).as_posix()
    return MAY_IMPORT[max((prefix for prefix in MAY_IMPORT if where.startswith(prefix)), key=len)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_imports_only_what_its_floor_may(path: Path) -> None:
    may = allowed(path)
    wrong = [
        f"line {line}: {name}"
        for name, line in names(path)
        if name.split(".")[0] not in STANDARD and not any(name == m or name.startswith(f"{m}.") for m in may)
    ]
    assert not wrong


@pytest.mark.parametrize("path", [p for p in FILES if p.is_relative_to(ROOT / "extractors")], ids=lambda p: p.name)
def test_extractors_are_closed_to_files_clocks_and_networks(path: Path) -> None:
    assert not [name for name, _ in names(path) if name.split(".")[0] in CLOSED]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_one_read_and_a_function_does_one_thing(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 250
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 40, f"{node.name} is too long"
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: bare except"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


@pytest.mark.parametrize("name", PACKAGES_OF_THE_CARD)
def test_the_packages_of_the_card_are_really_used(name: str) -> None:
    assert any(module.split(".")[0] == name for path in FILES for module, _ in names(path))


def tables() -> dict[str, list[tuple[str, str | None]]]:
    """Columns and their comments in schema.sql, by table."""
    connection = duckdb.connect()
    connection.execute((ROOT / "pipeline/load/schema.sql").read_text(encoding="utf-8"))
    rows = connection.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    ).fetchall()
    found: dict[str, list[tuple[str, str | None]]] = {}
    for table, column, comment in rows:
        found.setdefault(table, []).append((column, comment))
    return found


def test_every_column_of_the_schema_is_commented() -> None:
    assert not [f"{table}.{column}" for table, columns in tables().items() for column, said in columns if not said]


@pytest.mark.parametrize("table", SCHEMAS)
def test_pandera_and_sql_name_the_same_columns(table: str) -> None:
    assert sorted(SCHEMAS[table].to_schema().columns) == sorted(column for column, _ in tables()[table])


def test_every_record_has_a_table_a_schema_and_a_glossary_line() -> None:
    glossary = (ROOT / "README.md").read_text(encoding="utf-8")
    for table, record in TABLES.items():
        assert table in tables()
        assert table in SCHEMAS
        assert table in SHAPES
        assert re.search(rf"^\| \*\*{record.__name__}\*\*", glossary, re.M), f"{record.__name__} is not in the glossary"
