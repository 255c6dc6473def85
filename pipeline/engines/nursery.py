"""The process that has the libraries loaded: it forks a child for each document, watches it, and outlives them all.

It runs one thread, opens no document itself and distrusts what children say. Jobs come as lines on stdin, answers go
to stdout: a line with nr, stage, rule, detail and size, then so many bytes of rows. The end of stdin ends everything.
"""

import ctypes
import gc
import importlib
import json
import os
import selectors
import signal
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from pipeline.engines import child
from pipeline.read import limits

if TYPE_CHECKING:
    from pipeline.journey import Source

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
STEPS = ("pages", "page", "extract", "rows", "failed")
SLACK = 1000  # bytes a child may send besides its rows


@dataclass(slots=True)
class Job:
    """A document under work: what its child has told so far, and until when it may go on."""

    nr: int
    source: "Source"
    pid: int = 0
    began: float = 0.0
    pages: int = 0
    page: int = 0
    page_began: float = 0.0
    step: str = ""
    without: dict[int, str] = field(default_factory=dict)
    heard: bytearray = field(default_factory=bytearray)

    @property
    def deadline(self) -> float:
        whole = self.began + limits.seconds(self.pages)
        return min(whole, self.page_began + limits.PAGE_SECONDS) if self.page else whole


class Nursery:
    """All children; `answer` is where their rows go."""

    def __init__(self, work: child.Work, most: int, answers: BinaryIO) -> None:
        self.work = work
        self.most = most
        self.answers = answers
        self.waiting: list[Job] = []
        self.selector = selectors.DefaultSelector()
        self.running: dict[int, Job] = {}

    def live(self, orders: int) -> None:
        """Until the orders end; what still runs then is killed."""
        self.selector.register(orders, selectors.EVENT_READ)
        rest = b""
        while True:
            ready = {key.fd for key, _ in self.selector.select(self._patience())}
            if orders in ready:
                data = os.read(orders, 1 << 16)
                if not data:
                    break
                *lines, rest = (rest + data).split(b"\n")
                self.waiting.extend(_job(line) for line in lines)
            for pipe in [*self.running]:
                self._attend(pipe)
            while self.waiting and len(self.running) < self.most:
                self._fork(self.waiting.pop(0))
        for pipe in [*self.running]:
            self._bury(pipe)

    def _patience(self) -> float | None:
        """Seconds until a child is due; a child that died behind an open pipe is looked for every half second."""
        if not self.running:
            return None
        due = min(job.deadline for job in self.running.values()) - time.monotonic()
        return min(0.5, max(0.0, due))

    def _fork(self, job: Job) -> None:
        inner, outer = os.pipe()
        job.began = job.began or time.monotonic()
        job.page, job.step = 0, ""
        job.heard.clear()
        job.pid = os.fork()
        if not job.pid:
            os.close(inner)
            child.live(self.work, job.source, job.without, outer)
        os.close(outer)
        os.set_blocking(inner, False)
        self.running[inner] = job
        self.selector.register(inner, selectors.EVENT_READ)

    def _attend(self, pipe: int) -> None:
        """Hears one child out; settles it where it is done, dead, mad, or late."""
        job = self.running[pipe]
        dead = os.waitid(os.P_PID, job.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        ended = _heard(pipe, job)
        if not _understood(job):
            self._bury(pipe)
            self._refuse(job, "ergebnis_falsch")
        elif len(job.heard) > limits.RESULT + SLACK:
            self._bury(pipe)
            self._refuse(job, "ergebnis_zu_gross")
        elif ended or dead:  # dead and not ended: a child of its own holds the pipe
            self._settle(job, self._bury(pipe))
        elif time.monotonic() > job.deadline:
            self._bury(pipe)
            self._give_up(job, "seite_zeit", "zeit_ueberschritten", "")

    def _bury(self, pipe: int) -> tuple[int, int]:
        """Ends the child and its group; its status and the most memory it held in bytes."""
        job = self.running.pop(pipe)
        self.selector.unregister(pipe)
        os.close(pipe)
        for kill in (os.killpg, os.kill):  # the group exists once the child has fenced itself
            try:
                kill(job.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        _, status, usage = os.wait4(job.pid, 0)
        return status, usage.ru_maxrss * 1024

    def _settle(self, job: Job, end: tuple[int, int]) -> None:
        """The child is gone: with an answer, or without."""
        if job.step == "rows":
            self._answer(job, "", "", bytes(job.heard))
        elif job.step == "failed":
            rule, _, detail = job.heard[:200].decode("ascii", "replace").partition(" ")
            self._refuse(job, rule, detail)
        else:
            status, memory = end
            name = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"Ende {status >> 8}"
            rule = "speicher" if memory > limits.MEMORY // 2 else "abgestuerzt"
            self._give_up(job, "seite_abgestuerzt", rule, name)

    def _give_up(self, job: Job, of_page: str, of_document: str, detail: str) -> None:
        """A page that cost its reader the life is left out and the rest read again; else the document is given up."""
        in_time = time.monotonic() < job.began + limits.seconds(job.pages)
        if job.page and job.pages > len(job.without) + 1 and len(job.without) < limits.LOST_PAGES and in_time:
            job.without[job.page] = of_page
            self.waiting.insert(0, job)
            return
        self._refuse(job, of_document, detail)

    def _refuse(self, job: Job, rule: str, detail: str = "") -> None:
        self._answer(job, rule, detail, b"")

    def _answer(self, job: Job, rule: str, detail: str, rows: bytes) -> None:
        stage = "extract" if job.step == "extract" else "read"
        told = {"nr": job.nr, "stage": stage, "rule": rule, "detail": detail, "size": len(rows)}
        self.answers.write(json.dumps(told).encode() + b"\n" + rows)
        self.answers.flush()


def _job(line: bytes) -> Job:
    from pipeline.journey import Source

    told = json.loads(line)
    return Job(told.pop("nr"), Source(**told))


def _heard(pipe: int, job: Job) -> bool:
    """Takes what the pipe holds, but no more than is allowed; True where its end has come."""
    while len(job.heard) <= limits.RESULT + SLACK:
        try:
            data = os.read(pipe, 1 << 20)
        except BlockingIOError:
            return False
        if not data:
            return True
        job.heard += data
    return False


def _understood(job: Job) -> bool:
    """Takes the steps off what was heard; False where it is nothing a child of ours says."""
    while job.step not in ("rows", "failed"):
        line, end, rest = job.heard.partition(b"\n")
        if not end:
            return len(line) < 100
        what, _, number = line.decode("ascii", "replace").partition(" ")
        if what not in STEPS or not (number.isascii() and number.isdigit() and len(number) < 10):
            return False
        job.heard = rest
        _take(job, what, int(number))
    return True


def _take(job: Job, what: str, number: int) -> None:
    if what == "pages":
        job.pages = min(number, limits.PAGES)
    elif what == "page":
        job.page, job.page_began = number, time.monotonic()
    else:
        job.page, job.step = 0, what


def without_network() -> bool:
    """Puts this process and all its children where there is no network; False where the system does not allow it."""
    libc = ctypes.CDLL(None)
    return hasattr(libc, "unshare") and any(
        libc.unshare(flags) == 0 for flags in (CLONE_NEWNET, CLONE_NEWUSER | CLONE_NEWNET)
    )


def main() -> None:
    """`python -m pipeline.engines.nursery MODULE:FUNCTION CHILDREN`, as `local.run` starts it."""
    without_network()  # before anything is loaded that starts threads
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which then closes our stdin
    module, _, name = sys.argv[1].partition(":")
    work: child.Work = getattr(importlib.import_module(module), name)
    if warm := getattr(importlib.import_module(module), "warm", None):
        warm()
    gc.collect()
    gc.freeze()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    Nursery(work, int(sys.argv[2]), answers).live(0)


if __name__ == "__main__":
    main()
