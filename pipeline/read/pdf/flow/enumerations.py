"""Lists that have no bullets: below a lead-in with a colon each line is a member of its own.

"In vier Themenbereichen ist der Verbund aktiv:" / "Bewegung im Quartier," / "Bewegung im Alter und" / "Ernährung."
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.document import Box
from pipeline.read.pdf.flow.line_ends import fills
from pipeline.read.pdf.flow.member_grids import members_of_grid
from pipeline.read.pdf.flow.paragraphs import Paragraph
from pipeline.read.pdf.words.printed import Line

MEMBER = (",", ";", " und", " oder", " sowie")
NUMBER = re.compile(r"[0-9]{1,4}(?:[.:/-][0-9]{1,4}){0,2}:")
REACH = re.compile(r"(?:tel|fax|mobil|e-?mail|mail|internet|web|www)", re.IGNORECASE)
QUOTES = '„“”"»«'
MOST_LABEL = 4  # words
LEAST_LABELS = 3
LEAST_MEMBERS = 3  # lines of a list that goes on in the paragraph of its lead-in
WIDER, LEAST_WIDE = 1.25, 2  # times the step between lines of one member; so many steps between members
INDENT = 0.8  # sizes of type: a block as far right of its lead-in is set apart as a list


def part_enumerations(columns: Iterable[list[Paragraph]]) -> None:
    """Makes an item of each member of such a list; `columns` come in reading order."""
    lead_in: Paragraph | None = None
    columns = list(columns)
    for place, column in enumerate(columns):
        column[:] = [part for paragraph in column for part in _led_in(paragraph)]
        number = 0
        while number < len(column):
            rows, members = members_of_grid(column[number:]) if lead_in else (0, [])
            if rows:
                column[number : number + rows] = members
                number += len(members)
                lead_in = None
                continue
            number += _parted(columns[place:], number, lead_in) if lead_in else 1
            last = column[number - 1]
            lead_in = last if last.marker is None and last.lines[-1].text.endswith(":") else None


def _parted(columns: Sequence[list[Paragraph]], number: int, lead_in: Paragraph) -> int:
    """Parts the list that begins at this place of the first column; how many paragraphs of that are told by now.

    It may go on in the next columns: at the head of a page, or in boxes of which each holds a member.
    """
    runs = [_run(columns[0][number:])]
    for before, column in pairwise(columns):
        whole = runs[-1] and runs[-1][-1] is before[-1]
        if not whole or not ends_member(before[-1].lines[-1]):
            break
        runs.append(_run(column))
    members = _members([paragraph for run in runs for paragraph in run], lead_in) if runs[0] else []
    if len(members) < 2:
        return 1
    told = 0
    for start, run, column in zip([number, *([0] * len(runs))], runs, columns, strict=False):
        held = {id(line) for paragraph in run for line in paragraph.lines}
        own = [member for member in members if id(member.lines[0]) in held]
        column[start : start + len(run)] = own
        told = told or len(own)
    return told


def _led_in(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraph, parted behind its lead-in where lines of a list follow, each broken though there was room."""
    ends = [n for n, line in enumerate(paragraph.lines, start=1) if line.text.endswith(":")]
    rest = paragraph.lines[ends[0] :] if ends and paragraph.marker is None else []
    if len(rest) < LEAST_MEMBERS or not all(ends_member(line) for line in rest[:-1]):
        return [paragraph]
    if any(fills(last, line, paragraph.right, paragraph.left) for last, line in pairwise(rest)):
        return [paragraph]
    return [replace(paragraph, lines=paragraph.lines[: ends[0]]), replace(paragraph, lines=rest, level=0)]


def list_labelled(columns: Iterable[list[Paragraph]]) -> None:
    """Makes items of "2012: Augsburg", "2014: Fürth", "2015: Passau" below a lead-in: years, or labels in a column."""
    lead_in = False
    run: list[Paragraph] = []
    for paragraph in (paragraph for column in columns for paragraph in column):
        labelled = paragraph.marker is None and _label(paragraph) > 0
        run = [*run, paragraph] if labelled and (lead_in or run) else []
        for member in run if len(run) >= LEAST_LABELS and _is_list(run) else []:
            member.lines[0].marker, member.lines[0].weak, member.level = "", False, 0
        lead_in = paragraph.marker is None and paragraph.lines[-1].text.endswith(":")


def _label(paragraph: Paragraph) -> int:
    """How many words the label has with which it begins; 0 for none, or for that of a telephone."""
    words = [piece.text for piece in paragraph.lines[0].pieces[:MOST_LABEL]]
    count = next((n for n, word in enumerate(words, start=1) if word.endswith(":")), 0)
    return 0 if any(REACH.match(word) for word in words[:count]) else count


def _is_list(run: Sequence[Paragraph]) -> bool:
    """All labels are years or numbers, or what stands behind them begins at one place."""
    if all(NUMBER.fullmatch(paragraph.lines[0].pieces[0].text) for paragraph in run):
        return True
    behind = [paragraph.lines[0].pieces[_label(paragraph) :] for paragraph in run]
    places = [piece.place.x0 for (piece, *_) in filter(None, behind) if isinstance(piece.place, Box)]
    return len(places) == len(run) and max(places) - min(places) < 1.0


def _run(column: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs at the head of a column that end like members, and the one after them."""
    run: list[Paragraph] = []
    for paragraph in column:
        if paragraph.marker is not None or abs(paragraph.lines[0].size - column[0].lines[0].size) > 0.5:
            return []
        run.append(paragraph)
        if not ends_member(paragraph.lines[-1]):
            break
    return run


def _members(run: Sequence[Paragraph], lead_in: Paragraph) -> list[Paragraph]:
    """The run parted where a line ends like a member, and not because the next word had no room.

    None where a comma has no room behind it: these are the lines of a sentence; nor where they are one quotation. In a
    list that is set in, the "und" before the last member needs no room behind it either.
    """
    lines = [line for paragraph in run for line in paragraph.lines]
    if lines[0].text[0] in QUOTES and not any(quote in lines[0].text[1:] for quote in QUOTES):
        return []
    ends = {id(paragraph.lines[-1]) for paragraph in run}
    beside = [line for line in lines if line.page == lead_in.lines[-1].page]  # the list may go on upon the next
    set_in = bool(beside) and all(line.x0 > lead_in.left + INDENT * line.size for line in beside)
    before_last = next((line for line in lines[-2::-1] if ends_member(line)), None) if set_in else None
    members, close = [[lines[0]]], _close_steps(lines)
    for last, line in pairwise(lines):
        if line.base - last.base in close:
            members[-1].append(line)
            continue
        alike = line.pieces[0].text == lines[0].pieces[0].text
        apart = id(last) in ends or alike or not fills(last, line, run[0].right, run[0].left)
        comma = last.text.endswith((",", ";"))
        if comma and not (apart or set_in):
            return []
        if comma or ((apart or (last is before_last and len(members) > 1)) and ends_member(last)):
            members.append([])
        members[-1].append(line)
    for member in members if len(members) > 1 else []:
        member[0].marker = ""
    return [replace(run[0], lines=member, level=0) for member in members]


def _close_steps(lines: Sequence[Line]) -> set[float]:
    """The steps from line to line within members, where more white than there stands between most of them."""
    steps = [step for last, line in pairwise(lines) if (step := line.base - last.base) > 0]
    close = {step for step in steps if step < WIDER * min(steps)}
    wide = [step for step in steps if step >= WIDER * min(steps)]
    return close if len(wide) >= LEAST_WIDE and 2 * len(wide) > len(steps) else set()


def ends_member(line: Line) -> bool:
    """ "und" may be the only word of its line."""
    return f" {line.text}".endswith(MEMBER)
