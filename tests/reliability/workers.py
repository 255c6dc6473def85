"""Children that misbehave, each in the way its document's name says; the process that forks them imports this."""

import json
import os
import signal
import socket
import stat
import sys
import time
from pathlib import Path

from pipeline.engines import parcel
from pipeline.journey import Source
from pipeline.read import limits, watch
from pipeline.validate.rows import Tables

if getattr(sys.modules["__main__"].__spec__, "name", "") == "pipeline.engines.nursery":  # and never in the tests
    limits.START_SECONDS = 4.0
    limits.PAGE_SECONDS = 1.0
GOOD: Tables = {"documents": [{"document_id": "0" * 12}]}


def work(source: Source) -> Tables:
    return globals()[f"do_{Path(source.path).stem}"]() or GOOD


def do_good() -> None:
    pass


def do_kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def do_segv() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def do_abort() -> None:
    os.abort()


def do_exit() -> None:
    os._exit(7)


def do_silent() -> None:
    while True:
        time.sleep(10)


def do_busy() -> None:
    while True:
        pass


def do_deaf() -> None:
    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGINT, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    do_busy()


def do_talking() -> None:
    while True:
        os.write(pipe(), b"page 1\n" * 100)


def do_huge() -> None:
    os.write(pipe(), b"rows 0\n")
    while True:
        os.write(pipe(), b" " * (1 << 20))


def do_badjson() -> None:
    os.write(pipe(), b'rows 0\n{"documents": {"columns": ["a"], "rows": [[1')
    os._exit(0)


def do_nonsense() -> None:
    os.write(pipe(), b"\x80\x04gadget." * 10 + b"\n")
    time.sleep(10)


def do_liar() -> None:
    os.write(pipe(), b"pages 999999999\n")
    do_busy_for(limits.START_SECONDS + 1)


def do_busy_for(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def do_forked() -> None:
    if os.fork() == 0:
        time.sleep(60)
    os._exit(0)


def do_memory() -> None:
    held = []
    while True:
        held.append(bytes(64 << 20))  # mapped, not touched


def do_recursion() -> None:
    do_recursion()


def do_raising() -> None:
    raise TypeError("Frau Muster, Tel. 0911 1234")


def do_writing() -> None:
    with open("geschrieben.txt", "w") as file:  # noqa: PTH123 - as a library would
        file.write("x")


def do_reaching() -> Tables:
    """Tries the one address that every machine with a network has."""
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=2)
    except ConnectionRefusedError:
        return {"documents": [{"document_id": "refused"}]}
    except OSError:
        return {"documents": [{"document_id": "unreachable"}]}
    return {"documents": [{"document_id": "reached"}]}


def do_page() -> Tables:
    """Three pages, of which the second never ends, unless it is left out."""
    watch.pages(3)
    for number in (1, 2, 3):
        if number in watch.left_out():
            return {"documents": [{"document_id": "1" * 12, "path": json.dumps(dict(watch.left_out()))}]}
        watch.page(number)
        if number == 2:
            do_busy()
    return GOOD


def do_crashpage() -> Tables:
    """As `do_page`, but the second page kills its reader."""
    watch.pages(3)
    if 2 in watch.left_out():
        return {"documents": [{"document_id": "2" * 12, "path": watch.left_out()[2]}]}
    watch.page(2)
    os.abort()


def pipe() -> int:
    """The end of the pipe that leads out."""
    return max(fd for fd in range(3, 64) if is_pipe(fd))


def is_pipe(fd: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(fd).st_mode) and os.readlink(f"/proc/self/fd/{fd}").startswith("pipe:")  # noqa: PTH115
    except OSError:
        return False


assert parcel.unpack(parcel.pack(GOOD)) == GOOD
