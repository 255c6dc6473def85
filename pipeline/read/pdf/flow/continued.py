"""Headings printed again where a page or slide goes on with what they head: "Gute Gründe (Fortsetzung)"."""

import re
from collections.abc import Sequence

from pipeline.read.draft import Draft

NOTE = re.compile(r"[ –—-]{0,3}[(\[]?(?:Fortsetzung|Forts\.)[)\]]?[ :.…]{0,3}$", re.IGNORECASE)


def name_continuations(drafts: Sequence[Draft]) -> None:
    """Makes furniture of them: a heading or line that says what one before it says, and that it goes on."""
    told: set[str] = set()
    for draft in drafts:
        if draft.kind not in ("heading", "paragraph") or draft.cell is not None:
            continue
        text = draft.text
        note = NOTE.search(text)
        if note and text[: note.start()] in told:
            draft.kind, draft.marker, draft.level = "furniture", "fortsetzung", 0
        elif draft.kind == "heading":
            told.add(text)
