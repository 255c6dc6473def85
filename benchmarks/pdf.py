"""Reads a ruled plan of ours with several engines: milliseconds CPU a page, and cells right.

python -m benchmarks.pdf [--pages 50]

The plan is set by tests/typeset.py, so every cell is known. Camelot (camelot-py) and Tabula (tabula-py and Java) are no
requirements of ours: each is measured where it is installed, child processes and the start of Java included. Engines
that return page fragments are scored on the fragments: the text of each cell part on its page, blanks aside.
"""

import argparse
import io
import logging
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

from extractors.model.document import Document
from extractors.model.notation import from_notation
from tests.typeset import Layout, typeset

LAYOUT = Layout("bench", size=9, head="Arbeitsplan {page}", foot="- {page} -")
TASKS = ("Abstimmung", "Befragung", "Schulung", "Vernetzung", "Auswertung", "Beratung", "Öffentlichkeitsarbeit")
Cells = list[str]
Engine = Callable[[bytes], Cells]
ROUNDS, FEW = 9, 2  # the least of so many: a short engine needs more of them to be seen undisturbed


def plan(pages: int) -> Document:
    """About as many pages: rows of a period, a title and four bullets."""
    lines = [" 1 0.0.0  paragraph    | Zeitraum", " 1 0.0.1  paragraph    | Maßnahmen und Arbeitspakete"]
    for row in range(1, pages * 7 + 1):
        task = TASKS[row % len(TASKS)]
        lines.append(f" 1 0.{row}.0  paragraph    | {row % 12 + 1:02}/2021 bis {row % 12 + 1:02}/2025")
        lines.append(f" 1 0.{row}.1  paragraph    | {task} Nummer {row} mit Ämtern, Vereinen und Kassen im Stadtteil")
        lines += [f" 1 0.{row}.1  item 0 •     | {part} der {task} in Abschnitt {row}, Teil {part}" for part in "ABCD"]
    return from_notation("\n".join(lines))


def squeezed(text: str | None) -> str:
    kept = "".join((text or "").split()).replace("-", "").replace("\x7f", "").replace("•", "")
    return kept.replace("(cid:127)", "").replace("\N{SOFT HYPHEN}", "")


def truth(document: Document) -> Cells:
    cells: dict[tuple[int, int], str] = {}
    for block in document.blocks:
        assert block.cell
        key = block.cell.row, block.cell.column
        cells[key] = cells.get(key, "") + document.quote(block.span)
    return [squeezed(text) for text in cells.values()]


def ours(data: bytes) -> Cells:
    from pipeline.read.pdf import read_pdf

    cells: dict[tuple[int, int], str] = {}
    for draft in read_pdf(data).drafts:
        if draft.cell:
            key = draft.cell.row, draft.cell.column
            cells[key] = cells.get(key, "") + "".join(piece.text for piece in draft.pieces)
    return [squeezed(text) for text in cells.values()]


def plumber(data: bytes) -> Cells:
    import pdfplumber

    cells: Cells = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            cells += [squeezed(cell) for table in page.extract_tables() for row in table for cell in row if cell]
            page.close()
    return cells


def miner(data: bytes) -> Cells:
    from pdfminer.high_level import extract_text

    extract_text(io.BytesIO(data))
    return []


def floor(data: bytes) -> Cells:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return []


def camelot(data: bytes) -> Cells:
    import camelot as engine

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.pdf")
        path.write_bytes(data)
        tables = engine.read_pdf(str(path), pages="all", flavor="lattice")
        return [squeezed(cell) for table in tables for row in table.data for cell in row if cell]


def tabula(data: bytes) -> Cells:
    import tabula as engine

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.pdf")
        path.write_bytes(data)
        asked = {"pages": "all", "lattice": True, "output_format": "json", "force_subprocess": True}
        tables = engine.read_pdf(str(path), **asked)
    return [squeezed(cell["text"]) for table in tables for row in table["data"] for cell in row if cell["text"]]


def engines() -> Iterator[tuple[str, Engine]]:
    yield "ours", ours
    yield "pdfplumber text+tables", plumber
    yield "pdfminer.six text", miner
    yield "PDFium text (floor)", floor
    if find_spec("camelot"):
        yield "Camelot lattice", camelot
    if find_spec("tabula") and shutil.which("java"):
        yield "Tabula lattice", tabula


def measured(engine: Engine, data: bytes, rounds: int) -> tuple[float, Cells]:
    """The least CPU seconds, child processes included, and what was read."""
    best, cells = float("inf"), []
    for _ in range(rounds):
        before = _cpu()
        cells = engine(data)
        best = min(best, _cpu() - before)
    return best, cells


def _cpu() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=50)
    logging.disable(logging.CRITICAL)
    document = plan(parser.parse_args().pages)
    data, wanted = typeset(document, LAYOUT), Counter(truth(document))
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(data))
    print(f"{pages} pages, {wanted.total()} cells")
    first = 0.0
    for name, engine in engines():
        seconds, cells = measured(engine, data, ROUNDS if engine in (ours, floor) else FEW)
        first = first or seconds
        right = f"{(wanted & Counter(cells)).total()}/{wanted.total()}" if cells else "–"
        print(f"{name:24} {1000 * seconds / pages:8.2f} ms/page  {seconds / first:6.1f} x ours  cells right {right}")


if __name__ == "__main__":
    main()
