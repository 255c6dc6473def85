"""Plans whose periods stand at half height beside their text, in rows that only white parts."""

from collections.abc import Sequence

import pytest

from tests.read.test_pdf_shaded import SECOND, WIDE, Edge, Piece, Sheet, printed, rows

HEAD = ["Maßnahme der Stadt", "Zeitraum"]
TITLES = ("Bäche offen legen", "Höfe begrünen", "Brunnen wieder öffnen", "Teiche reinigen", "Quellen fassen")
ENTRY = WIDE - SECOND


def box(titles: Sequence[str], step: float) -> tuple[list[Piece], list[Edge]]:
    """A frame with a rule below its head, and rows of four lines, the period between the second and third."""
    words: list[Piece] = [(3.0, 15.0, "*" + HEAD[0]), (ENTRY, 15.0, "*" + HEAD[1])]
    for n, title in enumerate(titles):
        lines = ["*" + title, "- Mittel im Haushalt suchen", "- Nachbarn an einem Abend fragen", "- Wege dorthin bauen"]
        words += [(3.0, 40 + step * n + 13 * k, line) for k, line in enumerate(lines)]
        words.append((ENTRY, 40 + step * n + 19.5, f"0{n + 1}/2021 bis 06/2025"))
    ends = (2.0, 25.0, 25.0 + step * len(titles))
    across = [(0.0, y, WIDE, y) for y in ends]
    return words, [*across, *((x, ends[0], x, ends[-1]) for x in (0.0, WIDE))]


@pytest.mark.parametrize(("count", "step"), [(2, 62.0), (3, 62.0), (5, 55.0)])
def test_periods_between_two_lines_of_their_rows_part_what_one_frame_holds(count: int, step: float) -> None:
    """Set by LibreOffice without inner rules; hardly one printed line has text in both columns."""
    parts = TITLES, TITLES[::-1][:count]
    sheets = [Sheet(words, rules=rules) for words, rules in (box(part, step) for part in parts)]
    found = [row for row in rows(printed(*sheets)) if len(row) > 1 and row != HEAD]
    assert [row[1] for row in found] == [f"0{n + 1}/2021 bis 06/2025" for part in parts for n in range(len(part))]
    assert [row[0].split(" Mittel")[0] for row in found] == [*parts[0], *parts[1]]
