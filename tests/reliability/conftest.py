"""An inbox of our own, the command line in a process of its own, and the mark of tests that take long."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.engines import local
from tests.reliability import warm
from tests.reliability.measured import Cost, costs

ROOT = Path(__file__).parent.parent.parent
MEASURE = "import pipeline.harvest as harvest,tests.reliability.measured as measured;harvest.travel=measured.travel;"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes minutes; run by `make soak`")


def pytest_collection_modifyitems(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    if "slow" not in (config.option.markexpr or ""):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow: run by `make soak`"))


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line left: exit code, what it printed, the most memory of itself and of any child."""

    code: int
    out: str
    err: str
    memory: int
    costs: tuple[Cost, ...] = ()

    @property
    def run(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(self.out)
        return told


Planlese = Callable[..., Outcome]


@pytest.fixture(scope="session")
def stall() -> Iterator[socket.socket]:
    with warm.stable() as asked:
        yield asked


@pytest.fixture(scope="module")
def warmed(stall: socket.socket) -> Iterator[None]:
    """Runs inside this test's own process find their readers' libraries loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local, "_nursery", lambda work, workers: warm.nursery_of(stall, workers))
        yield


@pytest.fixture
def planlese(tmp_path: Path) -> Planlese:
    return lambda *words: command(tmp_path, *words)


def command(folder: Path, *words: str | Path, measured: bool = False) -> Outcome:
    """`planlese` in `folder`, a process group of its own; its peak memory in bytes (its own, not its children's).

    Where that is asked for also what each document's child cost.
    """
    told, costly = folder / "memory", folder / "costs"
    peak = (
        "import atexit,os,re,runpy,sys;p=os.getpid();"
        # not ru_maxrss, which a process inherits from the one that forked it
        "peak=lambda: re.search('VmHWM:[^0-9]*([0-9]+)',open('/proc/self/status').read())[1];"
        "tell=lambda: open(os.environ['PEAK'],'w').write(peak());"
        "atexit.register(lambda: os.getpid()==p and tell());"
        f"{MEASURE if measured else ''}"
        "sys.argv[0]='planlese';runpy.run_module('pipeline',run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", peak, *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PEAK": str(told), "PLANLESE_COSTS": str(costly)},
        capture_output=True,
        text=True,
        timeout=1800,
    )
    memory = int(told.read_text()) * 1024 if told.exists() else 0
    return Outcome(done.returncode, done.stdout, done.stderr, memory, tuple(costs(costly)) if measured else ())


def preload(source: str, folder: Path) -> Path:
    """The C file beside this one as a library for LD_PRELOAD; the test is skipped where no compiler is found."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("no C compiler, or no Linux")
    made = folder / f"{source}.so"
    words = [compiler, "-O1", "-shared", "-fPIC", "-o", str(made), str(Path(__file__).with_name(source)), "-ldl"]
    subprocess.run(words, check=True)
    return made


def write_inbox(folder: Path, count: int) -> Path:
    """So many small documents, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"plan{number:03}.txt").write_text(document(number), encoding="utf-8")
    return folder


def document(number: int) -> str:
    return (
        f"# Arbeitsplan {number}\n\n{2010 + number % 10}: Stadt Fürth, GR+ Nürnberg\n\n"
        f"Ziel 0{number % 9 + 1}: Bewegung fördern\n\n0{number % 9 + 1}/2020 bis 06/2025\n\n"
        f"• Sammlung von Material Nr. {number}\n• Fachtag am 04. Mai 2017 in Pfarrkirchen\n"
    )
