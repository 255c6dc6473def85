"""List items of a text: each bullet with the lines that continue it, nested by indent.

- Unterstützungsangebote
  - fachliche Begleitung
"""

from collections.abc import Iterator, Sequence

from pipeline.read.bullets import take_bullet, take_number
from pipeline.read.draft import Draft, Piece, join_lines
from pipeline.read.markdown import BREAK, ITEM, plain
from pipeline.read.traced import Traced
from pipeline.read.wrapped import ENDS_SENTENCE, Line, Manner

SYNTAX = frozenset("-*+")  # how Markdown spells a bullet; a printed glyph behind it is the true marker


def items(lines: Sequence[Line], manner: Manner) -> Iterator[Draft]:
    """One draft an item; a line that neither has a bullet nor continues one becomes a paragraph."""
    indents: list[int] = []
    for group in _groups(lines):
        match = ITEM.match(group[0].raw)
        rows = [row for line in group for row in Traced.of(line.raw, line.start).split(BREAK)]
        if match and not _is_prose(rows[0]):
            rows[0] = rows[0][match.end() :]
            level = _level(len(match["indent"].expandtabs(4)), indents)
            yield _item(rows, match["marker"], level, group[0].page, manner)
        else:
            yield Draft("paragraph", _joined(rows, manner), group[0].page)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """An item's line and those that go on with it."""
    group: list[Line] = []
    for line in lines:
        if group and (ITEM.match(line.raw) or not _goes_on(group[-1].raw, line.raw)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(previous: str, raw: str) -> bool:
    if previous.endswith("  ") and not raw.startswith(" "):
        return False
    return raw.startswith((" ", "\t")) or raw[0].islower() or not previous.rstrip().endswith(ENDS_SENTENCE)


def _is_prose(row: Traced) -> bool:
    """A line that only looks like a numbered item: "04. Mai 2017 …"."""
    pieces = row.pieces()
    return pieces[0].text[0].isdigit() and take_number(pieces) is None


def _level(indent: int, indents: list[int]) -> int:
    """The depth of an item by its indent; `indents` are those of the items it stands in, and is kept up to date."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1


def _item(rows: list[Traced], marker: str, level: int, page: int, manner: Manner) -> Draft:
    pieces = _joined(rows, manner)
    if marker in SYNTAX and (printed := take_bullet(pieces)):
        marker, pieces = printed
    return Draft("item", pieces, page, level=level, marker=marker)


def _joined(rows: list[Traced], manner: Manner) -> list[Piece]:
    return join_lines([plain(row).pieces() for row in rows], manner.known)
