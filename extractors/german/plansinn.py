"""How much sense a plan makes as it was read: what a reading tells, and what no one would have written so.

07/2020 bis 06/2025 | der Steuerung     A title that begins in mid-sentence was cut by the reader, not by its author.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.german.plankarten import is_goal_line
from extractors.german.plankopf import GOAL, Row
from extractors.german.planlesen import Draft, goal_spans, read_rows, text_of
from extractors.german.planluecken import find_gaps
from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Document, Span

PARTS = 2  # of a title cut in pieces may begin with a capital, to each that does not
ALL = 0.99  # of the characters: hyphens at line ends come and go


@dataclass(frozen=True, slots=True)
class Sense:
    """What the rows of a plan tell.

    `whole` measures have a period, `undated` ones have none; `characters` are those of all fields, goals too. `faults`
    are where no one would have written so: rows without a title, titles that begin in mid-sentence, periods that are
    none, lines of no measure, goals without measures.
    """

    goals: int
    whole: int
    undated: int
    characters: int
    faults: tuple[Span, ...]

    def exceeds(self, other: "Sense") -> bool:
        """It has fewer faults and lacks nothing that the other tells, but for measures that were parts of others."""
        mended = len(other.faults) - len(self.faults)
        if mended <= 0 or self.goals < other.goals or self.characters < ALL * other.characters:
            return False
        parts = other.undated - self.undated <= PARTS * mended
        fewer = self.whole < other.whole and self.characters <= other.characters
        return self.whole > other.whole or (parts and not fewer)


def sense_of(document: Document, rows: Sequence[Row]) -> Sense:
    """How much sense these rows make of the plan in a document."""
    read = list(read_rows(document, list(rows)))
    drafts = [draft for draft in read if isinstance(draft, Draft)]
    goals = [row for row in read if isinstance(row, Row)]
    titles = [draft for draft in drafts for _ in (draft.items if not draft.titel else [draft])]
    whole = sum(_period(document, draft) for draft in titles)
    said = {span for row in goals for span in goal_spans(row)}
    said |= {span for draft in drafts if draft.titel or draft.items for span in _spans(draft)}
    characters = sum(map(len, said))
    faults = [span for draft in drafts for span in _faults(document, draft)]
    served = {draft.ziel.value for draft in drafts if draft.ziel}
    unserved = (span for number, span in _goal_lines(document) if number not in served)
    faults = [*faults, *find_gaps(document, rows), *unserved]
    return Sense(len(goals), whole, len(titles) - whole, characters, tuple(faults))


def _period(document: Document, draft: Draft) -> bool:
    """It has one that is one."""
    return any(parse_zeitraum(text_of(document, column)) for column in (draft.zeit, draft.ende) if column)


def _spans(draft: Draft) -> list[Span]:
    items = [part.span for parts in draft.items for part in parts]
    return [
        *(*draft.zeit, *draft.titel, *draft.ende, *items),
        *(*draft.nr, *draft.zustaendig, *draft.status, *draft.kommune),
    ]


def _faults(document: Document, draft: Draft) -> Iterator[Span]:
    yield from draft.rest
    if draft.titel and document.text[draft.titel[0].start].islower():
        yield draft.titel[0]
    if not draft.titel and not draft.items:
        yield from _spans(draft)[:1]
    elif (draft.zeit or draft.ende) and not _period(document, draft):
        yield (draft.zeit or draft.ende)[0]


def _goal_lines(document: Document) -> Iterator[tuple[int, Span]]:
    """The number of each goal and the line that names it first, whether a plan was found there or not."""
    told: dict[int, Span] = {}
    for number, block in enumerate(document.blocks):
        goal = GOAL.match(document.quote(block.span)) if is_goal_line(document, number) else None
        if goal and goal["nummer"].isdigit():  # "1.2" is no number that measures name
            told.setdefault(int(goal["nummer"]), block.span)
    yield from told.items()
