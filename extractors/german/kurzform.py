"""Aligns a short form with the words it is made of.

GR+ ← Gesundheitsregionenplus | BZgA ← Bundeszentrale für gesundheitliche Aufklärung

The alignment is that of Schwartz and Hearst (2003): from the right, each letter is looked for further left, and the
first letter must begin a word. German compounds need no more, because the letters may stand inside a word.
"""

import re

from extractors.model.document import Document, Span

CLAUSE = re.compile(r"[;:()„“»«]|[.!?] (?=[A-ZÄÖÜ])")
WORD = re.compile(r"[^\s/(„»]+")
# part of the name although no letter stands for it: "im Bayerischen Landesamt für … (LGL)"
ADJECTIVE_BEFORE = re.compile(r"(?<![^\s/(„])[A-ZÄÖÜ][a-zäöüß]{2,30}(?:isch|lich)(?:e|en|er|es|em) $")
WORDS_A_LETTER = 2
SPARE_WORDS = 4
FARTHEST = 400
MOST_COMMAS = 1  # "Bundesministerium des Innern, für Bau …", but no enumeration
PLUS = "plus"
SMALL = frozenset({"für", "und", "der", "des", "die", "das", "im", "in", "am", "an", "zur", "zum", "von", "&", "zu"})
ENDING = re.compile(r"(?:en|er|es|em|e|n|s)$")


def find_langform(document: Document, kurz: str, before: Span) -> Span | None:
    """The words that end where `before` ends and begin where the short form begins; None where none fit."""
    scope = _clause(document, kurz, before)
    start = _align_initials(document.text, kurz, scope) or _align(document.text, kurz, scope)
    if (
        start is None
        or document.text.count(",", start, scope.end) > MOST_COMMAS
        or not _is_long(kurz, document.text[start : scope.end])
    ):
        return None
    if adjective := ADJECTIVE_BEFORE.search(document.text, scope.start, start):
        start = adjective.start()
    return Span(start, scope.end)


def is_langform(document: Document, kurz: str, whole: Span) -> bool:
    """True where the first letter of the short form begins the span and the others follow in it."""
    text = document.text
    return _align(text, kurz, whole) == whole.start and _is_long(kurz, document.quote(whole))


def stem(text: str) -> str:
    """One form for the inflected ones: "Gesundheitlichen Aufklärung" and "gesundheitliche Aufklärung".

    >>> stem("des Gesunden Städtenetzwerks") == stem("das Gesunde Städtenetzwerk")
    False
    >>> stem("Gesunden Städtenetzwerks") == stem("Gesunde Städtenetzwerk")
    True
    """
    return " ".join(ENDING.sub("", word) for word in text.lower().split())


def _clause(document: Document, kurz: str, before: Span) -> Span:
    """The part of `before` that can hold the long form: its last clause, and no more words than letters allow."""
    near = Span(max(before.start, before.end - FARTHEST), before.end)
    inner = Span(near.start, near.start + len(document.quote(near).rstrip(" ,–-‘’'")))
    cuts = [cut.end() for cut in document.find(CLAUSE, inner)]
    clause = Span(min(cuts[-1] if cuts else inner.start, inner.end), inner.end)
    words = [word.start() for word in document.find(WORD, clause)]
    most = len(kurz) * WORDS_A_LETTER + SPARE_WORDS
    return Span(words[-most] if len(words) > most else clause.start, clause.end)


def _align_initials(text: str, kurz: str, scope: Span) -> int | None:
    """Where as many words begin as there are letters, small words aside: "Personal Protective Equipment (PPE)"."""
    words = [word for word in WORD.finditer(text, scope.start, scope.end) if word[0] not in SMALL]
    letters = [letter.lower() for letter in kurz if letter.isalpha()]
    last = words[-len(letters) :]
    fits = len(last) == len(letters) and all(w[0].lower().startswith(a) for w, a in zip(last, letters, strict=True))
    return last[0].start() if fits and len(letters) > 1 else None


def _align(text: str, kurz: str, scope: Span) -> int | None:
    """Where the long form begins."""
    position = scope.end
    letters = [letter for letter in kurz if letter.isalnum() or letter in "+&"]
    for number, letter in reversed(list(enumerate(letters))):
        found = _left_of(text, letter, Span(scope.start, position), begins_word=number == 0)
        if found is None:
            return None
        position = found
    return position


def _left_of(text: str, letter: str, scope: Span, begins_word: bool) -> int | None:
    """The last place in the scope that the letter stands for; "+" for "plus", "&" for "und"."""
    wanted = {"+": PLUS, "&": "und"}.get(letter, letter).lower()
    lower = text[scope.start : scope.end].lower()
    if len(lower) != len(scope):
        return None  # a letter whose lower case is longer; no German one
    at = lower.rfind(wanted)
    while at >= 0:
        place = scope.start + at
        if not begins_word or place == 0 or not (text[place - 1].isalnum() or text[place - 1] in "-*:"):
            return place
        at = lower.rfind(wanted, 0, at + len(wanted) - 1) if at else -1
    return None


def _is_long(kurz: str, lang: str) -> bool:
    """Longer than the short form, no address, and not the short form again."""
    letters = sum(character.isalpha() for character in lang)
    return 2 * letters >= 3 * sum(character.isalpha() for character in kurz) and "@" not in lang and "www." not in lang
