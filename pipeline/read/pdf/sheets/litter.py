"""When Python may look for cyclic garbage: our own readers leave none, pdfminer leaves some.

Looking costs a tenth of a read: words and lines live until the document is told, and are walked again and again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """The collector is off inside; what is left afterwards counts as old, so that it is not walked at once either."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            if not gc.get_freeze_count():  # a nursery's children share what it froze, and must not thaw it
                gc.freeze()
                gc.unfreeze()  # into the oldest generation
            gc.enable()


@contextmanager
def working_collector() -> Iterator[None]:
    """The collector is on inside."""
    before = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not before:
            gc.disable()
