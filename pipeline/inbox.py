"""What lies in the inbox: regular files to read, and what is refused at the door without opening it."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.fingerprint import COMPANIONS
from pipeline.read import limits
from pipeline.read.errors import Unreadable
from pipeline.read.opening import check


@dataclass(frozen=True, slots=True)
class Entry:
    """A path as it can be stored and shown, and why it is refused; None where it may be read."""

    path: str
    refused: Unreadable | None = None


def entries(paths: Iterable[Path]) -> list[Entry]:
    """The files named and those in the folders named, each once, in order of their paths.

    Links are not followed, neither files nor folders; hidden files and companions of documents are none of ours.
    """
    found = {entry.path: entry for path in paths for entry in _found(os.fspath(path))}
    return [found[path] for path in sorted(found)]


def _found(path: str) -> Iterator[Entry]:
    try:
        status = os.lstat(path)
        if stat.S_ISDIR(status.st_mode):
            yield from _inside(path)
        else:
            yield _entry(path, status)
    except FileNotFoundError:
        yield Entry(shown(path), Unreadable("nicht_gefunden", "Die Datei gibt es nicht."))
    except (OSError, ValueError) as error:
        yield Entry(shown(path), Unreadable("nicht_lesbar", f"Nicht zu öffnen ({type(error).__name__})."))


def _inside(folder: str) -> Iterator[Entry]:
    """Depth first, without recursion: a folder may be nested deeper than Python calls."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as found:
                inside = [item for item in found if not item.name.startswith(".")]
        except OSError as error:
            yield Entry(shown(here), Unreadable("nicht_lesbar", f"Nicht zu öffnen ({type(error).__name__})."))
            continue
        for item in inside:
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
            elif item.name not in COMPANIONS:
                yield _entry(item.path, item.stat(follow_symlinks=False))


def _entry(path: str, status: os.stat_result) -> Entry:
    stored = Path(path).as_posix()
    if shown(stored) != stored:
        return Entry(shown(stored), Unreadable("dateiname", "Der Dateiname ist kein gültiges UTF-8."))
    try:
        check(status, limits.FILE)
    except Unreadable as refused:
        return Entry(stored, refused)
    return Entry(stored)


def shown(path: str) -> str:
    """The path as text that every encoder takes: bytes that are no UTF-8 become `\\xe4`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def seen(path: str) -> str:
    """The path on one line that a terminal does not obey: what cannot be seen is written as its number."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in path)


def absolute(path: str | Path) -> str:
    """The path from the root as it is written; a link in it is not followed."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow
