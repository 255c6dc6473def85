"""Runs an ingest for each line of stdin, each in a process of its own that may be killed or find its disk failing.

`python -m tests.reliability.runner` in a folder with an `inbox`. The libraries are loaded once; what a run would start
as a program (the process that forks the readers) it forks from here, so that a run takes a fraction of a second and a
random moment falls into its work and not into its imports. A line is JSON:

{"db": …, "point": [module, name] or null, "when": "before" or "after", "nth": 0, "what": 0, "stays": false}
    answers "pid N", waits for a line, then answers {"status": of waitpid, "rule": of the DatabaseError, "calls": n}
{"hash": db}
    answers {"hash": what a process that has opened nothing before finds in the database}
"""

import ctypes
import gc
import importlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pandera.backends.polars.builtin_checks  # noqa: F401 - these four so that a run finds them loaded

from pipeline import journey, load
from pipeline.engines import local
from pipeline.engines.nursery import Nursery
from pipeline.ingest import Options, ingest
from pipeline.validate.schemas import SCHEMAS

Order = dict[str, str | int | bool | list[str] | None]
DOWN = 2  # children that read at a time


@contextmanager
def forked_nursery(work: object, workers: int) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Stands in for `local._nursery`: the same process, forked from this one instead of started as a program."""
    orders, order = os.pipe()
    answers, answer = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(order)
        os.close(answers)
        try:
            Nursery(journey.travel, workers, os.fdopen(answer, "wb")).live(orders)
        finally:
            os._exit(0)
    os.close(orders)
    os.close(answer)
    try:
        with os.fdopen(order, "wb") as told, os.fdopen(answers, "rb") as heard:
            yield told, heard
    finally:
        os.waitpid(pid, 0)


def dying(function: Callable[..., object], when: str) -> Callable[..., object]:
    def wrapped(*arguments: object, **named: object) -> None:
        if when == "after":
            function(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return wrapped


def run(order: Order) -> dict[str, str | int]:
    """The ingest, in a process of its own; what it tells at its end."""
    if order["point"]:
        module, name = order["point"]
        owner = Path if module == "pathlib.Path" else importlib.import_module(module)
        setattr(owner, name, dying(getattr(owner, name), str(order["when"])))
    faults = ctypes.CDLL(None) if "LD_PRELOAD" in os.environ else None
    if faults:
        faults.faults_arm(os.fsencode(Path(str(order["db"])).parent), order["nth"], order["what"], order["stays"])
    told: dict[str, str | int] = {"rule": ""}
    try:
        ingest([Path("inbox")], Path(str(order["db"])), Options(workers=DOWN))
    except load.DatabaseError as error:
        told["rule"] = error.rule
    told["calls"] = faults.faults_calls() if faults else 0
    return told


def forked(work: Callable[[], dict[str, str | int]]) -> tuple[int, int]:
    """A process that does the work and writes what it tells to a pipe; its number, and the pipe's end."""
    heard, told = os.pipe()
    pid = os.fork()
    if not pid:
        os.setsid()
        os.close(heard)
        try:
            os.write(told, json.dumps(work()).encode())
            os._exit(0)
        except BaseException as error:
            os.write(told, json.dumps({"rule": f"!{type(error).__name__}"}).encode())
            os._exit(1)
    os.close(told)
    return pid, heard


def ended(pid: int, heard: int) -> dict[str, str | int]:
    status = os.waitpid(pid, 0)[1]
    with os.fdopen(heard, "rb") as pipe:
        told = pipe.read()
    return {"status": status, **(json.loads(told) if told else {})}


def main() -> None:
    local._nursery = forked_nursery
    journey.warm()
    for schema in SCHEMAS.values():
        schema.to_schema()  # and no frame is made: what polars starts for one does not survive a fork
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        if "hash" in order:
            pid, heard = forked(lambda db=Path(order["hash"]): {"hash": load.content_hash(db)})  # type: ignore[misc]
        else:
            pid, heard = forked(lambda asked=order: run(asked))  # type: ignore[misc]
            print("pid", pid, flush=True)
            sys.stdin.readline()  # until then the run's number is its own, even where it has ended
        print("ended", json.dumps(ended(pid, heard)), flush=True)
    os._exit(0)  # what the libraries say of an orderly end is of no use here


if __name__ == "__main__":
    main()
