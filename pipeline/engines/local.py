"""Runs the journey of many files on this machine: each in a child process, so that a bad file costs only itself."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

S = TypeVar("S")
T = TypeVar("T")

SECONDS = 300  # a document that takes longer is given up
WINDOW = 8  # documents scheduled ahead, for each worker
RECYCLE = 200  # documents after which a worker is replaced


def run(work: Callable[[S], T], sources: Iterable[S], workers: int, failed: Callable[[S, str, str], T]) -> Iterator[T]:
    """`work` of each source, in the order of the sources; `failed(source, rule, message)` stands in for a lost one."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPool(max_workers=workers, max_tasks=RECYCLE, context=context) as pool:
        waiting: deque[tuple[S, Future[T]]] = deque()
        for source in sources:
            waiting.append((source, pool.schedule(work, args=[source], timeout=SECONDS)))
            if len(waiting) >= WINDOW * workers:
                yield _result(*waiting.popleft(), failed)
        while waiting:
            yield _result(*waiting.popleft(), failed)


def _result(source: S, future: "Future[T]", failed: Callable[[S, str, str], T]) -> T:
    try:
        return future.result()
    except TimeoutError:
        return failed(source, "zeit_ueberschritten", f"Die Datei brauchte länger als {SECONDS} Sekunden.")
    except ProcessExpired as error:
        return failed(source, "abgestuerzt", f"Das Lesen brach ab (Signal oder Code {error.exitcode}).")
    except MemoryError:
        return failed(source, "speicher", "Die Datei brauchte zu viel Speicher.")
    except Exception as error:  # a mistake of ours in one file must not cost the others; the type says where to look
        return failed(source, "intern", f"Unerwarteter Fehler: {type(error).__name__}.")
