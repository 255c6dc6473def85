"""Items against the others of their list: what breaks the custom is flagged."""

import pytest

from extractors.model.notation import from_notation
from pipeline.validate.reihe import out_of_line


def flagged(*items: str) -> list[tuple[str, str]]:
    document = from_notation("\n".join(f"1 item {item}" for item in items))
    return sorted({(rule, document.quote(span)) for rule, span, _ in out_of_line(document)})


GOALS = ["0 - | Orte schaffen", "0 - | Ämter einladen", "0 - | Gute Beispiele zeigen"]
PHRASES = [f"0 - | Beratung der {name} vor Ort" for name in ("Eltern", "Kinder", "Vereine", "Ämter", "Kassen")]
PHRASES += [f"0 - | Angebote für {name} in Gera" for name in ("Eltern", "Kinder", "Vereine", "Ämter")]
LABELLED = ["0 - | Jena: Mehr Sport", "0 - | Gera: Mehr Ruhe", "0 - | Suhl: Mehr Obst"]

LISTS = [
    pytest.param([*GOALS, "0 - | Kommunen beim Aufbau"], [("zeitwort_fehlt", "Kommunen beim Aufbau")], id="verb"),
    pytest.param([*GOALS, "0 - | Kommunen beraten"], [], id="all have a verb"),
    pytest.param([*GOALS[:2], "0 - | Ein Fest"], [], id="three are no custom"),
    pytest.param(
        ["0 | Bewegung,", "0 | Ernährung", "0 | Ruhe und", "0 | Teilhabe"],
        [("endzeichen_fehlt", "Ernährung")],
        id="flyer: a comma is lost",
    ),
    pytest.param(["0 | Bewegung,", "0 | Ernährung und", "0 | Teilhabe"], [], id="flyer: an enumeration"),
    pytest.param(
        ["0 - | Fachtag am 12. Mai in Gotha:", "0 - | Vorträge zum Essen"],
        [("abgebrochen", "Fachtag am 12. Mai in Gotha:")],
        id="brochure: nothing behind the colon",
    ),
    pytest.param(["0 - | Jena:", "1 - | Sport", "0 - | Gera:", "1 - | Ruhe"], [], id="page: items below the colon"),
    pytest.param(["0 - | Dazu gehören:", "0 - | Kurse im Park"], [], id="order of a Land: a lead-in at one level"),
    pytest.param([*LABELLED, "0 - | Hof"], [("doppelpunkt_fehlt", "Hof")], id="brochure: a theme is lost"),
    pytest.param(LABELLED, [], id="all have a label"),
    pytest.param([*PHRASES, "0 - | Austausch"], [("auffaellig_kurz", "Austausch")], id="brochure: one word"),
    pytest.param([*PHRASES, "0 - | Sport", "0 - | Spiel"], [], id="two words of one word are a custom"),
    pytest.param([*PHRASES, "0 - | 2012: Augsburg"], [], id="seed 000: a town behind its year"),
    pytest.param(
        [*PHRASES, "0 - | Beschreibung der wichtigsten"],
        [("endet_klein", "Beschreibung der wichtigsten")],
        id="workplan: an adjective without its noun",
    ),
    pytest.param([*PHRASES, "0 - | Sprünge sind dabei nicht möglich."], [], id="annex of a decree: a sentence"),
    pytest.param([*PHRASES, "0 a) | Zuschuss einmalig bei", "1 - | Bau von Wegen"], [], id="decree: items below go on"),
    pytest.param([*PHRASES, "0 - | Anhänger von 300 kg bis 900 kg"], [], id="schedule of fees: a unit ends it"),
    pytest.param(
        [*PHRASES, "1 - | Handschuhe", "1 - | Verband mit Schere und", "1 - | Decke"], [], id="decree: a sentence"
    ),
    pytest.param(
        [*PHRASES[:3], "0 - | Kurse,", "0 - | Feste der Vereine.", *PHRASES[3:]], [], id="decree: the next ends it"
    ),
    pytest.param([*PHRASES, "0 - | Kurse,"], [("abgebrochen", "Kurse,")], id="a comma where others have none"),
    pytest.param(
        ["1 - | Schulung der Lehrkräfte", "0 - | Kurse im Park"],
        [("eintrag_fehlt", "Schulung der Lehrkräfte")],
        id="plan: the item above is lost",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("items", "expected"), LISTS)
def test_an_item_that_breaks_the_custom_of_its_list_is_flagged(
    items: list[str], expected: list[tuple[str, str]]
) -> None:
    assert flagged(*items) == expected


def test_an_event_without_a_date_among_dated_ones_is_flagged() -> None:
    lines = ["1 heading 2 | Termine", "1 item 0 | Fachtag am 5. Mai 2020", "1 item 0 | Netzwerktreffen"]
    document = from_notation("\n".join(lines))
    assert [(rule, document.quote(span)) for rule, span, _ in out_of_line(document)] == [
        ("datum_fehlt", "Netzwerktreffen")
    ]
    undated = from_notation("\n".join([lines[0], "1 item 0 | Elterncafé", lines[2]]))
    assert not list(out_of_line(undated))


def test_items_of_a_table_are_held_against_all_of_the_table() -> None:
    rows = [f"1 0.{n}.1 item 0 • | Prüfung der Angebote für {name}" for n, name in enumerate(("Alte", "Junge") * 5, 1)]
    cut = from_notation("\n".join([*rows, "1 0.11.1 item 0 • | Bildung"]))
    assert [(rule, cut.quote(span)) for rule, span, _ in out_of_line(cut)] == [("auffaellig_kurz", "Bildung")]


def test_one_word_that_stands_alone_elsewhere_too_is_a_term() -> None:
    """A city strategy: the item is the title of a chapter, or a column is called so."""
    lines = "\n".join(f"1 item {item}" for item in [*PHRASES, "0 - | Ortsmarketing"])
    assert not list(out_of_line(from_notation(f"{lines}\n1 heading 2 | Ortsmarketing")))
    assert [rule for rule, _, _ in out_of_line(from_notation(lines))] == ["auffaellig_kurz"]
