"""Markup made here is escaped here: elements from names, attributes and children; no string is ever trusted."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

# what would act on the reader unseen: controls, and signs that turn the direction of writing
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
Attribute = str | int | float


def visible(value: object) -> object:
    """Text with its unseen signs named; anything that is not plain text as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
    return value


def tag(name: str, *children: object, **attributes: Attribute | None) -> Markup:
    """An element; `class_` becomes class, `_` in names becomes `-`, attributes that are None are left out."""
    told = "".join(
        f' {_attribute(key)}="{escape(visible(_short(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{told}>{joined(children)}</{name}>")


def joined(children: Iterable[object]) -> Markup:
    """Children in order, each escaped unless it is markup of ours."""
    return Markup("".join([str(escape(visible(child))) for child in children]))


@cache
def _attribute(key: str) -> str:
    return key if key in ("viewBox", "preserveAspectRatio") else key.rstrip("_").replace("_", "-")


def _short(value: Attribute) -> str:
    """Numbers with one decimal at most: a tenth of a point is finer than a screen."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def plain(text: str, length: int) -> str:
    """At most `length` characters of a text, cut at a word where one ends near."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, blank, _ = cut.rpartition(" ")
    return f"{head if blank and len(head) > length * 2 // 3 else cut}…"
