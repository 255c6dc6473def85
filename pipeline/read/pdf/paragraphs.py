"""Printed lines become paragraphs: a line ends a paragraph where the next word would still have fitted.

"» in den Koordinierungsstellen … in den" goes on in the next line; "Marktstr. 3, 39104 Magdeburg" does not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from pipeline.read.pdf.printed import UNKNOWN, Frame, Line, accept_weak

# after these words no sentence, title or period ends: "10/2020 bis" needs its end
OPEN_ENDS = frozenset(
    re.findall(
        r"\S+",
        "bis und oder sowie bzw. von vom der die das des den dem ein eine einer einem einen für mit in im am an auf aus"
        " bei zu zur zum über unter nach vor durch als wie zwischen gegen ohne wegen seit ab & – / ("
        " § §§ absatz absätze absätzen abs. artikel buchstabe",
    )
)
CLOSE, DOUBLE = 1.7, 2.5  # times the size of type: lines set close; lines of a draft set at twice the distance
FEW, PROSE = 0.3, 0.3  # close steps to each double one; double steps within a sentence to all
SAMPLE = 3  # lines that tell nothing yet
TERMINAL = ".!?:;"
SHORT = re.compile(
    r"(?:\w|ggf|bzw|ca|nr|dr|st|vgl|inkl|exkl|evtl|max|min|mind|abs|art|bzgl|sog|gem|zzgl|tel|str|prof|jan|feb|aug|sept"
    r"|okt|nov|dez|u\.a|z\.b|d\.h|i\.d\.r)\."
)
CLOSERS = "“”\"'’»)]"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in one column or cell; `right` is how far they may reach, `hung` as in Frame."""

    lines: list[Line]
    left: float
    right: float
    level: int = 0
    cell: tuple[int, int] | None = None
    seams: list[int] = field(default_factory=list)
    hung: bool = False

    @property
    def marker(self) -> str | None:
        return self.lines[0].marker if not self.lines[0].weak else None

    @property
    def text(self) -> str:
        """The printed lines with blanks between them, hyphens as printed."""
        return " ".join([line.text for line in self.lines])

    @property
    def page(self) -> int:
        return self.lines[0].page


class Pitch:
    """How far apart the lines of one paragraph stand, for each size of type: measured, not assumed.

    Where `frames` have too few lines of a size, what `other` measured counts.
    """

    def __init__(self, frames: Iterable[Frame], other: "Pitch | None" = None) -> None:
        close: dict[int, list[float]] = {}
        double: dict[int, list[tuple[float, bool]]] = {}
        for frame in frames:
            for above, below in zip(frame.lines, frame.lines[1:], strict=False):
                step, key = below.base - above.base, round(2 * below.size)
                if abs(above.size - below.size) >= 0.3 or not 0.9 * below.size <= step <= DOUBLE * below.size:
                    continue
                if step <= CLOSE * below.size:
                    close.setdefault(key, []).append(step)
                else:
                    double.setdefault(key, []).append((step, _is_under_way(above, below)))
        sizes = [size for size in close | double if not other or len(close.get(size, double.get(size, []))) > SAMPLE]
        self.steps = {size: _usual(close.get(size, []), double.get(size, [])) for size in sizes}
        if other:
            self.steps = other.steps | self.steps

    def of(self, size: float) -> float:
        return self.steps.get(round(2 * size)) or 1.25 * size


def _usual(close: list[float], double: list[tuple[float, bool]]) -> float | None:
    """The step within paragraphs: one of the smaller ones; of lines far apart only where they plainly are sentences."""
    text = sum(goes_on for _, goes_on in double) > PROSE * len(double) and len(close) < FEW * len(double)
    found = [step for step, _ in double] if text else close
    return (quantiles(found, n=5)[0] if len(found) > 3 else min(found)) if found else None


def _is_under_way(last: Line, line: Line) -> bool:
    return line.marker is None and (is_cut(last, line) or is_open(last) or line.text[:1].islower())


def settle_bullets(frames: Sequence[Frame], indent: float = 0.0) -> None:
    """Bullets of all these columns or cells: what is one in some of them is one in the others at the same place.

    `indent` is how far from the left edge that place must be: running text may begin a line with a dash.
    """
    for frame in frames:
        _settle_weak_bullets(frame)
    placed = [(line, line.x0 - frame.left) for frame in frames for line in frame.lines if line.marker]
    if not any(line.weak for line, _ in placed):
        return
    habits = {_habit(line, place) for line, place in placed if not line.weak and place >= indent}
    for line, place in placed:
        if line.weak and _habit(line, place) in habits:
            accept_weak(line)


def _habit(line: Line, place: float) -> tuple[str, int]:
    marker = line.marker or ""
    return (marker[-1] if marker[-1:] in (".", ")") else marker, round(place / 2))


def build(frame: Frame, pitch: Pitch) -> list[Paragraph]:
    """The paragraphs of one column or cell, with the nesting level of its items."""
    found, hung = list[Paragraph](), len(frame.lines) > 1 and frame.hung
    _settle_weak_bullets(frame)
    for line in frame.lines:
        if found and not line.apart and _continues(found[-1], line, pitch):
            found[-1].lines.append(line)
            continue
        if line.weak and (line.marker or "")[-1:] not in (".", ")", UNKNOWN):
            accept_weak(line)
        found.append(Paragraph([line], frame.left, frame.right, hung=hung))
    return found


def _settle_weak_bullets(frame: Frame) -> None:
    """A dash or number is a bullet where a wide gap or a hanging second line shows that its column is kept free.

    "– auch von Teilen –" at the start of a line is none. One that stands below its like is one too.
    """
    lines, settled = frame.lines, []
    for number, line in enumerate(lines):
        if not line.weak:
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        hangs = after is not None and not after.marker and abs(after.x0 - line.indent) < 1.5 < line.indent - line.x0
        if line.wide or hangs or _has_twin(frame, number):
            settled.append(line)
    for line in settled:
        accept_weak(line)


def _has_twin(frame: Frame, number: int) -> bool:
    """The next or last line begins with the like of it, or any other line where the line above has room left."""
    line = frame.lines[number]
    twins = [n for n, other in enumerate(frame.lines) if n != number and _alike(line, other)]
    if any(abs(n - number) == 1 for n in twins):
        return True
    above = frame.lines[number - 1] if number else None
    return bool(twins) and (above is None or not fills(above, line, frame.right, frame.left))


def _alike(one: Line, other: Line) -> bool:
    """Both start at one place with the same dash, or with numbers that follow each other."""
    if one.marker is None or other.marker is None or abs(one.x0 - other.x0) > 1.5:
        return False
    if one.marker[-1] in ".)":
        return other.marker[-1] == one.marker[-1] and 0 < abs(_count(one.marker) - _count(other.marker)) <= 1
    return one.marker == other.marker


def _count(marker: str) -> float:
    """ "3.", "c)" and "cc)" are the third; "3a." is the first behind it."""
    bare = marker.strip("().")
    digits = bare.rstrip("abcdefghijklmnopqrstuvwxyz")
    letter = ord(bare[-1:] or "`") - ord("`")
    if digits.isdigit():
        return int(digits) + (letter / 100 if len(digits) < len(bare) else 0)
    return letter


def _continues(paragraph: Paragraph, line: Line, pitch: Pitch) -> bool:
    last = paragraph.lines[-1]
    if line.marker is not None and not line.weak:
        return False
    step, usual = line.base - last.base, pitch.of(max(last.size, line.size))
    if abs(last.size - line.size) > 0.08 * last.size or not 0 < step < 1.18 * usual + 0.5:
        return False
    if is_cut(last, line):
        return True
    if last.bold and not line.bold and not is_open(last):
        return False
    if _dedents(paragraph, line):
        return False
    return fills(last, line, paragraph.right, paragraph.left) or _grammar_goes_on(last, line, paragraph)


def is_cut(last: Line, line: Line) -> bool:
    """A word cut by a hyphen at the line end."""
    end = last.pieces[-1].text
    return len(end) > 1 and end[-1] in "-\N{SOFT HYPHEN}" and (end[-2].isalpha() or end[-2].isdigit())


def is_open(last: Line) -> bool:
    """The line ends in a word after which something must come: "und", "Absatz", "(GBl."."""
    word = last.pieces[-1].text
    return word.lower() in OPEN_ENDS or word.endswith((",", "/")) or (word.startswith("(") and ")" not in word)


def ends_sentence(last: Line) -> bool:
    """The line ends with a full stop or the like; that of an abbreviation ("ggf.") ends nothing."""
    word = last.pieces[-1].text
    return word.rstrip(CLOSERS)[-1:] in tuple(TERMINAL) and not SHORT.fullmatch(word.lstrip("(„").lower())


def fills(last: Line, line: Line, right: float, left: float) -> bool:
    """True where the first word of `line` had no room left on `last`."""
    return right - last.x1 - 0.2 * last.size - line.first < 0.25 * last.size


def _dedents(paragraph: Paragraph, line: Line) -> bool:
    """Text that goes back left of a bullet's text, or is indented as first lines are, begins anew."""
    first, last, em, marker = paragraph.lines[0], paragraph.lines[-1], line.size, paragraph.marker
    if marker is not None:
        hangs = len(paragraph.lines) > 1 and last.x0 > first.x0 + 0.4 * em
        anew = marker[-1] not in ".)" and ends_sentence(last) and not line.text[0].islower()
        edge = last.x0 if hangs else first.indent if anew and paragraph.hung and last is first else first.x0
        return line.x0 < edge - (1.5 if anew else 0.4 * em if hangs else 1)
    return line.x0 > last.x0 + 0.8 * em and len(paragraph.lines) > 1 and ends_sentence(last)


def _grammar_goes_on(last: Line, line: Line, paragraph: Paragraph) -> bool:
    """Lines broken early on purpose end a paragraph, unless the sentence is plainly under way."""
    if is_open(last) or (_hangs(paragraph.lines[0], line) and last.bold == line.bold and not ends_sentence(last)):
        return True
    room, width = paragraph.right - last.x1, max(1.0, paragraph.right - paragraph.left)
    aside = _opens_aside(line) and line.bold == last.bold
    if (room > 0.35 * width and not aside) or ends_sentence(last):
        return False
    # "vom 8. Juni | 1949": words that a hard blank binds had no room together
    bound = room < 0.12 * width and len(paragraph.lines) > 1 and abs(line.x0 - last.x0) < 1
    return aside or line.pieces[0].text[:1].islower() or (bound and line.marker is None)


def _opens_aside(line: Line) -> bool:
    """The line begins with a parenthesis, as no paragraph does but one with a number: "(1)"."""
    first = line.pieces[0].text
    return first.startswith("(") and ")" not in first and line.marker is None


def _hangs(first: Line, line: Line) -> bool:
    """The line stands below the text of an item, not below its bullet."""
    hung = first.marker is not None and not first.weak and first.indent > first.x0 + 0.4 * first.size
    return hung and abs(line.x0 - first.indent) < 1.0
