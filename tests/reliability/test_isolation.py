"""G3: the run survives its children, whatever they do; their neighbours notice nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.engines import local
from pipeline.journey import Source
from pipeline.validate.rows import Tables
from tests.reliability import workers
from tests.reliability.conftest import ROOT

LOST = {
    "kill": "abgestuerzt",
    "segv": "abgestuerzt",
    "abort": "abgestuerzt",
    "exit": "abgestuerzt",
    "silent": "zeit_ueberschritten",
    "busy": "zeit_ueberschritten",
    "deaf": "zeit_ueberschritten",
    "talking": "zeit_ueberschritten",
    "huge": "ergebnis_zu_gross",
    "badjson": "ergebnis_falsch",
    "nonsense": "ergebnis_falsch",
    "forked": "abgestuerzt",
    "memory": "speicher",
    "recursion": "zu_tief",
    "raising": "intern",
    "writing": "intern",
}
WHOLE = ("good", "liar", "page", "crashpage")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tables]:
    """What comes back of each misbehaving child, good ones between them."""
    folder = tmp_path_factory.mktemp("neben")
    names = [name for pair in zip(LOST, ["good"] * len(LOST), strict=True) for name in pair]
    sources = [Source(f"{name}.txt", "") for name in (*names, *WHOLE)]

    def failed(source: Source, stage: str, rule: str, detail: str) -> Tables:
        return {"quarantine": [{"rule": rule, "stage": stage, "message": detail}]}

    before = Path.cwd()
    os.chdir(folder)
    try:
        tables = list(local.run(workers.work, sources, 2, failed))
    finally:
        os.chdir(before)
    assert len(tables) == len(sources), "one answer a document"
    goods = [answer for source, answer in zip(sources, tables, strict=True) if source.path == "good.txt"]
    assert all(answer == workers.GOOD for answer in goods), "neighbours are unaffected"
    assert not sum(file.stat().st_size for file in folder.iterdir()), "a child cannot write a byte to a file"
    return {Path(source.path).stem: answer for source, answer in zip(sources, tables, strict=True)}


@pytest.mark.parametrize(("name", "rule"), LOST.items())
def test_a_child_that_misbehaves_is_one_row_with_its_reason(answers: dict[str, Tables], name: str, rule: str) -> None:
    assert [row["rule"] for row in answers[name]["quarantine"]] == [rule]


def test_what_an_exception_says_is_not_told_only_its_type_and_place(answers: dict[str, Tables]) -> None:
    told = str(answers["raising"]["quarantine"][0]["message"])
    assert told.startswith("TypeError, workers.py:")
    assert "Muster" not in told


def test_a_page_that_hangs_costs_only_itself(answers: dict[str, Tables]) -> None:
    assert answers["page"]["documents"][0]["path"] == '{"2": "seite_zeit"}'


def test_a_page_that_crashes_costs_only_itself(answers: dict[str, Tables]) -> None:
    assert answers["crashpage"]["documents"][0]["path"] == "seite_abgestuerzt"


def test_no_child_is_left(answers: dict[str, Tables]) -> None:
    deadline = time.monotonic() + 5
    while (left := _ours()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left


def test_an_answer_is_read_though_its_child_was_gone_before_we_looked() -> None:
    sources = [Source("good.txt", "")] * 200
    answers = list(local.run(workers.work, sources, 2, lambda source, stage, rule, detail: {"quarantine": []}))
    assert answers == [workers.GOOD] * 200


def _ours() -> list[str]:
    """Processes whose command names the process that forks, and that descend from this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
        if b"tests.reliability.workers:work" in words and parent in (1, os.getpid()):
            found.append(folder.name)
    return found


def test_a_child_finds_everything_loaded() -> None:
    """What the first document of a fresh process loads is loaded once, before the children are forked."""
    code = (
        "import sys; from pipeline.journey import Source, travel, warm; warm(); before = set(sys.modules);"
        "assert 'documents' in travel(Source(sys.argv[1], ''));"
        "print(*sorted(set(sys.modules) - before), 'pandera' in before, 'polars' in before)"
    )
    text = str(ROOT / "corpus" / "broschuere" / "source.md")
    done = subprocess.run([sys.executable, "-c", code, text], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"], "and nothing that only the run itself needs"
