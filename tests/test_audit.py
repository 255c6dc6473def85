"""The ledger: every character has one status, and the rest that nobody explains is listed word for word."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.model.document import Ignored, Span
from extractors.model.notation import from_notation
from pipeline.validate.audit import ledger, unexplained_rows


def test_a_cell_nobody_speaks_of_is_unexplained_and_listed() -> None:
    document = from_notation("1 0.0.0 paragraph | Turnhalle Nord\n1 paragraph | Prosa erklärt ihre Überschrift.")
    assert [row["quote"] for row in unexplained_rows(document, [])] == ["Turnhalle Nord"]
    assert {(row["status"], row["characters"]) for row in ledger(document, [])} == {
        ("unexplained", 14),
        ("context", 32),
    }


def test_a_word_does_not_explain_a_whole_cell() -> None:
    document = from_notation("1 0.0.0 paragraph | Die Turnhalle Nord steht allen Vereinen offen (z. B. Turnern)")
    assert unexplained_rows(document, [Ignored("Beispiel", Span(0, 3))])
    assert not unexplained_rows(document, [Ignored("Beispiel", Span(0, 53))])


def test_a_digit_in_running_text_must_be_spoken_of_and_a_word_with_digits_not() -> None:
    document = from_notation("1 paragraph | Es waren 18 wegen CO2 und P620.")
    assert [row["quote"] for row in unexplained_rows(document, [])] == ["18"]
    assert not unexplained_rows(document, list(extract(document)))


@given(st.lists(st.text(alphabet="aB1 .-•(", max_size=12), min_size=1, max_size=6))
def test_the_statuses_sum_to_the_text(lines: list[str]) -> None:
    kinds = ("1 paragraph", "1 item 0 -", "1 0.0.0 paragraph", "2 furniture x")
    document = from_notation("\n".join(f"{kinds[n % 4]} | {line}" for n, line in enumerate(lines)))
    rows = ledger(document, list(extract(document)))
    assert sum(int(str(row["characters"])) for row in rows) == len(document.text)
    counted = Counter(str(row["status"]) for row in rows)
    assert set(counted) <= {"value", "context", "ignored", "issue", "unexplained"}
