"""Signs that a PDF was altered after it was written: engines mend such a file without a word, and its text may differ.

A packed stream whose checksum is wrong | a directory that names places where no object begins | an end cut off

An engine that reads on regardless is what a person wants; but they must hear that the file is not as it was made.
ISO 32000-1: 7.4.4 (Flate; the Adler-32 at its end is RFC 1950's), 7.5.4 (cross-reference table), 7.5.5 (its place).
"""

import re
import zlib
from collections.abc import Iterator

from pipeline.read.draft import Complaint

PACKED = re.compile(  # packed first and not, as ASCII85 over Flate, packed and then spelled
    rb"/Filter\s{0,3}\[?\s{0,3}/FlateDecode\b(?:[^>]|>(?!>)|>>(?!\s{0,3}stream)){0,400}>>\s{0,3}stream\r?\n"
)
CHUNK = 1 << 16
MOST = 64 << 20  # bytes that are unpacked to look at their checksums
START = re.compile(rb"startxref\s{1,9}([0-9]{1,10})\s{1,9}%%EOF")
TABLE = re.compile(rb"xref\s{1,3}")
SECTION = re.compile(rb"([0-9]{1,9}) ([0-9]{1,7})\s{1,3}")
ENTRY = 20  # bytes of one, by the standard
OBJECT = re.compile(rb"\s{0,3}([0-9]{1,9})\s{1,3}[0-9]{1,5}\s{1,3}obj\b")
ANY_START = re.compile(rb"\s{0,3}(?:xref\b|[0-9]{1,9}\s{1,3}[0-9]{1,5}\s{1,3}obj\b)")


def damage_of(data: bytes) -> Iterator[Complaint]:
    """At most one complaint, with what was seen; `data` begins with the header. Linear, and of a bounded cost."""
    seen = [word for word, wrong in (("Verzeichnis", _misdirected(data)), ("Prüfsumme", _torn(data))) if wrong]
    if seen:
        yield Complaint("pdf_veraendert", f"Das PDF ist nicht, wie es geschrieben wurde ({', '.join(seen)}).")


def _torn(data: bytes) -> bool:
    """True where a packed stream does not unpack, or to something else than was packed. Ciphers hide that."""
    if b"/Encrypt" in data:
        return False
    left = MOST
    for match in PACKED.finditer(data):
        try:
            left -= _unpacked(data, match.end(), left)
        except zlib.error:
            return True
        if left <= 0:
            break
    return False


def _unpacked(data: bytes, at: int, most: int) -> int:
    """Bytes that came out, at most a little more than `most`; zlib.error where the stream is damaged."""
    stream = zlib.decompressobj()
    size = 0
    while not stream.eof and size < most and at < len(data):
        piece = stream.unconsumed_tail
        if not piece:
            piece, at = data[at : at + CHUNK], at + CHUNK
        size += len(stream.decompress(piece, CHUNK * 4))
    return size


def _misdirected(data: bytes) -> bool:
    """True where the end names no place of a directory, or the directory a place where its object does not begin."""
    starts = [int(match[1]) for match in START.finditer(data)]
    if not starts:
        return True
    if not ANY_START.match(data, starts[-1]):
        return True
    table = TABLE.match(data, starts[-1])
    if table is None:  # a directory that is a packed stream has a checksum
        return False
    return any(not _begins(data, place, number) for number, place in _entries(data, table.end()))


def _begins(data: bytes, place: int, number: int) -> bool:
    there = OBJECT.match(data, place)
    return there is not None and int(there[1]) == number


def _entries(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Number and place of every object in use that the newest table names."""
    while section := SECTION.match(data, at):
        first, count = int(section[1]), int(section[2])
        at = section.end()
        for number in range(first, first + count):
            entry = data[at : at + ENTRY]
            if len(entry) < ENTRY:
                return
            if entry[17:18] == b"n" and entry[:10].isdigit() and int(entry[:10]):  # some writers leave gaps as 0
                yield number, int(entry[:10])
            at += ENTRY
