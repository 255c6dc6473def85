"""Characters two engines see on real pages: where PDFium has fewer, does a cheap sign send the page to the other?

python -m benchmarks.engines [FOLDER…]  (else the real documents beside this checkout, if there)

To read every page twice would cost twenty times as much; `health.is_sound` asks PDFium's own list of text objects. A
page counts as short where PDFium has 3 characters and 2 % fewer than pdfminer, each place of a character counted once.
"""

import argparse
import logging
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2

from pipeline.read.pdf.health import is_sound
from pipeline.read.pdf.sheets import pdfium, plumber
from pipeline.read.pdf.sheets.sheet import Sheet
from pipeline.read.pdf.words.blanks import is_blank

BESIDE = Path(__file__).parents[2] / "shared" / "real"
LARGEST = 3_000_000  # bytes of a file
MOST = 6  # pages of a file
NEAR = 2  # points: two equal characters within them are one, printed twice
LEAST, SHARE = 3, 0.02


def pages(path: Path) -> Iterator[tuple[Sheet, Sheet]]:
    """The first pages as PDFium and as pdfplumber see them; nothing of a file that either cannot read."""
    try:
        with pdfplumber.open(path) as plain:
            document = pypdfium2.PdfDocument(path)
            for number in range(min(MOST, len(document), len(plain.pages))):
                yield pdfium.sheet_of(document[number], number + 1), plumber.sheet_of(plain.pages[number])
    except Exception as error:  # both raise almost anything on a broken file
        logging.debug("%s: %s", path.name, type(error).__name__)


def characters(sheet: Sheet) -> int:
    seen = ~is_blank(sheet.glyphs.code)
    g = sheet.glyphs.pick(seen)
    return len({*zip(g.code.tolist(), (g.x0 // NEAR).tolist(), (g.top // NEAR).tolist(), strict=True)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[BESIDE])
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    counts: Counter[tuple[bool, bool]] = Counter()
    paths = sorted(found for folder in parser.parse_args().folders for found in folder.rglob("*.pdf"))
    for path in (path for path in paths if path.stat().st_size <= LARGEST):
        for ours, theirs in pages(path):
            here, there = characters(ours), characters(theirs)
            short, sent = there - here > max(LEAST, SHARE * there), not is_sound(ours)
            counts[short, sent] += 1
            if short:
                print(
                    f"{path.name[-50:]:50} Seite {ours.number}: {here} statt {there}", "gemeldet" if sent else "NICHT"
                )
    print(f"{counts.total()} Seiten; PDFium fehlen Zeichen auf {counts[True, True] + counts[True, False]}, davon")
    print(f"gemeldet {counts[True, True]}; gemeldet, ohne dass etwas fehlt, {counts[False, True]}")


if __name__ == "__main__":
    main()
