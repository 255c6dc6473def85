"""G5, G6: whatever the bytes, a reader gives a document or says why not; damage is rarely silent."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.model.document import Document
from pipeline.engines.parcel import Torn, pack, unpack
from pipeline.journey import tables_of
from pipeline.read import Unreadable, read_bytes
from pipeline.read.reasons import REASONS
from pipeline.validate.frames import check, well_formed
from tests.hostile.pdf_bytes import base

ORDERLY = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
PIECES = st.sampled_from(
    ["<td>", "</td>", "<tr>", "<table>", "<ul><li>", "</ul>", "<p>", "<!--", "-->", "<h1>", "</h1>", "&#0;", "&amp;",
     "07/2020 bis 06/2025", "2014: Stadt Fürth", "Ziel 01: ", "• ", "- ", "\t", "\n", "\n\n", "\f", "# ", "|", "\u00ad",
     "\u202e", "\u200b", "\ufeff", "\x1b[2J", "Tel. 0911 1234", "a@b.de", "=1+1", "\ud83d\ude00"]
)  # fmt: skip
GOOD = base(b"BT /F1 12 Tf 72 720 Td (Ziel 01: Bewegung 07/2020 bis 06/2025) Tj ET").out()


def sound(document: Document) -> None:
    """The promises of every document, for whatever it was made from."""
    assert "\n".join(document.quote(block.span) for block in document.blocks) == document.text
    document.text.encode()
    assert "\0" not in document.text
    tables = tables_of(document)
    assert not tables["quarantine"]
    assert sum(int(str(row["characters"])) for row in tables["ledger"]) == len(document.text)
    assert check(tables).quarantine == []


def attempt(data: bytes) -> None:
    try:
        sound(read_bytes(data, "probe"))
    except Unreadable as error:
        assert error.rule in REASONS


@ORDERLY
@given(st.lists(PIECES | st.text(max_size=20), max_size=30))
def test_any_text_is_a_document_or_says_why_not(parts: list[str]) -> None:
    attempt("".join(parts).encode("utf-8", "surrogatepass"))


@ORDERLY
@given(st.lists(PIECES | st.text(max_size=20), max_size=30))
def test_any_page_is_a_document_or_says_why_not(parts: list[str]) -> None:
    attempt(("<html><body>" + "".join(parts)).encode("utf-8", "surrogatepass"))


@ORDERLY
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_say_why_not(data: bytes) -> None:
    attempt(data)


@ORDERLY
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_to_a_pdf_is_a_document_or_says_why_not(at: int, damage: bytes) -> None:
    attempt(GOOD[:at] + damage + GOOD[at + len(damage) :])


@ORDERLY
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_a_parcel_that_is_none_is_torn(data: bytes) -> None:
    try:
        tables = unpack(data)
    except Torn:
        return
    assert isinstance(well_formed(tables, "0" * 12), bool)


def test_a_parcel_arrives_as_it_was_sent() -> None:
    tables = tables_of(read_bytes(GOOD, "probe"))
    assert {name: rows for name, rows in tables.items() if rows} == unpack(pack(tables))
    assert well_formed(tables, read_bytes(GOOD, "probe").id)
    assert not well_formed(tables, "f" * 12), "rows of another document are no rows of this one"
