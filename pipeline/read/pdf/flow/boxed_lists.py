"""Lists whose members stand each in a box: "In vier Bereichen sind wir aktiv:" and below it four boxes, no table."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf.flow.enumerations import LEAST_MEMBERS, ends_member
from pipeline.read.pdf.page import Item, Page
from pipeline.read.pdf.tables.table import Table
from pipeline.read.pdf.words.printed import Frame

MOST_LINES = 4  # of one member


def set_lists_free(pages: Sequence[Page]) -> None:
    """Takes tables whose cells are the members of one sentence for what they are: paragraphs below its beginning."""
    for page in pages:
        for number in range(len(page.items) - 1, -1, -1):
            item = page.items[number]
            if isinstance(item, Table) and (frames := _members(item, page.items[:number])):
                page.items[number : number + 1] = frames


def _members(table: Table, before: Sequence[Item]) -> list[Frame]:
    """The lead-in, if it stands in the table's first row, and the members; nothing where the cells are none.

    Below the last of them may stand texts across all columns.
    """
    told = [[row.frames[column] for column in sorted(row.frames) if row.frames[column].lines] for row in table.rows]
    frames = [frame for row in told for frame in row]
    led_in = bool(before) and isinstance(before[-1], Frame) and _leads_in(before[-1])
    members = frames if led_in else frames[1:] if frames and _leads_in(frames[0]) else []
    last = next((n for n, frame in enumerate(members) if not ends_member(frame.lines[-1])), 0)
    below, members = members[last + 1 :], members[: last + 1]
    if len(members) < LEAST_MEMBERS or any(len(frame.lines) > MOST_LINES for frame in members):
        return []
    alone = [row[0] for row in told if len(row) == 1]
    if members[last].lines[-1].text[-1] != "." or any(frame not in alone for frame in below):
        return []
    return [replace(frame, left=min(line.x0 for line in frame.lines), tile=True) for frame in frames]


def _leads_in(frame: Frame) -> bool:
    return bool(frame.lines) and frame.lines[-1].text.endswith(":")
