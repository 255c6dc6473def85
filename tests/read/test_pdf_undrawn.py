"""Plans that draw nothing between their rows: where their heads and goals end."""

from tests.read.test_pdf_shaded import Piece, Sheet, printed, rows

TITLES = ("Wege bauen", "Bänke stellen", "Feste feiern", "Gärten pflegen", "Kurse planen", "Brunnen öffnen")


def test_a_head_that_leaves_little_white_before_the_next_column_is_a_row_of_its_own() -> None:
    words: list[Piece] = [(0.0, 20.0, "*Nr."), (19.0, 20.0, "*Zeitraum"), (120.0, 20.0, "*Maßnahme der Stadt")]
    for n, title in enumerate(TITLES):
        down = 36.0 + 32 * n
        words += [(0.0, down, str(n + 1)), (19.0, down, f"0{n + 1}/2021"), (120.0, down, f"{title} mit allen")]
        words.append((120.0, down + 12, "aus dem Ort"))
    found = rows(printed(Sheet(words)))
    assert found[0] == ["Nr.", "Zeitraum", "Maßnahme der Stadt"]
    assert [row[1] for row in found[1:]] == [f"0{n}/2021" for n in range(1, 7)]


def test_the_short_last_line_of_a_goal_ends_it_though_little_white_follows() -> None:
    goal = "Ziel 02: Die Stadt hat Plätze, an denen alle gern spielen, sitzen und lange reden, und sie pflegt"
    words: list[Piece] = []
    down = 20.0
    for n, title in enumerate(TITLES):
        if n == 3:
            words += [(0.0, down, goal), (0.0, down + 12, "diese.")]
            down += 25.5
        words += [(0.0, down, f"0{n + 1}/2021 bis"), (120.0, down, f"{title} mit allen"), (0.0, down + 12, "06/2025")]
        words += [(124.0, down + 12, "• Beginn"), (124.0, down + 26, "• Abschluss")]
        down += 44
    found = rows(printed(Sheet(words)))
    assert [goal + " diese."] in found
    assert [row[0] for row in found if len(row) > 1] == [f"0{n}/2021 bis 06/2025" for n in range(1, 7)]
