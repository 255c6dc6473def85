"""Reads the official Gemeindeverzeichnis GV100AD, a text of fixed columns or a zip of it.

60 20231130 09375196 5317 Schierling …   (220 characters a line; what we read ends at 170)
"""

import re
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Textkennzeichen of Kreise (Satzart 40) and Gemeinden (60), as the file's own description lists them
KREIS_ARTEN = {"41": "Kreisfreie Stadt", "42": "Stadtkreis", "43": "Kreis", "44": "Landkreis", "45": "Regionalverband"}
GEMEINDE_ARTEN = {
    "60": "Markt",
    "61": "Kreisfreie Stadt",
    "62": "Kreisfreie Stadt",
    "63": "Stadt",
    "64": "Gemeinde",
    "65": "Gemeindefreies Gebiet",
    "66": "Gemeindefreies Gebiet",
    "67": "Große Kreisstadt",
}
LINE_LENGTH = 170  # up to the postal code; the rest of the 220 is not read
LARGEST = 50_000_000
TITEL = re.compile(r",\s*(?:M|St|GKSt|[^,]*(?:[Ss]tadt|bad|kurort|gemeinde|flecken|kreis)[^,]*)(?:,.*)?$")


class NoGemeindeverzeichnis(ValueError):
    """The file is no GV100AD; the message says where that shows."""


@dataclass(frozen=True, slots=True)
class Satz:
    """Satz: one unit of a GV100AD file; a Land and a Kreis have no inhabitants of their own in it."""

    ags: str
    ars: str
    name: str
    art: str
    einwohner: int | None
    stand: date


def read_gv100ad(path: Path) -> tuple[Satz, ...]:
    """The Kreise and Gemeinden of an official GV100AD, text or zip, UTF-8 or Latin-1.

    Raises NoGemeindeverzeichnis for any other file.
    """
    lines = _decode(_content(path)).splitlines()
    saetze = tuple(satz for number, line in enumerate(lines, start=1) if (satz := _satz(number, line)))
    if not any(len(satz.ags) == 8 for satz in saetze):
        raise NoGemeindeverzeichnis("no line of Satzart 60 (Gemeinde)")
    return saetze


def _content(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        if path.stat().st_size > LARGEST:
            raise NoGemeindeverzeichnis("larger than any Gemeindeverzeichnis")
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        texts = [entry for entry in archive.infolist() if entry.filename.lower().endswith((".txt", ".asc"))]
        named = [entry for entry in texts if "gv100" in entry.filename.lower()] or texts
        if not named or named[0].file_size > LARGEST:
            raise NoGemeindeverzeichnis("the zip holds no text of that kind")
        return archive.read(named[0])


def _decode(content: bytes) -> str:
    """Since about 2019 the files are UTF-8, before Latin-1."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _satz(number: int, line: str) -> Satz | None:
    """One line; other Satzarten (Land, Regierungsbezirk, Region, Verband) are passed over."""
    kind = line[:2]
    if kind not in ("40", "60"):
        if line.strip() and not kind.isdigit():
            raise NoGemeindeverzeichnis(f"line {number} begins with no Satzart")
        return None
    ags = line[10:18].rstrip()
    if len(line) < LINE_LENGTH or not ags.isdigit() or len(ags) != (5 if kind == "40" else 8):
        raise NoGemeindeverzeichnis(f"line {number} is too short or has no key")
    arten = KREIS_ARTEN if kind == "40" else GEMEINDE_ARTEN
    people = line[139:150].strip() if kind == "60" else ""
    return Satz(
        ags=ags,
        ars=ags[:5] + (line[18:22] + ags[5:] if kind == "60" else ""),
        name=TITEL.sub("", " ".join(line[22:72].split())),
        art=arten.get(line[122:124], "Landkreis" if kind == "40" else "Gemeinde"),
        einwohner=int(people) if people.isdigit() else None,
        stand=_day(number, line[2:10]),
    )


def _day(number: int, digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise NoGemeindeverzeichnis(f"line {number} has no date") from None
