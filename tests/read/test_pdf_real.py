"""Real German PDFs beside this checkout: the words of a printed book against its web edition."""

import re
import unicodedata
from difflib import SequenceMatcher

import pytest
from bs4 import BeautifulSoup

from pipeline.read import read
from tests.conftest import shared

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text).lower().replace("\N{SOFT HYPHEN}", ""))


@pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning")
def test_a_printed_book_says_the_words_of_its_web_edition_in_their_order() -> None:
    """Krisenmanagement: 17,500 words on 132 pages in one column, with boxes, footnotes, checklists and hyphens."""
    book = shared("real/de-06-krisenmanagement-oegd")
    (web,), (printed,) = book.glob("webbuch/*.xhtml"), book.glob("pdf/*-PDF.pdf")
    soup = BeautifulSoup(web.read_bytes(), "lxml")
    for silent in soup(["script", "style", "head", "nav"]):
        silent.decompose()
    document = read(printed)
    wanted = words(soup.get_text(" "))
    found = words("\n".join(document.quote(block.span) for block in document.blocks if block.kind != "furniture"))
    same = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    assert len(wanted) > 17_000
    assert sum(block.size for block in same) / len(wanted) >= 0.99
