"""Which files are new or changed; map the journey over them; load what they give."""

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipeline import inbox, load, plan
from pipeline.load import Known
from pipeline.plan import Plan

SCHEMA_VERSION = 1  # of the object that --json prints
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """Child processes (0 takes all cores); whether to drop what vanished, and to try again what was rejected.

    `passwords` open encrypted files. They decide whether such a file opens, never what it says: so they are no part of
    its fingerprint, are stored nowhere, and what was rejected for want of one is tried again.
    """

    workers: int = 0
    prune: bool = False
    retry: bool = False
    passwords: Sequence[str] = field(default=(), repr=False)

    def again(self, held: Known) -> bool:
        """True for what was rejected and is to be read again though nothing has changed."""
        locked = held.rule == "verschluesselt"
        return held.document_id is None and (self.retry or (locked and bool(self.passwords)))


DEFAULT = Options()


@dataclass(slots=True)
class Run:
    """What one run did: paths by outcome, the reasons of rejections, when it began and how long it took."""

    db: str
    neu: list[str] = field(default_factory=list)
    geaendert: list[str] = field(default_factory=list)
    umbenannt: dict[str, str] = field(default_factory=dict)
    unveraendert: list[str] = field(default_factory=list)
    doppelt: dict[str, str] = field(default_factory=dict)
    verschwunden: list[str] = field(default_factory=list)
    entfernt: list[str] = field(default_factory=list)
    teilweise: list[str] = field(default_factory=list)
    korrekturen_wirkungslos: list[str] = field(default_factory=list)
    abgelehnt: dict[str, str] = field(default_factory=dict)
    zeilen_abgelehnt: int = 0
    neu_gebaut: bool = False
    begonnen: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    sekunden: float = 0.0

    def as_json(self) -> str:
        return json.dumps({"schema_version": SCHEMA_VERSION, **asdict(self)}, ensure_ascii=False, sort_keys=True)

    @property
    def exit_code(self) -> int:
        """0 all well; 1 something was rejected; 3 nothing could be read at all."""
        read = self.neu or self.geaendert or self.umbenannt or self.unveraendert or self.doppelt
        if self.abgelehnt and not read:
            return 3
        return 1 if self.abgelehnt or self.zeilen_abgelehnt else 0


def ingest(paths: Sequence[Path], db: Path, options: Options = DEFAULT, told: Told = lambda path: None) -> Run:
    """Reads what is new or changed and commits it at once; `told` hears each path as it is done.

    A database of an older format is built anew from the files it knows. DatabaseError where the database cannot be
    used, or another run is at it; nothing is changed then.
    """
    with load.locked(db):
        held = load.held(db)
        if held.current:
            return _run(paths, db, held.files, options, told)
        return _anew([*paths, *_there(db, held.files, options)], db, options, told)


def rebuild(paths: Sequence[Path], db: Path, options: Options = DEFAULT, told: Told = lambda path: None) -> Run:
    """Builds the database anew from these paths, or from the files it knows; the old one stays until that is done."""
    with load.locked(db):
        return _anew(paths or _there(db, load.held(db).files, options), db, options, told)


def _there(db: Path, files: Sequence[Known], options: Options) -> list[Path]:
    """The files a database knows; DatabaseError where some are gone, for they would be lost."""
    gone = [known.path for known in files if not os.path.lexists(known.path)]
    if gone and not options.prune:
        message = f"{db}: {len(gone)} Dateien gibt es nicht mehr, zuerst {inbox.seen(gone[0])}"
        raise load.DatabaseError("verschwunden", f"{message} (mit --prune werden sie entfernt).")
    return [Path(known.path) for known in files if known.path not in gone]


def _anew(paths: Sequence[Path], db: Path, options: Options, told: Told) -> Run:
    began = time.monotonic()
    run = Run(str(db), neu_gebaut=True)
    todo = plan.made(inbox.entries(paths), paths, [])
    _tell_plan(todo, run)
    _load(todo, db, None, run, options, told)
    run.sekunden = round(time.monotonic() - began, 3)
    return run


def _run(paths: Sequence[Path], db: Path, known: Sequence[Known], options: Options, told: Told) -> Run:
    began = time.monotonic()
    run = Run(str(db))
    todo = plan.made(inbox.entries(paths), paths, known, options.again)
    _tell_plan(todo, run)
    if options.prune:
        run.entfernt, run.verschwunden = run.verschwunden, []
    if todo.read or todo.refused or run.entfernt or not db.exists():
        _load(todo, db, known, run, options, told)
    run.sekunden = round(time.monotonic() - began, 3)
    return run


def _tell_plan(todo: Plan, run: Run) -> None:
    run.neu, run.geaendert, run.umbenannt = todo.neu, todo.geaendert, todo.umbenannt
    run.unveraendert, run.doppelt = todo.unveraendert, todo.doppelt
    run.verschwunden = [held.path for held in todo.verschwunden]
    run.abgelehnt = {held.path: f"{held.rule}: {held.message}" for held in todo.abgelehnt}
    run.abgelehnt |= dict.fromkeys(todo.fehlend, "nicht_gefunden: Die Datei gibt es nicht.")


def _load(todo: Plan, db: Path, known: Sequence[Known] | None, run: Run, options: Options, told: Told) -> None:
    """The heavy part; its libraries are imported only when there is something to read or to remove."""
    from pipeline import harvest
    from pipeline.register.frames import frames

    crop = harvest.gathered(todo, options.workers or os.cpu_count() or 1, options.passwords, told)
    paths = {*run.entfernt, *(path for path, _ in todo.read), *(path for path, _ in todo.refused)}
    old = {held.document_id for held in known or () if held.document_id and held.path in paths}
    change = load.Change(
        frames=crop.frames,
        documents=sorted(old | set(crop.documents)),
        paths=sorted(paths),
        whole=frames(),
        anew=known is None,
    )
    load.write(db, change)
    run.teilweise = crop.partial
    run.korrekturen_wirkungslos = crop.stale
    run.zeilen_abgelehnt = crop.rejected_rows
    run.abgelehnt |= crop.rejected
    run.neu = [path for path in run.neu if path not in crop.rejected]
    run.geaendert = [path for path in run.geaendert if path not in crop.rejected]
    run.umbenannt = {new: old for new, old in run.umbenannt.items() if new not in crop.rejected}
