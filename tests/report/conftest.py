"""A database of our own documents, hostile ones among them, its report, and a browser to open it in."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from extractors.model.notation import from_notation
from pipeline import load, report
from pipeline.ingest import Options, ingest
from tests.conftest import ROOT
from tests.typeset import LAYOUTS, typeset

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
KORREKTUR = """
[[korrektur]]
dokument = "plan.pdf"
tabelle = "massnahmen"
feld = "titel"
zitat = "Abstimmung zwischen den Ämtern der Stadtverwaltung"
alt = "Abstimmung zwischen den Ämtern der Stadtverwaltung"
neu = "Abstimmung zwischen allen Ämtern der Stadtverwaltung"
wer = "M. Beispiel"
warum = "<b>nachgefragt</b>"
"""
HOSTILE = '"><img src=x onerror=alert(1)>.txt'
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a>',
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "{{7*7}} ${7*7} {% include 'x' %}",
    "<base href=//x.example> <meta http-equiv=refresh content=0;url=//x.example>",
    "\u202e<b>umgedreht \u2066x\u2069",
    "&lt;script&gt;",
)


def arbeitsplan() -> str:
    """A workplan in notation, in our own words."""
    return (ROOT / "corpus/arbeitsplan/document.txt").read_text(encoding="utf-8")


def hostile(payload: str) -> str:
    """A document that says the payload wherever a document says something."""
    return (
        f"# Bericht {payload}\n\n## Kommunen, die dem Programm {payload} beigetreten sind:\n\n- **2014:** Stadt Jena\n"
        f"- **2015:** Stadt Weimar\n\n## Aufgaben\n\n- Hilfe {payload} leisten\n- Beratung {payload} geben\n"
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF plan with a correction, a brochure, a plan with gaps, and a hostile text under a hostile name."""
    folder = tmp_path_factory.mktemp("bericht")
    (folder / "plan").mkdir()
    (folder / "plan/plan.pdf").write_bytes(typeset(from_notation(arbeitsplan()), LAYOUTS[0]))
    (folder / "plan/korrekturen.toml").write_text(KORREKTUR, encoding="utf-8")
    for case in ("broschuere", "plan-im-text", "liste-seit"):
        shutil.copytree(ROOT / "corpus" / case, folder / case, ignore=shutil.ignore_patterns("*.json", "document.txt"))
    brochure = folder / "broschuere" / "source.md"  # a total the list does not keep: eleven are listed
    told = brochure.read_text(encoding="utf-8")
    brochure.write_text(told.replace("2019 elf Kommunen", "2019 zwölf Kommunen"), encoding="utf-8")
    (folder / "boese").mkdir()
    (folder / "boese" / HOSTILE).write_text(hostile("\n\n".join(PAYLOADS)), encoding="utf-8")
    (folder / "boese/about.toml").write_text(
        'publisher = "<script>alert(2)</script>"\nurl = "javascript:alert(3)"\n', encoding="utf-8"
    )
    run = ingest([folder], folder / "k.duckdb", Options(1))
    assert len(run.neu) == 5, run
    return folder / "k.duckdb"


def written(database: Path, out: Path, run: Path = Path("none")) -> Path:
    """The report of a database."""
    with load.reading(database) as connection:
        return report.write(connection, out, run).path


@pytest.fixture(scope="session")
def html(database: Path) -> Path:
    """The report as one file."""
    run = database.parent / "run.json"
    run.write_text('{"neu": ["/a/b/plan.pdf"], "abgelehnt": {}, "unveraendert": []}', encoding="utf-8")
    return written(database, database.parent / "report.html", run)


@pytest.fixture
def connection(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with load.reading(database) as open_one:
        yield open_one


@dataclass(frozen=True)
class Heard:
    """What a page said or asked for while it was open."""

    console: list[str]
    requests: list[str]
