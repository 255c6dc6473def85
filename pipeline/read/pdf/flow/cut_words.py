"""Words too long for their column, which a press cuts at its edge without a hyphen.

"Bayerische" / "Kommunen/Gesundheitsregi" / "onenplus (GR+)": the second line is one word that reaches the edge, the
third begins with letters that are no word of the document elsewhere.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.draft import SOFT_HYPHEN, Piece
from pipeline.read.pdf.flow.overhangs import reach
from pipeline.read.pdf.words.printed import Frame, Line

LETTERS = re.compile(r"[^\W\d_]{2,60}")
ALONE = re.compile(r"[a-zäöüß],?")  # no word of the language is a small letter
ADDRESS = re.compile(r"\w\.\w{2,20}/|://")  # its parts need not be words of the document
BEYOND = 3  # letters of a word of the document that stand behind the cut
LETTER = 1.5  # times as wide as others of its word the next letter may be


def mark_cut_words(frames: Sequence[Frame]) -> None:
    """Sets a soft hyphen where such a word is cut; how far lines reach is learnt from all columns at one place."""
    single = [(frame, *pair) for frame in frames for pair in pairwise(frame.lines) if len(pair[0].pieces) == 1]
    if not single:
        return
    edges: dict[tuple[int, bool], float] = {}
    for frame in frames:
        edges[_place(frame)] = max(edges.get(_place(frame), 0.0), reach(frame.lines))
    cut = [(last, line) for frame, last, line in single if _is_full(last, line, edges[_place(frame)])]
    if not cut:
        return
    told = Counter(word for frame in frames for line in frame.lines for word in _words(line.text))
    for last, line in cut:
        alone = ALONE.fullmatch(line.pieces[0].text)
        if alone or _is_one_word(_words(last.text)[-1], _words(line.text)[0], last, told):
            piece = last.pieces[-1]
            last.pieces[-1] = Piece(piece.text + SOFT_HYPHEN, piece.place, piece.glued)
            last.said = ""


def _place(frame: Frame) -> tuple[int, bool]:
    return round(frame.left / 8), frame.margin


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """The next letter, a small one, had no room behind the one word of the line; it hangs over no edge."""
    word = line.pieces[0].text if line.pieces else ""
    if line.marker is not None or not word[:1].islower() or abs(last.size - line.size) > 0.3:
        return False
    letter = line.first / len(word)
    room = min(edge, last.reach) - last.x1
    return last.text[-1:].isalpha() and bool(_words(word) or ALONE.fullmatch(word)) and -letter < room < LETTER * letter


def _is_one_word(end: str, start: str, last: Line, told: Counter[str]) -> bool:
    """Neither part is a word elsewhere; the first belongs to a double name, or other words begin as the whole does."""
    if told[end] > 1 or told[start] > 1:
        return False
    whole = end + start[:BEYOND]
    return ("/" in last.text and not ADDRESS.search(last.text)) or any(word.startswith(whole) for word in told)


def _words(text: str) -> list[str]:
    return [word.lower() for word in LETTERS.findall(text)]
