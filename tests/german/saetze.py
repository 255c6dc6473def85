"""Reads the hand-labelled sentences of kommunen_saetze.tsv and compares them with what is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.german.kommune import find_kommunen
from extractors.model.document import Block, Document, Span, lines

FILE = Path(__file__).with_name("kommunen_saetze.tsv")


@dataclass(frozen=True)
class Satz:
    """Satz: a sentence without its brackets, where its mentions stand, and their keys (None where left open)."""

    text: str
    mentions: tuple[Span, ...]
    keys: tuple[tuple[str, ...] | None, ...]


def read_saetze() -> Iterator[Satz]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        marked, _, keys = line.partition("\t")
        marked = marked.replace("\\n", "\n")
        mentions = []
        for number, match in enumerate(re.finditer(r"\[([^\]]*)\]", marked)):
            start = match.start() - 2 * number
            mentions.append(Span(start, start + len(match[1])))
        text = re.sub(r"[\[\]]", "", marked)
        yield Satz(text, tuple(mentions), tuple(_keys(key) for key in keys.split()))


def _keys(label: str) -> tuple[str, ...] | None:
    return None if label == "?" else () if label == "-" else tuple(label.split("+"))


def document_of(text: str) -> Document:
    joined, spans = lines(text.split("\n"))
    return Document("0" * 12, "satz", joined, tuple(Block("paragraph", span) for span in spans))


def found_in(satz: Satz) -> dict[Span, tuple[str, ...]]:
    """Each mention's stretch, from its art to its name, and its candidates."""
    found = find_kommunen(document_of(satz.text))
    return {
        Span(
            g.spans[-1].start if len(g.spans) > 1 and g.spans[0].end + 1 < g.spans[-1].start else g.spans[0].start,
            g.spans[-1].end,
        ): g.value.ags_kandidaten
        for g in found
    }
