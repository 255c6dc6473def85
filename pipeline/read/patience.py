"""A limit on what one call of a library may cost, for libraries in Python that can loop for ever on a broken file.

pdfminer resolves a reference that resolves to itself without end; the page's first view is worth more than its death.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Overdue(BaseException):
    """No Exception, so that the library that is out of time cannot catch it."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raises Overdue inside after so many seconds of this process's own time.

    Only Python code hears it, and only in the main thread; native code is ended by the one who watches the process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise Overdue
