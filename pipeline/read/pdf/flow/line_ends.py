"""How a printed line ends: in a sentence's end, in a cut word, or in a word after which something must come."""

import re

from pipeline.read.pdf.words.printed import Line

# after these words no sentence, title or period ends: "10/2020 bis" needs its end
OPEN_ENDS = frozenset(
    re.findall(
        r"\S+",
        "bis und oder sowie bzw. von vom der die das des den dem ein eine einer einem einen für mit in im am an auf aus"
        " bei zu zur zum über unter nach vor durch als wie zwischen gegen ohne wegen seit ab per & – / ("
        " § §§ absatz absätze absätzen abs. artikel buchstabe",
    )
)
TERMINAL = ".!?:;"
SHORT = re.compile(
    r"(?:\w|ggf|bzw|ca|nr|dr|st|vgl|inkl|exkl|evtl|max|min|mind|abs|art|bzgl|sog|gem|zzgl|tel|str|prof|jan|feb|aug|sept"
    r"|okt|nov|dez|u\.a|z\.b|d\.h|i\.d\.r)\."
)
NUMBERING = frozenset(("als", "rund", "etwa", "circa", "ca.", "über", "fast", "knapp", "mindestens", "höchstens"))
CLOSERS = "“”\"'’»)]"


def is_cut(last: Line, line: Line) -> bool:
    """A word cut by a hyphen at the line end."""
    return is_cut_off(last.pieces[-1].text)


def is_cut_off(text: str) -> bool:
    """A hyphen behind a letter or digit ends it."""
    return text[-1:] in ("-", "\N{SOFT HYPHEN}") and (text[-2:-1].isalpha() or text[-2:-1].isdigit())


def is_open(last: Line) -> bool:
    """The line ends in a word after which something must come: "und", "Absatz", "(GBl.", "mehr als 120"."""
    word = last.pieces[-1].text
    if word.isdigit() and len(last.pieces) > 1 and last.pieces[-2].text.lower() in NUMBERING:
        return True
    return word.lower() in OPEN_ENDS or word.endswith((",", "/")) or (word.startswith("(") and ")" not in word)


def ends_sentence(last: Line) -> bool:
    """The line ends with a full stop or the like; that of an abbreviation ("ggf.") ends nothing."""
    word = last.pieces[-1].text
    return word.rstrip(CLOSERS)[-1:] in tuple(TERMINAL) and not SHORT.fullmatch(word.lstrip("(„").lower())


def fills(last: Line, line: Line, right: float, left: float) -> bool:
    """True where the first word of `line` had no room left on `last`."""
    return right - last.x1 - 0.2 * last.size - line.first < 0.25 * last.size
