"""Words around a number that say it counts nothing of ours.

§ 20 SGB V | Seite 5 | zwei Monate | 500 Euro | 6 Prozent | zwei Drittel
"""

import re
from typing import Literal

Warum = Literal["Nummer", "Dauer", "Betrag", "Maß", "Anteil", "Uhrzeit"]

LABEL = re.compile(
    r"(?:[§$]{1,2}|[Aa]rt(?:\.|ikel)|[Aa]bs(?:\.|atz)|Satz|Nr\.|Nummer|Seiten?|S\.|Kap(?:\.|itel)|Ziele?|Maßnahmen?"
    r"|Abschnitt|Abb\.|Abbildung|Tab\.|Tabelle|Anlage|Anhang|Band|Heft|Teil|Phase|Stufe|Modul|Baustein|Schritt"
    r"|[A-ZÄÖÜ]?[a-zäöü]{0,20}(?:[Bb]ereich|feld)|Referat|Raum|Zimmer|Haus|Etage|Linie|Punkt|SGB|Agenda|TOP|Version|Frage"
    r"|Postfach|Klasse|Jahrgang|Gruppe|Ausgabe|Fußnote|Kategorie|Typ|Level|Leitziel|Teilziel|Paragra(?:ph|f)|Los|Tag|Woche"
    r"|Jahr(?:e[ns]?)?|Quelle|Saal|Tel\.|Fax|RN|UN)\.? ?(?:Nr\. ?)?$"
)
DAUER = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]{0,30})?(?:[Jj]ahr(?:en?|s)?|[Mm]onat(?:en?|s)?|[Ww]ochen?|[Tt]agen?|[Tt]ag|[Ss]tunden?"
    r"|[Mm]inuten?|[Ss]ekunden?|[Qq]uartalen?|[Hh]albjahren?|[Jj]ahrzehnten?|[Jj]ahrhunderten?|[Nn]ächten?|Mal)(?:-.{0,40})?"
)
BETRAG = re.compile(r"(?:Euro|EUR|Cent|Mark|DM|Tsd|T€|(?:US-)?Dollar)(?:-.{0,40})?")
MASS = re.compile(
    r"(?:Kilo|Zenti|Milli|Quadrat|Kubik)?(?:[Mm]etern?|[Gg]ramm)|Prozent(?:punkten?)?|Promille|Hektar|Litern?|Grad|MB|GB|Kilo|Tonnen?"
)
ANTEIL = re.compile(r"Hälften?|Dritteln?|Vierteln?|Fünfteln?|Zehnteln?|(?:[a-zäöü]{1,12})teln?")
MONAT = re.compile(r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember")
REFERENCE = re.compile(r"(?:Abs|Satz|Nr|Ziff|Lit|Buchst|Halbsatz|Halbs|Alt|Var|Art|Seite)")
ABBREVIATION = re.compile(r"[A-Za-zÄÖÜäöüß]{0,10}[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,3}[A-ZÄÖÜ][A-Za-zÄÖÜ]{0,3}")
SINGULAR = re.compile(r"(?:ung|heit|keit|schaft|tion|ität|nahme|tum|ment|ismus|ing|ur)$")
SENTENCE_START = re.compile(
    r"[DdEe]ie[rs]?|Der|Das|Dem|Den|Des|Eine?[nmrs]?|I[nm]|A[mn]|Auf|Aus|Beim?|Bis|Für|Mit|Nach|Ohne|Seit|Über|Um|Unter|Vo[nmr]"
    r"|Zu[mr]?|Und|Oder|Aber|E[rs]|Sie|Wir|Ihre?|Unsere?|Alle|Diese[rs]?|Jede[rs]?|Sonstige|Weitere|Wenn|Wie|Wa[sr]|We[rn]|Als"
    r"|Da(?:zu|bei)?|Hier|Nicht|Nur|Auch|So"
)


def keine_menge(before: str, noun: str) -> Warum | None:
    """Why the number between `before` and `noun` counts nothing; None where it does.

    >>> keine_menge("gemäß § ", "SGB"), keine_menge("innerhalb von ", "Monaten"), keine_menge("rund ", "Kommunen")
    ('Nummer', 'Dauer', None)
    """
    if (
        LABEL.search(before)
        or REFERENCE.fullmatch(noun)
        or ABBREVIATION.fullmatch(noun)
        or SENTENCE_START.fullmatch(noun)
    ):
        return "Nummer"
    if noun == "Uhr":
        return "Uhrzeit"
    if DAUER.fullmatch(noun):
        return "Dauer"
    if BETRAG.fullmatch(noun):
        return "Betrag"
    if ANTEIL.fullmatch(noun):
        return "Anteil"
    if MASS.fullmatch(noun):
        return "Maß"
    return "Nummer" if SINGULAR.search(noun) or MONAT.fullmatch(noun) else None
