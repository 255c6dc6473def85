"""A document in notation with its findings in the margin, for `planlese show`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors import extract
from extractors.model.document import Document, Ignored, Issue
from extractors.model.notation import to_notation
from extractors.model.records import Finding
from pipeline.second_look import read_twice
from pipeline.validate.claims import spans_said


def shown(path: Path, passwords: Sequence[str] = ()) -> Iterator[str]:
    """The lines of the document, each followed by what was found in it."""
    document = read_twice(path, passwords)
    notes: dict[int, list[str]] = {}
    for finding in extract(document):
        number, note = _note(document, finding)
        notes.setdefault(number, []).append(note)
    for number, line in enumerate(to_notation(document).splitlines(keepends=True)):
        yield line
        yield from (f"{'':>11}└ {note}\n" for note in dict.fromkeys(notes.get(number, [])))


def _note(document: Document, finding: Finding) -> tuple[int, str]:
    """The number of the block a finding ends in (its lead stands above), and what it says in one line."""
    if isinstance(finding, Issue):
        return document.block_number(finding.span.start), f"Issue {finding.rule}: {finding.message}"
    if isinstance(finding, Ignored):
        return document.block_number(finding.span.start), f"Ignored {finding.why}"
    values = []
    for name in finding.__dataclass_fields__:
        value = getattr(finding, name)
        if value is not None and hasattr(value, "spans"):
            values.append(f"{name}={_short(value.value)}")
    last = max(spans_said(finding))
    return document.block_number(last.start), f"{type(finding).__name__} " + ", ".join(values)


def _short(value: object) -> str:
    text = str(getattr(value, "name", None) or getattr(value, "edtf", None) or value)
    return text if len(text) <= 40 else text[:39] + "…"
