"""Which periods the running text names."""

import pytest

from extractors.model.document import Ignored, Issue
from extractors.model.notation import from_notation
from extractors.zeitangaben import extract

CASES = [
    # notation, what is extracted, why
    ("1 paragraph | Das Netz wurde 2003 gegründet.", ["2003"], "a year in a sentence"),
    ("1 item 0 | 2014: Nürnberg, Fürth", [], "the year before a colon labels the entry"),
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
