"""Contacts: an address in lines, in a sentence, in a table row; and the numbers that are none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.german import anschrift, netzadresse, person, telefon
from extractors.german.stelle import is_name_like, parse_stelle
from extractors.kontakte import extract
from extractors.model.document import Document, Ignored, Issue, Span
from extractors.model.notation import from_notation
from extractors.model.records import Kontakt
from pipeline.read import read_bytes
from tests.growth import is_linear

FIELDS = ("stelle", "person", "strasse", "plz", "ort", "telefon", "email", "url")


def paragraphs(*lines: str) -> Document:
    return from_notation("\n".join(f"1 paragraph | {line}" for line in lines))


def contacts(document: Document) -> list[dict[str, str]]:
    found = [finding for finding in extract(document) if isinstance(finding, Kontakt)]
    return [{name: getattr(k, name).value for name in FIELDS if getattr(k, name)} for k in found]


BLOCK = {
    "stelle": "Zentrum für Gesundes Wohnen (ZGW)",
    "person": "Erika Muster",
    "strasse": "Gartenstr. 3",
    "plz": "80538",
    "ort": "München",
    "telefon": "089 6808-450",
    "url": "www.zgw-musterland.de",
}


def test_the_lines_of_a_block_become_one_contact() -> None:
    """Brochure: cue line, department with person, office, street, telephone, web address."""
    document = paragraphs(
        "Kontakt für Kommunen:",
        "Aufgabenbereich 7 – Erika Muster",
        "Zentrum für Gesundes Wohnen (ZGW)",
        "im Musterländischen Landesamt für Umwelt (MLU)",
        "Gartenstr. 3, 80538 München",
        "Tel. 089 6808-450",
        "www.zgw-musterland.de",
    )
    assert contacts(document) == [BLOCK]


def test_the_same_block_run_together_by_a_pdf_reader_is_the_same_contact() -> None:
    document = paragraphs(
        "Kontakt für Kommunen: Aufgabenbereich 7 – Erika Muster Zentrum für Gesundes Wohnen (ZGW) im Musterländischen "
        "Landesamt für Umwelt (MLU) Gartenstr. 3, 80538 München Tel. 089 6808-450 www.zgw-musterland.de"
    )
    assert contacts(document) == [BLOCK]


CASES = [
    pytest.param(
        ["Träger ist der Freistaat. Unter Telefon 089 122220 oder per E-Mail unter a@muster.de gibt es mehr."],
        [{"telefon": "089 122220", "email": "a@muster.de"}],
        id="state brochure: numbers in a sentence, no office claimed",
    ),
    pytest.param(
        ["in der bundesweiten Geschäftsstelle, Tel. 030 443190-75, Email hallo@muster-online.de."],
        [{"stelle": "bundesweite Geschäftsstelle", "telefon": "030 443190-75", "email": "hallo@muster-online.de"}],
        id="flyer: the office in the dative is named in the nominative",
    ),
    pytest.param(
        [
            "Landratsamt Kulmbach",
            "Musterstr. 5a",
            "95326 Kulmbach",
            "Tel. +49 9221 707-0",
            "Mail: a@muster.de",
        ],
        [
            {
                "stelle": "Landratsamt Kulmbach",
                "strasse": "Musterstr. 5a",
                "plz": "95326",
                "ort": "Kulmbach",
                "telefon": "+49 9221 707-0",
                "email": "a@muster.de",
            }
        ],
        id="imprint: one field a line",
    ),
    pytest.param(
        ["Gesundheitsamt Fürth", "Tel. 0911 1234567", "Jugendamt Fürth", "Tel. 0911 1234568"],
        [
            {"stelle": "Gesundheitsamt Fürth", "telefon": "0911 1234567"},
            {"stelle": "Jugendamt Fürth", "telefon": "0911 1234568"},
        ],
        id="list of offices: a name after a number begins the next contact",
    ),
    pytest.param(
        ["Gesundheitsamt Fürth", "Anna Muster, Tel. 0911 1234567", "Bernd Probe, Tel. 0911 1234568"],
        [
            {"stelle": "Gesundheitsamt Fürth", "person": "Anna Muster", "telefon": "0911 1234567"},
            {"stelle": "Gesundheitsamt Fürth", "person": "Bernd Probe", "telefon": "0911 1234568"},
        ],
        id="flyer: several persons share the office above them",
    ),
    pytest.param(
        ["Auskunft: Frau Dr. Probe-Meier, Tel. 0911/231-0 oder 0911 231-10"],
        [
            {"person": "Dr. Probe-Meier", "telefon": "0911/231-0"},
            {"person": "Dr. Probe-Meier", "telefon": "0911 231-10"},
        ],
        id="notice: a second number is a second row",
    ),
    pytest.param(
        ["Koordinierungsstelle Musterland", "www.gesund-in-musterland.de/stelle"],
        [{"url": "www.gesund-in-musterland.de/stelle"}],
        id="brochure: an office with nothing but a web address is a web address",
    ),
    pytest.param(
        ["Näheres steht unter www.muster-gesundheitliche-", "chancen.de/land bereit."],
        [{"url": "www.muster-gesundheitliche-chancen.de/land"}],
        id="flyer: a web address cut at the line end",
    ),
    pytest.param(
        ["Zum Nachlesen: https://www.muster-amt.de/plaene/plan-2012,1.pdf, www.muster-amt.de, Jena"],
        [{"url": "https://www.muster-amt.de/plaene/plan-2012,1.pdf"}, {"url": "www.muster-amt.de"}],
        id="handbook: a comma in the name of a file",
    ),
    pytest.param(
        ["Schreiben Sie an koordination(at)ulm-muster(dot)de!"],
        [{"email": "koordination@ulm-muster.de"}],
        id="web page: a disguised mailbox",
    ),
    pytest.param(["Sie erreichen uns über die Behördennummer 115."], [{"telefon": "115"}], id="flyer: short number"),
    pytest.param(
        ["Postanschrift: Stadt Musterhausen, Postfach 21 42, 39104 Magdeburg"],
        [{"stelle": "Stadt Musterhausen", "strasse": "Postfach 21 42", "plz": "39104", "ort": "Magdeburg"}],
        id="imprint: a post box is an address and no year",
    ),
    pytest.param(["Der Umbau kostet 10000 Euro und erreicht 80538 Menschen, 12345 Kinder."], [], id="plan: sums"),
    pytest.param(["Je Stellplatz 90 000 Euro, je Parkplatz 500 €."], [], id="grant guideline: sums behind a place"),
    pytest.param(["Vom 04. 05. 2017 bis 03.04.2021, 07/2020 bis 06/2025, Az. 0123-4567"], [], id="plan: dates"),
    pytest.param(["Gesundheitsamt Fürth", "Kinder- und Jugendarbeit"], [], id="list of offices without any number"),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_contacts(lines: list[str], expected: list[dict[str, str]]) -> None:
    assert contacts(paragraphs(*lines)) == expected


def test_a_table_row_is_a_contact() -> None:
    document = from_notation(
        "1 0.0.0 paragraph | Gesundheitsamt Nord\n1 0.0.1 paragraph | Anna Muster\n1 0.0.2 paragraph | 0911 1234567\n"
        "1 0.1.0 paragraph | Gesundheitsamt Süd\n1 0.1.1 paragraph | Bernd Probe\n1 0.1.2 paragraph | sued@muster.de"
    )
    assert contacts(document) == [
        {"stelle": "Gesundheitsamt Nord", "person": "Anna Muster", "telefon": "0911 1234567"},
        {"stelle": "Gesundheitsamt Süd", "person": "Bernd Probe", "email": "sued@muster.de"},
    ]


def test_a_page_number_below_an_address_is_no_part_of_it() -> None:
    lines = [
        "1 paragraph | www.muster-amt.de/partner/",
        "1 furniture seitenzahl | 2/3",
        "2 paragraph | Mehr dazu im Amt.",
    ]
    assert contacts(from_notation("\n".join(lines))) == [{"url": "www.muster-amt.de/partner/"}]
    lines[1] = "1 paragraph | stelle/2/3"
    assert contacts(from_notation("\n".join(lines))) == [{"url": "www.muster-amt.de/partner/stelle/2/3"}]


def test_an_item_with_a_name_begins_a_contact_of_its_own() -> None:
    document = from_notation(
        "1 item 0 » | bei den Beratungsstellen in den Kreisen oder\n1 item 0 » | im Gesundheitsamt, Tel. 030 443190-75"
    )
    assert contacts(document) == [{"stelle": "Gesundheitsamt", "telefon": "030 443190-75"}]


def test_the_lines_of_a_contact_all_in_bold_are_one_contact() -> None:
    """Each is a heading; the next office begins another contact once the first can be reached."""
    document = from_notation(
        "1 heading 3 | Aufgabenbereich 7 – Erika Muster\n1 heading 3 | Zentrum für Gesundes Wohnen\n"
        "1 heading 3 | im Landesamt für Umwelt\n1 heading 3 | Tel. 089 6808-450\n1 heading 3 | Gesundheitsamt Nord\n"
        "1 heading 3 | Tel. 0911 1234567"
    )
    assert contacts(document) == [
        {"stelle": "Zentrum für Gesundes Wohnen", "person": "Erika Muster", "telefon": "089 6808-450"},
        {"stelle": "Gesundheitsamt Nord", "telefon": "0911 1234567"},
    ]


def test_what_is_no_contact_still_has_an_end() -> None:
    """Issue: a number that cannot exist and an area code of another town; Ignored: fax and placeholder."""
    document = paragraphs(
        "Stadt Musterhausen, Gartenstr. 3, 80538 München, Tel. 09131 6808-450, Fax 09131 6808-451",
        "Rückruf: Tel. 0000 000",
        "Ihr Land: www.muster.de/[bundesland]",
    )
    others = [(type(f), document.quote(f.span)) for f in extract(document) if isinstance(f, Issue | Ignored)]
    assert sorted(others, key=str) == [
        (Ignored, "09131 6808-451"),
        (Ignored, "www.muster.de/[bundesland]"),
        (Issue, "0000 000"),
        (Issue, "09131 6808-450"),
    ]


def test_the_lines_of_a_letterhead_are_one_contact() -> None:
    text = "**Landesverein für Gesundheit**\nAnsprechpartnerin: Maria Muster\nBadestraße 2\n39114 Magdeburg\n"
    text += "Telefon (0391) 83 64 111 · Fax -199\nwww.verein-beispiel.de | info@verein-beispiel.de\n"
    document = read_bytes(text.encode(), "a.md")
    assert contacts(document) == [
        {
            "stelle": "Landesverein für Gesundheit", "person": "Maria Muster", "strasse": "Badestraße 2",
            "plz": "39114", "ort": "Magdeburg", "telefon": "(0391) 83 64 111", "email": "info@verein-beispiel.de",
            "url": "www.verein-beispiel.de",
        }
    ]  # fmt: skip


@pytest.mark.parametrize("period", ["03/2024 - 06/2024", "03/2024-06/2024", "01/2021 – 12/2023"])
def test_a_period_is_no_number(period: str) -> None:
    assert contacts(paragraphs(f"Zeitraum: {period}")) == []


SPELLINGS = [
    "0391 5406010",
    "0391/540-6010",
    "(0391) 5 40 60 10",
    "+49 391 540-6010",
    "+49 (0) 391 / 5 40 60 10",
    "03 91-5 40 60 10",
]


@pytest.mark.parametrize("printed", SPELLINGS)
@pytest.mark.parametrize("label", ["Tel.", "Telefon:", "Fon", "Tel.-Nr.:", "☎"])
def test_a_number_in_any_spelling_is_found_as_printed(printed: str, label: str) -> None:
    assert contacts(paragraphs(f"Gesundheitsamt, {label} {printed}"))[0]["telefon"] == printed


@given(
    st.text(alphabet="aA1 .,/-@()\nwü:", max_size=60),
    st.sampled_from(SPELLINGS),
    st.text(alphabet="ab .,\n", max_size=20),
)
def test_every_part_quotes_what_it_says(before: str, number: str, after: str) -> None:
    document = paragraphs(*f"{before}\nTel. {number}\n{after}".split("\n"))
    for finding in extract(document):
        if isinstance(finding, Kontakt):
            for name in ("strasse", "plz", "ort", "telefon", "url"):
                if value := getattr(finding, name):
                    assert "".join(map(document.quote, value.spans)) == value.value


def test_a_name_is_told_from_a_sentence() -> None:
    document = paragraphs("bei der städtischen Beratungsstelle")
    stelle = parse_stelle(document, document.blocks[0].span)
    assert stelle and stelle.value == "städtische Beratungsstelle"
    assert not is_name_like("Wir beraten Sie gerne")
    assert parse_stelle(paragraphs("in den Ämtern"), Span(0, 13)) is None


@pytest.mark.parametrize(
    ("start", "unit"), [("", "0 "), ("", "a."), ("www.", "a-"), ("", "A"), ("", "Aa "), ("", "(0"), ("", "a@")]
)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(start: str, unit: str) -> None:
    assert is_linear(lambda d: list(extract(d)), lambda n: paragraphs(start + unit * n), 50_000 // len(unit))


def test_patterns_use_ascii_digits() -> None:
    for module in (anschrift, netzadresse, person, telefon):
        for name, value in vars(module).items():
            assert not (isinstance(value, re.Pattern) and r"\d" in value.pattern), name
