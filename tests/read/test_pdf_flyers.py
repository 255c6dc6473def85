"""Flyers: few pages, narrow columns, rules and boxes between them, and a foot that no other page repeats."""

from collections.abc import Iterable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Document
from tests.read.test_pdf_columns import PROSE, Line, read, texts
from tests.read.test_pdf_flow import BOLD, PEOPLE, WORDS, drawn, in_order, items, justified


def ruled(page: Iterable[Line], rules: Iterable[tuple[float, float, float]]) -> Document:
    """The page with upright rules between x, top and bottom."""

    def draw(canvas: Canvas) -> None:
        for x, y, text, *style in page:
            canvas.setFont(str(style[1]) if len(style) > 1 else "Helvetica", int(style[0]) if style else 10)
            canvas.drawString(x, A4[1] - y, text)
        for x, top, bottom in rules:
            canvas.line(x, A4[1] - top, x, A4[1] - bottom)

    return drawn(draw)


def told(document: Document) -> str:
    return "\n".join(texts(document))


def column(x: float, y: float, name: str, count: int, step: float = 13) -> Iterable[Line]:
    """Lines of one column, each with a sign of its own."""
    return ((x, y + step * n, f"{name}{n} {PROSE[n % 4][:30]}") for n in range(count))


@pytest.mark.parametrize("number", ["Seite 1 von 1", "Seite 1", "1/1"])
def test_a_small_foot_that_counts_the_only_page_is_its_foot(number: str) -> None:
    page = [*column(60, 80, "a", 30), (60, 790.0, "Amt für Gesundheit", 7), (60, 799.0, "am Markt", 7)]
    assert "a29" in texts(read([*page, (500, 795.0, number, 7)]))[-1]
    assert "Markt" in texts(read(page))[-1]
    assert "Markt" in texts(read([*page, (500, 795.0, "Seite 3", 7)]))[-1]


def test_text_as_large_as_the_others_is_no_foot_beside_a_number() -> None:
    page = [*column(60, 80, "a", 30), (60, 790.0, "Alle Angebote sind frei."), (500, 790.0, "Seite 1 von 1")]
    assert any("frei." in text for text in texts(read(page)))


def test_a_rule_between_columns_parts_them_through_all_headings() -> None:
    """Both columns have headings at one height, as those have that begin a band of two columns."""
    page: list[Line] = []
    for n, y in enumerate((80.0, 200.0, 320.0)):
        page += [(60, y, f"Ziel l{n}", 14, BOLD), *column(60, y + 16, f"l{n}", 7)]
        page += [(310, y + 14, f"r{n} {PROSE[0]}"), *column(310, y + 27, f"r{n}", 6)]
    assert in_order(told(ruled(page, [(300, 70, 410)])), "l00", "l10", "l20", "r00", "r10", "r20")


def test_a_rule_parts_columns_that_stand_close() -> None:
    """No wider than the blanks of a line is the white on both sides of the rule."""
    left = list(column(60, 80, "a", 9))
    edge = max(60 + stringWidth(text, "Helvetica", 10) for _, _, text in left) + 2
    page = [*left, *column(edge + 2, 84.5, "b", 9, 12.5)]
    assert in_order(told(ruled(page, [(edge, 70, 200)])), "a0", "a8", "b0", "b8")


def test_the_line_of_a_chronicle_parts_no_columns() -> None:
    years = [
        line for n in range(6) for line in ((60, 80 + 20.0 * n, f"{2014 + n}:"), (110, 80 + 20.0 * n, PROSE[n % 4]))
    ]
    chronicle = ruled(years, [(100, 70, 190)])
    assert in_order(told(chronicle), "2014:", PROSE[0], "2015:", PROSE[1])


def test_a_bar_beside_a_quotation_parts_no_columns() -> None:
    """The text of its column goes on below it."""
    page = [*column(60, 80, "a", 20), *column(310, 80, "b", 20)]
    assert in_order(told(ruled(page, [(306, 70, 150)])), "a0", "a19", "b0", "b19")


def test_a_ghost_of_several_lines_begins_where_a_list_ends_without_white() -> None:
    said = ["Alle Angebote stehen auf", "www.netz-der-vereine.example", "zum Lesen bereit. Mehr als 40 Vereine,"]
    page: list[Line] = [(60, 60, " ".join(PROSE[:2])), (60, 73, " ".join(PROSE[2:]))]
    page += [(60, 100 + 13.0 * n, line) for n, line in enumerate([*said, "Kassen und Schulen sind dabei."])]
    for n, item in enumerate(("Schwimmen für Kinder", "Turnen im Park")):
        page += [(60, 170 + 13.0 * n, "•"), (70, 170 + 13.0 * n, item)]
    page += [(60, 196 + 13.0 * n, line) for n, line in enumerate([*said[:2], "assen und Schulen sind"])]
    assert texts(read(page))[-1] == "Turnen im Park"


def test_a_ghost_is_known_by_words_that_lines_cut_elsewhere() -> None:
    """001_1dd8cd0ae0ea9294 in three columns: close below a list it repeats "Pro-/gramme" and an address, cut too."""
    said = ["Alle Angebote stehen auf www.netz-", "der-vereine.example bereit. Mehr als 40", "Projekte, Pro-"]
    page: list[Line] = [(60, 60, " ".join(PROSE[:2])), (60, 73, " ".join(PROSE[2:]))]
    page += [(60, 100 + 13.0 * n, line) for n, line in enumerate([*said, "gramme und Vereine sind dabei."])]
    items = ("Schwimmen für Kinder,", "Tanzen im Saal und", "Turnen im Park.")
    page += [(60, 170, "In drei Bereichen sind wir aktiv:", 10, BOLD)]
    page += [(72, 184 + 14 * n, item, 10, BOLD) for n, item in enumerate(items)]
    page += [(60, 226, "Alle Angebote stehen auf www.netz-der-", 7), (60, 235, "vereine.example rojekte, Programme", 7)]
    page.append((60, 244, "und Vereine sind", 7))
    assert texts(read(page))[-1] == "Turnen im Park."


def test_a_ghost_may_begin_in_the_paragraph_above_it() -> None:
    """A line with room behind it ends a paragraph, and no white parts the ghost from what stands above."""
    said = ["Alle Angebote stehen auf", "www.netz-der-vereine.example", "zum Lesen bereit. Mehr als 40 Vereine,"]
    page: list[Line] = [(60, 60, " ".join(PROSE[:2])), (60, 73, " ".join(PROSE[2:]))]
    page += [(60, 100 + 13.0 * n, line) for n, line in enumerate([*said, "Kassen und Schulen sind dabei."])]
    page.append((60, 183, "Gegraben wird bei jedem Wetter."))
    page += [(60, 196 + 13.0 * n, line) for n, line in enumerate([*said[:2], "assen und Schulen sind"])]
    assert texts(read(page))[-1] == "Gegraben wird bei jedem Wetter."


def test_bars_beside_a_list_in_a_column_are_no_side_of_a_table_across_the_rule_between_columns() -> None:
    """Each item has a bar of its own; the text of the other column stands level with them."""
    items = ("Schwimmen für Kinder", "Turnen im Park", "Tanzen für alle", "Gehen am Morgen")
    page: list[Line] = [*column(60, 82, "a", 18, 17), *column(310, 80, "b", 7), *column(310, 260, "c", 10)]
    page += [(316, 184 + 17.0 * n, item) for n, item in enumerate(items)]
    bars = [(310.0, 173 + 17.0 * n, 188 + 17.0 * n) for n in range(4)]
    beside = ruled(page, [*bars, (300, 70, 400)])
    assert not any(block.cell for block in beside.blocks)
    assert in_order(told(beside), "a0", "a17", "b0", *items, "c0")


def test_lines_that_end_at_one_place_reach_no_further_under_a_title_across_the_page() -> None:
    """The last page of a flyer holds but one justified column; each last line would have had room below the title."""
    page: list[Line] = [(60, 80, "Gesund im Quartier aufwachsen und alt werden", 20)]
    for n in range(6):
        page += justified(60, 130 + 13.0 * n, [f"a{n}", *PROSE[1 + n % 3].split()], 205)
    page.append((60, 208, "zum Fest."))
    assert texts(read(page))[-1].startswith("a0") and texts(read(page))[-1].endswith("zum Fest.")


@pytest.mark.parametrize(
    ("font", "found"), [(BOLD, []), ("Helvetica", ["Wir lernen voneinander", "Wir zeigen, was hilft"])]
)
def test_a_mark_before_a_bold_heading_that_goes_on_below_it_is_no_bullet(font: str, found: list[str]) -> None:
    """Headings in a margin, each with a filled circle; items of a list that do not hang may be broken so, too."""

    def draw(canvas: Canvas) -> None:
        for n, (first, second) in enumerate((("Wir lernen", "voneinander"), ("Wir zeigen,", "was hilft"))):
            canvas.setFont(font, 10)
            canvas.circle(63, 743.5 - 120 * n, 3, stroke=0, fill=1)
            canvas.drawString(72, 740 - 120 * n, first)
            canvas.drawString(60, 728 - 120 * n, second)
            canvas.setFont("Helvetica", 10)
            for k in range(7):
                canvas.drawString(200, 740 - 120 * n - 13 * k, f"{PROSE[k % 4]} und dann")

    assert items(drawn(draw)) == found


def test_the_last_lines_of_a_text_stand_at_the_head_of_a_column_below_a_title_across() -> None:
    """No more than two lines show the gutter, but pages before this one have it; a subtitle stands beside them."""
    first = [*column(60, 80, "a", 20), *column(310, 80, "b", 20)]
    title: Line = (60, 60, "Gesund im Quartier aufwachsen und alt werden in der Stadt", 16, BOLD)
    last: list[Line] = [title, (60, 82, "Was wir tun", 11), *column(60, 100, "c", 30), *column(310, 80, "d", 2)]
    assert in_order(told(read(first, last)), "b19", title[2], "Was wir tun", "c0", "c29", "d0 ", "d1 ")


def test_a_column_under_a_title_across_reaches_no_further_than_its_lines_though_text_of_other_pages_does() -> None:
    wide: list[Line] = [(60, 60, f"Eingeladen sind alle aus {' und '.join(PEOPLE)} und aus den Orten der Stadt")]
    page: list[Line] = [(60, 60, "Gesund im Quartier aufwachsen und alt werden in der Stadt", 16, BOLD)]
    for n in range(5):
        page += justified(60, 90 + 13.0 * n, WORDS.split()[n : n + 6], 205)
    page.append((60, 155, "zum Fest."))
    assert texts(read(wide, page))[-1].endswith("zum Fest.") and len(texts(read(wide, page))) == 3


def test_wide_blanks_of_a_few_justified_lines_are_no_gutter() -> None:
    """Long words leave two wide blanks in each of three lines."""
    page: list[Line] = [line for n in range(8) for line in justified(60, 80 + 13.0 * n, WORDS.split()[n : n + 8], 250)]
    long = ("Spitzenverbände der Kassen und", "Bewertungsmaßstab für die am", "Förderungswürdigkeit aller im")
    for n, text in enumerate(long):
        page += justified(60, 184 + 13.0 * n, text.split(), 250)
    assert " ".join(long) in told(read([*page, (60, 223, "Amt.")]))


def test_wide_blanks_are_no_gutter_where_a_bullet_stands_before_one_line_and_another_has_but_two_words() -> None:
    """The other column has blanks of its own in the same lines."""
    page: list[Line] = [line for n in range(12) for line in justified(60, 80 + 13.0 * n, WORDS.split()[n : n + 6], 210)]
    page += [line for n in range(8) for line in justified(320, 80 + 13.0 * n, WORDS.split()[n : n + 5], 170)]
    item = ("Gleichzeitige Ehrung der", "Ausstellung Kindersprechstunde", "des Amts in der Gemeinde")
    page.append((310, 184, "•"))
    for n, (text, before) in enumerate(zip(item, (1, 1, 2), strict=True)):  # words before the white in mid-column
        wide = [stringWidth(word, "Helvetica", 10) for word in text.split()]
        x, blank = 320.0, (85 - sum(wide[:before])) / before
        for word, own in zip(text.split(), wide, strict=True):
            page.append((x, 184 + 13.0 * n, word))
            x += own + blank
    assert " ".join(item) in told(read([*page, (320, 223, "am See.")]))


TILES = (("Bewegung für", "Alte,"), ("Gesundes Essen", "in der Kita und"), ("Ruhe in der", "Schule."))


@pytest.mark.parametrize("filled", [True, False])
def test_boxes_side_by_side_below_a_lead_in_hold_a_member_of_a_list_each(filled: bool) -> None:
    """Two lines in each are no three rows of a gutter; and no text goes on from one box in the next."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 750, "In drei Feldern ist der Verein tätig:")
        for n, lines in enumerate(TILES):
            canvas.setFillGray(0.9)
            canvas.rect(60 + 130 * n, 690, 120, 40, stroke=not filled, fill=filled)
            canvas.setFillGray(0)
            for k, line in enumerate(lines):
                canvas.drawCentredString(120 + 130 * n, 714 - 13 * k, line)
        for n in range(5):
            canvas.drawString(60, 660 - 13 * n, " ".join((PROSE[n % 4], PROSE[(n + 1) % 4])))

    assert items(drawn(draw)) == [" ".join(lines) for lines in TILES]


def test_a_list_goes_on_in_columns_of_the_next_page_that_hold_but_a_line_or_two() -> None:
    first = [*column(60, 80, "a", 9), *column(310, 80, "b", 6), (310, 171, "Der Verein ist seit langem tätig:")]
    first.append((322, 188, "Sport im Freien,"))
    second: list[Line] = [
        (72, 80, "Essen in der Kita und"),
        (322, 80, "Ruhe am Tag."),
        (310, 93, "Alle sind eingeladen."),
    ]
    document = read(first, second)
    assert items(document) == ["Sport im Freien,", "Essen in der Kita und", "Ruhe am Tag."]
    assert texts(document)[-1] == "Alle sind eingeladen."


def test_the_last_line_of_a_flyer_may_stand_alone_at_the_head_of_a_column() -> None:
    first = [*column(60, 80, "a", 12), *column(310, 80, "b", 12)]
    document = read(first, [*column(60, 80, "c", 12), (310, 80, "zu sehen am Markt.")])
    assert texts(document)[-1].endswith("zu sehen am Markt.")
    assert in_order(told(document), "c11", "zu sehen am Markt.")


def test_an_item_that_goes_on_in_the_next_column_ends_where_its_text_does_not_hang() -> None:
    left: list[Line] = [
        *column(60, 80, "a", 6),
        (62, 164, "•"),
        (72, 164, "Fragen klärt die Stelle im"),
        (72, 177, "Rathaus oder"),
    ]
    right: list[Line] = [
        (322, 80, "das Amt am Markt gern für alle."),
        (310, 93, "Alle sind eingeladen."),
        *column(310, 113, "b", 6),
    ]
    document = read([*left, *right])
    assert items(document) == ["Fragen klärt die Stelle im Rathaus oder das Amt am Markt gern für alle."]


def test_a_hyphen_behind_a_wide_blank_of_a_justified_line_is_no_bullet_of_the_next_column() -> None:
    page: list[Line] = [*column(60, 80, "a", 3), (60, 119, "Projekte, Wege"), (150, 119, "und"), (178, 119, "-")]
    page += [(60, 132, "netze."), *column(60, 145, "c", 5), *column(240, 79.5, "b", 9, 13.2)]
    page[5:5] = [(240, 119, "b3 Ende")]
    assert in_order(told(read(page)), "a0", "Projekte", "c4", "b0", "b8")


def test_a_heading_in_a_margin_stands_beside_the_paragraph_that_begins_there_without_white() -> None:
    """Rows of a table that draws nothing: the next one begins below the last line of the one above."""
    page: list[Line] = [(60, 80, "Wer hilft uns", 10, BOLD), (60, 92, "dabei?", 10, BOLD)]
    page += [(60, 173, "Was kostet", 12, BOLD), (60, 187, "es uns?", 12, BOLD)]
    page += [(200, 80 + 13.0 * n, f"a{n} {PROSE[n % 4]}") for n in range(6)]
    page += [(200, 158, "Das ist alles."), (200, 171, "Die Kurse sind für alle Kinder der Stadt"), (200, 184, "frei.")]
    assert in_order(told(read(page)), "Wer hilft uns dabei?", "a0", "alles.", "Was kostet es uns?", "Die Kurse")


@pytest.mark.parametrize(
    ("numbers", "size", "lower", "apart"),
    [
        ((1, 2), 8, 0, True),  # two facing pages: "Gesundes Land     1" and "2     Netzwerk"
        ((1, 3), 8, 0, False),  # one of them counts something else
        ((1, 2), 10, 0, False),  # chapters are numbered, too
        ((1, 2), 8, 6, False),  # the lines have no one height
    ],
)
def test_outermost_lines_of_all_pages_that_end_in_the_number_of_the_page_are_its_heads(
    numbers: tuple[int, int], size: int, lower: float, apart: bool
) -> None:
    first, second = ((str(number), size) for number in numbers)
    left: list[Line] = [(60, 44, "Gesundes Land im Jahr", size), (300, 44, *first), *column(60, 80, "a", 20)]
    right: list[Line] = [
        (60, 44 + lower, *second),
        (180, 44 + lower, "Netzwerk der Städte", size),
        *column(60, 80, "b", 20),
    ]
    furniture = [block for block in read(left, right).blocks if block.kind == "furniture"]
    assert bool(furniture) == apart


def test_a_ghost_begins_in_the_paragraph_above_it_though_white_parts_them() -> None:
    said = ["Alle Angebote stehen auf", "www.netz-der-vereine.example", "zum Lesen bereit. Mehr als 40 Vereine,"]
    page: list[Line] = [(60, 60, " ".join(PROSE[:2])), (60, 73, " ".join(PROSE[2:]))]
    page += [(60, 100 + 13.0 * n, line) for n, line in enumerate([*said, "Kassen und Schulen sind dabei."])]
    page.append((60, 175, "Gegraben wird bei jedem Wetter."))
    page += [(60, 200 + 13.0 * n, line) for n, line in enumerate(said[:2])]
    assert texts(read([*page, (60, 236, "assen und Schulen sind")]))[-1] == "Gegraben wird bei jedem Wetter."
    assert texts(read([*page, (60, 236, "assen und Schulen sind", 13)]))[-1] == " ".join(said[:2])  # another type


@pytest.mark.parametrize(("close", "members"), [(12.0, 4), (18.0, 5)])
def test_a_member_of_two_lines_goes_on_where_more_white_parts_the_members(close: float, members: int) -> None:
    """001_1dd8cd0ae0ea9294 in a narrow column: "bei Kindern und" / "Jugendlichen," is one member of the list."""
    page: list[Line] = [(60, 60, " ".join(PROSE[:2])), (60, 73, " ".join(PROSE[2:]))]
    page.append((60, 110, "In vier Bereichen sind wir aktiv:", 10, BOLD))
    lines = (
        "Bewegung im Quartier,",
        "Ruhe bei Kindern und",
        "Jugendlichen,",
        "Treffen im Alter und",
        "Feste für alle.",
    )
    y = 110.0
    for line in lines:
        y += close if line.startswith("Jug") else 18
        page.append((60, y, line))
    assert len(items(read(page))) == members
