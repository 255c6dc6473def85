"""Measures the report of many documents: seconds, CPU seconds, bytes of the index and of all files.

    python benchmarks/report.py [--documents 200]

The documents are our own workplan and brochure, each set as PDF with a line that makes it another document.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def make_documents(folder: Path, number: int) -> None:
    """So many PDFs in six layouts, one or two pages each."""
    from extractors.model.notation import from_notation
    from tests.typeset import LAYOUTS, typeset

    texts = [(ROOT / f"corpus/{case}/document.txt").read_text("utf-8") for case in ("arbeitsplan", "broschuere")]
    for n in range(number):
        lines = texts[n % 2].splitlines()
        lines.insert(1, f" 1        paragraph    | Fassung {n}")
        document = from_notation("\n".join(lines) + "\n")
        (folder / f"{n:04}.pdf").write_bytes(typeset(document, LAYOUTS[n % 6]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=200)
    number = parser.parse_args().documents
    from pipeline import load, report
    from pipeline.ingest import ingest

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        make_documents(folder / "in", number)
        ingest([folder / "in"], folder / "k.duckdb")
        wall, cpu = perf_counter(), process_time()
        with load.reading(folder / "k.duckdb") as connection:
            written = report.write(connection, folder / "report.html", folder / "none")
        wall, cpu = perf_counter() - wall, process_time() - cpu
        index = written.path.stat().st_size
    print(f"report of {number} PDFs: {wall:.1f} s ({cpu:.1f} s CPU), index {index / 1000:.0f} kB")
    print(f"{written.files} files beside it, {written.bytes / 1000:.0f} kB together")


if __name__ == "__main__":
    main()
