"""What decides the rows of a file, as one hash: its bytes, its companions, our code and data, the libraries."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
REGISTER = HERE.parent / "extractors" / "german" / "register"
CODE = (HERE.parent / "extractors", HERE / "read", HERE / "validate", HERE / "journey.py", HERE / "korrekturen.py")
LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "beautifulsoup4", "lxml", "spacy", "dateparser", "phonenumbers")
COMPANIONS = ("about.toml", "korrekturen.toml")  # what lies beside a document and is none


def of_file(path: Path) -> str:
    """SHA-256 over all parts, hexadecimal; OSError where the file cannot be read."""
    return _hash(f"{part}={digest}".encode() for part, digest in parts_of_file(path).items())


def parts_of_file(path: Path) -> dict[str, str]:
    """SHA-256 of each part that decides the rows: datei, each companion, code, register, bibliotheken."""
    parts = {"datei": _hash([path.read_bytes()])}
    for name in COMPANIONS:
        companion = path.parent / name
        parts[name] = _hash([companion.read_bytes() if companion.is_file() else b""])
    return parts | of_code()


@cache
def of_code() -> dict[str, str]:
    """SHA-256 of the code a document passes through, of the register's data, and of the libraries' versions."""
    paths = sorted(path for root in CODE for path in ([root] if root.is_file() else root.rglob("*")))
    files = [path for path in paths if path.is_file() and path.suffix not in (".pyc", ".so")]
    data = [path for path in files if path.parent == REGISTER and path.suffix != ".py"]
    return {
        "code": _hash(_named(path) for path in files if path not in data),
        "register": _hash(_named(path) for path in data),
        "bibliotheken": _hash(f"{library}=={metadata.version(library)}".encode() for library in LIBRARIES),
    }


def _named(path: Path) -> bytes:
    return path.relative_to(HERE.parent).as_posix().encode() + b"\0" + path.read_bytes()


def _hash(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(hashlib.sha256(piece).digest())
    return digest.hexdigest()
