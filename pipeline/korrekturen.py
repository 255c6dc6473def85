"""Corrections by people: found again by the quoted words and their neighbours, never by offsets or layout.

[[korrektur]]
tabelle = "massnahmen"
feld = "zustaendig"
zitat = "Stadtsporthund"
davor = "zusammen mit dem"
danach = "und den Vereinen"
alt = "Stadtsporthund"
neu = "Stadtsportbund"
wer = "M. Beispiel"
warum = "Druckfehler"

With `streichen = true` instead of `neu` the record goes, and what hangs on it.
"""

import os
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal

from extractors.german.zeitraum import parse_zeitraum
from extractors.model.document import Document
from pipeline.read import Unreadable, bytes_of, limits
from pipeline.validate.rows import Cell, Row, Tables

Stand = Literal["angewandt", "abgelaufen", "unbenutzt", "ueberfluessig"]
Value = str | int | date | None

FIELD_OF = {  # the evidence behind a column, where it has another name
    **dict.fromkeys(("kommune", "kommune_art", "ags"), "kommune"),
    **dict.fromkeys(("zeitraum", "beginn", "ende", "genauigkeit", "edtf"), "zeitraum"),
}
NOT_BY_HAND = frozenset(
    {"record_id", "document_id", "beginn", "ende", "genauigkeit", "edtf", "ags_kandidaten", "stichpunkte", "massnahme"}
)
NUMBERS = frozenset({"jahr", "nummer", "ziel", "nr", "position", "ebene", "wert"})
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Korrektur:
    """Korrektur: what was read, what it should be, who says so and why; `dokument` may hold wildcards."""

    tabelle: str
    feld: str
    neu: Value = None
    wer: str = ""
    warum: str = ""
    streichen: bool = False
    alt: Value = None
    zitat: str = ""
    davor: str = ""
    danach: str = ""
    datensatz: str = ""
    dokument: str = "*"


def korrekturen_of(path: Path) -> tuple[Korrektur, ...]:
    """What `korrekturen.toml` in the folder of a file says of it; nothing where there is none."""
    companion = path.parent / "korrekturen.toml"
    if not os.path.lexists(companion):
        return ()
    try:
        told = tomllib.loads(bytes_of(companion, limits.ABOUT).decode())
        korrekturen = tuple(_parse(entry) for entry in told.get("korrektur", []))
    except (Unreadable, ValueError, TypeError, RecursionError) as error:  # TOMLDecodeError is a ValueError
        raise Unreadable("korrekturen_toml", "korrekturen.toml kann nicht gelesen werden.") from error
    return tuple(one for one in korrekturen if fnmatchcase(path.name, one.dokument))


def _parse(entry: dict[str, str | int | date]) -> Korrektur:
    """TypeError where a line is missing, unknown or of the wrong kind."""
    korrektur = Korrektur(**entry)  # type: ignore[arg-type]
    told = [value for name, value in entry.items() if name not in ("alt", "neu", "streichen")]
    if not all(isinstance(value, str) for value in told) or not (korrektur.wer and korrektur.warum):
        raise TypeError("wer und warum gehören zu jeder Korrektur")
    if korrektur.feld in NOT_BY_HAND or not (korrektur.zitat or korrektur.datensatz):
        raise TypeError("feld, und zitat oder datensatz")
    if korrektur.streichen is True and korrektur.neu is None:
        return korrektur
    expected = int if korrektur.feld in NUMBERS else date if korrektur.feld == "stichtag" else str
    if korrektur.streichen or not isinstance(korrektur.neu, expected):
        raise TypeError(f"neu hat nicht die Art von {korrektur.feld}")
    return korrektur


def corrected(tables: Tables, document: Document, korrekturen: Sequence[Korrektur]) -> Tables:
    """The tables with each correction applied or told as expired, unused or superfluous; pure."""
    if not korrekturen:
        return tables
    rows = {name: [dict(row) for row in told] for name, told in tables.items()}
    words = _Words(document)
    rows["korrekturen"] = [row for one in korrekturen for row in _apply(rows, words, one)]
    gone = [row for row in rows["korrekturen"] if row["stand"] in ("abgelaufen", "unbenutzt")]
    rows["issues"].extend(_issue(row) for row in gone)
    return rows


def _apply(rows: Tables, words: "_Words", korrektur: Korrektur) -> Iterator[Row]:
    """One row of `korrekturen` for each record it meets, or one that says why it meets none."""
    ids = _matching(rows, words, korrektur)
    met = [row for row in rows.get(korrektur.tabelle, []) if row.get("record_id") in ids and korrektur.feld in row]
    told: list[Row] = []
    for row in met:
        now = row[korrektur.feld]
        if korrektur.streichen:
            told.append(_told(words, korrektur, "angewandt", row))
            _strike(rows, str(row["record_id"]))
        elif now == korrektur.neu:
            told.append(_told(words, korrektur, "ueberfluessig", row))
        elif (korrektur.alt is None or now == korrektur.alt) and (new := _columns(korrektur)):
            told.append(_told(words, korrektur, "angewandt", row))
            row.update(new)
    standing = not met and korrektur.zitat and words.holds(korrektur)
    yield from told or [_told(words, korrektur, "unbenutzt" if standing else "abgelaufen", None)]


def _strike(rows: Tables, record_id: str) -> None:
    """Takes a record out with its quotes, the bullets of a measure, and a bullet from the measure's list."""
    for bullet in [row for row in rows["stichpunkte"] if row["massnahme"] == record_id]:
        _strike(rows, str(bullet["record_id"]))
    for bullet in [row for row in rows["stichpunkte"] if row["record_id"] == record_id]:
        for measure in rows["massnahmen"]:
            bullets = measure["stichpunkte"]
            if measure["record_id"] == bullet["massnahme"] and isinstance(bullets, list):
                measure["stichpunkte"] = [str(text) for text in bullets if text != bullet["text"]]
    for name, told in rows.items():
        rows[name] = [row for row in told if record_id not in (row.get("record_id"), row.get("zahlenangabe"))]


def _matching(rows: Tables, words: "_Words", korrektur: Korrektur) -> set[str]:
    """Ids of the records whose field was read from the quoted words in their context, or that are named by id."""
    field = FIELD_OF.get(korrektur.feld, korrektur.feld)
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in rows["evidence"]:
        start, end = row["start_char"], row["end_char"]
        if row["field"] == field and isinstance(start, int) and isinstance(end, int):
            spans.setdefault(str(row["record_id"]), []).append((start, end))
    if korrektur.datensatz in spans:
        return {korrektur.datensatz}
    if not korrektur.zitat:
        return set()
    in_table = {str(row.get("record_id")) for row in rows.get(korrektur.tabelle, [])}
    return {name for name, parts in spans.items() if name in in_table and words.fit(parts, korrektur)}


def _columns(korrektur: Korrektur) -> Row:
    """The columns a correction sets; none where its value cannot be understood."""
    if korrektur.feld == "ags":
        return {"ags": korrektur.neu, "ags_kandidaten": [str(korrektur.neu)]}
    if korrektur.feld != "zeitraum":
        return {korrektur.feld: korrektur.neu}
    zeit = parse_zeitraum(str(korrektur.neu))
    if zeit is None:
        return {}
    bounds: Row = {"beginn": zeit.beginn, "ende": zeit.ende, "genauigkeit": zeit.genauigkeit, "edtf": zeit.edtf}
    return {"zeitraum": korrektur.neu, **bounds}


def _told(words: "_Words", korrektur: Korrektur, stand: Stand, row: Row | None) -> Row:
    return {
        "document_id": words.document.id,
        "record_id": row["record_id"] if row else None,
        "tabelle": korrektur.tabelle,
        "feld": korrektur.feld,
        "zitat": korrektur.zitat or None,
        "davor": korrektur.davor or None,
        "danach": korrektur.danach or None,
        "alt": _text(row[korrektur.feld] if row else korrektur.alt),
        "neu": _text(korrektur.neu),
        "wer": korrektur.wer,
        "warum": korrektur.warum,
        "stand": stand,
    }


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)


def _issue(row: Row) -> Row:
    """An Issue without words: it stands for words that are no longer there."""
    message = f"Eine Korrektur von {row['tabelle']}.{row['feld']} ({row['wer']}) greift nicht mehr."
    where: Row = {"start_char": 0, "end_char": 0, "page": 1, "quote": "", "places": []}
    return {"document_id": row["document_id"], "rule": f"korrektur_{row['stand']}", "message": message, **where}


@dataclass(frozen=True)
class _Words:
    """The words of a document without furniture, folded: the same in every layout."""

    document: Document

    @cached_property
    def all(self) -> list[tuple[int, str]]:
        """Offset and folded word, in order; page numbers and running heads are no neighbours."""
        return [
            (match.start(), match[0].casefold())
            for block in self.document.blocks
            if block.kind != "furniture"
            for match in self.document.find(WORD, block.span)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [at for at, _ in self.all]

    def holds(self, korrektur: Korrektur) -> bool:
        """True where the quoted words stand anywhere in the context told."""
        wanted = _folded(korrektur.zitat)
        told = [word for _, word in self.all]
        return any(
            told[n : n + len(wanted)] == wanted and self._framed(n, n + len(wanted), korrektur)
            for n in range(len(told) - len(wanted) + 1)
        )

    def fit(self, parts: Sequence[tuple[int, int]], korrektur: Korrektur) -> bool:
        """True where the words in `parts` are those quoted, and the told words stand around them."""
        ranges = [(bisect_left(self._starts, start), bisect_left(self._starts, end)) for start, end in sorted(parts)]
        numbers = [number for first, past in ranges for number in range(first, past)]
        if not numbers or [self.all[n][1] for n in numbers] != _folded(korrektur.zitat):
            return False
        runs = [numbers[0], *(b for a, b in pairwise(numbers) if b - a > 1), numbers[-1] + 1]
        return self._framed(runs[0], runs[-1], korrektur)

    def _framed(self, first: int, past: int, korrektur: Korrektur) -> bool:
        """One side must hold: the other may be another cell, or a head that a page break repeats."""
        davor, danach = _folded(korrektur.davor), _folded(korrektur.danach)
        before = [word for _, word in self.all[max(0, first - len(davor)) : first]]
        after = [word for _, word in self.all[past : past + len(danach)]]
        if not davor and not danach:
            return True
        return bool(davor and before == davor) or bool(danach and after == danach)


def _folded(words: str) -> list[str]:
    return [match[0].casefold() for match in WORD.finditer(words)]
