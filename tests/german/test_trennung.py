"""Line ends: each row of the gold list is a line end of ours and how it must be rejoined."""

import csv
from pathlib import Path

import pytest

from extractors.german.trennung import Join, join_at_line_end

GOLD = Path(__file__).with_name("trennung_gold.tsv")


def rows() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def known(note: str) -> frozenset[str]:
    """The words the document is said to know: "kennt: online-beratung"."""
    return frozenset(note.removeprefix("kennt: ").split(";")[0].split()) if note.startswith("kennt: ") else frozenset()


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['last']}|{row['first']}")
def test_each_line_end_is_rejoined_as_a_reader_would(row: dict[str, str]) -> None:
    found = join_at_line_end(row["last"], row["first"], row["following"], known(row["note"]))
    assert found is Join[row["expected"]]


def test_the_gold_list_holds_at_least_three_hundred_line_ends_of_each_kind() -> None:
    expected = [row["expected"] for row in rows()]
    assert len(expected) >= 300
    assert all(expected.count(join.name) >= 60 for join in Join)
