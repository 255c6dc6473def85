"""Finds the parts of a postal address.

Marktstr. 3, 39104 Magdeburg | Am Alten Markt 6 / 39104 Magdeburg | Postfach 12 34
"""

import re
from collections.abc import Iterator

from extractors.model.document import Document, Span
from extractors.model.values import Grounded

LETTER = r"(?: ?[a-zA-Z](?![A-Za-zÄÖÜäöüß0-9]))?"
NUMBER = (
    rf"[0-9]{{1,3}}{LETTER}(?: ?[–/+-] ?[0-9]{{1,3}}{LETTER})?(?![0-9%]|[.,][0-9]|(?: [0-9]{{3}})* ?(?:Euro|EUR|€))"
)
CAP = r"[A-ZÄÖÜ][a-zäöüßé]{1,30}"
SURE = r"(?:str\.|straße|strasse|weg|platz|allee|ring|gasse|ufer|damm|chaussee|promenade|graben|wall|steig|stieg|pfad)"
WORD = r"[A-ZÄÖÜ][a-zäöüßé]{0,30}(?:-[A-ZÄÖÜ][a-zäöüß.]{1,30}){0,4}"
STREET = re.compile(
    rf"(?<![A-Za-zÄÖÜäöüß-])(?:"
    rf"{WORD}{SURE} {NUMBER}"  # Pfarrstr. 3
    rf"|(?:{WORD} ){{0,2}}(?:{WORD}-)?(?:Str\.|Straße|Strasse|Platz|Allee|Weg|Ring|Markt|Ufer|Damm|Gasse)"
    rf"(?: (?:der|des|am|an der|zum|zur|von|vom) (?:[0-9]{{1,2}}\. )?{CAP}){{0,2}} {NUMBER}"  # Straße des 17. Juni 135
    rf"|Post(?:fach|schließfach) [0-9]{{1,3}}(?: ?[0-9]{{2,3}}){{0,3}}(?![0-9])"
    rf")"
)
# any words with a number are a street where the postal code follows: "Zum Anger 7, 99999 Musterdorf"
LOOSE = re.compile(
    rf"(?<![A-Za-zÄÖÜäöüß-])(?:(?:Am|An|Im|In|Zum|Zur|Auf|Beim|Unter|Hinter|Vor|Bei)(?: der| dem| den)? )?"
    rf"{WORD}(?: {WORD})? {NUMBER}(?=(?:,|;| ·| \||) ?[\n ]?(?:D[–-] ?)?[0-9]{{5}} [A-ZÄÖÜ])"
)
TOWN = (
    rf"(?:(?:Bad|Sankt|St\.|Markt|Schwäbisch|Neu|Alt|Groß|Klein|Hann\.|Lutherstadt) )?{CAP}(?: ?[-/] ?{CAP}){{0,2}}"
    rf"(?: (?:am|an der|im|in der|bei|ob der|vor der|auf|a\. ?d\.|i\. ?d\.|a\.|i\.) {CAP}\.?)?(?: \({CAP}\))?"
)
PLZ_ORT = re.compile(
    rf"(?:^|(?<=[\n,;|·•(–]) ?|(?<=[0-9]) |(?<=[0-9][a-z]) |(?<![A-Za-z0-9.,/+-])(?=D))"
    rf"(?:(?:D|DE)[ –-] ?)?(?P<plz>[0-9]{{5}}) (?P<ort>{TOWN})(?![a-zäöüß])"
)
LOWEST_PLZ, HIGHEST_PLZ = 1001, 99998
ENDS = re.compile(r"[ ]?(?:$|\n|[,;|·•)(–-]|Tel|Fon|Fax|E-?Mail|www|http|☎|\.)")


def find_strassen(document: Document, within: Span | None = None) -> Iterator[Grounded[str]]:
    """Street with number, or post box, as printed."""
    position = -1
    for match in sorted(
        [*document.find(STREET, within), *document.find(LOOSE, within)], key=lambda m: (m.start(), -m.end())
    ):
        if match.start() >= position:
            position = match.end()
            yield Grounded(match[0], (Span(*match.span()),))


def find_orte(document: Document, within: Span | None = None) -> Iterator[tuple[Grounded[str], Grounded[str]]]:
    """Postal code and town; "10000 Euro" and "80538 Menschen kamen" are none: a town ends its line or clause."""
    for match in document.find(PLZ_ORT, within):
        if LOWEST_PLZ <= int(match["plz"]) <= HIGHEST_PLZ and ENDS.match(document.text, match.end()):
            yield (
                Grounded(match["plz"], (Span(*match.span("plz")),)),
                Grounded(match["ort"], (Span(*match.span("ort")),)),
            )
