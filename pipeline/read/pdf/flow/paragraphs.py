"""Printed lines become paragraphs: a line ends a paragraph where the next word would still have fitted.

"» in den Koordinierungsstellen … in den" goes on in the next line; "Marktstr. 3, 39104 Magdeburg" does not.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Box
from pipeline.read.pdf.flow.indents import indent_of
from pipeline.read.pdf.flow.line_ends import ends_sentence, fills, is_cut, is_open
from pipeline.read.pdf.flow.pitch import Pitch, is_other_type, type_of
from pipeline.read.pdf.flow.weak_bullets import settle_weak_bullets
from pipeline.read.pdf.words.printed import Frame, Line, accept_weak, is_sign

STEP, CUT = 1.18, 1.8  # times the usual step from line to line, and where a hyphen cuts a word: presses stretch a page
FAR_BULLET = 1.2  # sizes of type from a bullet to its text: no line of an item goes back below the bullet
RIGHT = 0.5  # of the column: a line that begins so far right of the next stands at its right end, for itself
FAR_END = 2.0  # times the usual step: no further below an address stands the rest of it
HUNG = 1.3  # below the first line of an item: a bullet of another font pushes the next line down
OUT, OUTSIDE = 0.25, '„“"»«(–-'  # sizes of type by which these may stand out of their column
MOST_LABEL, WHITE = 4, 0.8  # words of a label; sizes of type behind it
# lines of an address stand for themselves, in a column however narrow: "Tel. 0361 123", "www.netz.example"
CONTACT = re.compile(r"(?:Tel|Fax|Mobil|E-?Mail|Internet|www\.|https?://|[\w.+-]{1,40}@\w)")
PATH = re.compile(r"(?:www\.|://)\S{1,200}/$")
TOWN = re.compile(r"(?:^|, )[0-9]{5} [A-ZÄÖÜ]\w+$")
SLACK = 0.35  # sizes of type by which the text of an item may begin left of that of its first line
SIGN = 1.1  # sizes of type: no sign before an item is as wide
PARTED = 0.2  # sizes of type by which lines stand further apart where a paragraph ends
TALL, DISPLAY = 1.05, 1.12  # times the size: no higher is a line without raised letters; so large is a title


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in one column or cell; `right` is how far they may reach, the rest as in Frame.

    `indent` is where first lines of paragraphs begin in the column, 0 where they do not stand in; `body` is the size of
    its text where that is smaller than in the rest of the document.
    """

    lines: list[Line]
    left: float
    right: float
    level: int = 0
    hung: bool = False
    margin: bool = False
    indent: float = 0.0
    body: float = math.inf

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


def build(frame: Frame, pitch: Pitch) -> list[Paragraph]:
    """The paragraphs of one column or cell, with the nesting level of its items."""
    found: list[Paragraph] = []
    hung = len(frame.lines) > 1 and frame.hung
    indent = indent_of(frame)
    settle_weak_bullets(frame)
    for line in frame.lines:
        if found and not line.apart and _continues(found[-1], line, pitch):
            found[-1].lines.append(line)
            continue
        aside = not found and line.marker in [piece.text for piece in line.pieces[1:]]  # "– auch von Teilen –"
        if line.weak and (line.marker or "")[-1:] not in (".", ")") and not is_sign(line.marker or "") and not aside:
            accept_weak(line)
        right = min(frame.right, line.reach)
        found.append(Paragraph([line], frame.left, right, hung=hung, margin=frame.margin, indent=indent))
    return found


def _continues(paragraph: Paragraph, line: Line, pitch: Pitch) -> bool:
    last = paragraph.lines[-1]
    if line.marker is not None and not line.weak:
        return False
    step, usual = line.base - last.base, pitch.of(max(last, line, key=type_of))
    raised = max(0.0, line.bottom - line.top - TALL * line.size)  # browsers make room for raised letters
    most = CUT if (cut := is_cut(last, line)) and line.text[:1].islower() else STEP
    if _is_end_of_address(last, line):
        most = FAR_END
    no_room = last.text[-1:] in ":;" and fills(last, line, paragraph.right, paragraph.left)
    ended = ends_sentence(last) and not no_room
    if last is paragraph.lines[0] and _hangs(last, line) and not ended:
        most = max(most, HUNG)
    if is_other_type(last, line) or not 0 < step < most * usual + 0.5 + raised:
        return False
    if cut:
        return True
    white = step - usual - PARTED * line.size if paragraph.marker is None else 0.0
    if (white > 0 and _begins_anew(last, line)) or (white > raised and pitch.parts(last, line)):
        return False
    if (_is_labelled(line) and _is_labelled(paragraph.lines[0])) or _is_next_of_address(last, line):
        return False
    turns = last.bold != line.bold and (last.bold or (paragraph.marker is not None and paragraph.hung))
    display = _is_display(last, pitch) and not ends_sentence(last)
    small = display and line.text[:1].islower()  # the letters of a line may be too few to show that they are bold
    if turns and _ends_with_aside(last, line):
        return True
    if turns and not (is_open(last) or _hangs(paragraph.lines[0], line) or _opens_aside(line) or small):
        return False
    if display:
        return True
    if _dedents(paragraph, line, ended=ended):
        return False
    full = fills(last, line, paragraph.right, paragraph.left) or pitch.had_no_room(last, line)
    return full or _grammar_goes_on(last, line, paragraph)


def _begins_anew(last: Line, line: Line) -> bool:
    """A sentence ends and one begins."""
    return ends_sentence(last) and last.text[-1] not in ":;" and line.text[:1].isupper()


def _is_next_of_address(last: Line, line: Line) -> bool:
    """Both lines tell how to reach somebody, or the last one where; "Telefon 0361 123 oder per" is a sentence."""
    reach = CONTACT.match(last.text) and not last.pieces[-1].text.isalpha()
    return bool(CONTACT.match(line.text) and (reach or TOWN.search(last.text)))


def _is_end_of_address(last: Line, line: Line) -> bool:
    """A web address broken behind a slash goes on in a line of nothing else: clerks break it as a paragraph."""
    broken = PATH.search(last.pieces[-1].text) is not None if last.pieces else False
    return broken and len(line.pieces) == 1 and line.text[:1].islower() and not CONTACT.match(line.text)


def _is_labelled(line: Line) -> bool:
    """The line begins with a year or a time and a colon, or with a label and white: "Fürth:   Stadtplanung"."""
    for piece, after in zip(line.pieces[:MOST_LABEL], line.pieces[1:], strict=False):
        if piece.text.endswith(":") and isinstance(piece.place, Box) and isinstance(after.place, Box):
            return piece.text[0].isdigit() or after.place.x0 - piece.place.x1 > WHITE * line.size
    return False


def _is_display(line: Line, pitch: Pitch) -> bool:
    """Type larger than that of the running text: the lines of a heading may be broken anywhere, to be of one length."""
    return line.size >= DISPLAY * pitch.body


def _dedents(paragraph: Paragraph, line: Line, *, ended: bool) -> bool:
    """Text that goes back left of a bullet's text, hung lines or a block, or is indented as first lines are.

    `ended` says that the line above ends a sentence, and not for want of room.
    """
    first, last, em, marker = paragraph.lines[0], paragraph.lines[-1], line.size, paragraph.marker
    if marker is not None and abs(first.x0 - paragraph.indent) >= 1:  # else it stands in as other first lines do
        hangs = len(paragraph.lines) > 1 and last.x0 > first.x0 + 0.4 * em
        anew = marker[-1] not in ".)" and ended and not line.text[0].islower()
        if paragraph.hung and last is first and marker[-1] not in ".)" and _stands_as_bullet(first, line):
            return True
        apart = paragraph.hung or first.indent - first.x0 > FAR_BULLET * em
        edge = last.x0 if hangs else first.indent if anew and apart and last is first else first.x0
        return _edge(line) < edge - (1.5 if anew else 0.4 * em if hangs else 1)
    if last.x0 > first.x0 + 1 and _is_centred([*paragraph.lines, line]):
        return False
    far = last.x0 - line.x0 > RIGHT * (paragraph.right - paragraph.left) and abs(last.x1 - line.x1) > 1.5
    if far and last is first and not is_open(last):
        return True
    hung = last.x0 > first.x0 + 0.8 * em and abs(line.x0 - first.x0) < 1.5 and not is_open(last)
    block = len(paragraph.lines) > 1 and line.x0 < min(first.x0, last.x0) - 0.8 * em
    further = block or (line.x0 > last.x0 + 0.8 * em and (len(paragraph.lines) > 1 or last.text[-1] == ":"))
    indented = abs(line.x0 - paragraph.indent) < 1 and (last is first or last.x0 < line.x0 - 1)  # no block set in
    return hung or ((further or indented) and ends_sentence(last))


def _stands_as_bullet(item: Line, line: Line) -> bool:
    """The line begins where the bullet of the item does, left of its text, as a title below a list."""
    near = abs(_edge(line) - item.x0) < 1 < item.indent - item.x0
    return near and not line.text[0].islower() and not is_open(item)


def _is_centred(lines: Sequence[Line]) -> bool:
    """The middles of all lines stand below each other."""
    middles = [line.x0 + line.x1 for line in lines]
    return max(middles) - min(middles) < 2.0


def _grammar_goes_on(last: Line, line: Line, paragraph: Paragraph) -> bool:
    """Lines broken early on purpose end a paragraph, unless the sentence is plainly under way."""
    led_in = last.text.endswith(":") or not ends_sentence(last)
    if is_open(last) or (_hangs(paragraph.lines[0], line) and last.bold == line.bold and led_in):
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


def _ends_with_aside(last: Line, line: Line) -> bool:
    """A bold title goes on in the line, and what ends it in parentheses is set in plain type: "Orte (2021)"."""
    return last.bold and line.opens_bold and not ends_sentence(last) and " (" in line.text and line.text[-1] == ")"


def _hangs(first: Line, line: Line) -> bool:
    """The line stands below the text of an item, not below its bullet; "⇒online" shows not where its text begins."""
    text = first.indent if first.indent > first.x0 else min(line.x0, first.x0 + 2 * first.size)
    hung = first.marker is not None and not first.weak and text > first.x0 + 0.4 * first.size
    least = min(text - SLACK * line.size, first.x0 + SIGN * first.size)  # a wide sign pushes the text behind it on
    return hung and line.x0 - text < 1.0 and _edge(line) > least


def _edge(line: Line) -> float:
    """Where the letters of a line begin: quotation marks may stand a little out."""
    return line.x0 + (OUT * line.size if line.text[0] in OUTSIDE else 0.0)
