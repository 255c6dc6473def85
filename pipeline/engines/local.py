"""Runs the journey of many files on this machine: each in a child process, so that a bad file costs only itself."""

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, NamedTuple

from pipeline.engines.parcel import Torn, unpack

if TYPE_CHECKING:
    from pipeline.engines.child import Work
    from pipeline.journey import Source
    from pipeline.validate.rows import Tables

Failed = Callable[["Source", str, str, str], "Tables"]
Order = tuple[int, "Source"]
WINDOW = 8  # documents ordered ahead, for each child
STARTS = 3  # of the process that reads
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "POLARS_MAX_THREADS"), "1")


class Answer(NamedTuple):
    """What came back of one document: packed rows, or the rule by which it was given up."""

    stage: str
    rule: str
    detail: str
    rows: bytes


def run(work: "Work", sources: "Iterable[Source]", workers: int, failed: Failed) -> "Iterator[Tables]":
    """`work` of each source, in order; `failed(source, stage, rule, detail)` stands in for a lost one.

    `work` is a function at the top of a module: the process that forks the children imports it by name. Should that
    process itself be lost, what it had not answered is read again by a new one, a few times.
    """
    rest = enumerate(sources)
    ahead: deque[Order] = deque()
    for _ in range(STARTS):
        with _nursery(work, workers) as (orders, answers), suppress(ChildProcessError, BrokenPipeError):
            for order in ahead:
                _order(orders, order)
            yield from _ordered(orders, answers, rest, ahead, WINDOW * workers, failed)
            return
    for _, source in chain(ahead, rest):
        yield failed(source, "read", "abgestuerzt", "")


@contextmanager
def _nursery(work: "Work", workers: int) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    paths = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-m",
            "pipeline.engines.nursery",
            f"{work.__module__}:{work.__qualname__}",
            str(workers),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": paths},
    ) as nursery:
        assert nursery.stdin and nursery.stdout, "both are pipes"
        try:
            yield nursery.stdin, nursery.stdout
        finally:
            with suppress(BrokenPipeError):
                nursery.stdin.close()  # ends it, and all its children


def _ordered(
    orders: IO[bytes], answers: IO[bytes], rest: Iterator[Order], ahead: deque[Order], most: int, failed: Failed
) -> "Iterator[Tables]":
    arrived: dict[int, Answer] = {}
    while True:
        for order in islice(rest, most - len(ahead)):
            ahead.append(order)
            _order(orders, order)
        if not ahead:
            return
        nr, source = ahead[0]
        while nr not in arrived:
            number, answer = _next(answers)
            arrived[number] = answer
        ahead.popleft()
        yield _tables(source, arrived.pop(nr), failed)


def _order(orders: IO[bytes], order: Order) -> None:
    nr, source = order
    told = {"nr": nr, **asdict(source)}
    orders.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
    orders.flush()


def _next(answers: IO[bytes]) -> tuple[int, Answer]:
    line = answers.readline()
    if not line:
        raise ChildProcessError
    told = json.loads(line)
    rows = answers.read(told["size"])
    return told["nr"], Answer(told["stage"], told["rule"], told["detail"], rows)


def _tables(source: "Source", answer: Answer, failed: Failed) -> "Tables":
    if answer.rule:
        return failed(source, answer.stage, answer.rule, answer.detail)
    try:
        return unpack(answer.rows)
    except Torn:
        return failed(source, answer.stage, "ergebnis_falsch", "")
