"""Short forms: in brackets, explained, named in passing, listed; and brackets that hold none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.abkuerzungen import extract
from extractors.model.document import Ignored, Issue
from extractors.model.notation import from_notation
from extractors.model.records import Abkuerzung
from tests.growth import is_linear


def pairs(*lines: str) -> list[tuple[str, str]]:
    document = from_notation("\n".join(f"1 paragraph | {line}" for line in lines))
    return [(f.kurz.value, f.lang.value) for f in extract(document) if isinstance(f, Abkuerzung)]


CASES = [
    pytest.param(
        "Träger ist die Bundeszentrale für gesundheitliche Aufklärung (BZgA), und zwar seit Jahren.",
        [("BZgA", "Bundeszentrale für gesundheitliche Aufklärung")],
        id="brochure: letters inside a compound",
    ),
    pytest.param(
        "Mitglied im Gesunde-Städte-Netzwerk (GSN)", [("GSN", "Gesunde-Städte-Netzwerk")], id="brochure: hyphens"
    ),
    pytest.param(
        "im Musterländischen Landesamt für Gesundheit und Lebensmittelsicherheit (LGL)",
        [("LGL", "Musterländischen Landesamt für Gesundheit und Lebensmittelsicherheit")],
        id="brochure: the adjective belongs to the name",
    ),
    pytest.param(
        "Städte/Gesundheitsregionenplus (GR+), die beitraten", [("GR+", "Gesundheitsregionenplus")], id="brochure: plus"
    ),
    pytest.param(
        "Anruf bei der Koordinierungsstelle Gesundes Chemnitz in Bayern (KGC Bayern)",
        [("KGC Bayern", "Koordinierungsstelle Gesundes Chemnitz in Bayern")],
        id="brochure: a short form of two words",
    ),
    pytest.param(
        "mit Personal Protective Equipment (PPE) und",
        [("PPE", "Personal Protective Equipment")],
        id="handbook: initials",
    ),
    pytest.param(
        "Das ÖGD (Öffentlicher Gesundheitsdienst) lädt ein.",
        [("ÖGD", "Öffentlicher Gesundheitsdienst")],
        id="handbook: the long form in brackets",
    ),
    pytest.param(
        "Das Netzwerk Gesunde Kommune – kurz NGK – trifft sich.",
        [("NGK", "Netzwerk Gesunde Kommune")],
        id="flyer: kurz",
    ),
    pytest.param(
        "Das Netzwerk Gesunde Kommune (im Folgenden: NGK) trifft sich.",
        [("NGK", "Netzwerk Gesunde Kommune")],
        id="plan: im Folgenden",
    ),
    pytest.param(
        "NGK: Netzwerk Gesunde Kommune", [("NGK", "Netzwerk Gesunde Kommune")], id="annex: list of abbreviations"
    ),
    pytest.param("Prüfung (Evaluation) der (bestehenden) Maßnahmen, z. B. (II)", [], id="plan: other brackets"),
    pytest.param("Rückfragen an Anna Muster (MdL)", [], id="flyer: a title"),
    pytest.param("Vertrag (ZPG, BZgA und Kommune)", [], id="brochure: an enumeration of short forms"),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_pairs(line: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(line) == expected


def test_inflected_forms_are_one_pair() -> None:
    assert pairs("Das Gesunde Netz Köln (GNK)", "des Gesunden Netzes Köln (GNK)") == [("GNK", "Gesunde Netz Köln")]


def test_a_table_of_short_forms_is_read_by_rows() -> None:
    document = from_notation("1 0.0.0 paragraph | NGK\n1 0.0.1 paragraph | Netzwerk Gesunde Kommune")
    assert [f.lang.value for f in extract(document) if isinstance(f, Abkuerzung)] == ["Netzwerk Gesunde Kommune"]


def test_the_other_ends() -> None:
    """A promised long form that is not there is an Issue; a bracket nobody promised anything for is Ignored."""
    document = from_notation("1 paragraph | Die Runde – kurz XQZ – tagt. Es sprach Anna Muster (CDU).")
    ends = [(type(f), document.quote(f.span)) for f in extract(document) if isinstance(f, Issue | Ignored)]
    assert sorted(ends, key=str) == [(Ignored, "CDU"), (Issue, "XQZ")]


@given(st.text(alphabet="abzBZGA +-/(&) ,.äß", max_size=80))
def test_values_are_the_quotes_of_their_spans(text: str) -> None:
    document = from_notation(f"1 paragraph | {text}")
    for finding in extract(document):
        if isinstance(finding, Abkuerzung):
            assert all(document.quote(v.spans[0]) == v.value for v in (finding.kurz, finding.lang))


@pytest.mark.parametrize(("unit", "end"), [("(AB", ""), ("AB ", "(AB)"), ("A", " (AA)"), ("kurz ", ""), ("(AB)", "")])
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str, end: str) -> None:
    count = 50_000 // len(unit)
    assert is_linear(lambda d: list(extract(d)), lambda n: from_notation(f"1 paragraph | {unit * n}{end}"), count)
