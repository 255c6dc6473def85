"""What decides the rows of a file, as one hash: its bytes, its companions, our code and data, the libraries."""

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from pipeline.read import limits
from pipeline.read.errors import Unreadable
from pipeline.read.opening import bytes_of

HERE = Path(__file__).parent
REGISTER = HERE.parent / "extractors" / "german" / "register"
CODE = (HERE.parent / "extractors", HERE / "read", HERE / "validate", HERE / "journey.py", HERE / "korrekturen.py")
LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "beautifulsoup4", "lxml", "spacy", "dateparser", "phonenumbers")
COMPANIONS = ("about.toml", "korrekturen.toml")  # what lies beside a document and is none


class Mark(NamedTuple):
    """`sha256` tells the file, `fingerprint` all that decides its rows; both hexadecimal."""

    sha256: str
    fingerprint: str


def of_file(path: Path) -> Mark:
    """Unreadable where the file cannot be read. The name counts, for a table of about.toml may be called so."""
    parts = parts_of_file(path)
    told = {"name": path.name} | parts
    return Mark(parts["datei"], _hash(f"{part}={digest}".encode() for part, digest in told.items()))


def parts_of_file(path: Path) -> dict[str, str]:
    """SHA-256 of each part that decides the rows: datei, each companion, code, register, bibliotheken."""
    parts = {"datei": hashlib.sha256(bytes_of(path, limits.FILE)).hexdigest()}
    for name in COMPANIONS:
        parts[name] = _hash([_companion(path.parent / name)])
    return parts | of_code()


def _companion(path: Path) -> bytes:
    if not os.path.lexists(path):
        return b""
    try:
        return bytes_of(path, limits.ABOUT)
    except Unreadable as error:
        return error.rule.encode()


@cache
def of_code() -> dict[str, str]:
    """SHA-256 of the code a document passes through, of the register's data, and of the libraries' versions."""
    paths = sorted(path for root in CODE for path in ([root] if root.is_file() else root.rglob("*")))
    files = [path for path in paths if path.is_file() and path.suffix not in (".pyc", ".so")]
    data = [path for path in files if path.parent == REGISTER and path.suffix != ".py"]
    return {
        "code": _hash(_named(path) for path in files if path not in data),
        "register": _hash(_named(path) for path in data),
        "bibliotheken": _hash(f"{library}=={version}".encode() for library, version in libraries().items()),
    }


@cache
def libraries() -> dict[str, str]:
    """The versions of the libraries a document passes through."""
    return {library: metadata.version(library) for library in LIBRARIES}


def _named(path: Path) -> bytes:
    return path.relative_to(HERE.parent).as_posix().encode() + b"\0" + path.read_bytes()


def _hash(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(hashlib.sha256(piece).digest())
    return digest.hexdigest()
