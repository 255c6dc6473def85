"""First halves of a range: what they leave open the second half says, and without a second half they are no time.

04(–06/2022) | Q1(–Q3 2022) | I.(–III. Quartal 2022) | erstes (und zweites Quartal 2022) | Anfang (bis Mitte 2022)
"""

import re
from collections.abc import Callable

from extractors.german.zeitraum import lesarten
from extractors.german.zeitraum.angaben import Angabe
from extractors.german.zeitraum.woerter import HALBJAHR, KEINE, LUECKE, MONAT, QUARTAL

Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match], Angabe | None]]

_BIS = rf"{KEINE}(?:bis(?:{LUECKE}zu[mr])?|und|sowie|u\.|[-–—−/&+]){KEINE}"
# "4/5/2017" is a day
_OHNE_STRICH = rf"{KEINE}(?:bis(?:{LUECKE}zu[mr])?|und|u\.|[-–—−&+]){KEINE}"
_ROEMISCH = r"(?:IV|I{1,3})"
_ORDNUNG = r"(?:[Ee]rst|[Zz]weit|[Dd]ritt|[Vv]iert)e[nrsm]?"
_TEIL = "(?:[Aa]nfang|[Mm]itte|[Ee]nde|[Bb]eginn)"


def _month(match: Match) -> Angabe | None:
    """ "04" of "04-06/2022": a month, for its other half is one in numbers"""
    month = int(match[1])
    return Angabe(*match.span(), "monat", monat=month) if 1 <= month <= 12 else None


def _number(match: Match) -> Angabe:
    return Angabe(*match.span(), "nummer", nummer=lesarten.kleine_zahl(match[1]))


def _part(match: Match) -> Angabe:
    return Angabe(*match.span(), "teil", teil=lesarten.teil_des_ganzen(match[1]))


def _named_month(match: Match) -> Angabe:
    return Angabe(*match.span(), "monat", monat=lesarten.monatszahl(match[1]))


def rule(pattern: str, reader: Callable[[Match], Angabe | None]) -> Rule:
    return re.compile(pattern), reader


ZIFFERNREGELN: tuple[Rule, ...] = (
    rule(rf"([0-9]{{1,2}})\.?(?={_OHNE_STRICH}[0-9]{{1,2}}/[12][0-9]{{3}}(?![0-9]))", _month),
    rule(rf"([0-9]{{1,2}})\.?(?={_OHNE_STRICH}(?:0[1-9]|1[0-2])\.(?:19|20)[0-9]{{2}}(?![0-9]))", _month),
    rule(r"(0[1-9]|1[0-2])(?=[-–](?:0[1-9]|1[0-2])/[0-9]{2}(?![0-9]))", _month),
)
WORTREGELN: tuple[tuple[str, Rule], ...] = (
    (
        "I",
        rule(rf"({_ROEMISCH})\.?(?={_BIS}{_ROEMISCH}(?:/[12][0-9]{{3}}|\.?{KEINE}(?:{QUARTAL}|{HALBJAHR})))", _number),
    ),
    ("EeZzDdVv", rule(rf"({_ORDNUNG})(?={_BIS}{_ORDNUNG}{LUECKE}(?:{QUARTAL}|{HALBJAHR}))", _number)),
    ("AaMmEeBb", rule(rf"({_TEIL})(?={_BIS}{_TEIL}{LUECKE})", _part)),
    ("JFMASOND", rule(rf"({MONAT})(?={_BIS}{MONAT})", _named_month)),
)  # fmt: skip
