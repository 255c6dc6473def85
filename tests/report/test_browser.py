"""The report in a real browser: every section, record and place, filter and sort, silence, contrast, small screens."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT
from tests.report.conftest import CHROMIUM, Heard

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
AXE = ROOT / "tests/vendor/axe-core/axe.min.js"
SECTIONS = ("ueberblick", "zeitplan", "beitritte", "karte", "qualitaet", "dokumente", "quellen")
Opened = Callable[..., tuple[Page, Heard]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, html: Path) -> Iterator[Opened]:
    """Opens the report offline; options as for a browser context."""
    contexts = []

    def open_(**options: object) -> tuple[Page, Heard]:
        context = browser.new_context(offline=True, locale="de-DE", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        heard = Heard([], [])
        page.on("console", lambda message: heard.console.append(message.text))
        page.on("pageerror", lambda error: heard.console.append(str(error)))
        page.on("dialog", lambda dialog: heard.console.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: heard.requests.append(request.url))
        page.goto(html.as_uri())
        return page, heard

    yield open_
    for context in contexts:
        context.close()


def asked_for(heard: Heard) -> list[str]:
    """Requests besides the page itself; pictures inside the page are none."""
    return [url for url in heard.requests[1:] if not url.startswith("data:")]


def test_every_section_renders_in_silence(opened: Opened) -> None:
    page, heard = opened()
    for section in SECTIONS:
        part = page.locator(f"#{section}")
        assert part.locator("h2").inner_text()
        assert (part.bounding_box() or {"height": 0})["height"] > 100
    assert page.locator("#zeitplan .streifen rect.voll").count() > 5
    assert page.locator("#zeitplan .offen-rechts").count() >= 1  # "ab Herbst 2023"
    assert page.locator("#beitritte .saeule").count() > 5
    assert page.locator("#beitritte .marke.stimmt").count() >= 1  # "elf Kommunen", and eleven are listed
    assert page.locator("#karte a .kreis").count() > 5
    assert heard.console == []
    assert asked_for(heard) == []


def boxes_of(connection: duckdb.DuckDBPyConnection, record_id: str) -> list[tuple[float, ...]]:
    connection.execute(
        "SELECT DISTINCT p.x0, p.top, p.x1, p.bottom FROM (SELECT unnest(places) AS p FROM evidence"
        " WHERE record_id = ? AND field NOT IN ('position', 'ebene')) ORDER BY ALL",
        [record_id],
    )
    return connection.fetchall()


def measure(connection: duckdb.DuckDBPyConnection) -> str:
    connection.execute(
        "SELECT m.record_id FROM massnahmen AS m JOIN documents AS d USING (document_id)"
        " WHERE d.pages IS NOT NULL AND m.zeitraum = '11/2021 bis 04/2022'"
    )
    return str(connection.fetchall()[0][0])


def test_a_click_on_a_record_lights_its_boxes_where_the_words_stand(
    opened: Opened, connection: duckdb.DuckDBPyConnection
) -> None:
    page, heard = opened()
    record = measure(connection)
    page.locator(f"#r-{record} .sprung").click()
    lit = page.evaluate(
        "Array.from(document.querySelectorAll('.bogen .k.an rect')).map(r =>"
        " ['x','y','width','height'].map(a => parseFloat(r.getAttribute(a))))"
    )
    drawn = sorted((x + 1, y + 1, x + w - 1, y + h - 1) for x, y, w, h in lit)
    wanted = sorted(boxes_of(connection, record))
    assert len(drawn) == len(wanted) >= 4
    for box, words in zip(drawn, wanted, strict=True):
        assert box == pytest.approx(words, abs=0.21)
    view, image = page.evaluate(
        "(() => { const s = document.querySelector('.bogen'), i = s.querySelector('image');"
        " return [s.getAttribute('viewBox'), ['width', 'height'].map(a => i.getAttribute(a)).join(' ')] })()"
    )
    assert [float(side) for side in view.split()[2:]] == pytest.approx([float(side) for side in image.split()], abs=0.1)
    assert page.locator(f"#r-{record}.an").count() == 1
    assert heard.console == []


def test_a_click_on_a_box_leads_to_its_record_and_the_keyboard_does_the_same(
    opened: Opened, connection: duckdb.DuckDBPyConnection
) -> None:
    page, _ = opened()
    record = measure(connection)
    box = page.locator(f'.bogen .k[data-r~="{record}"].wann').first
    box.click()
    assert page.locator(f"#r-{record}.an").is_visible()
    other = page.locator(f'.fund:not([data-r="{record}"]) .sprung').first
    other.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"#r-{record}.an").count() == 0
    assert page.locator(".fund.an").count() >= 1


def test_the_filter_leaves_what_holds_the_words_in_chart_and_table(opened: Opened) -> None:
    page, _ = opened()
    page.get_by_label("Filter: Maßnahmen").fill("fahrdienst")
    assert page.locator("#zeitplan tbody tr:visible").count() == 1
    assert page.locator("#zeitplan .zeilen li:visible").count() == 1
    assert page.locator("#zeitplan output").inner_text().startswith("1 von ")
    page.get_by_label("Filter: Maßnahmen").fill("")
    assert page.locator("#zeitplan tbody tr:visible").count() > 5


def test_a_column_sorts_up_and_down_and_says_so(opened: Opened) -> None:
    page, _ = opened()
    table = page.locator("#zeitplan table")
    head = table.locator("th", has_text="Beginn")
    keys = "rows => rows.map(r => r.cells[4].dataset.s)"
    head.locator("button").click()
    up = table.locator("tbody tr").evaluate_all(keys)
    assert head.get_attribute("aria-sort") == "ascending"
    assert up == sorted(up)
    head.locator("button").click()
    assert table.locator("tbody tr").evaluate_all(keys) == sorted(up, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(opened: Opened, scheme: str, width: int) -> None:
    page, _ = opened(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.add_script_tag(path=AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [(v["id"], v["nodes"][0]["html"][:120], len(v["nodes"])) for v in result["violations"]]
    assert told == [], json.dumps(told, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_runs_over_the_edge(opened: Opened, width: int) -> None:
    page, _ = opened(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_everything_can_be_read(opened: Opened, connection: duckdb.DuckDBPyConnection) -> None:
    page, heard = opened(java_script_enabled=False)
    for section in SECTIONS:
        assert page.locator(f"#{section}").is_visible()
    assert page.locator("button").count() == 0
    assert page.locator("input").count() == 0
    record = measure(connection)
    page.locator(f"#r-{record} .sprung").click()
    anchor = page.url.partition("#")[2]
    assert page.locator(f"#{anchor}:target").count() == 1
    assert asked_for(heard) == []


def test_hostile_text_stays_text(opened: Opened) -> None:
    page, heard = opened()
    found = page.evaluate(
        "[document.scripts.length, document.querySelectorAll('img,iframe,object,embed,form,base,link').length,"
        " Array.from(document.querySelectorAll('*')).flatMap(e => e.getAttributeNames())"
        ".filter(n => n.startsWith('on')).length,"
        " Array.from(document.querySelectorAll('a'))"
        ".filter(a => (a.href.baseVal ?? a.href).startsWith('javascript')).length]"
    )
    assert found == [1, 0, 0, 0]
    assert page.get_by_text("<script>alert(2)</script>").count() > 0
    assert page.get_by_text("javascript:alert(3)").count() > 0
    assert heard.console == []


def test_the_browser_builds_the_same_tree_as_is_written(opened: Opened, html: Path) -> None:
    page, _ = opened(java_script_enabled=False)
    from lxml import html as lxml_html

    built = Counter(page.locator("body *").evaluate_all("elements => elements.map(e => e.localName)"))
    parsed = lxml_html.document_fromstring(html.read_bytes())
    assert built["section"] == len(parsed.findall(".//section"))
    assert built["tr"] == len(parsed.findall(".//tr"))


def test_it_prints_on_a4(opened: Opened) -> None:
    page, _ = opened()
    pdf = page.pdf(prefer_css_page_size=True)
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert "Datenqualität" in "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
