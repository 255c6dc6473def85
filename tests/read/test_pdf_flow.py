"""Brochures as presses of all kinds set them: in what order the columns are read, and what is a heading or an item."""

import io
from collections.abc import Callable, Iterable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import About, Document
from pipeline.read.draft import assemble
from pipeline.read.pdf import read_pdf, sheets_of
from pipeline.read.pdf.page import page_of
from tests.read.test_pdf_columns import PROSE, Line, cells, file_of, read, texts

BOLD = "Helvetica-Bold"
PEOPLE = ("Gemeinden", "Vereine", "Schulen", "Eltern")
WORDS = "Die Stadt lädt alle Vereine ein und hilft den Kindern in allen Orten beim Spielen auf den Plätzen der Schule"


def drawn(draw: Callable[[Canvas], None]) -> Document:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return assemble("0" * 12, "test", About(), read_pdf(file.getvalue()))


def kinds(document: Document) -> list[tuple[str, str]]:
    blocks = (block for block in document.blocks if block.kind != "furniture")
    return [(block.kind, document.quote(block.span)) for block in blocks]


def items(document: Document) -> list[str]:
    return [text for kind, text in kinds(document) if kind == "item"]


def in_order(told: str, *parts: str) -> bool:
    places = [told.index(part) for part in parts]
    return places == sorted(places)


def justified(x: float, y: float, words: Sequence[str], width: float) -> Iterable[Line]:
    """One line of these words with equal blanks between them."""
    own = [stringWidth(word, "Helvetica", 10) for word in words]
    blank = (width - sum(own)) / (len(words) - 1)
    for word, wide in zip(words, own, strict=True):
        yield x, y, word
        x += wide + blank


def test_columns_that_stand_close_are_read_one_after_the_other() -> None:
    """Six points part three justified columns: as wide as a blank in a line of few words."""
    page: list[Line] = []
    for column in range(3):
        for n in range(10):
            words = [f"{'abc'[column]}{n}"]
            for word in WORDS.split()[(3 * n + column) % 12 :]:
                words += [word] if stringWidth(" ".join([*words, word]), "Helvetica", 10) < 148 else []
            page += justified(60 + 156 * column, 80 + 13 * n, words, 150)
    told = " ".join(texts(read(page)))
    assert in_order(told, "a0", "a9", "b0", "b9", "c0", "c9")


def test_blanks_of_justified_lines_one_below_the_other_are_no_gutter() -> None:
    """The last words of some lines, all alike, stand below each other behind nothing but short lines."""
    page: list[Line] = []
    for n in range(12):
        words = f"Wir laden alle {PEOPLE[n % 4]} der Stadt herzlich ein zu uns".split()
        short: list[Line] = [(60, 80 + 13 * n, f"Ort {n} im Tal und am Berg")]
        page += justified(60, 80 + 13 * n, words, 345) if n % 3 == 1 else short
    assert sum("ein zu uns" in text for text in texts(read(page))) == 4


def test_labels_begin_the_lines_behind_them() -> None:
    names = ("Aalen", "Bonn und Wesel am Rhein", "Celle", "Duisburg und auch Moers im Westen")
    page: list[Line] = [(60, 60, "Dem Netz sind seit damals beigetreten:")]
    for n, name in enumerate(names):
        page += [(60, 80 + 13 * n, f"201{n}:"), (110, 80 + 13 * n, name)]
    assert items(read(page)) == [f"201{n}: {name}" for n, name in enumerate(names)]


def test_words_behind_labels_in_a_column_of_their_own_are_members_of_a_list() -> None:
    page: list[Line] = [(60, 60, "Beispiele aus den Orten:")]
    for n, (label, text) in enumerate([("Bad Aalen:", "Wege"), ("Bonn:", "Gärten"), ("Celle am Fluss:", "Bäder")]):
        page += [(60, 80 + 13 * n, label), (180, 80 + 13 * n, f"{text} für alle Kinder und ihre Eltern")]
    assert [text.split(":")[0] for text in items(read(page))] == ["Bad Aalen", "Bonn", "Celle am Fluss"]


def test_ways_to_reach_someone_are_no_list() -> None:
    page: list[Line] = [(60, 60, "So erreichen Sie uns:")]
    for n, label in enumerate(("Telefon:", "Telefax:", "E-Mail:")):
        page += [(60, 80 + 13 * n, label), (180, 80 + 13 * n, f"0911 12345-{n}")]
    assert not items(read(page))


def columns(y: float, marks: str, lines: int) -> Iterable[Line]:
    for n in range(lines):
        yield 60, y + 13 * n, f"{marks[0]}{n} {PROSE[n % 4]}"
        yield 320, y + 13 * n, f"{marks[1]}{n} {PROSE[n % 4]}"


def test_a_band_of_few_lines_has_the_gutter_of_the_others() -> None:
    title: Line = (60, 300, "Die Partner der Stadt und ihre Ziele in den kommenden Jahren", 18, BOLD)
    low: list[Line] = [(60, 330, "Kommen Sie!"), (320, 330, "Orte und Zeiten"), (320, 350, "Im Rathaus am Markt")]
    low.append((60, 350, "Machen Sie mit!"))
    told = " ".join(texts(read([*columns(80, "ab", 12), title, *low])))
    assert in_order(told, "a0", "b11", "Die Partner", "Kommen", "Machen", "Orte", "Im Rathaus")


def test_a_blank_in_a_title_is_no_gutter_though_the_columns_stand_apart_below_it() -> None:
    title = "Partner der Kinder Vereine"
    while stringWidth(title, BOLD, 26) < 380:
        title = f"{title} Ort"
    cut = 60 + stringWidth("Partner der Kinder ", BOLD, 26)
    lines: list[Line] = [(60, 60, title, 26, BOLD)]
    for n in range(8):
        lines += [(60, 90 + 13 * n, f"a{n} Die Stadt lädt alle"), (cut, 90 + 13 * n, f"b{n} zu berichten")]
    assert texts(read(lines))[0] == title


def test_the_last_line_of_a_heading_across_is_no_heading_in_the_margin() -> None:
    page: list[Line] = [(60, 60, "Der gemeinsame Weg der Gemeinden und ihrer Partner in", 16, BOLD)]
    page += [(60, 79, "Hessen", 16, BOLD), (60, 110, "Ziele", 10, BOLD), (60, 123, "der Orte", 10, BOLD)]
    page.append((60, 136, "im Land", 10, BOLD))
    page += [(200, 110 + 13 * n, f"{PROSE[n % 4]} und") for n in range(8)]
    assert texts(read(page))[0] == "Der gemeinsame Weg der Gemeinden und ihrer Partner in Hessen"


def test_the_last_line_of_a_heading_in_a_column_begins_no_band() -> None:
    """Beside it the other column has white, too; in the line below it both columns go on."""
    left: list[Line] = [(60, 80 + 13 * n, f"a{n} {PROSE[n % 4]}") for n in range(8)]
    left += [(60, 200, "Ziele der Städte", 14, BOLD), (60, 218, "für alle", 14, BOLD)]
    left += [(60, 236 + 13 * n, f"b{n} {PROSE[n % 4]}") for n in range(8)]
    right: list[Line] = [(320, 73 + 13 * n, f"c{n} {PROSE[n % 4]}") for n in range(11)]
    right += [(320, 236 + 13 * n, f"d{n} {PROSE[n % 4]}") for n in range(8)]
    assert in_order(" ".join(texts(read([*left, *right]))), "a7", "Ziele der Städte für alle", "b0", "b7", "c0", "d7")


def test_one_heading_in_a_margin_belongs_to_the_text_beside_it() -> None:
    """It is no bolder than the text: its place makes it a heading."""
    page: list[Line] = [(200, 80 + 13 * n, f"a{n} {PROSE[n % 4]} und auch") for n in range(8)]
    page += [(60, 210, "Ziele"), (60, 222, "der Städte und"), (60, 234, "Gemeinden")]
    page += [(200, 210 + 13 * n, f"b{n} {PROSE[n % 4]} und auch") for n in range(8)]
    told = kinds(read(page))
    assert ("heading", "Ziele der Städte und Gemeinden") in told
    assert in_order(" ".join(text for _, text in told), "a7", "Ziele", "b0")


def test_lines_set_flush_right_in_a_margin_are_of_one_heading() -> None:
    page: list[Line] = [(200, 80 + 13 * n, f"a{n} {PROSE[n % 4]} und auch") for n in range(8)]
    for n, text in enumerate(("Beispiele für Vorhaben", "der Städte und", "aller Gemeinden:")):
        page.append((180 - stringWidth(text, BOLD, 8), 210 + 9.5 * n, text, 8, BOLD))
    page += [(200, 210 + 13 * n, f"b{n} {PROSE[n % 4]} und auch") for n in range(8)]
    told = kinds(read(page))
    assert ("heading", "Beispiele für Vorhaben der Städte und aller Gemeinden:") in told
    assert in_order(" ".join(text for _, text in told), "a7", "Beispiele", "b0")


def test_the_source_of_a_picture_in_a_margin_is_no_heading() -> None:
    page: list[Line] = [(200, 80 + 13 * n, f"a{n} {PROSE[n % 4]} und auch") for n in range(8)]
    page += [(60, 210, "Ziele der", 10, BOLD), (60, 223, "Städte", 10, BOLD), (60, 340, "© Anna Muster", 7)]
    page += [(200, y + 13 * n, f"b{n} {PROSE[n % 4]} und auch") for n in range(8) for y in (210, 340)]
    found = {text: kind for kind, text in kinds(read(page))}
    assert (found["Ziele der Städte"], found["© Anna Muster"]) == ("heading", "paragraph")


def test_headings_one_below_the_other_in_a_margin_stand_before_the_text() -> None:
    page: list[Line] = [(60, 80, "Umsetzung", 12, BOLD), (60, 96, "Beispiele", 10, BOLD)]
    page += [(200, 80 + 13 * n, f"a{n} {PROSE[n % 4]} und auch") for n in range(8)]
    page += [(60, 210, "Gründe", 12, BOLD), *((200, 210 + 13 * n, f"b{n} {PROSE[n % 4]} und") for n in range(8))]
    page += [(60, 340, "Wege", 12, BOLD), *((200, 340 + 13 * n, f"c{n} {PROSE[n % 4]} und") for n in range(8))]
    told = " ".join(texts(read(page)))
    assert in_order(told, "Umsetzung", "Beispiele", "a0", "a7", "Gründe", "b0", "b7", "Wege", "c0")


def test_headings_in_a_margin_beside_short_texts_are_no_table() -> None:
    page: list[Line] = []
    for n, head in enumerate(("Ziele", "Orte", "Partner", "Wege", "Mittel")):
        page.append((60, 80 + 60 * n, head, 10, BOLD))
        page += [(200, 80 + 60 * n + 13 * k, PROSE[k]) for k in range(3)]
    assert not any(block.cell for block in read(page).blocks)


def test_lines_of_a_heading_are_one_wherever_they_are_broken() -> None:
    """Presses break headings into lines of one length."""
    page: list[Line] = [(60, 60, "Ziele der vielen", 14, BOLD), (60, 77, "Partner im Land", 14, BOLD)]
    page += [(60, 110 + 13 * n, f"{PROSE[n % 4]} und {PROSE[(n + 1) % 4]}") for n in range(6)]
    assert texts(read(page))[0] == "Ziele der vielen Partner im Land"


def test_a_line_below_a_bold_title_is_no_part_of_it() -> None:
    title: list[Line] = [(60, 80, "Termine im Jahr 2020", 18, "Helvetica-Bold"), (60, 104, "1. Halbjahr", 18)]
    assert texts(read([*title, *((60, 140 + 13 * n, line) for n, line in enumerate(PROSE))]))[:2] == [
        "Termine im Jahr 2020",
        "1. Halbjahr",
    ]


def test_a_line_of_a_title_that_begins_small_is_part_of_it_though_it_does_not_look_bold() -> None:
    """Browsers draw a bold face letter by letter: "wir gern für Sie da" has too few of them to tell."""
    page: list[Line] = [(60, 60, "Bei allen Fragen sind", 14, BOLD), (60, 77, "wir gern für Sie da", 14)]
    page += [(60, 110 + 13 * n, PROSE[n % 4]) for n in range(6)]
    assert texts(read(page))[0] == "Bei allen Fragen sind wir gern für Sie da"


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("www.gesund-vor-ort-im-lande.example", False),
        ("post@gesund-vor-ort.example.org", False),
        ("Netzwerkversammlung", True),
    ],
)
def test_nothing_but_an_address_does_not_go_on_on_the_next_page(last: str, joined: bool) -> None:
    first: list[Line] = [(60, 700, "Treffen im Rathaus."), (60, 730, last)]
    after: list[Line] = [(60, 60, "Bezirksverwaltungen und Orte wollen"), (60, 73, "gesund sein.")]
    assert any(text.startswith(f"{last} Bezirk") for text in texts(read(first, after))) == joined


@pytest.mark.parametrize(("step", "joined"), [(21, True), (26, False)])
def test_a_cut_word_goes_on_where_a_press_stretches_the_page(step: int, joined: bool) -> None:
    page: list[Line] = [(60, 80 + 12 * n, f"{PROSE[n % 4]} und") for n in range(8)]
    page += [(60, 190, "Ziele im Rahmen des gesamten Partnerpro-"), (60, 190 + step, "zesses")]
    assert any("Partnerprozesses" in text for text in texts(read(page))) == joined


def slide(second: int, item: str) -> list[Line]:
    """Milestones along an arrow: three boxes above, three below and set off, the second of which begins at `second`."""
    above = (
        (139, "Bürgerbeteiligung", ("Umfrage", "Treffen im Ort", item)),
        (
            296,
            "Leitfaden der Stadt/für alle – ein Entwurf",
            ("Wege", "Felder der Arbeit", "Leitbilder", "Ziele", "Vorhaben"),
        ),
        (455, "Umsetzung einiger/kurzfristiger Vorhaben/(bis Ende 2020)", ()),
    )
    below = (
        (60, "Einbindung von/Ämtern und auch den/Vereinen", ("Bewusstsein", "Herausforderungen", "Ziele", "Vorhaben")),
        (second, "Weitere Arbeit an/den ersten Gutachten/zur Luft", ()),
        (372, "Herbst:/Treffen für alle/& erster/Wettbewerb", ()),
    )
    page: list[Line] = [(152, 150, "Herbst", 8)]
    for y, boxes in ((110, above), (206, below)):
        for x, title, entries in boxes:
            lines = title.split("/")
            page += [(x, y + 10 * n, line, 8) for n, line in enumerate(lines)]
            for n, entry in enumerate(entries, start=len(lines)):
                page += [(x, y + 10 * n, "•", 8), (x + 13, y + 10 * n, entry, 8)]
    return page


def test_boxes_of_a_drawing_that_stand_at_two_heights_are_no_table() -> None:
    assert not cells(read(slide(217, "Treffen im Ortsteil ab")))


def test_an_item_of_one_word_does_not_go_on_in_the_next_column() -> None:
    told = items(read(slide(228, "Treffen im Orte ab")))
    assert "Treffen im Orte ab Herbst" in told and told[-1] == "Vorhaben"


def test_a_heading_at_the_foot_of_a_page_does_not_go_on_in_one_of_another_size() -> None:
    first: list[Line] = [(60, 700 + 13 * n, line) for n, line in enumerate(PROSE[:3])]
    first += [(60, 765, "Die Vorhaben der Orte in Stadt", 12, BOLD)]
    after: list[Line] = [(60, 60, "Beispiele der Vereine:", 11, BOLD), (60, 80, "Turnen im Park"), (60, 93, "am See.")]
    assert texts(read(first, after))[1:3] == ["Die Vorhaben der Orte in Stadt", "Beispiele der Vereine:"]


@pytest.mark.parametrize(("end", "kind"), [("Kinder“", "heading"), ("Kinder.", "paragraph")])
def test_a_title_in_a_narrow_column_may_run_over_many_lines(end: str, kind: str) -> None:
    title = ("Ziele des", "landesweiten", "Programms der", "Gemeinden", "„Gesunde", end)
    page: list[Line] = [(60, 60 + 17 * n, line, 14) for n, line in enumerate(title)]
    page += [(60, 180 + 13 * n, PROSE[n % 4]) for n in range(8)]
    assert kinds(read(page))[0] == (kind, " ".join(title))


def test_text_that_stands_left_of_a_bullet_is_no_rest_of_its_item_on_the_next_page() -> None:
    first: list[Line] = [(60, 700 + 13 * n, line) for n, line in enumerate(PROSE)]
    first += [(68, 765, "•"), (80, 765, "Angebote in den Orten und Treffen")]
    after: list[Line] = [(60, 60, "Machen Sie mit!"), (60, 90, PROSE[0]), (60, 103, PROSE[1])]
    assert items(read(first, after)) == ["Angebote in den Orten und Treffen"]
    after[0] = (80, 60, "Machen Sie mit!")
    assert items(read(first, after)) == ["Angebote in den Orten und Treffen Machen Sie mit!"]


def test_text_set_closer_in_bold_does_not_part_the_lines_of_the_rest() -> None:
    page: list[Line] = []
    for n in range(8):
        page += [(60, 60 + 24 * n, f"Kapitel {n} der Reihe im", 10, BOLD), (60, 72 + 24 * n, "Überblick", 10, BOLD)]
    page += [(60, 300 + 16.5 * n, f"{PROSE[n % 4]} und {PROSE[(n + 1) % 4]}") for n in range(6)]
    assert texts(read(page))[-1].startswith(PROSE[0]) and texts(read(page))[-1].endswith(PROSE[2])


def test_hung_lines_end_where_the_text_stands_out_again() -> None:
    page: list[Line] = []
    for n, name in enumerate(("Kinder", "Eltern")):
        for k, words in enumerate((f"Für {name} hat die Stadt in allen Orten", PROSE[1], f"{PROSE[3]} hier")):
            page += justified(60 + 15 * (k > 0), 80 + 39 * n + 13 * k, words.split(), 250 - 15 * (k > 0))
    assert [text.split()[1] for text in texts(read(page))] == ["Kinder", "Eltern"]


def test_an_item_goes_on_below_its_bold_beginning() -> None:
    page: list[Line] = [
        (60, 80, "•"),
        (70, 80, "Bad Aalen am Fluss:", 10, BOLD),
        (70, 93, "Wege für alle Kinder im Ort"),
    ]
    page += [(60, 106, "•"), (70, 106, "Bonn:", 10, BOLD), (105, 106, "Gärten für alle"), (60, 119, "•")]
    page += [(70, 119, "Celle:", 10, BOLD), (105, 119, "Bäder"), (60, 140, PROSE[0])]
    assert items(read(page))[0] == "Bad Aalen am Fluss: Wege für alle Kinder im Ort"


def test_items_keep_their_level_where_a_column_holds_nothing_else() -> None:
    left: list[Line] = [(60, 80, "Die Gründe für alle"), (70, 95, "•"), (80, 95, "Erster Grund"), (80, 108, "–")]
    left += [(90, 108, "Weg"), (60, 121, PROSE[0][:20]), (70, 134, "•"), (80, 134, "Zweiter"), (80, 147, "–")]
    left.append((90, 147, "Ziel"))
    right: list[Line] = [(80, 60, "–"), (90, 60, "Zeit"), (70, 73, "•"), (80, 73, "Dritter Grund")]
    document = read(left, right)
    assert [block.level for block in document.blocks if block.kind == "item"][-2:] == [1, 0]


def test_a_column_may_begin_with_items_of_a_new_level() -> None:
    """A later item shows how deep the first of the column stands."""
    left: list[Line] = [(60, 80, "Die Gründe für alle"), (70, 95, "•"), (80, 95, "Erster Grund"), (70, 108, "•")]
    left.append((80, 108, "Zweiter Grund und"))
    right: list[Line] = [(80, 60, "alle Wege dahin"), (79, 73, "»"), (89, 73, "Zeit"), (79, 86, "»"), (89, 86, "Geld")]
    right += [(70, 99, "•"), (80, 99, "Dritter Grund")]
    document = read(left, right)
    assert [block.level for block in document.blocks if block.kind == "item"] == [0, 0, 1, 1, 0]


def test_items_of_two_levels_with_one_bullet_keep_them_in_the_next_column() -> None:
    """Most of the column's items stand on levels of the one before if its first is one of the deeper."""
    left: list[Line] = [(60, 80, "Die Gründe"), (70, 95, "•"), (80, 95, "Erster"), (82, 108, "•"), (92, 108, "Weg")]
    right: list[Line] = [(312, 80, "•"), (322, 80, "Zeit"), (300, 93, "•"), (310, 93, "Zweiter"), (300, 106, "•")]
    right += [(310, 106, "Dritter")]
    document = read(left, right)
    assert [block.level for block in document.blocks if block.kind == "item"] == [0, 1, 1, 0, 0]


def test_no_item_of_a_column_stands_further_left_than_all_levels() -> None:
    """More of the items are of a level that the column before had none of."""
    left: list[Line] = [(60, 80, "Die Gründe"), (70, 95, "•"), (80, 95, "Erster"), (70, 108, "•"), (80, 108, "Zweiter")]
    right: list[Line] = [(312, 80, "•"), (322, 80, "Zeit"), (312, 93, "•"), (322, 93, "Geld"), (300, 106, "•")]
    right += [(310, 106, "Dritter")]
    document = read(left, right)
    assert [block.level for block in document.blocks if block.kind == "item"] == [0, 0, 1, 1, 0]


def test_a_large_first_letter_begins_the_line_beside_its_top() -> None:
    """Its writing line is that of the second line."""
    page: list[Line] = [(60, 92, "D", 30), (84, 80, "ie Stadt lädt alle Vereine ein und auch"), (84, 93, PROSE[1])]
    page += [(60, 106 + 13 * n, f"{PROSE[(n + 2) % 4]} und") for n in range(4)]
    assert texts(read(page))[0].startswith(f"Die Stadt lädt alle Vereine ein und auch {PROSE[1]}")


def test_a_large_quotation_mark_beside_a_quotation_is_an_ornament() -> None:
    """Its writing line is that of the last but one; the text below a lead-in with a colon is no list."""
    page: list[Line] = [(60, 60, "Die Stadt sagt dazu:"), (50, 110, "“", 44)]
    quotation = ('"Alle sind eingeladen, die in den Orten', "wohnen und Kinder haben,", PROSE[1], 'zu spielen."')
    page += [(76, 80 + 13 * n, line) for n, line in enumerate(quotation)]
    page += [(60, 160 + 13 * n, f"{PROSE[n % 4]} und") for n in range(6)]
    document = read(page)
    assert " ".join(quotation) in " ".join(texts(document)) and not items(document)
    assert [b.marker for b in document.blocks if b.kind == "furniture"] == ["schmuckzeichen"]


def test_a_bullet_printed_twice_makes_a_deeper_item() -> None:
    """A checklist made from text: its boxes say the level."""
    lines = ["• Ausstattung:", "• • Handschuhe", "• • Masken", "• Schulung"]
    told = read([(60, 80 + 13 * n, line) for n, line in enumerate(lines)])
    assert [(b.level, told.quote(b.span)) for b in told.blocks] == [
        (0, "Ausstattung:"),
        (1, "Handschuhe"),
        (1, "Masken"),
        (0, "Schulung"),
    ]


def test_bars_before_headings_are_no_side_of_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(4):
            canvas.line(58, 752 - 120 * n, 58, 736 - 120 * n)
            canvas.drawString(64, 740 - 120 * n, f"Kapitel {n}")
            for k in range(4):
                canvas.drawString(60, 720 - 120 * n - 13 * k, PROSE[k])
                canvas.drawString(320, 713 - 120 * n - 13 * k, PROSE[3 - k])

    assert not any(block.cell for block in drawn(draw).blocks)


def test_boxes_at_the_foot_of_the_sheet_hold_its_foot() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            canvas.setFont("Helvetica", 10)
            for n in range(12):
                canvas.drawString(60, 760 - 13 * n, f"{page}{n} {PROSE[n % 4]}")
            canvas.rect(56, 0, 300, 46)
            canvas.rect(356, 0, 180, 46)
            canvas.drawString(60, 30, "Herausgeber: Amt für Gesundheit")
            canvas.drawString(360, 30, f"- {page} -")
            canvas.showPage()

    assert not any("Herausgeber" in text for _, text in kinds(drawn(draw)))


def test_a_label_in_bold_may_stand_close_to_its_entry() -> None:
    def draw(canvas: Canvas) -> None:
        for n, name in enumerate(("Aalen", "Bonn", "Celle")):
            canvas.setFont(BOLD, 10)
            canvas.drawString(60, 760 - 13 * n, f"201{n}:")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60 + stringWidth(f"201{n}:", BOLD, 10), 760 - 13 * n, name)

    assert kinds(drawn(draw))[0][1] == "2010: Aalen"


def icon(canvas: Canvas, x: float, y: float, tick: float) -> None:
    """A ring of ten points with a tick in it; `tick` is how many strokes it has."""
    canvas.circle(x + 5, y + 4, 5, stroke=0, fill=1)
    for n in range(round(tick)):
        canvas.line(x + 2, y + 1 + n, x + 8, y + 7)


@pytest.mark.parametrize(("strokes", "found"), [((2, 2, 2), 3), ((2, 3, 4), 0)])
def test_the_same_picture_before_each_line_is_a_bullet(strokes: tuple[int, ...], found: int) -> None:
    """A telephone, a letter and a globe before three lines are none."""

    def draw(canvas: Canvas) -> None:
        for n, tick in enumerate(strokes):
            icon(canvas, 60, 700 - 20 * n, tick)
            canvas.drawString(76, 700 - 20 * n, PROSE[n])

    assert len(items(drawn(draw))) == found


def test_pictures_before_headings_are_no_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(3):
            canvas.setFont(BOLD, 10)
            icon(canvas, 60, 700 - 60 * n, 2)
            canvas.drawString(76, 700 - 60 * n, f"Kapitel {n}")
            canvas.setFont("Helvetica", 10)
            for k in range(3):
                canvas.drawString(60, 684 - 60 * n - 13 * k, PROSE[k])

    assert not items(drawn(draw))


def test_a_ghost_may_stand_close_below_other_text() -> None:
    lines = [
        "Alle Angebote stehen auf der Seite im Netz. Mehr als vierzig Vereine,",
        "Kassen und Schulen sind dort verzeichnet.",
    ]
    page: list[Line] = [(60, 80 + 13 * n, line) for n, line in enumerate(lines)]
    page += [(60, 120, "•"), (70, 120, "Schwimmen für Kinder"), (60, 133, "•"), (70, 133, "Turnen im Park")]
    page.append((60, 146, "Alle Angebote stehen auf der Seite im Netz. assen und Schulen sind"))
    assert not any("assen und Schulen sind" in text and "Kassen" not in text for text in texts(read(page)))


def test_the_rest_of_a_cut_word_in_a_heading_is_no_ghost() -> None:
    page: list[Line] = [(60, 60, "Ziele des Netzes der Ge-", 14, BOLD), (60, 82, "sundheit für alle Kinder", 14, BOLD)]
    page += [(60, 110 + 13 * n, f"{PROSE[n % 4]} und Gesundheit für alle Kinder") for n in range(6)]
    assert texts(read(page))[0] == "Ziele des Netzes der Gesundheit für alle Kinder"


def test_an_address_broken_more_than_once_keeps_its_hyphens() -> None:
    page: list[Line] = [
        (60, 80, "Mehr dazu steht auf"),
        (60, 93, "www.beispiel.de/kurse-"),
        (60, 106, "schwimmen-fuer-"),
    ]
    assert "www.beispiel.de/kurse-schwimmen-fuer-alle.html" in " ".join(texts(read([*page, (60, 119, "alle.html")])))


def test_the_rest_of_a_cut_word_is_no_word_of_the_document() -> None:
    page: list[Line] = [
        (60, 80, "Die Stadt lädt zum Partnerpro-"),
        (60, 93, "zess der Vereine ein. Der Partnerprozess"),
    ]
    page += [(60, 106, "steht unter www.netz.de/partnerpro-"), (60, 119, "zess zum Lesen bereit für alle.")]
    assert "www.netz.de/partnerprozess" in " ".join(texts(read(page)))


@pytest.mark.parametrize(("publisher", "number"), [("Amt für Gesundheit", "Seite {} von 3"), ("plan_v3.docx", "{}")])
def test_feet_that_facing_pages_mirror_are_one_foot(publisher: str, number: str) -> None:
    """Its page number stands at the outer edge, the publisher at the inner one."""

    def draw(canvas: Canvas) -> None:
        for page in (1, 2, 3):
            canvas.setFont("Helvetica", 10)
            for n in range(12):
                canvas.drawString(60, 760 - 13 * n, f"{page}{n} {PROSE[n % 4]}")
            for x, said in zip((60, 400), (publisher, number.format(page))[:: 1 if page % 2 else -1], strict=True):
                canvas.drawString(x, 30, said)
            canvas.showPage()

    assert not any(publisher in text for _, text in kinds(drawn(draw)))


def test_a_foot_is_the_same_though_a_blank_beside_a_sign_is_not_seen_everywhere() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2, 3):
            canvas.setFont("Helvetica", 10)
            for n in range(12):
                canvas.drawString(60, 760 - 13 * n, f"{page}{n} {PROSE[n % 4]}")
            canvas.drawString(60, 30, f"{page} Amt für Gesundheit{' ' * (page == 2)}· Stand: 2020")
            canvas.showPage()

    assert not any("Amt für" in text for _, text in kinds(drawn(draw)))


@pytest.mark.parametrize(
    ("text", "left", "joined"), [(76.0, 73.0, True), (76.0, 70.0, False), (86.0, 75.0, True), (86.0, 70.0, False)]
)
def test_the_bold_end_of_an_item_may_stand_left_of_its_first_line(text: float, left: float, joined: bool) -> None:
    """Presses set an arrow in a wider face than the blank they leave for it, and some push the text on behind it."""
    page: list[Line] = [(60, 60 + 13 * n, PROSE[n % 4]) for n in range(6)]
    page += [(63, 150, "•"), (text, 150, "durch gemeinsame regionale"), (left, 163, "Fachveranstaltungen", 10, BOLD)]
    page += [(63, 176, "•"), (text, 176, "online und auch"), (text, 189, "vor Ort")]
    assert ("durch gemeinsame regionale Fachveranstaltungen" in items(read(page))) == joined


@pytest.mark.parametrize(("size", "kind"), [(9, "heading"), (8, "paragraph")])
def test_a_bold_heading_may_be_set_a_little_smaller_than_the_text(size: int, kind: str) -> None:
    page: list[Line] = [(60, 60 + 13 * n, PROSE[n % 4]) for n in range(6)]
    page += [(60, 160, "Beispiele aus den Orten:", size, BOLD), (60, 180, "•"), (70, 180, "Turnen im Park")]
    assert (kind, "Beispiele aus den Orten:") in kinds(read(page))


@pytest.mark.parametrize(
    ("count", "above", "kind"),
    [
        (3, (), "heading"),
        (2, (), "paragraph"),
        (3, ["Das Amt", "lädt ein."], "paragraph"),
        (6, ["Mach mit!"], "heading"),
    ],
)
def test_a_bold_line_heads_the_smaller_text_of_a_sidebar(count: int, above: Sequence[str], kind: str) -> None:
    """A few lines below a picture are none, nor are those of a column that begins with text of the usual size.

    A call above them may be as large.
    """
    page: list[Line] = [(60, 60 + 13 * n, PROSE[n % 4]) for n in range(14)]
    page += [(380, 32 + 13 * n, line) for n, line in enumerate(above)]
    page.append((380, 60, "Wie wird man Partner?", 8, BOLD))
    for n in range(count):
        page += [(380, 75 + 22 * n, "•", 8), (390, 75 + 22 * n, "Anruf bei der Stelle der", 8)]
        page.append((390, 85 + 22 * n, f"Stadt im Rathaus, Zimmer {n}", 8))
    assert (kind, "Wie wird man Partner?") in kinds(read(page))


def test_bands_of_few_lines_show_together_how_far_their_column_reaches() -> None:
    """The title begins where the left column does, and reaches further; its lines stop short of the right one."""
    page: list[Line] = [(60, 60, "Alle Vereine der Stadt gehen mit", 16, BOLD)]
    for n, top in enumerate((100, 180, 260)):
        page.append((60, top, ("Wer mitmacht", "Was wir tun", "Wer wir sind")[n], 10, BOLD))
        page += [(60, top + 18 + 13 * k, PROSE[(n + k) % 4]) for k in (0, 1)]
        page += [(300, top + 18 + 13 * k, PROSE[(n + k + 1) % 4]) for k in (0, 1)]
    page += [(60, 318, "Heute gehören dem Netz genau 45"), (60, 331, "Einrichtungen an.")]
    page += [(300, 318, "Sie treffen sich alle im Rathaus."), (300, 331, "Jede ist dabei willkommen.")]
    assert ("paragraph", "Heute gehören dem Netz genau 45 Einrichtungen an.") in kinds(read(page))


@pytest.mark.parametrize("sign", ["•", "·"])
@pytest.mark.parametrize("lower", [0.0, 4.0], ids=["level", "bullets stand higher"])
def test_bullets_on_writing_lines_of_their_own_part_no_columns(lower: float, sign: str) -> None:
    """Panel of an agency: small bullets, and the text of one column stands where a bullet of the other does."""
    texts = [[f"Angebot {side}{n} für alle Kinder der Stadt," for n in range(4)] for side in "ab"]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(
            60, 780, "Die Stadt hilft allen, die in ihr leben und arbeiten, und bietet ihnen an, was sie brauchen:"
        )
        for column, (x, first) in enumerate(((60, 750.0), (320, 750.0))):
            for n, text in enumerate(texts[column]):
                y = first - (30 + 4 * column) * n
                canvas.setFont("Helvetica", 7)
                canvas.drawString(x, y + lower, sign)
                canvas.setFont("Helvetica", 11)
                canvas.drawString(x + 12, y, text)
                canvas.drawString(x + 12, y - 13, "in allen Quartieren und Schulen.")

    assert items(drawn(draw)) == [f"{text} in allen Quartieren und Schulen." for column in texts for text in column]


def test_a_paragraph_set_to_the_middle_goes_on_where_its_first_line_began() -> None:
    """Gazette: the lines of a goal are set to the middle, and one is as long as the first."""
    lines = (
        "Gesundheitsförderung und Vorbeugung",
        "Ernährung und Bewegung im Ort",
        "Gesundheitsförderung und Vorbeugung",
    )

    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(PROSE * 3):
            canvas.drawString(60, 700 - 13 * n, line)
        canvas.setFont(BOLD, 10)
        for n, line in enumerate(lines):
            canvas.drawCentredString(160, 780 - 13 * n, line)

    assert kinds(drawn(draw))[0][1] == " ".join(lines)


@pytest.mark.parametrize(("x", "joined"), [(320, False), (332, True)])
def test_a_title_at_the_head_of_a_column_is_no_rest_of_the_full_item_before_it(x: float, joined: bool) -> None:
    """Gazette: the periods of a plan are run in before its measures, whose lists hang."""
    page: list[Line] = []
    for n in range(6):
        page += [(60, 60 + 26 * n, "–"), (72, 60 + 26 * n, f"{PROSE[0]} heute"), (72, 73 + 26 * n, f"{PROSE[1]} auch")]
    page += [(60, 216, "–"), (72, 216, f"{PROSE[1]} lange reden")]
    page += [(x, 60, "07/2021 bis 06/2025 Wege bauen mit allen")]
    for n in range(5):
        page += [
            (320, 80 + 26 * n, "–"),
            (332, 80 + 26 * n, f"{PROSE[2]} heute"),
            (332, 93 + 26 * n, f"{PROSE[3]} auch"),
        ]
    told = [text for _, text in kinds(read(page))]
    assert any("reden 07/2021" in text for text in told) == joined


@pytest.mark.parametrize("note", ["– Fortsetzung –", "(Fortsetzung von Seite 1)", "Forts.:"])
def test_a_note_that_the_text_goes_on_is_no_part_of_a_list(note: str) -> None:
    """Slides of a council: the list of the slide before goes on below the note."""
    pages = [[(60, 60, "Gute Gründe:", 12, BOLD), (60, 80, "•"), (72, 80, "Wege bauen")]]
    pages.append([(60, 50, note, 14), (60, 80, "•"), (72, 80, "Bänke stellen")])
    document = read(*pages)
    assert [text for _, text in kinds(document)] == ["Gute Gründe:", "Wege bauen", "Bänke stellen"]
    assert [document.quote(b.span) for b in document.blocks if b.marker == "fortsetzung"] == [note]
    assert kinds(read(pages[1]))[0][1] == note  # nothing comes before a first page


@pytest.mark.parametrize(("marks", "ends"), [("•••", True), (("1.", "2.", "3."), False)], ids=["bullets", "a law"])
def test_a_line_at_the_place_of_the_bullets_is_no_rest_of_a_full_item(marks: Sequence[str], ends: bool) -> None:
    """Word document: a call in italics, as near below the list as its items are to each other. Laws begin lines so."""
    page: list[Line] = [(60, 60, "Gute Gründe:", 10, BOLD)]
    for n, y in enumerate((80, 106)):
        page += [(60, y, marks[n]), (78, y, f"{PROSE[n]} hier und heute, und auch mit"), (78, y + 13, "allen anderen.")]
    page += [(60, 132, marks[2]), (78, 132, f"{PROSE[2]} hier und heute, und auch so"), (60, 145, "Machen Sie mit!")]
    assert (kinds(read(page))[-1] == ("paragraph", "Machen Sie mit!")) == ends


@pytest.mark.parametrize(("sign", "x"), [("•", 72), ("–", 68)])
def test_a_bullet_that_stands_higher_has_the_writing_line_of_its_text(sign: str, x: float) -> None:
    page: list[Line] = [(60, 76, sign, 7), (x, 80, "Wege bauen", 11), (60, 100, sign, 7)]
    words = page_of(next(iter(sheets_of(file_of(page))))).words
    assert words.text == [sign, "Wege", "bauen", sign]
    assert words.base[0] == words.base[1] < words.base[3]
    assert words.band.tolist() == [0, 0, 0, 1]


def test_a_dash_in_a_cell_of_its_own_stays_on_its_writing_line() -> None:
    page: list[Line] = [(60, 76, "–", 7), (84, 80, "Wege bauen", 11)]
    assert page_of(next(iter(sheets_of(file_of(page))))).words.band.tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("said", "goes_on"), [("der Eltern aller Kinder in Schulen aller Orte;", True), ("aller Eltern;", False)]
)
def test_an_item_goes_on_behind_a_semicolon_that_left_no_room_for_the_next_word(said: str, goes_on: bool) -> None:
    """y1/004_03: the lines of an item hang a little left of its text, which a wide dash pushes on."""

    def page(canvas: Canvas) -> None:
        lines = (f"– Befragung {said}", "+Entwicklung von Fragen und Bögen")
        for n, line in enumerate((*lines, "– Termine in allen Orten und an allen Plätzen der Stadt")):
            canvas.drawString(60 if line[0] == "–" else 70, 780 - 12 * n, line.removeprefix("+").replace("– ", "–   "))

    found = items(drawn(page))
    assert len(found) == 2
    assert found[0].endswith("Bögen") == goes_on
