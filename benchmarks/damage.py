"""Damages to a document, as scanners, readers and editors do them: where each is possible, and doing it."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractors.model.document import Block, Cell, Document, lines

Site = tuple[int, ...]
Line = tuple[Block, str]

YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
LABELLED = re.compile(
    r"(?:[0-9][^:.!?]{3,30}|[A-ZÄÖÜ][^:.!? ]{2,30}(?: [A-ZÄÖÜ][^:.!? ]{2,30})?): .|[^.!?:]{4,60} seit [0-9.]{4,10}$"
)
OTHER_YEAR = (-20, -10, -9, -5, -3, -2, -1, 1, 2, 3, 5, 9, 10, 20)
LOOKALIKE = {"0": "O", "1": "l", "5": "S", "8": "B"}


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged document, the kind of damage, and what changed, in words."""

    document: Document
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Damage:
    """A kind of damage: the places of a document where it can be done, and doing it at one."""

    kind: str
    sites: Callable[[Document], list[Site]]
    change: Callable[[list[Line], Site, random.Random], tuple[list[Line], str]]

    def apply(self, document: Document, site: Site, chance: random.Random) -> Damaged:
        changed, what = self.change([(b, document.quote(b.span)) for b in document.blocks], site, chance)
        return Damaged(_rebuilt(document, changed), self.kind, what)


def _rebuilt(document: Document, changed: list[Line]) -> Document:
    """The document with these lines; places in the source are gone, as for a document from notation."""
    text, spans = lines([line for _, line in changed])
    blocks = tuple(replace(block, span=span) for (block, _), span in zip(changed, spans, strict=False))
    return replace(document, text=text, blocks=blocks, words=(), issues=())


def _rows(document: Document) -> list[Site]:
    """Rows of tables but the first, and labelled entries of lists: "2014: …", "Jena: …", "Stadt Hanau seit 2015"."""
    cells = sorted({(b.cell.table, b.cell.row) for b in document.blocks if b.cell and b.cell.row > 0})
    plain = [(n, b) for n, b in enumerate(document.blocks) if b.cell is None and b.kind in ("item", "paragraph")]
    return [*cells, *((n,) for n, b in plain if LABELLED.match(document.quote(b.span)))]


def _drop_row(of: list[Line], site: Site, chance: random.Random) -> tuple[list[Line], str]:
    gone = {n for n, (block, _) in enumerate(of) if _stands_at(block, n, site)}
    words = " | ".join(of[n][1] for n in sorted(gone))
    return [line for n, line in enumerate(of) if n not in gone], f"ohne „{words[:70]}“"


def _stands_at(block: Block, number: int, site: Site) -> bool:
    if len(site) == 1:
        return number == site[0]
    return block.cell is not None and (block.cell.table, block.cell.row) == site


def _matches(pattern: re.Pattern[str]) -> Callable[[Document], list[Site]]:
    def sites(document: Document) -> list[Site]:
        return [
            (number, match.start())
            for number, block in enumerate(document.blocks)
            if block.kind != "furniture"
            for match in pattern.finditer(document.quote(block.span))
        ]

    return sites


def _change_year(of: list[Line], site: Site, chance: random.Random) -> tuple[list[Line], str]:
    number, start = site
    block, text = of[number]
    year = str(int(text[start : start + 4]) + chance.choice(OTHER_YEAR))
    changed = f"{text[:start]}{year}{text[start + 4 :]}"
    return _with(of, number, (block, changed)), f"{text[start : start + 4]} → {year} in „{text[:60]}“"


def _garble_digit(of: list[Line], site: Site, chance: random.Random) -> tuple[list[Line], str]:
    number, start = site
    block, text = of[number]
    old = text[start]
    others = [digit for digit in "0123456789" if digit != old]
    new = LOOKALIKE[old] if old in LOOKALIKE and chance.random() < 0.3 else chance.choice(others)
    return _with(of, number, (block, f"{text[:start]}{new}{text[start + 1 :]}")), f"{old} → {new} in „{text[:60]}“"


def _bullets(document: Document) -> list[Site]:
    """Each item and each place between two of its words, but not so that a mere comma or nothing is lost."""
    return [
        (number, cut.start())
        for number, block in enumerate(document.blocks)
        if block.kind == "item"
        for cut in re.finditer(r" (?=[A-Za-zÄÖÜäöü(])", document.quote(block.span))
    ]


def _cut_bullet(of: list[Line], site: Site, chance: random.Random) -> tuple[list[Line], str]:
    number, end = site
    block, text = of[number]
    return _with(of, number, (block, text[:end])), f"„{text[:end][-40:]}⟨{text[end:][:30]}⟩“"


def _cells(document: Document) -> list[Site]:
    """Cells below the first row with another cell beside or below them."""
    cells = {block.cell for block in document.blocks if block.cell}
    return [
        (cell.table, cell.row, cell.column, down)
        for cell in sorted(cells)
        for down in (0, 1)
        if cell.row > 0 and Cell(cell.table, cell.row + down, cell.column + 1 - down) in cells
    ]


def _move_cell(of: list[Line], site: Site, chance: random.Random) -> tuple[list[Line], str]:
    """The cell slips into its neighbour, a column or a row further, and leaves its own place empty."""
    table, row, column, down = site
    here, there = Cell(table, row, column), Cell(table, row + down, column + 1 - down)
    moved = [(replace(b, cell=there) if b.cell == here else b, text) for b, text in of]
    moved = sorted(moved, key=lambda line: _place(line, of)) if _in_order(of) else moved
    words = next(text for block, text in of if block.cell == here)
    return moved, f"„{words[:50]}“ {'eine Zeile tiefer' if down else 'eine Spalte weiter'}"


def _in_order(of: list[Line]) -> bool:
    cells = [block.cell for block, _ in of if block.cell]
    return cells == sorted(cells)


def _place(line: Line, of: list[Line]) -> tuple[int, Cell | None]:
    """Where a line belongs: its table keeps its place in the document, its cell the place in the table."""
    cell = line[0].cell
    if cell is None:
        return next(n for n, other in enumerate(of) if other is line or other[0].span == line[0].span), None
    first = next(n for n, (block, _) in enumerate(of) if block.cell and block.cell.table == cell.table)
    return first, cell


def _with(of: list[Line], number: int, line: Line) -> list[Line]:
    return [*of[:number], line, *of[number + 1 :]]


def _all() -> Iterator[Damage]:
    yield Damage("zeile_verloren", _rows, _drop_row)
    yield Damage("jahr_geändert", _matches(YEAR), _change_year)
    yield Damage("stichpunkt_gekürzt", _bullets, _cut_bullet)
    yield Damage("zelle_verschoben", _cells, _move_cell)
    yield Damage("ziffer_verfälscht", _matches(re.compile(r"[0-9]")), _garble_digit)


DAMAGES = {damage.kind: damage for damage in _all()}
