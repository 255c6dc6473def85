"""Finds measures in cards and outlines: below a goal, the period on a line of its own above or below the title.

Ziel 1: … / ZEITRAUM: 07/2020 bis 06/2025 / Auftakt / • …        Ziel 1: … / Auftakt / Laufzeit 2021 bis 2023 / • …
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.german.plankopf import GOAL, is_head_line, role_of
from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Document, Span

LABELLED = re.compile(r"(?P<head>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{2,24}) ?:? (?P<zeit>(?=.{0,60}[0-9]{4}).{4,60})$")
BARE = re.compile(r"[0-9]{4}.|.[0-9]{4}")  # a year alone is a line of a chronicle
OWN_NAME = re.compile(r"(?:Maßnahme|MASSNAHME|Massnahme|Arbeitspaket)\b.{0,12}[:.–—-] ?\S")
IN_PARENTHESES = re.compile(r"\((?P<zeit>[^()]{4,60})\)$")
TITLE, GOAL_TEXT = 300, 600  # characters at most


@dataclass(frozen=True, slots=True)
class Card:
    """One measure: the number of the block that is its title, that of its period, and where the period stands."""

    title: int
    period: int
    zeit: Span

    @property
    def numbers(self) -> tuple[int, int]:
        """Both blocks, in order of the text."""
        return min(self.title, self.period), max(self.title, self.period)


def find_cards(document: Document) -> dict[int, Card]:
    """The cards of all goals, by the number of each of their two blocks."""
    boxed = in_boxes(document)
    free = (n for n, block in enumerate(document.blocks) if not block.cell or n in boxed)
    numbers = [n for n in free if document.blocks[n].kind != "furniture" and not _is_head(document, n)]
    goals = [at for at, n in enumerate(numbers) if is_goal_line(document, n)]
    found: dict[int, Card] = {}
    for start, end in pairwise([*goals, len(numbers)]):
        text = goal_text(document, numbers[start])
        for card in _section(document, [n for n in numbers[start + 1 : end] if n != text]):
            found[card.title] = found[card.period] = card
    return found


def in_boxes(document: Document) -> frozenset[int]:
    """The blocks of tables that are none: boxes side by side, nearly each with the period and the title of a card."""
    cells: dict[int, dict[tuple[int, int], list[int]]] = {}
    for number, block in enumerate(document.blocks):
        if block.cell and block.kind != "furniture":
            table = cells.setdefault(block.cell.table, {})
            table.setdefault((block.cell.row, block.cell.column), []).append(number)
    return frozenset(
        n for table in cells.values() if _are_boxes(document, table) for own in table.values() for n in own
    )


def _are_boxes(document: Document, cells: Mapping[tuple[int, int], Sequence[int]]) -> bool:
    """Cells that hold a card, or one goal alone, or the rest of a list that a page end cut."""
    others = [
        numbers
        for numbers in cells.values()
        if not is_goal_line(document, numbers[0]) and document.blocks[numbers[0]].kind != "item"
    ]
    held = [numbers for numbers in others if len(numbers) > 1 and any(_period(document, n) for n in numbers[:2])]
    return len(held) > 1 and len(held) == len(others)


def is_goal_line(document: Document, number: int) -> bool:
    """ "Ziel 1: …", with a mark behind its number, as a heading or with nothing behind it."""
    block = document.blocks[number]
    text = document.quote(block.span)
    goal = GOAL.match(text)
    return bool(goal and goal["nummer"] and (goal["mark"] or block.kind == "heading" or goal.end() == len(text)))


def goal_text(document: Document, number: int) -> int | None:
    """The block below "Ziel 1:" that says what the goal is, where that line ends with its colon."""
    goal = document.blocks[number]
    if not document.quote(goal.span).rstrip().endswith(":"):
        return None
    below = next((n for n in range(number + 1, len(document.blocks)) if document.blocks[n].kind != "furniture"), None)
    if below is None or document.blocks[below].kind == "item" or document.blocks[below].cell != goal.cell:
        return None
    told = is_goal_line(document, below) or _period(document, below)
    return None if told or len(document.quote(document.blocks[below].span)) > GOAL_TEXT else below


def _section(document: Document, numbers: Sequence[int]) -> Iterator[Card]:
    """The cards below one goal; the first of them tells on which side of the title the periods stand."""
    periods = {at: zeit for at, n in enumerate(numbers) if (zeit := _period(document, n))}
    items = {at for at in periods if document.blocks[numbers[at]].kind == "item"}
    if len(items) < len(periods):  # a point of a time line is drawn before each period or before none
        periods = {at: zeit for at, zeit in periods.items() if at not in items}
    first = min(periods, default=len(numbers))
    if heads := _heads_above_lists(document, numbers, sorted(periods)):
        yield from (
            Card(numbers[head], numbers[at], periods[at]) for head, at in zip(heads, sorted(periods), strict=True)
        )
        return
    side = 1 if first == 0 else -1
    if not _begins_card(document, numbers, first):
        return
    taken = -1
    for at, zeit in periods.items():
        # beside a title of one line a period on its right goes on below it, and is read behind it
        beside = (title for title in (at + side, at - 1) if taken < title < len(numbers) and title not in periods)
        title = next((title for title in beside if _is_title(document, numbers[title], side)), None)
        if title is not None:
            taken = max(at, title)
            yield Card(numbers[title], numbers[at], zeit)


def _is_head(document: Document, number: int) -> bool:
    """The head of the plan, which may stand below its first goal: "Maßnahmen der Stadt Zeitraum"."""
    return document.blocks[number].kind != "item" and is_head_line(document.quote(document.blocks[number].span))


def _begins_card(document: Document, numbers: Sequence[int], first: int) -> bool:
    """The first period below a goal is that of its first card, if not the titles above end with theirs: "(2021)"."""
    if first > 1:
        ended = IN_PARENTHESES.search(document.quote(document.blocks[numbers[0]].span))
        return first < len(numbers) and bool(ended and parse_zeitraum(ended["zeit"]))
    return first == 0 or document.blocks[numbers[0]].kind != "item"


def _heads_above_lists(document: Document, numbers: Sequence[int], periods: Sequence[int]) -> list[int]:
    """The titles of cards that end with their periods: a line, items below it, and then the period; else none."""
    heads = [0, *(at + 1 for at in periods)]
    if not periods or any(at < head + 2 for head, at in zip(heads, periods, strict=False)):
        return []
    items = [document.blocks[n].kind == "item" for n in numbers]
    cards = zip(heads, periods, strict=False)
    listed = all(not items[head] and all(items[head + 1 : at]) for head, at in cards)
    return heads[: len(periods)] if listed else []


def _period(document: Document, number: int) -> Span | None:
    """Where a line that is nothing but a period says it, with or without a label."""
    block = document.blocks[number]
    text = document.quote(block.span)
    if len(text) > 2 * 60:
        return None
    match = LABELLED.match(text)
    if match and role_of(match["head"]) == "zeitraum":
        return Span(block.span.start + match.start("zeit"), block.span.end)
    aside = IN_PARENTHESES.match(text)
    if aside and parse_zeitraum(aside["zeit"]):
        return Span(block.span.start + 1, block.span.end - 1)
    return block.span if BARE.search(text) and parse_zeitraum(text) else None


def _is_title(document: Document, number: int, side: int) -> bool:
    """A line of its own; a measure that names itself ("Maßnahme 3: …") above its fields is read with these."""
    block = document.blocks[number]
    text = document.quote(block.span)
    return block.kind != "item" and len(text) <= TITLE and not (side < 0 and OWN_NAME.match(text))
