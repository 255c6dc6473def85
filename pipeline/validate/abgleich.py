"""Holds the figures a document states against what was extracted from it.

"bis Ende des Jahres 2019 achtzehn Kommunen" against the entries of its list up to 2019.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.model.document import Document
from pipeline.validate.folge import count_folge
from pipeline.validate.rows import Row, Tables

Ergebnis = Literal["stimmt", "zu_wenig", "zu_viel", "nicht_vergleichbar"]

KOMMUNEN = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,20}-?)?(?:[Kk]ommunen?|[Ss]tädten?|[Gg]emeinden?|[Ll]andkreisen?|[Kk]reisen?"
    r"|[Mm]itgliedern?|[Pp]artnern?|[Gg]esundheitsregionen(?:plus)?|[Gg]ebietskörperschaften)"
    r"(?: (?:und|oder|sowie) [A-ZÄÖÜ][a-zäöüß]+)?"
)
MITGLIEDER = re.compile(r"[Mm]itglied|[Pp]artner")  # may be others than communes
ZIELE = re.compile(r"(?:Leit|Teil|Handlungs|Gesundheits|Ober|Haupt)?[Zz]ielen?")
MASSNAHMEN = re.compile(r"(?:Einzel|Teil)?[Mm]aßnahmen")
PLAN = re.compile(
    r"[Pp]lan|[Kk]onzept|[Pp]rogramm|[Üü]bersicht|[Ss]trategie|umfasst|enthält|gliedert|besteht|insgesamt"
)
ZIELZAHL = re.compile(r"\b(?:soll(?:en)?|wollen|angestrebt|geplant|Ziel ist|möchte[n]?|künftig)\b")
BUNDESWEIT = re.compile(r"[Bb]undesweit|[Dd]eutschland|bundesdeutsch")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
IN_YEAR = re.compile(r"\b[Ii]m Jahre? ((?:19|20)[0-9]{2})\b")
COUNTS = re.compile(r"\b(?:zähl(?:t|te|en|ten)|umfasst|gehör(?:en|ten)|sind es|waren es)\b")  # a state, no event
TOGETHER = re.compile(r" (?:&|und|/) ")
NEAR = 0.1  # "rund 50" agrees with 45 to 55
LAENDER = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen",
    "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland",
    "11": "Berlin", "12": "Brandenburg", "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Angabe:
    """Angabe: a row of zahlenangaben with the sentence it stands in."""

    record_id: str
    wert: int
    genauigkeit: str
    gegenstand: str
    stichtag: date | None
    gebiet: str | None
    end: int
    sentence: str
    in_cell: bool


@dataclass(frozen=True, slots=True)
class Befund:
    """Befund: the outcome, what was counted, and the rule in a sentence."""

    ergebnis: Ergebnis
    gezaehlt: int | None
    regel: str


@dataclass(frozen=True, slots=True)
class Lage:
    """Lage: the document, its rows and all its figures."""

    document: Document
    tables: Tables
    angaben: tuple[Angabe, ...]


def abgleiche(document: Document, tables: Tables) -> list[Row]:
    """One row a figure; `nicht_vergleichbar` with the reason where the document lists nothing like it."""
    lage = Lage(document, tables, tuple(_angaben(document, tables)))
    return [_row(document, angabe, _befund(lage, angabe)) for angabe in lage.angaben]


def _angaben(document: Document, tables: Tables) -> Iterator[Angabe]:
    ends = {
        str(row["record_id"]): int(str(row["end_char"])) for row in tables["evidence"] if row["field"] == "gegenstand"
    }
    for row in tables["zahlenangaben"]:
        end = ends[str(row["record_id"])]
        block = document.block_at(max(0, end - 1))
        stichtag, gebiet = row["stichtag"], row["gebiet"]
        sentence = _sentence(document.quote(block.span), end - block.span.start)
        yield Angabe(
            record_id=str(row["record_id"]),
            wert=int(str(row["wert"])),
            genauigkeit=str(row["genauigkeit"]),
            gegenstand=str(row["gegenstand"]),
            stichtag=stichtag if isinstance(stichtag, date) else _year_of_count(sentence),
            gebiet=gebiet if isinstance(gebiet, str) else None,
            end=end,
            sentence=sentence,
            in_cell=block.cell is not None,
        )


def _year_of_count(sentence: str) -> date | None:
    """ "Sieben Mitglieder zählt das Netzwerk im Jahr 2020" counts to the end of that year."""
    years = IN_YEAR.findall(sentence)
    return date(int(years[0]), 12, 31) if len(years) == 1 and COUNTS.search(sentence) else None


def _sentence(text: str, position: int) -> str:
    starts = [cut.end() for cut in re.finditer(r"(?<=[a-zäöüß”“)])[.!?] ", text) if cut.end() <= position]
    stop = re.compile(r"(?<=[a-zäöüß”“)])[.!?](?: |$)").search(text, position)
    return text[max(starts, default=0) : stop.start() if stop else len(text)]


def _row(document: Document, angabe: Angabe, befund: Befund) -> Row:
    content = f"{document.id}#abgleich#{angabe.record_id}"
    return {
        "record_id": hashlib.sha256(content.encode()).hexdigest()[:12],
        "document_id": document.id,
        "zahlenangabe": angabe.record_id,
        "gezaehlt": befund.gezaehlt,
        "ergebnis": befund.ergebnis,
        "regel": befund.regel,
    }


def _befund(lage: Lage, angabe: Angabe) -> Befund:
    if ZIELZAHL.search(angabe.sentence):
        return Befund("nicht_vergleichbar", None, "Zielzahl, kein Stand")
    found = (check(lage, angabe) for check in CHECKS)
    default = Befund("nicht_vergleichbar", None, "Das Dokument führt keine Liste dazu.")
    return next((befund for befund in found if befund), default)


def _check_folge(lage: Lage, angabe: Angabe) -> Befund | None:
    """ "In vier Themenbereichen …:" and the list behind the colon."""
    folge = None if angabe.in_cell else count_folge(lage.document, angabe.end)
    return _verdict(angabe, folge.gezaehlt, folge.regel) if folge else None


def _check_kommunen(lage: Lage, angabe: Angabe) -> Befund | None:
    """ "bis Ende 2019 achtzehn Kommunen" and the communes that joined."""
    if not KOMMUNEN.fullmatch(angabe.gegenstand) or not lage.tables["beitritte"]:
        return None
    land = land_of(lage.tables["beitritte"])
    if reason := _other_area(lage, angabe, land):
        return Befund("nicht_vergleichbar", None, reason)
    befund = _count_members(angabe, lage.tables["beitritte"])
    others = sum(_joined_by(angabe.stichtag, row) for row in lage.tables["issues"])
    if befund.ergebnis == "zu_wenig" and befund.gezaehlt is not None and MITGLIEDER.search(angabe.gegenstand):
        with_others = befund.gezaehlt + others
        if others and with_others == angabe.wert:
            return Befund("stimmt", with_others, f"{befund.regel}; {others} davon keine Kommune")
    return befund


def _joined_by(day: date | None, issue: Row) -> bool:
    """An entry that is no commune, unless its year is later than the day of reckoning."""
    years = [int(year) for year in YEAR.findall(str(issue["quote"]))]
    return issue["rule"] == "beitritt_ohne_kommune" and (day is None or not years or min(years) <= day.year)


def land_of(beitritte: list[Row]) -> str | None:
    """The Land of a list by the keys of its entries; "Deutschland" where they lie in several, None without keys."""
    keys = [row["ags_kandidaten"] for row in beitritte]
    lands = {str(key)[:2] for candidates in keys if isinstance(candidates, list) for key in candidates}
    if not lands:
        return None
    return LAENDER.get(lands.pop()) if len(lands) == 1 else "Deutschland"


def _other_area(lage: Lage, angabe: Angabe, land: str | None) -> str | None:
    """Why the figure speaks of another area than the list; None where it may speak of the same."""
    if angabe.gebiet and land and angabe.gebiet != land:
        return f"Die Zahl gilt für {angabe.gebiet}, die Liste für {land}."
    if angabe.gebiet:
        return None
    rivals = [other for other in lage.angaben if other.gebiet == land and KOMMUNEN.fullmatch(other.gegenstand)]
    if land and rivals:
        return f"Eine andere Zahl nennt das Gebiet der Liste, {land}; diese nennt keines."
    if BUNDESWEIT.search(_heading_above(lage.document, angabe.end)) and land != "Deutschland":
        return "Die Überschrift nennt ein größeres Gebiet als die Liste."
    return None


def _heading_above(document: Document, position: int) -> str:
    above = document.blocks[: document.block_number(position)]
    heading = next((block for block in reversed(above) if block.kind == "heading"), None)
    return document.quote(heading.span) if heading else ""


def _count_members(angabe: Angabe, beitritte: list[Row]) -> Befund:
    """Entries up to the day; one entry that names two communes without a common art may count as two.

    "GR+ A & B" has one art and counts one: else a lost entry would hide behind the other way of counting.
    """
    day = angabe.stichtag
    entries = {(str(row["kommune"]), row["kommune_art"]) for row in beitritte if day is None or _year(row) <= day.year}
    until = f"Beitritte bis {day.year}" if day else "Beitritte"
    befund = _verdict(angabe, len(entries), f"{until}, ein Eintrag zählt eins")
    if befund.ergebnis == "zu_viel" and day and (day.month, day.day) != (12, 31):
        before = sum(1 for row in beitritte if _year(row) < day.year)
        if before <= angabe.wert:
            return Befund("stimmt", angabe.wert, f"{until}; aus diesem Jahr zählt, was vor dem Stichtag liegt")
    doubles = sum(1 for name, art in entries if art is None and TOGETHER.search(name))
    if befund.ergebnis == "zu_wenig" and doubles and angabe.wert == len(entries) + doubles:
        return Befund("stimmt", angabe.wert, f"{until}, „A & B“ zählt zwei")
    return befund


def _year(row: Row) -> int:
    return int(str(row["jahr"]))


def _check_plan(lage: Lage, angabe: Angabe) -> Befund | None:
    """ "Der Plan umfasst drei Ziele und sieben Maßnahmen" and the plan's rows."""
    if angabe.in_cell or not PLAN.search(angabe.sentence):
        return None
    for pattern, table in ((ZIELE, "ziele"), (MASSNAHMEN, "massnahmen")):
        first = angabe.gegenstand.split(" ")[0]
        if pattern.fullmatch(first) and lage.tables[table]:
            return _verdict(angabe, len(lage.tables[table]), f"Zeilen von {table}")
    return None


def _verdict(angabe: Angabe, gezaehlt: int, regel: str) -> Befund:
    return Befund(_compare(angabe.genauigkeit, angabe.wert, gezaehlt), gezaehlt, regel)


def _compare(genauigkeit: str, wert: int, gezaehlt: int) -> Ergebnis:
    low, high = {
        "mindestens": (wert, None),
        "hoechstens": (None, wert),
        "etwa": (round(wert * (1 - NEAR)), round(wert * (1 + NEAR))),
    }.get(genauigkeit, (wert, wert))
    if low is not None and gezaehlt < low:
        return "zu_wenig"
    return "zu_viel" if high is not None and gezaehlt > high else "stimmt"


CHECKS: tuple[Callable[[Lage, Angabe], Befund | None], ...] = (_check_folge, _check_kommunen, _check_plan)
