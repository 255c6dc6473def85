"""G13: no part of a run reaches for a network, and a child that wanted to would find none."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.engines import local
from pipeline.engines.nursery import without_network
from pipeline.journey import Source
from tests.hostile.markup import pages
from tests.hostile.pdfs import pdfs
from tests.reliability import workers
from tests.reliability.conftest import command, preload, write_inbox

REACHING = "import socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept OSError: pass"


@pytest.fixture
def attempts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which attempts of this test's processes are told."""
    monkeypatch.setenv("LD_PRELOAD", str(preload("network.c", tmp_path)))
    monkeypatch.setenv("PLANLESE_NETWORK", str(tmp_path / "attempts"))
    return tmp_path / "attempts"


def test_an_attempt_is_seen(attempts: Path) -> None:
    subprocess.run([sys.executable, "-c", REACHING], check=True)
    assert {line.split()[1] for line in attempts.read_text().splitlines()} & {"connect", "getaddrinfo"}


def test_no_process_of_a_run_reaches_for_a_network(attempts: Path, tmp_path: Path) -> None:
    inbox = write_inbox(tmp_path / "inbox", 1)
    for name in ("xxe.html", "xxe_remote_dtd.html", "xss_cells.html"):
        (inbox / name).write_bytes(pages()[name])
    for name in ("js_launch_embedded.pdf", "annot_loop_js_uri.pdf"):
        (inbox / name).write_bytes(pdfs()[name])
    outcome = command(tmp_path, "ingest", inbox, "--db", "db.duckdb", "--json")
    assert len(outcome.run["neu"]) + len(outcome.run["abgelehnt"]) == 6
    assert command(tmp_path, "report", "--db", "db.duckdb").code == 0
    assert not attempts.exists(), attempts.read_text()


def test_a_child_that_was_taken_over_finds_no_network() -> None:
    if not _may_fence():
        pytest.skip("this system does not allow the fence; `planlese doctor` says so")
    found = list(local.run(workers.work, [Source("reaching.txt", "")], 1, lambda s, stage, rule, detail: {}))
    assert found == [{"documents": [{"document_id": "unreachable"}]}]


def _may_fence() -> bool:
    """Asked in a process of its own, which then has no network either."""
    code = f"import sys; from {without_network.__module__} import without_network; sys.exit(not without_network())"
    return subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
