"""The only door to spaCy: cuts a stretch of text into tokens and sentences the way German offices write.

"Marktstr. 3, 39104 Magdeburg" is one sentence; "07/2020" is one token.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

# one token each: months and years with a slash, streets and offices cut short, "GR+", "a.d.", "i.d.OPf."
WHOLE = re.compile(
    r"\d{1,4}/\d{2,4}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|[\w-]{0,60}[Ss]tr\.|GR\+|(?:[a-z]\.){1,3}(?:[A-Z]\w*\.?)?"
    r"|(?:Lkr|Lkrs|Tel|Nr|Abs|bzw|ca|ggf|inkl|Dr|Prof|Dipl|St|Hann|evtl|max|mind|vgl|usw|etc|zzgl|Hrsg)\."
)


SENTENCE_ENDS = (".", "!", "?")


@cache
def _tokenizer() -> "Tokenizer":
    # imports take seconds, so only when a text has something to look at
    from spacy.lang.de import German
    from spacy.vocab import Vocab

    # a bare vocabulary: the shape, norm and flags of each new word would cost more than the tokens
    tokenizer = German(vocab=Vocab()).tokenizer
    tokenizer.token_match = WHOLE.fullmatch
    return tokenizer


def sentence_tokens(text: str, at: int) -> list[tuple[int, int]]:
    """Start and end of each token from the beginning of the sentence that holds the character `at`.

    >>> line = "Pfarrstr. 3 in Hof. Ab 07/2020 in Fürth."
    >>> [line[start:end] for start, end in sentence_tokens(line, 35)]
    ['Ab', '07/2020', 'in', 'Fürth', '.']
    >>> [line[start:end] for start, end in sentence_tokens(line, 16)][:3]
    ['Pfarrstr.', '3', 'in']
    """
    tokens = [(token.idx, token.idx + len(token)) for token in _tokenizer()(text) if not token.text.isspace()]
    begin = max((end for start, end in tokens if end <= at and text[start:end] in SENTENCE_ENDS), default=0)
    return [token for token in tokens if token[0] >= begin]
