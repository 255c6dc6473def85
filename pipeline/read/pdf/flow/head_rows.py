"""Lines of a column set as headings are: in larger type than the text, or bold."""

from pipeline.read.pdf.flow.areas import Row
from pipeline.read.pdf.words.words import Words

HEADING = 1.12  # times the size of the running text


def is_large(words: Words, line: Row, size: float) -> bool:
    return bool(len(line.left)) and float(words.size[line.left].min()) >= HEADING * size


def is_head(words: Words, line: Row, size: float) -> bool:
    """All of it is in large type, or bold."""
    return is_large(words, line, size) or bool(len(line.left) and words.bold[line.left].all())
