"""Pages of a PDF as small grey pictures, with the frame in which its boxes lie."""

import base64
import hashlib
import io
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

TEXT_LEVELS, PICTURE_LEVELS = 4, 16  # shades of grey: letters need few, photographs more
PICTURE = 0.2  # share of half-tones above which a page is more than letters
MOST = 2000  # pixels of a side, whatever a page claims to measure


class Bild(NamedTuple):
    """Bild: a page as a data URL, and its frame in PDF points with the origin at the top left."""

    url: str
    left: float
    width: float
    height: float


def original(path: Path, sha256: str) -> bytes | None:
    """The bytes a document was read from; None where the file is gone or no longer the same."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def bilder(data: bytes, numbers: Collection[int], dpi: int) -> dict[int, Bild]:
    """The pages with these numbers (from 1); those that cannot be drawn are left out."""
    found: dict[int, Bild] = {}
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return found
    try:
        for number in sorted(numbers):
            if 1 <= number <= len(pdf) and (bild := _bild(pdf[number - 1], dpi)):
                found[number] = bild
    finally:
        pdf.close()
    return found


def _bild(page: pdfium.PdfPage, dpi: int) -> Bild | None:
    """The whole media box, as the reader measures it."""
    try:
        media = page.get_mediabox()
        page.set_cropbox(*media)
        width, height = page.get_size()
        scale = min(dpi / 72, MOST / max(width, height, 1.0))
        return Bild(_grey(page.render(scale=scale, grayscale=True)), media[0], width, height)
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return None
    finally:
        page.close()


def _grey(bitmap: pdfium.PdfBitmap) -> str:
    image = bitmap.to_pil()
    shades = image.histogram()
    levels = PICTURE_LEVELS if sum(shades[40:216]) > PICTURE * sum(shades) else TEXT_LEVELS
    steps = levels - 1
    few = image.point([round(shade * steps / 255) for shade in range(256)]).convert("P")
    few.putpalette([value for level in range(levels) for value in (round(level * 255 / steps),) * 3])
    file = io.BytesIO()
    few.save(file, "PNG", bits=2 if levels <= 4 else 4, compress_level=6)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
