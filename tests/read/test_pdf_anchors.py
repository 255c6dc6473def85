"""Entries that tell where rows begin in tables that draw no rule between them, and lines that go on in parentheses."""

from tests.read.test_pdf_drawn import Piece, lying, printed, rows

PERIODS = ("07/2020 bis 06/2025", "10/2020 bis 03/2021", "01/2021 bis 06/2025", "07/2021 bis 12/2022")
TITLES = ("Radwege bauen", "Brunnen öffnen", "Kurse planen", "Gärten anlegen")


def goals_ruled_off(step: int) -> list[Piece]:
    """Two goals between rules, each with two rows that nothing parts."""
    page: list[Piece] = [(5, 20, "Zeitraum"), (115, 20, "Maßnahme")]
    down = 40
    for number, (period, title) in enumerate(zip(PERIODS, TITLES, strict=True)):
        page += [(5, down, period), (115, down, title), (119, down + 12, "• Beginn"), (119, down + 24, "• Abschluss")]
        down += 36 + (step if number == 1 else 0)
    return page


def test_an_entry_below_another_begins_a_row_where_a_title_stands_below_a_list() -> None:
    rules = [[*lying(5), *lying(26), *lying(106), *lying(190)]]
    page = [*goals_ruled_off(14), (5, 200, "04/2023 bis 05/2023"), (115, 200, "Bilanz ziehen")]
    page += [(5, 220, "05/2023 bis 06/2023"), (115, 220, "Bericht vorlegen")]
    rules[0] += [*lying(206), *lying(226)]
    told = rows(printed(page, rules=rules))
    assert [row[0] for row in told[1:]] == [*PERIODS, "04/2023 bis 05/2023", "05/2023 bis 06/2023"]
    assert told[2] == [PERIODS[1], "Brunnen öffnen Beginn Abschluss"]


def test_a_period_in_parentheses_on_a_line_of_its_own_ends_the_title_above() -> None:
    lines: list[Piece] = [
        (0, 20, "Alle Vereine der Stadt werden nun zu einem"),
        (0, 32, "ersten Treffen im Rathaus gebeten,"),
    ]
    lines += [
        (0, 44, "und alle sind dabei"),
        (0, 56, "(07/2020 bis 06/2025)"),
        (0, 90, "(1) Am Ende steht ein Beschluss."),
    ]
    found = printed(lines)
    assert next(found.quote(block.span) for block in found.blocks).endswith("alle sind dabei (07/2020 bis 06/2025)")
