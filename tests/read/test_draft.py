"""Drafts become a Document: lines and spans agree, cut words have two places, complaints find their block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.document import About, Offsets, Span
from pipeline.read.draft import BLANK, Complaint, Draft, Piece, Reading, assemble, clean, join_lines, words_of
from tests.promises import every_character_has_a_place, line_n_is_block_n, notation_goes_both_ways


def pieces(text: str) -> list[Piece]:
    return words_of(text, 0)


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        (["Präven-", "tion"], "Prävention"),
        (["Bundes-", "und Landesebene"], "Bundes- und Landesebene"),
        (["Erlangen-", "Höchstadt"], "Erlangen-Höchstadt"),
        (["Good Practice-Projekten,", "-Programmen"], "Good Practice-Projekten, -Programmen"),
        (["Praxis-Projekten, -", "Programmen und -", "Netzen"], "Praxis-Projekten, -Programmen und -Netzen"),
        (["Das ist so, -", "Wir wissen es."], "Das ist so, - Wir wissen es."),
        (["eins", "", "zwei"], "eins zwei"),
        (["-", "-"], "- -"),
        ([], ""),
    ],
)
def test_printed_lines_are_joined(printed: list[str], joined: str) -> None:
    document = assemble("0" * 12, "", About(), Reading([Draft("paragraph", join_lines(map(pieces, printed), ()))]))
    assert document.text == joined


def test_a_cut_word_has_two_places() -> None:
    joined = join_lines([[Piece("Präven-", Offsets(0, 7))], [Piece("tion", Offsets(8, 12))]], ())
    document = assemble("0" * 12, "", About(), Reading([Draft("paragraph", joined)]))
    assert document.places_of(document.span) == (Offsets(0, 7), Offsets(8, 12))


def test_a_compound_keeps_the_hyphen_that_the_document_writes_elsewhere() -> None:
    joined = join_lines([pieces("Kosten-"), pieces("plan")], frozenset({"kosten-plan"}))
    assert [piece.text for piece in joined] == ["Kosten-", "plan"]
    assert joined[1].glued


def test_drafts_without_a_character_are_left_out() -> None:
    drafts = [Draft("paragraph", []), Draft("paragraph", pieces("Text")), Draft("item", [Piece("", Offsets(0, 0))])]
    assert assemble("0" * 12, "", About(), Reading(drafts)).text == "Text"


def test_a_complaint_stands_at_its_block_or_where_its_page_begins() -> None:
    drafts = [Draft("paragraph", pieces("eins")), Draft("paragraph", []), Draft("paragraph", pieces("drei"), page=3)]
    complaints = [
        Complaint("a", "", draft=2),
        Complaint("b", "", draft=1),
        Complaint("c", "", page=2),
        Complaint("d", "", page=4),
    ]
    document = assemble("0" * 12, "", About(), Reading(drafts, complaints))
    assert [issue.span for issue in document.issues] == [Span(5, 9), Span(0, 0), Span(5, 5), Span(9, 9)]


@given(st.text())
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not set(clean(text)) & {chr(code) for code in BLANK}


@given(st.lists(st.text(alphabet="aäß-• \u00ad\t", max_size=12), max_size=8))
def test_any_drafts_make_a_document_that_keeps_the_promises(texts: list[str]) -> None:
    drafts = [Draft("paragraph", words_of(text, 0)) for text in texts]
    document = assemble("0" * 12, "", About(), Reading(drafts))
    line_n_is_block_n(document)
    every_character_has_a_place(document)
    notation_goes_both_ways(document)
