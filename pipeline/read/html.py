"""Reads HTML: headings, paragraphs, nested lists, tables with spans; page furniture is kept and named.

<td>Aufbau eines Netzwerks <ul><li>Auftakt planen</li></ul></td>
"""

from collections.abc import Iterator
from typing import Literal

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from pipeline.read import limits
from pipeline.read.decode import decode
from pipeline.read.draft import Complaint, Draft, Reading, hidden
from pipeline.read.errors import Unreadable
from pipeline.read.html_walk import Walk
from pipeline.read.markup import SILENT, Locator

Event = tuple[Literal["start", "end"], Tag] | tuple[Literal["text"], str]


def read_html(data: bytes) -> Reading:
    """The reading of a whole page; Unreadable("zu_gross", "leer", "binaer", "zeichensatz")."""
    if len(data) > limits.HTML:
        raise Unreadable("zu_gross", f"Die Seite ist größer als {limits.HTML} Byte.")
    source, charset = decode(data)
    drafts, lost = read_markup(source, 0)
    complaints = [Complaint("text_verloren", f"{lost} Zeichen der Seite wurden nicht gelesen.")] if lost else []
    complaints += hidden(source)
    return Reading(drafts, complaints, media_type=f"text/html; charset={charset}")


def read_markup(source: str, start: int, first_table: int = 0) -> tuple[list[Draft], int]:
    """Drafts of a page or fragment that begins at offset `start` of the file, and how many characters were lost.

    Tables are numbered from `first_table` in the order they begin.
    """
    locator = Locator(source, start)
    walk = Walk(locator, first_table)
    for kind, what in _events(BeautifulSoup(source, "lxml")):
        if kind == "text":
            walk.text(str(what))
        elif isinstance(what, Tag):
            (walk.start if kind == "start" else walk.end)(what)
    drafts = walk.finish()
    return drafts, max(0, locator.characters - walk.characters)


def _events(root: Tag) -> Iterator[Event]:
    """The tree in document order, without recursion: hostile pages nest thousands deep."""
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.children))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:  # the root itself is no tag
                yield "end", tag
        elif isinstance(child, Tag):
            if child.name not in SILENT:
                yield "start", child
                stack.append((child, iter(child.children)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield "text", str(child)
