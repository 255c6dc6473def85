"""Small damages to a sound PDF, as bad disks, cut transfers and careless editors do them."""

import random
import zlib
from collections.abc import Iterator

from tests.hostile.pdf_bytes import FL, base

LINES = (
    "Ziel 01: Bewegung im Alltag",
    "07/2020 bis 06/2025 Planung und Steuerung",
    "2014: Stadt Musterhausen, Stadt Beispielfurt",
    "Fachtag am 04. Mai 2017 in Beispielfurt",
    "Tel. 0391 5550-4506",
)


def sound() -> dict[str, bytes]:
    """One page of lines and a ruled table, its content plain and packed."""
    text = b"BT /F1 10 Tf 72 800 Td 14 TL " + b"".join(b"(%s) Tj T* " % line.encode() for line in LINES) + b" ET "
    text += b"".join(b"72 %d m 500 %d l S " % (700 - 20 * n, 700 - 20 * n) for n in range(6))
    text += b"".join(b"%d 700 m %d 600 l S " % (72 + 107 * n, 72 + 107 * n) for n in range(5)) + b"BT /F1 9 Tf "
    for n in range(20):
        text += b"1 0 0 1 %d %d Tm (Feld %d) Tj " % (80 + 107 * (n % 4), 685 - 20 * (n // 4), n)
    text += b"ET"
    return {"plain": base(text).out(), "packed": base(zlib.compress(text), cfilter=FL).out()}


def mutants(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Which sound file, what was done to it, and the bytes after."""
    made = sound()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        kind, way = chance.choice(sorted(made)), chance.choice(sorted(WAYS))
        data = bytearray(made[kind])
        WAYS[way](data, chance)
        yield kind, way, bytes(data)


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _flip_five(data: bytearray, chance: random.Random) -> None:
    for _ in range(5):
        _flip(data, chance)


def _leave_out(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randrange(1, 40)]


def _double(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randrange(1, 80)]


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _digit(data: bytearray, chance: random.Random) -> None:
    at = chance.choice([n for n, byte in enumerate(data) if byte in b"0123456789"])
    data[at] = chance.choice(b"0123456789-.")


WAYS = {"flip": _flip, "five": _flip_five, "out": _leave_out, "twice": _double, "cut": _cut, "digit": _digit}
