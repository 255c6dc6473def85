"""Damages on the way: the document is whole, and reading it went wrong. The document itself is then the witness."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from extractors.model.document import Span
from extractors.model.records import Beitritt, Finding, Kontakt, Massnahme, Record, Schwerpunkt, Stichpunkt, Ziel
from extractors.model.values import Grounded, Zeitraum

Change = Callable[[list[Finding], int, random.Random], tuple[list[Finding], str] | None]
LISTED = (Beitritt, Massnahme, Schwerpunkt, Stichpunkt, Ziel)


@dataclass(frozen=True, slots=True)
class Misreading:
    """A kind of misreading, done to finding number `site`; None where it cannot be done there."""

    kind: str
    change: Change


def _lose(found: list[Finding], site: int, chance: random.Random) -> tuple[list[Finding], str] | None:
    """A record is lost, a measure with its bullets."""
    lost = found[site]
    if not isinstance(lost, LISTED):
        return None
    kept = [f for f in found if f != lost and not (isinstance(f, Stichpunkt) and f.massnahme == lost)]
    return kept, f"{type(lost).__name__} verloren"


def _misread_year(found: list[Finding], site: int, chance: random.Random) -> tuple[list[Finding], str] | None:
    record = found[site]
    by = chance.choice((-10, -9, -3, -2, -1, 1, 2, 3, 9, 10))
    if isinstance(record, Beitritt):
        return _with(found, site, replace(record, jahr=record.jahr.map(lambda year: year + by))), f"{by:+} Jahre"
    zeitraum = getattr(record, "zeitraum", None)
    if not isinstance(record, Record) or not isinstance(zeitraum, Grounded) or zeitraum.value.beginn is None:
        return None
    moved = _moved(zeitraum.value, by)
    if moved is None:
        return None
    changed = replace(cast(Massnahme, record), zeitraum=Grounded(moved, zeitraum.spans))  # or another with a period
    return _with(found, site, changed), f"{by:+} Jahre"


def _moved(zeitraum: Zeitraum, by: int) -> Zeitraum | None:
    """The period with another year of its begin; None where it would end before."""
    if not zeitraum.beginn:
        return None
    beginn = date(zeitraum.beginn.year + by, zeitraum.beginn.month, min(zeitraum.beginn.day, 28))
    if zeitraum.ende and beginn > zeitraum.ende:
        return None
    return replace(zeitraum, beginn=beginn)


def _shorten(found: list[Finding], site: int, chance: random.Random) -> tuple[list[Finding], str] | None:
    """A bullet without its last words."""
    record = found[site]
    if not isinstance(record, Stichpunkt) or record.text.value.count(" ") < 1 or len(record.text.spans) > 1:
        return None
    words = record.text.value.split(" ")
    kept = " ".join(words[: chance.randrange(1, len(words))])
    span = record.text.spans[0]
    text = Grounded(kept, (Span(span.start, span.start + len(kept)),))
    shorter = replace(record, text=text)
    measure = record.massnahme
    if measure is not None:
        bullets = tuple(text if bullet == record.text else bullet for bullet in measure.stichpunkte)
        owner = replace(measure, stichpunkte=bullets)
        found = [_of(owner, measure, f) for f in found]
        shorter = replace(shorter, massnahme=owner)
    return _with(found, site, shorter), f"„{kept[-40:]}“"


def _of(owner: Massnahme, old: Massnahme, finding: Finding) -> Finding:
    if finding == old:
        return owner
    return (
        replace(finding, massnahme=owner) if isinstance(finding, Stichpunkt) and finding.massnahme == old else finding
    )


def _mix_cells(found: list[Finding], site: int, chance: random.Random) -> tuple[list[Finding], str] | None:
    """The periods of two neighbouring measures change places."""
    record = found[site]
    others = [f for f in found[site + 1 :] if isinstance(f, Massnahme)]
    if not isinstance(record, Massnahme) or not others or record.zeitraum is None or others[0].zeitraum is None:
        return None
    if record.zeitraum.value == others[0].zeitraum.value:
        return None
    other = others[0]
    first, second = replace(record, zeitraum=other.zeitraum), replace(other, zeitraum=record.zeitraum)
    changed = [_of(second, other, _of(first, record, finding)) for finding in found]
    return changed, f"Zeitraum von „{other.titel.value[:40]}“"


def _misread_digit(found: list[Finding], site: int, chance: random.Random) -> tuple[list[Finding], str] | None:
    """A digit of a number, a postal code or a telephone number."""
    record = found[site]
    names = ("plz", "telefon") if isinstance(record, Kontakt) else ("wert", "nummer", "nr")
    fields = [(n, g) for n in names if isinstance(g := getattr(record, n, None), Grounded)]
    if not fields or not isinstance(record, Record):
        return None
    name, grounded = chance.choice(fields)
    printed = str(grounded.value)
    places = [n for n, character in enumerate(printed) if character.isdigit()]
    place = chance.choice(places)
    digit = chance.choice([d for d in "123456789" if d != printed[place]])
    new = f"{printed[:place]}{digit}{printed[place + 1 :]}"
    value = int(new) if isinstance(grounded.value, int) else new
    changed = replace(record, **{name: Grounded(value, grounded.spans)})  # type: ignore[arg-type]
    return _with(found, site, changed), f"{printed} → {new}"


def _with(found: list[Finding], site: int, finding: Record) -> list[Finding]:
    """The findings with another one at the site; the bullets of a measure go with it."""
    old = found[site]
    changed = [*found[:site], finding, *found[site + 1 :]]
    if isinstance(old, Massnahme) and isinstance(finding, Massnahme):
        return [_of(finding, old, other) for other in changed]
    return changed


def _all() -> Iterator[Misreading]:
    yield Misreading("fund_verloren", _lose)
    yield Misreading("jahr_verlesen", _misread_year)
    yield Misreading("stichpunkt_verkürzt", _shorten)
    yield Misreading("zelle_vermischt", _mix_cells)
    yield Misreading("ziffer_verlesen", _misread_digit)


MISREADINGS = {misreading.kind: misreading for misreading in _all()}
