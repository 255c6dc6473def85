"""G23: a record says which file, words and place; a hundred of them are looked up there, in PDFs by another engine."""

import hashlib
import html
import io
import random
from collections import Counter
from collections.abc import Iterator

import pdfplumber
import pytest

from extractors.model.notation import from_notation
from extractors.model.records import TABLES
from pipeline.journey import Source, travel
from pipeline.validate.rows import Row, Tables
from tests.reliability.conftest import ROOT
from tests.typeset import LAYOUTS, typeset

SAMPLE = 100
CASES = ("arbeitsplan", "broschuere", "faltblatt")


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[bytes, Tables]]:
    """The corpus as it lies there, and three of its documents set as PDF: bytes and rows."""
    folder = tmp_path_factory.mktemp("herkunft")
    paths = sorted((ROOT / "corpus").glob("*/source.*"))
    for number, case in enumerate(CASES):
        document = from_notation((ROOT / "corpus" / case / "document.txt").read_text(encoding="utf-8"))
        paths.append(folder / f"{case}.pdf")
        paths[-1].write_bytes(typeset(document, LAYOUTS[number]))
    return [(path.read_bytes(), travel(Source(str(path), ""))) for path in paths]


def records(tables: Tables) -> Iterator[tuple[str, list[Row]]]:
    """Every record of a document with the rows of its evidence."""
    for name in TABLES:
        for row in tables.get(name, []):
            yield str(row["record_id"]), [e for e in tables["evidence"] if e["record_id"] == row["record_id"]]


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def at_places(data: bytes, places: list[dict[str, float]]) -> str:
    """What stands at the places: characters of the decoded file, or those whose middle lies in a box of a page."""
    if "start_char" in places[0] and places[0]["start_char"] is not None:
        text = data.decode("utf-8")
        return html.unescape("".join(text[int(place["start_char"]) : int(place["end_char"])] for place in places))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "".join(
            char["text"]
            for place in places
            for char in pdf.pages[int(place["page"]) - 1].chars
            if place["x0"] <= (char["x0"] + char["x1"]) / 2 <= place["x1"]
            and place["top"] <= (char["top"] + char["bottom"]) / 2 <= place["bottom"]
        )


def test_a_hundred_records_stand_where_they_say(travelled: list[tuple[bytes, Tables]]) -> None:
    found = [(data, *told) for data, tables in travelled for told in records(tables)]
    chosen = random.Random(20261121).sample(found, SAMPLE)
    assert sum(data.startswith(b"%PDF-") for data, _, _ in chosen) >= 10
    for data, record, evidence in chosen:
        assert evidence, record
        for row in evidence:
            there = letters(at_places(data, row["places"]))  # type: ignore[arg-type]
            assert not letters(str(row["quote"])) - there, row


def test_every_document_says_which_bytes_code_and_libraries_made_its_rows(
    travelled: list[tuple[bytes, Tables]],
) -> None:
    for data, tables in travelled:
        assert tables["documents"][0]["sha256"] == hashlib.sha256(data).hexdigest()
        parts = {row["teil"]: row["sha256"] for row in tables["herkunft"]}
        assert parts["datei"] == hashlib.sha256(data).hexdigest()
        assert {"code", "register", "bibliotheken"} <= set(parts)
