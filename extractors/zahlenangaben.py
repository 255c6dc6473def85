"""Finds figures with their noun, the day they hold for and the area they speak of.

In Bayern sind dem Partnerprozess bis Ende des Jahres 2019 achtzehn Kommunen beigetreten.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.german.anschrift import find_orte, find_strassen
from extractors.german.gebiet import find_gebiet
from extractors.german.kennung import TOKEN, continues, warum_kennung
from extractors.german.menge import KeineMenge, Menge, find_mengen
from extractors.german.netzadresse import find_emails, find_urls
from extractors.german.rechtshinweis import find_boilerplate
from extractors.german.telefon import find_telefone
from extractors.german.zahl import ZAHLWORT
from extractors.german.zeitraum import find_zeitraeume
from extractors.model.document import Block, Document, Ignored, Issue, Span
from extractors.model.records import Zahlenangabe
from extractors.model.values import Grounded, Zeitraum

SENTENCE_END = re.compile(
    r"(?<=[a-zäöüß“)”0-9][a-zäöüß“)”0-9][.!?]) (?=[A-ZÄÖÜ„])|;"
    # what follows names some of what was counted, not the area or the day of the count
    r"|,? (?=(?:darunter|davon|unter anderem|u\. ?a\.|insbesondere|beispielsweise|z\. ?B\.)(?!\w))"
)
# these words say up to when a count holds; "seit 2011" and "2003 gegründet" do not
STICHTAG = re.compile(r"(?:[Bb]is|[Zz]um|[Pp]er|Stand|Stichtag|Ende|Anfang|Mitte|Mit Stand)\b")
STICHTAG_BEFORE = re.compile(r"(?:Stand:?|Stichtag:?|[Zz]um|[Pp]er|\() $|\((?:Stand:? )?$")
Periods = list[Grounded[Zeitraum] | Issue]
Days = list[Grounded[Zeitraum]]
HAS_NUMBER = re.compile(rf"[0-9]|(?<![A-Za-zäöüß])(?:{ZAHLWORT})(?![A-Za-zäöüß])", re.IGNORECASE)
BARE = re.compile(r"[0-9]{1,4}")
LEAST_LISTED = 4
YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Satz:
    """Satz: a sentence, or a part of one, and the area it speaks of."""

    span: Span
    gebiet: Grounded[str] | None


def extract(document: Document) -> Iterator[Zahlenangabe | Issue | Ignored]:
    """Figures in order of the text; what looks like one and counts nothing is Ignored with the reason."""
    legal = _merged(hinweis.span for hinweis in find_boilerplate(document))
    listed = _listed(document)
    for number, block in enumerate(document.blocks):
        if block.kind == "furniture" or not HAS_NUMBER.search(document.text, block.span.start, block.span.end):
            continue
        found = [m for m in find_mengen(document, block.span) if not _overlaps(legal, _number(m))]
        periods = list(find_zeitraeume(document, block.span))
        taken = _merged(_taken(document, block.span, periods))
        yield from _in_block(document, block, [m for m in found if not _overlaps(taken, _number(m))], periods)
        if number in listed:
            yield Ignored("Seitenzahl", block.span)
        elif block.cell is None and block.kind != "item":  # cells and items are read as a whole elsewhere
            claimed = _merged([*taken, *legal, *map(_claim, found)])
            yield from _other_digits(document, block.span, claimed)


def _listed(document: Document) -> set[int]:
    """The blocks that are nothing but numbers that grow: the column of pages of a list of contents."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for number, block in enumerate(document.blocks):
        match = BARE.fullmatch(document.text, block.span.start, block.span.end) if block.cell is None else None
        if match and int(match[0]) > last:
            run.append(number)
        else:
            run = [number] if match else []
        last = int(match[0]) if match else 0
        if len(run) >= LEAST_LISTED:
            found.update(run)
    return found


def _number(menge: Menge | KeineMenge) -> Span:
    return menge.span if isinstance(menge, KeineMenge) else menge.wert.spans[0]


def _claim(menge: Menge | KeineMenge) -> Span:
    return menge.span


def _in_block(
    document: Document, block: Block, found: list[Menge | KeineMenge], periods: Periods
) -> Iterator[Zahlenangabe | Ignored]:
    days = [period for period in periods if isinstance(period, Grounded) and _sets_day(document, period)]
    sentences = [Satz(span, find_gebiet(document, span)) for span in _sentences(document, block.span)]
    starts = [sentence.span.start for sentence in sentences]
    for menge in found:
        number = _number(menge)
        if isinstance(menge, KeineMenge):
            yield Ignored(menge.why, menge.span)
        elif _is_heading_number(document, block, number) or _is_year(document, menge):
            yield Ignored("Nummer", number)
        else:
            yield _zahlenangabe(sentences[bisect_right(starts, number.start) - 1], menge, days)


def _other_digits(document: Document, within: Span, claimed: list[Span]) -> Iterator[Ignored | Issue]:
    """Every digit of running text has an end: what neither counts nor names anything known is an Issue."""
    last: tuple[int, str] | None = None
    for match in document.find(TOKEN, within):
        token = Span(*match.span())
        if _overlaps(claimed, token):
            continue
        why = warum_kennung(document, token, within)
        if why is None and last and continues(document, last[0], token):
            why = last[1]
        if why:
            last = token.end, why
            yield Ignored(why, token)
        else:
            yield Issue("zahl_ohne_gegenstand", token, "What this number counts was not understood.")


def _taken(document: Document, within: Span, periods: Periods) -> Iterator[Span]:
    """What other readings own: periods, telephone numbers, addresses."""
    for period in periods:
        yield from (period.span,) if isinstance(period, Issue) else period.spans
    for number in find_telefone(document, within):
        yield from number.spans
    for value in (*find_strassen(document, within), *find_emails(document, within)):
        yield from value.spans
    for plz, ort in find_orte(document, within):
        yield Span(plz.spans[0].start, ort.spans[0].end)
    for url in find_urls(document, within):
        yield from (url,) if isinstance(url, Span) else url.spans


def _merged(spans: Iterable[Span]) -> list[Span]:
    """In order and apart, so that one look finds the neighbour."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _overlaps(taken: list[Span], span: Span) -> bool:
    place = bisect_left(taken, Span(span.end, span.end))
    return place > 0 and taken[place - 1].overlaps(span)


def _is_heading_number(document: Document, block: Block, number: Span) -> bool:
    """ "3 Handlungsfelder" over a chapter is its number; a number word is none."""
    at_start = number.start == block.span.start
    return block.kind == "heading" and at_start and document.text[number.start].isdigit()


def _is_year(document: Document, menge: Menge) -> bool:
    """ "2019 Kommunen" may be a year before a list; "rund 2000 Kommunen" and "2.000 Kommunen" are not."""
    printed = document.quote(menge.wert.spans[0])
    return menge.genauigkeit.value == "genau" and bool(YEAR.fullmatch(printed))


def _sentences(document: Document, block: Span) -> Iterator[Span]:
    start = block.start
    for end in document.find(SENTENCE_END, block):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, block.end)


def _zahlenangabe(sentence: Satz, menge: Menge, days: Days) -> Zahlenangabe:
    return Zahlenangabe(
        wert=menge.wert,
        genauigkeit=menge.genauigkeit,
        gegenstand=menge.gegenstand,
        stichtag=_stichtag(sentence, menge.span, days),
        gebiet=sentence.gebiet,
    )


def _stichtag(sentence: Satz, menge: Span, days: Days) -> Grounded[Zeitraum] | None:
    """The nearest day of reckoning in the sentence."""
    place = bisect_left(days, menge, key=lambda day: day.spans[0])
    near = [day for day in days[max(0, place - 1) : place + 1] if day.spans[0] in sentence.span]
    return min(near, key=lambda day: _distance(day.spans[0], menge), default=None)


def _sets_day(document: Document, period: Grounded[Zeitraum]) -> bool:
    """True for a period whose words set a day up to which one counts."""
    start = period.spans[0].start
    words = document.quote(period.spans[0])
    before = STICHTAG_BEFORE.search(document.text, max(0, start - 12), start)
    return period.value.ende is not None and (before is not None or STICHTAG.match(words) is not None)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
