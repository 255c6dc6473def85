"""Times against the other times of the document: what began after it was done, or ends almost with the plan.

Status „abgeschlossen“, 1. Halbjahr 2026, beside „geplant“, Herbst 2022 | 08/2024 where eight measures end in 08/2026
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from extractors.model.document import Document, Span
from pipeline.validate.rows import Row, Tables, where

DONE = re.compile(r"abgeschlossen|erledigt|umgesetzt|beendet|fertig")
RUNNING = re.compile(r"lauf|in Arbeit|in Umsetzung|begonnen|gestartet")
PLANNED = re.compile(r"geplant|vorgesehen|offen|in Planung")
NOT_YET = re.compile(r"\b(?:nicht|noch|teil)")
YEAR = r"(?P<jahr>(?:19|20)[0-9]{2})"
FOUNDED = re.compile(
    r"(?:[Pp]rogramm|[Nn]etzwerk|[Ii]nitiative|[Vv]erbund|[Bb]ündnis)\b[^.!?]{0,60}\b(?:"
    rf"(?:wurde|ist)\b[^.!?]{{0,40}}\b{YEAR} (?:gestartet|gegründet|ins Leben gerufen|entstanden)"
    rf"|(?:startete|begann|besteht seit)\b[^.!?]{{0,20}}\b{YEAR.replace('jahr', 'seit')}\b)"
)
DAYS = {
    "Montag": 0,
    "Dienstag": 1,
    "Mittwoch": 2,
    "Donnerstag": 3,
    "Freitag": 4,
    "Samstag": 5,
    "Sonnabend": 5,
    "Sonntag": 6,
}
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
WEEKDAY = re.compile(
    rf"(?P<wochentag>{'|'.join(DAYS)})s?,? (?:(?:den|dem|am) )?(?P<tag>[0-9]{{1,2}})\. ?"
    rf"(?:(?P<monat>[0-9]{{1,2}})\. ?|(?P<name>{'|'.join(MONTHS)}) ){YEAR}(?![0-9])"
)
OPENING = re.compile(r"Auftakt|Eröffnung|Kick-?[Oo]ff")
HALF = 0.5
SHARED = 3  # measures that must share a bound, so that another may be a slip of it
STEADY = 5  # steps from year to year that make a custom
LONG = 8 * 366  # days; no plan of a municipality runs longer

Found = Iterator[tuple[str, Span, str]]


def untimely(document: Document, tables: Tables) -> list[Row]:
    """Rows of `issues` for times that other words of the same document speak against."""
    places = {
        (str(row["record_id"]), str(row["field"])): Span(int(str(row["start_char"])), int(str(row["end_char"])))
        for row in reversed(tables["evidence"])
    }
    found = {(span, rule): message for check in CHECKS for rule, span, message in check(document, tables, places)}
    return [{"rule": rule, "message": said, **where(document, span)} for (span, rule), said in sorted(found.items())]


Places = dict[tuple[str, str], Span]


def _at(places: Places, row: Row, field: str = "zeitraum") -> Span:
    return places[(str(row["record_id"]), field)]


def _day(row: Row, side: str) -> date | None:
    day = row[side]
    return day if isinstance(day, date) else None


def _almost_the_end(document: Document, tables: Tables, places: Places) -> Found:
    """The one bound that differs in one digit from what at least half of the measures share; two such are a custom."""
    for side in ("beginn", "ende"):
        rows = [(row, digits) for row in tables["massnahmen"] if (digits := _digits(row, side))]
        counts = Counter(digits for _, digits in rows)
        for usual, count in counts.most_common(1):
            odd = [row for row, digits in rows if counts[digits] == 1 and _one_digit(usual, digits)]
            if count >= SHARED and count >= HALF * len(rows) and len(odd) == 1:
                yield "fast_wie_die_anderen", _at(places, odd[0]), f"{count} Maßnahmen nennen eine Ziffer anders."


def _digits(row: Row, side: str) -> str | None:
    """A bound as it is printed, to the day or the month; years are too few digits to tell a slip from a plan."""
    day = _day(row, side)
    if day is None or row["genauigkeit"] not in ("tag", "monat"):
        return None
    return f"{day:%Y%m%d}" if row["genauigkeit"] == "tag" else f"{day:%Y%m}"


def _one_digit(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _against_status(document: Document, tables: Tables, places: Places) -> Found:
    """No day on which all is true: this done, that running, the third still to come."""
    after = [(day, row) for row in tables["massnahmen"] if (day := _lower(row))]
    before = [(day, row) for row in tables["massnahmen"] if (day := _upper(row))]
    if not after or not before:
        return
    (late, first), (early, second) = max(after, key=lambda one: one[0]), min(before, key=lambda one: one[0])
    if late > early:
        for row in (first, second):
            yield "status_gegen_zeitraum", _at(places, row), "Stände der Maßnahmen, die an keinem Tag zugleich gelten."


def _status(row: Row, pattern: re.Pattern[str]) -> bool:
    said = str(row["status"] or "")
    return bool(pattern.search(said)) and not NOT_YET.search(said)


def _lower(row: Row) -> date | None:
    """The day after which the words of the status can be true."""
    if _status(row, DONE):
        return _day(row, "ende")
    return _day(row, "beginn") if _status(row, RUNNING) and not _status(row, PLANNED) else None


def _upper(row: Row) -> date | None:
    """The day before which they can."""
    if _status(row, PLANNED) and not _status(row, DONE):
        begins = _day(row, "beginn")
        return date(begins.year, 12, 31) if begins and row["genauigkeit"] == "jahr" else begins
    return None  # work in progress may be overdue


def _too_long(document: Document, tables: Tables, places: Places) -> Found:
    for row in tables["massnahmen"]:
        begins, ends = _day(row, "beginn"), _day(row, "ende")
        if begins and ends and (ends - begins).days > LONG:
            yield "dauer_auffaellig", _at(places, row), "Die Maßnahme liefe länger als acht Jahre."


def _before_the_start(document: Document, tables: Tables, places: Places) -> Found:
    """Joins, events and what else the same paragraph dates before the year in which the programme began."""
    starts = list(document.find(FOUNDED, document.span))
    if len(starts) != 1:
        return
    year = int(starts[0]["jahr"] or starts[0]["seit"])
    near = document.block_at(starts[0].start()).span
    spans = [_at(places, row, "jahr") for row in tables["beitritte"] if int(str(row["jahr"])) < year]
    spans += [_at(places, row) for row in tables["veranstaltungen"] if _ends_before(row, year)]
    beside = [_at(places, row) for row in tables["zeitangaben"] if _ends_before(row, year)]
    for span in [*spans, *(span for span in beside if span.start in range(near.start, near.end))]:
        yield "vor_dem_beginn", span, f"Das Dokument nennt {year} als Beginn."


def _ends_before(row: Row, year: int) -> bool:
    last = _day(row, "ende") or _day(row, "beginn")
    return last is not None and last.year < year


def _slipped_year(document: Document, tables: Tables, places: Places) -> Found:
    """ "2015, 2016, 2018, 2018, 2019": one a year, but for a year left out beside one said twice."""
    rows = sorted(tables["beitritte"], key=lambda row: _at(places, row, "kommune"))
    years = [int(str(row["jahr"])) for row in rows]
    steps = [later - earlier for earlier, later in pairwise(years)]
    if len(steps) < STEADY or Counter(steps) != Counter({1: len(steps) - 2, 0: 1, 2: 1}):
        return
    tie, gap = steps.index(0), steps.index(2)
    if abs(tie - gap) == 1:
        yield (
            "jahr_verrutscht",
            _at(places, rows[max(tie, gap)], "jahr"),
            "Sonst je Jahr ein Eintrag; hier fehlt eines.",
        )


def _other_weekday(document: Document, tables: Tables, places: Places) -> Found:
    """ "Montag, 5. März 2020" was a Thursday."""
    for match in document.find(WEEKDAY, document.span):
        month = MONTHS.index(match["name"]) + 1 if match["name"] else int(match["monat"])
        try:
            day = date(int(match["jahr"]), month, int(match["tag"]))
        except ValueError:
            continue  # no such day: the extractors say so
        if DAYS[match["wochentag"]] != day.weekday():
            yield "wochentag_passt_nicht", Span(*match.span()), "Der Wochentag gehört nicht zu diesem Datum."


def _late_opening(document: Document, tables: Tables, places: Places) -> Found:
    """An opening after other events of its list."""
    events = [(day, row) for row in tables["veranstaltungen"] if (day := _day(row, "beginn"))]
    for day, row in events:
        if OPENING.search(str(row["art"])) and any(other < day for other, _ in events):
            yield "auftakt_nach_anderen", _at(places, row), "Der Auftakt läge nach anderen Veranstaltungen."


CHECKS = (
    _almost_the_end,
    _against_status,
    _too_long,
    _before_the_start,
    _other_weekday,
    _late_opening,
    _slipped_year,
)
