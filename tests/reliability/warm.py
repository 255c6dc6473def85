"""A process with the libraries loaded, from which the tests of one session fork what a run would start anew.

Tests that do not ask how readers are started (`test_isolation` and the command line do) need not wait two seconds for
each run. A request is a line with the folder it comes from, and with it the two pipes of a nursery.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pipeline import journey
from pipeline.engines.nursery import Nursery


@contextmanager
def stable() -> Iterator[socket.socket]:
    """The process, as long as the context lasts; the socket takes requests."""
    ours, theirs = socket.socketpair()
    words = [sys.executable, "-m", "tests.reliability.warm", str(theirs.fileno())]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with ours, theirs, subprocess.Popen(words, pass_fds=[theirs.fileno()], env=environment) as process:
        theirs.close()
        try:
            yield ours
        finally:
            ours.close()
            process.wait(30)


@contextmanager
def nursery_of(asked: socket.socket, workers: int) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Stands in for `local._nursery`."""
    orders, order = os.pipe()
    answers, answer = os.pipe()
    socket.send_fds(asked, [f"{workers} {Path.cwd()}".encode()], [orders, answer])
    asked.recv(1)
    os.close(orders)
    os.close(answer)
    with os.fdopen(answers, "rb") as heard, os.fdopen(order, "wb") as told:
        try:
            yield told, heard
        finally:
            with suppress(BrokenPipeError):
                told.close()


def main() -> None:
    journey.warm()
    asked = socket.socket(fileno=int(sys.argv[1]))
    while True:
        message, pipes, _, _ = socket.recv_fds(asked, 5000, 2)
        if not message:
            break
        workers, _, folder = message.decode().partition(" ")
        if os.fork() == 0:
            if os.fork() == 0:  # an orphan, for whom nobody need wait
                asked.close()
                os.chdir(folder)
                Nursery(journey.travel, int(workers), os.fdopen(pipes[1], "wb")).live(pipes[0])
            os._exit(0)
        os.wait()
        asked.send(b".")
        for pipe in pipes:
            os.close(pipe)


if __name__ == "__main__":
    main()
