"""What a document can say: one frozen dataclass a table, every field grounded."""

from dataclasses import dataclass
from typing import Literal

from extractors.model.document import Ignored, Issue
from extractors.model.values import Grounded, Kommune, Zeitraum

ZahlGenauigkeit = Literal["genau", "mindestens", "hoechstens", "etwa"]


@dataclass(frozen=True, slots=True)
class Beitritt:
    """Beitritt: a commune joined a programme in a year.  "2014: GR+ Nürnberg" """

    kommune: Grounded[Kommune]
    jahr: Grounded[int]
    programm: Grounded[str] | None = None


@dataclass(frozen=True, slots=True)
class Schwerpunkt:
    """Schwerpunkt: a commune works on a theme.  "Fürth: Gesundheitsförderung und Stadtentwicklung" """

    kommune: Grounded[Kommune]
    thema: Grounded[str]


@dataclass(frozen=True, slots=True)
class Ziel:
    """Ziel: a goal of a workplan.  "Ziel 01: Die Kommune hat …" """

    kommune: Grounded[Kommune] | None
    nummer: Grounded[int] | None
    text: Grounded[str]


@dataclass(frozen=True, slots=True)
class Massnahme:
    """Massnahme: a measure of a workplan; `ziel` is the number of its goal, `nr` its own printed number."""

    kommune: Grounded[Kommune] | None
    ziel: Grounded[int] | None
    nr: Grounded[int] | None
    zeitraum: Grounded[Zeitraum] | None
    titel: Grounded[str]
    stichpunkte: tuple[Grounded[str], ...] = ()
    zustaendig: Grounded[str] | None = None
    status: Grounded[str] | None = None


@dataclass(frozen=True, slots=True)
class Stichpunkt:
    """Stichpunkt: a list item under its heading; `massnahme` is the measure whose cell it stands in."""

    ueberschrift: Grounded[str] | None
    massnahme: Massnahme | None
    position: Grounded[int]
    ebene: Grounded[int]
    text: Grounded[str]


@dataclass(frozen=True, slots=True)
class Veranstaltung:
    """Veranstaltung: an event, where and when.  "Fachtag am 04. Mai 2017 in Pfarrkirchen" """

    kommune: Grounded[Kommune] | None
    art: Grounded[str]
    titel: Grounded[str] | None
    zeitraum: Grounded[Zeitraum] | None
    ort: Grounded[str] | None


@dataclass(frozen=True, slots=True)
class Kontakt:
    """Kontakt: how to reach an office or person; at least one field is set."""

    stelle: Grounded[str] | None = None
    person: Grounded[str] | None = None
    strasse: Grounded[str] | None = None
    plz: Grounded[str] | None = None
    ort: Grounded[str] | None = None
    telefon: Grounded[str] | None = None
    email: Grounded[str] | None = None
    url: Grounded[str] | None = None


@dataclass(frozen=True, slots=True)
class Zeitangabe:
    """Zeitangabe: any period the running text names.  "bis Herbst 2015" """

    zeitraum: Grounded[Zeitraum]


@dataclass(frozen=True, slots=True)
class Zahlenangabe:
    """Zahlenangabe: a figure with its noun.  "In Bayern … bis Ende des Jahres 2019 achtzehn Kommunen" """

    wert: Grounded[int]
    genauigkeit: Grounded[ZahlGenauigkeit]
    gegenstand: Grounded[str]
    stichtag: Grounded[Zeitraum] | None = None
    gebiet: Grounded[str] | None = None


@dataclass(frozen=True, slots=True)
class Abkuerzung:
    """Abkuerzung: a short form and what it stands for.  "Gesunde-Städte-Netzwerk (GSN)" """

    kurz: Grounded[str]
    lang: Grounded[str]


Plan = Ziel | Massnahme | Stichpunkt
Record = Beitritt | Schwerpunkt | Plan | Veranstaltung | Kontakt | Zeitangabe | Zahlenangabe | Abkuerzung
Finding = Record | Issue | Ignored

TABLES: dict[str, type[Record]] = {
    "beitritte": Beitritt,
    "schwerpunkte": Schwerpunkt,
    "ziele": Ziel,
    "massnahmen": Massnahme,
    "stichpunkte": Stichpunkt,
    "veranstaltungen": Veranstaltung,
    "kontakte": Kontakt,
    "zeitangaben": Zeitangabe,
    "zahlenangaben": Zahlenangabe,
    "abkuerzungen": Abkuerzung,
}
