"""What a page or column break cut becomes one again: tables, rows, cells, paragraphs and words.

"10/2020 bis" at the foot of a page needs its end, and "06/2025" at the head of the next one is it. The rules look at
grammar (open ends, cut words, small initials) and geometry (same columns, a full last line); both places are kept.
"""

from itertools import pairwise

from pipeline.read.pdf.page import Item
from pipeline.read.pdf.paragraphs import Paragraph, ends_sentence, fills, is_cut, is_open
from pipeline.read.pdf.printed import Line
from pipeline.read.pdf.table import Row, Table

MOST_HEADER_ROWS = 3
SAME = 6.0  # points that the columns of two pages may differ
CONTINUERS = ("bis", "–", "-", "und", "/")


def join_tables(items: list[Item], headers: list[Line]) -> list[Item]:
    """Tables that go on on the next page become one; the lines of repeated header rows go to `headers`."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if not isinstance(item, Table):
            joined.append(item)
        elif isinstance(last, Table) and _goes_on(last, item):
            own = [x - last.box[0] for x in last.columns]
            rows = [_renumbered(row, _numbers(item, own)) for row in item.rows]
            _append(last, rows, headers, broken=True)
            last.joined.append((item.page, item.box))
        else:
            rows, item.rows = item.rows[1:], item.rows[:1]
            _append(item, rows, headers, broken=False)
            joined.append(item)
    return joined


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
        repeated = _repeated_rows(table, rows[number:])
        if repeated:
            _set_aside(rows[number : number + repeated], headers)
            number, broken = number + repeated, len(table.rows) > 1
        elif broken and (row_goes_on(table.rows[-1], rows[number]) or _lacks_key(table, rows[number])):
            _merge(table.rows[-1], rows[number])
            number, broken = number + 1, False
        else:
            table.rows.append(rows[number])
            number, broken = number + 1, False


def _take_header_off(table: Table, row: Row, headers: list[Line]) -> None:
    """A repeated header and the rest of a cut row with no rule between them: the header's paragraphs are set aside."""
    header = table.rows[0].cells
    if any(len(row.cells.get(n, [])) < len(cell) for n, cell in header.items()):
        return
    own = {n: [p.text for p in cell] for n, cell in header.items() if cell}
    if not own or row.whole == table.rows[0].whole:
        return
    if all([p.text for p in row.cells.get(n, [])[: len(texts)]] == texts for n, texts in own.items()):
        for n, texts in own.items():
            headers.extend(line for paragraph in row.cells[n][: len(texts)] for line in paragraph.lines)
            del row.cells[n][: len(texts)]
        row.said = None


def _set_aside(rows: list[Row], headers: list[Line]) -> None:
    headers.extend(
        line for row in rows for cell in row.cells.values() for paragraph in cell for line in paragraph.lines
    )


def _renumbered(row: Row, number: dict[int, int]) -> Row:
    row.cells = {number[n]: cell for n, cell in row.cells.items()}
    row.frames = {number[n]: frame for n, frame in row.frames.items()}
    row.said = None
    return row


def _repeated_rows(last: Table, rows: list[Row]) -> int:
    """How many rows at the top repeat the first rows of the table."""
    count = 0
    for own, other in zip(last.rows[:MOST_HEADER_ROWS], rows, strict=False):
        if own.whole != other.whole or not own.whole:
            break
        count += 1
    return count


def row_goes_on(last: Row, row: Row) -> bool:
    """Whether the first row after a page break is the rest of the row before it."""
    filled, own = row.texts, last.texts
    if not filled or not own:
        return not filled
    if set(own) == {0} and len(last.frames) == 1:
        return set(filled) == {0} and len(row.frames) == 1 and cell_goes_on(last.cells[0][-1], row.cells[0][0])
    if len(row.frames) == 1 and len(last.frames) > 1:
        return False
    if 0 not in filled:
        return True
    if _first_is_open(last, row):
        return True
    return all(n in own and _text_goes_on(last.cells[n], row.cells[n]) for n in filled)


def _lacks_key(table: Table, row: Row) -> bool:
    """Only the column with most of the text goes on, and one that is filled in every row is not: no row begins so."""
    tally = table.tally()
    if tally.rows < 3 or len(row.frames) == 1 < len(table.columns):
        return False
    main = max(range(len(table.columns)), key=tally.letters.__getitem__)
    keys = {n for n, count in tally.filled.items() if n != main and count == tally.rows}
    return bool(keys) and set(row.texts) == {main}


def _first_is_open(last: Row, row: Row) -> bool:
    """The first column breaks off: "10/2020 bis" | "06/2025", or "10/2020" | "bis 06/2025"."""
    if not last.cells.get(0) or not row.cells.get(0):
        return False
    end, start = last.cells[0][-1].lines[-1], row.cells[0][0].lines[0]
    return is_open(end) or is_cut(end, start) or start.text.startswith(CONTINUERS)


def _text_goes_on(above: list[Paragraph], below: list[Paragraph]) -> bool:
    if not above or not below or below[0].marker is not None:
        return False
    end, start = above[-1].lines[-1], below[0].lines[0]
    return is_cut(end, start) or is_open(end) or (not ends_sentence(end) and start.text[:1].islower())


def _merge(last: Row, row: Row) -> None:
    for column, paragraphs in row.cells.items():
        own = last.cells.setdefault(column, [])
        if own and paragraphs and cell_goes_on(own[-1], paragraphs[0]):
            own[-1].lines.extend(paragraphs.pop(0).lines)
        _set_levels_after(own, paragraphs)
        own.extend(paragraphs)
    last.said = row.said = None


def cell_goes_on(above: Paragraph, below: Paragraph) -> bool:
    end, start = above.lines[-1], below.lines[0]
    if below.marker is not None or abs(end.size - start.size) > 0.1 * end.size:
        return False
    if is_cut(end, start) or is_open(end):
        return True
    if above.marker is not None:
        hang, here = above.lines[0].indent - above.left, start.x0 - below.left
        bullet = above.lines[0].x0 - above.left
        if abs(hang - here) < 2 < abs(bullet - here):
            return True
    if ends_sentence(end):
        return False
    return fills(end, start, above.right, above.left) or start.text[:1].islower()


def _set_levels_after(own: list[Paragraph], paragraphs: list[Paragraph]) -> None:
    """Items at the head of a page take the level of the item above that stands at the same place."""
    places = {round((p.lines[0].x0 - p.left) / 3): p.level for p in own if p.marker is not None}
    for paragraph in paragraphs:
        if paragraph.marker is None:
            return
        paragraph.level = places.get(round((paragraph.lines[0].x0 - paragraph.left) / 3), paragraph.level)


def join_flow(flow: list[list[Paragraph]]) -> None:
    """Paragraphs cut by a column or page end become one; `flow` holds the columns in reading order."""
    filled = [column for column in flow if column]
    for above, below in pairwise(filled):
        if not above or not below:
            continue
        end, start = above[-1], below[0]
        if _moves_on(end.lines[-1], start.lines[0]) and _paragraph_goes_on(end, start):
            end.lines.extend(start.lines)
            below[:] = [end, *below[1:]]
            above.pop()


def _moves_on(end: Line, start: Line) -> bool:
    """The text jumps to the head of another column or page."""
    return start.page > end.page or start.base < end.base - 2 * end.size


def _paragraph_goes_on(above: Paragraph, below: Paragraph) -> bool:
    end, start = above.lines[-1], below.lines[0]
    if below.marker is not None or abs(end.size - start.size) > 0.1 * end.size or end.bold != start.bold:
        return False
    if is_cut(end, start):
        return True
    if ends_sentence(end):
        return False
    return is_open(end) or start.text[:1].islower() or fills(end, start, above.right, above.left)
