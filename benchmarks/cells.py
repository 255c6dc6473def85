"""Cells of drawn tables against plain pdfplumber on real pages: which pages are equal, and what the others differ by.

python -m benchmarks.cells [FOLDER…]  (else the test files of Camelot and pdfplumber beside this checkout, if there)

A page counts where pdfplumber's `extract_tables()` finds a table. It is compared twice:

The page object (`pipeline.read.pdf.hybrid`) is pdfplumber's own code on PDFium's characters and rules, and pdfplumber's
own page where the two engines differ. It is equal if its cells hold the same text, blanks aside; else the first of
OBJECT is printed that makes it equal.

The reader makes cells of its own from the same page. Two of these are equal if they hold the same characters, blanks
aside and in any order. A page that differs is compared again under each relaxation of RELAXED, then under several of
them; the fewest that make it equal are printed beside it: every reason is computed from the page.
"""

import argparse
import logging
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path

import numpy as np
import pdfplumber
from pdfplumber.page import Page as PlumberPage

from pipeline.read.errors import Unreadable
from pipeline.read.pdf import sheets_of
from pipeline.read.pdf.hybrid import SheetPage, open_page
from pipeline.read.pdf.laid import table_of
from pipeline.read.pdf.page import Page, page_of
from pipeline.read.pdf.sheets.sheet import Edge, Sheet
from pipeline.read.pdf.tables.grid import Grid, find_grids, joined_across
from pipeline.read.pdf.words.printed import Frame

RELAXED = {
    "gedreht": "The text of the page runs sideways and we turn it: cells are compared in any arrangement.",
    "doppelt": "Characters printed twice in place (fake bold) count once, as pdfplumber's dedupe_chars() does.",
    "ueberlappt": "Where cells overlap pdfplumber repeats a character in each; we give a word to one of them.",
    "wortrand": "We keep a word whole in the cell that holds its middle; pdfplumber cuts it at the border.",
    "zeichen": "Bullets, hyphens, (cid:n) and controls come under other names: only letters and digits are compared.",
    "schraeg": "pdfplumber takes a slanted line for an upright rule as high as it: such lines are left out.",
    "haarscharf": "The middle of a word stands within HAIR of a row's border: cells of a column are compared as one.",
    "ende": "We close the open ends and sides of a table; pdfplumber has no cell there.",
}
OBJECT = {
    "selbst": "The page object is pdfplumber's own page, and equal.",
    "namen": "Bullets, hyphens and (cid:n) come under other names.",
    "folge": "The same characters stand in a cell in another order.",
}
BESIDE = Path(__file__).parents[2] / "shared" / "real"
PARTS = ("gt-03-camelot", "gt-04-pdfplumber")
HAIR = 0.1  # points
MOST_PAGES = 40
MOST_TOGETHER = 4  # relaxations tried at once
Cell = str | None
Tables = list[list[list[Cell]]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One page: `by` is None where nothing makes it equal, empty where it is equal as it stands; `page` likewise."""

    path: Path
    number: int
    page: str | None
    by: tuple[str, ...] | None
    said: str


def compared(path: Path) -> Iterator[Compared]:
    """Every page of a PDF on which pdfplumber finds a table; nothing of a file that either cannot read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with pdfplumber.open(path) as plain:
                if len(plain.pages) <= MOST_PAGES:
                    yield from _pages(path, plain.pages)
        except Unreadable:
            return
        except Exception as error:  # pdfminer raises almost anything
            logging.debug("%s: %s", path.name, type(error).__name__)


def _pages(path: Path, pages: Sequence[PlumberPage]) -> Iterator[Compared]:
    data = path.read_bytes()
    for sheet in sheets_of(data):
        page = pages[sheet.number - 1]
        plain = theirs(page, ())
        if plain:
            by = _fewest(sheet, page)
            said = "" if by is not None else _first_difference(plain, ours(sheet, ()))
            yield Compared(path, sheet.number, _of_page_object(data, page), by, said)
        page.close()


def _of_page_object(data: bytes, page: PlumberPage) -> str | None:
    """What makes the page object's cells equal to pdfplumber's: nothing (""), a reason of OBJECT, or None."""
    opened = open_page(data, page.page_number)
    ours, plain = opened.extract_tables(), page.extract_tables()
    if _in_order(ours, _no_blanks) == _in_order(plain, _no_blanks):
        return "" if isinstance(opened, SheetPage) else "selbst"
    tried = (("namen", _in_order), ("folge", _sorted))
    return next((reason for reason, same in tried if same(ours, _letters) == same(plain, _letters)), None)


def _in_order(tables: Tables, of: Callable[[str], str]) -> list[object]:
    return [[[None if cell is None else of(cell) for cell in row] for row in table] for table in tables]


def _sorted(tables: Tables, of: Callable[[str], str]) -> list[object]:
    return _in_order(tables, lambda cell: "".join(sorted(of(cell))))


def _no_blanks(cell: str) -> str:
    return unicodedata.normalize("NFKC", "".join(cell.split()))


def _letters(cell: str) -> str:
    """All but what has another name from each engine."""
    return re.sub(r"\(cid:\d+\)|[\W_]", "", _no_blanks(cell))


def _fewest(sheet: Sheet, page: PlumberPage) -> tuple[str, ...] | None:
    """The smallest set of relaxations under which both say the same."""
    for by in chain.from_iterable(combinations(RELAXED, count) for count in range(MOST_TOGETHER + 1)):
        if ("gedreht" in by) != bool(sheet.turn) or ("haarscharf" in by and not _is_close(sheet)):
            continue
        if _plain(theirs(page, by), by) == _plain(ours(sheet, by), by):
            return by
    return None


def _is_close(sheet: Sheet) -> bool:
    page = page_of(sheet)
    middles = (page.words.top + page.words.bottom) / 2
    borders = np.unique([height for grid in page.grids for cell in grid.cells for height in (cell[1], cell[3])])
    return bool((np.abs(middles[:, None] - borders) < HAIR).any())


def theirs(page: PlumberPage, by: Sequence[str]) -> Tables:
    page = page.filter(_is_no_slanted_line) if "schraeg" in by else page
    tables: Tables = (page.dedupe_chars() if "doppelt" in by else page).extract_tables()
    return tables


def _is_no_slanted_line(shape: dict[str, object]) -> bool:
    slanted = shape["x0"] != shape["x1"] and shape["top"] != shape["bottom"]
    return not (shape["object_type"] == "line" and slanted)


def ours(sheet: Sheet, by: Sequence[str]) -> Tables:
    """The cells of all grids of more than one cell, row by row; None where a merged cell goes on."""
    page = page_of(sheet)
    plain = "ende" in by
    grids = find_grids(sheet.rules, joined_across(sheet.rules), close=False) if plain else page.grids
    return [_table(grid, page, sheet, by) for grid in grids if len(grid.cells) > 1]


def _table(grid: Grid, page: Page, sheet: Sheet, by: Sequence[str]) -> list[list[Cell]]:
    width = len({cell[0] for cell in grid.cells})
    if {"wortrand", "ueberlappt"} & {*by}:
        found = _texts_by_middle(grid, page, sheet, by)
        rows = [{n: found[cell] for n, cell in row.items()} for row in grid.rows()]
    else:
        rows = [{n: _said(frame) for n, frame in row.frames.items()} for row in table_of(grid, page)[0].rows]
    return [[row.get(n) for n in range(width)] for row in rows]


def _said(frame: Frame) -> str:
    return "".join(("" if line.weak else line.marker or "") + line.text for line in frame.lines)


def _texts_by_middle(grid: Grid, page: Page, sheet: Sheet, by: Sequence[str]) -> dict[Edge, str]:
    """What stands in each cell, characters instead of words and in all cells instead of one where `by` says so."""
    g = sheet.glyphs if "wortrand" in by else page.words
    texts = [*map(chr, sheet.glyphs.code.tolist())] if "wortrand" in by else page.words.text
    cells = np.array(grid.cells)
    x, y = (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2
    inside = (x >= cells[:, :1]) & (x < cells[:, 2:3]) & (y >= cells[:, 1:2]) & (y < cells[:, 3:])
    if "ueberlappt" not in by:
        inside &= np.cumsum(inside[::-1], axis=0)[::-1] == 1  # the last that holds it, as in table_of
    return {cell: "".join(texts[n] for n in np.flatnonzero(row)) for cell, row in zip(grid.cells, inside, strict=True)}


def _plain(tables: Tables, by: Sequence[str]) -> list[object]:
    """What is compared of the tables: the characters of each cell, sorted."""
    if "haarscharf" in by:
        tables = [[["".join(cell or "" for cell in column) for column in zip(*table, strict=True)]] for table in tables]
    plain = [[[None if cell is None else _characters(cell, by) for cell in row] for row in table] for table in tables]
    if "gedreht" in by:
        return [sorted(cell for table in plain for row in table for cell in row if cell)]
    return list(plain)


def _characters(cell: str, by: Sequence[str]) -> str:
    return "".join(sorted(_letters(cell) if "zeichen" in by else _no_blanks(cell)))


def _first_difference(one: Tables, other: Tables) -> str:
    shapes = [[(len(table), len(table[0])) for table in tables] for tables in (one, other)]
    if shapes[0] != shapes[1]:
        return f"Tabellen {shapes[0]} / {shapes[1]}"
    pairs = zip(_cells(one), _cells(other), strict=True)
    return next(f"{a!r:.100} / {b!r:.100}" for a, b in pairs if _characters(a or "", ()) != _characters(b or "", ()))


def _cells(tables: Tables) -> Iterator[Cell]:
    return (cell for table in tables for row in table for cell in row)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[BESIDE / part for part in PARTS])
    logging.disable(logging.CRITICAL)
    counts: Counter[str] = Counter()
    objects: Counter[str] = Counter()
    for path in sorted(found for folder in parser.parse_args().folders for found in folder.rglob("*.pdf")):
        for page in compared(path):
            reason = "verschieden" if page.by is None else " + ".join(page.by) or "gleich"
            as_page = "verschieden" if page.page is None else page.page or "gleich"
            counts[reason] += 1
            objects[as_page] += 1
            if reason != "gleich" or as_page != "gleich":
                print(f"{path.name:45} Seite {page.number:3}  {as_page:12} {reason:20} {page.said}")
    for what, found, means in (("Seitenobjekt", objects, OBJECT), ("Leser", counts, RELAXED)):
        print(f"\n{what}:")
        for reason, count in found.most_common():
            print(f"{count:5}  {reason}")
        for name, meaning in means.items():
            print(f"{name}: {meaning}")


if __name__ == "__main__":
    main()
