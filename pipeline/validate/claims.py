"""Which characters the findings of a document claim: said by values, at issue, passed over."""

from collections.abc import Iterable, Iterator

from extractors.model.document import Ignored, Issue, Span
from extractors.model.records import Finding, Record
from extractors.model.values import Grounded

PLACES = frozenset({"position", "ebene"})


def claims(findings: Iterable[Finding]) -> tuple[list[Span], list[Span], list[Span]]:
    """Spans ignored, at issue, and said by values: later ones win."""
    ignored: list[Span] = []
    issues: list[Span] = []
    values: list[Span] = []
    for finding in findings:
        if isinstance(finding, Ignored):
            ignored.append(finding.span)
        elif isinstance(finding, Issue):
            issues.append(finding.span)
        else:
            values.extend(spans_said(finding))
    return ignored, issues, values


def spans_said(record: Record) -> Iterator[Span]:
    """All spans that say a record's own values; where it stands in its list is shown by the whole item, not said."""
    for name in record.__dataclass_fields__:
        value = getattr(record, name) if name not in PLACES else None
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Grounded):
                yield from part.spans
