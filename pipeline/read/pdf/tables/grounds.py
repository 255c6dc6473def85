"""What is drawn behind the text of a page and borders no cell: the fill of the whole page, sides that run off it.

A browser that prints fills the ground of its page, and that of an article on each of its pages from end to end; a bar
from the head of the sheet to its foot stands behind the first column of a table as well as beside a text. The frame
around an article begins above the first of its pages and ends below the last, where no eye sees it.
"""

import numpy as np

from pipeline.read.pdf.sheets.sheet import Bools, Floats, Rules, Sheet

SHARE = 0.75  # of the page's width and height
NEAR = 1.5


def without_grounds(sheet: Sheet) -> Rules:
    """The rules to be seen on a sheet, without the outlines of grounds; a table drawn on one has rules of its own."""
    down, across = sheet.rules.down, sheet.rules.across
    grounds = _grounds(sheet) if len(sheet.boxes) else sheet.boxes
    beyond = down[:, 3] - down[:, 1] > sheet.height
    unseen = (across[:, 3] < 0) | (across[:, 1] > sheet.height)
    if not (len(grounds) or beyond.any() or unseen.any()):
        return sheet.rules
    sides = _are(down, grounds[:, [0, 1, 0, 3]]) | _are(down, grounds[:, [2, 1, 2, 3]])
    ends = _are(across, grounds[:, [0, 1, 2, 1]]) | _are(across, grounds[:, [0, 3, 2, 3]])
    return Rules(across[~(ends | unseen)], down[~(sides | beyond)])


def _grounds(sheet: Sheet) -> Floats:
    """The boxes that fill most of the page, and bars from its head to its foot."""
    boxes = sheet.boxes
    wide = np.minimum(boxes[:, 2], sheet.width) - np.maximum(boxes[:, 0], 0.0)
    high = np.minimum(boxes[:, 3], sheet.height) - np.maximum(boxes[:, 1], 0.0)
    return boxes[((wide > SHARE * sheet.width) & (high > SHARE * sheet.height)) | (high > sheet.height - NEAR)]


def _are(rules: Floats, others: Floats) -> Bools:
    """Which of the rules are one of the others."""
    near: Bools = np.any(np.all(np.abs(rules[:, None, :] - others[None, :, :]) < NEAR, axis=2), axis=1)
    return near
