"""A sheet from pdfplumber: the reference, and the reader of pages that PDFium fails on."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict, cast

import numpy as np
from pdfplumber.page import Page

from pipeline.read.pdf.sheets.sheet import MARK, Floats, Glyphs, Rules, Sheet, no_glyphs, rows

UNMAPPED = "\N{REPLACEMENT CHARACTER}"
SHY = "\N{SOFT HYPHEN}"  # with other letters in one character, those of a ligature, it is not printed


class Char(TypedDict):
    """What we use of pdfplumber's dict for one character."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    fontname: str
    upright: bool
    matrix: tuple[float, float, float, float, float, float]


class Shape(TypedDict):
    """What we use of pdfplumber's dicts for rectangles, curves and edges."""

    x0: float
    top: float
    x1: float
    bottom: float
    fill: bool
    orientation: str


def sheet_of(page: Page) -> Sheet:
    """Raises whatever pdfminer raises on a broken page; the caller names it."""
    chars = [part for char in cast(Iterable[Char], page.chars) for part in _parts(char)]
    fonts = tuple(dict.fromkeys(char["fontname"] for char in chars))
    edges = cast(list[Shape], page.edges)
    filled = [s for s in cast(list[Shape], [*page.rects, *page.curves]) if s.get("fill")]
    return Sheet(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        glyphs=_glyphs(chars, {name: n for n, name in enumerate(fonts)}, page),
        fonts=fonts,
        rules=Rules(*(_boxes(e for e in edges if e["orientation"] == way) for way in "hv")),
        boxes=_boxes(s for s in filled if not _is_mark(s)),
        marks=_boxes(s for s in filled if _is_mark(s)),
        pictures=len(page.images),
        unmapped=sum(char["text"] == UNMAPPED for char in chars),
        engine="pdfplumber",
    )


def _parts(char: Char) -> Iterator[Char]:
    """One dict a character: a ligature that arrives as "fi" is cut in equal parts, "(cid:12)" is one unmapped glyph."""
    text = UNMAPPED if char["text"].startswith("(cid:") else unicodedata.normalize("NFC", char["text"])
    text = text.replace(SHY, "") or text
    if len(text) == 1:
        yield {**char, "text": text}
        return
    step = (char["x1"] - char["x0"]) / max(1, len(text))
    for number, letter in enumerate(text):
        x0 = char["x0"] + number * step
        yield {**char, "text": letter, "x0": x0, "x1": x0 + step}


def _glyphs(chars: list[Char], fonts: Mapping[str, int], page: Page) -> Glyphs:
    if not chars:
        return no_glyphs()
    height, below = float(page.height), float(page.mediabox[1])
    return Glyphs(
        code=np.array([ord(c["text"]) for c in chars], np.uint32),
        x0=np.array([c["x0"] for c in chars], float),
        top=np.array([c["top"] for c in chars], float),
        x1=np.array([c["x1"] for c in chars], float),
        bottom=np.array([c["bottom"] for c in chars], float),
        base=np.array([height - c["matrix"][5] + below for c in chars], float),
        size=np.array([c["size"] for c in chars], float),
        font=np.array([fonts[c["fontname"]] for c in chars], np.int64),
        upright=np.array([c["upright"] for c in chars], bool),
        apart=np.zeros(len(chars), bool),
    )


def _boxes(shapes: Iterable[Shape]) -> Floats:
    return rows([(s["x0"], s["top"], s["x1"], s["bottom"]) for s in shapes])


def _is_mark(shape: Shape) -> bool:
    return 1 < shape["x1"] - shape["x0"] <= MARK and 1 < shape["bottom"] - shape["top"] <= MARK
