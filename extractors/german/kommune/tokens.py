"""The only door to spaCy: cuts a stretch of text into tokens and sentences the way German offices write.

"Pfarrstr. 3, 80538 München" is one sentence; "07/2020" is one token.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

# one token each: months and years with a slash, streets and offices cut short, "GR+", "a.d.", "i.d.OPf."
WHOLE = re.compile(
    r"\d{1,4}/\d{2,4}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|[\w-]*[Ss]tr\.|GR\+|(?:[a-z]\.){1,3}(?:[A-Z]\w*\.?)?"
    r"|(?:Lkr|Lkrs|Tel|Nr|Abs|bzw|ca|ggf|inkl|Dr|Prof|Dipl|St|Hann|evtl|max|mind|vgl|usw|etc|zzgl|Hrsg)\."
)


@cache
def _german() -> "Language":
    import spacy  # takes seconds, so only when a text has something to look at

    german = spacy.blank("de")
    german.tokenizer.token_match = WHOLE.fullmatch
    german.add_pipe("sentencizer")
    return german


def sentence_tokens(text: str, at: int) -> Sequence[tuple[int, int]]:
    """Start and end of each token of the sentence that holds the character `at`, inside `text`.

    >>> line = "Pfarrstr. 3 in Hof. Ab 07/2020 in Fürth."
    >>> [line[start:end] for start, end in sentence_tokens(line, 30)]
    ['Ab', '07/2020', 'in', 'Fürth', '.']
    """
    doc = _german()(text)
    for sentence in doc.sents:
        if sentence.end_char > at:
            return [(token.idx, token.idx + len(token)) for token in sentence if not token.is_space]
    return []
