"""What stands around an expression: the words that lead it in, and the false friends that make it none.

bis Herbst 2015 | von 2019 an | Postfach 2142 | Seite 12/2020 | 2021/BV/2114
"""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.german.zeitraum.angaben import Angabe
from extractors.german.zeitraum.woerter import KEINE, LUECKE

Sinn = Literal["genau", "ab", "bis", "vor", "nach", "zwischen", "etwa", "vielleicht"]

_WORTSINN: dict[str, Sinn] = {
    "seit": "ab", "ab": "ab", "frühestens": "ab", "beginnend": "ab",
    "bis": "bis", "spätestens": "bis", "längstens": "bis",
    "vor": "vor", "nach": "nach", "zwischen": "zwischen",
    "ca": "etwa", "circa": "etwa", "etwa": "etwa", "um": "etwa", "gegen": "etwa", "ungefähr": "etwa",
    "voraussichtlich": "vielleicht", "vermutlich": "vielleicht", "vsl": "vielleicht",
}  # fmt: skip

_WOERTER = (
    rf"im{LUECKE}Zeitraum(?:{LUECKE}v[oe][nm])?|Zeitraum(?:{LUECKE}v[oe][nm])?|in{LUECKE}den{LUECKE}Jahren|"
    rf"im{LUECKE}(?:Laufe|Verlauf){LUECKE}(?:des|von)|ca\.|vsl\.|beginnend{LUECKE}(?:mit|am|im)|seit|ab|frühestens|bis|spätestens|längstens|"
    "vor|nach|zwischen|circa|etwa|um|gegen|ungefähr|voraussichtlich|vermutlich|am|im|in|vom|von|zum|zur|zu|an"
)
_FUELLUNG = (
    rf"dem|den|der|zum|zur|einschließlich|einschl\.|inkl\.|inklusive|spätestens|etwa|ca\.|circa|voraussichtlich|vsl\.|"
    rf"mindestens|längstens|in{LUECKE}das|ins|im|am|ungefähr|in"
)
_EINLEITUNG = re.compile(rf"(?<![\w-])(?P<wort>{_WOERTER})(?:{LUECKE}(?:{_FUELLUNG})){{0,3}}{LUECKE}\Z", re.IGNORECASE)
_NACHWORT_OFFEN = re.compile(
    rf"(?:{KEINE}(?:bis|[–—-]){KEINE}(?:(?:in{LUECKE}die{LUECKE})?(?:auf{LUECKE}[Ww]eiteres|fortlaufend|laufend|heute|jetzt"
    rf"|dato|offen|unbefristet|dauerhaft|Gegenwart))|{KEINE}ff\.?|{LUECKE}und{LUECKE}(?:fort)?folgende(?:{LUECKE}Jahre)?)(?!\w)"
)
_NACHWORT_AN = re.compile(rf"{LUECKE}an(?![\w-])(?!{LUECKE}(?:der|die|das|den|dem|einer?|einem|einen)\b)")

# "Postfach 2142", "DIN 2011", "Agenda 2030": what such a word announces is no time
_NUMMER = (
    "Postfach|Tel|Telefon|Telefax|Fax|Mobil|Hotline|Nr|Nrn|Nummer|Ziffer|Ziff|Seite|Seiten|S|Bl|Blatt|Abs|Absatz|Art|Artikel"
    "|Kapitel|Kap|Abschnitt|Anlage|Abb|Abbildung|Tab|Tabelle|Version|DIN|EN|ISO|IEC|VDI|VDE|Az|Aktenzeichen|GZ|Band|Bd"
    "|GVBl|BGBl|GMBl|ABl|EU|EG|EWG|Rn|Randnummer|PLZ|Konto|IBAN|Kto|BLZ|Kennziffer|Code|Agenda|Horizont|Horizon|Raum|Zimmer"
    "|Windows|Office|EUR|Euro"
)
_JAHR_DAVOR = re.compile(rf"(?:(?<!\w)(?:{_NUMMER})|[§#€$£№≤≥<>])[.:,]?[^\S\n]{{0,2}}\Z")
# "Seite 12/2020", "Drucksache 17/2020", "Heft 3/2021": here the first number is none of a month
_MONAT_DAVOR = re.compile(
    rf"(?:(?<!\w)(?:{_NUMMER}|Drucksache|Drs|BT-Drs|BR-Drs|Vorlage|Vorlagennummer|Heft|Ausgabe|Jg|Amtsblatt|Beschluss"
    rf"|Urteil|Antrag|AN|BV|VO|KZ|Auflage|Folge|Teil)|[§#€$£№≤≥<>])[.:,]?[^\S\n]{{0,2}}\Z"
)
# "Version 4.5.17", "Kapitel 3.4.12"
_GLIEDERUNG_DAVOR = re.compile(
    r"(?:(?<!\w)(?:Kapitel|Kap|Abschnitt|Abschn|Version|Ziffer|Ziff|Nr|Nummer|Punkt|Abbildung|Abb|Tabelle|Tab|Anlage"
    r"|Artikel|Art)|§)\.?[^\S\n]{0,2}\Z"
)
# "2011 Personen", "1900 Euro": what is counted or paid is no year
_KEIN_JAHR_DANACH = re.compile(
    rf"(?:{KEINE}(?:bis|und|oder|[-–]){KEINE}[0-9.]{{1,9}})?{KEINE}(?:[%€$£‰°]|(?:Euro|EUR|Cent|Prozent|Promille|Einwohner\w*|Personen|Menschen|Bürger\w*|Kinder\w*|Schüler\w*"
    r"|Teilnehm\w*|Mitglieder\w*|Besuch\w*|Haushalte\w*|Betriebe\w*|Wohnung\w*|Wohneinheiten|Stück|Exemplare\w*|Seiten"
    r"|Stunden|Minuten|Sekunden|Tage[n]?|Wochen|Monate[n]?|Jahre[n]?|Uhr|Meter\w*|Kilometer\w*|km|m|cm|mm|qm|m²|m2|m³|ha|Hektar"
    r"|kg|Gramm|g|t|Tonnen|Liter|l|kWh|MWh|GWh|kW|MW|[kMG]?Hz|Grad|Mio|Millionen|Mrd|Tsd|Plätze\w*|Fälle\w*|Stellen|Kommunen"
    r"|Gemeinden|Städte|Frauen|Männer|Jugendliche\w*|Familien|Beschäftigte\w*|Studierende\w*|Patient\w*|mal|Mal|x)(?!\w))"
)
_ANGEKLEBT_DAVOR = re.compile(r"[/+#@=_&\\-]\Z|[0-9][.,]\Z")
_ANGEKLEBT_DANACH = re.compile(r"[/_@]\w|[.,:][0-9]")
_BINDESTRICH_DANACH = re.compile(r"-\w")
_ZIFFER_DAVOR = re.compile(r"[0-9][^\S\n]\Z")


@dataclass(frozen=True, slots=True)
class Einleitung:
    """Einleitung: where the words before an expression begin and what they make of it ("bis" leaves the start open)."""

    start: int
    sinn: Sinn
    wort: str


def lead_in(text: str, angabe: Angabe, earliest: int) -> Einleitung | None:
    """ "bis zum", "in den Jahren", "ab voraussichtlich"; looks back no further than `earliest`."""
    match = _EINLEITUNG.search(text, max(earliest, angabe.start - 48), angabe.start)
    if not match:
        return None
    first = match["wort"].lower().split()[0].rstrip(".")
    return Einleitung(match.start(), _WORTSINN.get(first, "genau"), first)


def open_end(text: str, position: int, end: int, lead: Einleitung | None) -> int | None:
    """Where words after an expression that leave its end open stop: "bis auf Weiteres", "ff.", "von 2019 an"."""
    match = _NACHWORT_OFFEN.match(text, position, end)
    if not match and lead and lead.wort in ("von", "vom"):
        match = _NACHWORT_AN.match(text, position, end)
    return match.end() if match else None


def is_time(text: str, angabe: Angabe, before: Angabe | None, after: Angabe | None) -> bool:
    """False for the false friends: a number with something stuck to it, unless that is the other end of a range."""
    joined_left = before is not None and text[before.end : angabe.start].strip() in ("/", "-", "+")
    joined_right = after is not None and after.start == angabe.end + 1 and text[angabe.end] in "/-+"
    if not joined_left and _ANGEKLEBT_DAVOR.search(text, max(0, angabe.start - 2), angabe.start):
        return False
    if not joined_right and _stuck_behind(text, angabe):
        return False
    return not (text[angabe.start].isdecimal() and _is_number(text, angabe, before))


def _stuck_behind(text: str, angabe: Angabe) -> bool:
    if _ANGEKLEBT_DANACH.match(text, angabe.end):
        return True
    return text[angabe.start].isdecimal() and _BINDESTRICH_DANACH.match(text, angabe.end) is not None


def _is_number(text: str, angabe: Angabe, before: Angabe | None) -> bool:
    davor = {"tag": _GLIEDERUNG_DAVOR, "monat": _MONAT_DAVOR}.get(angabe.art, _JAHR_DAVOR)
    if davor.search(text, max(0, angabe.start - 20), angabe.start):
        return True
    if angabe.art not in ("jahr", "jahrespaar"):
        return False
    after_number = _ZIFFER_DAVOR.search(text, max(0, angabe.start - 2), angabe.start)
    if after_number and (before is None or before.end < angabe.start - 1):
        return True
    return _KEIN_JAHR_DANACH.match(text, angabe.end) is not None
