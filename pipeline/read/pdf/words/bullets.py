"""What may be a bullet on a page: fonts of pictures and word processors leave more of them than a text file has."""

import re

from pipeline.read.bullets import SHAPES

BULLETS = SHAPES | set("•‣→⇒⇨»›☐☑☒∙⁃★☆◦\uf0b7\uf0a7\uf0a8\uf076\uf0d8\uf0e0\uf02d\uf0fc")
DASHES = frozenset("-–—·*+o§>~")
SECOND = BULLETS - set("»›")  # typed behind the bullet of the word processor: "– ⇒ Fachveranstaltungen"
LETTERED = re.compile(r"[a-z]\.")
PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")  # pdfminer has no name for the bullet of the standard fonts


def is_bullet(text: str) -> bool:
    """A word that may be the bullet of a list."""
    return text in BULLETS or text in DASHES
