"""Inside the child: fences first, then one document, one answer, and out. Nothing here ever returns to its caller."""

import ctypes
import os
import resource
import signal
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.engines.parcel import pack
from pipeline.read import limits, watch

if TYPE_CHECKING:
    from pipeline.journey import Source
    from pipeline.validate.rows import Tables

Work = Callable[["Source"], "Tables"]
PR_SET_PDEATHSIG = 1


def live(work: Work, source: "Source", without: Mapping[int, str], pipe: int) -> None:
    """Does the work of one document and writes to `pipe`: steps as lines, then "rows" or "failed" and the rest."""
    try:
        _fence()
        told = _answer(work, source, without, pipe)
        while told:
            told = told[os.write(pipe, told) :]
    finally:
        os._exit(0)


def _answer(work: Work, source: "Source", without: Mapping[int, str], pipe: int) -> bytes:
    def heard(what: str, number: int) -> None:
        os.write(pipe, f"{what} {number}\n".encode())

    try:
        with watch.watched(heard, without):
            packed = pack(work(source))
    except MemoryError:
        return b"failed 0\nspeicher "
    except RecursionError:
        return b"failed 0\nzu_tief "
    except BaseException as error:  # the child is at its end; the run must hear why
        return f"failed 0\nintern {_where(error)}".encode("ascii", "replace")
    if len(packed) > limits.RESULT:
        return b"failed 0\nergebnis_zu_gross "
    return b"rows 0\n" + packed


def _where(error: BaseException) -> str:
    """The type and the place in our code: never the message, which may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    last = ([frame for frame in frames[1:] if _is_ours(frame.filename)] or frames)[-1]
    return f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"


def _is_ours(filename: str) -> bool:
    return bool({"extractors", "pipeline"} & set(Path(filename).parts[-4:-1]))


def _fence() -> None:
    """Own process group, dies with its parent, bounded memory and files, nothing to write to, no children."""
    os.setsid()
    libc = ctypes.CDLL(None)
    if hasattr(libc, "prctl"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    fences = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, limits.OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CPU, int(limits.SECONDS) + 5),
    ]
    if loaded := _address_space():
        fences.append((resource.RLIMIT_AS, loaded + limits.MEMORY))
    for which, most in fences:
        allowed = resource.getrlimit(which)[1]
        most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(which, (most, most))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _address_space() -> int:
    """Bytes mapped already: libraries do not count against the document. 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if statm.exists() else 0
