"""G8: killed at any moment, a run leaves the old database or the new one, and the next run ends as if nothing was."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reliability.conftest import ROOT, write_inbox
from tests.reliability.ground import Ground

SEED = int(os.environ.get("PLANLESE_SEED", "20261121"))
POINTS = (
    ("pipeline.load.publish", "_copy"),
    ("pipeline.load.publish", "_apply"),
    ("pipeline.load.publish", "_insert"),
    ("pipeline.load.publish", "_publish"),
    ("pipeline.load.publish", "_sync"),
    ("pathlib.Path", "replace"),
    ("pathlib.Path", "unlink"),
)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(tmp_path_factory.mktemp("kill")) as ground:
        yield ground


def moments(ground: Ground, count: int, seed: int) -> None:
    chance = random.Random(seed)
    seen = []
    for number in range(count):
        ground.back()
        moment = chance.uniform(0, ground.seconds * 1.1)
        ground.run(after=moment)
        state = ground.hash()
        assert state in (ground.old, ground.new), f"seed {seed}, round {number}, after {moment:.3f} s"
        seen.append(state)
        assert ground.run().rule == ""
        assert ground.hash() == ground.new, f"seed {seed}, round {number}: the next run ends elsewhere"
    print(f"seed {seed}: {count} moments, {seen.count(ground.old)} old, {seen.count(ground.new)} new")
    assert ground.old in seen


def test_killed_at_random_moments(ground: Ground) -> None:
    moments(ground, 10, SEED)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_killed_at_a_hundred_random_moments(ground: Ground, seed: int) -> None:
    moments(ground, 100, seed)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("point", POINTS, ids=lambda point: point[1])
def test_killed_around_every_step_of_the_commit(ground: Ground, point: tuple[str, str], when: str) -> None:
    ground.back()
    assert ground.run(point, when).killed
    assert ground.hash() in (ground.old, ground.new)
    assert ground.run().rule == ""
    assert ground.hash() == ground.new


def test_no_child_outlives_a_killed_run(tmp_path: Path) -> None:
    """The run as people start it, killed while the process that forks the readers is at work."""
    write_inbox(tmp_path / "inbox", 1)
    words = [sys.executable, "-m", "pipeline", "ingest", "inbox", "--db", "db.duckdb"]
    with subprocess.Popen(words, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}) as run:
        wait_until(lambda: bool(nurseries(tmp_path)), 60)
        run.send_signal(signal.SIGKILL)
    wait_until(lambda: not nurseries(tmp_path), 30)


def wait_until(is_so: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def nurseries(folder: Path) -> list[str]:
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
