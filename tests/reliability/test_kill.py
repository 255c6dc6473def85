"""G8: killed at any moment, a run leaves the old database or the new one, and the next run ends as if nothing was."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.reliability.conftest import ROOT, document, write_inbox

SEED = int(os.environ.get("PLANLESE_SEED", "20261121"))
POINTS = (
    ("pipeline.load.publish", "_copy"),
    ("pipeline.load.publish", "_apply"),
    ("pipeline.load.publish", "_create"),
    ("pipeline.load.publish", "_insert"),
    ("pipeline.load.publish", "_publish"),
    ("pipeline.load.publish", "_sync"),
    ("pathlib.Path", "replace"),
    ("pathlib.Path", "unlink"),
)
# Loads everything once, then forks a run for each line on stdin: [db, point or null, before or after]; waits for it
# when a second line says so.
RUNNER = """
import importlib, json, os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
import pipeline.harvest, pipeline.register.frames, pipeline.load.publish
from pipeline.ingest import ingest, Options

def dying(function, when):
    def wrapped(*arguments, **named):
        if when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    return wrapped

for line in sys.stdin:
    db, point, when = json.loads(line)
    pid = os.fork()
    if pid == 0:
        os.setsid()
        if point:
            owner = Path if point[0] == "pathlib.Path" else importlib.import_module(point[0])
            setattr(owner, point[1], dying(getattr(owner, point[1]), when))
        ingest([Path("inbox")], Path(db), Options(workers=1))
        os._exit(0)
    print("pid", pid, flush=True)
    sys.stdin.readline()  # until then the run's number is its own, even where it has ended
    print("ended", os.waitpid(pid, 0)[1], flush=True)
"""
HASH = "import sys; from pathlib import Path; from pipeline import load; print(load.content_hash(Path(sys.argv[1])))"


class Ground:
    """An inbox with an old state already loaded and a new one waiting; the hash of each state."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.db = folder, folder / "db.duckdb"
        self.runner = subprocess.Popen(
            [sys.executable, "-c", RUNNER.format(root=str(ROOT))],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        write_inbox(folder / "inbox", 3)
        self.seconds = self.run()
        self.old, self.bytes = self.hash(), self.db.read_bytes()
        (folder / "inbox" / "neu.txt").write_text(document(50), encoding="utf-8")
        (folder / "inbox" / "plan001.txt").write_text(document(51), encoding="utf-8")
        self.seconds = self.run()
        self.new = self.hash()
        assert self.old != self.new

    def run(self, point: tuple[str, str] | None = None, when: str = "", after: float | None = None) -> float:
        """A run, killed at this point or after these seconds (or already over by then); how long it took."""
        began = time.monotonic()
        pid = self._tell(json.dumps([str(self.db), point, when]), "pid")
        if after is not None:
            time.sleep(max(0.0, after - (time.monotonic() - began)))
            os.kill(pid, signal.SIGKILL)
        self._tell("", "ended")
        return time.monotonic() - began

    def _tell(self, line: str, answer: str) -> int:
        """The number the runner answers with; never one that belongs to another answer: `kill(0)` ends the tests."""
        assert self.runner.stdin and self.runner.stdout
        self.runner.stdin.write(line + "\n")
        self.runner.stdin.flush()
        word, _, number = self.runner.stdout.readline().partition(" ")
        assert word == answer
        return int(number)

    def hash(self) -> str:
        """As a reader sees it, in a process that has seen nothing before."""
        done = subprocess.run(
            [sys.executable, "-c", HASH, str(self.db)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def back(self) -> None:
        self.db.write_bytes(self.bytes)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("kill"))


def moments(ground: Ground, count: int) -> None:
    chance = random.Random(SEED)
    seen = set()
    for number in range(count):
        ground.back()
        moment = chance.uniform(0, ground.seconds * 1.1)
        ground.run(after=moment)
        state = ground.hash()
        assert state in (ground.old, ground.new), f"seed {SEED}, round {number}, after {moment:.3f} s"
        seen.add(state)
        ground.run()
        assert ground.hash() == ground.new, f"seed {SEED}, round {number}: the next run ends elsewhere"
    assert ground.old in seen


def test_killed_at_random_moments(ground: Ground) -> None:
    moments(ground, 4)


@pytest.mark.slow
def test_killed_at_a_hundred_random_moments(ground: Ground) -> None:
    moments(ground, 100)


@pytest.mark.parametrize("when", ["before", pytest.param("after", marks=pytest.mark.slow)])
@pytest.mark.parametrize("point", POINTS, ids=lambda point: point[1])
def test_killed_around_every_step_of_the_commit(ground: Ground, point: tuple[str, str], when: str) -> None:
    ground.back()
    ground.run(point, when)
    assert ground.hash() in (ground.old, ground.new)
    ground.run()
    assert ground.hash() == ground.new


def test_no_child_outlives_a_killed_run(ground: Ground) -> None:
    ground.back()
    ground.run(after=ground.seconds / 2)
    deadline = time.monotonic() + 10
    while (left := _nurseries(ground.folder)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not left


def _nurseries(folder: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            inside = (process / "cwd").readlink() == folder
        except OSError:
            continue
        if b"pipeline.engines.nursery" in words and inside:
            found.append(process.name)
    return found
