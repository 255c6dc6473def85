"""Reads the files of a plan in child processes and gathers what they give, as checked columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipeline.engines import local
from pipeline.journey import Source, rejection, travel
from pipeline.plan import Plan
from pipeline.read import reasons
from pipeline.validate.frames import check, merged, quarantine_frame, well_formed
from pipeline.validate.rows import Tables

BATCH = 20_000  # rows that are held as rows before they become columns, so that memory stays flat
Told = Callable[[str], None]


@dataclass(slots=True)
class Crop:
    """Frames by table, the documents in them, and what was set aside."""

    frames: dict[str, pl.DataFrame]
    documents: list[str]
    partial: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)  # corrections that did nothing
    rejected: dict[str, str] = field(default_factory=dict)
    rejected_rows: int = 0


def gathered(plan: Plan, workers: int, passwords: Sequence[str], told: Told) -> Crop:
    """All rows of the plan's files; each refused or lost file is one row of `quarantine`."""
    quarantine = [rejection(Source(path, ""), "read", why.rule, why.message) for path, why in plan.refused]
    parts: list[dict[str, pl.DataFrame]] = []
    for tables in _batches(_travelled(plan, workers, passwords, told)):
        checked = check(tables)
        quarantine += tables.get("quarantine", []) + checked.quarantine
        parts.append(dict(checked.frames))
    parts = parts or [dict(check({}).frames)]
    frames = {table: pl.concat([part[table] for part in parts]) for table in parts[0]}
    documents = frames["documents"]
    return Crop(
        frames={**frames, "quarantine": quarantine_frame(quarantine)},
        documents=documents["document_id"].to_list(),
        partial=documents.filter(pl.col("status") == "teilweise")["path"].to_list(),
        stale=_stale(frames["korrekturen"], documents),
        rejected={str(row["path"]): f"{row['rule']}: {row['message']}" for row in quarantine if row["path"]},
        rejected_rows=sum(1 for row in quarantine if not row["path"]),
    )


def _stale(korrekturen: pl.DataFrame, documents: pl.DataFrame) -> list[str]:
    """One line for each correction that is expired, unused or superfluous."""
    told = korrekturen.filter(pl.col("stand") != "angewandt").join(documents, on="document_id")
    columns = ("path", "tabelle", "feld", "neu", "stand")
    return sorted({f"{path}: {table}.{name} = {new} {stand}" for path, table, name, new, stand in
                   told.select(columns).iter_rows()})  # fmt: skip


def _travelled(plan: Plan, workers: int, passwords: Sequence[str], told: Told) -> Iterator[Tables]:
    sources = [Source(path, mark.fingerprint, mark.sha256, passwords) for path, mark in plan.read]
    if not sources:
        return
    found = local.run(travel, sources, min(workers, len(sources)), lost)
    for source, tables in zip(sources, found, strict=True):
        told(source.path)
        fits = well_formed(tables, source.sha256[:12])
        yield tables if fits else lost(source, "validate", "ergebnis_falsch", "")


def lost(source: Source, stage: str, rule: str, detail: str) -> Tables:
    """What stands in for the rows of a file that was given up; a rule nobody knows is a mistake of ours."""
    known = rule if rule in reasons.REASONS else "intern"
    return {"quarantine": [rejection(source, stage, known, reasons.message(known, detail))]}


def _batches(parts: Iterator[Tables]) -> Iterator[Tables]:
    held: list[Tables] = []
    rows = 0
    for tables in parts:
        held.append(tables)
        rows += sum(map(len, tables.values()))
        if rows >= BATCH:
            yield merged(held)
            held, rows = [], 0
    if held:
        yield merged(held)
