"""Text that remembers where each of its characters stood in the source, while markup is taken out of it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model.document import Offsets
from pipeline.read.draft import BLANK, SOFT_HYPHEN, Piece, clean

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});?")


@dataclass(frozen=True, slots=True)
class Traced:
    """`text`, and for each character the source offsets where it starts and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int) -> "Traced":
        """A stretch of source that begins at offset `start`."""
        return cls(text, tuple(range(start, start + len(text))), tuple(range(start + 1, start + len(text) + 1)))

    def __getitem__(self, part: slice) -> "Traced":
        return Traced(self.text[part], self.starts[part], self.ends[part])

    def keep(self, pattern: re.Pattern[str]) -> "Traced":
        """Each match shrinks to its group "keep" (to nothing where the pattern has none)."""
        kept: list[int] = []
        position = 0
        for match in pattern.finditer(self.text):
            kept.extend(range(position, match.start()))
            if "keep" in pattern.groupindex:
                kept.extend(range(*match.span("keep")))
            position = match.end()
        if not position:
            return self
        kept.extend(range(position, len(self.text)))
        return self._take(kept)

    def _take(self, kept: list[int]) -> "Traced":
        return Traced(
            "".join(self.text[i] for i in kept),
            tuple(self.starts[i] for i in kept),
            tuple(self.ends[i] for i in kept),
        )

    def unescape(self) -> "Traced":
        """Character references replaced by what they stand for; each keeps the place of the whole reference."""
        if "&" not in self.text:
            return self
        parts: list[Traced] = []
        position = 0
        for match in ENTITY.finditer(self.text):
            meant = html.unescape(match[0])
            if meant == match[0]:
                continue
            first, last = self.starts[match.start()], self.ends[match.end() - 1]
            parts += [self[position : match.start()], Traced(meant, (first,) * len(meant), (last,) * len(meant))]
            position = match.end()
        parts.append(self[position:])
        return concat(parts)

    def split(self, pattern: re.Pattern[str]) -> Iterator["Traced"]:
        """The stretches between the matches."""
        position = 0
        for match in pattern.finditer(self.text):
            yield self[position : match.start()]
            position = match.end()
        yield self[position:]

    def pieces(self) -> list[Piece]:
        """The blank-separated words."""
        found = []
        for match in re.finditer(r"[^ ]+", self.text.translate(BLANK)):
            if word := clean(match[0]):
                place = Offsets(self.starts[match.start()], self.ends[match.end() - 1])
                found.append(Piece(word, place))
        if found and self.text.rstrip().endswith(SOFT_HYPHEN):  # told to `join_lines`, taken off where no line follows
            found[-1] = Piece(found[-1].text + SOFT_HYPHEN, found[-1].place)
        return found


def concat(parts: list[Traced]) -> Traced:
    return Traced(
        "".join(part.text for part in parts),
        tuple(start for part in parts for start in part.starts),
        tuple(end for part in parts for end in part.ends),
    )
