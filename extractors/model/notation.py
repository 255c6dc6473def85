"""A document as lines a person can read, compare and type: golden, debugger and test input in one.

1        heading 1  | Vereinfachte Ziel- und Maßnahmeübersicht
1 0.2.0  paragraph  | 07/2020 bis 06/2025
1 0.2.1  item 0 •   | Zusammenstellung einer Projektgruppe
"""

import re
from typing import get_args

from extractors.model.document import Block, Cell, Document, Kind, Span, lines

LINE = re.compile(
    r"\A *(?P<page>[0-9]+) (?P<cell>[0-9]+\.[0-9]+\.[0-9]+|) *"
    r"(?P<kind>heading|paragraph|item|furniture)(?: (?P<level>[0-9]+))?(?: (?P<marker>[^|]*?))? *\| ?(?P<text>.*)"
)


def to_notation(document: Document) -> str:
    """One line a block, ending with a line break; places and `about` are not in it."""
    return "".join(f"{margin(block)} | {document.quote(block.span)}".rstrip(" ") + "\n" for block in document.blocks)


def margin(block: Block) -> str:
    """What stands left of the bar: page, cell, kind, level and marker."""
    cell = f"{block.cell.table}.{block.cell.row}.{block.cell.column}" if block.cell else ""
    level = f" {block.level}" if block.level or block.kind in ("heading", "item") else ""
    marker = f" {block.marker}" if block.marker else ""
    return f"{block.page:>2} {cell:<6} {block.kind + level + marker:<12}"


def from_notation(text: str, name: str = "notation") -> Document:
    """The document that `to_notation` wrote, without places; ValueError names the line that is none."""
    drafts = [_parse(number, line) for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1) if text]
    joined, spans = lines([content for _, content in drafts])
    blocks = tuple(
        Block(block.kind, span, block.page, block.cell, block.level, block.marker)
        for (block, _), span in zip(drafts, spans, strict=False)
    )
    return Document(id="0" * 12, name=name, text=joined, blocks=blocks)


def _parse(number: int, line: str) -> tuple[Block, str]:
    match = LINE.fullmatch(line)
    if not match:
        raise ValueError(f"line {number} is no notation: {line[:80]!r}")
    kind = next(kind for kind in get_args(Kind) if kind == match["kind"])
    cell = Cell(*map(int, match["cell"].split("."))) if match["cell"] else None
    level, marker = int(match["level"] or 0), match["marker"] or None
    return Block(kind, Span(0, 0), int(match["page"]), cell, level, marker), match["text"]
