"""Puts the rows of a workplan together: goals, and measures whose rows a page break cut or an empty cell continues.

10/2020 bis | Auftakt mit    (next page)    03/2021 | allen Ämtern
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from extractors.german.plankopf import GOAL, Part, Row
from extractors.german.trennung import Join, join_at_line_end
from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Document, Ignored, Span
from extractors.model.values import Grounded

OPEN_END = re.compile(r"(?:\bbis|\bund|[-–—/])$|\bvon$|^seit$|^ab$", re.I)
# a line that ends like this was cut: by a page break, since no one ends a title so
OPEN_TITLE = re.compile(
    r"(?:[,(/-]|\b(?:der|die|das|den|dem|des|eine?|einer|einem|einen|und|oder|sowie|mit|von|vom|zu|zum|zur|in|im|an|am|auf|für"
    r"|bei|beim|durch|über|unter|nach|aus|inkl\.|z\. ?B\.))$"
)
NUMBER = re.compile(r"(?:[A-Za-z]{1,3}[ .-]?)?(?:[0-9]{1,3}[.])?(?P<nr>[0-9]{1,4})[.)]?")


@dataclass(slots=True)
class Draft:
    """A measure while its rows are read: each list grows when a page break or an empty cell continues it."""

    ziel: Grounded[int] | None
    zeit: list[Span] = field(default_factory=list)
    titel: list[Span] = field(default_factory=list)
    ende: list[Span] = field(default_factory=list)
    items: list[list[Part]] = field(default_factory=list)  # an item a page break cut is two parts
    rest: list[Span] = field(default_factory=list)
    nr: list[Span] = field(default_factory=list)
    zustaendig: list[Span] = field(default_factory=list)
    status: list[Span] = field(default_factory=list)
    kommune: list[Span] = field(default_factory=list)


def read_rows(document: Document, rows: list[Row]) -> Iterator[Draft | Row | Ignored]:
    """Goals as their rows, measures as drafts that hold all their rows, heads as Ignored."""
    draft: Draft | None = None
    goal = section = None
    for row in _with_whole_goals(document, rows):
        if row.sort == "kopf":
            yield from (Ignored("tabellenkopf", span) for span in row.spans)
            continue
        yield from (Ignored("spalte_ohne_feld", p.span) for p in row.of("sonstiges") if row.sort == "massnahme")
        if row.sort == "massnahme" and draft and _continues(document, draft, row):
            _fill(document, draft, row)
            continue
        if draft:
            yield draft
        draft = None
        if row.sort == "ziel" or row.of("ziel"):
            number = goal_number(document, row)
            section = number if row.sort == "ziel" else section
            goal = number or section  # a goal column without numbers stands below the goal of its section
            yield row
        if row.sort == "massnahme":
            draft = Draft(goal)
            _fill(document, draft, row)
    if draft:
        yield draft


def _with_whole_goals(document: Document, rows: list[Row]) -> list[Row]:
    """The rows; the rest of a goal that a page end cut, below the head printed again, belongs to the goal."""
    found: list[Row] = []
    above = 0
    for row in rows:
        if found and row.sort == "massnahme" and _is_rest_of_goal(document, found[above], row):
            parts = {**found[above].parts, "ziel": [*found[above].of("ziel"), *chain(*row.parts.values())]}
            found[above] = replace(found[above], parts=parts, numbers=(*found[above].numbers, *row.numbers))
            continue
        found.append(row)
        above = above if row.sort == "kopf" else len(found) - 1
    return found


def _is_rest_of_goal(document: Document, goal: Row, row: Row) -> bool:
    """Nothing but words that begin in mid-sentence, below a goal whose sentence did not end, or below "Ziel 04:"."""
    parts = [*chain(*row.parts.values())]
    if goal.sort != "ziel" or len(parts) != 1 or parts[0].kind == "item":
        return False
    if len(goal.spans) == 1 and GOAL.fullmatch(document.quote(goal.spans[0])):
        return not parse_zeitraum(document.quote(parts[0].span))
    if not row.of("massnahme"):
        return False
    ended = document.quote(goal.spans[-1]).rstrip()[-1:] in ".!?:"
    return not ended and document.text[parts[0].span.start].islower()


def _continues(document: Document, draft: Draft, row: Row) -> bool:
    """Whether a row goes on with the measure above: its period was cut, or it has none and brings no new title."""
    if row.more:
        return True
    if row.of("nr") or row.of("ziel"):
        return False
    if draft.zeit and OPEN_END.search(text_of(document, draft.zeit)) and row.of("zeitraum"):
        return True
    parts = row.of("massnahme")
    if row.of("zeitraum") or row.of("ende"):  # of a row set to its middle the period may stand beside the rest
        return bool(draft.titel and parts and parts[0].kind == "item") and not (draft.zeit or draft.ende)
    if not parts:
        return True
    return parts[0].kind == "item" or (row.first and _is_cut(document, draft, parts[0]))


def _is_cut(document: Document, draft: Draft, part: Part) -> bool:
    """Whether a line at the top of a page goes on in mid-sentence with the last one of the measure."""
    last = draft.items[-1][-1].span if draft.items else draft.titel[-1] if draft.titel else None
    if last is None or part.kind == "item":
        return False
    return document.text[part.span.start].islower() or bool(OPEN_TITLE.search(document.quote(last)))


def _fill(document: Document, draft: Draft, row: Row) -> None:
    for part in row.of("massnahme"):
        if part.kind == "item":
            draft.items.append([part])
        elif not draft.items:
            draft.titel.append(part.span)
        elif row.first and _is_cut(document, draft, part):
            draft.items[-1].append(part)
        else:
            draft.rest.append(part.span)
    draft.zeit += [part.span for part in row.of("zeitraum")]
    draft.ende += [part.span for part in row.of("ende")]
    draft.nr += [part.span for part in row.of("nr")]
    draft.zustaendig += [part.span for part in row.of("zustaendig")]
    draft.status += [part.span for part in row.of("status")]
    draft.kommune += [part.span for part in row.of("kommune")]


def goal_spans(row: Row) -> list[Span]:
    """Where a row names its goal: all of a goal row, the goal column of a measure."""
    return [part.span for part in row.of("ziel")] if row.sort == "massnahme" else list(row.spans)


def goal_number(document: Document, row: Row) -> Grounded[int] | None:
    """The number of the goal a row states; "1.2" is no whole number."""
    span = goal_spans(row)[0]
    match = GOAL.match(document.quote(span)) or NUMBER.fullmatch(document.quote(span))
    printed = match.groupdict().get("nummer") or match.groupdict().get("nr") if match else None
    if not match or not printed or "." in printed:
        return None
    group = "nummer" if match.groupdict().get("nummer") else "nr"
    return Grounded(int(printed), (_inside(span, *match.span(group)),))


def text_of(document: Document, spans: Sequence[Span]) -> str:
    """The words of several spans; a word that a page break cut is joined by the rules for line ends."""
    text = ""
    for span in spans:
        text = _joined(text, document.quote(span)) if text else document.quote(span)
    return text


def _joined(text: str, words: str) -> str:
    first, *following = words.split(" ", 2)
    join = join_at_line_end(text.split(" ")[-1], first, following[0] if following else "", ())
    return (text[:-1] if join is Join.WORD else text) + (" " if join is Join.BLANK else "") + words


def _inside(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end)
