"""Small pictures that may be bullets: icons that a printing program sets before each item."""

import ctypes

import numpy as np
import pypdfium2.raw as raw

from pipeline.read.pdf.sheets import by_ctypes
from pipeline.read.pdf.sheets.dump import IMAGE, Records
from pipeline.read.pdf.sheets.sheet import ICON, Floats

MOST = 400  # pictures of a page


def small_pictures(objects: Records, layout: tuple[float, float, float, float, float, float]) -> Floats:
    """The images of a page no larger than an icon, as rows of box and look: equal pictures have one look."""
    handles = objects["handle"][(objects["kind"] == IMAGE) & (objects["depth"] == 0)].tolist()
    if not 0 < len(handles) <= MOST:
        return np.empty((0, 5))
    left, bottom, right, top = by_ctypes.bounds(handles).T.astype(float)
    xs, ys = (
        np.stack([left * layout[n] + bottom * layout[n + 2], right * layout[n] + top * layout[n + 2]]) + layout[n + 4]
        for n in (0, 1)
    )
    boxes = np.stack([xs.min(0), ys.min(0), xs.max(0), ys.max(0)], axis=1)
    small = np.flatnonzero(((boxes[:, 2:] - boxes[:, :2]) <= ICON).all(axis=1))
    return np.array([(*boxes[n], _bytes(handles[n])) for n in small.tolist()]).reshape(-1, 5)


def _bytes(handle: int) -> int:
    return int(raw.FPDFImageObj_GetImageDataRaw(ctypes.cast(handle, raw.FPDF_PAGEOBJECT), None, 0))
