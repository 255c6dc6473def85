"""Finds legal notices and other boilerplate, whose periods and numbers say nothing about health promotion.

Diese Schrift darf in den fünf Monaten vor einer Wahl nicht zur Wahlwerbung verwendet werden.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from extractors.model.document import Block, Document, Span

SENTENCE_END = re.compile(r"(?<=[a-zäöüß“)”0-9][a-zäöüß“)”0-9][.!?]) (?=[A-ZÄÖÜ„©])")
MOST_BETWEEN = 2  # sentences without a known word between two notices: "Dies gilt sinngemäß auch hier."


@dataclass(frozen=True, slots=True)
class Muster:
    """Muster: one entry of the registry; `recht` is what the notice allows and forbids."""

    name: str
    version: int
    recht: str
    mindestens: int
    kern: tuple[re.Pattern[str], ...]
    worte: tuple[re.Pattern[str], ...]
    ueberschrift: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Rechtshinweis:
    """Rechtshinweis: a stretch of boilerplate and the entry of the registry it belongs to."""

    muster: Muster = field(repr=False)
    span: Span

    @property
    def why(self) -> str:
        """The text for `Ignored.why`: name, version and the usage rights."""
        return f"boilerplate {self.muster.name}/{self.muster.version}: {self.muster.recht}"


@cache
def load_muster() -> tuple[Muster, ...]:
    """The registry, in the order in which it is asked."""
    source = resources.files("extractors.german").joinpath("rechtshinweise.toml").read_text(encoding="utf-8")
    return tuple(
        Muster(
            entry["name"],
            entry["version"],
            entry["recht"],
            entry["mindestens"],
            tuple(map(re.compile, entry["kern"])),
            tuple(map(re.compile, entry["worte"])),
            re.compile(entry["ueberschrift"]) if "ueberschrift" in entry else None,
        )
        for entry in tomllib.loads(source)["hinweis"]
    )


def find_boilerplate(document: Document) -> tuple[Rechtshinweis, ...]:
    """Every notice in order of the text, sentence by sentence; never a heading, a table cell or furniture.

    What stands between two notices of one passage belongs to the first: such passages are copied as a whole.
    """
    return _find(document.text, document.blocks)


@lru_cache(maxsize=4)  # every extractor asks for the same document
def _find(text: str, blocks: tuple[Block, ...]) -> tuple[Rechtshinweis, ...]:
    sentences = [(n, s) for n, block in enumerate(blocks) if _may_be_legal(block) for s in _sentences(text, block)]
    above = _sections(text, blocks)
    known = [(place, above.get(n) or _match(text[s.start : s.end])) for place, (n, s) in enumerate(sentences)]
    hits = [(place, muster) for place, muster in known if muster]
    found = [Rechtshinweis(muster, sentences[place][1]) for place, muster in hits]
    for (place, muster), (following, _) in pairwise(hits):
        near = sentences[following][0] - sentences[place][0] <= 1
        if near and following - place - 1 <= MOST_BETWEEN:
            found.extend(Rechtshinweis(muster, span) for _, span in sentences[place + 1 : following])
    return tuple(sorted(found, key=lambda hinweis: hinweis.span))


def _sections(text: str, blocks: tuple[Block, ...]) -> dict[int, Muster]:
    """The entry for each block that stands under a legal heading."""
    current: Muster | None = None
    under: dict[int, Muster] = {}
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            title = text[block.span.start : block.span.end]
            current = next((m for m in load_muster() if m.ueberschrift and m.ueberschrift.search(title)), None)
        elif current and block.kind != "furniture":
            under[number] = current
    return under


def _may_be_legal(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and block.cell is None


def _sentences(text: str, block: Block) -> Iterator[Span]:
    start = block.span.start
    for end in SENTENCE_END.finditer(text, block.span.start, block.span.end):
        yield Span(start, end.start())
        start = end.end()
    if start < block.span.end:
        yield Span(start, block.span.end)


def _match(sentence: str) -> Muster | None:
    return next((muster for muster in load_muster() if _fits(muster, sentence)), None)


def _fits(muster: Muster, sentence: str) -> bool:
    core = sum(bool(wort.search(sentence)) for wort in muster.kern)
    return core > 0 and core + sum(bool(wort.search(sentence)) for wort in muster.worte) >= muster.mindestens
