"""Finds the goals, measures and bullets of a workplan, and whose plan it is.

07/2020 bis 06/2025 | Planung der Steuerung: • Zusammenstellung einer Projektgruppe
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.german.kommune import find_kommunen, land_of, parse_kommune
from extractors.german.plan import Part, Row, find_rows, goal_of
from extractors.german.zeitraum import parse_zeitraum, warum_unmoeglich
from extractors.model.document import Document, Ignored, Issue, Span
from extractors.model.records import Finding, Massnahme, Stichpunkt, Ziel
from extractors.model.values import Grounded, Kommune, Zeitraum

OPEN_END = re.compile(r"(?:\bbis|\bund|[-–—/])$|\bvon$|^seit$|^ab$", re.I)
NUMBER = re.compile(r"(?:[A-Za-z]{1,3}[ .-]?)?(?:[0-9]{1,3}[.])?(?P<nr>[0-9]{1,4})[.)]?")


@dataclass(slots=True)
class Draft:
    """A measure while its rows are read: each list grows when a page break or an empty cell continues it."""

    ziel: Grounded[int] | None
    zeit: list[Span] = field(default_factory=list)
    titel: list[Span] = field(default_factory=list)
    items: list[Part] = field(default_factory=list)
    rest: list[Span] = field(default_factory=list)
    nr: list[Span] = field(default_factory=list)
    zustaendig: list[Span] = field(default_factory=list)
    status: list[Span] = field(default_factory=list)
    kommune: list[Span] = field(default_factory=list)


def extract(document: Document) -> Iterator[Finding]:
    rows = list(find_rows(document))
    if not rows:
        return
    owner = _owner(document, rows)
    for read in _read(document, rows):
        if isinstance(read, Draft):
            yield from _measures(document, read, owner)
        elif isinstance(read, Row):
            yield from _goal(document, read, owner)
        else:
            yield read


def _read(document: Document, rows: list[Row]) -> Iterator[Draft | Row | Ignored]:
    """Goals as their rows, measures as drafts that hold all their rows, heads as Ignored."""
    draft: Draft | None = None
    goal: Grounded[int] | None = None
    for row in rows:
        if row.sort == "kopf":
            yield from (Ignored("tabellenkopf", span) for span in row.spans)
            continue
        yield from (Ignored("spalte_ohne_feld", p.span) for p in row.of("sonstiges") if row.sort == "massnahme")
        if row.sort == "massnahme" and draft and _continues(document, draft, row):
            _fill(draft, row)
            continue
        if draft:
            yield draft
        draft = None
        own = _goal_number(document, row)
        goal = own or goal
        if row.sort == "ziel" or own:
            yield row
        if row.sort == "massnahme":
            draft = Draft(goal)
            _fill(draft, row)
    if draft:
        yield draft


def _continues(document: Document, draft: Draft, row: Row) -> bool:
    """Whether a row goes on with the measure above: its period was cut, or it has none and brings no new title."""
    if row.of("nr"):
        return False
    if draft.zeit and OPEN_END.search(_text(document, draft.zeit)) and row.of("zeitraum"):
        return True
    if row.of("zeitraum"):
        return False
    parts = row.of("massnahme")
    if not parts:
        return True
    return parts[0].kind == "item" or (row.first and document.text[parts[0].span.start].islower())


def _fill(draft: Draft, row: Row) -> None:
    for part in row.of("massnahme"):
        if part.kind == "item":
            draft.items.append(part)
        elif not draft.items:
            draft.titel.append(part.span)
        else:
            draft.rest.append(part.span)
    draft.zeit += [part.span for part in row.of("zeitraum")]
    draft.nr += [part.span for part in row.of("nr")]
    draft.zustaendig += [part.span for part in row.of("zustaendig")]
    draft.status += [part.span for part in row.of("status")]
    draft.kommune += [part.span for part in row.of("kommune")]


def _goal_number(document: Document, row: Row) -> Grounded[int] | None:
    """The number of the goal a row states: a goal row's, or the one in a measure's goal column."""
    parts = row.of("ziel") if row.sort == "massnahme" else [Part(span, "paragraph", 0) for span in row.spans]
    if not parts:
        return None
    span = parts[0].span
    if match := goal_of(document.quote(span)):
        return Grounded(int(match["nummer"]), (_inside(span, match.start("nummer"), match.end("nummer")),))
    match = NUMBER.match(document.quote(span))
    return Grounded(int(match["nr"]), (_inside(span, *match.span("nr")),)) if match else None


def _goal(document: Document, row: Row, owner: Grounded[Kommune] | None) -> Iterator[Finding]:
    """A goal's text is all of its row behind "Ziel 01:"."""
    spans = [p.span for p in row.of("ziel")] if row.sort == "massnahme" else list(row.spans)
    number = _goal_number(document, row)
    cue = goal_of(document.quote(spans[0])) or NUMBER.match(document.quote(spans[0]))
    if cue:
        spans[0] = Span(spans[0].start + cue.end(), spans[0].end)
    said = tuple(stripped for span in spans if (stripped := _strip(document, span)))
    if said:
        yield Ziel(owner, number, Grounded(_text(document, list(said)), said))
    elif number:
        yield Issue("ziel_ohne_text", number.spans[0], "Das Ziel hat eine Nummer, aber keinen Text.")


def _measures(document: Document, draft: Draft, owner: Grounded[Kommune] | None) -> Iterator[Finding]:
    zeitraum, issue = _zeitraum(document, draft)
    if issue:
        yield issue
    yield from (Issue("text_nach_stichpunkten", span, "Text hinter den Stichpunkten.") for span in draft.rest)
    if draft.titel:
        yield from _measure(document, draft, owner, zeitraum)
        return
    if not draft.items:
        said = draft.zeit or draft.nr or draft.zustaendig or draft.status
        yield from (Issue("massnahme_ohne_titel", span, "Die Zeile nennt keine Maßnahme.") for span in said[:1])
    for item in draft.items:  # bullets without a title above them are the measures themselves
        single = Draft(
            draft.ziel, draft.zeit, [item.span], nr=draft.nr, zustaendig=draft.zustaendig, status=draft.status
        )
        yield from _measure(document, single, owner, zeitraum)


def _measure(
    document: Document, draft: Draft, owner: Grounded[Kommune] | None, zeitraum: Grounded[Zeitraum] | None
) -> Iterator[Finding]:
    texts = [Grounded(document.quote(item.span), (item.span,)) for item in draft.items]
    measure = Massnahme(
        kommune=_named(document, draft) or owner,
        ziel=draft.ziel,
        nr=_nr(document, draft.nr),
        zeitraum=zeitraum,
        titel=Grounded(_text(document, draft.titel), tuple(draft.titel)),
        stichpunkte=tuple(texts),
        zustaendig=_said(document, draft.zustaendig),
        status=_said(document, draft.status),
    )
    yield measure
    for position, (text, item) in enumerate(zip(texts, draft.items, strict=True), start=1):
        where = text.spans
        yield Stichpunkt(measure.titel, measure, Grounded(position, where), Grounded(item.level, where), text)


def _zeitraum(document: Document, draft: Draft) -> tuple[Grounded[Zeitraum] | None, Issue | None]:
    if not draft.zeit:
        return None, None
    printed = _text(document, draft.zeit)
    value = parse_zeitraum(printed)
    if value:
        return Grounded(value, tuple(draft.zeit)), None
    why = warum_unmoeglich(printed)
    rule = "zeitraum_unmoeglich" if why else "zeitraum_unverstanden"
    return None, Issue(rule, draft.zeit[0], why or "Die Zelle ist kein Zeitraum, den wir verstehen.")


def _nr(document: Document, spans: list[Span]) -> Grounded[int] | None:
    match = NUMBER.fullmatch(document.quote(spans[0])) if spans else None
    return Grounded(int(match["nr"]), (_inside(spans[0], *match.span("nr")),)) if match else None


def _said(document: Document, spans: list[Span]) -> Grounded[str] | None:
    return Grounded(_text(document, spans), tuple(spans)) if spans else None


def _named(document: Document, draft: Draft) -> Grounded[Kommune] | None:
    said = _said(document, draft.kommune)
    named = parse_kommune(said.value, None, land_of(document)) if said else None
    return Grounded(named, said.spans) if said and named else None


def _owner(document: Document, rows: list[Row]) -> Grounded[Kommune] | None:
    """Whose plan it is: the commune that heads, title and headings name, if they name but one."""
    headings = [block.span for block in document.blocks if block.kind == "heading"]
    heads = [span for row in rows if row.sort == "kopf" for span in row.spans]
    for spans in (heads, headings, [document.span]):
        named = [found for span in spans for found in find_kommunen(document, span) if found.value.art != "Land"]
        if len({found.value.name for found in named}) == 1:
            return next((found for found in named if found.value.art), named[0])
    return None


def _text(document: Document, spans: list[Span]) -> str:
    return " ".join(document.quote(span) for span in spans)


def _inside(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end)


def _strip(document: Document, span: Span) -> Span | None:
    """The span without blanks at its ends; None where nothing remains."""
    text = document.quote(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, span.start + len(text.rstrip())) if text.strip() else None
