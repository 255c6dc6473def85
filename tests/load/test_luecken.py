"""The views about gaps: what a plan leaves open, what is known to be unknown, totals over time."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from extractors.model.document import Document
from pipeline import load
from pipeline.journey import Source, tables_of, travel
from pipeline.load.personen import without_persons
from pipeline.luecken import as_json, luecken
from pipeline.validate.frames import check, merged, quarantine_frame
from pipeline.validate.rows import Tables

Text = Callable[..., Document]
Ask = Callable[[str], list[tuple[object, ...]]]


def loaded(db: Path, *parts: Tables) -> Ask:
    """A database of some documents' rows, and a way to ask it."""
    tables = merged(iter(parts))
    done = check(tables)
    frames = {**done.frames, "quarantine": quarantine_frame([*done.quarantine, *tables["quarantine"]])}
    load.commit(db, load.Change(frames))
    connection = duckdb.connect(str(db), read_only=True, config=load.CONFIG)
    return lambda sql: connection.execute(sql).fetchall()


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., Ask]:
    return lambda *documents: loaded(tmp_path / "db.duckdb", *map(tables_of, documents))


HEAD = "| Nr. | Ziel | Maßnahme | Zeitraum |\n|---|---|---|---|\n"
ROWS = [
    "| 1 | Ziel 1: Bewegung | Wege bauen | 01/2021 bis 12/2022 |",
    "| 2 | | Kurse halten | 01/2021 bis 06/2021 |",
    "| 3 | Ziel 2: Ruhe | Räume öffnen | 07/2021 bis 12/2022 |",
]


def gaps(ask: Ask) -> list[tuple[object, ...]]:
    return ask("SELECT luecke, was FROM plan_luecken ORDER BY ALL")


def test_a_whole_plan_has_no_gaps(text: Text, asked: Callable[..., Ask]) -> None:
    assert gaps(asked(text(HEAD + "\n".join(ROWS) + "\n"))) == []


PLANS = [
    pytest.param([ROWS[0], ROWS[2]], ("nummer_fehlt", "Maßnahme 2"), id="a row is lost"),
    pytest.param([*ROWS, ROWS[1]], ("doppelt", "Kurse halten"), id="a row comes twice"),
    pytest.param([*ROWS, ROWS[1]], ("nummer_mehrfach", "Maßnahme 2"), id="a number comes twice"),
    pytest.param(
        [*ROWS, "| 4 | | Feste feiern | 01/2012 bis 06/2021 |"],
        ("ausserhalb_des_planfensters", "01/2012 bis 06/2021: Feste feiern"),
        id="a year is wrong",
    ),
    pytest.param([*ROWS, "| 4 | | Feste feiern | |"], ("massnahme_ohne_zeitraum", "Feste feiern"), id="no period"),
]


@pytest.mark.parametrize(("rows", "gap"), PLANS)
def test_a_damaged_plan_shows_its_gap(
    rows: list[str], gap: tuple[str, str], text: Text, asked: Callable[..., Ask]
) -> None:
    assert gap in gaps(asked(text(HEAD + "\n".join(rows) + "\n")))


BELOW = "| Nr. | Ziel | Maßnahme | Zeitraum |\n|---|---|---|---|\n"
NUMBERED = [
    *("| 1.1 | Ziel 1: Bewegung | Wege bauen | 2021 |", "| 1.2 | | Kurse halten | 2021 |"),
    *("| 2.1 | Ziel 2: Ruhe | Räume öffnen | 2021 |", "| 2.2 | | Gärten pflegen | 2021 |", "| 2.3 | | Feste | 2021 |"),
]


def test_numbers_that_begin_anew_below_each_goal_are_no_repeats(text: Text, asked: Callable[..., Ask]) -> None:
    assert gaps(asked(text(BELOW + "\n".join(NUMBERED) + "\n"))) == []
    lost = gaps(asked(text(BELOW + "\n".join([*NUMBERED[:3], NUMBERED[4]]) + "\n")))
    assert lost == [("nummer_fehlt", "Maßnahme 2")]


def test_a_month_without_a_measure_is_named(text: Text, asked: Callable[..., Ask]) -> None:
    rows = [
        "| 1 | Ziel 1: Bewegung | Wege bauen | 01/2021 bis 02/2021 |",
        "| 2 | | Kurse halten | 01/2021 bis 02/2021 |",
        "| 3 | | Räume öffnen | 04/2021 bis 05/2021 |",
        "| 4 | | Feste feiern | 05/2021 bis 05/2021 |",
    ]
    assert gaps(asked(text(HEAD + "\n".join(rows) + "\n"))) == [("monat_ohne_massnahme", "2021-03")]


def brochure(year: int, total: str, *lines: str) -> str:
    said = f"In Thüringen sind bis Ende des Jahres {year} {total} Kommunen beigetreten.\n\n"
    return said + "### Thüringer Kommunen, die beigetreten sind:\n\n" + "\n".join(lines) + "\n"


def test_a_total_over_time_is_explained_by_the_joins_between(text: Text, asked: Callable[..., Ask]) -> None:
    first = ("- 2014: Stadt Jena, Landkreis Gotha", "- 2019: Stadt Gera")
    later = (*first, "- 2020: Stadt Suhl, Stadt Weimar")
    ask = asked(
        text(brochure(2019, "drei", *first), land="Thüringen"),
        text(brochure(2021, "fünf", *later), land="Thüringen"),
        text(brochure(2023, "sieben", *later), land="Thüringen"),
    )
    steps = ask("SELECT year(stichtag), wert, schritt, beitritte_dazwischen, erklaert FROM summen_verlauf ORDER BY 1")
    assert steps == [(2019, 3, None, None, None), (2021, 5, 2, 2, True), (2023, 7, 2, 0, False)]


UNKNOWNS = [
    pytest.param(
        brochure(2020, "drei", "- 2014: Stadt Jena", "- 2020: Stadt Gera"), "zahl_weicht_ab", id="a total too high"
    ),
    pytest.param(
        brochure(
            2020, "vier", "- 2014: Stadt Jena", "- 2018: Stadt Gera", "- 2011: Stadt Suhl", "- 2020: Stadt Weimar"
        ),
        "jahr_ausser_der_reihe",
        id="a year out of order",
    ),
    pytest.param(
        brochure(2020, "zwei", "- 1914: Stadt Jena", "- 2018: Stadt Gera"), "jahr_weit_ab", id="a year far off"
    ),
    pytest.param("Dabei waren zuletzt wohl 18, später mehr.\n", "zahl_ohne_gegenstand", id="a number without a noun"),
    pytest.param("Wir zählen 60 Partner. Später: 61 Partner.\n", "widerspruch", id="two totals for one thing"),
    pytest.param("Es gibt zwölf Kriterien.\n", "zahl_ohne_liste", id="a total without a list"),
]


@pytest.mark.parametrize(("source", "art"), UNKNOWNS)
def test_the_unknown_is_known(source: str, art: str, text: Text, asked: Callable[..., Ask]) -> None:
    arten = asked(text(source, land="Thüringen"))("SELECT DISTINCT art FROM bekannte_unbekannte")
    assert (art,) in arten


def test_the_list_of_gaps_names_document_kind_words_and_page(
    text: Text, tmp_path: Path, asked: Callable[..., Ask]
) -> None:
    asked(text("Dabei waren zuletzt wohl 18, später mehr. Es gibt zwölf Kriterien.\n"))
    found = luecken(tmp_path / "db.duckdb")
    assert [(luecke.art, luecke.was) for luecke in found] == [
        ("zahl_ohne_gegenstand", "18"),
        ("zahl_ohne_liste", "12 Kriterien"),
    ]
    assert json.loads(as_json(found))["anzahl"] == {"zahl_ohne_gegenstand": 1, "zahl_ohne_liste": 1}
    assert [luecke.was for luecke in luecken(tmp_path / "db.duckdb", ["zahl_ohne_liste"])] == ["12 Kriterien"]


CONTACT = "Gesundheitsamt Jena, Erika Muster, Tel. 03641 49-0\n\nGesundheitsamt Gera, Tel. 0365 838-0\n"


def test_without_persons_every_span_stays_and_names_nobody(tmp_path: Path) -> None:
    source, db, copy = tmp_path / "a.txt", tmp_path / "db.duckdb", tmp_path / "ohne.duckdb"
    source.write_text(CONTACT + "\nLeitung: Erika Muster\n", encoding="utf-8")
    ask = loaded(db, travel(Source(str(source), "0" * 64)))
    assert without_persons(db, copy) == 3
    with duckdb.connect(str(copy), read_only=True) as masked:
        tables = ("kontakte", "evidence", "blocks", "documents", "issues", "ignored")
        everything = str([masked.table(table).fetchall() for table in tables])
        spans = masked.execute("SELECT record_id, field, start_char, end_char FROM evidence ORDER BY ALL").fetchall()
    assert "Muster" not in everything and "03641 49-0" not in everything
    assert "0365 838-0" in everything
    assert spans == ask("SELECT record_id, field, start_char, end_char FROM evidence ORDER BY ALL")


CORRECTION = """[[korrektur]]
tabelle = "kontakte"
feld = "{feld}"
zitat = "{zitat}"
neu = "{neu}"
wer = "Stefanie Stewart"
warum = "Tippfehler: {neu}"
"""


@pytest.mark.parametrize(
    ("feld", "zitat", "neu"),
    [("person", "Erika Muster", "Erika Mustermann"), ("telefon", "03641 49-0", "03641 49-7788")],
)
def test_without_persons_a_correction_names_nobody(feld: str, zitat: str, neu: str, tmp_path: Path) -> None:
    source, db, copy = tmp_path / "a.txt", tmp_path / "db.duckdb", tmp_path / "ohne.duckdb"
    source.write_text(CONTACT, encoding="utf-8")
    (tmp_path / "korrekturen.toml").write_text(CORRECTION.format(feld=feld, zitat=zitat, neu=neu), encoding="utf-8")
    ask = loaded(db, travel(Source(str(source), "0" * 64)))
    assert ask("SELECT stand, neu FROM korrekturen") == [("angewandt", neu)]
    without_persons(db, copy)
    with duckdb.connect(str(copy), read_only=True) as masked:
        everything = str(
            [masked.table(table).fetchall() for table in ("kontakte", "evidence", "korrekturen", "blocks")]
        )
        kept = masked.execute("SELECT tabelle, feld, stand FROM korrekturen").fetchall()
    assert not [words for words in (zitat, neu, "Mustermann", "7788", "Stewart") if words in everything]
    assert kept == [("kontakte", feld, "angewandt")]


def test_two_prints_of_one_plan_bear_witness_to_each_other(text: Text, asked: Callable[..., Ask]) -> None:
    bullets = " ".join(f"• Prüfung der Räume in Haus {letter}" for letter in "ABCDEFGH")
    rows = [f"{HEAD}{ROWS[0].replace('Wege bauen', f'Wege bauen: {bullets}')}", *ROWS[1:]]
    whole, other = "\n".join(rows) + "\n", "# Arbeitsplan\n\n" + "\n".join(rows) + "\n"
    assert asked(text(whole), text(other))("FROM fassungsluecken(NULL)") == []


def test_a_row_lost_in_one_print_is_named_by_the_other(text: Text, asked: Callable[..., Ask]) -> None:
    bullets = " ".join(f"• Prüfung der Räume in Haus {letter}" for letter in "ABCDEFGH")
    rows = [f"{HEAD}{ROWS[0].replace('Wege bauen', f'Wege bauen: {bullets}')}", *ROWS[1:]]
    whole, less = "\n".join(rows) + "\n", "\n".join([rows[0], rows[2]]) + "\n"
    ask = asked(text(whole), text(less), text(brochure(2019, "drei", "- 2014: Stadt Jena")))
    assert ask("SELECT luecke, was FROM fassungsluecken(NULL) ORDER BY ALL") == [
        ("fehlt_hier", "Maßnahme: Kurse halten 2021-01/2021-06"),
        ("nur_hier", "Maßnahme: Kurse halten 2021-01/2021-06"),
    ]
