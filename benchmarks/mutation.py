"""How much damage the checks notice without gold: `python -m benchmarks.mutation [--seeds 11-20] [--each N] [--json]`.

Damage is planted in two places. In the print: a document of our corpus with a row lost, a year changed, a bullet cut
short, a cell moved, a digit garbled; only the rest of the document can bear witness, or another print of the same text.
On the way: the document is whole and its reading went wrong in the same five ways; then the document is the witness.

A mutant is caught where the checks say more than before: a new issue, a total that no longer agrees, a gap of the plan,
a rejected row, unexplained text; `allein` by its own document, `mit Fassung` also where another document of the corpus,
whole, says the same and now differs. Words that merely changed inside an old complaint do not count. What changes no
record byte for byte is no damage and is drawn anew; how often is printed. Seeds 1 to 3 and 6 were used to find checks.
"""

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from benchmarks.damage import DAMAGES
from benchmarks.loaded import loaded
from benchmarks.misread import MISREADINGS
from extractors import extract
from extractors.model.document import Document
from extractors.model.records import TABLES, Finding
from pipeline import corpus
from pipeline.journey import tables_from
from pipeline.read import read
from pipeline.validate.frames import merged
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
    fassung: bool

    @property
    def caught(self) -> bool:
        """By the document alone or beside another print of it."""
        return bool(self.signals) or self.fassung


@dataclass(frozen=True, slots=True)
class Planted:
    """A mutant before the checks have seen it."""

    case: str
    damage: str
    what: str
    document: Document
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The mutants of one seed, how many changed no record or came twice, and what is said of the whole corpus."""

    seed: int
    mutants: list[Mutant]
    skipped: Counter[str]
    alarms: int


def drawn(seed: int, each: int) -> Drawn:
    """The damaged documents of a seed, the same on every machine, with what the checks said."""
    originals = {case.name: read(corpus.source_of(case)) for case in corpus.cases(ROOT)}
    whole = [Planted(name, "", "", document, list(extract(document))) for name, document in originals.items()]
    chance, skipped = random.Random(seed), Counter[str]()
    planted = [*_in_print(whole, chance, each, skipped), *_on_the_way(whole, chance, each, skipped)]
    with loaded(merged(tables_from(one.document, one.findings) for one in [*whole, *planted])) as connection:
        said = _signals(connection, [*whole, *planted])
        differing = set(_differing(connection, whole, planted))
    before = {one.case: said[one.document.id] for one in whole}
    found = [
        Mutant(p.case, p.damage, p.what, _more(before[p.case], said[p.document.id]), p.document.id in differing)
        for p in planted
    ]
    return Drawn(seed, found, skipped, sum(counts.total() - counts["ohne_abgleich"] for counts in before.values()))


def _in_print(whole: list[Planted], chance: random.Random, each: int, skipped: Counter[str]) -> Iterator[Planted]:
    """`each` mutants a kind, drawn from all places of the corpus where that damage is possible."""
    for kind, damage in DAMAGES.items():
        sites = [(one, site) for one in whole for site in damage.sites(one.document)]
        chance.shuffle(sites)
        made = (
            Planted(one.case, kind, changed.what, changed.document, list(extract(changed.document)))
            for one, site in sites
            for changed in [damage.apply(one.document, site, chance)]
        )
        yield from _distinct(made, whole, each, skipped)


def _on_the_way(whole: list[Planted], chance: random.Random, each: int, skipped: Counter[str]) -> Iterator[Planted]:
    for kind, misreading in MISREADINGS.items():
        sites = [(one, site) for one in whole for site in range(len(one.findings))]
        chance.shuffle(sites)
        made = (
            Planted(one.case, kind, changed[1], one.document, changed[0])
            for one, site in sites
            for changed in [misreading.change(one.findings, site, chance)]
            if changed
        )
        yield from _distinct(made, whole, each, skipped)


def _distinct(made: Iterator[Planted], whole: list[Planted], each: int, skipped: Counter[str]) -> Iterator[Planted]:
    """The first `each` that differ in their records from the original and from each other, under ids of their own."""
    unchanged = {_records(one) for one in whole}
    seen: set[str] = set()
    for planted in made:
        shape = _records(planted)
        if shape in unchanged | seen:
            skipped["gleich" if shape in unchanged else "doppelt"] += 1
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


def _signals(connection: duckdb.DuckDBPyConnection, planted: list[Planted]) -> dict[str, Counter[str]]:
    """How often each kind of complaint is made, by document."""
    said: dict[str, Counter[str]] = {one.document.id: Counter() for one in planted}
    for identity, art, count in connection.execute(SIGNALS).fetchall():
        said[identity][art] += count
    return said


def _differing(connection: duckdb.DuckDBPyConnection, whole: list[Planted], planted: list[Planted]) -> Iterator[str]:
    """Damaged documents that differ from a whole one of the same text; each is seen beside whole ones only."""
    pairs = connection.execute(
        "SELECT document_id, fassung FROM fassungen(?)", [[one.document.id for one in whole]]
    ).fetchall()
    cases = {one.document.id: one.case for one in whole}
    others = {cases[identity]: [f for i, f in pairs if i == identity] for identity, _ in pairs}
    for one in planted:
        beside = others.get(one.case, [])
        asked = [one.document.id, *beside]
        said = "SELECT count(*) FROM fassungsluecken(?) WHERE document_id = ?"
        if beside and connection.execute(said, [asked, one.document.id]).fetchall() != [(0,)]:
            yield one.document.id


def _more(before: Counter[str], after: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(art for art, count in after.items() if count > before[art]))


def shown(draws: list[Drawn]) -> str:
    """A line a kind and a line a seed, what was not planted, the warnings on whole documents, and the survivors."""
    found = [mutant for draw in draws for mutant in draw.mutants]
    kinds = {**{kind: [kind] for kind in DAMAGES}, "im Druck": [*DAMAGES]}
    kinds |= {**{kind: [kind] for kind in MISREADINGS}, "auf dem Weg": [*MISREADINGS]}
    head = f"{'gepflanzt':>10}{'allein':>9}{'mit Fassung':>13}"
    lines = [f"{'Schaden':<24}{head}"]
    for name, of in {**kinds, "zusammen": [*DAMAGES, *MISREADINGS]}.items():
        lines.append(_line(name, [mutant for mutant in found if mutant.damage in of]))
    lines += ["", f"{'im Druck, Seed':<24}{head}"]
    lines += [_line(str(draw.seed), [m for m in draw.mutants if m.damage in DAMAGES]) for draw in draws]
    same, twice = (sum(draw.skipped[why] for draw in draws) for why in ("gleich", "doppelt"))
    lines += ["", f"Nicht gepflanzt, weil kein Datensatz anders wurde: {same}; weil schon gepflanzt: {twice}."]
    lines += [f"Hinweise auf die unbeschädigten Dokumente: {draws[0].alarms}.", "", "Nicht bemerkt (wie oft):"]
    missed = Counter((m.case, m.damage, m.what) for m in found if not m.caught)
    return "\n".join([*lines, *(f"{n:>4}  {c:<18}{d:<24}{what}" for (c, d, what), n in sorted(missed.items()))])


def _line(name: str, of: list[Mutant]) -> str:
    number = max(1, len(of))
    alone, caught = sum(bool(mutant.signals) for mutant in of), sum(mutant.caught for mutant in of)
    return f"{name:<24}{len(of):>10}{alone / number:>9.1%}{caught / number:>13.1%}"


def as_json(draws: list[Drawn]) -> str:
    """One object with a schema version: a line a seed and kind, and the survivors."""
    counts = [
        {"seed": draw.seed, "schaden": kind, "gepflanzt": len(of), "allein": sum(bool(m.signals) for m in of)}
        | {"mit_fassung": sum(m.caught for m in of)}
        for draw in draws
        for kind in (*DAMAGES, *MISREADINGS)
        for of in [[m for m in draw.mutants if m.damage == kind]]
    ]
    missed = [[draw.seed, m.case, m.damage, m.what] for draw in draws for m in draw.mutants if not m.caught]
    whole = {"schema": 2, "hinweise_unbeschaedigt": draws[0].alarms, "anzahl": counts, "nicht_bemerkt": missed}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def seeds(asked: str) -> list[int]:
    """ "11-20" and "1,2,3" as numbers."""
    parts = [part.partition("-") for part in asked.split(",")]
    return [seed for first, _, last in parts for seed in range(int(first), int(last or first) + 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=seeds, default=[11], help="one, several, or a range: 11-20")
    parser.add_argument("--each", type=int, default=70, help="mutants a kind")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    draws = [drawn(seed, asked.each) for seed in asked.seeds]
    print(as_json(draws) if asked.json else shown(draws))


if __name__ == "__main__":
    main()
