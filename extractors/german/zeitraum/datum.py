"""Full dates in spellings our grammar does not list: the only door to dateparser.

1. Marz 2020 | 04-05-2017 | 2021/05/04 | 4 Mai, 2017
"""

from datetime import date
from functools import cache, lru_cache
from typing import Protocol

_LONGEST = 40


class _Parse(Protocol):
    def __call__(self, text: str) -> date | None: ...


@lru_cache(maxsize=4096)
def parse_datum(text: str) -> date | None:
    """The day a whole string names in full (day, month and year), None where it does not.

    A first call costs about 0.3 ms, so only strings in the shape of a date come here; nothing is filled in from today.

    >>> parse_datum("1. Marz 2020"), parse_datum("2021/05/04")
    (datetime.date(2020, 3, 1), datetime.date(2021, 5, 4))
    >>> parse_datum("Mai 2017")
    """
    return _dateparser()(text) if len(text) <= _LONGEST else None


@cache
def _dateparser() -> _Parse:
    """The import takes a fifth of a second: only where a document needs it."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["de"],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "DMY",
        },
    )

    def parse(text: str) -> date | None:
        # the order of the parts in an ISO-like spelling is fixed; dateparser would read it in the order of the language
        moment = parser.get_date_data(text, date_formats=["%Y/%m/%d", "%Y.%m.%d"]).date_obj
        return moment.date() if moment else None

    return parse
