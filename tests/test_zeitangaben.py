"""Which periods the running text names."""

import json
from pathlib import Path

import pytest

from extractors.model.document import Document, Ignored, Issue
from extractors.model.notation import from_notation
from extractors.model.records import Zeitangabe
from extractors.zeitangaben import extract

SEEDS = Path(__file__).parents[2] / "shared/seeds"

CASES = [
    # notation, what is extracted, why
    ("1 paragraph | Das Netz wurde 2003 gegründet.", ["2003"], "a year in a sentence"),
    ("1 item 0 | 2014: Nürnberg, Fürth", [], "the year before a colon labels the entry"),
    (
        "1 heading 2 | Ziel 1: Sport\n1 paragraph | Zeitraum: 07/2020 bis 06/2021\n1 paragraph | Auftakt im Mai 2021",
        ["im Mai 2021"],
        "the period of a measure is in its record",
    ),
    ("1 item 0 | 2014: seit Mai 2015", ["seit Mai 2015"], "behind the label is text"),
    ("1 item 0 | Fachtag am 04. Mai 2017", ["am 04. Mai 2017"], "an item is running text"),
    ("1 heading 1 | Rückblick 2016 bis 2018", ["2016 bis 2018"], "a heading too"),
    ("1 0.0.0 paragraph | 07/2020 bis 06/2025", [], "a table cell is no running text"),
    ("1 furniture kopfzeile | Bericht 2019", [], "furniture is none either"),
    ("1 paragraph | Stand: 08.03.2024", ["ignored stand: Stand: 08.03.2024"], "a Stand is no period"),
    ("1 paragraph | am 31.02.2021", ["issue zeitraum_unmoeglich: am 31.02.2021"], "no calendar holds it"),
    ("1 paragraph | im Zeitraum von fünf Monaten vor einer Wahl", [], "a legal notice"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), CASES)
def test_running_text_names_its_periods(notation: str, expected: list[str], why: str) -> None:
    document = from_notation(notation)
    found = []
    for finding in extract(document):
        match finding:
            case Issue():
                found.append(f"issue {finding.rule}: {document.quote(finding.span)}")
            case Ignored():
                found.append(f"ignored {finding.why}: {document.quote(finding.span)}")
            case _:
                found.append(document.quote(finding.zeitraum.spans[0]))
    assert found == expected, why


def plain(text: str) -> Document:
    """A text without a reader: "- " begins an item, every other line is a paragraph."""
    lines = (line.replace("*", "") for line in text.splitlines())
    return from_notation(
        "".join(f"1 item 0 | {line[2:]}\n" if line.startswith("- ") else f"1 paragraph | {line}\n" for line in lines)
    )


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize("name", ["000_2490f805fd367f64", "001_c112b68d8598aab6"])
def test_the_running_text_of_the_seeds_names_what_a_careful_reader_found(name: str) -> None:
    document = plain((SEEDS / f"{name}.txt").read_text(encoding="utf-8"))
    gold = json.loads((SEEDS / f"gold/{name}.json").read_text(encoding="utf-8"))["zeitangaben"]
    found = [finding.zeitraum for finding in extract(document) if isinstance(finding, Zeitangabe)]
    assert [(document.quote(f.spans[0]), f.value.edtf, f.value.genauigkeit) for f in found] == [
        (row["text"], row["edtf"], row["genauigkeit"]) for row in gold
    ]
