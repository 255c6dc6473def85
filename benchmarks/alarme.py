"""What the checks say of documents nobody damaged: `python -m benchmarks.alarme [--je-art] PATH…`.

Without a path it reads our corpus. A warning on a sound document is a false alarm or something worth a look; a check
that raises this number noticeably is worthless. Beside it stands the share of characters that nothing
explains, and of those at issue, among them tables of a kind we do not read.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.loaded import loaded
from extractors.model.document import Document
from pipeline import corpus
from pipeline.journey import tables_of
from pipeline.read import Unreadable, read
from pipeline.validate.audit import unexplained
from pipeline.validate.frames import merged
from pipeline.validate.rows import Tables

ROOT = Path(__file__).parent.parent / "corpus"
SUFFIXES = frozenset({".pdf", ".html", ".htm", ".md", ".txt"})
SAID = """
SELECT art, count(*) FROM (
    SELECT luecke AS art FROM plan_luecken
    UNION ALL SELECT art FROM bekannte_unbekannte
    UNION ALL SELECT luecke FROM fassungsluecken(NULL)
) GROUP BY ALL ORDER BY ALL
"""


def said(tables: Tables) -> Counter[str]:
    """How often each kind of warning is given on these rows."""
    with loaded(tables) as connection:
        return Counter(dict(connection.execute(SAID).fetchall()))


def files(paths: list[Path]) -> list[Path]:
    """The files named, and those of folders named; the cases of our corpus where none is."""
    if not paths:
        return [corpus.source_of(case) for case in corpus.cases(ROOT)]
    found = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [file for file in found if file.suffix.lower() in SUFFIXES and file.is_file()]


def line(document: Document, path: Path) -> tuple[str, Counter[str]]:
    """A document's line: characters, share unexplained, warnings."""
    tables = tables_of(document)
    counts = said(merged([tables]))
    name = f"{path.parent.name}/{path.name}"[-46:]
    length = max(1, len(document.text))
    at_issue = sum(int(str(row["characters"])) for row in tables["ledger"] if row["status"] == "issue")
    shares = f"{unexplained(tables) / length:>11.1%}{at_issue / length:>9.1%}"
    return f"{name:<48}{length:>9}{shares}{counts.total():>11}", counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--je-art", action="store_true", help="print how often each kind of warning is given, too")
    asked = parser.parse_args()
    whole: Counter[str] = Counter()
    print(f"{'Dokument':<48}{'Zeichen':>9}{'unerklärt':>11}{'strittig':>9}{'Hinweise':>11}")
    for path in files(asked.paths):
        try:
            row, counts = line(read(path), path)
        except Unreadable as error:
            row, counts = f"{path.name:<48}{error.rule:>9}", Counter()
        whole += counts
        print(row, flush=True)
    print(f"{'zusammen':<48}{'':>29}{whole.total():>11}")
    if asked.je_art:
        print("\n".join(f"  {art:<46}{count:>31}" for art, count in whole.most_common()))


if __name__ == "__main__":
    main()
