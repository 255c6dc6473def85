"""The closed grammar of single expressions: at each place where one can begin, the first rule that matches reads it.

Rules that begin with a digit: 04. Mai 2017 | 4.5.17 | 2020-08-06 | 07/2020 | 2019/20 | 3. Quartal 2021 | 2011
Rules that begin with a word:  Okt. 2020 | Herbst 2015 | Ende des Jahres 2019 | Schuljahr 2020/21 | Pfingsten 2021
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.german.zeitraum import halbe, lesarten
from extractors.german.zeitraum.angaben import Angabe
from extractors.german.zeitraum.halbe import Rule, rule
from extractors.german.zeitraum.woerter import (
    FEIERTAGE,
    HALBJAHR,
    JAHRESZEIT,
    KALENDERJAHR,
    KEINE,
    LUECKE,
    MONAT,
    MONATSNAMEN,
    ORDNUNGSTAG,
    QUARTAL,
    WOCHENTAG_KURZ,
    WOCHENTAGSNAMEN,
    anchor,
    one_of,
)

Match = re.Match[str]

JAHRESWORT = r"(?:[Nn]eunzehnhundert|[Zz]weitausend|[Aa]chtzehnhundert)[a-zäöüß]{0,30}"
JAHR4 = rf"[12][0-9]{{3}}(?![0-9])|{JAHRESWORT}"
JAHR = rf"{JAHR4}|['’`][0-9]{{2}}(?![0-9])"
DES_JAHRES = rf"(?:(?:des{LUECKE}Jahres|im{LUECKE}Jahre?|dieses{LUECKE}Jahres|in|d\.{KEINE}J\.){LUECKE})?"
SCHULJAHR = r"(?:(?:Schuljahr|Kita-?[Jj]ahr|Kindergartenjahr|Ausbildungsjahr)(?:es|s|e)?|SJ)"


def read(text: str, start: int, end: int) -> Iterator[Angabe]:
    """All expressions between two positions, from left to right, none overlapping another."""
    position = start
    while found := ANKER.search(text, position, end):
        angabe = _read_at(text, found.start(), end)
        if angabe is None:
            position = found.end()
        else:
            yield angabe
            position = angabe.end


def _read_at(text: str, position: int, end: int) -> Angabe | None:
    for pattern, reader in _rules(text[position : position + 4]):
        match = pattern.match(text, position, end)
        if match and (angabe := reader(match)):
            return angabe
    return None


def _rules(beginning: str) -> tuple[Rule, ...]:
    """The rules that can begin so: four digits, fewer digits, or a letter."""
    if beginning[:1].isdecimal():
        return JAHRESREGELN if len(beginning) == 4 and beginning.isdecimal() else ZIFFERNREGELN
    return _NACH_BUCHSTABE.get(beginning[:1], ())


def _weekday_date(match: Match) -> Angabe | None:
    """ "Donnerstag, 18. Dezember 2014" """
    date = _read_at(match.string, match.end(), match.endpos)
    if date is None or date.art not in ("tag", "nummer"):
        return None
    return replace(date, start=match.start(), wochentag=WOCHENTAGSNAMEN[match[1].lower().rstrip(".")])


def _part(match: Match) -> Angabe | None:
    """ "Ende 2019", "Anfang Mai 2017", "Mitte der 1990er-Jahre" """
    whole = _read_at(match.string, match.end(), match.endpos)
    if whole is None or whole.art in ("nummer", "tag", "woche", "feiertag") or whole.teil:
        return None
    return replace(whole, start=match.start(), teil=lesarten.teil_des_ganzen(match[1]))


def _named_year(match: Match) -> Angabe | None:
    """ "Jahr 2014", "Haushaltsjahr 2020/21", "Jahr zweitausendelf" """
    pair = _PAAR.match(match.string, match.start(1), match.endpos)
    if pair and (found := lesarten.year_pair(pair)) and found.art == "jahrespaar":
        return replace(found, start=match.start())
    year = lesarten.jahreszahl(match[1])
    return Angabe(*match.span(), "jahr", year) if year else None


_NR = r"(?P<nr>[0-9]{1,2}\.?|(?:IV|I{1,3})\.?|(?:[Ee]rst|[Zz]weit|[Dd]ritt|[Vv]iert|[Ll]etzt)e[nrs]?)"
_NR_BUCHSTABEN = "IEeZzDdVvLl"
_PAAR_TEXT = rf"([12][0-9]{{3}})(?![0-9])({KEINE}[/–-]{KEINE})([12][0-9]{{3}}|[0-9]{{2}})(?![0-9])"
_PAAR = re.compile(_PAAR_TEXT)
_ZWEITES = rf"(?:{KEINE}[/–-]{KEINE}(?P<zweites>[12][0-9]{{3}}|[0-9]{{2}})(?![0-9]))?"

_QUARTAL = rule(rf"{_NR}{KEINE}{QUARTAL}(?:{LUECKE}{DES_JAHRES}(?P<jahr>{JAHR}))?(?!\w)", lesarten.quarter)
_QUARTAL_JAHR = rule(rf"{_NR}{KEINE}{QUARTAL}/(?P<jahr>{JAHR4})(?!\w)", lesarten.quarter)
_HALBJAHR = rule(rf"{_NR}{KEINE}(?P<wort>{HALBJAHR})(?:{LUECKE}{DES_JAHRES}(?P<jahr>{JAHR}))?(?!\w)", lesarten.half)
_HALBJAHR_JAHR = rule(rf"{_NR}{KEINE}(?P<wort>{HALBJAHR})/(?P<jahr>{JAHR4})(?!\w)", lesarten.half)
_WRITTEN_YEAR = rf"(?:(?:,?{LUECKE}{DES_JAHRES}|\.|)({JAHR}))?(?!\w)"
# months without their dots, as scans have them; a closed list, so that hostile text cannot ask dateparser for ever
_MONATSAEHNLICH = "(?:Janner|Jan|Marz|Mar)"

JAHRESREGELN: tuple[Rule, ...] = (
    rule(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])", lesarten.iso_date),
    rule(r"[12][0-9]{3}([./])[0-9]{2}\1[0-9]{2}(?![0-9])", lesarten.rare_date),
    rule(_PAAR_TEXT, lesarten.year_pair),
    rule(rf"([12][0-9]{{2}}0|[0-9]0)er[- ]?{KEINE}Jahren?(?!\w)", lesarten.decade),
    rule(rf"(?P<jahr>[12][0-9]{{3}}){KEINE}[/-]?{KEINE}Q(?P<nr>[1-4])(?!\w)", lesarten.quarter),
    rule(r"[12][0-9]{3}(?![0-9])", lesarten.year),
)

ZIFFERNREGELN: tuple[Rule, ...] = (
    *halbe.ZIFFERNREGELN,
    rule(
        rf"([0-9]{{1,2}})\.{KEINE}([0-9]{{1,2}})\.{KEINE}([0-9]{{4}}|[0-9]{{2}}(?!\.))(?![0-9])", lesarten.numeric_date
    ),
    rule(r"[0-9]{1,2}([/-])[0-9]{1,2}\1[12][0-9]{3}(?![0-9])", lesarten.rare_date),
    rule(r"([0-9]{1,2})\.([0-9]{1,2})\.()(?![0-9])", lesarten.numeric_date),
    rule(rf"([0-9]{{1,2}})\.?{KEINE}({MONAT}){_WRITTEN_YEAR}", lesarten.written_date),
    rule(rf"([0-9]{{1,2}})\.?{LUECKE}({_MONATSAEHNLICH})\.?{LUECKE}([12][0-9]{{3}})(?![0-9])", lesarten.rare_month),
    _QUARTAL_JAHR,
    _QUARTAL,
    _HALBJAHR_JAHR,
    _HALBJAHR,
    rule(
        rf"(?P<nr>[0-9]{{1,2}})\.{KEINE}(?:KW|Kalenderwoche)(?:[/,]?{KEINE}{DES_JAHRES}(?P<jahr>{JAHR4}))?(?!\w)",
        lesarten.week,
    ),
    rule(rf"([12]?[0-9])\.{KEINE}(?:Jahrhunderts?|Jh\.?)(?!\w)", lesarten.century),
    rule(rf"([1-4]\.{KEINE}Advent)(?:{LUECKE}({JAHR}))?(?!\w)", lesarten.advent),
    rule(r"([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?![0-9])", lesarten.month_slash),
    rule(r"(0[1-9]|1[0-2])\.((?:19|20)[0-9]{2})(?![0-9])", lesarten.month_dot),
    rule(r"(0[1-9]|1[0-2])-((?:19|20)[0-9]{2})(?![0-9])", lesarten.month_dash),
    rule(rf"(?<=Q[1-4][-–/+])(?P<nr>[1-4]){KEINE}[/-]?{KEINE}(?P<jahr>{JAHR4})(?!\w)", lesarten.quarter),
    rule(rf"([12][0-9]{{2}}0|[0-9]0)er[- ]?{KEINE}Jahren?(?!\w)", lesarten.decade),
    rule(r"([0-9]{1,2})\.(?![0-9])", lesarten.number),
)


WORTREGELN: tuple[tuple[str, Rule], ...] = (
    *halbe.WORTREGELN,
    ("MDFS", rule(rf"({WOCHENTAG_KURZ}),?{LUECKE}(?:(?:den|dem){LUECKE})?(?=[0-9])", _weekday_date)),
    ("JFMASOND", rule(rf"({MONAT})(?:{LUECKE}{DES_JAHRES}|-)({JAHR})(?!\w)", lesarten.month)),
    ("JFMASOND", rule(rf"({MONAT}){LUECKE}([0-9]{{2}})(?={KEINE}(?:\Z|[\n)–;-]|bis(?!\w)))", lesarten.month_short)),
    ("JFMASOND", rule(rf"({MONAT})()", lesarten.month)),
    ("EeZzDdVvFfSsNnAa", rule(rf"({ORDNUNGSTAG}){LUECKE}({MONAT}){_WRITTEN_YEAR}", lesarten.written_date)),
    (
        "FfHhSsMmWw",
        rule(
            rf"(?P<wort>{JAHRESZEIT})(?!\w)(?:{LUECKE}{DES_JAHRES}(?P<jahr>{JAHR}){_ZWEITES})?(?!\w)",
            lesarten.season,
        ),
    ),
    (
        "JAaMmEeBb",
        rule(
            rf"(?:(?P<teil>Jahres(?:ende|mitte|beginn|anfang)|(?:[Aa]nfang|[Mm]itte|[Ee]nde|[Bb]eginn){LUECKE}des{LUECKE}"
            rf"(?:Kalenderj|J)ahre?s)(?:{LUECKE}(?P<jahr>{JAHR}))?)(?!\w)",
            lesarten.part_of_year,
        ),
    ),
    (
        "AaMmEeBb",
        rule(
            rf"([Aa]nfang|[Mm]itte|[Ee]nde|[Bb]eginn){LUECKE}(?:(?:des|der){LUECKE}(?:Monats{LUECKE})?)?"
            "(?![Aa]nfang|[Mm]itte|[Ee]nde|[Bb]eginn)",
            _part,
        ),
    ),
    (_NR_BUCHSTABEN, _QUARTAL_JAHR),
    (_NR_BUCHSTABEN, _QUARTAL),
    (_NR_BUCHSTABEN, _HALBJAHR_JAHR),
    (_NR_BUCHSTABEN, _HALBJAHR),
    (
        "Q",
        rule(rf"Q{KEINE}(?P<nr>[1-4]|IV|I{{1,3}})(?:{KEINE}[/-]?{KEINE}(?P<jahr>{JAHR4}))?(?!\w)", lesarten.quarter),
    ),
    ("I", rule(r"(?P<nr>IV|I{1,3})/(?P<jahr>[12][0-9]{3})(?!\w)", lesarten.roman_quarter)),
    (
        "QVT",
        rule(rf"{QUARTAL}{LUECKE}(?P<nr>[1-4]|IV|I{{1,3}})(?:/|{LUECKE})(?P<jahr>{JAHR4})(?!\w)", lesarten.quarter),
    ),
    (
        "H",
        rule(
            rf"(?P<wort>H|(?:HJ|Halbjahr){LUECKE})(?P<nr>[12]|II?){KEINE}[/-]?{KEINE}(?P<jahr>{JAHR4})(?!\w)",
            lesarten.half,
        ),
    ),
    (
        "K",
        rule(
            rf"(?:KW|Kalenderwochen?){KEINE}(?P<nr>[0-9]{{1,2}})"
            rf"(?:{KEINE}(?:bis|und|[-–/+]){KEINE}(?P<letzte>[0-9]{{1,2}})(?![0-9]))?"
            rf"(?:[/,]?{KEINE}{DES_JAHRES}(?P<jahr>{JAHR4}))?(?!\w)",
            lesarten.weeks,
        ),
    ),
    (
        "SKA",
        rule(
            rf"{SCHULJAHR}{LUECKE}(?P<jahr>[12][0-9]{{3}}|[0-9]{{2}}(?=/))(?![0-9]){_ZWEITES}(?!\w)",
            lesarten.school_year,
        ),
    ),
    (
        "WS",
        rule(
            rf"(?P<wort>(?:Winter|Sommer)(?:semester|halbjahr)(?:e?s)?|WiSe|SoSe|WS|SS){LUECKE}"
            rf"(?P<jahr>[12][0-9]{{3}}|[0-9]{{2}}(?=/))(?![0-9]){_ZWEITES}(?!\w)",
            lesarten.semester,
        ),
    ),
    (
        "J",
        rule(
            rf"Jahreswechsels?{LUECKE}(?P<jahr>[12][0-9]{{3}}){KEINE}(?:[/–-]|auf|zu){KEINE}(?P<zweites>[12][0-9]{{3}}|[0-9]{{2}})(?!\w)",
            lesarten.turn_of_year,
        ),
    ),
    ("JKHBFGWR", rule(rf"(?:{KALENDERJAHR}|Jahr(?:es|e|en)?|JAHR){LUECKE}({JAHR})(?!\w)", _named_year)),
    (
        "".join({name[0] for name in FEIERTAGE}),
        rule(rf"({one_of(FEIERTAGE)})(?!\w)(?:{LUECKE}{DES_JAHRES}({JAHR})(?!\w))?", lesarten.feast),
    ),
)

# where a word rule can begin: its first letter, then the rest of one of its heads; a digit always can
_HEADS = """
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Mo Di Mi Do Fr Sa So
    Früh Sommer Herbst Winter Spät Hoch Jahr Anfang Mitte Ende Beginn anfang mitte ende beginn
    Erste Zweite Dritte Vierte Letzte erste zweite dritte vierte letzte I II III IV Q H1 H2 HJ Halbjahr KW Kalender
    Schuljahr SJ Kita Kindergartenjahr Ausbildungsjahr WiSe SoSe WS SS Quartal Vierteljahr
    Haushalts Berichts Förder Geschäfts Wirtschafts Rechnungs Bezugs Basis Gesamt
    fünf sechs sieb acht neun zehn elf zwölf drei vier ein zwei zwanzig
"""


_KOEPFE = [*_HEADS.split(), *(name.title()[:3] for name in MONATSNAMEN), *FEIERTAGE]
ANKER = anchor(s for head in _KOEPFE if not head[0].isdecimal() for s in (head, head.upper()))
_NACH_BUCHSTABE = {
    letter: tuple(rule for letters, rule in WORTREGELN if letter in letters)
    for letter in {letter for letters, _ in WORTREGELN for letter in letters}
}
