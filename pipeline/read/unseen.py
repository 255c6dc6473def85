"""What a second reading of a page leaves out of account: drawings that misled the first one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unseen:
    """On these `pages` neither filled boxes and drawn `cells` are seen, nor `rules`, whichever is true."""

    pages: range
    cells: bool = False
    rules: bool = False
