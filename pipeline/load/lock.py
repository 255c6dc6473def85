"""One run at a time: a lock file beside the database that names its holder and dies with it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.load.database import DatabaseError


@contextmanager
def locked(db: Path) -> Iterator[None]:
    """Held while one process reads and writes; a second is told who, not queued. The system frees it on any death."""
    db = db.resolve()
    try:
        db.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock_of(db), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    except OSError as error:
        raise DatabaseError("nicht_schreibbar", f"{db}: {error.strerror}.") from error
    try:
        _take(db, handle)
        yield
    finally:
        os.close(handle)


def lock_of(db: Path) -> Path:
    return db.with_name(f".{db.name}.lock")


def holder(db: Path) -> str | None:
    """Process number of the run that holds the lock; None where nobody does."""
    try:
        with lock_of(db.resolve()).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return lock_of(db.resolve()).read_text(encoding="ascii", errors="replace").strip()[:10] or "?"
    except OSError:
        return None
    return None


def _take(db: Path, handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        pid = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
        raise DatabaseError("gesperrt", f"Ein anderer Lauf schreibt gerade {db} (Prozess {pid or '?'}).") from error
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
    except OSError:  # a full disk: the lock holds all the same
        return
