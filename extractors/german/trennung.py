"""Rejoins words cut at a line end, and keeps the hyphens that belong there.

"Präven-/tionsketten" becomes one word; "Bundes-/und Landesebene" keeps both hyphen and blank;
"Erlangen-/Höchstadt" keeps its hyphen.
"""

import re
from collections.abc import Collection
from enum import Enum

HYPHENS = "-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"


class Join(Enum):
    """What stands between the last word of a line and the first of the next; a WORD loses its line-end hyphen."""

    BLANK = " "
    WORD = ""
    HYPHEN = "-"


# after a hyphen these words announce a second member: "Bundes- und Landesebene", "Vor- bzw. Nachbereitung"
CONJUNCTIONS = frozenset(
    {"und", "oder", "bzw.", "bzw", "beziehungsweise", "sowie", "als", "wie", "bis", "noch", "&", "+", "u.", "u", "o."}
    | {"aber", "auch", "respektive", "resp.", "und/oder", "plus", "samt"}
)
# words that end like a conjunction: "den-/noch" is no "den- noch"
WHOLE = frozenset({"dennoch", "sowie", "cannabis", "ebenso", "gleichwie", "wiewohl"})
ENGLISH = frozenset(
    {"know-how", "follow-up", "check-up", "check-in", "start-up", "pop-up", "drop-in", "drop-out", "stand-by"}
    | {"kick-off", "hands-on", "sign-in", "log-in", "make-up", "walk-in", "set-up", "round-up", "stand-up", "add-on"}
)
LINKS = frozenset({"to", "zu", "in", "by", "and", "of", "psycho"})  # "Face-to-/face", "bio-psycho-/sozial"
ENDINGS = frozenset(
    {"heit", "heiten", "keit", "keiten", "schaft", "schaften", "ung", "ungen", "lich", "liche", "lichen"}
)
SHORTEST = 3  # letters: "er" may be a word of the document and still the rest of another
COLOURS = frozenset({"rot", "grün", "schwarz", "weiß", "gelb", "blau"})
SHORT_FORMS = frozenset({"kfz", "pkw", "lkw", "gmbh", "mwst"})
ADJECTIVE = re.compile(r"\w{3,30}(?:isch|lich|iv|ell)")
OTHER_ADJECTIVE = re.compile(r"\w{2,30}(?:isch|lich|iv|ell|ial|nal|ig)(?:e[mnrs]?)?")
SOCIAL = re.compile(r"(?:ökologisch|emotional|kulturell|medizinisch)(?:e[mnrs]?)?")
BRACKETED = re.compile(r"\(\w{2,30}-\)")
PART_OF_ADDRESS = re.compile(r"[^\w]|_")
# "KinderSprech": capitals stand where others write hyphens
CAMEL = re.compile(r"\w{0,40}[a-zäöüß][A-ZÄÖÜ][a-zäöüß]{1,40}")
FILE = re.compile(r"[\w%~-]\.(?:html?|php|pdf|aspx?|docx?)$")
LAST_PART = re.compile(r"[\[(]?[a-z0-9_~%-]{1,60}[\])]?")
WITH_DOMAIN = re.compile(r"[a-z0-9-]{0,60}\.[a-z]{2,8}\b")
PATH = re.compile(r"/(?!www\.)[\w\[{(~]")  # no sentence begins so: "www.netz.example" "/partner"
DOMAIN = re.compile(r"[a-z]{2,6}[.,;:)]?")
SUBJECTS = frozenset({"sie", "wir", "ihr", "du", "man", "ich", "es"})
AFTER_ADDRESS = re.compile(r"[a-z0-9_~%-]{0,100}[./?=][\w./?=&%-]{0,200}")


def join_at_line_end(last: str, first: str, following: str, known: Collection[str]) -> Join:
    """How the last word of a line and the first of the next belong together.

    `known` are the words of the document in lower case, and those with a capital as they are printed: its own
    spelling is the best witness.

    >>> join_at_line_end("Präven-", "tionsketten“", "für", ())
    <Join.WORD: ''>
    >>> join_at_line_end("Bundes-", "und", "Landesebene", ())
    <Join.BLANK: ' '>
    >>> join_at_line_end("Erlangen-", "Höchstadt", "", ())
    <Join.HYPHEN: '-'>
    >>> join_at_line_end("Online-", "beratung", "", {"online-beratung"})
    <Join.HYPHEN: '-'>
    """
    if len(last) < 2 or not first:
        return Join.BLANK
    if last[-1] not in HYPHENS:
        return Join.HYPHEN if _glued(last, first, following, known) else Join.BLANK
    if last[-1] == "\N{SOFT HYPHEN}":
        return Join.WORD
    stem = re.sub(r"^\W+", "", last[:-1])
    bare = first.rstrip(".,;:!?)]“”‘’»«\"'").lower()
    adds = bare != "plus" or following[:1].isupper()  # "Gesundheitsregionen-/plus (GR+)" is one word
    if adds and _announces(stem, first, known):
        return Join.BLANK
    if last[-2] in "*:_" and first[:1].islower():
        return Join.WORD
    if _is_address(last) and last[-2] == ".":
        return Join.WORD  # "….chancengleichheit.-/de": a press cut the address
    if _is_address(last) or "@" in first:
        return Join.WORD if _cuts_known_word(stem, first, known) else Join.HYPHEN
    if not stem or not stem[-1].isalpha():
        return Join.HYPHEN
    return _in_word(stem, first, bare, known)


def _glued(last: str, first: str, following: str, known: Collection[str]) -> bool:
    """No hyphen at the line end, and still no blank: "(Nach-)/Prüfung", "Bundes-/" "Landesebene", "2019–" "2021"."""
    if first.lower().rstrip(",;") in CONJUNCTIONS:
        return False
    if _is_address(last):
        part = last[-1] == "/" and bool(LAST_PART.fullmatch(first))
        ends = part and (not following or _is_noun(first, following, known))  # no sentence ends so
        goes_on = last[-1] in "/." and bool(AFTER_ADDRESS.fullmatch(first))
        path = last[-1].isalnum() and bool(PATH.match(first))
        return ends or goes_on or path or _lacks_domain(last, first) or _breaks_address(last, first, known)
    if last[-1] == "/":
        return (last[-2].isalpha() or last[-2] == "-") and first[0].isalpha()
    if last[-1] in "–—":
        return last[-2].isdigit() and first[0].isdigit()
    return bool(BRACKETED.fullmatch(last)) and first[0].isalpha()


def _is_noun(first: str, following: str, known: Collection[str]) -> bool:
    """A noun of the document with a small letter, as in addresses; no verb: "www.netz.example/" "finden Sie"."""
    return first.capitalize() in known and following.lower() not in SUBJECTS


def _lacks_domain(last: str, first: str) -> bool:
    """ "www.gesunde-staedte-netz" "werk.de" is one address, for no address ends without its domain."""
    host = last.rpartition("www.")[2]
    if "." in host[:-1] or "/" in host or not host:
        return False
    return bool(DOMAIN.fullmatch(first) if host[-1] == "." else WITH_DOMAIN.match(first))


def _breaks_address(last: str, first: str, known: Collection[str]) -> bool:
    """A press breaks an address that is wider than its column anywhere: "….ht" "ml", "/unser-an" "gebot.html"."""
    if "/" not in last.split("://")[-1]:
        return False
    whole = re.sub(r"[.,;)]$", "", last + first)
    return _cuts_known_word(last, first, known) or (bool(FILE.search(whole)) and not FILE.search(last))


def _announces(stem: str, first: str, known: Collection[str]) -> bool:
    """The hyphen stands for a second member that follows: "Kinder- und Jugendhilfe", "Vor- (und Nach-)bereitung"."""
    if first[0] in "-–—(":
        return True
    word = first.lower().rstrip(",;")
    whole = f"{stem}{word}".lower()
    return word in CONJUNCTIONS and whole not in WHOLE and whole not in known


def _is_address(text: str) -> bool:
    return "www." in text or "://" in text or "@" in text


def _cuts_known_word(stem: str, first: str, known: Collection[str]) -> bool:
    """A hyphen that cuts a word of the document's own in an address, neither half of which is one by itself.

    ".../partnerpro-/zess/" in a document on the Partnerprozess; "www.praxis-/datenbank.de" keeps its hyphen, but
    where another address of the document has the word whole.
    """
    end, start = PART_OF_ADDRESS.split(stem)[-1].lower(), PART_OF_ADDRESS.split(first)[0].lower()
    whole = f"{end}{start}"
    if not (end and start):
        return False
    if any(whole in PART_OF_ADDRESS.split(word) for word in known if whole in word and _is_address(word)):
        return True
    alone = start in ENDINGS or (end not in known and (start not in known or len(start) < SHORTEST))
    return alone and _is_known(whole, end, start, known)


def _is_known(whole: str, end: str, start: str, known: Collection[str]) -> bool:
    """A word of the document, as addresses spell it too ("fuer"), or the beginning of one neither half of which is."""
    plain = whole.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    if whole in known or plain in known:
        return True
    return len(whole) > 5 and end not in known and start not in known and any(w.startswith(whole) for w in known)


def _in_word(stem: str, first: str, bare: str, known: Collection[str]) -> Join:
    """Whether a hyphen after letters is part of the word or only cut it."""
    hyphened, whole = f"{stem}-{bare}".lower() in known, f"{stem}{bare}".lower() in known
    if hyphened or whole:
        return Join.WORD if whole else Join.HYPHEN
    if first[0].isupper() and first[:2].isupper() and stem.isupper() and len(stem) > 3:
        return Join.WORD if first.strip(".,;:!?)").isupper() else Join.HYPHEN
    if not first[0].islower():
        camel = CAMEL.fullmatch(stem) or CAMEL.fullmatch(first.rstrip(".,;:!?)“”»\"'"))
        return Join.WORD if camel and first[:2].istitle() else Join.HYPHEN
    return Join.HYPHEN if _keeps_hyphen(stem, bare) else Join.WORD


def _keeps_hyphen(stem: str, bare: str) -> bool:
    """Words written with a hyphen before a small letter: "EU-weit", "E-learning", "Follow-up", "deutsch-polnisch"."""
    end = stem.rsplit("-", maxsplit=1)[-1]
    low = end.lower()
    if len(end) == 1 or end.isupper() or low in SHORT_FORMS:
        return True
    if f"{low}-{bare}" in ENGLISH or (end != stem and low in LINKS):
        return True
    if low in COLOURS and bare in COLOURS:
        return True
    if low == "sozial":
        return bool(SOCIAL.fullmatch(bare))
    pair = ADJECTIVE.fullmatch(low) or low == "deutsch"
    return bool(pair and OTHER_ADJECTIVE.fullmatch(bare))
