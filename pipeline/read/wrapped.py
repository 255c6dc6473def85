"""Wrapped lines: which printed lines are one paragraph, which stand for themselves, which are headings.

Gemeinden, Städte und Landkreise ar-
beiten hierbei mit vereinten Kräften
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.german.trennung import HYPHENS
from pipeline.read.draft import Draft, join_lines, vocabulary
from pipeline.read.markdown import BREAK, HEADING, plain
from pipeline.read.traced import Traced

# words that German writes with a capital only where a sentence begins: a line that begins with one begins a sentence
STARTERS = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "alle", "allen", "wir", "es"}
    | {
        "im",
        "in",
        "am",
        "an",
        "auf",
        "aus",
        "bei",
        "beim",
        "bis",
        "durch",
        "für",
        "gegen",
        "hier",
        "mit",
        "nach",
        "ohne",
    }
    | {"seit", "über", "um", "unter", "vom", "von", "vor", "während", "zu", "zum", "zur", "zwischen", "als", "auch"}
    | {"damit", "danach", "darüber", "dabei", "dazu", "diese", "dieser", "dieses", "so", "wenn", "weil", "wie"}
)
SHORT = 0.6  # of the widest line beside it: a shorter line was not ended by the margin
MID_SENTENCE = re.compile(r"[a-zäöüß)][.!?] [A-ZÄÖÜ]")  # a line that ends one sentence and begins the next is prose
REACH = re.compile(r"www\.|https?://|[\w.+-]{1,64}@\w|\+?\(?0")  # a web address, an e-mail address, a number: no words
ENDS_SENTENCE = (".", "!", "?", ":", ";", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without its line break: its offset, its number from 1 and its page."""

    raw: str
    start: int
    number: int
    page: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is written: the words it knows, and whether it marks its headings itself."""

    known: frozenset[str]
    marks_headings: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Manner":
        words = vocabulary(word for line in lines for word in line.raw.split())
        return cls(words, any(HEADING.match(line.raw) for line in lines))


def paragraphs(lines: Sequence[Line], manner: Manner, led_in: bool) -> Iterator[Draft]:
    """The drafts of neighbouring lines; `led_in` where the text before them ends with a colon."""
    printed = [row for line in lines for row in _rows(line)]
    texts = [row.text.strip() for row in printed]
    if led_in and is_enumeration(texts):
        yield from (Draft("item", row.pieces(), lines[0].page) for row in printed)
        return
    groups = list(_groups(printed, texts))
    for number, group in enumerate(groups):
        pieces = join_lines([row.pieces() for row in group], manner.known)
        if not pieces:
            continue
        draft = Draft("paragraph", pieces, lines[0].page)
        rest = groups[number + 1 :]
        if not manner.marks_headings and len(group) == 1 and is_heading(group[0].text.strip(), bool(rest), len(groups)):
            draft.kind, draft.level = "heading", 1 if group[0].text.isupper() else 2
        yield draft


def _rows(line: Line) -> Iterator[Traced]:
    """The printed lines of a source line: a <br> inside it ends one, two blanks at its end are told by a line break."""
    parts = [plain(part) for part in Traced.of(line.raw, line.start).split(BREAK)]
    yield from (part for part in parts if part.text.strip())


def _groups(printed: list[Traced], texts: list[str]) -> Iterator[list[Traced]]:
    one_each = is_list_of_lines(texts)
    group: list[Traced] = []
    width = 0
    for row, text in zip(printed, texts, strict=True):
        width = max(width, len(text))
        if group and (one_each or _ended(group[-1].text, text, width)):
            yield group
            group, width = [], len(text)
        group.append(row)
    if group:
        yield group


def _ended(previous: str, text: str, width: int) -> bool:
    """Whether the paragraph ended with the previous line; `width` is that of the widest line beside the two."""
    if previous.endswith(("  ", "\\")):
        return True
    previous = previous.strip()
    if previous[-1] in HYPHENS or previous[-1] in ",(/„":
        return False
    if MID_SENTENCE.search(previous) and not previous.endswith(ENDS_SENTENCE):
        return False
    short = len(previous) < SHORT * width
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "„»©→"):
        return short and previous.endswith((".", "!", "?"))
    if short or previous.isupper() != text.isupper():
        return True
    return _first_word(text) in STARTERS and not previous.endswith((*ENDS_SENTENCE, '"', "“")) and text[0].isupper()


def _first_word(text: str) -> str:
    return re.split(r"[^A-Za-zÄÖÜäöüß]", text, maxsplit=1)[0].lower()


def is_list_of_lines(texts: Sequence[str]) -> bool:
    """Lines that each stand for themselves: an address, or "Stadt Musterhausen seit 2015" below its like."""
    if len(texts) < 2 or max(map(len, texts)) > (45 if len(texts) == 2 else 70):
        return False
    if any(not (text[0].isupper() or text[0].isdigit() or REACH.match(text)) for text in texts):
        return False
    prose = texts[-1].endswith((".", "!", "?")) and any(text.split()[-1].islower() for text in texts[:-1])
    return not prose and all(_closed(text) for text in texts[:-1])


def _closed(text: str) -> bool:
    """Not cut in mid-phrase: no hyphen, comma or lower-case function word at its end."""
    last = text.split()[-1]
    return last[-1] not in HYPHENS + ",(/" and not (last.islower() and last.isalpha() and len(last) <= 5)


def is_enumeration(texts: Sequence[str]) -> bool:
    """ "Gesundheit im Quartier," / "Bewegung im Alter und" / "Ernährung." below a lead-in: one item a line."""
    return len(texts) > 1 and all(
        text.endswith((",", ";", " und", " oder", " sowie")) and len(text) <= 120 for text in texts[:-1]
    )


def is_heading(text: str, followed: bool, groups: int) -> bool:
    """A line of its own without an end mark, address or figure at its end, above other text or alone in its place."""
    if len(text) > 80 or not text[0].isupper() or text.endswith((*ENDS_SENTENCE, ",", "-")) or text[-1].isdigit():
        return False
    return not re.search(r"www\.|@|://", text) and (followed or groups == 1)
