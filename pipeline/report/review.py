"""What is worth a look first, and a skeleton of corrections for it.

Order: totals that do not agree, corrections that no longer hold, ambiguous communes, text not understood, rejects.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

import duckdb

from pipeline.report.rows import Row, query
from pipeline.report.svg import plain
from pipeline.report.worte import ERGEBNIS, kommune

WORD = re.compile(r"\w+")
NEIGHBOURS = 4  # words told on each side of the quote
CHECKS = """
    SELECT z.document_id, z.record_id, d.name, a.ergebnis, a.gezaehlt, z.wert, z.gegenstand, e.quote, e.page
    FROM abgleiche AS a JOIN zahlenangaben AS z ON z.record_id = a.zahlenangabe
    JOIN documents AS d ON d.document_id = z.document_id
    LEFT JOIN evidence AS e ON e.record_id = z.record_id AND e.field = 'wert' AND e.part = 0
    WHERE a.ergebnis IN ('zu_wenig', 'zu_viel') ORDER BY d.name, z.record_id
"""
CORRECTIONS = """
    SELECT k.*, d.name FROM korrekturen AS k JOIN documents AS d USING (document_id)
    WHERE k.stand <> 'angewandt' ORDER BY d.name, k.tabelle, k.feld, k.zitat
"""
COMMUNES = """
    SELECT b.*, d.name, d.text AS volltext, e.quote, e.page, e.start_char, e.end_char,
        (SELECT list(k.ags || ' ' || k.name || ' (' || k.art || ')' ORDER BY k.ags) FROM kommunen AS k
            WHERE list_contains(b.ags_kandidaten, k.ags)) AS zur_wahl
    FROM (
        SELECT 'beitritte' AS tabelle, record_id, document_id, kommune, kommune_art, ags_kandidaten FROM beitritte
        WHERE ags IS NULL UNION ALL
        SELECT 'schwerpunkte', record_id, document_id, kommune, kommune_art, ags_kandidaten FROM schwerpunkte
        WHERE ags IS NULL
    ) AS b JOIN documents AS d USING (document_id)
    JOIN evidence AS e ON e.record_id = b.record_id AND e.field = 'kommune' AND e.part = 0
    ORDER BY d.name, e.start_char, b.tabelle, b.record_id
"""
ISSUES = """
    SELECT i.*, d.name FROM issues AS i JOIN documents AS d USING (document_id)
    WHERE NOT starts_with(i.rule, 'korrektur_') ORDER BY d.name, i.start_char, i.rule
"""
REJECTED = """
    SELECT q.*, coalesce(d.name, parse_filename(q.path)) AS name FROM quarantine AS q LEFT JOIN documents AS d
        ON d.document_id = q.document_id ORDER BY name, q.rule, q.message
"""


class Anlass(NamedTuple):
    """Anlass: one thing to look at: why, where, and where it can be corrected the lines to fill in."""

    why: str
    what: str
    document: str
    page: int
    record_id: str
    skeleton: str = ""


def review(connection: duckdb.DuckDBPyConnection) -> list[Anlass]:
    """All that is worth a look, the most telling first."""
    return [
        *map(_check, query(connection, CHECKS)),
        *map(_correction, query(connection, CORRECTIONS)),
        *map(_commune, query(connection, COMMUNES)),
        *(
            Anlass(f"nicht verstanden: {row.text('rule').replace('_', ' ')}",
                   f"„{plain(row.text('quote'), 90)}“: {row.text('message')}", row.text("name"), row.number("page"), "")
            for row in query(connection, ISSUES)
        ),
        *(
            Anlass(f"abgelehnt: {row.text('rule').replace('_', ' ')}", row.text("message"), row.text("name"), 0, "")
            for row in query(connection, REJECTED)
        ),
    ]  # fmt: skip


def skeleton(found: list[Anlass]) -> Iterator[str]:
    """A korrekturen.toml to fill in: keep the entries you can answer and put the file beside the document."""
    yield "# Korrekturen: Einträge behalten, die zu beantworten sind; neu, wer und warum ausfüllen\n"
    yield "# (statt neu streicht `streichen = true` den ganzen Datensatz);\n"
    yield "# die Datei als korrekturen.toml neben das Dokument legen.\n"
    for entry in dict.fromkeys(one.skeleton for one in found if one.skeleton):
        yield "\n" + entry


def _check(row: Row) -> Anlass:
    _, words = ERGEBNIS[row.text("ergebnis")]
    told = f"{words}: {row.text('wert')} {row.text('gegenstand')}, {row.text('gezaehlt')} gezählt"
    return Anlass("Abgleich", told, row.text("name"), row.number("page"), row.text("record_id"))


def _correction(row: Row) -> Anlass:
    told = f"{row.text('tabelle')}.{row.text('feld')}: {row.text('neu')} ({row.text('wer')})"
    return Anlass(f"Korrektur {row.text('stand')}", told, row.text("name"), 0, row.text("record_id"))


def _commune(row: Row) -> Anlass:
    choice = row.texts("zur_wahl")
    why = "Kommune mehrdeutig" if choice else "Kommune nicht im Register"
    told = f"{kommune(row)}: {', '.join(choice) or 'kein Eintrag passt'}"
    lines = [f"# zur Wahl: {' | '.join(choice) or 'kein Eintrag des Registers'}", *_entry(row)]
    return Anlass(
        why, told, row.text("name"), row.number("page"), row.text("record_id"), "\n".join(map(_one_line, lines)) + "\n"
    )


def _entry(row: Row) -> list[str]:
    text, start, end = row.text("volltext"), row.number("start_char"), row.number("end_char")
    before = [match.start() for match in WORD.finditer(text[max(0, start - 200) : start])][-NEIGHBOURS:]
    after = [match.end() for match in WORD.finditer(text[end : end + 200])][:NEIGHBOURS]
    davor = text[max(0, start - 200) + before[0] : start] if before else ""
    danach = text[end : end + after[-1]] if after else ""
    told = {
        "dokument": row.text("name"),
        "tabelle": row.text("tabelle"),
        "feld": "ags",
        "zitat": " ".join(row.text("quote").split()),
        "davor": " ".join(davor.split()),
        "danach": " ".join(danach.split()),
        **dict.fromkeys(("neu", "wer", "warum"), ""),
    }
    return ["[[korrektur]]", *(f"{key} = {toml(value)}" for key, value in told.items())]


def toml(text: str) -> str:
    """A basic string of TOML, which JSON's escapes suit but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(line: str) -> str:
    """No control character leaves its line, not even in a comment."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
