"""The report file: the same bytes twice, nothing from a document becomes markup, size and form as promised."""

import base64
import hashlib
import re
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pdfplumber
import pytest
from lxml import html as lxml_html

from extractors.model.notation import from_notation
from pipeline import report
from pipeline.ingest import Options, ingest
from pipeline.report.funde import funde
from tests.conftest import ROOT
from tests.report.conftest import PAYLOADS, written
from tests.typeset import LAYOUTS, typeset


def test_two_builds_have_the_same_bytes(database: Path, tmp_path: Path) -> None:
    first, second = written(database, tmp_path / "a.html"), written(database, tmp_path / "b.html")
    assert first.read_bytes() == second.read_bytes()


def test_the_policy_names_style_and_script_by_hash_and_lets_nothing_else_in(html: Path) -> None:
    text = html.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    told = policy[1].replace("&#39;", "'")
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in told
    assert told.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in told
    assert not re.search(r"<[^>]+\sstyle=", text)


def test_nothing_outside_the_file_is_asked_for(html: Path) -> None:
    tree = lxml_html.document_fromstring(html.read_bytes())
    for element in tree.iter():
        for name in ("src", "href", "action", "srcset"):
            value = element.get(name) if isinstance(element.tag, str) else None
            if value and element.tag != "a":
                assert value.startswith(("data:image/png;", "#")), (element.tag, value[:80])
            assert not (value or "").lower().lstrip().startswith("javascript:")


def shape(path: Path) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each element with each set of attributes stands in a page."""
    tree = lxml_html.document_fromstring(path.read_bytes())
    return Counter((str(e.tag), tuple(sorted(map(str, e.keys())))) for e in tree.iter())


OURS = {  # columns in which only our own words stand
    *("record_id", "document_id", "ags", "kommune_art", "genauigkeit", "edtf", "ergebnis", "regel", "kind", "stand"),
    *(
        "stage",
        "media_type",
        "path",
        "sha256",
        "fingerprint",
        "massnahme",
        "tabelle",
        "feld",
        "field",
        "status",
        "form",
    ),
}


def saying(database: Path, copy: Path, words: str) -> Path:
    """A copy of a database in which every text that comes from outside says these words too."""
    shutil.copyfile(database, copy)
    with duckdb.connect(str(copy)) as connection:
        columns = connection.execute(
            "SELECT c.table_name, c.column_name FROM duckdb_columns() AS c JOIN duckdb_tables() USING (table_oid)"
            " WHERE c.data_type = 'VARCHAR' AND c.table_name NOT IN ('planlese', 'ledger', 'herkunft', 'kreise')"
        ).fetchall()
        for table, column in columns:
            if column not in OURS:
                connection.execute(f'UPDATE "{table}" SET "{column}" = "{column}" || ?', [words])  # noqa: S608 - names of the schema
    return copy


@pytest.fixture(scope="session")
def harmless(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Counter[tuple[str, tuple[str, ...]]]:
    folder = tmp_path_factory.mktemp("harmlos")
    return shape(written(saying(database, folder / "k.duckdb", " x"), folder / "report.html"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_structure_of_the_page_does_not_depend_on_what_a_document_says(
    database: Path, tmp_path: Path, harmless: Counter[tuple[str, tuple[str, ...]]], payload: str
) -> None:
    told = saying(database, tmp_path / "k.duckdb", f" {payload}")
    assert shape(written(told, tmp_path / "report.html")) == harmless


def test_no_unseen_sign_turns_the_page_around(html: Path) -> None:
    """Readers take them out of documents; what names and reasons bring along is named where it is shown."""
    text = html.read_text(encoding="utf-8")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


def test_a_correction_is_shown_with_the_value_as_read(html: Path) -> None:
    text = html.read_text(encoding="utf-8")
    assert "gelesen wurde „Abstimmung zwischen den Ämtern der Stadtverwaltung“" in text
    assert "&lt;b&gt;nachgefragt&lt;/b&gt;" in text


def test_links_lead_somewhere(html: Path) -> None:
    text = html.read_text(encoding="utf-8")
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_many_documents_become_an_index_and_one_file_each(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "ONE_FILE", 1000)
    index = written(database, tmp_path / "report.html")
    folder = tmp_path / "report-dokumente"
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert len(files) == 5
    links = re.findall(r'href="report-dokumente/([^"#]+)(?:#([^"]+))?"', index.read_text(encoding="utf-8"))
    assert {name for name, _ in links} == set(files)
    for name, anchor in links:
        assert not anchor or f'id="{anchor}"' in files[name]
    assert all('href="../report.html"' in text for text in files.values())


def test_a_missing_original_is_said_and_its_text_shown(database: Path, tmp_path: Path) -> None:
    plan = database.parent / "plan/plan.pdf"
    away = tmp_path / "away.pdf"
    shutil.move(plan, away)
    try:
        text = written(database, tmp_path / "report.html").read_text(encoding="utf-8")
    finally:
        shutil.move(away, plan)
    assert "gezeigt wird ihr Text" in text
    assert "data:image/png" not in text
    assert re.search(r"<mark [^>]*>Abstimmung zwischen den Ämtern", text)


def test_a_page_that_shows_a_masked_person_is_not_drawn(database: Path, tmp_path: Path) -> None:
    copy = shutil.copyfile(database, tmp_path / "k.duckdb")
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE blocks SET text = replace(text, 'Steuerungsrunde', repeat('█', 15))")
    text = written(copy, tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Personen sind unkenntlich gemacht" in text
    assert "data:image/png" not in text


def test_the_report_of_the_corpus_is_small(tmp_path: Path) -> None:
    sources = sorted(ROOT.glob("corpus/*/source.*"))
    ingest(sources, tmp_path / "k.duckdb", Options(0))
    assert written(tmp_path / "k.duckdb", tmp_path / "report.html").stat().st_size <= 1_500_000


def test_what_was_not_understood_has_its_box_on_the_page(tmp_path: Path) -> None:
    plan = (ROOT / "corpus/arbeitsplan/document.txt").read_text(encoding="utf-8")
    (tmp_path / "plan.pdf").write_bytes(typeset(from_notation(plan), LAYOUTS[0]))
    db = tmp_path / "plan.duckdb"
    ingest([tmp_path / "plan.pdf"], db, Options(workers=1))
    with duckdb.connect(str(db), read_only=True) as connection:
        document = connection.execute("SELECT document_id FROM documents").fetchall()[0][0]
        found = funde(connection, [document])[document]
    issue = next(fund for fund in found if fund.table == "issues" and "Kreissporthund" in fund.main.quote)
    ((page, x0, top, x1, bottom),) = issue.main.boxes
    with pdfplumber.open(tmp_path / "plan.pdf") as pdf:
        (word,) = pdf.pages[page - 1].search("Kreissporthund")
    assert x0 == pytest.approx(word["x0"], abs=0.5)
    assert word["x1"] - 0.5 < x1 < word["x1"] + 4  # the box is that of the word with its comma
    assert top - 1 < word["top"] < word["bottom"] < bottom + 1
