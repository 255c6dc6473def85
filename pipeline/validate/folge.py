"""Counts what follows a figure that announces a list.

In vier Themenbereichen ist der Verbund tätig: / Bewegung, / Ernährung, / Entspannung und / Teilhabe.
"""

import re
from dataclasses import dataclass

from extractors.model.document import Block, Document

TO_COLON = re.compile(r"[^.!?:;]{0,240}:(?= |$)")
FOLGENDE = re.compile(r"\b[Ff]olgende[nrs]?\b|\bund zwar\b|\bnämlich\b")
SENTENCE_END = re.compile(r"(?<=[a-zäöüß“)”0-9]{2})[.!?](?= [A-ZÄÖÜ„]|$)")
NUMBERED = re.compile(r"(?<![A-Za-z0-9])\(?(?:[1-9][0-9]?|[a-h])[.)] ?(?=[A-ZÄÖÜa-zäöü„])")
AND = re.compile(r" (?:und|sowie|oder|&) ")
MOST_PARAGRAPHS = 20


@dataclass(frozen=True, slots=True)
class Folge:
    """Folge: how many members a list has, and how they were counted."""

    gezaehlt: int
    regel: str


def count_folge(document: Document, end: int) -> Folge | None:
    """The members of the list that the words around `end` (the end of a figure with its noun) announce."""
    number = document.block_number(end)
    block = document.blocks[number]
    rest = document.text[end : block.span.end]
    colon = TO_COLON.match(rest)
    if colon and rest[colon.end() :].strip():
        return _in_sentence(rest[colon.end() :])
    if colon or block.kind == "heading":
        return _below(document, number)
    announced = FOLGENDE.search(document.quote(block.span)) and not SENTENCE_END.search(rest[:-1])
    return _below(document, number) if announced else None


def _in_sentence(text: str) -> Folge | None:
    end = SENTENCE_END.search(text)
    members = count_members(text[: end.start()] if end else text)
    return Folge(members, "Aufzählung nach dem Doppelpunkt, Kommas und letztes „und“") if members > 1 else None


def _below(document: Document, number: int) -> Folge | None:
    """Items right below; or paragraphs that each end like a member of an enumeration."""
    following = [block for block in document.blocks[number + 1 :] if block.kind != "furniture"]
    items = _items(following)
    if items:
        return Folge(len(items), "Einträge der Liste darunter")
    lines = [document.quote(block.span) for block in following[:MOST_PARAGRAPHS] if block.kind == "paragraph"]
    if not lines or following[0].kind != "paragraph" or following[0].cell:
        return None
    enumeration: list[str] = []
    for line in lines:
        enumeration.append(line.rstrip())
        if not line.rstrip().endswith((",", ";", " und", " sowie")):
            break
    members = count_members(" ".join(enumeration))
    return Folge(members, "Aufzählung darunter, Kommas und letztes „und“") if members > 1 else None


def _items(following: list[Block]) -> list[Block]:
    """Items of the first level met; a deeper one belongs to the item above it."""
    items: list[Block] = []
    for block in following:
        if block.kind != "item":
            break
        if not items or block.level <= items[0].level:
            items.append(block)
    return items


def count_members(text: str) -> int:
    """Members of an enumeration in one sentence.

    >>> count_members("Bewegung, Kinder und Jugend in der Stadt, Ernährung und Ruhe")
    4
    """
    marked = len(NUMBERED.findall(text))
    if marked > 1:
        return marked
    parts = [part for part in re.split(r";|," if ";" not in text else ";", text) if part.strip()]
    last = bool(parts) and AND.search(parts[-1]) is not None
    return len(parts) + last
