"""What goes on from line to line and from column to column: words in small type, lists, blocks set in, torn copies."""

from tests.read.test_pdf_columns import PROSE, Line, read
from tests.read.test_pdf_flow import BOLD, items, kinds


def test_a_long_address_in_small_type_does_not_end_its_sentence() -> None:
    page: list[Line] = [(60, 80 + 13 * n, PROSE[n % 4]) for n in range(4)]
    page += [
        (60, 160, "Unter"),
        (88, 160, "www.beispiel-der-stadt.example/spielen", 8),
        (60, 173, "lädt sie alle ein."),
    ]
    assert ("paragraph", "Unter www.beispiel-der-stadt.example/spielen lädt sie alle ein.") in kinds(read(page))


def test_a_column_that_begins_where_the_text_of_items_does_goes_on_with_the_last_item() -> None:
    page: list[Line] = [(60, 80 + 13 * n, PROSE[n % 4]) for n in range(6)]
    page += [(60, 158, "•"), (68, 158, "Anruf bei der Stelle")]
    page += [(320, 80, "Gesunden Stadt am Fluss"), (312, 93, "•"), (320, 93, "Besprechung der Themen mit allen")]
    page += [(312, 106, "•"), (320, 106, "Feier im Rathaus"), *((312, 130 + 13 * n, PROSE[n % 4]) for n in range(3))]
    assert items(read(page))[0] == "Anruf bei der Stelle Gesunden Stadt am Fluss"


def test_a_block_that_is_set_in_has_no_first_lines_that_stand_in() -> None:
    text = ["Die Ämter der Städte sind für alle da und", "freuen sich, so sagen sie, auf Besuche in:"]
    text.append("Neustadt-am-Fluss-Rathaus")
    page: list[Line] = []
    for y in (80, 200, 320):
        page += [(70, y + 13 * n, line) for n, line in enumerate(text)]
        page += [(60, y + 60 + 13 * n, PROSE[n % 4]) for n in range(3)]
    assert kinds(read(page))[0] == ("paragraph", " ".join(text))


def test_a_torn_copy_that_two_columns_hold_is_a_ghost_as_a_whole() -> None:
    """Its torn word stands in the second column."""
    told = [
        "Alle Angebote stehen auf einer",
        "Seite. Ihre Projekte und Netzwerke",
        "sind dort gelistet. Alle Wege",
        "auch.",
    ]
    page: list[Line] = [(60, 80 + 13 * n, line) for n, line in enumerate(told)]
    page += [(60, 150 + 13 * n, PROSE[n % 4]) for n in range(4)]
    page += [(60, 220, "Alle Angebote stehen auf einer"), (320, 80, "rojekte und Netzwerke")]
    page += [(320, 110 + 13 * n, f"{PROSE[(n + 1) % 4]}") for n in range(10)]
    document = read(page)
    ghosts = [document.quote(block.span) for block in document.blocks if block.marker == "ghost"]
    assert sorted(ghosts) == ["Alle Angebote stehen auf einer", "rojekte und Netzwerke"]


def test_a_line_set_to_the_right_at_the_foot_of_a_column_does_not_go_on_in_the_next() -> None:
    """004_4517de3637648085 in cards: each ends with its period flush right, as bold as the title of the next card."""
    page: list[Line] = []
    for x, names in ((60, ("Wege bauen", "Bänke stellen")), (320, ("Feste feiern", "Gärten pflegen"))):
        for n, name in enumerate(names):
            top = 80 + 90 * n
            page += [(x, top, f"{name} mit allen Vereinen, die", 10, BOLD), (x, top + 13, "es gibt", 10, BOLD)]
            page += [(x + 4, top + 30 + 13 * k, f"• {PROSE[k]}") for k in range(2)]
            page.append((x + 104, top + 62, "01/2021 bis 06/2025", 10, BOLD))
    told = [text for kind, text in kinds(read(page)) if kind != "item"]
    assert told.count("01/2021 bis 06/2025") == 4
    assert "Feste feiern mit allen Vereinen, die es gibt" in told
