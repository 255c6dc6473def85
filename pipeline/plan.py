"""What a run has to do: files against what the database knows of them. Nothing is read but to be recognised.

A file is its bytes: of several with the same bytes the one whose path comes first is read, whatever came first in time,
so that runs in any order end where one run over everything ends.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import fingerprint
from pipeline.fingerprint import Mark
from pipeline.inbox import Entry, absolute
from pipeline.load import Known
from pipeline.read.errors import Unreadable

Again = Callable[[Known], bool]


def _never(_: Known) -> bool:
    return False


@dataclass(slots=True)
class Plan:
    """Files to read, with their marks, and what is to be told of the others."""

    read: list[tuple[str, Mark]] = field(default_factory=list)
    refused: list[tuple[str, Unreadable]] = field(default_factory=list)
    neu: list[str] = field(default_factory=list)
    geaendert: list[str] = field(default_factory=list)
    umbenannt: dict[str, str] = field(default_factory=dict)
    unveraendert: list[str] = field(default_factory=list)
    doppelt: dict[str, str] = field(default_factory=dict)
    abgelehnt: list[Known] = field(default_factory=list)  # before, and nothing has changed
    fehlend: list[str] = field(default_factory=list)  # named, but not there and not known
    verschwunden: list[Known] = field(default_factory=list)


def made(entries: Sequence[Entry], roots: Iterable[Path], known: Sequence[Known], again: Again = _never) -> Plan:
    """The plan for these entries of these roots. What `again` says yes to is read again though it has not changed."""
    plan = Plan()
    by_path = {absolute(held.path): held for held in known}
    marks = _marks(entries, by_path, plan)
    firsts = _firsts(marks, known, {absolute(entry.path) for entry in entries})
    there = {absolute(entry.path) for entry in entries if not _is_missing(entry)}
    gone = [held for path, held in by_path.items() if path not in there and _in_scope(path, roots)]
    for path, mark in marks.items():
        held = by_path.get(absolute(path))
        if firsts[mark.sha256] != path:
            plan.doppelt[path] = firsts[mark.sha256]
        elif held and held.fingerprint == mark.fingerprint and not again(held):
            plan.unveraendert.append(path) if held.document_id else plan.abgelehnt.append(held)
        else:
            plan.read.append((held.path if held else path, mark))
            _name_change(path, mark, held, gone, plan)
    renamed = set(plan.umbenannt.values())
    plan.verschwunden = [held for held in gone if held.path not in renamed]
    return plan


def _marks(entries: Sequence[Entry], by_path: dict[str, Known], plan: Plan) -> dict[str, Mark]:
    """The mark of every file that can be opened; what is refused goes to the plan, once."""
    marks: dict[str, Mark] = {}
    for entry in entries:
        try:
            if entry.refused:
                raise entry.refused
            marks[entry.path] = fingerprint.of_file(Path(entry.path))
        except Unreadable as refused:
            held = by_path.get(absolute(entry.path))
            if _is_missing(entry):
                plan.fehlend.extend([] if held else [entry.path])
            elif held and held.rule == refused.rule:
                plan.abgelehnt.append(held)
            else:
                plan.refused.append((entry.path, refused))
    return marks


def _is_missing(entry: Entry) -> bool:
    return entry.refused is not None and entry.refused.rule == "nicht_gefunden"


def _firsts(marks: dict[str, Mark], known: Sequence[Known], given: set[str]) -> dict[str, str]:
    """For each content the path that stands for it, among the files given and those the database has from elsewhere."""
    paths: dict[str, list[str]] = {}
    for path, mark in marks.items():
        paths.setdefault(mark.sha256, []).append(path)
    for held in known:
        if held.sha256 in paths and absolute(held.path) not in given and _still(held):
            paths[held.sha256].append(held.path)
    return {content: min(told) for content, told in paths.items()}


def _still(held: Known) -> bool:
    """True where the file the database knows still has the bytes it had."""
    try:
        return fingerprint.of_file(Path(held.path)).sha256 == held.sha256
    except Unreadable:
        return False


def _in_scope(path: str, roots: Iterable[Path]) -> bool:
    return any(path == root or path.startswith(f"{root}{os.sep}") for root in map(absolute, roots))


def _name_change(path: str, mark: Mark, held: Known | None, gone: Sequence[Known], plan: Plan) -> None:
    before = next((other.path for other in gone if other.sha256 == mark.sha256), None)
    if held:
        plan.geaendert.append(path)
    elif before:
        plan.umbenannt[path] = before
    else:
        plan.neu.append(path)
