"""Finds the area a sentence speaks of: a Land, a district or town, or all of Germany.

In Bayern sind achtzehn Kommunen beigetreten | bundesweit 60 Partner | bayerische Kommunen
"""

import re

from extractors.model.document import Document, Span
from extractors.model.values import Grounded

LAENDER = {
    "Baden-Württemberg": "baden-württembergisch",
    "Bayern": "bayerisch",
    "Berlin": "berliner",
    "Brandenburg": "brandenburgisch",
    "Bremen": "bremer",
    "Hamburg": "hamburger",
    "Hessen": "hessisch",
    "Mecklenburg-Vorpommern": "mecklenburg-vorpommersch",
    "Niedersachsen": "niedersächsisch",
    "Nordrhein-Westfalen": "nordrhein-westfälisch",
    "Rheinland-Pfalz": "rheinland-pfälzisch",
    "Saarland": "saarländisch",
    "Sachsen": "sächsisch",
    "Sachsen-Anhalt": "sachsen-anhaltisch",
    "Schleswig-Holstein": "schleswig-holsteinisch",
    "Thüringen": "thüringisch",
}
BUND = "Deutschland"
_NAMES = "|".join(sorted(LAENDER, key=len, reverse=True))
_ADJECTIVES = {adjective: land for land, adjective in LAENDER.items()}
_WORDS = "|".join(sorted(_ADJECTIVES, key=len, reverse=True))
_PLACE = r"[A-ZÄÖÜ][a-zäöüß]{1,30}(?:-[A-ZÄÖÜ][a-zäöüß]{1,30})?"
GEBIET = re.compile(
    rf"(?<![A-Za-zÄÖÜäöüß-])(?:(?P<land>{_NAMES})s?(?![A-Za-zäöüß-])"
    rf"|(?P<eigen>(?i:{_WORDS}))(?:e|en|er|es|em)?(?![A-Za-zäöüß-])"
    r"|(?P<bund>[Bb]undesweite?[nrs]?|[Dd]eutschlandweite?[nrs]?|Deutschlands?|Bundesgebiet|Bundesrepublik)(?![a-zäöüß])"
    rf"|(?P<ort>(?:Landkreis|Kreis|Stadt|Landeshauptstadt|Bezirk|Region|Gemeinde|Markt) {_PLACE}))"
)


def find_gebiet(document: Document, within: Span) -> Grounded[str] | None:
    """The area the words name first, by its usual name: "Bayern" for "bayerische" too."""
    match = next(document.find(GEBIET, within), None)
    return Grounded(_name(match), (Span(*match.span()),)) if match else None


def _name(match: re.Match[str]) -> str:
    if match["eigen"]:
        return _ADJECTIVES[match["eigen"].lower()]
    return BUND if match["bund"] else match["land"] or match["ort"]
