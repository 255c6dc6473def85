"""Damage without gold: values against their quotes, entries against their neighbours, and how much of it is noticed."""

import json
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.misread import MISREADINGS
from benchmarks.mutation import DAMAGES, as_json, drawn, seeds, shown
from extractors import extract
from extractors.model.document import Document, Span
from extractors.model.notation import from_notation
from extractors.model.records import Beitritt, Massnahme, Stichpunkt, Zeitangabe, Ziel
from extractors.model.values import Grounded
from pipeline.journey import tables_from
from pipeline.validate.beleg import unfounded
from pipeline.validate.geschwister import left_out

Text = Callable[..., Document]
LIST = "### Beigetreten sind:\n\n- 2014: Stadt Jena, Landkreis Gotha\n- 2015: Stadt Gera\n- 2016: Stadt Suhl\n"


def test_a_year_that_its_words_do_not_say_is_flagged(text: Text) -> None:
    document = text(LIST)
    found = list(extract(document))
    assert not unfounded(document, found)
    changed = [replace(f, jahr=f.jahr.map(lambda y: y + 1)) if isinstance(f, Beitritt) else f for f in found]
    assert {row["rule"] for row in unfounded(document, changed)} == {"wert_ohne_beleg"}


AROUND_NEW_YEAR = ["vor dem 1. Januar 2016", "nach dem 31. Dezember 2015"]
PERIODS = ["07/2020 bis 06/2025", "seit 2011", "bis Herbst 2015", "Winter 2020/21", "Schuljahr 2022/23", "1990er Jahre"]


@pytest.mark.parametrize("words", [*PERIODS, "2021-02-22", "01.04.2022 - 31.12.2024", *AROUND_NEW_YEAR])
def test_a_period_says_its_own_years(words: str, text: Text) -> None:
    document = text(f"Das läuft {words} in der Stadt.\n")
    found = [f for f in extract(document) if isinstance(f, Zeitangabe)]
    assert found and not unfounded(document, found)


def test_a_measure_put_together_from_two_rows_is_flagged(text: Text) -> None:
    plan = "| Ziel | Maßnahme | Zeitraum |\n|---|---|---|\n| Ziel 1: Ruhe | Räume | 2022 |\n| | Feste | 2023 |\n"
    document = text(plan)
    found = list(extract(document))
    first, second = [f for f in found if isinstance(f, Massnahme)]
    mixed = replace(first, zeitraum=second.zeitraum)
    assert {row["rule"] for row in unfounded(document, [mixed])} == {"zeilen_vermischt"}
    assert not unfounded(document, found)


def test_an_entry_without_a_record_beside_entries_with_one_is_flagged(text: Text) -> None:
    document = text(LIST.replace("2016: Stadt Suhl", "2O16: Stadt Suhl"))
    assert [row["quote"] for row in left_out(document, list(extract(document)))] == ["2O16: Stadt Suhl"]


def test_fewer_records_than_entries_are_flagged(text: Text) -> None:
    document = text(LIST)
    found = list(extract(document))
    assert not left_out(document, found)
    less = [f for f in found if not (isinstance(f, Beitritt) and f.kommune.value.name == "Gotha")]
    assert [row["rule"] for row in left_out(document, less)] == ["eintraege_fehlen"]


def test_a_bullet_that_is_not_said_to_its_end_is_flagged() -> None:
    document = from_notation("1 heading 1 | Ziele\n1 item 0 - | Mehr Sport im Verein\n1 item 0 - | Mehr Ruhe")
    found = [f for f in extract(document) if isinstance(f, Stichpunkt)]
    shorter = replace(found[0], text=Grounded("Mehr", (Span(6, 10),)))
    assert [row["quote"] for row in left_out(document, [shorter, found[1]])] == ["Mehr Sport im Verein"]
    assert not left_out(document, found)


GOAL_ROWS = [
    *((0, 0, "Zeitraum"), (0, 1, "Maßnahme"), (1, 0, "Ziel 1: Ruhe"), (2, 0, "2022"), (2, 1, "Räume")),
    *((3, 0, "Ziel 2: Sport"), (4, 0, "2023"), (4, 1, "Kurse"), (5, 0, "Ziel 3: Essen")),
    *((6, 0, "2023"), (6, 1, "Feste")),
]


def test_a_goal_that_swallowed_the_row_beside_it_is_flagged() -> None:
    rows = [f"1 0.{n}.{c} paragraph | {words}" for n, c, words in GOAL_ROWS]
    document = from_notation("\n".join(["1 heading 1 | Ziele und Maßnahmen", *rows]))
    goals = [f for f in extract(document) if isinstance(f, Ziel)]
    assert "zellen_vermischt" not in {row["rule"] for row in unfounded(document, goals)}
    beside = replace(goals[2].text, value="Essen 2023", spans=(*goals[2].text.spans, document.blocks[10].span))
    found = unfounded(document, [*goals[:2], replace(goals[2], text=beside)])
    assert [(row["rule"], row["quote"]) for row in found] == [("zellen_vermischt", "Essen")]


def test_every_kind_of_misreading_leaves_loadable_rows(text: Text) -> None:
    plan = "| Ziel | Maßnahme | Zeitraum |\n|---|---|---|\n| Ziel 1: Ruhe | Räume | 2022 |\n| | Feste | 2023 |\n"
    document = text(f"{LIST}\n{plan}\nTel. 0365 838-0\n")
    found = list(extract(document))
    for misreading in MISREADINGS.values():
        changed = [misreading.change(found, site, random.Random(1)) for site in range(len(found))]
        assert any(changed), misreading.kind
        for one in filter(None, changed):
            tables_from(document, one[0])


def test_most_damage_is_noticed_without_gold() -> None:
    """A small draw of the benchmark: the same mutants for a seed, survivors named."""
    draw = drawn(seed=6, each=8)
    in_print = [mutant for mutant in draw.mutants if mutant.damage in DAMAGES]
    assert sum(mutant.caught for mutant in in_print) >= 0.75 * len(in_print)
    assert all(mutant.what in shown([draw]) for mutant in draw.mutants if not mutant.caught)
    assert draw.alarms <= 22  # warnings on the whole corpus; each further one must be worth a look
    told = json.loads(as_json([draw]))
    assert sum(line["gepflanzt"] for line in told["anzahl"]) == len(draw.mutants)


def test_seeds_are_given_one_by_one_or_as_a_range() -> None:
    assert seeds("3") == [3]
    assert seeds("1,11-13") == [1, 11, 12, 13]
