"""Whether a row, or a cell, goes on after a page end: the grammar of its last words and the place of the next.

"10/2020 bis" wants its end; a list goes on with its next bullet; a title below a list begins a new row.
"""

from pipeline.read.pdf.flow.line_ends import ends_sentence, fills, is_cut, is_open
from pipeline.read.pdf.flow.paragraphs import Paragraph
from pipeline.read.pdf.tables.table import Row, Table

MANY = 3  # rows without an entry: fewer are rests
CONTINUERS = ("bis", "–", "-", "und", "/")


def row_goes_on(last: Row, row: Row) -> bool:
    """Whether the first row after a page break is the rest of the row before it."""
    filled, own = row.texts, last.texts
    if not filled or not own:
        return not filled
    if set(own) == {0} and len(last.frames) == 1:
        return set(filled) == {0} and _goal_goes_on(last, row)
    if len(filled) == 1 and _item_goes_on(last, row):
        return True
    if len(row.frames) == 1 and row.frames.keys() != last.frames.keys():
        return False  # a row across, below one in columns or one of a list in a row of its own
    if 0 not in filled or filled.keys().isdisjoint(own):
        return not _begins_anew(last, row)
    if _first_is_open(last, row) or _rests_go_on(last, row):
        return True
    texts = [n for n in filled if n in own and _text_goes_on(last.cells[n], row.cells[n])]
    lists = [n for n in filled if n in own and row.cells[n][0].marker and last.cells[n][-1].marker]
    whole = not own.keys() - filled.keys()  # a row that lacks a cell the one above has may go on with its list, too
    return bool(texts) and len(texts) + (0 if whole else len(lists)) == len(filled)


def _goal_goes_on(last: Row, row: Row) -> bool:
    """The text of a row across goes on; its rest may be so short that nothing tells that it stands across, too."""
    if len(row.frames) == 1:
        return cell_goes_on(last.cells[0][-1], row.cells[0][0])
    return _text_goes_on(last.cells[0], row.cells[0]) and not row.texts[0].startswith(CONTINUERS)


def lacks_key(table: Table, row: Row) -> bool:
    """The column with most of the text goes on, and none of those that every row fills is filled: no row begins so."""
    if len(row.texts) in (0, len(table.columns)) or len(row.frames) == 1 < len(table.columns):
        return False
    main, keys = _keys(table)
    lacks = bool(keys) and main in row.texts and keys.isdisjoint(row.texts)
    return lacks and not _begins_anew(table.rows[-1], row)


def brings_keys(table: Table, row: Row) -> bool:
    """The first column reaches over rows, but what every row has besides the long text stands here anew."""
    _, keys = _keys(table)
    last = table.rows[-1]
    if not keys or 0 in keys or not keys <= row.texts.keys():
        return False
    if not keys <= last.texts.keys():  # those of a row set to its middle may stand below the cut
        return not any(_text_goes_on(last.cells.get(n, []), below) for n, below in row.cells.items())
    return not any(is_open(last.cells[n][-1].lines[-1]) for n in keys if last.cells.get(n))


def brings_entry(table: Table, row: Row) -> bool:
    """The items of this table stand in rows of their own, without an entry: one that has an entry begins a new text."""
    tally = table.tally()
    without = tally.rows - tally.filled[0] + tally.beside
    return 0 in row.texts and 0 not in table.rows[-1].texts and without > MANY


def _keys(table: Table) -> tuple[int, set[int]]:
    """The column with most of the text, and those beside it that are filled in every row."""
    tally = table.tally()
    main = max(range(len(table.columns)), key=tally.letters.__getitem__)
    if tally.rows < 3:
        return main, set()
    return main, {n for n, count in tally.filled.items() if n != main and count == tally.rows}


def _begins_anew(last: Row, row: Row) -> bool:
    """A paragraph below list items is a title again: its period may stand in mid-row, after the page end."""
    return any(
        last.cells.get(n, [])[-1:]
        and last.cells[n][-1].marker is not None
        and below[0].marker is None
        and (not cell_goes_on(last.cells[n][-1], below[0]) or _stands_out(last.cells[n], below))
        for n, below in row.cells.items()
        if below
    )


def _stands_out(above: list[Paragraph], below: list[Paragraph]) -> bool:
    """Items of both cells hang, and this line stands left of where they do, or it stands left of the bullet itself: a
    title, though the line above is full.
    """
    last, start = above[-1].lines, below[0].lines[0]
    if is_cut(last[-1], start) or is_open(last[-1]):
        return False
    if start.x0 - below[0].left < last[0].x0 - above[-1].left - 2:
        return True
    items = [item.lines for item in (*above, *below) if item.marker is not None and len(item.lines) > 1]
    hang = all(abs(lines[1].x0 - lines[0].indent) < 2 for lines in items)
    return bool(items) and hang and abs(last[0].indent - above[-1].left - (start.x0 - below[0].left)) > 2


def _rests_go_on(last: Row, row: Row) -> bool:
    """The period of a row stands in its middle, after the page end: all other cells go on in the midst of a list."""
    lacking = row.texts.keys() - last.texts.keys()
    rests = {n: below for n, below in row.cells.items() if n not in lacking and below}
    if not rests or not lacking or (0 not in lacking and rests[0][0].marker is None):
        return False
    cut = any(is_cut(last.cells[n][-1].lines[-1], below[0].lines[0]) for n, below in rests.items())
    if len(lacking) > 1 and not cut:
        return False
    return all(
        below[0].marker is not None
        or (cell_goes_on(last.cells[n][-1], below[0]) and not _stands_out(last.cells[n], below))
        for n, below in rests.items()
    )


def _item_goes_on(last: Row, row: Row) -> bool:
    """A line alone in its row, as goals are, stands below the text of the item above and not at the edge."""
    column, below = next((n, cell[0]) for n, cell in row.cells.items() if cell)
    above = last.cells.get(column, [])[-1:]
    if (
        not above
        or above[0].marker is None
        or below.marker is not None
        or below.lines[0].bold != above[0].lines[-1].bold
    ):
        return False
    indent = below.lines[0].x0 - below.left
    return abs(indent - _hang(above[0])) < 2 < indent - (above[0].lines[0].x0 - above[0].left)


def _hang(item: Paragraph) -> float:
    return item.lines[0].indent - item.left


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


def cell_goes_on(above: Paragraph, below: Paragraph) -> bool:
    end, start = above.lines[-1], below.lines[0]
    if below.marker is not None or abs(end.size - start.size) > 0.1 * end.size:
        return False
    if is_cut(end, start) or is_open(end):
        return True
    if above.marker is not None:
        hang, here = _hang(above), start.x0 - below.left
        bullet = above.lines[0].x0 - above.left
        if abs(hang - here) < 2 < abs(bullet - here):
            return True
    if ends_sentence(end):
        return False
    return fills(end, start, above.right, above.left) or start.text[:1].islower()
