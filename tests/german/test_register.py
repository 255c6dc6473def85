"""The register: its data, its years, and the official file that brings it up to date."""

import json
import zipfile
from datetime import date
from pathlib import Path

import duckdb
import pytest

from extractors.german.register import einheiten, einheiten_by_ags, kreise_geojson, land_key
from pipeline.register import (
    NoGemeindeverzeichnis,
    kommunen_rows,
    read_gv100ad,
    register_info,
    update_register,
    verlauf_rows,
    write_register,
)

SCHEMA = Path(__file__).parents[2] / "pipeline" / "load" / "schema.sql"


def line(kind: str, ags: str, name: str, kennzeichen: str, people: int = 0, day: str = "20231130") -> str:
    """A line as the official description lays it out, 220 characters."""
    head = f"{kind}{day}{ags:<8}{'0000':<4}{name:<50}{'':<50}{kennzeichen}{'':<4}"
    return f"{head}{'00000020104':<11}{people:011d}{'':<15}{'39104':<5}".ljust(220)


def everything(day: str = "20231130") -> list[str]:
    """A file that says what the register in use says."""
    kreise = {"Kreisfreie Stadt": "41", "Stadtkreis": "42", "Kreis": "43", "Landkreis": "44"}
    gemeinden = {"Kreisfreie Stadt": "61", "Markt": "60", "Stadt": "63", "Große Kreisstadt": "67"}
    units = [e for e in einheiten() if not e.bis and len(e.ags) > 2]
    return [
        line("40", e.ags, e.name, kreise[e.art], 0, day)
        if len(e.ags) == 5
        else line("60", e.ags, e.name, "66" if e.art.startswith("Gemeindefrei") else gemeinden.get(e.art, "64"), 7, day)
        for e in units
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "GV100AD_301123.txt"
    path.write_text("\n".join(everything()), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("ags", "years"),
    [
        ("03152", [2010, 2015, 2016]),
        ("03156", [2010, 2015, 2016]),
        ("03159", [2016, 2017, 2020, 2021, 2022, 2030]),
        ("16056", [2010, 2015, 2016, 2017, 2020, 2021]),
        ("16056000", [2010, 2015, 2016, 2017, 2020, 2021]),
        ("16063105", [2021, 2022, 2030]),
        ("09277", [2010, 2015, 2016, 2017, 2020, 2021, 2022, 2030]),
    ],
)
def test_a_key_is_valid_in_its_years_only(ags: str, years: list[int]) -> None:
    asked = [2010, 2015, 2016, 2017, 2020, 2021, 2022, 2030]
    assert [jahr for jahr in asked if einheiten_by_ags()[ags].may_exist(jahr)] == years


def test_the_known_last_and_first_days_are_exact() -> None:
    units = einheiten_by_ags()
    assert [(units[a].bis, units[a].bis_beleg, units[a].nachfolger) for a in ("03152", "03156", "16056000")] == [
        ("2016-10-31", "genau", "03159"),
        ("2016-10-31", "genau", "03159"),
        ("2021-06-30", "genau", "16063105"),
    ]
    assert (units["03159"].von, units["16063105"].von) == ("2016-11-01", "2021-07-01")


def test_every_unit_hangs_together() -> None:
    units = einheiten_by_ags()
    assert list(units) == sorted(units)
    assert len(units) == len(einheiten())
    for einheit in einheiten():
        assert len(einheit.ags) in (2, 5, 8)
        assert einheit.ags.isdigit()
        assert einheit.name
        assert einheit.art
        assert not einheit.nachfolger or einheit.nachfolger in units
        assert not einheit.bis or einheit.von <= einheit.bis or einheit.von_beleg == "spaetestens"
        assert len(einheit.ags) == 2 or einheit.ags[:5] in units or einheit.ags[:2] in units


def test_no_heir_goes_in_a_circle() -> None:
    units = einheiten_by_ags()
    for einheit in einheiten():
        seen = set()
        while einheit.nachfolger:
            assert einheit.ags not in seen
            seen.add(einheit.ags)
            einheit = units[einheit.nachfolger]


def test_the_map_has_the_400_kreise_of_2023() -> None:
    features = json.loads(kreise_geojson())["features"]
    keys = {feature["id"] for feature in features}
    assert len(keys) == len(features) == 400
    assert {e.ags for e in einheiten() if len(e.ags) == 5 and not e.bis} == keys


def test_the_register_fills_its_tables() -> None:
    with duckdb.connect() as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        for table, rows in (("kommunen", list(kommunen_rows())), ("kommunen_verlauf", list(verlauf_rows()))):
            columns = [name for (name,) in con.execute(f"SELECT column_name FROM (DESCRIBE {table})").fetchall()]  # noqa: S608
            assert all(list(row) == columns for row in rows)
            some = rows[::97]
            places = ", ".join("?" * len(columns))
            con.executemany(f"INSERT INTO {table} VALUES ({places})", [list(row.values()) for row in some])  # noqa: S608
        magdeburg = next(row for row in kommunen_rows() if row["ags"] == "15003000")
    assert (magdeburg["land"], magdeburg["kreis"], magdeburg["nuts3"]) == ("Sachsen-Anhalt", "15003", "DEE03")
    ends = [row for row in verlauf_rows() if row["ags"] == "03156" and row["ereignis"] == "ende"]
    assert [(row["datum"], row["beleg"], row["nachfolger"]) for row in ends] == [(date(2016, 10, 31), "genau", "03159")]
    assert "Göttingen" in str(ends[0]["quelle"])


def test_info_counts_what_is_there() -> None:
    info = register_info()
    assert (info.laender, info.kreise) == (16, 400)
    assert info.gemeinden > 10_900
    assert any("GeoBasis-DE / BKG 2016" in source for source in info.quellen)


def test_a_file_that_says_the_same_changes_nothing(file: Path) -> None:
    update = update_register(file)
    assert (update.stand, list(update.aenderungen)) == (date(2023, 11, 30), [])
    assert len(update.einheiten) == len(einheiten())


def test_a_newer_file_opens_closes_and_renames(tmp_path: Path) -> None:
    lines = [row for row in everything("20251231") if row[10:18] not in ("09375196", "09277138")]
    lines += [line("60", "09375999", "Schierling, M", "60", 8000, "20251231")]
    lines += [line("60", "09277138", "Pfarrkirchen an der Rott, St", "63", 9, "20251231")]
    path = tmp_path / "gv.txt"
    path.write_text("\n".join(lines), encoding="latin-1")
    update = update_register(path)
    units = {e.ags: e for e in update.einheiten}
    assert [(a.was, a.ags, a.alt, a.neu) for a in update.aenderungen] == [
        ("name", "09277138", "Pfarrkirchen", "Pfarrkirchen an der Rott"),
        ("weg", "09375196", "Schierling", "09375999"),
        ("neu", "09375999", "", "Schierling"),
    ]
    assert (units["09375196"].bis, units["09375196"].bis_beleg) == ("2025-12-31", "spaetestens")
    assert (units["09375999"].von, units["09375999"].einwohner, units["09375999"].quelle) == ("2025-12-31", "8000", "D")


def test_a_zip_is_read_and_what_is_none_is_refused(file: Path, tmp_path: Path) -> None:
    packed = tmp_path / "gv.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(file, "GV100AD_301123.txt")
    assert read_gv100ad(packed) == read_gv100ad(file)
    for content in ("", "ein Brief\n", "60" + "x" * 218, "60202311300937519" + " " * 210):
        other = tmp_path / "other.txt"
        other.write_text(content, encoding="utf-8")
        with pytest.raises(NoGemeindeverzeichnis):
            read_gv100ad(other)


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    target = tmp_path / "kommunen.csv"
    write_register(einheiten(), target)
    source = Path(__file__).parents[2] / "extractors" / "german" / "register" / "kommunen.csv"
    assert target.read_text(encoding="utf-8") == source.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("land", "key"), [("Bayern", "09"), ("09", "09"), ("Land Hessen", "06"), ("Tirol", None), ("", None)]
)
def test_a_land_is_known_by_name_and_key(land: str, key: str | None) -> None:
    assert land_key(land) == key
