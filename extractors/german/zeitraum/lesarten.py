"""Readers: what the match of a rule says, as an Angabe; None where a second look finds no time in it.

"04.05.2017" is a day, "3.14." a clause number; "2019/20" two years, "2005/32" a directive
"""

import re
from dataclasses import replace

from extractors.german.zahl import parse_zahl
from extractors.german.zeitraum.angaben import Angabe, Teil
from extractors.german.zeitraum.datum import parse_datum
from extractors.german.zeitraum.woerter import JAHRESZEITEN, MONATSKUERZEL, MONATSNAMEN, ORDNUNG, ROEMISCH

Match = re.Match[str]


def jahreszahl(text: str | None) -> int | None:
    """The year that digits, an apostrophe with two digits, or a word name.

    >>> jahreszahl("2019"), jahreszahl("'19"), jahreszahl("zweitausendelf"), jahreszahl("97")
    (2019, 2019, 2011, 1997)
    """
    if not text:
        return None
    digits = text.lstrip("'’`")
    if not digits.isdecimal():
        return parse_zahl(digits)
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 50 else 1900)


def monatszahl(name: str) -> int:
    return MONATSNAMEN[name.lower().rstrip(".")]


def iso_date(match: Match) -> Angabe:
    return Angabe(*match.span(), "tag", int(match[1]), int(match[2]), int(match[3]))


def numeric_date(match: Match) -> Angabe | None:
    """ "04.05.2017", "4.5.17", "01.05." """
    day, month = int(match[1]), int(match[2])
    if len(match[3] or "") != 4 and not (1 <= day <= 31 and 1 <= month <= 12):
        return None  # "3.14.", a clause number rather than a date
    return Angabe(*match.span(), "tag", jahreszahl(match[3]), month, day)


def rare_date(match: Match) -> Angabe | None:
    """ "4/5/2017", "2021/05/04"; "2021/22/23" are years or a file number"""
    numbers = [int(number) for number in re.findall("[0-9]+", match[0])]
    year, month_, day = numbers if numbers[0] > 999 else reversed(numbers)
    if numbers[0] > 999 and month_ > 12:
        return None
    return Angabe(*match.span(), "tag", year, month_, day)


def rare_month(match: Match) -> Angabe | None:
    """ "1. Marz 2020", as scans have it: dateparser knows the month; asked for the word alone, so once a spelling."""
    known = parse_datum(f"1. {match[2]} 2000")
    return Angabe(*match.span(), "tag", int(match[3]), known.month, int(match[1])) if known else None


def written_date(match: Match) -> Angabe | None:
    """ "04. Mai 2017", "dreißigste November zweitausendelf" """
    if match[3] is None and match[2].lower() in MONATSKUERZEL:
        return None  # "9. Jan Huber"
    day = parse_zahl(match[1].removesuffix(".")) or 0
    return Angabe(*match.span(), "tag", jahreszahl(match[3]), monatszahl(match[2]), day)


def month_slash(match: Match) -> Angabe | None:
    """ "07/2020"; "7/20" is weak"""
    short = len(match[2]) == 2
    if short and not 1 <= int(match[1]) <= 12:
        return None
    return Angabe(*match.span(), "monat", jahreszahl(match[2]), int(match[1]), schwach=short)


def month_dot(match: Match) -> Angabe:
    return Angabe(*match.span(), "monat", int(match[2]), int(match[1]))


def month_dash(match: Match) -> Angabe:
    """ "07-2020" is weak: it may be a part of a number"""
    return Angabe(*match.span(), "monat", int(match[2]), int(match[1]), schwach=True)


def month_short(match: Match) -> Angabe:
    """ "Okt. 21" is weak: it may be a count, "im Mai 20 Kurse" """
    return Angabe(*match.span(), "monat", jahreszahl(match[2]), monatszahl(match[1]), schwach=True)


def year_pair(match: Match) -> Angabe | None:
    """ "2019/20", "2019/2020", "2017 / 2018", "2016-20"; the ISO month "2020-07"; and "2009-11", which can be either"""
    first, last, short, slash = (
        int(match[1]),
        _second_year(int(match[1]), match[3]),
        len(match[3]) == 2,
        "/" in match[2],
    )
    plausible = 0 < last - first <= (20 if short or slash else 1000)
    if short and int(match[3]) <= 12 and not (slash and last == first + 1):
        if slash or not int(match[3]):
            return None  # "2016/12" may be a directive as well as a month
        if plausible and match[2] == "-":
            return Angabe(*match.span(), "mehrdeutig", first, nummer=last)
        if not plausible:
            return Angabe(*match.span(), "monat", first, int(match[3])) if match[2] == "-" else None
    return Angabe(*match.span(), "jahrespaar", first, nummer=last, schwach=first < 1900) if plausible else None


def _second_year(first: int, second: str) -> int:
    """ "20" after 2019 is 2020, "00" after 1999 is 2000"""
    if len(second) == 4:
        return int(second)
    last = first // 100 * 100 + int(second)
    return last + 100 if (first % 100, second) == (99, "00") else last


def quarter(match: Match) -> Angabe | None:
    number = kleine_zahl(match["nr"])
    return Angabe(*match.span(), "quartal", jahreszahl(match["jahr"]), nummer=number) if number else None


def roman_quarter(match: Match) -> Angabe:
    """ "II/2022": Roman numbers count quarters; weak, for files are numbered so too"""
    return Angabe(*match.span(), "quartal", int(match["jahr"]), nummer=kleine_zahl(match["nr"]), schwach=True)


def half(match: Match) -> Angabe | None:
    number = kleine_zahl(match["nr"])
    if match["wort"] == "Hälfte" and not match["jahr"]:
        return None  # "die zweite Hälfte" of what?
    return Angabe(*match.span(), "halbjahr", jahreszahl(match["jahr"]), nummer=number) if number else None


def teil_des_ganzen(word: str) -> Teil:
    """ "Anfang", "Beginn", "Mitte", "Ende" """
    return "Anfang" if word[0] in "AaBb" else "Mitte" if word[0] in "Mm" else "Ende"


def kleine_zahl(text: str) -> int:
    """ "3.", "III.", "dritten" """
    word = text.rstrip(".")
    if word.isdecimal():
        return int(word)
    return ROEMISCH.get(word) or next((n for stem, n in ORDNUNG.items() if word.lower().startswith(stem)), 0)


def week(match: Match) -> Angabe:
    return Angabe(*match.span(), "woche", jahreszahl(match["jahr"]), nummer=int(match["nr"]))


def weeks(match: Match) -> Angabe:
    """ "KW 12", "KW 12-14/2022" """
    return replace(week(match), letzte=int(match["letzte"] or 0))


def turn_of_year(match: Match) -> Angabe | None:
    """ "Jahreswechsel 2021/22" """
    first = int(match["jahr"])
    return Angabe(*match.span(), "jahreswechsel", first) if _second_year(first, match["zweites"]) == first + 1 else None


def decade(match: Match) -> Angabe | None:
    number = int(match[1])
    return None if number % 10 else Angabe(*match.span(), "jahrzehnt", number if number > 99 else 1900 + number)


def century(match: Match) -> Angabe:
    number = int(match[1])
    return Angabe(*match.span(), "jahrhundert", jahr=number * 100, nummer=number)


def year(match: Match) -> Angabe:
    year = int(match[0])
    return Angabe(*match.span(), "jahr", year, schwach=not 1900 <= year <= 2099)


def number(match: Match) -> Angabe:
    return Angabe(*match.span(), "nummer", nummer=int(match[1]))


def month(match: Match) -> Angabe | None:
    if not match[2] and match[1].lower() in MONATSKUERZEL:
        return None  # "Jan" is a name
    return Angabe(*match.span(), "monat", jahreszahl(match[2]), monatszahl(match[1]))


def season(match: Match) -> Angabe | None:
    year, second = jahreszahl(match["jahr"]), match["zweites"]
    number = next(n for name, n in JAHRESZEITEN.items() if name in match["wort"].lower())
    if second and (number != 4 or int(second) % 100 != (year or 0) % 100 + 1):
        return None
    return Angabe(*match.span(), "jahreszeit", year, nummer=number)


def part_of_year(match: Match) -> Angabe:
    """ "Jahresende 2019", "Ende des Jahres 2019" """
    word = match["teil"].lower()
    part: Teil = "Ende" if "ende" in word else "Mitte" if "mitte" in word else "Anfang"
    return Angabe(*match.span(), "jahr", jahreszahl(match["jahr"]), teil=part)


def school_year(match: Match) -> Angabe | None:
    first, second = int(match["jahr"]), match["zweites"]
    if second and int(second) % 100 != (first + 1) % 100:
        return None
    return Angabe(*match.span(), "schuljahr", first if first > 99 else first + 2000)


def semester(match: Match) -> Angabe | None:
    winter = match["wort"][0] in "Ww"
    first, second = int(match["jahr"]), match["zweites"]
    if bool(second) > winter or (second and int(second) % 100 != (first + 1) % 100):
        return None
    return Angabe(*match.span(), "semester", first if first > 99 else first + 2000, nummer=2 if winter else 1)


def feast(match: Match) -> Angabe:
    return Angabe(*match.span(), "feiertag", jahreszahl(match[2]), name=match[1])


def advent(match: Match) -> Angabe:
    name = re.sub(r"\s*A", " A", match[1])
    return Angabe(*match.span(), "feiertag", jahreszahl(match[2]), name=name)
