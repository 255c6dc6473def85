"""What a run costs before it reads: nothing new among 200 documents, and one new among 200 against that one alone.

    python -m benchmarks.start [--documents 200] [--rounds 5]

Real processes of the command line, wall and CPU seconds (children included), the median of the rounds.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Cost(NamedTuple):
    wall: float
    cpu: float


def run(folder: Path, inbox: Path, db: str) -> Cost:
    """One `planlese ingest`, started as people start it."""
    words = [sys.executable, "-m", "pipeline", "ingest", str(inbox), "--db", db]
    before, began = getrusage(RUSAGE_CHILDREN), perf_counter()
    subprocess.run(words, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    wall, after = perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def of_rounds(costs: list[Cost]) -> Cost:
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def measure(folder: Path, documents: int, rounds: int) -> tuple[Cost, Cost, Cost]:
    """Nothing new; one alone into an empty database; one new among the rest."""
    from tests.reliability.conftest import document, write_inbox

    inbox = write_inbox(folder / "inbox", documents)
    run(folder, inbox, "db.duckdb")
    idle = [run(folder, inbox, "db.duckdb") for _ in range(rounds)]
    alone, among = [], []
    for number in range(rounds):
        one = folder / f"one{number}"
        one.mkdir()
        for path in (one / "neu.txt", inbox / "neu.txt"):
            path.write_text(document(600 + number), encoding="utf-8")
        alone.append(run(folder, one, f"alone{number}.duckdb"))
        among.append(run(folder, inbox, "db.duckdb"))
    return of_rounds(idle), of_rounds(alone), of_rounds(among)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        idle, alone, among = measure(Path(name), asked.documents, asked.rounds)
    print(f"nothing new among {asked.documents}: {idle.wall:.2f} s ({idle.cpu:.2f} s CPU)")
    print(f"one document alone: {alone.wall:.2f} s ({alone.cpu:.2f} s CPU)")
    print(
        f"one new among {asked.documents}: {among.wall:.2f} s ({among.cpu:.2f} s CPU), "
        f"{among.wall / alone.wall:.2f} times alone ({among.cpu / alone.cpu:.2f} in CPU)"
    )


if __name__ == "__main__":
    main()
