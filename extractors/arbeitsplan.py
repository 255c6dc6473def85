"""Finds the goals, measures and bullets of a workplan, and whose plan it is.

07/2020 bis 06/2025 | Planung der Steuerung: • Zusammenstellung einer Projektgruppe
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.german.kommune import land_of, parse_kommune
from extractors.german.planbesitz import Owners
from extractors.german.plankopf import GOAL, Row
from extractors.german.planlesen import NUMBER, Draft, goal_number, goal_spans, read_rows, text_of
from extractors.german.planluecken import MONTH, find_gaps
from extractors.german.planwahl import find_rows
from extractors.german.zeitraum import parse_zeitraum, warum_unmoeglich
from extractors.model.document import Document, Ignored, Issue, Span
from extractors.model.records import Finding, Massnahme, Stichpunkt, Ziel
from extractors.model.values import Grounded, Kommune, Zeitraum

# "Maßnahme 1.2: …" is the second measure of goal 1
OWN_NUMBER = re.compile(
    r"(?:Maßnahme|MASSNAHME|Massnahme|Arbeitspaket)"
    r"(?:(?: Nr\.)? (?:[0-9]{1,3}\.){0,2}(?P<nr>[0-9]{1,4}) ?[:.–—-]|:) ?(?=\S)"
)
# what a page says behind a goal that the one before it began: "Ziel 01 (Fortsetzung)"
GOES_ON = re.compile(r"(?:^|(?<=\s))[(\[–—-]? ?(?:Fortsetzung|Forts\.)(?: von Seite [0-9]{1,4})?[)\]]?$", re.I)


def extract(document: Document) -> Iterator[Finding]:
    rows = list(find_rows(document))
    if not rows:
        return
    owners = Owners.of(document, rows)
    told: set[tuple[int | None, str]] = set()
    for read in read_rows(document, rows):
        if isinstance(read, Draft):
            yield from _measures(document, read, owners)
        elif isinstance(read, Row):
            yield from _goal(document, read, owners, told)
        else:
            yield read
    for span in find_gaps(document, rows):
        yield Issue("ohne_massnahme", span, "Die Zeile steht im Plan und gehört zu keiner Maßnahme.")


def _goal(document: Document, row: Row, owners: Owners, told: set[tuple[int | None, str]]) -> Iterator[Finding]:
    """A goal's text is all of its row behind "Ziel 01:"; a goal column may only point ("1"), or repeat the goal."""
    spans = goal_spans(row)
    number = goal_number(document, row)
    cue = GOAL.match(document.quote(spans[0])) or NUMBER.fullmatch(document.quote(spans[0]))
    if cue:
        if "." in (cue.groupdict().get("nummer") or ""):
            where = _inside(spans[0], *cue.span("nummer"))
            yield Issue("nummer_gegliedert", where, "Die Nummer des Ziels ist keine ganze Zahl.")
        spans[0] = Span(spans[0].start + cue.end(), spans[0].end)
    if note := GOES_ON.search(document.quote(spans[-1])):
        yield Ignored("fortsetzung", _inside(spans[-1], *note.span()))
        spans[-1] = _inside(spans[-1], 0, note.start())
    said = tuple(stripped for span in spans if (stripped := _strip(document, span)))
    key = number.value if number else None, text_of(document, list(said))
    if said and key not in told:
        told.add(key)
        yield Ziel(owners.at(row.spans[0].start), number, Grounded(key[1], said))
    elif said:
        yield from (Ignored("ziel_wiederholt", span) for span in said)
    elif number and row.sort == "ziel" and not note:
        yield Issue("ziel_ohne_text", number.spans[0], "Das Ziel hat eine Nummer, aber keinen Text.")


def _measures(document: Document, draft: Draft, owners: Owners) -> Iterator[Finding]:
    yield from (Issue("text_nach_stichpunkten", span, "Text hinter den Stichpunkten.") for span in draft.rest)
    if not draft.titel and not draft.items:
        said = draft.zeit or draft.ende or draft.nr or draft.zustaendig or draft.status
        yield from (Issue("massnahme_ohne_titel", span, "Die Zeile nennt keine Maßnahme.") for span in said[:1])
        return
    zeitraum, issue = _zeitraum(document, draft)
    if issue:
        yield issue
    if not (draft.zeit or draft.ende):
        named = (span for span in draft.titel if MONTH.search(document.quote(span)))
        yield from (Issue("zeitraum_im_titel", span, "Die Zelle des Zeitraums ist leer.") for span in named)
    if draft.titel:
        yield from _measure(document, draft, owners, zeitraum)
        return
    for parts in draft.items:  # bullets without a title above them are the measures themselves
        titel = [part.span for part in parts]
        single = replace(draft, titel=titel, items=[])
        yield from _measure(document, single, owners, zeitraum)


def _measure(
    document: Document, draft: Draft, owners: Owners, zeitraum: Grounded[Zeitraum] | None
) -> Iterator[Finding]:
    texts = [_said(document, [part.span for part in parts]) for parts in draft.items]
    nr, titel = _numbered(document, draft)
    measure = Massnahme(
        kommune=_named(document, draft) or owners.at(titel[0].start),
        ziel=draft.ziel,
        nr=nr,
        zeitraum=zeitraum,
        titel=_said(document, titel),
        stichpunkte=tuple(texts),
        zustaendig=_said(document, draft.zustaendig) if draft.zustaendig else None,
        status=_said(document, draft.status) if draft.status else None,
    )
    yield measure
    for position, (text, parts) in enumerate(zip(texts, draft.items, strict=True), start=1):
        where = text.spans
        yield Stichpunkt(measure.titel, measure, Grounded(position, where), Grounded(parts[0].level, where), text)


def _numbered(document: Document, draft: Draft) -> tuple[Grounded[int] | None, list[Span]]:
    """The number of a measure and its title; the number may stand in the title ("Maßnahme 3: …")."""
    first, *others = draft.titel
    own = OWN_NUMBER.match(document.quote(first))
    if draft.nr or not own:
        return _nr(document, draft.nr), draft.titel
    nr = Grounded(int(own["nr"]), (_inside(first, *own.span("nr")),)) if own["nr"] else None
    return nr, [_inside(first, own.end(), len(first)), *others]


def _zeitraum(document: Document, draft: Draft) -> tuple[Grounded[Zeitraum] | None, Issue | None]:
    """The period of one column, or of two that say when it begins and ends."""
    spans = draft.zeit + draft.ende
    if not spans:
        return None, None
    printed = " bis ".join(text_of(document, column) for column in (draft.zeit, draft.ende) if column)
    if draft.ende and not draft.zeit and not printed.startswith("bis"):
        printed = f"bis {printed}"
    value = parse_zeitraum(printed)
    if value:
        return Grounded(value, tuple(spans)), None
    why = warum_unmoeglich(printed)
    rule = "zeitraum_unmoeglich" if why else "zeitraum_unverstanden"
    return None, Issue(rule, spans[0], why or "Die Zelle ist kein Zeitraum, den wir verstehen.")


def _nr(document: Document, spans: list[Span]) -> Grounded[int] | None:
    match = NUMBER.fullmatch(document.quote(spans[0])) if spans else None
    return Grounded(int(match["nr"]), (_inside(spans[0], *match.span("nr")),)) if match else None


def _said(document: Document, spans: list[Span]) -> Grounded[str]:
    return Grounded(text_of(document, spans), tuple(spans))


def _named(document: Document, draft: Draft) -> Grounded[Kommune] | None:
    if not draft.kommune:
        return None
    said = _said(document, draft.kommune)
    named = parse_kommune(said.value, None, land_of(document))
    return Grounded(named, said.spans) if named else None


def _inside(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end)


def _strip(document: Document, span: Span) -> Span | None:
    """The span without blanks at its ends; None where nothing remains."""
    text = document.quote(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, span.start + len(text.rstrip())) if text.strip() else None
