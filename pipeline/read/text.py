"""Reads text as municipalities hand it out: wrapped lines, Markdown, tab-separated rows, HTML in between.

07/2020 bis 06/2025<TAB>Planung der Steuerung: <ul> <li>• Projektgruppe</li> </ul>
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.read import limits
from pipeline.read.bullets import itemise
from pipeline.read.decode import decode
from pipeline.read.draft import BLANK, Complaint, Draft, Reading, hidden
from pipeline.read.errors import Unreadable
from pipeline.read.ghost import ghost_lines
from pipeline.read.html import read_markup
from pipeline.read.items import items
from pipeline.read.markdown import BLOCK_TAG, HEADING, ITEM, RULE, TAG, plain
from pipeline.read.rows import read_rows, separator
from pipeline.read.traced import Traced
from pipeline.read.wrapped import Line, Manner, paragraphs

LINE_END = re.compile(r"\r\n|[\n\r\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring lines of one sort ("rows", "markup", "heading", "item", "text") and their source, line ends and all.

    Blank lines are dropped.
    """

    sort: str
    lines: list[Line]
    source: str

    @classmethod
    def of(cls, sort: str, lines: list[Line], source: str) -> "Chunk":
        return cls(sort, lines, source[lines[0].start : lines[-1].start + len(lines[-1].raw)])


def read_text(data: bytes) -> Reading:
    """The reading of a text; Unreadable("zu_gross", "leer", "binaer", "zeichensatz", "zeile_zu_lang")."""
    if len(data) > limits.TEXT:
        raise Unreadable("zu_gross", f"Der Text ist größer als {limits.TEXT} Byte.")
    source, charset = decode(data)
    lines = list(_lines(source))
    for line in lines:
        if len(line.raw) > limits.LINE:
            raise Unreadable("zeile_zu_lang", f"Zeile {line.number} hat mehr als {limits.LINE} Zeichen.")
    reading = Reading([], hidden(source), pages=_pages(lines), media_type=f"text/plain; charset={charset}")
    if mark := separator(lines):
        read_rows([line for line in lines if line.raw.strip()], 0, reading, mark)
        return reading
    manner = Manner.of(lines)
    ghosts = ghost_lines(lines)
    markup = tables = 0
    for chunk in _chunks(lines, source):
        markup += len(chunk.source) if TAG.search(chunk.source) else 0
        if markup > limits.HTML:
            raise Unreadable("zu_gross", f"Der Text enthält mehr als {limits.HTML} Zeichen mit HTML.")
        first = len(reading.drafts)
        _read_chunk(chunk, tables, reading, manner)
        drafts = reading.drafts[first:] = [draft for draft in reading.drafts[first:] if draft.pieces]
        tables = max([tables, *(draft.cell.table + 1 for draft in drafts if draft.cell)])
        if all(line.number in ghosts for line in chunk.lines):
            reading.drafts[first:] = [_as_ghost(draft) for draft in drafts]
    return reading


def _as_ghost(draft: Draft) -> Draft:
    return Draft("furniture", draft.pieces, draft.page, marker="ghost")


def _lines(source: str) -> Iterator[Line]:
    """The lines with their offsets; a form feed begins a new page."""
    position, number, page = 0, 0, 1
    for number, match in enumerate(LINE_END.finditer(source), start=1):
        yield Line(source[position : match.start()], position, number, page)
        position = match.end()
        page += match[0] == "\f"
    yield Line(source[position:], position, number + 1, page)


def _pages(lines: list[Line]) -> int | None:
    """The number of pages where form feeds tell them."""
    return lines[-1].page if lines[-1].page > 1 else None


def _chunks(lines: list[Line], source: str) -> Iterator[Chunk]:
    """Runs of lines of one sort; a heading or the start of an item stands alone."""
    sorts = _sorts(lines)
    for _, run in groupby(zip(lines, sorts, strict=True), key=lambda pair: (pair[1], pair[0].page)):
        members = list(run)
        sort = members[0][1]
        if sort == "heading":
            yield from (Chunk.of(sort, [line], source) for line, _ in members)
        elif sort != "blank":
            yield Chunk.of(sort, [line for line, _ in members], source)


def _sorts(lines: list[Line]) -> list[str]:
    """What each line is, looking at the lines before it."""
    sorts: list[str] = []
    open_tables = 0
    for line in lines:
        before = sorts[-1] if sorts else "blank"
        sort = "markup" if open_tables > 0 else _sort(line, before)
        if sort == "markup":
            open_tables += _balance(line.raw)
        sorts.append(sort)
    return sorts


def _balance(raw: str) -> int:
    lowered = raw.lower()
    return lowered.count("<table") - lowered.count("</table")


def _sort(line: Line, before: str) -> str:
    raw = line.raw
    if not raw.translate(BLANK).strip():
        return "blank"
    if RULE.match(raw):
        return "blank"
    if HEADING.match(raw):
        return "heading"
    if _is_row(raw, before):
        return "rows"
    if BLOCK_TAG.search(raw):
        return "markup"
    if ITEM.match(raw) or before == "item":
        return "item"
    return "text"


def _is_row(raw: str, before: str) -> bool:
    """Cells between tabs, or a Markdown row; a tab that only indents makes a row only below another."""
    body = raw.strip(" ")
    if before == "rows" and body.startswith("\t"):
        return True  # an empty first cell, whatever the next begins with
    if "\t" in body.lstrip("\t") or ("\t" in body and before == "rows"):
        return not ITEM.match(raw) or body.count("\t") > 1
    return len(body) > 2 and body[0] == "|" == body[-1]


def _read_chunk(chunk: Chunk, first_table: int, reading: Reading, manner: Manner) -> None:
    if chunk.sort == "rows":
        read_rows(chunk.lines, first_table, reading)
    elif chunk.sort == "markup":
        _read_markup(chunk, first_table, reading)
    elif chunk.sort == "heading":
        reading.drafts.append(_heading(chunk.lines[0]))
    elif chunk.sort == "item":
        reading.drafts.extend(items(chunk.lines, manner))
    else:
        led_in = bool(reading.drafts) and reading.drafts[-1].pieces[-1].text.endswith(":")
        reading.drafts.extend(itemise(draft) for draft in paragraphs(chunk.lines, manner, led_in))


def _read_markup(chunk: Chunk, first_table: int, reading: Reading) -> None:
    begin = chunk.lines[0]
    source = chunk.source.replace("\x85", "\n")  # a line end here, windows-1252 for "…" in HTML
    drafts, lost = read_markup(source, begin.start, first_table)
    for draft in drafts:
        draft.page = begin.page
    reading.drafts.extend(drafts)
    if lost:
        message = f"{lost} Zeichen des HTML ab Zeile {begin.number} wurden nicht gelesen."
        reading.complaints.append(Complaint("text_verloren", message, page=begin.page))


def _heading(line: Line) -> Draft:
    match = HEADING.match(line.raw)
    assert match, "only heading lines come here"
    text = Traced.of(line.raw, line.start)[slice(*match.span("text"))]
    return Draft("heading", plain(text).pieces(), line.page, level=len(match["marks"]))
