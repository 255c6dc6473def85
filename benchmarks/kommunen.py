"""Measures the register and the search for communes: time to load, memory, text a second, link rate.

    python benchmarks/kommunen.py [TEXT…] [--names FILE.tsv]

TEXT are documents to read; without any, the labelled sentences of the tests are. FILE.tsv has the columns land,
gemeinde, ags, and its names should link to their keys in 2021. Times are CPU seconds of the machine that ran it.
"""

import argparse
import csv
import resource
import sys
from collections.abc import Iterable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

MEGABYTE = 1_000_000
SENTENCES = Path(__file__).parents[1] / "tests" / "german" / "kommunen_saetze.tsv"


def measure_load() -> None:
    before, start = _memory(), process_time()
    from extractors.german.register import einheiten, einheiten_by_ags

    count = len(einheiten())
    einheiten_by_ags()
    loaded = process_time()
    from extractors.german.kommune.link import link

    link("Magdeburg", None, 2020, None)
    linked = process_time()
    print(f"register: {count} units in {1000 * (loaded - start):.0f} ms, index {1000 * (linked - loaded):.0f} ms more")
    print(f"memory: {_memory() - before:.0f} MB more")


def measure_text(texts: list[str]) -> None:
    from extractors.german.kommune import find_kommunen
    from extractors.model.document import Block, Document, lines

    start = process_time()
    documents = []
    for text in texts:
        joined, spans = lines(text.split("\n"))
        documents.append(Document("0" * 12, "bench", joined, tuple(Block("paragraph", span) for span in spans)))
    list(find_kommunen(Document("0" * 12, "warm", "In Magdeburg.", ())))
    warm, size = process_time(), sum(map(len, texts))
    found = sum(1 for document in documents for _ in find_kommunen(document))
    seconds = process_time() - warm
    print(f"warm-up: {warm - start:.2f} s (imports spaCy)")
    print(
        f"text: {size / MEGABYTE:.2f} million characters, {found} mentions, {size / seconds / MEGABYTE:.2f} million/s"
    )


def measure_names(path: Path) -> None:
    from extractors.german.kommune import link

    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    start = process_time()
    links = [(row["ags"], link(row["gemeinde"], None, 2021, row["land"])) for row in rows]
    seconds = process_time() - start
    has, only = sum(ags in found for ags, found in links), sum(found == (ags,) for ags, found in links)
    wrong = sum(len(found) == 1 and ags not in found for ags, found in links)
    print(f"names: {len(rows)}, key among the candidates {has} ({has / len(rows):.2%}), certain {only}, wrong {wrong}")
    print(f"link: {1e6 * seconds / len(rows):.0f} µs a name")


def _memory() -> float:
    """Peak megabytes of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_texts(paths: Iterable[Path]) -> list[str]:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    return texts or [SENTENCES.read_text(encoding="utf-8").replace("[", "").replace("]", "")] * 20


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--names", type=Path)
    options = parser.parse_args()
    measure_load()
    measure_text(read_texts(options.texts))
    if options.names:
        measure_names(options.names)
