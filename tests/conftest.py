"""Where things are, and how a test gets a Document."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from extractors.model.document import About, Document
from pipeline.read import read_bytes

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("planlese", deadline=None)  # a busy machine is no mistake of ours
settings.load_profile("planlese")


@pytest.fixture
def text() -> Callable[..., Document]:
    """The document that the text (or HTML) reader makes of a string."""

    def read(source: str, land: str | None = None) -> Document:
        return read_bytes(source.encode(), "probe.txt", About(land=land))

    return read


def shared(part: str) -> Path:
    """A folder of real documents beside the checkout; the test is skipped where it is absent."""
    path = SHARED / part
    if not path.exists():
        pytest.skip(f"no {part} beside this checkout")
    return path
