"""The HTML reader: structure, tables with spans, furniture that is named; hostile pages cost little."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.document import Cell, Document
from pipeline.read import Unreadable, read_bytes
from pipeline.read.html import read_markup
from tests.promises import (
    every_character_has_a_place,
    line_n_is_block_n,
    notation_goes_both_ways,
    words_stand_in_the_source,
)
from tests.read.strategies import pages


def page(body: str) -> Document:
    return read_bytes(f"<!doctype html><html><body>{body}</body></html>".encode(), "seite.html")


# kind of page; body; kind and text of each block
BLOCKS = [
    (
        "any page: headings and prose",
        "<h1>Ziel</h1><p>Ein <b>Satz</b>.</p>",
        [("heading", "Ziel"), ("paragraph", "Ein Satz.")],
    ),
    ("any page: a heading over two lines", "<h2>Gesund<br>leben</h2>", [("heading", "Gesund leben")]),
    ("any page: prose without tags", "Ein Satz.", [("paragraph", "Ein Satz.")]),
    ("any page: entities", "<p>F&uuml;rth &amp; Umland &#8211; &euro;</p>", [("paragraph", "Fürth & Umland – €")]),
    ("any page: no-break blanks", "<p>2,5&nbsp;Mio.</p>", [("paragraph", "2,5 Mio.")]),
    ("any page: a word in two tags", "<p>Regionen<sup>plus</sup></p>", [("paragraph", "Regionenplus")]),
    ("any page: soft hyphens", "<p>Ge&shy;sund&shy;heit</p>", [("paragraph", "Gesundheit")]),
    ("old page: an ellipsis of windows-1252", "<p>bis &#133;</p>", [("paragraph", "bis …")]),
    ("old page: a line cut in a word", "<p>Präven-<br>tion</p>", [("paragraph", "Prävention")]),
    ("old page: two line ends", "<p>Präven-<br><br>tion</p>", [("paragraph", "Präven-"), ("paragraph", "tion")]),
    ("old page: line ends", "<p>eins<br>zwei</p>", [("paragraph", "eins"), ("paragraph", "zwei")]),
    ("old page: bullets by hand", "<p>• eins<br>• zwei</p>", [("item", "eins"), ("item", "zwei")]),
    ("list", "<ul><li>eins</li><li>zwei</li></ul>", [("item", "eins"), ("item", "zwei")]),
    ("list: item of two paragraphs", "<ul><li><p>a</p><p>b</p></li></ul>", [("item", "a"), ("paragraph", "b")]),
    (
        "page: script, style and title are no text",
        "<style>p{}</style><script>var a='<p>x</p>'</script><p>y</p>",
        [("paragraph", "y")],
    ),
    ("page: comments are no text", "<p>a<!-- <p>x</p> -->b</p><!-->c", [("paragraph", "ab"), ("paragraph", "c")]),
    ("page: navigation is named", "<nav>Start</nav><p>y</p>", [("furniture", "Start"), ("paragraph", "y")]),
    ("page: an article's header is content", "<article><header>Kopf</header></article>", [("paragraph", "Kopf")]),
    ("page: hidden text is named", "<p style='display: none'>x</p><p>y</p>", [("furniture", "x"), ("paragraph", "y")]),
    (
        "page: cookie notes are named",
        "<div id='cookie-bar'>Ja?</div><p>y</p>",
        [("furniture", "Ja?"), ("paragraph", "y")],
    ),
    ("definition list", "<dl><dt>GKV</dt><dd>Kassen</dd></dl>", [("paragraph", "GKV"), ("paragraph", "Kassen")]),
    ("broken page: tags that never close", "<p>a<p>b<b>c", [("paragraph", "a"), ("paragraph", "bc")]),
    ("broken page: a stray end tag in a word", "<p>Gesund</i>heit</p>", [("paragraph", "Gesundheit")]),
    ("broken page: a tag cut off", "<p>a</p><p>b</p", [("paragraph", "a"), ("paragraph", "b")]),
]


@pytest.mark.parametrize(("body", "blocks"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS])
def test_a_page_gives_these_blocks(body: str, blocks: list[tuple[str, str]]) -> None:
    document = page(body)
    assert [(block.kind, document.quote(block.span)) for block in document.blocks] == blocks
    assert document.issues == ()
    words_stand_in_the_source(document, f"<!doctype html><html><body>{body}</body></html>")


# kind of table; rows; the text of each cell by table, row and column
TABLES = [
    ("plain", "<tr><td>a<td>b<tr><td>c<td>d", {(0, 0, 0): "a", (0, 0, 1): "b", (0, 1, 0): "c", (0, 1, 1): "d"}),
    ("a wide cell", "<tr><td colspan=2>a<td>b", {(0, 0, 0): "a", (0, 0, 2): "b"}),
    ("a tall cell", "<tr><td rowspan=2>a<td>b<tr><td>c", {(0, 0, 0): "a", (0, 0, 1): "b", (0, 1, 1): "c"}),
    (
        "a tall cell in the middle",
        "<tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<td>g<tr><td>h<td>i",
        {(0, 0, 0): "a", (0, 0, 1): "b", (0, 0, 2): "c", (0, 1, 0): "d", (0, 1, 2): "e", (0, 2, 0): "f"}
        | {(0, 2, 2): "g", (0, 3, 0): "h", (0, 3, 1): "i"},
    ),
    (
        "a tall and wide cell",
        "<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c",
        {(0, 0, 0): "a", (0, 0, 2): "b", (0, 1, 2): "c"},
    ),
    (
        "two tall cells side by side",
        "<tr><td rowspan=2>a<td rowspan=2>b<td>c<tr><td>d",
        {(0, 0, 0): "a", (0, 0, 1): "b", (0, 0, 2): "c", (0, 1, 2): "d"},
    ),
    ("head and body", "<thead><tr><th>a</thead><tbody><tr><td>b</tbody>", {(0, 0, 0): "a", (0, 1, 0): "b"}),
    ("an empty cell", "<tr><td>a<td><td>b", {(0, 0, 0): "a", (0, 0, 2): "b"}),
    ("a table in a cell", "<tr><td>a<table><tr><td>b</table><td>c", {(0, 0, 0): "a", (1, 0, 0): "b", (0, 0, 1): "c"}),
    ("spans that are no numbers", "<tr><td colspan=x rowspan=-1>a<td colspan=''>b", {(0, 0, 0): "a", (0, 0, 1): "b"}),
]


@pytest.mark.parametrize(("rows", "cells"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_a_cell_knows_its_row_and_column(rows: str, cells: dict[tuple[int, int, int], str]) -> None:
    document = page(f"<table>{rows}</table>")
    assert {b.cell: document.quote(b.span) for b in document.blocks} == {Cell(*at): text for at, text in cells.items()}


def test_lists_in_cells_are_items_with_a_cell() -> None:
    document = page("<table><tr><td>Plan<ul><li>a<ul><li>b</ul></ul></table>")
    assert [(b.kind, b.level, b.cell) for b in document.blocks] == [
        ("paragraph", 0, Cell(0, 0, 0)),
        ("item", 0, Cell(0, 0, 0)),
        ("item", 1, Cell(0, 0, 0)),
    ]


def test_numbered_lists_count_from_where_they_say() -> None:
    document = page("<ol start=2014><li>a<li>b</ol><ol><li>c</ol>")
    assert [block.marker for block in document.blocks] == ["2014.", "2015.", "1."]


def test_text_that_a_browser_moves_out_of_a_table_is_kept_with_its_place() -> None:
    source = "<html><body><table>stray<tr><td>cell</td></tr>more</table></body></html>"
    document = read_bytes(source.encode(), "seite.html")
    assert sorted(document.text.split()) == ["cell", "more", "stray"]
    words_stand_in_the_source(document, source)


def test_text_below_the_depth_that_can_be_read_is_missed_aloud() -> None:
    document = page("<div>" * 2000 + "tief")
    assert document.text == "tief" or [issue.rule for issue in document.issues] == ["text_verloren"]


def test_fragments_number_their_tables_on_and_keep_their_offsets() -> None:
    drafts, lost = read_markup("<table><tr><td>a</td></tr></table>", 100, first_table=3)
    assert (lost, drafts[0].cell, drafts[0].pieces[0].place) == (0, Cell(3, 0, 0), drafts[0].pieces[0].place)
    assert drafts[0].pieces[0].place.start == 100 + len("<table><tr><td>")  # type: ignore[union-attr]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_a_page_is_a_page_in_every_character_set(charset: str) -> None:
    document = read_bytes("<!DOCTYPE html><html><body><p>Fürth grüßt</p></body></html>".encode(charset), "seite")
    assert document.media_type.startswith("text/html")
    assert document.text == "Fürth grüßt"


LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><html><body><p>&i;</p></body></html>"
)
HOSTILE = {
    "a colspan of a thousand million": "<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>a" * 2000,
    "wide and tall cells in every row": "<table>" + "<tr>" + "<td colspan=1000 rowspan=1000>a" * 20_000,
    "tall cells above every row": "<table><tr>" + "<td rowspan=1000>a" * 1000 + "<tr><td>b" * 900,
    "2,000 nested divs": "<div>" * 2000 + "tief",
    "100,000 nested spans": "<span>" * 20_000 + "tief",
    "nested tables": "<table><tr><td>" * 2000 + "tief",
    "nested lists": "<ul><li>a" * 5000,
    "end tags cut off": "</" * 100_000,
    "attributes that never close": "<a x='" * 20_000,
    "attributes that never close, odd": "<a x='" * 20_001,
    "comments that never close": "<!--" * 100_000,
    "scripts that never close": "<script>" * 50_000,
    "a thousand million laughs": LAUGHS,
    "text moved out of tables": "<table>" + "wort wort<tr>" * 10_000,
    "references without end": "&amp" * 50_000,
    "references to nothing": "&#1;a " * 20_000,
    "ends of nothing inside a word": "a</b>" * 20_000,
    "one word of 500,000 letters": "a" * 500_000,
    "furniture in furniture": "<header>" * 20_000,
    "breaks": "-<br>" * 20_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_cost_seconds_at_most(body: str) -> None:
    begin = time.process_time()
    try:
        document = page(body)
    except Unreadable as refused:
        assert refused.rule
    else:
        line_n_is_block_n(document)
    assert time.process_time() - begin < 20


def test_entities_that_laugh_are_not_expanded() -> None:
    try:
        assert len(read_bytes(LAUGHS.encode(), "seite.html").text) < 10_000
    except Unreadable as refused:
        assert refused.rule == "leer"


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        page("x " * 2**20)
    assert refused.value.rule == "zu_gross"


@given(pages)
def test_any_page_keeps_the_promises(source: str) -> None:
    try:
        document = read_bytes(source.encode(), "seite.html")
    except Unreadable:
        return
    line_n_is_block_n(document)
    notation_goes_both_ways(document)
    every_character_has_a_place(document)
    words_stand_in_the_source(document, source)


words = st.sampled_from(["Stadt", "Jena", "2014", "und", "Übung", "ß"])
inline = st.recursive(
    words,
    lambda inner: st.tuples(st.sampled_from(["b", "i", "span", "sup", "a"]), inner).map(
        lambda tag: f"<{tag[0]}>{tag[1]}</{tag[0]}>"
    ),
    max_leaves=4,
)
blocks = st.recursive(
    st.tuples(st.sampled_from(["p", "h2", "div", "li", "td"]), st.lists(inline, max_size=4).map(" ".join)),
    lambda inner: st.tuples(
        st.sampled_from(["div", "section", "ul", "ol", "table", "tr", "blockquote"]),
        st.lists(inner.map(lambda tag: f"<{tag[0]}>{tag[1]}</{tag[0]}>"), max_size=4).map("".join),
    ),
    max_leaves=8,
).map(lambda tag: f"<{tag[0]}>{tag[1]}</{tag[0]}>")


@given(st.lists(blocks, min_size=1, max_size=5).map("\n".join))
def test_no_word_of_a_page_is_lost(body: str) -> None:
    printed = re.sub(r"<[^>]*>", "", body)
    try:
        document = page(body)
    except Unreadable:
        return
    assert sorted("".join(document.text.split())) == sorted("".join(printed.split()))
    assert document.issues == ()
