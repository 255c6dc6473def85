"""The nouns: spans, places, documents; what each refuses, and how text finds its way back to the page."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.document import Box, Document, Offsets, Span, Word, lines
from extractors.model.notation import from_notation, to_notation
from extractors.model.place import merged
from extractors.model.values import Grounded, Kommune, Zeitraum, spans_of

LIST = from_notation(
    """1 heading 1 | Ziele
1 paragraph | Wir wollen:
1 item 0 • | mehr Sport
1 item 1 • | im Verein
1 paragraph | Das ist alles.
1 item 0 • | mehr Schlaf
1 heading 2 | Felder
2 0.0.0 paragraph | Zeitraum
2 0.0.1 item 0 • | Auftakt
2 heading 1 | Kontakt
"""
)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_ends_before_it_begins_is_none(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(1, 2) in Span(0, 3)
    assert Span(1, 4) not in Span(0, 3)


def test_a_value_without_words_is_none() -> None:
    with pytest.raises(ValueError, match="without words"):
        Grounded(1, ())


def test_a_period_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Zeitraum(date(2025, 6, 1), date(2020, 7, 31), "monat", "2025-06/2020-07")


@pytest.mark.parametrize(("keys", "ags"), [((), None), (("09564000",), "09564000"), (("09564000", "09573000"), None)])
def test_a_commune_has_a_key_only_where_one_remains(keys: tuple[str, ...], ags: str | None) -> None:
    assert Kommune("Nürnberg", None, keys).ags == ags


def test_spans_of_several_values_stand_in_order_and_once() -> None:
    assert spans_of([Grounded(1, (Span(5, 6),)), Grounded(2, (Span(0, 1), Span(5, 6)))]) == (Span(0, 1), Span(5, 6))


@pytest.mark.parametrize(
    ("number", "lead"),
    [(0, None), (1, 0), (2, 1), (3, 1), (4, 0), (5, 0), (6, 0), (7, 6), (8, 6), (9, 6)],
)
def test_a_block_stands_under_its_lead_in_or_heading(number: int, lead: int | None) -> None:
    found = LIST.lead(number)
    assert found == (None if lead is None else LIST.blocks[lead])


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    ((heading, below),) = LIST.section(re.compile("Ziele"))
    assert LIST.quote(heading.span) == "Ziele"
    assert LIST.quote(below[-1].span) == "Auftakt"


def test_a_pattern_is_searched_in_place() -> None:
    inside = LIST.blocks[3].span
    assert [match.start() for match in LIST.find(re.compile("i."), inside)] == [inside.start, inside.start + 7]


def test_every_offset_lies_in_a_block() -> None:
    for number, block in enumerate(LIST.blocks):
        assert {LIST.block_number(offset) for offset in range(block.span.start, block.span.end)} == {number}


def test_one_box_a_line_and_page() -> None:
    line = [Word(Span(0, 3), Box(1, 0, 0, 10, 9)), Word(Span(4, 7), Box(1, 12, 1, 20, 10))]
    below = Word(Span(8, 11), Box(1, 0, 12, 10, 20))
    overleaf = Word(Span(12, 15), Box(2, 0, 12, 10, 20))
    assert merged([*line, below, overleaf], Span(0, 15)) == (Box(1, 0, 0, 20, 10), below.place, overleaf.place)


def test_one_stretch_for_each_unbroken_run_of_a_file() -> None:
    words = [Word(Span(0, 3), Offsets(10, 13)), Word(Span(4, 7), Offsets(14, 17)), Word(Span(8, 11), Offsets(30, 33))]
    assert merged(words, Span(1, 10)) == (Offsets(11, 17), Offsets(30, 32))


def test_a_part_of_a_word_with_an_entity_has_the_place_of_the_whole() -> None:
    assert merged([Word(Span(0, 5), Offsets(0, 10))], Span(1, 2)) == (Offsets(0, 10),)


@given(st.lists(st.text(alphabet="ab ", min_size=1, max_size=5), max_size=6))
def test_lines_and_spans_agree(texts: list[str]) -> None:
    text, spans = lines(texts)
    assert [text[span.start : span.end] for span in spans] == texts


@pytest.mark.parametrize("line", ["", "x", "1 table | a", "| a", "1 0.0 item | a", "eins paragraph | a"])
def test_a_line_that_is_no_notation_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is no notation"):
        from_notation(f"1 paragraph | a\n{line}\n")


@pytest.mark.parametrize(
    "text", ["a | b", "| a |", "1 paragraph | a", "a\u2028b", "a\x85b", "a\x1cb", "•", "2014: x", "  innen  zwei"]
)
def test_notation_keeps_any_line_as_it_is(text: str) -> None:
    text = text.strip(" ")
    block = replace(LIST.blocks[0], span=Span(0, len(text)))
    document = Document("0" * 12, "", text, (block,))
    assert from_notation(to_notation(document)).text == text


def test_the_notation_of_nothing_is_nothing() -> None:
    empty = Document("0" * 12, "", "", ())
    assert to_notation(empty) == ""
    assert from_notation("").blocks == ()
