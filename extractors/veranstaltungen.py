"""Finds events with their date, place and title.

Fachtag am 04. Mai 2017 in Pfarrkirchen: „Psychisch belastete Familien“
"""

import re
from collections.abc import Iterator

from extractors.german.kommune import find_kommunen
from extractors.german.zeitraum import find_zeitraeume
from extractors.german.zeitraum.kalender import MONATE
from extractors.model.document import Document, Ignored, Issue, Span
from extractors.model.records import Finding, Veranstaltung
from extractors.model.values import Grounded, Kommune, Zeitraum

ART = re.compile(
    r"\b(?=[A-ZÄÖÜ])(?P<art>(?:[A-ZÄÖÜ][a-zäöüß]{2,30}-?)?(?:[Ff]achtag(?:ung)?|[Tt]agung|[Kk]onferenz|[Ww]orkshop|[Ww]erkstatt"
    r"|[Aa]uftaktveranstaltung|[Vv]eranstaltung|[Nn]etzwerktreffen|[Aa]ustauschtreffen|[Ff]orum|[Kk]ongress|[Ss]ymposium"
    r"|[Aa]ktionstage?|[Gg]esundheitstage?|[Ss]eminar|[Vv]ortrag|[Mm]esse|(?:[Ii]nformations|[Ii]nfo|[Ee]ltern|[Tt]hemen)abend|(?:[Aa]ktions|[Gg]esundheits|[Tt]hemen)woche"
    r"|[Pp]odiumsdiskussion|[Ll]esung|[Ff]est|[Ss]itzung))\b"
)
ORT = re.compile(
    r"(?: ?, ?| )(?:in|im|zu) (?:der |dem |den )?"
    rf"(?!(?:{'|'.join(MONATE)})\b)"
    r"(?P<ort>[A-ZÄÖÜ][\w.-]{1,60}(?: (?:a\. ?d\. ?|am |an der |i\. ?d\. ?|bei |im )?[A-ZÄÖÜ(][\w.)-]{1,60}){0,3})"
)
TITEL = re.compile(r"[„»\"](?P<titel>[^“”«\"„]{3,200})[“”«\"]")
# heads of a table of events
TAG = re.compile(r"\b(?:datum|termine?|tag|wann)\b", re.I)
WAS = re.compile(r"\bveranstaltung(?:en)?\b", re.I)
WO = re.compile(r"\b(?:(?:veranstaltungs)?ort|wo)\b", re.I)
HEAD_LENGTH = 40  # characters: a longer cell is no head
NEAR = 60  # characters that may stand between the kind of event and its date or place: one clause
BESIDE = 120  # characters beyond which a title is that of something else
# a day that is something else than the day of an event, though one is named beside it
OTHER_DAY = re.compile(
    r"\bgeboren\b|\bgeschlossen\b|\bentfällt\b|\babgesagt\b|\bbeschlossen\b|\bunterzeichnet\b|\bin Kraft\b|\bSatzung\b"
    r"|\bAnmeldeschluss\b|\bGesetz\b|\bin (?:der|ihrer|seiner|öffentlicher) (?:\w+ ){0,2}Sitzung\b"
)
NEW_CLAUSE = re.compile(r", [a-zäöü]")
SENTENCE_END = re.compile(r"[.!?] [A-ZÄÖÜ„]")


def extract(document: Document) -> Iterator[Finding]:
    for number, block in enumerate(document.blocks):
        if block.kind == "furniture" or block.cell or not ART.search(document.quote(block.span)):
            continue
        for time in find_zeitraeume(document, block.span):
            if isinstance(time, Grounded) and _is_day(time.value):
                yield from _event(document, number, time)
    yield from _tables(document)


def _tables(document: Document) -> Iterator[Finding]:
    """Tables of events: a column of days and one of events, perhaps one of places."""
    for table in document.tables():
        rows = [[document.blocks[number] for number in row] for row in table]
        heads = {block.cell.column: document.quote(block.span)[:HEAD_LENGTH] for block in rows[0] if block.cell}
        columns = [next((c for c, text in heads.items() if head.search(text)), None) for head in (TAG, WAS, WO)]
        if columns[0] is None or columns[1] is None:
            continue
        yield from (Ignored("tabellenkopf", block.span) for block in rows[0])
        for row in rows[1:]:
            at = {block.cell.column: block.span for block in row if block.cell}
            yield from _table_row(document, *(at.get(c) if c is not None else None for c in columns))


def _table_row(document: Document, tag: Span | None, was: Span | None, wo: Span | None) -> Iterator[Finding]:
    days = [t for t in find_zeitraeume(document, tag) if isinstance(t, Grounded) and _is_day(t.value)] if tag else []
    kind = next(document.find(ART, was), None) if was else None
    if len(days) != 1 or not kind or not was:
        if where := was or tag:
            yield Issue("veranstaltung_unverstanden", where, "Die Zeile nennt keine Art oder keinen Tag.")
        return
    titel = next(document.find(TITEL, was), None)
    whole = titel is None and len(was) > len(kind["art"])  # "Fachtag Kinder": kind and title in one
    said = Span(*titel.span("titel")) if titel else was
    yield Veranstaltung(
        kommune=None,
        art=Grounded(kind["art"], (Span(*kind.span("art")),)),
        titel=Grounded(document.quote(said), (said,)) if titel or whole else None,
        zeitraum=days[0],
        ort=Grounded(document.quote(wo), (wo,)) if wo else None,
    )


def _is_day(time: Zeitraum) -> bool:
    """A day or a few: "am 4. Mai 2017", "vom 5. bis 9. Juni 2000"; months and years are no date of an event."""
    begin, end = time.beginn, time.ende
    return time.genauigkeit == "tag" and bool(begin and end) and (end - begin).days <= 14 if begin and end else False


def _event(document: Document, number: int, time: Grounded[Zeitraum]) -> Iterator[Finding]:
    clause = _clause(document, number, time.spans[0])
    kinds = [Span(*m.span("art")) for m in document.find(ART, clause)]
    near = [art for art in kinds if _distance(art, time.spans[0]) <= NEAR and _together(document, art, time.spans[0])]
    if not near or OTHER_DAY.search(document.quote(clause)):
        return
    art = min(near, key=lambda span: _distance(span, time.spans[0]))
    said = Span(min(art.start, time.spans[0].start), max(art.end, time.spans[0].end))
    titel = next((m for m in document.find(TITEL, clause) if _distance(Span(*m.span()), said) <= BESIDE), None)
    places = (m for m in document.find(ORT, Span(time.spans[0].end, clause.end)) if m.start() - said.end <= NEAR)
    ort = next((m for m in places if not titel or not Span(*m.span()).overlaps(Span(*titel.span()))), None)
    yield Veranstaltung(
        kommune=_kommune(document, number),
        art=Grounded(document.quote(art), (art,)),
        titel=Grounded(titel["titel"], (Span(*titel.span("titel")),)) if titel else None,
        zeitraum=time,
        ort=Grounded(ort["ort"].rstrip("."), (Span(ort.start("ort"), ort.start("ort") + len(ort["ort"].rstrip("."))),))
        if ort
        else None,
    )


def _clause(document: Document, number: int, at: Span) -> Span:
    """The sentence of the block that holds the date."""
    whole = document.blocks[number].span
    ends = [match.start() + 1 for match in document.find(SENTENCE_END, whole) if not _in_date(document, match.start())]
    start = max((end for end in ends if end <= at.start), default=whole.start)
    return Span(start, min((end for end in ends if end >= at.end), default=whole.end))


def _in_date(document: Document, dot: int) -> bool:
    """The dot of "04. Mai" or "St. Pölten" ends no sentence."""
    return document.text[max(0, dot - 1) : dot].isdigit() or document.text[max(0, dot - 2) : dot] in ("St", "Dr")


def _together(document: Document, art: Span, day: Span) -> bool:
    """Kind and day in one clause: "…, das Forum berät" is another."""
    between = Span(min(art.end, day.end), max(art.start, day.start))
    return not NEW_CLAUSE.search(document.quote(between).replace(", am ", " ").replace(", vom ", " "))


def _distance(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _kommune(document: Document, number: int) -> Grounded[Kommune] | None:
    """The commune the section is about: the one its heading names."""
    lead = document.lead(number)
    named = [k for k in find_kommunen(document, lead.span) if k.value.art != "Land"] if lead else []
    return named[0] if len(named) == 1 else None
