"""The texts of words: characters in NFC, without ligatures and what is not seen."""

import unicodedata

from pipeline.read.pdf.sheets.sheet import Codes

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
RAISED = dict(zip(map(ord, "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"), "abcdefghijklmnoprstuvwxyz", strict=True))
PLAIN = {**LIGATURES, **RAISED, 0x2010: "-", 0x2011: "-"} | dict.fromkeys(
    [*range(0x200B, 0x200F), 0x2060, 0xFEFF, 0xFE0E, 0xFE0F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
SHY = "\N{SOFT HYPHEN}"
TROUBLE = frozenset(PLAIN) | {ord(SHY)}
COMPOSING = 0x300  # all characters before the first combining mark are in NFC
SIGNS = frozenset(map(ord, "–—‘’‚“”„•…‹›€→●■▪"))  # and so are these, where no combining mark is


def letters_of(code: Codes) -> str:
    return code.astype("<u4", copy=False).tobytes().decode("utf-32-le", "replace")


def plainly(texts: list[str], code: Codes, letters: str) -> list[str]:
    """The texts of these characters without what needs more room or none than it seems."""
    odd = set(code[(code >= COMPOSING) | (code == ord(SHY))].tolist())
    if odd <= SIGNS or (TROUBLE.isdisjoint(odd) and unicodedata.is_normalized("NFC", letters)):
        return texts
    return [_plain(text) for text in texts]


def _plain(text: str) -> str:
    """NFC without ligatures and invisible characters; a soft hyphen that is printed inside a word is a hyphen."""
    text = unicodedata.normalize("NFC", text.translate(PLAIN))
    return text[:-1].replace(SHY, "-") + text[-1:] if SHY in text else text
