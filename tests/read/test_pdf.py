"""Damaged, foreign and hostile PDFs end as Unreadable with a reason or as an Issue with the page, never in silence."""

import io
import os
import resource
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import About, Box, Document
from extractors.model.notation import from_notation
from pipeline.read.draft import assemble
from pipeline.read.errors import Unreadable
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.sheets import native
from tests.typeset import LAYOUTS, typeset

PLAN = from_notation(
    """\
 1        heading 1    | Arbeitsplan der Stadt Beispielhausen
 1 0.0.0  paragraph    | Zeitraum
 1 0.0.1  paragraph    | Maßnahmen
 1 0.1.0  paragraph    | 07/2020 bis 06/2025
 1 0.1.1  paragraph    | Aufbau einer Steuerungsgruppe
 1 0.1.1  item 0 •     | Einladung der Ämter
 1 0.1.1  item 0 •     | Verabredung fester Termine
 1 0.2.0  paragraph    | 10/2020 bis 03/2021
 1 0.2.1  paragraph    | Befragung der Vereine
"""
)


def document_of(data: bytes) -> Document:
    return assemble("0" * 12, "test", About(), read_pdf(data))


def printed(layout: str = "ruled") -> bytes:
    return typeset(PLAN, next(known for known in LAYOUTS if known.name == layout))


def drawn(*pages: list[tuple[float, float, str]], size: tuple[float, float] = A4) -> bytes:
    """Pages of strings at places."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    for page in pages:
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def written(*objects: str, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root {root} 0 R>>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF".encode()


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "kein_pdf"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n", "kein_pdf"),
        (b"<html><body>kein PDF</body></html>", "kein_pdf"),
        (b"%PDF-1.4\n", "beschaedigt"),
        (b"%PDF-1.7\n" + bytes(4096), "beschaedigt"),
        (printed()[:700], "beschaedigt"),
        (written(CATALOG, "<</Type/Pages/Kids[]/Count 0>>"), "keine_seiten"),
        (
            b"%PDF-1.5\n1 0 obj<</Type/XRef/Size 9/Index[0 2147483647]/W[1 1 1]/Length 0>>stream\n\nendstream",
            "beschaedigt",
        ),
    ],
    ids=["empty", "lfs_pointer", "html", "header_only", "zeros", "truncated", "no_pages", "absurd_index"],
)
def test_what_is_no_readable_pdf_is_refused_with_a_reason(data: bytes, rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pdf(data)
    assert refused.value.rule == rule
    assert refused.value.message


def test_a_page_tree_that_holds_itself_ends() -> None:
    looped = written(CATALOG, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 3>>", PAGE)
    try:
        assert read_pdf(looped).pages
    except Unreadable as refused:
        assert refused.rule in ("beschaedigt", "keine_seiten")


def test_a_huge_page_is_read_at_its_size() -> None:
    stream = "BT /F1 12 Tf 20 20 Td (Wort) Tj ET"
    huge = written(
        CATALOG,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]/Contents 4 0 R"
        "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    )
    assert "Wort" in document_of(huge).text


def test_many_rules_do_not_take_long() -> None:
    lines = " ".join(f"{n % 500} {n // 500} m {n % 500 + 50} {n // 500} l S" for n in range(60_000))
    packed = zlib.compress(lines.encode()).decode("latin-1")
    many = written(
        CATALOG,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R>>",
        f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n{packed}\nendstream",
    )
    before = os.times().user
    assert read_pdf(many).pages == 1
    assert os.times().user - before < 5


def test_an_encrypted_file_wants_its_password() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="geheim")
    canvas.drawString(72, 700, "Nur mit Kennwort")
    canvas.save()
    with pytest.raises(Unreadable) as refused:
        read_pdf(file.getvalue())
    assert refused.value.rule == "verschluesselt"
    assert "Kennwort" in " ".join(
        piece.text for draft in read_pdf(file.getvalue(), "geheim").drafts for piece in draft.pieces
    )


def test_a_page_that_is_only_a_picture_is_an_issue_with_its_page() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "Seite mit Text")
    canvas.showPage()
    canvas.drawInlineImage(_grey(), 72, 400, 200, 200)
    canvas.showPage()
    canvas.save()
    reading = read_pdf(file.getvalue())
    assert [(complaint.rule, complaint.page) for complaint in reading.complaints] == [("seite_ohne_text", 2)]


def _grey() -> "object":
    image = pytest.importorskip("PIL.Image")
    return image.new("L", (8, 8), 128)


def test_a_page_of_nothing_but_drawn_boxes_is_read() -> None:
    """LargeMitreLimit.pdf: no size of type can be had from it."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.grid([72, 272, 472], [400, 450])
    canvas.showPage()
    canvas.drawString(72, 700, "Seite mit Text")
    canvas.save()
    assert [draft.text for draft in read_pdf(file.getvalue()).drafts] == ["Seite mit Text"]


def test_a_blank_page_is_no_issue() -> None:
    assert read_pdf(drawn([(72, 700, "Text")], [])).complaints == []


def test_doubled_words_stay_in_the_text_as_furniture() -> None:
    twice = [(72, 700, "Gesundheit"), (72.3, 700, "Gesundheit"), (72, 650, "für alle")]
    document = document_of(drawn(twice))
    kept = [document.quote(block.span) for block in document.blocks if block.kind != "furniture"]
    named = [(block.marker, document.quote(block.span)) for block in document.blocks if block.kind == "furniture"]
    assert " ".join(kept) == "Gesundheit für alle"
    assert named == [("doppeldruck", "Gesundheit")]


def test_text_outside_the_page_is_named_not_lost() -> None:
    document = document_of(drawn([(72, 700, "Innen"), (900, 700, "Draussen")]))
    assert [(block.marker, document.quote(block.span)) for block in document.blocks if block.marker] == [
        ("ausserhalb", "Draussen")
    ]


def turned() -> bytes:
    """Text that lies, stands, leans, is mirrored and raised, on one page, with a frame and a filled box."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for angle, text in ((0, "liegt auf der Seite"), (90, "steht am Rand"), (180, "auf dem Kopf"), (7, "lehnt sich an")):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(40, 20, text)
        canvas.restoreState()
    canvas.saveState()
    canvas.transform(-1, 0, 0, 1, 500, 100)
    canvas.drawString(20, 20, "gespiegelt")
    canvas.restoreState()
    raised = canvas.beginText(60, 700)
    raised.textOut("Region")
    raised.setRise(5)
    raised.textOut("plus")
    canvas.drawText(raised)
    canvas.rect(50, 50, 200, 100)
    canvas.rect(60, 60, 4, 4, fill=1)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("data", [printed("rows_cut_head_foot"), printed("embedded_font"), turned()])
def test_both_ways_into_pdfium_give_the_same_reading(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The C helper and ctypes; where no compiler is, both are ctypes."""
    fast = read_pdf(data)
    assert fast.drafts
    monkeypatch.setattr(native, "helper", lambda: None)
    assert read_pdf(data) == fast


def test_every_word_has_its_box_on_its_page() -> None:
    document = document_of(printed("rows_cut"))
    assert document.words
    for word in document.words:
        assert isinstance(word.place, Box)
        assert 0 <= word.place.x0 < word.place.x1 and 0 <= word.place.top < word.place.bottom


def test_memory_stays_flat_over_two_hundred_pages() -> None:
    page = [
        (60.0, 780.0 - 12 * line, "Kommunale Gesundheitsförderung braucht einen langen Atem.") for line in range(55)
    ]
    data = drawn(*[page] * 200)
    read_pdf(drawn(page))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert read_pdf(data).pages == 200
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 100


@pytest.mark.skipif(not Path(__file__).parents[3].joinpath("shared/real").is_dir(), reason="needs the real documents")
@pytest.mark.parametrize("folder", ["de-07-rki-stoppcovid", "de-08-ulm-smartcity", "de-16-bw-bund-vorschriften"])
def test_sound_documents_are_read_without_an_issue(folder: str) -> None:
    for path in sorted(Path(__file__).parents[3].joinpath("shared/real", folder).rglob("*.pdf")):
        data = path.read_bytes()
        if data.startswith(b"%PDF") and len(data) < 3_000_000:
            assert read_pdf(data).complaints == [], path.name
