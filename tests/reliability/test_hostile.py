"""G1, G2, G6, G7: every hostile file ends as a document or as one row with a reason, within its limits."""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import load
from pipeline.read import limits
from pipeline.read.reasons import REASONS
from tests.conftest import shared
from tests.hostile.entries import make_entries
from tests.hostile.markup import pages, texts
from tests.hostile.pdfs import many_chars, pdfs, three_pages
from tests.reliability.conftest import Outcome, command
from tests.reliability.measured import Cost

MANIFEST = Path(__file__).parent / "hostile.json"
SLACK = 2.0  # seconds until the watcher comes round on a busy machine
RESIDENT = 1.1 * 2**30  # bytes of a child, what it shares with the process that forked it included
EITHER = ("zeit_ueberschritten", "speicher", "abgestuerzt", "ergebnis_zu_gross", "teilweise", "gelesen")


@dataclass(frozen=True)
class Run:
    """A run over all hostile files: where they are, what became of each, and of the whole."""

    inbox: Path
    db: Path
    refused: dict[str, str]
    outcome: Outcome
    seconds: float

    def ends(self) -> dict[str, str]:
        """What became of each file, by its path inside the inbox: gelesen, teilweise, doppelt, or the rule."""
        told = self.outcome.run
        ends = dict.fromkeys(told["neu"], "gelesen") | dict.fromkeys(told["doppelt"], "doppelt")
        ends |= dict.fromkeys(told["teilweise"], "teilweise")
        ends |= {path: reason.split(":")[0] for path, reason in told["abgelehnt"].items()}
        return {str(Path(path).relative_to(self.inbox)): end for path, end in ends.items()}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("feindlich")
    inbox = folder / "inbox"
    refused = make_entries(inbox / "odd")
    made = {"pdf": pdfs(), "html": pages(), "text": texts()}
    made["pdf"] |= {"second_page_slow.pdf": three_pages(many_chars(3_000_000))}
    for kind, files in made.items():
        (inbox / kind).mkdir()
        for name, data in files.items():
            (inbox / kind / name).write_bytes(data)
    before = snapshot(inbox)
    began = time.monotonic()
    outcome = command(folder, "ingest", inbox, "--db", folder / "db.duckdb", "--json", measured=True)
    print(figures("feindlich", outcome))
    assert snapshot(inbox) == before, "nothing in the inbox is touched"
    return Run(inbox, folder / "db.duckdb", refused, outcome, time.monotonic() - began)


def snapshot(folder: Path) -> dict[str, str]:
    """Every entry of a folder with its kind, its size, and of plain files the hash."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        plain = path.is_file() and not path.is_symlink() and status.st_size < 1 << 26
        content = hashlib.sha256(path.read_bytes()).hexdigest() if plain else ""
        found[ascii(path)] = f"{status.st_mode:o} {status.st_size} {content}"
    return found


def test_at_least_250_files_mean_harm(run: Run) -> None:
    assert sum(1 for path in run.inbox.rglob("*") if not path.is_dir() or path.is_symlink()) >= 250


def test_every_file_is_accounted_for_once(run: Run) -> None:
    entries = [path for path in run.inbox.rglob("*") if path.is_symlink() or not path.is_dir()]
    known = [path for path in entries if not path.name.startswith(".")]
    told = run.outcome.run
    lists = [*told["neu"], *told["doppelt"], *told["abgelehnt"]]
    assert run.outcome.code == 1, run.outcome.err[-2000:]
    assert len(lists) == len(set(lists)) == len(known)


def test_every_rejection_is_one_row_with_a_reason_from_the_closed_list(run: Run) -> None:
    with load.reading(run.db) as connection:
        rows = connection.execute("SELECT path, rule, message FROM quarantine WHERE document_id IS NULL").fetchall()
    assert sorted(path for path, _, _ in rows) == sorted(run.outcome.run["abgelehnt"])
    assert {rule for _, rule, _ in rows} <= set(REASONS)
    assert "intern" not in {rule for _, rule, _ in rows}
    assert all(message and len(message) <= 200 for _, _, message in rows)


def test_what_is_no_plain_file_is_refused_at_the_door(run: Run) -> None:
    ends = run.ends()
    assert {name: ends.get(f"odd/{name}") for name in run.refused} == run.refused


def test_reasons_are_those_of_the_manifest(run: Run) -> None:
    """A file near a limit may end either way on a busy machine; all others end as written down."""
    ends = run.ends()
    if not MANIFEST.exists():
        MANIFEST.write_text(json.dumps(ends, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        pytest.fail("the manifest was missing; look at it and commit it")
    wanted = json.loads(MANIFEST.read_text(encoding="utf-8"))
    wrong = {
        name: (end, wanted.get(name))
        for name, end in ends.items()
        if end != wanted.get(name) and not (end in EITHER and wanted.get(name) in EITHER)
    }
    assert not wrong
    assert set(ends) == set(wanted)


def test_a_page_that_is_too_slow_is_left_out_and_the_rest_kept(run: Run) -> None:
    with load.reading(run.db) as connection:
        told = connection.execute(
            "SELECT d.text, d.status, i.rule, i.message FROM documents d JOIN issues i USING (document_id)"
            " WHERE d.name = 'second_page_slow.pdf'"
        ).fetchall()
    assert [row[1] for row in told] == ["teilweise"]
    assert told[0][2] in ("seite_zeit", "seite_abgestuerzt")  # out of time or, on a quick machine, out of memory
    assert told[0][3].endswith("(Seite 2)")
    assert "Erste Seite" in told[0][0]
    assert "Dritte Seite" in told[0][0]


def test_the_run_itself_stays_small(run: Run) -> None:
    assert run.outcome.memory < 400 * 2**20


def test_nobody_can_forge_a_line_of_the_log(run: Run) -> None:
    assert all(letter.isprintable() for line in run.outcome.err.split("\n") for letter in line)


def test_text_of_documents_is_not_in_the_log(run: Run) -> None:
    for words in ("Muster", "030 1234567", "Erika", "service@example.org", "Präventionsketten"):
        assert words not in run.outcome.err
        assert words not in json.dumps(run.outcome.run["abgelehnt"], ensure_ascii=False)


def over(costs: Iterable[Cost]) -> list[Cost]:
    """Children that took more than their limits allow: a page or less 15 s and 1.1 GiB."""
    return [
        cost for cost in costs if cost.seconds > limits.seconds(max(1, cost.pages)) + SLACK or cost.memory > RESIDENT
    ]


def figures(name: str, outcome: Outcome) -> str:
    """One line: files, read, rejected by reason, the longest and the largest child, the run's own memory."""
    told = outcome.run
    reasons = Counter(reason.split(":")[0] for reason in told["abgelehnt"].values())
    slow, large = max(outcome.costs, key=lambda c: c.seconds), max(outcome.costs, key=lambda c: c.memory)
    return (
        f"{name}: {len(told['neu']) + len(told['doppelt']) + len(told['abgelehnt'])} files, read {len(told['neu'])}"
        f" (in part {len(told['teilweise'])}), twice {len(told['doppelt'])}, rejected {len(told['abgelehnt'])}"
        f" {dict(reasons.most_common())}; longest {slow.seconds:.1f} s ({Path(slow.path).name}), largest"
        f" {large.memory >> 20} MiB ({Path(large.path).name}), the run itself {outcome.memory >> 20} MiB"
    )


def test_no_file_costs_more_than_its_limits(run: Run) -> None:
    assert len(run.outcome.costs) > 200
    assert not over(run.outcome.costs)
    assert over([Cost("a.pdf", 1, 15 + SLACK + 0.1, 0), Cost("b.pdf", 0, 1.0, int(RESIDENT) + 1)])


LONG = ("hx-02-verapdf", "hx-04-qpdf", "hx-05-pdfminer", "hx-06-pdf-differences", "hx-08-html5lib")


@pytest.mark.parametrize("part", ["hx-09-fake-pdfs", *(pytest.param(part, marks=pytest.mark.slow) for part in LONG)])
def test_public_sets_of_broken_files_end_as_documents_or_rows(part: str, tmp_path: Path) -> None:
    folder = shared(f"real/{part}")
    outcome = command(tmp_path, "ingest", folder, "--db", tmp_path / "db.duckdb", "--json", measured=True)
    print(figures(part, outcome))
    assert outcome.code in (0, 1), outcome.err[-2000:]
    told = outcome.run
    files = [path for path in folder.rglob("*") if path.is_file() and "/." not in str(path)]
    assert len({*told["neu"], *told["doppelt"], *told["abgelehnt"]}) == len(files)
    assert not [reason for reason in told["abgelehnt"].values() if reason.startswith(("intern", "ergebnis_falsch"))]
    assert outcome.memory < 400 * 2**20
    assert not over(outcome.costs)
