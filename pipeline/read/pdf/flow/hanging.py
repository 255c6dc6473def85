"""What stands apart from the line of a regulation it belongs to: numbers of sections on its left, amounts on its right.

"4.1.1   Die Mittel werden auf Antrag vergeben, wenn der Bedarf": a column of such numbers is none of a table. In a plan
more columns stand beside them, or a head such as "Nr." above. "aa) Kleinbus     40 Euro,": nor is one of amounts that
end in commas, as the items of a sentence do.
"""

import re
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.sheets.sheet import Floats, Ints
from pipeline.read.pdf.words.words import Words

SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,5}\.?")
DEEP = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,5}\.?")
GAP = 0.7  # of the size of type: more than a blank
WIDE = 2.0  # sizes of type of white within the text beside them: another column
ABOVE = 3.0  # sizes of type: no head stands higher above its column
FEW = 0.2  # of the numbers may stand beside such white: a title with a page behind it
UNIT = r"Euro|EUR|€|Cent|Prozent|%|v\. ?H\.|Jahren?|Monaten?|Tagen?|Stunden?|Punkten?"
AMOUNT = re.compile(rf"[0-9][0-9 .,]{{0,15}} ?(?:{UNIT})(?P<end>[,;]| und| oder|\.)?")
LEAST = 2  # amounts that end in a comma


def hanging(words: Words) -> Ints:
    """The places of the numbers that hang; none where one of them is no number of a section below another."""
    none = np.empty(0, np.int64)
    numbers = np.array([n for n in _beginnings(words) if SECTION.fullmatch(words.text[n])], np.int64)
    if not len(numbers):
        return none
    edges: Floats = words.x0[numbers + 1]
    edge = min(edges.tolist(), key=lambda x: (-int((np.abs(edges - x) < 2).sum()), x))
    numbers = numbers[np.abs(edges - edge) < 2]
    if not (any(DEEP.fullmatch(words.text[n]) for n in numbers.tolist()) or _counts(words, numbers, edge)):
        return none
    parted = [n for n in numbers.tolist() if _is_parted(words, n)]
    return numbers if len(parted) <= FEW * len(numbers) and not _left_of(words, edge, numbers) else none


def _counts(words: Words, numbers: Ints, edge: float) -> bool:
    """ "3", "4" and "5", each over more lines of text than one."""
    told = [words.text[n].rstrip(".") for n in numbers.tolist()]
    follow = all(one.isdigit() and int(other) == int(one) + 1 for one, other in pairwise(told))
    first = np.flatnonzero(np.diff(words.band, prepend=-1) != 0)
    return follow and len(told) > 1 and int((np.abs(words.x0[first] - edge) < 2).sum()) > len(told)


def before_amounts(words: Words) -> Ints:
    """The places of the words behind which, far off on the same line, the amount stands that ends an item."""
    found = [(n, match) for n in _gaps(words) if (match := AMOUNT.fullmatch(_rest(words, n)))]
    listed = [n for n, match in found if match["end"] not in (None, ".")]
    last = [n for n, match in found if match["end"] == "."]
    bare = len(found) - len(listed) - len(last)
    sure = len(listed) >= LEAST and len(last) <= len(listed) and bare <= FEW * len(found)
    return np.array([n for n, _ in found] if sure else [], np.int64)


def _gaps(words: Words) -> list[int]:
    """The words with the last wide white of their line behind them."""
    wide = (np.diff(words.band) == 0) & (words.x0[1:] - words.x1[:-1] > WIDE * words.size[:-1])
    last = {int(words.band[n]): n for n in np.flatnonzero(wide).tolist()}
    return list(last.values())


def _rest(words: Words, n: int) -> str:
    """The text of the line behind word `n`."""
    end = int(np.searchsorted(words.band, words.band[n], side="right"))
    return " ".join(words.text[n + 1 : min(end, n + 8)])


def _beginnings(words: Words) -> list[int]:
    """The first word of each line that has a second one, far behind it."""
    anew = np.diff(words.band, prepend=-1) != 0
    found: list[int] = np.flatnonzero(
        anew[:-1] & ~anew[1:] & (words.x0[1:] - words.x1[:-1] > GAP * words.size[:-1])
    ).tolist()
    return found


def _is_parted(words: Words, n: int) -> bool:
    last = n + 1
    while last + 1 < len(words) and words.band[last + 1] == words.band[n]:
        if words.x0[last + 1] - words.x1[last] > WIDE * words.size[last]:
            return True
        last += 1
    return False


def _left_of(words: Words, edge: float, numbers: Ints) -> bool:
    """Others stand in the column of the numbers, or a head just above it."""
    first, last = int(numbers[0]), int(numbers[-1])
    above = float(words.base[first] - ABOVE * words.size[first])
    left = (words.base > above) & (words.band <= words.band[last]) & (words.x1 < edge - GAP * words.size)
    left[numbers] = False
    inside = np.flatnonzero(left)
    return any(n + 1 == len(words) or words.band[n + 1] != words.band[n] or words.x0[n + 1] >= edge - 2 for n in inside)
