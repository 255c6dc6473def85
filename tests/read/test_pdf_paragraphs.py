"""Lines of running text: which go on with the paragraph above, and which begin an item."""

from collections.abc import Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.read.pdf.flow.weak_bullets import _habit
from pipeline.read.pdf.words.printed import Line
from tests.read.test_pdf_columns import PROSE, read, texts
from tests.read.test_pdf_columns import Line as Printed
from tests.read.test_pdf_drawn import items, printed
from tests.read.test_pdf_flow import BOLD
from tests.read.test_pdf_shaded import Piece, Sheet
from tests.read.test_pdf_shaded import printed as drawn


def blocks(lines: Sequence[str], step: float = 12.5, indent: float = 0.0) -> list[str]:
    """The blocks of these lines; a line that begins with a blank stands at the indent, an empty one is white."""
    pieces = [(indent * line.startswith(" "), step * n, line.strip()) for n, line in enumerate(lines) if line]
    document = printed(pieces)
    return [f"{block.marker or block.kind[0]} {document.quote(block.span)}" for block in document.blocks]


NUMBERED = [
    (["1. die Warnung der Menschen", "2. der Schutz der Tiere", "2a. die Pflege der Wege"], ["1.", "2.", "2a."]),
    (["(1) Die Warnung gilt allen.", "(1a) Der Schutz auch.", "(2) Es bleibt dabei."], ["(1)", "(1a)", "(2)"]),
    (["aa) für Bauten auf Wiesen", "bb) für Wege in Wäldern", "cc) für Seen"], ["aa)", "bb)", "cc)"]),
    (["a) für Bauten auf Wiesen", "b) für Wege in Wäldern", "c) für Seen"], ["a)", "b)", "c)"]),
    (["a. für Bauten auf Wiesen", "b. für Wege in Wäldern", "c. für Seen"], ["a.", "b.", "c."]),
    (["d. J. geboren sind, wie es", "so schön heißt, und dann", "a. M. wohnen"], ["p"]),
    (["1. 2012: Aalen und Bonn", "2. 2014: Celle", "3. 2015: Demmin"], ["1.", "2.", "3."]),
]


@pytest.mark.parametrize(("lines", "markers"), NUMBERED)
def test_numbers_with_letters_and_doubled_letters_begin_items(lines: list[str], markers: list[str]) -> None:
    """JuSchG: 3a. and (1a) were put in later; ZFeuVwV: aa) stands below a)."""
    assert [block.split()[0] for block in blocks(lines)] == markers


def test_two_bullets_one_behind_the_other_begin_one_item() -> None:
    assert blocks(["– ⇒ durch Beratung", "– ⇒ online im Netz"]) == ["– durch Beratung", "– online im Netz"]


def test_words_bound_by_a_hard_blank_leave_room_and_go_on() -> None:
    """JuSchG: "in der Zeit zwischen | 5 Uhr und 23 Uhr"; ZSKG: "vom 8. Juni | 1949"."""
    lines = [
        "Der Aufenthalt im Saal ist allen gestattet, die über sechzehn sind oder die im Saal",
        "das Ende des Festes mit den Eltern erwarten, auch noch nach dem 8. Juni",
        "1949 an allen Tagen, an denen der Saal für die Kinder und die Alten geöffnet ist,",
        "und an allen anderen Tagen bis in die Nacht hinein.",
    ]
    assert len(blocks(lines)) == 1


def test_entries_of_a_list_set_far_apart_stay_apart() -> None:
    """Krisenmanagement, Inhalt: entries of one column, none of which is a sentence."""
    lines = ["Checkliste: Das Gesundheitsamt", "Checkliste: Die Kommunikation", "Vorlage: Das Tagebuch im Einsatz"]
    assert len(blocks([*lines, "Vorlage: Die Planung der Hilfe"], step=20)) == 4


def test_lines_of_a_draft_set_at_double_distance_are_one_paragraph() -> None:
    """VwV Feuerwehrbekleidung: one and a half lines of Arial stand 1.73 times their size apart."""
    lines = [
        "Der höchste Dienstgrad in einer Gemeinde hängt davon ab, wie viele Menschen in ihr",
        "wohnen und wie viele Abteilungen sie unterhält, was der Ausschuss in jedem Jahr von",
        "neuem zu prüfen und der Versammlung zu berichten hat, damit sie am Ende des Jahres",
        "darüber beschließen kann.",
    ]
    assert len(blocks(lines, step=20)) == 1


def test_items_that_stand_further_apart_than_the_lines_of_a_draft_say_nothing_against_these() -> None:
    heights = [*range(0, 54, 18), *range(77, 290, 23)]
    lines = [
        "Die Stadt lädt alle Vereine ein, an den Treffen",
        "im Rathaus teilzunehmen und dort zu berichten, was",
        "sie tun.",
    ]
    lines += [f"• {place}" for place in ("Hof", "Fürth", "Ansbach", "Bayreuth", "Coburg", "Rehau", "Selb", "Naila")]
    told = printed([(0, y, text) for y, text in zip(heights, lines, strict=False)])
    assert told.quote(told.blocks[0].span) == " ".join(lines[:3])


@pytest.mark.parametrize("place", [0.0, 3.0, 5.5])
def test_a_paragraph_left_of_the_text_of_the_last_item_begins_anew(place: float) -> None:
    """Below a list without white: at the bullet's place, or indented by not quite as much as its text."""
    texts = ["Wer mitmacht, bringt Werkzeug und Geduld mit.", "Fragen beantwortet die Stelle im Rathaus gern."]
    pieces = [(0.0, 0.0, "•"), (8.0, 0.0, texts[0][:-5]), (8.0, 12.5, texts[0][-4:])]
    last = [(0.0, 25.0, "•"), (8.0, 25.0, texts[1]), (place, 37.5, "Alle Angebote stehen auch am Brett.")]
    assert items(printed([*pieces, *last])) == texts


def test_items_that_do_not_hang_hold_more_than_one_sentence() -> None:
    lines = [
        "• Wer mitmacht, bringt Werkzeug und Geduld mit.",
        "Gegraben wird bei jedem Wetter.",
        "• Fragen klärt die Stelle.",
    ]
    assert len(blocks(lines)) == 2


def test_an_item_goes_on_below_its_bullet_while_its_sentence_does() -> None:
    lines = [
        "• Wer mitmacht, bringt Werkzeug und Geduld mit in den",
        "Garten der Schule und hilft den Kindern beim Graben.",
    ]
    assert blocks(lines) == [f"• {lines[0][2:]} {lines[1]}"]


def test_a_second_bullet_typed_behind_the_first_is_no_word() -> None:
    """000_2490f805fd367f64: an arrow stands behind the bullet, which a word processor turns into a list's own."""
    lines = ["- • Wandern im Wald mit den Kindern", "- • Baden im See mit den Alten", "- Lesen: • steht davor"]
    assert blocks(lines) == [f"- {line.replace('- • ', '- ')[2:]}" for line in lines]


def test_a_line_below_the_text_of_an_item_is_its_own_whatever_room_there_was() -> None:
    """ZFeuVwV: the amount stands far right on the line of its item, so that no line of text fills the column."""
    lines = ["- Fahrzeuge mit zulässiger", " Gesamtmasse von vier Tonnen", "- Geräte", "- Boote, Schlitten und Leitern"]
    wide = "Für die Ausstattung der Wehren werden in jedem Jahr Zuwendungen gewährt, und zwar für:"
    found = blocks([wide, *lines], indent=5.5)
    assert found[1:] == [
        "- Fahrzeuge mit zulässiger Gesamtmasse von vier Tonnen",
        "- Geräte",
        "- Boote, Schlitten und Leitern",
    ]


WIDE = "Der Verein dankt allen, die das Fest in diesem Jahr mit uns vorbereitet haben, sehr herzlich."
LEAD_IN = "Der Verein ist tätig:"
MEMBERS = ["Bewegung in den Parks,", "Bewegung im Alter und", "Gesundes Essen."]


def test_lines_that_end_like_members_below_a_lead_in_are_items_without_bullets() -> None:
    """A flyer names its themes line by line, set in or not."""
    assert blocks([WIDE, "", LEAD_IN, *MEMBERS])[2:] == [f"i {member}" for member in MEMBERS]


def test_members_may_stand_close_below_a_lead_in_that_leaves_them_no_room() -> None:
    """A press that knows no lists: the lead-in is indented, and the first member would not fit behind it."""
    lead_in = f" {WIDE[:-20]} und ist tätig:"
    assert blocks([WIDE, lead_in, *MEMBERS], indent=10.0)[1:] == [f"i {member}" for member in MEMBERS]


def test_members_set_in_below_a_lead_in_of_one_line_are_none_of_its_lines() -> None:
    """A press leaves less white above the first of them, which would not fit behind the colon, than between two."""
    page: list[Printed] = [(60, 80 + 12.5 * n, f"{WIDE} {n}") for n in range(4)]
    page += [
        (60, 140, f"{WIDE[:-9]} und Orte:"),
        (94, 154.3, MEMBERS[0]),
        (94, 170.5, MEMBERS[1]),
        (94, 186.7, MEMBERS[2]),
    ]
    assert items(read(page)) == MEMBERS


def test_a_block_that_is_set_in_ends_where_text_goes_back() -> None:
    members = [*MEMBERS[:2], "Gesundes Essen in den Schulen."]
    lines = [LEAD_IN, *(f" {member}" for member in members), "Alle sind zum Fest geladen."]
    assert blocks(lines, indent=12.0)[1:] == [*(f"i {member}" for member in members), f"p {lines[-1]}"]


def test_a_little_white_parts_two_paragraphs_of_which_the_first_fills_its_line() -> None:
    lines = [WIDE, WIDE, WIDE, WIDE]
    assert len(blocks(lines)) == 1
    document = printed([(0, 12.5 * n + 2.6 * (n > 1), line) for n, line in enumerate(lines)])
    assert len([block for block in document.blocks if block.kind == "paragraph"]) == 2


def test_members_that_a_narrow_column_breaks_stay_whole() -> None:
    """Set in, a comma ends a member though the next word has no room; so does "und" where a member begins alike."""
    lines = [" Bewegung in den", " Parks,", " Bewegung im Alter und", " Bewegung in Bädern."]
    found = blocks([LEAD_IN, "", *lines], indent=12.0)[1:]
    assert found == ["i Bewegung in den Parks,", "i Bewegung im Alter und", "i Bewegung in Bädern."]


@pytest.mark.parametrize("end", [[" Essen in der Kita und"], [" Essen in der Kita", " und"]])
def test_the_last_and_of_a_list_set_in_ends_a_member_where_the_next_has_no_room(end: list[str]) -> None:
    """An enumeration has one "und" before its last member; that of "Kinder und Jugendliche" stands before a comma."""
    lines = [" Sport für Kinder und", " Jugendliche,", *end, " Ruhe nach der Schule."]
    found = blocks([LEAD_IN, "", *lines], indent=12.0)[1:]
    assert found == ["i Sport für Kinder und Jugendliche,", "i Essen in der Kita und", "i Ruhe nach der Schule."]


def test_a_sentence_below_a_lead_in_is_no_list() -> None:
    lines = [
        "Wir sagen allen Dank, die das Fest in diesem Jahr so gut vorbereitet haben, den Ämtern,",
        "den Kassen der Region, die uns schon seit vielen Jahren die Treue halten, und",
        "den Familien.",
    ]
    assert len(blocks([WIDE, "", LEAD_IN, "", *lines])) == 3


def test_lines_of_an_address_stand_for_themselves_in_a_narrow_column() -> None:
    """No room was left for the next line, and still none goes on with the one above; a sentence does."""
    address = ["Am Markt 3, 99084 Erfurt", "Tel. 0361 55501-23", "www.netz-der-kommunen.example"]
    assert blocks(address) == [f"p {line}" for line in address]
    for sentence in (
        ["Alle Angebote stehen unter", "www.netz-der-kommunen.example im Netz."],
        ["Telefon 0361 55501 oder per", "E-Mail an post@netz-der-kommunen.example"],
    ):
        assert len(blocks(sentence)) == 1


def test_a_line_as_far_in_as_first_lines_begins_a_paragraph_though_the_last_one_has_no_other() -> None:
    """Paragraphs of one line below each other, all of which are set in, fill their lines."""
    short = " Wer beim Fest der Stadt mitmacht, bringt Werkzeug und viel Geduld für alle mit."
    lines = [f" {WIDE}", "Wir freuen uns auf euch.", short, short, short, f" {WIDE}", "Wir freuen uns auf euch."]
    assert len(blocks(lines, indent=10.0)) == 5
    cut = [f" {WIDE}", "Wir freuen uns auf euch.", short[:-1], " und allen anderen Kindern.", f" {WIDE}", "Bis bald."]
    assert len(blocks(cut, indent=10.0)) == 3


PASTED = ["Hier finden sich umfas-", "sende Angebote im", "Garten. Mehr als 200", "Beete sind im Park", "zu sehen."]


def test_lines_broken_for_a_narrower_column_go_on_where_their_cut_words_had_room() -> None:
    """001_c112b68d8598aab6 with its line ends, in a wide column: "200" ended a paragraph, and the number was lost."""
    found = blocks([WIDE, "", "Im Park", "", *PASTED, "", WIDE])
    assert found[2] == "p Hier finden sich umfassende Angebote im Garten. Mehr als 200 Beete sind im Park zu sehen."
    whole = blocks([WIDE, "", *(line.replace("Mehr als", "Zimmer") for line in PASTED[1:]), "", WIDE])
    assert "p Beete sind im Park" in " ".join(whole), "without a cut word nothing says so"


def test_a_bold_line_below_a_list_that_hangs_begins_anew_though_the_last_item_is_full() -> None:
    lines: list[Piece] = [
        (0, 20, "*Wege"),
        (0, 34, "• Alle begehen die Wege am Fluss, die man kaum"),
        (6.28, 46, "kennt"),
    ]
    lines += [
        (0, 60, "• Alle zählen die Bänke, die noch im Park stehen"),
        (0, 74, "*Feste feiern am See"),
        (0, 88, "• Zelt leihen"),
    ]
    document = drawn(Sheet(lines))
    assert ("heading", "Feste feiern am See") in [(b.kind, document.quote(b.span)) for b in document.blocks]


@pytest.mark.parametrize(("second", "found"), [("samen Wege", True), ("Alle Wege", False)])
def test_a_line_that_stands_a_little_further_off_goes_on_with_a_cut_word(second: str, found: bool) -> None:
    """Browsers round the heights of lines, now up, now down."""
    lines = [(0.0, 0.0, "Die Stadt lädt alle Vereine"), (0.0, 12.0, "der Orte ein, die gemein-"), (0.0, 27.0, second)]
    lines += [(0.0, 39.0 + 12 * n, f"{n} und auch alle anderen Orte") for n in range(5)]
    document = printed(lines)
    assert (second[:5] in document.quote(document.blocks[0].span)) == found


def test_a_bullet_of_an_unknown_character_is_one_where_other_bullets_stand() -> None:
    """It stands alone in its column, at the place of those of the column before."""

    def line(marker: str) -> Line:
        return Line(1, [], 70.0, 80.0, 0.0, 90.0, 10.0, 8.0, 10.0, False, 5.0, marker=marker)

    assert _habit(line("\ufffd"), 10.0) == _habit(line("•"), 10.0) != _habit(line("–"), 10.0)


def test_text_of_bullets_that_stand_in_as_first_lines_do_goes_back_to_the_edge() -> None:
    lines: list[Piece] = []
    for n, (first, second) in enumerate(
        (("Alle Vereine der Stadt laden alle ein, die an", "Festen Freude haben."),) * 3
    ):
        lines += [(12.0, 25.0 * n, first), (0.0, 25.0 * n + 12.5, second)]
    for n, (first, second) in enumerate(
        (("» Turnen im Park am See und auf den", "Plätzen"), ("» Tanzen mit allen,", "am Abend"))
    ):
        lines += [(12.0, 75 + 25.0 * n, first), (0.0, 87.5 + 25.0 * n, second)]
    found = items(printed([*lines, (12.0, 125.0, "Alle sind da.")]))
    assert found == ["Turnen im Park am See und auf den Plätzen", "Tanzen mit allen, am Abend"]


def test_a_line_hangs_below_the_text_of_a_bullet_that_has_no_white_behind_it() -> None:
    """A bold word alone in the last line is no heading."""
    lines: list[Piece] = [(0.0, 0.0, "• Baden und"), (6.3, 12.5, "Segeln"), (0.0, 25.0, "•Turnen im Park")]
    lines += [(9.0, 37.5, "der Stadt am See"), (9.0, 50.0, "*Anmeldung"), (0.0, 62.5, "•Tanzen")]
    assert items(drawn(Sheet(lines)))[1:] == ["Turnen im Park der Stadt am See Anmeldung", "Tanzen"]


def test_a_bullet_between_two_lines_belongs_to_the_nearest() -> None:
    """Of the same list another face hangs the bullet lower than the text."""
    words = ("Alle Vereine der Stadt", "und der Orte am See", "Alle Schulen der Stadt", "und die Kitas am See")
    lines: list[Piece] = [(14.0, 11.0 * n, text) for n, text in enumerate(words)]
    lines += [(0.0, 3.0, "•"), (0.0, 25.0, "•")]
    assert items(printed(lines)) == [" ".join(words[:2]), " ".join(words[2:])]


def test_last_lines_of_blocks_that_are_set_in_are_no_first_lines() -> None:
    asked = "Bei allen Fragen zum kommunalen Programm der Städte und der Gemeinden im ganzen Land:"
    told, offered = "Unter der Nummer des Rathauses können alle Menschen in der Stadt ab", "Sprechen Sie uns gerne an"
    lines = [WIDE, "", f" {asked}", f" {offered}", "", WIDE, "", f" {told}", " heute anrufen", "", WIDE]
    found = blocks(lines, indent=12.0)
    assert f"p {asked} {offered}" in found
    assert f"p {told} heute anrufen" in found


@pytest.mark.parametrize(("end", "blocks_found"), [("mehr als 120", 2), ("das Zimmer 120", 3)])
def test_a_number_that_is_counted_goes_on_below_though_there_was_room(end: str, blocks_found: int) -> None:
    assert (
        len(blocks([WIDE, "", f"Im Land arbeiten heute {end}", "Gemeinden nach diesem Ansatz der Vereine."]))
        == blocks_found
    )


@pytest.mark.parametrize(("title", "joined"), [("„Belastete Familien", True), ("„Familien“ am Ort", False)])
def test_a_dash_in_a_quotation_is_no_bullet_though_lists_have_such(title: str, joined: bool) -> None:
    page: list[Printed] = [
        (60, 80, "•"),
        (70, 80, f"Fachtag für alle: {title}"),
        (70, 93, "–"),
        (80, 93, "was ist das?“"),
    ]
    page += [
        (60, 106, "•"),
        (70, 106, "Wege"),
        (70, 119, "–"),
        (80, 119, "sichern"),
        (70, 132, "–"),
        (80, 132, "pflegen"),
    ]
    assert (f"Fachtag für alle: {title} – was ist das?“" in items(read(page))) == joined


@pytest.mark.parametrize("first", ["Gremien", "01/2021 bis 06/2025"])
def test_titles_may_be_broken_before_the_end_of_their_column(first: str) -> None:
    """Word sets headings narrower than the text; below one stands its period in the same type."""
    page: list[Printed] = []
    titles = (("Ansprache aller Vereine in der", "Stadtbezirke"), ("Auswahl der Orte für den", "Stadtteilpark"))
    titles += (("Planung der Steuerung mit den", "Gesundheitsämtern"),)
    titles += (("Arbeit in den Vereinen sowie neuen", first),)
    for n, lines in enumerate(titles):
        y = 80 + 110 * n
        page += [(60, y + 12 * k, line, 10, BOLD) for k, line in enumerate(lines)]
        page += [
            (60, y + 40 + 12 * k, f"{text} und für die Familien in der ganzen Stadt") for k, text in enumerate(PROSE)
        ]
    assert (f"Arbeit in den Vereinen sowie neuen {first}" in texts(read(page))) == first.isalpha()


@pytest.mark.parametrize("tail", ["(2021)", "2021"])
def test_a_bold_title_may_end_with_a_period_in_plain_type(tail: str) -> None:
    """A gazette: what ends the title in parentheses is set plain, behind the last bold word."""
    page: list[Printed] = [(60, 80 + 13 * n, f"{text} und für die Familien") for n, text in enumerate(PROSE)]
    page += [
        (60, 150, "Arbeit mit den Vereinen sowie neuen", 10, BOLD),
        (60, 163, "Gremien:", 10, BOLD),
        (108, 163, tail),
    ]
    page += [(60, 176 + 13 * n, f"• {item}") for n, item in enumerate(("Einladung", "Bericht"))]
    assert (f"Arbeit mit den Vereinen sowie neuen Gremien: {tail}" in texts(read(page))) == (tail != "2021")


@pytest.mark.parametrize(("down", "joined"), [(15.0, True), (18.0, False)])
def test_a_bullet_of_another_font_may_push_the_next_line_of_its_item_down(down: float, joined: bool) -> None:
    """Chromium makes room for a tick of a fallback font, in the first line of each item only."""
    page: list[Printed] = [(60, 80 + 12 * n, f"{text} und für die Familien") for n, text in enumerate(PROSE)]
    y = 150.0
    for n in range(3):
        page += [
            (60, y, "•"),
            (74, y, f"{n} Einladung aller Vereine der Stadt und der"),
            (74, y + down, "Umlandgemeinden"),
        ]
        page.append((74, y + down + 12, "im Kreis"))
        y += down + 30
    told = texts(read(page))
    assert ("0 Einladung aller Vereine der Stadt und der Umlandgemeinden im Kreis" in told) == joined


@pytest.mark.parametrize(("text", "apart"), [(24.0, True), (6.0, False)])
def test_a_full_item_ends_above_a_line_that_begins_below_its_bullet(text: float, apart: bool) -> None:
    """The only items are of one line each: how far their text stands from the bullets tells that lines would hang."""
    page: list[Printed] = [(60, 80 + 13 * n, f"{line} und für die Kinder") for n, line in enumerate(PROSE)]
    page += [(60, 150, "•"), (60 + text, 150, "im Rathaus oder")]
    page += [(60, 165, "•"), (60 + text, 165, "im Amt bei Frau Karla Beispiel, Tel. 0361 555, am Markt.")]
    page.append((60, 180, "Unterlagen stehen im Netz."))
    assert ("Unterlagen stehen im Netz." in texts(read(page))) == apart


@pytest.mark.parametrize(("end", "whole"), [("bayern", True), ("bayern und mehr", False), ("Bayern", False)])
def test_an_address_broken_behind_its_slash_goes_on_far_below(end: str, whole: bool) -> None:
    """000_2490f805fd367f64 by a clerk who broke the address by hand: the rest is a paragraph of its own."""
    page: list[Printed] = [(60, 80 + 12 * n, f"{text} und für die Familien") for n, text in enumerate(PROSE)]
    page += [(60, 150, "Koordinierungsstelle", 10, BOLD), (60, 170, "www.netz-der-vereine.example/"), (60, 190, end)]
    assert (f"www.netz-der-vereine.example/{end}" in texts(read(page))) == whole


@pytest.mark.parametrize("flush", [False, True])
def test_a_period_at_the_right_end_of_its_line_stands_for_itself(flush: bool) -> None:
    """Text boxes of Word: the period is set flush right above the title, in the same type; a heading may be, too."""
    page: list[Printed] = [(60, 80 + 12 * n, f"{text} und für die Familien") for n, text in enumerate(PROSE)]
    period, title = "07/2020 bis 06/2025", "Planung und Umsetzung aller Wege und Plätze der Stadt"
    end = 60 + stringWidth(title, "Helvetica-Bold", 10) - (0 if flush else 30)
    page += [(end - stringWidth(period, "Helvetica-Bold", 10), 150, period, 10, BOLD), (60, 162, title, 10, BOLD)]
    assert (title in texts(read(page))) != flush


@pytest.mark.parametrize(("first", "whole"), [("Themen wie:", True), ("Ein Fest.", False)])
def test_an_item_goes_on_below_a_colon_though_its_bullet_pushed_the_next_line_down(first: str, whole: bool) -> None:
    """000_2490f805fd367f64 in narrow panels: the long word behind the colon had no room."""
    pieces = [(0.0, 0.0, "• Vorträge mit allen Ämtern"), (7.0, 12.5, "des Kreises und der Stadt und den Orten")]
    pieces += [(0.0, 30.0, f"• Zu vielen schönen {first}"), (7.0, 45.8, "Bindungsschwierigkeiten, Auswirkungen")]
    assert (f"Zu vielen schönen {first} Bindungsschwierigkeiten, Auswirkungen" in items(printed(pieces))) == whole
