"""Growth: what more of the same costs, so that no machine, however busy, decides a test.

A bound in seconds fails where other processes have the processor; of two times taken together both grow then.
"""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

TIMES = 4
MOST = 8  # times the time; sixteen would be quadratic
LEAST = 0.01  # seconds: what costs less is not measured
TRIES = 3


def is_linear(work: Callable[[Made], object], made: Callable[[int], Made], count: int) -> bool:
    """Whether work on what is made of `count` parts costs about four times that on a quarter of them."""
    small, large = made(count // TIMES), made(count)
    return any(_seconds(work, large) < MOST * max(_seconds(work, small), LEAST) for _ in range(TRIES))


def _seconds(work: Callable[[Made], object], made: Made) -> float:
    """Of this process's own time; garbage of other tests is not looked for meanwhile."""
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        work(made)
        return time.process_time() - begin
    finally:
        gc.enable()
