"""Does each quote carry its value: the same letters, the same digits, the same years; and one row one measure.

A value that its own words do not say is our mistake, whatever the document says.
"""

import re
from collections.abc import Iterator

from extractors.model.document import Cell, Document, Span
from extractors.model.records import Finding, Record, Ziel
from extractors.model.values import Grounded, Kommune, Zeitraum
from pipeline.validate.rows import Row, where

# said in other words than the quote's: a list position, a nominative, an "@" for "(at)", the name of a Land
FREE = frozenset({"position", "ebene", "genauigkeit", "stelle", "email", "gebiet", "programm", "art"})
YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
TWO_READINGS = re.compile(r"[0-9]{4}-[0-9]{2}(?![0-9-])")  # "2009-10" is a month or two years
# the day before 1 January and the day after 31 December lie in another year
BEFORE, AFTER = re.compile(r"\bvor\b.*(?:0?1\. ?(?:Januar|0?1\.))"), re.compile(r"\bnach\b.*31\. ?(?:Dezember|12\.)")
SHORT_YEAR = re.compile(r"(?<=[0-9]{4}[/–])[0-9]{2}(?![0-9-])|(?<=[0-9]\.)[0-9]{2}(?![0-9.])")


def unfounded(document: Document, findings: list[Finding]) -> list[Row]:
    """Rows of `issues` for values that their quote does not say, and measures put together from two rows."""
    rows: list[Row] = []
    for finding in findings:
        if isinstance(finding, Record):
            rows += [_row(document, "wert_ohne_beleg", span) for span in _unsaid(document, finding)]
            rows += [_row(document, "zeilen_vermischt", span) for span in _mixed(document, finding)]
    return rows + [_row(document, "zellen_vermischt", span) for span in _over_cells(document, findings)]


def _over_cells(document: Document, findings: list[Finding]) -> Iterator[Span]:
    """Goals whose words run through several cells of a row, where most have a cell of their own."""
    goals = [finding.text for finding in findings if isinstance(finding, Ziel)]
    cells = [{document.block_at(at).cell for span in goal.spans for at in (span.start, span.end - 1)} for goal in goals]
    wide = [goal for goal, own in zip(goals, cells, strict=True) if len(own) > 1]
    if 2 * len(wide) < len(goals):
        yield from (goal.spans[0] for goal in wide)


def _row(document: Document, rule: str, span: Span) -> Row:
    return {"rule": rule, "message": "Der Wert und seine Worte passen nicht zusammen.", **where(document, span)}


def _unsaid(document: Document, record: Record) -> Iterator[Span]:
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Grounded) and name not in FREE and not _says(document, part):
                yield part.spans[0]


def _says(document: Document, grounded: Grounded[object]) -> bool:
    """True where all spans together say the value (a cut one), or each alone does (one said twice)."""
    quotes = [document.quote(span) for span in grounded.spans]
    value = grounded.value
    if isinstance(value, str):
        return _letters(value) == _letters("".join(quotes)) or all(_letters(value) == _letters(q) for q in quotes)
    if isinstance(value, Kommune):
        return _letters(value.name) in _letters("".join(quotes))
    if isinstance(value, Zeitraum):
        return _years_agree(value, " ".join(quotes))
    return not isinstance(value, int) or _counts(value, " ".join(quotes))


def _counts(value: int, quote: str) -> bool:
    """ "2.000", "01.07.2018" and "Ziel 01" carry their number; a number word is taken at its word."""
    groups = re.findall(r"[0-9]+", quote)
    scaled = re.search(r"[0-9] (?:Tausend|Mio|Mill|Mrd|Milli)", quote)
    return not groups or bool(scaled) or value in map(int, groups) or str(value) == "".join(groups).lstrip("0")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _years_agree(zeitraum: Zeitraum, quote: str) -> bool:
    """The period begins in the first year the words name and ends in the last; a winter or school year one later."""
    named = {int(year) for year in YEAR.findall(quote)}
    if not named or zeitraum.genauigkeit in ("jahrzehnt", "jahrhundert") or TWO_READINGS.search(quote):
        return True
    named |= {max(named) // 100 * 100 + int(short) for short in SHORT_YEAR.findall(quote)}
    first, last = min(named), max(named)
    before, after = int(bool(BEFORE.search(quote))), int(bool(AFTER.search(quote)))
    later = int(zeitraum.genauigkeit in ("jahreszeit", "schuljahr"))
    start, end = zeitraum.beginn, zeitraum.ende
    begins = start is None or any(
        year <= start.year <= year + after for year in (first, last if end is None else first)
    )
    return begins and (end is None or last - before <= end.year <= last + later)


def _mixed(document: Document, record: Record) -> Iterator[Span]:
    """The title of a measure whose period begins in another row of the table."""
    title, zeitraum = getattr(record, "titel", None), getattr(record, "zeitraum", None)
    if isinstance(title, Grounded) and isinstance(zeitraum, Grounded):
        here = document.block_at(title.spans[0].start).cell
        there = document.block_at(zeitraum.spans[0].start).cell
        if here and there and _row_of(here) != _row_of(there):
            yield title.spans[0]


def _row_of(cell: Cell) -> tuple[int, int]:
    return cell.table, cell.row
