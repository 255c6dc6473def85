"""Builds the C helper once into the user's cache folder, never into the source tree."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

SOURCES = ("pdfium_dump.c", "glyphs.c", "shapes.c", "words.c", "areas.c")
BUILD_SECONDS = 30


def built() -> Path:
    """The helper's file in the cache folder, named after its source and this machine; OSError where there is none."""
    source = b"".join(files("pipeline.read.pdf.sheets").joinpath(name).read_bytes() for name in SOURCES)
    name = hashlib.sha256(source + platform.machine().encode() + sys.platform.encode()).hexdigest()[:16]
    target = _cache_folder() / f"planlese-{name}.so"
    if not target.exists():
        _build(source, target)
    if target.stat().st_uid != os.getuid():
        raise OSError("the helper belongs to another user")
    return target


def _build(source: bytes, target: Path) -> None:
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise OSError("no C compiler")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        code, made = Path(folder, "helper.c"), Path(folder, "helper.so")
        code.write_bytes(source)
        command = [compiler, "-O2", "-ffp-contract=off", "-shared", "-fPIC", "-o", str(made), str(code)]
        subprocess.run(command, check=True, capture_output=True, timeout=BUILD_SECONDS)
        made.replace(target)


def _cache_folder() -> Path:
    if not hasattr(os, "getuid"):
        raise OSError("the helper is built on POSIX systems only")
    base = Path.home() / "Library/Caches" if sys.platform == "darwin" else Path.home() / ".cache"
    folder = Path(os.environ.get("XDG_CACHE_HOME") or base) / "planlese"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
