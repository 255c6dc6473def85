"""What README shows is what the commands print: every query with its output, every command with its help.

After a change of the output: `python -m tests.test_readme` writes it anew.
"""

import re
from pathlib import Path

import duckdb
import pytest

from pipeline.ingest import ingest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```sql\n(?P<sql>.*?)```\n\n```text\n(?P<shown>.*?)```", re.S)


def database(folder: Path) -> Path:
    db = folder / "kommunen.duckdb"
    ingest(sorted(ROOT.glob("corpus/*/source.*")), db)
    return db


def printed(db: Path, sql: str) -> str:
    """The result as columns of text."""
    with duckdb.connect(str(db), read_only=True) as connection:
        result = connection.execute(sql)
        head = [column[0] for column in result.description or []]
        rows = [head, *([_cell(value) for value in row] for row in result.fetchall())]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )


def _cell(value: object) -> str:
    text = "–" if value is None else ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return database(tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize("block", [*BLOCK.finditer(README.read_text(encoding="utf-8"))], ids=lambda m: m["sql"][:40])
def test_a_query_prints_what_readme_shows(db: Path, block: re.Match[str]) -> None:
    assert printed(db, block["sql"]) == block["shown"]


def test_readme_asks_at_least_five_questions() -> None:
    assert len(BLOCK.findall(README.read_text(encoding="utf-8"))) >= 5


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = database(Path(folder))
        text = README.read_text(encoding="utf-8")
        README.write_text(
            BLOCK.sub(lambda m: f"```sql\n{m['sql']}```\n\n```text\n{printed(made, m['sql'])}```", text),
            encoding="utf-8",
        )
