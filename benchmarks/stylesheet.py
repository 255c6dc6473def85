"""Looks of printed pages drawn at random: how plans, brochures and flyers are set for `benchmarks.layouts`.

Every property is drawn by itself, so that looks come up which nobody thought of; the same seed draws the same look.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from extractors.model.document import Block, Document

BASE = """h1 { font-size: 1.7em } h2 { font-size: 1.35em } h3 { font-size: 1.12em } .bare { list-style: none }
table { width: 100%; border-collapse: collapse } ul { margin: 0; padding-left: 1.3em }"""
PAGES = ("A4", "A4", "A4", "A5", "letter", "A4 landscape", "210mm 210mm")
FONTS = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "Carlito", "Lato", "EB Garamond")
BULLETS = ("•", "•", "–", "-", "▪", "■", "○", "➢", "»", "✓")
RULES = {
    "grid": "td, th { border: 0.6pt solid #444 }",
    "across": "td, th { border-bottom: 0.5pt solid #666 }",
    "goals": "tr.goal td { border-top: 1pt solid #000; border-bottom: 0.4pt solid #888 }",
    "booktabs": "table { border-top: 1.2pt solid; border-bottom: 1.2pt solid } thead th { border-bottom: 0.6pt solid }",
    "outer": "table { border: 1pt solid #333 }",
    "upright": "td + td, th + th { border-left: 0.6pt solid #777 }",
    "zebra": "tbody tr:nth-child(even) td { background: #e8eef4 }",
    "cells": "td, th { background: #eef3ee; border: 2pt solid #fff }",
    "none": "",
}
HEADS = ("", "font-weight: bold", "background: #234; color: #fff; font-weight: bold", "background: #ddd")
GOALS = ("", "font-weight: bold", "background: #cde; font-weight: bold", "background: #456; color: #fff", "color: #a22")
FEET = ("", "<span class=pageNumber></span>", "Seite <span class=pageNumber></span> von <span class=totalPages></span>")
Row = dict[int, list[Block]]


@dataclass(frozen=True)
class Look:
    """A drawn look: the style sheet, what runs along the page, and how the rows of a plan are arranged."""

    css: str
    page: str
    head: str
    foot: str
    bullet: str
    arranged: str  # rows, headings (goals between the tables), mirrored (the period on the right), cards
    told: tuple[str, ...]


def drawn(seed: int) -> Look:
    """The look of this seed."""
    chance = Random(seed)
    page, font, bullet = chance.choice(PAGES), chance.choice(FONTS), chance.choice(BULLETS)
    size, leading = chance.choice((8, 9, 9.5, 10, 11, 12)), chance.choice((1.1, 1.2, 1.35, 1.5, 1.7))
    rules, arranged = chance.choice([*RULES]), chance.choice(("rows", "rows", "rows", "headings", "mirrored", "cards"))
    justified, columns = chance.random() < 0.4, chance.choice((1, 1, 2, 2, 3))
    kept, middle, narrow = chance.random() < 0.4, chance.random() < 0.2, chance.random() < 0.3
    css = [
        f"@page {{ size: {page}; margin: {chance.choice((14, 18, 22, 28))}mm }}",
        f"body {{ font: {size}pt/{leading} '{font}', sans-serif; hyphens: {'auto' if justified else 'manual'};"
        f" text-align: {'justify' if justified else 'left'} }}",
        f"main {{ column-count: {columns}; column-gap: {chance.choice((5, 7, 10))}mm;"
        f" column-rule: {chance.choice(('none', '0.4pt solid #999'))} }}",
        f"td, th {{ padding: {chance.choice((1, 2, 4, 6))}pt {chance.choice((3, 5, 8))}pt; text-align: left;"
        f" vertical-align: {'middle' if middle else 'top'} }}",
        f"tr, .card {{ break-inside: {'avoid' if kept else 'auto'} }} .when {{ width: {'13%' if narrow else '24%'} }}",
        f"th {{ {chance.choice(HEADS)} }} .what {{ {chance.choice(HEADS[:2])} }}",
        f".goal, .goal td {{ {chance.choice(GOALS)} }}",
        f"h1, h2, h3 {{ break-after: avoid; column-span: {chance.choice(('none', 'all'))}; text-align: left }}",
        f"li {{ margin: 0 0 {chance.choice((0, 1, 4))}pt }} p {{ margin: 0 0 {chance.choice((3, 6, 9))}pt }}",
        f".card {{ border: {chance.choice(('none', '0.6pt solid #888'))}; margin-bottom: 6pt; padding: 4pt }}",
        RULES[rules],
        chance.choice(("", "thead { display: table-row-group }")),  # the head stands on the first page only
    ]
    head = chance.choice(("", "", "Gesundheit in der Kommune", "Bericht <span class=pageNumber></span>"))
    told = (page, font, f"{size}pt", rules, arranged, f"{columns} columns", "justified" if justified else "ragged")
    return Look("\n".join(css), page, head, chance.choice(FEET), bullet, arranged, told)


def web_page(document: Document, look: Look) -> str:
    """The document as one page for a browser; furniture is left out."""
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    said: list[str] = []
    columns = not any(block.cell for block in blocks)
    for in_table, part in groupby(blocks, lambda block: block.cell is not None):
        own = [*part]
        said.extend(_plan(document, own, look) if in_table else _story(document, own))
    body = "\n".join(said)
    style = f"<style>{BASE} ul {{ list-style: '{look.bullet} ' }} {look.css}</style>"
    return f"<!doctype html><html lang=de>{style}{f'<main>{body}</main>' if columns else body}</html>"


def _story(document: Document, blocks: list[Block]) -> Iterator[str]:
    for is_item, part in groupby(blocks, lambda block: block.kind == "item"):
        own = [*part]
        if is_item:
            yield _list(document, own)
            continue
        for block in own:
            tag = f"h{block.level}" if block.kind == "heading" else "p"
            yield f"<{tag}>{_text(document, block)}</{tag}>"


def _list(document: Document, items: list[Block], level: int = 0) -> str:
    """A list with the lists inside it; items without a marker get none."""
    said: list[str] = []
    for inner, part in groupby(items, lambda block: (block.level or 0) > level):
        if inner:
            said[-1:] = [said[-1].removesuffix("</li>") + _list(document, [*part], level + 1) + "</li>"] if said else []
        else:
            said += [f"<li>{_text(document, block)}</li>" for block in part]
    bare = "" if items[0].marker else " class=bare"
    return f"<ul{bare}>{''.join(said)}</ul>"


def _text(document: Document, block: Block) -> str:
    return html.escape(document.quote(block.span))


def _plan(document: Document, blocks: list[Block], look: Look) -> Iterator[str]:
    """The table of a plan, in the arrangement of the look."""
    rows = _rows(blocks)
    head = _headed(document, rows[0])
    if len(head) > 2:  # goals stand in a column of their own
        look = replace(look, arranged="rows")
    table: list[str] = []
    for row in rows[1:]:
        if len(row) > 1:
            table.append(_row(document, row, look, len(head)))
        elif look.arranged in ("headings", "cards"):
            yield from _table(head, table, look)
            table = []
            yield f"<h3 class=goal>{_parts(document, row[0])}</h3>"
        else:
            table.append(f"<tr class=goal><td colspan={len(head)}>{_parts(document, row[0])}</td></tr>")
    yield from _table(head, table, look)


def _rows(blocks: list[Block]) -> list[Row]:
    rows: dict[int, Row] = {}
    for block in blocks:
        assert block.cell
        rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
    return [rows[number] for number in sorted(rows)]


def _headed(document: Document, row: Row) -> list[str]:
    """The heads of the columns; a head that names two columns in one cell is parted after its first word."""
    said = [_parts(document, row[column]) for column in sorted(row)]
    return said if len(said) > 1 else [*said[0].split(" ", 1)]


def _table(head: list[str], rows: list[str], look: Look) -> Iterator[str]:
    if look.arranged == "cards":
        yield from rows
    elif rows:
        cells = "".join(_ordered([f"<th>{said}</th>" for said in head], look))
        yield f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(document: Document, row: Row, look: Look, width: int) -> str:
    parts = [_parts(document, row.get(column, [])) for column in range(width)]
    if look.arranged == "cards":
        return f"<div class=card>{''.join(f'<div>{part}</div>' for part in parts)}</div>"
    names = ["when" if width == 2 and not column else "what" for column in range(width)]
    cells = [f"<td class={name}>{part}</td>" for name, part in zip(names, parts, strict=True)]
    return f"<tr>{''.join(_ordered(cells, look))}</tr>"


def _ordered(cells: list[str], look: Look) -> list[str]:
    return cells[::-1] if look.arranged == "mirrored" else cells


def _parts(document: Document, blocks: list[Block]) -> str:
    """What a cell holds: its paragraphs, and its bullets as a list."""
    said = []
    for is_item, part in groupby(blocks, lambda block: block.kind == "item"):
        own = [*part]
        said.append(_list(document, own) if is_item else "<br>".join(_text(document, block) for block in own))
    return "".join(said)
