"""Is this machine fit, and is the database sound? Each question one line: what was looked at, and how it is."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from pipeline.load import DatabaseError, reading
from pipeline.load.lock import holder

# below these, a known hole is open: CVE-2025-64512 (pdfminer), rows lost on a full disk (duckdb), old libxml2 (lxml)
FLOORS = {
    "pdfminer.six": (20251230,),
    "duckdb": (1, 5),
    "lxml": (6,),
    "pypdfium2": (5,),
    "pdfplumber": (0, 11),
    "spacy": (3, 8),
}
EXTRAS = ("ray", "tesserocr", "python-calamine", "python-docx")
SPACE = 2**30  # bytes that should be free beside the database
CHECKS = {
    "Zitate": "SELECT count(*) FROM evidence e JOIN documents d USING (document_id)"
    " WHERE e.quote <> substring(d.text, e.start_char + 1, e.end_char - e.start_char)",
    "Belege ohne Dokument": "SELECT count(*) FROM evidence e ANTI JOIN documents d USING (document_id)",
    "Hauptbuch": "SELECT count(*) FROM (SELECT d.document_id FROM documents d LEFT JOIN ledger l USING (document_id)"
    " GROUP BY d.document_id, d.text HAVING coalesce(sum(l.characters), 0) <> length(d.text))",
    "doppelte Dokumente": "SELECT count(*) - count(DISTINCT document_id) FROM documents",
}


class Finding(NamedTuple):
    """One question, the answer, and whether it is a good one."""

    what: str
    told: str
    well: bool


def examine(db: Path) -> list[Finding]:
    """Versions, extras, the fence, free space, and the health of the database."""
    return [*_versions(), *_machine(db), *_database(db)]


def _versions() -> Iterator[Finding]:
    yield Finding("Python", platform.python_version(), sys.version_info >= (3, 11, 5))
    for name, floor in FLOORS.items():
        version = metadata.version(name)
        yield Finding(name, version, is_at_least(version, floor))
    for name in EXTRAS:
        try:
            yield Finding(f"{name} (Zusatz)", metadata.version(name), True)
        except metadata.PackageNotFoundError:
            yield Finding(f"{name} (Zusatz)", "nicht da", True)


def is_at_least(version: str, floor: tuple[int, ...]) -> bool:
    parts = tuple(int(part) for part in version.split(".")[: len(floor)] if part.isdigit())
    return parts >= floor


def _machine(db: Path) -> Iterator[Finding]:
    fence = "import sys; from pipeline.engines.nursery import without_network; sys.exit(not without_network())"
    fenced = not subprocess.run([sys.executable, "-P", "-c", fence], capture_output=True, check=False).returncode
    yield Finding("Lesen ohne Netz", "ja" if fenced else "das System erlaubt die Sperre nicht", True)
    folder = next(parent for parent in db.resolve().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    need = max(SPACE, 3 * db.stat().st_size if db.exists() else 0)
    yield Finding("freier Platz", f"{free / 2**30:.1f} GiB", free >= need)
    pid = holder(db)
    yield Finding("Sperre", f"Prozess {pid} schreibt" if pid else "frei", True)


def _database(db: Path) -> Iterator[Finding]:
    if not db.exists():
        yield Finding("Datenbank", f"{db} gibt es noch nicht", True)
        return
    try:
        with reading(db) as connection:
            count = connection.execute("SELECT count(*) FROM documents").fetchone()
            yield Finding("Datenbank", f"{count[0] if count else 0} Dokumente", True)
            for what, sql in CHECKS.items():
                row = connection.execute(sql).fetchone()
                yield Finding(what, f"{row[0] if row else '?'} Fehler", row == (0,))
    except DatabaseError as error:
        yield Finding("Datenbank", f"{error.rule}: {error}", False)
