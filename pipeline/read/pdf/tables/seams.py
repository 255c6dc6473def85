"""What a page or column break cut becomes one again: tables, rows, cells, paragraphs and words.

"10/2020 bis" at the foot of a page needs its end, and "06/2025" at the head of the next one is it. The rules look at
grammar (open ends, cut words, small initials) and geometry (same columns, a full last line); both places are kept.
"""

from collections.abc import Container

from pipeline.read.pdf.flow.joined import is_lost
from pipeline.read.pdf.flow.line_ends import ends_sentence
from pipeline.read.pdf.flow.paragraphs import Paragraph
from pipeline.read.pdf.page import Item
from pipeline.read.pdf.tables.cut_rows import brings_entry, brings_keys, cell_goes_on, lacks_key, row_goes_on
from pipeline.read.pdf.tables.repeated import DATED
from pipeline.read.pdf.tables.table import Row, Table
from pipeline.read.pdf.words.printed import Line

MOST_HEADER_ROWS = 3
LEAST_BESIDE = 3  # columns has a table whose first reaches over rows: a goal, its periods and its measures
SAME = 6.0  # points that the columns of two pages may differ


def join_tables(items: list[Item], headers: list[Line], lost: Container[int]) -> list[Item]:
    """Tables that go on on the next page become one; the lines of repeated header rows go to `headers`.

    Nothing is joined over the `lost` pages, those that could not be read.
    """
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if not isinstance(item, Table):
            joined.append(item)
        elif isinstance(last, Table) and not is_lost(_last_page(last), item.page, lost) and _goes_on(last, item):
            numbers = _numbers(item, [x - last.box[0] for x in last.columns])
            _append(last, [_renumbered(row, numbers) for row in item.rows], headers, broken=True)
            last.joined.append((item.page, item.box))
        else:
            rows, item.rows = item.rows[1:], item.rows[:1]
            _append(item, rows, headers, broken=False)
            joined.append(item)
    return joined


def _last_page(table: Table) -> int:
    return table.joined[-1][0] if table.joined else table.page


def _goes_on(last: Table, table: Table) -> bool:
    page, box = last.joined[-1] if last.joined else (last.page, last.box)
    next_column = table.page == page and table.box[0] > box[2] - SAME and table.box[1] < box[3]
    if (
        table.page != page + 1
        and not next_column
        and not (last.rows and table.rows and last.rows[0].whole == table.rows[0].whole)
    ):
        return False
    own = {x - last.box[0] for x in last.columns}
    shifted = [x - table.box[0] for x in table.columns]
    same_width = abs((last.box[2] - last.box[0]) - (table.box[2] - table.box[0])) < 2 * SAME
    return same_width and all(any(abs(x - y) < SAME for y in own) for x in shifted)


def _numbers(table: Table, own: list[float]) -> dict[int, int]:
    """Which of the columns of the table before each column is."""
    places = [x - table.box[0] for x in table.columns]
    return {n: min(range(len(own)), key=lambda k: abs(own[k] - place)) for n, place in enumerate(places)}


def _append(table: Table, rows: list[Row], headers: list[Line], *, broken: bool) -> None:
    """Rows after those of the table, `broken` from them by a page end; header rows that come again break them too."""
    number = 0
    while number < len(rows):
        _take_header_off(table, rows[number], headers)
        repeated = _repeated_rows(table, rows[number : number + MOST_HEADER_ROWS])
        if repeated:
            _set_aside(rows[number : number + repeated], headers)
            number, broken = number + repeated, len(table.rows) > 1
        elif broken and _is_rest(table, rows[number]) and not brings_keys(table, rows[number]):
            _merge(table, rows[number])
            number, broken = number + 1, False
        else:
            table.rows.append(rows[number])
            number, broken = number + 1, False


def _is_rest(table: Table, row: Row) -> bool:
    if row.boxed and not table.rows[-1].boxed:
        return False  # a goal in a box of its own
    return (row_goes_on(table.rows[-1], row) and not brings_entry(table, row)) or lacks_key(table, row)


def _take_header_off(table: Table, row: Row, headers: list[Line]) -> None:
    """A repeated header and the rest of a cut row with no rule between them: the header's paragraphs are set aside."""
    header = {n: cell for n, cell in table.rows[0].cells.items() if cell}
    for n, cell in header.items():
        if not _begins_with(row.cells.get(n, []), cell):
            return
    if not _may_head(table.rows[0]):
        return
    if row.whole != table.rows[0].whole:
        for n, cell in header.items():
            headers.extend(line for paragraph in row.cells[n][: len(cell)] for line in paragraph.lines)
            del row.cells[n][: len(cell)]
        row.said = None


def _begins_with(cell: list[Paragraph], header: list[Paragraph]) -> bool:
    together = zip(cell, header, strict=False)
    return len(cell) >= len(header) and all(_says(own, other) for own, other in together)


def _says(own: Paragraph, other: Paragraph) -> bool:
    """Both have the same text; their first lines tell most of them apart."""
    start, first = own.lines[0].text, other.lines[0].text
    return (start.startswith(first) or first.startswith(start)) and own.text == other.text


def _set_aside(rows: list[Row], headers: list[Line]) -> None:
    headers.extend(
        line for row in rows for cell in row.cells.values() for paragraph in cell for line in paragraph.lines
    )


def _renumbered(row: Row, number: dict[int, int]) -> Row:
    if all(old == new for old, new in number.items()):
        return row
    row.cells = {number[n]: cell for n, cell in row.cells.items()}
    row.frames = {number[n]: frame for n, frame in row.frames.items()}
    row.said = None
    return row


def _repeated_rows(last: Table, rows: list[Row]) -> int:
    """How many rows at the top repeat the first rows of the table, or the head that the page before had above it.

    A row that names a day or month, or holds a list, is no head.
    """
    count = 0
    while count < len(rows) and rows[count].again and rows[count].texts:
        count += 1
    for own, other in zip(last.rows[:MOST_HEADER_ROWS], rows, strict=False) if not count else ():
        if not own.whole.lstrip().startswith(other.start) or own.whole != other.whole:
            break
        if not _may_head(own):
            break
        count += 1
    return count


def _may_head(row: Row) -> bool:
    items = any(paragraph.marker is not None for cell in row.cells.values() for paragraph in cell)
    return bool(row.whole) and not items and not DATED.search(row.whole)


def _merge(table: Table, row: Row) -> None:
    for column, paragraphs in row.cells.items():
        last = _reaching(table, column)
        own = last.cells.setdefault(column, [])
        if own and paragraphs and cell_goes_on(own[-1], paragraphs[0]):
            own[-1].lines.extend(paragraphs.pop(0).lines)
        _set_levels_after(own, paragraphs)
        own.extend(paragraphs)
        last.said = row.said = None


def _reaching(table: Table, column: int) -> Row:
    """The row whose cell reaches down to the page end: the last, or the one with the goal beside it in mid-sentence."""
    last = table.rows[-1]
    if column or column in last.frames or len(table.columns) < LEAST_BESIDE:
        return last
    above = next((row for row in table.rows[::-1] if column in row.frames), last)
    text = above.cells.get(column, [])
    return last if len(above.frames) == 1 or not text or ends_sentence(text[-1].lines[-1]) else above


def _set_levels_after(own: list[Paragraph], paragraphs: list[Paragraph]) -> None:
    """Items at the head of a page take the level of the item above that stands at the same place."""
    places = {round((p.lines[0].x0 - p.left) / 3): p.level for p in own if p.marker is not None}
    for paragraph in paragraphs:
        if paragraph.marker is None:
            return
        paragraph.level = places.get(round((paragraph.lines[0].x0 - paragraph.left) / 3), paragraph.level)
