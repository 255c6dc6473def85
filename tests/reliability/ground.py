"""A database in an old state, an inbox that holds a new one, and runs between them that may be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from tests.reliability.conftest import ROOT, document, write_inbox


@dataclass(frozen=True)
class End:
    """How a run ended: what `waitpid` says, the rule of its DatabaseError, calls that change files, seconds."""

    status: int
    rule: str
    calls: int
    seconds: float

    @property
    def killed(self) -> bool:
        return os.WIFSIGNALED(self.status)


class Ground:
    """An inbox with an old state already loaded and a new one waiting; `old` and `new` are the hashes of both."""

    def __init__(self, folder: Path, preload: Path | None = None) -> None:
        self.folder, self.db = folder.resolve(), folder.resolve() / "db" / "db.duckdb"
        self.db.parent.mkdir()
        environment = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"LD_PRELOAD": str(preload)} if preload else {})
        self.runner = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.runner"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        write_inbox(folder / "inbox", 3)
        self.run()
        self.old, self.bytes = self.hash(), self.db.read_bytes()
        (folder / "inbox" / "neu.txt").write_text(document(50), encoding="utf-8")
        (folder / "inbox" / "plan001.txt").write_text(document(51), encoding="utf-8")
        whole = self.run()
        self.seconds, self.calls = whole.seconds, whole.calls
        self.new = self.hash()
        assert self.old != self.new

    def __enter__(self) -> "Ground":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self.runner.stdin and self.runner.stdout
        self.runner.stdin.close()
        self.runner.wait(30)
        self.runner.stdout.close()

    def run(
        self,
        point: tuple[str, str] | None = None,
        when: str = "",
        after: float | None = None,
        fault: tuple[int, int, bool] = (0, 0, False),
    ) -> End:
        """A run, killed at this point, after these seconds (or over by then), or with a fault of `faults.c` armed."""
        began = time.monotonic()
        nth, what, stays = fault
        order = {"db": str(self.db), "point": point, "when": when, "nth": nth, "what": what, "stays": stays}
        pid = int(self._told(json.dumps(order), "pid"))
        assert pid > 1, "kill(0) and kill(-1) end the tests"
        if after is not None:
            time.sleep(max(0.0, after - (time.monotonic() - began)))
            os.kill(pid, signal.SIGKILL)
        told = json.loads(self._told("", "ended"))
        return End(told["status"], told.get("rule", ""), told.get("calls", 0), time.monotonic() - began)

    def hash(self) -> str:
        """As a reader sees it, in a process that has opened nothing before."""
        told = json.loads(self._told(json.dumps({"hash": str(self.db)}), "ended"))
        assert told["status"] == 0, told
        return str(told["hash"])

    def back(self) -> None:
        """The old state again, and nothing beside it."""
        for path in self.db.parent.iterdir():
            path.unlink()
        self.db.write_bytes(self.bytes)

    def _told(self, line: str, answer: str) -> str:
        """What the runner answers; never what belongs to another answer: a wrong number would be killed."""
        assert self.runner.stdin and self.runner.stdout
        self.runner.stdin.write(line + "\n")
        self.runner.stdin.flush()
        word, _, told = self.runner.stdout.readline().partition(" ")
        assert word == answer
        return told
