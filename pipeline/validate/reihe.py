"""Items against the others of their list: one that lacks the comma, the label, the verb or the words all others have.

- Gesunde Lebenswelten schaffen / - Ämter an einen Tisch bringen / - Kommunen beim Aufbau / - Beispiele bekannt machen
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractors.model.document import Block, Document, Span

Suspicion = tuple[str, Span, str]

LABEL = re.compile(r"[^:„(]{2,40}: (?=[^ ])")
NO_YEAR = re.compile(r"(?![0-9]{4}:)[^:„(]{2,40}: (?=[^ ])")  # "2012: Augsburg" is whole
LINK = re.compile(r"(?:[,;]| und| oder| sowie)$")
LINK_WORD = re.compile(r" (?:und|oder|sowie)$")
OPEN_COLON = re.compile(r"(?:^|[ /-])[A-ZÄÖÜ0-9][^ ]*:$")  # "folgende sind:" leads on, whatever stands below
VERB_END = re.compile(r"(?:^| )(?:[a-zäöüß]{2,40}(?:en|ern|eln)|ist|sind|wird|hat|kann)(?: \([^()]*\))?[.;,!]?$")
# a name ("Medienvertreter/innen", "Bürger*innen"), or a quantity with its unit
ENDS_IN_NAME = re.compile(r"(?:^|[ („/&-])[„(]?[A-ZÄÖÜ0-9][\w./*:-]*[)“”.,;!?]*$|…$|[0-9] [a-zµ]{1,3}[²³]?[.,;]?$")
SENTENCE_END = re.compile(r" [a-zäöüß]{3,40}[.!?]$")
SENTENCE = 4  # words; what is cut off ends in no full stop
DATES = re.compile(r"Termine|Veranstaltungen|Kalender")
NUMBER = re.compile(r"\(?(?:[0-9]{1,2}[a-z]?|[a-z]{1,2})[.)]")  # alone in its line: an item that is all sub-items
FIGURE = re.compile(r"[0-9]")
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
ONE_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{3,40}")
LONGEST = 12  # words of a keyword
NEIGHBOURS = 3  # fewer are no custom
CUSTOM = 4
POOL = 8
EXCEPTIONS = 30  # one odd item in so many


@dataclass(frozen=True, slots=True)
class Eintrag:
    """Eintrag: an item of a list, its words, whether others stand below it, and whether its list ends in commas.

    `term` is True where the words stand alone elsewhere too, as a heading or a cell, or where the list is a sentence.
    """

    block: Block
    text: str
    parent: bool
    heading: str = ""
    joined: bool = False
    term: bool = False


def leads_on(block: Block, following: Block | None) -> bool:
    """Whether an item has a list of its own below: items that stand deeper, or that count in another way."""
    if block.kind != "item" or following is None or following.kind != "item":
        return False
    return following.level > block.level or (
        _counting(following) != _counting(block) and following.level == block.level
    )


def _counting(block: Block) -> str:
    """ "(2)" and "(3)" count alike, "3." and "3a." too; "a)" and "aa)" do not."""
    marker = block.marker or ""
    return re.sub(r"[0-9]{1,3}[a-z]?", "1", marker) if FIGURE.search(marker) else re.sub(r"[a-z]", "a", marker)


def out_of_line(document: Document) -> Iterator[Suspicion]:
    """Items that break the custom of their list; a list without a custom says nothing."""
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    lists = [_with_style(siblings) for siblings in _lists(document, blocks)]
    for siblings in lists:
        for rule, odd, message in LISTS:
            yield from ((rule, entry.block.span, message) for entry in odd(siblings))
    yield from (("eintrag_fehlt", span, "Unterpunkte ohne Punkt darüber.") for span in _orphans(document, blocks))
    alone = {document.quote(block.span) for block in blocks if block.kind != "item"}
    everything = [replace(e, term=e.term or e.text in alone) for siblings in lists for e in siblings]
    for in_cells in (True, False):
        pool = [entry for entry in everything if (entry.block.cell is not None) == in_cells]
        for rule, odd, message in POOLS:
            yield from ((rule, entry.block.span, message) for entry in odd(pool))


def _lists(document: Document, blocks: list[Block]) -> Iterator[list[Eintrag]]:
    """Items of one level and one cell that follow each other; deeper ones are lists of their own."""
    open_lists: dict[int, list[Eintrag]] = {}
    last: Block | None = None
    heading = ""
    for number, block in enumerate(blocks):
        heading = document.quote(block.span) if block.kind == "heading" else heading
        if block.kind != "item" or last is None or block.cell != last.cell:
            yield from open_lists.values()
            open_lists = {}
        if block.kind == "item":
            yield from (open_lists.pop(level) for level in sorted(open_lists) if level > block.level)
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            entry = Eintrag(block, document.quote(block.span).rstrip(), leads_on(block, following), heading)
            open_lists.setdefault(block.level, []).append(entry)
        last = block
    yield from open_lists.values()


def _orphans(document: Document, blocks: list[Block]) -> Iterator[Span]:
    """The first item of a list, where it stands deeper than one that follows."""
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        begins = block.kind == "item" and (before is None or before.kind != "item")
        if not begins or block.level == 0 or block.cell is not None:
            continue
        if before and NUMBER.fullmatch(document.quote(before.span)):  # its own text is nothing but these
            continue
        following = next(
            (other for other in blocks[number:] if other.kind != "item" or other.level < block.level), None
        )
        if following is not None and following.kind == "item":
            yield block.span


def _with_style(siblings: list[Eintrag]) -> list[Eintrag]:
    """The items, each knowing whether a comma or "und" at its end is what its list asks for."""
    linked = all(LINK.search(entry.text) for entry in siblings[:-1])
    last_but_one = len(siblings) - 2
    sentence = last_but_one > 0 and LINK_WORD.search(siblings[-2].text) is not None
    return [
        replace(
            entry,
            joined=entry.block.cell is None
            and (linked or (place == last_but_one and place > 0) or siblings[place + 1].text.endswith(".")),
            term=sentence,
        )
        for place, entry in enumerate(siblings[:-1])
    ] + [replace(entry, term=sentence) for entry in siblings[-1:]]


def _lacks_link(siblings: list[Eintrag]) -> list[Eintrag]:
    """ "Bewegung, / Ernährung / Ruhe und / Teilhabe": all but the last end in a comma or "und"."""
    inner = siblings[:-1]
    odd = [entry for entry in inner if not LINK.search(entry.text)]
    if any(len(entry.text.split()) > LONGEST for entry in siblings):
        return []  # paragraphs of a law hold lists of their own
    custom = len(inner) >= NEIGHBOURS or (len(inner) == NEIGHBOURS - 1 and odd[:1] != inner[:1])
    return odd if custom and len(odd) == 1 else []


def _open_colon(siblings: list[Eintrag]) -> list[Eintrag]:
    """ "Fachtag am 12. Mai in Gotha:" with nothing behind and nothing below, where others end otherwise."""
    odd = [entry for entry in siblings if OPEN_COLON.search(entry.text) and not entry.parent]
    odd = [entry for entry in odd if len(entry.text.split()) <= LONGEST]
    return odd if len(odd) * 2 <= len(siblings) else []


def _lacks_verb(siblings: list[Eintrag]) -> list[Eintrag]:
    odd = [entry for entry in siblings if not VERB_END.search(entry.text)]
    short = all(len(entry.text.split()) <= LONGEST for entry in siblings)
    return odd if short and len(siblings) >= CUSTOM and len(odd) == 1 else []


def _lacks_date(siblings: list[Eintrag]) -> list[Eintrag]:
    """Under "Termine" an entry without a figure, where others have one."""
    if not siblings or not DATES.search(siblings[0].heading):
        return []
    odd = [entry for entry in siblings if not FIGURE.search(entry.text)]
    return odd if len(odd) < len(siblings) else []


def _has_link(pool: list[Eintrag]) -> list[Eintrag]:
    """A comma or "und" at the end of an item, where the others have none."""
    return _rare(pool, [entry for entry in pool if LINK.search(entry.text) and not entry.joined])


def _lacks_label(pool: list[Eintrag]) -> list[Eintrag]:
    """ "Jena" where all others are "Weimar: Seelische Gesundheit"; a label with its items below is whole."""
    top = [entry for entry in pool if entry.block.level == 0 and not entry.text.endswith(":")]
    odd = [entry for entry in top if not LABEL.match(entry.text)]
    return odd if len(top) >= CUSTOM and len(odd) == 1 else []


def _ends_small(pool: list[Eintrag]) -> list[Eintrag]:
    """ "Beschreibung der wichtigsten" where nearly all items end in a noun; with a colon at its end one leads in."""
    open_end = [entry for entry in pool if not (_leads_in(entry) or (entry.joined and LINK.search(entry.text)))]
    open_end = [entry for entry in open_end if not entry.text.endswith(":")]
    odd = [entry for entry in open_end if WORD.search(entry.text) and not ENDS_IN_NAME.search(entry.text)]
    return _rare(pool, [entry for entry in odd if not _is_sentence(entry.text)])


def _leads_in(entry: Eintrag) -> bool:
    """ "b) einmalig bei" over "aa) Umzug": the sentence of a decree goes on in the items below."""
    return entry.parent and (entry.block.marker or "").endswith(")")


def _is_sentence(text: str) -> bool:
    return SENTENCE_END.search(text) is not None and len(text.split()) >= SENTENCE


def _one_word(pool: list[Eintrag]) -> list[Eintrag]:
    """ "Festlegung" alone, or behind its label, where nearly all items are phrases."""
    bare = [NO_YEAR.sub("", entry.text, count=1) for entry in pool]
    pairs = zip(pool, bare, strict=True)
    odd = [entry for entry, text in pairs if not (entry.parent or entry.term) and ONE_NOUN.fullmatch(text)]
    usual = sorted(len(text.split()) for text in bare)
    phrases = bool(usual) and usual[len(usual) // 2] >= NEIGHBOURS
    return _rare(pool, odd) if phrases else []


def _rare(pool: list[Eintrag], odd: list[Eintrag]) -> list[Eintrag]:
    return odd if len(pool) >= POOL and len(odd) <= max(1, len(pool) // EXCEPTIONS) else []


Odd = Callable[[list[Eintrag]], list[Eintrag]]
LISTS: tuple[tuple[str, Odd, str], ...] = (
    ("endzeichen_fehlt", _lacks_link, "Die Nachbarn enden mit Komma oder „und“."),
    ("abgebrochen", _open_colon, "Hinter dem Doppelpunkt steht nichts."),
    ("datum_fehlt", _lacks_date, "Ein Termin ohne Datum."),
    ("zeitwort_fehlt", _lacks_verb, "Die Nachbarn enden mit einem Zeitwort."),
)
POOLS: tuple[tuple[str, Odd, str], ...] = (
    ("doppelpunkt_fehlt", _lacks_label, "Die anderen haben eine Angabe vor einem Doppelpunkt und eine dahinter."),
    ("abgebrochen", _has_link, "Komma oder „und“ am Ende, anders als die anderen."),
    ("endet_klein", _ends_small, "Die anderen Einträge enden mit einem Hauptwort."),
    ("auffaellig_kurz", _one_word, "Ein Wort, wo die anderen Einträge Wendungen sind."),
)
