"""Precision, recall and F1 of rows against gold, a table and field, and how well the words are found (grounding)."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.validate.rows import Row, Tables

Gold = Mapping[str, Sequence[Row]]
GROUNDING = "belege"  # in a gold row: field -> the words that say so


@dataclass(frozen=True, slots=True)
class Score:
    """Counts behind one figure."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(pairs: Iterable[tuple[Gold, Tables]]) -> dict[str, Score]:
    """Scores by name: "beitritte" for whole rows, "beitritte.jahr" for a field, "grounding" for words.

    Only the columns that a gold row names count; a table the gold leaves out is not scored, an empty one is.
    """
    scores: dict[str, Score] = {}
    for gold, tables in pairs:
        quotes = _quotes(tables)
        for table, wanted in gold.items():
            for name, score in _table(table, wanted, tables.get(table, []), quotes).items():
                scores[name] = scores.get(name, Score()) + score
    return dict(sorted(scores.items()))


def _table(
    table: str, wanted: Sequence[Row], found: Sequence[Row], quotes: dict[tuple[str, str], str]
) -> dict[str, Score]:
    columns = sorted({column for row in wanted for column in row if column != GROUNDING})
    pairs = list(_aligned(wanted, found, columns))
    exact = sum(1 for gold, row in pairs if all(_same(gold, row, column) for column in columns if column in gold))
    scores = {table: Score(exact, len(found), len(wanted))}
    for column in columns:
        asked = [(gold, row) for gold, row in pairs if column in gold]
        right = sum(_same(gold, row, column) for gold, row in asked)
        extra = len(found) - len(pairs)
        wanted_here = sum(column in gold for gold in wanted)
        scores[f"{table}.{column}"] = Score(right, len(asked) + extra, wanted_here)
    for gold, row in pairs:
        for field, words in _belege(gold).items():
            said = quotes.get((str(row.get("record_id")), field), "")
            scores["grounding"] = scores.get("grounding", Score()) + _words(words, said)
    return scores


def _aligned(wanted: Sequence[Row], found: Sequence[Row], columns: Sequence[str]) -> Iterable[tuple[Row, Row]]:
    """Each gold row with the found row that shares most of its values; a found row is used once."""
    free = dict(enumerate(found))
    ranked = sorted(
        (
            (-sum(_same(gold, row, column) for column in columns if column in gold), g, f)
            for g, gold in enumerate(wanted)
            for f, row in free.items()
        ),
    )
    taken: set[int] = set()
    for shared, g, f in ranked:
        if shared and g not in taken and f in free:
            taken.add(g)
            yield wanted[g], free.pop(f)


def _same(gold: Row, row: Row, column: str) -> bool:
    return json.dumps(gold[column], default=str) == json.dumps(row.get(column), default=str)


def _belege(gold: Row) -> dict[str, str]:
    told = gold.get(GROUNDING)
    return {str(field): str(words) for field, words in told.items()} if isinstance(told, dict) else {}


def _quotes(tables: Tables) -> dict[tuple[str, str], str]:
    quotes: dict[tuple[str, str], str] = {}
    for row in tables.get("evidence", []):
        key = str(row["record_id"]), str(row["field"])
        quotes[key] = f"{quotes[key]} {row['quote']}" if key in quotes else str(row["quote"])
    return quotes


def _words(wanted: str, said: str) -> Score:
    """Words of the quote against the words of the gold (ExtractBench's word-level grounding)."""
    gold, ours = Counter(wanted.split()), Counter(said.split())
    return Score((gold & ours).total(), ours.total(), gold.total())
