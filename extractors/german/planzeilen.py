"""Finds the rows of a workplan that stands in no table: goals, measures and what belongs to them, line by line.

Ziel 1: … / 01/2021 bis 06/2022: Auftakt / Maßnahme 2: Bilanz (2023) / Zuständig: Gesundheitsamt
"""

import re
from collections.abc import Iterator

from extractors.german.plankarten import Card, find_cards, goal_text, in_boxes, is_goal_line
from extractors.german.plankopf import GOAL, Part, Role, Row, is_head_line, role_of
from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Block, Document, Span

PERIOD_FIRST = re.compile(r"(?P<zeit>(?=[^:]{0,60}[0-9]{4})[^:]{4,60}?) ?: (?P<titel>\S)")
RUN_IN = re.compile(
    r"(?P<zeit>[0-9]{1,2}[./][0-9]{4} ?(?:bis|[–—-]) ?[0-9]{1,2}[./][0-9]{4}) (?P<titel>[A-ZÄÖÜa-zäöü„(].{2,300}[^.])$"
)
NUMBERED = re.compile(
    r"(?:Maßnahme|MASSNAHME|Massnahme|Arbeitspaket)(?P<nr>(?: Nr\.)? (?:[A-Z]{0,2}[0-9.]{1,6}) ?[:.–—-]|:) ?"
    r"(?P<titel>[^()]{2,300}?)(?: ?\((?P<zeit>[^()]{0,60}[0-9]{4}[^()]{0,40})\))?\.?$"
)
PERIOD_LAST = re.compile(r"(?P<titel>.{3,300}?) ?\((?P<zeit>[^()]{0,60}[0-9]{4}[^()]{0,40})\)\.?$")
FIELD = re.compile(r"(?P<head>[A-ZÄÖÜ][a-zäöüß]{2,24}(?: bis)?) ?: (?P<value>\S)")
FIELDS: tuple[Role, ...] = ("zeitraum", "ende", "zustaendig", "status")


def find_lines(document: Document) -> Iterator[Row]:
    """Goals, measures below them that begin or end with a period, and measures that say so ("Maßnahme 3: …")."""
    open_goal, text_of_goal = False, None
    open_measure: tuple[int, Block] | None = None
    cards, boxed = find_cards(document), in_boxes(document)
    yield from _heads(document) if cards else ()
    for number, block in enumerate(document.blocks):
        if (block.cell and number not in boxed) or block.kind == "furniture" or number == text_of_goal:
            continue
        text = document.quote(block.span)
        if is_goal_line(document, number):
            text_of_goal = goal_text(document, number)
            numbers = (number,) if text_of_goal is None else (number, text_of_goal)
            open_goal, open_measure = text_of_goal is not None or bool(GOAL.sub("", text, count=1)), None
            if open_goal:
                told = [document.blocks[n] for n in numbers]
                yield Row("ziel", {"sonstiges": [Part(b.span, b.kind, b.level) for b in told]}, numbers)
        elif card := cards.get(number):
            if number == card.numbers[0]:
                yield Row("massnahme", _of_card(document, card), card.numbers, first=True)
            open_measure = number, document.blocks[card.title]
        elif (match := NUMBERED.match(text)) and (open_goal or match["nr"] != ":"):
            open_measure = number, block
            yield Row("massnahme", _numbered(block, match), (number,), first=True)
        elif open_measure and block.kind != "heading" and (parts := _field(block, text)):
            yield Row("massnahme", parts, (number,), more=True)
        elif open_goal and (match := _dated_title(document, number, text)):
            open_measure = number, block
            yield Row("massnahme", _numbered(block, match), (number,), first=True)
        elif block.kind == "heading":
            open_goal, open_measure = False, None
        elif open_goal and (match := PERIOD_FIRST.match(text) or _run_in(block, text)):
            open_measure = number, block
            yield Row("massnahme", _split(block, match), (number,), first=True)
        elif open_measure and _belongs(block, open_measure[1]):
            yield Row("massnahme", {"massnahme": [Part(block.span, "item", block.level)]}, (number,), more=True)
        elif open_goal and block.kind == "item" and (match := _dated(text)):
            open_measure = number, block
            yield Row("massnahme", _numbered(block, match), (number,), first=True)


def _heads(document: Document) -> Iterator[Row]:
    """Lines above the first goal that name the columns of the plan, though its measures stand in cards."""
    for number, block in enumerate(document.blocks):
        if is_goal_line(document, number):
            return
        free = not block.cell and block.kind not in ("furniture", "item")
        if free and is_head_line(document.quote(block.span)):
            yield Row("kopf", {"sonstiges": [Part(block.span, block.kind, block.level)]}, (number,))


def _of_card(document: Document, card: Card) -> dict[Role, list[Part]]:
    title = document.blocks[card.title].span
    return {"zeitraum": [Part(card.zeit, "paragraph", 0)], "massnahme": [Part(title, "paragraph", 0)]}


def _dated(text: str) -> re.Match[str] | None:
    """ "Impftag im Landratsamt (September 2024)" below a goal."""
    match = PERIOD_LAST.match(text)
    return match if match and parse_zeitraum(match["zeit"]) else None


def _dated_title(document: Document, number: int, text: str) -> re.Match[str] | None:
    """ "Impftag im Landratsamt (September 2024)" as a heading below a goal, or as a line above a list."""
    blocks = document.blocks
    above_list = number + 1 < len(blocks) and {blocks[number].kind, blocks[number + 1].kind} == {"paragraph", "item"}
    return _dated(text) if blocks[number].kind == "heading" or above_list else None


def _numbered(block: Block, match: re.Match[str]) -> dict[Role, list[Part]]:
    start = block.span.start
    parts: dict[Role, list[Part]] = {"massnahme": [Part(Span(start, start + match.end("titel")), "paragraph", 0)]}
    if match["zeit"]:
        parts["zeitraum"] = [Part(Span(start + match.start("zeit"), start + match.end("zeit")), "paragraph", 0)]
    return parts


def _run_in(block: Block, text: str) -> re.Match[str] | None:
    """ "07/2020 bis 06/2025 Auftakt" as a line of its own, no item of a measure's list."""
    return None if block.kind == "item" else RUN_IN.match(text)


def _field(block: Block, text: str) -> dict[Role, list[Part]]:
    """ "Zuständig: Gesundheitsamt" below a measure."""
    match = FIELD.match(text)
    role = role_of(match["head"]) if match else "sonstiges"
    if not match or role not in FIELDS:
        return {}
    return {role: [Part(Span(block.span.start + match.start("value"), block.span.end), "paragraph", 0)]}


def _split(block: Block, match: re.Match[str]) -> dict[Role, list[Part]]:
    start = block.span.start
    period = Span(start + match.start("zeit"), start + match.end("zeit"))
    title = Span(start + match.start("titel"), block.span.end)
    return {"zeitraum": [Part(period, "paragraph", 0)], "massnahme": [Part(title, "paragraph", 0)]}


def _belongs(block: Block, measure: Block) -> bool:
    """An item below a measure: deeper than the measure's own item, or any where the measure is a paragraph."""
    return block.kind == "item" and (measure.kind != "item" or block.level > measure.level)
