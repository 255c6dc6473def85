"""What tables, fields and rules are called in the report, and how a record is told in one line."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from pipeline.report.rows import Row
from pipeline.report.svg import plain

DATENSATZ = {
    "beitritte": ("Beitritt", "Beitritte"),
    "schwerpunkte": ("Schwerpunkt", "Schwerpunkte"),
    "ziele": ("Ziel", "Ziele"),
    "massnahmen": ("Maßnahme", "Maßnahmen"),
    "stichpunkte": ("Stichpunkt", "Stichpunkte"),
    "veranstaltungen": ("Veranstaltung", "Veranstaltungen"),
    "kontakte": ("Kontakt", "Kontakte"),
    "zeitangaben": ("Zeitangabe", "Zeitangaben"),
    "zahlenangaben": ("Zahlenangabe", "Zahlenangaben"),
    "abkuerzungen": ("Abkürzung", "Abkürzungen"),
}
FELD = {
    "kommune": "Kommune", "kommune_art": "Art", "ags": "Gemeindeschlüssel", "jahr": "Jahr", "programm": "Programm",
    "thema": "Thema", "nummer": "Nummer", "text": "Text", "ziel": "Ziel", "nr": "Nr.", "zeitraum": "Zeitraum",
    "titel": "Titel", "stichpunkte": "Stichpunkte", "zustaendig": "zuständig", "status": "Status",
    "ueberschrift": "Überschrift", "position": "Position", "ebene": "Ebene", "art": "Art", "ort": "Ort",
    "stelle": "Stelle", "person": "Person", "strasse": "Straße", "plz": "Postleitzahl", "telefon": "Telefon",
    "email": "E-Mail", "url": "Internet", "wert": "Wert", "genauigkeit": "Genauigkeit", "gegenstand": "gezählt wird",
    "stichtag": "Stichtag", "massnahme": "Maßnahme", "gebiet": "Gebiet", "ags_kandidaten": "mögliche Schlüssel",
    "beginn": "Beginn", "ende": "Ende", "edtf": "EDTF", "kurz": "Kurzform", "lang": "Langform",
}  # fmt: skip
FARBE = {
    **dict.fromkeys(("kommune", "zustaendig", "stelle", "person", "ort", "strasse", "plz"), "wer"),
    **dict.fromkeys(("zeitraum", "jahr", "stichtag"), "wann"),
    **dict.fromkeys(("wert", "nummer", "ziel", "nr", "position", "ebene", "genauigkeit"), "zahl"),
}  # all else is "was"
FARBEN = {"wer": "wer und wo", "wann": "wann", "was": "was", "zahl": "Zahl, Nummer", "offen": "nicht verstanden"}
GENAU = {
    "tag": "auf den Tag", "monat": "auf den Monat", "quartal": "auf das Quartal", "halbjahr": "auf das Halbjahr",
    "jahreszeit": "auf die Jahreszeit", "schuljahr": "auf das Schuljahr", "jahr": "auf das Jahr",
    "jahrzehnt": "auf das Jahrzehnt", "jahrhundert": "auf das Jahrhundert",
}  # fmt: skip
ERGEBNIS = {
    "stimmt": ("✓", "stimmt"),
    "zu_wenig": ("▼", "weniger gefunden als genannt"),
    "zu_viel": ("▲", "mehr gefunden als genannt"),
    "nicht_vergleichbar": ("–", "nicht vergleichbar"),
}
STATUS = {
    "value": "als Wert gelesen",
    "context": "Zusammenhang",
    "ignored": "mit Absicht übergangen",
    "issue": "nicht verstanden",
    "unexplained": "unerklärt",
}
LUECKE = {
    "ziel_ohne_massnahme": "Ziel ohne Maßnahme",
    "massnahme_ohne_zeitraum": "Maßnahme ohne Zeitraum",
    "massnahme_ohne_ziel": "Maßnahme ohne Ziel",
}
KURZ = {
    "ziele": ("nummer", "text"),
    "massnahmen": ("zeitraum", "titel"),
    "stichpunkte": ("text",),
    "veranstaltungen": ("art", "titel", "zeitraum", "ort"),
    "kontakte": ("stelle", "person", "strasse", "plz", "ort", "telefon", "email", "url"),
    "zahlenangaben": ("wert", "gegenstand", "stichtag"),
    "zeitangaben": ("zeitraum",),
    "abkuerzungen": ("kurz", "lang"),
}


class Cell(NamedTuple):
    """A cell of a table in the report: what is read, what it is sorted by, where it leads."""

    text: str
    key: str | int | float | None = None
    href: str | None = None


class Column(NamedTuple):
    title: str
    numeric: bool = False


class Tabelle(NamedTuple):
    """Tabelle: a table of the report; `more` rows are in the database only."""

    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    more: int = 0


def record_name(table: str, several: int = 1) -> str:
    """The German name of a table's record."""
    one, many = DATENSATZ.get(table, (table, table))
    return one if several == 1 else many


def field_name(field: str) -> str:
    return FELD.get(field, field)


def kommune(row: Row) -> str:
    """The commune with its art, as one says it."""
    art = row.text("kommune_art")
    return f"{art} {row.text('kommune')}".strip() if art != "Gesundheitsregion" else f"{row.text('kommune')} ({art})"


def title(row: Row, length: int = 60) -> str:
    """A document by its title, else by its file's name."""
    return plain(row.text("title") or row.text("name"), length)


def file_label(path: str) -> str:
    """The file with its folder: many documents are called plan.pdf."""
    return "/".join(PurePath(path).parts[-2:])


def summary(table: str, row: Row) -> str:
    """A record in one line."""
    if table == "beitritte":
        return " · ".join(part for part in (kommune(row), row.text("jahr"), row.text("programm")) if part)
    if table == "schwerpunkte":
        return f"{kommune(row)}: {row.text('thema')}"
    if table == "abkuerzungen":
        return f"{row.text('kurz')} = {row.text('lang')}"
    parts = [_said(row[name]) for name in KURZ.get(table, ()) if row[name] is not None]
    if table == "ziele" and row["nummer"] is not None:
        parts[0] = f"Ziel {parts[0]}"
    return " · ".join(parts)


def _said(value: object) -> str:
    return german_day(value) if isinstance(value, date) else str(value)


def german_day(day: date | None) -> str:
    """A day as Germans write it; "offen" for none."""
    return f"{day:%d.%m.%Y}" if day else "offen"


def amount(number: int) -> str:
    """A number with German thousands."""
    return f"{number:,}".replace(",", ".")
