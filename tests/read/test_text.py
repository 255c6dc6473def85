"""The text reader: wrapped lines, Markdown, items, pages, HTML in between; and what holds for any text at all."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.model.document import Document
from pipeline.read import Unreadable, read_bytes
from pipeline.read.pdf.words.bullets import BULLETS
from tests.promises import (
    every_character_has_a_place,
    line_n_is_block_n,
    notation_goes_both_ways,
    words_stand_in_the_source,
)
from tests.read.strategies import anything, printed, sheets

Text = Callable[..., Document]

# document the case came from; the source; kind and text of each block
CASES = [
    (
        "flyer: a word cut at the line end",
        "Vereine zie-\nhen an einem Strang.",
        [("paragraph", "Vereine ziehen an einem Strang.")],
    ),
    ("flyer: two members of one word", "aus Bundes-\nund Landesebene", [("paragraph", "aus Bundes- und Landesebene")]),
    ("flyer: a region's hyphen", "in Erlangen-\nHöchstadt", [("paragraph", "in Erlangen-Höchstadt")]),
    ("flyer: soft hyphens", "Ge\u00adsund\u00adheit im Quar\u00ad\ntier.", [("paragraph", "Gesundheit im Quartier.")]),
    ("brochure: a Markdown heading", "## Ziele\nText.", [("heading", "Ziele"), ("paragraph", "Text.")]),
    ("brochure: a heading with closing marks", "## Ziele ##", [("heading", "Ziele")]),
    (
        "letter: a heading without marks",
        "Unsere Ziele\n\nWir wollen mehr.",
        [("heading", "Unsere Ziele"), ("paragraph", "Wir wollen mehr.")],
    ),
    ("brochure: emphasis", "Am **1. Mai** ist *Markt* und __Tanz__.", [("paragraph", "Am 1. Mai ist Markt und Tanz.")]),
    ("brochure: a footnote's star stays", "Kosten* und 2 * 3 Tage.", [("paragraph", "Kosten* und 2 * 3 Tage.")]),
    ("brochure: an escaped star", r"5\* Hotel", [("paragraph", "5* Hotel")]),
    (
        "brochure: a link that says its address",
        "[www.a.example](https://www.a.example/)",
        [("paragraph", "www.a.example")],
    ),
    ("brochure: a link that hides it", "[Netz](https://a.example)", [("paragraph", "Netz (https://a.example)")]),
    ("brochure: raised letters", "Regionen<sup>plus</sup>.", [("paragraph", "Regionenplus.")]),
    (
        "form: a gap to fill in is no tag",
        "<Name der Kommune>, den <Datum>",
        [("paragraph", "<Name der Kommune>, den <Datum>")],
    ),
    ("report: comparison signs", "Kinder <6 und >12 Jahre.", [("paragraph", "Kinder <6 und >12 Jahre.")]),
    ("page: entities", "F&uuml;rth&nbsp;&amp; Umland.", [("paragraph", "Fürth & Umland.")]),
    ("list: bullets", "- eins\n- zwei", [("item", "eins"), ("item", "zwei")]),
    ("list: an item that goes on", "- eins\n  und mehr\n- zwei", [("item", "eins und mehr"), ("item", "zwei")]),
    ("list: a printed bullet behind Markdown's", "- • eins", [("item", "eins")]),
    ("list: a bullet that sticks to its word", "•eins", [("item", "eins")]),
    ("list: numbers", "1. eins\n2. zwei", [("item", "eins"), ("item", "zwei")]),
    (
        "brochure: a year with a colon begins a numbered item",
        "1. 2012: Weidau\n2. 2014: Ried",
        [("item", "2012: Weidau"), ("item", "2014: Ried")],
    ),
    ("diary: days of a month are no numbered items", "1. 12. Fest", [("paragraph", "1. 12. Fest")]),
    ("programme: a date is no numbered item", "04. Mai 2017 Fachtag", [("paragraph", "04. Mai 2017 Fachtag")]),
    (
        "flyer: an enumeration below a lead-in",
        "Felder:\n\nSport,\nEssen und\nSchlaf.",
        [("paragraph", "Felder:"), ("item", "Sport,"), ("item", "Essen und"), ("item", "Schlaf.")],
    ),
    (
        "letterhead: an address stays in lines",
        "Markt 3\nPostfach 12",
        [("paragraph", "Markt 3"), ("paragraph", "Postfach 12")],
    ),
    (
        "page: a list over several lines",
        "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>",
        [("item", "eins"), ("item", "zwei")],
    ),
    ("letter: a line end by hand", "Eins.<br>Zwei, 3", [("paragraph", "Eins."), ("paragraph", "Zwei, 3")]),
    ("old file: carriage returns alone", "Eins.\r\rZwei.", [("paragraph", "Eins."), ("paragraph", "Zwei.")]),
    ("export: an empty heading and text", "# <b></b>\n\nText.", [("paragraph", "Text.")]),
    ("export: an empty item and text", "- <b></b>\n\nText.", [("paragraph", "Text.")]),
]


@pytest.mark.parametrize(("source", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_text_gives_these_blocks(text: Text, source: str, blocks: list[tuple[str, str]]) -> None:
    document = text(source)
    assert [(block.kind, document.quote(block.span)) for block in document.blocks] == blocks
    words_stand_in_the_source(document, source)


def test_items_nest_by_indent(text: Text) -> None:
    document = text("- a\n  - b\n    - c\n  - d\n- e\n")
    assert [block.level for block in document.blocks] == [0, 1, 2, 1, 0]


@pytest.mark.parametrize("bullet", ["▷", "▻", "◉", "◊", "✚", "➜", "➤", "⬥", "✗", "❯", "❱", "⦿", "⮞", "❤"])
def test_shapes_ticks_stars_and_arrows_begin_items(bullet: str) -> None:
    """LuaLaTeX and Typst set their lists with these; a form may tick and cross what it names."""
    document = read_bytes(f"Wir bieten:\n\n{bullet} Yoga\n{bullet} Judo\n".encode(), "a.txt")
    assert [block.marker for block in document.blocks if block.kind == "item"] == [bullet] * 2
    assert BULLETS.issuperset(bullet)


@pytest.mark.parametrize("sign", ["✆", "✉", "☎", "①"])
def test_telephones_letters_and_circled_digits_are_no_bullets(sign: str) -> None:
    document = read_bytes(f"Kontakt\n\n{sign} Amt für Sport\n".encode(), "a.txt")
    assert not [block for block in document.blocks if block.kind == "item"]
    assert BULLETS.isdisjoint(sign)


def test_a_form_feed_begins_a_page(text: Text) -> None:
    document = text("Seite eins.\fSeite zwei.\f\fSeite vier.")
    assert [block.page for block in document.blocks] == [1, 2, 4]
    assert document.pages == 4


def test_a_text_without_form_feeds_has_no_pages(text: Text) -> None:
    assert text("Ein Satz.").pages is None


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\u2028", "\x85"], ids=["Unix", "Windows", "Mac", "Unicode", "NEL"]
)
def test_words_of_markup_stand_where_they_stand_whatever_ends_the_lines(text: Text, end: str) -> None:
    source = end.join(["Kopf", "", "<table>", "<tr><td>eins</td>", "<td>zwei</td></tr>", "</table>", "", "Ende"])
    document = text(source)
    assert document.text.split("\n") == ["Kopf", "eins", "zwei", "Ende"]
    assert [source[w.place.start : w.place.end] for w in document.words] == ["Kopf", "eins", "zwei", "Ende"]  # type: ignore[union-attr]


def test_mixed_line_ends_count_as_one_each(text: Text) -> None:
    assert "Zeile 2 hat 3 Zellen" in text("a\tb\r\nc\td\te").issues[0].message
    assert "Zeile 2 hat 3 Zellen" in text("a\tb\rc\td\te").issues[0].message


def test_tables_are_numbered_through_the_document(text: Text) -> None:
    document = text("a\tb\n\nText.\n\n| c | d |\n\n<table><tr><td>e</td></tr></table>\n")
    assert [block.cell.table for block in document.blocks if block.cell] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("", "leer"),
        (" \n\t\r\n", "leer"),
        ("x" * 100_001, "zeile_zu_lang"),
        ("<p>wort</p>\n" * 200_000, "zu_gross"),
    ],
    ids=["nothing", "blanks", "a line of 100,001 characters", "HTML without end"],
)
def test_what_cannot_be_read_is_refused_by_name(text: Text, source: str, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        text(source)
    assert refused.value.rule == rule
    assert refused.value.message.endswith(".")


@given(st.one_of(anything, sheets))
@example("<td><svg></td>Stadt")  # libxml2 closes the drawing with its cell
@example("Stadt\t\ufeffStadt<b>")  # libxml2 drops the mark at the beginning of a cell
def test_any_text_keeps_the_promises(source: str) -> None:
    try:
        document = read_bytes(source.encode(), "probe.txt")
    except Unreadable as refused:
        assert refused.rule in ("leer", "binaer")
        return
    line_n_is_block_n(document)
    notation_goes_both_ways(document)
    every_character_has_a_place(document)
    words_stand_in_the_source(document, source)


@given(printed)
def test_no_letter_of_a_printed_text_is_lost_or_moved(source: str) -> None:
    try:
        document = read_bytes(source.encode(), "probe.txt")
    except Unreadable:
        return
    shown = "".join(f"{block.marker or ''} {document.quote(block.span)}" for block in document.blocks)
    assert letters(shown) == letters(source)


@given(sheets.filter(lambda source: "<" not in source and source.strip()))
def test_no_letter_of_a_table_is_lost_or_moved(source: str) -> None:
    document = read_bytes(source.encode(), "probe.txt")
    assert letters(document.text) == letters(source.replace("&amp;", "&"))


@given(st.binary(max_size=400), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<html>", b"a\tb\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    if b"%PDF" in start + data:
        return  # the PDF reader has its own tests
    try:
        document = read_bytes(start + data, "probe.txt")
    except Unreadable as refused:
        assert refused.rule
        return
    line_n_is_block_n(document)
    notation_goes_both_ways(document)


def letters(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFC", text) if character.isalnum())
