"""Tells an office from other words: which phrase names a Stelle, which only a part of one.

Zentrum für Prävention (ZPG) | in der bundesweiten Servicestelle | Aufgabenbereich 2
"""

import re

from extractors.model.document import Document, Span
from extractors.model.values import Grounded

ORGAN = re.compile(
    r"(?<![A-Za-zÄÖÜäöüß])(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{0,40})?(?:"
    r"[Aa]mt(?:es|e)?|[Ss]telle|[Zz]entrum|[Zz]entrale|[Bb]üro|[Vv]erein(?:igung)?|[Vv]erband|[Mm]inisterium|[Ii]nstitut"
    r"|[Nn]etzwerk|[Kk]asse|[Ss]tiftung|[Bb]ehörde|[Vv]erwaltung|[Gg]esundheitsregion(?:plus|\+| ?plus)?|[Ss]ekretariat"
    r"|[Aa]gentur|[Uu]niversität|[Hh]ochschule|[Aa]kademie|[Gg]esellschaft|[Kk]ammer|[Bb]und|[Dd]ienst|[Kk]linik(?:um)?"
    r"|[Kk]rankenhaus|[Rr]athaus|[Ll]andesvereinigung|[Vv]olkshochschule|[Vv]erlag|[Gg]esundheitshaus|[Ff]orum"
    r"|[Kk]ooperationsverbund|[Vv]erbund|[Ss]tadtwerke|[Kk]anzlei|[Pp]räsidium|[Kk]ommission|[Kk]onferenz|[Tt]reff"
    r"|[Bb]ündnis|[Ww]erkstatt|[Aa]rchiv)(?![A-Za-zÄÖÜäöüß])"
    r"|(?<![A-Za-zÄÖÜäöüß])(?:Stadt|Landeshauptstadt|Hansestadt|Landkreis|Kreis|Gemeinde|Markt|Bezirk|Region|GR\+|Freistaat|Land)"
    r" [A-ZÄÖÜ][a-zäöüß]+|(?<![A-Za-z])(?:e\. ?V\.|gGmbH|GmbH|AöR|KdöR|AG|KG)(?![A-Za-z])"
)
PART = re.compile(
    r"(?<![A-Za-zÄÖÜäöüß])(?:[A-ZÄÖÜ][a-zäöüß]{0,30})?(?:[Bb]ereich|[Gg]ebiet|Referat|Abteilung|Dezernat|Stab|Team|Fachdienst|FB|FD)"
    r"(?![A-Za-zÄÖÜäöüß])"
)
LEAD = re.compile(
    r"(?:(?:[Ii]n|[Bb]ei|[Aa]n|[Vv]on|[Zz]u|[Mm]it|[Dd]urch|[Üü]ber) (?P<artikel>der|dem|die|das|den|unserer|unserem) "
    r"|(?P<kurz>[Ii]m|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Aa]m|[Ii]ns) )"
)
SMALL = frozenset(
    {"für", "und", "der", "des", "die", "das", "im", "in", "am", "an", "zur", "zum", "von", "vom", "&", "–", "-", "bei"}
    | {"mit", "gegen", "e.", "V.", "a.", "d.", "i.", "ob", "vor", "auf", "über", "sowie", "u."}
)
ADJECTIVE = re.compile(r"[a-zäöüß-]{4,40}(?:e|en|er|es|em)")
NO_NAME = re.compile(
    r"(?<![A-Za-zäöü])(?:[Ss]ie|[Ii]hr[e-z]*|wir|[Uu]ns|ist|sind|wird|werden|wurden?|können|erhalten|erteilt|geben|gibt|stehen|steht"
    r"|finden|bitte|gerne?|haben|hat|oder|weitere[rn]?|alle[rn]?|wenden|melden)(?![A-Za-zäöü])"
)
LONGEST_NAME = 14


def is_name_like(text: str) -> bool:
    """True where the words can be a name: capitals, numbers, adjectives and small words, no verb we know.

    >>> is_name_like("Zentrum für Prävention und Gesundheitsförderung (ZPG)"), is_name_like("Rufen Sie uns gerne an")
    (True, False)
    """
    words = text.split()
    if not 0 < len(words) <= LONGEST_NAME or NO_NAME.search(text) or text.rstrip().endswith(("!", "?")):
        return False
    return all(_may_stand_in_name(word.strip('(),.:„“"')) for word in words) and any(w[:1].isupper() for w in words)


def _may_stand_in_name(word: str) -> bool:
    return (
        not word
        or not word[0].islower()
        or word in SMALL
        or word.rstrip(".") in SMALL
        or bool(ADJECTIVE.fullmatch(word))
    )


def is_stelle(text: str) -> bool:
    return bool(ORGAN.search(text)) and is_name_like(text)


def is_teil(text: str) -> bool:
    """True for a part of an office that does not stand alone: "Aufgabenbereich 2"."""
    return bool(PART.search(text)) and is_name_like(text)


def has_lead(text: str) -> bool:
    """True for "im Landesamt …", which says where an office belongs, not how it is called."""
    return bool(LEAD.match(text))


def parse_stelle(document: Document, span: Span) -> Grounded[str] | None:
    """The office without its preposition, in the nominative where the article shows the gender.

    "in der bundesweiten Servicestelle" → "bundesweite Servicestelle"; None for a plural ("in den Ämtern").
    """
    lead = LEAD.match(document.text, span.start, span.end)
    if not lead:
        return Grounded(document.quote(span), (span,))
    if lead["artikel"] == "den":
        return None
    inner = Span(lead.end(), span.end)
    feminine = lead["artikel"] in ("der", "unserer") or (lead["kurz"] or "").lower() == "zur"
    value = document.quote(inner)
    first, blank, rest = value.partition(" ")
    if feminine and blank and first.endswith("en") and ADJECTIVE.fullmatch(first.lower()):
        value = f"{first[:-1]} {rest}"
    return Grounded(value, (inner,))
