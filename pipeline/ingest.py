"""Which files are new or changed; map the journey over them; load what they give."""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import fingerprint, load
from pipeline.load import Known

if TYPE_CHECKING:
    from pipeline.journey import Source
    from pipeline.validate.rows import Row, Tables

SCHEMA_VERSION = 1  # of the object that --json prints
Told = Callable[[str], None]


@dataclass(slots=True)
class Run:
    """What one run did: paths by outcome, the reasons of rejections, and how long it took."""

    db: str
    neu: list[str] = field(default_factory=list)
    geaendert: list[str] = field(default_factory=list)
    unveraendert: list[str] = field(default_factory=list)
    doppelt: list[str] = field(default_factory=list)
    abgelehnt: dict[str, str] = field(default_factory=dict)
    zeilen_abgelehnt: int = 0
    sekunden: float = 0.0

    def as_json(self) -> str:
        return json.dumps({"schema_version": SCHEMA_VERSION, **asdict(self)}, ensure_ascii=False, sort_keys=True)

    @property
    def exit_code(self) -> int:
        """0 all well; 1 something was rejected; 3 nothing could be read at all."""
        read = self.neu or self.geaendert or self.unveraendert
        if self.abgelehnt and not read:
            return 3
        return 1 if self.abgelehnt or self.zeilen_abgelehnt else 0


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named; hidden ones and companions of documents are none of ours."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(file for file in path.rglob("*") if _is_document(file, path)))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_document(file: Path, root: Path) -> bool:
    inside = file.relative_to(root).parts
    hidden = any(part.startswith(".") for part in inside)
    return file.is_file() and not hidden and file.name not in fingerprint.COMPANIONS


def ingest(paths: Sequence[Path], db: Path, workers: int = 0, told: Told = lambda path: None) -> Run:
    """Reads what is new or changed and commits it at once; `told` hears each path as it is done.

    DatabaseError where the database cannot be used; nothing is changed then.
    """
    began = time.monotonic()
    run = Run(str(db))
    known = load.known(db)
    sources = _to_read(files_in(paths), known, run)
    if sources or not db.exists():
        _read_and_load(sources, db, known, run, workers or os.cpu_count() or 1, told)
    run.sekunden = round(time.monotonic() - began, 3)
    return run


def _to_read(files: list[Path], known: list[Known], run: Run) -> list[tuple[str, str]]:
    """Path and fingerprint of each file that is new or changed; the others are told as unchanged or double."""
    by_path = {entry.path: entry for entry in known}
    documents = {entry.fingerprint: entry for entry in known if entry.document_id}
    taken: dict[str, str] = {}
    sources: list[tuple[str, str]] = []
    for file in files:
        path = file.as_posix()
        try:
            mark = fingerprint.of_file(file)
        except OSError:
            mark = ""
        entry = by_path.get(path)
        first = taken.setdefault(mark, path) if mark else path
        elsewhere = documents.get(mark)
        if first != path or (elsewhere and elsewhere.path != path and Path(elsewhere.path).exists()):
            run.doppelt.append(path)
        elif entry and mark and entry.fingerprint == mark:
            _unchanged(entry, run)
        else:
            (run.geaendert if entry or elsewhere else run.neu).append(path)
            sources.append((path, mark))
    return sources


def _unchanged(entry: Known, run: Run) -> None:
    if entry.document_id:
        run.unveraendert.append(entry.path)
    else:
        run.abgelehnt[entry.path] = "unverändert abgelehnt"


def _read_and_load(
    sources: list[tuple[str, str]], db: Path, known: list[Known], run: Run, workers: int, told: Told
) -> None:
    """The heavy part; its libraries are imported only when there is something to read."""
    from pipeline import register, validate
    from pipeline.journey import Source

    tables = validate.merged(_travelled([Source(*source) for source in sources], workers, told))
    checked = validate.check(tables)
    rejected = tables.get("quarantine", [])
    paths = {path for path, _ in sources}
    old = [entry.document_id for entry in known if entry.document_id and entry.path in paths]
    new = checked.frames["documents"]["document_id"].to_list()
    change = load.Change(
        frames={**checked.frames, "quarantine": validate.quarantine_frame([*rejected, *checked.quarantine])},
        documents=sorted({*old, *new}),
        paths=sorted(paths),
        whole=register.frames(),
    )
    load.commit(db, change)
    _tell(rejected, len(checked.quarantine), run)


def _travelled(sources: "list[Source]", workers: int, told: Told) -> "Iterator[Tables]":
    from pipeline.engines import local
    from pipeline.journey import rejection, travel

    def lost(source: "Source", rule: str, message: str) -> "Tables":
        return {"quarantine": [rejection(source, "extract", rule, message)]}

    if not sources:
        return
    for source, tables in zip(sources, local.run(travel, sources, min(workers, len(sources)), lost), strict=True):
        told(source.path)
        yield tables


def _tell(rejected: "list[Row]", rows: int, run: Run) -> None:
    """Files that were rejected are neither new nor changed; rows that were rejected are counted."""
    run.abgelehnt.update({str(row["path"]): f"{row['rule']}: {row['message']}" for row in rejected if row["path"]})
    run.neu = [path for path in run.neu if path not in run.abgelehnt]
    run.geaendert = [path for path in run.geaendert if path not in run.abgelehnt]
    run.zeilen_abgelehnt = rows + sum(1 for row in rejected if not row["path"])
