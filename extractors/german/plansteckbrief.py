"""Finds measures in forms: two columns, on the left what is said, on the right what it is; one form a measure.

Maßnahme | Auftakt      Zeitraum | 07/2020 bis 06/2025      Arbeitspakete | • Projektgruppe      Zuständig | Amt
"""

from collections.abc import Iterator, Sequence

from extractors.german.plankopf import GOAL, MEASURES, Part, Role, Row, role_of
from extractors.german.planspalten import Cells, parts_in, text_in
from extractors.model.document import Document

LABEL_WORDS = 4  # a label is no longer
KNOWN = 0.6  # of the labels of a form


def form_rows(document: Document, rows: Sequence[Cells]) -> list[Row]:
    """The rows of a plan that these rows of a table make if it is a form, else none."""
    pairs = [cells for cells in rows if len(cells) == 2]
    labels = [text_in(document, cells[min(cells)]) for cells in pairs]
    roles = [role_of(label) for label in labels]
    known = [role for role in roles if role != "sonstiges"]
    measures = any(role == "massnahme" and MEASURES.search(said) for role, said in zip(roles, labels, strict=True))
    if not measures or len({*known}) < 2 or len(known) < KNOWN * len(rows) or not _is_form(labels, document, pairs):
        return []
    return list(_told(document, rows, labels[0].casefold()))


def _is_form(labels: Sequence[str], document: Document, pairs: Sequence[Cells]) -> bool:
    """All labels are short; what stands beside them is none, as it would be in a head."""
    beside = [text_in(document, cells[max(cells)]) for cells in pairs]
    short = all(len(label.split()) <= LABEL_WORDS and not GOAL.match(label) for label in labels)
    return short and sum(role_of(said) != "sonstiges" and len(said.split()) == 1 for said in beside) == 0


def _told(document: Document, rows: Sequence[Cells], opener: str) -> Iterator[Row]:
    """Labels as heads, goals as goals, what stands beside the labels as one row from each opening label to the next."""
    parts: dict[Role, list[Part]] = {}
    numbers: list[int] = []
    for cells in rows:
        label, *said = (cells[column] for column in sorted(cells))
        opens = not said or text_in(document, label).casefold() == opener
        if opens and parts:
            yield Row("massnahme", parts, tuple(numbers), first=True)
            parts, numbers = {}, []
        if not said:
            goal = bool(GOAL.match(text_in(document, label)))
            yield Row("ziel" if goal else "kopf", {"sonstiges": parts_in(document, label)}, tuple(label))
            continue
        yield Row("kopf", {"sonstiges": parts_in(document, label)}, tuple(label))
        role = role_of(text_in(document, label))
        steps = role == "massnahme" and role in parts  # "Arbeitspakete" below "Maßnahme"
        parts.setdefault(role, []).extend(parts_in(document, said[0], "item" if steps else None))
        numbers.extend(said[0])
    if parts:
        yield Row("massnahme", parts, tuple(numbers), first=True)
