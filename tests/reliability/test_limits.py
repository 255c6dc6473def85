"""Every limit of `pipeline.read.limits` bites: just below it a file is read, just above it is told why not."""

import multiprocessing
import resource
from pathlib import Path

import pytest

from pipeline.engines import child, nursery
from pipeline.read import Unreadable, about_of, bytes_of, limits, read_bytes
from pipeline.read.patience import Overdue, patience
from tests.hostile.pdf_bytes import FONT, Pdf, base


def rule(data: bytes) -> str:
    try:
        read_bytes(data, "probe")
    except Unreadable as error:
        return error.rule
    return ""


def test_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "FILE", 100)
    assert rule(b"a" * 100) == ""
    assert rule(b"a" * 101) == "zu_gross"
    (tmp_path / "a").write_bytes(b"a" * 101)
    with pytest.raises(Unreadable, match="100"):
        bytes_of(tmp_path / "a", limits.FILE)
    assert len(bytes_of(tmp_path / "a", 101)) == 101


@pytest.mark.parametrize(("name", "head"), [("TEXT", b"Text\n"), ("HTML", b"<html><p>x</p>")])
def test_text_and_html(name: str, head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, name, 1000)
    assert rule(head + b" \n" * ((1000 - len(head)) // 2)) == ""
    assert rule(head + b" \n" * 1000) == "zu_gross"


def test_line() -> None:
    assert rule(b"a" * (limits.LINE + 1)) == "zeile_zu_lang"


def test_span() -> None:
    text = read_bytes(b"<table><tr><td colspan=1000000000>a</td><td>b</td></tr></table>", "x")
    assert max(block.cell.column for block in text.blocks if block.cell) <= limits.SPAN


def test_about(tmp_path: Path) -> None:
    (tmp_path / "about.toml").write_text('title = "x"\n' + "#" * limits.ABOUT)
    with pytest.raises(Unreadable) as caught:
        about_of(tmp_path / "a.txt")
    assert caught.value.rule == "about_toml"


def pages(count: int) -> bytes:
    pdf = Pdf()
    pdf.obj(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(count))
    pdf.obj(2, b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids))
    pdf.stream(3, b"BT /F1 9 Tf 9 9 Td (x) Tj ET")
    pdf.obj(5, FONT)
    for n in range(count):
        resources = b"/Contents 3 0 R /Resources << /Font << /F1 5 0 R >> >>"
        pdf.obj(10 + n, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>" % resources)
    return pdf.out()


def test_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 5)
    assert rule(pages(5)) == ""
    assert rule(pages(6)) == "zu_viele_seiten"
    assert rule(pages(0)) == "keine_seiten"


def test_patience_with_the_second_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by fuzzing: pdfminer follows a reference that resolves to itself without end."""
    monkeypatch.setattr(limits, "SECOND_SECONDS", 0.3)
    pdf = base()
    pdf.obj(3, b"3 0 R")
    assert rule(pdf.out()) == "beschaedigt"
    with pytest.raises(Overdue), patience(0.05):
        while True:
            pass


def test_seconds_grow_with_pages_up_to_a_cap() -> None:
    assert limits.seconds(0) == limits.START_SECONDS == 12
    assert limits.seconds(10) == 42
    assert limits.seconds(10**9) == limits.SECONDS == 300


def test_a_page_has_its_own_deadline_inside_that_of_the_document() -> None:
    job = nursery.Job(0, source=None, began=100.0, pages=50)  # type: ignore[arg-type]
    assert job.deadline == 100 + 162
    job.page, job.page_began = 3, 110.0
    assert job.deadline == 110 + limits.PAGE_SECONDS
    job.page_began = 260.0
    assert job.deadline == 262


def test_the_fence_sets_what_the_table_says() -> None:
    context = multiprocessing.get_context("fork")
    inner, outer = context.Pipe(duplex=False)
    process = context.Process(target=_fenced, args=(outer,))
    process.start()
    told = inner.recv()
    process.join()
    assert told == {"FSIZE": 0, "CORE": 0, "NOFILE": limits.OPEN_FILES, "NPROC": 0, "AS": True}


def _fenced(pipe: "multiprocessing.connection.Connection") -> None:
    loaded = child._address_space()
    child._fence()
    told: dict[str, object] = {
        name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))[0]
        for name in ("FSIZE", "CORE", "NOFILE", "NPROC")
    }
    told["AS"] = abs(resource.getrlimit(resource.RLIMIT_AS)[0] - loaded - limits.MEMORY) < 2**27
    pipe.send(told)
