"""What decides the rows of a file, as one hash: its bytes, about.toml beside it, our code and data, the libraries."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
CODE = (HERE.parent / "extractors", HERE / "read", HERE / "validate", HERE / "journey.py")
LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "beautifulsoup4", "lxml", "spacy", "dateparser", "phonenumbers")
COMPANIONS = ("about.toml",)  # what lies beside a document and is none


def of_file(path: Path) -> str:
    """SHA-256, hexadecimal; OSError where the file cannot be read."""
    digest = hashlib.sha256(of_code())
    digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in COMPANIONS:
        companion = path.parent / name
        digest.update(companion.read_bytes() if companion.is_file() else b"")
    return digest.hexdigest()


@cache
def of_code() -> bytes:
    """SHA-256 of every file of code and data that a document passes through, and the versions of the readers."""
    digest = hashlib.sha256()
    for path in sorted(path for root in CODE for path in ([root] if root.is_file() else root.rglob("*"))):
        if path.is_file() and path.suffix not in (".pyc", ".so"):
            digest.update(path.relative_to(HERE.parent).as_posix().encode())
            digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library}=={metadata.version(library)}".encode())
    return digest.digest()
