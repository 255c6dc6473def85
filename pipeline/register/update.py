"""Holds an official Gemeindeverzeichnis against the register in use: which units came, went, or changed.

Opening and closing keep their evidence: a snapshot only shows "at the latest".
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from extractors.german.register import Einheit, einheiten
from pipeline.register.gv100ad import Satz, read_gv100ad

Was = Literal["neu", "weg", "wieder da", "name", "art"]
DESTATIS = "D"
SNAPSHOT = "spaetestens"


@dataclass(frozen=True, slots=True)
class Aenderung:
    """Aenderung: what a newer Gemeindeverzeichnis says differently; for a unit that went `neu` is its heir's key."""

    was: Was
    ags: str
    alt: str
    neu: str


@dataclass(frozen=True, slots=True)
class Update:
    """Update: the day the file speaks of, the differences, and all units as they are with it."""

    stand: date
    aenderungen: tuple[Aenderung, ...]
    einheiten: tuple[Einheit, ...]


def update_register(path: Path) -> Update:
    """Compares a file with the register in use; writes nothing. Raises NoGemeindeverzeichnis."""
    saetze = {satz.ags: satz for satz in read_gv100ad(path)}
    stand = max(satz.stand for satz in saetze.values())
    known = {einheit.ags: einheit for einheit in einheiten()}
    heirs = {(satz.name, satz.ags[:2], len(satz.ags)): satz.ags for satz in saetze.values() if satz.ags not in known}
    changes: list[Aenderung] = []
    units: list[Einheit] = []
    for ags in sorted(known | saetze):
        if ags in saetze:
            changes += _differences(known.get(ags), saetze[ags])
            units.append(_with(known.get(ags), saetze[ags]))
        else:
            units.append(_without(known[ags], stand, heirs))
            if units[-1] != known[ags]:
                changes.append(Aenderung("weg", ags, known[ags].name, units[-1].nachfolger))
    return Update(stand, tuple(changes), tuple(units))


def _differences(old: Einheit | None, satz: Satz) -> Iterator[Aenderung]:
    if old is None:
        yield Aenderung("neu", satz.ags, "", satz.name)
        return
    if _was_closed(old, satz):
        yield Aenderung("wieder da", satz.ags, old.bis, "")
    if not _same_name(old, satz):
        yield Aenderung("name", satz.ags, old.name, satz.name)
    if old.art != satz.art:
        yield Aenderung("art", satz.ags, old.art, satz.art)


def _with(old: Einheit | None, satz: Satz) -> Einheit:
    """A unit the file holds: opened, opened again, or brought up to date."""
    stand, people = satz.stand.isoformat(), str(satz.einwohner or "")
    if old is None:
        unknown = dict.fromkeys(Einheit._fields, "")
        old = Einheit(**unknown)._replace(ags=satz.ags, name=satz.name, von=stand, von_beleg=SNAPSHOT)
    new = old._replace(
        name=old.name if _same_name(old, satz) else satz.name,
        art=satz.art,
        ars=satz.ars,
        einwohner=people or old.einwohner,
        quelle=old.quelle.replace(DESTATIS, "") + DESTATIS,
    )
    if new.von_beleg == SNAPSHOT and new.von > stand:
        new = new._replace(von=stand)
    return new._replace(bis="", bis_beleg="", nachfolger="") if _was_closed(old, satz) else new


def _without(old: Einheit, stand: date, heirs: dict[tuple[str, str, int], str]) -> Einheit:
    """A unit the file does not hold: closed, if it was thought alive on that day."""
    if len(old.ags) == 2 or old.bis or old.von > stand.isoformat():
        return old
    heir = heirs.get((old.name, old.land, len(old.ags)), "")
    return old._replace(bis=stand.isoformat(), bis_beleg=SNAPSHOT, nachfolger=heir)


def _was_closed(old: Einheit, satz: Satz) -> bool:
    """True where only a snapshot had closed it, and this later one shows it alive."""
    return old.bis_beleg == SNAPSHOT and old.bis < satz.stand.isoformat()


def _same_name(old: Einheit, satz: Satz) -> bool:
    """ "Weiden i.d. OPf." and "Weiden i.d.OPf." are one name."""
    return re.sub(r"\W", "", old.name).casefold() == re.sub(r"\W", "", satz.name).casefold()


def write_register(rows: Iterable[Einheit], path: Path) -> None:
    """Writes `kommunen.csv` beside itself and renames, so that a crash leaves the old one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Einheit._fields)
    writer.writerows(rows)
    beside = path.with_suffix(".csv.neu")
    beside.write_text(text.getvalue(), encoding="utf-8")
    beside.replace(path)
