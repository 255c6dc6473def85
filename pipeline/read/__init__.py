"""Bytes to Document: the reader is chosen by what the file is, not by what it is called."""

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.read import limits
from pipeline.read.errors import Unreadable
from pipeline.read.opening import bytes_of
from pipeline.read.unseen import Unseen

if TYPE_CHECKING:  # a run with nothing new must not wait for the extractors, which the model's package imports
    from extractors.model.document import About, Document
    from pipeline.read.draft import Reading

__all__ = ["Unreadable", "Unseen", "about_of", "bytes_of", "media_of", "read", "read_bytes"]

HTML_START = re.compile(
    rb"\A\s{0,1000}(?:<\?xml[^>]{0,200}\?>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100})?"
    rb"<(?:!doctype html|html|head|body|main|div|table|section|article|nav)\b",
    re.I | re.S,
)
MARKS = b"\xef\xbb\xbf\xfe\xff"  # bytes of the marks a text may begin with
FOREIGN = (
    (b"PK\x03\x04", "archiv", "ein Archiv oder Office-Dokument"),
    (b"\xd0\xcf\x11\xe0", "office_alt", "ein Office-Dokument alter Art"),
    (b"\x1f\x8b", "archiv", "ein gepacktes Archiv"),
    (b"\x89PNG", "bild", "ein Bild"),
    (b"\xff\xd8\xff", "bild", "ein Bild"),
    (b"II*\x00", "bild", "ein Bild"),
    (b"MM\x00*", "bild", "ein Bild"),
    (b"GIF8", "bild", "ein Bild"),
    (b"{\\rtf", "rtf", "ein RTF-Dokument"),
    (b"version https://git-lfs", "lfs_zeiger", "nur ein Zeiger auf eine Datei (Git LFS)"),
)


def _read_pdf(data: bytes, passwords: Sequence[str], unseen: Unseen | None) -> "Reading":
    from pipeline.read.pdf import read_pdf

    return read_pdf(data, *passwords, unseen=unseen)


def _read_html(data: bytes, *_: object) -> "Reading":
    from pipeline.read.html import read_html

    return read_html(data)


def _read_text(data: bytes, *_: object) -> "Reading":
    from pipeline.read.text import read_text

    return read_text(data)


READERS: dict[str, Callable[[bytes, Sequence[str], Unseen | None], "Reading"]] = {
    "application/pdf": _read_pdf,
    "text/html": _read_html,
    "text/plain": _read_text,
}


def read(path: str | Path, passwords: Sequence[str] = ()) -> "Document":
    """The document in a file, with `about.toml` beside it; Unreadable says why there is none.

    `passwords` are tried in order where the file is encrypted.
    """
    path = Path(path)
    return read_bytes(bytes_of(path.resolve(), limits.FILE), path.name, about_of(path), passwords)


def read_bytes(
    data: bytes,
    name: str,
    about: "About | None" = None,
    passwords: Sequence[str] = (),
    unseen: Unseen | None = None,
) -> "Document":
    """The document in the bytes of a file; Unreadable says why there is none. `unseen` is left out of account."""
    from extractors.model.document import About
    from pipeline.read.draft import assemble

    if len(data) > limits.FILE:
        raise Unreadable("zu_gross", f"Die Datei ist größer als {limits.FILE} Byte.")
    reading = READERS[media_of(data)](data, passwords, unseen)
    identity = hashlib.sha256(data).hexdigest()[:12]
    return assemble(identity, name, about or About(), reading)


def media_of(data: bytes) -> str:
    """The media type by content; Unreadable for what we know and do not read."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    for magic, rule, words in FOREIGN:
        if data.startswith(magic):
            raise Unreadable(rule, f"Die Datei ist {words}; gelesen werden PDF, HTML und Text.")
    head = data[:4096].lstrip(MARKS).replace(b"\x00", b"")  # UTF-16 spells "<html" with zeros in between
    return "text/html" if HTML_START.match(head) else "text/plain"


def about_of(path: Path) -> "About":
    """What `about.toml` in the folder of a file says of it; nothing where there is none.

    A table named after the file (`["plan.pdf"]`) wins over the top of the file.
    """
    from extractors.model.document import About

    companion = path.parent / "about.toml"
    if not os.path.lexists(companion):
        return About()
    try:
        told = tomllib.loads(bytes_of(companion, limits.ABOUT).decode())
    except (Unreadable, ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError
        raise Unreadable("about_toml", f"about.toml kann nicht gelesen werden: {type(error).__name__}.") from error
    own = told.get(path.name, {})
    told |= own if isinstance(own, dict) else {}
    known = {key: value for key, value in told.items() if key in About.__dataclass_fields__}
    for key, value in known.items():
        if not isinstance(value, date if key == "stand" else str):
            raise Unreadable("about_toml", f"about.toml: {key} hat nicht die erwartete Art.")
    return About(**known)
