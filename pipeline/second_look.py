"""Reads a plan again that makes no sense as it was read first: what is drawn on a page may mislead.

------- 07/2020 ----- Planung der      A plan on lined paper: who finds titles that begin in mid-sentence looks again,
------- bis 06/2025 - Steuerung        at the words alone, and takes the reading that explains more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.arbeitsplan import extract
from extractors.german.plankarten import is_goal_line
from extractors.german.plankopf import GOAL
from extractors.model.document import About, Document, Issue, Span
from extractors.model.records import Massnahme, Stichpunkt, Ziel
from pipeline.read import Unseen, about_of, bytes_of, limits, read_bytes

Again = Callable[[Unseen], Document]

WAYS = ((True, False), (False, True), (True, True))  # whether cells are overlooked, whether rules are
FAULTS = frozenset(
    ("massnahme_ohne_titel", "ohne_massnahme", "text_nach_stichpunkten", "zeitraum_unverstanden", "ziel_ohne_text")
)
PARTS = 2  # of a title cut in pieces may begin with a capital, to each that does not


@dataclass(frozen=True, slots=True)
class Sense:
    """What the plan of a document tells in one reading.

    `whole` measures have a period, `undated` ones have none. `faults` are what no reader would write: rows without
    a title, titles that begin in mid-sentence, periods that are none, goals without measures, lines of no measure.
    """

    goals: int
    whole: int
    undated: int
    items: int
    faults: int

    def exceeds(self, other: "Sense") -> bool:
        """It has fewer faults and lacks nothing that the other tells, but for measures that were parts of others."""
        told = self.goals >= other.goals and self.whole >= other.whole and self.items >= other.items
        mended = other.faults - self.faults
        return told and mended > 0 and other.undated - self.undated <= PARTS * mended


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
    sense, pages = sense_of(first)
    if first.media_type != "application/pdf" or not sense.faults or len(pages) > limits.PLAN_PAGES:
        return first
    best = first
    for cells, rules in WAYS:
        other = again(Unseen(pages, cells, rules))
        if (told := sense_of(other)[0]).exceeds(sense):
            best, sense = other, told
        if not sense.faults:
            break
    return best


def sense_of(document: Document) -> tuple[Sense, range]:
    """How much sense the plan of a document makes, and the pages on which it stands."""
    findings = list(extract(document))
    goals = [finding for finding in findings if isinstance(finding, Ziel)]
    measures = [finding for finding in findings if isinstance(finding, Massnahme)]
    faulty = [finding.span for finding in findings if isinstance(finding, Issue) and finding.rule in FAULTS]
    faulty += [measure.titel.spans[0] for measure in measures if measure.titel.value[:1].islower()]
    served = {str(measure.ziel.value) for measure in measures if measure.ziel}
    faulty += [span for number, span in _goal_lines(document) if number not in served]
    whole = sum(measure.zeitraum is not None for measure in measures)
    items = sum(isinstance(finding, Stichpunkt) for finding in findings)
    spans = [*faulty, *(finding.spans[0] for finding in (*(g.text for g in goals), *(m.titel for m in measures)))]
    pages = sorted(document.block_at(span.start).page for span in spans)
    sense = Sense(len(goals), whole, len(measures) - whole, items, len(faulty))
    return sense, range(pages[0], pages[-1] + 1) if pages else range(0)


def _goal_lines(document: Document) -> Iterator[tuple[str, Span]]:
    """The number of each goal and the line that names it first, whether a plan was found there or not."""
    told: dict[str, Span] = {}
    for number, block in enumerate(document.blocks):
        goal = GOAL.match(document.quote(block.span)) if is_goal_line(document, number) else None
        if goal and goal["nummer"].isdigit():  # "1.2" is no number that measures name
            told.setdefault(str(int(goal["nummer"])), block.span)
    yield from told.items()
