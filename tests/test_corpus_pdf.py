"""The PDFs of the corpus: set by our own press from other cases of it, and read back to the same records.

python -m tests.test_corpus_pdf  sets them again.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape

from extractors.model.notation import from_notation
from pipeline.corpus import GoldenRow, golden_rows, source_of
from pipeline.journey import tables_of
from pipeline.read import read, read_bytes
from tests.typeset import LAYOUTS, Layout, typeset

ROOT = Path(__file__).parent.parent / "corpus"
LARGEST = 40_000  # bytes
BY_NAME = {layout.name: layout for layout in LAYOUTS}
# the case, the case whose words it prints, and how
SET: dict[str, tuple[str, Layout]] = {
    "plan-geteilt": ("arbeitsplan", BY_NAME["rows_cut"]),
    "plan-querlinien": ("arbeitsplan", BY_NAME["across_only"]),
    "plan-zebra": ("plan-breit", replace(BY_NAME["zebra"], page=landscape(A4), size=9)),
    "broschuere-spalten": ("broschuere", BY_NAME["two_columns"]),
    "faltblatt-spalten": ("faltblatt", BY_NAME["three_columns"]),
}
WHERE = frozenset({"page", "belege"})  # a page, and a quote that a page end cuts, are the print's own


def printed(case: str) -> bytes:
    words, layout = SET[case]
    return typeset(from_notation((ROOT / words / "document.txt").read_text(encoding="utf-8")), layout)


def said(case: str) -> dict[str, list[GoldenRow]]:
    """The records of a case without where they stand."""
    rows = golden_rows(tables_of(read(source_of(ROOT / case))))
    return {table: [*_bare(found)] for table, found in rows.items() if table not in ("ledger", "ignored")}


def _bare(rows: list[GoldenRow]) -> Iterator[GoldenRow]:
    return ({name: value for name, value in row.items() if name not in WHERE} for row in rows)


@pytest.mark.parametrize("case", SET)
def test_a_pdf_of_the_corpus_is_what_our_press_sets(case: str) -> None:
    committed = (ROOT / case / "source.pdf").read_bytes()
    today, then = read_bytes(printed(case), "source.pdf"), read_bytes(committed, "source.pdf")
    assert (then.blocks, then.words) == (today.blocks, today.words), "python -m tests.test_corpus_pdf"
    assert len(committed) <= LARGEST


@pytest.mark.parametrize("case", SET)
def test_a_pdf_of_the_corpus_says_what_its_words_say(case: str) -> None:
    words, _ = SET[case]
    assert said(case) == said(words)
    assert (ROOT / case / "gold.json").read_bytes() == (ROOT / words / "gold.json").read_bytes()


def main() -> None:
    for case, (words, _) in SET.items():
        (ROOT / case).mkdir(exist_ok=True)
        (ROOT / case / "source.pdf").write_bytes(printed(case))
        for name in ("about.toml", "gold.json"):
            shutil.copy(ROOT / words / name, ROOT / case / name)


if __name__ == "__main__":
    main()
