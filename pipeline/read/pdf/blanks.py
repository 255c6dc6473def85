"""Blanks between words: the characters that are one, and the gaps that stand for one.

"der Verein": the blank before the V may be set as a narrow gap and no character at all.
"""

import numpy as np

from pipeline.read.pdf.sheet import Bools, Codes, Floats

BLANKS = np.zeros(0x3002, bool)
BLANKS[[*range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029]] = True
BLANKS[[0x202F, 0x205F, 0x3000]] = True


def is_blank(code: Codes) -> Bools:
    blank: Bools = BLANKS[np.minimum(code, 0x3001).astype(np.int64)]
    return blank


def stands_out(gap: Floats) -> Bools:
    """A gap between letters that touch their other neighbours: a blank kerned narrow, as before the V of "der Verein".

    Spaced-out headings have such gaps everywhere, so that none of them stands out. Gaps come in sizes of the type.
    """
    close = np.concatenate([[True], gap < 0.06, [True]])
    alone: Bools = (gap > 0.14) & close[:-2] & close[2:]
    return alone
