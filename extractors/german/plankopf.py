"""The words that tell a workplan: heads of columns, goals, and rows as the finders hand them on.

Nr. | Ziel | Maßnahme | Zuständig | Beginn | Ende | Status        Teilziel 3: Die Kommune hat …
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.model.document import Span

Role = Literal["zeitraum", "ende", "massnahme", "ziel", "nr", "zustaendig", "status", "kommune", "sonstiges"]
Sort = Literal["kopf", "ziel", "massnahme"]

# what the head of a column says; the first that matches decides
HEADS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "ende",
        re.compile(r"^(?:projekt)?ende$|^bis(?: wann\??)?$|\bfrist\b|\b(?:umsetzung|erledigung|abschluss) bis\b", re.I),
    ),
    (
        "zeitraum",
        re.compile(
            r"\b(?:umsetzungs|projekt|durchführungs)?(?:zeitraum|zeitrahmen|zeitfenster|zeithorizont|laufzeit"
            r"|zeitplan|zeit|termine?|terminierung)\b"
            r"|^(?:projekt)?(?:beginn|start)$|^(?:ab|von|seit)(?: wann\??)?$|\bwann\b",
            re.I,
        ),
    ),
    ("status", re.compile(r"\b(?:umsetzungs)?(?:status|stand)\b|\bbearbeitungsstand\b", re.I)),
    ("zustaendig", re.compile(r"zuständig|verantwort|federführ|\bträger\b|\bakteure?\b|\bwer\b", re.I)),
    (
        "massnahme",
        re.compile(r"ma(?:ß|ss)nahme|arbeitspaket|aktivität|\bvorhaben\b|\bprojekte?\b|\baufgaben?\b|\bwas\b", re.I),
    ),
    ("ziel", re.compile(r"\b(?:teil|ober|unter|leit|handlungs)?ziele?\b|\bhandlungsfeld", re.I)),
    ("kommune", re.compile(r"\bkommunen?\b|\bstadt\b|\bgemeinde\b|\blandkreis\b", re.I)),
    ("nr", re.compile(r"(?:\bnr\b\.?|\bnummer\b|\blfd\b|^#$)", re.I)),
)
MEASURES = re.compile(r"ma(?:ß|ss)nahme|arbeitspaket", re.I)  # heads that say by themselves that measures follow
GOAL = re.compile(
    r"(?P<cue>(?:Teil|Ober|Unter|Leit|Handlungs)?[Zz]iel|ZIEL|Handlungsfeld)"
    r"(?: {0,2}(?:Nr\. ?)?(?P<nummer>[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}(?![0-9]))(?P<mark>\.? ?[:–—-]|\.)? ?| ?[:–—] ?)"
)
HEAD_WORDS = 16  # a head is short; a cell with more words is text
CLOCK = re.compile(r"(?<![0-9.])[0-2]?[0-9][:.][0-5][0-9](?![0-9./])|\bUhr\b")
DATED = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a cell: where it stands, and its kind and level as a block's."""

    span: Span
    kind: str
    level: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a plan: what sort it is and what each role says.

    `first` where it opens a table or page; `more` where it goes on with the measure above, whatever it says.
    """

    sort: Sort
    parts: Mapping[Role, Sequence[Part]]
    numbers: tuple[int, ...]
    first: bool = False
    more: bool = False

    def of(self, role: Role) -> Sequence[Part]:
        return self.parts.get(role, ())

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted(part.span for parts in self.parts.values() for part in parts))


def role_of(head: str) -> Role:
    """What a column with this head is for."""
    return next((role for role, pattern in HEADS if pattern.search(head)), "sonstiges")


def is_plan(roles: Mapping[int, Role], heads: Mapping[int, str]) -> bool:
    """A plan's head names measures and one thing more; "Projekt" and "Was" count only beside a period or goal."""
    known = set(roles.values()) - {"sonstiges"}
    sure = any(
        role == "massnahme" and MEASURES.search(heads[column]) for column, role in roles.items() if column in heads
    )
    return "massnahme" in known and len(known) > 1 and (sure or bool(known & {"zeitraum", "ende", "ziel"}))


def roles_in_line(text: str) -> dict[int, Role]:
    """The columns of a head whose titles stand in one line ("ZEITRAUM MAßNAHMEN …"), in the order of the words."""
    found = sorted((match.start(), role) for role, pattern in HEADS[:5] if (match := pattern.search(text)))
    return {number: role for number, (_, role) in enumerate(found)}


def is_head_line(text: str) -> bool:
    """A line, and no sentence, names the columns of a plan: a period and measures."""
    short = len(text.split()) <= HEAD_WORDS and text[-1:] != "." and not GOAL.match(text)
    roles = roles_in_line(text) if short else {}
    return "zeitraum" in roles.values() and bool(MEASURES.search(text)) and is_plan(roles, {0: text})


def is_clock(text: str) -> bool:
    """ "9:30 Uhr" in a column of periods: a timetable, not a plan."""
    return bool(CLOCK.search(text)) and not DATED.search(text)
