"""The same records from every layout: our own documents, set as PDF in many ways, against their text source."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from extractors import extract
from extractors.model.document import Document, Ignored, Issue
from extractors.model.values import Grounded
from pipeline.read import about_of, read, read_bytes
from tests.typeset import LAYOUTS, Layout, typeset

CORPUS = Path(__file__).parents[2] / "corpus"
CASES = ("arbeitsplan/source.txt", "broschuere/source.md", "faltblatt/source.txt", "plan-breit/source.md")


@cache
def source(case: str) -> Document:
    return read(CORPUS / case)


def told(document: Document) -> list[str]:
    """Every record and issue as a line, without places and ids."""
    return sorted(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    for finding in extract(document):
        if isinstance(finding, Issue):
            yield f"{finding.rule}: {document.quote(finding.span)}"
        elif not isinstance(finding, Ignored):
            yield f"{type(finding).__name__} {_plain(finding)}"


def _plain(value: object) -> object:
    if isinstance(value, Grounded):
        return _plain(value.value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("case", CASES)
def test_a_layout_changes_no_record(case: str, layout: Layout) -> None:
    document = source(case)
    try:
        data = typeset(document, layout)
    except ValueError as narrow:
        pytest.skip(str(narrow))
    printed = read_bytes(data, case, about_of(CORPUS / case))
    assert told(printed) == told(document)


def test_there_are_at_least_twelve_layouts() -> None:
    assert len({layout.name for layout in LAYOUTS}) >= 12
