"""The year of joining in a list's line or a sentence, and the words that announce that someone joined.

2014: GR+ Nürnberg        Stadt Musterhausen seit 2015        Im Jahr 2016 traten bei
"""

import re
from collections.abc import Iterator

from extractors.german.zeitraum import find_zeitraeume
from extractors.model.document import Document, Span
from extractors.model.values import Grounded, Kommune, Zeitraum

# what heads a list of those who joined
CUE = re.compile(
    r"beigetreten|beitritt|beitrat|\btraten\b|\btrat (?:\w+ ){0,6}bei\b|partnerkommune|mitgliedskommune|mitglied seit"
    r"|(?:teilnehmende|beteiligte|angeschlossene|aktive) (?:kommunen|städte|kreise|gemeinden|orte)|angeschlossen"
    r"|aufgenommen"
    r"|\bgehör(?:t|en)\b[^.]{0,80}\ban\b|\bmitglieder (?:des|der|im|in)\b[^.]{0,40}(?:netz|verbund|bündnis|programm)"
    r"|(?:kommunen|städte|kreise|gemeinden|orte)\b[^.]{0,40}\b(?:dabei|machen mit|mitmachen|teilnehmen|nehmen teil)\b",
    re.I,
)
DATE = r"(?:[0-9]{1,2}\.[0-9]{1,2}\.|[0-9]{1,2}/|(?:[0-9]{1,2}\. )?[A-ZÄÖÜ][a-zä]{2,8} )?(?:19|20)[0-9]{2}(?![0-9])"
YEAR_FIRST = re.compile(
    r"(?P<cue>(?:Beitritt|Beigetreten|Aufnahme|Mitglied|Partnerkommune|Dabei)\b:? ?)?"
    r"(?:(?:[Ss]eit|[Aa]b|[Ii]m|[Aa]m|[Ii]n)(?: dem)?(?: Jahre?)? )?"
    rf"(?P<jahr>{DATE})(?! ?[/–-] ?[0-9])(?: ?[:–—-]| ?\|)? (?=\S)"
)
YEAR_LAST = re.compile(
    r"[,:]? ?[–—(-]? ?(?:(?:dabei |Mitglied |Partnerkommune |Beitritt:? |beigetreten )?"
    rf"(?P<seit>seit|ab|im|am|Beitritt)?:?(?: (?:dem )?(?:Jahr|Jahre))? ?)(?P<jahr>{DATE})\)?[.,;]?$"
)
YEAR_ONLY = re.compile(rf"(?:(?:[Ss]eit|[Ii]m|[Ii]n|Beitritt) )?(?:Jahre? )?(?P<jahr>{DATE}) ?:?")
YEARS = re.compile(
    r"(?:[Ss]eit |[Ii]n den Jahren )?(?:19|20)[0-9]{2} ?(?:/|–|-|bis|und) ?(?:19|20)?[0-9]{2}(?![0-9])"
    r" ?[:–—-]? (?=\S)"
)
SELF = re.compile(r"\b(?:Beitritt|beigetreten|Mitglied seit|Partnerkommune seit|dabei seit)\b")
MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
SENTENCE = re.compile(rf"(?:[^.!?]++|[.!?](?=\S| ?[a-z0-9])|(?<=[0-9])\.(?= (?:{MONTH})))*+[.!?]?")
JOINED = re.compile(
    r"\b(?:trat|traten) (?:[^,]{1,200} )?bei\b|\bbei(?:getreten|trat|traten)\b|\baufgenommen\b"
    r"|\b(?:ist|sind|war|waren|wurde|wurden)\b.{0,200}\b(?:(?:Partner|Mitglieds)kommunen?|Mitglied(?:er)?)\b"
)
# not joined, or not yet
NOT_JOINED = re.compile(
    r"\b(?:nicht|kein\w{0,2}|abgelehnt|lehnten?|will|wollen|möchten?|plant|planen|geplant|sollen?|könnten?|würden?|ausgetreten"
    r"|Austritt|noch zu|beitreten)\b"
)
NO_SUBJECT = re.compile(
    r"\b(?:aus|in|im|bei|beim|von|vom|nach|mit|für|des|zur|zum|gegen|um|durch)(?: der| den| dem)? $", re.I
)
FEMININE = ("Stadt", "Landeshauptstadt", "Gemeinde", "Gesundheitsregion")


def find_sentences(document: Document, within: Span) -> Iterator[Span]:
    """The sentences that say that someone has joined."""
    for match in document.find(SENTENCE, within):
        if JOINED.search(match[0]) and not NOT_JOINED.search(match[0]):
            blanks = len(match[0]) - len(match[0].lstrip())
            yield Span(match.start() + blanks, match.end())


def years_in(document: Document, sentence: Span) -> list[Grounded[int] | None]:
    """For each period of a sentence its year of joining, None where it is no single year ("2014 bis 2016")."""
    times = [time for time in find_zeitraeume(document, sentence) if isinstance(time, Grounded)]
    return [_year_of(time) for time in times]


def _year_of(time: Grounded[Zeitraum]) -> Grounded[int] | None:
    """The year of joining: a date, month or year, or the start of "seit 2015"; "bis Ende 2019" is none."""
    begin, end = time.value.beginn, time.value.ende
    if begin and (end is None or end.year == begin.year):
        return time.map(lambda _: begin.year)
    return None


def is_subject(document: Document, kommune: Grounded[Kommune], sentence: Span) -> bool:
    """Whether a commune can be who joined: "die Stadt Jena", but not "aus Jena" or "das Amt der Stadt Jena"."""
    before = document.text[max(sentence.start, kommune.spans[0].start - 20) : kommune.spans[0].start]
    genitive = before.endswith("der ") and kommune.value.art in FEMININE
    member_of = re.search(r"(?:Mitglied|kommune) (?:in |im |der |des |von )", before)
    return kommune.value.art != "Land" and not genitive and not member_of and not NO_SUBJECT.search(before)
