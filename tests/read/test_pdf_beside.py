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


@pytest.mark.parametrize("first", ["Zeitraum", "Nr."])
def test_a_head_of_two_lines_beside_titles_at_half_height_is_one_row(first: str) -> None:
    """Each goal has a table of its own; the heads of short columns are set to the middle of those of long ones."""
    words: list[Piece] = []
    for part in range(2):
        down = 200.0 * part
        words += [
            (3.0, 15 + down, f"*Ziel 0{part + 1}: Die Stadt hat Gewässer, an denen alle gern sind und bleiben wollen.")
        ]
        words += [(SECOND, 36 + down, "*Maßnahmen, die wir als Stadt"), (3.0, 42 + down, "*" + first)]
        words += [(SECOND, 48 + down, "*ergreifen")]
        if first == "Nr.":
            words.append((ENTRY, 42 + down, "*Zeitraum"))
        for n, title in enumerate(TITLES[:4]):
            entry = f"0{n + 1}/2021" if first == "Zeitraum" else f"{part + 1}.{n + 1}"
            words += [(3.0, 70 + down + 32 * n, entry), (SECOND, 70 + down + 32 * n, f"{title} und")]
            words.append((SECOND, 82 + down + 32 * n, "lange pflegen"))
            if first == "Nr.":
                words.append((ENTRY, 70 + down + 32 * n, f"0{n + 1}/2021"))
    found = rows(printed(Sheet(words)))
    assert next(row for row in found if row[0] == first)[:2] == [first, "Maßnahmen, die wir als Stadt ergreifen"]
    assert [row[0] for row in found if row[0].startswith("Ziel")] == [
        words[0][2][1:],
        words[0][2][1:].replace("01", "02"),
    ]
