"""How far words reach to the right: over the blank behind them, or to the text of which they are the bullet."""

import numpy as np

from pipeline.read.bullets import NUMBER
from pipeline.read.pdf.flow.hanging import before_amounts, hanging
from pipeline.read.pdf.sheets.sheet import Floats
from pipeline.read.pdf.words.bullets import BULLETS, DASHES, PRIVATE, is_bullet
from pipeline.read.pdf.words.words import Words

CLOSE = (".", ")")  # behind a number that begins an item: "(12a)"
LEVEL, FAR = 0.5, 4.0  # sizes of type: a bullet stands no higher or lower than its text, and no further from it
BLANK = 0.45  # of the size of type: no gutter is narrower


def without_blanks(words: Words, ends: Floats) -> Floats:
    """Right ends of words that reach over the blank behind them: that of a title may be as wide as a gutter."""
    gap = words.x0[1:] - ends[:-1]
    near = (np.diff(words.band) == 0) & (gap > 0) & (gap < BLANK * np.minimum(words.size[1:], words.size[:-1]))
    joined = ends.copy()
    joined[:-1][near] = words.x0[1:][near]
    return joined


def ends_with_text(words: Words) -> Floats:
    """Right ends of words; a bullet or a number of a section reaches as far as the word after it: no gutter parts them.

    A dash behind a word is no bullet: "– auch von Teilen –" may end the line of a column. No bullet follows a number.
    """
    ends: Floats = words.x1.copy()
    for n in [n for n, text in enumerate(words.text[:-1]) if len(text) == 1 or text >= "\ue000" or text[-1:] in CLOSE]:
        text = words.text[n]
        if not (text in BULLETS or text in DASHES or PRIVATE.match(text) or NUMBER.fullmatch(text)):
            continue
        if text[-1] in CLOSE and is_bullet(words.text[n + 1]):
            continue
        after = words.x0[n + 1] if words.band[n] == words.band[n + 1] else _level_with(words, n)
        if not _is_behind(words, n, after):
            ends[n] = max(ends[n], after)
    for parted in (hanging(words), before_amounts(words)):
        ends[parted] = words.x0[parted + 1]
    return ends


def _is_behind(words: Words, n: int, after: float) -> bool:
    """The word stands nearer to the one before it than to the one that begins at `after`, or a blank behind it."""
    if not n or words.band[n - 1] != words.band[n]:
        return False
    before = float(words.x0[n] - words.x1[n - 1])
    return bool(before < 0.7 * words.size[n] or before < after - words.x1[n])


def _level_with(words: Words, n: int) -> float:
    """Where the text of a bullet begins whose writing line is a little higher or lower; 0 where there is none."""
    gap = words.x0 - words.x1[n]
    level = np.abs(words.base - words.base[n]) < LEVEL * words.size[n]
    found = words.x0[level & (gap > 0) & (gap < FAR * words.size[n])]
    return float(found.min()) if len(found) else 0.0
