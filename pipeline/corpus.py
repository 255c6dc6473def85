"""The corpus: compare today's findings with the goldens, accept them, measure them against gold.

A case is a folder `corpus/<case>/` with `source.*`, `about.toml`, the goldens `document.txt` and `records.json`, and
where someone read the document by hand `gold.json`.
"""

import difflib
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.model.notation import from_notation, to_notation
from pipeline.journey import tables_of
from pipeline.scores import Score, measure
from pipeline.second_look import read_twice
from pipeline.validate.audit import unexplained
from pipeline.validate.frames import check
from pipeline.validate.rows import Row, Tables

TECHNICAL = frozenset({"places", "record_id", "document_id", "start_char", "end_char"})
GoldenRow = dict[str, object]


class Refused(Exception):
    """Accepting is not possible, and why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A golden that today's code does not make: which, and how, as a unified diff."""

    case: str
    golden: str
    diff: str


@dataclass(frozen=True, slots=True)
class Gain:
    """What accepting changes in a table: rows that are new, gone, and changed."""

    table: str
    new: int
    gone: int
    changed: int


def cases(root: Path) -> list[Path]:
    """The folders of the corpus, in order of their names."""
    return sorted({source.parent for source in root.glob("*/source.*")})


def source_of(case: Path) -> Path:
    """The one source of a case."""
    sources = sorted(case.glob("source.*"))
    if len(sources) != 1:
        raise Refused(f"{case.name}: eine Datei source.* wird erwartet, da sind {len(sources)}.")
    return sources[0]


def observe(case: Path) -> tuple[dict[str, str], Tables, list[str]]:
    """The goldens as today's code makes them, the rows behind them, and the promises that are broken."""
    document = read_twice(source_of(case))
    tables = tables_of(document)
    notation = to_notation(document)
    goldens = {"document.txt": notation, "records.json": as_json(golden_rows(tables))}
    broken = [f"{len(check(tables).quarantine)} Zeilen verletzen ihr Schema"] if check(tables).quarantine else []
    if tables["quarantine"]:
        broken.append(f"{len(tables['quarantine'])} Zeilen zitieren falsch")
    if sum(int(str(row["characters"])) for row in tables["ledger"]) != len(document.text):
        broken.append("das Hauptbuch summiert sich nicht zum Text")
    if left := unexplained(tables):
        broken.append(f"{left} Zeichen sind unerklärt")
    if from_notation(notation).text != document.text:
        broken.append("die Notation führt nicht zurück zum Dokument")
    return goldens, tables, broken


def golden_rows(tables: Tables) -> dict[str, list[GoldenRow]]:
    """Rows as goldens hold them: values with the quotes that say so; no ids, offsets or boxes."""
    quotes: dict[str, dict[str, list[str]]] = {}
    for row in tables["evidence"]:
        quotes.setdefault(str(row["record_id"]), {}).setdefault(str(row["field"]), []).append(str(row["quote"]))
    labels = {
        str(row["record_id"]): f"{table} {number}"
        for table, rows in tables.items()
        for number, row in enumerate(rows, start=1)
        if "record_id" in row and table != "evidence"
    }
    skipped = ("evidence", "blocks", "documents", "quarantine")
    return {
        table: [_golden_row(row, quotes, labels) for row in rows]
        for table, rows in sorted(tables.items())
        if rows and table not in skipped
    }


def _golden_row(row: Row, quotes: dict[str, dict[str, list[str]]], labels: dict[str, str]) -> GoldenRow:
    told: GoldenRow = {
        name: labels.get(value, value) if isinstance(value, str) else value
        for name, value in row.items()
        if name not in TECHNICAL
    }
    if said := quotes.get(str(row.get("record_id"))):
        told["belege"] = [{field: " | ".join(parts)} for field, parts in said.items()]
    return told


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def regress(root: Path) -> list[Difference]:
    """Every golden that differs or is missing."""
    return [difference for case in cases(root) for difference in _differences(case)]


def _differences(case: Path) -> Iterator[Difference]:
    goldens, _, broken = observe(case)
    for name, now in goldens.items():
        path = case / name
        then = path.read_text(encoding="utf-8") if path.exists() else ""
        if now != then:
            lines = difflib.unified_diff(then.splitlines(), now.splitlines(), name, "heute", lineterm="", n=2)
            yield Difference(case.name, name, "\n".join(lines))
    yield from (Difference(case.name, "versprechen", promise) for promise in broken)


def accept(root: Path, name: str) -> list[Gain]:
    """Writes the goldens of a case and tells what changes; Refused under CI and where a promise breaks."""
    case = root / name
    if os.environ.get("CI"):
        raise Refused("Unter CI wird nichts angenommen.")
    if case not in cases(root):
        raise Refused(f"{name} ist kein Fall des Korpus.")
    goldens, _, broken = observe(case)
    if broken:
        raise Refused(f"{name}: " + "; ".join(broken) + ".")
    path = case / "records.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    gains = list(_gains(before, json.loads(goldens["records.json"])))
    for golden, content in goldens.items():
        (case / golden).write_text(content, encoding="utf-8")
    return gains


def _gains(before: dict[str, list[GoldenRow]], after: dict[str, list[GoldenRow]]) -> Iterator[Gain]:
    for table in sorted({*before, *after}):
        then = Counter(as_json(row) for row in before.get(table, []))
        now = Counter(as_json(row) for row in after.get(table, []))
        gone, new = (then - now).total(), (now - then).total()
        changed = min(gone, new)
        if gone or new:
            yield Gain(table, new - changed, gone - changed, changed)


def score(root: Path, allow_lower: str | None) -> tuple[dict[str, Score], list[str]]:
    """Scores a table and field over all cases with gold, and the floors they miss.

    Floors in `scores.json` rise with the scores (not under CI); they fall only with a reason in `allow_lower`.
    """
    pairs = [
        (json.loads((case / "gold.json").read_text(encoding="utf-8")), observe(case)[1])
        for case in cases(root)
        if (case / "gold.json").exists()
    ]
    scores = measure(pairs)
    path = root / "scores.json"
    floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"marken": {}, "gesenkt": []}
    marks: dict[str, float] = floors["marken"]
    missed = [
        f"{name}: {now:.4f} < {floor:.4f}"
        for name, floor in marks.items()
        if (now := scores[name].f1 if name in scores else 0.0) < floor - 1e-9
    ]
    if not os.environ.get("CI") and (not missed or allow_lower):
        if missed and allow_lower:
            floors["gesenkt"].append({"grund": allow_lower, "marken": missed})
        floors["marken"] = {name: round(found.f1, 4) for name, found in sorted(scores.items())}
        path.write_text(as_json(floors), encoding="utf-8")
    return scores, [] if allow_lower else missed
