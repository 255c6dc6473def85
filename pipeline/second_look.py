"""Reads a plan again that makes no sense as it was read first: what is drawn on a page may mislead.

------- 07/2020 ----- Planung der      A plan on lined paper: who finds titles that begin in mid-sentence looks again,
------- bis 06/2025 - Steuerung        at the words alone, and takes the reading that explains more.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from extractors.german.plansinn import Sense, sense_of
from extractors.german.planwahl import find_rows
from extractors.model.document import About, Document
from pipeline.read import Unseen, about_of, bytes_of, limits, read_bytes

Again = Callable[[Unseen], Document]

WAYS = ((True, False), (False, True), (True, True))  # whether cells are overlooked, whether rules are


def read_twice(path: str | Path, passwords: Sequence[str] = ()) -> Document:
    """The document in a file as `pipeline.read.read` gives it, or in the reading that makes more sense of its plan."""
    path = Path(path)
    return read_bytes_twice(bytes_of(path.resolve(), limits.FILE), path.name, about_of(path), passwords)


def read_bytes_twice(data: bytes, name: str, about: About | None = None, passwords: Sequence[str] = ()) -> Document:
    """The document in the bytes of a file, likewise; Unreadable says why there is none."""

    def again(unseen: Unseen | None = None) -> Document:
        return read_bytes(data, name, about, passwords, unseen)

    return best_of(again(), again)


def best_of(first: Document, again: Again) -> Document:
    """The first reading, or one of those `again` gives that makes more sense of the plan."""
    sense, pages = plan_of(first)
    if first.media_type != "application/pdf" or not sense.faults or len(pages) > limits.PLAN_PAGES:
        return first
    best = first
    for cells, rules in WAYS:
        other = again(Unseen(pages, cells, rules))
        if (told := plan_of(other)[0]).exceeds(sense):
            best, sense = other, told
        if not sense.faults:
            break
    return best


def plan_of(document: Document) -> tuple[Sense, range]:
    """How much sense the plan of a document makes, and the pages from its first line to its last."""
    rows = find_rows(document)
    sense = sense_of(document, rows)
    starts = [*(span.start for span in sense.faults), *(document.blocks[n].span.start for r in rows for n in r.numbers)]
    pages = [document.block_at(start).page for start in starts]
    return sense, range(min(pages), max(pages) + 1) if pages else range(0)
