"""How much damage the checks notice without gold: `python -m benchmarks.mutation [--seed N] [--each N] [--json]`.

Damage is planted in two places. In the print: a document of our corpus with a row lost, a year changed, a bullet cut
short, a cell moved, a digit garbled; only the rest of the document can bear witness. On the way: the document is whole
and its reading went wrong in the same five ways; then the document is the witness.

A mutant is caught where the checks say more than before: a new issue, a total that no longer agrees, a gap of the plan,
a rejected row, unexplained text. Words that merely changed inside an old complaint do not count, and a mutant that
changes no record is no damage and is not planted.
"""

import argparse
import hashlib
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from benchmarks.damage import DAMAGES
from benchmarks.misread import MISREADINGS
from extractors import extract
from extractors.model.document import Document
from extractors.model.records import TABLES, Finding
from pipeline import corpus, load
from pipeline.journey import tables_from
from pipeline.read import read
from pipeline.validate.frames import check, merged, quarantine_frame
from pipeline.validate.rows import rows_of

ROOT = Path(__file__).parent.parent / "corpus"
SIGNALS = """
SELECT document_id, 'luecke: ' || luecke AS art, count(*) FROM plan_luecken GROUP BY ALL
UNION ALL
SELECT document_id, art, count(*) FROM bekannte_unbekannte GROUP BY ALL
UNION ALL
SELECT document_id, 'ohne_abgleich', count(*) FILTER (WHERE ergebnis <> 'stimmt') FROM abgleiche GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged document: of which case, what was done, and what the checks then said more."""

    case: str
    damage: str
    what: str
    signals: tuple[str, ...]

    @property
    def caught(self) -> bool:
        return bool(self.signals)


@dataclass(frozen=True, slots=True)
class Planted:
    """A mutant before the checks have seen it."""

    case: str
    damage: str
    what: str
    document: Document
    findings: list[Finding]


def mutants(seed: int, each: int) -> list[Mutant]:
    """The damaged documents of a seed, the same on every machine, with what the checks said."""
    originals = {case.name: read(corpus.source_of(case)) for case in corpus.cases(ROOT)}
    whole = [Planted(name, "", "", document, list(extract(document))) for name, document in originals.items()]
    chance = random.Random(seed)
    planted = [*_in_print(whole, chance, each), *_on_the_way(whole, chance, each)]
    said = _signals([*whole, *planted])
    before = {one.case: said[one.document.id] for one in whole}
    return [Mutant(p.case, p.damage, p.what, _more(before[p.case], said[p.document.id])) for p in planted]


def _in_print(whole: list[Planted], chance: random.Random, each: int) -> Iterator[Planted]:
    """`each` mutants a kind, drawn from all places of the corpus where that damage is possible."""
    for kind, damage in DAMAGES.items():
        sites = [(one, site) for one in whole for site in damage.sites(one.document)]
        chance.shuffle(sites)
        made = (
            Planted(one.case, kind, changed.what, changed.document, list(extract(changed.document)))
            for one, site in sites
            for changed in [damage.apply(one.document, site, chance)]
        )
        yield from _distinct(made, whole, each)


def _on_the_way(whole: list[Planted], chance: random.Random, each: int) -> Iterator[Planted]:
    for kind, misreading in MISREADINGS.items():
        sites = [(one, site) for one in whole for site in range(len(one.findings))]
        chance.shuffle(sites)
        made = (
            Planted(one.case, kind, changed[1], one.document, changed[0])
            for one, site in sites
            for changed in [misreading.change(one.findings, site, chance)]
            if changed
        )
        yield from _distinct(made, whole, each)


def _distinct(made: Iterator[Planted], whole: list[Planted], each: int) -> Iterator[Planted]:
    """The first `each` that differ in their records from the original and from each other, under ids of their own."""
    seen = {_records(one) for one in whole}
    for planted in made:
        shape = _records(planted)
        if shape in seen:
            continue
        seen.add(shape)
        each -= 1
        identity = hashlib.sha256(f"{planted.case}{planted.damage}{shape}".encode()).hexdigest()[:12]
        yield replace(planted, document=replace(planted.document, id=identity))
        if not each:
            return


def _records(planted: Planted) -> str:
    """The values of all records, without the places where they stand."""
    tables = rows_of(replace(planted.document, id="0" * 12), planted.findings)
    return json.dumps({table: tables[table] for table in TABLES}, default=str)


def _signals(planted: list[Planted]) -> dict[str, Counter[str]]:
    """How often each kind of complaint is made, by document."""
    tables = merged(tables_from(one.document, one.findings) for one in planted)
    done = check(tables)
    frames = {**done.frames, "quarantine": quarantine_frame([*done.quarantine, *tables["quarantine"]])}
    said: dict[str, Counter[str]] = {one.document.id: Counter() for one in planted}
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "mutants.duckdb"
        load.commit(db, load.Change(frames))
        with duckdb.connect(str(db), read_only=True, config=load.CONFIG) as connection:
            for identity, art, count in connection.execute(SIGNALS).fetchall():
                said[identity][art] += count
    return said


def _more(before: Counter[str], after: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(art for art, count in after.items() if count > before[art]))


def shown(found: list[Mutant]) -> str:
    """A line a kind, the total, and the survivors."""
    lines = [f"{'Schaden':<24}{'gepflanzt':>10}{'bemerkt':>10}{'Anteil':>9}"]
    groups = {**{kind: [kind] for kind in DAMAGES}, "im Druck": [*DAMAGES]}
    groups |= {**{kind: [kind] for kind in MISREADINGS}, "auf dem Weg": [*MISREADINGS]}
    for kind, kinds in {**groups, "zusammen": [*DAMAGES, *MISREADINGS]}.items():
        of_kind = [mutant for mutant in found if mutant.damage in kinds]
        caught = sum(mutant.caught for mutant in of_kind)
        lines.append(f"{kind:<24}{len(of_kind):>10}{caught:>10}{caught / max(1, len(of_kind)):>9.1%}")
    lines += ["", "Nicht bemerkt:"]
    lines += [f"  {mutant.case:<18}{mutant.damage:<24}{mutant.what}" for mutant in found if not mutant.caught]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--each", type=int, default=70, help="mutants a kind")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = mutants(asked.seed, asked.each)
    if asked.json:
        share = sum(mutant.caught for mutant in found) / max(1, len(found))
        told = {"schema": 1, "seed": asked.seed, "mutanten": len(found), "bemerkt": round(share, 4)}
        survivors = [[m.case, m.damage, m.what] for m in found if not m.caught]
        print(json.dumps({**told, "nicht_bemerkt": survivors}, ensure_ascii=False, indent=1))
    else:
        print(shown(found))


if __name__ == "__main__":
    main()
