"""Grounded values: a value together with every span of the text that says so."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from extractors.model.document import Span

T = TypeVar("T")
U = TypeVar("U")

Genauigkeit = Literal[
    "tag", "monat", "quartal", "halbjahr", "jahreszeit", "schuljahr", "jahr", "jahrzehnt", "jahrhundert"
]

KommuneArt = Literal[
    "Stadt", "Landeshauptstadt", "Markt", "Gemeinde", "Landkreis", "Bezirk", "Land", "Gesundheitsregion"
]


@dataclass(frozen=True, slots=True)
class Grounded(Generic[T]):
    """A value and the spans that say so: two or more where a page break or another row cut the words."""

    value: T
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"a value without words: {self.value!r}")

    def map(self, change: "Callable[[T], U]") -> "Grounded[U]":
        """The same words, understood as another value."""
        return Grounded(change(self.value), self.spans)


def spans_of(values: Iterable[Grounded[T]]) -> tuple[Span, ...]:
    """All spans of several values, in order of the text."""
    return tuple(sorted({span for value in values for span in value.spans}))


@dataclass(frozen=True, slots=True)
class Zeitraum:
    """Zeitraum: a period with its bounds as days, both inclusive; an open end is None.

    `genauigkeit` is how precise the words are (of the coarser bound where they differ); `edtf` is the exact form in
    ISO 8601-2 ("../2015-23" for "bis Herbst 2015"). `status` keeps words that set no bound ("laufend", "jährlich").
    """

    beginn: date | None
    ende: date | None
    genauigkeit: Genauigkeit | None
    edtf: str
    status: str | None = None

    def __post_init__(self) -> None:
        if self.beginn and self.ende and self.beginn > self.ende:
            raise ValueError(f"ends before it begins: {self.beginn}..{self.ende}")


@dataclass(frozen=True, slots=True)
class Kommune:
    """Kommune: a municipality, district or health region as the document names it, without its art.

    `ags_kandidaten` are all register keys (text, with leading zeros) the words allow in the stated year, sorted;
    `regel` is the rule of the link. `ags` is set only where exactly one candidate remains.
    """

    name: str
    art: KommuneArt | None = None
    ags_kandidaten: tuple[str, ...] = ()
    regel: str = ""

    @property
    def ags(self) -> str | None:
        return self.ags_kandidaten[0] if len(self.ags_kandidaten) == 1 else None
