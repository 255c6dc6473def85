"""German periods: what a text says about when, with bounds, precision and open ends; the only door to dateparser.

07/2020 bis 06/2025 | bis Herbst 2015 | am 04. Mai 2017
"""

from extractors.german.zeitraum.dauer import Timex3
from extractors.german.zeitraum.finden import find_staende, find_stand, find_zeitraeume
from extractors.german.zeitraum.timex import timex3
from extractors.german.zeitraum.zelle import parse_zeitraum, warum_unmoeglich

__all__ = [
    "Timex3",
    "find_staende",
    "find_stand",
    "find_zeitraeume",
    "parse_zeitraum",
    "timex3",
    "warum_unmoeglich",
]
