"""Opens a file as one opens a stranger's letter: no link is followed, nothing that blocks, nothing too large."""

import os
import stat
from pathlib import Path

from pipeline.read.errors import Unreadable


def bytes_of(path: Path, most: int) -> bytes:
    """The content of a regular file of at most `most` bytes.

    Unreadable("nicht_gefunden", "verweis", "keine_datei", "zu_gross", "nicht_lesbar").
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _why_not(path, error) from error
    with os.fdopen(handle, "rb") as file:
        check(os.fstat(handle), most)
        try:
            data = file.read(most + 1)
        except OSError as error:
            raise _why_not(path, error) from error
    if len(data) > most:
        raise too_large(most)
    return data


def check(status: os.stat_result, most: int) -> None:
    """Raises what `bytes_of` raises, from what `lstat` says alone."""
    if stat.S_ISLNK(status.st_mode):
        raise Unreadable("verweis", "Ein symbolischer Verweis wird nicht verfolgt.")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("keine_datei", "Das ist keine gewöhnliche Datei.")
    if status.st_size > most:
        raise too_large(most)


def too_large(most: int) -> Unreadable:
    return Unreadable("zu_gross", f"Die Datei ist größer als {most} Byte.")


def _why_not(path: Path, error: OSError | ValueError) -> Unreadable:
    if path.is_symlink():
        return Unreadable("verweis", "Ein symbolischer Verweis wird nicht verfolgt.")
    if isinstance(error, FileNotFoundError):
        return Unreadable("nicht_gefunden", "Die Datei gibt es nicht.")
    return Unreadable("nicht_lesbar", f"Die Datei kann nicht geöffnet werden ({type(error).__name__}).")
