"""Boilerplate: known notices in other words, and content that only looks like one."""

import pytest

from extractors.beiwerk import extract
from extractors.german.rechtshinweis import find_boilerplate, load_muster
from extractors.model.notation import from_notation
from tests.growth import is_linear


def whys(*lines: str) -> list[str]:
    document = from_notation("\n".join(f"1 paragraph | {line}" for line in lines))
    return [ignored.why.split("/")[0] for ignored in extract(document)]


NOTICES = [
    pytest.param("Parteien dürfen das Heft im Wahlkampf nicht verteilen.", "wahlwerbung", id="state brochure"),
    pytest.param(
        "Das gilt fünf Monate vor einer Wahl und ist sonst missbräuchlich.", "wahlwerbung", id="state brochure"
    ),
    pytest.param("Nachdruck erlaubt, um ein Belegexemplar wird gebeten.", "quelle", id="imprint"),
    pytest.param("Alle Rechte vorbehalten.", "urheberrecht", id="imprint"),
    pytest.param("Dieses Heft wird kostenlos abgegeben.", "weitergabe", id="state brochure"),
    pytest.param("Für die Richtigkeit wird keine Gewähr übernommen.", "haftung", id="imprint"),
    pytest.param("Die Inhalte verlinkter Seiten verantworten deren Betreiber.", "fremde-inhalte", id="web page"),
    pytest.param("Der besseren Lesbarkeit wegen steht die männliche Form.", "sprachform", id="plan"),
    pytest.param("© Muster / Bildagentur", "bildnachweis", id="brochure"),
    pytest.param("Druck: Musterdruck GmbH, Auflage 500", "herstellung", id="imprint"),
    pytest.param("Der Text steht unter der Lizenz CC BY 4.0.", "freie-lizenz", id="web page"),
]


@pytest.mark.parametrize(("line", "name"), NOTICES)
def test_a_notice_in_other_words_is_known(line: str, name: str) -> None:
    assert whys(line) == [f"boilerplate {name}"]


CONTENT = [
    pytest.param("Die Parteien im Stadtrat haben den Plan beschlossen.", id="plan: parties"),
    pytest.param("Die Druckvorlage geht bis März 2021 an alle Kitas.", id="plan: print"),
    pytest.param("Kostenlose Kurse für Eltern", id="flyer: free of charge"),
    pytest.param("Schutz personenbezogener Daten in der Beratung sichern", id="plan: data protection as a measure"),
    pytest.param("Die Wahl der Mittel liegt bei den Kommunen.", id="plan: choice"),
]


@pytest.mark.parametrize("line", CONTENT)
def test_content_is_not_taken_for_a_notice(line: str) -> None:
    assert whys(line) == []


def test_what_stands_between_two_notices_belongs_to_them() -> None:
    assert whys(
        "Die Druckschrift dient nicht der Wahlwerbung. Das ist überall zu beachten. Alle Rechte vorbehalten."
    ) == ["boilerplate wahlwerbung", "boilerplate wahlwerbung", "boilerplate urheberrecht"]


def test_a_legal_heading_covers_its_section_and_no_more() -> None:
    document = from_notation(
        "1 heading 2 | Haftung für Links\n1 paragraph | Wir prüfen sie nur einmal.\n"
        "1 heading 2 | Ziele\n1 item 0 - | Mehr Sport"
    )
    assert [document.quote(ignored.span) for ignored in extract(document)] == ["Wir prüfen sie nur einmal."]


def test_furniture_is_ignored_under_its_own_name() -> None:
    document = from_notation("1 furniture seitenzahl | 3\n1 furniture | Stadt Musterhausen\n1 paragraph | Text")
    assert [ignored.why for ignored in extract(document)] == ["seitenzahl", "furniture"]


def test_table_cells_are_never_boilerplate() -> None:
    assert not find_boilerplate(from_notation("1 0.0.0 paragraph | Alle Rechte vorbehalten."))


def test_the_registry_says_what_each_notice_allows() -> None:
    names = [muster.name for muster in load_muster()]
    assert len(set(names)) == len(names)
    assert all(muster.recht and muster.version >= 1 for muster in load_muster())


@pytest.mark.parametrize("unit", ["Wahl ", "© ", "Ab. ", "Gewähr. Haftung "])
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str) -> None:
    count = 50_000 // len(unit)
    assert is_linear(lambda d: list(extract(d)), lambda n: from_notation(f"1 paragraph | {unit * n}"), count)
