"""Tells digits that name or measure something from those that count: norms, shares, hours, footnotes.

DIN EN 1176 | COVID-19 | 70 % | 8–12 Uhr | 2. Bauabschnitt | (1) | Drucksache 19/2020
"""

import re

from extractors.german.mengenwoerter import LABEL
from extractors.model.document import Document, Span

TOKEN = re.compile(r"(?<![A-Za-zÄÖÜäöüß0-9])[0-9](?:[0-9A-Za-zäöüß]|[.,:/–-](?=[0-9A-Za-z])){0,60}")
AFTER_LETTER = re.compile(r"[A-Za-zÄÖÜäöüß][/._–-]$")
NAMED = re.compile(r"(?:^|[ („])(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,40}\.?|Az\.) $")  # "Abteilung 4", "DIN A 4", "GVBl. 2013"
CHAIN = re.compile(r" ?(?:,|und|oder|bis|von|sowie|–|-|/|;)? ?")
UNIT = re.compile(
    r"(?P<Anteil> ?(?:%|v\. ?H\.|‰))|(?P<Betrag> ?(?:€|EUR\b|T€|Mio\.? ?€|,-))"
    r"|(?P<Uhrzeit>(?:[–-][0-9.:]{1,5}| bis [0-9.:]{1,5})? ?(?:Uhr|h\b))"
    r"|(?P<Mass> ?(?:[kcm]?m[²³2]?|ha|kg|g|l|dB|°C?|MB|GB|x)(?![A-Za-zäöüß]))"
)
SHAPE = re.compile(
    r"(?P<Uhrzeit>[0-9]{1,2}:[0-9]{2})|(?P<Mass>[0-9.]{1,20},[0-9]{1,12}|[0-9]{1,12}[:x][0-9]{1,12})"
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
CLOSED = re.compile(r"[)\]]")


def warum_kennung(document: Document, token: Span, within: Span) -> str | None:
    """Why the digits count nothing; None where nobody can say what they are."""
    text = document.text
    before = text[max(within.start, token.start - 30) : token.start]
    after = text[token.end : min(within.end, token.end + 20)]
    printed = document.quote(token)
    unit = UNIT.match(after) or (SHAPE.fullmatch(printed) if len(printed) > 1 else None)
    if unit and unit.lastgroup:
        return unit.lastgroup.replace("ss", "ß")
    if LABEL.search(before) or PAGE.search(before) or (BRACKETED.search(before) and CLOSED.match(after)):
        return "Nummer"
    if ORDINAL.match(after) and ARTICLE.search(before):
        return "Nummer"
    if AFTER_LETTER.search(before) or NAMED.search(before):
        return "Kennung"
    return "Nummer" if token.start == within.start and re.match(r"[.)]| [A-ZÄÖÜ]", after) else None


def continues(document: Document, end: int, token: Span) -> bool:
    """True where the number goes on a row of such: "§§ 5, 19 und 51", "Seite 1 von 6"."""
    return end <= token.start and CHAIN.fullmatch(document.text, end, token.start) is not None
