"""Prints documents of the corpus in looks drawn at random, and reads them back: how often are the records the same?

python -m benchmarks.layouts [--seeds 1-10] [--keep FOLDER]

Chromium prints them as people print web pages and office templates; every property of a look is drawn by itself
(`benchmarks.stylesheet`), so that a range of seeds nobody has used yet tells what happens to layouts nobody has seen.
A look is right if every record table is the one that the words give; F1 counts rows over all of these tables.
"""

import argparse
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.stylesheet import Look, drawn, web_page
from extractors.model.notation import from_notation
from pipeline.corpus import as_json, golden_rows
from pipeline.journey import tables_of
from pipeline.second_look import read_bytes_twice
from pipeline.validate.rows import Tables

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = ("plan-geteilt", "plan-breit", "broschuere", "faltblatt")
ASIDE = frozenset({"ledger", "ignored", "issues", "abgleiche"})
WHERE = frozenset({"page", "belege"})  # the print's own
LINE = "<div style='font-size: 7pt; width: 100%; text-align: center'>{said}</div>"
Rows = Counter[tuple[str, str]]


def printed(browser: Browser, page: str, look: Look) -> bytes:
    """The page as PDF."""
    tab = browser.new_page()
    tab.set_content(page)
    head, foot = (LINE.format(said=said) for said in (look.head, look.foot))
    pdf = tab.pdf(
        prefer_css_page_size=True,
        print_background=True,
        display_header_footer=True,
        header_template=head,
        footer_template=foot,
    )
    tab.close()
    return pdf


def records(tables: Tables) -> Rows:
    """The rows of the record tables, without where they stand."""
    return Counter(
        (table, as_json({name: value for name, value in row.items() if name not in WHERE}))
        for table, rows in golden_rows(tables).items()
        if table not in ASIDE
        for row in rows
    )


def compared(browser: Browser, seed: int, keep: Path | None) -> Iterator[tuple[str, Rows, Rows]]:
    """For each case its name with the look, the records of the words, and those of the print."""
    look = drawn(seed)
    for case in CASES:
        document = from_notation((CORPUS / case / "document.txt").read_text(encoding="utf-8"))
        data = printed(browser, web_page(document, look), look)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{case}-{seed}.pdf").write_bytes(data)
        name = f"{seed:4} {case:14} {', '.join(look.told)}"
        yield name, records(tables_of(document)), records(tables_of(read_bytes_twice(data, "source.pdf")))


def differences(wanted: Rows, found: Rows) -> str:
    """The tables that differ: how many rows are lost, and how many come that the words do not give."""
    lost, more = (Counter(table for table, _ in rows.elements()) for rows in (wanted - found, found - wanted))
    return " ".join(f"{table} -{lost[table]} +{more[table]}" for table in sorted({*lost, *more}))


def measured(browser: Browser, seeds: range, keep: Path | None) -> None:
    """Prints each look whose records differ, then how many prints are exact and the F1 of all rows."""
    exact, same, told = [], 0, 0
    for seed in seeds:
        for name, wanted, found in compared(browser, seed, keep):
            exact.append(wanted == found)
            same, told = same + (wanted & found).total(), told + wanted.total() + found.total()
            if wanted != found:
                print(name, differences(wanted, found), flush=True)
    print(f"{sum(exact)} of {len(exact)} prints exact, F1 {2 * same / told:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1-10")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is needed to print.")
    first, _, last = asked.seeds.partition("-")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        measured(browser, range(int(first), int(last or first) + 1), asked.keep)
        browser.close()


if __name__ == "__main__":
    main()
