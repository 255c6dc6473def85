"""Tells digits that name or measure something from those that count: norms, shares, hours, footnotes.

DIN EN 1176 | COVID-19 | 70 % | 8–12 Uhr | 2. Bauabschnitt | (1) | Drucksache 19/2020
"""

import re

from extractors.german.mengenwoerter import LABEL
from extractors.model.document import Document, Span

TOKEN = re.compile(r"(?<![A-Za-zÄÖÜäöüß0-9])[0-9](?:[0-9A-Za-zäöüß]|[.,:/–-](?=[0-9A-Za-z])){0,60}")
AFTER_LETTER = re.compile(r"[A-Za-zÄÖÜäöüß](?:[/._–-]|[0-9]{1,4}[.,])$|[A-ZÄÖÜ]{2}\) $")  # "v1.0", "(LAGA) 18"
# "Abteilung 4", "DIN A 4", "GVBl. 2013", "Dienst-Vorschrift 3"
NAMED = re.compile(r"(?:^|[ („[])(?:[A-ZÄÖÜ](?:[A-Za-zÄÖÜäöüß]|-[A-ZÄÖÜ]){0,40}\.?|Az\.) $")
# "GBl. 2010, 333", "BGBl. I S. 830", "Amtsblatt 2019 Nr. 4, 12": where a law was published
FUNDSTELLE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,8}Bl|Amtsblatt)\.?(?: I{1,3})?,? ?"
    r"(?:(?:19|20)[0-9]{2})?,? ?(?:Nr\. ?[0-9]{1,4},? ?)?(?:S\. ?)?$"
)
CHAIN = re.compile(r" ?(?:,|und|oder|bis|von|sowie|–|-|/|;|, and)? ?")
TO = r"(?:(?: (?:bis|auf|und|oder) | ?[–-] ?)[0-9][0-9.,]{0,9})?"  # "von 20 auf 30 %"
UNIT = re.compile(
    rf"(?P<Anteil>{TO} ?(?:%|v\. ?H\.|‰))|(?P<Dauer>\+(?: Jahren?)?(?![0-9A-Za-z+]))"
    rf"|(?P<Betrag>{TO} ?(?:€|EUR\b|T€|Mio\.? ?€|,-))"
    r"|(?P<Uhrzeit>(?:[–-][0-9.:]{1,5}| bis [0-9.:]{1,5})? ?(?:Uhr|h\b))"
    rf"|(?P<Mass>{TO} ?(?:[kcm]?m[²³2]?|ha|kg|g|l|dB|°C?|MB|GB|x)(?![A-Za-zäöüß]))"
)
SHAPE = re.compile(
    r"(?P<Uhrzeit>[0-9]{1,2}:[0-9]{2})|(?P<Anteil>[0-9.,]{1,12}-?fache[nmrs]?)|(?P<Mass>[0-9.]{1,20},[0-9]{1,12}|[0-9]{1,12}[:x][0-9]{1,12})"
    r"|(?P<Dauer>[0-9]{1,12}-?(?:[Jj]ähr|[Tt]äg|[Mm]onat|[Ss]tünd|[Ww]öch)ige?[nrs]?)"
    r"|(?P<Kennung>[0-9./-]{0,20}[A-Za-zäöüß/-][0-9A-Za-zäöüß./-]{0,60}|[0-9]{1,4}(?:\.[0-9]{1,4}){1,9})"
)
ARTICLE = re.compile(
    r"(?<![A-Za-zäöüß])(?:[Dd](?:er|ie|as|em|en|es)|[Ii][mn]|[Aa]m|[Zz]u[mr]|vom|beim|eine?[mnrs]?|und|[a-z]{2,6}er[enms]?)"
    r" $"
)
PAGE = re.compile(r"(?:^|[ (])[ps]\. ?$")
ORDINAL = re.compile(r"\.(?= [A-ZÄÖÜa-zäöü])")
BRACKETED = re.compile(r"[(\[][\^]?$")
CLOSED = re.compile(r":?[)\]]| \(https?:")  # "[^2]", "[2 (https://…)"
MARK = re.compile(r"[)\]“”’»\"]$")  # behind it a number is the mark of a footnote
# "maxdepth: 2", "nav_order: 11" of a page generator
SETTING = re.compile(r"^:?[a-z][a-z-]{2,30}: $|(?:^|[ :])[a-z]{2,20}_[a-z_]{2,20}: $")
NEAR = 200
QUOTED = re.compile(r"„[^„“]{3,60} $")  # „lokale agenda 21“
MONTH = re.compile(r"\.(?:[/–-][0-9]{1,2}\.)? ?(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
EDITION = re.compile(r"\. ?(?:Auflage|Aufl\.|Ausgabe|Jahrgang|Jg\.)")
SOURCE = re.compile(r"(?:19|20)[0-9]{2}")  # "Stadt Muster, Agenda, 2020: Heft"


def warum_kennung(document: Document, token: Span, within: Span) -> str | None:
    """Why the digits count nothing; None where nobody can say what they are."""
    text = document.text
    before = text[max(within.start, token.start - 30) : token.start]
    after = text[token.end : min(within.end, token.end + 20)]
    printed = document.quote(token)
    unit = UNIT.match(after) or (SHAPE.fullmatch(printed) if len(printed) > 1 else None)
    if unit and unit.lastgroup:
        return unit.lastgroup.replace("ss", "ß")
    if FUNDSTELLE.search(before):
        return "Fundstelle"
    if LABEL.search(before) or PAGE.search(before) or (BRACKETED.search(before) and CLOSED.match(after)):
        return "Nummer"
    if ORDINAL.match(after) and ARTICLE.search(before):
        return "Nummer"
    if AFTER_LETTER.search(before) or NAMED.search(before):
        return "Kennung"
    if token.start == within.start and re.match(r"[.)]| [A-ZÄÖÜ]", after):
        return "Nummer"
    return _by_neighbours(document, token, within, after)


def _by_neighbours(document: Document, token: Span, within: Span, after: str) -> str | None:
    """What only the whole line tells: footnotes, settings, names in quotes, days, editions, steps in a row."""
    before = document.text[max(within.start, token.start - NEAR) : token.start]
    printed = document.quote(token)
    if len(printed) < 3 and MARK.search(before):
        return "Fußnote"
    if MONTH.match(after):
        return "Tag ohne Jahr"
    if EDITION.match(after) or (ORDINAL.match(after) and _is_next(before, printed)):
        return "Nummer"
    if after[:1] == "_" or (after[:1] == "“" and QUOTED.search(before)):
        return "Kennung"
    if SETTING.search(before) and token.end == within.end:
        return "Kennung"
    return "Quelle" if SOURCE.fullmatch(printed) and before.endswith(", ") and after[:1] == ":" else None


def _is_next(before: str, printed: str) -> bool:
    """ "1. Sammeln 2. Planen": the number before it in the line was counted so too."""
    last = f"{int(printed) - 1}. " if printed.isdigit() and len(printed) < 3 else ""
    return bool(last) and (before.startswith(last) or f" {last}" in before)


def continues(document: Document, end: int, token: Span) -> bool:
    """True where the number goes on a row of such: "§§ 5, 19 und 51", "Seite 1 von 6"."""
    return end <= token.start and CHAIN.fullmatch(document.text, end, token.start) is not None
