"""Scores the line-end rules on the gold list beside two simple rules: always join, never join.

python -m benchmarks.trennung
"""

import csv
from collections.abc import Callable
from pathlib import Path

from extractors.german.trennung import HYPHENS, Join, join_at_line_end

GOLD = Path(__file__).parents[1] / "tests" / "german" / "trennung_gold.tsv"
Rule = Callable[[dict[str, str]], Join]


def ours(row: dict[str, str]) -> Join:
    note = row["note"]
    known = note.removeprefix("kennt: ").split(";")[0].split() if note.startswith("kennt: ") else []
    return join_at_line_end(row["last"], row["first"], row["following"], frozenset(known))


def always(row: dict[str, str]) -> Join:
    return Join.WORD if row["last"][-1] in HYPHENS else Join.BLANK


def never(row: dict[str, str]) -> Join:
    return Join.BLANK


RULES: dict[str, Rule] = {"ours": ours, "always join": always, "never join": never}


def main() -> None:
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    print(f"{len(rows)} line ends")
    for name, rule in RULES.items():
        wrong = sum(rule(row) is not Join[row["expected"]] for row in rows)
        print(f"{name:12} {wrong:4} wrong  {100 * wrong / len(rows):5.1f} %")


if __name__ == "__main__":
    main()
