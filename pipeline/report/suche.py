"""Finds words in all documents by their German stems, best lines first (BM25).

Massnahmen = Maßnahmen = Maßnahme
"""

import re
from functools import cache
from typing import NamedTuple

import duckdb
import snowballstemmer

from pipeline.report.rows import query
from pipeline.report.svg import plain

WORD = re.compile(r"[^\W_]+")
PLAIN = str.maketrans("äöü", "aou")
LINES = r"""
    CREATE OR REPLACE TEMP TABLE lines AS
    SELECT document_id, nr, page, text, start_char, end_char,
        regexp_extract_all(lower(replace(text, 'ß', 'ss')), '[\p{L}\p{N}]+') AS words
    FROM blocks WHERE kind <> 'furniture'
"""
BEST = """
    WITH asked AS (SELECT unnest(?) AS stem, unnest(?) AS word),
    said AS (SELECT document_id, nr, unnest(words) AS word FROM lines),
    hits AS (SELECT document_id, nr, stem, count(*) AS often FROM said JOIN asked USING (word) GROUP BY ALL),
    stems AS (SELECT stem, count(*) AS lines_with FROM hits GROUP BY stem),
    whole AS (SELECT count(*) AS n, avg(len(words)) AS usual FROM lines)
    SELECT document_id, nr, any_value(l.page) AS page, any_value(l.text) AS text, any_value(d.name) AS name,
        any_value(d.title) AS title, count(*) AS found,
        sum(ln(1 + (n - lines_with + 0.5) / (lines_with + 0.5))
            * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * len(l.words) / usual))) AS score,
        (SELECT list(DISTINCT e.record_id ORDER BY e.record_id) FROM evidence AS e
            WHERE e.document_id = any_value(l.document_id) AND e.start_char < any_value(l.end_char)
            AND e.end_char > any_value(l.start_char)) AS records
    FROM hits JOIN stems USING (stem) JOIN lines AS l USING (document_id, nr) JOIN documents AS d USING (document_id)
    CROSS JOIN whole GROUP BY document_id, nr
    ORDER BY round(score, 9) DESC, name, document_id, nr LIMIT ?
"""


class Treffer(NamedTuple):
    """Treffer: a line that holds the words, where it stands, and the records made of it."""

    text: str
    marked: list[tuple[int, int]]
    document: str
    document_id: str
    page: int
    score: float
    records: list[str]


def search(connection: duckdb.DuckDBPyConnection, words: str, most: int = 20) -> list[Treffer]:
    """The best lines for some words, best first; none where no word of them is known."""
    asked = {stem(word) for word in WORD.findall(words)}
    connection.execute(LINES)
    known = [
        row.text("word") for row in query(connection, "SELECT DISTINCT unnest(words) AS word FROM lines ORDER BY 1")
    ]
    first = {_initial(one) for one in asked}
    pairs = [(root, word) for word in known if _initial(word) in first and (root := stem(word)) in asked]
    if not pairs:
        return []
    rows = query(connection, BEST, [root for root, _ in pairs], [word for _, word in pairs], most)
    return [
        Treffer(
            text := plain(row.text("text"), 400),
            [match.span() for match in WORD.finditer(text) if stem(match[0]) in asked],
            row.text("title") or row.text("name"),
            row.text("document_id"),
            row.number("page"),
            row.real("score") or 0.0,
            row.texts("records"),
        )
        for row in rows
    ]


@cache
def stem(word: str) -> str:
    """The stem of a German word, the same for ß and ss, for ä and ae.

    >>> {stem(word) for word in ("Massnahmen", "Maßnahmen", "Maßnahme", "MASSNAHME")}
    {'massnahm'}
    >>> stem("Städte") == stem("Staedte") == stem("Stadt")
    True
    """
    return str(_stemmer().stemWord(word.casefold()))


def _initial(word: str) -> str:
    """The first letter, which no ending and no umlaut changes: only words that share it need stemming."""
    return word.casefold()[:1].translate(PLAIN)


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("german")
