"""Dashes and numbers at the start of a line: bullets where their column, their like or a hanging line says so."""

from collections.abc import Sequence

from pipeline.read.pdf.flow.line_ends import fills
from pipeline.read.pdf.flow.pitch import is_other_type
from pipeline.read.pdf.words.printed import Frame, Line, accept_weak
from pipeline.read.pdf.words.words import UNKNOWN

LARGER = 1.08  # times the size of type
QUOTED = 3  # lines of a quotation before a dash of its own


def settle_bullets(frames: Sequence[Frame], indent: float = 0.0) -> None:
    """Bullets of all these columns or cells: what is one in some of them is one in the others at the same place.

    `indent` is how far from the left edge that place must be: running text may begin a line with a dash. A line in
    larger type than all such items is a heading, behind a sign of its own.
    """
    if not any(line.weak for frame in frames for line in frame.lines):
        return
    for frame in frames:
        settle_weak_bullets(frame)
    placed = [(line, line.x0 - frame.left) for frame in frames for line in frame.lines if line.marker]
    sizes: dict[tuple[str, int], float] = {}
    for line, place in placed:
        if not line.weak and place >= indent:
            sizes[_habit(line, place)] = max(sizes.get(_habit(line, place), 0.0), line.size)
    for line, place in placed:
        if line.weak and line.size < LARGER * sizes.get(_habit(line, place), 0.0):
            accept_weak(line)


def _habit(line: Line, place: float) -> tuple[str, int]:
    marker = (line.marker or "").replace(UNKNOWN, "•")
    return (marker[-1] if marker[-1:] in (".", ")") else marker, round(place / 2))


def settle_weak_bullets(frame: Frame) -> None:
    """A dash or number is a bullet where a wide gap or a hanging second line shows that its column is kept free.

    "– auch von Teilen –" at the start of a line is none. One that stands below its like is one too.
    """
    lines, settled = frame.lines, []
    for line in [line for n, line in enumerate(lines) if line.weak and _is_quoted(lines, n)]:
        line.marker, line.weak = None, False
    weak = [n for n, line in enumerate(lines) if line.weak]
    marked = [n for n, line in enumerate(lines) if line.marker is not None] if weak else []
    for number in weak:
        line, after = lines[number], lines[number + 1] if number + 1 < len(lines) else None
        if line.wide or (after and _hangs(line, after)) or _has_twin(frame, number, marked):
            settled.append(line)
    for line in settled:
        accept_weak(line)


def _is_quoted(lines: Sequence[Line], number: int) -> bool:
    """A quotation that began in one of the lines above goes on: „Familien am Ort / – und was ist mit den Kindern?“"""
    above = " ".join(line.text for line in lines[max(0, number - QUOTED) : number])
    return above.rfind("„") > max(above.rfind("“"), above.rfind("”"))


def _hangs(line: Line, after: Line) -> bool:
    """The next line stands below the text of this one, not below its dash."""
    goes_on = not after.marker and not is_other_type(line, after)
    return goes_on and abs(after.x0 - line.indent) < 1.5 < line.indent - line.x0


def _has_twin(frame: Frame, number: int, marked: Sequence[int]) -> bool:
    """The next or last line begins with the like of it, or any other line where the line above has room left."""
    line = frame.lines[number]
    twins = [n for n in marked if n != number and _alike(line, frame.lines[n])]
    if any(abs(n - number) == 1 for n in twins):
        return True
    above = frame.lines[number - 1] if number else None
    return bool(twins) and (above is None or not fills(above, line, min(frame.right, above.reach), frame.left))


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
