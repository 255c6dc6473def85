"""Reads a ruled plan and a booklet of ours with several engines: milliseconds CPU a page, and what is read right.

python -m benchmarks.pdf [--pages 50]

Both are set by tests/typeset.py, so every cell and paragraph is known; the booklet has two columns with cut words, and
is set ragged and justified.
Camelot (camelot-py) and Tabula (tabula-py and Java) are no requirements of ours: each is measured on the plan where it
is installed, child processes and the start of Java included. Engines that return page fragments are scored on the
fragments: the text of each cell part on its page, blanks aside.
"""

import argparse
import io
import logging
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

from extractors.model.document import Document
from extractors.model.notation import from_notation
from tests.typeset import Layout, typeset

LAYOUT = Layout("plan", size=9, head="Arbeitsplan {page}", foot="- {page} -")
BOOKLET = Layout("booklet", columns=2, hyphenate=True, size=9, head="Gesund leben {page}", foot="- {page} -")
TASKS = ("Abstimmung", "Befragung", "Schulung", "Vernetzung", "Auswertung", "Beratung", "Öffentlichkeitsarbeit")
WHERE = ("In allen Stadtteilen", "Gemeinsam mit den Krankenkassen", "Seit mehreren Jahren", "Nach einem Arbeitsplan")
WHO = (
    "die Kommunen der Region",
    "Vereine und Schulen",
    "Koordinierungsstellen",
    "Fachstellen der Verwaltung",
    "Ehrenamtliche",
)
DOES = (
    ("sichern", "Bewegungsangebote für ältere Menschen"),
    ("befragen", "regelmäßig die Einwohnerinnen und Einwohner"),
    ("begleiten", "Vorhaben der Gesundheitsförderung"),
    ("vereinbaren", "wohnortnahe Treffpunkte für Familien, Alleinlebende und Neuzugezogene"),
    ("bewerten", "die Ergebnisse der Gesundheitsberichterstattung im Landkreis"),
    ("besuchen", "Kindertagesstätten und Pflegeeinrichtungen"),
    ("stärken", "die Nachbarschaftshilfe"),
)
Cells = list[str]
Engine = Callable[[bytes], Cells]
ROUNDS, FEW = 15, 2  # the least of so many: a short engine needs more of them to be seen undisturbed


def plan(pages: int) -> Document:
    """About as many pages: rows of a period, a title and four bullets."""
    lines = [" 1 0.0.0  paragraph    | Zeitraum", " 1 0.0.1  paragraph    | Maßnahmen und Arbeitspakete"]
    for row in range(1, pages * 7 + 1):
        task = TASKS[row % len(TASKS)]
        lines.append(f" 1 0.{row}.0  paragraph    | {row % 12 + 1:02}/2021 bis {row % 12 + 1:02}/2025")
        lines.append(f" 1 0.{row}.1  paragraph    | {task} Nummer {row} mit Ämtern, Vereinen und Kassen im Stadtteil")
        lines += [f" 1 0.{row}.1  item 0 •     | {part} der {task} in Abschnitt {row}, Teil {part}" for part in "ABCD"]
    return from_notation("\n".join(lines))


def booklet(pages: int) -> Document:
    """About as many pages: sections of a heading, paragraphs and a list, all drawn by lot."""
    drawn = Random(1)
    lines: list[str] = []
    for part in range(1, pages * 3 + 1):
        lines.append(f" 1        heading      | {part} {drawn.choice(TASKS)}")
        texts = [" ".join(sentence(drawn) for _ in range(drawn.randint(2, 4))) for _ in range(3)]
        lines += [f" 1        paragraph    | {text}" for text in texts]
        lines += [f" 1        item 0 •     | {sentence(drawn)}" for _ in range(drawn.randint(2, 5))]
    return from_notation("\n".join(lines))


def sentence(drawn: Random) -> str:
    verb, what = drawn.choice(DOES)
    return f"{drawn.choice(WHERE)} {verb} {drawn.choice(WHO)} {what}."


def squeezed(text: str) -> str:
    """The text without what engines may print in other ways: blanks, hyphens, bullets."""
    kept = "".join(text.split()).replace("-", "").replace("\x7f", "").replace("•", "")
    return kept.replace("(cid:127)", "").replace("\N{SOFT HYPHEN}", "")


def truth(document: Document) -> Cells:
    cells: dict[tuple[int, int], str] = {}
    for number, block in enumerate(document.blocks):
        key = (block.cell.row, block.cell.column) if block.cell else (-1, number)
        cells[key] = cells.get(key, "") + document.quote(block.span)
    return [squeezed(text) for text in cells.values()]


def ours(data: bytes) -> Cells:
    from pipeline.read.pdf import read_pdf

    cells: dict[tuple[int, int], str] = {}
    for number, draft in enumerate(read_pdf(data).drafts):
        if draft.kind != "furniture":
            key = (draft.cell.row, draft.cell.column) if draft.cell else (-1, number)
            cells[key] = cells.get(key, "") + "".join(piece.text for piece in draft.pieces)
    return list(cells.values())


def plumber(data: bytes) -> Cells:
    import pdfplumber

    cells: Cells = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            cells += [cell for table in page.extract_tables() for row in table for cell in row if cell]
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
        return [cell for table in tables for row in table.data for cell in row if cell]


def tabula(data: bytes) -> Cells:
    import tabula as engine

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.pdf")
        path.write_bytes(data)
        asked = {"pages": "all", "lattice": True, "output_format": "json", "force_subprocess": True}
        tables = engine.read_pdf(str(path), **asked)
    return [cell["text"] for table in tables for row in table["data"] for cell in row if cell["text"]]


def engines(*, tables: bool) -> Iterator[tuple[str, Engine]]:
    yield "ours", ours
    yield "pdfplumber text+tables", plumber
    yield "pdfminer.six text", miner
    yield "PDFium text (floor)", floor
    if not tables:
        return
    if find_spec("camelot"):
        yield "Camelot lattice", camelot
    if find_spec("tabula") and shutil.which("java"):
        yield "Tabula lattice", tabula


def measured(asked: Sequence[Engine], data: bytes) -> list[tuple[float, Cells]]:
    """For each its least CPU seconds, child processes included, and what it read; in turn, so that a busy machine slows
    all of them.
    """
    found = [(float("inf"), Cells()) for _ in asked]
    for number in range(ROUNDS):
        for n, engine in enumerate(asked):
            if number < FEW or engine in (ours, floor):
                before = _cpu()
                cells = engine(data)
                found[n] = min(found[n][0], _cpu() - before), cells
    return found


def _cpu() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=50)
    logging.disable(logging.CRITICAL)
    pages = parser.parse_args().pages
    compare(plan(pages), LAYOUT, "cells")
    compare(booklet(pages), BOOKLET, "paragraphs")
    compare(booklet(pages), replace(BOOKLET, name="justified booklet", justify=True), "paragraphs")


def compare(document: Document, layout: Layout, parts: str) -> None:
    """Prints a line for each engine."""
    import pypdfium2

    data, wanted = typeset(document, layout), Counter(truth(document))
    pages = len(pypdfium2.PdfDocument(data))
    print(f"{layout.name}: {pages} pages, {wanted.total()} {parts}")
    names, asked = zip(*engines(tables=parts == "cells"), strict=True)
    results = measured(asked, data)
    own, least = results[0][0], min(seconds for seconds, _ in results)
    for name, (seconds, cells) in zip(names, results, strict=True):
        told = Counter(map(squeezed, cells))
        right = f"{(wanted & told).total()}/{wanted.total()}" if cells else "–"
        times = f"{seconds / own:6.1f} x ours {seconds / least:7.2f} x floor"
        print(f"{name:24} {1000 * seconds / pages:8.2f} ms/page {times}  {parts} right {right}")


if __name__ == "__main__":
    main()
