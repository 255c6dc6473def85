"""What tells two columns of a table that draws nothing from headings in a margin beside their text.

"07/2020 bis 06/2025 | Planung" has a number in each row; "Ziele | Wir stärken …" has none, nor a head over it.
"""

from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.tables.entries import MOST_LINES
from pipeline.read.pdf.tables.sides import Printed
from pipeline.read.pdf.tables.strips import DIGIT, Strip
from pipeline.read.pdf.words.words import Words

NUMBERED = 0.4  # lines with a number to each row


def has_entries(lines: Sequence[Printed], words: Words, strip: Strip, rows: int) -> bool:
    """One of the two columns holds numbers, as that of the periods does, or a bold head stands over both."""
    if lines[0].bold and lines[0].side == "B" and not all(line.bold for line in lines):
        return True
    inside = (words.top > lines[0].top - 1) & (words.bottom < lines[-1].bottom + 1)
    numbers = np.array([bool(DIGIT.search(text)) for text in words.text])
    for side in (words.x1 < strip.edge - 1, words.x0 > strip.edge - 1.5):
        held, numbered = (len(set(words.band[inside & side & which].tolist())) for which in (True, numbers))
        if held <= MOST_LINES * rows and numbered >= NUMBERED * rows:
            return True
    return False
