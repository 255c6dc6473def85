"""What goes on from line to line and from column to column: words in small type, lists, blocks set in, torn copies."""

from tests.read.test_pdf_columns import PROSE, Line, read
from tests.read.test_pdf_flow import items


def test_a_column_that_begins_where_the_text_of_items_does_goes_on_with_the_last_item() -> None:
    page: list[Line] = [(60, 80 + 13 * n, PROSE[n % 4]) for n in range(6)]
    page += [(60, 158, "•"), (68, 158, "Anruf bei der Stelle")]
    page += [(320, 80, "Gesunden Stadt am Fluss"), (312, 93, "•"), (320, 93, "Besprechung der Themen mit allen")]
    page += [(312, 106, "•"), (320, 106, "Feier im Rathaus"), *((312, 130 + 13 * n, PROSE[n % 4]) for n in range(3))]
    assert items(read(page))[0] == "Anruf bei der Stelle Gesunden Stadt am Fluss"
