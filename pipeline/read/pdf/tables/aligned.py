"""Tables that draw nothing: what one page shows of their columns helps to read the next."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.tables.balance import ByBalance
from pipeline.read.pdf.tables.bands import Known
from pipeline.read.pdf.tables.entries import ByLeft, ByRight
from pipeline.read.pdf.tables.found import Found, same_strips
from pipeline.read.pdf.tables.heads import enters_again, heads_again
from pipeline.read.pdf.tables.unruled import Plan
from pipeline.read.pdf.words.words import Words

LEAST_ROWS = 3


def find_aligned(plans: Sequence[Plan], banded: Mapping[int, Known]) -> None:
    """Adds to each page's grids the table it sets without rules; what one page shows helps to read the next.

    `banded` are the tables with rules or fills that go on beyond a page: of one nothing may be drawn there but its
    head, printed again.
    """
    pages = [plan.page for plan in plans]
    found = [plan.find(LEAST_ROWS) for plan in plans]
    wide: dict[int, tuple[float, float]] = {}
    asked: set[int] = set()
    for number, plan in [*enumerate(plans), *[*enumerate(plans)][-2::-1]]:  # a later page may tell what came before
        near = [found[n] for n in (number - 1, number + 1) if 0 <= n < len(found)]
        known = next((other for other in near if other and _tells(other, found[number])), None)
        if number in asked and (found[number] or not known):
            continue
        asked.add(number)
        ruled = banded.get(pages[number - 1].number) if number else None
        if known:
            found[number] = plan.find(1, known) or found[number]
        elif found[number] is None and ruled:
            found[number] = _of_ruled(plan, ruled, pages[number - 1].words)
            wide[number] = ruled.stack.x0, ruled.stack.x1
    for number, (above, plan) in enumerate(pairwise(plans), start=1):
        last = found[number - 1]
        if found[number] is None and last and last.last == len(above.lines):
            found[number] = plan.rest(last, above.rows.main)
    found = [own and _with_leads(own, found) for own in found]
    for number, (plan, own) in enumerate(zip(plans, found, strict=True)):
        if own:
            earlier = found[number - 1] if number else None
            later = found[number + 1] if number + 1 < len(found) else None
            plan.add(plan.stretched(own, earlier, later), wide.get(number) or _ends(plans, found, own))


def _of_ruled(plan: Plan, ruled: Known, before: Words) -> Found | None:
    """What goes on without rules of a table with rules: more of its rows, or the rest of its last one."""
    own = Found(tuple(ruled.strips), 0, 0, ByRight if ruled.stack.main == "L" else ByLeft)
    if _again(before, plan.words, ruled):
        return plan.find(1, own)
    return plan.rest(own, "R") if ruled.stack.main == "R" else None


def _again(before: Words, words: Words, ruled: Known) -> bool:
    """The page begins with the head of the table of the page before, or with an entry like those of its rows."""
    return heads_again(before, words) or enters_again(before, words, ruled.strips, ruled.stack.main)


def _with_leads(own: Found, found: list[Found | None]) -> Found:
    """Its columns begin where they do on any of its pages: only one may show the head."""
    alike = [other.strips for other in found if other and same_strips(other.strips, own.strips)]
    edges = [min(strip.edge for strip in column) for column in zip(*alike, strict=True)]
    strips = [replace(strip, lead=strip.right - edge) for strip, edge in zip(own.strips, edges, strict=True)]
    return replace(own, strips=tuple(strips))


def _ends(plans: Sequence[Plan], found: list[Found | None], own: Found) -> tuple[float, float]:
    """How far the table reaches to both sides on any of its pages: a short rest of it may hold but a few words."""
    pairs = zip(plans, found, strict=True)
    parts = [plan.ends(other) for plan, other in pairs if other and same_strips(other.strips, own.strips)]
    return min(x0 for x0, _ in parts), max(x1 for _, x1 in parts)


def _tells(other: Found, own: Found | None) -> bool:
    """The strips of the other page hold here: none were found, or more than there in fewer lines (rivers of white),
    or only some of them. So does what tells its rows, where entries stand in their middle.
    """
    if own is None:
        return True
    if other.kind is ByBalance and own.kind is not ByBalance and same_strips(own.strips, other.strips):
        return True
    if len(own.strips) < len(other.strips):
        longer = other.last - other.first >= own.last - own.first
        return longer and all(
            any(abs(strip.right - theirs.right) < 6 for theirs in other.strips) for strip in own.strips
        )
    more = len(own.strips) > len(other.strips) and own.last - own.first < other.last - other.first
    return more and all(any(abs(strip.right - mine.right) < 6 for mine in own.strips) for strip in other.strips)
