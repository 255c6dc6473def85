"""How a reader tells the one who watches it where it is, and hears which pages to leave out.

Nobody watches unless `watched` is entered: then a page that hangs or crashes its reader costs only itself.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Heard = Callable[[str, int], None]

_heard: ContextVar[Heard] = ContextVar("_heard", default=lambda what, number: None)
_without: ContextVar[Mapping[int, str]] = ContextVar("_without", default={})  # noqa: B039 - never changed


@contextmanager
def watched(heard: Heard, without: Mapping[int, str]) -> Iterator[None]:
    """`heard(what, number)` is called at each step; `without` names pages to leave out, with the rule that says why."""
    tokens = _heard.set(heard), _without.set(without)
    try:
        yield
    finally:
        _heard.reset(tokens[0])
        _without.reset(tokens[1])


def pages(count: int) -> None:
    """Told once the number of pages is known."""
    _heard.get()("pages", count)


def page(number: int) -> None:
    """Told before a page is read; 0 when the last one is."""
    _heard.get()("page", number)


def extracting() -> None:
    """Told when reading is over and finding begins."""
    _heard.get()("extract", 0)


def left_out() -> Mapping[int, str]:
    """Pages not to touch, and the rule of `pipeline.read.reasons` that says why."""
    return _without.get()
