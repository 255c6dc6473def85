"""What a database leaves open, one line each: gaps of plans, totals that differ, words nobody understood."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline import load

SCHEMA = 1
SQL = """
WITH offen AS (
    SELECT document_id, luecke AS art, was, record_id FROM plan_luecken
    UNION ALL
    SELECT document_id, art, was, record_id FROM bekannte_unbekannte
    UNION ALL
    SELECT document_id, luecke, was, NULL FROM fassungsluecken(NULL)
), seiten AS (
    SELECT record_id, min(page) AS seite FROM evidence GROUP BY record_id
)
SELECT
    coalesce(d.name, ''), o.art, o.was,
    coalesce(s.seite, (
        SELECT min(i.page) FROM issues AS i WHERE i.document_id = o.document_id AND i.rule = o.art AND i.quote = o.was
    ))
FROM offen AS o
LEFT JOIN documents AS d ON d.document_id = o.document_id
LEFT JOIN seiten AS s ON s.record_id = o.record_id
ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Luecke:
    """Luecke: something open, where it stands, and the words that show it."""

    dokument: str
    art: str
    was: str
    seite: int | None


def luecken(db: Path, arten: Iterable[str] = ()) -> list[Luecke]:
    """All that is open, or only of these kinds; DatabaseError where the database cannot be read."""
    wanted = frozenset(arten)
    with load.reading(db) as connection:
        found = [Luecke(*row) for row in connection.execute(SQL).fetchall()]
    return [luecke for luecke in found if not wanted or luecke.art in wanted]


def summary(found: Iterable[Luecke]) -> dict[str, int]:
    """How many of each kind, the commonest first."""
    return dict(Counter(luecke.art for luecke in found).most_common())


def as_json(found: list[Luecke]) -> str:
    """One object with a schema version, as every command writes it."""
    whole = {"schema": SCHEMA, "anzahl": summary(found), "luecken": [asdict(luecke) for luecke in found]}
    return json.dumps(whole, ensure_ascii=False, indent=1)
