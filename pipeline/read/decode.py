"""Bytes to text by a stated rule: byte order mark, then UTF-8, then UTF-16 by its zero bytes, then windows-1252.

Labels inside the file (`<meta charset>`) are not obeyed: they are wrong too often, and UTF-7 would smuggle in tags.
"""

import codecs
import re

from pipeline.read.errors import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = "Die Datei enthält Steuerzeichen, sie ist kein Text."
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its character set; Unreadable("leer", "binaer", "zeichensatz")."""
    if not data.strip(b"\x00\t\n\x0b\x0c\r \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("leer", "Die Datei ist leer.")
    text, charset = _decode(data)
    controls = len(CONTROL.findall(text))
    if "\x00" in text or controls * 200 > len(text):
        raise Unreadable("binaer", BINARY)
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), charset


def _decode(data: bytes) -> tuple[str, str]:
    for mark, charset in MARKS:
        if data.startswith(mark) and not (charset.startswith("utf-32") and _is_utf16(data[len(mark) :], charset)):
            return _strict(data[len(mark) :], charset)
    guess = _utf16_without_mark(data)
    if guess:
        return _strict(data, guess)
    if b"\x00" in data:
        raise Unreadable("binaer", BINARY)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strict(data, "windows-1252")


def _is_utf16(data: bytes, charset: str) -> bool:
    """The mark of UTF-32 is also that of UTF-16 with a zero behind it: what is no UTF-32 is that."""
    try:
        data.decode(charset)
    except UnicodeDecodeError:
        return True
    return False


def _strict(data: bytes, charset: str) -> tuple[str, str]:
    try:
        return data.decode(charset), charset
    except UnicodeDecodeError as error:
        raise Unreadable("zeichensatz", f"Die Datei ist weder UTF-8 noch {charset}.") from error


def _utf16_without_mark(data: bytes) -> str | None:
    """German text in UTF-16 has a zero in nearly every second byte, and on one side only."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 >= len(sample) * 4 and not even:
        return "utf-16-le"
    if even * 10 >= len(sample) * 4 and not odd:
        return "utf-16-be"
    return None
