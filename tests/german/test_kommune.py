"""Communes: parsed from entries, found in text, linked to the key of the year."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.german.kommune import find_kommunen, land_of, link, parse_kommune
from extractors.german.register import LAENDER, einheiten
from extractors.model.document import About, Document, Span
from extractors.model.notation import from_notation
from tests.german.saetze import document_of, found_in, read_saetze

SHARED = Path(__file__).parents[2] / ".." / "shared"
GOLD = SHARED / "seeds" / "gold" / "000_2490f805fd367f64.json"
REAL = SHARED / "real"
LABELS = Path(__file__).with_name("kommunen_echt.tsv")
REGISTER_2021 = REAL / "register" / "gemeinden_ags_2021_mietneinv.tsv"

# entry, year, Land, name, art, candidates, where such an entry stands
ENTRIES = [
    ("GR+ Nürnberg", 2014, "Bayern", "Nürnberg", "Gesundheitsregion", "09564", "brochure LGL"),
    ("GR+ Erlangen-Höchstadt & Erlangen", 2016, "Bayern", "Erlangen-Höchstadt & Erlangen", "Gesundheitsregion",
     "09562 09572", "brochure LGL"),
    ("Stadt Aschaffenburg", 2019, "Bayern", "Aschaffenburg", "Stadt", "09661", "brochure LGL"),
    ("Markt Schierling", 2019, "Bayern", "Schierling", "Markt", "09375196", "brochure LGL"),
    ("Landkreis Neumarkt", 2019, "Bayern", "Neumarkt", "Landkreis", "09373", "brochure LGL"),
    ("GR+ Dillingen", 2015, "Bayern", "Dillingen", "Gesundheitsregion", "09773", "brochure LGL"),
    ("Augsburg", 2012, "Bayern", "Augsburg", None, "09761 09772", "brochure LGL"),
    ("Ingolstadt", 2015, "Bayern", "Ingolstadt", None, "09161", "brochure LGL"),
    ("LH Magdeburg", 2020, None, "Magdeburg", "Landeshauptstadt", "15003000", "workplan Magdeburg"),
    ("GR+Nürnberg", 2014, "Bayern", "Nürnberg", "Gesundheitsregion", "09564", "own: no blank after the sign"),
    ("LH MAGDEBURG", 2020, None, "Magdeburg", "Landeshauptstadt", "15003000", "workplan Magdeburg, table head"),
    ("Landeshauptstadt Magdeburg", None, None, "Magdeburg", "Landeshauptstadt", "15003000", "workplan Magdeburg"),
    ("Gesundheitsregion<sup>plus</sup> Hof", 2020, "09", "Hof", "Gesundheitsregion", "09464 09475", "brochure LGL"),
    ("Gesundheitsregion plus Stadt Ingolstadt", 2020, "09", "Ingolstadt", "Gesundheitsregion", "09161", "own"),
    ("Stadt und Landkreis Bamberg", 2020, "Bayern", "Bamberg", None, "09461 09471", "own"),
    ("Fürth (Landkreis)", 2020, "Bayern", "Fürth", "Landkreis", "09573", "own"),
    ("Aalen, Stadt", 2021, "Baden-Württemberg", "Aalen", "Stadt", "08136088", "regulation of 2021"),
    ("Stadt Eisenach", 2020, "Thüringen", "Eisenach", "Stadt", "16056000", "regulation of 2021"),
    ("Samtgemeinde Barnstorf", 2020, None, "Barnstorf", None, "", "own: a union has no such key"),
    ("Bezirk Oberbayern", 2020, "Bayern", "Oberbayern", "Bezirk", "", "own"),
    ("Landkreis Wolkenstein", 2020, None, "Wolkenstein", "Landkreis", "", "own: a town, but no Landkreis"),
    ("Freistaat Bayern", None, None, "Bayern", "Land", "09", "own"),
]  # fmt: skip
NONE = [
    "Gesundheitsförderung",
    "",
    "Ziel 01",
    "Der Landkreis",
    "Stadt",
    "07/2020 bis 06/2025",
    "Alle Kommunen",
    "x" * 500,
]

# name, art, year, Land, candidates
LINKS = [
    ("Göttingen", "Landkreis", 2015, None, "03152"),
    ("Göttingen", "Landkreis", 2016, None, "03152 03159"),
    ("Göttingen", "Landkreis", 2017, None, "03159"),
    ("Osterode am Harz", "Landkreis", 2015, None, "03156"),
    ("Osterode am Harz", "Landkreis", 2016, None, "03156"),
    ("Osterode am Harz", "Landkreis", 2017, None, "03159"),
    ("Eisenach", "Stadt", 2020, None, "16056000"),
    ("Eisenach", "Stadt", 2021, None, "16056000 16063105"),
    ("Eisenach", "Stadt", 2022, None, "16063105"),
    ("Eisenach", "Gesundheitsregion", 2020, "Thüringen", "16056"),
    ("Dillingen", None, 2015, None, "09773 09773125 10044111"),
    ("Dillingen", None, 2015, "Saarland", "10044111"),
    ("Fürth", "Stadt", 2014, "Bayern", "09563"),
    ("Fürth", "Landkreis", 2014, "Bayern", "09573"),
    ("München", "Landeshauptstadt", 2014, "Bayern", "09162000"),
    ("München", None, 2014, "09", "09162 09184"),
    ("Nürnberg", "Landkreis", 2014, "Bayern", ""),
    ("Nürnberger Land", "Landkreis", 2014, "Bayern", "09574"),
    ("Hannover", "Landeshauptstadt", 2020, None, "03241001"),
    ("Neumarkt i.d.OPf.", "Landkreis", 2020, None, "09373"),
    ("Neumarkt in der Oberpfalz", "Landkreis", 2020, None, "09373"),
    ("Muenchen", "Landkreis", 2020, None, "09184"),
    ("Sankt Katharinen (NR)", None, 2021, "Rheinland-Pfalz", "07133088 07138068"),
    ("Garding, Kirchspiel", None, 2021, "Schleswig-Holstein", "01054035"),
    ("Calau/Kalawa, Stadt", None, 2021, "Brandenburg", "12066052"),
    ("Bad Neuenahr-Ahrw.", None, 2021, "Rheinland-Pfalz", "07131007"),
    ("Langelsheim", "Stadt", 2020, None, "03153007"),
    ("Langelsheim", "Stadt", 2022, None, "03153019"),
    ("Landkreis Göttingen", None, 2015, None, "03152"),
    ("GR+ Nürnberg", None, 2014, "Bayern", "09564"),
    ("Stadt Aschaffenburg", None, 2019, "Bayern", "09661"),
    ("Aschaffenburg, Stadt", None, 2021, "Bayern", "09661000"),
    ("Aschaffenburg (Krfr. St)", None, 2021, "Bayern", "09661000"),
    ("Samtgemeinde Barnstorf", None, 2021, None, ""),
    ("Fürth", "kreisfreie Stadt", 2014, "Bayern", "09563"),
    ("Fürth", "Lkr.", 2014, "Bayern", "09573"),
    ("Fürth", None, 2014, "Tirol", ""),
    ("", None, None, None, ""),
]


@pytest.mark.parametrize(("entry", "jahr", "land", "name", "art", "keys", "source"), ENTRIES)
def test_an_entry_is_one_commune(
    entry: str, jahr: int | None, land: str | None, name: str, art: str | None, keys: str, source: str
) -> None:
    kommune = parse_kommune(entry, jahr, land)
    assert kommune is not None, source
    assert (kommune.name, kommune.art, " ".join(kommune.ags_kandidaten)) == (name, art, keys)
    assert kommune.regel


@pytest.mark.parametrize("entry", NONE)
def test_what_names_no_commune_is_none(entry: str) -> None:
    assert parse_kommune(entry, 2020, None) is None


@pytest.mark.parametrize(("name", "art", "jahr", "land", "keys"), LINKS)
def test_art_year_and_land_decide_the_key(
    name: str, art: str | None, jahr: int | None, land: str | None, keys: str
) -> None:
    assert " ".join(link(name, art, jahr, land)) == keys


def test_our_sentences_are_read_as_labelled() -> None:
    right = wrong = missed = 0
    other_keys = []
    saetze = list(read_saetze())
    for satz in saetze:
        found = found_in(satz)
        hits = [mention for mention in satz.mentions if mention in found]
        right, missed, wrong = (
            right + len(hits),
            missed + len(satz.mentions) - len(hits),
            wrong + len(found) - len(hits),
        )
        for mention, keys in zip(satz.mentions, satz.keys, strict=True):
            if keys is not None and mention in found and found[mention] != keys:
                other_keys.append((satz.text, keys, found[mention]))
    assert len(saetze) >= 200
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.95
    assert other_keys == []


def test_the_land_narrows_and_the_year_is_the_asked_one() -> None:
    document = document_of("Bayerische Kommunen im Partnerprozess: GR+ Dillingen und der Landkreis Göttingen")
    assert land_of(document) == "Bayern"
    assert [g.value.ags_kandidaten for g in find_kommunen(document, jahr=2015)] == [("09773",), ("03152",)]


@pytest.mark.parametrize(
    ("text", "about", "land"),
    [
        ("In Magdeburg und Stendal wird geplant.", About(), "Sachsen-Anhalt"),
        ("In Magdeburg wird geplant.", About(land="Bayern"), "Bayern"),
        ("Das Konzept liegt vor.", About(publisher="Landeshauptstadt Magdeburg"), "Sachsen-Anhalt"),
        ("Ein Programm in Hessen und in Bayern.", About(), None),
        ("Das niedersächsische Ministerium fördert.", About(), "Niedersachsen"),
        ("Gefördert aus Mitteln des Landes Sachsen-Anhalt.", About(), "Sachsen-Anhalt"),
        ("Das Konzept liegt vor.", About(), None),
    ],
)
def test_the_land_of_a_document_is_what_it_says(text: str, about: About, land: str | None) -> None:
    document = Document("0", "x", text, document_of(text).blocks, about=about)
    assert land_of(document) == land


def test_a_kreis_the_document_names_tells_namesakes_apart() -> None:
    text = "Der Landkreis Ansbach lädt ein. Das Treffen ist in Adelshofen."
    adelshofen = list(find_kommunen(document_of(text)))[1].value
    assert (adelshofen.ags, adelshofen.regel.endswith("kreis")) == ("09571111", True)


def test_only_the_stretch_asked_for_is_read() -> None:
    document = document_of("Stadt Hof und Stadt Fürth")
    within = Span(document.text.index("Stadt F"), len(document.text))
    assert [document.quote(g.spans[0]) for g in find_kommunen(document, within)] == ["Stadt Fürth"]


def test_mentions_stand_in_cells_and_items_alike() -> None:
    document = from_notation(
        " 1 0.0.0 paragraph | Landkreis Kulmbach\n 1 0.0.1 item 0 •  | GR+ Hof\n 1        heading 1 | Stadt Fürth\n"
    )
    assert [document.quote(g.spans[0]) for g in find_kommunen(document)] == [
        "Landkreis Kulmbach",
        "GR+ Hof",
        "Stadt Fürth",
    ]


@pytest.mark.skipif(not GOLD.exists(), reason="the real documents are not here")
def test_every_beitritt_of_the_brochure_has_the_keys_of_the_gold() -> None:
    for row in json.loads(GOLD.read_text(encoding="utf-8"))["beitritte"]:
        words = {"Gesundheitsregion": "GR+ ", None: ""}.get(row["kommune_art"], f"{row['kommune_art']} ")
        kommune = parse_kommune(words + row["kommune"], row["jahr"], "Bayern")
        assert kommune is not None
        assert list(kommune.ags_kandidaten) == row["ags_kandidaten"], row
        assert (kommune.name, kommune.art) == (row["kommune"], row["kommune_art"])
        assert list(link(row["kommune"], row["kommune_art"], row["jahr"], "Bayern")) == row["ags_kandidaten"]


@pytest.mark.skipif(not REAL.exists(), reason="the real documents are not here")
def test_real_documents_are_read_as_labelled() -> None:
    labels: dict[str, set[Span]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        file, start, end = line.split("\t")
        labels.setdefault(file, set()).add(Span(int(start), int(end)))
    right = found = 0
    for file, names in labels.items():
        text = (REAL / file).read_text(encoding="utf-8", errors="replace")
        mentions = {grounded.spans[-1].end for grounded in find_kommunen(document_of(text))}
        right, found = right + len(mentions & {name.end for name in names}), found + len(mentions)
    assert right / found >= 0.98
    assert right / sum(map(len, labels.values())) >= 0.95


@pytest.mark.skipif(not REGISTER_2021.exists(), reason="the official names of 2021 are not here")
def test_official_names_of_2021_link_and_never_to_a_wrong_key() -> None:
    with REGISTER_2021.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    links = [(row["ags"], link(row["gemeinde"], None, 2021, row["land"])) for row in rows]
    assert sum(ags in found for ags, found in links) / len(links) >= 0.995
    assert [(ags, found) for ags, found in links if len(found) == 1 and found != (ags,)] == []


NAMES = st.sampled_from(sorted({einheit.name for einheit in einheiten()})) | st.text(max_size=30)
ARTEN = st.sampled_from(
    ["Stadt", "Landeshauptstadt", "Markt", "Gemeinde", "Landkreis", "Land", "Gesundheitsregion", None]
)


@settings(deadline=None)
@given(NAMES, ARTEN, st.none() | st.integers(1990, 2030), st.none() | st.sampled_from(sorted(LAENDER)))
def test_a_link_is_sorted_without_doubles_and_the_same_twice(
    name: str, art: str | None, jahr: int | None, land: str | None
) -> None:
    found = link(name, art, jahr, land)
    assert found == tuple(sorted(set(found))) == link(name, art, jahr, land)
    assert land is None or all(ags.startswith(land) for ags in found)


@settings(deadline=None)
@given(st.text(alphabet="aäGR+ Hofü-\n(),./0Stadt&", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    document = document_of(text)
    for grounded in find_kommunen(document):
        assert all(document.quote(span).strip() for span in grounded.spans)
    parse_kommune(text, 2020, None)


@pytest.mark.parametrize(
    "hostile", ["Stadt " * 20_000, "GR+ & " * 20_000, "Hof, " * 20_000, "(" * 50_000, "a.d." * 20_000]
)
def test_hostile_lines_take_no_time(hostile: str) -> None:
    assert len(list(find_kommunen(document_of(hostile)))) <= 20_000
    parse_kommune(hostile, None, None)
    parse_kommune(hostile[:120], None, None)
    link(hostile[:5000], None, None, None)


def test_an_empty_span_names_no_commune() -> None:
    """An empty span is falsy: it must not turn into the whole document."""
    document = from_notation("1 paragraph | Die Stadt Jena liegt in Thüringen.")
    assert [found.value.name for found in find_kommunen(document)] == ["Jena"]
    assert not list(find_kommunen(document, Span(4, 4)))


@pytest.mark.parametrize(
    "words", ["Stadt Jena, Stadt Gera", "Stadt Jena und Stadt Gera", "Landkreis Gotha & Landkreis Sömmerda"]
)
def test_two_communes_with_an_art_each_are_no_one_commune(words: str) -> None:
    assert parse_kommune(words, 2020, "Thüringen") is None


def test_an_official_form_and_a_region_of_two_members_are_one() -> None:
    kept = ("Aalen, Stadt", "Stadt und Landkreis Bamberg", "GR+ Erlangen-Höchstadt & Erlangen", "Stadt Jena")
    assert all(parse_kommune(words, 2020, None) for words in kept)
